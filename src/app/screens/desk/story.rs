//! The case so far, what is due, and the way back to each letter.

use egui::{Color32, Ui};

use super::common;
use crate::app::intent::{Intent, Work};
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, icon};
use crate::case::World;
use crate::case::world::{Entry, Happened};
use crate::words::story;

/// Shows the story and the deadlines.
pub fn ui(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    common::padded_scroll(ui, "story", 16, |ui| {
        if running.world.replies().is_empty() {
            w::secondary(ui, "No reply yet. Answers will stand here.");
            ui.add_space(theme::GAP_CARD);
        }
        w::strong(ui, "The case so far");
        ui.add_space(theme::GAP);
        let entries: Vec<&Entry> = running.world.story().iter().filter(|entry| !hidden(&running.world, entry)).collect();
        if entries.is_empty() {
            w::empty_state(ui, icon::LIST_BULLETS, "Each of your steps will stand here", "Read an exhibit, or take a measure.");
        }
        let newest = news(ui, running, entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let rect = row(ui, &running.world, entry, index, &running.desk.work, intents);
            if newest && index + 1 == entries.len() {
                ui.scroll_to_rect_animation(rect.expand(theme::GAP_CARD), None, egui::style::ScrollAnimation::none());
            }
        }
        deadlines(ui, &running.world);
    });
}

/// True once after an entry was added: it is then brought into view.
fn news(ui: &Ui, running: &Running, count: usize) -> bool {
    let id = egui::Id::unique(("story", &running.id));
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<usize>(id);
        data.insert_temp(id, count);
        before
    });
    before != Some(count)
}

/// What is told only in the debrief.
pub fn hidden(world: &World, entry: &Entry) -> bool {
    matches!(entry.what, Happened::Event(index) if world.event(index).is_none_or(|event| event.secret))
}

/// What an entry leads to.
fn leads_to(world: &World, what: &Happened) -> Option<Work> {
    match what {
        Happened::Sent(number) | Happened::Passed(number, _) => Some(match world.last_reply(*number) {
            Some(reply) => Work::Letter(reply.id),
            None => Work::Sent(*number),
        }),
        Happened::Replied(id) => Some(Work::Letter(*id)),
        Happened::Event(index) => Some(Work::Event(*index)),
        Happened::SentNothing(_) => Some(Work::Nothing),
        Happened::InstructionAnswered { .. } => world.instruction().map(|instruction| Work::Event(instruction.event)),
        Happened::PackageArrived(index) | Happened::Handled(index, _) => Some(Work::Package(*index)),
        _ => None,
    }
}

/// The icon of an entry.
pub fn glyph(world: &World, what: &Happened) -> &'static str {
    match what {
        Happened::Opened(_) | Happened::Brought(_) => icon::FILE_TEXT,
        Happened::Sent(_) => icon::PAPER_PLANE_TILT,
        Happened::Replied(_) => icon::ENVELOPE_SIMPLE,
        Happened::Event(index) if world.event(*index).is_some_and(|event| !event.effects.is_empty()) => icon::WARNING_CIRCLE,
        Happened::Event(_) => icon::CALENDAR_BLANK,
        Happened::Asked(..) | Happened::AskedFirst(..) => icon::CHAT_TEXT,
        Happened::Withdrawn(_) => icon::ARROW_BEND_UP_LEFT,
        Happened::SentNothing(_) => icon::PROHIBIT,
        Happened::Noted(_) => icon::NOTE,
        Happened::InstructionAnswered { .. } => icon::SCALES,
        Happened::UserTold(_) => icon::WARNING,
        Happened::Passed(..) => icon::CALENDAR_BLANK,
        Happened::PackageArrived(_) | Happened::Handled(..) => icon::FOLDER_OPEN,
        Happened::Closed => icon::LOCK_SIMPLE,
    }
}

fn row(ui: &mut Ui, world: &World, entry: &Entry, index: usize, shown: &Work, intents: &mut Vec<Intent>) -> egui::Rect {
    let told = story::told(world, entry);
    let leads = leads_to(world, &entry.what);
    let t = theme::tokens(ui);
    let letter = matches!(entry.what, Happened::Replied(_));
    let kind = if letter { Type::Strong } else { Type::Body };
    let sense = if leads.is_some() { egui::Sense::click() } else { egui::Sense::hover() };
    let name = if told.text.is_empty() { told.title.clone() } else { format!("{}: {}", told.title, told.text) };
    let back = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().min;
    ui.horizontal_top(|ui| {
        let width = 52.0 * theme::text_scale(ui);
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_min_width(width);
            common::stamp(ui, entry.at, t.ink2);
        });
        icon::show(ui, glyph(world, &entry.what), t.ink);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            unselectable(ui, &told.title, kind, t.ink);
            if !told.text.is_empty() {
                unselectable(ui, &told.text, Type::Small, t.ink2);
            }
        });
    });
    let rect = egui::Rect::from_min_max(top, egui::pos2(top.x + ui.available_width(), ui.min_rect().bottom()))
        .expand2(egui::vec2(6.0, 3.0));
    if let Some(work) = leads {
        // A sending leads to its letter, once there is one; the letter alone is then where one is.
        let first = !matches!(entry.what, Happened::Handled(..) | Happened::Passed(..));
        let here = *shown == work && first && (letter || !matches!(work, Work::Letter(_)));
        let response = ui.interact(rect, ui.scope_id().with(("story", index)), sense);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, here, &name));
        let fill = if here { Some(t.accent_soft) } else { response.hovered().then(|| t.paper_hover()) };
        if let Some(fill) = fill {
            ui.painter().set(back, egui::epaint::RectShape::filled(rect, theme::RADIUS, fill));
        }
        if response.has_focus() {
            let ring = egui::Stroke::new(theme::FOCUS_WIDTH, t.accent);
            ui.painter().rect_stroke(rect, theme::RADIUS, ring, egui::StrokeKind::Inside);
        }
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            intents.push(Intent::Work(work));
        }
    }
    ui.add_space(theme::GAP);
    rect
}

fn unselectable(ui: &mut Ui, text: &str, kind: Type, color: Color32) {
    ui.add(egui::Label::new(kind.rich(ui, text).color(color)).selectable(false));
}

fn deadlines(ui: &mut Ui, world: &World) {
    let t = theme::tokens(ui);
    let deadlines = world.deadlines();
    ui.add_space(theme::GAP);
    w::separator(ui);
    ui.add_space(theme::GAP_CARD);
    w::label(ui, "Known deadlines", Type::Small, t.ink2);
    ui.add_space(theme::GRID);
    if deadlines.is_empty() {
        w::label(ui, "None so far. They come from what you read.", Type::Body, t.ink3);
    }
    for (index, deadline) in deadlines.iter().enumerate() {
        let near = index == 0 && story::is_near(deadline, world.now());
        let color = if near { t.major } else { t.ink };
        ui.horizontal_top(|ui| {
            icon::show(ui, icon::HOURGLASS_MEDIUM, color);
            let day = deadline.at.date().text();
            let day_width = 84.0 * theme::text_scale(ui);
            let width = ui.available_width() - day_width - theme::GAP;
            ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_min_width(width);
                w::body(ui, story::deadline(deadline));
            });
            ui.with_layout(egui::Layout::top_down(egui::Align::Max), |ui| {
                // The day stands on the line of the text beside it.
                ui.add_space((Type::Body.line(ui) - Type::Small.line(ui)) / 2.0 + 1.0);
                w::label(ui, day, Type::Small, t.ink2).on_hover_text(common::moment(deadline.at));
            });
        });
        ui.add_space(theme::GRID);
    }
}
