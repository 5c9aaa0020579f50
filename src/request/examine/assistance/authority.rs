//! Who sends, who receives, who signs, and in which language.

use super::{Paper, State, has};
use crate::content::role::Role;
use crate::content::value::is_tick;
use crate::request::narrative::{Found, Text};
use crate::request::observation::AssistancePoint as Point;
use crate::request::view::Request;

const ACT: &str = "pk-mla/2020";

pub(super) fn observe(paper: &mut Paper<'_, '_>) {
    let holds = route(paper);
    paper.tell(Point::Route, holds, Role::Route, ACT);
    let holds = match signed_by(paper.request) {
        SignedBy::Authority => Some(true),
        SignedBy::Somebody => None,
        SignedBy::Other | SignedBy::Incomplete(_) => Some(false),
    };
    paper.tell(Point::Signature, holds, Role::AuthoritySignature, ACT);
    let holds = stage(&paper.text(Role::CaseStage));
    paper.tell(Point::Stage, holds, Role::CaseStage, ACT);
    let holds = translation(paper);
    paper.tell(Point::Translation, holds, Role::Language, "un-untoc/18");
}

/// Names of the central authority of Pakistan.
const HOME: &[&str] = &[
    "ministry of the? interior",
    "interior ministry|division",
    "interior secretary",
    "moi",
    "m|min o|of interior",
    "secretary of? the? interior",
    "central authority of|for|in the? islamic? republic? of? pakistan",
    "pakistan|pakistans|pakistani|our central authority",
];
/// Names of central authorities elsewhere, whatever the State.
const THERE: &[&str] =
    &["central authority", "ministry|department|minister of justice", "justice ministry|department", "attorney general"];
const THERE_US: &[&str] = &["office of international affairs", "oia", "doj", "us justice"];
const THERE_UK: &[&str] = &["ukca", "home office", "uk central authority", "crown office"];
/// Where a request for assistance does not end.
const ELSEWHERE: &[&str] = &[
    "embassy",
    "high commission",
    "consulate",
    "ambassador",
    "interpol",
    "europol",
    "fbi",
    "police",
    "garda",
    "gardai",
    "state department",
    "department of state",
    "ministry of foreign affairs",
    "foreign ministry|office|minister",
    "ministry of external affairs",
    "homeland security",
    "prosecutor",
    "court",
    "records unit|team|desk",
    "legal department|team",
    "law enforcement response? team|portal",
];

/// A place in the route: the part of a sentence between two of the words that lead from one office to the next.
fn part_of(text: &Text, at: usize) -> (usize, usize) {
    const LEADS: &[&str] = &["to", "from", "by", "with", "via", "through", "receiver", "addressee", "recipient", "then", "and"];
    let token = &text.tokens[at];
    let before = text.tokens[..at].iter().filter(|before| before.sentence == token.sentence);
    (token.sentence, before.filter(|before| LEADS.contains(&before.word.as_str())).count())
}

/// An office that only gets a copy, or is told.
fn only_told(text: &Text, at: usize) -> bool {
    let part = part_of(text, at);
    const TOLD: &[&str] = &["copy", "copies", "cc", "information", "informed", "intimation", "intimated", "notified"];
    let near = |other: usize| part_of(text, other) == part || other < at && at - other <= 4;
    text.tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.sentence == part.0 && TOLD.contains(&token.word.as_str()))
        .any(|(other, _)| near(other))
}

/// By which words a State is recognised in a route: as providers name it, and what offices there are called by.
const STATES: &[(&str, &[&str])] = &[
    (
        "United States",
        &["united states", "usa", "us department|justice|central|attorney", "america", "american", "washington", "doj", "oia"],
    ),
    ("United Kingdom", &["united kingdom", "uk", "u k", "britain", "british", "england", "london", "ukca", "home office"]),
    ("Ireland", &["ireland", "irish", "dublin"]),
    ("Singapore", &["singapore"]),
    ("United Arab Emirates", &["united arab emirates", "uae", "u a e", "emirates", "abu dhabi", "dubai"]),
];

/// True when a route names another State than that in which the company sits, and not this one. 'Our embassy in London'
/// on the way to Dublin is no other way.
pub(in crate::request) fn goes_to_another_state(route: &str, country: &str, company: &str) -> bool {
    let text = Text::new(route);
    let names = |words: &'static [&'static str]| text.find_any(words).iter().any(|found| !text.is_negated(*found));
    let (own, others): (Vec<_>, Vec<_>) = STATES.iter().partition(|(name, _)| country.starts_with(name));
    let here = own.iter().any(|(_, words)| names(words))
        || !crate::request::narrative::anchors::find_ignoring_case(route, company).is_empty();
    !here && others.iter().any(|(_, words)| names(words))
}

/// From one central authority to the other, whoever carries it between them and whoever drafted it.
fn route(paper: &Paper<'_, '_>) -> Option<bool> {
    let raw = paper.request.text(Role::Route);
    if raw.trim().is_empty() || super::sent_astray(paper.request, paper.policy, paper.facts, paper.rows) {
        return Some(false);
    }
    // An arrow leads on as a full stop does.
    let text = Text::new(&raw.replace("->", ". ").replace(['→', '>', ';', '|'], ". "));
    let counts = |found: &Found| {
        // 'Not through the Ministry' denies; 'no later than' before it in another part does not.
        let denied = text.is_negated(*found)
            && text
                .before(*found)
                .iter()
                .rev()
                .take(4)
                .any(|token| matches!(token.word.as_str(), "not" | "without" | "no" | "bypassing"));
        !denied && !only_told(&text, found.first)
    };
    let home: Vec<Found> = text.find_any(HOME).into_iter().filter(counts).collect();
    let parts_home: Vec<_> = home.iter().map(|found| part_of(&text, found.first)).collect();
    let pakistan = |found: &Found| {
        text.after(*found).iter().take(4).any(|token| token.word == "pakistan")
            || text.before(*found).last().is_some_and(|token| token.word.starts_with("pakistan"))
    };
    let mut there: Vec<Found> = text.find_any(THERE);
    match paper.state {
        State::UnitedStates => there.extend(text.find_any(THERE_US)),
        State::UnitedKingdom => there.extend(text.find_any(THERE_UK)),
        _ => {}
    }
    let reaches = there
        .iter()
        .filter(|found| counts(found) && !pakistan(found))
        // 'Ministry of Interior (central authority)' names one office twice.
        .any(|found| !parts_home.contains(&part_of(&text, found.first)));
    let both = !text.find_any(&["both|two central authorities", "between central authorities"]).is_empty();
    match (!home.is_empty(), reaches) {
        (true, true) => Some(true),
        _ if both => None,
        (false, _) => Some(false),
        (true, false) => {
            let company = paper.policy.provider.entities.iter().any(|entity| {
                std::iter::once(&entity.name)
                    .chain(&entity.also)
                    .any(|name| !crate::request::narrative::anchors::find_ignoring_case(&raw, name).is_empty())
            });
            if company || !text.find_any(ELSEWHERE).is_empty() { Some(false) } else { None }
        }
    }
}

/// Who signed a request for assistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedBy {
    /// The authority that home law names, with signature, date and seal.
    Authority,
    /// An office that simple means do not know.
    Somebody,
    /// An office that may not: an investigator, a prosecutor, a court.
    Other,
    /// A part of the signature is missing: its column.
    Incomplete(&'static str),
}

/// Reads the signature of a request for assistance.
pub fn signed_by(request: &Request<'_>) -> SignedBy {
    let part = |column: &str| request.part(Role::AuthoritySignature, column);
    let office = part("office");
    let text = Text::new(&office);
    const BELOW: &[&str] = &[
        "investig",
        "officer",
        "i o",
        "io",
        "sp",
        "ssp",
        "dsp",
        "dig",
        "dg",
        "ig",
        "home",
        "inspector",
        "sho",
        "station",
        "police",
        "prosecutor",
        "judge",
        "magistrate",
        "superintendent",
        "constable",
        "circle",
        "fia",
        "nccia",
        "director",
        "registrar",
        "deputy secretary",
        "under secretary",
        "foreign secretary|office|affairs",
        "ambassador",
        "consul",
    ];
    const ABOVE: &[&str] = &["secretary", "central authority", "delegate"];
    if has(&text, BELOW) && text.find_any(&["for|on the? secretary|behalf", "delegate"]).is_empty() {
        return SignedBy::Other;
    }
    for column in ["name", "office", "date"] {
        if part(column).trim().is_empty() {
            return SignedBy::Incomplete(column);
        }
    }
    for column in ["signed", "seal"] {
        if !is_tick(&part(column)) {
            return SignedBy::Incomplete(column);
        }
    }
    if has(&text, ABOVE) { SignedBy::Authority } else { SignedBy::Somebody }
}

/// An investigation has commenced: a case is registered, or later. A mere enquiry is too early.
fn stage(text: &Text) -> Option<bool> {
    if text.is_empty() {
        return Some(false);
    }
    const COMMENCED: &[&str] = &[
        "fir",
        "first information report",
        "registered",
        "charge",
        "charged",
        "challan",
        "trial",
        "prosecution",
        "remand",
        "indictment",
        "accused arrested",
        "under investigation",
        "investigation open|opened|started|commenced|pending|is|has|was|since|in|stage|of|no|number|began|continues|continuing|ongoing",
        "stage investigation",
        "criminal investigation",
    ];
    const EARLY: &[&str] = &["enquiry", "inquiry", "preliminary", "complaint", "verification", "fact finding"];
    let early = has(text, EARLY);
    // 'FIR will be registered', 'FIR not yet lodged'; but 'Case No. 14' denies nothing.
    let to_come = |found: &Found| {
        let after = text.after(*found).iter().take(3);
        after.into_iter().any(|token| matches!(token.word.as_str(), "not" | "will" | "shall" | "awaited" | "proposed" | "after"))
            || text
                .before(*found)
                .iter()
                .rev()
                .take(3)
                .any(|token| matches!(token.word.as_str(), "will" | "shall" | "before" | "until"))
    };
    let denied = |found: &Found| {
        let before = text.before(*found);
        let numbers_only = before.iter().rev().take(6).enumerate().all(|(back, token)| {
            let next = back.checked_sub(1).and_then(|next| before.iter().rev().nth(next));
            !matches!(token.word.as_str(), "not" | "never" | "without" | "nor" | "none")
                && (token.word != "no" || next.is_some_and(|next| next.word.starts_with(|c: char| c.is_ascii_digit())))
        });
        text.is_negated(*found) && !numbers_only
    };
    if text.find_any(COMMENCED).iter().any(|found| !denied(found) && !to_come(found) && !text.is_quoted(*found)) {
        return Some(true);
    }
    // A word that is denied ('no FIR yet') says the opposite of itself.
    let denied = !text.find_any(COMMENCED).is_empty();
    if early || denied { Some(false) } else { None }
}

/// A language that the other State reads, and annexes with a certified translation.
fn translation(paper: &Paper<'_, '_>) -> Option<bool> {
    let chosen = paper.request.text(Role::Language);
    match chosen.trim() {
        "local" => Some(false),
        // Arabic, Czech, Dutch: what an authority there asks stands in no clause that was read.
        "en" | "en_translated" if !paper.state.reads_english() => None,
        "en_translated" => Some(true),
        "en" => {
            let order = paper.request.has(Role::Order) && !paper.facts.scenario.facts.orders.iter().any(|order| order.translated);
            let annexes = paper.text(Role::Attachments);
            let decisive = order || has(&annexes, &["order", "warrant", "statement", "fir", "statute", "provision"]);
            const CERTIFIED: &[&str] = &["certified", "certif", "sworn", "translat", "in english", "english"];
            let certified = [Role::Contacts, Role::Attachments, Role::Order, Role::LawText]
                .into_iter()
                .any(|role| has(&paper.text(role), CERTIFIED));
            Some(!decisive || certified)
        }
        _ => None,
    }
}
