//! Workshops and their test: what is built in adds up, and what the check says of mistakes in them.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use evidesk::content::check::debrief_of;
use evidesk::content::diagnostic::{Diagnostic, Level};
use evidesk::content::lesson::Module;
use evidesk::content::load;
use evidesk::content::session::{Kept, Opens, PartKind, Session};
use evidesk::content::test::{Test, TestForm};

const TWO_DAYS: &str = "reference/sessions/two-days.ron";
const ONE_DAY: &str = "reference/sessions/one-day.ron";
const TEST: &str = "reference/tests/before-and-after.ron";

fn session(id: &str) -> Session {
    load::embedded().library.sessions.remove(id).unwrap()
}

fn the_test() -> Test {
    load::embedded().library.tests.remove("before-and-after").unwrap()
}

#[test]
fn two_days_have_every_module_and_one_day_all_but_the_capstone() {
    let modules = |session: &Session| session.parts().flat_map(|part| part.modules.clone()).collect::<BTreeSet<Module>>();
    let (two, one) = (session("two-days"), session("one-day"));
    assert_eq!((two.net_minutes, two.days.len()), (660, 2));
    assert_eq!((one.net_minutes, one.days.len()), (305, 1));
    assert_eq!(modules(&two), Module::ALL.into_iter().collect());
    assert_eq!(modules(&one), Module::ALL.into_iter().filter(|module| *module != Module::Capstone).collect());
    // The days of the plan.
    let net =
        |at: usize| two.days[at].parts.iter().filter(|part| part.kind != PartKind::Break).map(|part| part.minutes).sum::<u32>();
    assert_eq!((net(0), net(1)), (330, 330));
    assert_eq!(two.part(&"companies".into()).unwrap().at.to_string(), "13:45");
}

#[test]
fn what_is_cut_when_late_is_what_the_plan_says_and_never_the_emergency() {
    let two = session("two-days");
    let cut = |late: u32| two.catch_up(late, None).cuts.iter().map(|cut| cut.part.to_string()).collect::<Vec<_>>();
    assert!(cut(9).is_empty());
    assert_eq!(cut(10), ["m2-exercise"]);
    assert_eq!(cut(25), ["m2-exercise", "hunt"]);
    assert_eq!(cut(40), ["m2-exercise", "hunt", "m7-exercise"]);
    assert_eq!(cut(60), ["m2-exercise", "hunt", "m7-exercise", "capstone-exercise"]);
    for session in [two, session("one-day")] {
        assert!(session.never_cut.iter().any(|never| never.what == Kept::Module(Module::Emergency)));
        assert!(session.late.iter().all(|step| session.catch_up(step.minutes, None).left == 0), "{}", session.id);
    }
}

#[test]
fn a_cut_of_a_part_that_is_over_saves_nothing() {
    let two = session("two-days");
    let catching = two.catch_up(40, Some(&"m5-theory".into()));
    assert_eq!(catching.cuts.iter().map(|cut| cut.part.as_str()).collect::<Vec<_>>(), ["m7-exercise"]);
    assert_eq!(catching.gone.iter().map(|cut| cut.part.as_str()).collect::<Vec<_>>(), ["m2-exercise", "hunt"]);
    assert_eq!(catching.left, 25);
}

#[test]
fn the_part_of_a_day_is_found_by_the_clock() {
    let two = session("two-days");
    let at = |clock: &str| {
        let now = evidesk::content::time::Clock::parse(clock).unwrap();
        two.days[0].at(now).map(|part| part.id.to_string())
    };
    assert_eq!(at("08:59"), None);
    assert_eq!(at("09:00").as_deref(), Some("opening"));
    assert_eq!(at("10:24").as_deref(), Some("m1-debrief"));
    assert_eq!(at("10:25").as_deref(), Some("break-1"));
    assert_eq!(at("16:15"), None);
}

#[test]
fn every_case_that_a_debrief_opens_has_its_script() {
    let library = load::embedded().library;
    let mut scripts = 0;
    for part in
        library.sessions.values().flat_map(Session::parts).filter(|part| part.kind == PartKind::Debrief && part.steps.is_empty())
    {
        for opens in &part.opens {
            if let Opens::Case { id, .. } = opens {
                let script = debrief_of(&library.sources, id).unwrap();
                assert!(!script.contains("## "), "{id}: only this section");
                scripts += 1;
            }
        }
    }
    assert!(scripts > 5, "{scripts}");
}

#[test]
fn both_forms_ask_about_every_module_and_about_mistakes_that_are_judged() {
    let test = the_test();
    assert_eq!(test.minutes, 10);
    let known: BTreeSet<&str> = evidesk::assess::rules::all().flat_map(|rule| rule.mistakes.iter().copied()).collect();
    for form in [TestForm::A, TestForm::B] {
        let mut modules: BTreeMap<Module, usize> = BTreeMap::new();
        for item in test.form(form) {
            *modules.entry(item.module).or_default() += 1;
            assert!(known.contains(item.mistake.as_str()), "{}: {}", item.id, item.mistake);
        }
        assert_eq!(modules.len(), Module::ALL.len(), "form {}", form.letter());
    }
}

/// What the check says of a built-in document with some edits.
fn said(path: &str, edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut text = fs::read_to_string(root.join(path)).unwrap();
    for (from, to) in edits {
        assert!(text.contains(from), "{path} has no {from}");
        text = text.replacen(from, to, 1);
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, text).unwrap();
    load::for_checking(&[&file]).diagnostics.into_iter().filter(|it| it.severity == Level::Error).collect()
}

#[test]
fn what_is_built_in_has_no_mistake() {
    for path in [TWO_DAYS, ONE_DAY, TEST] {
        assert!(said(path, &[]).is_empty(), "{path}: {:#?}", said(path, &[]));
    }
}

#[test]
fn mistakes_in_a_workshop_are_told_at_their_place() {
    for (edits, code) in [
        // Times.
        (&[("at: \"09:25\", minutes: 20", "at: \"09:30\", minutes: 20")][..], "time-gap"),
        (&[("at: \"16:05\", minutes: 10, kind: Closing", "at: \"16:05\", minutes: 15, kind: Closing")], "minutes"),
        (&[("at: \"09:25\"", "at: \"9:25\"")], "bad-value"),
        (&[("(minutes: 30, does: \"The five questions", "(minutes: 20, does: \"The five questions")], "minutes"),
        // What is named.
        (&[("Lesson(\"preservation\")", "Lesson(\"preservations\")")], "unknown-lesson"),
        (&[("Card(\"preservation\")", "Card(\"preservations\")")], "unknown-lesson"),
        (&[("Case(id: \"locked-trailer\")", "Case(id: \"locked-trailers\")")], "unknown-case"),
        (&[("{\"f1\": []}", "{\"f9\": []}")], "unknown-form"),
        (&[("{\"f1\": []}", "{\"f1\": [\"pres.whi\"]}")], "unknown-field-key"),
        // A field of the form that the case has filled in already.
        (&[("{\"f1\": []}", "{\"f1\": [\"hdr.date\"]}")], "unknown-field-key"),
        (&[("Test(id: \"before-and-after\"", "Test(id: \"before-and-afters\"")], "unknown-test"),
        (&[("id: \"break-2\"", "id: \"break-1\"")], "duplicate-id"),
        // Order in a module.
        (
            &[("minutes: 20, kind: Theory, modules: [CrimesAndLaw]", "minutes: 20, kind: Drill, modules: [CrimesAndLaw]")],
            "module-order",
        ),
        (
            &[("minutes: 15, kind: Theory, modules: [Emergency]", "minutes: 15, kind: Exercise, modules: [Emergency]")],
            "module-order",
        ),
        (&[("net_minutes: 660,", "net_minutes: 660, leaves_out: [Handling],")], "left-out"),
        (&[("minutes: 20, kind: Theory, modules: [CrimesAndLaw]", "minutes: 20, kind: Theory")], "no-module"),
        // Tests.
        (&[("sitting: Before", "sitting: After"), ("sitting: After", "sitting: Before")], "ok"),
        (&[("sitting: Before", "sitting: After")], "no-test"),
        (&[("kind: Test, title: \"Test after\"", "kind: Drill, title: \"Test after\"")], "no-test"),
        // The script of a debrief.
        (
            &[(
                "title: \"Debrief: The reporter\",\n                    does: \"Follow the script in the notes of the case.\",\n                    leads: \"Facilitator\",\n                    opens: [Case(id: \"not-this-one\")],",
                "title: \"Debrief: The reporter\",\n                    does: \"Talk.\",\n                    leads: \"Facilitator\",",
            )],
            "no-script",
        ),
        // Being late.
        (&[("part: \"hunt\", saves: 30", "part: \"hunts\", saves: 30")], "unknown-part"),
        (&[("part: \"hunt\", saves: 30", "part: \"hunt\", saves: 31")], "minutes"),
        (&[("part: \"hunt\", saves: 30", "part: \"hunt\", saves: 5")], "late-sum"),
        (&[("(minutes: 25, cuts", "(minutes: 9, cuts")], "late-order"),
        (&[("part: \"hunt\", saves: 30", "part: \"m5-exercise\", saves: 30")], "never-cut"),
        (&[("part: \"hunt\", saves: 30", "part: \"m4-debrief\", saves: 15")], "never-cut"),
        (&[("Part(\"purge\")", "Part(\"purges\")")], "unknown-part"),
    ] {
        let found = said(TWO_DAYS, edits);
        if code == "ok" {
            assert!(found.is_empty(), "{edits:?}: {found:#?}");
        } else {
            let one = found.iter().find(|it| it.code == code).unwrap_or_else(|| panic!("{edits:?}: no {code} in {found:#?}"));
            assert!(one.line > 1 || code == "minutes", "{edits:?}: {one:#?}");
        }
    }
}

#[test]
fn mistakes_in_a_test_are_told_at_their_place() {
    let right = "(text: \"No means and no exploitation\", right: true,";
    for (edits, code) in [
        (&[(right, "(text: \"No means and no exploitation\",")][..], "right-answers"),
        (&[("(text: \"She crossed a border\",", "(text: \"She crossed a border\", right: true,")], "right-answers"),
        (&[("cites: [\"veil/3.5\", \"un-iccpr/17\"]", "cites: [\"veil/3.9\", \"un-iccpr/17\"]")], "unknown-clause"),
        (&[("mistake: \"E36\"", "mistake: \"E37\"")], "not-parallel"),
        (&[("module: DataAndRights", "module: Handling")], "not-parallel"),
        (&[("difficulty: Weigh", "difficulty: Recall")], "not-parallel"),
        (&[("mistake: \"E10\"", "mistake: \"E99\"")], "unknown-mistake"),
        (&[("id: \"b-crime\"", "id: \"a-crime\"")], "duplicate-id"),
        (&[("why: \"A trafficked person may cross one too. A border decides nothing here.\"", "why: \"\"")], "empty"),
        (
            &[
                (
                    "ask: \"Your draft for messages from a company abroad is ready. Whose signature makes it a request between States?\"",
                    "ask: \"Who sends a request for legal assistance from Pakistan?\"",
                ),
                (
                    "That of the Interior Secretary or a delegate",
                    "The Secretary, Ministry of Interior, or a delegate from Joint Secretary up",
                ),
            ],
            "same-as-lesson",
        ),
        (
            &[(
                "                (text: \"She crossed a border\", why: \"A trafficked person may cross one too. A border decides nothing here.\", cites: [\"pk-ptpa/3\", \"pk-psma/3\"]),\n",
                "",
            )],
            "count",
        ),
    ] {
        let found = said(TEST, edits);
        let one = found.iter().find(|it| it.code == code).unwrap_or_else(|| panic!("{edits:?}: no {code} in {found:#?}"));
        assert!(one.line > 1, "{edits:?}: {one:#?}");
    }
}

/// The answers of each item in such an order that the right one stands at these places.
fn with_rights_at(text: &str, places: &[usize]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let starts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].trim() == "options: [").collect();
    for (start, place) in starts.iter().zip(places) {
        let options: Vec<String> = lines[start + 1..start + 5].to_vec();
        let right = options.iter().position(|line| line.contains("right: true")).unwrap();
        let mut ordered: Vec<String> =
            options.iter().enumerate().filter(|(at, _)| *at != right).map(|(_, line)| line.clone()).collect();
        ordered.insert(*place, options[right].clone());
        lines.splice(start + 1..start + 5, ordered);
    }
    lines.join("\n")
}

#[test]
fn places_of_right_answers_that_can_be_guessed_are_told() {
    let whole = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(TEST)).unwrap();
    let good = [2, 0, 3, 1, 1, 2, 0, 3, 2, 1];
    let folder = tempfile::tempdir().unwrap();
    let codes = |places: &[usize]| {
        let file = folder.path().join(TEST);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, with_rights_at(&whole, places)).unwrap();
        let found = load::for_checking(&[&file]).diagnostics;
        found.iter().filter(|it| it.severity == Level::Error).map(|it| it.code.to_string()).collect::<Vec<_>>()
    };
    assert!(codes(&good).is_empty());
    for pattern in [[0; 10], [0, 1, 2, 3, 0, 1, 2, 3, 0, 1], [2, 2, 2, 1, 0, 3, 1, 0, 3, 1]] {
        assert!(codes(&pattern).contains(&"answer-pattern".to_owned()), "{pattern:?}");
    }
    // The same places in both forms.
    let twice: Vec<usize> = good.iter().chain(&good).copied().collect();
    assert_eq!(codes(&twice), ["answer-pattern"]);
}
