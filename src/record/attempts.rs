//! The attempts of a profile: one append-only file each, with a lock, and a draft beside it.

use super::attempt_file::{AttemptFile, read_bounded};
use super::{RecordError, TEMPORARY, now, replace};
use crate::case::attempt::{Attempt, Header, sealed_header};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

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
        sweep(&root);
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
                Some(Listed {
                    attempt: read_attempt(&self.attempt_path(&id)),
                    id,
                    seconds_ago: modified.elapsed().map_or(0, |age| age.as_secs()),
                })
            })
            .collect();
        listed.sort_by(|a, b| (a.seconds_ago, &a.id).cmp(&(b.seconds_ago, &b.id)));
        listed
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
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
        replace(&path, format!("{line}\n").as_bytes()).map_err(|why| RecordError::Write { path, why })?;
        let (_, file) = self.resume(&id)?;
        Ok((id, file))
    }

    /// Starts a new attempt just before action `before` of another, and returns its id. It lies there whole or not at
    /// all; the other is only read. `id` may also be the path of an attempt file outside of the profile.
    ///
    /// # Errors
    /// When the other cannot be read, has no such action, or the new file cannot be written.
    pub fn retry(&self, id: &str, before: u32) -> Result<String, RecordError> {
        let own = self.attempt_path(id);
        let outside = Path::new(id);
        let (path, name) = if !own.is_file() && outside.is_file() {
            let name = outside.file_name().unwrap_or_default().to_string_lossy();
            (outside.to_owned(), name.trim_end_matches(".attempt.jsonl").to_owned())
        } else {
            (own, id.to_owned())
        };
        let text = read_attempt(&path)?.retried(&name, before, &now())?.to_text();
        let new = uuid::Uuid::new_v4().to_string();
        let path = self.attempt_path(&new);
        replace(&path, text.as_bytes()).map_err(|why| RecordError::Write { path, why })?;
        Ok(new)
    }

    /// Opens an attempt again; a torn end is put aside first.
    ///
    /// # Errors
    /// When the file cannot be read, or a torn end cannot be put aside.
    pub fn resume(&self, id: &str) -> Result<(Attempt, AttemptFile), RecordError> {
        AttemptFile::open(self.attempt_path(id))
    }

    /// Keeps a draft beside an attempt.
    ///
    /// # Errors
    /// When it cannot be written; the one before stays.
    pub fn save_draft(&self, id: &str, draft: &[u8]) -> Result<(), RecordError> {
        let path = self.draft_path(id);
        replace(&path, draft).map_err(|why| RecordError::Write { path, why })
    }

    /// The draft beside an attempt.
    pub fn draft(&self, id: &str) -> Option<Vec<u8>> {
        fs::read(self.draft_path(id)).ok()
    }

    /// The text of `profile.ron`.
    pub fn profile(&self) -> Option<String> {
        fs::read_to_string(self.root.join("profile.ron")).ok()
    }

    /// Replaces `profile.ron`; with `keep_old` the one before is kept beside it, because it could not be read.
    ///
    /// # Errors
    /// When it cannot be written; the one before stays.
    pub fn save_profile(&self, text: &str, keep_old: bool) -> Result<(), RecordError> {
        let path = self.root.join("profile.ron");
        if keep_old && let Some(aside) = (1..).map(|n| self.root.join(format!("profile.unread-{n}.ron"))).find(|p| !p.exists()) {
            fs::copy(&path, aside).map_err(|why| RecordError::Write { path: path.clone(), why })?;
        }
        replace(&path, text.as_bytes()).map_err(|why| RecordError::Write { path, why })
    }
}

/// Removes what a program that was killed while it replaced a file left behind; what is younger than an hour may
/// be another window's.
fn sweep(root: &Path) {
    let hour = std::time::Duration::from_secs(3600);
    for entry in ["attempts", "drafts", "tests"].iter().flat_map(|name| fs::read_dir(root.join(name))).flatten().flatten() {
        let left = entry.file_name().to_string_lossy().starts_with(TEMPORARY);
        let age = entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| at.elapsed().ok());
        if left && age.is_some_and(|age| age > hour) {
            // It is tried again at the next start.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Reads an attempt file, wherever it lies.
///
/// # Errors
/// When it cannot be read, or is no attempt.
pub fn read_attempt(path: &Path) -> Result<Attempt, RecordError> {
    let unread = |why| RecordError::Read { path: path.to_owned(), why };
    let bytes = File::open(path).and_then(|mut file| read_bounded(&mut file)).map_err(unread)?;
    Ok(Attempt::parse(&path.display().to_string(), &bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Action;
    use crate::case::attempt::Integrity;
    use crate::record::ReadOnly;

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
    fn an_attempt_is_started_again_and_the_old_one_stays_as_it_is() {
        let (folder, store) = store();
        let header = Header { scenario: "s".into(), participants: vec!["A01".into()], ..Header::default() };
        let (id, mut file) = store.create(header).unwrap();
        for action in [note("one"), note("two"), Action::Close { why: String::new() }] {
            file.append(&action, String::new()).unwrap();
        }
        let path = folder.path().join("attempts").join(format!("{id}.attempt.jsonl"));
        let before = fs::read(&path).unwrap();
        // While the old one is open here, and locked.
        let new = store.retry(&id, 3).unwrap();
        drop(file);
        assert_eq!(fs::read(&path).unwrap(), before);
        let (attempt, mut again) = store.resume(&new).unwrap();
        let of = attempt.header.retry_of().unwrap();
        assert_eq!((of.attempt, of.action, attempt.lines.len()), (id.clone(), 3, 2));
        assert_eq!(attempt.header.participants, ["A01"]);
        again.append(&note("another way"), String::new()).unwrap();
        again.append(&Action::Close { why: String::new() }, String::new()).unwrap();
        drop(again);
        assert_eq!(store.resume(&new).unwrap().0.integrity(), Integrity::Intact);
        assert!(store.retry(&id, 9).unwrap_err().to_string().contains("no action 9"));
        // A file that was sent, and lies elsewhere.
        let sent = folder.path().join("sent.attempt.jsonl");
        fs::copy(&path, &sent).unwrap();
        let new = store.retry(sent.to_str().unwrap(), 1).unwrap();
        assert_eq!(store.resume(&new).unwrap().0.header.retry_of().unwrap().attempt, "sent");
    }

    #[test]
    fn a_second_opener_reads_only() {
        let (_folder, store) = store();
        let (id, mut first) = store.create(Header { scenario: "s".into(), ..Header::default() }).unwrap();
        let (_, mut second) = store.resume(&id).unwrap();
        assert_eq!(second.read_only(), Some(ReadOnly::Elsewhere));
        assert!(second.append(&note("x"), String::new()).is_err());
        first.append(&note("y"), String::new()).unwrap();
    }
}
