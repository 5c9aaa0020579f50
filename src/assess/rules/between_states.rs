//! What rules that all forms share look at in a request between States: its stage, its signature, its language, the form
//! of its evidence, and the copy that must outlive its way.

use super::addressee::word_counts;
use super::assistance::point;
use super::{RequestContext, Verdict};
use crate::assess::AttemptContext;
use crate::content::criterion::Severity as S;
use crate::content::data::{DataKind, Measure};
use crate::content::policy::{Notice, Process};
use crate::content::role::Role;
use crate::request::FieldPlace;
use crate::request::examine::{SignedBy, signed_by};
use crate::request::observation::{AssistancePoint as Point, ItemReading};
use crate::request::policy::Access;

/// A request between States while the case is a mere enquiry.
pub(super) fn too_early(c: &RequestContext<'_>) -> Option<Verdict> {
    let (holds, place, clause) = point(c, Point::Stage)?;
    let cites: Vec<_> = clause.cloned().into_iter().collect();
    match holds {
        // Nothing at all is another mistake (E09).
        Some(false) if c.request.has(Role::CaseStage) => Some(Verdict::broken(place.clone(), S::Major, "early").citing(clause)),
        None => Some(Verdict::unsure(place.clone(), "Has an investigation commenced, and under which number?", &cites)),
        _ => None,
    }
}

/// A request between States for what the company gives on a letter, and for nothing else.
pub(super) fn given_on_request(c: &RequestContext<'_>) -> Option<Verdict> {
    let policy = c.policy.filter(|_| c.request.measure == Measure::Mla)?;
    // Where only an order keeps the company silent, the longer way may be the right one.
    if c.alert_harms() && !word_counts(c) && policy.notice().is_some_and(|said| said.what.when != Notice::Never) {
        return None;
    }
    let given = |item: &ItemReading| {
        let data = policy.provider.item(&item.key).map_or(DataKind { category: item.category, part: None }, |item| item.data);
        matches!(policy.access(data).map(|said| said.what), Some(Access::By { process: Process::Voluntary, .. }))
    };
    let place = c.seen.items().next()?.place.clone();
    let clause = c.seen.items().find_map(|item| item.clause.clone());
    c.seen.items().all(given).then(|| Verdict::broken(place, S::Major, "direct").citing(clause.as_ref()))
}

/// The signature of the authority under a request between States.
pub(super) fn unsigned_by_authority(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some((_, place, clause)) = point(c, Point::Signature) else { return Vec::new() };
    let broken = |column: &str, variant, element: &str| {
        let place = place.clone().row(0).column(column);
        vec![Verdict::broken(place, S::Fatal, variant).with("element", element).citing(clause)]
    };
    match signed_by(c.request) {
        SignedBy::Authority => vec![Verdict::met(place.clone())],
        SignedBy::Other => broken("office", "authority", ""),
        SignedBy::Incomplete(column) => {
            let element = match column {
                "name" => "the name of who signs",
                "office" => "the office of who signs",
                "date" => "the date",
                "seal" => "the seal",
                _ => "the signature",
            };
            broken(column, "", element)
        }
        SignedBy::Somebody => vec![Verdict::unsure(
            place.clone(),
            "Is this the Secretary of the Ministry of Interior, or a delegate not below a Joint Secretary?",
            &clause.cloned().into_iter().collect::<Vec<_>>(),
        )],
    }
}

/// The form of the evidence in a request between States.
pub(super) fn no_form(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some((holds, place, clause)) = point(c, Point::EvidenceForm) else { return Vec::new() };
    vec![match holds {
        Some(true) => Verdict::met(place.clone()),
        Some(false) => Verdict::broken(place.clone(), S::Major, "form").citing(clause),
        None => Verdict::unsure(
            place.clone(),
            "Which words does your own court need: certificate of the custodian, hash values, a statement?",
            &clause.cloned().into_iter().collect::<Vec<_>>(),
        ),
    }]
}

/// The language of a request between States, and the translation of its annexes.
pub(super) fn not_translated(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some((holds, place, clause)) = point(c, Point::Translation).filter(|_| c.request.has(Role::Language)) else {
        return Vec::new();
    };
    let local = c.request.text(Role::Language).trim() == "local";
    vec![match holds {
        Some(true) => Verdict::met(place.clone()),
        Some(false) => Verdict::broken(place.clone(), S::Major, if local { "state" } else { "annexes" }).citing(clause),
        None => Verdict::unsure(
            place.clone(),
            "Which language do the authorities of that State want, and who certifies the translation?",
            &clause.cloned().into_iter().collect::<Vec<_>>(),
        ),
    }]
}

/// A copy that ran out while a request between States was on its way, though something could have kept it.
pub(super) fn ran_out_on_the_way(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let world = c.world;
    let mut verdicts = Vec::new();
    for dossier in world.requests().iter().filter(|dossier| dossier.measure == Measure::Mla && !dossier.withdrawn) {
        let Some((sending, passage)) = dossier.sendings.last().zip(dossier.passage.as_ref()) else { continue };
        let Some(policy) = dossier.provider.as_ref().and_then(|id| world.policy(id)) else { continue };
        // The copy is needed until the company is served; before that, as long as the case runs.
        let needed = passage.served.unwrap_or_else(|| world.now()).date();
        let accounts = sending.seen.accounts();
        let longer = policy.longer_with_assistance();
        let renewal = policy.renewal();
        let lost = world.tickets().iter().find_map(|ticket| {
            let covers = ticket.copies.iter().any(|(account, _)| accounts.contains(account));
            let last = ticket.expires.filter(|last| *last < needed && *last >= sending.at.date())?;
            let renewable = renewal.as_ref().is_some_and(|said| ticket.extended < said.what.times);
            // Another copy that lives on is as good.
            let kept = accounts.iter().all(|account| world.tickets().iter().any(|other| other.keeps(account, needed)));
            (ticket.provider == policy.provider.id
                && covers
                && !ticket.withdrawn
                && !kept
                && (renewable || (longer.is_some() && passage.number.is_some())))
            .then_some((ticket, last))
        });
        let Some((ticket, last)) = lost else { continue };
        let gone = world.losses().iter().any(|loss| accounts.contains(&loss.account) && loss.at.date() <= needed);
        let number = passage.number.clone().filter(|_| longer.is_some());
        let variant = match (number.is_some(), gone) {
            (true, _) => "number",
            (false, true) => "gone",
            (false, false) => "way",
        };
        // The letter that kept it last had to say more; where there was none, the request went out without one.
        let letter = world.requests().iter().rev().find(|other| {
            let names = |sending: &crate::case::world::Sending| {
                world.view(other, &sending.values).is_some_and(|view| ticket.is_named_in(&view.text(Role::EarlierReferences)))
            };
            other.measure == Measure::Extend && other.sendings.last().is_some_and(names)
        });
        let (blamed, role) = match letter {
            Some(letter) => (letter, Role::MlaProof),
            None => (dossier, Role::PreservationHistory),
        };
        let key = blamed
            .sendings
            .last()
            .and_then(|sending| world.view(blamed, &sending.values))
            .map_or_else(FieldPlace::default, |view| view.place(role));
        let better = match &number {
            Some(number) => format!("By {}, a letter to the company with the ticket and the number {number}.", last.text()),
            None => format!("An extension in a letter of its own before {}, with the ticket.", last.text()),
        };
        let clause = longer.map(|said| said.clause).filter(|_| number.is_some()).or_else(|| renewal.map(|said| said.clause));
        verdicts.push(
            Verdict::broken(key, if gone { S::Fatal } else { S::Major }, variant)
                .with("ticket", ticket.number.clone())
                .with("day", last.text())
                .with("better", better)
                .with("number", number.unwrap_or_default())
                .citing(clause.as_ref())
                .of_request(blamed.number),
        );
    }
    verdicts
}
