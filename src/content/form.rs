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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;
    use crate::content::load;
    use std::collections::BTreeSet;

    const AUTHORITY: &str = "ra.country ra.agency ra.unit ra.officer ra.rank ra.badge ra.email ra.phone ra.address ra.second \
                             ra.via ra.invest ra.pros";
    const MLA: &str = "hdr.date hdr.ref hdr.lang hdr.class ra.country ra.agency ra.unit ra.pros mla.route mla.urgent mla.treaty \
                       mla.stage mla.persons mla.law mla.facts mla.nexus id.rows id.range id.tz mla.pres mla.prev mla.items \
                       mla.limits fact.need fact.prop mla.form off.name off.law off.max off.dual mla.conf mla.assur mla.victim \
                       mla.contact mla.sign leg.power leg.order con.hr con.use att.list prov.service prov.entity";

    /// Keys of the tables on which the forms are modelled, block by block, by measure. Scores, golden attempts and
    /// rules outside this program know fields by these keys.
    const KEYS: [(Measure, &[&str]); 7] = [
        (
            Measure::Preserve,
            &[
                "hdr.date hdr.ref hdr.kind hdr.prev hdr.lang hdr.class",
                "prov.service prov.entity prov.channel prov.guide_ver",
                AUTHORITY,
                "leg.power off.name off.law off.max off.stage fact.summary fact.victim",
                "pres.why id.rows id.range id.tz pres.scope pres.days pres.follow con.nd con.noalert con.hr con.use pres.ack",
                "sig.true sig.officer sig.superv att.list",
            ],
        ),
        (
            Measure::Extend,
            &[
                "hdr.date hdr.ref hdr.kind hdr.prev hdr.lang hdr.class",
                "prov.service prov.entity prov.channel prov.guide_ver",
                AUTHORITY,
                "id.rows ext.same ext.reason ext.mla ext.until con.noalert pres.ack",
                "sig.true sig.officer sig.superv att.list",
            ],
        ),
        (
            Measure::Withdraw,
            &[
                "hdr.date hdr.ref hdr.kind hdr.prev prov.service prov.entity prov.channel ra.agency ra.officer ra.email ra.phone",
                "rel.scope id.rows rel.why rel.ack sig.true sig.officer sig.superv",
            ],
        ),
        (
            Measure::Voluntary,
            &[
                "hdr.date hdr.ref hdr.kind hdr.prev hdr.lang hdr.class",
                "prov.service prov.entity prov.channel prov.guide_ver",
                AUTHORITY,
                "vol.policy leg.power leg.order off.name off.law off.max off.stage fact.summary fact.nexus",
                "vol.items id.rows id.range id.tz fact.need fact.prop fact.victim",
                "con.nd vol.fmt vol.deadline vol.other con.hr con.use",
                "sig.true sig.officer sig.superv att.list",
            ],
        ),
        (
            Measure::Emergency,
            &[
                "hdr.date hdr.ref hdr.kind hdr.prev prov.service prov.entity prov.channel prov.guide_ver edr.call",
                "ra.country ra.agency ra.unit ra.officer ra.rank ra.badge ra.email ra.phone ra.second ra.via",
                "edr.kind edr.nature edr.who edr.when edr.clock edr.source edr.data edr.how edr.alt",
                "id.rows id.range id.tz edr.nd edr.pres edr.follow edr.true sig.officer sig.superv",
                "fol.outcome fol.data fol.court fol.next",
            ],
        ),
        (Measure::Mla, &[MLA]),
        (Measure::MlaRealTime, &[MLA, "rt.type rt.range rt.order rt.serious rt.last rt.min rt.end"]),
    ];

    fn forms_of(library: &Library, measure: Measure) -> Vec<&Form> {
        library.forms.values().filter(|form| form.measure == measure).collect()
    }

    #[test]
    fn every_measure_but_sending_nothing_has_exactly_one_form() {
        let library = load::embedded().library;
        for measure in Measure::ALL {
            let expected = usize::from(measure != Measure::Nothing);
            let ids: Vec<&FormId> = forms_of(&library, measure).into_iter().map(|form| &form.id).collect();
            assert_eq!(ids.len(), expected, "{measure:?}: {ids:?}");
        }
    }

    #[test]
    fn forms_have_the_keys_of_their_tables() {
        let library = load::embedded().library;
        for (measure, keys) in KEYS {
            let form = forms_of(&library, measure)[0];
            let missing: Vec<&str> =
                keys.iter().flat_map(|keys| keys.split_whitespace()).filter(|key| form.field(key).is_none()).collect();
            assert_eq!(missing, [""; 0], "{} lacks fields", form.id);
        }
    }

    #[test]
    fn keys_and_roles_are_unique_in_a_form_and_fields_are_said_in_words() {
        let library = load::embedded().library;
        for form in library.forms.values() {
            let (mut keys, mut roles) = (BTreeSet::new(), BTreeSet::new());
            for field in form.fields() {
                assert!(keys.insert(&field.key), "{}: {} stands twice", form.id, field.key);
                assert!(roles.insert(field.role), "{}: {:?} stands twice", form.id, field.role);
                assert!(!field.label.is_empty(), "{}: {} has no label", form.id, field.key);
                let attest = field.role.kind() == crate::content::role::ValueKind::Attest;
                assert!(!attest || !field.statement.is_empty(), "{}: {} has nothing to agree to", form.id, field.key);
            }
        }
    }

    #[test]
    fn an_emergency_and_its_follow_up_each_have_fields_in_every_section() {
        let library = load::embedded().library;
        let form = forms_of(&library, Measure::Emergency)[0];
        for kind in ["new", "edr_follow_up"] {
            let shown = |field: &&Field| {
                field.when.iter().all(|when| match when {
                    When::KindIs(wanted) => wanted == kind,
                    When::KindIsNot(other) => other != kind,
                    _ => true,
                })
            };
            for section in &form.sections {
                assert!(section.fields.iter().any(|field| shown(&field)), "{kind}: nothing in section {}", section.id);
            }
        }
    }
}
