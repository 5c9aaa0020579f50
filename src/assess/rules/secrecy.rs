//! Silence: asked where a word helps, with a reason and an end, and by an order where only an order helps.

use super::addressee::word_counts;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::policy::{Exempt, Notice};
use crate::content::power::{Basis, PowerRow};
use crate::content::role::Role;
use crate::content::scenario::PersonRole;
use crate::content::time::find_moments;
use crate::request::examine::{has_authorised_officer, is_follow_up, own_bases, power_rows};
use crate::request::narrative::Text;
use crate::request::narrative::citations::{Act, find_citations};
use crate::request::observation::{ItemAccess, Observation};
use crate::request::orders;

/// A child is concerned, and the clause exempts children from notice.
fn child_is_exempt(c: &RequestContext<'_>) -> bool {
    let exempt = c.policy.and_then(|policy| policy.notice()).is_some_and(|said| said.what.exempt.contains(&Exempt::Child));
    exempt && c.facts.scenario.people.iter().any(|person| person.role == PersonRole::Victim && person.child_age.is_some())
}

/// Every account is the victim's own, asked with consent.
fn own_by_consent(c: &RequestContext<'_>) -> bool {
    let accounts = c.seen.accounts();
    !accounts.is_empty()
        && accounts
            .iter()
            .all(|account| c.facts.scenario.account(account).is_some_and(|account| account.owner == PersonRole::Victim))
}

/// A disclosure of which the user is told unless an officer asks; emergencies where the clause does not exempt them.
fn told_by_word(c: &RequestContext<'_>) -> bool {
    let urgent = c.request.measure == Measure::Emergency && c.policy.is_some_and(|policy| policy.emergency_is_told());
    (c.is_voluntary() || urgent) && word_counts(c)
}

/// A request between States for data of which the company tells its user unless a court there forbids it.
fn ordered_by_state(c: &RequestContext<'_>) -> bool {
    c.request.measure == Measure::Mla
        && c.policy.and_then(|policy| policy.notice()).is_some_and(|said| said.what.when != Notice::Never)
        && !order_helps(c)
}

/// True where the company listens to an order and not to an officer's word.
fn order_helps(c: &RequestContext<'_>) -> bool {
    let notice = c.policy.and_then(|policy| policy.notice());
    notice.is_some_and(|said| !said.what.delayed_by.is_empty()) && !word_counts(c)
}

/// A notice under PECA 31 to a provider at home, which may tell its user unless section 38(3) is used.
fn home_silence(c: &RequestContext<'_>) -> Vec<Verdict> {
    let raw = c.request.text(Role::HomePower);
    let place = c.request.place(Role::HomePower);
    let span = own_bases(&raw).into_iter().find(|(basis, _)| *basis == Basis::Peca31).map(|(_, span)| span);
    let Some(span) = span.filter(|_| c.alert_harms()) else { return Vec::new() };
    // Section 31 in the wrong hands, or for a bank, is another mistake.
    let may = |row: &&PowerRow| row.accept.contains(&Basis::Peca31) || row.open.iter().any(|(open, _)| *open == Basis::Peca31);
    if !has_authorised_officer(c.facts) && !power_rows(c.request, c.seen, c.facts).iter().any(may) {
        return Vec::new();
    }
    const SILENCE: &[&str] = &[
        "38 3?",
        "section 38",
        "secrecy notice",
        "not to? reveal|disclose|tell|inform|notify",
        "keep|kept|remain secret|confidential|silent",
        "secrecy|confidentiality is|of",
    ];
    let asked = c.texts().iter().any(|written| {
        find_citations(&written.raw)
            .iter()
            .any(|cited| cited.act == Act::Peca && cited.sections.iter().any(|section| section.starts_with("38")))
            || !written.text.find_any(SILENCE).is_empty()
    });
    if asked {
        vec![Verdict::met(place)]
    } else {
        vec![Verdict::broken(place.span(&span), S::Major, "home").citing(Some(&"pk-peca/38".into()))]
    }
}

/// True when silence about these accounts was ordered by a court and the order is named.
fn silence_is_ordered(c: &RequestContext<'_>) -> bool {
    orders::silence(c.request, c.facts, &c.seen.accounts(), c.facts.sent.date()).is_some()
}

/// True when something that is asked can be had on this request.
fn asks_something_open(c: &RequestContext<'_>) -> bool {
    c.seen.items().any(|item| matches!(item.access, ItemAccess::Open | ItemAccess::WithOrder { attached: true }))
}

fn no_silence(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.is_home_order() {
        return home_silence(c);
    }
    // What confirms an emergency afterwards asks nothing of which anybody could be told.
    if !c.alert_harms() || own_by_consent(c) || child_is_exempt(c) || is_follow_up(c.request) {
        return Vec::new();
    }
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Silence { asked: false, place, clause, .. } if ordered_by_state(c) => {
                let variant = if c.request.is_blank(Role::Confidentiality) { "blank" } else { "order" };
                Some(Verdict::broken(place.clone(), S::Major, variant).citing(clause.as_ref()))
            }
            Observation::Silence { asked: true, place, .. } if ordered_by_state(c) => Some(Verdict::met(place.clone())),
            Observation::Silence { asked: false, place, clause, .. } if told_by_word(c) => {
                Some(Verdict::broken(place.clone(), S::Major, "").citing(clause.as_ref()))
            }
            Observation::Silence { asked: true, place, .. } if told_by_word(c) => Some(Verdict::met(place.clone())),
            Observation::BreachShown { place, clause } if c.is_freeze() => {
                Some(Verdict::broken(place.clone(), S::Major, "breach").citing(Some(clause)))
            }
            _ => None,
        })
        .take(1)
        .collect()
}

fn blanket_silence(c: &RequestContext<'_>) -> Vec<Verdict> {
    let notice = c.policy.and_then(|policy| policy.notice()).filter(|said| said.what.when != Notice::Never);
    let urgent = c.request.measure == Measure::Emergency && c.policy.is_some_and(|policy| policy.emergency_is_told());
    let wanted = c.wants_stored() && (c.is_voluntary() || c.alert_harms());
    let Some(notice) = notice.filter(|_| wanted || urgent) else { return Vec::new() };
    let severity = if notice.what.end_required { S::Major } else { S::Minor };
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Silence { asked: true, reason, end, place, .. } => {
                let broken = |variant| Verdict::broken(place.clone(), severity, variant).citing(Some(&notice.clause));
                Some(match (reason, end) {
                    (true, true) => Verdict::met(place.clone()),
                    (false, false) => broken(""),
                    (false, true) => broken("reason"),
                    (true, false) => broken("end"),
                })
            }
            _ => None,
        })
        .collect()
}

/// Silence asked for longer than the order goes that is to keep it. Whoever says that another order follows knows it.
fn longer_than_order(c: &RequestContext<'_>) -> Option<Verdict> {
    let last = orders::silence(c.request, c.facts, &c.seen.accounts(), c.facts.sent.date())?;
    let raw = c.request.part(Role::NonDisclosure, "until");
    const ANOTHER: &[&str] = &["new|further|longer|another|next|later|fresh|second order|extension", "extend|extends|extended"];
    if !Text::new(&raw).find_any(ANOTHER).is_empty() {
        return None;
    }
    let days = find_moments(&raw).into_iter().filter_map(|moment| moment.day_near(c.facts.sent.date()));
    let asked = days.min().filter(|day| *day > last)?;
    let place = c.request.place(Role::NonDisclosure);
    Some(Verdict::broken(place, S::Minor, "end").with("asked", asked.text()).with("last", last.text()))
}

fn letter_only(c: &RequestContext<'_>) -> Vec<Verdict> {
    let notice = c.policy.and_then(|policy| policy.notice());
    // What comes with an order of the court there is told with it, unless that court says otherwise.
    let is_told = |when: Notice| {
        matches!(when, Notice::Before | Notice::OnDisclosure) || c.is_assistance() && when == Notice::OnOwnCourtOrder
    };
    let Some(notice) = notice.filter(|said| c.wants_stored() && is_told(said.what.when)) else {
        return Vec::new();
    };
    if let Some(longer) = longer_than_order(c).filter(|_| order_helps(c) && c.alert_harms()) {
        return vec![longer.citing(Some(&notice.clause))];
    }
    // What keeps this company silent is asked in the request between States itself.
    let asked = c.is_assistance() && c.seen.silence().is_some_and(|(asked, ..)| asked);
    if !order_helps(c)
        || asked
        || !c.alert_harms()
        || silence_is_ordered(c)
        || own_by_consent(c)
        || child_is_exempt(c)
        || orders::to_keep_silent(c.facts.scenario, &c.seen.accounts()).is_empty()
    {
        return Vec::new();
    }
    let person = c.facts.scenario.facts.warning_hurts_people(c.facts.sent);
    let severity = if person && asks_something_open(c) { S::Fatal } else { S::Major };
    if c.is_assistance() {
        let place = c.request.place(Role::Confidentiality);
        return vec![Verdict::broken(place, severity, "order").citing(Some(&notice.clause))];
    }
    // An order that lies in the file has to be named where orders are named: a word of it elsewhere attaches nothing. Where
    // there is none, no better word about silence helps.
    let ordered = orders::silence_in_file(c.facts, &c.seen.accounts());
    let place = if ordered && c.request.field(Role::Order).is_some() {
        c.request.place(Role::Order)
    } else {
        c.request.place(Role::NonDisclosure)
    };
    let variant = if ordered { "named" } else { "" };
    let broken = Verdict::broken(place, severity, variant).citing(Some(&notice.clause));
    // Where a copy is told too, not even that is sent before.
    let freeze_tells = c.policy.is_some_and(|policy| policy.preservation_told().is_some());
    let broken = match (ordered, freeze_tells) {
        (true, _) => broken,
        (false, true) => broken.with("better", "No paper to this company before there is an order of silence."),
        (false, false) => broken
            .with("better", "No request to this company before there is an order: a freeze, and silence asked between States."),
    };
    // Of somebody without a part in the act nothing is frozen either, and no State is asked.
    let stranger = |account: &crate::content::id::AccountId| {
        c.facts.scenario.account(account).is_some_and(|account| {
            !account.in_offence && matches!(account.owner, PersonRole::Bystander | PersonRole::Protected | PersonRole::Unknown)
        })
    };
    vec![if c.seen.accounts().iter().all(stranger) {
        broken.with("better", "Nothing is sent about this account.")
    } else {
        broken
    }]
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(31),
        title: "Silence is not asked",
        mistakes: &["E31"],
        dimensions: (D::Rights, Some(D::Procedure)),
        severities: &[S::Major],
        why: "Many companies tell the user. Some keep silent if the officer gives a reason. Some act against an account whose breach the papers show, and the user notices.",
        source: "Notice clauses of the guidelines; 18 U.S.C. 2705(b); PECA 2016 section 38",
        cites: &["chirplet/6.1", "chirplet/4.3", "lumio/6.1", "harborhost/6.1", "us-sca/2705b", "pk-peca/38"],
        asked_by: Some("2 of 14 guidelines read"),
        reads: &[Role::NonDisclosure, Role::NoSuspension, Role::HomePower],
        covers: &[32],
        breaks: "No word on notice, where the user's friends hold people.",
        meets: "Which harm, to whom, and until which day or event.",
        says: &[
            ("", "You did not ask for silence, and telling the user does harm here."),
            (
                "breach",
                "Your papers show a breach of the company's rules that goes on, and you did not ask it to call before it acts.",
            ),
            ("blank", "Nothing is said of secrecy, and telling the user does harm here."),
            ("order", "No order is asked that binds the company: secrecy between the States keeps only the authorities silent."),
            ("home", "This notice under PECA 31 does not use section 38(3), and the holder at home may tell its user."),
            ("met", "You asked for silence."),
        ],
        causes: &[("", "The user is told before the answer."), ("breach", "The page is closed, and its user knows why.")],
        better: "Which harm you expect, and until which day or event.",
        judge: Judge::Request(no_silence),
        ..PLAIN
    },
    Rule {
        code: RuleCode(32),
        title: "Silence without reason or end",
        mistakes: &["E32"],
        dimensions: (D::Rights, Some(D::Necessity)),
        severities: &[S::Minor, S::Major],
        why: "A company keeps silent for a reason, and until an end that can be known: a date, or an event such as an arrest. ‘Confidential’ is neither.",
        source: "Notice clauses of the guidelines",
        cites: &["chirplet/6.1", "veil/6.1", "lumio/6.1", "northmail/6.1"],
        asked_by: Some("4 of 14 guidelines read (end), 2 (reason)"),
        reads: &[Role::NonDisclosure],
        breaks: "“Strictly confidential, until further notice.”",
        meets: "“His friends hold people: risk to them. Until the arrest, at the latest 30 June.”",
        says: &[
            ("", "Silence is asked without a reason and without an end."),
            ("reason", "Silence is asked without a reason: which harm, to whom?"),
            ("end", "Silence is asked without an end that can be known."),
            ("met", "You gave a reason and an end."),
        ],
        causes: &[("", "It is not honoured: the user is told.")],
        better: "Which harm; until the arrest, at the latest on a named day.",
        judge: Judge::Request(blanket_silence),
        ..PLAIN
    },
    Rule {
        code: RuleCode(60),
        title: "A letter where only an order keeps silence",
        mistakes: &["E60"],
        dimensions: (D::Rights, None),
        severities: &[S::Minor, S::Major, S::Fatal],
        why: "This company tells the user whatever an officer writes. Only a court's order with an end date keeps it silent.",
        source: "Notice clauses of the guidelines; 18 U.S.C. 2705(b)",
        cites: &["veil/6.1", "northmail/6.1", "us-sca/2705b", "pk-peca/38"],
        asked_by: Some("4 of 14 guidelines read (order or end date)"),
        reads: &[Role::NonDisclosure, Role::Order],
        covers: &[31, 32, 102],
        breaks: "“Please do not tell the user”, to a company that then sends him a copy.",
        meets: "A freeze, no request, and the order on silence asked for between States.",
        says: &[
            ("", "A letter does not keep this company silent, and telling the user does harm here."),
            ("order", "Only an order of the court there keeps this company silent, and the request asks for none."),
            ("named", "The file holds an order of silence, and the request does not attach it: a letter alone binds nobody."),
            ("end", "You ask for silence until {asked}, and the order keeps the company silent until {last} only."),
        ],
        causes: &[
            ("", "The user gets a copy of the letter."),
            ("order", "The user is told of the order there, at the latest when it is carried out."),
            ("end", "On the day after the order ends the user is told."),
        ],
        better: "Freeze, send no request for disclosure, and ask for the order on silence in the request between States.",
        judge: Judge::Request(letter_only),
        ..PLAIN
    },
];
