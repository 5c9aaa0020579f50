//! Papers between States that are right, with one thing changed: what the rules say of them. The papers themselves lie
//! where other tests find them too.

#[path = "../../../../tests/bench/mod.rs"]
pub(super) mod bench;

use crate::content::criterion::Severity as S;
use crate::content::scenario::Scenario;
use bench::{Paper, codes, f4, f5, sent, sent_in, with_case};
use std::sync::Arc;

/// The careful paper to the United States.
pub(super) fn paper() -> Paper {
    f4().remove(0)
}

/// The paper on traffic in real time to the United States.
pub(super) fn live() -> Paper {
    f5().remove(0)
}

/// What is found in a paper: codes, variants and weights.
pub(super) fn found(paper: &Paper) -> Vec<(u16, &'static str, S)> {
    codes(&sent(paper))
}

/// The same, the case itself changed.
pub(super) fn found_in(paper: &Paper, change: impl FnOnce(&mut Scenario)) -> Vec<(u16, &'static str, S)> {
    codes(&sent_in(&Arc::new(with_case(change)), paper))
}

/// Each of these texts in this field breaks exactly this rule, this heavily.
pub(super) fn breaks(paper: &Paper, code: u16, severity: S, key: &str, texts: &[&str]) {
    for text in texts {
        let found = found(&paper.clone().with(key, *text));
        assert!(
            matches!(found[..], [(only, _, weight)] if only == code && weight == severity),
            "E{code:02} for {text:?}: {found:?}"
        );
    }
}

/// None of these texts breaks anything.
pub(super) fn keeps(paper: &Paper, key: &str, texts: &[&str]) {
    for text in texts {
        let found = found(&paper.clone().with(key, *text));
        assert!(found.is_empty(), "{text:?}: {found:?}");
    }
}
