//! What a text says, concept by concept: what is there, with its words marked; what is missing, with how it could
//! sound; what should not be there. Shown in the debrief, and while writing in practice mode, on demand.

use egui::Ui;
use std::sync::Arc;

use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, SelectableText, Span, SpanLook, icon};
use crate::content::Library;
use crate::content::concept::Mark as Written;
use crate::content::role::Role;
use crate::request::narrative::concepts::{Concepts, Mark};

/// The field of the codebook that a role's text belongs to; an emergency is told in several fields.
fn codebook(role: Role) -> Option<(&'static str, bool)> {
    Some(match role {
        Role::Nexus => ("fact.nexus", true),
        Role::Need => ("fact.need", true),
        Role::Proportion => ("fact.prop", true),
        Role::Urgency => ("pres.why", true),
        Role::EmergencyNature | Role::PersonInDanger | Role::Imminence | Role::EmergencySource | Role::HowDataHelps => {
            ("edr.nature", false)
        }
        _ => return None,
    })
}

/// What was read of a text, kept until the text changes.
#[derive(Clone)]
struct Read {
    text: String,
    marks: Arc<Vec<Mark>>,
    chosen: Option<String>,
}

/// Shows it below a text; nothing for a field whose text is not looked at, or where nothing stands.
pub fn panel(ui: &mut Ui, library: &Library, role: Role, key: &str, text: &str) {
    let Some((field, whole)) = codebook(role) else { return };
    if text.trim().is_empty() {
        return;
    }
    let t = theme::tokens(ui);
    egui::CollapsingHeader::new(Type::Small.rich(ui, "What this text says").color(t.ink2)).id_salt(("said", key)).show(
        ui,
        |ui| {
            let id = ui.make_persistent_id(("said", key));
            let mut read: Read = ui.data(|data| data.get_temp(id)).filter(|read: &Read| read.text == text).unwrap_or_else(|| {
                let marks = Concepts::of(library).marks(field, text);
                Read { text: text.to_owned(), marks: Arc::new(marks), chosen: None }
            });
            for mark in read.marks.clone().iter() {
                let Some(written) = written(library, &mark.name) else { continue };
                let missing = !mark.holds && !mark.is_unsure();
                // A fault that is not there is not spoken of; of an emergency a part of the story may stand elsewhere.
                if (written.fault && !mark.holds) || (missing && !whole) {
                    continue;
                }
                ui.push_id(&mark.name, |ui| line(ui, mark, written, &mut read.chosen));
            }
            let shown = read.chosen.clone().or_else(|| read.marks.iter().find(|mark| mark.holds).map(|mark| mark.name.clone()));
            if let Some(mark) = read.marks.iter().find(|mark| Some(&mark.name) == shown.as_ref()) {
                let spans: Vec<Span> =
                    mark.spans.iter().map(|range| Span { range: range.clone(), look: SpanLook::Mark }).collect();
                let label = written(library, &mark.name).map_or("", |written| written.label.as_str());
                ui.add_space(theme::GAP);
                w::label(ui, format!("Marked: {}", lower(label)), Type::Small, t.ink2);
                SelectableText::new(("said text", key), "Text with its marks", text).spans(&spans).show(ui);
            }
            ui.data_mut(|data| data.insert_temp(id, read));
        },
    );
}

fn written<'a>(library: &'a Library, name: &str) -> Option<&'a Written> {
    library.concepts.iter().find_map(|document| document.marks.get(name))
}

/// One concept: its icon, its name, and what to say of it.
fn line(ui: &mut Ui, mark: &Mark, written: &Written, chosen: &mut Option<String>) {
    let t = theme::tokens(ui);
    let (glyph, color, said) = match (mark.is_unsure(), mark.holds, written.fault) {
        (true, ..) => (icon::QUESTION, t.ink2, format!("Does your text say it? {}", written.says)),
        (false, true, true) => (icon::WARNING, t.severity(Severity::Major), written.says.clone()),
        (false, true, false) => (icon::CHECK_CIRCLE, t.met, String::new()),
        (false, false, _) => (icon::CIRCLE, t.ink3, format!("Missing. It could sound like: “{}”", written.sounds_like)),
    };
    w::wrap_row(ui, |ui| {
        icon::show(ui, glyph, color);
        if mark.holds {
            if w::clause_link(ui, &written.label).on_hover_text(&written.says).clicked() {
                *chosen = Some(mark.name.clone());
            }
        } else {
            w::label(ui, &written.label, Type::SmallStrong, t.ink).on_hover_text(&written.says);
        }
        if !said.is_empty() {
            w::label(ui, said, Type::Small, t.ink2);
        }
    });
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
