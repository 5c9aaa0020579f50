//! Golden attempts played: what the author expected beside what is found, and which rules they exercise.

use super::evaluate::evaluate;
use super::finding::{Finding, RuleCode, Weight};
use super::rules;
use crate::case::World;
use crate::case::attempt::Attempt;
use crate::content::data::Measure;
use crate::content::diagnostic::{Diagnostic, Level};
use crate::content::id::ProviderId;
use crate::content::policy::Term;
use crate::content::scenario::{CertificateFault, Fault, Package, Zone};
use crate::content::{GoldenFile, Library, load, place};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

/// What an author expects of an attempt.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Word of the outcome.
    pub outcome: String,
    /// Least and most points.
    pub score: (u32, u32),
    /// Codes that must come.
    #[serde(default)]
    pub must: Vec<String>,
    /// Codes that must not come.
    #[serde(default)]
    pub must_not: Vec<String>,
}

/// A golden attempt that was played.
#[derive(Clone, Debug, Default)]
pub struct Played {
    /// Its scenario and its name: `first-hours/poor`.
    pub name: String,
    /// Rules that were broken.
    pub broken: BTreeSet<RuleCode>,
    /// Rules that were met.
    pub met: BTreeSet<RuleCode>,
    /// Measures that were sent, with the company whose data they are about.
    pub sent: BTreeSet<(Measure, Option<ProviderId>)>,
    /// Where it differs from what its author expects.
    pub diagnostics: Vec<Diagnostic>,
}

/// Plays every golden attempt of a library; each difference is a diagnostic.
pub fn play(library: &Arc<Library>) -> Vec<Played> {
    library.golden.iter().map(|golden| one(library, golden)).collect()
}

/// Reads what authors expect, and plays nothing.
pub fn expectations(library: &Library) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let example = library.example.iter().flat_map(|example| &example.golden);
    for (path, text) in library.golden.iter().chain(example).filter_map(|golden| golden.expected.as_ref()) {
        load::document::<Expected>(path, text, &mut diagnostics);
    }
    diagnostics
}

/// Plays the attempts of the example: they are held to what their author expects, and stand in no table.
pub fn play_example(library: &Arc<Library>) -> Vec<Played> {
    library.example.iter().flat_map(|example| &example.golden).map(|golden| one(library, golden)).collect()
}

fn one(library: &Arc<Library>, golden: &GoldenFile) -> Played {
    let file = golden.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = format!("{}/{}", golden.scenario, file.trim_end_matches(".attempt.jsonl"));
    let mut played = Played { name, ..Played::default() };
    let stop = |line: usize, message: String| {
        let start = place::offset(&golden.attempt, line, 1);
        vec![say(&golden.path, &golden.attempt, start..start, message)]
    };
    let attempt = match Attempt::parse(&golden.path, golden.attempt.as_bytes()) {
        Ok(attempt) => attempt,
        Err(error) => return Played { diagnostics: stop(error.line.unwrap_or(1), error.fault.to_string()), ..played },
    };
    let mut world = match World::new(library, &golden.scenario) {
        Ok(world) => world,
        Err(error) => return Played { diagnostics: stop(1, error.to_string()), ..played },
    };
    for line in &attempt.lines {
        if let Err(error) = world.apply(&line.action) {
            return Played { diagnostics: stop(line.n as usize + 1, error.to_string()), ..played };
        }
    }
    let evaluation = evaluate(&world);
    for finding in &evaluation.findings {
        let codes = match finding.weight {
            Weight::Broken(_) => &mut played.broken,
            Weight::Met => &mut played.met,
            Weight::SelfCheck => continue,
        };
        codes.extend(std::iter::once(finding).chain(&finding.also).map(|finding: &Finding| finding.code));
    }
    let sent = world.requests().iter().filter(|dossier| !dossier.sendings.is_empty() || dossier.measure == Measure::Nothing);
    played.sent = sent.map(|dossier| (dossier.measure, dossier.provider.clone())).collect();
    let Some((path, text)) = &golden.expected else { return played };
    let Some(expected) = load::document::<Expected>(path, text, &mut played.diagnostics) else { return played };
    let mut differs = |place: &str, message: String| {
        let span = place::tree(text).map_or(0..0, |tree| tree.place(place));
        played.diagnostics.push(say(path, text, span, message));
    };
    if evaluation.outcome != expected.outcome {
        differs("outcome", format!("the outcome is “{}”, expected “{}”", evaluation.outcome, expected.outcome));
    }
    let (least, most) = expected.score;
    if !(least..=most).contains(&evaluation.score) {
        differs("score", format!("the score is {}, expected {least} to {most}", evaluation.score));
    }
    let came: BTreeSet<String> = played.broken.iter().map(RuleCode::to_string).collect();
    for (at, code) in expected.must.iter().enumerate().filter(|(_, code)| !came.contains(*code)) {
        differs(&format!("must[{at}]"), format!("{code} was expected and did not come"));
    }
    for (at, code) in expected.must_not.iter().enumerate().filter(|(_, code)| came.contains(*code)) {
        differs(&format!("must_not[{at}]"), format!("{code} came and must not"));
    }
    played
}

fn say(path: &str, text: &str, span: place::Span, message: String) -> Diagnostic {
    Diagnostic::at(path, text, span, Level::Error, "golden", message, "mend the attempt, the expectation, or the content")
}

/// Which rule came in which attempt, for people.
pub fn matrix(played: &[Played]) -> String {
    let mut text = String::new();
    if played.is_empty() {
        return text;
    }
    let _ = writeln!(text, "Golden attempts (x broken, + met, . silent):");
    for (at, attempt) in played.iter().enumerate() {
        let _ = writeln!(text, "  {:>2}  {}", at + 1, attempt.name);
    }
    let heads: String = (1..=played.len()).map(|at| format!("{at:>3}")).collect();
    let _ = writeln!(text, "\n        {heads}");
    let rules: BTreeMap<RuleCode, &str> = rules::all().map(|rule| (rule.code, rule.title)).collect();
    for (code, title) in &rules {
        let sign = |attempt: &Played| match (attempt.broken.contains(code), attempt.met.contains(code)) {
            (true, _) => "  x",
            (false, true) => "  +",
            (false, false) => "  .",
        };
        let signs: String = played.iter().map(sign).collect();
        let _ = writeln!(text, "{code:<8}{signs}  {title}");
    }
    let never = |tried: &dyn Fn(&Played) -> bool| !played.iter().any(tried);
    // A rule that only asks is never broken.
    let breakable: Vec<RuleCode> = rules::all().filter(|rule| !rule.severities.is_empty()).map(|rule| rule.code).collect();
    let unbroken: Vec<String> =
        breakable.iter().filter(|code| never(&|attempt| attempt.broken.contains(code))).map(RuleCode::to_string).collect();
    let _ = writeln!(text, "\n{} of {} rules are broken by an attempt.", breakable.len() - unbroken.len(), breakable.len());
    if !unbroken.is_empty() {
        let _ = writeln!(text, "Broken by none: {}", unbroken.join(", "));
    }
    text
}

/// How many attempts send each measure to each company, for people; steps at home go to none.
pub fn measures(library: &Library, played: &[Played]) -> String {
    let mut text = String::from("\nMeasures by company (attempts that send them):\n");
    let companies: Vec<Option<&ProviderId>> = library.providers.keys().map(Some).chain([None]).collect();
    let name = |company: &Option<&ProviderId>| company.map_or("none", |company| company.as_str()).to_owned();
    let heads: String = companies.iter().map(|company| format!("{:>11}", name(company))).collect();
    let _ = writeln!(text, "{:15}{heads}", "");
    let mut never = Vec::new();
    for measure in Measure::ALL {
        let count = |company: &Option<&ProviderId>| {
            played.iter().filter(|attempt| attempt.sent.contains(&(measure, company.cloned()))).count()
        };
        let counts: Vec<usize> = companies.iter().map(count).collect();
        if counts.iter().all(|count| *count == 0) {
            never.push(measure.key());
        }
        let shown: String =
            counts.iter().map(|count| if *count == 0 { format!("{:>11}", ".") } else { format!("{count:>11}") }).collect();
        let _ = writeln!(text, "{:15}{shown}", measure.key());
    }
    let silent: Vec<&str> = library
        .providers
        .keys()
        .filter(|company| !played.iter().any(|attempt| attempt.sent.iter().any(|(_, of)| of.as_ref() == Some(company))))
        .map(ProviderId::as_str)
        .collect();
    for (what, missing) in [("Measures that no attempt sends", never), ("Companies that no attempt writes to", silent)] {
        if !missing.is_empty() {
            let _ = writeln!(text, "{what}: {}", missing.join(", "));
        }
    }
    text
}

/// Which faults lie in a package of some case that is handled, and which in none, for people.
pub fn faults(library: &Library) -> String {
    let packages = || library.scenarios.values().filter(|case| case.handling).flat_map(|case| &case.packages);
    let pieces = || packages().flat_map(|package| &package.pieces);
    if packages().next().is_none() {
        return String::new();
    }
    let mut known: Vec<(String, bool)> =
        Fault::ALL.into_iter().map(|fault| (format!("{fault:?}"), pieces().any(|piece| piece.faults.contains(&fault)))).collect();
    known.extend(
        CertificateFault::ALL
            .into_iter()
            .map(|fault| (format!("certificate {fault:?}"), packages().any(|package| has_fault(package, fault)))),
    );
    let gap = packages().any(|package| package.custody.iter().any(|entry| entry.gap_after));
    let other_time = packages().any(|package| package.zone != Zone::Utc);
    known.push(("gap in the log that came".to_owned(), gap));
    known.push(("time of another State".to_owned(), other_time));
    known.push(("answers no request".to_owned(), packages().any(|package| package.forged)));
    let absent: Vec<&str> = known.iter().filter(|(_, there)| !there).map(|(name, _)| name.as_str()).collect();
    let mut text = format!("\n{} of {} faults of packages lie in a case.\n", known.len() - absent.len(), known.len());
    if !absent.is_empty() {
        let _ = writeln!(text, "In no package: {}", absent.join(", "));
    }
    text
}

/// A certificate lists what was hashed, so that a list that differs need not be declared.
fn has_fault(package: &Package, fault: CertificateFault) -> bool {
    let list = [Fault::NotListed, Fault::Absent, Fault::Renamed];
    let differs = || package.pieces.iter().any(|piece| list.iter().any(|known| piece.faults.contains(known)));
    package.certificate_faults.contains(&fault) || (fault == CertificateFault::ListDiffers && package.certificate && differs())
}

/// Clauses that no rule, case, lesson, form or other text cites by its id, and that tell the engine nothing: they are
/// there to be read. For people.
pub fn uncited(library: &Library) -> String {
    let known: BTreeSet<String> = library.clause_ids().map(|id| id.to_string()).collect();
    let mut cited: BTreeSet<&str> = rules::all().flat_map(|rule| rule.cites.iter().copied()).collect();
    // An id stands in quotation marks wherever it is cited.
    cited.extend(library.sources.files.iter().flat_map(|source| source.text().split('"')).filter(|part| known.contains(*part)));
    let told = library.providers.values().flat_map(|provider| {
        let works = provider.clauses.iter().filter(|clause| clause.policy.iter().any(|term| !matches!(term, Term::Note(_))));
        works.map(|clause| provider.clause_id(clause).to_string())
    });
    let told: BTreeSet<String> = told.collect();
    let left: Vec<&str> = known.iter().map(String::as_str).filter(|id| !cited.contains(id) && !told.contains(*id)).collect();
    if left.is_empty() {
        return String::new();
    }
    format!("\n{} of {} clauses are cited by nothing, and only read: {}\n", left.len(), known.len(), left.join(", "))
}
