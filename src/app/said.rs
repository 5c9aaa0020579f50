//! With `EVIDESK_SAY_FOCUS` set, the window says on standard error where the keyboard goes, as a screen reader
//! would: so that a script can walk the real window by names instead of counting keys.

use egui::Context;
use egui::output::OutputEvent;

/// Whether focus is said.
#[derive(Clone, Copy, Debug)]
pub(super) struct SayFocus(bool);

impl SayFocus {
    /// As the environment asks.
    pub(super) fn from_environment() -> Self {
        Self(std::env::var_os("EVIDESK_SAY_FOCUS").is_some())
    }

    /// Says what got the focus in this pass: `focus Button Open the form`.
    pub(super) fn say(self, ctx: &Context) {
        if !self.0 {
            return;
        }
        ctx.output(|output| {
            for event in &output.events {
                if let OutputEvent::FocusGained(info) = event {
                    eprintln!("focus {:?} {}", info.role, info.label.as_deref().unwrap_or_default());
                }
            }
        });
    }
}
