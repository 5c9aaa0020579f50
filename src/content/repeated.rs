//! A quick look for keys that may stand twice in a map. It reads RON as signs only and builds nothing: most files
//! have none, and only one that may have is read again with places.

/// True when two entries of one map may have the same key. May say yes for nothing, never no for something.
pub fn keys_may_repeat(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut levels: Vec<Level> = vec![Level::default()];
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let next = after_word(bytes, at);
        match byte {
            b'{' | b'(' | b'[' => levels.push(Level { map: byte == b'{', from: at + 1, ..Level::default() }),
            b'}' | b')' | b']' => {
                levels.pop();
                if levels.is_empty() {
                    return true;
                }
            }
            b',' => {
                if let Some(level) = levels.last_mut() {
                    level.from = at + 1;
                    level.in_value = false;
                }
            }
            b':' => {
                if let Some(level) = levels.last_mut().filter(|level| level.map && !level.in_value) {
                    level.in_value = true;
                    let key = bare(&text[level.from..at]);
                    if level.keys.contains(&key) {
                        return true;
                    }
                    level.keys.push(key);
                }
            }
            _ => {}
        }
        at = next;
    }
    false
}

#[derive(Default)]
struct Level<'t> {
    map: bool,
    in_value: bool,
    from: usize,
    keys: Vec<&'t str>,
}

/// A key without the blanks and whole-line comments before it.
fn bare(key: &str) -> &str {
    let mut key = key.trim();
    while let Some(rest) = key.strip_prefix("//") {
        key = rest.split_once('\n').map_or("", |(_, rest)| rest.trim());
    }
    key
}

/// The byte after what begins here: a string, a comment, a sign.
fn after_word(bytes: &[u8], at: usize) -> usize {
    let find = |from: usize, end: &[u8]| {
        bytes[from.min(bytes.len())..]
            .windows(end.len())
            .position(|part| part == end)
            .map_or(bytes.len(), |found| from + found + end.len())
    };
    match bytes[at] {
        b'"' => {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            end + 1
        }
        b'r' if matches!(bytes.get(at + 1), Some(b'"' | b'#'))
            && !at.checked_sub(1).is_some_and(|before| is_name(bytes[before])) =>
        {
            let marks = bytes[at + 1..].iter().take_while(|byte| **byte == b'#').count();
            if bytes.get(at + 1 + marks) != Some(&b'"') {
                return at + 1;
            }
            let mut end = vec![b'"'];
            end.resize(marks + 1, b'#');
            find(at + 2 + marks, &end)
        }
        b'\'' if bytes.get(at + 2) == Some(&b'\'') => at + 3,
        b'/' if bytes.get(at + 1) == Some(&b'/') => find(at, b"\n"),
        b'/' if bytes.get(at + 1) == Some(&b'*') => find(at + 2, b"*/"),
        _ => at + 1,
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::keys_may_repeat;

    #[test]
    fn a_key_that_stands_twice_is_seen_wherever_its_map_lies() {
        for text in [
            r#"{"a": 1, "a": 2}"#,
            r#"(x: {"a": (b: 1), "c": [{"d": 1}], "a": 2})"#,
            "{\"a\": \"x, \\\"y: z\\\"\",\n // a comment, with: signs\n \"b\": r#\"}\"#, \"a\": 2}",
            r#"[{"x": 1}, {"y": {"z": 1, "z": 2}}]"#,
        ] {
            assert!(keys_may_repeat(text), "{text}");
        }
    }

    #[test]
    fn keys_of_other_maps_and_signs_in_texts_are_no_repetition() {
        for text in [
            r#"{"a": 1, "b": {"a": 2}}"#,
            r#"[{"a": 1}, {"a": 2}]"#,
            r#"(a: 1, b: "{x: 1, x: 2}", c: r"{y: 1, y: 2}")"#,
            "{\"a\": 1, /* \"a\": 2, */ \"b\": 3}",
        ] {
            assert!(!keys_may_repeat(text), "{text}");
        }
    }

    #[test]
    fn nothing_that_is_embedded_repeats_and_no_text_makes_it_fall() {
        for source in &crate::content::load::embedded().library.sources.files {
            assert!(!keys_may_repeat(source.text()), "{}", source.shown);
        }
        for text in ["", "\"", "r#\"", "'", "/*", "}}}", "{\"a", "{:,:", "é{\"ü\": 1}"] {
            keys_may_repeat(text);
        }
    }
}
