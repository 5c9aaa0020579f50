//! Steps with received evidence, in a few words: for the story, the custody log and the debrief.

use crate::case::custody::{Done, EVENTS, HashVerdict, NEXT_STEPS, Opened};
use crate::content::scenario::{CertificateFault, Class};
use crate::content::time::CaseTime;

/// A step: title, and what was said.
pub fn done(item: &str, what: &Done) -> (String, String) {
    match what {
        Done::Opened(how) => (format!("Opened: {item}"), opened(*how).to_owned()),
        Done::Ticket { ticket, accepted, how } => {
            let taken = if *accepted { "taken as the answer" } else { "set aside" };
            (format!("Ticket and sender checked: {item}"), join(&[format!("{ticket}, {taken}"), how.clone()]))
        }
        Done::Hash { verdict, .. } => (format!("Hash compared: {item}"), verdict_text(*verdict).to_owned()),
        Done::Certificate { faults, asked_anew } => {
            let seen: Vec<String> = faults.iter().map(|fault| certificate_fault(*fault).to_owned()).collect();
            let seen = if seen.is_empty() { "Nothing found wanting".to_owned() } else { seen.join(". ") };
            let asked = if *asked_anew { "A new one was asked for".to_owned() } else { String::new() };
            (format!("Certificate read: {item}"), join(&[seen, asked]))
        }
        Done::Custody(line) => {
            let event = event(&line.event);
            let hands = [line.from.trim(), line.to.trim()]
                .iter()
                .filter(|hand| !hand.is_empty())
                .copied()
                .collect::<Vec<_>>()
                .join(" → ");
            (format!("Custody line {}: {item}", line.number), join(&[event, when(&line.at), hands]))
        }
        Done::Time { printed, utc, local } => {
            (format!("Time converted: {item}"), format!("{printed} → {} → {}", when(utc), when(local)))
        }
        Done::Sealed { why, .. } => (format!("Sealed: {item}"), why.clone()),
        Done::Classed { class: known, .. } => {
            (format!("Classed: {item}"), known.map_or_else(|| "no class".to_owned(), |class_of| class(class_of).to_owned()))
        }
        Done::Element { element, by } => (format!("Element: {element}"), by.join(", ")),
        Done::Concluded { claim, .. } => ("Conclusion".to_owned(), claim.clone()),
    }
}

fn join(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.trim().is_empty()).cloned().collect::<Vec<_>>().join(". ")
}

/// The label of a key; the key itself where it is none of them.
pub fn label<'a>(list: &'a [(&str, &str)], key: &'a str) -> &'a str {
    list.iter().find(|(known, _)| *known == key.trim()).map_or(key, |(_, label)| label)
}

/// An event of the custody log: its label, or, where a sender's log has a word of its own, that word with a capital.
pub fn event(key: &str) -> String {
    let mut letters = label(&EVENTS, key).trim().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A time as it was typed, in words where it can be read: `Mon 14 Sep 2026, 10:41 PKT`.
pub fn when(typed: &str) -> String {
    match CaseTime::parse(typed.trim()) {
        Ok(at) => format!("{} {}", at.long_text(), super::story::zone(at)),
        Err(_) => typed.trim().to_owned(),
    }
}

/// How a file was opened.
pub fn opened(how: Opened) -> &'static str {
    match how {
        Opened::Copy => "As a working copy",
        Opened::Master => "The original itself",
        Opened::Spreadsheet => "The original, in a spreadsheet",
    }
}

/// What was said of two hashes.
pub fn verdict_text(verdict: HashVerdict) -> &'static str {
    match verdict {
        HashVerdict::Equal => "The two values are equal",
        HashVerdict::Differs => "The two values differ",
        HashVerdict::NotListed => "The list does not name this file",
        HashVerdict::Unsaid => "Nothing was said of the two values",
    }
}

/// A fault of a certificate.
pub fn certificate_fault(fault: CertificateFault) -> &'static str {
    match fault {
        CertificateFault::Unsigned => "It is not signed",
        CertificateFault::OtherTicket => "It names another ticket",
        CertificateFault::OtherPeriod => "It covers another period",
        CertificateFault::OtherCompany => "Another company made it",
        CertificateFault::ListDiffers => "Its list is not what arrived",
    }
}

/// A class of evidence.
pub fn class(class: Class) -> &'static str {
    match class {
        Class::Evidence => "Evidence",
        Class::Lead => "Lead",
        Class::Disclose => "For the defence too",
        Class::Unusable => "Not usable for now",
        Class::Surplus => "Surplus, sealed",
        Class::Restricted => "Closed part of the file",
    }
}

/// A next step.
pub fn next_step(key: &str) -> &str {
    label(&NEXT_STEPS, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_was_typed_is_said_in_words_and_what_is_no_time_stays() {
        assert_eq!(when("2026-09-14T10:41+05:00"), "Mon 14 Sep 2026, 10:41 PKT");
        assert_eq!(when("2026-09-14T05:41Z"), "Mon 14 Sep 2026, 05:41 UTC");
        assert_eq!(when(" this morning"), "this morning");
    }

    #[test]
    fn an_event_begins_with_a_capital_whoever_wrote_it() {
        assert_eq!(["received", "sealed", "opened", ""].map(event), ["Received", "Sealed", "Opened (working copy)", ""]);
    }
}
