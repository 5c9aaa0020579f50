//! The provider's letter: one sentence or two for each line that an answer has. Opening, closing and
//! signature are the provider's own; the sentences in between are plain, and shorter where it writes briskly.

use std::collections::BTreeSet;

use super::{aside, labels, list};
use crate::case::World;
use crate::case::reply::{Answered, ItemAnswer, Line, Reply, RequestOutcome};
use crate::content::Library;
use crate::content::id::{ClauseId, ProviderId};
use crate::content::policy::Breadth;
use crate::content::provider::Provider;
use crate::content::scenario::Level;

/// The first line of a letter, with the officer's reference.
pub fn opening(provider: &Provider, reference: &str) -> String {
    let reference = if reference.trim().is_empty() { "your request" } else { reference.trim() };
    provider.tone.opening.replace("{reference}", reference)
}

/// The sentences of a letter, each with the clause that stands beside it.
///
/// In an advanced case a company writes as real ones do: a template, and no clause. When the case is closed the letter
/// is shown whole.
pub fn letter(world: &World, answer: &Reply) -> Vec<(String, Option<ClauseId>)> {
    let terse = world.scenario().level == Level::Advanced && !world.is_closed() && answer.provider.is_some();
    let mut sentences: Vec<(String, Option<ClauseId>)> = Vec::new();
    for line in &answer.lines {
        let sentence = if !terse {
            (reply_line(world.library(), answer.provider.as_ref(), &line.what), line.clause.clone())
        } else if is_a_want(&line.what) {
            ("Your request does not meet our guidelines. Please read them and write again.".to_owned(), None)
        } else {
            (reply_line(world.library(), answer.provider.as_ref(), &line.what), None)
        };
        if !terse || !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// True for a sentence that tells what is missing: a template leaves it out.
fn is_a_want(line: &Line) -> bool {
    matches!(
        line,
        Line::WantsFollowUp
            | Line::WantsNexus(_)
            | Line::WantsPower
            | Line::WantsOffence
            | Line::WantsPeriod
            | Line::WantsSaid(_)
            | Line::WantsSignature(_)
            | Line::WantsDateSeen(_)
            | Line::NoDataTypes
            | Line::FindsNobody(_)
    )
}

/// One line of an answer, in words.
pub fn reply_line(library: &Library, provider: Option<&ProviderId>, line: &Line) -> String {
    let provider = provider.and_then(|id| library.providers.get(id));
    let name = provider.map_or("us", |provider| provider.name.as_str());
    match line {
        Line::Frozen(accounts) => format!("We have taken a copy of {}.", list(accounts)),
        Line::Ticket { number, until, extend_by, .. } => {
            let until =
                until.map_or_else(|| " We promise no term.".to_owned(), |day| format!(" It is kept until {}.", day.text()));
            let extend = extend_by.map(|day| format!(" An extension must reach us by {}.", day.text())).unwrap_or_default();
            format!("Ticket {number}.{until}{extend}")
        }
        Line::SnapshotOnly => {
            "The copy holds what existed at that moment. It is not updated, and it discloses nothing.".to_owned()
        }
        Line::NoSuchAccount(value) => format!("We find no account under “{value}”."),
        Line::FindsNobody(value) => {
            format!(
                "“{value}” does not find an account. Please send the account number, or the full address with the day on which you saw it."
            )
        }
        Line::WantsDateSeen(value) => format!("“{value}” can change hands. Please say on which day you saw it."),
        Line::NoIdentifier => "Your paper names no account. We cannot search for a person.".to_owned(),
        Line::Limitless(breadth) => limitless(*breadth).to_owned(),
        Line::Public(breadth) => public(*breadth).to_owned(),
        Line::NoDataTypes => "No data type is ticked. Please say what you need.".to_owned(),
        Line::WantsPeriod => "Please give the first and the last day. We search no open period.".to_owned(),
        Line::PeriodCut(days) => format!("We give {days} days at most. We have cut the period to that."),
        Line::PeriodNarrowed => {
            "Your facts do not carry the whole period. We have answered for the days that they carry.".to_owned()
        }
        Line::FutureCut => "Data of days to come does not exist. We have answered up to today.".to_owned(),
        Line::WantsFollowUp => "Please name the step that will follow, and the day by which you take it.".to_owned(),
        Line::WantsNexus(accounts) if accounts.is_empty() => "Please say what each account did, to whom, and when.".to_owned(),
        Line::WantsNexus(accounts) => {
            format!("Please say what {} did, to whom, and when. “Belongs to the suspect” is not enough.", list(accounts))
        }
        Line::WantsPower => "Please name the law that lets you ask for this.".to_owned(),
        Line::WantsOffence => "Please name the offence.".to_owned(),
        Line::WantsSaid(need) => format!("Please add {}.", labels::need(*need)),
        Line::WantsTranslation => "We cannot read the language of your paper. Please send a translation.".to_owned(),
        Line::WantsSignature(element) => format!("Your paper lacks {}.", labels::signature(*element)),
        Line::WrongSender => "Your paper did not come from an official mailbox. We have not read it.".to_owned(),
        Line::SenderVerified => {
            "The telephone in your paper confirmed nobody. We held it until another desk of your agency knew of you.".to_owned()
        }
        Line::NotListed => "Your agency is not on our list, and none that is sent this paper. We have not read it.".to_owned(),
        Line::NotAddressed => "Your paper does not say to which company, or through which door, it goes.".to_owned(),
        Line::PassedTo(company) => {
            format!("Your paper went to another company of our group. It was passed on to {company}, and lost days on the way.")
        }
        Line::AcknowledgedOnly => {
            "We have received your paper here. This office cannot act on it, and it goes no further.".to_owned()
        }
        Line::NotProcessed(right) if right.is_empty() => "Papers are not dealt with at this address.".to_owned(),
        Line::NotProcessed(right) => format!("Papers are not dealt with at this address. Please write to {right}."),
        Line::Disclosed(categories) => {
            let words: Vec<&str> = categories.iter().map(|category| labels::category(*category)).collect();
            format!("With this letter you receive {}.", list(&words))
        }
        Line::NeedsProcess(what, process) => format!("{} needs {}.", capital(what), labels::process(*process)),
        Line::NeedsOrder(what) => format!("{} needs an order of a court of your State.", capital(what)),
        Line::AskOrganisation(values) => {
            format!("{} belongs to an organisation. Please ask the organisation itself first.", capital(&list(values)))
        }
        Line::RightsRead(values) => {
            format!("We have read your request for its effect on human rights, and do nothing about {}.", list(values))
        }
        Line::BeyondOrder(values) if values.is_empty() => {
            "Your order does not name all of these days. We have left the others out.".to_owned()
        }
        Line::BeyondOrder(values) => format!("Your order does not name {}. We have left it out.", list(values)),
        Line::NeverHeld(what) => format!("{name} never held this: {what}."),
        Line::Gone(what) => format!("{} is gone, and cannot be brought back.", capital(what)),
        Line::Collected(first, days) => {
            let days = if *days == 1 { "one day".to_owned() } else { format!("{days} days") };
            format!("The collection ran for {days} from {}. What came stands below; nothing stored is part of it.", first.text())
        }
        Line::Extended(number, until) => format!("We keep the copy of {number} until {}.", until.text()),
        Line::CopyLapsed(number, last) => format!("Preservation {number} has lapsed on {}. The copy was destroyed.", last.text()),
        Line::ExtensionLate(number, last) => format!("For {number} this comes too late. The copy ends on {}.", last.text()),
        Line::NoMoreRenewals(number) => format!("{number} was extended before; our rules give no further extension."),
        Line::NoRenewal => "Our rules know no extension.".to_owned(),
        Line::NoSuchTicket => "You name no ticket of ours that is alive.".to_owned(),
        Line::WantsMlaProof => "We extend only against the number and day of your request for assistance.".to_owned(),
        Line::ReleasedOf(number, values) => {
            format!("Of {number} the copies of {} are deleted. The others are kept. Thank you for telling us.", values.join(", "))
        }
        Line::Released(number) => format!("The copy of {number} is deleted. Thank you for telling us."),
        Line::NoEmergency => {
            format!("By our test this is no emergency: {name} sees no present danger to body or life. Send it the ordinary way.")
        }
        Line::OtherDanger => "The danger is taken seriously, but it is none of those that our emergency rules list.".to_owned(),
        Line::FollowUpNoted => "Thank you for the written confirmation. It is in our file.".to_owned(),
        Line::KeptForAssistance(ticket, until) => match until {
            Some(day) => format!("With your request for assistance we keep the copy of {ticket} until {}.", day.text()),
            None => format!("With your request for assistance we keep the copy of {ticket} until that is decided."),
        },
        Line::Authority(point) => labels::assistance(*point).to_owned(),
        Line::WeakLink(values) => {
            format!("For {} we read no recent fact with its source. Please supplement the request.", list(values))
        }
        Line::NotThrough(what) => what.clone(),
        Line::UserTold => "As our rules demand, we told the user before we answered.".to_owned(),
        Line::UserNotTold(until) if until.trim().is_empty() => "We have not told the user.".to_owned(),
        Line::UserNotTold(until) => format!("We do not tell the user until: {until}."),
        Line::WithCertificate => "A certificate of business records comes with the data.".to_owned(),
        Line::WithoutCertificate => "No certificate was asked for, so none is enclosed.".to_owned(),
        Line::BreachActedOn => {
            "Your paper shows a breach of our rules. We have acted on the page, and its user may notice.".to_owned()
        }
        Line::Home(text) => text.clone(),
        Line::HomeNeedsLeave => {
            "We may not give data of a bank account on this order. The law asks for the leave of another court.".to_owned()
        }
        Line::HomeNotHeld => "We hold no such records.".to_owned(),
        Line::AtHome(said) => aside::home(said),
        Line::Police(said) => aside::police(said),
        Line::Capture(said) => aside::capture(said),
        Line::Consent(said) => aside::consent(said),
        Line::PortalConfirmed(day) => {
            format!("Your account at the portal was confirmed on {}. Until then your paper waited.", day.text())
        }
    }
}

fn limitless(breadth: Breadth) -> &'static str {
    match breadth {
        Breadth::Returned => "You ask for everything. That comes back unread: please tick what you need, and say why.",
        Breadth::Refused => "You ask for everything. We refuse that.",
        Breadth::Narrowed => "You ask for everything. We have read it narrowly.",
        Breadth::CaptureYourself => "You ask for everything. What is public you can capture yourself.",
    }
}

fn public(breadth: Breadth) -> &'static str {
    match breadth {
        Breadth::Returned => "Part of this everybody can see. Please capture it yourself and send the rest again.",
        Breadth::Refused => "What everybody can see we do not give.",
        Breadth::Narrowed => "What everybody can see we have left out.",
        Breadth::CaptureYourself => "What everybody can see, please capture yourself.",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A reply in a few words, for the story: `Frozen: 2 accounts, 3 kinds of data; not found: 1 identifier`.
pub fn short(reply: &Reply) -> String {
    // A custodian at home is asked for records, not for kinds of data.
    if reply.provider.is_none() && reply.items.iter().all(|item| item.category.is_none()) {
        return match reply.outcome {
            RequestOutcome::Granted if reply.lines.iter().any(|line| matches!(line.what, Line::Home(_))) => {
                "The records of your order came with it".to_owned()
            }
            outcome => labels::outcome(outcome).to_owned(),
        };
    }
    let words = [
        (Answered::Frozen, "frozen"),
        (Answered::Disclosed, "disclosed"),
        (Answered::Refused, "by another way only"),
        (Answered::NotFound, "not found"),
        (Answered::Asked, "asked back"),
        (Answered::NeverHeld, "never held"),
    ];
    let parts: Vec<String> =
        words.iter().filter_map(|(answer, word)| Some(format!("{word}: {}", of_what(&reply.items, *answer)?))).collect();
    if parts.is_empty() { labels::outcome(reply.outcome).to_owned() } else { capital(&parts.join("; ")) }
}

/// What was answered in this way, counted: accounts, kinds of data, and identifiers that name no account.
fn of_what(items: &[ItemAnswer], answer: Answered) -> Option<String> {
    let own = || items.iter().filter(|item| item.answer == answer);
    let accounts: BTreeSet<_> = own().filter_map(|item| item.account.as_ref()).collect();
    let kinds: BTreeSet<_> = own().filter_map(|item| item.category).collect();
    let others = own().filter(|item| item.account.is_none() && item.category.is_none()).count();
    let counted =
        [(accounts.len(), "account", "accounts"), (kinds.len(), "kind", "kinds"), (others, "identifier", "identifiers")];
    let parts: Vec<String> = counted
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| {
            let of = if one == "kind" { " of data" } else { "" };
            format!("{count} {}{of}", if count == 1 { one } else { many })
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::data::DataCategory;
    use crate::content::time::Date;

    #[test]
    fn counts_say_of_what() {
        let item = |account: &str, category, answer| ItemAnswer {
            item: account.to_owned(),
            answer,
            account: (!account.is_empty()).then(|| account.into()),
            category,
        };
        let frozen = |account, category| item(account, Some(category), Answered::Frozen);
        let items = [
            frozen("a1", DataCategory::Subscriber),
            frozen("a1", DataCategory::Login),
            frozen("a2", DataCategory::Subscriber),
            item("", None, Answered::NotFound),
        ];
        assert_eq!(of_what(&items, Answered::Frozen).as_deref(), Some("2 accounts, 2 kinds of data"));
        assert_eq!(of_what(&items, Answered::NotFound).as_deref(), Some("1 identifier"));
        assert_eq!(of_what(&items, Answered::Disclosed), None);
    }

    /// The answer of an advanced case to a freeze that lacks its next step, while the case runs and after it.
    #[test]
    fn an_advanced_letter_is_a_template_until_the_case_is_closed() {
        use crate::case::attempt::Attempt;
        use std::sync::Arc;
        let world = |level: Level, closed: bool| {
            let mut library = crate::content::load::embedded().library;
            let golden =
                library.golden.iter().find(|golden| golden.path.ends_with("first-hours/attempts/excellent.attempt.jsonl"));
            let attempt = Attempt::parse("test", golden.expect("an attempt").attempt.as_bytes()).expect("it can be read");
            library.scenarios.values_mut().for_each(|case| case.level = level);
            let mut world = World::new(&Arc::new(library), &"first-hours".into()).expect("a case");
            for line in &attempt.lines {
                let action = match line.action.clone() {
                    crate::case::Action::Send { request: 1, form, mut values } => {
                        values.remove("pres.follow");
                        crate::case::Action::Send { request: 1, form, values }
                    }
                    crate::case::Action::Close { .. } => {
                        world.apply(&crate::case::Action::Wait { until: "30d".into() }).expect("time passes");
                        if closed {
                            world.apply(&line.action).expect("it can be closed");
                        }
                        continue;
                    }
                    other => other,
                };
                world.apply(&action).expect("it can be done");
            }
            world
        };
        let first = |world: &World| letter(world, &world.replies()[0]);
        let (plain, clause) = first(&world(Level::Foundation, false)).remove(0);
        assert!(plain.contains("step that will follow") && clause.is_some(), "{plain}");
        let (terse, none) = first(&world(Level::Advanced, false)).remove(0);
        assert!(terse.contains("does not meet our guidelines") && none.is_none(), "{terse}");
        assert_eq!(first(&world(Level::Advanced, true)), first(&world(Level::Foundation, false)));
        let last = |level| world(level, true).replies().iter().find(|reply| reply.request == 2).map(|reply| reply.at);
        assert!(last(Level::Advanced) > last(Level::Foundation), "days later");
    }

    #[test]
    fn a_ticket_says_its_days() {
        let line = Line::Ticket {
            number: "PRSV-88213".into(),
            copied: Date::from_parts(2023, 2, 7).expect("a day"),
            until: Date::from_parts(2023, 5, 8),
            extend_by: Date::from_parts(2023, 5, 1),
        };
        assert_eq!(
            reply_line(&Library::default(), None, &line),
            "Ticket PRSV-88213. It is kept until 8 May 2023. An extension must reach us by 1 May 2023."
        );
    }
}
