//! A time line of three scales: as printed, UTC, and our own time. What stands below each other is the same moment;
//! a slanting line is a time that was converted otherwise than the scales run.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::records::{clock_minutes, moment};
use super::times::LOCAL;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets as w;

/// A time on the scales, in minutes of each scale's own clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dot {
    /// As printed.
    pub printed: Option<i64>,
    /// As UTC.
    pub utc: Option<i64>,
    /// As local time.
    pub local: Option<i64>,
    /// It is the one that is being worked on.
    pub focus: bool,
    /// How it was marked, in the debrief.
    pub mark: Option<Severity>,
}

impl Dot {
    /// From what was typed.
    pub fn typed(printed: &str, utc: &str, local: &str, mark: Option<Severity>) -> Self {
        let [printed, utc, local] = [printed, utc, local].map(clock_minutes);
        Self { printed, utc, local, focus: false, mark }
    }
}

/// What is drawn.
pub struct Scales<'a> {
    /// Minutes of the printed zone before UTC, once it was said.
    pub zone: Option<i64>,
    /// Its name.
    pub zone_name: &'a str,
    /// Records, by their printed clock.
    pub records: Vec<i64>,
    /// Times that were converted.
    pub dots: Vec<Dot>,
    /// The moment in the middle, in UTC; everything is shown where there is none.
    pub focus: Option<i64>,
}

/// Minutes to either side of the moment in the middle.
const AROUND: i64 = 9 * 60;
/// Distances of marks on a scale, in minutes.
const STEPS: [i64; 11] = [30, 60, 120, 180, 360, 720, 1440, 2 * 1440, 7 * 1440, 30 * 1440, 90 * 1440];
const DAY: i64 = 1440;
const ROW: f32 = 58.0;

impl Scales<'_> {
    /// Where a dot stands on each scale, in minutes of UTC; nowhere on a scale whose zone nobody said.
    fn places(&self, dot: &Dot) -> [Option<i64>; 3] {
        [dot.printed.zip(self.zone).map(|(at, zone)| at - zone), dot.utc, dot.local.map(|at| at - LOCAL)]
    }

    fn range(&self) -> Option<(i64, i64)> {
        if let Some(middle) = self.focus {
            return Some((middle - AROUND, middle + AROUND));
        }
        let records = self.zone.into_iter().flat_map(|zone| self.records.iter().map(move |at| at - zone));
        let all: Vec<i64> = records.chain(self.dots.iter().flat_map(|dot| self.places(dot)).flatten()).collect();
        let (first, last) = (*all.iter().min()?, *all.iter().max()?);
        let pad = ((last - first) / 12).max(180);
        Some((first - pad, last + pad))
    }

    /// What a screen reader says.
    fn name(&self) -> String {
        let shown = self.records.len() + self.dots.iter().filter(|dot| self.places(dot).iter().any(Option::is_some)).count();
        match self.zone {
            Some(_) => format!("Time line: as printed ({}), UTC, and +05:00, with {shown} times", self.zone_name),
            None => format!("Time line: UTC and +05:00, with {shown} times; the printed zone is not chosen"),
        }
    }
}

/// Draws the scales over the whole width.
pub fn show(ui: &mut Ui, scales: &Scales<'_>) {
    let t = theme::tokens(ui);
    let Some((first, last)) = scales.range() else {
        w::secondary(ui, "The time line stands here once a zone is chosen or a time is typed.");
        return;
    };
    let scale = theme::text_scale(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 3.0 * ROW * scale + 6.0), Sense::hover());
    let name = scales.name();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let labels = 92.0 * scale;
    let room = Rect::from_min_max(pos2(rect.left() + labels, rect.top()), pos2(rect.right() - 8.0, rect.bottom()));
    let x = |minutes: i64| room.left() + (minutes - first) as f32 / (last - first) as f32 * room.width();
    let y = |row: usize| rect.top() + (row as f32 * ROW + 30.0) * scale;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let font = Type::Small.font(ui);
    let rows = [("As printed", scales.zone, scales.zone_name), ("UTC", Some(0), ""), ("+05:00", Some(LOCAL), "here")];
    for (row, (name, offset, line)) in rows.into_iter().enumerate() {
        let middle = y(row);
        let below = pos2(rect.left(), middle + font.size * 0.7);
        let at = if line.is_empty() { Align2::LEFT_CENTER } else { Align2::LEFT_BOTTOM };
        painter.text(pos2(rect.left(), middle), at, name, font.clone(), t.ink);
        if !line.is_empty() {
            painter.text(below, Align2::LEFT_CENTER, line, font.clone(), t.ink2);
        }
        match offset {
            Some(offset) => {
                painter.hline(room.x_range(), middle, Stroke::new(1.0, t.edge));
                marks(&painter, (first, last), offset, room.width() / scale, |at| pos2(x(at), middle), &font, (t.ink2, t.edge));
            }
            None => {
                painter.extend(egui::Shape::dashed_line(
                    &[pos2(room.left(), middle), pos2(room.right(), middle)],
                    Stroke::new(1.0, t.line),
                    4.0,
                    4.0,
                ));
                let text = "The zone of the printed times is not chosen.";
                painter.text(pos2(room.left(), middle - 10.0 * scale), Align2::LEFT_CENTER, text, font.clone(), t.ink3);
            }
        }
    }
    if let Some(zone) = scales.zone {
        for at in scales.records.iter().map(|at| at - zone).filter(|at| (first..=last).contains(at)) {
            painter.vline(x(at), y(0)..=y(2), Stroke::new(1.0, t.line));
            painter.circle(pos2(x(at), y(0)), 3.5 * scale, t.paper, Stroke::new(1.5, t.ink2));
        }
    }
    for dot in &scales.dots {
        let color = dot.mark.map_or(if dot.focus { t.accent } else { t.ink }, |mark| t.severity(mark));
        let points: Vec<Pos2> =
            scales.places(dot).iter().enumerate().filter_map(|(row, at)| at.map(|at| pos2(x(at), y(row)))).collect();
        for pair in points.windows(2) {
            painter.line_segment([pair[0], pair[1]], Stroke::new(2.0, color));
        }
        for point in points {
            painter.circle_filled(point, 5.0 * scale, color);
        }
    }
}

/// The marks of a scale with their hours, and the day where one begins.
fn marks(
    painter: &egui::Painter,
    (first, last): (i64, i64),
    offset: i64,
    points: f32,
    place: impl Fn(i64) -> Pos2,
    font: &egui::FontId,
    (ink, edge): (Color32, Color32),
) {
    let count = (points / 58.0).max(2.0);
    let step = STEPS.into_iter().find(|step| ((last - first) / step) as f32 <= count).unwrap_or(STEPS[STEPS.len() - 1]);
    let begin = (first + offset).div_euclid(step) + 1;
    let ends = egui::Rangef::new(place(first).x - 20.0, place(last).x + 8.0);
    for index in begin..=(last + offset).div_euclid(step) {
        let local = index * step;
        let at = place(local - offset);
        painter.vline(at.x, at.y - 4.0..=at.y + 4.0, Stroke::new(1.0, edge));
        let Some(moment) = moment(local) else { continue };
        let day = moment.date().text();
        let day = day.rsplit_once(' ').map_or(day.as_str(), |(day, _)| day).to_owned();
        let text = if local.rem_euclid(DAY) == 0 { day } else { moment.clock_text() };
        let galley = painter.layout_no_wrap(text, font.clone(), ink);
        let half = galley.size().x / 2.0;
        // A text that would be cut at the edge of the drawing is left out; its mark stays.
        if at.x - half >= ends.min && at.x + half <= ends.max {
            painter.galley(at - vec2(half, 7.0 + galley.size().y), galley, ink);
        }
    }
}
