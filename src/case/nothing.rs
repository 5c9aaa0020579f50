//! The decision to send nothing, in the four parts that a superior or a court will ask for. It is kept as one text, in
//! the `why` of the choice, so that an attempt file stays one text to read; lines that go on are set in by two spaces.

/// The parts of the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NothingDecision {
    /// What is decided.
    pub decision: String,
    /// Why.
    pub why: String,
    /// Who gets what was learned instead.
    pub instead: String,
    /// What is done next, and by when.
    pub next: String,
}

/// Labels in their order, as the text has them.
pub const LABELS: [&str; 4] = ["Decision", "Why", "To whom instead", "Next step"];

impl NothingDecision {
    /// The parts in the order of [`LABELS`].
    pub fn parts(&self) -> [&str; 4] {
        [&self.decision, &self.why, &self.instead, &self.next]
    }

    /// The parts, to be written into.
    pub fn parts_mut(&mut self) -> [&mut String; 4] {
        [&mut self.decision, &mut self.why, &mut self.instead, &mut self.next]
    }

    /// As one text: a labelled line for each part that was filled in.
    pub fn to_text(&self) -> String {
        let filled = LABELS.iter().zip(self.parts()).filter(|(_, part)| !part.trim().is_empty());
        filled.map(|(label, part)| format!("{label}: {}", part.trim().replace('\n', "\n  "))).collect::<Vec<_>>().join("\n")
    }

    /// Reads such a text. What stands before the first label is the why: a text without labels is a reason.
    pub fn parse(text: &str) -> Self {
        let mut read = Self::default();
        let mut at = 1;
        let mut begun = false;
        for line in text.lines() {
            let next = LABELS.iter().enumerate().skip(if begun { at + 1 } else { 0 });
            let labelled = next.filter_map(|(place, label)| Some((place, line.strip_prefix(label)?.strip_prefix(':')?))).next();
            let rest = match labelled {
                Some((place, rest)) => {
                    (at, begun) = (place, true);
                    rest.trim_start()
                }
                None => line.strip_prefix("  ").filter(|_| begun).unwrap_or(line),
            };
            let part = &mut *read.parts_mut()[at];
            if !part.is_empty() {
                part.push('\n');
            }
            part.push_str(rest);
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(parts: [&str; 4]) -> NothingDecision {
        let [decision, why, instead, next] = parts.map(str::to_owned);
        NothingDecision { decision, why, instead, next }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for parts in [
            ["No request.", "No fee, no border.", "FIA", "Today."],
            ["", "Only a reason.", "", ""],
            ["No request.", "First line.\nWhy: a line that looks like a label.\n\nLast.", "", "By 23 June: ring."],
            ["", "", "FIA", ""],
        ] {
            let written = decision(parts);
            assert_eq!(NothingDecision::parse(&written.to_text()), written, "{}", written.to_text());
        }
    }

    #[test]
    fn a_text_without_labels_is_the_why() {
        assert_eq!(NothingDecision::parse("No fee.\nNo border."), decision(["", "No fee.\nNo border.", "", ""]));
        assert_eq!(NothingDecision::parse("").to_text(), "");
    }
}
