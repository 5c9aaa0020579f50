//! A model form: sections of fields, each field with a stable key, a role, and when it is shown and required.
//! Shared blocks are documents of their own that forms include.

use super::data::{DataCategory, Measure};
use super::id::{BlockId, ClauseId, FormId};
use super::policy::{Need, RenewalNeed};
use super::role::Role;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// A form as written: blocks are still names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormDocument {
    /// Its id.
    pub id: FormId,
    /// Its title.
    pub title: String,
    /// What it is good for, in a sentence.
    pub purpose: String,
    /// The measure that it serves.
    pub measure: Measure,
    /// On what it is modelled.
    pub source: String,
    /// The day of that.
    pub as_of: Date,
    /// Sections, in order.
    pub sections: Vec<SectionDocument>,
}

/// A section as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionDocument {
    /// Its id.
    pub id: String,
    /// Its title, short enough for the row of steps.
    pub title: String,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// A field, or a block of fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Part {
    /// All fields of a block.
    Block(BlockId),
    /// Some fields of a block, by key.
    Some(BlockId, Vec<String>),
    /// A field of this form alone.
    Field(Box<Field>),
}

/// Fields that several forms share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Its id.
    pub id: BlockId,
    /// Its title.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable key: `id.rows`.
    pub key: String,
    /// What officers read above it.
    pub label: String,
    /// Its role.
    pub role: Role,
    /// When it has to be filled in.
    pub required: Required,
    /// What helps to fill it in.
    #[serde(default)]
    pub guidance: String,
    /// The statement beside a tick, or what goes before the inputs of a record.
    #[serde(default)]
    pub statement: String,
    /// When it is shown; always, if empty.
    #[serde(default)]
    pub when: Vec<When>,
    /// What can be chosen.
    #[serde(default)]
    pub options: Options,
    /// Columns of a table or record.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Clauses that stand behind it.
    #[serde(default)]
    pub cites: Vec<ClauseId>,
}

/// When a field has to be filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Required {
    /// Always.
    Always,
    /// When all of these hold.
    If(Vec<When>),
    /// Never.
    Optional,
}

/// A condition on the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum When {
    /// The kind of request is this one.
    KindIs(String),
    /// The kind of request is not this one.
    KindIsNot(String),
    /// A category is asked.
    Asks(DataCategory),
    /// Dated data is asked.
    AsksDated,
    /// A live ticket exists for this provider.
    HasTicket,
    /// A clause of the provider on this measure needs this.
    ProviderNeeds(Need),
    /// The provider's clause on renewal needs this.
    RenewalNeeds(RenewalNeed),
    /// The provider tells the user of an emergency disclosure at once.
    EmergencyIsTold,
    /// Any of these holds.
    Any(Vec<When>),
}

impl When {
    /// The conditions inside one, itself where there are none.
    pub fn leaves(&self) -> Vec<&Self> {
        match self {
            Self::Any(any) => any.iter().flat_map(Self::leaves).collect(),
            one => vec![one],
        }
    }
}

/// What can be chosen in a field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Options {
    /// Nothing: not a choice.
    #[default]
    Free,
    /// These, key and label.
    List(Vec<(String, String)>),
    /// The provider's companies.
    Entities,
    /// The provider's doors.
    Channels,
    /// The provider's catalogue.
    Catalogue,
    /// The categories of data.
    Categories,
    /// Kinds of identifier.
    IdentifierKinds,
}

/// A column of a table, or an input of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Stable key.
    pub key: String,
    /// Its heading.
    pub label: String,
    /// What can be chosen, if it is a choice.
    #[serde(default)]
    pub options: Options,
    /// Set in the type for identifiers and times.
    #[serde(default)]
    pub mono: bool,
}

/// A form with its blocks put in.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Its id.
    pub id: FormId,
    /// Its title.
    pub title: String,
    /// What it is good for.
    pub purpose: String,
    /// The measure that it serves.
    pub measure: Measure,
    /// On what it is modelled.
    pub source: String,
    /// The day of that.
    pub as_of: Date,
    /// Sections with their fields.
    pub sections: Vec<Section>,
}

/// A section of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

impl Form {
    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields().find(|field| field.key == key)
    }

    /// The field that has this role.
    pub fn by_role(&self, role: Role) -> Option<&Field> {
        self.fields().find(|field| field.role == role)
    }
}
