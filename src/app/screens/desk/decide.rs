//! What do you do next? The choice of measure, provider, company and door is the exercise: nothing is chosen
//! before somebody chooses it, and everything stands in a fixed order.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use super::{common, foot};
use crate::app::intent::{Beside, Intent, Work};
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, Dropdown, RadioCard, TextField, icon};
use crate::case::Action;
use crate::case::world::Dossier;
use crate::content::data::Measure;
use crate::content::id::ProviderId;
use crate::content::provider::Provider;
use crate::content::value::{Value, Values};
use crate::words::labels;

/// What is chosen.
#[derive(Default)]
pub struct State {
    /// The measure.
    pub measure: Option<Measure>,
    provider: Option<usize>,
    entity: Option<usize>,
    channel: Option<usize>,
    /// Why now.
    pub why: String,
}

/// From this width on the cards stand beside the addressee.
const SIDE_BY_SIDE: f32 = 1000.0;

/// Shows the decision.
pub fn ui(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let margin = if ui.available_width() > 760.0 { 32 } else { 20 };
    foot(ui, running, margin, intents);
    let wide = ui.available_width() > SIDE_BY_SIDE * theme::text_scale(ui);
    common::scroll(ui, "decide", |ui| {
        Frame::new().inner_margin(Margin::symmetric(margin, 24)).show(ui, |ui| {
            if wide {
                let half = (ui.available_width() - 2.0 * theme::GUTTER) / 2.0;
                ui.horizontal_top(|ui| {
                    ui.allocate_ui_with_layout(egui::vec2(half, 0.0), Layout::top_down(Align::Min), |ui| {
                        measures(ui, running, intents)
                    });
                    ui.add_space(2.0 * theme::GUTTER - ui.spacing().item_spacing.x);
                    ui.vertical(|ui| addressee(ui, running, intents));
                });
            } else {
                measures(ui, running, intents);
                ui.add_space(theme::GUTTER);
                addressee(ui, running, intents);
            }
        });
    });
    foot::close_dialog(ui, running, intents);
}

fn measures(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    w::title(ui, "What do you do next?");
    w::label(ui, "Every step takes time on the case clock. You can change your mind until you send.", Type::Body, t.ink2);
    ui.add_space(theme::GAP_CARD);
    drafts(ui, running, intents);
    let order: Vec<Measure> =
        Measure::ALL.into_iter().filter(|measure| running.world.scenario().measures.contains(measure)).collect();
    let cards: Vec<RadioCard<'_>> = order
        .iter()
        .map(|measure| RadioCard {
            icon: common::measure_icon(*measure),
            title: labels::measure(*measure),
            text: labels::measure_text(*measure),
        })
        .collect();
    let columns = if ui.available_width() > 480.0 * theme::text_scale(ui) { 2 } else { 1 };
    let state = &mut running.desk.decide;
    let chosen = order.iter().position(|measure| Some(*measure) == state.measure);
    if let Some(index) = w::radio_cards(ui, columns, &cards, chosen) {
        state.measure = Some(order[index]);
    }
}

/// Forms that were opened and not sent.
fn drafts(ui: &mut Ui, running: &Running, intents: &mut Vec<Intent>) {
    for dossier in running.world.requests() {
        if dossier.form.is_some() && dossier.sendings.is_empty() && !dossier.withdrawn {
            let name = format!("Go on with the {}", labels::request(dossier.measure).to_lowercase());
            if ui.add(Button::secondary(&name).leading(icon::PENCIL_LINE)).clicked() {
                intents.push(Intent::Work(Work::Form(dossier.number)));
            }
            ui.add_space(theme::GAP);
        }
    }
    for (index, received) in running.world.received().iter().enumerate() {
        let name = format!("Open package {}", received.package.ticket);
        if ui.add(Button::secondary(&name).leading(icon::ARCHIVE)).clicked() {
            intents.push(Intent::Work(Work::Package(index)));
        }
        ui.add_space(theme::GAP);
    }
}

/// True when a measure goes to a provider.
fn to_provider(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Preserve
            | Measure::Extend
            | Measure::Withdraw
            | Measure::Voluntary
            | Measure::Emergency
            | Measure::Mla
            | Measure::MlaRealTime
    )
}

/// True for a measure that goes through a door of the company itself. An assistance request goes through States.
fn has_door(measure: Measure) -> bool {
    to_provider(measure) && !crate::case::world::is_assistance(measure)
}

/// True for a measure that may be about a company, and need not be.
fn may_name_provider(measure: Measure) -> bool {
    measure == Measure::ContactPoint
}

fn addressee(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let Some(measure) = running.desk.decide.measure else { return };
    let library = std::sync::Arc::clone(running.world.library());
    let ids = running.world.scenario().providers.clone();
    let providers: Vec<(&ProviderId, &Provider)> = ids.iter().filter_map(|id| Some((id, library.providers.get(id)?))).collect();
    Card::new().show(ui, |ui| {
        w::heading(ui, if to_provider(measure) { labels::at_whom(measure) } else { labels::measure(measure) });
        ui.add_space(theme::GAP);
        if to_provider(measure) {
            whom(ui, &mut running.desk.decide, &providers, has_door(measure));
        } else {
            w::body(ui, labels::measure_text(measure));
        }
        // Its reason has a page of its own.
        if measure == Measure::Nothing {
            return;
        }
        if may_name_provider(measure) {
            ui.add_space(theme::GAP_CARD);
            let names: Vec<&str> =
                std::iter::once("None").chain(providers.iter().map(|(_, provider)| provider.name.as_str())).collect();
            let chosen = &mut running.desk.decide.provider;
            let mut entry = chosen.map(|index| index + 1);
            if Dropdown::new("Company that it is about, if there is one")
                .placeholder("None")
                .show(ui, &mut entry, &names)
                .changed()
            {
                *chosen = entry.and_then(|entry| entry.checked_sub(1));
            }
        }
        ui.add_space(theme::GUTTER);
        w::strong(ui, "Why now?");
        w::secondary(ui, "One sentence for your case diary. You will see it again in the debrief.");
        let typed = TextField::new("Why now?").hide_label().rows(2).id_salt("why").show(ui, &mut running.desk.decide.why);
        if typed.changed() {
            intents.push(Intent::Typed);
        }
    });
}

/// What has to be chosen or written before the next page opens.
fn missing(state: &State) -> Option<&'static str> {
    match state.measure {
        None => Some("Choose what you do next."),
        Some(measure) if to_provider(measure) && state.provider.is_none() => Some(if has_door(measure) {
            "Choose the provider, then the company and the channel."
        } else {
            "Choose the provider, then the company."
        }),
        Some(_) => None,
    }
}

/// What leads on, always in sight.
fn foot(ui: &mut Ui, running: &mut Running, margin: i8, intents: &mut Vec<Intent>) {
    let frame = Frame::new().inner_margin(Margin { left: margin - 8, right: margin, top: 8, bottom: 16 });
    let missing = missing(&running.desk.decide);
    let shown = Panel::bottom("decide foot").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        // The line keeps its room when all is chosen, or the buttons would move under the mouse.
        ui.with_layout(Layout::top_down(Align::Max), |ui| w::secondary(ui, missing.unwrap_or(" ")));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            let state = &running.desk.decide;
            let measure = state.measure;
            let form = measure.filter(|measure| *measure != Measure::Nothing).and_then(|measure| running.world.form_for(measure));
            let text = match measure {
                Some(Measure::Nothing) => "Write down why",
                Some(_) if form.is_none() => "Record it",
                _ => "Open the form",
            };
            let open = ui.add_enabled(missing.is_none(), Button::primary(text).trailing(icon::ARROW_RIGHT));
            let open = open.on_disabled_hover_text(missing.unwrap_or_default());
            if open.clicked()
                && let Some(measure) = measure
            {
                match measure {
                    Measure::Nothing => intents.push(Intent::Work(Work::Nothing)),
                    _ => decide(running, measure, intents),
                }
            }
            if measure.is_some_and(to_provider) && ui.add(Button::secondary("Open guidelines").leading(icon::BUILDINGS)).clicked()
            {
                running.desk.narrow_left = true;
                intents.push(Intent::Beside(Beside::Guidelines));
            }
            let decided = |dossier: &Dossier| !dossier.sendings.is_empty() || dossier.measure == Measure::Nothing;
            // What is announced for today can be waited for, whatever was done.
            let today =
                running.world.deadlines().first().is_some_and(|next| next.at.minutes_since(running.world.now()) < 24 * 60);
            let begun = today || running.world.requests().iter().any(decided);
            foot::ui(ui, running, begun, intents);
        });
    });
    common::upper_edge(ui, shown.response.rect);
}

fn whom(ui: &mut Ui, state: &mut State, providers: &[(&ProviderId, &Provider)], door: bool) {
    let names: Vec<&str> = providers.iter().map(|(_, provider)| provider.name.as_str()).collect();
    if Dropdown::new("Provider").show(ui, &mut state.provider, &names).changed() {
        state.entity = None;
        state.channel = None;
    }
    ui.add_space(theme::GAP_CARD);
    let provider = state.provider.and_then(|index| providers.get(index)).map(|(_, provider)| *provider);
    let mut entities: Vec<&str> = Vec::new();
    let mut channels: Vec<&str> = Vec::new();
    if let Some(provider) = provider {
        entities.extend(provider.entities.iter().map(|entity| entity.name.as_str()));
        channels.extend(provider.channels.iter().map(|channel| channel.name.as_str()));
    }
    ui.add_enabled_ui(provider.is_some(), |ui| {
        Dropdown::new("Legal entity that controls this account's data").below("Section 1 of the guidelines says which.").show(
            ui,
            &mut state.entity,
            &entities,
        );
        if door {
            ui.add_space(theme::GAP_CARD);
            Dropdown::new("Channel").show(ui, &mut state.channel, &channels);
        }
    });
}

/// The action that the choice makes.
fn decide(running: &Running, measure: Measure, intents: &mut Vec<Intent>) {
    let library = running.world.library();
    let ids = &running.world.scenario().providers;
    let providers: Vec<(&ProviderId, &Provider)> = ids.iter().filter_map(|id| Some((id, library.providers.get(id)?))).collect();
    let state = &running.desk.decide;
    let world = &running.world;
    let whom =
        state.provider.filter(|_| to_provider(measure) || may_name_provider(measure)).and_then(|index| providers.get(index));
    let entity = whom
        .filter(|_| to_provider(measure))
        .and_then(|(_, provider)| provider.entities.get(state.entity?))
        .map(|entity| entity.id.clone());
    let channel = whom
        .filter(|_| has_door(measure))
        .and_then(|(_, provider)| provider.channels.get(state.channel?))
        .map(|channel| channel.id.clone());
    // A choice that led to no sending is changed, not added to.
    let open = world
        .requests()
        .iter()
        .find(|dossier| dossier.measure == measure && dossier.sendings.is_empty() && dossier.form.is_some())
        .filter(|dossier| dossier.provider.as_ref() == whom.map(|(id, _)| *id))
        .map(|dossier| dossier.number);
    let number = open.unwrap_or_else(|| world.requests().iter().map(|dossier| dossier.number).max().unwrap_or(0) + 1);
    let why = state.why.trim().to_owned();
    intents.push(Intent::Act(Action::Choose {
        request: number,
        measure: measure.key().to_owned(),
        provider: whom.map(|(id, _)| (*id).clone()),
        entity,
        channel,
        form: world.form_for(measure),
        why: why.clone(),
    }));
    if world.form_for(measure).is_none() {
        let values = Values::from([("text".to_owned(), Value::Text(why))]);
        intents.extend(match measure {
            Measure::OpenSource => Some(Intent::Act(Action::OpenSource { values })),
            Measure::Consent => Some(Intent::Act(Action::Consent { values })),
            Measure::ContactPoint => Some(Intent::Act(Action::ContactPoint { values })),
            _ => None,
        });
    }
}
