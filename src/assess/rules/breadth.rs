//! Need and breadth: is the account tied to the act, and is no more asked than the facts carry?

use super::assistance::{asks_content, point};
use super::sending::says_none;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{DataCategory, DataKind, DataPart, IdentifierKind, Measure};
use crate::content::policy::{Breadth, Need, Process, Term};
use crate::content::role::Role;
use crate::content::scenario::PersonRole;
use crate::content::time::CaseTime;
use crate::request::narrative::{Text, demands};
use crate::request::observation::{AssistancePoint as Point, ItemAccess, Observation, PeriodReading};

fn no_nexus(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_voluntary() && !c.is_assistance() {
        return Vec::new();
    }
    // Reading a mailbox without a link that is shown is arbitrary.
    let severity = if c.is_assistance() && asks_content(c) { S::Fatal } else { S::Major };
    let place_of = |account: &crate::content::id::AccountId| {
        c.facts
            .scenario
            .account(account)
            .and_then(|account| account.identifiers.first())
            .map_or_else(String::new, |identifier| identifier.value.clone())
    };
    // A field without any link is one slip, however many accounts are asked.
    let none = !c.seen.0.iter().any(|seen| matches!(seen, Observation::Said { need: Need::Nexus, present: true, .. }));
    // Whoever has no part in the act has no link to it either: that row has its own finding (E36, E37).
    let outsider = |seen: &&Observation| {
        let Observation::Said { need: Need::Nexus, account: Some(account), .. } = seen else { return false };
        c.facts.scenario.account(account).is_some_and(|account| {
            matches!(account.owner, PersonRole::Bystander | PersonRole::Unknown | PersonRole::Protected) && !account.in_offence
        })
    };
    let verdicts = c
        .seen
        .0
        .iter()
        .filter(|seen| !outsider(seen))
        .filter_map(|seen| match seen {
            Observation::Said { need: Need::Nexus, present: true, place, account, clause } => {
                let unclear =
                    c.seen.0.iter().any(|seen| matches!(seen, Observation::NexusUnclear { account: of, .. } if of == account));
                let cites: Vec<_> = clause.iter().cloned().collect();
                Some(if unclear {
                    Verdict::unsure(
                        place.clone(),
                        "Does a sentence say what this account itself did, on which day, and how you know it?",
                        &cites,
                    )
                } else {
                    Verdict::met(place.clone())
                })
            }
            Observation::Said { need: Need::Nexus, present: false, place, clause, account } => {
                let several = c.seen.accounts().len() > 1 && !none;
                let verdict = match account {
                    Some(account) if several => Verdict::broken(place.clone(), severity, "one")
                        .with("value", place_of(account))
                        .with("of", account.as_str()),
                    _ => Verdict::broken(place.clone(), severity, ""),
                };
                Some(verdict.citing(clause.as_ref()))
            }
            _ => None,
        })
        .take(if none { 1 } else { usize::MAX });
    verdicts.collect()
}

fn no_range(c: &RequestContext<'_>) -> Vec<Verdict> {
    // In an emergency a long period is more than saves (E28).
    if c.request.measure == Measure::Emergency {
        return Vec::new();
    }
    let Some((reading, place, clause)) = c.seen.period() else { return Vec::new() };
    let broken = |variant| vec![Verdict::broken(place.clone(), S::Major, variant).citing(clause)];
    match reading {
        PeriodReading::NotNeeded => Vec::new(),
        // What is collected from now on has a term of its own.
        PeriodReading::Missing | PeriodReading::Open if c.request.measure == Measure::MlaRealTime => Vec::new(),
        // A reply would ask for it, and no clause says that a freeze needs one: the facts alone decide.
        _ if c.is_freeze() && clause.is_none() => Vec::new(),
        PeriodReading::Missing => broken(""),
        PeriodReading::Bounded { reversed: true, .. } => broken("reversed"),
        PeriodReading::Bounded { beyond_clause: Some((days, clause)), to, future, .. }
            if !c.is_assistance() && *days > ahead(c, to, *future) =>
        {
            vec![Verdict::broken(place.clone(), S::Major, "clause").citing(Some(clause))]
        }
        PeriodReading::Bounded { to, future, beyond_facts, .. } if *beyond_facts > ahead(c, to, *future) => {
            let days = beyond_facts - ahead(c, to, *future);
            vec![Verdict::broken(place.clone(), S::Major, "long").with("days", days.to_string()).citing(clause)]
        }
        // What is too long by days to come is another mistake, and its own (E18).
        PeriodReading::Bounded { future: true, .. } => Vec::new(),
        PeriodReading::Bounded { .. } => vec![Verdict::met(place.clone())],
        // An open period is a mistake only where a period is wanted at all.
        PeriodReading::Open if clause.is_some() || c.is_assistance() => broken("open"),
        PeriodReading::Open => Vec::new(),
    }
}

/// Days of a period that ends after the day of sending, from the end of the acts on.
fn ahead(c: &RequestContext<'_>, to: &CaseTime, future: bool) -> i64 {
    let end = c.facts.scenario.facts.acts_to.min(c.facts.sent.date());
    if future { to.date().days_since(end).max(0) } else { 0 }
}

/// Nothing is ticked on a request for disclosure: nobody can answer it.
fn nothing_asked(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.wants_stored() || c.request.field(Role::Items).is_none() {
        return Vec::new();
    }
    let missing = c.seen.0.iter().find_map(|seen| match seen {
        Observation::NoItems { place, .. } if c.is_assistance() => {
            Some(Verdict::broken(place.clone(), S::Major, "").citing(Some(&"un-iccpr/17".into())))
        }
        Observation::NoItems { place, clause } => Some(Verdict::broken(place.clone(), S::Major, "").citing(clause.as_ref())),
        _ => None,
    });
    missing.into_iter().collect()
}

fn future_range(c: &RequestContext<'_>) -> Vec<Verdict> {
    match c.seen.period() {
        Some((PeriodReading::Bounded { future: true, .. }, place, clause)) => {
            let said = c.policy.and_then(|policy| policy.clause_of(&Term::NoFuture));
            vec![Verdict::broken(place.clone(), S::Major, "").citing(said.as_ref().or(clause))]
        }
        _ => Vec::new(),
    }
}

fn all_data(c: &RequestContext<'_>) -> Vec<Verdict> {
    // In an emergency it is more than saves (E28).
    if c.is_freeze() || c.request.measure == Measure::Emergency {
        return Vec::new();
    }
    let demanded = c.seen.0.iter().find_map(|seen| match seen {
        Observation::Limitless { place, answer } => {
            // Between States the company's clause on breadth binds nobody; the right to privacy does.
            let clause = answer.as_ref().map(|(_, clause)| clause).filter(|_| !c.is_assistance());
            Some(Verdict::broken(place.clone(), S::Major, if place.span.is_some() { "" } else { "ticked" }).citing(clause))
        }
        _ => None,
    });
    let unbounded = || match point(c, Point::Limits)? {
        (Some(true), place, _) => Some(Verdict::met(place.clone())),
        (Some(false), place, clause) => Some(Verdict::broken(place.clone(), S::Major, "bounds").citing(clause)),
        (None, place, clause) => Some(Verdict::unsure(
            place.clone(),
            "Which folders, which partners of the talk, which days, which words: does this keep anything out?",
            &clause.cloned().into_iter().collect::<Vec<_>>(),
        )),
    };
    demanded.or_else(unbounded).into_iter().collect()
}

fn content_by_request(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_voluntary() {
        return Vec::new();
    }
    let other = c.seen.items().any(|item| matches!(item.access, ItemAccess::Open | ItemAccess::WithOrder { attached: true }));
    let severity = if other { S::Major } else { S::Fatal };
    let closed = c.seen.items().find(|item| matches!(item.access, ItemAccess::Closed(_)) && !item.public);
    if let Some(item) = closed {
        let variant = if item.category == DataCategory::Content { "" } else { "other" };
        return vec![Verdict::broken(item.place.clone(), severity, variant).citing(item.clause.as_ref())];
    }
    let gives =
        c.policy.and_then(|policy| policy.process(DataCategory::Content)).is_some_and(|said| said.what == Process::Voluntary);
    let in_words = c.seen.0.iter().find_map(|seen| match seen {
        Observation::ContentInWords { place, clause } if !gives => {
            Some(Verdict::broken(place.clone(), severity, "").citing(clause.as_ref()))
        }
        _ => None,
    });
    match in_words {
        Some(verdict) => vec![verdict],
        None if c.seen.items().next().is_some() => vec![Verdict::met(c.request.place(Role::Items))],
        None => Vec::new(),
    }
}

/// Groups, contact lists and accounts of people without a part in the act.
fn bystanders(c: &RequestContext<'_>) -> Vec<Verdict> {
    // An account slipped into an extension is not copied at all (E64).
    if !(c.is_abroad() || c.is_contact()) || c.request.measure == Measure::Extend {
        return Vec::new();
    }
    let mut verdicts: Vec<Verdict> = c
        .seen
        .rows()
        .filter_map(|row| {
            let Some(id) = &row.account else {
                // Well formed, and in no paper of the case: nobody knows whose it is.
                let stranger = row.usable && row.slip_of.is_none();
                return stranger.then(|| {
                    Verdict::broken(row.place.clone(), S::Major, "stranger")
                        .with("value", row.value.clone())
                        .citing(Some(&row.clause))
                });
            };
            let account = c.facts.scenario.account(id)?;
            let outside = matches!(account.owner, PersonRole::Bystander | PersonRole::Unknown) && !account.in_offence;
            outside.then(|| Verdict::broken(row.place.clone(), S::Major, "").with("value", row.value.clone()))
        })
        .collect();
    let opens_groups = c
        .policy
        .and_then(|policy| policy.access(DataKind { category: DataCategory::Traffic, part: Some(DataPart::Connections) }));
    let groups: Vec<_> = c.seen.rows().filter(|row| matches!(row.kind, IdentifierKind::GroupLink)).collect();
    if opens_groups.is_none() {
        verdicts.extend(groups.iter().map(|row| {
            Verdict::broken(row.place.clone(), S::Major, "group").with("value", row.value.clone()).citing(Some(&row.clause))
        }));
    }
    if verdicts.is_empty()
        && let Some(place) = c.first_mark(demands::crowd_demands)
    {
        verdicts.push(Verdict::broken(place, S::Major, "crowd"));
    }
    verdicts
}

fn public_data(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_voluntary() {
        return Vec::new();
    }
    let said = c.policy.and_then(|policy| policy.public_data());
    let returned = said.as_ref().is_some_and(|said| said.what == Breadth::Returned);
    c.seen
        .items()
        .filter(|item| item.public)
        .map(|item| {
            Verdict::broken(item.place.clone(), if returned { S::Major } else { S::Minor }, "")
                .citing(said.as_ref().map(|said| &said.clause))
        })
        .take(1)
        .collect()
}

/// A stronger measure where a milder one is open at this provider and was never asked.
fn stronger_first(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.wants_stored() {
        return Vec::new();
    }
    let Some(policy) = c.policy else { return Vec::new() };
    let open = |category| {
        policy.process(category).is_some_and(|said| {
            said.what == Process::Voluntary || (said.what == Process::OrderOfRequestingState && c.request.has(Role::Order))
        })
    };
    let milder = [DataCategory::Subscriber, DataCategory::Login];
    let asked = c.seen.categories();
    let strong = c.seen.items().find(|item| {
        matches!(item.category, DataCategory::Traffic | DataCategory::Location | DataCategory::Content) && !item.public
    });
    let Some(item) = strong.filter(|_| milder.into_iter().any(open)) else { return Vec::new() };
    let accounts = c.seen.accounts();
    let before = c.facts.earlier.iter().any(|earlier| {
        matches!(earlier.measure, Measure::Voluntary | Measure::Mla)
            && earlier.categories.iter().any(|category| milder.contains(category))
            && (accounts.is_empty() || earlier.accounts.iter().any(|account| accounts.contains(account)))
    });
    // In a request between States earlier answers stand in a table of their own.
    let answered = c.is_assistance() && !says_none(&c.request.text(Role::PreviousRequests));
    let explained = answered
        || [Role::Need, Role::Proportion].into_iter().any(|role| {
            let raw = c.request.text(role);
            !Text::new(&raw)
                .find_any(&[
                    "subscriber|registration|login|sign|signup * * * *? not|no|already|known|false",
                    "already know|known|identified|have",
                    "milder",
                    "less intrusive",
                    "cannot be? shown|answered|found|seen",
                ])
                .is_empty()
        });
    if asked.iter().any(|category| milder.contains(category)) {
        vec![Verdict::met(item.place.clone())]
    } else if before || explained {
        Vec::new()
    } else {
        vec![Verdict::broken(item.place.clone(), S::Major, "")]
    }
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(11),
        title: "The account is not tied to the act",
        mistakes: &["E11"],
        dimensions: (D::Necessity, Some(D::Legal)),
        severities: &[S::Major, S::Fatal],
        why: "A request may touch an account only if the account did something in the offence. Say what, when, and how you know. ‘It belongs to the suspect’ is no act.",
        source: "Process clauses of the guidelines; 18 U.S.C. 2703(d) as the test there",
        cites: &["chirplet/3.1", "chirplet/9.1", "lumio/3.1", "northmail/3.1", "veil/3.5", "us-sca/2703"],
        asked_by: Some("5 of 14 guidelines read"),
        reads: &[Role::Nexus, Role::Identifiers],
        covers: &[43, 57],
        breaks: "“The account belongs to the suspect and is needed for investigation.”",
        meets: "“On 28 January, 19:12 +05:00, this account sent V1 the job letter (X2).”",
        says: &[
            ("", "No sentence says what this account did, with a date or a source."),
            ("one", "No sentence says what {value} did, with a date or a source."),
            ("met", "You tied the account to the act, with date or source."),
        ],
        causes: &[("", "The company asks once, then refuses.")],
        better: "When, this account, did what to whom, exhibit, and what the data will show.",
        judge: Judge::Request(no_nexus),
        ..PLAIN
    },
    Rule {
        code: RuleCode(17),
        title: "No period, or too long a one",
        mistakes: &["E17"],
        dimensions: (D::Necessity, Some(D::Precision)),
        severities: &[S::Major],
        why: "Dated data is asked for the days that the facts carry, and no more. Each day beyond them is a day of somebody's life that nobody has a reason to read.",
        source: "Breadth clauses of the guidelines; ICCPR article 17",
        cites: &["chirplet/3.4", "lumio/3.5", "northmail/3.2", "bazarbay/3.4", "harborhost/2.2", "rutba/4.2", "rutba/4.3"],
        asked_by: Some("6 of 14 guidelines read, 6 of 10 on preservation"),
        reads: &[Role::Period],
        covers: &[14, 15, 16],
        breaks: "“Since creation of the account.”",
        meets: "2023-01-12T00:00+05:00 to 2023-02-07T17:20+05:00: first and last act.",
        says: &[
            ("", "Dated data is asked, and no period is given."),
            ("open", "This period has no beginning or no end."),
            ("long", "The period goes at least {days} days beyond what the facts carry."),
            ("clause", "The period is longer than the clause allows."),
            ("reversed", "The period ends before it begins."),
            ("met", "The period fits the facts."),
        ],
        causes: &[("", "The company asks for it, or narrows the request.")],
        better: "From the first to the last relevant act, with the zone.",
        judge: Judge::Request(no_range),
        ..PLAIN
    },
    Rule {
        code: RuleCode(18),
        title: "Data that does not exist yet",
        mistakes: &["E18"],
        dimensions: (D::Legal, Some(D::Precision)),
        severities: &[S::Major],
        why: "A copy is made of what exists on the day. It does not grow. What comes later needs a new request, or an order in real time.",
        source: "Preservation and breadth clauses; 18 U.S.C. 2703(f); PECA 2016 section 39",
        cites: &["chirplet/4.2", "lumio/3.5", "veil/4.1", "us-sca/2703f", "pk-peca/39"],
        reads: &[Role::Period],
        breaks: "A period until the end of next month.",
        meets: "A period that ends on the day of signing.",
        says: &[("", "The period ends after the day of the request.")],
        causes: &[("", "The days to come are cut.")],
        better: "End with the day of signing; ask again later.",
        judge: Judge::Request(future_range),
        ..PLAIN
    },
    Rule {
        code: RuleCode(19),
        title: "Everything",
        mistakes: &["E19"],
        dimensions: (D::Necessity, Some(D::Rights)),
        severities: &[S::Major],
        why: "A demand without limit asks for other people's lives too, and shows that nobody thought about what is needed.",
        source: "Breadth clauses of the guidelines; ICCPR article 17",
        cites: &[
            "chirplet/3.4",
            "lumio/3.5",
            "northmail/3.2",
            "bazarbay/3.4",
            "harborhost/2.2",
            "rutba/4.2",
            "sarafa/3.2",
            "un-iccpr/17",
        ],
        asked_by: Some("7 of 14 guidelines read"),
        reads: &[Role::Items, Role::Need, Role::Nexus],
        covers: &[17, 20, 47, 48, 102],
        breaks: "“Any and all data of this account.”",
        meets: "Listed items, each with its reason.",
        says: &[
            ("", "This asks without limit."),
            ("ticked", "All, or nearly all, kinds of data are ticked: that is a demand for everything."),
            ("bounds", "Content is asked, and nothing bounds it: no folder, no partner of the talk, no day, no word."),
            ("met", "You gave the content its bounds."),
        ],
        causes: &[("", "The request comes back, or much less is offered than you need.")],
        better: "The items that answer your question, each with its reason.",
        judge: Judge::Request(all_data),
        ..PLAIN
    },
    Rule {
        code: RuleCode(20),
        title: "Content on a voluntary form",
        mistakes: &["E20"],
        dimensions: (D::Legal, None),
        severities: &[S::Major, S::Fatal],
        why: "Messages and other content are not given on request. Freeze them, and ask for them by mutual legal assistance.",
        source: "Content clauses of the guidelines; 18 U.S.C. 2702(a)(3)",
        cites: &["chirplet/3.3", "lumio/3.3", "northmail/3.3", "bazarbay/3.2", "harborhost/3.3", "rutba/4.5", "us-sca/2702a3"],
        reads: &[Role::Items, Role::Nexus, Role::Need],
        covers: &[48],
        breaks: "“Please provide the chats of the account.”",
        meets: "Subscriber data and logins on the form; content frozen, and planned for mutual legal assistance.",
        says: &[
            ("", "Content cannot be given on this form."),
            ("other", "This kind of data cannot be given on this form."),
            ("met", "You asked only for what this form can bring."),
        ],
        causes: &[("", "That line is refused: this data comes only from authority to authority.")],
        better: "Freeze the content, ask for subscriber data and logins, plan the request between States.",
        judge: Judge::Request(content_by_request),
        ..PLAIN
    },
    Rule {
        code: RuleCode(36),
        title: "People who have nothing to do with it",
        mistakes: &["E36"],
        dimensions: (D::Necessity, Some(D::Rights)),
        severities: &[S::Major],
        why: "An account may be asked about only if it has a part in the act. Followers, groups and contact lists are full of people who have none.",
        source: "Breadth clauses of the guidelines; ICCPR article 17",
        cites: &["veil/3.5", "veil/2.1", "rutba/2.2", "rutba/4.5", "un-iccpr/17"],
        asked_by: Some("7 of 14 guidelines read (breadth)"),
        reads: &[Role::Identifiers, Role::Need],
        covers: &[12],
        breaks: "The account of a hotel whose logo was copied.",
        meets: "Named accounts that an exhibit ties to the act.",
        says: &[
            ("", "“{value}” has no part in the offence."),
            ("stranger", "“{value}” stands in no paper of this case."),
            ("group", "“{value}” is a group: most of its members have no part in the offence."),
            ("crowd", "This asks about people of whom nothing is known but that they are there."),
        ],
        causes: &[("", "A stranger's data is looked at, and the company narrows what remains.")],
        better: "Only the accounts that an exhibit ties to the act; all others struck out.",
        leave_out: true,
        judge: Judge::Request(bystanders),
    },
    Rule {
        code: RuleCode(47),
        title: "What everybody can see",
        mistakes: &["E47"],
        dimensions: (D::Necessity, None),
        severities: &[S::Minor, S::Major],
        why: "A public page is captured by your own desk, with address, time and hash. Asking for it costs the reviewer time, and some send the whole request back.",
        source: "Breadth clauses of the guidelines",
        cites: &["chirplet/3.4", "bazarbay/2.3", "harborhost/2.2"],
        asked_by: Some("3 of 14 guidelines read"),
        reads: &[Role::Items],
        breaks: "The public profile is ticked.",
        meets: "A capture of your own, with its hash in the register.",
        says: &[("", "Everybody can see this; it need not be asked.")],
        causes: &[("", "The request comes back, or this line does.")],
        better: "Capture the page yourself: address, time, hash.",
        judge: Judge::Request(public_data),
        ..PLAIN
    },
    Rule {
        code: RuleCode(48),
        title: "The stronger measure first",
        mistakes: &["E48"],
        dimensions: (D::Necessity, None),
        severities: &[S::Major],
        why: "Who stands behind an account is shown by subscriber data and logins. Connections, places and content go deeper, and come after.",
        source: "Good practice; ICCPR article 17",
        cites: &["chirplet/3.1", "northmail/3.1", "un-iccpr/17"],
        reads: &[Role::Items, Role::Need],
        breaks: "Connection data alone, where nobody has asked who the subscriber is.",
        meets: "Subscriber data and logins first, or together with a reason for more.",
        says: &[
            ("", "A milder kind of data is open here, would answer the question, and was not asked."),
            ("met", "The milder data is asked too."),
        ],
        causes: &[("", "The company narrows the request to the milder item.")],
        better: "Subscriber, then logins, then connections, then content.",
        judge: Judge::Request(stronger_first),
        ..PLAIN
    },
    Rule {
        code: RuleCode(101),
        title: "No data is named",
        dimensions: (D::Necessity, Some(D::Procedure)),
        severities: &[S::Major],
        why: "A request for disclosure says which data it wants. Without it nobody can weigh or answer it.",
        source: "Data-type clauses of the guidelines; model form, data items",
        cites: &["chirplet/3.4"],
        reads: &[Role::Items],
        breaks: "Nothing ticked.",
        meets: "Registered name, mail and telephone, sign-up, logins.",
        says: &[("", "No kind of data is ticked.")],
        causes: &[("", "The request comes back.")],
        better: "The kinds of data that answer your question.",
        judge: Judge::Request(nothing_asked),
        ..PLAIN
    },
];
