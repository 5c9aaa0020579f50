//! Step 3: the certificate as a text, and what is wrong with it.

use egui::{Frame, Margin, Ui};

use super::parts::{At, one_row, part};
use crate::app::screens::desk::pins::Source;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, icon};
use crate::case::Action;
use crate::case::custody::Done;
use crate::content::scenario::CertificateFault;
use crate::words::handling;

/// Shows the step.
pub fn ui(ui: &mut Ui, at: &mut At<'_>) {
    if at.received.package.certificate.is_none() {
        w::body(ui, "No certificate lies in this package. The sender's list of files is below.");
        ui.add_space(theme::GAP);
    }
    paper(ui, at, false);
    part(ui, "What is wrong with it");
    w::secondary(ui, "Compare it with the request, the ticket and the files. Tick nothing where nothing is wrong.");
    ui.add_space(theme::GRID);
    for fault in CertificateFault::ALL {
        at.tick(ui, &format!("certificate/faults/{}", fault.key()), handling::certificate_fault(fault));
    }
    part(ui, "What follows");
    at.tick(ui, "certificate/asked", "Ask the sender for a new certificate");
    if at.enter(ui, "Enter the reading", true) {
        let faults = at.ticked("certificate/faults", CertificateFault::ALL.iter().map(|fault| fault.key()));
        let asked = if at.is_ticked("certificate/asked") { "yes" } else { "" };
        let evidence = at.evidence("", one_row([("faults", faults), ("asked", asked.to_owned())]));
        at.act(Action::CheckCertificate(evidence));
        at.clear("certificate/");
    }
    at.entered(ui, |_, done| matches!(done, Done::Certificate { .. }));
}

/// The paper of the sender with its list, as text that can be selected. With `take`, each value of the list can be
/// taken over; returns the one that was.
pub fn paper(ui: &mut Ui, at: &mut At<'_>, take: bool) -> Option<String> {
    let received = at.received;
    let package = &received.package;
    let list = || package.listed.iter().map(|(name, hash)| format!("{name}  {hash}")).collect::<Vec<_>>();
    let lines = package.certificate.as_ref().map_or_else(list, |paper| paper.lines.clone());
    let t = theme::tokens(ui);
    let id = at.source("certificate");
    let mut source = Source::new(&id, at.world.notebook(), "");
    let mut taken = None;
    let frame = Frame::new().fill(t.sunk).corner_radius(theme::RADIUS).inner_margin(Margin::symmetric(14, 12));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let mut start = 0;
        for (number, line) in lines.iter().enumerate() {
            let hash = package.listed.iter().find(|(name, hash)| *line == format!("{name}  {hash}"));
            let name = format!("Paper, line {}", number + 1);
            match hash {
                Some((file, hash)) => {
                    ui.push_id(("listed", number), |ui| {
                        ui.add_space(theme::GRID);
                        w::wrap_row(ui, |ui| {
                            w::label(ui, file, Type::Strong, t.ink);
                            let button = format!("Take the value of {file}");
                            if take && ui.add(Button::quiet(&button).small().leading(icon::COPY)).clicked() {
                                taken = Some(hash.clone());
                            }
                        });
                        let before = file.chars().count() + 2;
                        source.piece(ui, &name, hash, start + before, (Type::Mono, t.ink), &[]);
                    });
                }
                None => source.piece(ui, &name, line, start, (Type::Body, t.ink), &[]),
            }
            start += line.chars().count() + 1;
        }
        if lines.is_empty() {
            w::secondary(ui, "No list came with the files.");
        }
    });
    at.pin(ui, source);
    taken
}
