//! Each rule broken in several wordings, met, and nearly broken: the excellent attempt of First hours with one thing
//! changed, or the case itself changed where the mistake cannot occur in it.

mod acts;
mod addressee;
mod after_disclosure;
mod answers;
mod assistance;
mod breadth;
mod certificate;
mod children;
mod closely;
mod conclusions;
mod custody;
mod emergency;
mod evidence;
mod expected;
mod freezing;
mod hours;
mod identifiers;
mod integrity;
mod legal;
mod measure;
mod nexus;
mod offence;
mod orders;
mod own_steps;
mod papers;
mod people;
mod protection;
mod receipt;
mod retention;
mod scores;
mod secrecy;
mod sending;
mod tickets;
mod treaty;
mod windows;
mod wording;

use super::all;
use crate::assess::evaluate::{Evaluation, evaluate};
use crate::assess::finding::{Finding, Weight};
use crate::case::World;
use crate::case::attempt::Attempt;
use crate::content::criterion::Severity;
use crate::content::provider::Provider;
use crate::content::scenario::Scenario;
use crate::content::{Library, load};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| load::embedded().library)
}

/// An attempt on its way to be judged.
#[derive(Clone)]
pub(super) struct Bench {
    scenario: &'static str,
    lines: Vec<Json>,
    library: Library,
}

impl Bench {
    /// The excellent attempt of First hours.
    pub fn excellent() -> Self {
        Self::of("first-hours")
    }

    /// The excellent attempt of the case on received evidence.
    pub fn received() -> Self {
        Self::of("money-road")
    }

    /// The excellent attempt of a case.
    pub fn of(scenario: &'static str) -> Self {
        let path = format!("{scenario}/attempts/excellent.attempt.jsonl");
        let golden = library().golden.iter().find(|golden| golden.path.ends_with(&path));
        let lines = golden.unwrap().attempt.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        Self { scenario, lines, library: library().clone() }
    }

    /// A cell of a step with evidence: of the first of this kind with this file.
    pub fn step(mut self, kind: &str, item: &str, column: &str, value: &str) -> Self {
        let step = self.lines.iter_mut().find(|line| line["do"]["kind"] == kind && line["do"]["item"] == item).unwrap();
        if !column.is_empty() {
            step["do"]["value"][0][column] = value.into();
        } else {
            step["do"]["value"] = value.into();
        }
        self
    }

    /// A cell of the custody line of this event, the first one with this file.
    pub fn line(mut self, event: &str, item: &str, column: &str, value: &str) -> Self {
        let is =
            |action: &Json| action["kind"] == "log_custody" && action["item"] == item && action["value"][0]["event"] == event;
        self.lines.iter_mut().find(|line| is(&line["do"])).unwrap()["do"]["value"][0][column] = value.into();
        self
    }

    /// An action before all others.
    pub fn first(mut self, action: Json) -> Self {
        self.lines.insert(1, json!({"do": action}));
        self
    }

    /// An action after the first of which this is true.
    pub fn after(mut self, is: impl Fn(&Json) -> bool, action: Json) -> Self {
        let at = self.lines.iter().position(|line| is(&line["do"])).unwrap();
        self.lines.insert(at + 1, json!({"do": action}));
        self
    }

    fn sent(&mut self, request: u32) -> &mut Json {
        let send = self.lines.iter_mut().find(|line| line["do"]["kind"] == "send" && line["do"]["request"] == request);
        &mut send.unwrap()["do"]["values"]
    }

    /// A value of a sent form.
    pub fn set(mut self, request: u32, key: &str, value: impl Into<Json>) -> Self {
        self.sent(request)[key] = value.into();
        self
    }

    /// A cell of a sent form.
    pub fn cell(mut self, request: u32, key: &str, row: usize, column: &str, value: &str) -> Self {
        self.sent(request)[key][row][column] = value.into();
        if column == "value" && self.sent(request)[key][row].get("value_retyped").is_some() {
            self.sent(request)[key][row]["value_retyped"] = value.into();
        }
        self
    }

    /// Rows of identifiers, by value.
    pub fn rows(mut self, request: u32, rows: &[Json]) -> Self {
        self.sent(request)["id.rows"] = rows.to_vec().into();
        self
    }

    /// Without the actions of which this is true.
    pub fn without(mut self, drop: impl Fn(&Json) -> bool) -> Self {
        self.lines.retain(|line| !drop(&line["do"]));
        self
    }

    /// An action before the last one.
    pub fn then(mut self, action: Json) -> Self {
        let last = self.lines.len() - 1;
        self.lines.insert(last, json!({"do": action}));
        self
    }

    /// A value of the action that was put before the last one.
    pub fn set_last(mut self, key: &str, value: impl Into<Json>) -> Self {
        let at = self.lines.len() - 2;
        self.lines[at]["do"]["values"][key] = value.into();
        self
    }

    /// Without a word wherever it was written.
    pub fn clean(mut self, word: &str) -> Self {
        for line in &mut self.lines {
            *line = serde_json::from_str(&line.to_string().replace(word, "")).unwrap();
        }
        self
    }

    /// The case itself, changed.
    pub fn case(mut self, change: impl FnOnce(&mut Scenario)) -> Self {
        change(self.library.scenarios.values_mut().find(|scenario| scenario.id.as_str() == self.scenario).unwrap());
        self
    }

    /// The provider, changed.
    pub fn provider(mut self, change: impl FnOnce(&mut Provider)) -> Self {
        change(self.library.providers.values_mut().find(|provider| provider.id.as_str() == "chirplet").unwrap());
        self
    }

    /// The world after the last action.
    pub fn world(self) -> World {
        let text: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        let attempt = Attempt::parse("bench", text.as_bytes()).unwrap();
        let mut world = World::new(&Arc::new(self.library), &self.scenario.into()).unwrap();
        for line in &attempt.lines {
            world.apply(&line.action).unwrap();
        }
        world
    }

    /// The whole evaluation.
    pub fn evaluation(self) -> Evaluation {
        evaluate(&self.world())
    }

    /// Everything that is found, what hangs under another included.
    pub fn findings(self) -> Vec<Finding> {
        self.evaluation().findings.into_iter().flat_map(|finding| [vec![finding.clone()], finding.also].concat()).collect()
    }

    /// Variants and severities of the findings with this code.
    pub fn broken(self, code: u16) -> Vec<(&'static str, Severity)> {
        let of_code = |finding: &Finding| match finding.weight {
            Weight::Broken(severity) if finding.code.0 == code => Some((finding.variant, severity)),
            _ => None,
        };
        self.findings().iter().filter_map(of_code).collect()
    }

    /// Questions to oneself with this code.
    pub fn questions(self, code: u16) -> Vec<String> {
        let asked = |finding: &Finding| finding.weight == Weight::SelfCheck && finding.code.0 == code;
        self.findings().into_iter().filter(asked).map(|finding| finding.args["question"].clone()).collect()
    }
}

/// A row of identifiers.
pub(super) fn row(kind: &str, value: &str, seen: &str, role: &str) -> Json {
    json!({"id_type": kind, "value": value, "value_retyped": value, "seen_at": seen, "seen_where": "X3", "role": role})
}

/// Each of these texts in this field breaks the rule, with this variant.
pub(super) fn breaks(code: u16, request: u32, key: &str, variant: &str, texts: &[&str]) {
    for text in texts {
        let found = Bench::excellent().set(request, key, *text).broken(code);
        assert!(found.iter().any(|(found, _)| *found == variant), "E{code:02} should come for {text:?}: {found:?}");
    }
}

/// None of these texts breaks it.
pub(super) fn keeps(code: u16, request: u32, key: &str, texts: &[&str]) {
    for text in texts {
        let found = Bench::excellent().set(request, key, *text).broken(code);
        assert!(found.is_empty(), "E{code:02} should not come for {text:?}: {found:?}");
    }
}

#[test]
fn the_excellent_attempts_break_nothing() {
    let broken: Vec<_> = [Bench::excellent(), Bench::received()]
        .into_iter()
        .flat_map(Bench::findings)
        .filter(|finding| matches!(finding.weight, Weight::Broken(_)))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_rule_is_whole() {
    let mut codes = BTreeSet::new();
    let known: BTreeSet<String> = library().clause_ids().map(|id| id.to_string()).collect();
    for rule in all() {
        assert!(codes.insert(rule.code), "{} stands twice", rule.code);
        // Codes above a hundred are ours: nothing in the list of mistakes stands behind them.
        let expected: Vec<String> = (rule.code.0 < 100).then(|| format!("E{:02}", rule.code.0)).into_iter().collect();
        assert_eq!(rule.mistakes, expected, "{}", rule.code);
        for text in [rule.title, rule.why, rule.source, rule.breaks, rule.meets, rule.better] {
            assert!(!text.trim().is_empty(), "{} has an empty text", rule.code);
        }
        assert!(rule.says.iter().any(|(variant, _)| variant.is_empty()), "{}", rule.code);
        assert!(rule.causes.iter().any(|(variant, _)| variant.is_empty()), "{}", rule.code);
        // What looks at evidence reads steps, not fields; a self-check never weighs.
        let reads = !rule.reads.is_empty() || matches!(rule.judge, super::Judge::Attempt(_));
        assert!((!rule.severities.is_empty() || matches!(rule.code.0, 82 | 103)) && reads, "{}", rule.code);
        for clause in rule.cites {
            assert!(known.contains(*clause), "{} cites {clause}, which is in no document", rule.code);
        }
        let mut sorted = rule.severities.to_vec();
        sorted.sort();
        assert_eq!(rule.severities, sorted, "{}", rule.code);
    }
    assert!(codes.len() >= 57, "{}", codes.len());
}

#[test]
fn covering_has_no_circle() {
    for start in all() {
        let mut reached: BTreeSet<u16> = start.covers.iter().copied().collect();
        loop {
            let next: BTreeSet<u16> =
                all().filter(|rule| reached.contains(&rule.code.0)).flat_map(|rule| rule.covers.iter().copied()).collect();
            let before = reached.len();
            reached.extend(next);
            if reached.len() == before {
                break;
            }
        }
        assert!(!reached.contains(&start.code.0), "{} covers itself", start.code);
    }
}
