//! The sections of a form as a row of bars: how far each is, what a check said of it, and which one is open.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{icon, paint};
use crate::app::theme::{self, Severity, Tokens, Type};

const BAR: f32 = 4.0;
/// Between a sign and the name.
const AFTER_SIGN: f32 = 3.0;

/// How a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Some of it is to be filled in.
    Own,
    /// Nothing in it is asked.
    Given,
    /// A page on which nothing is written.
    Page,
    /// It is an item of a test; nobody says whether its answer is right.
    Answered,
    /// It was checked, and this is the worst that was found.
    Checked(Severity),
}

/// One section.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    name: &'a str,
    progress: f32,
    state: State,
}

impl<'a> Step<'a> {
    /// A section by its short name, and how much of it is filled in, 0 to 1.
    pub fn new(name: &'a str, progress: f32) -> Self {
        Self { name, progress: progress.clamp(0.0, 1.0), state: State::Own }
    }

    /// A section in which nothing is asked: neither done nor to do.
    pub fn given(mut self) -> Self {
        self.state = State::Given;
        self
    }

    /// A page on which nothing is written: the last look.
    pub fn page(name: &'a str) -> Self {
        Self { name, progress: 0.0, state: State::Page }
    }

    /// An item of a test, answered or not.
    pub fn item(name: &'a str, answered: bool) -> Self {
        Self { name, progress: if answered { 1.0 } else { 0.0 }, state: State::Answered }
    }

    /// What a check found in it, if it was checked.
    pub fn checked(mut self, worst: Option<Severity>) -> Self {
        if let Some(worst) = worst {
            self.state = State::Checked(worst);
        }
        self
    }

    fn is_full(&self) -> bool {
        self.progress >= 1.0
    }

    /// True when it can come to have an icon.
    fn has_sign(&self) -> bool {
        matches!(self.state, State::Own | State::Answered | State::Checked(_))
    }

    /// Its icon: never is a colour the only sign.
    fn icon(&self) -> Option<&'static str> {
        match self.state {
            State::Checked(severity) => Some(severity.icon()),
            State::Own if self.is_full() => Some(icon::CHECK),
            State::Answered if self.is_full() => Some(icon::PENCIL_SIMPLE),
            State::Own | State::Answered | State::Given | State::Page => None,
        }
    }

    fn color(&self, t: &Tokens) -> egui::Color32 {
        match self.state {
            State::Checked(severity) => t.severity(severity),
            State::Own if self.is_full() => t.met,
            State::Own | State::Answered => t.accent,
            State::Given => t.edge,
            State::Page => t.line,
        }
    }

    /// The same in words, for the tooltip and for screen readers.
    fn words(&self) -> String {
        match self.state {
            State::Checked(severity) => format!("Checked: {}", severity.word()),
            State::Given => "Filled in by the case".to_owned(),
            State::Page => "All that you wrote".to_owned(),
            State::Answered if self.is_full() => "Answered".to_owned(),
            State::Answered => "Not answered".to_owned(),
            State::Own if self.is_full() => "Filled in".to_owned(),
            State::Own if self.progress > 0.0 => "Filled in partly".to_owned(),
            State::Own => "Not filled in".to_owned(),
        }
    }
}

/// Shows all sections over the whole width; returns the one that was clicked. A long name gets a wider bar, and two
/// rows where the window is narrow; only then it ends in an ellipsis.
pub fn steps(ui: &mut Ui, steps: &[Step<'_>], current: usize) -> Option<usize> {
    if steps.is_empty() {
        return None;
    }
    let sign = sign_size(ui);
    let fit = fit(ui, steps, ui.available_width(), sign + AFTER_SIGN);
    let height = theme::TARGET.max(BAR + theme::GRID + Type::Small.line(ui) * fit.rows + theme::GRID);
    let (whole, strip) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let mut clicked = None;
    let mut left = whole.left();
    for (index, (step, width)) in steps.iter().zip(fit.widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, height));
        left += width + fit.gap;
        let id = strip.id.with(index);
        let response = one(ui, ui.interact(rect, id, Sense::click()), rect, step, index == current, sign);
        if response.clicked() {
            clicked = Some(index);
        }
    }
    clicked
}

fn sign_size(ui: &Ui) -> f32 {
    (Type::Small.line(ui) * 0.875).round()
}

/// How the sections share the width.
struct Fit {
    widths: Vec<f32>,
    gap: f32,
    rows: f32,
}

/// How wide each section is, and in how many rows its name stands. Each that can have a sign has room for it, shown
/// or not, so that a check moves nothing.
fn fit(ui: &Ui, steps: &[Step<'_>], room: f32, sign: f32) -> Fit {
    let wide = |text: &str| paint::one_row(ui, text, Type::SmallStrong, f32::INFINITY).size().x.ceil();
    let sign = |step: &Step<'_>| if step.has_sign() { sign } else { 0.0 };
    let count = steps.len() as f32;
    let whole: Vec<f32> = steps.iter().map(|step| wide(step.name) + sign(step)).collect();
    let (mut widths, gap, rows) = if whole.iter().sum::<f32>() <= room - theme::GAP * (count - 1.0) {
        (whole, theme::GAP, 1.0)
    } else {
        (steps.iter().map(|step| in_two(step.name, wide) + sign(step)).collect(), theme::GRID, 2.0)
    };
    let room = room - gap * (count - 1.0);
    let sum: f32 = widths.iter().sum();
    for width in &mut widths {
        *width = if sum <= room { *width + (room - sum) / count } else { *width * room / sum };
    }
    Fit { widths, gap, rows }
}

/// The width at which a text stands in two rows.
fn in_two(text: &str, wide: impl Fn(&str) -> f32) -> f32 {
    let breaks = text.match_indices(' ').map(|(at, _)| wide(&text[..at]).max(wide(&text[at + 1..])));
    breaks.fold(wide(text), f32::min)
}

fn one(ui: &Ui, response: Response, rect: Rect, step: &Step<'_>, current: bool, sign: f32) -> Response {
    let t = theme::tokens(ui);
    let words = step.words();
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), current, step.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(words.as_str()));
    let bar = rect.with_max_y(rect.top() + BAR);
    let round = CornerRadius::same(2);
    ui.painter().rect_filled(bar, round, t.line);
    // What is asked for and missing is seen as a gap; a finding colours the whole section.
    let share = if matches!(step.state, State::Own | State::Answered) { step.progress } else { 1.0 };
    let filled = bar.with_max_x(bar.left() + share * bar.width());
    if share > 0.0 {
        let thin = if step.state == State::Given { vec2(0.0, 1.0) } else { vec2(0.0, 0.0) };
        ui.painter().rect_filled(filled.shrink2(thin), round, step.color(t));
    }
    let kind = if current { Type::SmallStrong } else { Type::Small };
    let color = if current || response.hovered() { t.ink } else { t.ink2 };
    let top = bar.bottom() + theme::GRID;
    let mut left = rect.left();
    if let Some(glyph) = step.icon() {
        let center = pos2(left + sign / 2.0, top + Type::Small.line(ui) / 2.0);
        icon::paint(ui.painter(), center, glyph, sign, step.color(t));
        left += sign + AFTER_SIGN;
    }
    // A word is not broken in two.
    let lay = if step.name.contains(' ') { paint::two_rows } else { paint::one_row };
    let galley = lay(ui, step.name, kind, rect.right() - left);
    paint::top_left(ui, galley.clone(), pos2(left, top), color);
    paint::focus_ring(ui, &response, rect, theme::RADIUS_CHIP);
    let text = if galley.elided { format!("{}. {words}", step.name) } else { words };
    response.on_hover_text(text).on_hover_cursor(egui::CursorIcon::PointingHand)
}
