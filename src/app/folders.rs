//! Folders of cases that are opened in the window: chosen in the system's dialog, typed, or dropped on it. They add to
//! what is built in, and are opened again the next time.

use super::App;
use crate::content::diagnostic::Level;
use crate::content::load;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// What came of the system's dialog.
enum Picked {
    Folder(PathBuf),
    Nothing,
    NoDialog,
}

/// The system's dialog, while it is open.
#[derive(Default)]
pub(super) struct Picker {
    chosen: Option<(Instant, Receiver<Option<PathBuf>>)>,
}

impl Picker {
    /// Opens the dialog beside the window, which goes on; a second one is not opened.
    pub fn open(&mut self, ctx: &egui::Context, title: &'static str) {
        if self.chosen.is_some() {
            return;
        }
        let (send, receive) = channel();
        let ctx = ctx.clone();
        let pick = move || {
            let folder = rfd::FileDialog::new().set_title(title).pick_folder();
            // Nobody is left to hear it when the window was closed meanwhile.
            let _ = send.send(folder);
            ctx.request_repaint();
        };
        if std::thread::Builder::new().name("folder dialog".into()).spawn(pick).is_ok() {
            self.chosen = Some((Instant::now(), receive));
        }
    }

    /// What came of it, once.
    fn outcome(&mut self) -> Option<Picked> {
        let (opened, receiver) = self.chosen.as_ref()?;
        let folder = match receiver.try_recv() {
            Ok(folder) => folder,
            Err(TryRecvError::Disconnected) => None,
            Err(TryRecvError::Empty) => return None,
        };
        // Nobody leaves a dialog so fast: there was none.
        let at_once = opened.elapsed() < Duration::from_millis(400);
        self.chosen = None;
        Some(match folder {
            Some(folder) => Picked::Folder(folder),
            None if at_once => Picked::NoDialog,
            None => Picked::Nothing,
        })
    }
}

impl App {
    /// Looks whether a folder was chosen, or something dropped on the window.
    pub(super) fn look_for_folders(&mut self, ctx: &egui::Context) {
        match self.picker.outcome() {
            Some(Picked::Folder(folder)) => self.add_folder(folder),
            Some(Picked::NoDialog) => {
                self.states.message =
                    Some("The dialog of the system could not be opened. Type the path of the folder in the settings, or drop the folder on the window.".to_owned());
            }
            Some(Picked::Nothing) | None => {}
        }
        let saving = self.running.as_mut().map(|running| &mut running.desk.receive.saving);
        if let (Some(picked), Some(saving)) = (self.place.outcome(), saving) {
            match picked {
                Picked::Folder(folder) => saving.folder = folder.display().to_string(),
                Picked::NoDialog => {
                    saving.said = "The dialog of the system could not be opened. Type the path of a folder.".to_owned()
                }
                Picked::Nothing => {}
            }
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        for path in dropped {
            if path.is_dir() { self.add_folder(path) } else { self.show_file(&path) }
        }
    }

    /// Reads a folder in addition to the others. What is wrong with it is said; nothing that was there is lost.
    pub(super) fn add_folder(&mut self, folder: PathBuf) {
        let folder = folder.canonicalize().unwrap_or(folder);
        if std::fs::read_dir(&folder).is_err() {
            self.states.message = Some(format!("{} is no folder that can be read. Name one that holds cases.", folder.display()));
            return;
        }
        let mut settings = self.settings.clone();
        let text = folder.display().to_string();
        if !settings.content.contains(&text) {
            settings.content.push(text);
        }
        self.use_folders(settings, Some(&folder));
    }

    /// Leaves a folder out from now on; its files stay as they are.
    pub(super) fn drop_folder(&mut self, folder: &str) {
        let mut settings = self.settings.clone();
        settings.content.retain(|known| known != folder);
        self.use_folders(settings, None);
    }

    fn use_folders(&mut self, settings: super::journal::Settings, added: Option<&Path>) {
        let folders: Vec<PathBuf> = self.given.iter().cloned().chain(settings.content.iter().map(PathBuf::from)).collect();
        let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
        let loaded = load::with_folders(&folders);
        let before = self.library.scenarios.len();
        self.library = Arc::new(loaded.library);
        self.store.use_library(&self.library);
        self.states.know(&self.library);
        self.tests = super::testing::look(&self.library, self.store.as_ref(), &mut self.tests);
        self.settings = settings;
        if let Err(error) = self.store.save_settings(&self.settings) {
            self.states.message = Some(format!("The settings could not be saved. {error}"));
        }
        self.look_at_attempts();
        let Some(folder) = added else { return };
        let wrong: Vec<_> = loaded
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Level::Error && Path::new(&diagnostic.path).starts_with(folder))
            .collect();
        let cases = self.library.scenarios.len().saturating_sub(before);
        let cases = match cases {
            0 => "No new case".to_owned(),
            1 => "One case".to_owned(),
            more => format!("{more} cases"),
        };
        self.states.message = Some(match wrong.as_slice() {
            [] => format!("{cases} added from {}.", folder.display()),
            [first, ..] => format!(
                "{cases} added from {}, with {} mistakes in its files. The first: {}:{}: {}. `evidesk check` shows all.",
                folder.display(),
                wrong.len(),
                first.path,
                first.line,
                first.message
            ),
        });
    }

    /// Shows an attempt file that was dropped, to be read.
    fn show_file(&mut self, path: &Path) {
        if !self.can_leave_case() {
            return;
        }
        match super::file_profile::open_to_read(path, &self.library) {
            Ok((opened, said)) => {
                self.open(opened);
                self.show_debrief();
                self.states.message = Some(said);
            }
            Err(why) => self.states.message = Some(format!("{why}. Drop an attempt file, or a folder of cases.")),
        }
    }
}
