//! What a scenario writes into forms: fields, columns and choices that exist, values of the right shape.

use super::{Content, Page};
use crate::content::Library;
use crate::content::data::{DataCategory, IdentifierKind};
use crate::content::diagnostic::{Level, meant};
use crate::content::form::{Field, Form, Options};
use crate::content::provider::Provider;
use crate::content::role::ValueKind;
use crate::content::scenario::{FormUse, Scenario};
use crate::content::value::Value;

/// Keys of everything that the providers of a case can be asked for.
pub fn catalogue<'a>(library: &'a Library, case: &Scenario) -> Vec<&'a str> {
    providers(library, case).flat_map(|provider| &provider.catalogue).map(|item| item.key.as_str()).collect()
}

fn providers<'a>(library: &'a Library, case: &Scenario) -> impl Iterator<Item = &'a Provider> {
    case.providers.iter().filter_map(|id| library.providers.get(id))
}

/// A key must be one of the form's.
pub fn key(page: &Page<'_>, content: &Content<'_>, form: &Form, key: &str, path: impl Fn() -> String) {
    if form.field(key).is_none() && content.is_whole(&form.id) {
        let known: Vec<&str> = form.fields().map(|field| field.key.as_str()).collect();
        page.unknown(&format!("field in form “{}”", form.id), "unknown-key", &path(), key, known.into_iter());
    }
}

pub fn check(page: &Page<'_>, content: &Content<'_>, case: &Scenario, at: usize, usage: &FormUse, form: &Form) {
    for (nth, name) in usage.open.iter().enumerate() {
        key(page, content, form, name, || format!("forms[{at}].open[{nth}]"));
    }
    page.unique("field", usage.open.iter().map(String::as_str), |nth| format!("forms[{at}].open[{nth}]"));
    for (part, values) in [("prefilled", &usage.prefilled), ("model", &usage.model)] {
        for (name, value) in values {
            key(page, content, form, name, || format!("forms[{at}].{part}[{name}]#"));
            if let Some(field) = form.field(name) {
                let filled = Filled { page, library: content.library, case, field };
                filled.value(value, &format!("forms[{at}].{part}[{name}]"));
            }
        }
    }
}

/// One field as filled in.
struct Filled<'a> {
    page: &'a Page<'a>,
    library: &'a Library,
    case: &'a Scenario,
    field: &'a Field,
}

impl Filled<'_> {
    fn value(&self, value: &Value, path: &str) {
        let kind = self.field.role.kind();
        match (kind, value) {
            _ if value.is_blank() => {}
            (ValueKind::Rows | ValueKind::Record, Value::Rows(rows)) => {
                for (at, row) in rows.iter().enumerate() {
                    for (name, text) in row {
                        let Some(column) = self.field.columns.iter().find(|column| column.key == *name) else {
                            let known = self.field.columns.iter().map(|column| column.key.as_str());
                            let what = format!("column in field “{}”", self.field.key);
                            self.page.unknown(&what, "unknown-column", &format!("{path}[{at}][{name}]#"), name, known);
                            continue;
                        };
                        self.choice(&column.options, text, &format!("{path}[{at}][{name}]"));
                    }
                }
            }
            (ValueKind::Many, Value::Many(keys)) => {
                for (at, key) in keys.iter().enumerate() {
                    self.choice(&self.field.options, key, &format!("{path}[{at}]"));
                }
            }
            (ValueKind::Many, Value::Text(_)) => {
                value.as_keys().iter().for_each(|key| self.choice(&self.field.options, key, path))
            }
            (ValueKind::Choice, Value::Text(text)) => self.choice(&self.field.options, text, path),
            (ValueKind::Text | ValueKind::Long | ValueKind::Moment | ValueKind::Attest, Value::Text(_)) => {}
            _ => {
                let wanted = match kind {
                    ValueKind::Rows | ValueKind::Record => "rows: [{\"column\": \"text\"}]",
                    ValueKind::Many => "a list of choices: [\"one\", \"two\"]",
                    _ => "one text: \"…\"",
                };
                let message = format!("field “{}” takes another kind of value", self.field.key);
                self.page.say(Level::Error, "wrong-shape", path, message, format!("write {wanted}"));
            }
        }
    }

    /// A choice must be one that is offered; `{now}` and its like are filled in later.
    fn choice(&self, options: &Options, text: &str, path: &str) {
        if text.trim().is_empty() || text.contains('{') {
            return;
        }
        let providers = || providers(self.library, self.case);
        let known: Vec<String> = match options {
            Options::Free => return,
            Options::List(list) => list.iter().map(|(key, _)| key.clone()).collect(),
            Options::Entities if providers().any(|provider| provider.entity(text).is_some()) => return,
            Options::Channels if providers().any(|provider| provider.channel(text).is_some()) => return,
            Options::Entities => {
                providers().flat_map(|provider| &provider.entities).map(|entity| entity.id.to_string()).collect()
            }
            Options::Channels => {
                providers().flat_map(|provider| &provider.channels).map(|channel| channel.id.to_string()).collect()
            }
            Options::Catalogue => catalogue(self.library, self.case).into_iter().map(str::to_owned).collect(),
            Options::Categories => DataCategory::ALL.iter().map(|category| category.key().to_owned()).collect(),
            Options::IdentifierKinds => identifier_kinds(),
        };
        let wanted = text.trim();
        if !known.iter().any(|key| key == wanted) && providers().next().is_some() {
            let message = format!("“{wanted}” cannot be chosen in field “{}”", self.field.key);
            self.page.say(Level::Error, "unknown-option", path, message, meant(wanted, known.iter().map(String::as_str)));
        }
    }
}

/// Keys of identifier kinds: their names in snake case.
fn identifier_kinds() -> Vec<String> {
    use IdentifierKind as K;
    let all = [
        K::AccountId,
        K::ProfileUrl,
        K::Handle,
        K::VideoUrl,
        K::Email,
        K::Phone,
        K::AdvertNumber,
        K::Domain,
        K::IpAddress,
        K::CustomerNumber,
        K::TransactionReference,
        K::WalletId,
        K::FullName,
        K::DisplayName,
        K::Screenshot,
        K::ShortLink,
        K::GroupLink,
        K::ShopName,
        K::RecoveryPhone,
        K::FileLink,
    ];
    let snake = |kind: &K| {
        let mut key = String::new();
        for sign in format!("{kind:?}").chars() {
            if sign.is_ascii_uppercase() && !key.is_empty() {
                key.push('_');
            }
            key.push(sign.to_ascii_lowercase());
        }
        key
    };
    all.iter().map(snake).collect()
}
