//! Requests between States: who sends and signs, on which basis, with which facts, and who must not learn of it.

use super::{Judge, PLAIN, RequestContext, Rule, Verdict, Written};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{DataCategory, Measure};
use crate::content::id::ClauseId;
use crate::content::role::Role;
use crate::content::scenario::PersonRole;
use crate::request::FieldPlace;
use crate::request::examine::{Allowed, SignedBy, Weight, allowed, sent_astray, signed_by, weigh};
use crate::request::narrative::anchors;
use crate::request::observation::{AssistancePoint as Point, Observation, RowReading};

/// A point of an assistance request: how it stands, where, and by which clause.
pub(super) fn point<'c>(
    c: &'c RequestContext<'_>,
    wanted: Point,
) -> Option<(Option<bool>, &'c FieldPlace, Option<&'c ClauseId>)> {
    c.seen.0.iter().find_map(|seen| match seen {
        Observation::Assistance { point, holds, place, clause, .. } if *point == wanted => Some((*holds, place, clause.as_ref())),
        _ => None,
    })
}

/// The usual verdict on a point: broken, met, or a question.
fn judged(c: &RequestContext<'_>, wanted: Point, severity: S, variant: &'static str, question: &str) -> Vec<Verdict> {
    let Some((holds, place, clause)) = point(c, wanted) else { return Vec::new() };
    let cites: Vec<ClauseId> = clause.cloned().into_iter().collect();
    vec![match holds {
        Some(true) => Verdict::met(place.clone()),
        Some(false) => Verdict::broken(place.clone(), severity, variant).citing(clause),
        None => Verdict::unsure(place.clone(), question, &cites),
    }]
}

/// True when more is asked than who holds the account.
pub(super) fn compels(c: &RequestContext<'_>) -> bool {
    c.request.measure == Measure::MlaRealTime
        || c.seen.categories().iter().any(|category| !matches!(category, DataCategory::Subscriber | DataCategory::Registration))
}

/// True when content is asked, stored or as it is said.
pub(super) fn asks_content(c: &RequestContext<'_>) -> bool {
    c.seen.items().any(|item| item.category == DataCategory::Content)
        || c.request.keys(Role::RealTimeKind).iter().any(|key| key == "RTC")
}

fn dual_criminality(c: &RequestContext<'_>) -> Vec<Verdict> {
    let severity = if compels(c) { S::Major } else { S::Minor };
    let variant = if c.request.is_blank(Role::DualCriminality) { "empty" } else { "" };
    judged(
        c,
        Point::DualCriminality,
        severity,
        variant,
        "Would somebody who does not know your Acts see from this sentence what was done?",
    )
}

fn no_basis(c: &RequestContext<'_>) -> Vec<Verdict> {
    let variant = if c.request.is_blank(Role::Treaty) { "" } else { "none" };
    judged(c, Point::Treaty, S::Major, variant, "Are both States party to what you name here, and which article do you mean?")
}

/// A State in a sentence: 'the transit State', but 'Tarvenia'.
pub(super) fn with_article(state: &str) -> String {
    if state.ends_with("State") && !state.starts_with("the ") { format!("the {state}") } else { state.to_owned() }
}

fn wrong_authority(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_assistance() {
        return Vec::new();
    }
    let rows: Vec<RowReading> = c.seen.rows().cloned().collect();
    let astray = c.policy.is_some_and(|policy| sent_astray(c.request, policy, c.facts, &rows));
    let variant = match (c.request.is_blank(Role::Route), astray) {
        (true, _) => "empty",
        (_, true) => "state",
        _ => "",
    };
    let question = "Does this name both central authorities by their full names: the one that sends and the one that receives?";
    let mut verdicts = judged(c, Point::Route, S::Fatal, variant, question);
    if signed_by(c.request) == SignedBy::Other {
        let place = c.request.place(Role::AuthoritySignature).row(0).column("office");
        verdicts.push(
            Verdict::broken(place, S::Fatal, "signed")
                .with("office", c.request.part(Role::AuthoritySignature, "office"))
                .citing(Some(&"pk-mla/2020".into())),
        );
    }
    verdicts
}

fn weak_facts(c: &RequestContext<'_>) -> Vec<Verdict> {
    let rows: Vec<_> = c.seen.rows().collect();
    let mut verdicts: Vec<Verdict> = Vec::new();
    for seen in &c.seen.0 {
        let Observation::Assistance { point: Point::Standard, holds, account: Some(account), place, clause } = seen else {
            continue;
        };
        let value = c
            .facts
            .scenario
            .account(account)
            .and_then(|account| account.identifiers.first())
            .map_or_else(String::new, |identifier| identifier.value.clone());
        let broken = |variant| {
            Verdict::broken(place.clone(), S::Major, variant)
                .with("value", value.clone())
                .with("of", account.as_str())
                .citing(clause.as_ref())
        };
        verdicts.push(match (holds, weigh(c.request, c.facts, &rows, account)) {
            (Some(false), Weight::Stale(day)) => broken("").with("day", day.text()),
            (Some(false), _) => broken("source"),
            (Some(true), _) => Verdict::met(place.clone()),
            (None, _) => Verdict::unsure(
                place.clone(),
                "Which dated fact shows that evidence lies in this very account today, and how do you know it?",
                &clause.iter().cloned().collect::<Vec<_>>(),
            ),
        });
    }
    // One text that is too old for both accounts is one slip.
    let mut broken = false;
    verdicts.retain(|verdict| {
        let again = broken && matches!(verdict, Verdict::Broken { .. });
        broken |= matches!(verdict, Verdict::Broken { .. });
        !again
    });
    verdicts
}

fn no_filter(c: &RequestContext<'_>) -> Vec<Verdict> {
    judged(c, Point::Privilege, S::Major, "", "Is talk with a lawyer or a doctor left out here, and who takes it out?")
}

/// Words of a paper that goes, or is copied, to somebody.
const PASSES: &[&str] = &[
    "copy",
    "copies",
    "through",
    "via",
    "inform",
    "share",
    "send",
    "sent",
    "forward",
    "notify",
    "consult",
    "embassy",
    "consulate",
    "cc",
    "pass",
    "transmit",
    "to",
];

/// A State that may persecute somebody in the case gets the paper, and the paper says who or where that person is.
fn to_risk_state(c: &RequestContext<'_>) -> Vec<Verdict> {
    let read_there = super::acts::to_risk_state(c);
    if read_there.iter().any(|verdict| matches!(verdict, Verdict::Broken { .. })) {
        return read_there;
    }
    let passed_on = risk_state(c);
    if passed_on.is_empty() { read_there } else { passed_on }
}

fn risk_state(c: &RequestContext<'_>) -> Vec<Verdict> {
    let judged = c.is_assistance() || c.request.measure == Measure::ContactPoint;
    let states = &c.facts.scenario.facts.risk_states;
    if !judged || states.is_empty() {
        return Vec::new();
    }
    let passed = c.texts().iter().find_map(|Written { place, raw, text }| {
        states.iter().find_map(|state| {
            let span = anchors::find_ignoring_case(raw, state).into_iter().next()?;
            let sentence = text.sentence_at(span.start);
            let handed = text
                .find_any(PASSES)
                .into_iter()
                .any(|found| Some(text.tokens[found.first].sentence) == sentence && !text.is_negated(found));
            let spared =
                text.find_any(&["not|never|no|nothing"]).iter().any(|found| Some(text.tokens[found.first].sentence) == sentence);
            let role = c.request.form.fields().find(|field| field.key == *place.field).map(|field| field.role);
            let hands_on = matches!(
                role,
                Some(
                    Role::Route
                        | Role::MlaUrgency
                        | Role::Contacts
                        | Role::Confidentiality
                        | Role::Assurances
                        | Role::UseLimits
                        | Role::VictimProtection
                        | Role::AskedAuthority
                        | Role::PreviousRequests
                )
            );
            (handed && !spared && hands_on).then(|| (place.clone().span(&span), state.clone()))
        })
    });
    let asked_state = c.policy.and_then(|policy| policy.provider.entities.first()).map(|entity| &entity.country);
    let asked =
        asked_state.filter(|country| states.contains(country)).map(|country| (c.request.place(Role::Route), country.clone()));
    let Some((place, state)) = passed.or(asked) else { return Vec::new() };
    if shows_person(c) {
        vec![Verdict::broken(place, S::Fatal, "").with("state", with_article(&state)).citing(Some(&"un-iccpr/17".into()))]
    } else {
        Vec::new()
    }
}

/// The paper names or locates a victim, a migrant or a witness: a detail to keep out, a name for a code, or a place.
fn shows_person(c: &RequestContext<'_>) -> bool {
    let people = &c.facts.scenario.people;
    let details = people.iter().flat_map(|person| &person.keep_out);
    let in_text = details
        .into_iter()
        .any(|detail| c.texts().iter().any(|written| !anchors::find_ignoring_case(&written.raw, detail).is_empty()));
    let in_table = c.request.rows(Role::Persons).iter().any(|row| {
        let cell = |column: &str| row.get(column).map_or("", |text| text.trim());
        let code = people.iter().find(|person| person.id.as_str().eq_ignore_ascii_case(cell("name")));
        let fragile = code
            .is_some_and(|person| matches!(person.role, PersonRole::Victim | PersonRole::Migrant | PersonRole::Witness))
            || matches!(cell("role"), "victim" | "migrant" | "witness");
        let coded = code.is_some() || cell("name").chars().count() <= 3;
        const UNSAID: &[&str] =
            &["", "-", "—", "withheld", "not stated", "safe", "known to the unit", "sealed annex", "in the sealed annex"];
        fragile && (!coded || !UNSAID.contains(&cell("place").to_lowercase().as_str()))
    });
    in_text || in_table
}

/// Collection in real time: each of its bounds, one by one.
fn collection(c: &RequestContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let rows: Vec<_> = c.seen.rows().cloned().collect();
    let order = match allowed(c.request, c.facts, &rows) {
        Allowed::ByNone => "file",
        Allowed::Narrower => "scope",
        Allowed::InWords => "",
    };
    for (wanted, variant, question) in [
        (Point::RealTimeKind, "kind", ""),
        (Point::RealTimeTerm, "term", "Is this term inside the order of your own court?"),
        (Point::RealTimeOrder, order, "Which court ordered the same at home, on which day, for how long?"),
        (Point::LastResort, "last", ""),
        (Point::RealTimeEnd, "end", ""),
    ] {
        verdicts.extend(judged(c, wanted, S::Major, variant, question));
    }
    verdicts
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(40),
        title: "The conduct is not described",
        mistakes: &["E40"],
        dimensions: (D::Legal, None),
        severities: &[S::Minor, S::Major],
        why: "The other State asks whether what was done is a crime there too. It compares conduct, not names: the title of your Act tells it nothing.",
        source: "UNTOC article 18(9); MLA Act 2020; 18 U.S.C. 3512",
        cites: &["un-untoc/18", "pk-mla/5", "us/3512"],
        reads: &[Role::DualCriminality, Role::Facts],
        breaks: "“Trafficking is an offence in both States.”",
        meets: "“S1 promised work that did not exist, took the passports on arrival and made them work without pay.”",
        says: &[
            ("", "This names the offence and does not say what was done."),
            ("empty", "Nothing says what was done, in words that the other State can compare with its law."),
            ("met", "You described the conduct in plain words."),
        ],
        causes: &[("", "A question comes back, and weeks go.")],
        better: "What was done, in plain words, without the name of the Act.",
        judge: Judge::Request(dual_criminality),
        ..PLAIN
    },
    Rule {
        code: RuleCode(41),
        title: "No basis between the States",
        mistakes: &["E41"],
        dimensions: (D::Legal, None),
        severities: &[S::Major],
        why: "A State helps another one on a basis: a treaty that both have joined, or a promise to do the same. Without one the request has no ground to stand on.",
        source: "UNTOC article 18; MLA Act 2020",
        cites: &["un-untoc/18", "un-untoc/3", "pk-mla/5", "harborhost/3.2"],
        reads: &[Role::Treaty],
        breaks: "“Under international law.”",
        meets: "UNTOC article 18 with the facts that it wants; where no treaty is shared, reciprocity or letters rogatory.",
        says: &[
            ("", "No treaty and no reciprocity is named."),
            ("none", "This names no treaty, and no reciprocity either."),
            ("met", "You named the basis between the two States."),
        ],
        causes: &[("", "The request comes back for a basis.")],
        better: "UNTOC article 18 with the facts for articles 2 and 3; else reciprocity or letters rogatory.",
        judge: Judge::Request(no_basis),
        ..PLAIN
    },
    Rule {
        code: RuleCode(42),
        title: "Past the central authority",
        mistakes: &["E42"],
        dimensions: (D::Procedure, Some(D::Legal)),
        severities: &[S::Fatal],
        why: "The Act gives requests to other States to one authority. What comes from anybody else, or goes to anybody else, is no request, and the copy that was frozen runs out meanwhile.",
        source: "MLA Act 2020; PECA 2016 section 42; UNTOC article 18(13)",
        cites: &["pk-mla/2020", "pk-peca/42", "un-untoc/18"],
        reads: &[Role::Route, Role::AuthoritySignature],
        covers: &[5, 65],
        breaks: "From the circle to the Department of Justice, by mail.",
        meets: "Investigator, headquarters, Ministry of Interior, central authority there.",
        says: &[
            ("", "This way leads past a central authority."),
            ("empty", "No authority is named: who sends, and who receives?"),
            ("state", "This goes to another State than the one in which the company sits. No court there can order it."),
            ("signed", "“{office}” cannot sign for Pakistan. The Secretary of the Ministry of Interior does, or his delegate."),
            ("met", "The way leads from one central authority to the other."),
        ],
        causes: &[("", "The paper comes back. Months are gone, and the frozen copy lapses.")],
        better: "From the Secretary, Ministry of Interior, central authority of Pakistan, to the central authority of the other State.",
        judge: Judge::Request(wrong_authority),
        ..PLAIN
    },
    Rule {
        code: RuleCode(43),
        title: "Facts below the other State's test",
        mistakes: &["E43"],
        dimensions: (D::Legal, Some(D::Necessity)),
        severities: &[S::Major],
        why: "A judge there opens a mailbox only for facts: fresh, with their source, and about this very account. In the United States this is probable cause; elsewhere reasonable grounds.",
        source: "18 U.S.C. 2703 and 3512; Criminal Justice (Mutual Assistance) Act 2008 of Ireland; UNTOC article 18",
        cites: &["us/3512", "us-sca/2703", "ie/2008"],
        reads: &[Role::Nexus, Role::Facts],
        breaks: "“In 2024 the suspect used this address, as is well known.”",
        meets: "“On 3 February 2026 this address sent V1 the offer (X1); it answered on 19 February (X2).”",
        says: &[
            ("", "The newest dated fact on {value} is of {day}. What shows that the evidence is there today?"),
            ("source", "No fact on {value} has a source."),
            ("met", "You gave a fresh fact with its source."),
        ],
        causes: &[("", "‘Please supplement’: weeks go, and the copy ages.")],
        better: "A fresh event, its source, and why the evidence is in this account.",
        judge: Judge::Request(weak_facts),
        ..PLAIN
    },
    Rule {
        code: RuleCode(51),
        title: "Protected talk is not left out",
        mistakes: &["E51"],
        dimensions: (D::Rights, Some(D::Legal)),
        severities: &[S::Major],
        why: "Talk with a lawyer or a doctor is protected. Whoever asks for a mailbox in which such talk lies says who is left out, and who filters the rest.",
        source: "ICCPR article 17; Constitution articles 10A and 14",
        cites: &["un-iccpr/17", "pk-const-10a/14"],
        reads: &[Role::ItemLimits, Role::Minimisation, Role::Proportion],
        covers: &[121],
        breaks: "All mails of the box, his lawyer's among them.",
        meets: "“Mail with his counsel is left out; a filter officer outside the team opens the archive first.”",
        says: &[
            ("", "The box holds talk with somebody whose talk is protected, and nothing here filters it."),
            ("met", "You left protected talk out, or had it filtered."),
        ],
        causes: &[("", "The other State demands a filter. Months go.")],
        better: "Names that are left out, who filters, and what happens to the rest.",
        judge: Judge::Request(no_filter),
        ..PLAIN
    },
    Rule {
        code: RuleCode(63),
        title: "Data to a State that may persecute",
        mistakes: &["E63"],
        dimensions: (D::Rights, None),
        severities: &[S::Fatal],
        why: "What a paper says of a refugee, a migrant or a victim can be used against him and his family. It must not reach a State that may do so.",
        source: "Smuggling Protocol article 16 as the standard; ICCPR article 17; Trafficking Protocol article 6",
        cites: &["un-iccpr/17", "un-tip/6", "un-som/16"],
        reads: &[Role::Route, Role::Contacts, Role::UseLimits],
        breaks: "A copy to the embassy of the State from which he fled.",
        meets: "Codes only, no place, and no copy to that State.",
        covers: &[87],
        says: &[
            (
                "",
                "{state} may persecute somebody in this case, and this brings it a paper that shows who or where that person is.",
            ),
            ("contact", "Here {code} can be found, and this is read in {state}, where that is dangerous."),
            ("given", "You gave data of people who need protection to {to}."),
            ("met", "Nothing that finds a person goes to a State where that is dangerous."),
        ],
        causes: &[("", "The family at home is questioned.")],
        better: "Leave it out, ask the protection unit, and choose another way.",
        leave_out: true,
        judge: Judge::Both(to_risk_state, super::protection::given_to_risk_state),
        ..PLAIN
    },
    Rule {
        code: RuleCode(121),
        title: "Collection without its bounds",
        dimensions: (D::Rights, Some(D::Legal)),
        severities: &[S::Major],
        why: "Collection as it happens is the strongest measure of all. It needs an order at home, one kind of data, a short term, steps that were tried before, a filter and an end.",
        source: "PECA 2016 section 39; AMLA section 9A; ICCPR article 17",
        cites: &["pk-peca/39", "pk-amla/9a", "un-iccpr/17", "un-untoc/18"],
        reads: &[
            Role::RealTimeKind,
            Role::RealTimePeriod,
            Role::RealTimeOrder,
            Role::LastResort,
            Role::Minimisation,
            Role::EndRule,
        ],
        breaks: "Traffic and content, until further notice.",
        meets: "Content, seven days, the order of the court attached, and what was tried before.",
        says: &[
            ("", "No order at home stands here that allows the same."),
            ("file", "When this was sent, the file held no order that allows it."),
            ("scope", "The order at home allows another kind of collection than this one."),
            ("kind", "Exactly one kind of collection is asked: traffic or content."),
            ("term", "The term has no end, or it is longer than the order at home."),
            ("last", "Nothing says what was tried before, and with what result."),
            ("end", "Who filters, when it stops, and what is destroyed: one of these is missing."),
            ("met", "You gave the bounds of the collection."),
        ],
        causes: &[("", "The court there asks back, or refuses.")],
        better: "One kind, a short term inside the order at home, what was tried, who filters, and when it ends.",
        judge: Judge::Request(collection),
        ..PLAIN
    },
];
