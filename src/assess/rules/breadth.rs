//! Breadth: is no more asked than the facts carry, in days and in kinds of data? Whose accounts are asked is the family
//! `nexus`.

use super::assistance::point;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{DataCategory, Measure};
use crate::content::policy::{Breadth, Process, Term};
use crate::content::role::Role;
use crate::content::time::CaseTime;
use crate::request::narrative::{Text, marks};
use crate::request::observation::{AssistancePoint as Point, ItemAccess, Observation, PeriodReading};

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
    // No clause says how much an order at home may take; whoever obeys hands over what stands there.
    if c.is_home_order() {
        let raw = c.request.text(Role::Records);
        let text = Text::new(&raw);
        let everything = marks::limitless(&text)
            .into_iter()
            .chain(text.find_any(&["everything", "all * and everything"]).into_iter().map(|found| text.span(found)));
        let place = c.request.place(Role::Records);
        let question = "This order takes everything. Which papers, of which days, answer the question of the case, and whose affairs stand in the rest?";
        return everything
            .take(1)
            .map(|span| Verdict::unsure(place.clone().span(&span), question, &["pk-crpc/94".into(), "un-iccpr/17".into()]))
            .collect();
    }
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
    // Police help each other with leads; what is ticked there in vain is no form of a company.
    if c.is_contact() {
        let content = c.seen.items().find(|item| item.category == DataCategory::Content);
        let asked = |place| {
            let question =
                "You ask the police there for content. By which way does content come, and what can they give you now?";
            Verdict::unsure(place, question, &["un-untoc/18".into(), "un-untoc/27".into()])
        };
        return content.map(|item| asked(item.place.clone())).into_iter().collect();
    }
    if !c.is_voluntary() {
        return Vec::new();
    }
    let other = c.seen.items().any(|item| {
        matches!(
            item.access,
            ItemAccess::Open | ItemAccess::WithOrder { attached: true } | ItemAccess::Closed(Process::ContactPoint)
        )
    });
    let severity = if other { S::Major } else { S::Fatal };
    // What goes by the contact point is not shut: the form is the wrong one (E03), or its door (E02).
    let closed = c
        .seen
        .items()
        .find(|item| matches!(&item.access, ItemAccess::Closed(process) if *process != Process::ContactPoint) && !item.public);
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
        None if c.seen.items().any(|item| !matches!(item.access, ItemAccess::Closed(_))) => {
            vec![Verdict::met(c.request.place(Role::Items))]
        }
        None => Vec::new(),
    }
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

/// The rules of this file.
pub const RULES: &[Rule] = &[
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
        covers: &[17, 20, 47, 48, 51, 102],
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
