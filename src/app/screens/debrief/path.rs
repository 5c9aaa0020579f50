//! The right path as steps to walk through, and beside it what this trainee did: the acts that correspond to the
//! step are lifted out of his own timeline.

use egui::{Align, CornerRadius, Frame, Key, Layout, Margin, Modifiers, Panel, Stroke, Ui};

use super::{Shared, State, common};
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, icon};
use crate::case::path::{own_acts, written};
use crate::case::world::{Entry, Happened};
use crate::content::scenario::{MatchedBy, ModelStep};
use crate::words::story;

/// Shows both paths.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, running: &Running, state: &mut State, intents: &mut Vec<Intent>) {
    let steps = &running.world.scenario().model_path;
    if steps.is_empty() {
        w::empty_state(ui, icon::LIST_BULLETS, "A good path stands here", "The author of this case wrote none.");
        return;
    }
    state.step = state.step.min(steps.len() - 1);
    keys(ui, state, steps.len());
    foot(ui, state, steps.len());
    let step = state.step;
    let moved = state.step_shown != Some(state.step);
    let margin = Margin::symmetric(32, 24);
    if ui.available_width() > 820.0 * theme::text_scale(ui) {
        // Each side scrolls to what is looked at, wherever the other stands.
        let (left, right) = ui.available_rect_before_wrap().split_left_right_at_fraction(0.5);
        ui.scope_builder(egui::UiBuilder::new().max_rect(left), |ui| {
            common::scroll(ui, "model path", |ui| {
                let margin = Margin { right: 8, ..margin };
                Frame::new().inner_margin(margin).show(ui, |ui| model(ui, shared, running, state, moved, intents));
            });
        });
        ui.scope_builder(egui::UiBuilder::new().max_rect(right), |ui| {
            common::scroll(ui, "own path", |ui| {
                let margin = Margin { left: 8, ..margin };
                Frame::new().inner_margin(margin).show(ui, |ui| own(ui, running, &steps[step], moved, intents));
            });
        });
    } else {
        common::scroll(ui, "model path", |ui| {
            Frame::new().inner_margin(margin).show(ui, |ui| {
                model(ui, shared, running, state, moved, intents);
                ui.add_space(theme::GUTTER);
                own(ui, running, &steps[step], false, intents);
            });
        });
    }
    state.step_shown = Some(step);
}

/// Left and up go back, right and down go on. While a control has the keyboard, up and down move between controls.
fn keys(ui: &Ui, state: &mut State, count: usize) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let free = ui.memory(|memory| memory.focused().is_none());
    let on = pressed(Key::ArrowRight) || free && pressed(Key::ArrowDown);
    let back = pressed(Key::ArrowLeft) || free && pressed(Key::ArrowUp);
    if on {
        state.step = (state.step + 1).min(count - 1);
    }
    if back {
        state.step = state.step.saturating_sub(1);
    }
    if on || back {
        // The keyboard stays where it is.
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    }
}

fn foot(ui: &mut Ui, state: &mut State, count: usize) {
    let frame = Frame::new().inner_margin(Margin { left: 32, right: 32, top: 12, bottom: 16 });
    let shown = Panel::bottom("path foot").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        common::right_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            if ui.add_enabled(state.step + 1 < count, Button::primary("Next").trailing(icon::ARROW_RIGHT)).clicked() {
                state.step += 1;
            }
            if ui.add_enabled(state.step > 0, Button::secondary("Previous")).clicked() {
                state.step -= 1;
            }
            w::secondary(ui, format!("Step {} of {count}", state.step + 1));
        });
    });
    common::upper_edge(ui, shown.response.rect);
}

fn model(ui: &mut Ui, shared: &Shared<'_>, running: &Running, state: &mut State, moved: bool, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    Card::new().padding(16.0).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(8, 0)).show(ui, |ui| w::heading(ui, "A good path"));
        ui.add_space(theme::GAP);
        for (index, step) in running.world.scenario().model_path.iter().enumerate() {
            let here = index == state.step;
            let back = ui.painter().add(egui::Shape::Noop);
            let shown = Frame::new().inner_margin(Margin::symmetric(8, 8)).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.horizontal_top(|ui| {
                    let column = 26.0 * theme::text_scale(ui);
                    ui.allocate_ui_with_layout(egui::vec2(column, 0.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_min_width(column);
                        w::label(ui, (index + 1).to_string(), Type::Strong, t.accent);
                    });
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = theme::GRID;
                        ui.add(egui::Label::new(Type::Strong.rich(ui, &step.title).color(t.ink)).selectable(false));
                        if here {
                            w::label(ui, &step.text, Type::Body, t.ink2);
                            ui.push_id(("step", index), |ui| {
                                if let Some(id) = common::links(ui, shared.library, &step.cites) {
                                    intents.push(Intent::Clause(id));
                                }
                            });
                        }
                    });
                });
            });
            let rect = shown.response.rect;
            let title = rect.with_max_y(rect.top() + Type::Strong.line(ui) + 2.0 * theme::GAP);
            let id = ui.scope_id().with(("go to step", index));
            let response = ui.interact(if here { title } else { rect }, id, egui::Sense::click());
            let name = format!("Step {}: {}", index + 1, step.title);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, here, &name));
            if here {
                ui.painter().set(back, highlight(ui, rect));
                if moved {
                    ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
                }
            } else if response.hovered() {
                ui.painter().set(back, egui::epaint::RectShape::filled(rect, theme::RADIUS, t.paper_hover()));
            }
            if response.has_focus() {
                let ring = Stroke::new(theme::FOCUS_WIDTH, t.accent);
                ui.painter().rect_stroke(rect, theme::RADIUS, ring, egui::StrokeKind::Inside);
            }
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                state.step = index;
            }
        }
    });
}

/// The ground of what is looked at, with the accent at its left edge.
fn highlight(ui: &Ui, rect: egui::Rect) -> egui::Shape {
    let t = theme::tokens(ui);
    let bar = rect.with_max_x(rect.left() + 3.0);
    egui::Shape::Vec(vec![
        egui::epaint::RectShape::filled(rect, theme::RADIUS, t.accent_soft).into(),
        egui::epaint::RectShape::filled(bar, CornerRadius { nw: theme::RADIUS, sw: theme::RADIUS, ne: 0, se: 0 }, t.accent)
            .into(),
    ])
}

/// Entries of the story that belong to the trainee's own path.
fn is_own(entry: &Entry) -> bool {
    entry.action > 0 || matches!(entry.what, Happened::Replied(_))
}

fn own(ui: &mut Ui, running: &Running, step: &ModelStep, moved: bool, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    let world = &running.world;
    let acts = own_acts(world, step);
    Card::new().padding(16.0).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(8, 0)).show(ui, |ui| {
            w::heading(ui, "Your path");
            if step.matched_by.is_empty() {
                w::secondary(ui, "No single act shows this step. Read the text, and compare.");
            } else if acts.is_empty() {
                w::label(ui, "You did not take this step.", Type::Small, t.major);
            } else {
                w::secondary(ui, "What you did for this step is marked.");
            }
        });
        ui.add_space(theme::GAP);
        // Exhibits are many, and tell little where the step is about something else.
        let shown = |at: usize, entry: &Entry| acts.contains(&at) || !matches!(entry.what, Happened::Opened(_));
        for (at, entry) in world.story().iter().enumerate().filter(|(at, entry)| is_own(entry) && shown(*at, entry)) {
            let marked = acts.contains(&at);
            let back = ui.painter().add(egui::Shape::Noop);
            let row = Frame::new().inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                entry_row(ui, running, step, entry, marked, intents);
            });
            if marked {
                ui.painter().set(back, highlight(ui, row.response.rect));
                if moved && acts.first() == Some(&at) {
                    ui.scroll_to_rect_animation(row.response.rect, None, egui::style::ScrollAnimation::none());
                }
            }
        }
    });
}

fn entry_row(ui: &mut Ui, running: &Running, step: &ModelStep, entry: &Entry, marked: bool, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    let told = story::told(&running.world, entry);
    ui.horizontal_top(|ui| {
        let width = 56.0 * theme::text_scale(ui);
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(width);
            common::stamp(ui, entry.at, t.ink2);
        });
        icon::show(ui, super::super::desk::glyph(&running.world, &entry.what), if marked { t.accent } else { t.ink2 });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            w::label(ui, &told.title, if marked { Type::Strong } else { Type::Body }, t.ink);
            if !told.text.is_empty() {
                w::label(ui, &told.text, Type::Small, t.ink2);
            }
            if marked {
                for by in &step.matched_by {
                    if let MatchedBy::Entry { role, .. } = by
                        && let Some(text) = written(&running.world, entry, *role)
                    {
                        w::label(ui, format!("You wrote: {text}"), Type::Small, t.ink);
                    }
                }
                super::again(ui, running, entry.action, intents);
            }
        });
    });
}
