//! The long fields, read closely: what their marks do not find, and what they find and no rule of simple means does.
//! Marks are learned and may err, so that nothing here costs anything: each is a question to the writer.

use super::{Judge, PLAIN, RequestContext, Rule, Slip, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::concept;
use crate::content::criterion::Dimension as D;
use crate::content::data::Measure;
use crate::content::role::Role;
use crate::request::FieldPlace;
use crate::request::narrative::Text;
use crate::request::narrative::concepts::Mark;
use crate::request::narrative::told::{EMERGENCY, Told, box_of, field_of};

/// The rule that judges what a mark finds to be a fault.
const RULE_OF: [(&str, u16); 5] =
    [("all_data", 19), ("content_demand", 20), ("victim_exposed", 33), ("blames_victim", 35), ("loaded_language", 38)];

/// What says a mark in so many words, whatever was learned: then nobody is asked.
const PLAINLY: [(&str, &[&str]); 5] = [
    (
        "milder_tried",
        &[
            "we|i have|had already? captured|read|searched|examined|asked|checked|heard|questioned|compared|seized|tried",
            "neither|none of? them|these|those? names|name|shows|show|gives|give",
        ],
    ),
    (
        "safeguard",
        &[
            "kept|stored|held until|till|for",
            "deleted|destroyed|erased|returned after|when|once|at|on|by",
            "kept|stored|held sealed|locked|under|in",
        ],
    ),
    (
        "aim_of_data",
        &[
            "data|dates|logs|lines|records|logins|details|status|answer|history|entries will|would|can|may|could? show|shows|tell|tells|prove|proves|lead|leads|reveal|reveals",
            "lines|logs|records|data of|from * * lead|leads|show|tell to?",
            "wish|want|need|hope to learn|know|see|find",
        ],
    ),
    (
        "limit_person",
        &[
            "bystanders|neighbours|users|followers|passengers|customers|strangers|others|persons|people are|is|stay|stays left|kept? out",
            "one|two|three box|boxes|account|accounts|number|numbers|page|pages|site|sites only",
        ],
    ),
    (
        "link_to_offence",
        &[
            "forged|counterfeit|false|faked|fake visa|visas|stamp|stamps|passport|passports|paper|papers|permit|document|documents",
            "sold|sells|sell|offered|offers|price of a? seat|seats|place|places",
        ],
    ),
];

/// True when a text says plainly what a mark did not find.
fn says_plainly(raw: &str, mark: &str) -> bool {
    let text = Text::new(raw);
    let said = |patterns: &'static [&'static str]| text.find_any(patterns).into_iter().any(|found| !text.is_negated(found));
    PLAINLY.iter().any(|(name, patterns)| *name == mark && said(patterns))
}

/// The most things that one question asks.
const MOST: usize = 3;

fn read_closely(c: &RequestContext<'_>, slips: &[Slip]) -> Vec<Verdict> {
    if !c.is_abroad() && !c.is_assistance() {
        return Vec::new();
    }
    let mut verdicts = Vec::new();
    for role in [Role::Nexus, Role::Need, Role::Proportion, Role::Urgency] {
        let Some(raw) = own_words(c, role) else { continue };
        let Some(field) = field_of(role) else { continue };
        let told = Told::read(c.facts.library, field.name, &raw);
        verdicts.extend(missing(c, slips, &told, &raw, |_| role));
        verdicts.extend(faults(c, slips, &told, role, &raw));
    }
    let boxes: Vec<(Role, String)> = EMERGENCY.into_iter().filter_map(|role| Some((role, own_words(c, role)?))).collect();
    if c.request.measure == Measure::Emergency && !boxes.is_empty() {
        let whole: Vec<&str> = boxes.iter().map(|(_, raw)| raw.as_str()).collect();
        let whole = whole.join("\n");
        verdicts.extend(missing(c, slips, &Told::read(c.facts.library, "edr.nature", &whole), &whole, box_of));
        for (role, raw) in &boxes {
            verdicts.extend(faults(c, slips, &Told::read(c.facts.library, "edr.nature", raw), *role, raw));
        }
    }
    verdicts
}

/// What the trainee wrote in a box; nothing where the case filled it in, or where no language stands in it.
fn own_words(c: &RequestContext<'_>, role: Role) -> Option<String> {
    let field = c.request.field(role)?;
    let raw = c.request.text(role).into_owned();
    (!c.is_given(&field.key) && crate::request::examine::is_reason(&raw)).then_some(raw)
}

fn written<'a>(c: &RequestContext<'a>, mark: &Mark) -> Option<&'a concept::Mark> {
    c.facts.library.concepts.iter().find_map(|document| document.marks.get(&mark.name))
}

/// One question for all that a text does not say, beyond doubt.
fn missing(c: &RequestContext<'_>, slips: &[Slip], told: &Told, raw: &str, place: impl Fn(&str) -> Role) -> Option<Verdict> {
    let wanted = |mark: &&Mark| written(c, mark).is_some_and(|written| !written.fault) && !says_plainly(raw, &mark.name);
    let missing: Vec<&Mark> = told.marks().iter().filter(wanted).filter(|mark| told.surely_not(&mark.name)).collect();
    let role = place(&missing.first()?.name);
    let named = |rule: u16| broken(slips, rule, &c.request.place(role));
    if named(11) || named(49) || named(57) {
        return None;
    }
    let labels: Vec<String> = missing
        .iter()
        .filter_map(|mark| written(c, mark))
        .take(MOST)
        .map(|written| lower(written.says.trim_end_matches('.')))
        .collect();
    let question = format!("We do not find this in your text: {}. Does it say so?", labels.join("; "));
    Some(Verdict::unsure(c.request.place(role), question, &[]))
}

/// A question for each fault that a text has, beyond doubt, where the rule for it is silent.
fn faults(c: &RequestContext<'_>, slips: &[Slip], told: &Told, role: Role, raw: &str) -> Vec<Verdict> {
    let one = |(name, rule): &(&str, u16)| {
        let mark = told.mark(name).filter(|_| told.surely_at_fault(name))?;
        let place = c.request.place(role);
        if allowed(c, name) || found_anywhere(slips, *rule) {
            return None;
        }
        let says = written(c, mark)?.says.trim_end_matches('.').to_lowercase();
        let span = mark.spans.iter().max_by_key(|span| span.len())?;
        let words: String = raw.chars().skip(span.start).take(span.len()).collect();
        let question = format!("Could a reader find that this {says}? See “{words}”.");
        Some(Verdict::unsure(place.span(span), question, &[]))
    };
    RULE_OF.iter().filter_map(one).collect()
}

/// What is no fault on this paper: content by way of a State or a copy, the name of who must be found.
fn allowed(c: &RequestContext<'_>, mark: &str) -> bool {
    match mark {
        "content_demand" => c.is_assistance() || c.is_freeze(),
        "victim_exposed" => c.request.measure == Measure::Emergency,
        _ => false,
    }
}

/// True when a rule has found its mistake in the same box already.
fn broken(slips: &[Slip], rule: u16, place: &FieldPlace) -> bool {
    slips.iter().any(|slip| slip.code.0 == rule && slip.place.field == place.field)
}

/// True when a rule has found its mistake on this paper: whoever is told once need not be asked.
fn found_anywhere(slips: &[Slip], rule: u16) -> bool {
    slips.iter().any(|slip| slip.code.0 == rule)
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The rules of this file.
pub const RULES: &[Rule] = &[Rule {
    code: RuleCode(103),
    title: "The long fields, read closely",
    mistakes: &[],
    dimensions: (D::Necessity, None),
    why: "A reviewer abroad knows only what stands on the paper. Ask of each long field whether a stranger would find in it what you mean.",
    source: "Good practice; the marks of free text",
    reads: &[Role::Nexus, Role::Need, Role::Proportion, Role::Urgency, Role::EmergencyNature],
    breaks: "“The account is used in the crime.”",
    meets: "“On 28 January the account sent V1 the ticket (X2). The logins will show who used it.”",
    says: &[("", "This is a question to yourself: no points.")],
    causes: &[("", "The reviewer may ask first.")],
    better: "The day, the act, how you know it, and what the data will show.",
    judge: Judge::After(read_closely),
    ..PLAIN
}];
