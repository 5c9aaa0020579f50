//! How the open case is kept: actions to the journal in their order, what is not settled to the draft, and both
//! back again. What cannot be written stays here until it can.

use std::collections::BTreeMap;

use super::{Running, Saved};
use crate::app::intent::Work;
use crate::app::journal::{DraftState, Place};
use crate::app::screens::desk::receive;
use crate::case::Action;
use crate::case::world::{Entry, Happened, evidence_of};
use crate::content::data::Measure;
use crate::content::value::{Value, Values};

/// How the texts of actions that could not be written are named in a draft.
const NOT_WRITTEN: &str = "not written";

impl Running {
    /// Writes the actions that are in no file yet, in their order: one that fails keeps the later ones back, or
    /// the file would tell another case than the window.
    pub(super) fn write_unsaved(&mut self) {
        while let Some((action, at)) = self.unsaved.front() {
            if let Err(why) = self.journal.append(action, at) {
                self.saved = Saved::No(why);
                return;
            }
            self.unsaved.pop_front();
        }
        self.saved = self.draft_fault.clone().map_or(Saved::Yes, Saved::No);
    }

    /// How many actions are in no file yet.
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// Tries once more to write what could not be written; true when all of it is on the disk.
    pub fn retry(&mut self) -> bool {
        if self.saved != Saved::ReadOnly {
            self.write_unsaved();
            self.keep_draft(false);
        }
        !matches!(self.saved, Saved::No(_))
    }

    /// All that is in no file yet, for the clipboard: what was typed, then the actions as an attempt file has them.
    pub fn unsaved_text(&self) -> String {
        let mut lines = texts_of(&self.draft());
        lines.extend(self.unsaved.iter().filter_map(|(action, _)| serde_json::to_string(action).ok()));
        lines.join("\n\n")
    }

    /// What was typed and is in no action of the journal, and where the trainee is.
    pub fn draft(&self) -> DraftState {
        let mut draft = DraftState {
            after_n: self.world.actions() - self.unsaved.len() as u32,
            texts: self.desk.texts(),
            left: self.found.as_ref().map(texts_of).unwrap_or_default(),
            place: self.place(),
            ..DraftState::default()
        };
        if let Work::Form(number) = self.desk.work {
            draft.request = number;
            draft.section = self.desk.form.section;
        }
        let mut open: BTreeMap<u32, Values> = BTreeMap::new();
        for (number, typed) in &self.typed {
            let settled = self.world.request(*number).map(|dossier| &dossier.values);
            let differs = |key: &str, value: &Value| match settled.and_then(|settled| settled.get(key)) {
                Some(settled) => settled != value,
                None => !value.is_blank(),
            };
            let values = typed.iter().filter(|(key, value)| differs(key, value)).map(|(key, value)| (key.clone(), value.clone()));
            open.entry(*number).or_default().extend(values);
        }
        self.add_unsaved(&mut draft.texts, &mut open);
        draft.values = open.remove(&draft.request).unwrap_or_default();
        open.retain(|_, values| !values.is_empty());
        draft.others = open;
        draft
    }

    /// Adds what was settled and could not be written: to a reader of the files it is not settled.
    fn add_unsaved(&self, texts: &mut BTreeMap<String, String>, open: &mut BTreeMap<u32, Values>) {
        for (at, (action, _)) in self.unsaved.iter().enumerate() {
            match action {
                Action::Set { request, field, .. }
                | Action::AddRow { request, field, .. }
                | Action::RemoveRow { request, field, .. } => {
                    let settled = self.world.request(*request).and_then(|dossier| dossier.values.get(field));
                    if let Some(settled) = settled {
                        open.entry(*request).or_default().entry(field.clone()).or_insert_with(|| settled.clone());
                    }
                }
                Action::Send { request, values, .. } => {
                    let open = open.entry(*request).or_default();
                    for (key, value) in values.iter().filter(|(_, value)| !value.is_blank()) {
                        open.entry(key.clone()).or_insert_with(|| value.clone());
                    }
                }
                Action::Note { text }
                | Action::Answer { text, .. }
                | Action::Choose { why: text, .. }
                | Action::RefuseInstruction { text }
                | Action::RecordAndRefer { text }
                    if !text.is_empty() =>
                {
                    texts.insert(format!("{NOT_WRITTEN} {}", at + 1), text.clone());
                }
                other => {
                    if let Some((_, evidence)) = evidence_of(other).filter(|(_, evidence)| !evidence.value.is_blank()) {
                        texts.insert(format!("{NOT_WRITTEN} {}", at + 1), evidence.value.as_text());
                    }
                }
            }
        }
    }

    /// The open screen and the caret.
    pub fn place(&self) -> Place {
        Place {
            work: self.desk.work.clone(),
            beside: self.desk.beside,
            exhibit: self.desk.exhibit.clone(),
            notebook: self.desk.notebook_open,
            step: self.desk.receive.step(),
            measure: self.desk.decide.measure.map(|measure| measure.key().to_owned()),
            caret: self.caret,
        }
    }

    /// True when the trainee is elsewhere than the draft says.
    pub fn moved(&self) -> bool {
        !self.world.is_closed() && self.saved != Saved::ReadOnly && self.kept_place != self.place()
    }

    /// Hands the draft to the journal; `typing` when more is about to come.
    pub fn keep_draft(&mut self, typing: bool) {
        if self.saved == Saved::ReadOnly || (self.world.is_closed() && self.unsaved.is_empty()) {
            return;
        }
        let draft = self.draft();
        match self.journal.keep_draft(&draft, typing) {
            Ok(()) if typing => {}
            Ok(()) => {
                self.kept_place = draft.place;
                if self.draft_fault.take().is_some() && self.unsaved.is_empty() {
                    self.saved = Saved::Yes;
                }
            }
            Err(why) => {
                self.draft_fault = Some(why.clone());
                self.saved = Saved::No(why);
            }
        }
    }

    /// Lays a draft over the case, if nothing was done since; what cannot be put back is offered as text.
    pub(super) fn put_back(&mut self, mut draft: DraftState) {
        // What was typed about a package names its place there, whatever was done since.
        self.desk.receive.put_texts(&draft.texts);
        draft.texts.retain(|name, _| !receive::is_ours(name));
        let mut left = draft.left.clone();
        if draft.after_n == self.world.actions() {
            self.desk.put_texts(&draft.texts);
            left.extend(draft.texts.iter().filter(|(name, _)| name.starts_with(NOT_WRITTEN)).map(|(_, text)| text.clone()));
            self.put_place(&draft);
            let open = std::iter::once((draft.request, draft.values)).chain(draft.others);
            for (number, values) in open.filter(|(_, values)| !values.is_empty()) {
                if self.world.request(number).is_some() {
                    self.fill(number);
                    self.typed.entry(number).or_default().extend(values);
                } else {
                    left.extend(values.values().map(Value::as_text));
                }
            }
        } else {
            left.extend(self.not_in_case(&draft));
        }
        left.retain(|text| !text.trim().is_empty());
        if !left.is_empty() {
            let texts = left.into_iter().enumerate().map(|(at, text)| (format!("{at:03}"), text)).collect();
            self.found = Some(DraftState { texts, ..DraftState::default() });
        }
    }

    fn put_place(&mut self, draft: &DraftState) {
        let place = &draft.place;
        let there = match &place.work {
            // A draft that names its form only.
            Work::Decide if self.world.request(draft.request).is_some() => Some(Work::Form(draft.request)),
            Work::Form(number) | Work::Sent(number) if self.world.request(*number).is_none() => None,
            Work::Letter(id) if self.world.replies().iter().all(|reply| reply.id != *id) => None,
            Work::Event(index) if self.world.event(*index).is_none() => None,
            Work::Package(index) if self.world.received().get(*index).is_none() => None,
            work => Some(work.clone()),
        };
        if let Some(work) = there {
            self.show(work);
        }
        if matches!(self.desk.work, Work::Form(_)) {
            self.desk.form.section = draft.section;
        }
        self.desk.receive.go(place.step);
        self.desk.beside = place.beside;
        self.desk.exhibit = place.exhibit.clone().filter(|id| self.world.opened().contains(id));
        self.desk.notebook_open = place.notebook;
        self.desk.decide.measure = place.measure.as_deref().and_then(Measure::from_key);
        self.caret = place.caret;
    }

    /// The texts of a draft that stand nowhere in the case: what was settled after it was written is no find.
    fn not_in_case(&self, draft: &DraftState) -> Vec<String> {
        let settled = |number: u32, key: &str| self.world.request(number).and_then(|dossier| dossier.values.get(key));
        let others = draft.others.iter().map(|(number, values)| (*number, values));
        let open = std::iter::once((draft.request, &draft.values)).chain(others);
        let mut left: Vec<String> = open
            .flat_map(|(number, values)| values.iter().map(move |(key, value)| (number, key, value)))
            .filter(|(number, key, value)| settled(*number, key) != Some(*value))
            .map(|(_, _, value)| value.as_text())
            .collect();
        left.extend(draft.texts.values().filter(|text| !self.stands_in_story(text.trim())).cloned());
        left
    }

    fn stands_in_story(&self, text: &str) -> bool {
        let noted = |entry: &Entry| match &entry.what {
            Happened::Noted(known) | Happened::SentNothing(known) => known == text,
            Happened::InstructionAnswered { text: known, .. } => known == text,
            _ => false,
        };
        self.world.story().iter().any(noted) || self.world.requests().iter().any(|dossier| dossier.why == text)
    }
}

/// Every text of a draft.
fn texts_of(draft: &DraftState) -> Vec<String> {
    let values = draft.values.values().chain(draft.others.values().flat_map(Values::values)).map(Value::as_text);
    let texts = values.chain(draft.texts.values().cloned()).chain(draft.left.iter().cloned());
    texts.filter(|text| !text.trim().is_empty()).collect()
}
