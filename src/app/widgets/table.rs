//! A plain table: a head on the sunk surface, hairlines between rows, cells that may hold any
//! widget. Not for thousands of rows.

use egui::{Align, Id, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::paint;
use crate::app::theme::{self, Type};

/// A column: its head, how wide, and where its contents stand.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    head: &'a str,
    fixed: Option<f32>,
    share: f32,
    right: bool,
}

impl<'a> Column<'a> {
    /// A column that takes this share of the width that fixed columns leave.
    pub fn share(head: &'a str, share: f32) -> Self {
        Self { head, fixed: None, share, right: false }
    }

    /// A column of this width in points, growing with the text scale.
    pub fn fixed(head: &'a str, width: f32) -> Self {
        Self { head, fixed: Some(width), share: 0.0, right: false }
    }

    /// Contents at the right edge: for numbers.
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }
}

/// A table that is being shown: first [`Table::head`], then each row.
pub struct Table<'a> {
    columns: &'a [Column<'a>],
    widths: Vec<f32>,
    id: Id,
    row: usize,
}

const PAD: f32 = theme::GAP;
/// The least width of the columns that share what is left, at plain text size.
const LEAST_SHARE: f32 = 220.0;

impl<'a> Table<'a> {
    /// Shares out the width of `ui`.
    pub fn new(ui: &Ui, columns: &'a [Column<'a>]) -> Self {
        let scale = theme::text_scale(ui);
        let shares: f32 = columns.iter().map(|column| column.share).sum::<f32>();
        let mut fixed: Vec<Option<f32>> = columns.iter().map(|column| column.fixed.map(|width| width * scale)).collect();
        let rest = |fixed: &[Option<f32>]| ui.available_width() - fixed.iter().flatten().sum::<f32>();
        // Large text in a narrow window: what is read first keeps its width, and columns before the last one go.
        while shares > 0.0 && rest(&fixed) < LEAST_SHARE * scale {
            let shown = |at: &usize| fixed[*at].is_some_and(|width| width > 0.0);
            let last = (0..fixed.len()).rfind(shown);
            let Some(gone) = (0..fixed.len()).rfind(|at| shown(at) && Some(*at) != last) else { break };
            fixed[gone] = Some(0.0);
        }
        let rest = rest(&fixed).max(0.0);
        let widths = columns
            .iter()
            .zip(fixed)
            .map(|(column, fixed)| fixed.unwrap_or(rest * column.share / shares.max(f32::EPSILON)))
            .collect();
        Self { columns, widths, id: ui.next_auto_id(), row: 0 }
    }

    /// The row of heads.
    pub fn head(&mut self, ui: &mut Ui) {
        let t = theme::tokens(ui);
        let height = Type::SmallStrong.line(ui) + 2.0 * PAD;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        ui.painter().rect_filled(rect, 0.0, t.sunk);
        ui.painter().rect_filled(rect.with_min_y(rect.bottom() - 1.0), 0.0, t.edge);
        let mut left = rect.left();
        for (index, (column, width)) in self.columns.iter().zip(&self.widths).enumerate() {
            if *width <= 0.0 {
                continue;
            }
            let galley = paint::one_row(ui, column.head, Type::SmallStrong, width - 2.0 * PAD);
            let x = if column.right { left + width - PAD - galley.size().x } else { left + PAD };
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, height));
            let response = ui.interact(cell, self.id.with(("column-head", index)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, column.head));
            paint::left_middle(ui, galley.clone(), x, rect.center().y, t.ink2);
            paint::whole_on_hover(response, &galley, column.head);
            left += width;
        }
        remove_gap(ui);
    }

    /// A row; `cell` is called for each column with a ui of its width.
    pub fn row(&mut self, ui: &mut Ui, cell: impl FnMut(&mut Ui, usize)) {
        self.cells(ui, None, cell);
    }

    /// A row that can be clicked as a whole; `name` is what a screen reader says. Text in its cells
    /// should not be selectable, or it takes the click.
    pub fn clickable_row(&mut self, ui: &mut Ui, name: &str, selected: bool, cell: impl FnMut(&mut Ui, usize)) -> Response {
        let t = theme::tokens(ui);
        let id = self.id.with(("table-row", self.row));
        // Drawn before its contents, so that buttons in cells lie above it; last frame's size.
        let height = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(theme::CONTROL);
        let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), selected, name));
        let fill = match (selected, response.hovered()) {
            (true, _) => Some(t.accent_soft),
            (false, true) => Some(t.paper_hover()),
            _ => None,
        };
        let rect = self.cells(ui, fill, cell);
        ui.data_mut(|data| data.insert_temp(id, rect.height()));
        paint::focus_ring_inside(ui, &response, rect, 0, t.accent);
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }

    fn cells(&mut self, ui: &mut Ui, fill: Option<egui::Color32>, mut cell: impl FnMut(&mut Ui, usize)) -> Rect {
        let t = theme::tokens(ui);
        let behind = ui.painter().add(egui::Shape::Noop);
        let start = ui.cursor().min;
        let mut left = start.x;
        let mut bottom = start.y + theme::CONTROL - PAD;
        for (index, (column, width)) in self.columns.iter().zip(&self.widths).enumerate() {
            if *width <= 0.0 {
                continue;
            }
            let place = Rect::from_min_size(pos2(left + PAD, start.y + PAD), vec2((width - 2.0 * PAD).max(0.0), f32::INFINITY));
            let layout = if column.right { Layout::top_down(Align::Max) } else { Layout::top_down(Align::Min) };
            let builder = UiBuilder::new().max_rect(place).layout(layout).id_salt(("cell", self.row, index));
            let mut child = ui.new_child(builder);
            child.spacing_mut().item_spacing.y = 0.0;
            cell(&mut child, index);
            bottom = bottom.max(child.min_rect().bottom());
            left += width;
        }
        let rect = Rect::from_min_max(start, pos2(start.x + ui.available_width(), bottom + PAD));
        ui.allocate_rect(rect, Sense::hover());
        remove_gap(ui);
        if let Some(fill) = fill {
            ui.painter().set(behind, egui::epaint::RectShape::filled(rect, 0.0, fill));
        }
        ui.painter().rect_filled(rect.with_min_y(rect.bottom() - 1.0), 0.0, t.line);
        self.row += 1;
        rect
    }
}

/// Rows stand without the gap that egui leaves between widgets.
fn remove_gap(ui: &mut Ui) {
    ui.add_space(-ui.spacing().item_spacing.y);
}
