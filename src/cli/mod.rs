//! What scripts call: one file a command. Exit status: 0 done and good, 1 done with something to report, 2 could
//! not be done.

#[cfg(feature = "pdf")]
pub mod cards;
pub mod check;
#[cfg(feature = "pdf")]
pub mod export;
pub mod families;
pub mod grade;
pub mod marks;
pub mod rules;

use clap::{Parser, Subcommand};
use std::io::{self, Write as _};
use std::path::PathBuf;

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "evidesk", version, about = "Practise requesting electronic evidence from overseas service providers")]
pub struct Arguments {
    /// A folder whose content is added to the embedded content.
    #[arg(long, value_name = "DIR", global = true)]
    pub content: Option<PathBuf>,
    /// The profile folder: attempts and settings.
    #[arg(long, value_name = "DIR")]
    pub profile: Option<PathBuf>,
    /// Keep attempts and settings in a folder beside the program.
    #[arg(long, conflicts_with = "profile")]
    pub portable: bool,
    /// An attempt file to be read: the window opens at its debrief.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// What to do; the window opens without it.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The folder that `--portable` puts beside the program.
const PORTABLE: &str = "evidesk-profile";

impl Arguments {
    /// The profile folder that was asked for; `None` for the system's place.
    ///
    /// # Errors
    /// When the program cannot tell where it lies.
    pub fn profile_folder(&self) -> io::Result<Option<PathBuf>> {
        if !self.portable {
            return Ok(self.profile.clone());
        }
        let program = std::env::current_exe()?;
        Ok(program.parent().map(|folder| folder.join(PORTABLE)))
    }
}

/// Says one line to whoever reads standard output; a reader that left, as `head` does, ends the program quietly.
pub(crate) fn say(line: impl std::fmt::Display) {
    match writeln!(io::stdout().lock(), "{line}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            eprintln!("evidesk: standard output cannot be written: {error}");
            std::process::exit(2);
        }
        Ok(()) => {}
    }
}

/// Headless commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Says what is wrong with content, and plays its golden attempts.
    Check {
        /// Folders to check; the embedded content without one.
        paths: Vec<PathBuf>,
        /// One JSON object a diagnostic.
        #[arg(long)]
        json: bool,
        /// Play golden attempts too.
        #[arg(long)]
        golden: bool,
    },
    /// Scores attempts again, from their actions alone.
    Grade {
        /// Attempt files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// One JSON object a file.
        #[arg(long)]
        json: bool,
    },
    /// The rule book.
    Rules {
        /// One JSON object a rule.
        #[arg(long)]
        json: bool,
    },
    /// Writes an attempt as PDF: one file for each sent request, and a debrief.
    #[cfg(feature = "pdf")]
    Export {
        /// The attempt file.
        file: PathBuf,
        /// The folder for the files; what has the same name there is replaced.
        #[arg(long, value_name = "FOLDER", required = true)]
        pdf: PathBuf,
        /// One JSON object a file.
        #[arg(long)]
        json: bool,
    },
    /// Writes the cards of all lessons as PDF, one page each.
    #[cfg(feature = "pdf")]
    Cards {
        /// The folder for the files; what has the same name there is replaced.
        #[arg(long, value_name = "FOLDER", required = true)]
        pdf: PathBuf,
        /// One JSON object a file.
        #[arg(long)]
        json: bool,
    },
    /// Marks of free text, as JSON lines.
    Marks {
        /// Texts, one JSON object a line: id, field, text, and marks where they are known.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Compare with the marks in the file, for each mark and over all.
        #[arg(long)]
        score: bool,
        /// Learn weights from the marks in the files and write them here, and the cues beside them.
        #[arg(long, value_name = "WEIGHTS.ron")]
        train: Option<PathBuf>,
        /// Learn without texts whose id begins so, and score these; several, with commas, each in its turn.
        #[arg(long, value_name = "PREFIX")]
        hold_out: Option<String>,
    },
    /// Makes the table of word families from the files of WordNet, on standard output.
    #[command(hide = true)]
    Families {
        /// The folder with its index and data files.
        folder: PathBuf,
    },
    /// One rule in full.
    Explain {
        /// Its code, such as EE-015.
        code: String,
    },
}
