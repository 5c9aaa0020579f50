//! Company, door and sender: does the letter reach somebody who may read it, from somebody who may write it?

use super::between_states::unsigned_by_authority;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::case::contact::other_holder;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::policy::{CallBack, Delay, Need, RenewalNeed, SignatureElement, WrongDoor};
use crate::content::power::Basis;
use crate::content::role::Role;
use crate::content::value::is_tick;
use crate::request::Policy;
use crate::request::examine::{barred_powers, has_authorised_officer, is_follow_up, own_bases};
use crate::request::observation::{Addressed, Observation, Sender};

fn wrong_entity(c: &RequestContext<'_>) -> Vec<Verdict> {
    // The police there ask the company that they are told of: no rule of a form, and a question worth asking before.
    if c.is_contact() {
        let other = c.policy.and_then(|policy| other_holder(c.request, policy));
        let question = "Is this the company that holds the data, by its own guidelines? The police there ask whom you name.";
        return other
            .map(|(_, clause)| Verdict::unsure(c.request.place(Role::Holder), question, &[clause]))
            .into_iter()
            .collect();
    }
    let judge = |seen: &Observation| match seen {
        Observation::Entity { fits: Addressed::Right, place, .. } => Some(Verdict::met(place.clone())),
        Observation::Entity { fits: Addressed::Nowhere, place, clause, .. } => {
            Some(Verdict::broken(place.clone(), S::Major, "none").citing(Some(clause)))
        }
        Observation::Entity { place, clause, .. } => Some(Verdict::broken(place.clone(), S::Major, "").citing(Some(clause))),
        _ => None,
    };
    c.seen.0.iter().filter_map(judge).collect()
}

/// An emergency request while somebody is in danger; what confirms it afterwards saves nobody any more.
fn is_urgent(c: &RequestContext<'_>) -> bool {
    let danger = matches!(c.facts.scenario.facts.danger, crate::content::scenario::Danger::Real { .. });
    c.request.measure == Measure::Emergency && danger && !is_follow_up(c.request)
}

fn wrong_channel(c: &RequestContext<'_>) -> Vec<Verdict> {
    let urgent = is_urgent(c);
    let right = c.seen.0.iter().any(|seen| matches!(seen, Observation::Channel { fits: Addressed::Right, .. }));
    let renewal = c.policy.map(|policy| policy.renewal_needs()).unwrap_or_default();
    let by_contact = c.request.measure == Measure::Extend && renewal.iter().any(|said| said.what == RenewalNeed::ContactPoint);
    let tells = |answer: &WrongDoor| *answer == WrongDoor::ForwardedToCustomer && c.alert_harms();
    let judge = |seen: &Observation| match seen {
        Observation::EmergencyDoors { all: true, place, .. } => Some(Verdict::met(place.clone())),
        // At a door that is not read in time the second one is no slip of its own.
        Observation::EmergencyDoors { all: false, .. } if !right => None,
        Observation::EmergencyDoors { all: false, place, clause } => {
            Some(Verdict::broken(place.clone(), S::Major, "doors").citing(Some(clause)))
        }
        Observation::Channel { fits: Addressed::Wrong { answer, .. }, place, clause } if urgent && !tells(answer) => {
            Some(Verdict::broken(place.clone(), S::Fatal, "urgent").citing(Some(clause)))
        }
        // The door of a letter that the contact point should have written earns no praise (E64).
        Observation::Channel { fits: Addressed::Right, .. } if by_contact => None,
        Observation::Channel { fits: Addressed::Right, place, .. } => Some(Verdict::met(place.clone())),
        Observation::Channel { fits: Addressed::Nowhere, place, clause } => {
            Some(Verdict::broken(place.clone(), S::Major, "none").citing(Some(clause)))
        }
        Observation::Channel { fits: Addressed::Wrong { answer, .. }, place, clause } => {
            let (severity, variant) = if tells(answer) { (S::Fatal, "tells") } else { (S::Major, "") };
            Some(Verdict::broken(place.clone(), severity, variant).citing(Some(clause)))
        }
        _ => None,
    };
    c.seen.0.iter().filter_map(judge).collect()
}

fn personal_mail(c: &RequestContext<'_>) -> Vec<Verdict> {
    let severity = if is_urgent(c) { S::Fatal } else { S::Major };
    let judge = |seen: &Observation| match seen {
        Observation::Sender { fits: Sender::Official, place, .. } => Some(Verdict::met(place.clone())),
        Observation::Sender { fits: Sender::Private, place, clause } => {
            Some(Verdict::broken(place.clone(), severity, "").citing(clause.as_ref()))
        }
        Observation::Sender { fits: Sender::Missing, place, clause } => {
            Some(Verdict::broken(place.clone(), severity, "none").citing(clause.as_ref()))
        }
        _ => None,
    };
    c.seen.0.iter().filter_map(judge).collect()
}

/// An element of the signature, as officers name it.
fn element_name(element: SignatureElement) -> &'static str {
    match element {
        SignatureElement::Letterhead => "the agency on the letterhead",
        SignatureElement::Authority => "the authority and its address",
        SignatureElement::Officer => "the officer's name",
        SignatureElement::Badge => "the badge or service number",
        SignatureElement::DirectPhone => "a direct telephone",
        SignatureElement::Dated => "the date",
        SignatureElement::Signed => "the signature",
        SignatureElement::Stamp => "the stamp",
        SignatureElement::NonEditable => "a file that nobody can edit",
        SignatureElement::Supervisor => "the head of the unit",
        SignatureElement::TruthStatement => "the statement that all is true",
    }
}

fn unsigned(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.is_assistance() {
        return unsigned_by_authority(c);
    }
    let missing = c.seen.0.iter().filter_map(|seen| match seen {
        Observation::Signature { present: false, element, place, clause } => Some((element, place, clause)),
        _ => None,
    });
    // One signature that was forgotten shows in several elements: the gravest stands for all.
    let worst = missing.max_by_key(|(_, _, clause)| clause.is_some());
    if let Some((element, place, clause)) = worst {
        let severity = if clause.is_some() { S::Major } else { S::Minor };
        return vec![
            Verdict::broken(place.clone(), severity, "").with("element", element_name(*element)).citing(clause.as_ref()),
        ];
    }
    let signed = c.seen.0.iter().find_map(|seen| match seen {
        Observation::Signature { place, element: SignatureElement::Signed, .. } => Some(Verdict::met(place.clone())),
        _ => None,
    });
    signed.into_iter().collect()
}

fn unverifiable(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some(policy) = c.policy.filter(|_| c.is_abroad() && !c.is_assistance()) else { return Vec::new() };
    let mut verdicts: Vec<Verdict> = Vec::new();
    for seen in &c.seen.0 {
        match seen {
            Observation::CallBack { confirms: true, place, .. } => verdicts.push(Verdict::met(place.clone())),
            Observation::CallBack { place, clause, .. } => {
                let asked = policy.call_back(Policy::traffic(c.request.measure)).map(|said| said.what);
                let variant = if asked == Some(CallBack::StateLandline) { "landline" } else { "" };
                verdicts.push(Verdict::broken(place.clone(), S::Major, variant).citing(Some(clause)));
            }
            _ => {}
        }
    }
    if c.request.measure == Measure::Emergency && !is_follow_up(c.request) {
        let asked = c.seen.0.iter().find_map(|seen| match seen {
            Observation::Said { need: Need::Supervisor, present, place, clause, .. } => {
                Some((*present, place.clone(), clause.clone()))
            }
            _ => None,
        });
        match asked {
            Some((true, place, _)) => verdicts.push(Verdict::met(place)),
            Some((false, place, clause)) => verdicts.push(Verdict::broken(place, S::Major, "second").citing(clause.as_ref())),
            // Nobody's clause asks it here; at night it saves a call.
            None if c.request.is_blank(Role::SecondContact) => {
                verdicts.push(Verdict::broken(c.request.place(Role::SecondContact), S::Minor, "second"))
            }
            None => {}
        }
        return verdicts;
    }
    let supervisor = policy.signature().into_iter().find(|said| said.what.contains(&SignatureElement::Supervisor));
    if let Some(said) = supervisor {
        let officer = c.request.text(Role::Officer).trim().to_lowercase();
        let name = c.request.part(Role::SupervisorSignature, "name");
        let signed = is_tick(&c.request.part(Role::SupervisorSignature, "signed")) && !name.trim().is_empty();
        let second = c.request.text(Role::SecondContact).trim().to_lowercase();
        let same = |other: &str| !officer.is_empty() && other.split([',', ';']).next().is_some_and(|name| name.trim() == officer);
        let himself = same(&name.trim().to_lowercase()) || same(&second);
        if himself || (c.request.is_blank(Role::SecondContact) && !signed) {
            let role = if himself && !same(&second) { Role::SupervisorSignature } else { Role::SecondContact };
            let place = c.request.place(role);
            verdicts.push(Verdict::broken(place, S::Major, "second").citing(Some(&said.clause)));
        }
    }
    verdicts
}

/// What a unit may send itself stands in the case's table of units.
fn wrong_requester(c: &RequestContext<'_>) -> Vec<Verdict> {
    let requester = &c.facts.scenario.requester;
    // What is kept longer or given up goes the way of the freeze.
    let asked = match c.request.measure {
        Measure::Extend | Measure::Withdraw => Measure::Preserve,
        measure => measure,
    };
    let judged = matches!(asked, Measure::Preserve | Measure::Voluntary | Measure::ContactPoint | Measure::DomesticOrder);
    if !judged || requester.joint_team {
        return Vec::new();
    }
    let via = c.request.place(Role::Via);
    let place = if via.field.is_empty() { c.request.place(Role::OfficerSignature) } else { via };
    let through = requester.goes_through(&c.request.text(Role::Via));
    let unlisted = c.seen.0.iter().find_map(|seen| match seen {
        Observation::Sender { fits: Sender::Unlisted, clause, .. } => Some(clause.clone()),
        _ => None,
    });
    let may = requester.may_send.contains(&asked) || requester.may_send.contains(&c.request.measure);
    if let Some(clause) = unlisted {
        return vec![Verdict::broken(place, S::Major, "listed").citing(clause.as_ref())];
    }
    if !may {
        return if through {
            vec![Verdict::met(place)]
        } else {
            vec![Verdict::broken(place, S::Major, "").with("unit", requester.unit.clone())]
        };
    }
    let role = if c.is_home_order() { Role::HomePower } else { Role::OwnPower };
    let content = own_bases(&c.request.text(role)).into_iter().find(|(basis, _)| *basis == Basis::Peca34);
    if let Some((_, span)) = content.filter(|_| !c.is_freeze() && !has_authorised_officer(c.facts)) {
        return vec![
            Verdict::broken(c.request.place(role).span(&span), S::Major, "authorised")
                .with("why", "Section 34 is applied for by an authorised officer; outside a joint team this unit has none.")
                .citing(Some(&"pk-peca/34".into())),
        ];
    }
    barred_powers(c.request, c.seen, c.facts, role)
        .into_iter()
        .filter(|barred| barred.needs_authorised_officer && !requester.authorised_officer)
        .map(|barred| {
            Verdict::broken(c.request.place(role).span(&barred.span), S::Major, "authorised")
                .with("why", barred.why)
                .citing(barred.cites.first())
        })
        .take(1)
        .collect()
}

/// Whether a provider keeps silent on an officer's word; used by the families on secrecy.
pub(super) fn word_counts(c: &RequestContext<'_>) -> bool {
    c.policy.and_then(|policy| policy.notice()).is_some_and(|said| said.what.delayed_by.contains(&Delay::OfficersReason))
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(1),
        title: "The wrong company",
        mistakes: &["E01"],
        dimensions: (D::Procedure, Some(D::Timeliness)),
        severities: &[S::Major],
        why: "A letter reaches the data only through the company that controls it. The guidelines say which one that is: one company for all users, or one for each region in which users live. A local office or an agent holds nothing.",
        source: "Entity clauses of the guidelines; the wording differs from provider to provider",
        cites: &["chirplet/1.1", "lumio/1.1", "bazarbay/1.1", "rutba/1.1", "sarafa/1.1"],
        asked_by: Some("9 of 14 guidelines read"),
        reads: &[Role::Entity],
        covers: &[2],
        breaks: "To the local sales office.",
        meets: "To the company that the clause names for users in this region.",
        says: &[
            ("", "This company does not control the data of this user."),
            ("none", "No company of this provider is named here."),
            ("met", "You wrote to the company that controls the data."),
        ],
        causes: &[("", "Days are lost while nobody works on the letter, and logs go on dying.")],
        better: "The company of the clause of the day, with its country.",
        judge: Judge::Request(wrong_entity),
        ..PLAIN
    },
    Rule {
        code: RuleCode(2),
        title: "The wrong door",
        mistakes: &["E02"],
        dimensions: (D::Procedure, Some(D::Timeliness)),
        severities: &[S::Major, S::Fatal],
        why: "The right company reads requests of police only at the doors that its guidelines name. A help desk or an abuse form is read by others, and some of them forward what they get to the customer.",
        source: "Channel clauses of the guidelines",
        cites: &["chirplet/1.2", "veil/1.2", "bazarbay/1.2", "harborhost/1.3"],
        asked_by: Some("9 of 14 guidelines read"),
        reads: &[Role::Channel],
        breaks: "Through the help desk.",
        meets: "Through the portal or the police mailbox of the guidelines.",
        says: &[
            ("", "Nobody reads requests of police at this door."),
            ("none", "No door of this provider is named here."),
            ("doors", "Every emergency door must be used: the form and the telephone, and only one of them was."),
            ("urgent", "Somebody is in danger, and this door is not read in time."),
            ("tells", "What comes in at this door is forwarded to the customer, and telling the user does harm here."),
            ("met", "You used a door that the guidelines name."),
        ],
        causes: &[("", "The letter lies unread."), ("tells", "The customer reads your letter before the company does.")],
        better: "The portal or police mailbox of the guidelines.",
        judge: Judge::Request(wrong_channel),
        ..PLAIN
    },
    Rule {
        code: RuleCode(4),
        title: "Not an official mailbox",
        mistakes: &["E04"],
        dimensions: (D::Procedure, Some(D::Rights)),
        severities: &[S::Major, S::Fatal],
        why: "A company must be able to see that police write. A private mailbox can be anybody's, and whatever is sent to it can be read by anybody too.",
        source: "Sender clauses of the guidelines",
        cites: &["chirplet/1.2", "veil/1.2", "lumio/1.2", "northmail/1.2", "harborhost/1.2", "rutba/1.2", "sarafa/1.2"],
        asked_by: Some("10 of 14 guidelines read, 7 of 10 on preservation"),
        reads: &[Role::Email, Role::Via],
        covers: &[6],
        breaks: "ahtc.desk@freemail.example",
        meets: "name@agency.gov.example, or sent by the focal unit",
        says: &[
            ("", "The request does not come from an official mailbox."),
            ("none", "No official mailbox stands here."),
            ("met", "You wrote from an official mailbox."),
        ],
        causes: &[("", "It is not processed and must be sent again.")],
        better: "An address of your agency's own domain. If you have none: through the focal unit, named under ‘sent through’.",
        judge: Judge::Request(personal_mail),
        ..PLAIN
    },
    Rule {
        code: RuleCode(5),
        title: "Not signed in full",
        mistakes: &["E05"],
        dimensions: (D::Legal, Some(D::Admissibility)),
        severities: &[S::Minor, S::Major, S::Fatal],
        why: "A named officer answers for the request with name, date and signature. Without them nobody can say later who asked, and by which right.",
        source: "Signature clauses of the guidelines; where no clause asks, good practice",
        cites: &["chirplet/1.3", "veil/3.4", "lumio/1.3", "bazarbay/1.3", "rutba/1.3"],
        asked_by: Some("3 of 14 guidelines read, 3 of 10 on preservation"),
        reads: &[Role::OfficerSignature, Role::Badge, Role::Officer, Role::Phone, Role::Agency],
        covers: &[6],
        breaks: "A letter without signature, name or date.",
        meets: "Officer, rank, date and signature, and whatever else the clause lists.",
        says: &[
            ("", "One element of the signature is missing: {element}."),
            ("authority", "The authority that the Act names has not signed: signed by anybody else it is no request."),
            ("met", "The request is signed as the clause asks."),
        ],
        causes: &[("", "The company asks for it first, or returns the paper.")],
        better: "Officer, rank, date and signature; stamp or head of unit where the clause asks them.",
        judge: Judge::Request(unsigned),
        ..PLAIN
    },
    Rule {
        code: RuleCode(6),
        title: "Nobody can confirm who asks",
        mistakes: &["E06"],
        dimensions: (D::Procedure, Some(D::Timeliness)),
        severities: &[S::Major],
        why: "A company that calls back wants a desk that picks up, and a second person who answers for the first. Strangers pretend to be police; this is how it is found out.",
        source: "Call-back and supervisor clauses of the guidelines",
        cites: &["northmail/1.2", "rutba/1.3", "rutba/6.1", "sarafa/5.1"],
        asked_by: Some("4 of 14 guidelines read (direct telephone); none asks for a superior"),
        reads: &[Role::Phone, Role::SecondContact, Role::SupervisorSignature],
        breaks: "A private mobile number as the only telephone.",
        meets: "A desk line of the unit, staffed at the hours named, and a second person.",
        says: &[
            ("", "The company calls back, and this is no desk line of your unit."),
            ("landline", "The company rings a landline that your State publishes, and this is none."),
            ("second", "A second person must confirm the request, and none other than the officer stands here."),
            ("met", "The company can call a desk that confirms you."),
        ],
        causes: &[("", "The request is held until somebody can confirm it.")],
        better: "Two persons and a desk line, with the hours and the zone.",
        judge: Judge::Request(unverifiable),
        ..PLAIN
    },
    Rule {
        code: RuleCode(65),
        title: "This unit may not send this",
        mistakes: &["E65"],
        dimensions: (D::Legal, Some(D::Procedure)),
        severities: &[S::Major],
        why: "Some papers belong to one unit only. A power that the law gives to an authorised officer is not everybody's, and a company that keeps a list reads only those on it.",
        source: "Powers by unit, category and day; the list clause of a provider; PECA 2016 sections 30 and 31",
        cites: &["pk-peca/30", "pk-peca/31", "pk-fia/1974", "pk-ptpa/inv", "pk-psma/inv", "rutba/1.2"],
        reads: &[Role::Via, Role::OwnPower, Role::HomePower],
        covers: &[4, 7],
        breaks: "An officer of a police station cites a power of the authorised officer.",
        meets: "Handed to the focal unit, and said so under ‘sent through’.",
        says: &[
            ("", "{unit} may not send this paper itself."),
            ("listed", "This company reads agencies on its list only, and no such agency sends this paper."),
            ("authorised", "{why}"),
            ("met", "You sent it through the unit that may send it."),
        ],
        causes: &[("", "It is returned; in court the defence asks who was entitled to write.")],
        better: "Hand it over, or send it by the focal unit and say so.",
        judge: Judge::Request(wrong_requester),
        ..PLAIN
    },
];
