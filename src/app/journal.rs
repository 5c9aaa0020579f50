//! Where actions, drafts and settings go: what the window needs of whoever keeps files. Kept in memory here,
//! for tests and for a window without a profile.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::intent::{Beside, Work};
use crate::case::Action;
use crate::content::id::{ExhibitId, ScenarioId, TestId};
use crate::content::time::CaseTime;
use crate::content::value::Values;
use crate::record::TestRecord;

/// The lines of one attempt while it is open.
pub trait Journal {
    /// Appends an action that was taken; `case_time` is the case clock after it.
    ///
    /// # Errors
    /// In words for people; the action then stands in the window and in no file.
    fn append(&mut self, action: &Action, case_time: &CaseTime) -> Result<(), String>;
    /// Keeps what was typed and is not settled, and the open screen. Called with every change; while `typing`
    /// goes on whoever writes files may leave it: a call without it follows within half a second.
    ///
    /// # Errors
    /// In words for people.
    fn keep_draft(&mut self, draft: &DraftState, typing: bool) -> Result<(), String>;
    /// Why the attempt can only be looked at, in a sentence for people; `None` when it can be gone on with.
    fn read_only(&self) -> Option<String>;
}

/// What was typed and is not settled, and where the trainee was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftState {
    /// Number of the journal's last action when it was typed.
    pub after_n: u32,
    /// The request whose form is open.
    pub request: u32,
    /// The section that is open, from 0.
    pub section: usize,
    /// Fields of the open form whose text differs from what is settled, by key.
    pub values: Values,
    /// The same of other forms, by request.
    pub others: BTreeMap<u32, Values>,
    /// `Why now?` of the decision, a note, an answer: texts outside forms, by name.
    pub texts: BTreeMap<String, String>,
    /// Texts of an earlier draft that could not be put back and that nobody has taken over yet.
    pub left: Vec<String>,
    /// The open screen and the caret.
    pub place: Place,
}

impl DraftState {
    /// True when nothing is unsettled.
    pub fn is_empty(&self) -> bool {
        let blank = |text: &String| text.trim().is_empty();
        self.values.is_empty() && self.others.is_empty() && self.texts.values().all(blank) && self.left.iter().all(blank)
    }
}

/// Where the trainee was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// What stood in the right pane.
    #[serde(with = "WorkName")]
    pub work: Work,
    /// What stood in the left pane.
    #[serde(with = "BesideName")]
    pub beside: Beside,
    /// The exhibit that was open.
    pub exhibit: Option<ExhibitId>,
    /// The notebook was open.
    pub notebook: bool,
    /// The step at which a package was open.
    pub step: usize,
    /// The measure that was chosen and not decided, by key.
    pub measure: Option<String>,
    /// Where the next letter would have gone.
    pub caret: Option<Caret>,
}

/// The caret, or the selection, in a text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caret {
    /// The field, by the number that the toolkit gives it; the same in the next run of the same version.
    pub widget: u64,
    /// Where the selection begins, in characters.
    pub from: usize,
    /// Where it ends; the caret stands here.
    pub to: usize,
}

/// [`Work`] as drafts have it.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Work", rename_all = "snake_case")]
enum WorkName {
    Decide,
    Form(u32),
    Sent(u32),
    Letter(u32),
    Event(usize),
    Nothing,
    Package(usize),
}

/// [`Beside`] as drafts have it.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Beside", rename_all = "snake_case")]
enum BesideName {
    CaseFile,
    Guidelines,
    Law,
    Replies,
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
    /// Folders of cases that were opened in the window.
    pub content: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            text_percent: 100,
            reduced_motion: false,
            rail_folded: false,
            pane_width: 600.0,
            content: Vec::new(),
        }
    }
}

/// The profile: attempts and settings.
pub trait Store {
    /// All attempts, newest first.
    fn attempts(&self) -> Vec<AttemptSummary>;
    /// Attempts that cannot be listed, each with the reason, in sentences for people.
    fn unreadable(&self) -> Vec<String> {
        Vec::new()
    }
    /// Starts a new attempt.
    ///
    /// # Errors
    /// In words for people.
    fn start(&mut self, scenario: &ScenarioId, mode: Mode) -> Result<Opened, String>;
    /// Starts a new attempt, for practice, that goes on just before an action of another; that one stays as it is.
    ///
    /// # Errors
    /// In words for people.
    fn retry(&mut self, _id: &str, _before: u32) -> Result<Opened, String> {
        Err("This profile cannot start from the middle of an attempt.".to_owned())
    }
    /// Opens an attempt again.
    ///
    /// # Errors
    /// In words for people.
    fn open(&mut self, id: &str) -> Result<Opened, String>;
    /// Goes on with another library: folders of cases were added or left out.
    fn use_library(&mut self, _library: &std::sync::Arc<crate::content::Library>) {}
    /// What was set.
    fn settings(&self) -> Settings;
    /// Keeps what was set.
    ///
    /// # Errors
    /// In words for people.
    fn save_settings(&mut self, settings: &Settings) -> Result<(), String>;
    /// What is kept of a test.
    ///
    /// # Errors
    /// In words for people, when it cannot be read.
    fn test(&self, _id: &TestId) -> Result<TestRecord, String> {
        Ok(TestRecord::default())
    }
    /// Holds what is kept of a test for this window, until it is closed, and reads it again.
    ///
    /// # Errors
    /// In words for people, when another window holds it.
    fn hold_test(&mut self, id: &TestId) -> Result<TestRecord, String> {
        self.test(id)
    }
    /// Keeps a test that is held; an empty record is no record.
    ///
    /// # Errors
    /// In words for people; what was kept before stays.
    fn save_test(&mut self, _id: &TestId, _record: &TestRecord) -> Result<(), String> {
        Err("This profile keeps no tests.".to_owned())
    }
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
    tests: Rc<RefCell<BTreeMap<TestId, TestRecord>>>,
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

    fn retry(&mut self, id: &str, before: u32) -> Result<Opened, String> {
        let index: usize = id.parse().map_err(|_| "There is no such attempt.".to_owned())?;
        let mut kept = self.kept.borrow_mut();
        let old = kept.get(index).ok_or_else(|| "There is no such attempt.".to_owned())?;
        let actions = old.actions.iter().take(before.saturating_sub(1) as usize).cloned().collect();
        let new = Kept { scenario: old.scenario.clone(), mode: Mode::Practice, actions, draft: None };
        kept.push(new);
        let index = kept.len() - 1;
        drop(kept);
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

    fn test(&self, id: &TestId) -> Result<TestRecord, String> {
        Ok(self.tests.borrow().get(id).cloned().unwrap_or_default())
    }

    fn save_test(&mut self, id: &TestId, record: &TestRecord) -> Result<(), String> {
        self.tests.borrow_mut().insert(id.clone(), record.clone());
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

    fn keep_draft(&mut self, draft: &DraftState, _typing: bool) -> Result<(), String> {
        if let Some(kept) = self.shelf.borrow_mut().get_mut(self.index) {
            kept.draft = Some(draft.clone());
        }
        Ok(())
    }

    fn read_only(&self) -> Option<String> {
        None
    }
}
