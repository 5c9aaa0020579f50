//! The attempts of a profile: one append-only file each, with a lock, and a draft beside it.

use super::replace;
use crate::case::Action;
use crate::case::action::ActionLine;
use crate::case::attempt::{Attempt, AttemptError, Header, sealed_header, sealed_line, unsealed_line};
use chrono::{SecondsFormat, Utc};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Why a file of the profile cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The profile folder cannot be used.
    #[error("the profile folder {} cannot be used: {why}. Make it readable and writable, or name another with --profile DIR", .folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// There is no home for a profile.
    #[error("this system names no folder for profiles; name one with --profile DIR")]
    NoHome,
    /// A file cannot be read or written.
    #[error("{} cannot be kept: {why}. Nothing written before is lost; free some space or name another folder with --profile DIR", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// An attempt file that cannot be read.
    #[error(transparent)]
    Attempt(#[from] AttemptError),
    /// Somebody else has it open.
    #[error("another window has this attempt open; it can be read here, not continued")]
    ReadOnly,
}

/// A profile folder.
#[derive(Clone, Debug)]
pub struct FileStore {
    root: PathBuf,
}

/// An attempt in the profile; a bad file is listed with its error.
#[derive(Debug)]
pub struct Listed {
    /// Its id: the name of the file without endings.
    pub id: String,
    /// What is in it.
    pub attempt: Result<Attempt, RecordError>,
    /// When it was written last, in seconds before now.
    pub seconds_ago: u64,
}

/// An attempt file that is open for more lines.
#[derive(Debug)]
pub struct AttemptFile {
    path: PathBuf,
    file: File,
    length: u64,
    chain: Option<String>,
    next: u32,
    locked: bool,
}

impl FileStore {
    /// The profile in this folder, or in the system's place for it.
    ///
    /// # Errors
    /// When the folder cannot be made, read or written.
    pub fn open(folder: Option<&Path>) -> Result<Self, RecordError> {
        let root = match folder {
            Some(folder) => folder.to_owned(),
            None => directories::ProjectDirs::from("", "", "evidesk").ok_or(RecordError::NoHome)?.data_dir().to_owned(),
        };
        let usable = || -> io::Result<()> {
            for name in ["attempts", "drafts"] {
                fs::create_dir_all(root.join(name))?;
            }
            fs::read_dir(root.join("attempts"))?;
            // A folder that only looks writable is found out now, not after an hour of work.
            tempfile::NamedTempFile::new_in(root.join("drafts")).map(|_| ())
        };
        usable().map_err(|why| RecordError::Folder { folder: root.clone(), why })?;
        Ok(Self { root })
    }

    fn attempt_path(&self, id: &str) -> PathBuf {
        self.root.join("attempts").join(format!("{id}.attempt.jsonl"))
    }

    fn draft_path(&self, id: &str) -> PathBuf {
        self.root.join("drafts").join(format!("{id}.json"))
    }

    /// Every attempt, newest first.
    pub fn list(&self) -> Vec<Listed> {
        let mut listed: Vec<Listed> = fs::read_dir(self.root.join("attempts"))
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                let id = name.strip_suffix(".attempt.jsonl")?.to_owned();
                let modified = entry.metadata().ok()?.modified().ok()?;
                Some(Listed { attempt: self.read(&id), id, seconds_ago: modified.elapsed().map_or(0, |age| age.as_secs()) })
            })
            .collect();
        listed.sort_by(|a, b| (a.seconds_ago, &a.id).cmp(&(b.seconds_ago, &b.id)));
        listed
    }

    fn read(&self, id: &str) -> Result<Attempt, RecordError> {
        let path = self.attempt_path(id);
        let bytes = fs::read(&path).map_err(|why| RecordError::File { path: path.clone(), why })?;
        Ok(Attempt::parse(&path.display().to_string(), &bytes)?)
    }

    /// Starts an attempt; its header is on the disk when this returns.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn create(&self, mut header: Header) -> Result<(String, AttemptFile), RecordError> {
        let id = uuid::Uuid::new_v4().to_string();
        let path = self.attempt_path(&id);
        header.started = now();
        let (line, _) = sealed_header(&header);
        replace(&path, format!("{line}\n").as_bytes()).map_err(|why| RecordError::File { path, why })?;
        let (_, file) = self.resume(&id)?;
        Ok((id, file))
    }

    /// Opens an attempt again; a torn end is put aside first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn resume(&self, id: &str) -> Result<(Attempt, AttemptFile), RecordError> {
        let path = self.attempt_path(id);
        let fail = |why| RecordError::File { path: path.clone(), why };
        let mut file = OpenOptions::new().read(true).write(true).open(&path).map_err(fail)?;
        let locked = file.try_lock().is_ok();
        let bytes = fs::read(&path).map_err(fail)?;
        let attempt = Attempt::parse(&path.display().to_string(), &bytes)?;
        let mut length = bytes.len() as u64;
        if locked && (attempt.whole_len() < bytes.len() || !attempt.ends_with_newline()) {
            let torn = &bytes[attempt.whole_len()..];
            if !torn.iter().all(u8::is_ascii_whitespace) {
                let aside = (1..).map(|n| path.with_extension(format!("torn-{n}"))).find(|aside| !aside.exists());
                if let Some(aside) = aside {
                    replace(&aside, torn).map_err(fail)?;
                }
            }
            length = attempt.whole_len() as u64;
            file.set_len(length).map_err(fail)?;
            if !attempt.ends_with_newline() {
                file.seek(SeekFrom::Start(length)).and_then(|_| file.write_all(b"\n")).map_err(fail)?;
                length += 1;
            }
        }
        let opened = AttemptFile {
            chain: attempt.last_chain().map(str::to_owned),
            next: attempt.last_n() + 1,
            path,
            file,
            length,
            locked: locked && !attempt.is_closed() && attempt.is_fully_known(),
        };
        Ok((attempt, opened))
    }

    /// Keeps a draft beside an attempt.
    ///
    /// # Errors
    /// When it cannot be written; the one before stays.
    pub fn save_draft(&self, id: &str, draft: &[u8]) -> Result<(), RecordError> {
        let path = self.draft_path(id);
        replace(&path, draft).map_err(|why| RecordError::File { path, why })
    }

    /// The draft beside an attempt.
    pub fn draft(&self, id: &str) -> Option<Vec<u8>> {
        fs::read(self.draft_path(id)).ok()
    }

    /// The text of `profile.ron`.
    pub fn profile(&self) -> Option<String> {
        fs::read_to_string(self.root.join("profile.ron")).ok()
    }

    /// Replaces `profile.ron`.
    ///
    /// # Errors
    /// When it cannot be written; the one before stays.
    pub fn save_profile(&self, text: &str) -> Result<(), RecordError> {
        let path = self.root.join("profile.ron");
        replace(&path, text.as_bytes()).map_err(|why| RecordError::File { path, why })
    }
}

impl AttemptFile {
    /// True when nothing can be added: closed, or open elsewhere.
    pub fn read_only(&self) -> bool {
        !self.locked
    }

    /// Adds an action; it is on the disk when this returns. After an error the file is as it was before.
    ///
    /// # Errors
    /// When it is read-only, or cannot be written.
    pub fn append(&mut self, action: &Action, case_time: String) -> Result<(), RecordError> {
        if !self.locked {
            return Err(RecordError::ReadOnly);
        }
        let line = ActionLine { n: self.next, wall: now(), case_time, action: action.clone() };
        let (text, chain) = match &self.chain {
            Some(previous) => {
                let (text, chain) = sealed_line(previous, &line);
                (text, Some(chain))
            }
            None => (unsealed_line(&line), None),
        };
        let bytes = format!("{text}\n");
        let written = self
            .file
            .seek(SeekFrom::Start(self.length))
            .and_then(|_| self.file.write_all(bytes.as_bytes()))
            .and_then(|()| self.file.sync_data());
        if let Err(why) = written {
            // Half a line is worse than none: back to the last whole one.
            let _ = self.file.set_len(self.length);
            return Err(RecordError::File { path: self.path.clone(), why });
        }
        self.length += bytes.len() as u64;
        self.chain = chain;
        self.next += 1;
        Ok(())
    }
}

fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::attempt::Integrity;

    fn store() -> (tempfile::TempDir, FileStore) {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::open(Some(folder.path())).unwrap();
        (folder, store)
    }

    fn note(text: &str) -> Action {
        Action::Note { text: text.into() }
    }

    #[test]
    fn what_was_acknowledged_is_there_again_and_intact() {
        let (_folder, store) = store();
        let (id, mut file) = store.create(Header { scenario: "s".into(), ..Header::default() }).unwrap();
        file.append(&note("one"), String::new()).unwrap();
        file.append(&Action::Close { why: "done".into() }, String::new()).unwrap();
        drop(file);
        let (attempt, _) = store.resume(&id).unwrap();
        assert_eq!((attempt.lines.len(), attempt.integrity()), (2, Integrity::Intact));
    }

    #[test]
    fn a_torn_end_is_put_aside_and_the_attempt_goes_on() {
        let (folder, store) = store();
        let (id, mut file) = store.create(Header { scenario: "s".into(), ..Header::default() }).unwrap();
        file.append(&note("one"), String::new()).unwrap();
        drop(file);
        let path = folder.path().join("attempts").join(format!("{id}.attempt.jsonl"));
        let whole = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{whole}{{\"n\":2,\"do\":{{\"kind\":\"no")).unwrap();
        let (attempt, mut file) = store.resume(&id).unwrap();
        assert_eq!(attempt.lines.len(), 1);
        file.append(&note("two"), String::new()).unwrap();
        drop(file);
        let (attempt, _) = store.resume(&id).unwrap();
        assert_eq!(attempt.lines.len(), 2);
        assert!(
            fs::read_dir(folder.path().join("attempts"))
                .unwrap()
                .flatten()
                .any(|e| e.file_name().to_string_lossy().contains("torn"))
        );
    }

    #[test]
    fn a_second_opener_reads_only() {
        let (_folder, store) = store();
        let (id, mut first) = store.create(Header { scenario: "s".into(), ..Header::default() }).unwrap();
        let (_, mut second) = store.resume(&id).unwrap();
        assert!(second.read_only() && second.append(&note("x"), String::new()).is_err());
        first.append(&note("y"), String::new()).unwrap();
    }
}
