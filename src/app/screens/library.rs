//! The list of cases, in the order of the workshop, with the one thing to do first above it.

use egui::{Align, Layout, Ui};

use super::{Shared, common};
use crate::app::intent::{Intent, Page};
use crate::app::journal::{AttemptSummary, Mode};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, Chip, Column, Table, icon};
use crate::content::data::Measure;
use crate::content::lesson::Module;
use crate::content::scenario::Scenario;
use crate::words::labels;

/// Shows the list.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>) -> Vec<Intent> {
    let mut intents = Vec::new();
    let mut find = false;
    common::page(
        ui,
        "Cases",
        "In the order of the workshop. Start anywhere; nothing is locked.",
        |ui| find = find_button(ui),
        |ui| {
            common::page_scroll(ui, "cases", |ui| {
                if let Some(attempt) = shared.attempts.iter().find(|attempt| !attempt.closed)
                    && let Some(scenario) = shared.library.scenarios.get(&attempt.scenario)
                {
                    go_on(ui, attempt, scenario, &mut intents);
                    ui.add_space(theme::GUTTER);
                } else if shared.attempts.is_empty()
                    && let Some(first) = first_case(shared)
                {
                    start_here(ui, first, &mut intents);
                    ui.add_space(theme::GUTTER);
                }
                if shared.library.scenarios.is_empty() {
                    w::empty_state(ui, icon::FOLDER_OPEN, "Cases will stand here", "Add a folder of cases below.");
                } else {
                    Card::new().padding(1.0).show(ui, |ui| modules(ui, shared, &mut intents));
                }
                ui.add_space(theme::GAP);
                if ui.add(Button::quiet("Add a folder of cases").leading(icon::FOLDER_OPEN)).clicked() {
                    intents.push(Intent::PickFolder);
                }
            });
        },
    );
    if find {
        intents.push(Intent::Find);
    }
    intents
}

/// A button that looks like a search field and opens the search over everything.
fn find_button(ui: &mut Ui) -> bool {
    let t = theme::tokens(ui);
    let scale = theme::text_scale(ui);
    let width = (280.0 * scale).min(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, theme::control_height(ui)), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Find anything"));
    let edge =
        if response.has_focus() { egui::Stroke::new(theme::FOCUS_WIDTH, t.accent) } else { egui::Stroke::new(1.0, t.edge) };
    let fill = if response.hovered() { t.paper_hover() } else { t.paper };
    ui.painter().rect(rect, theme::RADIUS, fill, edge, egui::StrokeKind::Inside);
    let size = theme::icon_size(ui);
    let middle = rect.center().y;
    icon::paint(ui.painter(), egui::pos2(rect.left() + 10.0 + size / 2.0, middle), icon::MAGNIFYING_GLASS, size, t.ink2);
    let at = egui::pos2(rect.left() + 20.0 + size, middle);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, "Find anything", Type::Body.font(ui), t.ink3);
    let at = egui::pos2(rect.right() - 12.0, middle);
    // The keys only where they leave the words alone.
    if width >= 240.0 * scale {
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, "Ctrl K", Type::Small.font(ui), t.ink2);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn go_on(ui: &mut Ui, attempt: &AttemptSummary, scenario: &Scenario, intents: &mut Vec<Intent>) {
    let accent = theme::tokens(ui).accent;
    Card::new().bar(accent).padding(16.0).show(ui, |ui| {
        let height = Type::Small.line(ui) + Type::Heading.line(ui) + Type::Body.line(ui) + 4.0;
        let size = egui::vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            if ui.add(Button::primary("Continue").trailing(icon::ARROW_RIGHT)).clicked() {
                intents.push(Intent::Resume(attempt.id.clone()));
            }
            if ui.add(Button::secondary("Start over")).clicked() {
                intents.push(Intent::Go(Page::Brief(scenario.id.clone())));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                w::secondary(ui, "Go on where you stopped");
                w::heading(ui, &scenario.title);
                let mut line = attempt.stands.clone();
                if !line.is_empty() {
                    line.push_str(". ");
                }
                let saved = format!("Saved {}.", attempt.saved);
                line.push_str(if attempt.saved.is_empty() { &scenario.teaser } else { &saved });
                let color = theme::tokens(ui).ink2;
                w::label(ui, line, Type::Body, color);
            });
        });
    });
}

/// The first case in the order of the workshop, an easy one before a hard one.
fn first_case<'a>(shared: &Shared<'a>) -> Option<&'a Scenario> {
    shared.library.scenarios.values().min_by_key(|scenario| (scenario.module, scenario.level))
}

/// On the first day there is one thing to do.
fn start_here(ui: &mut Ui, scenario: &Scenario, intents: &mut Vec<Intent>) {
    let accent = theme::tokens(ui).accent;
    Card::new().bar(accent).padding(16.0).show(ui, |ui| {
        let height = Type::Small.line(ui) + Type::Heading.line(ui) + Type::Body.line(ui) + 4.0;
        let size = egui::vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::primary("Read the brief").trailing(icon::ARROW_RIGHT)).clicked() {
                intents.push(Intent::Go(Page::Brief(scenario.id.clone())));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                w::secondary(ui, "Start here");
                w::heading(ui, &scenario.title);
                let color = theme::tokens(ui).ink2;
                w::label(ui, &scenario.teaser, Type::Body, color);
            });
        });
    });
}

fn modules(ui: &mut Ui, shared: &Shared<'_>, intents: &mut Vec<Intent>) {
    let columns = [
        Column::share("Case", 1.0),
        Column::fixed("Offence", 120.0),
        Column::fixed("Level", 120.0),
        Column::fixed("Time", 84.0),
        Column::fixed("Your best", 206.0),
    ];
    ui.spacing_mut().item_spacing.y = 0.0;
    let (mut number, mut headed) = (0, false);
    for module in Module::ALL {
        let cases: Vec<&Scenario> = shared.library.scenarios.values().filter(|scenario| scenario.module == module).collect();
        let lesson = shared.library.lessons.values().find(|lesson| lesson.module == module);
        if cases.is_empty() && lesson.is_none() {
            continue;
        }
        number += 1;
        module_head(ui, number, module, lesson, intents);
        ui.push_id(("module", number), |ui| {
            let mut table = Table::new(ui, &columns);
            // The heads stand once, above the first cases.
            if !headed && !cases.is_empty() {
                headed = true;
                table.head(ui);
            }
            for scenario in &cases {
                row(ui, &mut table, shared, scenario, intents);
            }
            // A module without a case of its own is practised in cases of others.
            if cases.is_empty() {
                let others = shared.library.scenarios.values().filter(|scenario| practises(scenario, module));
                let others: Vec<&Scenario> = others.collect();
                let whole = [Column::share("", 1.0)];
                Table::new(ui, &whole).row(ui, |ui, _| {
                    if others.is_empty() {
                        let exercises = lesson.map(|lesson| lesson.exercises.as_slice()).unwrap_or_default();
                        let titles: Vec<&str> = exercises.iter().map(|exercise| exercise.title()).collect();
                        let said = if titles.is_empty() {
                            "No case yet. The lesson stands at the right.".to_owned()
                        } else {
                            format!("Practised in its lesson: {}.", crate::words::list(&titles))
                        };
                        w::secondary(ui, said);
                        return;
                    }
                    ui.horizontal_wrapped(|ui| {
                        w::secondary(ui, "Practised in");
                        for scenario in &others {
                            if ui.add(Button::quiet(&scenario.title).small()).clicked() {
                                intents.push(Intent::Go(Page::Brief(scenario.id.clone())));
                            }
                        }
                    });
                });
            }
        });
    }
    ui.add_space(theme::GAP);
}

fn module_head(
    ui: &mut Ui,
    number: usize,
    module: Module,
    lesson: Option<&crate::content::lesson::Lesson>,
    intents: &mut Vec<Intent>,
) {
    let t = theme::tokens(ui);
    let height = 50.0_f32.max(Type::Strong.line(ui) + 2.0 * theme::GUTTER);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::hover());
    let round = if number == 1 { egui::CornerRadius { nw: 7, ne: 7, sw: 0, se: 0 } } else { egui::CornerRadius::ZERO };
    ui.painter().rect_filled(rect, round, t.sunk);
    common::lower_edge(ui, rect);
    let builder =
        egui::UiBuilder::new().max_rect(rect.shrink2(egui::vec2(theme::GAP, 0.0))).layout(Layout::right_to_left(Align::Center));
    let mut child = ui.new_child(builder);
    if let Some(lesson) = lesson
        && child.add(Button::quiet(&format!("Lesson, {} min", lesson.minutes)).small().leading(icon::BOOK_OPEN)).clicked()
    {
        intents.push(Intent::Lesson(lesson.id.clone()));
    }
    child.with_layout(Layout::left_to_right(Align::Center), |ui| {
        w::strong(ui, number.to_string());
        w::strong(ui, labels::module(module));
        ui.add_space(theme::GRID);
        let color = t.ink2;
        w::elided(ui, labels::module_text(module), Type::Small, color);
    });
}

/// True when a case has the measure that a module teaches on its desk.
fn practises(scenario: &Scenario, module: Module) -> bool {
    let measure = match module {
        Module::Preservation => Measure::Preserve,
        Module::VoluntaryDisclosure => Measure::Voluntary,
        Module::Emergency => Measure::Emergency,
        Module::MutualLegalAssistance => Measure::Mla,
        _ => return false,
    };
    scenario.measures.contains(&measure)
}

/// A case in the list.
fn row(ui: &mut Ui, table: &mut Table<'_>, shared: &Shared<'_>, scenario: &Scenario, intents: &mut Vec<Intent>) {
    let attempts: Vec<&AttemptSummary> = shared.attempts.iter().filter(|attempt| attempt.scenario == scenario.id).collect();
    let open = attempts.iter().find(|attempt| !attempt.closed);
    let best = attempts.iter().filter_map(|attempt| attempt.score).max();
    let (ink, ink2, ink3) = {
        let t = theme::tokens(ui);
        (t.ink, t.ink2, t.ink3)
    };
    let plain = |ui: &mut Ui, text: &str, kind: Type, color| {
        ui.add(egui::Label::new(kind.rich(ui, text).color(color)).selectable(false));
    };
    let response = table.clickable_row(ui, &scenario.title, false, |ui, column| match column {
        0 => {
            plain(ui, &scenario.title, Type::Strong, ink);
            plain(ui, &scenario.teaser, Type::Small, ink2);
        }
        1 => plain(ui, labels::offence(scenario.offence), Type::Body, ink),
        2 => plain(ui, labels::level(scenario.level), Type::Body, ink),
        3 => plain(ui, &format!("{} min", scenario.minutes), Type::Body, ink),
        _ => match (open, best) {
            (Some(_), None) => {
                ui.add(Chip::status("In progress"));
            }
            (_, Some(score)) => {
                w::score_bar_inline(ui, score);
            }
            (None, None) if attempts.is_empty() => plain(ui, "Not started", Type::Body, ink3),
            (None, None) => plain(ui, "Done", Type::Body, ink2),
        },
    });
    if response.clicked() {
        intents.push(Intent::Go(Page::Brief(scenario.id.clone())));
    }
}

/// The mode in words, and what it means.
pub fn mode(mode: Mode) -> (&'static str, &'static str) {
    match mode {
        Mode::Practice => ("Practice", "Guidance beside each field; you can have a section checked before you send."),
        Mode::Assessment => ("Assessment", "No checks. Marks come when the case is closed."),
    }
}
