//! The chain: each line ends with the SHA-256 over the chain before it and its own bytes. It proves no author;
//! it shows a line cut, inserted or changed.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What stands in for the chain before the first line.
pub const FIRST_CHAIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A line taken apart at its chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chained<'a> {
    /// The bytes up to the comma before `"chain"`.
    pub body: &'a str,
    /// The chain, as written.
    pub chain: &'a str,
}

/// SHA-256, in hex, over the previous chain and the line up to the comma before `"chain"`.
pub(super) fn chain_of(previous: &str, body: &str) -> String {
    let digest = Sha256::new().chain_update(previous).chain_update(body).finalize();
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Seals a line given without its closing brace; returns the whole line and its chain.
pub(super) fn seal(previous: &str, body: &str) -> (String, String) {
    let chain = chain_of(previous, body);
    (format!("{body},\"chain\":\"{chain}\"}}"), chain)
}

/// Takes a line apart at its last member, if that is a well-formed chain.
pub(super) fn split(line: &str) -> Option<Chained<'_>> {
    let rest = line.trim_end().strip_suffix('}')?.trim_end().strip_suffix('"')?;
    let (rest, chain) = rest.split_at_checked(rest.len().checked_sub(64)?)?;
    let is_hex = chain.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    let rest = rest.strip_suffix('"')?.trim_end().strip_suffix(':')?.trim_end().strip_suffix("\"chain\"")?;
    let body = rest.trim_end().strip_suffix(',')?;
    is_hex.then_some(Chained { body, chain })
}
