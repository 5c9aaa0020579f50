//! The commands as scripts see them: exit status, names of JSON members, errors with file and line; and the
//! examples of the authoring guide, run as they stand.

// Helpers too: in a test a panic is the report.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Said {
    status: i32,
    out: String,
    err: String,
}

fn evidesk(arguments: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_evidesk")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { status: output.status.code().expect("it was not killed"), out: text(output.stdout), err: text(output.stderr) }
}

impl Said {
    /// Standard output as one JSON object a line, and nothing else.
    fn json(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
    }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn golden(name: &str) -> String {
    root(&format!("scenarios/first-hours/attempts/{name}.attempt.jsonl")).display().to_string()
}

#[track_caller]
fn has(object: &Value, members: &[&str]) {
    for member in members {
        assert!(object.get(member).is_some(), "no {member} in {object}");
    }
}

/// A file in a folder that is gone after the test.
fn file(name: &str, bytes: &[u8]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path.display().to_string())
}

/// The fenced blocks of the authoring guide in a language.
fn blocks(language: &str) -> Vec<String> {
    let guide = fs::read_to_string(root("scenarios/README.md")).unwrap();
    let fences = guide.split("```").collect::<Vec<_>>();
    fences.iter().skip(1).step_by(2).filter_map(|block| Some(block.strip_prefix(&format!("{language}\n"))?.to_owned())).collect()
}

#[test]
fn check_is_silent_and_zero_for_the_content_of_the_program() {
    let said = evidesk(&["check", "--json"]);
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
    assert!(said.json().iter().all(|diagnostic| diagnostic["severity"] != "error"));
}

#[test]
fn check_says_what_is_wrong_where_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("bad-case");
    fs::create_dir(&case).unwrap();
    fs::write(case.join("scenario.ron"), "(\n    id: \"bad-case\",\n    titel: \"x\",\n)\n").unwrap();
    let said = evidesk(&["check", folder.path().to_str().unwrap(), "--json"]);
    assert_eq!(said.status, 1, "{}", said.out);
    let members = ["path", "line", "column", "end_line", "end_column", "severity", "code", "message", "help"];
    for diagnostic in said.json() {
        has(&diagnostic, &members);
    }
    assert!(said.json().iter().any(|found| found["severity"] == "error" && found["line"].as_u64() > Some(1)));
}

#[test]
fn grade_tells_scores_findings_and_places() {
    let said = evidesk(&["grade", "--json", &golden("poor"), &golden("excellent")]);
    assert_eq!(said.status, 0, "{}", said.err);
    let graded = said.json();
    assert_eq!(graded.len(), 2);
    for line in &graded {
        has(line, &["file", "scenario", "scenario_digest", "engine", "integrity", "digest_matches", "outcome", "score"]);
        let dimensions = ["legal", "necessity", "procedure", "precision", "rights", "admissibility", "timeliness"];
        has(&line["dimensions"], &dimensions);
        assert!(line["scenario_digest"].as_str().unwrap().starts_with("sha256:"));
        assert_eq!((&line["integrity"], &line["digest_matches"]), (&Value::from("unsealed"), &Value::from(true)));
        for request in line["requests"].as_array().unwrap() {
            has(request, &["request", "form", "outcome", "items", "score"]);
            request["items"].as_array().unwrap().iter().for_each(|item| has(item, &["item", "answer"]));
        }
        for finding in line["findings"].as_array().unwrap() {
            has(finding, &["code", "mistakes", "criterion", "severity", "dimensions", "place"]);
            has(finding, &["message", "better", "consequence", "cites", "also"]);
            has(&finding["place"], &["action", "request", "form", "field", "row", "column", "span"]);
            assert!(!finding["message"].as_str().unwrap().is_empty(), "{finding}");
        }
    }
    assert!(graded[0]["score"].as_u64() < graded[1]["score"].as_u64());
    let people = evidesk(&["grade", &golden("poor")]);
    assert!(people.status == 0 && people.out.contains("of 100") && people.out.contains("EE-"));
}

#[test]
fn a_file_that_cannot_be_graded_is_named_with_its_line() {
    let whole = fs::read(golden("poor")).unwrap();
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    let cut_inside = [lines[0], &lines[1][..20], b"\n", lines[2]].concat();
    let unknown_exhibit = [lines[0], br#"{"do":{"kind":"open_exhibit","id":"x99"}}"#, b"\n"].concat();
    let unknown_case = br#"{"evidesk":1,"scenario":"no-such-case"}"#;
    let newer = br#"{"evidesk":7,"scenario":"first-hours"}"#;
    let bad_member = [lines[0], br#"{"do":{"kind":"wait"}}"#, b"\n"].concat();
    for (name, bytes, says) in [
        ("cut", cut_inside.as_slice(), "cut:2:"),
        ("exhibit", &unknown_exhibit, "exhibit:2:"),
        ("case", unknown_case, "case:1:"),
        ("newer", newer, "newer:1:"),
        ("member", &bad_member, "member:2:"),
        ("binary", &[0x7f, b'E', b'L', b'F', 0xff, 0, b'\n', 0xfe], "binary:1:"),
        ("empty", b"", "empty: "),
    ] {
        let (_folder, path) = file(name, bytes);
        let said = evidesk(&["grade", "--json", &path]);
        assert_eq!(said.status, 2, "{name}: {}", said.err);
        assert!(said.out.is_empty() && said.err.contains(says), "{name}: {}", said.err);
        assert!(!said.err.contains("panicked"), "{}", said.err);
    }
    let said = evidesk(&["grade", "--json", "no-such-file", &golden("poor")]);
    assert!(said.status == 2 && said.err.contains("no-such-file") && said.json().len() == 1, "the others are graded");
}

#[test]
fn an_altered_or_torn_file_is_graded_and_says_so() {
    let whole = fs::read_to_string(golden("poor")).unwrap();
    let torn = &whole[..whole.len() - 30];
    let (_folder, path) = file("torn", torn.as_bytes());
    let said = evidesk(&["grade", "--json", &path]);
    assert_eq!((said.status, &said.json()[0]["integrity"]), (0, &Value::from("incomplete")), "{}", said.err);
    assert!(said.err.contains("torn"), "{}", said.err);
    let chain = "0".repeat(64);
    let changed = whole.replacen("\"A03\"]", &format!("\"A03\"], \"started\": \"\", \"chain\":\"{chain}\""), 1);
    let changed = changed.replacen(", \"started\": \"2026-11-24T04:00:00Z\"}", "}", 1);
    let (_folder, path) = file("altered", changed.as_bytes());
    let said = evidesk(&["grade", "--json", &path]);
    assert_eq!((said.status, &said.json()[0]["integrity"]), (1, &Value::from("altered")), "{}", said.err);
}

#[test]
fn any_bytes_are_graded_or_refused_and_never_a_crash() {
    let whole = fs::read(golden("typical")).unwrap();
    let mut seed = 7u64;
    for _ in 0..40 {
        let mut bytes = whole.clone();
        for _ in 0..3 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 20) as usize % bytes.len();
            match seed % 3 {
                0 => bytes[at] = (seed >> 56) as u8,
                1 => bytes.truncate(at.max(1)),
                _ => drop(bytes.splice(at..at, [b'{', b'"', 0xc3])),
            }
        }
        let (_folder, path) = file("any", &bytes);
        let said = evidesk(&["grade", "--json", &path]);
        assert!((0..=2).contains(&said.status) && !said.err.contains("panicked"), "{}", said.err);
    }
}

#[test]
fn the_rule_book_is_listed_and_explained() {
    let said = evidesk(&["rules", "--json"]);
    assert_eq!(said.status, 0);
    let rules = said.json();
    assert!(!rules.is_empty());
    for rule in &rules {
        has(rule, &["code", "title", "mistakes", "dimensions", "severity", "severities", "why", "source", "cites"]);
        has(rule, &["asked_by", "reads", "covers", "breaks", "meets"]);
    }
    let code = rules[0]["code"].as_str().unwrap();
    let one = evidesk(&["explain", code]);
    assert!(one.status == 0 && one.out.contains(code) && one.out.contains(rules[0]["why"].as_str().unwrap()));
    let none = evidesk(&["explain", "EE-999"]);
    assert!(none.status == 2 && none.out.is_empty() && none.err.contains("evidesk rules"));
}

#[test]
fn bad_usage_is_two_and_help_is_zero() {
    for arguments in [&["grade"][..], &["--no-such-flag"], &["explain"], &["check", "/no/such/folder"], &["rules", "extra"]] {
        let said = evidesk(arguments);
        assert!(said.status == 2 && said.out.is_empty() && !said.err.is_empty(), "{arguments:?}: {}", said.err);
    }
    assert_eq!(evidesk(&["--content", "/no/such/folder", "rules"]).status, 2);
    assert_eq!(evidesk(&["--help"]).status, 0);
    assert_eq!(evidesk(&["--version"]).status, 0);
}

#[test]
fn the_guide_shows_every_kind_of_action_and_its_attempt_is_graded() {
    let attempt = blocks("jsonl").remove(0);
    let kinds: BTreeSet<String> = attempt
        .lines()
        .filter_map(|line| Some(serde_json::from_str::<Value>(line).unwrap()["do"]["kind"].as_str()?.to_owned()))
        .collect();
    let source = fs::read_to_string(root("src/case/attempt/line.rs")).unwrap();
    let table = source.split("const KINDS").nth(1).unwrap().split('[').nth(2).unwrap().split(']').next().unwrap();
    let known: BTreeSet<String> = table.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(known.len() >= 30);
    assert_eq!(kinds, known);
    let (_folder, path) = file("guide.attempt.jsonl", attempt.as_bytes());
    let said = evidesk(&["grade", "--json", &path]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    assert_eq!(said.json()[0]["integrity"], "unsealed");
}

#[test]
fn the_case_of_the_guide_is_whole_and_its_golden_attempt_is_played() {
    let (case, expected) = (&blocks("ron")[0], &blocks("ron")[1]);
    let folder = tempfile::tempdir().unwrap();
    let attempts = folder.path().join("lost-page/attempts");
    fs::create_dir_all(&attempts).unwrap();
    fs::write(folder.path().join("lost-page/scenario.ron"), case).unwrap();
    let path = folder.path().to_str().unwrap();
    let said = evidesk(&["check", path, "--json"]);
    // All that is missing is the golden attempt.
    let codes: Vec<Value> = said.json().iter().map(|found| found["code"].clone()).collect();
    assert_eq!((said.status, codes), (0, vec![Value::from("no-excellent")]), "{}", said.out);
    // Nothing was sent: that is not what the author expects of an excellent attempt.
    let header = r#"{"evidesk":1,"scenario":"lost-page","scenario_digest":"golden"}"#;
    let close = r#"{"do":{"kind":"close","why":""}}"#;
    fs::write(attempts.join("excellent.attempt.jsonl"), format!("{header}\n{close}\n")).unwrap();
    fs::write(attempts.join("excellent.expected.ron"), expected).unwrap();
    let said = evidesk(&["check", path, "--golden", "--json"]);
    assert_eq!(said.status, 1, "{}", said.out);
    assert!(said.json().iter().all(|found| found["path"].as_str().unwrap().contains("excellent")));
    // The folder of content goes before the command as well.
    let attempt = attempts.join("excellent.attempt.jsonl").display().to_string();
    let said = evidesk(&["--content", path, "grade", "--json", &attempt]);
    assert_eq!((said.status, &said.json()[0]["outcome"]), (0, &Value::from("lost")), "{}", said.err);
}

#[cfg(feature = "pdf")]
#[test]
fn an_attempt_is_printed_form_by_form_with_training_in_each_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("prints");
    let said = evidesk(&["export", &golden("excellent"), "--pdf", &out.display().to_string()]);
    assert_eq!(said.status, 0, "{}", said.err);
    let mut names: Vec<String> =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["debrief.pdf", "request-1-f1.pdf", "request-2-f2.pdf", "request-3-h-order.pdf"]);
    for name in names {
        let bytes = fs::read(out.join(&name)).unwrap();
        assert!(bytes.starts_with(b"%PDF-"), "{name}");
        let wide: Vec<u8> = "TRAINING".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let has = |wanted: &[u8]| bytes.windows(wanted.len()).any(|part| part == wanted);
        assert!(has(b"TRAINING") || has(&wide), "{name} says nowhere that it is for training");
    }
    assert_eq!(evidesk(&["export", "no-such.attempt.jsonl", "--pdf", &out.display().to_string()]).status, 2);
}

#[cfg(feature = "pdf")]
#[test]
fn the_cards_of_all_lessons_are_written() {
    let folder = tempfile::TempDir::new().unwrap();
    let said = evidesk(&["cards", "--pdf", &folder.path().display().to_string()]);
    assert_eq!(said.status, 0, "{}", said.err);
    let written: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(written.len(), 8);
    assert!(written.iter().all(|file| std::fs::read(file).unwrap().starts_with(b"%PDF")));
    // A file is no folder.
    assert_eq!(evidesk(&["cards", "--pdf", &written[0].display().to_string()]).status, 2);
}
