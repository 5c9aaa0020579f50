//! Company, door, sender, signature.

use crate::content::data::Measure;
use crate::content::policy::{CallBack, Region, SenderRule, SignatureElement, WrongDoor};
use crate::content::role::Role;
use crate::request::facts::CaseFacts;
use crate::request::observation::{Addressed, Observation, RowReading, Sender};
use crate::request::place::FieldPlace;
use crate::request::policy::Policy;
use crate::request::view::Request;

pub(super) fn observe(
    request: &Request<'_>,
    policy: &Policy<'_>,
    facts: &CaseFacts<'_>,
    rows: &[RowReading],
    seen: &mut Vec<Observation>,
) {
    entity(request, policy, facts, rows, seen);
    channel(request, policy, seen);
    sender(request, policy, facts, seen);
    call_back(request, policy, facts, seen);
    signature(request, policy, seen);
}

/// Where the user lives decides, as far as the case knows him; else the users of the case at this provider.
pub(super) fn region(policy: &Policy<'_>, facts: &CaseFacts<'_>, rows: &[RowReading]) -> Region {
    let here = || facts.scenario.accounts.iter().filter(|account| account.provider == policy.provider.id);
    rows.iter()
        .find_map(|row| row.account.as_ref())
        .and_then(|id| here().find(|account| account.id == *id))
        .or_else(|| here().find(|account| account.in_offence))
        .or_else(|| here().next())
        .map_or(Region::Everywhere, |account| account.user_region)
}

fn entity(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>, rows: &[RowReading], seen: &mut Vec<Observation>) {
    let Some(right) = policy.controller(region(policy, facts, rows)) else {
        return;
    };
    let chosen = policy.provider.entity(&request.text(Role::Entity));
    let mut clause = right.clause.clone();
    let fits = match chosen {
        None => Addressed::Nowhere,
        Some(entity) if entity.id == *right.what => Addressed::Right,
        Some(entity) => {
            let answer = policy.wrong_entity(&entity.id);
            if let Some(said) = &answer {
                clause = said.clause.clone();
            }
            let name =
                policy.provider.entity(right.what.as_str()).map_or_else(|| right.what.to_string(), |entity| entity.name.clone());
            Addressed::Wrong { answer: answer.map_or(WrongDoor::PassedBack, |said| said.what), right: vec![name] }
        }
    };
    seen.push(Observation::Entity {
        fits,
        chosen: chosen.map(|entity| entity.id.clone()),
        place: request.place(Role::Entity),
        clause,
    });
}

fn channel(request: &Request<'_>, policy: &Policy<'_>, seen: &mut Vec<Observation>) {
    let mut open = policy.open_channels(Policy::traffic(request.measure));
    // What confirms an emergency that is over is read at every door of the police.
    if super::is_follow_up(request) {
        open.extend(policy.open_channels(crate::content::policy::Traffic::Ordinary));
    }
    let Some(first) = open.first() else { return };
    let mut clause = first.clause.clone();
    let fits = match policy.provider.channel(&request.text(Role::Channel)) {
        None => Addressed::Nowhere,
        Some(channel) if open.iter().any(|said| said.what == channel.id.as_str()) => Addressed::Right,
        // The ordinary door in an emergency: somebody reads it, in its turn.
        Some(channel)
            if request.measure == Measure::Emergency
                && policy
                    .open_channels(crate::content::policy::Traffic::Ordinary)
                    .iter()
                    .any(|said| said.what == channel.id.as_str()) =>
        {
            let right =
                open.iter().filter_map(|said| policy.provider.channel(said.what)).map(|channel| channel.name.clone()).collect();
            Addressed::Wrong { answer: WrongDoor::Slow, right }
        }
        Some(channel) => {
            let answer = policy.wrong_channel(channel.id.as_str());
            if let Some(said) = &answer {
                clause = said.clause.clone();
            }
            let answer = answer.map_or(WrongDoor::Silence, |said| said.what);
            let right =
                open.iter().filter_map(|said| policy.provider.channel(said.what)).map(|channel| channel.name.clone()).collect();
            Addressed::Wrong { answer, right }
        }
    };
    seen.push(Observation::Channel { fits, place: request.place(Role::Channel), clause });
}

fn sender(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>, seen: &mut Vec<Observation>) {
    let mail = request.text(Role::Email);
    let clause = policy.sender().map(|said| said.clause);
    // The first mailbox is the one that sends; a private one beside it is only a second way to reach the officer.
    let domain = mail
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')'))
        .find_map(|word| word.split_once('@'))
        .map(|(_, domain)| domain.trim_end_matches('.').to_lowercase());
    let official = facts.scenario.requester.official_domain.to_lowercase();
    let requester = &facts.scenario.requester;
    let via = request.text(Role::Via);
    // Whoever first holds the facts of an emergency writes; who it is, the call-back shows.
    let by_list =
        policy.sender().is_some_and(|said| said.what == SenderRule::ListedAgency) && request.measure != Measure::Emergency;
    if by_list && !requester.is_listed(&policy.provider.id, &via) {
        let clause = clause.clone();
        seen.push(Observation::Sender { fits: Sender::Unlisted, place: request.place(Role::Via), clause });
    }
    let fits = match domain {
        _ if requester.goes_through(&via) => Sender::Official,
        None => Sender::Missing,
        Some(domain) if domain == official || domain.ends_with(&format!(".{official}")) => Sender::Official,
        Some(_) => Sender::Private,
    };
    seen.push(Observation::Sender { fits, place: request.place(Role::Email), clause });
}

/// Digits of a telephone number, without what is typed around them.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether the company reaches a desk that confirms the sender. Where another unit sends, it is that one that is rung.
fn call_back(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>, seen: &mut Vec<Observation>) {
    let requester = &facts.scenario.requester;
    let Some(said) = policy.call_back(Policy::traffic(request.measure)) else { return };
    // Between States nobody rings: authorities know each other.
    let between = matches!(request.measure, Measure::Mla | Measure::MlaRealTime | Measure::ContactPoint);
    if between || requester.goes_through(&request.text(Role::Via)) {
        return;
    }
    let typed = digits(&request.text(Role::Phone));
    let known = |number: &String| !digits(number).is_empty() && typed.contains(digits(number).trim_start_matches('0'));
    let confirms = match said.what {
        CallBack::StateLandline => requester.published_landline.iter().any(known),
        CallBack::PublicNumber | CallBack::Unit => requester.desk_lines.iter().chain(&requester.published_landline).any(known),
    };
    seen.push(Observation::CallBack { confirms, place: request.place(Role::Phone), clause: said.clause });
}

fn signature(request: &Request<'_>, policy: &Policy<'_>, seen: &mut Vec<Observation>) {
    // An emergency clause names what it wants signed; the elements of ordinary letters are not asked at night.
    let emergency = request.measure == Measure::Emergency;
    let wants = |need| policy.emergency_needs().iter().any(|said| said.what.contains(&need));
    if emergency && !wants(crate::content::policy::Need::Signature) && !wants(crate::content::policy::Need::SwornOfficer) {
        return;
    }
    let mut demanded: Vec<(SignatureElement, Option<crate::content::id::ClauseId>)> = policy
        .signature_on(Policy::traffic(request.measure))
        .into_iter()
        .flat_map(|said| said.what.iter().map(move |element| (*element, Some(said.clause.clone()))).collect::<Vec<_>>())
        .collect();
    // Nobody's clause demands these everywhere, and every request that a court sees has them.
    for element in [SignatureElement::Officer, SignatureElement::Signed, SignatureElement::Dated] {
        if demanded.iter().all(|(known, _)| *known != element) {
            demanded.push((element, None));
        }
    }
    // The clause on emergencies asks for a sworn officer's hand, not for what ordinary letters carry.
    if emergency {
        // Both signatures, where the clause on emergencies asks for a signature and for the superior.
        let two = wants(crate::content::policy::Need::Signature) && wants(crate::content::policy::Need::Supervisor);
        demanded.retain(|(element, _)| {
            matches!(element, SignatureElement::Officer | SignatureElement::Signed | SignatureElement::Dated)
                || two && *element == SignatureElement::Supervisor
        });
    }
    let sign = |column: &str| {
        (
            !request.part(Role::OfficerSignature, column).trim().is_empty(),
            request.place(Role::OfficerSignature).row(0).column(column),
        )
    };
    let filled = |role: Role| (request.has(role), request.place(role));
    for (element, clause) in demanded {
        let (present, place): (bool, FieldPlace) = match element {
            SignatureElement::Letterhead => filled(Role::Agency),
            SignatureElement::Authority => {
                (request.has(Role::Agency) && request.has(Role::Address), request.place(Role::Address))
            }
            // A signature under which no name stands is nobody's.
            SignatureElement::Officer if request.has(Role::Officer) => sign("name"),
            SignatureElement::Officer => (false, request.place(Role::Officer)),
            SignatureElement::Badge => filled(Role::Badge),
            SignatureElement::DirectPhone => filled(Role::Phone),
            SignatureElement::Dated => sign("date"),
            SignatureElement::Signed => {
                (crate::content::value::is_tick(&request.part(Role::OfficerSignature, "signed")), sign("signed").1)
            }
            SignatureElement::Stamp => {
                (crate::content::value::is_tick(&request.part(Role::OfficerSignature, "stamp")), sign("stamp").1)
            }
            SignatureElement::Supervisor => (
                crate::content::value::is_tick(&request.part(Role::SupervisorSignature, "signed"))
                    && !request.part(Role::SupervisorSignature, "name").trim().is_empty(),
                request.place(Role::SupervisorSignature),
            ),
            SignatureElement::TruthStatement => (request.ticked(Role::Truth), request.place(Role::Truth)),
            // The app writes a file that nobody can edit; a trainee cannot get this wrong.
            SignatureElement::NonEditable => continue,
        };
        seen.push(Observation::Signature { element, present, place, clause });
    }
}
