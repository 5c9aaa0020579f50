//! The window's profile in files: [`Store`] and [`Journal`] over [`crate::record`].

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::journal::{AttemptSummary, DraftState, Journal, Mode, Opened, Settings, Store};
use crate::assess::evaluate::evaluate;
use crate::case::attempt::{self, Attempt, Header};
use crate::case::{Action, World};
use crate::content::Library;
use crate::content::id::ScenarioId;
use crate::content::load::scenario_digest;
use crate::content::time::{CaseTime, span_text};
use crate::record::{AttemptFile, FileStore};
use serde::{Deserialize, Serialize};

/// How long after the last key a draft is written.
const PAUSE: Duration = Duration::from_millis(500);

/// A profile folder as the window sees it.
pub struct FileProfile {
    files: FileStore,
    library: Arc<Library>,
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
        Self { files, library }
    }

    fn profile(&self) -> ProfileFile {
        self.files.profile().and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
    }

    fn replay(&self, attempt: &Attempt) -> Option<World> {
        let mut world = World::new(&self.library, &attempt.header.scenario).ok()?;
        attempt.lines.iter().try_for_each(|line| world.apply(&line.action)).ok()?;
        Some(world)
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
        let draft = self.files.draft(id).and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Opened {
            id: id.to_owned(),
            scenario: attempt.header.scenario.clone(),
            number,
            mode: Self::mode(attempt),
            actions: attempt.lines.iter().map(|line| line.action.clone()).collect(),
            draft,
            journal: Box::new(FileJournal { files: self.files.clone(), id: id.to_owned(), file, waiting: None }),
        }
    }
}

impl Store for FileProfile {
    fn attempts(&self) -> Vec<AttemptSummary> {
        self.files
            .list()
            .into_iter()
            .filter_map(|listed| {
                let attempt = listed.attempt.ok()?;
                let world = self.replay(&attempt)?;
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
                    stands: format!("Case clock {}", world.now().long_text()),
                })
            })
            .collect()
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

    fn open(&mut self, id: &str) -> Result<Opened, String> {
        let (attempt, file) = self.files.resume(id).map_err(|error| error.to_string())?;
        Ok(self.opened(id, &attempt, file))
    }

    fn settings(&self) -> Settings {
        self.profile().settings
    }

    fn save_settings(&mut self, settings: &Settings) -> Result<(), String> {
        let profile = ProfileFile { settings: settings.clone(), ..self.profile() };
        let text = ron::ser::to_string_pretty(&profile, ron::ser::PrettyConfig::default()).map_err(|error| error.to_string())?;
        self.files.save_profile(&text).map_err(|error| error.to_string())
    }
}

struct FileJournal {
    files: FileStore,
    id: String,
    file: AttemptFile,
    waiting: Option<(DraftState, Instant)>,
}

impl FileJournal {
    fn write(&mut self, draft: &DraftState) -> Result<(), String> {
        let bytes = serde_json::to_vec(draft).map_err(|error| error.to_string())?;
        self.files.save_draft(&self.id, &bytes).map_err(|error| error.to_string())
    }
}

impl Journal for FileJournal {
    fn append(&mut self, action: &Action, case_time: &CaseTime) -> Result<(), String> {
        self.file.append(action, case_time.to_string()).map_err(|error| error.to_string())
    }

    fn save_draft(&mut self, draft: &DraftState, now: Instant) -> Result<(), String> {
        // The first change is written at once; while typing goes on, every half second.
        let due = self
            .waiting
            .as_ref()
            .is_none_or(|(written, at)| now.duration_since(*at) >= PAUSE || written.values.len() != draft.values.len());
        if due {
            self.write(draft)?;
            self.waiting = Some((draft.clone(), now));
        }
        Ok(())
    }

    fn read_only(&self) -> bool {
        self.file.read_only()
    }
}
