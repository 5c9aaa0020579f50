//! The story so far in words: what happened, and what is due.

use super::{labels, reply};
use crate::case::World;
use crate::case::custody::Done;
use crate::case::reply::RequestOutcome;
use crate::case::world::{Deadline, DeadlineKind, Decided, Decision, Dossier, Entry, Happened, is_assistance};
use crate::content::role::Role;
use crate::content::time::{CaseTime, span_text};

/// A happening: what, and a line below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub title: String,
    /// More; may be empty.
    pub text: String,
}

/// An entry of the story in words.
pub fn told(world: &World, entry: &Entry) -> Told {
    let (title, text) = match &entry.what {
        Happened::Opened(id) => world
            .scenario()
            .exhibit(id)
            .map_or_else(|| ("Exhibit read".to_owned(), id.to_string()), |x| (format!("{} read", x.number), x.title.clone())),
        Happened::Sent(number) => world.request(*number).map_or_else(
            || (format!("Request {number} sent"), String::new()),
            |dossier| (format!("{} sent", labels::request(dossier.measure)), addressed(world, dossier)),
        ),
        Happened::Replied(number) => world.replies().iter().find(|known| known.id == *number).map_or_else(
            || ("An answer came".to_owned(), String::new()),
            |answer| (answered(answer.outcome, &answer.from), reply::short(answer)),
        ),
        Happened::Event(index) => world
            .event(*index)
            .map_or_else(|| ("Something happened".to_owned(), String::new()), |event| (event.title.clone(), String::new())),
        Happened::Asked(provider, text, clauses) => {
            let name = world.library().providers.get(provider).map_or(provider.as_str(), |provider| provider.name.as_str());
            let numbers: Vec<&str> = clauses.iter().filter_map(|id| id.as_str().split('/').nth(1)).collect();
            let answer = match numbers.as_slice() {
                [] => "The guidelines do not say.".to_owned(),
                [one] => format!("Answer: clause {one}."),
                more => format!("Answer: clauses {}.", more.join(", ")),
            };
            (format!("{name} asked"), format!("{} {answer}", text.trim()))
        }
        Happened::AskedFirst(provider, value, held) => {
            let name = world.library().providers.get(provider).map_or(provider.as_str(), |provider| provider.name.as_str());
            let answer = if *held { "Yes, a request would find something." } else { "No, a request would find nothing." };
            (format!("{name} on {value}"), answer.to_owned())
        }
        Happened::Brought(id) => world
            .scenario()
            .exhibit(id)
            .map_or_else(Default::default, |x| (format!("{} came into the file", x.number), x.title.clone())),
        Happened::Withdrawn(number) => (format!("Request {number} withdrawn"), String::new()),
        Happened::Passed(number, stage) => passed(world, *number, *stage),
        Happened::PackageArrived(index) => world.received().get(*index).map_or_else(Default::default, |received| {
            let package = &received.package;
            let files = if package.files.len() == 1 { "One file".to_owned() } else { format!("{} files", package.files.len()) };
            let from = package.from.trim_end_matches('.');
            (format!("A package came in: {}", package.ticket), format!("From {from}. {files}."))
        }),
        Happened::Handled(index, step) => handled(world, *index, *step),
        Happened::SentNothing(why) => {
            let again = world.story().iter().take_while(|other| !std::ptr::eq(*other, entry));
            let again = again.into_iter().any(|other| matches!(other.what, Happened::SentNothing(_)));
            let title = if again { "Decision to send nothing, revised" } else { "Decision to send nothing" };
            (title.to_owned(), why.clone())
        }
        Happened::InstructionAnswered { referred, text } => (
            if *referred { "Instruction recorded and referred" } else { "Instruction refused in writing" }.to_owned(),
            text.clone(),
        ),
        Happened::Noted(text) => ("Note in the diary".to_owned(), text.clone()),
        Happened::UserTold(number) => ("The user was told".to_owned(), format!("Before the answer to request {number}")),
        Happened::Closed => ("Case closed".to_owned(), String::new()),
    };
    Told { title, text }
}

/// A decision in words, where the story has no entry for it: a choice, days let pass, a step on evidence.
pub fn decided(world: &World, decision: &Decision) -> Told {
    let of = |number: &u32, said: &str| {
        world
            .request(*number)
            .map_or_else(|| format!("Request {number} {said}"), |it| format!("{} {said}", labels::request(it.measure)))
    };
    let (title, text) = match &decision.what {
        Decided::Choice(number) => {
            let dossier = world.request(*number);
            let why = dossier.filter(|dossier| dossier.chosen == decision.action).map(|dossier| dossier.why.clone());
            (of(number, "chosen"), why.unwrap_or_default())
        }
        Decided::Sending(number) => (of(number, "sent"), String::new()),
        Decided::Recorded => ("Measure recorded".to_owned(), String::new()),
        Decided::Waiting(to) => (format!("Waited until {}", to.long_text()), String::new()),
        Decided::Answer(_) => ("Question answered".to_owned(), String::new()),
        Decided::Withdrawal(number) => (format!("Request {number} withdrawn"), String::new()),
        Decided::Instruction => ("Instruction answered".to_owned(), String::new()),
        Decided::Evidence => ("Step on received evidence".to_owned(), String::new()),
        Decided::Close => ("Case closed".to_owned(), String::new()),
    };
    Told { title, text }
}

fn answered(outcome: RequestOutcome, from: &str) -> String {
    let verb = match outcome {
        RequestOutcome::Granted | RequestOutcome::Partly | RequestOutcome::Narrowed => "Answered by",
        RequestOutcome::Asked => "Question from",
        RequestOutcome::Returned => "Returned by",
        RequestOutcome::Refused => "Refused by",
        RequestOutcome::Preserved => "Preserved by",
        RequestOutcome::Silent | RequestOutcome::Pending => "Letter from",
    };
    format!("{verb} {from}")
}

/// The same as a line of its own, with a capital.
pub fn addressed(world: &World, dossier: &Dossier) -> String {
    let to = addressee(world, dossier);
    let mut letters = to.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// To whom a request goes, as it stands after 'to': `Chirplet Inc., Police portal`; a request between States to the
/// authorities, never to the company; an order at home to its custodian, as the paper names it.
pub fn addressee(world: &World, dossier: &Dossier) -> String {
    let Some(provider) = dossier.provider.as_ref().and_then(|id| world.library().providers.get(id)) else {
        let values = dossier.sendings.last().map_or(&dossier.values, |sending| &sending.values);
        return world.view(dossier, values).map(|view| view.text(Role::Custodian).trim().to_owned()).unwrap_or_default();
    };
    let entity = dossier.entity.as_ref().and_then(|id| provider.entity(id.as_str()));
    let channel = dossier.channel.as_ref().and_then(|id| provider.channel(id.as_str()));
    let company = entity.map_or(provider.name.as_str(), |entity| entity.name.as_str());
    match channel {
        _ if is_assistance(dossier.measure) => format!("the central authorities, for data of {company}"),
        Some(channel) => format!("{company}, {}", channel.name.split(',').next().unwrap_or_default()),
        None => company.to_owned(),
    }
}

/// Where a case stands, for the list of cases: `Preservation request to Chirplet Inc., not sent yet. Case clock 7 Feb
/// 2023, 18:40`.
pub fn stands(world: &World) -> String {
    let clock = format!("Case clock {}, {}", world.now().day_text(), world.now().clock_text());
    let Some(dossier) = world.requests().last().filter(|dossier| dossier.form.is_some()) else { return clock };
    let to = addressee(world, dossier);
    let to = to.split(',').next().filter(|to| !to.is_empty()).map(|to| format!(" to {to}")).unwrap_or_default();
    let state = if dossier.sendings.is_empty() {
        "not sent yet".to_owned()
    } else {
        labels::outcome(world.outcome_of(dossier.number)).to_lowercase()
    };
    format!("{}{to}, {state}. {clock}", labels::request(dossier.measure))
}

/// What is due.
pub fn deadline(deadline: &Deadline) -> String {
    match &deadline.what {
        DeadlineKind::Event(title) => title.clone(),
        DeadlineKind::TicketEnds(number) => format!("Freeze {number} ends"),
        DeadlineKind::ExtendBy(number) => format!("Last day to extend {number}"),
    }
}

/// The nearest deadline in a chip: `The next group leaves in 6 d 12 h`.
pub fn deadline_chip(next: &Deadline, now: CaseTime) -> String {
    format!("{} in {}", deadline(next), span_text(next.at.minutes_since(now)))
}

/// True when a deadline is near enough to alarm: less than four days.
pub fn is_near(deadline: &Deadline, now: CaseTime) -> bool {
    deadline.at.minutes_since(now) < 4 * 24 * 60
}

/// A moment with its zone: `Tue 7 Feb 2023, 17:20`.
pub fn zone(at: CaseTime) -> String {
    let seconds = at.offset().local_minus_utc();
    if seconds == 5 * 3600 {
        return "PKT".to_owned();
    }
    if seconds == 0 {
        return "UTC".to_owned();
    }
    format!("UTC{}{:02}:{:02}", if seconds < 0 { '-' } else { '+' }, seconds.abs() / 3600, seconds.abs() % 3600 / 60)
}

/// A desk on the way of an assistance request was through with it.
fn passed(world: &World, number: u32, stage: usize) -> (String, String) {
    let text = world.chain().get(stage).map(|stage| stage.text.clone()).unwrap_or_default();
    let issued = world.passage(number).and_then(|passage| passage.number.clone()).unwrap_or_default();
    (world.office(number, stage), text.replace("{number}", &issued))
}

/// A step with a package, in a few words.
fn handled(world: &World, index: usize, step: usize) -> (String, String) {
    let Some((package, step)) = world.received().get(index).and_then(|of| Some((&of.package, of.steps.get(step)?))) else {
        return Default::default();
    };
    let item = if step.item.is_empty() { package.ticket.as_str() } else { step.item.as_str() };
    let (title, text) = super::handling::done(item, &step.what);
    // What shows an element is kept by id; people know an exhibit by its number.
    match &step.what {
        Done::Element { by, .. } => (title, by.iter().map(|id| proof(world, id)).collect::<Vec<_>>().join(", ")),
        _ => (title, text),
    }
}

/// An exhibit by its number; a file that came by its name.
fn proof(world: &World, id: &str) -> String {
    let exhibit = world.scenario().exhibits.iter().find(|exhibit| exhibit.id.as_str() == id);
    exhibit.map_or_else(|| id.to_owned(), |exhibit| exhibit.number.clone())
}
