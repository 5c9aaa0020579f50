//! The case that is open in the window: the world, what was typed and is not settled, and the journal that
//! every action goes to.

mod checks;
mod kept;
mod typed;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

pub use checks::{Checks, Seen};

use super::debrief_view::{Grader, Marked};
use super::intent::Work;
use super::journal::{Caret, DraftState, Journal, Mode, Opened, Place};
use super::screens::desk;
use crate::case::world::{Decided, Happened};
use crate::case::{Action, World};
use crate::content::Library;
use crate::content::data::Measure;
use crate::content::form::Form;
use crate::content::id::ExhibitId;
use crate::content::role::Role;
use crate::content::time::CaseTime;
use crate::content::value::Values;

/// Whether what was done is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Yes.
    Yes,
    /// No, and why.
    No(String),
    /// The attempt can only be looked at.
    ReadOnly,
}

/// The open case.
pub struct Running {
    /// Its id in the profile.
    pub id: String,
    /// The how-manieth attempt.
    pub number: u32,
    /// How it is worked on.
    pub mode: Mode,
    /// The case as it stands.
    pub world: World,
    /// Whether it is kept.
    pub saved: Saved,
    /// Marks, once it is closed.
    pub marked: Option<Marked>,
    /// What was checked, by request (practice).
    pub checks: BTreeMap<u32, Checks>,
    /// What stands in forms, settled or not.
    pub typed: BTreeMap<u32, Values>,
    /// Text of another day that could not be put back.
    pub found: Option<DraftState>,
    /// How the desk looks.
    pub desk: desk::State,
    /// Where the next letter goes.
    pub caret: Option<Caret>,
    journal: Box<dyn Journal>,
    /// Actions that stand in the window and in no file yet, oldest first, with the case clock after each.
    unsaved: VecDeque<(Action, CaseTime)>,
    /// Why the draft could not be kept.
    draft_fault: Option<String>,
    kept_place: Place,
}

impl Running {
    /// Plays what was done and puts back what was typed.
    ///
    /// # Errors
    /// In words for people, with the number of the action that cannot be taken.
    pub fn open(library: &Arc<Library>, opened: Opened) -> Result<Self, String> {
        let mut world = World::new(library, &opened.scenario).map_err(|error| error.to_string())?;
        for (index, action) in opened.actions.iter().enumerate() {
            world.apply(action).map_err(|error| format!("Line {}: {error}", index + 1))?;
        }
        let closed = world.is_closed();
        let read_only = opened.journal.read_only();
        let saved = if read_only.is_some() { Saved::ReadOnly } else { Saved::Yes };
        let mut running = Self {
            id: opened.id,
            number: opened.number,
            mode: opened.mode,
            world,
            saved,
            marked: None,
            checks: BTreeMap::new(),
            typed: BTreeMap::new(),
            found: None,
            desk: desk::State::default(),
            caret: None,
            journal: opened.journal,
            unsaved: VecDeque::new(),
            draft_fault: None,
            kept_place: Place::default(),
        };
        running.go_on();
        match read_only {
            // The draft belongs to the window that can go on.
            Some(why) if !closed => running.desk.message = Some(sentence(&why)),
            Some(_) => {}
            None => opened.draft.into_iter().for_each(|draft| running.put_back(draft)),
        }
        running.kept_place = running.place();
        Ok(running)
    }

    /// Shows what waits for an answer, else what was done last.
    fn go_on(&mut self) {
        self.desk.seen = self.world.story().len();
        // An instruction that nobody answered is put before the trainee again: to be passed over, it has to be seen.
        let unanswered = self.world.instruction().filter(|_| self.world.instruction_answers().is_empty());
        if let Some(event) = unanswered.map(|instruction| instruction.event) {
            self.show(Work::Event(event));
            return;
        }
        let work = self.world.requests().last().map(|dossier| match self.world.last_reply(dossier.number) {
            Some(reply) if dossier.sendings.last().is_some_and(|sent| sent.at <= reply.at) => Work::Letter(reply.id),
            _ if !dossier.sendings.is_empty() => Work::Sent(dossier.number),
            _ if dossier.form.is_some() => Work::Form(dossier.number),
            _ if dossier.measure == Measure::Nothing => Work::Nothing,
            _ => Work::Decide,
        });
        let lies_here = (!self.world.received().is_empty()).then_some(Work::Package(0));
        if let Some(work) = work.or(lies_here) {
            self.show(work);
        }
    }

    /// The number of the letter that brought a package.
    pub fn brought_by_letter(&self, package: usize) -> Option<u32> {
        let package = &self.world.received().get(package)?.package;
        let request = package.request?;
        let brought = |reply: &&crate::case::reply::Reply| reply.request == request && reply.at == package.arrived;
        self.world.replies().iter().find(brought).map(|reply| reply.id)
    }

    /// Shows something in the right pane.
    pub fn show(&mut self, work: Work) {
        if let Work::Form(number) = work {
            self.fill(number);
            if self.desk.work != work {
                self.desk.form.open(number, self.first_open_section(number));
            }
        }
        if work == Work::Nothing {
            self.desk.nothing.open(&self.world);
        }
        if let Some(beside) = super::beside_for(&work) {
            self.desk.beside = beside;
        }
        self.desk.narrow_left = false;
        self.desk.work = work;
    }

    /// Shows what stood before the trainee when this was decided.
    pub fn show_before(&mut self, decided: &Decided) {
        let instruction = self.world.instruction().map(|instruction| Work::Event(instruction.event));
        let work = match decided {
            Decided::Choice(number) if self.is_nothing(*number) => Some(Work::Nothing),
            Decided::Choice(_) | Decided::Recorded => Some(Work::Decide),
            Decided::Sending(number) => self.world.request(*number).map(|_| Work::Form(*number)),
            Decided::Answer(reply) => Some(Work::Letter(*reply)),
            Decided::Instruction => instruction,
            Decided::Waiting(_) | Decided::Withdrawal(_) | Decided::Evidence | Decided::Close => None,
        };
        if let Some(work) = work {
            self.show(work);
        }
        self.desk.message = Some("A new attempt, from this point on. The earlier one stays as it is.".to_owned());
    }

    /// True for a decision to send nothing.
    fn is_nothing(&self, number: u32) -> bool {
        self.world.request(number).is_some_and(|dossier| dossier.measure == Measure::Nothing)
    }

    /// The first section in which something is the trainee's.
    fn first_open_section(&self, number: u32) -> usize {
        let Some(form) = self.form(number) else { return 0 };
        form.sections.iter().position(|section| section.fields.iter().any(|field| self.is_open(form, &field.key))).unwrap_or(0)
    }

    /// The form of a request.
    pub fn form(&self, number: u32) -> Option<&Form> {
        self.world.library().forms.get(self.world.request(number)?.form.as_ref()?)
    }

    /// True when a field is the trainee's.
    pub fn is_open(&self, form: &Form, key: &str) -> bool {
        is_open(&self.world, form, key)
    }

    fn fill(&mut self, number: u32) {
        if let Some(dossier) = self.world.request(number) {
            self.typed.entry(number).or_insert_with(|| dossier.values.clone());
        }
    }

    /// Takes an action and hands it to the journal; false when it was refused.
    pub fn act(&mut self, action: Action) -> bool {
        if self.saved == Saved::ReadOnly {
            self.desk.message = self.journal.read_only().map(|why| sentence(&why));
            return false;
        }
        let before = self.typed_before(&action);
        let had = self.world.instruction().is_some();
        let packages = self.world.received().len();
        if let Err(error) = self.world.apply(&action) {
            self.desk.message = Some(sentence(&error.to_string()));
            return false;
        }
        self.unsaved.push_back((action.clone(), self.world.now()));
        self.write_unsaved();
        if !matches!(action, Action::Wait { .. }) {
            self.say_instruction(had);
            self.say_package(packages);
        }
        match &action {
            Action::Choose { request, measure, .. } => {
                self.typed.remove(request);
                self.checks.remove(request);
                if let Some(before) = before {
                    self.keep_typed(*request, before);
                }
                let form = self.world.request(*request).and_then(|dossier| dossier.form.clone());
                self.desk.decide = Default::default();
                if Measure::from_key(measure) == Some(Measure::Nothing) {
                    self.desk.message =
                        Some("It stands in the case diary. You can change it until you close the case.".to_owned());
                    self.desk.nothing = Default::default();
                    self.show(Work::Nothing);
                } else if form.is_none() {
                    self.desk.message = Some("It stands in the case diary.".to_owned());
                } else {
                    self.show(Work::Form(*request));
                }
            }
            Action::Note { .. } => self.desk.note.clear(),
            Action::RefuseInstruction { .. } | Action::RecordAndRefer { .. } => self.desk.instruction.clear(),
            Action::Answer { reply, .. } => {
                if let Some(number) = self.world.replies().iter().find(|known| known.id == *reply).map(|known| known.request) {
                    self.typed.remove(&number);
                    self.desk.answer.clear();
                    self.show(Work::Sent(number));
                }
            }
            _ => {}
        }
        true
    }

    /// An instruction may come while something else is done: it is said at the top, and waits among the replies.
    fn say_instruction(&mut self, had: bool) {
        let came = self.world.instruction().filter(|_| !had).and_then(|instruction| self.world.event(instruction.event));
        if let Some(event) = came {
            self.desk.message =
                Some(format!("{}. You find it under Replies, and can answer until you close the case.", event.title));
        }
    }

    /// A package may come in while something else is done: it is said at the top, and waits among the replies.
    fn say_package(&mut self, before: usize) {
        if let Some(received) = self.world.received().get(before) {
            self.desk.message = Some(format!("Package {} came in. You find it under Replies.", received.package.ticket));
        }
    }

    /// What stands in the form of a request whose choice is about to change.
    fn typed_before(&self, action: &Action) -> Option<Values> {
        let Action::Choose { request, .. } = action else { return None };
        self.typed.get(request).cloned().or_else(|| Some(self.world.request(*request)?.values.clone()))
    }

    /// Another company or door opens the form anew; what the trainee wrote elsewhere in it stays.
    fn keep_typed(&mut self, number: u32, before: Values) {
        self.fill(number);
        let Some(form) = self.form(number) else { return };
        let chosen = [Role::Entity, Role::Channel].map(|role| form.by_role(role).map(|field| field.key.clone()));
        let keep: Values = before
            .into_iter()
            .filter(|(key, value)| !value.is_blank() && self.is_open(form, key) && !chosen.contains(&Some(key.clone())))
            .collect();
        self.typed.entry(number).or_default().extend(keep);
    }

    /// Opens an exhibit in the left pane; the first time it costs its minutes.
    pub fn open_exhibit(&mut self, id: ExhibitId) {
        self.desk.beside = super::intent::Beside::CaseFile;
        if !self.world.opened().contains(&id) && !self.world.is_closed() {
            self.act(Action::OpenExhibit { id: id.clone() });
        }
        self.desk.exhibit = Some(id);
    }

    /// Has some fields of a request checked.
    pub fn check(&mut self, request: u32, fields: &[String], grader: &Grader) {
        self.settle();
        for field in fields {
            self.act(Action::CheckField { request, field: field.clone() });
        }
        let notes = (grader.check)(&self.world, request, fields);
        let typed = self.typed.get(&request).cloned().unwrap_or_default();
        self.checks.entry(request).or_default().put(fields, &typed, notes);
    }

    /// Signs and sends.
    pub fn send(&mut self, request: u32) {
        self.settle();
        let Some(form) = self.form(request) else { return };
        let typed = self.typed.get(&request).cloned().unwrap_or_default();
        let values: Values =
            form.fields().map(|field| (field.key.clone(), typed.get(&field.key).cloned().unwrap_or_default())).collect();
        let form = form.id.clone();
        let before = self.world.story().len();
        if self.act(Action::Send { request, form, values }) {
            self.typed.remove(&request);
            self.checks.remove(&request);
            self.show(Work::Sent(request));
            self.show_news(before, false);
        }
    }

    /// Lets time pass until something happens, or until the time that was asked for, and shows what came.
    pub fn wait(&mut self) {
        self.settle();
        let until = self.desk.wait_until.take();
        if until.is_none() && self.world.next_event().is_none() {
            self.desk.notice = Some((self.world.actions(), "Nothing more is on its way.".to_owned()));
            return;
        }
        let before = self.world.story().len();
        let until = until.map_or_else(|| "next_event".to_owned(), |at| at.to_string());
        if self.act(Action::Wait { until }) {
            self.show_news(before, true);
        }
    }

    /// Shows the newest letter or event since `before`.
    fn show_news(&mut self, before: usize, events: bool) {
        let secret = |index: usize| self.world.event(index).is_none_or(|event| event.secret);
        let news = self.world.story().get(before..).unwrap_or_default().iter().rev().find_map(|entry| match entry.what {
            Happened::Replied(id) => Some(Work::Letter(id)),
            // Where a letter brought it, the letter is read first and leads on.
            Happened::PackageArrived(index) if self.brought_by_letter(index).is_none() => Some(Work::Package(index)),
            Happened::Event(index) if events && !secret(index) => Some(Work::Event(index)),
            _ => None,
        });
        match news {
            Some(work) => self.show(work),
            None if events => {
                let now = self.world.now();
                let said = format!("No letter came by {}, {}.", now.date().text(), now.clock_text());
                self.desk.notice = Some((self.world.actions(), said));
            }
            None => {}
        }
    }
}

/// True when a field of a form is the trainee's in this case.
pub fn is_open(world: &World, form: &Form, key: &str) -> bool {
    world.scenario().form_use(&form.id).is_none_or(|usage| usage.open.is_empty() || usage.open.iter().any(|open| open == key))
}

/// A message as a sentence: a capital, a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
