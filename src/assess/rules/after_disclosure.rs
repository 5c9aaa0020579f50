//! What is owed once data came: the paper after an emergency, and the notice to the Court where the paper rested on PECA
//! 31. Nothing here asks whether the data might be had.

use super::{Judge, PLAIN, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::reply::Answered;
use crate::case::world::{Dossier, Happened};
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::law::in_force;
use crate::content::policy::Term;
use crate::content::power::{Basis, PowerUse};
use crate::content::role::Role;
use crate::request::FieldPlace;
use crate::request::examine::{is_follow_up, own_bases};
use crate::request::narrative::Text;

/// Requests for emergency disclosure that were sent, follow-ups left out.
fn emergencies<'w>(c: &AttemptContext<'w>) -> Vec<&'w Dossier> {
    let world = c.world;
    world
        .requests()
        .iter()
        .filter(|dossier| dossier.measure == Measure::Emergency)
        .filter(|dossier| {
            dossier
                .sendings
                .last()
                .is_some_and(|sending| world.view(dossier, &sending.values).is_some_and(|view| !is_follow_up(&view)))
        })
        .collect()
}

fn follow_ups<'w>(c: &AttemptContext<'w>) -> Vec<&'w Dossier> {
    let world = c.world;
    world
        .requests()
        .iter()
        .filter(|dossier| {
            dossier
                .sendings
                .last()
                .is_some_and(|sending| world.view(dossier, &sending.values).is_some_and(|view| is_follow_up(&view)))
        })
        .collect()
}

/// The place of a role in the form of a request.
fn place_of(c: &AttemptContext<'_>, dossier: &Dossier, role: Role) -> FieldPlace {
    let form = dossier.form.as_ref().and_then(|form| c.world.library().forms.get(form));
    FieldPlace::field(form.and_then(|form| form.by_role(role)).map_or("", |field| field.key.as_str()))
}

fn no_follow_up(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let world = c.world;
    let mut verdicts = Vec::new();
    for dossier in emergencies(c) {
        let Some(sending) = dossier.sendings.last() else { continue };
        let Some(view) = world.view(dossier, &sending.values) else { continue };
        let Some(wished) = dossier
            .provider
            .as_ref()
            .and_then(|id| world.policy(id))
            .map(|policy| policy.find(|term| if let Term::FollowUpWished { days } = term { Some(*days) } else { None }))
        else {
            continue;
        };
        let clause = wished.as_ref().map(|said| said.clause.clone());
        let place = place_of(c, dossier, Role::EmergencyFollowUp);
        let sent = follow_ups(c).iter().any(|follow| follow.provider == dossier.provider);
        if sent {
            verdicts.push(Verdict::met(place));
        } else if view.field(Role::EmergencyFollowUp).is_some() && !view.has(Role::EmergencyFollowUp) {
            verdicts.push(Verdict::broken(place, S::Minor, "").citing(clause.as_ref()).of_request(dossier.number));
        } else if let (Some(wished), Some(last)) =
            (&wished, view.moment(Role::EmergencyFollowUp).ok().and_then(|moment| moment.day_near(sending.at.date())))
            && world.now().date() > last
        {
            verdicts.push(
                Verdict::broken(place, S::Minor, "late")
                    .with("day", last.text())
                    .citing(Some(&wished.clause))
                    .of_request(dossier.number),
            );
        }
    }
    verdicts
}

/// Data came in on a paper that rests on PECA 31: the own Court is told within a day.
fn court_not_told(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let world = c.world;
    let mut verdicts = Vec::new();
    // Whatever paper it was that brought data to the evidence desk.
    let handled = world
        .requests()
        .iter()
        .filter(|dossier| world.scenario().handling && dossier.measure == Measure::Voluntary)
        .filter(|dossier| world.received().iter().any(|received| received.package.request == Some(dossier.number)));
    // At home section 31 in the wrong hands is another mistake.
    let at_home = world.requests().iter().filter(|dossier| dossier.measure == Measure::DomesticOrder && may_use_31(c));
    for dossier in emergencies(c).into_iter().chain(handled).chain(at_home) {
        let Some(sending) = dossier.sendings.last() else { continue };
        let Some(view) = world.view(dossier, &sending.values) else { continue };
        let role = if dossier.measure == Measure::DomesticOrder { Role::HomePower } else { Role::OwnPower };
        let raw = view.text(role);
        let rests = own_bases(&raw).iter().any(|(basis, _)| *basis == Basis::Peca31);
        let received = world
            .replies()
            .iter()
            .filter(|reply| reply.request == dossier.number && reply.items.iter().any(|item| item.answer == Answered::Disclosed))
            .map(|reply| reply.at)
            .min();
        let Some(received) = received.filter(|_| rests) else { continue };
        let place = place_of(c, dossier, role);
        let told = world
            .story()
            .iter()
            .filter(|entry| entry.at >= received)
            .filter_map(|entry| match &entry.what {
                Happened::Noted(text) if tells_court(text) => Some(entry.at),
                _ => None,
            })
            .chain(follow_ups(c).iter().filter_map(|follow| {
                let sending = follow.sendings.last()?;
                world.view(follow, &sending.values)?.has(Role::CourtNotice).then_some(sending.at)
            }))
            .min();
        match told {
            Some(at) if at.minutes_since(received) <= 24 * 60 => verdicts.push(Verdict::met(place)),
            Some(_) => verdicts.push(Verdict::broken(place, S::Minor, "late").of_request(dossier.number)),
            None if world.now().minutes_since(received) > 24 * 60 || world.is_closed() => {
                verdicts.push(Verdict::broken(place, S::Major, "").of_request(dossier.number));
            }
            None => {}
        }
    }
    verdicts
}

/// True when the table gives PECA 31 at home to this unit on the day of the case, or leaves it open.
fn may_use_31(c: &AttemptContext<'_>) -> bool {
    let scenario = c.world.scenario();
    let requester = &scenario.requester;
    requester.authorised_officer
        || requester.joint_team
        || c.world.library().powers.rows.iter().any(|row| {
            row.to == PowerUse::HomeOrder
                && row.units.contains(&requester.unit_kind)
                && in_force(&row.in_force, scenario.law_date)
                && (row.accept.contains(&Basis::Peca31) || row.open.iter().any(|(open, _)| *open == Basis::Peca31))
        })
}

fn tells_court(note: &str) -> bool {
    let text = Text::new(note);
    const TELLS: &[&str] = &["told", "tell", "notic", "notifi", "inform", "report", "intim", "letter"];
    text.find_any(&["court", "judge", "magistrate"]).into_iter().any(|found| {
        let sentence = text.tokens[found.first].sentence;
        let tells = text
            .tokens
            .iter()
            .any(|token| token.sentence == sentence && (TELLS.contains(&token.word.as_str()) || TELLS.contains(&token.stem())));
        tells && !text.is_negated(found)
    })
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(29),
        title: "No paper after the emergency",
        mistakes: &["E29"],
        dimensions: (D::Procedure, Some(D::Admissibility)),
        severities: &[S::Minor],
        why: "What was given on a word is written down afterwards: for the company, for your own file, and for the next officer who asks at night.",
        source: "Good practice; a wish of one clause",
        cites: &["chirplet/5.3"],
        reads: &[Role::EmergencyFollowUp],
        breaks: "No date for the written follow-up.",
        meets: "A date within seven days, and the letter.",
        says: &[
            ("", "No date is given for the written follow-up."),
            ("late", "The follow-up promised for {day} was not sent."),
            ("met", "You followed up in writing."),
        ],
        causes: &[("", "The company reminds you.")],
        better: "A date within seven days, then the letter.",
        judge: Judge::Attempt(no_follow_up),
        ..PLAIN
    },
    Rule {
        code: RuleCode(62),
        title: "The Court was not told",
        mistakes: &["E62"],
        dimensions: (D::Legal, Some(D::Admissibility)),
        severities: &[S::Minor, S::Major],
        why: "Whoever acquires data under PECA 31 tells the Court within twenty-four hours. The defence will ask for that paper.",
        source: "PECA 2016 section 31",
        cites: &["pk-peca/31"],
        reads: &[Role::OwnPower, Role::HomePower, Role::CourtNotice],
        breaks: "Data received under PECA 31, and no word to the Court.",
        meets: "Notice to the Court the same day, filed with the receipt.",
        says: &[
            ("", "Your paper rests on PECA 31, data came, and no notice to the Court is recorded within 24 hours."),
            ("late", "The Court was told, later than 24 hours after the data came."),
            ("met", "You told the Court in time."),
        ],
        causes: &[("", "The defence asks to have the data left out.")],
        better: "Notice to the Court the same day, filed with the record of receipt.",
        judge: Judge::Attempt(court_not_told),
        ..PLAIN
    },
];
