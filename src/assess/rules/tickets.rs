//! The life of a freeze: which step follows it, is its ticket quoted, is it extended in time and in the right way, and is
//! a copy released that nobody needs? What is frozen, and whether it may be, is the family `freezing`.

use super::between_states::ran_out_on_the_way;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::id::AccountId;
use crate::content::policy::{Honours, Need, RenewalNeed, Term};
use crate::content::role::Role;
use crate::content::scenario::PersonRole;
use crate::content::time::find_moments;
use crate::request::FieldPlace;
use crate::request::facts::{Ticket, names_one, proves_assistance};
use crate::request::narrative::{Text, demands};
use crate::request::observation::Observation;

/// Where a form names the freezes: the history of a request between States, the earlier references elsewhere.
pub(super) fn tickets_role(c: &RequestContext<'_>) -> Role {
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
        let copies = c.facts.tickets.iter().filter(|ticket| ticket.holds(&account));
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

/// A copy of people without a part in the act, still kept at the end; or kept to its last day, or beside the copies of
/// others, in a case that has a note of release.
fn never_released(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let world = c.world;
    if !world.is_closed() {
        return Vec::new();
    }
    let today = world.now().date();
    let outside = |account: &crate::content::id::AccountId| {
        // The same owners whose accounts are not to be frozen at all; a suspect's is his, whatever part it had.
        let stranger = |owner: PersonRole| !matches!(owner, PersonRole::Victim | PersonRole::Suspect);
        world.scenario().account(account).is_some_and(|account| !account.in_offence && stranger(account.owner))
    };
    let by_note = world.scenario().measures.contains(&Measure::Withdraw);
    world
        .tickets()
        .iter()
        .filter(|ticket| !ticket.withdrawn && !ticket.copies.is_empty())
        .filter_map(|ticket| {
            let mut held = ticket.copies.iter().map(|(account, _)| account).filter(|account| ticket.holds(account));
            let (all, some) = (held.clone().all(outside), held.any(outside));
            let left = ticket.expires.map(|last| last.days_since(today));
            let variant = match left {
                Some(left) if left < 0 => Some("ended").filter(|_| some && by_note),
                Some(left) if left <= 7 => None,
                _ if all => Some(""),
                _ => Some("beside").filter(|_| some && by_note),
            }?;
            Some(
                Verdict::broken(FieldPlace::default(), S::Minor, variant)
                    .with("ticket", ticket.number.clone())
                    .of_request(ticket.request),
            )
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
    if verdicts.is_empty() {
        verdicts.extend(met.map(Verdict::met));
    }
    verdicts.extend(other_term(c));
    verdicts
}

/// Days that are not those of the clause change nothing at the company, and a register kept by them is wrong.
fn other_term(c: &RequestContext<'_>) -> Option<Verdict> {
    let said = c.policy?.preservation_days()?;
    let place = c.request.place(Role::PreservationTerm);
    let chosen = c.request.text(Role::PreservationTerm);
    let other = !chosen.trim().is_empty() && chosen.trim() != said.what.to_string() && !c.is_given(&place.field);
    other.then(|| {
        let question = "The company keeps a copy for the days of its clause, whatever stands here. Which days are that, and what is the last one?";
        Verdict::unsure(place, question, &[said.clause])
    })
}

/// A number of the form in which the central authority gives them, under which no request went out.
fn not_given(c: &RequestContext<'_>) -> Option<Verdict> {
    let raw = c.request.text(Role::MlaProof);
    let signs = |word: &&str| {
        let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
        plain.strip_prefix("IC").is_some_and(|rest| rest.len() == 8 && rest.chars().all(|c| c.is_ascii_digit()))
    };
    let mut numbers = raw.split([' ', ',', ';', '(', ')', '\n']).map(|word| word.trim_matches(['.', ':'])).filter(signs);
    let invented = numbers.find(|number| !names_one(number, &c.facts.numbers))?;
    let place = c.request.place(Role::MlaProof);
    Some(Verdict::broken(place, S::Major, "number").with("value", invented))
}

/// A new last day that lies beyond what the clause gives: by its days, or with the number of an assistance request.
fn beyond_clause(c: &RequestContext<'_>, ticket: &Ticket, days: i64, longer: bool) -> Option<Verdict> {
    let place = c.request.place(Role::NewLastDay);
    let asked = find_moments(&c.request.text(Role::NewLastDay))
        .into_iter()
        .filter_map(|moment| moment.day_near(c.facts.sent.date()))
        .min()
        .filter(|_| !c.is_given(&place.field))?;
    let policy = c.policy?;
    let clause = if longer { policy.longer_with_assistance()?.clause } else { policy.renewal()?.clause };
    let last = if longer {
        // Without a number of days the clause has no last day.
        ticket.made.date().plus_days(i64::from(policy.longer_with_assistance()?.what?))
    } else {
        ticket.expires?.plus_days(days)
    };
    (asked > last).then(|| {
        Verdict::broken(place, S::Minor, "until")
            .with("asked", asked.text())
            .with("last", last.text())
            .with("better", last.text())
            .citing(Some(&clause))
    })
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
    // What only the contact point may ask no letter brings, however it is written.
    let by_contact =
        c.policy.and_then(|policy| policy.renewal_needs().into_iter().find(|said| said.what == RenewalNeed::ContactPoint));
    if let Some(contact) = by_contact {
        verdicts
            .push(Verdict::broken(c.request.place(Role::EarlierReferences), S::Major, "contact").citing(Some(&contact.clause)));
        return verdicts;
    }
    let asks_data = || c.first_mark(demands::data_demands).filter(|_| c.request.measure == Measure::Extend);
    if let Some(place) = joined(c).or_else(asks_data) {
        verdicts.push(Verdict::broken(place, S::Major, "joined").citing(Some(&said.clause)));
    }
    let named = c.request.text(Role::EarlierReferences);
    // The company looks for the ticket that the letter names, whatever its rows say.
    let alive = |ticket: &&Ticket| !ticket.withdrawn && ticket.expires.is_none_or(|last| day <= last);
    let here = |ticket: &&Ticket| c.request.provider.is_some_and(|provider| provider.id == ticket.provider);
    let by_name: Vec<&Ticket> =
        c.facts.tickets.iter().filter(|ticket| here(ticket) && alive(ticket) && ticket.is_named_in(&named)).collect();
    let keeps = |ticket: &Ticket| accounts.iter().any(|account| ticket.keeps(account, day));
    let ticket = c
        .facts
        .tickets
        .iter()
        .filter(|ticket| keeps(ticket) || by_name.iter().any(|known| known.number == ticket.number))
        .max_by_key(|ticket| (by_name.iter().any(|known| known.number == ticket.number), keeps(ticket), ticket.expires));
    // A letter that hands on the number of an assistance request counts no term and no times, where the clause says so.
    let longer = c.policy.is_some_and(|policy| policy.longer_with_assistance().is_some())
        && names_one(&c.request.text(Role::MlaProof), &c.facts.numbers);
    // A number that nobody gave is the slip; that nothing is kept by it follows.
    let invented = not_given(c);
    let by_number = longer || invented.is_some() && c.policy.is_some_and(|policy| policy.longer_with_assistance().is_some());
    if let Some((ticket, last)) = ticket.and_then(|ticket| Some((ticket, ticket.expires?))) {
        if let Some(before) = said.what.apply_before_days.filter(|before| !by_number && last.days_since(day) < i64::from(*before))
        {
            verdicts.push(
                Verdict::broken(c.request.place(Role::RequestKind), S::Major, "late")
                    .with("days", before.to_string())
                    .with("day", last.text())
                    .with("better", format!("The same letter, sent by {}.", last.plus_days(-i64::from(before)).text()))
                    .citing(Some(&said.clause)),
            );
        }
        if !by_number && ticket.extended >= said.what.times {
            verdicts
                .push(Verdict::broken(c.request.place(Role::EarlierReferences), S::Major, "times").citing(Some(&said.clause)));
        }
        let proof =
            c.policy.is_some_and(|policy| policy.renewal_needs().into_iter().any(|said| said.what == RenewalNeed::MlaProof));
        let can_send = c.facts.scenario.measures.contains(&Measure::Mla);
        let none_invented = invented.is_none();
        verdicts.extend(invented);
        if proof && none_invented && !proves_assistance(&c.request.text(Role::MlaProof), &c.facts.numbers, can_send) {
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
        if verdicts.is_empty() {
            verdicts.extend(beyond_clause(c, ticket, i64::from(said.what.days), longer));
        }
        if verdicts.is_empty() && c.request.measure == Measure::Extend {
            verdicts.push(Verdict::met(c.request.place(Role::EarlierReferences)));
        }
        // One letter may extend several tickets: each account is of one of those that it names.
        let covered = |account: &AccountId| {
            let meant = |known: &&Ticket| known.number == ticket.number || known.is_named_in(&named);
            c.facts.tickets.iter().filter(meant).any(|known| known.copies.iter().any(|(copied, _)| copied == account))
        };
        let open: Vec<&AccountId> = accounts.iter().filter(|account| !covered(account)).collect();
        if !open.is_empty() {
            let rows = Verdict::broken(c.request.place(Role::Identifiers), S::Major, "rows").citing(Some(&said.clause));
            verdicts.push(if let [one] = open.as_slice() { rows.with("unkept", one.as_str()) } else { rows });
        }
    }
    verdicts
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

/// The rules of this file.
pub const RULES: &[Rule] = &[
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
        says: &[
            ("", "Ticket {ticket} keeps data of people without a part in the act, and was not released."),
            ("ended", "Ticket {ticket} kept data of somebody without a part in the act to its last day."),
            (
                "beside",
                "Beside others, ticket {ticket} keeps data of somebody without a part in the act; that part was not released.",
            ),
        ],
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
        code: RuleCode(64),
        title: "An extension asked in the wrong way",
        mistakes: &["E64"],
        dimensions: (D::Procedure, Some(D::Timeliness)),
        severities: &[S::Minor, S::Major],
        why: "An extension is a letter of its own, in time, for the same accounts. Anything else is read as a new freeze of what is left.",
        source: "Renewal clauses of the guidelines",
        cites: &["chirplet/4.1", "northmail/4.3", "rutba/5.2", "lumio/4.2", "bazarbay/4.1"],
        asked_by: Some("3 of 10 guidelines on preservation (separate), 2 (days before), 1 (proof of the assistance request)"),
        reads: &[Role::RequestKind, Role::EarlierReferences, Role::Identifiers, Role::MlaProof, Role::NewLastDay],
        covers: &[36],
        breaks: "An extension inside a new request, with one account more.",
        meets: "Marked as extension, the old ticket, the same rows, in time.",
        says: &[
            ("", "This extends a freeze and is not marked as an extension."),
            ("late", "The clause wants it {days} days before the last day ({day})."),
            ("times", "The clause gives no further extension of this ticket."),
            ("proof", "This company wants proof that assistance between States was asked."),
            ("contact", "This company extends no copy on a letter of foreign police: your contact point asks theirs."),
            ("ticket", "The old ticket, {ticket}, is not named."),
            ("met", "You asked for the extension in time, for the same accounts."),
            ("joined", "This asks for something else in the letter that extends. The clause wants the extension by itself."),
            ("number", "“{value}” is no number that the central authority gave in this case."),
            ("until", "You ask for {asked}, and this letter keeps the copy until {last} at the longest."),
            ("rows", "An account stands here that the old ticket does not cover."),
        ],
        causes: &[
            ("", "A new copy is made of what is left, or the old one is destroyed."),
            ("contact", "The letter changes nothing, and the copy ends on its old last day."),
            ("number", "The company keeps the copy by its ordinary days only; when it asks, nobody knows the number."),
            ("until", "Your register shows a day on which no copy is left."),
            ("late", "A new copy is made of what is left; the old one ends on its last day."),
            ("times", "The answer is no, and the copy ends on its old last day."),
        ],
        better: "Marked as extension, with the old ticket and the same rows, in time.",
        judge: Judge::Request(extension_form),
        ..PLAIN
    },
];
