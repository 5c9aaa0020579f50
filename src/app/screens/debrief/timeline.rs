//! The story again: what was done, what the world did, what was lost and until when it could have been saved; with
//! what the trainee could not see, and a way back to each decision.

use std::collections::BTreeSet;

use egui::{Align, Frame, Layout, Margin, Ui};

use super::common;
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Card, Chip, icon};
use crate::case::World;
use crate::case::world::{Decision, Entry, Happened, Loss};
use crate::content::data::DataCategory;
use crate::content::form::Options;
use crate::content::id::AccountId;
use crate::content::role::ValueKind;
use crate::content::time::{CaseTime, span_text};
use crate::words::{self, labels, story};

/// Shows the timeline.
pub fn ui(ui: &mut Ui, running: &Running, intents: &mut Vec<Intent>) {
    let world = &running.world;
    common::scroll(ui, "timeline", |ui| {
        Frame::new().inner_margin(Margin::symmetric(32, 24)).show(ui, |ui| {
            ui.set_max_width((820.0 * theme::text_scale(ui)).min(ui.available_width()));
            let groups = groups(world);
            losses(ui, world, &groups);
            ui.add_space(theme::GUTTER);
            Card::new().show(ui, |ui| {
                w::heading(ui, "What happened");
                w::secondary(ui, "Your steps bear the colour of links. What came of them is simulated.");
                ui.add_space(theme::GAP);
                for (index, happening) in happenings(world, &groups).into_iter().enumerate() {
                    ui.push_id(("happening", index), |ui| match happening {
                        Happening::Told(entry) => told(ui, running, entry, intents),
                        Happening::Decided(decision) => decided(ui, running, decision, intents),
                        Happening::Gone(group) => gone(ui, world, group),
                    });
                    ui.add_space(theme::GAP);
                }
            });
        });
    });
}

/// One line of the timeline.
enum Happening<'a> {
    /// An entry of the story.
    Told(&'a Entry),
    /// A decision that the story has no entry for.
    Decided(&'a Decision),
    /// Data that went for ever.
    Gone(&'a Group),
}

/// The story, with decisions and losses in their places.
fn happenings<'a>(world: &'a World, groups: &'a [Group]) -> Vec<Happening<'a>> {
    let story = world.story();
    let untold = |decision: &&Decision| !story.iter().any(|entry| entry.action == decision.action);
    let decisions: Vec<&Decision> = world.decisions().iter().filter(untold).collect();
    let mut lost: Vec<&Group> = groups.iter().filter(|group| group.fate == Fate::Lost).collect();
    lost.sort_by_key(|group| group.at);
    let (mut all, mut decided, mut gone) = (Vec::new(), 0, 0);
    for at in 0..=story.len() {
        let entry = story.get(at);
        while let Some(decision) = decisions.get(decided).filter(|decision| decision.told <= at) {
            all.push(Happening::Decided(decision));
            decided += 1;
        }
        while let Some(group) = lost.get(gone).filter(|group| entry.is_none_or(|entry| group.at < entry.at)) {
            all.push(Happening::Gone(group));
            gone += 1;
        }
        all.extend(entry.map(Happening::Told));
    }
    all
}

/// A line: when, a sign, and what is said.
fn line(ui: &mut Ui, at: CaseTime, glyph: &str, color: egui::Color32, contents: impl FnOnce(&mut Ui)) {
    let ink2 = theme::tokens(ui).ink2;
    ui.horizontal_top(|ui| {
        let width = 56.0 * theme::text_scale(ui);
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(width);
            common::stamp(ui, at, ink2);
        });
        icon::show(ui, glyph, color);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            contents(ui);
        });
    });
}

fn told(ui: &mut Ui, running: &Running, entry: &Entry, intents: &mut Vec<Intent>) {
    let world = &running.world;
    let t = theme::tokens(ui);
    let told = story::told(world, entry);
    let own = entry.action > 0;
    let color = if own { t.accent } else { t.ink };
    line(ui, entry.at, super::super::desk::glyph(world, &entry.what), color, |ui| {
        w::label(ui, &told.title, if own { Type::Body } else { Type::Strong }, t.ink);
        if !told.text.is_empty() {
            w::label(ui, &told.text, Type::Small, t.ink2);
        }
        if let Happened::Event(index) = entry.what
            && let Some(event) = world.event(index)
        {
            let (text, _) = common::plain(&event.text);
            w::label(ui, crate::words::finding::simulated(&text), Type::Small, t.ink2);
            if event.secret {
                w::label(ui, "You could not see this.", Type::Small, t.ink3);
            }
        }
        super::again(ui, running, entry.action, intents);
    });
}

fn decided(ui: &mut Ui, running: &Running, decision: &Decision, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    let told = story::decided(&running.world, decision);
    line(ui, decision.at, icon::PENCIL_LINE, t.accent, |ui| {
        w::label(ui, &told.title, Type::Body, t.ink);
        if !told.text.is_empty() {
            w::label(ui, &told.text, Type::Small, t.ink2);
        }
        super::again(ui, running, decision.action, intents);
    });
}

fn gone(ui: &mut Ui, world: &World, group: &Group) {
    let t = theme::tokens(ui);
    line(ui, group.at, icon::WARNING_OCTAGON, t.fatal, |ui| {
        w::label(ui, format!("Lost: {} of {}", kinds(group), name(world, &group.account)), Type::Strong, t.ink);
        w::label(ui, format!("Simulated. {}", chance(world, group)), Type::Small, t.ink2);
    });
}

/// How it went with a kind of data that is gone from the live account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Saved,
    Lost,
    /// Nobody needs it: no model form of the case asks for it.
    NotAsked,
}

/// Kinds of data of an account that went at the same moment, and fared alike.
struct Group {
    account: AccountId,
    fate: Fate,
    at: CaseTime,
    losses: Vec<Loss>,
}

/// Kinds of data that the case's model forms ask for; none, where no model says.
fn asked_for(world: &World) -> BTreeSet<DataCategory> {
    let scenario = world.scenario();
    let library = world.library();
    let mut asked = BTreeSet::new();
    for usage in &scenario.forms {
        let Some(form) = library.forms.get(&usage.form) else { continue };
        for field in form.fields() {
            let Some(value) = usage.model.get(&field.key) else { continue };
            if field.role.kind() != ValueKind::Many {
                continue;
            }
            for key in value.as_keys() {
                asked.extend(DataCategory::from_key(&key));
                if field.options == Options::Catalogue {
                    let items = scenario.providers.iter().filter_map(|id| library.providers.get(id)?.item(&key));
                    asked.extend(items.map(|item| item.data.category));
                }
            }
        }
    }
    asked
}

fn groups(world: &World) -> Vec<Group> {
    let asked = asked_for(world);
    let fate = |loss: &Loss| match loss.saved {
        true => Fate::Saved,
        false if asked.is_empty() || asked.contains(&loss.category) => Fate::Lost,
        false => Fate::NotAsked,
    };
    let mut groups: Vec<Group> = Vec::new();
    for loss in world.losses() {
        let fate = fate(&loss);
        match groups.iter_mut().find(|group| group.account == loss.account && group.fate == fate && group.at == loss.at) {
            Some(group) => group.losses.push(loss),
            None => groups.push(Group { account: loss.account.clone(), fate, at: loss.at, losses: vec![loss] }),
        }
    }
    groups
}

/// The identifier by which people know an account.
fn name<'a>(world: &'a World, id: &'a AccountId) -> &'a str {
    let account = world.scenario().account(id);
    account.and_then(|account| account.identifiers.first()).map_or(id.as_str(), |id| id.value.as_str())
}

fn kinds(group: &Group) -> String {
    let mut categories: Vec<&str> = group.losses.iter().map(|loss| labels::category(loss.category)).collect();
    let mut seen = BTreeSet::new();
    categories.retain(|category| seen.insert(*category));
    crate::words::list(&categories)
}

/// `23 Feb 2023, 23:10`, on the clock of the case.
fn until(world: &World, at: CaseTime) -> String {
    let local = at.to_offset(world.now().offset());
    format!("{}, {}", local.day_text(), local.clock_text())
}

/// Until when a copy would have saved it, and whether the account could have been named by then.
fn chance(world: &World, group: &Group) -> String {
    let saved = format!("Until {} a copy would have saved it.", until(world, group.at));
    let Some(known) = group.losses.first().and_then(|loss| world.known_in_time(loss)) else {
        return format!("{saved} No exhibit shows an identifier that the company accepts.");
    };
    let exhibit = world.scenario().exhibit(&known.exhibit).map_or(known.exhibit.as_str(), |exhibit| &exhibit.number);
    let kind = words::lower(labels::identifier(known.kind));
    match known.read {
        Some(read) => {
            let left = span_text(group.at.minutes_since(read));
            format!("{saved} You had its {kind} {} since {} ({exhibit}): {left} before.", known.value, until(world, read))
        }
        None => format!("{saved} Its {kind} stands in {exhibit}, which you had not opened by then."),
    }
}

fn losses(ui: &mut Ui, world: &World, groups: &[Group]) {
    Card::new().show(ui, |ui| {
        w::heading(ui, "Saved and lost");
        w::secondary(
            ui,
            "Data of the offence's accounts that nobody can get live any more, by the day on which the case was closed.",
        );
        ui.add_space(theme::GAP);
        if groups.is_empty() {
            w::body(ui, "Nothing was gone by then.");
        }
        let mut accounts: Vec<&AccountId> = Vec::new();
        for group in groups {
            if !accounts.contains(&&group.account) {
                accounts.push(&group.account);
            }
        }
        for id in accounts {
            w::mono(ui, name(world, id));
            let mut own: Vec<&Group> = groups.iter().filter(|group| group.account == *id).collect();
            own.sort_by_key(|group| (group.fate, group.at));
            for group in own {
                loss(ui, world, group);
            }
            ui.add_space(theme::GAP_CARD);
        }
    });
}

/// One fate of an account's data: the kinds, since when they are gone, and what would have saved them.
fn loss(ui: &mut Ui, world: &World, group: &Group) {
    let since = until(world, group.at);
    let ink2 = theme::tokens(ui).ink2;
    w::wrap_row(ui, |ui| {
        ui.add(match group.fate {
            Fate::Saved => Chip::toned(Severity::Met, icon::SHIELD_CHECK, "Saved in a copy"),
            Fate::Lost => Chip::toned(Severity::Fatal, icon::WARNING_OCTAGON, "Lost"),
            Fate::NotAsked => Chip::outlined("Not asked for"),
        });
        w::body(ui, kinds(group));
        let gone = match group.fate {
            Fate::NotAsked => format!("gone since {since}; no good path needs it"),
            Fate::Saved | Fate::Lost => format!("gone since {since}"),
        };
        w::label(ui, gone, Type::Small, ink2);
    });
    if group.fate == Fate::Lost {
        w::label(ui, chance(world, group), Type::Small, ink2);
    }
    ui.add_space(theme::GRID);
}
