//! How it is said: reasons that are none, ticks instead of words, labels on people.

use super::assistance::point;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict, Written};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::policy::{Assurance, Term};
use crate::content::role::Role;
use crate::request::examine::assures;
use crate::request::narrative::told::{Told, field_of};
use crate::request::narrative::{Text, marks};
use crate::request::observation::AssistancePoint as Point;
use std::collections::BTreeSet;

fn loaded_language(c: &RequestContext<'_>) -> Vec<Verdict> {
    c.texts()
        .iter()
        .find_map(|Written { place, raw, text }| {
            let span = marks::loaded(text).into_iter().next()?;
            let word: String = raw.chars().skip(span.start).take(span.end - span.start).collect();
            Some(Verdict::broken(place.clone().span(&span), S::Minor, "").with("word", word))
        })
        .into_iter()
        .collect()
}

/// Content words of a text: what remains without function words, numbers and formulas.
fn content_words(text: &Text) -> BTreeSet<String> {
    text.tokens
        .iter()
        .filter(|token| token.word.chars().count() > 3 && !marks::is_empty_word(&token.word))
        .map(|token| token.stem().to_owned())
        .collect()
}

/// Two texts that say the same: four of five of their words are shared.
fn near_identical(one: &Text, other: &Text) -> bool {
    let (a, b) = (content_words(one), content_words(other));
    let (shared, all) = (a.intersection(&b).count(), a.union(&b).count());
    a.len() >= 4 && b.len() >= 4 && shared * 5 >= all * 4
}

/// True when a text has a word of this case: a date, a code, an exhibit, or a word that its papers use.
fn speaks_of_case(c: &RequestContext<'_>, raw: &str, text: &Text) -> bool {
    use crate::request::narrative::anchors;
    let scenario = c.facts.scenario;
    if !anchors::dates(raw).is_empty()
        || !anchors::exhibits(raw, text, scenario).is_empty()
        || !anchors::persons(text, scenario).is_empty()
    {
        return true;
    }
    // 'Two accounts, 27 days': a limit of this case, though without its words.
    const COUNTED: &[&str] =
        &["account", "page", "day", "hour", "week", "row", "item", "number", "person", "peopl", "login", "passeng"];
    let counted = text.tokens.windows(2).any(|pair| {
        let number = pair[0].word.chars().all(|c| c.is_ascii_digit()) || SMALL_NUMBERS.contains(&pair[0].word.as_str());
        number && (COUNTED.contains(&pair[1].stem()) || COUNTED.contains(&pair[1].word.as_str()))
    });
    if counted || c.seen.rows().any(|row| !anchors::find_ignoring_case(raw, &row.value).is_empty()) {
        return true;
    }
    let case = content_words(&Text::new(&format!("{} {}", scenario.brief, c.request.text(Role::Facts))));
    let own = content_words(text);
    own.intersection(&case).count() >= 2
}

/// True when a text counts what it asks for: 'two boxes', 'six weeks', 'one transfer'.
fn names_limit(text: &Text) -> bool {
    !text
        .find_any(&[
            "one|two|three|four|five|six|seven|eight|ten|1|2|3|4|5|6|7|8|10 account|accounts|box|boxes|page|pages|profile|profiles|customer|customers|transfer|transfers|number|numbers|address|addresses|week|weeks|month|months",
            "* day|days",
        ])
        .is_empty()
        && text.tokens.iter().any(|token| {
            token.word.chars().any(|c| c.is_ascii_digit())
                || matches!(token.word.as_str(), "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "ten" | "forty" | "thirty" | "sixty" | "ninety")
        })
}

/// Numbers in letters that an officer writes.
const SMALL_NUMBERS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty"];

/// What a copy is kept for: a step that somebody else takes.
const WAITED_FOR: &[&str] = &[
    "mla",
    "mlar",
    "assistance",
    "ministry",
    "moi",
    "authority",
    "treaty",
    "rogatory",
    "states",
    "hearing",
    "trial",
    "court",
    "prosecutor",
    "appeal",
];

/// True when a text says, beyond doubt, what its field is there for.
fn says_something(c: &RequestContext<'_>, role: Role, raw: &str) -> bool {
    let Some(field) = field_of(role).filter(|_| !raw.trim().is_empty()) else { return false };
    let fault = |name: &str| c.facts.library.concepts.iter().any(|known| known.marks.get(name).is_some_and(|mark| mark.fault));
    let told = Told::read(c.facts.library, field.name, raw);
    told.marks().iter().any(|mark| told.surely(&mark.name) && !fault(&mark.name))
}

/// Notes have few small words: 'last connected 18 Jan (X4); addresses live 48 hours'. A day or an exhibit, and words of
/// what happened, are no formula.
fn is_note(c: &RequestContext<'_>, raw: &str, text: &Text) -> bool {
    use crate::request::narrative::anchors;
    let anchored = !anchors::dates(raw).is_empty() || !anchors::exhibits(raw, text, c.facts.scenario).is_empty();
    // Strings of letters are no words.
    let voiced = text.tokens.iter().all(|token| {
        token.word.chars().any(|c| c.is_ascii_digit()) || token.word.len() < 3 || token.word.chars().any(|c| "aeiouy".contains(c))
    });
    let said = content_words(text).into_iter().filter(|word| !word.chars().any(|c| c.is_ascii_digit())).count();
    anchored && voiced && said >= 4
}

/// The reason of an order at home or of an extension: one field, and nothing near it that could tell the case.
fn single_reason(c: &RequestContext<'_>, role: Role) -> Vec<Verdict> {
    let raw = c.request.text(role);
    let place = c.request.place(role);
    if c.request.field(role).is_none() {
        return Vec::new();
    }
    let text = Text::new(&raw);
    if raw.trim().is_empty() {
        return vec![Verdict::broken(place, S::Minor, "empty")];
    }
    // 'In the interest of justice' names no court: only a step that somebody takes is one that is waited for.
    let waits = role == Role::ExtensionReason && text.tokens.iter().any(|token| WAITED_FOR.contains(&token.word.as_str()));
    if waits || speaks_of_case(c, &raw, &text) {
        vec![Verdict::met(place)]
    } else if marks::is_formula(&text) || !marks::is_language(&text) && !is_note(c, &raw, &text) {
        vec![Verdict::broken(place, S::Minor, "")]
    } else {
        vec![Verdict::broken(place, S::Minor, "case")]
    }
}

fn formula_reasons(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.is_home_order() {
        return single_reason(c, Role::Reason);
    }
    if !c.is_abroad() && !c.is_contact() {
        return Vec::new();
    }
    if c.request.measure == Measure::Extend {
        return single_reason(c, Role::ExtensionReason);
    }
    let reasons: Vec<(Role, String, Text)> = [Role::Nexus, Role::Need, Role::Proportion, Role::Urgency]
        .into_iter()
        .filter(|role| c.request.field(*role).is_some())
        .map(|role| (role, c.request.text(role).into_owned()))
        .map(|(role, raw)| (role, raw.clone(), Text::new(&raw)))
        .collect();
    for (at, (role, raw, text)) in reasons.iter().enumerate() {
        let place = c.request.place(*role);
        let twin = reasons[..at].iter().find(|(_, _, other)| near_identical(text, other));
        if let Some((first, ..)) = twin {
            let label = c.request.field(*first).map_or_else(String::new, |field| field.label.clone());
            return vec![Verdict::broken(place, S::Minor, "twice").with("field", label)];
        }
        // What is missing altogether has a rule of its own where one asks it: the link (E11), proportion by a tick (E57).
        if *role == Role::Nexus || (*role == Role::Proportion && is_tick_only(raw)) {
            continue;
        }
        if raw.trim().is_empty() {
            return vec![Verdict::broken(place, S::Minor, "empty")];
        }
        let empty = marks::is_formula(text) || !marks::is_language(text) && !is_note(c, raw, text);
        if empty && !says_something(c, *role, raw) {
            return vec![Verdict::broken(place, S::Minor, "")];
        }
        let counted = *role == Role::Proportion && names_limit(text);
        // Why a message goes through the police is a matter of the company's rules, not of the case.
        if !counted && !c.is_contact() && !speaks_of_case(c, raw, text) {
            return vec![Verdict::broken(place, S::Minor, "case")];
        }
    }
    reasons
        .iter()
        .find(|(_, raw, _)| !raw.trim().is_empty())
        .map(|(role, ..)| Verdict::met(c.request.place(*role)))
        .into_iter()
        .collect()
}

/// True when a field that wants words holds a tick or a yes.
fn is_tick_only(raw: &str) -> bool {
    const TICKS: &[&str] = &[
        "yes",
        "ok",
        "okay",
        "done",
        "true",
        "checked",
        "complied",
        "compliant",
        "noted",
        "na",
        "nil",
        "none",
        "considered",
        "respected",
        "fully",
        "human",
        "rights",
        "are",
        "will",
        "be",
        "all",
        "the",
        "proportionate",
        "is",
        "request",
        "necessary",
        "and",
        "it",
        "this",
    ];
    let text = Text::new(raw);
    text.len() < 3 || text.tokens.iter().all(|token| TICKS.contains(&token.word.as_str()))
}

fn rights_by_tick(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_freeze() && !c.is_voluntary() && !c.is_assistance() {
        return Vec::new();
    }
    let roles: &[Role] = if c.is_freeze() { &[Role::RightsCheck] } else { &[Role::RightsCheck, Role::Proportion] };
    let wanted =
        c.policy.and_then(|policy| policy.find(|term| if let Term::Assurances(list) = term { Some(list) } else { None }));
    let mut verdicts = Vec::new();
    if let Some(said) = wanted.as_ref().filter(|_| c.is_voluntary()) {
        // Retention has a rule of its own.
        let named = |assurance: &Assurance| match assurance {
            Assurance::Purpose => Some("for which purpose it is used"),
            Assurance::OnwardTransfer => Some("that nobody else receives it"),
            Assurance::TrueNecessaryProportionate => Some("that the request is true, necessary and proportionate"),
            Assurance::Retention => None,
        };
        let missing: Vec<&str> = said.what.iter().filter(|wanted| !assures(c.request, wanted)).filter_map(named).collect();
        if !missing.is_empty() {
            let broken = Verdict::broken(c.request.place(Role::UseLimits), S::Major, "assurance").citing(Some(&said.clause));
            verdicts.push(broken.with("which", missing.join("; ")));
            return verdicts;
        }
    }
    for role in roles.iter().filter(|role| c.request.field(**role).is_some()) {
        if is_tick_only(&c.request.text(*role)) {
            return vec![Verdict::broken(c.request.place(*role), S::Minor, if c.request.is_blank(*role) { "empty" } else { "" })];
        }
    }
    if let Some((holds, place, clause)) = point(c, Point::Assurances).filter(|(holds, ..)| *holds != Some(true)) {
        return vec![match holds {
            Some(_) => Verdict::broken(place.clone(), S::Minor, "states").citing(clause),
            None => Verdict::unsure(
                place.clone(),
                "Reciprocity, limits on use, costs, no political purpose, penalties, no second trial: is each of them said, or why it does not apply?",
                &clause.cloned().into_iter().collect::<Vec<_>>(),
            ),
        }];
    }
    roles.iter().find(|role| c.request.has(**role)).map(|role| Verdict::met(c.request.place(*role))).into_iter().collect()
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(38),
        title: "A label on a person",
        mistakes: &["E38"],
        dimensions: (D::Rights, None),
        severities: &[S::Minor],
        why: "Say what a person did. A label proves nothing, and it costs belief.",
        source: "Good practice; ICCPR article 17",
        cites: &["un-iccpr/17"],
        reads: &[Role::Facts, Role::Nexus, Role::Urgency],
        breaks: "“This criminal mafia.”",
        meets: "“The user of this account took the passport of V1.”",
        says: &[("", "“{word}” labels a person.")],
        causes: &[("", "The reviewer doubts the rest.")],
        better: "What the person did.",
        judge: Judge::Request(loaded_language),
        ..PLAIN
    },
    Rule {
        code: RuleCode(49),
        title: "Reasons that fit every case",
        mistakes: &["E49"],
        dimensions: (D::Necessity, None),
        severities: &[S::Minor],
        why: "A reason has a fact of this case, the item that it speaks for, and a limit. A sentence that could stand in any letter is none.",
        source: "Good practice; ICCPR article 17",
        cites: &["lumio/3.2", "un-iccpr/17"],
        reads: &[Role::Nexus, Role::Need, Role::Proportion, Role::Urgency],
        covers: &[57],
        breaks: "“Most urgent, kindly do the needful.”",
        meets: "“The page said on 6 February that it closes this week (X3).”",
        says: &[
            ("", "This is a formula: it says nothing of this case."),
            ("empty", "No reason is given."),
            ("twice", "This says the same as “{field}”."),
            ("case", "No word of this case stands here: no date, no exhibit, no fact."),
            ("met", "Your reasons are of this case."),
        ],
        causes: &[("", "The reviewer doubts the rest.")],
        better: "A fact of this case, the item that it speaks for, and the limit.",
        judge: Judge::Request(formula_reasons),
        ..PLAIN
    },
    Rule {
        code: RuleCode(57),
        title: "A tick instead of words",
        mistakes: &["E57"],
        dimensions: (D::Rights, None),
        severities: &[S::Minor, S::Major],
        why: "Human rights are not checked by a tick. One sentence is enough: for which purpose, who is left out, who sees it, until when.",
        source: "Assurance clauses of the guidelines; ICCPR article 17",
        cites: &["lumio/3.2", "harborhost/3.1", "un-iccpr/17", "eu/gdpr"],
        asked_by: Some("1 of 14 guidelines read"),
        reads: &[Role::RightsCheck, Role::Proportion, Role::UseLimits, Role::Assurances],
        covers: &[85],
        breaks: "“Yes.”",
        meets: "“For this case only; followers and other customers are left out.”",
        says: &[
            ("", "This field wants words, and a tick stands in it."),
            ("empty", "This field wants words, and nothing stands in it."),
            ("assurance", "This company asks written assurances, and this is missing: {which}."),
            ("states", "States ask for these promises before they act, and most of them are missing here."),
            ("met", "You said in words whose rights you weighed."),
        ],
        causes: &[
            ("", "Nobody can say later that it was weighed."),
            ("assurance", "The company asks for the assurance before it reads on."),
        ],
        better: "Purpose, who is left out, who sees it, until when, and to nobody else.",
        judge: Judge::Request(rights_by_tick),
        ..PLAIN
    },
];
