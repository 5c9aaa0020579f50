//! Where a thing stands in a file: a tree of a RON text with the span of every part, and paths into it such as
//! `accounts[2].links[0].exhibit`. The tree is built only of a file that has something to report, for typed reading
//! keeps no places of good values. It knows nothing of what content means.

use ron2::ast::{self, Expr};
use std::borrow::Cow;
use std::ops::Range;

/// Bytes of a text, end exclusive.
pub type Span = Range<usize>;

/// One value of a RON text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// All of it.
    pub span: Span,
    /// Name of the struct or variant, and where it stands.
    pub name: Option<(String, Span)>,
    /// Elements, fields or entries, in order.
    pub parts: Vec<Part>,
}

/// An element of a list or tuple, a field of a struct, or an entry of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Name of the field or key of the entry, and where it stands.
    pub key: Option<(String, Span)>,
    /// Its value.
    pub value: Node,
    /// All of it, from the key to the comma.
    pub whole: Span,
}

/// Stands for `Some` while a tree is built: ron2 knows only the option of that name, forms have a part of that name
/// with two arguments. Of the same length, so that places stay.
const SOME: &str = "S0me";

/// Deepest nesting of which a tree is made; deeper than any document that can be read.
const MAX_NESTING: usize = 128;

/// The tree of a text; none, if it is no RON or nests too deep.
pub fn tree(text: &str) -> Option<Node> {
    let text = bounded(text)?;
    ast::parse_document(&text).ok()?.value.as_ref().map(node)
}

/// What of a tree can be made out of a text that is no RON.
pub fn rough_tree(text: &str) -> Option<Node> {
    let text = bounded(text)?;
    ast::parse_document_lossy(&text).0.value.as_ref().map(node)
}

/// A text without options by name, if its brackets do not nest too deep: ron2 0.3 bounds the nesting of lists and
/// tuples, not that of named structs, and would overflow the stack. Its own lexer counts, so that both see the same brackets.
fn bounded(text: &str) -> Option<Cow<'_, str>> {
    let mut open: Vec<&str> = Vec::new();
    for token in ron2::__internal::Lexer::new(text) {
        match token.text {
            "(" => open.push(")"),
            "[" => open.push("]"),
            "{" => open.push("}"),
            // One that closes nothing is passed over, as a parser that goes on may do.
            ")" | "]" | "}" if open.last() == Some(&token.text) => drop(open.pop()),
            _ => {}
        }
        if open.len() > MAX_NESTING {
            return None;
        }
    }
    Some(without_some(text))
}

fn without_some(text: &str) -> Cow<'_, str> {
    if text.contains("Some(") { Cow::Owned(text.replace("Some(", "S0me(")) } else { Cow::Borrowed(text) }
}

fn span(span: &ron2::error::Span) -> Span {
    span.start_offset..span.end_offset
}

fn node(expression: &Expr<'_>) -> Node {
    let elements = |elements: &[ast::TupleElement<'_>]| {
        elements.iter().map(|element| part(None, &element.expr, element.comma.as_ref())).collect()
    };
    let fields = |fields: &[ast::StructField<'_>]| {
        fields
            .iter()
            .map(|field| part(Some((field.name.name.to_string(), span(&field.name.span))), &field.value, field.comma.as_ref()))
            .collect()
    };
    let (name, parts) = match expression {
        Expr::Option(option) => match &option.value {
            Some(value) => return node(&value.expr),
            None => (None, Vec::new()),
        },
        Expr::Seq(list) => (None, list.items.iter().map(|item| part(None, &item.expr, item.comma.as_ref())).collect()),
        Expr::Map(map) => {
            let entry = |entry: &ast::MapEntry<'_>| {
                let text = match &entry.key {
                    Expr::String(key) => key.value.clone(),
                    _ => String::new(),
                };
                part(Some((text, span(entry.key.span()))), &entry.value, entry.comma.as_ref())
            };
            (None, map.entries.iter().map(entry).collect())
        }
        Expr::Tuple(tuple) => (None, elements(&tuple.elements)),
        Expr::AnonStruct(anonymous) => (None, fields(&anonymous.fields)),
        Expr::Struct(named) => {
            let parts = match &named.body {
                Some(ast::StructBody::Tuple(body)) if named.name.name == SOME && body.elements.len() == 1 => {
                    return node(&body.elements[0].expr);
                }
                Some(ast::StructBody::Tuple(body)) => elements(&body.elements),
                Some(ast::StructBody::Fields(body)) => fields(&body.fields),
                None => Vec::new(),
            };
            (Some((named.name.name.to_string(), span(&named.name.span))), parts)
        }
        _ => (None, Vec::new()),
    };
    Node { span: span(expression.span()), name, parts }
}

fn part(key: Option<(String, Span)>, value: &Expr<'_>, comma: Option<&ron2::error::Span>) -> Part {
    let start = key.as_ref().map_or(value.span().start_offset, |(_, span)| span.start);
    let end = comma.map_or(value.span().end_offset, |comma| comma.end_offset);
    Part { key, value: node(value), whole: start..end }
}

impl Node {
    /// The span that a path leads to; where it ends early, that of the deepest value on the way.
    ///
    /// Steps are `.field`, `[3]` and `[key]` (of a map). A `#` at the end means the name of the field, the key of the
    /// entry, or the name of the variant, and not the value.
    pub fn place(&self, path: &str) -> Span {
        let (path, wants_name) = path.strip_suffix('#').map_or((path, false), |path| (path, true));
        let mut at = self;
        let mut key = None;
        for step in steps(path) {
            let by_key = at.parts.iter().find(|part| part.key.as_ref().is_some_and(|(key, _)| key == step));
            let by_index = || step.parse::<usize>().ok().and_then(|index| at.parts.get(index));
            let Some(part) = by_key.or_else(by_index) else { return at.span.clone() };
            key = part.key.as_ref();
            at = &part.value;
        }
        let name = key.or(at.name.as_ref()).filter(|_| wants_name);
        name.map_or_else(|| at.span.clone(), |(_, span)| span.clone())
    }

    /// Parts around an offset, outermost first.
    pub fn around(&self, offset: usize) -> Vec<&Part> {
        let mut chain = Vec::new();
        let mut at = self;
        while let Some(part) = at.parts.iter().find(|part| part.whole.contains(&offset)) {
            chain.push(part);
            at = &part.value;
        }
        chain
    }

    /// Calls a function for this value and everything in it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        for part in &self.parts {
            part.value.walk(visit);
        }
    }
}

fn steps(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = path;
    std::iter::from_fn(move || {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        if rest.is_empty() {
            return None;
        }
        let (step, after) = match rest.strip_prefix('[') {
            Some(inside) => inside.split_once(']').unwrap_or((inside, "")),
            None => rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len())),
        };
        rest = after;
        Some(step)
    })
}

/// Line and column of a byte offset, both from 1; columns count characters.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}

/// The byte offset of a line and column; the end of the text, if it has no such place.
pub fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"(
    // a comment
    id: "é",
    accounts: [(id: "a1"), (id: "a2", links: [(to: "a1", exhibit: "x9")])],
    judge: Freezes(account: "zz"),
    values: {"id.rows": [{"from": "now"}]},
    when: [Preserved("a1"), Always],
    parts: [Some("legal", ["off.law"])],
    note: Some("n"),
)"#;

    #[test]
    fn a_path_leads_to_its_span() {
        let tree = tree(TEXT).unwrap();
        for (path, text) in [
            ("accounts[1].links[0].exhibit", "\"x9\""),
            ("accounts[1].links[0].exhibit#", "exhibit"),
            ("judge.account", "\"zz\""),
            ("values[id.rows][0][from]", "\"now\""),
            ("values[id.rows]#", "\"id.rows\""),
            ("when[0][0]", "\"a1\""),
            ("when[1]", "Always"),
            ("parts[0][1][0]", "\"off.law\""),
            ("note", "\"n\""),
            ("accounts[0].links[0]", "(id: \"a1\")"),
        ] {
            assert_eq!(&TEXT[tree.place(path)], text, "{path}");
        }
    }

    #[test]
    fn lines_and_columns_count_characters_and_go_back() {
        let at = TEXT.find("\",\n    acc").unwrap();
        assert_eq!(line_column(TEXT, at), (3, 11));
        assert_eq!(offset(TEXT, 3, 11), at);
        assert_eq!(offset(TEXT, 99, 1), TEXT.len());
    }

    #[test]
    fn what_nests_too_deep_has_no_tree() {
        assert_eq!(tree(&"[".repeat(200_000)), None);
        for open in ["[", "(a:", "Some(", "A(", "A(a:", "{1:", "A([B({", "A(]", "[)", "A(a:}"] {
            assert_eq!(tree(&open.repeat(100_000)), None, "{open}");
            assert_eq!(rough_tree(&open.repeat(100_000)), None, "{open}");
        }
        assert_eq!(tree(&format!("{}{}", "[".repeat(5000), "]".repeat(5000))), None);
    }
}
