//! Printing from the window: a form, the debrief or the card of a lesson becomes a PDF where the person says. The system's dialog, the layout
//! and the writing go on beside the window, which then says where the file is, or why there is none.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError};

use egui::Ui;

use super::App;
use super::intent::Intent;
use super::widgets::{Button, icon};

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// The form of a request as it stands, settled or not.
    Draft(u32),
    /// A request as it was sent last.
    Sent(u32),
    /// The debrief.
    Debrief,
    /// The card of the lesson that is open.
    Card,
}

/// The button that asks for a print; it is there in every build that can print.
pub fn button(ui: &mut Ui, name: &str, what: Print, intents: &mut Vec<Intent>) {
    if cfg!(feature = "pdf") && ui.add(Button::secondary(name).leading(icon::PRINTER)).clicked() {
        intents.push(Intent::Print(what));
    }
}

/// The same where it stands beside what leads on.
pub fn quiet_button(ui: &mut Ui, name: &str, what: Print, intents: &mut Vec<Intent>) {
    if cfg!(feature = "pdf") && ui.add(Button::quiet(name).leading(icon::PRINTER)).clicked() {
        intents.push(Intent::Print(what));
    }
}

/// What came of a print.
#[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "what cannot print has no outcome"))]
enum Outcome {
    Saved(PathBuf, usize),
    Failed(String),
    Nothing,
    NoDialog,
}

/// A print that is under way.
#[derive(Default)]
pub(super) struct Printer(Option<Receiver<Outcome>>);

impl Printer {
    /// What came of it, once.
    fn outcome(&mut self) -> Option<Outcome> {
        let outcome = match self.0.as_ref()?.try_recv() {
            Ok(outcome) => outcome,
            Err(TryRecvError::Disconnected) => Outcome::Nothing,
            Err(TryRecvError::Empty) => return None,
        };
        self.0 = None;
        Some(outcome)
    }
}

impl App {
    /// Prints, or says why not; what may not be printed asks for no file.
    pub(super) fn print(&mut self, ctx: &egui::Context, what: Print) {
        if self.printer.0.is_some() {
            return;
        }
        match self.paper(what) {
            Ok(paper) => self.printer = Printer(beside(ctx, paper, what)),
            Err(why) => self.states.message = Some(format!("Not printed: {why}.")),
        }
    }

    /// Looks whether a print came to its end.
    pub(super) fn look_for_prints(&mut self) {
        let said = match self.printer.outcome() {
            Some(Outcome::Saved(path, 1)) => format!("Printed on one page: {}", path.display()),
            Some(Outcome::Saved(path, pages)) => format!("Printed on {pages} pages: {}", path.display()),
            Some(Outcome::Failed(why)) => format!("Not printed: {why}."),
            Some(Outcome::NoDialog) => "Not printed: the dialog of the system could not be opened. Without a dialog \
                `evidesk export FILE --pdf FOLDER` prints an attempt file, `evidesk cards --pdf FOLDER` the cards of lessons."
                .to_owned(),
            Some(Outcome::Nothing) | None => return,
        };
        self.states.message = Some(said);
    }

    #[cfg(feature = "pdf")]
    fn paper(&self, what: Print) -> Result<crate::record::export::Paper, String> {
        use crate::record::export::{card, debrief, form};
        let running = || self.running.as_ref().ok_or_else(|| "no case is open".to_owned());
        match what {
            Print::Draft(number) => {
                let running = running()?;
                form(&running.world, number, running.typed.get(&number)).map_err(|why| why.to_string())
            }
            Print::Sent(number) => form(&running()?.world, number, None).map_err(|why| why.to_string()),
            Print::Debrief => {
                running().map(|running| debrief(&running.world, &crate::assess::evaluate::evaluate(&running.world)))
            }
            Print::Card => {
                let lesson = self.states.reference.lesson.as_ref().and_then(|id| self.library.lessons.get(id));
                lesson.map(|lesson| card(&self.library, lesson)).ok_or_else(|| "no lesson is open".to_owned())
            }
        }
    }

    #[cfg(not(feature = "pdf"))]
    fn paper(&self, _what: Print) -> Result<std::convert::Infallible, String> {
        Err("this build cannot print".to_owned())
    }
}

/// Asks for a place and writes, in a thread of its own.
#[cfg(feature = "pdf")]
fn beside(ctx: &egui::Context, paper: crate::record::export::Paper, what: Print) -> Option<Receiver<Outcome>> {
    use std::time::{Duration, Instant};
    let name = match what {
        Print::Draft(number) => format!("request-{number}-draft.pdf"),
        Print::Sent(number) => format!("request-{number}.pdf"),
        Print::Debrief => "debrief.pdf".to_owned(),
        Print::Card => "card.pdf".to_owned(),
    };
    let (send, receive) = std::sync::mpsc::channel();
    let ctx = ctx.clone();
    let work = move || {
        let opened = Instant::now();
        let dialog = rfd::FileDialog::new().set_title("Print to a PDF").set_file_name(name).add_filter("PDF", &["pdf"]);
        let outcome = match dialog.save_file() {
            Some(path) => {
                let path = if path.extension().is_none() { path.with_extension("pdf") } else { path };
                match crate::record::export::save(&paper, &path) {
                    Ok(pages) => Outcome::Saved(path, pages),
                    Err(why) => Outcome::Failed(why.to_string()),
                }
            }
            // Nobody leaves a dialog so fast: there was none.
            None if opened.elapsed() < Duration::from_millis(400) => Outcome::NoDialog,
            None => Outcome::Nothing,
        };
        // Nobody is left to hear it when the window was closed meanwhile.
        let _ = send.send(outcome);
        ctx.request_repaint();
    };
    std::thread::Builder::new().name("print".into()).spawn(work).is_ok().then_some(receive)
}

#[cfg(not(feature = "pdf"))]
fn beside(_ctx: &egui::Context, paper: std::convert::Infallible, _what: Print) -> Option<Receiver<Outcome>> {
    match paper {}
}
