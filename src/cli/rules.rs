//! `evidesk rules` and `evidesk explain CODE`: the rule book, from the items that judge.

use crate::assess::finding::{RuleCode, Weight};
use crate::assess::rules::{self, Rule};
use serde_json::json;

fn severities(rule: &Rule) -> Vec<&'static str> {
    rule.severities.iter().map(|severity| Weight::Broken(*severity).key()).collect()
}

/// Prints the rule book.
pub fn list(as_json: bool) -> u8 {
    for rule in rules::all() {
        if as_json {
            let dimensions: Vec<&str> = std::iter::once(rule.dimensions.0).chain(rule.dimensions.1).map(|d| d.key()).collect();
            let worst = rule.severities.iter().max().map(|severity| Weight::Broken(*severity).key());
            let reads: Vec<String> = rule.reads.iter().map(|role| role.key()).collect();
            let covers: Vec<String> = rule.covers.iter().map(|code| RuleCode(*code).to_string()).collect();
            let line = json!({
                "code": rule.code.to_string(), "title": rule.title, "mistakes": rule.mistakes, "dimensions": dimensions,
                "severity": worst, "severities": severities(rule), "why": rule.why, "source": rule.source, "cites": rule.cites,
                "asked_by": rule.asked_by, "reads": reads, "covers": covers, "breaks": rule.breaks, "meets": rule.meets,
            });
            println!("{line}");
        } else {
            println!("{}  {}", rule.code, rule.title);
        }
    }
    0
}

/// Prints one rule.
pub fn explain(code: &str) -> u8 {
    let Some(rule) = RuleCode::parse(code).and_then(rules::by_code) else {
        eprintln!("evidesk: there is no rule {code}; `evidesk rules` lists them");
        return 2;
    };
    println!("{}: {} ({})\n\n{}\n", rule.code, rule.title, rule.mistakes.join(", "), rule.why);
    println!("Weighs:  {}\nSource:  {}\nCites:   {}", severities(rule).join(", "), rule.source, rule.cites.join(", "));
    println!("Asked:   {}", rule.asked_by.unwrap_or("by law or good practice"));
    println!("\nBreaks it:  {}\nMeets it:   {}", rule.breaks, rule.meets);
    0
}
