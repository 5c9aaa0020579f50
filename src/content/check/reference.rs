//! Reference documents: law, providers, forms with their blocks, powers.

use super::shelf::blank;
use super::{Content, Names, Page};
use crate::content::diagnostic::{Level, meant};
use crate::content::form::{Block, Field, FormDocument, Options, Part, Required, When};
use crate::content::law::Law;
use crate::content::load::Kind;
use crate::content::policy::Term;
use crate::content::power::Powers;
use crate::content::provider::Provider;
use crate::content::role::{Role, ValueKind};
use crate::content::scenario::ChainStage;
use std::collections::BTreeMap;

pub fn law(page: &Page<'_>, law: &Law) {
    page.kebab("law", std::iter::once(law.id.as_str()), |_| "id".to_owned());
    page.unique("clause", law.clauses.iter().map(|clause| clause.number.as_str()), |at| format!("clauses[{at}].number"));
    for (at, clause) in law.clauses.iter().enumerate() {
        blank(page, &clause.text, &format!("clauses[{at}].text"));
        sourced(page, &clause.source, &format!("clauses[{at}].source"));
        if let (Some(from), Some(to)) = clause.in_force
            && from > to
        {
            let message = format!("clause “{}” ends on {to}, before it begins on {from}", clause.number);
            page.say(Level::Error, "bad-period", &format!("clauses[{at}].in_force"), message, "the first day comes first");
        }
    }
}

/// Questions that a company's clauses should know at least.
const FEWEST_ASKED: usize = 10;

pub fn provider(page: &Page<'_>, provider: &Provider) {
    page.kebab("provider", std::iter::once(provider.id.as_str()), |_| "id".to_owned());
    sourced(page, &provider.source, "source");
    page.unique("entity", provider.entities.iter().map(|entity| entity.id.as_str()), |at| format!("entities[{at}].id"));
    page.unique("channel", provider.channels.iter().map(|channel| channel.id.as_str()), |at| format!("channels[{at}].id"));
    page.unique("catalogue item", provider.catalogue.iter().map(|item| item.key.as_str()), |at| format!("catalogue[{at}].key"));
    page.unique("clause", provider.clauses.iter().map(|clause| clause.number.as_str()), |at| format!("clauses[{at}].number"));
    let asked: usize = provider.clauses.iter().map(|clause| clause.asked.len()).sum();
    if asked < FEWEST_ASKED {
        let message =
            format!("{asked} questions stand beside the clauses: officers who ask the company will hardly be understood");
        page.say(Level::Hint, "few-questions", "clauses", message, "write what officers would ask into `asked` of each clause");
    }
    let entities = || provider.entities.iter().map(|entity| entity.id.as_str());
    let channels = || provider.channels.iter().map(|channel| channel.id.as_str());
    for (at, clause) in provider.clauses.iter().enumerate() {
        let section = clause.number.split('.').next().and_then(|number| number.parse::<usize>().ok());
        if section.is_none_or(|section| section == 0 || section > provider.sections.len()) {
            let message = format!("clause “{}” stands in no section; there are {}", clause.number, provider.sections.len());
            page.say(
                Level::Error,
                "unknown-section",
                &format!("clauses[{at}].number"),
                message,
                "number it by its section, as 2.1",
            );
        }
        for (term_at, term) in clause.policy.iter().enumerate() {
            let path = |field: &str| format!("clauses[{at}].policy[{term_at}].{field}");
            match term {
                Term::Controls { entity, .. } | Term::WrongEntity { entity: Some(entity), .. }
                    if !entities().any(|id| id == entity.as_str()) =>
                {
                    page.unknown("entity", "unknown-entity", &path("entity"), entity.as_str(), entities());
                }
                Term::Channel { id, .. } | Term::WrongChannel { id, .. } if !channels().any(|known| known == id.as_str()) => {
                    page.unknown("channel", "unknown-channel", &path("id"), id.as_str(), channels());
                }
                _ => {}
            }
        }
    }
}

pub fn block(page: &Page<'_>, names: &Names<'_>, block: &Block) {
    page.kebab("block", std::iter::once(block.id.as_str()), |_| "id".to_owned());
    page.unique("field", block.fields.iter().map(|field| field.key.as_str()), |at| format!("fields[{at}].key"));
    for (at, one) in block.fields.iter().enumerate() {
        field(page, names, one, &format!("fields[{at}]"));
    }
}

fn field(page: &Page<'_>, names: &Names<'_>, field: &Field, path: &str) {
    for (at, clause) in field.cites.iter().enumerate() {
        names.cite(page, clause, None, || format!("{path}.cites[{at}]"));
    }
    page.unique("column", field.columns.iter().map(|column| column.key.as_str()), |at| format!("{path}.columns[{at}].key"));
    if let Options::List(list) = &field.options {
        page.unique("choice", list.iter().map(|(key, _)| key.as_str()), |at| format!("{path}.options[0][{at}][0]"));
    }
    let kind = field.role.kind();
    let table = matches!(kind, ValueKind::Rows | ValueKind::Record);
    if table == field.columns.is_empty() {
        let message = if table {
            format!("field “{}” is a table by its role and has no columns", field.key)
        } else {
            format!("field “{}” has columns, and is no table by its role", field.key)
        };
        page.say(Level::Error, "role-mismatch", &format!("{path}.role"), message, "give it another role, or mend its columns");
    }
    if matches!(kind, ValueKind::Choice | ValueKind::Many) && field.options == Options::Free {
        let message = format!("field “{}” is a choice by its role and offers nothing to choose", field.key);
        page.say(Level::Error, "role-mismatch", &format!("{path}.role"), message, "add `options`");
    }
}

pub fn form(page: &Page<'_>, names: &Names<'_>, content: &Content<'_>, form: &FormDocument) {
    page.kebab("form", std::iter::once(form.id.as_str()), |_| "id".to_owned());
    sourced(page, &form.source, "source");
    page.unique("section", form.sections.iter().map(|section| section.id.as_str()), |at| format!("sections[{at}].id"));
    let blocks = || content.library.blocks.keys().map(|id| id.as_str());
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    let mut roles: BTreeMap<Role, String> = BTreeMap::new();
    for (section_at, section) in form.sections.iter().enumerate() {
        for (part_at, part) in section.parts.iter().enumerate() {
            let path = format!("sections[{section_at}].parts[{part_at}]");
            let fields: Vec<(&Field, String)> = match part {
                Part::Field(one) => {
                    field(page, names, one, &format!("{path}[0]"));
                    vec![(one, format!("{path}[0].key"))]
                }
                Part::Block(id) | Part::Some(id, _) => {
                    let Some(block) = content.library.blocks.get(id) else {
                        if !names.unread(Kind::Block, id.as_str()) {
                            page.unknown("block", "unknown-block", &format!("{path}[0]"), id.as_str(), blocks());
                        }
                        continue;
                    };
                    let chosen = if let Part::Some(_, chosen) = part { Some(chosen) } else { None };
                    for (at, key) in chosen.into_iter().flatten().enumerate() {
                        let known = block.fields.iter().map(|field| field.key.as_str());
                        if !known.clone().any(|known| known == key) && !names.lacks(Kind::Block, id.as_str(), key) {
                            page.unknown("field in this block", "unknown-key", &format!("{path}[1][{at}]"), key, known);
                        }
                    }
                    let taken = block.fields.iter().filter(|field| chosen.is_none_or(|keys| keys.contains(&field.key)));
                    taken.map(|field| (field, path.clone())).collect()
                }
            };
            for (field, place) in fields {
                if keys.insert(field.key.clone(), place.clone()).is_some() {
                    let message = format!("form “{}” has field “{}” twice", form.id, field.key);
                    page.say(Level::Error, "duplicate-key", &place, message, "leave one out");
                } else if roles.insert(field.role, place.clone()).is_some() {
                    let message = format!("form “{}” has two fields with role {:?}; rules read the first", form.id, field.role);
                    page.say(Level::Error, "duplicate-role", &place, message, "give one of them another role");
                }
                conditions(page, content, form, field, &place);
            }
        }
    }
}

/// Kinds of request in conditions are choices of the form.
fn conditions(page: &Page<'_>, content: &Content<'_>, form: &FormDocument, field: &Field, path: &str) {
    let required = if let Required::If(when) = &field.required { when.as_slice() } else { &[] };
    for when in field.when.iter().chain(required).flat_map(When::leaves) {
        let (When::KindIs(kind) | When::KindIsNot(kind)) = when else { continue };
        let options =
            content.library.forms.get(&form.id).and_then(|form| form.by_role(Role::RequestKind)).map(|field| &field.options);
        if let Some(Options::List(list)) = options
            && !list.iter().any(|(key, _)| key == kind)
        {
            let help = meant(kind, list.iter().map(|(key, _)| key.as_str()));
            let message = format!("field “{}” depends on the kind of request “{kind}”, which cannot be chosen", field.key);
            page.say(Level::Error, "unknown-option", path, message, help);
        }
    }
}

/// The way of an assistance request: what stands behind a desk's duty exists.
pub fn chain(page: &Page<'_>, names: &Names<'_>, stages: &[ChainStage]) {
    for (stage_at, stage) in stages.iter().enumerate() {
        for (at, clause) in stage.cites.iter().enumerate() {
            names.cite(page, clause, None, || format!("[{stage_at}].cites[{at}]"));
        }
    }
}

/// A fact whose source is left blank is hearsay. That one is named at all, with its certainty, the type asks.
pub fn sourced(page: &Page<'_>, source: &str, path: &str) {
    if source.trim().is_empty() {
        page.say(Level::Error, "no-source", path, "no source is named", "say what was read, and in which state");
    }
}

pub fn powers(page: &Page<'_>, names: &Names<'_>, powers: &Powers) {
    page.unique("row", powers.rows.iter().map(|row| row.id.as_str()), |at| format!("rows[{at}].id"));
    sourced(page, &powers.source, "source");
    for (row_at, row) in powers.rows.iter().enumerate() {
        if row.cites.is_empty() {
            let help = "cite the clauses of law on which the row rests";
            page.say(Level::Error, "no-source", &format!("rows[{row_at}].cites"), "this row rests on nothing", help);
        }
        for (at, clause) in row.cites.iter().enumerate() {
            names.cite(page, clause, None, || format!("rows[{row_at}].cites[{at}]"));
        }
    }
}
