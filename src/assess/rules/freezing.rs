//! Freezes and clocks: is what is asked held, kept, quoted, renewed and released in time?

use super::between_states::ran_out_on_the_way;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::reply::Answered;
use crate::case::world::Happened;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{DataKind, Measure};
use crate::content::policy::{Honours, Lifetime, Need, RenewalNeed, Term};
use crate::content::role::Role;
use crate::content::scenario::{Account, AlertHarms, Danger, PersonRole};
use crate::content::time::CaseTime;
use crate::request::facts::names_one;
use crate::request::narrative::{Text, demands};
use crate::request::observation::{ItemAccess, Observation, PeriodReading};
use crate::request::policy::Access;
use crate::request::{FieldPlace, orders};

fn not_held(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some(policy) = c.policy.filter(|_| c.wants_stored() || c.is_freeze() || c.request.measure == Measure::Emergency) else {
        return Vec::new();
    };
    for item in c.seen.items().filter(|item| !item.public) {
        let data = policy.provider.item(&item.key).map_or(DataKind { category: item.category, part: None }, |item| item.data);
        if let Some(said) = policy.access(data).filter(|said| said.what == Access::NeverHeld) {
            return vec![Verdict::broken(item.place.clone(), S::Major, "").citing(Some(&said.clause))];
        }
    }
    too_old(c).into_iter().collect()
}

/// Logs asked for days that are past their lifetime, and in no copy.
fn too_old(c: &RequestContext<'_>) -> Option<Verdict> {
    let (PeriodReading::Bounded { to, .. }, place, _) = c.seen.period()? else { return None };
    let dated = c.seen.items().any(|item| item.category == crate::content::data::DataCategory::Login);
    let said = c.policy?.lifetime(Lifetime::Logins).filter(|_| dated && c.wants_stored())?;
    let oldest = c.facts.sent.date().plus_days(-i64::from(said.what));
    let kept = c.seen.accounts().iter().any(|account| c.facts.is_frozen(account));
    (to.date() < oldest && !kept)
        .then(|| Verdict::broken(place.clone(), S::Major, "old").with("days", said.what.to_string()).citing(Some(&said.clause)))
}

fn no_preservation(c: &RequestContext<'_>) -> Vec<Verdict> {
    let offers = c.policy.and_then(|policy| policy.preservation());
    let Some(said) = offers.filter(|said| c.wants_stored() && said.what.foreign != Honours::NotNeeded) else { return Vec::new() };
    let told = c.policy.and_then(|policy| policy.preservation_told()).is_some();
    if told && c.alert_harms() {
        return Vec::new();
    }
    let sent_today = c.facts.earlier.iter().any(|earlier| {
        earlier.measure == Measure::Preserve
            && earlier.provider.as_ref() == c.request.provider.map(|provider| &provider.id)
            && earlier.sent.date() == c.facts.sent.date()
    });
    // An account without a part in the act is not to be frozen either (E36, E37).
    let outside = |account: &crate::content::id::AccountId| {
        c.facts.scenario.account(account).is_some_and(|account| {
            !account.in_offence && matches!(account.owner, PersonRole::Bystander | PersonRole::Protected | PersonRole::Unknown)
        })
    };
    let accounts: Vec<_> = c.seen.accounts().into_iter().filter(|account| !outside(account)).collect();
    let threat = c.facts.scenario.facts.deletion_threat;
    let at_risk = |account: &crate::content::id::AccountId| threat || c.facts.gone.iter().any(|(gone, ..)| gone == account);
    let place = c.request.place(tickets_role(c));
    if accounts.iter().any(|account| !c.facts.is_frozen(account) && at_risk(account)) && !sent_today {
        return vec![Verdict::broken(place, S::Major, "").citing(Some(&said.clause))];
    }
    if !accounts.is_empty() && accounts.iter().all(|account| c.facts.is_frozen(account)) {
        vec![Verdict::met(place)]
    } else {
        Vec::new()
    }
}

/// Where a form names the freezes: the history of a request between States, the earlier references elsewhere.
fn tickets_role(c: &RequestContext<'_>) -> Role {
    if c.is_assistance() { Role::PreservationHistory } else { Role::EarlierReferences }
}

/// A copy that ran out before the request that needed it.
fn lapsed(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.wants_stored() && c.request.measure != Measure::Extend {
        return Vec::new();
    }
    let day = c.facts.sent.date();
    let place = c.request.place(tickets_role(c));
    let renewal = c.policy.and_then(|policy| policy.renewal());
    let mut verdicts = Vec::new();
    for account in c.seen.accounts() {
        let copies = c.facts.tickets.iter().filter(|ticket| ticket.copies.iter().any(|(copied, _)| *copied == account));
        let lapsed = copies.filter(|ticket| !ticket.withdrawn).max_by_key(|ticket| ticket.expires);
        let Some((ticket, last)) = lapsed.and_then(|ticket| Some((ticket, ticket.expires.filter(|last| *last < day)?))) else {
            continue;
        };
        let gone = c.facts.gone.iter().any(|(lost, _, at)| *lost == account && *at <= c.facts.sent);
        let (severity, variant) = if gone { (S::Fatal, "gone") } else { (S::Major, "") };
        verdicts.push(
            Verdict::broken(place.clone(), severity, variant)
                .with("ticket", ticket.number.clone())
                .with("day", last.text())
                .citing(renewal.as_ref().map(|said| &said.clause)),
        );
    }
    verdicts.truncate(1);
    verdicts
}

fn no_ticket(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.wants_stored() {
        return Vec::new();
    }
    let named = c.request.text(tickets_role(c));
    let accounts = c.seen.accounts();
    let place = c.request.place(tickets_role(c));
    c.facts
        .tickets
        .iter()
        .filter(|ticket| c.request.provider.is_some_and(|provider| provider.id == ticket.provider))
        .filter(|ticket| accounts.iter().any(|account| ticket.keeps(account, c.facts.sent.date())))
        .map(|ticket| {
            if ticket.is_named_in(&named) {
                Verdict::met(place.clone())
            } else {
                Verdict::broken(place.clone(), S::Minor, "").with("ticket", ticket.number.clone())
            }
        })
        .collect()
}

fn value_of(account: &Account) -> String {
    account.identifiers.first().map_or_else(String::new, |identifier| identifier.value.clone())
}

/// The field of identifiers in the form of a request.
fn rows_place(c: &AttemptContext<'_>, number: u32) -> FieldPlace {
    let key = c.world.request(number).and_then(|dossier| {
        let form = c.world.library().forms.get(dossier.form.as_ref()?)?;
        form.by_role(Role::Identifiers).map(|field| field.key.clone())
    });
    FieldPlace::field(&key.unwrap_or_default())
}

/// A linked account that was never frozen, though an opened exhibit shows the link and another one was frozen.
fn partial_freeze(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let (world, scenario) = (c.world, c.world.scenario());
    let frozen_first = world.requests().iter().find(|dossier| {
        dossier.measure == Measure::Preserve && dossier.sendings.iter().any(|sending| !sending.seen.accounts().is_empty())
    });
    let Some(request) = frozen_first else { return Vec::new() };
    let shown = |account: &Account| {
        let links = scenario.accounts.iter().flat_map(|other| other.links.iter().map(move |link| (&other.id, link)));
        links
            .filter(|(from, link)| link.to == account.id || **from == account.id)
            .any(|(_, link)| world.opened().contains(&link.exhibit))
    };
    let any_frozen = scenario.accounts.iter().any(|account| world.was_frozen(&account.id));
    let offers = |account: &Account| {
        world
            .policy(&account.provider)
            .and_then(|policy| policy.preservation())
            .is_some_and(|said| said.what.foreign != Honours::NotNeeded)
    };
    let by_consent = |account: &Account| account.owner == PersonRole::Victim;
    // A row that names it and was not copied has another mistake, and is not forgotten.
    let named = |account: &Account| {
        let sendings =
            world.requests().iter().filter(|dossier| dossier.measure == Measure::Preserve).flat_map(|dossier| &dossier.sendings);
        sendings.into_iter().any(|sending| sending.seen.rows().any(|row| row.account.as_ref() == Some(&account.id)))
    };
    scenario
        .accounts
        .iter()
        .filter(|account| any_frozen && account.in_offence && !by_consent(account) && offers(account))
        .filter(|account| !world.was_frozen(&account.id) && !named(account))
        .map(|account| {
            let verdict = if shown(account) {
                Verdict::broken(rows_place(c, request.number), S::Major, "").with("value", value_of(account)).with("account", account.id.as_str())
            } else {
                Verdict::unsure(FieldPlace::default(), "Another account belongs to this one; an exhibit that you did not open shows it. Which exhibits had you read when you froze?", &[])
            };
            verdict.of_request(request.number)
        })
        .collect()
}

/// A copy of people without a part in the act, still kept at the end.
fn never_released(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let world = c.world;
    if !world.is_closed() {
        return Vec::new();
    }
    let today = world.now().date();
    let outside = |account: &crate::content::id::AccountId| {
        world.scenario().account(account).is_some_and(|account| !account.in_offence && account.owner != PersonRole::Victim)
    };
    world
        .tickets()
        .iter()
        .filter(|ticket| !ticket.withdrawn && ticket.expires.is_none_or(|last| last.days_since(today) > 7))
        .filter(|ticket| !ticket.copies.is_empty() && ticket.copies.iter().all(|(account, _)| outside(account)))
        .map(|ticket| {
            Verdict::broken(FieldPlace::default(), S::Minor, "").with("ticket", ticket.number.clone()).of_request(ticket.request)
        })
        .collect()
}

fn no_follow_up(c: &RequestContext<'_>) -> Vec<Verdict> {
    // Where nothing need be frozen the letter is filed, and no step hangs on it.
    let filed = c.policy.and_then(|policy| policy.preservation()).is_some_and(|said| said.what.foreign == Honours::NotNeeded);
    if c.request.measure == Measure::Extend && c.request.field(Role::AskTicket).is_some() && !c.request.ticked(Role::AskTicket) {
        return vec![Verdict::broken(c.request.place(Role::AskTicket), S::Minor, "ticket")];
    }
    if !c.is_freeze() || filed {
        return Vec::new();
    }
    let mut verdicts = Vec::new();
    let mut met = None;
    for seen in &c.seen.0 {
        match seen {
            Observation::Said { need: Need::FollowUp, present: true, place, .. } => met = Some(place.clone()),
            Observation::Said { need: Need::FollowUp, present: false, place, clause, .. } => {
                let severity = if clause.is_some() { S::Major } else { S::Minor };
                verdicts.push(Verdict::broken(place.clone(), severity, "").citing(clause.as_ref()));
            }
            Observation::NoItems { place, clause } => {
                let severity = if clause.is_some() { S::Major } else { S::Minor };
                verdicts.push(Verdict::broken(place.clone(), severity, "types").citing(clause.as_ref()));
            }
            _ => {}
        }
    }
    if c.request.field(Role::AskTicket).is_some() && !c.request.ticked(Role::AskTicket) {
        verdicts.push(Verdict::broken(c.request.place(Role::AskTicket), S::Minor, "ticket"));
    }
    if verdicts.is_empty() { met.map(Verdict::met).into_iter().collect() } else { verdicts }
}

/// A freeze of which the user is told after some days, where telling does harm.
fn freeze_tells(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let world = c.world;
    let facts = &world.scenario().facts;
    if facts.alert_harms == AlertHarms::No {
        return Vec::new();
    }
    let mut verdicts = Vec::new();
    for dossier in world.requests().iter().filter(|dossier| dossier.measure == Measure::Preserve && !dossier.withdrawn) {
        let Some((provider, sending)) = dossier.provider.as_ref().zip(dossier.sendings.last()) else { continue };
        let Some(policy) = world.policy(provider) else { continue };
        let Some(told) = policy.preservation_told() else { continue };
        let own = sending
            .seen
            .accounts()
            .iter()
            .all(|account| world.scenario().account(account).is_some_and(|account| account.owner == PersonRole::Victim));
        let ordered = world.view(dossier, &sending.values).is_some_and(|view| view.has(Role::Order))
            && facts.orders.iter().any(|order| order.silence_until.is_some());
        let accounts = sending.seen.accounts();
        if ordered || accounts.is_empty() || own {
            continue;
        }
        let happened = sending.at.plus_days(i64::from(told.what)) <= world.now();
        let severity = if facts.alert_harms == AlertHarms::Person && happened { S::Fatal } else { S::Major };
        verdicts.push(
            Verdict::broken(rows_place(c, dossier.number), severity, "")
                .with("days", told.what.to_string())
                .citing(Some(&told.clause))
                .of_request(dossier.number),
        );
    }
    verdicts
}

/// An extension that is asked in the wrong way.
fn extension_form(c: &RequestContext<'_>) -> Vec<Verdict> {
    let kind = c.request.text(Role::RequestKind);
    let extends = c.request.measure == Measure::Extend || (c.is_freeze() && c.request.has(Role::ExtensionReason));
    let Some(said) = c.policy.and_then(|policy| policy.renewal()).filter(|_| extends || kind.trim() == "extension") else {
        return Vec::new();
    };
    let accounts = c.seen.accounts();
    let day = c.facts.sent.date();
    let mut verdicts = Vec::new();
    if kind.trim() != "extension" && c.request.field(Role::RequestKind).is_some() {
        verdicts.push(Verdict::broken(c.request.place(Role::RequestKind), S::Major, "").citing(Some(&said.clause)));
    }
    let asks_data = || c.first_mark(demands::data_demands).filter(|_| c.request.measure == Measure::Extend);
    if let Some(place) = joined(c).or_else(asks_data) {
        verdicts.push(Verdict::broken(place, S::Major, "joined").citing(Some(&said.clause)));
    }
    let ticket = c
        .facts
        .tickets
        .iter()
        .filter(|ticket| accounts.iter().any(|account| ticket.keeps(account, day)))
        .max_by_key(|ticket| ticket.expires);
    // A letter that hands on the number of an assistance request counts no term and no times, where the clause says so.
    let longer = c.policy.is_some_and(|policy| policy.longer_with_assistance().is_some())
        && names_one(&c.request.text(Role::MlaProof), &c.facts.numbers);
    if let Some((ticket, last)) = ticket.and_then(|ticket| Some((ticket, ticket.expires?))) {
        if let Some(before) = said.what.apply_before_days.filter(|before| !longer && last.days_since(day) < i64::from(*before)) {
            verdicts.push(
                Verdict::broken(c.request.place(Role::RequestKind), S::Major, "late")
                    .with("days", before.to_string())
                    .with("day", last.text())
                    .citing(Some(&said.clause)),
            );
        }
        if !longer && ticket.extended >= said.what.times {
            verdicts
                .push(Verdict::broken(c.request.place(Role::EarlierReferences), S::Major, "times").citing(Some(&said.clause)));
        }
        let proof =
            c.policy.is_some_and(|policy| policy.renewal_needs().into_iter().any(|said| said.what == RenewalNeed::MlaProof));
        if proof && c.request.is_blank(Role::MlaProof) {
            verdicts.push(Verdict::broken(c.request.place(Role::MlaProof), S::Major, "proof").citing(Some(&said.clause)));
        }
        // Without the old ticket nobody knows which copy is meant: a new one is made of what is left.
        if c.request.measure == Measure::Extend && !ticket.is_named_in(&c.request.text(Role::EarlierReferences)) {
            verdicts.push(
                Verdict::broken(c.request.place(Role::EarlierReferences), S::Major, "ticket")
                    .with("ticket", ticket.number.clone())
                    .citing(Some(&said.clause)),
            );
        }
        if verdicts.is_empty() && c.request.measure == Measure::Extend {
            verdicts.push(Verdict::met(c.request.place(Role::EarlierReferences)));
        }
        if accounts.iter().any(|account| !ticket.copies.iter().any(|(copied, _)| copied == account)) {
            verdicts.push(Verdict::broken(c.request.place(Role::Identifiers), S::Major, "rows").citing(Some(&said.clause)));
        }
    }
    verdicts
}

/// The company that is asked first was asked in time and holds nothing, and no other one of the case could help.
fn nothing_held(c: &AttemptContext<'_>, until: CaseTime) -> bool {
    let world = c.world;
    let asked = |happened: &Happened| match happened {
        Happened::AskedFirst(provider, _, false) => Some(provider.clone()),
        _ => None,
    };
    let empty: Vec<_> = world.story().iter().filter(|entry| entry.at < until).filter_map(|entry| asked(&entry.what)).collect();
    let others = world.scenario().accounts.iter().filter(|account| account.in_offence);
    !empty.is_empty() && others.into_iter().all(|account| empty.contains(&account.provider))
}

/// True when an extension also asks for something else, where the clause wants it by itself.
fn joined(c: &RequestContext<'_>) -> Option<FieldPlace> {
    let separate = c.policy?.find(|term| if let Term::Renews { separate: true, .. } = term { Some(()) } else { None });
    separate?;
    [Role::ExtensionReason, Role::Urgency].into_iter().find_map(|role| {
        let raw = c.request.text(role);
        let text = Text::new(&raw);
        const MORE: &[&str] = &[
            "also",
            "addition",
            "additionally",
            "further",
            "furthermore",
            "besides",
            "same letter",
            "new account",
            "another account",
        ];
        let more = text.find_any(MORE);
        let asks = demands::data_demands(&text).into_iter().chain(demands::freeze_demands(&text));
        asks.into_iter()
            .find(|span| {
                let first = text.tokens.iter().position(|token| token.span.start >= span.start).unwrap_or(0);
                let sentence = text.tokens[first].sentence;
                // ‘Please also preserve …’: the word stands with the demand, not somewhere in the sentence.
                more.iter().any(|found| {
                    text.tokens[found.first].sentence == sentence
                        && found.first <= first + 2
                        && first <= found.last + 4
                        && !text.is_negated(*found)
                })
            })
            .map(|span| c.request.place(role).span(&span))
    })
}

/// A real danger that was treated as an ordinary case.
fn emergency_missed(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let world = c.world;
    let Danger::Real { until, .. } = &world.scenario().facts.danger else { return Vec::new() };
    let shown = &world.scenario().facts.danger_shown_by;
    let known = shown.is_empty() || shown.iter().any(|id| world.opened_before(id, *until));
    // A record at home that came in time saved the person before any company could.
    let saved_at_home = world.replies().iter().filter(|reply| reply.at < *until).any(|reply| {
        let at_home = world.request(reply.request).is_some_and(|dossier| dossier.measure == Measure::DomesticOrder);
        at_home && reply.items.iter().any(|item| item.answer == Answered::Disclosed)
    });
    if !known || saved_at_home || nothing_held(c, *until) {
        return Vec::new();
    }
    let helps = |measure: Measure| matches!(measure, Measure::Emergency | Measure::ContactPoint);
    let in_time = world
        .requests()
        .iter()
        .any(|dossier| helps(dossier.measure) && dossier.sendings.iter().any(|sending| sending.at < *until));
    if in_time || world.now() < *until {
        return Vec::new();
    }
    let ordinary = world.requests().iter().find(|dossier| dossier.measure == Measure::Voluntary && !dossier.sendings.is_empty());
    match ordinary {
        Some(dossier) => {
            vec![Verdict::broken(FieldPlace::default(), S::Fatal, "").with("until", until.long_text()).of_request(dossier.number)]
        }
        None if world.is_closed() => {
            vec![Verdict::broken(FieldPlace::default(), S::Fatal, "never").with("until", until.long_text())]
        }
        None => Vec::new(),
    }
}

/// True when silence about these accounts was ordered by a court and the order is named. Used by the family on secrecy.
pub(super) fn silence_is_ordered(c: &RequestContext<'_>) -> bool {
    orders::silence(c.request, c.facts.scenario, &c.seen.accounts(), c.facts.sent.date()).is_some()
}

/// True when something that is asked can be had on this request. Used by the family on secrecy.
pub(super) fn asks_something_open(c: &RequestContext<'_>) -> bool {
    c.seen.items().any(|item| matches!(item.access, ItemAccess::Open | ItemAccess::WithOrder { attached: true }))
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(21),
        title: "It does not exist there",
        mistakes: &["E21"],
        dimensions: (D::Precision, Some(D::Timeliness)),
        severities: &[S::Major],
        why: "No company gives what it does not hold. The guidelines say what is held, for how long, and where else to look: the device, a backup, the payment company.",
        source: "Data and retention clauses of the guidelines",
        cites: &[
            "veil/3.2",
            "veil/4.2",
            "chirplet/3.3",
            "rutba/4.4",
            "bazarbay/3.3",
            "sarafa/3.4",
            "harborhost/3.3",
            "chirplet/7.1",
        ],
        reads: &[Role::Items, Role::Scope, Role::Period],
        covers: &[20, 48],
        breaks: "Messages that users encrypt end to end.",
        meets: "What the clause says is held, or a question first.",
        says: &[
            ("", "This company never held this."),
            ("old", "Logs of these days are older than the {days} days for which they are kept, and no copy was made."),
        ],
        causes: &[("", "The answer: no responsive data. The days are lost.")],
        better: "What is held; for the rest the device, a backup with consent, or the company that holds it.",
        judge: Judge::Request(not_held),
        ..PLAIN
    },
    Rule {
        code: RuleCode(22),
        title: "Nothing was frozen",
        mistakes: &["E22"],
        dimensions: (D::Timeliness, Some(D::Procedure)),
        severities: &[S::Major],
        why: "The answer takes weeks. What is deleted meanwhile is gone, unless a copy was kept.",
        source: "Preservation and retention clauses of the guidelines; good practice",
        cites: &["chirplet/4.1", "chirplet/7.1", "harborhost/4.2", "veil/3.3"],
        reads: &[Role::EarlierReferences],
        covers: &[24],
        breaks: "A request for disclosure without a freeze, on an account that is about to close.",
        meets: "A preservation request within hours, then the request for disclosure.",
        says: &[
            ("", "You asked for data that nobody had frozen, and it may not live until the answer."),
            ("met", "You had the data frozen first."),
        ],
        causes: &[("", "The data is gone when the answer comes.")],
        better: "A preservation request first, within hours.",
        judge: Judge::Request(no_preservation),
        ..PLAIN
    },
    Rule {
        code: RuleCode(23),
        title: "The copy ran out",
        mistakes: &["E23"],
        dimensions: (D::Timeliness, None),
        severities: &[S::Major, S::Fatal],
        why: "A copy is kept for the days of the clause. Whoever wants it longer asks before its last day.",
        source: "Preservation clauses of the guidelines",
        cites: &[
            "chirplet/4.1",
            "lumio/4.1",
            "lumio/4.2",
            "northmail/4.2",
            "northmail/4.3",
            "bazarbay/4.1",
            "rutba/5.2",
            "veil/4.1",
        ],
        asked_by: Some("2 of 10 guidelines on preservation (days before the end)"),
        reads: &[Role::EarlierReferences],
        covers: &[21, 22, 24, 64],
        breaks: "A request after the last day of the ticket, which nobody extended.",
        meets: "An extension a week before the last day.",
        says: &[
            ("", "Ticket {ticket} ran out on {day}; only live data is left."),
            ("gone", "Ticket {ticket} ran out on {day}, and the live data is gone too."),
            ("way", "Ticket {ticket} ran out on {day}, before the order of the other State reached the company."),
            (
                "number",
                "Ticket {ticket} ran out on {day}. With the number {number} of the request between States this company would have kept the copy longer.",
            ),
        ],
        causes: &[
            ("", "The company writes that the preservation has lapsed."),
            ("gone", "Nothing is left to be asked for."),
            ("number", "The order of the court there finds no copy."),
        ],
        better: "In the calendar: the last day, less the clause's days, less a week of your own.",
        judge: Judge::Both(lapsed, ran_out_on_the_way),
        ..PLAIN
    },
    Rule {
        code: RuleCode(24),
        title: "The freeze is not quoted",
        mistakes: &["E24"],
        dimensions: (D::Precision, None),
        severities: &[S::Minor],
        why: "The company finds the frozen copy by its ticket. Without it somebody searches the live account.",
        source: "Good practice; the ticket clause",
        cites: &["chirplet/4.1", "northmail/4.3"],
        reads: &[Role::EarlierReferences],
        breaks: "A request that names the case and no ticket.",
        meets: "Ticket, its date and its last day.",
        says: &[("", "Ticket {ticket} is not named."), ("met", "You quoted the ticket.")],
        causes: &[("", "Live data is searched, and the frozen copy overlooked.")],
        better: "Ticket, date and last day.",
        judge: Judge::Request(no_ticket),
        ..PLAIN
    },
    Rule {
        code: RuleCode(25),
        title: "A linked account forgotten",
        mistakes: &["E25"],
        dimensions: (D::Timeliness, Some(D::Precision)),
        severities: &[S::Major],
        why: "People who recruit keep a second page ready. What an exhibit ties together is frozen together.",
        source: "Good practice",
        cites: &["chirplet/4.1", "northmail/2.1"],
        reads: &[Role::Identifiers],
        covers: &[22],
        breaks: "One of two linked pages.",
        meets: "Both pages in one request.",
        says: &[("", "{value} was never frozen, though an exhibit that you opened ties it to the other account.")],
        causes: &[("", "The second account is deleted, and nobody kept a copy.")],
        better: "All linked identifiers in one request.",
        judge: Judge::Attempt(partial_freeze),
        ..PLAIN
    },
    Rule {
        code: RuleCode(30),
        title: "An emergency treated as an ordinary case",
        mistakes: &["E30"],
        dimensions: (D::Timeliness, Some(D::Rights)),
        severities: &[S::Fatal],
        why: "Where a life is in danger, the emergency door answers in hours. An ordinary request takes weeks.",
        source: "Emergency clauses of the guidelines; duty to protect life",
        cites: &["chirplet/5.1", "lumio/5.1", "sarafa/5.1", "us-sca/2702b8", "un-som/16"],
        reads: &[Role::Channel],
        covers: &[3, 22, 50],
        breaks: "A request for disclosure while somebody is held.",
        meets: "An emergency request and the telephone at once, and a freeze beside it.",
        says: &[
            ("", "Somebody was in danger until {until}, and only an ordinary request was sent."),
            ("never", "Somebody was in danger until {until}, and no emergency request was sent."),
        ],
        causes: &[("", "Help came too late.")],
        better: "Emergency request and telephone at once; the freeze in parallel.",
        judge: Judge::Attempt(emergency_missed),
        ..PLAIN
    },
    Rule {
        code: RuleCode(52),
        title: "A copy that nobody needs",
        mistakes: &["E52"],
        dimensions: (D::Rights, Some(D::Necessity)),
        severities: &[S::Minor],
        why: "A copy of somebody's account is kept because a case needs it. When it no longer does, tell the company.",
        source: "Good practice; ICCPR article 17",
        cites: &["harborhost/3.1", "un-iccpr/17"],
        reads: &[Role::EarlierReferences],
        breaks: "The copy of a bystander, still kept when the case is closed.",
        meets: "A note of release with the ticket.",
        says: &[("", "Ticket {ticket} keeps data of people without a part in the act, and was not released.")],
        causes: &[("", "A stranger's data lies at the company for weeks.")],
        better: "A note of release, with the ticket.",
        judge: Judge::Attempt(never_released),
        ..PLAIN
    },
    Rule {
        code: RuleCode(58),
        title: "A freeze without a next step",
        mistakes: &["E58"],
        dimensions: (D::Procedure, Some(D::Necessity)),
        severities: &[S::Minor, S::Major],
        why: "A freeze gives no data. It says which data is kept, which step will follow and when, and asks for the ticket.",
        source: "Preservation clauses of the guidelines; Budapest Convention article 16 as the model",
        cites: &["chirplet/4.2", "veil/4.1", "lumio/4.1", "northmail/4.1", "rutba/5.1", "coe-bud/16"],
        asked_by: Some("8 of 10 guidelines on preservation (next step), 6 (data types)"),
        reads: &[Role::FollowUp, Role::Scope, Role::AskTicket],
        covers: &[24],
        breaks: "“Please freeze.”",
        meets: "Request for disclosure by 8 February; subscriber data, logins and content; ticket asked.",
        says: &[
            ("", "The next step, or its date, is missing."),
            ("types", "No data type is named."),
            ("ticket", "The ticket and its last day are not asked for."),
            ("met", "You named the next step and its date."),
        ],
        causes: &[("", "The company asks, or keeps nothing."), ("ticket", "Nobody knows when the copy ends.")],
        better: "The step that follows and its date, the data types, and the question for the ticket.",
        judge: Judge::Request(no_follow_up),
        ..PLAIN
    },
    Rule {
        code: RuleCode(61),
        title: "The freeze itself warns",
        mistakes: &["E61"],
        dimensions: (D::Rights, Some(D::Timeliness)),
        severities: &[S::Major, S::Fatal],
        why: "Some companies tell the user of a preservation after some days, unless a court orders silence until a named day.",
        source: "Preservation clause of the provider; PECA 2016 section 38",
        cites: &["veil/4.3", "pk-peca/38"],
        reads: &[Role::Order, Role::Identifiers],
        covers: &[31],
        breaks: "A freeze without an order, where the clause tells the user on day 45.",
        meets: "An order with an end date, or the device, a backup and consent instead.",
        says: &[("", "This company tells the user of the freeze after {days} days, and telling does harm here.")],
        causes: &[("", "On that day the user knows.")],
        better: "An order with an end date; or device, backup and consent.",
        judge: Judge::Attempt(freeze_tells),
        ..PLAIN
    },
    Rule {
        code: RuleCode(64),
        title: "An extension asked in the wrong way",
        mistakes: &["E64"],
        dimensions: (D::Procedure, Some(D::Timeliness)),
        severities: &[S::Major],
        why: "An extension is a letter of its own, in time, for the same accounts. Anything else is read as a new freeze of what is left.",
        source: "Renewal clauses of the guidelines",
        cites: &["chirplet/4.1", "northmail/4.3", "rutba/5.2", "lumio/4.2", "bazarbay/4.1"],
        asked_by: Some("3 of 10 guidelines on preservation (separate), 2 (days before), 1 (proof of the assistance request)"),
        reads: &[Role::RequestKind, Role::EarlierReferences, Role::Identifiers],
        covers: &[36],
        breaks: "An extension inside a new request, with one account more.",
        meets: "Marked as extension, the old ticket, the same rows, in time.",
        says: &[
            ("", "This extends a freeze and is not marked as an extension."),
            ("late", "The clause wants it {days} days before the last day ({day})."),
            ("times", "The clause gives no further extension of this ticket."),
            ("proof", "This company wants proof that assistance between States was asked."),
            ("ticket", "The old ticket, {ticket}, is not named."),
            ("met", "You asked for the extension in time, for the same accounts."),
            ("joined", "This asks for something else in the letter that extends. The clause wants the extension by itself."),
            ("rows", "An account stands here that the old ticket does not cover."),
        ],
        causes: &[("", "A new copy is made of what is left, or the old one is destroyed.")],
        better: "Marked as extension, with the old ticket and the same rows, in time.",
        judge: Judge::Request(extension_form),
        ..PLAIN
    },
];
