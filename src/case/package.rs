//! A package as it arrives: real bytes, the list of hashes that its sender made of them, and the certificate as a text.
//! It is built from what an author declared, or from what a provider's answer gives.

use crate::content::data::{DataCategory, Measure};
use crate::content::id::{AccountId, ProviderId};
use crate::content::policy::{Certificate, Term};
use crate::content::provider::Provider;
use crate::content::scenario::{self, Asked, CertificateFault, Class, CustodyEntry, Fault, Scenario, Zone};
use crate::content::time::{CaseTime, Date};
use crate::request::Policy;
use chrono::{FixedOffset, NaiveDateTime};
use sha2::{Digest, Sha256};

/// A package that arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// Its ticket; by it actions name the package.
    pub ticket: String,
    /// Who made the records.
    pub provider: ProviderId,
    /// The company, by name.
    pub company: String,
    /// The measure that it answers.
    pub answers: Measure,
    /// The request that it answers, where it is one of this attempt.
    pub request: Option<u32>,
    /// When it arrived.
    pub arrived: CaseTime,
    /// From whom, and through which channel.
    pub from: String,
    /// Through which channel.
    pub channel: String,
    /// The covering letter.
    pub covering: Vec<String>,
    /// What had been asked.
    pub asked: Asked,
    /// The zone of the times.
    pub zone: Zone,
    /// Its files, as they arrived.
    pub files: Vec<File>,
    /// What the sender's list says: name and SHA-256 in hex.
    pub listed: Vec<(String, String)>,
    /// The certificate, if one lies in it.
    pub certificate: Option<CertificatePaper>,
    /// Lines of the custody log that came with it.
    pub custody: Vec<CustodyEntry>,
    /// No answer to any request.
    pub forged: bool,
    /// To be deleted after so many days.
    pub delete_after_days: Option<u32>,
}

/// One file of a package.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name as it arrived.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The account that it is about.
    pub account: Option<AccountId>,
    /// What is wrong with it, or particular about it.
    pub faults: Vec<Fault>,
    /// How it is rightly classed; any class, if empty.
    pub classes: Vec<Class>,
}

/// A certificate of records, as it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct CertificatePaper {
    /// Its lines.
    pub lines: Vec<String>,
    /// What is wrong with it.
    pub faults: Vec<CertificateFault>,
}

impl File {
    /// SHA-256 of its bytes, in hex.
    pub fn sha256(&self) -> String {
        sha256(&self.bytes)
    }

    /// Its text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// True when it has this fault or particularity.
    pub fn has(&self, fault: Fault) -> bool {
        self.faults.contains(&fault)
    }
}

/// SHA-256 in hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes_of(lines: &[String]) -> Vec<u8> {
    let mut text = lines.join("\n");
    text.push('\n');
    text.into_bytes()
}

impl Package {
    /// The file with this name.
    pub fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.name == name.trim())
    }

    /// The hash that the sender's list gives for a file; by its own name, or by the name that it had there.
    pub fn listed_hash(&self, name: &str) -> Option<&str> {
        self.listed.iter().find(|(listed, _)| listed == name).map(|(_, hash)| hash.as_str())
    }

    /// The offset of the printed times on a day.
    pub fn offset_on(&self, provider: Option<&Provider>, day: Date) -> Option<FixedOffset> {
        self.zone.fixed().or_else(|| provider.map(|provider| provider.hours.offset_on(day)))
    }

    /// A time as printed in a record, as the moment that it was.
    pub fn moment(&self, provider: Option<&Provider>, printed: &str) -> Option<CaseTime> {
        let printed = printed.trim();
        if let Ok(exact) = CaseTime::parse(printed) {
            return Some(exact);
        }
        let plain = printed.trim_end_matches(|c: char| !c.is_ascii_digit()).trim();
        let read =
            ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%d %b %Y %H:%M", "%d %b %Y, %H:%M"]
                .iter()
                .find_map(|format| NaiveDateTime::parse_from_str(plain, format).ok())?;
        let day = Date::parse(&read.date().to_string()).ok()?;
        Some(CaseTime::at(day, read.time(), self.offset_on(provider, day)?))
    }

    /// As an author declared it.
    pub fn declared(package: &scenario::Package, provider: Option<&Provider>) -> Self {
        let files: Vec<File> = package
            .pieces
            .iter()
            .filter(|piece| !piece.faults.contains(&Fault::Absent))
            .map(|piece| File {
                name: piece.name.clone(),
                about: piece.about.clone(),
                bytes: bytes_of(&piece.lines),
                account: piece.account.clone(),
                faults: piece.faults.clone(),
                classes: piece.classes.clone(),
            })
            .collect();
        let changed = |piece: &scenario::Piece| {
            [Fault::HashDiffers, Fault::Resaved, Fault::ZoneOverwritten].iter().any(|fault| piece.faults.contains(fault))
        };
        let listed: Vec<(String, String)> = package
            .pieces
            .iter()
            .filter(|piece| !piece.faults.contains(&Fault::NotListed))
            .map(|piece| {
                let name = if piece.listed_as.is_empty() { &piece.name } else { &piece.listed_as };
                let mut bytes = bytes_of(if piece.hashed_lines.is_empty() { &piece.lines } else { &piece.hashed_lines });
                if changed(piece)
                    && piece.hashed_lines.is_empty()
                    && let Some(byte) = bytes.first_mut()
                {
                    // What arrived differs from what was hashed in one bit.
                    *byte ^= 1;
                }
                (name.clone(), sha256(&bytes))
            })
            .collect();
        let company = provider
            .and_then(|provider| provider.entities.first())
            .map_or_else(|| package.provider.to_string(), |entity| entity.name.clone());
        let certificate = package.certificate.then(|| CertificatePaper {
            lines: certificate_lines(package, provider, &company, &listed),
            faults: certificate_faults(package),
        });
        Self {
            ticket: package.ticket.clone(),
            provider: package.provider.clone(),
            company,
            answers: package.answers,
            request: None,
            arrived: package.arrives,
            from: package.from.clone(),
            channel: package.channel.clone(),
            covering: package.covering.clone(),
            asked: package.asked.clone(),
            zone: package.zone.clone(),
            files,
            listed,
            certificate,
            custody: package.custody.clone(),
            forged: package.forged,
            delete_after_days: package.delete_after_days,
        }
    }

    /// What a provider's answer gives: a sheet of subscriber data and a table for each kind of dated data and account.
    pub fn of_answer(
        scenario: &Scenario,
        policy: &Policy<'_>,
        ticket: String,
        (request, answers): (u32, Measure),
        arrived: CaseTime,
        given: &[(AccountId, DataCategory)],
        (asked, certified): (Asked, bool),
    ) -> Option<Self> {
        let provider = policy.provider;
        let mut files = Vec::new();
        for (id, category) in given {
            let Some(account) = scenario.account(id) else { continue };
            let lines: Vec<String> = account
                .data
                .iter()
                .filter(|holding| holding.category == *category)
                .flat_map(|holding| holding.lines.iter().map(|line| scenario.as_given(line)))
                .collect();
            if lines.is_empty() {
                continue;
            }
            let value = account.identifiers.first().map_or_else(|| id.to_string(), |first| first.value.clone());
            let (stem, head) = match category {
                DataCategory::Subscriber | DataCategory::Registration => ("subscriber.txt", None),
                DataCategory::Login => ("logins.csv", Some("record")),
                DataCategory::Traffic => ("connections.csv", Some("record")),
                DataCategory::Location => ("places.csv", Some("record")),
                DataCategory::Content => ("content.txt", None),
                DataCategory::Advert => ("adverts.csv", Some("record")),
                DataCategory::Payment => ("payments.csv", Some("record")),
            };
            let safe: String = value.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            files.push(File {
                name: format!("{safe}-{stem}"),
                about: String::new(),
                bytes: bytes_of(&head.map(str::to_owned).into_iter().chain(lines).collect::<Vec<_>>()),
                account: Some(id.clone()),
                faults: Vec::new(),
                classes: Vec::new(),
            });
        }
        if files.is_empty() {
            return None;
        }
        let returns = policy.find(|term| match term {
            Term::Returns { zone, certificate, .. } => Some((zone.clone(), *certificate)),
            _ => None,
        });
        let zone = match &returns {
            Some(said) if said.what.0.to_lowercase().contains("local") || said.what.0.to_lowercase().contains("central") => {
                Zone::Local
            }
            Some(said) if said.what.0.contains("+04:00") && !said.what.0.contains("UTC") => Zone::Fixed("+04:00".to_owned()),
            _ => Zone::Utc,
        };
        let listed: Vec<(String, String)> = files.iter().map(|file| (file.name.clone(), file.sha256())).collect();
        let comes = match returns.map(|said| said.what.1) {
            Some(Certificate::WithEach) => true,
            Some(Certificate::IfRequestAsks) => certified,
            Some(Certificate::MlaOnly) => matches!(answers, Measure::Mla | Measure::MlaRealTime),
            _ => false,
        };
        let company = provider.entities.first().map_or_else(|| provider.name.clone(), |entity| entity.name.clone());
        let mut package = scenario::Package {
            ticket: ticket.clone(),
            provider: provider.id.clone(),
            answers,
            arrives: arrived,
            from: company.clone(),
            channel: String::new(),
            covering: Vec::new(),
            asked: asked.clone(),
            zone: zone.clone(),
            pieces: Vec::new(),
            certificate: comes,
            certificate_faults: Vec::new(),
            custody: Vec::new(),
            forged: false,
            delete_after_days: None,
        };
        let delete_after_days =
            policy.find(|term| if let Term::DeleteAfter { days } = term { Some(*days) } else { None }).map(|said| said.what);
        package.delete_after_days = delete_after_days;
        let certificate = comes.then(|| CertificatePaper {
            lines: certificate_lines(&package, Some(provider), &company, &listed),
            faults: Vec::new(),
        });
        Some(Self {
            ticket,
            provider: provider.id.clone(),
            company: company.clone(),
            answers,
            request: Some(request),
            arrived,
            from: company,
            channel: String::new(),
            covering: Vec::new(),
            asked,
            zone,
            files,
            listed,
            certificate,
            custody: Vec::new(),
            forged: false,
            delete_after_days,
        })
    }
}

/// The faults that an author planted, and the one that follows from the list.
fn certificate_faults(package: &scenario::Package) -> Vec<CertificateFault> {
    let mut faults = package.certificate_faults.clone();
    let differs = package
        .pieces
        .iter()
        .any(|piece| [Fault::NotListed, Fault::Absent, Fault::Renamed].iter().any(|fault| piece.faults.contains(fault)));
    if differs && !faults.contains(&CertificateFault::ListDiffers) {
        faults.push(CertificateFault::ListDiffers);
    }
    faults
}

/// The certificate as a text: who says it, for which ticket and period, how the records are made, the list, a signature.
fn certificate_lines(
    package: &scenario::Package,
    provider: Option<&Provider>,
    company: &str,
    listed: &[(String, String)],
) -> Vec<String> {
    let has = |fault| package.certificate_faults.contains(&fault);
    let other = provider
        .and_then(|provider| provider.entities.iter().map(|entity| entity.name.as_str()).find(|name| *name != company))
        .map_or_else(|| format!("{company} (Services)"), str::to_owned);
    let maker = if has(CertificateFault::OtherCompany) { other.as_str() } else { company };
    let ticket = if has(CertificateFault::OtherTicket) { changed_digit(&package.ticket) } else { package.ticket.clone() };
    let mut lines = vec![
        "CERTIFICATE OF RECORDS (TRAINING)".to_owned(),
        format!("Company: {maker}"),
        "I am a custodian of records of the company and know the systems in which they are made.".to_owned(),
        format!("Process answered: {ticket}"),
    ];
    if let (Some(first), Some(last)) = package.asked.period {
        let last = if has(CertificateFault::OtherPeriod) { last.plus_days(-9) } else { last };
        lines.push(format!("Period of the records: {first} to {last}"));
    }
    lines.push("The records were made at or near the time, by a regular process, in the ordinary course of business. They are true copies.".to_owned());
    lines.push(format!("Files ({}), with SHA-256:", listed.len()));
    lines.extend(listed.iter().map(|(name, hash)| format!("{name}  {hash}")));
    lines.push("I declare under penalty of perjury that this is true.".to_owned());
    let day = package.arrives.date().plus_days(-4).text();
    lines.push(if has(CertificateFault::Unsigned) {
        format!("Date: {day}    Signature: ____________________")
    } else {
        format!("Date: {day}    Signature: signed, custodian of records")
    });
    lines
}

/// The last digit of a ticket, changed: another ticket that looks like it.
fn changed_digit(ticket: &str) -> String {
    let mut letters: Vec<char> = ticket.chars().collect();
    if let Some(digit) = letters.iter_mut().rev().find(|c| c.is_ascii_digit()) {
        *digit = if *digit == '7' { '1' } else { '7' };
    }
    letters.into_iter().collect()
}
