//! What a request must say in words: power, offence, link, next step, assurances, silence; and what it must not.

use super::nexus::nexus;
use super::powers::names_power;
use crate::content::data::{DataCategory, DataKind, Measure};
use crate::content::id::ClauseId;
use crate::content::policy::{Assurance, Need, Term};
use crate::content::role::Role;
use crate::content::scenario::AlertHarms;
use crate::content::value::is_tick;
use crate::request::facts::CaseFacts;
use crate::request::narrative::{Text, anchors, demands, marks};
use crate::request::observation::{ItemReading, Observation, RowReading};
use crate::request::place::FieldPlace;
use crate::request::policy::{Access, Policy};
use crate::request::view::Request;

pub(super) fn observe(
    request: &Request<'_>,
    policy: &Policy<'_>,
    facts: &CaseFacts<'_>,
    rows: &[RowReading],
    items: &[ItemReading],
    seen: &mut Vec<Observation>,
) {
    if request.measure == Measure::Preserve {
        freeze_needs(request, policy, seen);
    } else if !matches!(request.measure, Measure::Extend | Measure::Withdraw) {
        // An emergency has a test and needs of its own; assurances belong to what is given on request.
        if request.measure != Measure::Emergency {
            disclosure_needs(request, policy, facts, rows, items, seen);
            assurances(request, policy, seen);
        }
        breadth(request, policy, items, seen);
    }
    silence(request, policy, seen);
    breach(request, policy, facts, rows, seen);
}

fn freeze_needs(request: &Request<'_>, policy: &Policy<'_>, seen: &mut Vec<Observation>) {
    let clause = |need: Need| policy.preservation_needs().into_iter().find(|said| said.what == need).map(|said| said.clause);
    let step = request.part(Role::FollowUp, "step");
    let planned = !step.trim().is_empty()
        && !step.trim().eq_ignore_ascii_case("none")
        && !request.part(Role::FollowUp, "date").trim().is_empty();
    seen.push(Observation::Said {
        need: Need::FollowUp,
        present: planned,
        account: None,
        place: request.place(Role::FollowUp),
        clause: clause(Need::FollowUp),
    });
}

fn disclosure_needs(
    request: &Request<'_>,
    policy: &Policy<'_>,
    facts: &CaseFacts<'_>,
    rows: &[RowReading],
    items: &[ItemReading],
    seen: &mut Vec<Observation>,
) {
    // What is wanted of this request: the needs of each item that can be had on it; of the mildest, where none is asked.
    let kinds: Vec<DataKind> = if items.is_empty() {
        vec![DataKind { category: DataCategory::Subscriber, part: None }]
    } else {
        items
            .iter()
            .map(|item| {
                policy.provider.item(&item.key).map_or(DataKind { category: item.category, part: None }, |item| item.data)
            })
            .collect()
    };
    let mut wanted: Vec<(Need, Option<ClauseId>)> = Vec::new();
    let mut want = |need: Need, clause: Option<ClauseId>| {
        if wanted.iter().all(|(known, _)| *known != need) {
            wanted.push((need, clause));
        }
    };
    for said in kinds.into_iter().filter_map(|kind| policy.access(kind)) {
        if let Access::By { needs, .. } = said.what {
            needs.iter().for_each(|need| want(*need, Some(said.clause.clone())));
        }
    }
    for said in policy.general_needs() {
        said.what.iter().for_each(|need| want(*need, Some(said.clause.clone())));
    }
    for need in [Need::Offence, Need::Power, Need::Nexus] {
        want(need, None);
    }
    for (need, clause) in wanted {
        match need {
            Need::Nexus => nexus(request, facts, rows, clause, seen),
            _ => {
                if let Some((present, place)) = said(request, need) {
                    seen.push(Observation::Said { need, present, account: None, place, clause });
                }
            }
        }
    }
}

fn said(request: &Request<'_>, need: Need) -> Option<(bool, FieldPlace)> {
    let worded = |role: Role| Some((is_reason(&request.text(role)), request.place(role)));
    match need {
        Need::Offence => {
            let named = [Role::OffenceName, Role::OffenceLaw]
                .into_iter()
                .all(|role| request.has(role) && !marks::is_formula(&Text::new(&request.text(role))));
            Some((named, request.place(if request.has(Role::OffenceName) { Role::OffenceLaw } else { Role::OffenceName })))
        }
        Need::Power => {
            Some((names_power(&request.text(Role::OwnPower)) || request.has(Role::Order), request.place(Role::OwnPower)))
        }
        Need::Order => Some((request.has(Role::Order), request.place(Role::Order))),
        Need::Facts | Need::NatureOfInvestigation => worded(Role::Facts),
        Need::Reason => {
            Some((is_reason(&request.text(Role::Nexus)) || is_reason(&request.text(Role::Facts)), request.place(Role::Nexus)))
        }
        Need::Purpose => worded(Role::UseLimits),
        Need::Proportionality => worded(Role::Proportion),
        _ => None,
    }
}

/// True when a text gives a reason: language, and more than a formula.
pub fn is_reason(raw: &str) -> bool {
    let text = Text::new(raw);
    marks::is_language(&text) && !marks::is_formula(&text)
}

fn breadth(request: &Request<'_>, policy: &Policy<'_>, items: &[ItemReading], seen: &mut Vec<Observation>) {
    limitless(request, policy, items, seen);
    let content = policy.access(DataKind { category: DataCategory::Content, part: None }).map(|said| said.clause);
    for (place, raw) in request.texts() {
        for span in demands::content_demands(&Text::new(&raw)) {
            seen.push(Observation::ContentInWords { place: place.clone().span(&span), clause: content.clone() });
        }
    }
}

/// The clause on languages, where a request for disclosure is written in one that the company does not read.
pub fn unread_language(request: &Request<'_>, policy: &Policy<'_>) -> Option<ClauseId> {
    let said = policy.find(|term| if let Term::Language { reads, .. } = term { Some(reads) } else { None })?;
    // What the officer writes at home is Urdu; a company that reads Urdu can read it.
    let written = match request.text(Role::Language).trim() {
        "local" => "ur",
        "en" => "en",
        _ => return None,
    };
    let read = said.what.iter().any(|code| code == written);
    (request.measure == Measure::Voluntary && !read).then_some(said.clause)
}

/// Demands without a limit: by ticks, and in words.
pub(super) fn limitless(request: &Request<'_>, policy: &Policy<'_>, items: &[ItemReading], seen: &mut Vec<Observation>) {
    let answer = policy.all_data().map(|said| (said.what, said.clause));
    // Nearly all of a catalogue is a demand for all of it; so is some of each category, if it is more than half.
    let catalogue = &policy.provider.catalogue;
    let ticked = catalogue.iter().filter(|item| items.iter().any(|asked| asked.key == item.key)).count();
    let each = catalogue.iter().all(|item| items.iter().any(|asked| asked.category == item.data.category));
    if catalogue.len() > 3 && (ticked * 5 >= catalogue.len() * 4 || each && ticked * 2 > catalogue.len()) {
        seen.push(Observation::Limitless { place: request.place(Role::Items), answer: answer.clone() });
    }
    for (place, raw) in request.texts() {
        for span in marks::limitless(&Text::new(&raw)) {
            seen.push(Observation::Limitless { place: place.clone().span(&span), answer: answer.clone() });
        }
    }
}

fn assurances(request: &Request<'_>, policy: &Policy<'_>, seen: &mut Vec<Observation>) {
    let Some(wanted) = policy.find(|term| if let Term::Assurances(list) = term { Some(list) } else { None }) else {
        return;
    };
    for assurance in wanted.what {
        let present = assures(request, assurance);
        let need = match assurance {
            Assurance::TrueNecessaryProportionate => Need::Proportionality,
            Assurance::Retention => Need::Time,
            Assurance::Purpose | Assurance::OnwardTransfer => Need::Purpose,
        };
        seen.push(Observation::Said {
            need,
            present,
            account: None,
            place: request.place(Role::UseLimits),
            clause: Some(wanted.clause.clone()),
        });
    }
}

/// True when an assurance stands in words wherever a request can give it.
pub fn assures(request: &Request<'_>, assurance: &Assurance) -> bool {
    let raw =
        [Role::UseLimits, Role::Proportion, Role::Need, Role::RightsCheck].map(|role| request.text(role).into_owned()).join(". ");
    let text = Text::new(&raw);
    const ONWARD: &[&str] = &[
        "nobody|noone|none else|other|others",
        "no one else|other",
        "no onward",
        "no|without transfer|sharing|passing|disclosure to|on|of",
        "no other|further office|agency|unit|body|authority|person|party|people|department|desk",
        "not|never to anybody|anyone|others|another",
        "third party|parties|persons",
        "not|never be? shared|share|passed|pass|given|give|transferred|transfer|handed|hand|forwarded|forward it|them|this? on|to|with|outside|over",
        "not be? shared|passed|given|transferred",
        "only this|our unit|case|team|file",
        "without consent",
    ];
    match assurance {
        Assurance::Retention => says_retention(&text),
        Assurance::OnwardTransfer => !text.find_any(ONWARD).is_empty(),
        Assurance::Purpose => !text.find_any(&["only for|in|to", "purpose", "this case", "used? to|for|in"]).is_empty(),
        Assurance::TrueNecessaryProportionate => request.ticked(Role::Truth) && is_reason(&request.text(Role::Proportion)),
    }
}

/// True when a text says how long data is kept, or when it is deleted.
pub fn says_retention(text: &Text) -> bool {
    !text
        .find_any(&["delet", "destroy", "erase", "kept|keep|stored|store|retained|retain until|for|till|only|no", "return to"])
        .is_empty()
}

fn silence(request: &Request<'_>, policy: &Policy<'_>, seen: &mut Vec<Observation>) {
    if request.field(Role::NonDisclosure).is_none() {
        return;
    }
    let (ask, reason, until) = (
        request.part(Role::NonDisclosure, "ask"),
        request.part(Role::NonDisclosure, "reason"),
        request.part(Role::NonDisclosure, "until"),
    );
    let refused = matches!(ask.trim().to_lowercase().as_str(), "no" | "false" | "none");
    let asked = !refused && (is_tick(&ask) || !ask.trim().is_empty() || !reason.trim().is_empty() || !until.trim().is_empty());
    seen.push(Observation::Silence {
        asked,
        reason: is_reason(&reason),
        end: has_end(&until) || has_end(&reason),
        place: request.place(Role::NonDisclosure),
        clause: policy.notice().map(|said| said.clause),
    });
}

/// True when a text names an end that can be known: a date, a number of days, or an event.
pub fn has_end(raw: &str) -> bool {
    let text = Text::new(raw);
    let never = !text
        .find_any(&["further notice", "forever", "for ever", "always", "permanent", "indefinite", "unlimited", "no end"])
        .is_empty();
    let event = !text
        .find_any(&[
            "arrest",
            "charge",
            "raid",
            "trial",
            "hearing",
            "verdict",
            "judgment",
            "appeal",
            "identified",
            "identification",
            "interview",
            "rescue",
            "transfer",
            "court",
            "investigation ends|closed|closes|complete|completed",
            "end of",
            "conclusion",
            "custody",
            "recovery",
            "recovered",
            "departure",
        ])
        .is_empty();
    let days = text.tokens.windows(2).any(|pair| {
        let counted = pair[0].word.parse::<u32>().is_ok()
            || matches!(
                pair[0].word.as_str(),
                "one" | "two" | "three" | "four" | "six" | "nine" | "twelve" | "thirty" | "ninety"
            );
        counted && matches!(pair[1].stem(), "day" | "week" | "month" | "year")
    });
    !never && (!anchors::dates(raw).is_empty() || event || days)
}

/// A clause warns that a breach shown in the papers may be acted on: did the officer say that this would hurt?
fn breach(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>, rows: &[RowReading], seen: &mut Vec<Observation>) {
    let Some(clause) = policy.breach_may_alert() else {
        return;
    };
    let shown = rows
        .iter()
        .filter_map(|row| row.account.as_ref())
        .filter_map(|id| facts.scenario.account(id))
        .any(|account| account.live_breach);
    // To call first is a wish; that it would hurt somebody is said where silence is asked.
    // A freeze needs no silence where nobody is told of it; what must not be done is said in words as well as by a tick.
    const WAIT: &[&str] = &[
        "do|please|not|should|must|to? not act|suspend|close|block|disable|remove|delete|touch|lock|ban|move|warn|take",
        "before|until you|acting|suspending|closing|blocking|disabling|removing|deleting|anything|any|action",
        "call|ring|phone|telephone|contact|tell|ask|consult us|me|our|first|before",
        "leave|keep the|this|it account|page|profile|site|open|up|online|alive|as",
    ];
    let reason = request.part(Role::NonDisclosure, "reason");
    let in_words = is_reason(&reason) && !Text::new(&reason).find_any(WAIT).is_empty();
    let warned = request.ticked(Role::NoSuspension)
        && (request.field(Role::NonDisclosure).is_none() || is_tick(&request.part(Role::NonDisclosure, "ask")) || in_words);
    if shown && !warned && facts.scenario.facts.alert_harms != AlertHarms::No {
        let role = if request.ticked(Role::NoSuspension) { Role::NonDisclosure } else { Role::NoSuspension };
        seen.push(Observation::BreachShown { place: request.place(role), clause });
    }
}
