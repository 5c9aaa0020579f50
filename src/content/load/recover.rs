//! One document read with types, going on after a mistake: the mistake is reported at its place, mended in a copy of
//! the text, and the copy is read again, so that independent mistakes of one file are all seen at once.

use crate::content::diagnostic::{Diagnostic, Level, meant, nearest};
use crate::content::place::{self, Node, Part, Span};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// Most mistakes of one file that are looked for.
pub const MAX_MISTAKES: usize = 20;
/// Deepest nesting of a document.
pub const MAX_NESTING: usize = 64;

/// A copy of a text with mistakes mended, and the way back to places in the text as written.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The copy.
    pub text: String,
    /// Where, how many bytes came, how many went; in the order in which it was done.
    edits: Vec<(usize, usize, usize)>,
    /// What was left out.
    cut: String,
    /// A name by which others refer to something was missing, so that nothing follows from a name that leads nowhere.
    nameless: bool,
}

impl Mended {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), edits: Vec::new(), cut: String::new(), nameless: false }
    }

    fn replace(&mut self, span: Span, with: &str) {
        if self.text.get(span.clone()).is_none() {
            return;
        }
        self.edits.push((span.start, with.len(), span.len()));
        self.text.replace_range(span, with);
    }

    fn cut(&mut self, span: Span) {
        self.cut.push_str(self.text.get(span.clone()).unwrap_or_default());
        self.cut.push('\n');
        self.replace(span, "");
    }

    /// The offset in the text as written.
    pub fn original(&self, offset: usize) -> usize {
        self.edits.iter().rev().fold(
            offset,
            |offset, &(at, came, went)| {
                if offset >= at + came { offset - came + went } else { offset.min(at + went) }
            },
        )
    }

    /// True when this name was in something that was left out, so that nothing follows from its absence.
    pub fn lacks(&self, name: &str) -> bool {
        self.nameless || self.cut.contains(&format!("\"{name}\""))
    }

    /// True when this span was put in, so that nobody wrote what stands there.
    pub fn put_in(&self, span: &Span) -> bool {
        let mut start = span.start;
        for &(at, came, went) in self.edits.iter().rev() {
            if (at..at + came).contains(&start) {
                return went == 0;
            }
            if start >= at + came {
                start = start - came + went;
            }
        }
        false
    }

    fn lacks_field(&self, name: &str) -> bool {
        self.cut.match_indices(name).any(|(at, _)| self.cut[at + name.len()..].trim_start().starts_with(':'))
    }
}

/// What reading gave.
pub struct Reading<T> {
    /// The document; without what could not be read, if it was mended.
    pub document: Option<T>,
    /// The copy that was read, if the text as written could not be.
    pub mended: Option<Mended>,
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, ron::error::SpannedError> {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(MAX_NESTING).from_str(text)
}

/// Reads a document; each mistake becomes a diagnostic at its place.
pub fn read<T: DeserializeOwned>(shown: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Reading<T> {
    let mut error = match parse(text) {
        Ok(document) => return Reading { document: Some(document), mended: None },
        Err(error) => error,
    };
    let mut mended = Mended::new(text);
    let mut seen: Vec<(usize, &str)> = Vec::new();
    for _ in 0..MAX_MISTAKES {
        let sound = place::tree(&mended.text);
        let is_sound = sound.is_some();
        let tree = sound.or_else(|| place::rough_tree(&mended.text)).unwrap_or_default();
        let fault = Fault::of(&error, &mended.text, &tree, is_sound);
        let at = mended.original(fault.span.start);
        let repeated = seen.contains(&(at, fault.code));
        let follows = matches!(error.code, ron::Error::MissingStructField { field, .. } if mended.lacks_field(field));
        if !repeated && !follows {
            seen.push((at, fault.code));
            let span = at..mended.original(fault.span.end).max(at);
            diagnostics.push(Diagnostic::at(
                shown,
                text,
                span,
                Level::Error,
                fault.code,
                fault.message.clone(),
                fault.help.clone(),
            ));
        }
        if fault.code == "syntax" || !mend::<T>(&mut mended, &tree, &error.code, &fault, repeated) {
            break;
        }
        match parse(&mended.text) {
            Ok(document) => return Reading { document: Some(document), mended: Some(mended) },
            Err(next) => error = next,
        }
    }
    Reading { document: None, mended: Some(mended) }
}

/// One mistake, as it is told, with its span in the text that was read.
struct Fault {
    span: Span,
    code: &'static str,
    message: String,
    help: String,
}

impl Fault {
    fn of(error: &ron::error::SpannedError, text: &str, tree: &Node, is_sound: bool) -> Self {
        let start = place::offset(text, error.span.start.line, error.span.start.col);
        let end = place::offset(text, error.span.end.line, error.span.end.col);
        let message = error.code.to_string();
        let fault = |span, code, help| Self { span, code, message: message.clone(), help };
        match &error.code {
            ron::Error::ExceededRecursionLimit => Self {
                message: "brackets nest too deep here".to_owned(),
                ..fault(start..end, "too-deep", format!("a document nests at most {MAX_NESTING} deep"))
            },
            ron::Error::NoSuchStructField { expected, found, outer } => Self {
                message: format!("there is no field “{found}” in {}", outer.as_deref().unwrap_or("this")),
                ..fault(start..end, "unknown-field", meant(found, expected.iter().copied()))
            },
            ron::Error::NoSuchEnumVariant { expected, found, outer } => Self {
                message: format!("there is no “{found}” in {}", outer.as_deref().unwrap_or("this list")),
                ..fault(start..end, "unknown-variant", meant(found, expected.iter().copied()))
            },
            ron::Error::ExpectedComma if !is_sound && comma_place(text, end).is_some() => {
                let at = comma_place(text, end).unwrap_or(end);
                let last = before(text, at);
                Self {
                    message: "a comma is missing after this".to_owned(),
                    ..fault(last..at, "missing-comma", "write a comma at the end of the line".to_owned())
                }
            }
            code if !is_sound && !is_of_shape(code) => {
                let help = "look here, or just before, for a bracket, comma or quotation mark that is missing or too many";
                fault(start..end, "syntax", help.to_owned())
            }
            ron::Error::MissingStructField { field, outer } => {
                let node = ending_at(tree, end + 1).unwrap_or(tree);
                let keys = node.parts.iter().filter_map(|part| part.key.as_ref().map(|(key, _)| key.as_str()));
                let help = nearest(field, keys).map_or_else(
                    || format!("write `{field}: …`"),
                    |name| format!("write `{field}: …`; is `{name}` meant for it?"),
                );
                let line = text[node.span.clone()].find('\n').map_or(node.span.end, |at| node.span.start + at);
                let message = format!("{} lacks the field “{field}”", outer.as_deref().unwrap_or("this"));
                Self { message, ..fault(node.span.start..line, "missing-field", help) }
            }
            other => {
                let code = if matches!(other, ron::Error::DuplicateStructField { .. }) { "duplicate-field" } else { "bad-value" };
                let part = starting_at(tree, end).or_else(|| tree.around(before(text, end)).last().copied());
                let span = match part {
                    Some(part) if code == "bad-value" => part.value.span.clone(),
                    _ => start..end,
                };
                // Messages of our own types say already what to write.
                let help =
                    if message.contains("write ") { "" } else { "compare it with a document of the same kind under scenarios/" };
                fault(span, code, help.to_owned())
            }
        }
    }
}

/// True for a mistake in what is written, not in how: it can be told even where a bracket is missing further on.
fn is_of_shape(code: &ron::Error) -> bool {
    matches!(
        code,
        ron::Error::MissingStructField { .. }
            | ron::Error::DuplicateStructField { .. }
            | ron::Error::InvalidValueForType { .. }
            | ron::Error::IntegerOutOfBounds
            | ron::Error::Message(_)
    )
}

/// Where a comma is missing: at the end of an earlier line than the one on which reading stopped.
fn comma_place(text: &str, stopped: usize) -> Option<usize> {
    let mut end = text[..stopped].trim_end().len();
    let line = text[..end].rfind('\n').map_or(0, |at| at + 1);
    if let Some(comment) = text[line..end].find("//").filter(|at| text[line..line + at].matches('"').count().is_multiple_of(2)) {
        end = text[..line + comment].trim_end().len();
    }
    (end > 0 && text[end..stopped].contains('\n')).then_some(end)
}

/// The last offset before `end` that is no white space and no comma.
fn before(text: &str, end: usize) -> usize {
    let head = text[..end.min(text.len())].trim_end().trim_end_matches(',').trim_end();
    head.char_indices().next_back().map_or(0, |(at, _)| at)
}

/// The innermost value that ends at an offset.
fn ending_at(node: &Node, end: usize) -> Option<&Node> {
    let inner = node.parts.iter().find_map(|part| ending_at(&part.value, end));
    inner.or_else(|| (node.span.end == end).then_some(node))
}

/// The outermost part whose value starts at an offset.
fn starting_at(node: &Node, start: usize) -> Option<&Part> {
    let part = node.parts.iter().find(|part| part.whole.contains(&start))?;
    if part.value.span.start == start { Some(part) } else { starting_at(&part.value, start) }
}

/// Mends one mistake in the copy; false, if there is no way to go on. A mistake that came back is cut out with what is
/// around it.
fn mend<T: DeserializeOwned>(mended: &mut Mended, tree: &Node, error: &ron::Error, fault: &Fault, repeated: bool) -> bool {
    let chain = tree.around(fault.span.start);
    match error {
        ron::Error::NoSuchStructField { expected, found, .. } if !repeated => {
            let siblings = chain.iter().rev().nth(1).map_or(tree, |part| &part.value);
            let taken = |name: &str| {
                let mut keys = siblings.parts.iter().filter_map(|part| part.key.as_ref());
                keys.any(|(key, _)| key == name)
            };
            match nearest(found, expected.iter().copied().filter(|name| !taken(name))) {
                Some(name) => mended.replace(fault.span.clone(), name),
                None => return cut_last(mended, &chain, 0),
            }
            true
        }
        ron::Error::NoSuchEnumVariant { expected, found, .. } if !repeated => {
            match nearest(found, expected.iter().copied()) {
                Some(name) => mended.replace(fault.span.clone(), name),
                None => return cut_last(mended, &chain, 0),
            }
            true
        }
        _ if fault.code == "missing-comma" && !repeated => {
            mended.replace(fault.span.end..fault.span.end, ",");
            true
        }
        ron::Error::MissingStructField { field, .. } if !repeated => {
            let node = starting_at(tree, fault.span.start).map_or(tree, |part| &part.value);
            insert::<T>(mended, node, field) || cut_last(mended, &chain, 0)
        }
        _ => cut_last(mended, &chain, usize::from(repeated)),
    }
}

fn cut_last(mended: &mut Mended, chain: &[&Part], up: usize) -> bool {
    let Some(part) = chain.iter().rev().nth(up).or(chain.first()) else { return false };
    mended.cut(part.whole.clone());
    true
}

/// Puts a missing field in with the first plain value that its type takes.
fn insert<T: DeserializeOwned>(mended: &mut Mended, node: &Node, field: &str) -> bool {
    let close = node.span.end.saturating_sub(1);
    let comma = if before(&mended.text, close) + 1 == close && node.parts.is_empty() { "" } else { "," };
    let comma = if mended.text[..close].trim_end().ends_with(',') { "" } else { comma };
    for plain in ["\"\"", "[]", "0", "false", "()", "{}"] {
        let piece = format!("{comma}{field}: {plain},");
        let mut attempt = mended.clone();
        attempt.replace(close..close, &piece);
        attempt.nameless |= ["id", "key", "number", "name"].contains(&field);
        let fits = match parse::<T>(&attempt.text) {
            Ok(_) => true,
            Err(error) => place::offset(&attempt.text, error.span.end.line, error.span.end.col) > close + piece.len(),
        };
        if fits {
            *mended = attempt;
            return true;
        }
    }
    false
}
