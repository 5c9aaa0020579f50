//! What is drawn: few enough parts, short enough words, spans inside their scale, and a text that says the same.

use super::{Page, count, filled, short};
use crate::content::check::reading::plain;
use crate::content::diagnostic::Level;
use crate::content::lesson::{Diagram, Line, Shape, Step};

/// Letters of a name in a box.
const NAME: usize = 40;
/// Letters of what stands below it.
const NOTE: usize = 110;

pub fn check(page: &Page<'_>, diagram: &Diagram) {
    filled(page, "diagram.title", &diagram.title);
    plain(page, "diagram.alt", &diagram.alt);
    if diagram.alt.split_whitespace().count() < 12 {
        let message = "the text for who does not see the diagram says too little";
        page.say(Level::Error, "no-alternative", "diagram.alt", message, "say in sentences what is drawn");
    }
    let path = "diagram.shape";
    match &diagram.shape {
        Shape::Steps(steps) | Shape::Ladder(steps) => {
            count(page, path, "parts of the diagram", steps.len(), 3..=10);
            steps.iter().enumerate().for_each(|(at, it)| step(page, &format!("{path}[0][{at}]"), it));
        }
        Shape::Sums(sums) => {
            count(page, path, "sums", sums.len(), 1..=3);
            for (at, sum) in sums.iter().enumerate() {
                let path = format!("{path}[0][{at}]");
                count(page, &format!("{path}.parts"), "parts of a sum", sum.parts.len(), 2..=4);
                sum.parts.iter().enumerate().for_each(|(at, it)| step(page, &format!("{path}.parts[{at}]"), it));
                step(page, &format!("{path}.whole"), &sum.whole);
            }
        }
        Shape::Fork(question, branches) => {
            filled(page, path, question);
            count(page, path, "branches", branches.len(), 2..=5);
            for (at, branch) in branches.iter().enumerate() {
                let path = format!("{path}[1][{at}]");
                filled(page, &format!("{path}.when"), &branch.when);
                short(page, &format!("{path}.when"), &branch.when, NAME);
                step(page, &format!("{path}.then"), &branch.then);
            }
        }
        Shape::Gates(gates, end) => {
            count(page, path, "gates", gates.len(), 2..=6);
            for (at, gate) in gates.iter().enumerate() {
                for (key, text, most) in [("name", &gate.name, NAME), ("ask", &gate.ask, NOTE), ("no", &gate.no, NOTE)] {
                    let path = format!("{path}[0][{at}].{key}");
                    filled(page, &path, text);
                    short(page, &path, text, most);
                }
            }
            step(page, &format!("{path}[1]"), end);
        }
        Shape::Timeline(line) => timeline(page, &format!("{path}[0]"), line),
    }
}

fn step(page: &Page<'_>, path: &str, step: &Step) {
    filled(page, &format!("{path}.name"), &step.name);
    short(page, &format!("{path}.name"), &step.name, NAME);
    short(page, &format!("{path}.note"), &step.note, NOTE);
}

fn timeline(page: &Page<'_>, path: &str, line: &Line) {
    count(page, &format!("{path}.lanes"), "rows of the diagram", line.lanes.len(), 1..=6);
    count(page, &format!("{path}.ticks"), "moments", line.ticks.len(), 2..=7);
    let outside = |at: u32| at > line.until;
    for (at, (moment, name)) in line.ticks.iter().enumerate() {
        filled(page, &format!("{path}.ticks[{at}][1]"), name);
        if outside(*moment) {
            say(page, &format!("{path}.ticks[{at}]"), line.until);
        }
    }
    for (at, lane) in line.lanes.iter().enumerate() {
        let path = format!("{path}.lanes[{at}]");
        filled(page, &format!("{path}.name"), &lane.name);
        short(page, &format!("{path}.note"), &lane.note, NOTE);
        count(page, &format!("{path}.spans"), "spans of a row", lane.spans.len(), 1..=4);
        for (at, span) in lane.spans.iter().enumerate() {
            let before = at.checked_sub(1).map_or(0, |before| lane.spans[before].1);
            if span.0 >= span.1 || outside(span.1) || span.0 < before {
                say(page, &format!("{path}.spans[{at}]"), line.until);
            }
        }
    }
}

fn say(page: &Page<'_>, path: &str, until: u32) {
    let message = format!("it does not lie, in order, between 0 and {until}");
    page.say(Level::Error, "outside-scale", path, message, "the first number comes first; or make the scale longer");
}
