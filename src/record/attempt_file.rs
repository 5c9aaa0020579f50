//! One attempt file that is open for more lines. A line is on the disk when [`AttemptFile::append`] returns; after
//! an error the file is as it was before.

use super::{ReadOnly, RecordError, now, replace};
use crate::case::Action;
use crate::case::action::ActionLine;
use crate::case::attempt::{Attempt, MAX_FILE, sealed_line, unsealed_line};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An attempt file that is open for more lines.
#[derive(Debug)]
pub struct AttemptFile {
    path: PathBuf,
    /// The file, and what is locked while it is open.
    open: Result<(File, File), ReadOnly>,
    length: u64,
    chain: Option<String>,
    next: u32,
}

/// Reads an attempt file; one that is larger than any attempt is not read to its end.
pub(super) fn read_bounded(file: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Takes the lock of an attempt. A file system without locks must not stop anybody from working.
fn lock(path: &Path) -> Result<File, ReadOnly> {
    // A lock keeps others from reading the file on Windows, so that something beside it is locked there.
    let path = if cfg!(windows) { path.with_extension("lock") } else { path.to_owned() };
    let file = OpenOptions::new().read(true).write(true).create(cfg!(windows)).truncate(false).open(path);
    let file = file.map_err(|_| ReadOnly::NoRights)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(ReadOnly::Elsewhere),
        _ => Ok(file),
    }
}

impl AttemptFile {
    /// Opens an attempt; a torn end is put aside first.
    pub(super) fn open(path: PathBuf) -> Result<(Attempt, Self), RecordError> {
        let unread = |why| RecordError::Read { path: path.clone(), why };
        let lock = lock(&path);
        let writable = lock.and_then(|lock| {
            let file = OpenOptions::new().read(true).write(true).open(&path).map_err(|_| ReadOnly::NoRights)?;
            Ok((file, lock))
        });
        let bytes = File::open(&path).and_then(|mut file| read_bounded(&mut file)).map_err(unread)?;
        let attempt = Attempt::parse(&path.display().to_string(), &bytes)?;
        let mut opened = Self {
            chain: attempt.last_chain().map(str::to_owned),
            next: attempt.last_n() + 1,
            length: bytes.len() as u64,
            open: writable,
            path,
        };
        if let Ok((file, _)) = &mut opened.open {
            match put_torn_end_aside(&opened.path, file, &bytes, &attempt) {
                Ok(length) => opened.length = length,
                Err(why) => return Err(RecordError::Write { path: opened.path, why }),
            }
        }
        if attempt.is_closed() {
            opened.open = Err(ReadOnly::Closed);
        } else if !attempt.is_fully_known() {
            opened.open = Err(ReadOnly::Newer);
        }
        Ok((attempt, opened))
    }

    /// Why nothing can be added, if so.
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.open.as_ref().err().copied()
    }

    /// Adds an action; it is on the disk when this returns. After an error the file is as it was before.
    ///
    /// # Errors
    /// When it is read-only, or cannot be written.
    pub fn append(&mut self, action: &Action, case_time: String) -> Result<(), RecordError> {
        let (file, _) = self.open.as_mut().map_err(|why| RecordError::ReadOnly(*why))?;
        let line = ActionLine { n: self.next, wall: now(), case_time, action: action.clone() };
        let (text, chain) = match &self.chain {
            Some(previous) => {
                let (text, chain) = sealed_line(previous, &line);
                (text, Some(chain))
            }
            None => (unsealed_line(&line), None),
        };
        let bytes = format!("{text}\n");
        let written = file
            .seek(SeekFrom::Start(self.length))
            .and_then(|_| file.write_all(bytes.as_bytes()))
            .and_then(|()| file.sync_data());
        if let Err(why) = written {
            // Half a line is worse than none: back to the last whole one. If even that fails, the next line is
            // written over it, and whoever opens the file puts it aside.
            let _ = file.set_len(self.length);
            return Err(RecordError::Write { path: self.path.clone(), why });
        }
        self.length += bytes.len() as u64;
        self.chain = chain;
        self.next += 1;
        Ok(())
    }
}

/// Keeps what follows the last whole line beside the file, and cuts it off; returns the new length.
fn put_torn_end_aside(path: &Path, file: &mut File, bytes: &[u8], attempt: &Attempt) -> io::Result<u64> {
    // A byte order mark is not counted among the whole lines.
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let whole = (attempt.whole_len() + mark).min(bytes.len());
    if whole == bytes.len() && attempt.ends_with_newline() {
        return Ok(whole as u64);
    }
    let torn = &bytes[whole..];
    if !torn.iter().all(u8::is_ascii_whitespace)
        && let Some(aside) = (1..).map(|n| path.with_extension(format!("torn-{n}"))).find(|aside| !aside.exists())
    {
        replace(&aside, torn)?;
    }
    file.set_len(whole as u64)?;
    if attempt.ends_with_newline() {
        file.sync_all()?;
        return Ok(whole as u64);
    }
    file.seek(SeekFrom::Start(whole as u64))?;
    file.write_all(b"\n")?;
    file.sync_all()?;
    Ok(whole as u64 + 1)
}
