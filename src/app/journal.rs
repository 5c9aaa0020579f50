//! Where actions, drafts and settings go: what the window needs of whoever keeps files. Kept in memory here,
//! for tests and for a window without a profile.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::case::Action;
use crate::content::id::ScenarioId;
use crate::content::time::CaseTime;
use crate::content::value::Values;

/// The lines of one attempt while it is open.
pub trait Journal {
    /// Appends an action that was taken; `case_time` is the case clock after it.
    ///
    /// # Errors
    /// In words for people; the action then stands in the window and in no file.
    fn append(&mut self, action: &Action, case_time: &CaseTime) -> Result<(), String>;
    /// Keeps what was typed and is not settled. Called with every change, and once more half a second after the
    /// last one; whoever writes files decides by `now` when to write.
    ///
    /// # Errors
    /// In words for people.
    fn save_draft(&mut self, draft: &DraftState, now: Instant) -> Result<(), String>;
    /// Another window holds the attempt: it can be looked at and not gone on with.
    fn read_only(&self) -> bool;
}

/// What was typed and is not settled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftState {
    /// Number of the journal's last action when it was typed.
    pub after_n: u32,
    /// The request whose form is open.
    pub request: u32,
    /// The section that is open, from 0.
    pub section: usize,
    /// Fields whose text differs from what is settled, by key.
    pub values: Values,
    /// `Why now?` of the decision, a note, an answer: texts outside forms, by name.
    pub texts: std::collections::BTreeMap<String, String>,
}

impl DraftState {
    /// True when nothing is unsettled.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.texts.values().all(|text| text.trim().is_empty())
    }
}

/// How an attempt is worked on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// With guidance and checks.
    #[default]
    Practice,
    /// Silent until the end.
    Assessment,
}

/// An attempt in the profile, as the list of cases shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct AttemptSummary {
    /// Its id in the profile.
    pub id: String,
    /// The case.
    pub scenario: ScenarioId,
    /// How.
    pub mode: Mode,
    /// It was closed.
    pub closed: bool,
    /// Its score, when it was closed; worked out again by whoever opened the file.
    pub score: Option<u32>,
    /// When it was saved last, in words: `4 minutes ago`.
    pub saved: String,
    /// Where it stands, in words: `Preservation request, case clock 7 Feb 2023, 18:40`; may be empty.
    pub stands: String,
}

/// An attempt that was opened.
pub struct Opened {
    /// Its id in the profile.
    pub id: String,
    /// The case.
    pub scenario: ScenarioId,
    /// The how-manieth attempt of this case it is, from 1.
    pub number: u32,
    /// How.
    pub mode: Mode,
    /// What was done so far.
    pub actions: Vec<Action>,
    /// What was typed and not settled.
    pub draft: Option<DraftState>,
    /// Where further actions go.
    pub journal: Box<dyn Journal>,
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the person at this laptop set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Size of text in per cent, 80 to 200.
    pub text_percent: u32,
    /// No movement.
    pub reduced_motion: bool,
    /// The rail shows icons only.
    pub rail_folded: bool,
    /// Width of the left pane of the desk, in points.
    pub pane_width: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: ThemeChoice::System, text_percent: 100, reduced_motion: false, rail_folded: false, pane_width: 600.0 }
    }
}

/// The profile: attempts and settings.
pub trait Store {
    /// All attempts, newest first.
    fn attempts(&self) -> Vec<AttemptSummary>;
    /// Starts a new attempt.
    ///
    /// # Errors
    /// In words for people.
    fn start(&mut self, scenario: &ScenarioId, mode: Mode) -> Result<Opened, String>;
    /// Opens an attempt again.
    ///
    /// # Errors
    /// In words for people.
    fn open(&mut self, id: &str) -> Result<Opened, String>;
    /// What was set.
    fn settings(&self) -> Settings;
    /// Keeps what was set.
    ///
    /// # Errors
    /// In words for people.
    fn save_settings(&mut self, settings: &Settings) -> Result<(), String>;
}

#[derive(Clone, Debug)]
struct Kept {
    scenario: ScenarioId,
    mode: Mode,
    actions: Vec<Action>,
    draft: Option<DraftState>,
}

type Shelf = Rc<RefCell<Vec<Kept>>>;

/// A profile that is gone when the window closes.
#[derive(Clone, Default)]
pub struct MemoryStore {
    kept: Shelf,
    settings: Settings,
}

impl MemoryStore {
    /// With these settings.
    pub fn with_settings(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Puts an attempt in, as if it had been made here.
    pub fn put(&self, scenario: ScenarioId, mode: Mode, actions: Vec<Action>) {
        self.kept.borrow_mut().push(Kept { scenario, mode, actions, draft: None });
    }

    /// What was done in an attempt.
    pub fn actions(&self, index: usize) -> Vec<Action> {
        self.kept.borrow().get(index).map(|kept| kept.actions.clone()).unwrap_or_default()
    }

    /// What was typed in an attempt and not settled.
    pub fn draft(&self, index: usize) -> Option<DraftState> {
        self.kept.borrow().get(index).and_then(|kept| kept.draft.clone())
    }

    fn opened(&self, index: usize) -> Result<Opened, String> {
        let kept = self.kept.borrow();
        let attempt = kept.get(index).ok_or_else(|| "There is no such attempt.".to_owned())?;
        let number = kept[..=index].iter().filter(|other| other.scenario == attempt.scenario).count() as u32;
        Ok(Opened {
            id: index.to_string(),
            scenario: attempt.scenario.clone(),
            number,
            mode: attempt.mode,
            actions: attempt.actions.clone(),
            draft: attempt.draft.clone(),
            journal: Box::new(MemoryJournal { shelf: Rc::clone(&self.kept), index }),
        })
    }
}

impl Store for MemoryStore {
    fn attempts(&self) -> Vec<AttemptSummary> {
        let kept = self.kept.borrow();
        kept.iter()
            .enumerate()
            .rev()
            .map(|(index, attempt)| AttemptSummary {
                id: index.to_string(),
                scenario: attempt.scenario.clone(),
                mode: attempt.mode,
                closed: attempt.actions.iter().any(|action| matches!(action, Action::Close { .. })),
                score: None,
                saved: "a moment ago".to_owned(),
                stands: String::new(),
            })
            .collect()
    }

    fn start(&mut self, scenario: &ScenarioId, mode: Mode) -> Result<Opened, String> {
        self.kept.borrow_mut().push(Kept { scenario: scenario.clone(), mode, actions: Vec::new(), draft: None });
        let index = self.kept.borrow().len() - 1;
        self.opened(index)
    }

    fn open(&mut self, id: &str) -> Result<Opened, String> {
        let index = id.parse().map_err(|_| "There is no such attempt.".to_owned())?;
        self.opened(index)
    }

    fn settings(&self) -> Settings {
        self.settings.clone()
    }

    fn save_settings(&mut self, settings: &Settings) -> Result<(), String> {
        self.settings = settings.clone();
        Ok(())
    }
}

struct MemoryJournal {
    shelf: Shelf,
    index: usize,
}

impl Journal for MemoryJournal {
    fn append(&mut self, action: &Action, _case_time: &CaseTime) -> Result<(), String> {
        if let Some(kept) = self.shelf.borrow_mut().get_mut(self.index) {
            kept.actions.push(action.clone());
        }
        Ok(())
    }

    fn save_draft(&mut self, draft: &DraftState, _now: Instant) -> Result<(), String> {
        if let Some(kept) = self.shelf.borrow_mut().get_mut(self.index) {
            kept.draft = Some(draft.clone());
        }
        Ok(())
    }

    fn read_only(&self) -> bool {
        false
    }
}
