//! Emergencies: is it one, was a real one treated as such, does the paper let somebody be saved, and is no more asked than
//! saves? What is owed when data came is the family `after_disclosure`.

use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::reply::Answered;
use crate::case::world::Happened;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{DataCategory, Measure};
use crate::content::policy::{EmergencyContent, Need, Term};
use crate::content::role::Role;
use crate::content::scenario::Danger;
use crate::content::time::CaseTime;
use crate::request::FieldPlace;
use crate::request::examine::{is_follow_up, tells_danger};
use crate::request::observation::{EmergencyReading, ItemAccess, Observation, PeriodReading};

fn is_emergency(c: &RequestContext<'_>) -> bool {
    c.request.measure == Measure::Emergency && !is_follow_up(c.request)
}

fn false_emergency(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !is_emergency(c) {
        return Vec::new();
    }
    let test = c.seen.0.iter().find_map(|seen| match seen {
        Observation::EmergencyTest { reading, place, clause } => Some((*reading, place.clone(), clause)),
        _ => None,
    });
    let Some((reading, place, clause)) = test else { return Vec::new() };
    match reading {
        EmergencyReading::None => vec![Verdict::broken(place, S::Major, "").citing(Some(clause))],
        EmergencyReading::Grey => vec![Verdict::unsure(
            place,
            "Is there a present danger to body or life, to whom, until when, and how will this data avert it? Good officers differ here.",
            std::slice::from_ref(clause),
        )],
        EmergencyReading::Met if tells_danger(c.request, c.facts) => vec![Verdict::met(place)],
        // The company asks what the danger is (EE-124).
        EmergencyReading::Met if untold(c) => Vec::new(),
        EmergencyReading::Met => vec![Verdict::unsure(
            place,
            "Does your text say what will happen to whose body or life, and until when? The case shows a danger; the reader knows only your text.",
            std::slice::from_ref(clause),
        )],
        EmergencyReading::OtherLimb | EmergencyReading::Passed => Vec::new(),
    }
}

/// True when nothing on the paper tells the danger.
fn untold(c: &RequestContext<'_>) -> bool {
    c.seen.0.iter().any(|seen| matches!(seen, Observation::Said { need: Need::Nature, present: false, .. }))
}

/// Something that an emergency paper must say: heavy where the clause asks it.
fn said(c: &RequestContext<'_>, wanted: Need) -> Vec<Verdict> {
    if !is_emergency(c) {
        return Vec::new();
    }
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Said { need, present: true, place, .. } if *need == wanted => Some(Verdict::met(place.clone())),
            Observation::Said { need, place, clause, .. } if *need == wanted => {
                let severity = if clause.is_some() { S::Major } else { S::Minor };
                Some(Verdict::broken(place.clone(), severity, "").citing(clause.as_ref()))
            }
            _ => None,
        })
        .collect()
}

fn no_link(c: &RequestContext<'_>) -> Vec<Verdict> {
    said(c, Need::HowDataHelps)
}

fn no_person(c: &RequestContext<'_>) -> Vec<Verdict> {
    said(c, Need::Person)
}

/// What the clause on emergencies lists besides, and what is found missing: each stops the answer with a question.
fn clause_unmet(c: &RequestContext<'_>) -> Vec<Verdict> {
    const LISTED: &[(Need, &str)] =
        &[(Need::Nature, ""), (Need::Source, "source"), (Need::Recency, "recency"), (Need::Deadline, "deadline")];
    // Where there is no emergency, nothing more of its clause matters.
    let none = |seen: &Observation| matches!(seen, Observation::EmergencyTest { reading: EmergencyReading::None, .. });
    if !is_emergency(c) || c.seen.0.iter().any(none) {
        return Vec::new();
    }
    let judge = |seen: &Observation| match seen {
        Observation::Said { need, present, place, clause: Some(clause), .. } => {
            let (_, variant) = LISTED.iter().find(|(listed, _)| listed == need)?;
            Some(match present {
                true => Verdict::met(place.clone()),
                false => Verdict::broken(place.clone(), S::Major, variant).citing(Some(clause)),
            })
        }
        _ => None,
    };
    c.seen.0.iter().filter_map(judge).collect()
}

fn too_broad(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !is_emergency(c) {
        return Vec::new();
    }
    let content = c.policy.and_then(|policy| {
        policy.find(|term| if let Term::EmergencyGives { content, .. } = term { Some(*content) } else { None })
    });
    let mut verdicts = Vec::new();
    if let Some(item) = c.seen.items().find(|item| !matches!(item.access, ItemAccess::Open | ItemAccess::Unknown)) {
        let shut = item.category == DataCategory::Content
            && content
                .as_ref()
                .is_some_and(|said| said.what != EmergencyContent::OwnAuthoritiesOnly || said.what == EmergencyContent::No);
        verdicts
            .push(Verdict::broken(item.place.clone(), S::Major, if shut { "content" } else { "" }).citing(item.clause.as_ref()));
    }
    let limitless = c.seen.0.iter().find_map(|seen| match seen {
        Observation::Limitless { place, .. } => Some(place.clone()),
        _ => None,
    });
    if let Some(place) = limitless.filter(|_| verdicts.is_empty()) {
        verdicts.push(Verdict::broken(place, S::Major, "all"));
    }
    if let Some((PeriodReading::Bounded { beyond_facts, .. }, place, _)) = c.seen.period()
        && *beyond_facts > 0
    {
        verdicts.push(Verdict::broken(place.clone(), S::Major, "period"));
    }
    if verdicts.is_empty() && c.seen.items().next().is_some() {
        verdicts.push(Verdict::met(c.request.place(Role::Items)));
    }
    // What this company gives in an emergency, in the words of its form.
    let given: Vec<String> = c.policy.map_or_else(Vec::new, |policy| {
        let catalogue = policy.provider.catalogue.iter();
        catalogue.filter(|item| policy.gives_in_emergency(item.data)).map(|item| item.label.clone()).collect()
    });
    if given.is_empty() || verdicts.iter().any(|verdict| matches!(verdict, Verdict::Met { .. })) {
        return verdicts;
    }
    let better = format!("What this company gives in an emergency: {}.", given.join("; "));
    verdicts.into_iter().map(|verdict| verdict.with("else_better", better.clone())).collect()
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

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(26),
        title: "No emergency",
        mistakes: &["E26"],
        dimensions: (D::Legal, Some(D::Rights)),
        severities: &[S::Major],
        why: "The emergency door is for a present danger to body or life. A deadline of the investigation, dying logs, flight or pressure from above are none: freeze at once, then ask the ordinary way.",
        source: "Emergency clauses of the guidelines; 18 U.S.C. 2702(b)(8)",
        cites: &[
            "chirplet/5.1",
            "veil/5.1",
            "lumio/5.1",
            "northmail/5.1",
            "bazarbay/5.1",
            "harborhost/5.1",
            "rutba/6.1",
            "sarafa/5.1",
            "us-sca/2702b8",
            "pk-crpc/173",
        ],
        asked_by: Some("12 of 12 guidelines on emergencies"),
        reads: &[Role::EmergencyNature, Role::Imminence],
        covers: &[27, 28, 29, 86],
        breaks: "“The suspect may flee, and my superiors want the data today.”",
        meets: "“Eleven people are locked in a trailer; the air lasts until two.”",
        says: &[
            ("", "Nobody is in present danger to body or life here."),
            ("met", "Somebody is in present danger, and you used the emergency way."),
        ],
        causes: &[("", "The company sends it to the ordinary route; some report false emergencies.")],
        better: "A freeze at once, then the request for disclosure or between States.",
        judge: Judge::Request(false_emergency),
        ..PLAIN
    },
    Rule {
        code: RuleCode(27),
        title: "How the data saves is missing",
        mistakes: &["E27"],
        dimensions: (D::Necessity, None),
        severities: &[S::Minor, S::Major],
        why: "Whoever decides at night asks one thing: what will you do with it? Each step from the data to the rescue makes him quick.",
        source: "Emergency clauses of the guidelines",
        cites: &["veil/5.1", "lumio/5.2", "northmail/5.1", "rutba/6.1", "sarafa/5.1"],
        asked_by: Some("3 of 12 guidelines on emergencies"),
        reads: &[Role::HowDataHelps],
        breaks: "“It will help us to find him.”",
        meets: "“The last address and port lead to the operator, the operator to the cell; a patrol waits in that district.”",
        says: &[("", "No step leads from the data to the rescue."), ("met", "You told how the data saves.")],
        causes: &[("", "A question comes back, and minutes are lost.")],
        better: "Address, internet provider, place, and the team that stands ready.",
        judge: Judge::Request(no_link),
        ..PLAIN
    },
    Rule {
        code: RuleCode(28),
        title: "More than saves",
        mistakes: &["E28"],
        dimensions: (D::Necessity, Some(D::Rights)),
        severities: &[S::Major],
        why: "In an emergency a company gives the least that helps: last logins, address and hour. Content and long histories save nobody tonight.",
        source: "Emergency clauses of the guidelines; 18 U.S.C. 2711(4)",
        cites: &["chirplet/5.2", "lumio/5.2", "northmail/5.2", "rutba/6.2", "sarafa/5.2", "us-sca-2711/4"],
        asked_by: Some("5 of 12 guidelines on emergencies"),
        reads: &[Role::Items, Role::Period],
        breaks: "All messages of the last year.",
        meets: "The last login, with address, port and hour.",
        says: &[
            ("", "This kind of data is not given in an emergency."),
            ("content", "Content is not given to foreign police in an emergency."),
            ("all", "This asks without limit."),
            ("period", "The period is longer than saves anybody."),
            ("met", "You asked the least that helps."),
        ],
        causes: &[("", "The least is given, the rest refused.")],
        better: "Last addresses, ports and hours of the account that leads to the person.",
        judge: Judge::Request(too_broad),
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
        code: RuleCode(86),
        title: "Danger to nobody in particular",
        mistakes: &["E86"],
        dimensions: (D::Necessity, Some(D::Legal)),
        severities: &[S::Minor, S::Major],
        why: "A danger has a person, or a group that can be counted. ‘The public’ cannot be rescued from a trailer.",
        source: "Emergency clauses of the guidelines",
        cites: &["veil/5.1", "lumio/5.2", "northmail/5.1", "rutba/6.1", "sarafa/5.1"],
        asked_by: Some("2 of 12 guidelines on emergencies"),
        reads: &[Role::PersonInDanger],
        breaks: "“The public.”",
        meets: "“V4 and ten others, last seen at the yard at 20:00.”",
        says: &[
            ("", "No person, and no group that can be counted, is named as in danger."),
            ("met", "You said who is in danger."),
        ],
        causes: &[("", "A question comes back, and minutes are lost.")],
        better: "Who, how many, where last known.",
        judge: Judge::Request(no_person),
        ..PLAIN
    },
    Rule {
        code: RuleCode(124),
        title: "The clause on emergencies wants more",
        dimensions: (D::Procedure, Some(D::Timeliness)),
        severities: &[S::Major],
        why: "Each company's clause lists what must stand in the paper: what the danger is, how and since when it is known, by when an answer is needed. What is missing is asked for, while time runs.",
        source: "Emergency clauses of the guidelines; the list differs from provider to provider",
        cites: &["veil/5.1", "lumio/5.2", "northmail/5.1", "bazarbay/5.1", "rutba/6.1", "sarafa/5.1"],
        reads: &[Role::EmergencyNature, Role::EmergencySource, Role::Imminence, Role::EmergencyClock],
        breaks: "Soon, please.",
        meets: "By 22:00 tonight: V4 wrote at 17:00 today that the air lasts until then.",
        says: &[
            ("", "The clause asks what the danger is. A reader who does not know the case does not learn it here."),
            ("source", "The clause asks how you know of the danger, and nothing here says it."),
            ("recency", "The clause asks since when you know of the danger: no day and no hour stands here."),
            ("deadline", "The clause asks by when the answer is needed: no hour stands here."),
            ("met", "What the clause asks of an emergency stands here."),
        ],
        causes: &[("", "The company asks first, and minutes are lost.")],
        better: "Read the clause as a list, and answer it point by point: what will happen, to whom, how and since when known, until when.",
        judge: Judge::Request(clause_unmet),
        ..PLAIN
    },
];
