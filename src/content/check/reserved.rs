//! Identifiers of training material come from ranges reserved for documentation, or they may be somebody's:
//! `.example`, `.test` and `.invalid` (RFC 2606), 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737), 2001:db8::/32
//! (RFC 3849), +44 7700 900000–900999 (Ofcom), +1 202 555 0100–0199 (NANPA).

use super::Page;
use crate::content::diagnostic::Level;
use crate::content::place::Span;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Top-level domains in use that material is likely to show; a handle such as `sea.route.help` is no domain.
const IN_USE: [&str; 22] = [
    "com", "org", "net", "edu", "gov", "int", "info", "biz", "io", "pk", "uk", "eu", "ae", "us", "ie", "in", "co", "me", "app",
    "dev", "af", "ir",
];

/// Signs that end a word: white space, quotation marks, brackets, separators, and whatever is not ASCII.
const ENDS: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        ends[byte] = byte <= 32 || byte >= 127;
        byte += 1;
    }
    let signs = b"\"'()[]{}<>,;*|`";
    let mut at = 0;
    while at < signs.len() {
        ends[signs[at] as usize] = true;
        at += 1;
    }
    ends
};

pub fn scan(page: &Page<'_>) {
    for (level, span, message) in found(page.text()) {
        page.say_at(level, "not-reserved", span, message, "take one of a range reserved for documentation: scenarios/README.md");
    }
}

/// Looks only around the few signs that an identifier has and other words have not, for this runs at every start.
fn found(text: &str) -> Vec<(Level, Span, String)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 1;
    while at + 1 < bytes.len() {
        let sign = bytes[at];
        if !matches!(sign, b'.' | b'@' | b':' | b'-' | b'+') {
            at += 1;
            continue;
        }
        let (before, after) = (bytes[at - 1], bytes[at + 1]);
        let joins = match sign {
            b'.' | b'@' => before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric(),
            // `::`, or a group of an IP address longer than the hours and minutes of a time.
            b':' => after == b':' || at >= 3 && bytes[at - 3..at].iter().all(u8::is_ascii_hexdigit),
            // Of an identity or telephone number, not of a date.
            b'-' => before.is_ascii_digit() && bytes.get(at + 1..at + 7).is_some_and(|next| next.iter().all(u8::is_ascii_digit)),
            _ => false,
        };
        at += match sign {
            b'+' if after.is_ascii_digit() => number(text, at, &mut found),
            _ if joins => word(text, at, &mut found) - at,
            _ => 1,
        };
    }
    found
}

/// Judges the word around an offset; gives its end.
fn word(text: &str, at: usize, found: &mut Vec<(Level, Span, String)>) -> usize {
    let bytes = text.as_bytes();
    let (mut start, mut end) = (at, at);
    while start > 0 && !ENDS[bytes[start - 1] as usize] {
        start -= 1;
    }
    while end < bytes.len() && !ENDS[bytes[end] as usize] {
        end += 1;
    }
    let word = text[start..end].trim_end_matches(['.', ':', '!', '?']);
    if let Some((level, what)) = judge(word) {
        found.push((level, start..start + word.len(), format!("{what} “{word}” is not reserved for documentation")));
    }
    end.max(at + 1)
}

/// Judges the telephone number at an offset; gives its length.
fn number(text: &str, at: usize, found: &mut Vec<(Level, Span, String)>) -> usize {
    let rest = &text[at + 1..];
    let length = rest.find(|sign: char| !(sign.is_ascii_digit() || " -()".contains(sign))).unwrap_or(rest.len());
    let written = rest[..length].trim_end_matches([' ', '-', '(', ')']);
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let reserved = digits.starts_with("447700900") || digits.starts_with("120255501");
    if digits.len() >= 9 && !reserved {
        let span = at..at + 1 + written.len();
        found.push((Level::Error, span, format!("the number “+{written}” is not reserved for documentation")));
    }
    1 + written.len()
}

fn judge(token: &str) -> Option<(Level, &'static str)> {
    if let Some((name, domain)) = token.rsplit_once('@') {
        let domain = domain.split(['/', ':']).next().unwrap_or_default();
        let mail = !name.is_empty() && domain.contains('.') && domain.bytes().all(is_host);
        return (mail && !reserved_domain(domain)).then_some((Level::Error, "the address"));
    }
    let bare = token.strip_prefix("https://").or_else(|| token.strip_prefix("http://"));
    let host = bare.unwrap_or(token).split(['/', '?', '#']).next().unwrap_or_default();
    if let Ok(address) = host.trim_matches(['[', ']']).parse::<Ipv6Addr>() {
        let reserved = address.segments()[..2] == [0x2001, 0xdb8] || address.is_unspecified();
        return (!reserved).then_some((Level::Error, "the IP address"));
    }
    let host = host.split(':').next().unwrap_or_default();
    if let Ok(address) = host.parse::<Ipv4Addr>() {
        return (!address.is_documentation() && address != Ipv4Addr::UNSPECIFIED).then_some((Level::Error, "the IP address"));
    }
    if is_identity_number(token) {
        return Some((Level::Error, "the identity number"));
    }
    if is_local_mobile(token) {
        return Some((Level::Error, "the number"));
    }
    let last = host.rsplit('.').next().unwrap_or_default();
    let domain = host.contains('.') && host.bytes().all(is_host) && !host.starts_with('.');
    let in_use = domain && (bare.is_some() || IN_USE.contains(&last)) && !reserved_domain(host);
    in_use.then_some((Level::Warning, "the domain"))
}

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-'
}

fn reserved_domain(domain: &str) -> bool {
    let domain = domain.to_ascii_lowercase();
    ["example", "test", "invalid", "localhost", "example.com", "example.net", "example.org"]
        .iter()
        .any(|reserved| domain.strip_suffix(reserved).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

/// Five, seven and one digit: the national identity card of Pakistan has no range for fiction.
fn is_identity_number(token: &str) -> bool {
    let parts: Vec<&str> = token.split('-').collect();
    parts.iter().map(|part| part.len()).eq([5, 7, 1]) && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_local_mobile(token: &str) -> bool {
    let digits: String = token.chars().filter(|sign| *sign != '-').collect();
    token.starts_with("03") && digits.len() == 11 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reserved_passes() {
        let text = "desk@post.example, 203.0.113.90:443, 198.51.100.24 port 1, 2001:db8::7, +44 7700 900417, +1 202 555 0147, \
                    chirplet.example/u/gulf.career.desk, UTC+05:00, 2023-02-06T21:40+05:00, 16:05:12, @sea.route.help, 'id.rows', e.g. 9.1";
        assert_eq!(found(text), []);
    }

    #[test]
    fn what_may_be_somebodys_is_named_with_its_place() {
        for bad in [
            "a.b@gmail.com",
            "8.8.8.8",
            "10.0.0.1:80",
            "2a00:1450::8a",
            "+92 51 9106384",
            "+44 7911 123456",
            "61101-1234567-1",
            "0300-1234567",
        ] {
            let text = format!("see {bad}, he wrote");
            let all = found(&text);
            assert_eq!(all.len(), 1, "{bad}: {all:?}");
            assert_eq!((all[0].0, &text[all[0].1.clone()]), (Level::Error, bad));
        }
        assert_eq!(found("at https://www.fia.gov.pk/x and ctd.gov.pk").len(), 2);
    }
}
