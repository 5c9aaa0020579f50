//! Before a freeze: is what is asked held at all, is it frozen first, with every account that is tied to it, and does the
//! freeze itself warn? What becomes of a copy that was made is the family `tickets`.

use super::tickets::tickets_role;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::reply::RequestOutcome;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{DataKind, Measure};
use crate::content::policy::{Honours, Lifetime};
use crate::content::role::Role;
use crate::content::scenario::{Account, AlertHarms, PersonRole};
use crate::request::FieldPlace;
use crate::request::observation::PeriodReading;
use crate::request::policy::Access;

fn not_held(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some(policy) = c.policy.filter(|_| c.wants_stored() || c.is_freeze() || c.request.measure == Measure::Emergency) else {
        return Vec::new();
    };
    for item in c.seen.items().filter(|item| !item.public) {
        let data = policy.provider.item(&item.key).map_or(DataKind { category: item.category, part: None }, |item| item.data);
        if let Some(said) = policy.access(data).filter(|said| said.what == Access::NeverHeld && !part_is_held(c, data)) {
            return vec![Verdict::broken(item.place.clone(), S::Major, "").citing(Some(&said.clause))];
        }
    }
    too_old(c).into_iter().collect()
}

/// A freeze names whole categories, and has no other box for the part of one that the company holds.
fn part_is_held(c: &RequestContext<'_>, data: DataKind) -> bool {
    let Some(policy) = c.policy.filter(|_| c.is_freeze() && data.part.is_none()) else { return false };
    policy.provider.catalogue.iter().map(|item| item.data).any(|kind| {
        let given = policy.access(kind).is_some_and(|said| matches!(said.what, Access::By { .. }));
        kind.category == data.category && kind.part.is_some() && given
    })
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
    // A freeze that goes out on the same day, an hour later too, comes in time.
    let sent_today = |account: &crate::content::id::AccountId| {
        let mut today = c.facts.freezes_that_day.iter();
        today.any(|(to, accounts)| {
            Some(to) == c.request.provider.map(|provider| &provider.id) && (accounts.is_empty() || accounts.contains(account))
        })
    };
    // An account without a part in the act is not to be frozen either (E36, E37).
    let outside = |account: &crate::content::id::AccountId| {
        c.facts.scenario.account(account).is_some_and(|account| {
            !account.in_offence && matches!(account.owner, PersonRole::Bystander | PersonRole::Protected | PersonRole::Unknown)
        })
    };
    let accounts: Vec<_> = c.seen.accounts().into_iter().filter(|account| !outside(account)).collect();
    let threat = c.facts.scenario.facts.deletion_threat;
    // What lives on is not at risk because other data of the account died.
    let asked = c.seen.categories();
    let at_risk = |account: &crate::content::id::AccountId| {
        threat || c.facts.gone.iter().any(|(gone, category, _)| gone == account && asked.contains(category))
    };
    let place = c.request.place(tickets_role(c));
    let unkept =
        |account: &crate::content::id::AccountId| !c.facts.is_frozen(account) && at_risk(account) && !sent_today(account);
    let (open, kept): (Vec<_>, Vec<_>) = accounts.iter().partition(|account| unkept(account));
    let nothing = Verdict::broken(place.clone(), S::Major, "").citing(Some(&said.clause));
    match open.as_slice() {
        [] => {}
        [one] if kept.is_empty() => return vec![nothing.with("unkept", one.as_str())],
        _ if kept.is_empty() => return vec![nothing],
        some => {
            let of = |account: &&crate::content::id::AccountId| {
                let value = c.facts.scenario.account(account).map_or_else(String::new, value_of);
                Verdict::broken(place.clone(), S::Major, "one")
                    .with("value", value)
                    .with("unkept", account.as_str())
                    .citing(Some(&said.clause))
            };
            return some.iter().map(of).collect();
        }
    }
    if !accounts.is_empty() && accounts.iter().all(|account| c.facts.is_frozen(account)) {
        vec![Verdict::met(place)]
    } else {
        Vec::new()
    }
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
    // What ties an account to the offence: a tie to somebody who only reports or stands by ties nobody.
    let part = |id: &crate::content::id::AccountId| {
        scenario.account(id).is_some_and(|account| account.in_offence || account.owner == PersonRole::Suspect)
    };
    let ties = |account: &Account| {
        let links = scenario.accounts.iter().flat_map(|other| other.links.iter().map(move |link| (&other.id, link)));
        links
            .filter(|(from, link)| link.to == account.id && part(from) || **from == account.id && part(&link.to))
            .map(|(_, link)| world.opened().contains(&link.exhibit))
            .collect::<Vec<bool>>()
    };
    let any_frozen = scenario.accounts.iter().any(|account| world.was_frozen(&account.id));
    // Where the freeze itself warns, and a warning harms, to send none is the right choice (E22, E61).
    let warns = |policy: &crate::request::Policy<'_>| {
        policy.preservation_told().is_some() && scenario.facts.alert_harms != AlertHarms::No
    };
    let offers = |account: &Account| {
        world.policy(&account.provider).is_some_and(|policy| {
            policy.preservation().is_some_and(|said| said.what.foreign != Honours::NotNeeded) && !warns(&policy)
        })
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
        .filter_map(|account| {
            let ties = ties(account);
            let verdict = if ties.contains(&true) {
                let clause = world.policy(&account.provider).and_then(|policy| policy.preservation()).map(|said| said.clause);
                Verdict::broken(rows_place(c, request.number), S::Major, "")
                    .with("value", value_of(account))
                    .with("account", account.id.as_str())
                    .citing(clause.as_ref())
            } else if ties.is_empty() {
                // No exhibit ties it to another one: whoever did not see it has nothing to be asked.
                return None;
            } else {
                Verdict::unsure(FieldPlace::default(), "Another account belongs to this one; an exhibit that you did not open shows it. Which exhibits had you read when you froze?", &[])
            };
            Some(verdict.of_request(request.number))
        })
        .collect()
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
        // Of a copy that was not made nobody is told.
        let copied = world.tickets().iter().any(|ticket| ticket.request == dossier.number && !ticket.copies.is_empty());
        // What was given up before that day warns nobody.
        let day = sending.at.plus_days(i64::from(told.what));
        let given_up = world.requests().iter().filter(|other| other.measure == Measure::Withdraw).any(|other| {
            let released = |ticket: &crate::request::facts::Ticket| {
                ticket.request == dossier.number && accounts.iter().all(|account| ticket.withdrawn || !ticket.holds(account))
            };
            let granted = |reply: &crate::case::reply::Reply| reply.request == other.number && reply.at < day;
            world.tickets().iter().any(released)
                && world.replies().iter().any(|reply| granted(reply) && reply.outcome == RequestOutcome::Granted)
        });
        if ordered || accounts.is_empty() || own || !copied || given_up {
            continue;
        }
        let happened = day <= world.now();
        let severity = if facts.warning_hurts_people(day) && happened { S::Fatal } else { S::Major };
        verdicts.push(
            Verdict::broken(rows_place(c, dossier.number), severity, "")
                .with("days", told.what.to_string())
                .citing(Some(&told.clause))
                .of_request(dossier.number),
        );
    }
    verdicts
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
            ("one", "{value} was not frozen before you asked for its data, and it may not live until the answer."),
            ("met", "You had the data frozen first."),
        ],
        causes: &[("", "The data is gone when the answer comes.")],
        better: "A preservation request first, within hours.",
        judge: Judge::Request(no_preservation),
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
];
