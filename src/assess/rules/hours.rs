//! Hours: is what a record prints converted, and rightly, in the notes of the desk and before an order at home rests on it?

use super::conclusions::conclusions;
use super::receiving::{examined, place};
use super::{Judge, PLAIN, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::criteria::utc_of;
use crate::assess::finding::RuleCode;
use crate::case::custody::{Done, Received};
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::role::Role;
use crate::content::scenario::Fault;
use crate::content::time::{CaseTime, Zone, find_moments, read_moment};

/// At the evidence desk, or in an order at home that rests on it.
fn wrong_hour(c: &AttemptContext<'_>) -> Vec<Verdict> {
    zone_misread(c).into_iter().chain(home_order_unconverted(c)).collect()
}

fn zone_misread(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let home = c.world.scenario().starts.offset();
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c) {
        let package = &received.package;
        let provider = c.world.library().providers.get(&package.provider);
        for (row, step) in received.steps.iter().enumerate() {
            let Done::Time { printed, utc, local } = &step.what else { continue };
            let overwritten = package.file(&step.item).is_some_and(|file| file.has(Fault::ZoneOverwritten));
            // Where somebody wrote local time over the original, the hour on the page is ours, whatever the head line says.
            let as_printed = package.moment(provider, printed);
            let right =
                if overwritten { as_printed.map(|moment| CaseTime::at(moment.date(), moment.time(), home)) } else { as_printed };
            let at = |column: &str| place(&step.item, Some(row)).column(column);
            let Some(right) = right else {
                verdicts.push(Verdict::unsure(
                    at("printed"),
                    "Is this a time as the record prints it, with its day? Which zone does the head line name?",
                    &[],
                ));
                continue;
            };
            let there = utc_of(utc, home);
            let here = read_moment(local).and_then(|typed| typed.exact(Some(home)));
            let off = |typed: Option<CaseTime>| typed.map(|typed| typed.minutes_since(right)).filter(|minutes| *minutes != 0);
            let wrong = off(there).map(|minutes| ("utc", minutes)).or_else(|| off(here).map(|minutes| ("local", minutes)));
            let Some((column, minutes)) = wrong else {
                met = met.or_else(|| Some(at("utc")));
                continue;
            };
            let variant = match minutes.abs() {
                _ if overwritten => "overwritten",
                60 => "summer",
                _ => "",
            };
            let shown = |moment: CaseTime, zone: &str| format!("{}, {} {zone}", moment.date().text(), clock(moment));
            verdicts.push(
                Verdict::broken(at(column), S::Major, variant)
                    .of_package(received)
                    .with("printed", printed.clone())
                    .with("utc", shown(right.to_utc(), "UTC"))
                    .with("local", shown(right.to_offset(home), &home.to_string())),
            );
        }
        verdicts.extend(unconverted(c, received));
    }
    let broken = verdicts.iter().any(|verdict| matches!(verdict, Verdict::Broken { .. }));
    if !broken {
        verdicts.extend(met.map(Verdict::met));
    }
    verdicts
}

/// A conclusion that takes a printed hour for the hour here.
fn unconverted(c: &AttemptContext<'_>, received: &Received) -> Vec<Verdict> {
    let package = &received.package;
    let provider = c.world.library().providers.get(&package.provider);
    let home = c.world.scenario().starts.offset();
    let (mut printed, mut right) = (Vec::new(), Vec::new());
    for file in package.files.iter().filter(|file| !file.has(Fault::ZoneOverwritten)) {
        for moment in find_moments(&file.text()).iter().filter(|moment| moment.time.is_some()) {
            let Some(day) = moment.date else { continue };
            let Some(exact) = moment.exact(package.offset_on(provider, day)) else { continue };
            if exact.offset() != home {
                printed.push(clock(exact));
                right.push(clock(exact.to_offset(home)));
            }
        }
    }
    let mut verdicts = Vec::new();
    for (row, claim, _) in conclusions(received) {
        let here = ["+05:00", "PKT", "Pakistan", "here"];
        let wrong = printed.iter().filter(|hour| !right.contains(*hour)).find(|hour| {
            claim.match_indices(hour.as_str()).any(|(at, _)| {
                let after: String = claim[at + hour.len()..].chars().take(22).collect();
                let other = ["London", "UTC", "BST", "+01:00", "Z"].iter().filter_map(|zone| after.find(zone)).min();
                let ours = here.iter().filter_map(|zone| after.find(zone)).min();
                ours.is_some_and(|ours| other.is_none_or(|other| ours < other))
            })
        });
        if let Some(hour) = wrong {
            verdicts.push(
                Verdict::broken(place("", Some(row)).column("claim"), S::Major, "conclusion")
                    .of_package(received)
                    .with("printed", hour.clone()),
            );
        }
    }
    verdicts
}

fn clock(moment: CaseTime) -> String {
    moment.time().format("%H:%M").to_string()
}

/// An order at home that rests on an hour which was not converted: the clock of the record, with another zone behind it.
///
/// Decidable only where the order names the address of a record that came with an answer.
fn home_order_unconverted(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let world = c.world;
    let mut verdicts = Vec::new();
    for dossier in world.requests().iter().filter(|dossier| dossier.measure == Measure::DomesticOrder) {
        let Some((sending, view)) =
            dossier.sendings.last().and_then(|sending| Some((sending, world.view(dossier, &sending.values)?)))
        else {
            continue;
        };
        let said = view.text(Role::PeriodZone);
        let said = if said.trim().eq_ignore_ascii_case("utc") { "+00:00".to_owned() } else { said.trim().to_owned() };
        let zone = said.parse::<chrono::FixedOffset>().unwrap_or_else(|_| world.scenario().starts.offset());
        let asked = view.text(Role::Records);
        let records: Vec<CaseTime> = world
            .replies()
            .iter()
            .filter(|reply| reply.at <= sending.at)
            .flat_map(|reply| &reply.records)
            .filter(|line| addresses(line).any(|address| addresses(&asked).any(|named| named == address)))
            .flat_map(|line| find_moments(line))
            .filter(|moment| moment.time.is_some() && matches!(moment.zone, Zone::Fixed(_)))
            .filter_map(|moment| moment.exact(None))
            .collect();
        for moment in find_moments(&asked).into_iter().filter(|moment| moment.time.is_some()) {
            let Some(meant) = moment.exact(Some(zone)) else { continue };
            let place = view.place(Role::Records).span(&moment.span);
            let minute = |time: CaseTime| (time.date(), time.clock_text());
            if records.iter().any(|record| record.minutes_since(meant) == 0) {
                verdicts.push(Verdict::met(place));
            } else if let Some(record) =
                records.iter().find(|record| minute(**record) == minute(meant) && record.offset() != meant.offset())
            {
                verdicts.push(
                    Verdict::broken(place, S::Major, "order")
                        .with("right", record.to_offset(world.scenario().starts.offset()).clock_text())
                        .of_request(dossier.number),
                );
            }
        }
    }
    if verdicts.iter().any(|verdict| matches!(verdict, Verdict::Broken { .. })) {
        verdicts.retain(|verdict| matches!(verdict, Verdict::Broken { .. }));
    }
    verdicts
}

/// Internet addresses in a text.
fn addresses(text: &str) -> impl Iterator<Item = std::net::IpAddr> + '_ {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')).filter_map(|word| {
        let word = word.trim_matches(['.', '[', ']']);
        let host = if word.matches(':').count() == 1 { word.split(':').next().unwrap_or_default() } else { word };
        host.parse().ok()
    })
}

/// The rules of this file.
pub const RULES: &[Rule] = &[Rule {
    code: RuleCode(73),
    title: "The right record, the wrong hour",
    mistakes: &["E73"],
    dimensions: (D::Precision, Some(D::Admissibility)),
    severities: &[S::Major],
    why: "Companies print UTC, or the time of their own city, with summer time in summer. One hour off, an address belongs to another house.",
    source: "Clauses on the zone of records",
    cites: &["sarafa/8.1", "chirplet/8.1", "bazarbay/8.1", "harborhost/8.1", "rutba/8.1"],
    breaks: "“13:30 in London in June is 13:30 UTC.”",
    meets: "“13:30 London = 12:30 UTC = 17:30 +05:00.”",
    says: &[
        ("", "You read {printed} wrongly: it is {utc}, {local}."),
        ("summer", "You missed summer time: {printed} is {utc}, {local}."),
        ("overwritten", "In this file somebody wrote our own time over the original. {printed} is {utc}, {local}."),
        ("conclusion", "Your conclusion takes {printed}, as the record prints it, for our own time."),
        ("order", "The order asks for an hour that no record has. Converted it is {right}."),
        ("met", "You read the zone of the records rightly."),
    ],
    causes: &[("", "The police ring at the wrong house.")],
    better: "Keep the printed time. Write UTC and +05:00 beside it.",
    judge: Judge::Attempt(wrong_hour),
    ..PLAIN
}];
