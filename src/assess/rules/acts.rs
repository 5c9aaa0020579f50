//! What officers do outside a request to a company: nobody is warned, nobody's session is used, nobody's data turns
//! against the one who gave it, and nothing that finds a person goes where that person is persecuted.

use super::assistance::with_article;
use super::people::{exposed, victim_as_suspect};
use super::{Judge, PLAIN, RequestContext, Rule, Verdict, Written};
use crate::assess::finding::RuleCode;
use crate::case::contact::state_of;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::policy::Term;
use crate::content::role::Role;
use crate::content::scenario::{PersonRole, Scenario};
use crate::request::FieldPlace;
use crate::request::narrative::{Found, Text};
use std::ops::Range;

/// True for the papers in which officers tell what they did themselves.
fn tells_own_acts(c: &RequestContext<'_>) -> bool {
    matches!(c.request.measure, Measure::ContactPoint | Measure::DomesticOrder | Measure::OpenSource | Measure::Consent)
        || c.policy.is_some_and(|policy| policy.clause_of(&Term::TippingOffIsAnOffence).is_some())
}

/// Words by which officers speak of themselves.
const OURSELVES: &[&str] =
    &["i", "we", "officer", "desk", "unit", "team", "colleague", "inspector", "constable", "circle", "investigator"];
/// Words for others who may have done it.
const OTHERS: &[&str] = &[
    "he",
    "she",
    "they",
    "victim",
    "witness",
    "owner",
    "brother",
    "page",
    "agent",
    "suspect",
    "recruiter",
    "customer",
    "who",
    "which",
    "bank",
    "company",
];
/// Words for those who must not be warned.
const WARNED: &[&str] = &[
    "suspect",
    "user",
    "recruiter",
    "seller",
    "page",
    "profile",
    "receiver",
    "agent",
    "customer",
    "trafficker",
    "smuggler",
    "advertiser",
];
/// At a company that pays out through others, who may be the suspect's friends: the places where money is fetched.
const PAYS_OUT: &[&str] = &["shop", "shopkeeper", "counter", "cashier", "teller", "dealer", "exchanger", "outlet", "branch"];
/// Words that may stand between a verb and the one who is warned.
const BETWEEN: &[&str] = &[
    "to", "the", "a", "an", "this", "that", "with", "at", "on", "message", "short", "text", "file", "request", "friend", "mail",
    "up", "from", "our", "her", "his", "exchange", "money", "pay", "out", "payout", "agents", "same", "owner", "of",
];
/// What an officer does when he speaks to somebody, in words that tell of the past.
const SPOKE: &[&str] = &[
    "wrote",
    "written",
    "messaged",
    "called",
    "rang",
    "phoned",
    "telephoned",
    "contacted",
    "asked",
    "informed",
    "told",
    "warned",
    "texted",
    "emailed",
    "mailed",
    "replied",
    "answered",
    "spoke",
    "spoken",
    "sent",
    "approached",
    "notified",
];
/// What an officer does to a page.
const TOUCHED: &[&str] = &["followed", "liked", "joined", "commented", "friended", "subscribed"];

/// The one who did it: the nearest word before a verb that names somebody; the writer, where the sentence begins with it.
fn did_it_ourselves(text: &Text, verb: usize, codes: &[String]) -> bool {
    let before = text.before(Found { first: verb, last: verb });
    let near = &before[before.len().saturating_sub(7)..];
    let named = near.iter().rev().find_map(|token| {
        if OURSELVES.contains(&token.word.as_str()) {
            Some(true)
        } else if OTHERS.contains(&token.word.as_str()) || codes.contains(&token.word) {
            Some(false)
        } else {
            None
        }
    });
    named.unwrap_or_else(|| {
        before.iter().all(|token| matches!(token.word.as_str(), "and" | "then" | "also" | "have" | "at" | "on"))
    })
}

/// Where a text tells that the officer spoke to somebody who must not know, or touched the page.
fn warns(text: &Text, raw: &str, scenario: &Scenario, pays_out: bool) -> Option<Range<usize>> {
    let codes: Vec<String> = scenario.people.iter().map(|person| person.id.as_str().to_lowercase()).collect();
    let suspects: Vec<String> = scenario
        .people
        .iter()
        .filter(|person| person.role == PersonRole::Suspect)
        .map(|person| person.id.as_str().to_lowercase())
        .collect();
    let names: Vec<String> = scenario
        .accounts
        .iter()
        .filter(|account| account.owner == PersonRole::Suspect)
        .flat_map(|account| account.identifiers.iter().map(|identifier| identifier.value.to_lowercase()))
        .filter(|value| value.chars().count() >= 6)
        .collect();
    let target = |at: usize| {
        let token = &text.tokens[at];
        let liaison = at > 0 && matches!(text.tokens[at - 1].word.as_str(), "liaison" | "special" | "our");
        suspects.contains(&token.word)
            || WARNED.contains(&token.word.as_str()) && !(token.word == "agent" && liaison)
            || pays_out && PAYS_OUT.contains(&token.word.as_str())
    };
    // A handle or address is cut into words: it is looked for in the text itself.
    let named_at = |from: usize| {
        let start = text.tokens[from].span.start;
        let rest: String = raw.chars().skip(start).collect::<String>().to_lowercase();
        names
            .iter()
            .find(|name| {
                rest.starts_with(name.as_str())
                    || rest.trim_start_matches(['+', '@']).starts_with(name.trim_start_matches(['+', '@']))
            })
            .map(|name| start..start + name.chars().count())
    };
    for (verb, token) in text.tokens.iter().enumerate() {
        let word = token.word.as_str();
        let touches = TOUCHED.contains(&word);
        if !(touches || SPOKE.contains(&word)) {
            continue;
        }
        let found = Found { first: verb, last: verb };
        if text.is_quoted(found) || text.is_negated(found) || !did_it_ourselves(text, verb, &codes) {
            continue;
        }
        for at in verb + 1..(verb + 6).min(text.tokens.len()) {
            if text.tokens[at].sentence != token.sentence {
                break;
            }
            // Who follows a man to a house touches no account.
            let page = matches!(text.tokens[at].word.as_str(), "page" | "profile" | "group" | "channel" | "account" | "post");
            let named = named_at(at);
            if let Some(name) = &named {
                return Some(token.span.start..name.end);
            }
            if if touches { page } else { target(at) } {
                return Some(token.span.start..text.tokens[at].span.end);
            }
            if !BETWEEN.contains(&text.tokens[at].word.as_str()) {
                break;
            }
        }
    }
    // 'S1 was called by us.'
    let passive = text.find_any(&["was|were contacted|called|warned|informed|told|messaged|asked by us|me|our|the"]);
    passive
        .into_iter()
        .filter(|found| !text.is_negated(*found) && !text.is_quoted(*found) && found.first > 0)
        .filter(|found| !text.before(*found).is_empty() && target(found.first - 1))
        .find(|found| {
            let by = &text.tokens[found.last].word;
            by != "the" || text.after(*found).first().is_some_and(|next| OURSELVES.contains(&next.word.as_str()))
        })
        .map(|found| text.span(found))
}

/// A company of the case pays out through agents, and warning them is an offence there.
fn pays_out(c: &RequestContext<'_>) -> bool {
    let providers = c.facts.scenario.providers.iter().filter_map(|id| c.facts.library.providers.get(id));
    // At home an order goes to a shop that holds a record, and its keeper is asked for it.
    !c.is_home_order()
        && providers
            .flat_map(|provider| &provider.clauses)
            .flat_map(|clause| &clause.policy)
            .any(|term| *term == Term::TippingOffIsAnOffence)
}

fn tipping_off(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !tells_own_acts(c) {
        return Vec::new();
    }
    let mut verdicts = Vec::new();
    let passive = c.request.place(Role::PassiveOnly);
    let looks = c.request.measure == Measure::OpenSource && !passive.field.is_empty();
    let captured = !c.request.rows(Role::Captures).is_empty();
    if looks && captured && !c.request.ticked(Role::PassiveOnly) {
        verdicts.push(Verdict::broken(passive.clone(), S::Fatal, ""));
    }
    let words = c.texts().iter().find_map(|Written { place, raw, text }| {
        warns(text, raw, c.facts.scenario, pays_out(c)).map(|span| place.clone().span(&span))
    });
    if let Some(place) = words.filter(|_| verdicts.is_empty()) {
        let clause = c.policy.and_then(|policy| policy.clause_of(&Term::TippingOffIsAnOffence));
        verdicts.push(Verdict::broken(place, S::Fatal, "words").citing(clause.as_ref()));
    }
    let open = matches!(c.request.text(Role::CaptureAccount).trim(), "none" | "official");
    if verdicts.is_empty() && looks && captured && open {
        verdicts.push(Verdict::met(passive));
    }
    verdicts
}

fn login_as_suspect(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !tells_own_acts(c) {
        return Vec::new();
    }
    if c.request.measure == Measure::OpenSource && c.request.text(Role::CaptureAccount).trim() == "suspect" {
        return vec![Verdict::broken(c.request.place(Role::CaptureAccount), S::Fatal, "")];
    }
    const SESSIONS: &[&str] = &[
        "logged in? into|to|in|with|as|through the|his|her suspects? account|profile|session|mailbox|password|login",
        "logged in as s1|s2|s3|suspect",
        "logged in as the suspect",
        "suspects|his|her open? session|login|password",
        "seized|open session",
        "session left open|on",
        "account of the suspect",
    ];
    const PULLED: &[&str] =
        &["logged", "opened", "used", "exported", "downloaded", "read", "pulled", "entered", "copied", "looked"];
    const LAWFUL: &[&str] = &["warrant", "order", "consent", "consented", "forensic", "assistance", "locked", "switched"];
    let codes: Vec<String> = c.facts.scenario.people.iter().map(|person| person.id.as_str().to_lowercase()).collect();
    let found = c.texts().iter().find_map(|Written { place, text, .. }| {
        text.find_any(SESSIONS).into_iter().find_map(|found| {
            let sentence = text.tokens[found.first].sentence;
            let of_sentence = || text.tokens.iter().enumerate().filter(|(_, token)| token.sentence == sentence);
            let verb = of_sentence().find(|(_, token)| PULLED.contains(&token.word.as_str()))?.0;
            let lawful = of_sentence().any(|(_, token)| LAWFUL.contains(&token.word.as_str()));
            let pulled = Found { first: verb, last: verb };
            let denied = [found, pulled].into_iter().any(|found| text.is_negated(found) || text.is_quoted(found));
            (!lawful && !denied && did_it_ourselves(text, verb, &codes)).then(|| place.clone().span(&text.span(found)))
        })
    });
    found.map(|place| Verdict::broken(place, S::Fatal, "words")).into_iter().collect()
}

/// A State of the case's list that reads a message to a contact point.
fn risk_state<'a>(c: &RequestContext<'a>) -> Option<&'a str> {
    if c.request.measure != Measure::ContactPoint {
        return None;
    }
    let company = c.policy.and_then(state_of).unwrap_or_default();
    let read_in = format!("{} {} {company}", c.request.text(Role::AskedAuthority), c.request.text(Role::Holder)).to_lowercase();
    c.facts.scenario.facts.risk_states.iter().map(String::as_str).find(|state| read_in.contains(&state.to_lowercase()))
}

/// True when a message to a contact point is judged by the State that reads it. Used by the family on people.
pub(super) fn goes_to_risk_state(c: &RequestContext<'_>) -> bool {
    risk_state(c).is_some()
}

pub(super) fn to_risk_state(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some(state) = risk_state(c) else { return Vec::new() };
    match exposed(c, &[PersonRole::Victim, PersonRole::Migrant]) {
        Some((place, code)) => {
            vec![Verdict::broken(place, S::Fatal, "contact").with("state", with_article(state)).with("code", code)]
        }
        None if c.request.has(Role::Facts) => vec![Verdict::met(c.request.place(Role::Facts))],
        None => Vec::new(),
    }
}

/// A consent whose limits let the data be used against the one who gave it.
pub(super) fn against_owner(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.request.measure != Measure::Consent {
        return Vec::new();
    }
    // What seeks to punish the victim is another rule's.
    if victim_as_suspect(c).iter().any(|verdict| matches!(verdict, Verdict::Broken { .. })) {
        return Vec::new();
    }
    let typed = Text::new(&c.request.text(Role::OwnerCode));
    let codes = c.facts.scenario.people.iter().map(|person| person.id.as_str().to_lowercase());
    let owners: Vec<String> = codes.filter(|code| typed.tokens.iter().any(|token| token.word == *code)).collect();
    let place = c.request.place(Role::UseLimits);
    let raw = c.request.text(Role::UseLimits);
    let text = Text::new(&raw);
    let whom = |token: &str| matches!(token, "owner" | "her" | "him" | "victim") || owners.iter().any(|code| code == token);
    let found = text.tokens.iter().enumerate().filter(|(_, token)| token.word == "against").find_map(|(at, token)| {
        let object = (at + 1..(at + 3).min(text.tokens.len())).find(|next| whom(&text.tokens[*next].word))?;
        let of_crime = text.before(Found { first: at, last: at }).iter().rev().take(3).any(|before| {
            matches!(before.stem(), "crime" | "offenc" | "act" | "traffick" | "commit" | "done" | "violenc" | "threat")
        });
        let found = Found { first: at, last: object };
        (!of_crime && !text.is_negated(found) && !text.is_quoted(found)).then(|| token.span.start..text.tokens[object].span.end)
    });
    match found.or_else(|| open_against(&text, whom)) {
        Some(span) => vec![Verdict::broken(place.span(&span), S::Fatal, "consent")],
        None if text.tokens.iter().any(|token| token.word == "against") => vec![Verdict::met(place)],
        None => Vec::new(),
    }
}

/// 'And later cases, also if V1 has done wrong': the data may be used whatever becomes of the one who gave it.
fn open_against(text: &Text, whom: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    const OPEN: &[&str] = &["if", "when", "where", "even", "whether", "should", "including", "unless"];
    const AT_FAULT: &[&str] = &[
        "wrong",
        "crime",
        "crimes",
        "offence",
        "offences",
        "guilty",
        "charged",
        "accused",
        "suspect",
        "prosecuted",
        "booked",
        "arrested",
        "tried",
        "convicted",
        "law",
        "illegal",
        "illegally",
        "himself",
        "herself",
    ];
    (0..text.len()).filter(|at| OPEN.contains(&text.tokens[*at].word.as_str())).find_map(|at| {
        let rest = text.after(Found { first: at, last: at });
        let who =
            rest.iter().take(3).position(|token| whom(&token.word) || matches!(token.word.as_str(), "he" | "she" | "they"))?;
        let after = &rest[who + 1..];
        // What others did to the owner is what the paper is for.
        let act = after.iter().take(6).position(|token| AT_FAULT.contains(&token.word.as_str()))?;
        let other = after[..act].iter().any(|token| matches!(token.word.as_str(), "not" | "never" | "by" | "against" | "victim"));
        (!other && !text.is_negated(Found { first: at, last: at })).then(|| text.tokens[at].span.start..after[act].span.end)
    })
}

/// A network of which nobody could confirm that this State belongs to it, or to which it does not: no rule, a question.
pub(super) fn network(c: &RequestContext<'_>) -> Option<Verdict> {
    let place: FieldPlace = c.request.place(Role::Network);
    match c.request.text(Role::Network).trim() {
        _ if c.request.measure != Measure::ContactPoint => None,
        "budapest" => Some(Verdict::unsure(
            place,
            "This network serves the Parties of the Budapest Convention, and Pakistan is none. Which network is open to your unit?",
            &["coe-bud/16".into()],
        )),
        "g7" => Some(Verdict::unsure(
            place,
            "One belongs to this network by membership, and nobody confirmed that Pakistan does. Who told you that your State has a point in it?",
            &["pk-peca/42".into()],
        )),
        _ => None,
    }
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(54),
        title: "The suspect is warned",
        mistakes: &["E54"],
        dimensions: (D::Rights, Some(D::Admissibility)),
        severities: &[S::Fatal],
        why: "One message, one click, one call, and the user knows. The account is gone the same night, the money moves, and people in his hands may be hurt. Look, and be silent.",
        source: "ICCPR article 17; anti-money-laundering law; one clause that makes it an offence",
        cites: &["sarafa/6.1", "pk/amla", "un-iccpr/17"],
        reads: &[Role::PassiveOnly, Role::Reason, Role::Facts, Role::Urgency],
        covers: &[55],
        breaks: "“We wrote to the page and asked for the price.”",
        meets: "Looked at without login; nobody was written to, called or followed.",
        says: &[
            ("", "You did not say that you only looked. Whoever follows, likes or writes is seen."),
            ("words", "Here somebody learns of the case who must not know of it."),
            ("met", "You only looked, and nobody could notice."),
        ],
        causes: &[("", "The account is deleted, and the defence attacks what is left.")],
        better: "Look without login, write to nobody, and keep silent about the case.",
        leave_out: true,
        judge: Judge::Request(tipping_off),
        ..PLAIN
    },
    Rule {
        code: RuleCode(55),
        title: "A suspect's session is used",
        mistakes: &["E55"],
        dimensions: (D::Legal, Some(D::Admissibility)),
        severities: &[S::Fatal],
        why: "What lies on a seized device can be copied under its warrant. What lies behind a login lies with the company: it takes the owner's free consent, an order, or assistance between States.",
        source: "PECA 2016 sections 33 and 35; Constitution articles 10A and 14",
        cites: &["pk-peca/33", "pk-peca/35", "pk-const-10a/14", "northmail/3.5"],
        reads: &[Role::CaptureAccount, Role::CaptureTool, Role::Reason],
        breaks: "“We logged in with the suspect's password and exported the chats.”",
        meets: "Without login, or with an account of the unit that is approved for this.",
        says: &[
            ("", "The page was opened in a session of the suspect."),
            ("words", "Here data is pulled through somebody else's session, without consent, order or assistance."),
        ],
        causes: &[("", "The court leaves it out, and abroad it is an offence.")],
        better: "Without login; for the account itself the owner's consent, an order, or a request between States.",
        leave_out: true,
        judge: Judge::Request(login_as_suspect),
        ..PLAIN
    },
];
