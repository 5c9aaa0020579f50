//! Computes again what the design says of its colours: WCAG 2 contrast of text (4.5) and of the
//! edges of inputs (3).

use egui::Color32;

use super::{DARK, LIGHT, Severity, Tokens};

fn luminance(color: Color32) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Name, text, surface: every pair that is used.
fn text_pairs(t: &Tokens) -> Vec<(String, Color32, Color32)> {
    let mut pairs = Vec::new();
    let surfaces = [
        ("desk", t.desk),
        ("paper", t.paper),
        ("sunk", t.sunk),
        ("accent_soft", t.accent_soft),
        ("paper_hover", t.paper_hover()),
    ];
    let inks = [("ink", t.ink), ("ink2", t.ink2), ("ink3", t.ink3), ("accent", t.accent)];
    for (surface, on) in surfaces {
        for (ink, color) in inks {
            pairs.push((format!("{ink} on {surface}"), color, on));
        }
    }
    for severity in Severity::ALL {
        let (color, soft) = (t.severity(severity), t.severity_soft(severity));
        for (surface, on) in [("soft", soft), ("desk", t.desk), ("paper", t.paper), ("sunk", t.sunk)] {
            pairs.push((format!("{severity:?} on {surface}"), color, on));
        }
        for (ink, color) in [("ink", t.ink), ("ink2", t.ink2), ("accent", t.accent)] {
            pairs.push((format!("{ink} on {severity:?} soft"), color, soft));
        }
    }
    pairs.extend(t.tints.iter().enumerate().map(|(number, tint)| (format!("ink on tint {number}"), t.ink, *tint)));
    pairs.extend([
        ("on_accent on accent".into(), t.on_accent, t.accent),
        ("on_accent on accent_hover".into(), t.on_accent, t.accent_hover()),
        ("ink on mark".into(), t.ink, t.mark),
        ("accent on mark".into(), t.accent, t.mark),
        ("selected text".into(), t.accent, t.selection),
        ("rail_ink on rail".into(), t.rail_ink, t.rail),
        ("rail_ink2 on rail".into(), t.rail_ink2, t.rail),
        ("rail_strong on rail".into(), t.rail_strong, t.rail),
        ("rail_strong on rail_selected".into(), t.rail_strong, t.rail_selected),
    ]);
    pairs
}

fn both() -> [(&'static str, &'static Tokens); 2] {
    [("light", &LIGHT), ("dark", &DARK)]
}

#[test]
fn text_can_be_read_on_every_surface_it_is_used_on() {
    for (theme, t) in both() {
        for (what, text, surface) in text_pairs(t) {
            let ratio = contrast(text, surface);
            assert!(ratio >= 4.5, "{theme}: {what} is {ratio:.2}");
        }
    }
}

#[test]
fn edges_of_inputs_and_the_focus_ring_can_be_seen() {
    for (theme, t) in both() {
        for (what, edge, surface) in [
            ("edge on paper", t.edge, t.paper),
            ("focus on paper", t.accent, t.paper),
            ("focus on desk", t.accent, t.desk),
            ("focus on rail", t.rail_strong, t.rail),
        ] {
            let ratio = contrast(edge, surface);
            assert!(ratio >= 3.0, "{theme}: {what} is {ratio:.2}");
        }
    }
}
