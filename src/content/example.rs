//! The case whose papers stand as filled examples on the page of forms. It is loaded, checked and played as every case is,
//! and stands in no list of cases: nobody trains with it, nothing is counted in it.

use super::GoldenFile;
use super::scenario::Scenario;

/// The example and the attempts that lie beside it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The case.
    pub scenario: Scenario,
    /// Its golden attempts; what the excellent one sends are the examples.
    pub golden: Vec<GoldenFile>,
}

impl Example {
    /// The attempt whose sendings are shown.
    pub fn shown(&self) -> Option<&GoldenFile> {
        self.golden.iter().find(|golden| golden.is_excellent())
    }
}
