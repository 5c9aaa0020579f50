//! What a test leaves in the profile: the answers while it is open, and then numbers by module. No name, no code and no
//! answer stays. The file is replaced whole with every answer; one window at a time holds it.

use super::{FileStore, RecordError, replace};
use crate::content::id::{ItemId, TestId};
use crate::content::lesson::Module;
use crate::content::test::{Sitting, Test, TestForm};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The format that this version writes.
const FORMAT: u32 = 1;
/// No record is larger.
const MAX: u64 = 1 << 20;

/// What is kept of a test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TestRecord {
    format: u32,
    /// The test that is under way.
    pub open: Option<OpenTest>,
    /// What the test before came to.
    pub before: Option<TestResult>,
    /// What the test after came to.
    pub after: Option<TestResult>,
}

impl Default for TestRecord {
    fn default() -> Self {
        Self { format: FORMAT, open: None, before: None, after: None }
    }
}

/// A test that is under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenTest {
    /// Before or after.
    pub sitting: Sitting,
    /// Which form.
    pub form: TestForm,
    /// What was answered: the place of the answer, from 0, by item.
    #[serde(default)]
    pub answers: BTreeMap<ItemId, usize>,
    /// The item that is shown, from 0.
    #[serde(default)]
    pub at: usize,
    /// Seconds that were used.
    #[serde(default)]
    pub seconds: u32,
}

/// What a test came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TestResult {
    /// Which form.
    pub form: TestForm,
    /// Seconds that were used.
    pub seconds: u32,
    /// Right answers by module.
    pub modules: BTreeMap<Module, Right>,
}

/// Right answers, and of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Right {
    /// How many are right.
    pub right: u32,
    /// Of how many.
    pub of: u32,
}

impl TestResult {
    /// Right answers in all.
    pub fn all(&self) -> Right {
        let add = |sum: Right, one: &Right| Right { right: sum.right + one.right, of: sum.of + one.of };
        self.modules.values().fold(Right::default(), add)
    }
}

impl OpenTest {
    /// A test that begins.
    pub fn new(sitting: Sitting, form: TestForm) -> Self {
        Self { sitting, form, answers: BTreeMap::new(), at: 0, seconds: 0 }
    }

    /// What it comes to when it is handed in now.
    pub fn result(&self, test: &Test) -> TestResult {
        let mut modules: BTreeMap<Module, Right> = BTreeMap::new();
        for item in test.form(self.form) {
            let sum = modules.entry(item.module).or_default();
            sum.of += 1;
            let given = self.answers.get(&item.id);
            sum.right += u32::from(given.is_some() && given.copied() == item.right());
        }
        TestResult { form: self.form, seconds: self.seconds, modules }
    }
}

impl TestRecord {
    /// What a sitting came to.
    pub fn result(&self, sitting: Sitting) -> Option<&TestResult> {
        match sitting {
            Sitting::Before => self.before.as_ref(),
            Sitting::After => self.after.as_ref(),
        }
    }

    /// Takes what a test came to in place of its answers.
    pub fn close(&mut self, sitting: Sitting, result: TestResult) {
        self.open = None;
        match sitting {
            Sitting::Before => self.before = Some(result),
            Sitting::After => self.after = Some(result),
        }
    }
}

/// The record of a test, held by this window.
#[derive(Debug)]
pub struct TestFile {
    path: PathBuf,
    _lock: File,
}

impl TestFile {
    /// Replaces the record; it is on the disk when this returns.
    ///
    /// # Errors
    /// When it cannot be written; the one before stays.
    pub fn save(&self, record: &TestRecord) -> Result<(), RecordError> {
        let written = serde_json::to_vec(record).map_err(io::Error::other).and_then(|bytes| replace(&self.path, &bytes));
        written.map_err(|why| RecordError::Write { path: self.path.clone(), why })
    }

    /// Removes the record.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn delete(&self) -> Result<(), RecordError> {
        match fs::remove_file(&self.path) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => Err(RecordError::Write { path: self.path.clone(), why }),
            _ => Ok(()),
        }
    }
}

impl FileStore {
    fn test_path(&self, id: &TestId) -> PathBuf {
        self.root().join("tests").join(format!("{id}.json"))
    }

    /// What is kept of a test; an empty record, if nothing is.
    ///
    /// # Errors
    /// When there is a file that cannot be read or understood.
    pub fn test(&self, id: &TestId) -> Result<TestRecord, RecordError> {
        read(&self.test_path(id))
    }

    /// Holds the record of a test for this window, and reads it. One that cannot be understood is kept beside it.
    ///
    /// # Errors
    /// When another window holds it, a newer version wrote it, or the folder cannot be written.
    pub fn hold_test(&self, id: &TestId) -> Result<(TestRecord, TestFile), RecordError> {
        let path = self.test_path(id);
        let lock = lock(&path.with_extension("lock"))?;
        let record = match read(&path) {
            Err(RecordError::TestUnread { .. }) => {
                put_aside(&path).map_err(|why| RecordError::Write { path: path.clone(), why })?;
                TestRecord::default()
            }
            read => read?,
        };
        Ok((record, TestFile { path, _lock: lock }))
    }
}

fn read(path: &Path) -> Result<TestRecord, RecordError> {
    let open = match File::open(path) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(TestRecord::default()),
        open => open,
    };
    let bytes = open.and_then(|file| {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(file, MAX), &mut bytes).map(|_| bytes)
    });
    let bytes = bytes.map_err(|why| RecordError::Read { path: path.to_owned(), why })?;
    let format = serde_json::from_slice::<serde_json::Value>(&bytes).ok().and_then(|value| value.get("format")?.as_u64());
    if format.is_some_and(|format| format > u64::from(FORMAT)) {
        return Err(RecordError::TestNewer);
    }
    serde_json::from_slice(&bytes).map_err(|_| RecordError::TestUnread { path: path.to_owned() })
}

/// Takes the lock; a file system without locks must not stop anybody.
fn lock(path: &Path) -> Result<File, RecordError> {
    let write = |why| RecordError::Write { path: path.to_owned(), why };
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(write)?;
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(write)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(RecordError::TestElsewhere),
        _ => Ok(file),
    }
}

fn put_aside(path: &Path) -> io::Result<()> {
    let aside = (1..).map(|n| path.with_extension(format!("unread-{n}.json"))).find(|aside| !aside.exists());
    aside.map_or(Ok(()), |aside| fs::rename(path, aside))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, FileStore, TestId) {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::open(Some(folder.path())).unwrap();
        (folder, store, "t".into())
    }

    #[test]
    fn what_was_answered_is_there_again_and_one_window_holds_it() {
        let (_folder, store, id) = store();
        let (mut record, file) = store.hold_test(&id).unwrap();
        let mut open = OpenTest::new(Sitting::Before, TestForm::B);
        open.answers.insert("i1".into(), 3);
        record.open = Some(open);
        file.save(&record).unwrap();
        assert_eq!(store.test(&id).unwrap(), record);
        assert!(matches!(store.hold_test(&id), Err(RecordError::TestElsewhere)));
        drop(file);
        let (again, file) = store.hold_test(&id).unwrap();
        assert_eq!(again, record);
        file.delete().unwrap();
        file.delete().unwrap();
        assert_eq!(store.test(&id).unwrap(), TestRecord::default());
    }

    #[test]
    fn what_cannot_be_understood_is_kept_and_what_is_newer_is_left_alone() {
        let (folder, store, id) = store();
        let path = folder.path().join("tests/t.json");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "{\"format\":1,\"before\":7").unwrap();
        assert!(matches!(store.test(&id), Err(RecordError::TestUnread { .. })));
        let (record, file) = store.hold_test(&id).unwrap();
        file.save(&record).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("tests/t.unread-1.json")).unwrap(), "{\"format\":1,\"before\":7");
        drop(file);
        fs::write(&path, "{\"format\":2}").unwrap();
        assert!(matches!(store.hold_test(&id), Err(RecordError::TestNewer)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "{\"format\":2}");
    }
}
