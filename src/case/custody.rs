//! What a receiver did with a package, step by step, and the custody log line by line. Nothing is ever changed or taken
//! back: a correction is a new step that names the line it corrects. Whether a step was right is for the rules to say.

use super::action::Evidence;
use super::package::Package;
pub use crate::content::scenario::NEXT_STEPS;
use crate::content::scenario::{CertificateFault, Class};
use crate::content::time::CaseTime;
use crate::content::value::{Row, Value};
use std::sync::Arc;

/// A package at the desk, and everything that was done with it.
#[derive(Clone, Debug)]
pub struct Received {
    /// The package.
    pub package: Arc<Package>,
    /// What was done, in order.
    pub steps: Vec<Step>,
}

/// One step with a package.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Number of the action.
    pub action: u32,
    /// When it was done on the case clock.
    pub at: CaseTime,
    /// The file; empty for the whole package.
    pub item: String,
    /// What.
    pub what: Done,
}

/// How a file was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opened {
    /// A working copy.
    Copy,
    /// The original, to look at it.
    Master,
    /// The original in a spreadsheet, which saves it again.
    Spreadsheet,
}

/// Kinds of steps.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// A file was opened.
    Opened(Opened),
    /// The ticket and the sender were compared with the request.
    Ticket {
        /// The ticket as it was read.
        ticket: String,
        /// Taken as the answer to the request; false where it was set aside.
        accepted: bool,
        /// How the sender was checked, in words.
        how: String,
    },
    /// A hash was computed and compared.
    Hash {
        /// As computed or typed.
        own: String,
        /// As the list has it, typed.
        listed: String,
        /// What the receiver says of the two.
        verdict: HashVerdict,
        /// What follows.
        next: HashNext,
    },
    /// The certificate was read.
    Certificate {
        /// Faults that were seen; keys that name none are left out.
        faults: Vec<CertificateFault>,
        /// A new certificate was asked for.
        asked_anew: bool,
    },
    /// A line of the custody log.
    Custody(Box<CustodyLine>),
    /// A time was converted.
    Time {
        /// As printed.
        printed: String,
        /// As UTC, typed.
        utc: String,
        /// As local time, typed.
        local: String,
    },
    /// An item was sealed.
    Sealed {
        /// Why, in words.
        why: String,
        /// It was reported to the sender and in the file.
        reported: bool,
    },
    /// An item was classed.
    Classed {
        /// As what; `None` for a word that is no class.
        class: Option<Class>,
        /// What it shows.
        shows: String,
        /// What it does not show.
        not_shown: String,
    },
    /// What shows an element of the offence was ticked: ids of exhibits and names of files.
    Element {
        /// The element.
        element: String,
        /// What shows it.
        by: Vec<String>,
    },
    /// A conclusion.
    Concluded {
        /// What is concluded.
        claim: String,
        /// What it rests on.
        links: String,
        /// What is not proved.
        not_shown: String,
        /// What follows, by key.
        next: Vec<String>,
    },
}

/// What a receiver says of two hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashVerdict {
    /// They are equal.
    Equal,
    /// They differ.
    Differs,
    /// The sender's list does not name the file.
    NotListed,
    /// Nothing was said.
    Unsaid,
}

/// What follows from a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashNext {
    /// Work goes on.
    Use,
    /// The file is set aside.
    Quarantine,
    /// A new delivery is asked for.
    NewDelivery,
    /// Nothing was said.
    Unsaid,
}

/// One line of the custody log, as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustodyLine {
    /// Number of the line in the log of the package, from 1.
    pub number: usize,
    /// When, as typed.
    pub at: String,
    /// Which event, by key.
    pub event: String,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Both sides signed: `both`, or `one`.
    pub signed: String,
    /// Why, and by whose order.
    pub reason: String,
    /// Where, under which seal.
    pub place: String,
    /// SHA-256 before.
    pub hash_before: String,
    /// SHA-256 after.
    pub hash_after: String,
    /// Tool, version, settings.
    pub tool: String,
    /// Remark, incident.
    pub remark: String,
    /// The line that it corrects, by number.
    pub corrects: String,
    /// Written later than it happened, and said so.
    pub late: bool,
}

/// Events that a custody line can name, with what officers read.
pub const EVENTS: [(&str, &str); 10] = [
    ("received", "Received"),
    ("hashed", "Hashed"),
    ("copied", "Copied"),
    ("stored", "Stored"),
    ("opened", "Opened (working copy)"),
    ("analysed", "Analysed"),
    ("transferred", "Transferred"),
    ("shown", "Shown in court"),
    ("returned", "Returned"),
    ("destroyed", "Destroyed"),
];

fn cell(row: &Row, key: &str) -> String {
    row.get(key).map(|text| text.trim().to_owned()).unwrap_or_default()
}

fn ticked(row: &Row, key: &str) -> bool {
    row.get(key).is_some_and(|text| crate::content::value::is_tick(text))
}

/// The one row of a value; a plain text is its first column.
fn row(value: &Value, first: &str) -> Row {
    value.as_rows(first).into_iter().next().unwrap_or_default()
}

impl Received {
    /// A package that nobody has touched yet.
    pub fn new(package: Package) -> Self {
        Self { package: Arc::new(package), steps: Vec::new() }
    }

    /// Lines of the custody log of a file, the lines for the whole package included.
    pub fn log<'a>(&'a self, item: &'a str) -> impl Iterator<Item = (&'a Step, &'a CustodyLine)> {
        self.custody().filter(move |(step, _)| step.item.is_empty() || step.item == item)
    }

    /// All lines of the custody log.
    pub fn custody(&self) -> impl Iterator<Item = (&Step, &CustodyLine)> {
        self.steps.iter().filter_map(|step| if let Done::Custody(line) = &step.what { Some((step, line.as_ref())) } else { None })
    }

    /// The last class that was given to a file.
    pub fn class_of(&self, item: &str) -> Option<Class> {
        self.steps.iter().rev().filter(|step| step.item == item).find_map(|step| match &step.what {
            Done::Classed { class, .. } => *class,
            _ => None,
        })
    }

    /// True when a file was sealed.
    pub fn is_sealed(&self, item: &str) -> bool {
        self.steps.iter().any(|step| step.item == item && matches!(step.what, Done::Sealed { .. }))
    }

    /// The step in which a file was opened first, in any way.
    pub fn first_opened(&self, item: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.item == item && matches!(step.what, Done::Opened(_)))
    }

    /// The step in which the hash of a file was compared first.
    pub fn first_hashed(&self, item: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.item == item && matches!(step.what, Done::Hash { .. }))
    }

    /// Takes a step; `None` for an action that is none.
    pub fn take(&mut self, action: u32, at: CaseTime, kind: EvidenceKind, evidence: &Evidence) {
        let value = &evidence.value;
        let what = match kind {
            EvidenceKind::Open => Done::Opened(match value.as_text().trim() {
                "master" => Opened::Master,
                "spreadsheet" => Opened::Spreadsheet,
                _ => Opened::Copy,
            }),
            EvidenceKind::Ticket => {
                let row = row(value, "ticket");
                Done::Ticket { ticket: cell(&row, "ticket"), accepted: cell(&row, "verdict") != "hold", how: cell(&row, "how") }
            }
            EvidenceKind::Hash => {
                let row = row(value, "own");
                Done::Hash {
                    own: cell(&row, "own").to_lowercase(),
                    listed: cell(&row, "listed").to_lowercase(),
                    verdict: match cell(&row, "verdict").as_str() {
                        "equal" => HashVerdict::Equal,
                        "differs" => HashVerdict::Differs,
                        "not_listed" => HashVerdict::NotListed,
                        _ => HashVerdict::Unsaid,
                    },
                    next: match cell(&row, "next").as_str() {
                        "use" => HashNext::Use,
                        "quarantine" => HashNext::Quarantine,
                        "new_delivery" => HashNext::NewDelivery,
                        _ => HashNext::Unsaid,
                    },
                }
            }
            EvidenceKind::Certificate => {
                let row = row(value, "faults");
                let seen = cell(&row, "faults");
                let named: Vec<&str> = seen.split([',', ';', ' ']).map(str::trim).collect();
                Done::Certificate {
                    faults: CertificateFault::ALL.into_iter().filter(|fault| named.contains(&fault.key())).collect(),
                    asked_anew: ticked(&row, "asked") || cell(&row, "next") == "new_certificate",
                }
            }
            EvidenceKind::Custody => {
                let row = row(value, "remark");
                Done::Custody(Box::new(CustodyLine {
                    number: self.custody().count() + 1,
                    at: cell(&row, "at"),
                    event: cell(&row, "event"),
                    from: cell(&row, "from"),
                    to: cell(&row, "to"),
                    signed: cell(&row, "signed"),
                    reason: cell(&row, "reason"),
                    place: cell(&row, "place"),
                    hash_before: cell(&row, "hash_before").to_lowercase(),
                    hash_after: cell(&row, "hash_after").to_lowercase(),
                    tool: cell(&row, "tool"),
                    remark: cell(&row, "remark"),
                    corrects: cell(&row, "corrects"),
                    late: ticked(&row, "late"),
                }))
            }
            EvidenceKind::Time => {
                let row = row(value, "utc");
                Done::Time { printed: cell(&row, "printed"), utc: cell(&row, "utc"), local: cell(&row, "local") }
            }
            EvidenceKind::Seal => {
                let row = row(value, "why");
                Done::Sealed { why: cell(&row, "why"), reported: ticked(&row, "reported") }
            }
            EvidenceKind::Classify => match evidence.item.strip_prefix("element/") {
                Some(element) => Done::Element { element: element.to_owned(), by: value.as_keys() },
                None => {
                    let row = row(value, "class");
                    Done::Classed {
                        class: Class::from_key(&cell(&row, "class")),
                        shows: cell(&row, "shows"),
                        not_shown: cell(&row, "not_shown"),
                    }
                }
            },
            EvidenceKind::Conclude => {
                let row = row(value, "claim");
                let next = cell(&row, "next");
                Done::Concluded {
                    claim: cell(&row, "claim"),
                    links: cell(&row, "links"),
                    not_shown: cell(&row, "not_shown"),
                    next: next.split([',', ';']).map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()).collect(),
                }
            }
        };
        self.steps.push(Step { action, at, item: evidence.item.trim().to_owned(), what });
    }
}

/// Which action a step comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceKind {
    /// `open_item`.
    Open,
    /// `verify_ticket`.
    Ticket,
    /// `verify_hash`.
    Hash,
    /// `check_certificate`.
    Certificate,
    /// `log_custody`.
    Custody,
    /// `convert_time`.
    Time,
    /// `seal`.
    Seal,
    /// `classify`.
    Classify,
    /// `conclude`.
    Conclude,
}
