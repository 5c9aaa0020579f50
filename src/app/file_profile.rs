//! The window's profile in files: [`Store`] and [`Journal`] over [`crate::record`].

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::journal::{AttemptSummary, DraftState, Journal, Mode, Opened, Settings, Store};
use crate::assess::evaluate::evaluate;
use crate::case::attempt::{self, Attempt, Header, Integrity};
use crate::case::{Action, World};
use crate::content::Library;
use crate::content::id::{ScenarioId, TestId};
use crate::content::load::scenario_digest;
use crate::content::time::{CaseTime, span_text};
use crate::record::{AttemptFile, FileStore, ReadOnly, RecordError, TestFile, TestRecord, read_attempt};
use serde::{Deserialize, Serialize};

/// A profile folder as the window sees it.
pub struct FileProfile {
    files: FileStore,
    library: Arc<Library>,
    /// Tests that this window holds.
    tests: BTreeMap<TestId, TestFile>,
}

/// `profile.ron`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(default)]
struct ProfileFile {
    format: u32,
    name: String,
    settings: Settings,
}

impl Default for ProfileFile {
    fn default() -> Self {
        Self { format: 1, name: String::new(), settings: Settings::default() }
    }
}

impl FileProfile {
    /// A profile whose attempts are of this library.
    pub fn new(files: FileStore, library: Arc<Library>) -> Self {
        Self { files, library, tests: BTreeMap::new() }
    }

    /// Folders of cases that were opened in the window before.
    pub fn folders(&self) -> Vec<String> {
        self.profile().map(|profile| profile.settings.content).unwrap_or_default()
    }

    /// What `profile.ron` says; `None` when there is one that cannot be read.
    fn profile(&self) -> Option<ProfileFile> {
        self.files.profile().map_or_else(|| Some(ProfileFile::default()), |text| ron::from_str(&text).ok())
    }

    fn mode(attempt: &Attempt) -> Mode {
        match attempt.header.mode {
            attempt::Mode::Practice => Mode::Practice,
            attempt::Mode::Assessment => Mode::Assessment,
        }
    }

    fn opened(&self, id: &str, attempt: &Attempt, file: AttemptFile) -> Opened {
        let number = self
            .files
            .list()
            .iter()
            .filter(|listed| {
                listed.attempt.as_ref().is_ok_and(|other| {
                    other.header.scenario == attempt.header.scenario && other.header.started <= attempt.header.started
                })
            })
            .count()
            .max(1) as u32;
        let draft = self.files.draft(id).filter(|_| file.read_only().is_none()).map(|bytes| {
            // A draft that cannot be understood fits no journal, so its text is offered.
            serde_json::from_slice(&bytes).unwrap_or_else(|_| DraftState {
                after_n: u32::MAX,
                left: vec![String::from_utf8_lossy(&bytes).into_owned()],
                ..DraftState::default()
            })
        });
        Opened {
            id: id.to_owned(),
            scenario: attempt.header.scenario.clone(),
            number,
            mode: Self::mode(attempt),
            actions: attempt.lines.iter().map(|line| line.action.clone()).collect(),
            draft,
            journal: Box::new(FileJournal { files: self.files.clone(), id: id.to_owned(), file, written: None }),
        }
    }
}

impl Store for FileProfile {
    fn use_library(&mut self, library: &Arc<Library>) {
        self.library = Arc::clone(library);
    }

    fn attempts(&self) -> Vec<AttemptSummary> {
        self.files
            .list()
            .into_iter()
            .filter_map(|listed| {
                let attempt = listed.attempt.ok()?;
                let world = replay(&self.library, &attempt).ok()?;
                let score = world.is_closed().then(|| evaluate(&world).score);
                let saved = if listed.seconds_ago < 60 {
                    "just now".to_owned()
                } else {
                    format!("{} ago", span_text(listed.seconds_ago as i64 / 60))
                };
                Some(AttemptSummary {
                    id: listed.id,
                    scenario: attempt.header.scenario.clone(),
                    mode: Self::mode(&attempt),
                    closed: world.is_closed(),
                    score,
                    saved,
                    stands: match attempt.header.retry_of() {
                        Some(of) => format!("Started again before step {}. Case clock {}", of.action, world.now().long_text()),
                        None => format!("Case clock {}", world.now().long_text()),
                    },
                })
            })
            .collect()
    }

    fn unreadable(&self) -> Vec<String> {
        let why = |attempt: Result<Attempt, RecordError>| match attempt {
            Ok(attempt) => replay(&self.library, &attempt).err(),
            Err(error) => Some(error.to_string()),
        };
        self.files.list().into_iter().filter_map(|listed| why(listed.attempt)).collect()
    }

    fn start(&mut self, scenario: &ScenarioId, mode: Mode) -> Result<Opened, String> {
        let header = Header {
            scenario: scenario.clone(),
            scenario_digest: scenario_digest(&self.library, scenario),
            mode: if mode == Mode::Practice { attempt::Mode::Practice } else { attempt::Mode::Assessment },
            ..Header::default()
        };
        let (id, file) = self.files.create(header).map_err(|error| error.to_string())?;
        drop(file);
        self.open(&id)
    }

    fn retry(&mut self, id: &str, before: u32) -> Result<Opened, String> {
        let new = self.files.retry(id, before).map_err(|error| error.to_string())?;
        self.open(&new)
    }

    fn open(&mut self, id: &str) -> Result<Opened, String> {
        let (attempt, file) = self.files.resume(id).map_err(|error| error.to_string())?;
        Ok(self.opened(id, &attempt, file))
    }

    fn settings(&self) -> Settings {
        self.profile().unwrap_or_default().settings
    }

    fn save_settings(&mut self, settings: &Settings) -> Result<(), String> {
        let before = self.profile();
        let unread = before.is_none();
        let profile = ProfileFile { settings: settings.clone(), ..before.unwrap_or_default() };
        let text = ron::ser::to_string_pretty(&profile, ron::ser::PrettyConfig::default()).map_err(|error| error.to_string())?;
        self.files.save_profile(&text, unread).map_err(|error| error.to_string())
    }

    fn test(&self, id: &TestId) -> Result<TestRecord, String> {
        self.files.test(id).map_err(|error| error.short())
    }

    fn hold_test(&mut self, id: &TestId) -> Result<TestRecord, String> {
        if self.tests.contains_key(id) {
            return self.test(id);
        }
        let (record, file) = self.files.hold_test(id).map_err(|error| error.short())?;
        self.tests.insert(id.clone(), file);
        Ok(record)
    }

    fn save_test(&mut self, id: &TestId, record: &TestRecord) -> Result<(), String> {
        let Some(file) = self.tests.get(id) else { return Err("This window does not hold the test.".to_owned()) };
        let empty = *record == TestRecord::default();
        let written = if empty { file.delete() } else { file.save(record) };
        written.map_err(|error| error.short())
    }
}

/// Plays an attempt; the reason in words, when it cannot be played.
fn replay(library: &Arc<Library>, attempt: &Attempt) -> Result<World, String> {
    let mut world = World::new(library, &attempt.header.scenario).map_err(|error| error.to_string())?;
    for line in &attempt.lines {
        world.apply(&line.action).map_err(|error| format!("action {}: {error}", line.n))?;
    }
    Ok(world)
}

/// An attempt file that lies anywhere, opened to be read; and a sentence on how far it can be relied on.
///
/// # Errors
/// In words for people, when it cannot be read or played.
pub fn open_to_read(path: &Path, library: &Arc<Library>) -> Result<(Opened, String), String> {
    let attempt = read_attempt(path).map_err(|error| error.to_string())?;
    replay(library, &attempt).map_err(|error| format!("{}: {error}", path.display()))?;
    let integrity = attempt.integrity();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let relied_on = match integrity {
        Integrity::Intact => "It is sealed, and stands as it was written.",
        Integrity::Unsealed => "It carries no seal: a change in it would not show.",
        Integrity::Altered => "It was changed after it was written, or does not fit together.",
        Integrity::Incomplete => "It is not complete.",
    };
    let mut said = vec![format!("{name}, opened to be read. {relied_on}")];
    said.extend(attempt.remarks().iter().take(3).map(|remark| format!("{remark}.")));
    let digest = &attempt.header.scenario_digest;
    if !digest.is_empty() && digest != "golden" && *digest != scenario_digest(library, &attempt.header.scenario) {
        said.push("It was played with other content than is loaded here; marks are those of the content here.".to_owned());
    }
    let opened = Opened {
        id: path.display().to_string(),
        scenario: attempt.header.scenario.clone(),
        number: 1,
        mode: FileProfile::mode(&attempt),
        actions: attempt.lines.iter().map(|line| line.action.clone()).collect(),
        draft: None,
        journal: Box::new(Shown),
    };
    Ok((opened, said.join(" ")))
}

/// The journal of an attempt that is only shown.
struct Shown;

impl Journal for Shown {
    fn append(&mut self, _action: &Action, _case_time: &CaseTime) -> Result<(), String> {
        Err(ReadOnly::Closed.to_string())
    }

    fn keep_draft(&mut self, _draft: &DraftState, _typing: bool) -> Result<(), String> {
        Ok(())
    }

    fn read_only(&self) -> Option<String> {
        Some("This file was opened to be read. Start the case from the list to work on it".to_owned())
    }
}

struct FileJournal {
    files: FileStore,
    id: String,
    file: AttemptFile,
    /// The draft as it lies on the disk, once it was written here.
    written: Option<DraftState>,
}

impl Journal for FileJournal {
    fn append(&mut self, action: &Action, case_time: &CaseTime) -> Result<(), String> {
        self.file.append(action, case_time.to_string()).map_err(|error| error.short())
    }

    fn keep_draft(&mut self, draft: &DraftState, typing: bool) -> Result<(), String> {
        if typing || self.written.as_ref() == Some(draft) {
            return Ok(());
        }
        let bytes = serde_json::to_vec(draft).map_err(|error| error.to_string())?;
        self.files.save_draft(&self.id, &bytes).map_err(|error| error.short())?;
        self.written = Some(draft.clone());
        Ok(())
    }

    fn read_only(&self) -> Option<String> {
        self.file.read_only().map(|why| why.to_string())
    }
}
