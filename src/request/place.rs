//! A place in a form: field, row, column, span of text.

use serde::Serialize;
use std::ops::Range;

/// Where in a form something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FieldPlace {
    /// Key of the field.
    pub field: String,
    /// Row of a table, from 0.
    pub row: Option<usize>,
    /// Column of a table or record.
    pub column: Option<String>,
    /// From and to, in Unicode scalar values, end exclusive.
    pub span: Option<(usize, usize)>,
}

impl FieldPlace {
    /// The whole field.
    pub fn field(key: &str) -> Self {
        Self { field: key.to_owned(), ..Self::default() }
    }

    /// A row of it.
    pub fn row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// A column of it.
    pub fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    /// A span of its text.
    pub fn span(mut self, span: &Range<usize>) -> Self {
        self.span = Some((span.start, span.end));
        self
    }
}
