use super::*;
use serde::de::Error as _;

/// Written with `printf` and `sha256sum`, not with this program.
const VECTOR: &str = r#"{"evidesk":1,"scenario":"first-hours","scenario_digest":"golden","mode":"practice","participants":["A01"],"started":"2026-11-24T04:00:00Z","chain":"c7d6717d1b7d6b917b98e373db5da5e09949f525463817b9f3bd81af4c13542a"}
{"n":1,"wall":"2026-11-24T04:00:05Z","case_time":"2023-02-07T17:20+05:00","do":{"kind":"open_exhibit","id":"x1"},"chain":"8f5906f2528b642db002dd18188ac3e7ba89c9ac34e2778d39fdffbe2b819f6f"}
{"n":2,"wall":"2026-11-24T04:00:09Z","case_time":"2023-02-07T17:20+05:00","do":{"kind":"note","text":"Überfällig — ‘,\"chain\":\"’"},"chain":"604b9c6becc8231a403073b05599c135d591bf9475eed13a9344de7ddc1324dd"}
{"n":3,"wall":"2026-11-24T04:00:11Z","case_time":"2023-02-07T17:25+05:00","do":{"kind":"close","why":"done"},"chain":"1064eaa22117191d7aaaa9a009b299f5c12c2c4ad7be6b15428b534a2b66c2d4"}
"#;

const HEAD: &str = "{\"evidesk\":1,\"scenario\":\"s\"}\n";
const CLOSE: &str = "{\"n\":2,\"do\":{\"kind\":\"close\"}}\n";

fn read(text: &str) -> Attempt {
    Attempt::parse("a.jsonl", text.as_bytes()).unwrap()
}

fn fault(text: &str) -> String {
    Attempt::parse("a.jsonl", text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_sealed_and_closed_file_is_intact_and_is_written_again_byte_for_byte() {
    let attempt = read(VECTOR);
    assert_eq!(attempt.integrity(), Integrity::Intact);
    assert_eq!(attempt.remarks(), []);
    assert_eq!((attempt.last_n(), attempt.last_wall()), (3, "2026-11-24T04:00:11Z"));
    assert_eq!(attempt.to_text(), VECTOR);
    let (line, chain) = sealed_line(FIRST_CHAIN, &attempt.lines[0]);
    assert!(line.ends_with(&format!(",\"chain\":\"{chain}\"}}")));
    assert_eq!(sealed_header(&attempt.header).0, VECTOR.lines().next().unwrap());
}

#[test]
fn any_changed_byte_of_a_sealed_file_shows() {
    // A changed byte may also spoil the JSON; what must not happen is that the file still counts as intact.
    for at in 0..VECTOR.len() {
        let mut bytes = VECTOR.as_bytes().to_vec();
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        if let Ok(attempt) = Attempt::parse("a", &bytes) {
            assert_ne!(attempt.integrity(), Integrity::Intact, "byte {at}");
        }
    }
}

#[test]
fn a_line_cut_inserted_moved_or_stripped_of_its_chain_alters_the_file() {
    let lines: Vec<&str> = VECTOR.lines().collect();
    let stripped = lines[2].split(",\"chain\":\"6").next().unwrap().to_owned() + "}";
    let inserted = "{\"n\":2,\"do\":{\"kind\":\"note\",\"text\":\"late\"}}";
    for (what, line, order) in [
        ("cut", 3, vec![lines[0], lines[1], lines[3]]),
        ("first action cut", 2, vec![lines[0], lines[2], lines[3]]),
        ("inserted", 3, vec![lines[0], lines[1], inserted, lines[2], lines[3]]),
        ("appended", 5, vec![lines[0], lines[1], lines[2], lines[3], inserted]),
        ("moved", 3, vec![lines[0], lines[1], lines[3], lines[2]]),
        ("twice", 3, vec![lines[0], lines[1], lines[1], lines[2], lines[3]]),
        ("stripped", 3, vec![lines[0], lines[1], &stripped, lines[3]]),
        ("without its header's chain", 1, vec![HEAD.trim(), lines[1], lines[2], lines[3]]),
    ] {
        let attempt = read(&order.join("\n"));
        assert_eq!(attempt.integrity(), Integrity::Altered, "{what}");
        assert!(attempt.remarks()[0].to_string().starts_with(&format!("line {line}:")), "{what}: {:?}", attempt.remarks());
        assert!(!attempt.to_text().contains("\"chain\":\""), "{what}: writing it again must not seal it");
    }
}

#[test]
fn a_chain_that_is_malformed_or_not_last_alters_the_file() {
    let upper = VECTOR.replace("8f5906f2528b", "8F5906F2528B");
    assert_eq!(read(&upper).integrity(), Integrity::Altered);
    let not_last = VECTOR.replace("f819f6f\"}", "f819f6f\",\"x\":1}");
    assert_eq!(read(&not_last.replace("b819f6f\"}", "b819f6f\",\"x\":1}")).integrity(), Integrity::Altered);
}

#[test]
fn cut_at_the_end_a_sealed_file_is_incomplete() {
    let cut: String = VECTOR.split_inclusive('\n').take(3).collect();
    let attempt = read(&cut);
    assert_eq!((attempt.integrity(), attempt.seal(), attempt.is_closed()), (Integrity::Incomplete, Seal::Whole, false));
}

#[test]
fn byte_order_mark_blank_lines_and_carriage_returns_do_not_matter() {
    let dressed = format!("\u{feff}{}\r\n\n  \n", VECTOR.replace('\n', "\r\n\r\n"));
    let attempt = read(&dressed);
    assert_eq!((attempt.integrity(), attempt.lines.len()), (Integrity::Intact, 3));
}

#[test]
fn a_file_by_hand_needs_little_and_counts_as_unsealed() {
    let attempt = read(
        "{\"evidesk\": 1, \"scenario\": \"s\"}\n{\"do\": {\"kind\": \"note\", \"text\": \"x\"}}\n{\"do\": {\"kind\": \"close\"}}",
    );
    assert_eq!(attempt.integrity(), Integrity::Unsealed);
    assert_eq!(serde_json::to_string(&attempt.integrity()).unwrap(), "\"unsealed\"");
    assert_eq!(attempt.lines[1].n, 2);
    assert!(!attempt.ends_with_newline());
}

#[test]
fn what_is_unknown_is_kept_and_written_back() {
    let text = "{\"evidesk\":1,\"scenario\":\"s\",\"scenario_digest\":\"\",\"mode\":\"assessment\",\"participants\":[],\"started\":\"\",\"course\":{\"id\":7}}\n\
        {\"n\":1,\"do\":{\"kind\":\"note\",\"text\":\"x\",\"mood\":\"calm\"},\"room\":[1]}\n\
        {\"n\":2,\"do\":{\"kind\":\"teleport\",\"to\":\"x\"},\"chain\":7}\n\
        {\"n\":3,\"do\":{\"kind\":\"close\"}}\n";
    let plain = text.replace(",\"chain\":7", "");
    let attempt = read(&plain);
    assert_eq!(attempt.to_text(), plain);
    assert_eq!((attempt.lines.len(), attempt.integrity()), (1, Integrity::Incomplete));
    assert!(attempt.remarks()[0].to_string().contains("line 3: the action \"teleport\""));
    assert!(!attempt.is_fully_known());
}

#[test]
fn the_place_in_the_file_numbers_an_action_and_another_number_is_said() {
    let attempt = read(&format!("{HEAD}{{\"n\":7,\"do\":{{\"kind\":\"note\",\"text\":\"x\"}}}}\n{CLOSE}"));
    assert_eq!(attempt.lines[0].n, 1);
    assert_eq!(attempt.remarks(), [Remark::Number { line: 2, written: 7, n: 1 }]);
}

#[test]
fn a_torn_last_line_leaves_what_came_before() {
    let whole: String = VECTOR.split_inclusive('\n').take(3).collect();
    let last = VECTOR.lines().nth(3).unwrap();
    for at in 1..last.len() {
        let bytes = [whole.as_bytes(), &last.as_bytes()[..at]].concat();
        let attempt = Attempt::parse("a", &bytes).unwrap();
        assert_eq!((attempt.lines.len(), attempt.whole_len()), (2, whole.len()), "cut at {at}");
        assert_eq!(attempt.integrity(), Integrity::Incomplete);
    }
    let zeros = [whole.as_bytes(), &[0; 64], b"rest\"}\n"].concat();
    assert_eq!(Attempt::parse("a", &zeros).unwrap().remarks(), [Remark::Torn { line: 4 }]);
    assert_eq!(Attempt::parse("a", &[whole.as_bytes(), last.as_bytes()].concat()).unwrap().integrity(), Integrity::Intact);
}

#[test]
fn a_different_case_time_alters_a_file_that_was_intact() {
    let mut attempt = read(VECTOR);
    attempt.mark_altered(2);
    attempt.mark_altered(2);
    assert_eq!((attempt.integrity(), attempt.remarks().len()), (Integrity::Altered, 1));
}

#[test]
fn what_follows_a_close_leaves_the_file_incomplete() {
    let attempt = read(&format!("{HEAD}{CLOSE}{{\"do\":{{\"kind\":\"note\",\"text\":\"x\"}}}}\n"));
    assert_eq!(attempt.integrity(), Integrity::Incomplete);
    assert!(attempt.remarks().contains(&Remark::AfterClose { line: 3 }));
}

#[test]
fn faults_name_file_line_and_cure() {
    let deep = format!("{HEAD}{{\"do\":{}", "[".repeat(200_000));
    for (text, expected) in [
        ("", "a.jsonl: nothing is in this file"),
        ("\n\n", "a.jsonl: nothing is in this file"),
        ("{\"n\":1}\n", "a.jsonl:1: the first line has no \"evidesk\":1"),
        ("{\"evidesk\":2,\"scenario\":\"s\"}", "a.jsonl:1: the file has format 2"),
        ("{\"evidesk\":1}", "a.jsonl:1: the member \"scenario\" is missing"),
        ("{\"evidesk\":1,\"scenario\":\"s\",\"mode\":\"exam\"}", "\"practice\" or \"assessment\""),
        ("{\"evidesk\":1,\"scenario\":\"s\"}\n\n[1]\n", "a.jsonl:3: the line is not a JSON object"),
        ("{\"evidesk\":1,\"scenario\":\"s\"}\n{\"do\":7}", "must be an object with a \"kind\""),
        ("{\"evidesk\":1,\"scenario\":\"s\"}\n{\"do\":{}}", "a.jsonl:2: the member \"kind\" is missing"),
        (
            "{\"evidesk\":1,\"scenario\":\"s\"}\n{\"do\":{\"kind\":\"note\"}}",
            "the action \"note\" cannot be read: missing field `text`",
        ),
        (
            "{\"evidesk\":1,\"scenario\":\"s\"}\n{\"do\":{\"kind\":\"send\",\"request\":1,\"form\":\"f1\",\"values\":{\"a\":\"x\",\"b\":5}}}",
            "the value of \"b\" in the action \"send\" must be a text",
        ),
        ("{\"evidesk\":1,\"scenario\":\"s\"}\n{\"do\"}\n", "a.jsonl:2: the line is not JSON"),
        (&(deep + "\n"), "nested too deeply: recursion limit exceeded"),
    ] {
        assert!(fault(text).contains(expected), "{} should say {expected}", fault(text));
    }
}

#[test]
fn bounds_are_kept() {
    let long = format!("{HEAD}{{\"do\":{{\"kind\":\"note\",\"text\":\"{}\"}}}}\n", "x".repeat(MAX_LINE));
    assert!(fault(&long).contains("a.jsonl:2: the line is longer than 1 MiB"));
    assert!(fault(&" ".repeat(MAX_FILE + 1)).contains("larger than 16 MiB"));
    let many = HEAD.to_owned() + &CLOSE.repeat(MAX_LINES);
    assert!(fault(&many).contains("more than 20,000 lines"));
    let most = HEAD.to_owned() + &CLOSE.repeat(MAX_LINES - 1);
    assert_eq!(read(&most).lines.len(), MAX_LINES - 1);
}

#[test]
fn every_kind_of_action_is_listed() {
    let error = Action::deserialize(serde_json::json!({"kind": "no_such_kind"})).unwrap_err();
    let expected = serde_json::Error::unknown_variant("no_such_kind", &line::KINDS);
    assert_eq!(error.to_string(), expected.to_string());
}

#[test]
fn a_retry_is_the_beginning_chained_anew_for_the_same_people() {
    let old = read(VECTOR);
    let new = old.retried("old-id", 3, "2026-11-25T08:00:00Z").unwrap();
    assert_eq!((new.lines.as_slice(), new.seal(), new.integrity()), (&old.lines[..2], Seal::Whole, Integrity::Incomplete));
    assert_eq!(new.header.retry_of(), Some(RetryOf { attempt: "old-id".into(), action: 3 }));
    assert_eq!((new.header.participants.as_slice(), new.header.mode), (["A01".to_owned()].as_slice(), Mode::Practice));
    assert_eq!(new.header.started, "2026-11-25T08:00:00Z");
    assert_ne!(new.last_chain(), old.last_chain());
    assert_eq!(read(&new.to_text()), new, "it is written and read again");
    // From the very beginning nothing is left but the header.
    assert_eq!(old.retried("old-id", 1, "").unwrap().lines.len(), 0);
}

#[test]
fn a_retry_of_an_assessment_is_practice_and_keeps_what_it_does_not_know() {
    let text = "{\"evidesk\":1,\"scenario\":\"s\",\"mode\":\"assessment\",\"room\":7}\n\
                {\"do\":{\"kind\":\"note\",\"text\":\"a\",\"mood\":\"calm\"},\"lamp\":1}\n{\"do\":{\"kind\":\"close\"}}\n";
    let written = read(text).retried("x", 2, "").unwrap().to_text();
    for kept in ["\"mode\":\"practice\"", "\"room\":7", "\"mood\":\"calm\"", "\"lamp\":1"] {
        assert!(written.contains(kept), "{kept}: {written}");
    }
    assert_eq!(read(&written).seal(), Seal::Whole);
}

#[test]
fn a_retry_at_no_action_is_refused_and_of_an_altered_file_is_not_sealed() {
    let old = read(VECTOR);
    for before in [0, 4, 99] {
        assert_eq!(old.retried("x", before, "").unwrap_err(), RetryError::NoAction(before));
    }
    let altered = read(&VECTOR.replace("\"x1\"", "\"x2\""));
    let again = altered.retried("x", 3, "").unwrap();
    assert_eq!((altered.integrity(), again.seal(), again.last_chain()), (Integrity::Altered, Seal::None, None));
}
