//! What scripts call: one file a command. Exit status: 0 done and good, 1 done with something to report, 2 could
//! not be done.

pub mod check;
pub mod grade;
pub mod rules;

use clap::{Parser, Subcommand};
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
    /// What to do; the window opens without it.
    #[command(subcommand)]
    pub command: Option<Command>,
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
    /// One rule in full.
    Explain {
        /// Its code, such as EE-015.
        code: String,
    },
}
