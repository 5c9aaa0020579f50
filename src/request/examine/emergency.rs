//! An emergency: the provider's test against the case, the doors that were used, and what the paper must say.

use crate::content::data::{DataKind, Limb, Measure};
use crate::content::id::ClauseId;
use crate::content::policy::{EmergencyContent, Need, Process, Term};
use crate::content::role::Role;
use crate::content::scenario::Danger;
use crate::content::value::is_tick;
use crate::request::facts::CaseFacts;
use crate::request::narrative::told::Told;
use crate::request::narrative::{Text, anchors, marks};
use crate::request::observation::{EmergencyReading, ItemAccess, Observation, RowReading};
use crate::request::place::FieldPlace;
use crate::request::policy::{Access, Policy};
use crate::request::view::Request;

/// The written confirmation of an emergency that is over is no emergency of its own.
pub fn is_follow_up(request: &Request<'_>) -> bool {
    request.measure == Measure::Emergency && request.text(Role::RequestKind).trim() == "edr_follow_up"
}

pub(super) fn observe(
    request: &Request<'_>,
    policy: &Policy<'_>,
    facts: &CaseFacts<'_>,
    rows: &[RowReading],
    seen: &mut Vec<Observation>,
) {
    test(request, policy, facts, seen);
    doors(request, policy, seen);
    needs(request, policy, facts, rows, seen);
}

pub(super) fn test(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>, seen: &mut Vec<Observation>) {
    let Some(said) = policy.find(|term| match term {
        Term::Emergency { test, imminent, .. } => Some((test, imminent)),
        _ => None,
    }) else {
        return;
    };
    let reading = match &facts.scenario.facts.danger {
        Danger::None => EmergencyReading::None,
        Danger::Grey => EmergencyReading::Grey,
        Danger::Real { limb, .. } if !covers(said.what.0, *limb) => EmergencyReading::OtherLimb,
        Danger::Real { until, .. } if *until < facts.sent => EmergencyReading::Passed,
        Danger::Real { .. } => EmergencyReading::Met,
    };
    seen.push(Observation::EmergencyTest { reading, place: request.place(Role::EmergencyNature), clause: said.clause });
}

/// A vital interest takes in death and injury.
fn covers(test: &[Limb], limb: Limb) -> bool {
    test.contains(&limb) || test.contains(&Limb::VitalInterest) && matches!(limb, Limb::Death | Limb::SeriousInjury)
}

/// Where every emergency door must be used: the one chosen, and the call beside it.
fn doors(request: &Request<'_>, policy: &Policy<'_>, seen: &mut Vec<Observation>) {
    let Some(clause) = policy.clause_of(&Term::AllEmergencyChannels) else { return };
    let called =
        request.rows(Role::EmergencyCall).iter().any(|row| row.values().filter(|text| !text.trim().is_empty()).count() >= 2);
    seen.push(Observation::EmergencyDoors { all: called, place: request.place(Role::EmergencyCall), clause });
}

fn needs(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>, rows: &[RowReading], seen: &mut Vec<Observation>) {
    let mut wanted: Vec<(Need, Option<ClauseId>)> = Vec::new();
    for said in policy.emergency_needs() {
        for need in said.what {
            if wanted.iter().all(|(known, _)| known != need) {
                wanted.push((*need, Some(said.clause.clone())));
            }
        }
    }
    // Nobody's clause asks these everywhere, and nobody can weigh a danger without them. What the danger is, is the test
    // itself: a reader who does not learn it cannot hold that the test is met.
    let test = policy.find(|term| matches!(term, Term::Emergency { .. }).then_some(())).map(|said| said.clause);
    for (need, clause) in [(Need::Nature, test), (Need::Person, None), (Need::HowDataHelps, None)] {
        if wanted.iter().all(|(known, _)| *known != need) {
            wanted.push((need, clause));
        }
    }
    for (need, clause) in wanted {
        if let Some((present, place)) = said(request, facts, need, rows) {
            seen.push(Observation::Said { need, present, account: None, place, clause });
        }
    }
}

fn said(request: &Request<'_>, facts: &CaseFacts<'_>, need: Need, rows: &[RowReading]) -> Option<(bool, FieldPlace)> {
    let signed = is_tick(&request.part(Role::OfficerSignature, "signed"));
    let at = |role: Role| request.place(role);
    Some(match need {
        Need::Nature => {
            let told = super::is_reason(&request.text(Role::EmergencyNature)) && super::danger::perhaps_told(request, facts);
            (told, at(Role::EmergencyNature))
        }
        Need::Person => (names_person(&request.text(Role::PersonInDanger)), at(Role::PersonInDanger)),
        Need::HowDataHelps => (tells_steps(request) || leads_to_rescue(request, facts), at(Role::HowDataHelps)),
        Need::Source => (super::is_reason(&request.text(Role::EmergencySource)), at(Role::EmergencySource)),
        // The hour of the harm is not the hour of the knowledge: that stands with the source, or is told beside it.
        Need::Recency => {
            let beside = [Role::EmergencySource, Role::EmergencyNature, Role::Imminence].map(|role| request.text(role));
            let told = Told::read(facts.library, "edr.nature", &beside.join("\n")).surely("how_known");
            (has_time(&beside[0]) || told && has_time(&beside[1..].join(" ")), at(Role::EmergencySource))
        }
        Need::Deadline => {
            let raw = format!("{} {}", request.text(Role::EmergencyClock), request.text(Role::Imminence));
            (has_time(&raw), at(Role::EmergencyClock))
        }
        Need::Supervisor => {
            let signed = is_tick(&request.part(Role::SupervisorSignature, "signed"));
            let named = !request.part(Role::SupervisorSignature, "name").trim().is_empty();
            // Nobody confirms himself.
            let officer = request.text(Role::Officer).trim().to_lowercase();
            let second = request.text(Role::SecondContact).to_lowercase();
            let himself = !officer.is_empty() && second.split([',', ';']).next().is_some_and(|name| name.contains(&officer));
            (request.has(Role::SecondContact) && !himself || signed && named, at(Role::SecondContact))
        }
        Need::SwornOfficer | Need::Signature => (signed, at(Role::OfficerSignature)),
        Need::Identifier => (rows.iter().any(|row| row.usable), at(Role::Identifiers)),
        _ => return None,
    })
}

/// A date, an hour, or a span of hours.
fn has_time(raw: &str) -> bool {
    const IN_WORDS: &[&str] = &[
        "half|quarter past|to",
        "five|ten|twenty past|to one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
        "at|by|until|since|before|after|around|about one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
        "o clock",
        "oclock|noon|fajr|zuhr|asr|maghrib|isha",
        "this|yesterday|last afternoon|evening|night",
    ];
    let text = Text::new(raw);
    !anchors::dates(raw).is_empty()
        || !text.find_any(IN_WORDS).is_empty()
        || !text.find_any(&["hour", "minut", "tonight", "now", "dawn", "midnight", "morning", "today", "yesterday"]).is_empty()
        || text.tokens.iter().any(|token| token.word.contains(':') && token.word.chars().any(|c| c.is_ascii_digit()))
}

/// A person or a group that can be counted; described is enough, 'the public' is nobody.
fn names_person(raw: &str) -> bool {
    const NOBODY: &[&str] = &[
        "public",
        "people",
        "society",
        "community",
        "citizens",
        "residents",
        "inhabitants",
        "area",
        "region",
        "locality",
        "humanity",
        "beings",
        "affected",
        "everyone",
        "everybody",
        "somebody",
        "someone",
        "general",
        "nation",
        "country",
        "many",
        "all",
        "some",
        "several",
        "innocent",
        "victims",
        "persons",
        "migrants",
        "lives",
        "life",
        "danger",
        "in",
        "of",
        "at",
        "risk",
    ];
    const COUNTS: &[&str] = &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "twenty", "thirty", "dozen",
    ];
    const SINGULAR: &[&str] = &[
        "man",
        "woman",
        "girl",
        "boy",
        "child",
        "passenger",
        "migrant",
        "victim",
        "person",
        "he",
        "she",
        "him",
        "her",
        "daughter",
        "son",
        "brother",
        "sister",
        "wife",
        "husband",
        "minor",
        "baby",
        "writer",
        "sender",
    ];
    let text = Text::new(raw);
    let counted = text.tokens.iter().any(|token| {
        let digits = token.word.chars().any(|c| c.is_ascii_digit());
        digits || COUNTS.contains(&token.word.as_str()) || SINGULAR.contains(&token.word.as_str())
    });
    let named = text.tokens.iter().any(|token| {
        token.word.chars().count() > 2 && !NOBODY.contains(&token.word.as_str()) && !marks::is_function_word(&token.word)
    });
    !text.is_empty() && (counted || named)
}

/// What the data is, or leads to.
const MEANS: &[&str] = &[
    "address",
    "ip",
    "port",
    "login",
    "cell",
    "tower",
    "location",
    "operator",
    "provider",
    "isp",
    "house",
    "place",
    "line",
    "number",
    "mail",
    "hour",
    "coordin",
    "telephone",
    "phone",
    "sim",
    "subscriber",
    "device",
    // Where money is fetched, and by whom.
    "counter",
    "cashout",
    "payout",
    "withdraw",
    "collector",
    "receiver",
    "courier",
    "branch",
    "premis",
    "street",
];
/// Who goes, and what he does there.
const RESCUE: &[&str] = &[
    "find", "found", "locat", "reach", "team", "patrol", "rescu", "open", "search", "send", "save", "free", "stop", "trace",
    "guard", "door", "police", "unit", "car", "vehicl", "drive", "ambul", "dispatch", "crew", "squad", "fire", "break", "enter",
    "shadow", "raid", "officer", "colleagu",
];
/// These verbs are of a rescue only where a person is what is fetched: an answer is brought too.
const FETCHED: &[&str] = &[
    "fetch|fetched|fetches|bring|brings|brought|collect|collected|take|pick|get|gets the? up? child|children|girl|boy|minor|person|persons|people|victim|victims|man|woman|passengers|migrants|her|him|them|home|v1|v2|v3|v4|v5|u1|m1|m2",
    "fetch|bring|collect|take the? child|girl|boy|her|him|them|v1|v2|v3 home|out|back",
    "go|goes|drive|drives|ride in|in? to|there to? bring|fetch|help|get",
];

fn has(text: &Text, list: &[&str]) -> bool {
    text.tokens.iter().any(|token| list.contains(&token.word.as_str()) || list.contains(&token.stem()))
}

/// Steps from the data to the rescue: in its own field, or plain from another one.
fn tells_steps(request: &Request<'_>) -> bool {
    [Role::HowDataHelps, Role::WhyNotOrdinary, Role::EmergencyNature].into_iter().any(|role| {
        let raw = request.text(role);
        let text = Text::new(&raw);
        let reached = has(&text, RESCUE) || !text.find_any(FETCHED).is_empty();
        match role {
            Role::HowDataHelps => super::is_reason(&raw) && has(&text, MEANS) && reached || is_chain(&raw),
            _ => super::is_reason(&raw) && leads_on(&text),
        }
    })
}

/// Another field tells the step where one sentence leads from the company's data to people who act: a house with a locked
/// door in it is where the danger is, and nothing that the data brings.
fn leads_on(text: &Text) -> bool {
    const DATA: &[&str] = &[
        "address", "ip", "port", "login", "cell", "tower", "locat", "operator", "provider", "subscrib", "coordin", "data",
        "record", "number", "device", "sim",
    ];
    const ACT: &[&str] = &[
        "find", "locat", "reach", "team", "patrol", "rescu", "search", "send", "save", "free", "stop", "trace", "police", "unit",
        "ambul", "dispatch", "crew", "squad", "enter", "raid",
    ];
    (0..text.sentences()).any(|sentence| {
        let own = |list: &[&str]| {
            let tokens = text.tokens.iter().filter(|token| token.sentence == sentence);
            tokens.into_iter().any(|token| list.contains(&token.word.as_str()) || list.contains(&token.stem()))
        };
        own(DATA) && own(ACT)
    })
}

/// 'IP -> provider -> flat -> patrol': arrows say what leads to what, and no other words are needed.
fn is_chain(raw: &str) -> bool {
    let steps: Vec<String> = raw.replace("=>", "→").replace("->", "→").replace('>', "→").split('→').map(str::to_owned).collect();
    let Some((last, before)) = steps.split_last().filter(|(_, before)| !before.is_empty()) else { return false };
    let goes = Text::new(last);
    before.iter().any(|step| has(&Text::new(step), MEANS)) && (has(&goes, RESCUE) || !goes.find_any(FETCHED).is_empty())
}

/// The same by the marks of its own box, in words that no list has.
fn leads_to_rescue(request: &Request<'_>, facts: &CaseFacts<'_>) -> bool {
    let raw = request.text(Role::HowDataHelps);
    // 'We will rescue them with it' names the end, and no step that leads there.
    let text = Text::new(&raw);
    let said: Vec<&str> =
        text.tokens.iter().filter(|token| !marks::is_empty_word(&token.word)).map(|token| token.stem()).collect();
    said.len() >= 3 && super::is_reason(&raw) && Told::read(facts.library, "edr.nature", &raw).surely("data_to_rescue")
}

/// How a kind of data can be had in an emergency, and by which clause.
pub(super) fn access(policy: &Policy<'_>, data: DataKind) -> (ItemAccess, Option<ClauseId>) {
    let gives = policy.find(|term| match term {
        Term::EmergencyGives { data, content, .. } => Some((data, *content)),
        _ => None,
    });
    let Some(gives) = gives else { return (ItemAccess::Unknown, None) };
    let clause = Some(gives.clause.clone());
    let whole = DataKind { category: data.category, part: None };
    if gives.what.0.contains(&data) || gives.what.0.contains(&whole) {
        return (ItemAccess::Open, clause);
    }
    if data.category == crate::content::data::DataCategory::Content && gives.what.1 == EmergencyContent::NeverHeld {
        return (ItemAccess::NeverHeld, clause);
    }
    let ordinary = policy.access(data).map(|said| said.what);
    match ordinary {
        Some(Access::NeverHeld) => (ItemAccess::NeverHeld, clause),
        Some(Access::By { process, .. }) => (ItemAccess::Closed(process), clause),
        None => (ItemAccess::Closed(Process::Mla), clause),
    }
}
