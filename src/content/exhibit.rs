//! Exhibits of a case file: data that the app draws as selectable text. Nothing in them is marked beforehand.

use super::id::{ExhibitId, PersonId};
use super::time::CaseTime;
use serde::{Deserialize, Serialize};

/// One numbered exhibit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhibit {
    /// Its id: `x1`.
    pub id: ExhibitId,
    /// Its number as officers write it: `X1`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Where it comes from, when and how it was made.
    pub provenance: String,
    /// When it comes into the case file; from the start, if empty.
    #[serde(default)]
    pub arrives: Option<CaseTime>,
    /// It is, or shows, an abuse image: never to be attached.
    #[serde(default)]
    pub abuse_image: bool,
    /// Its content.
    pub body: ExhibitBody,
}

/// What an exhibit is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ExhibitBody {
    /// A paper: paragraphs.
    Document {
        /// Paragraphs, plain text.
        paragraphs: Vec<String>,
    },
    /// A letter.
    Letter {
        /// From.
        from: String,
        /// To.
        to: String,
        /// Date, as written.
        date: String,
        /// Subject.
        subject: String,
        /// Paragraphs.
        paragraphs: Vec<String>,
    },
    /// A chat.
    Chat {
        /// With whom, as the telephone shows it.
        with: String,
        /// What is said of its times.
        times: String,
        /// Messages in order.
        messages: Vec<Message>,
    },
    /// A profile page.
    Profile {
        /// Name shown.
        display_name: String,
        /// Address of the page.
        address: String,
        /// Lines of facts: label, text.
        facts: Vec<(String, String)>,
        /// Posts: date as shown, text.
        posts: Vec<(String, String)>,
    },
    /// A table.
    Table {
        /// Headings.
        columns: Vec<String>,
        /// Rows of cells.
        rows: Vec<Vec<String>>,
        /// What stands below it.
        #[serde(default)]
        notes: String,
    },
    /// A picture with a transcript.
    Picture {
        /// File in the scenario's folder.
        file: String,
        /// What can be read in it.
        transcript: String,
    },
}

/// One message of a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Who wrote it: the owner of the telephone, or the other side.
    pub from: Side,
    /// When, as shown.
    pub at: String,
    /// What.
    pub text: String,
    /// The person behind it, if known.
    #[serde(default)]
    pub person: Option<PersonId>,
}

/// Sides of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// Whose telephone it is.
    Owner,
    /// The other side.
    Other,
}

impl Exhibit {
    /// All of its text, as search and the notebook see it: one paragraph, message or cell a line.
    pub fn text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        match &self.body {
            ExhibitBody::Document { paragraphs } => lines.extend(paragraphs.iter().cloned()),
            ExhibitBody::Letter { from, to, date, subject, paragraphs } => {
                lines.extend([from, to, date, subject].into_iter().cloned());
                lines.extend(paragraphs.iter().cloned());
            }
            ExhibitBody::Chat { messages, .. } => {
                lines.extend(messages.iter().map(|message| format!("{}  {}", message.text, message.at)))
            }
            ExhibitBody::Profile { display_name, address, facts, posts } => {
                lines.push(display_name.clone());
                lines.push(address.clone());
                lines.extend(facts.iter().chain(posts).map(|(label, text)| format!("{label}: {text}")));
            }
            ExhibitBody::Table { columns, rows, notes } => {
                lines.push(columns.join("  "));
                lines.extend(rows.iter().map(|row| row.join("  ")));
                lines.push(notes.clone());
            }
            ExhibitBody::Picture { transcript, .. } => lines.push(transcript.clone()),
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}
