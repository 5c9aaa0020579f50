use super::{Bench, breaks, keeps, library, row};
use crate::assess::finding::Weight;
use crate::case::reply::{Line, RequestOutcome};
use crate::content::criterion::Severity::{Fatal, Major};
use crate::content::data::Measure;
use crate::content::id::FormId;
use crate::content::policy::{CallBack, SenderRule, SignatureElement, Term, Traffic, WrongDoor};
use crate::content::provider::Provider;
use crate::content::role::Role;
use crate::content::scenario::{AlertHarms, Requester, SendingUnit};

#[test]
fn e01_the_wrong_company() {
    breaks(1, 1, "prov.entity", "", &["chirplet-ireland", "chirplet-pakistan", "Chirplet Pakistan (Sales) Pvt. Ltd."]);
    breaks(1, 2, "prov.entity", "none", &["", "Facebook"]);
    keeps(1, 1, "prov.entity", &["chirplet-inc", "Chirplet Inc.", "Chirplet, Inc."]);
}

#[test]
fn e02_the_wrong_door_and_one_slip_only() {
    breaks(2, 1, "prov.channel", "", &["help-desk", "post", "red-box"]);
    breaks(2, 2, "prov.channel", "none", &[""]);
    keeps(2, 1, "prov.channel", &["portal", "Police portal, police.chirplet.example"]);
    // Shut by the same clause, company and door are one slip.
    let findings =
        Bench::excellent().set(1, "prov.entity", "chirplet-pakistan").set(1, "prov.channel", "sales-mailbox").findings();
    let company = findings.iter().find(|finding| finding.code.0 == 1).unwrap();
    assert!(company.also.iter().any(|finding| finding.code.0 == 2));
}

#[test]
fn e02_a_door_that_tells_the_customer() {
    let bench = |harms| {
        Bench::excellent().set(1, "prov.channel", "help-desk").case(move |case| case.facts.alert_harms = harms).provider(
            |provider| {
                for clause in &mut provider.clauses {
                    for term in &mut clause.policy {
                        if let Term::WrongChannel { id, answer } = term
                            && id.as_str() == "help-desk"
                        {
                            *answer = WrongDoor::ForwardedToCustomer;
                        }
                    }
                }
            },
        )
    };
    assert_eq!(bench(AlertHarms::Person).broken(2), [("tells", Fatal)]);
    assert_eq!(bench(AlertHarms::No).broken(2), [("", Major)]);
}

#[test]
fn e04_not_an_official_mailbox() {
    breaks(
        4,
        2,
        "ra.email",
        "",
        &["ahtc.isb.desk@freemail.example", "Sana Rafiq <sana@webmail.example>", "sana@fia.gov.example.freemail.example"],
    );
    breaks(4, 2, "ra.email", "none", &["", "sana.rafiq"]);
    keeps(
        4,
        2,
        "ra.email",
        &["sana.rafiq@fia.gov.example", "s.rafiq@isb.fia.gov.example", "desk@fia.gov.example; private: sana@freemail.example"],
    );
    let via = Bench::excellent().set(2, "ra.email", "desk@freemail.example").set(
        2,
        "ra.via",
        "Focal unit of FIA, focal@fia.gov.example",
    );
    assert_eq!(via.broken(4), []);
}

/// The first request to a company that reads listed agencies only.
fn to_a_keeper_of_lists(via: &str, change: impl FnOnce(&mut Requester)) -> Bench {
    let list = |provider: &mut Provider| {
        for term in provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy) {
            if let Term::Sender(rule) = term {
                *rule = SenderRule::ListedAgency;
            }
        }
    };
    Bench::excellent().set(1, "ra.via", via).set(2, "ra.via", via).provider(list).case(|case| change(&mut case.requester))
}

#[test]
fn e65_only_a_listed_agency_is_read() {
    let desk = |listed: bool| SendingUnit {
        name: "Foreign Data Desk".into(),
        also: vec!["FDD".into()],
        listed_with: if listed { vec!["chirplet".into()] } else { vec![] },
    };
    let through = |via: &str| {
        to_a_keeper_of_lists(via, |requester| {
            requester.may_send = vec![Measure::DomesticOrder];
            requester.sends_through = vec![desk(true)];
        })
    };
    for via in ["the Foreign Data Desk, Central Police Office", "Foreign-Data Desk", "FDD"] {
        assert_eq!(through(via).broken(65), [], "{via}");
        assert_eq!(through(via).world().outcome_of(1), RequestOutcome::Preserved, "{via}");
    }
    // Whatever else is written is no unit on the list.
    for via in ["Digital Evidence Unit", "yes", "the range office"] {
        assert_eq!(through(via).broken(65), [("listed", Major), ("listed", Major)], "{via}");
        assert_eq!(through(via).world().outcome_of(1), RequestOutcome::Returned, "{via}");
    }
    assert_eq!(through("").broken(65), [("listed", Major), ("listed", Major)]);
    // On the list itself, it needs nobody; and a case that knows no list leaves nobody out.
    let own = to_a_keeper_of_lists("", |requester| requester.listed_with = vec!["chirplet".into()]);
    assert_eq!((own.clone().broken(65), own.world().outcome_of(1)), (vec![], RequestOutcome::Preserved));
    let silent = to_a_keeper_of_lists("", |_| {});
    assert_eq!(silent.world().outcome_of(1), RequestOutcome::Preserved);
}

#[test]
fn e05_not_signed_in_full() {
    let unsigned = |column: &str| Bench::excellent().cell(1, "sig.officer", 0, column, "");
    assert_eq!(unsigned("signed").broken(5), [("", Major)]);
    assert_eq!(unsigned("date").broken(5), [("", Major)]);
    assert_eq!(Bench::excellent().set(2, "ra.badge", "").broken(5), [("", Major)]);
    // No clause of this company asks a stamp.
    assert_eq!(unsigned("stamp").broken(5), []);
}

#[test]
fn e05_a_clause_on_copies_may_ask_less_than_that_on_all_letters() {
    let asks = |enough: &'static [SignatureElement]| {
        let bench = Bench::excellent().cell(1, "sig.officer", 0, "stamp", "").cell(2, "sig.officer", 0, "stamp", "");
        bench
            .provider(move |provider| {
                provider.clauses[2].policy.push(Term::Signature(vec![SignatureElement::Stamp]));
                if !enough.is_empty() {
                    provider.clauses[3].policy.push(Term::PreservationSignature(enough.to_vec()));
                }
            })
            .findings()
            .into_iter()
            .filter(|finding| finding.code.0 == 5 && matches!(finding.weight, Weight::Broken(_)))
            .filter_map(|finding| finding.place.request)
            .collect::<Vec<_>>()
    };
    assert_eq!(asks(&[]), [1, 2]);
    // The stamp is asked of requests for data still.
    assert_eq!(asks(&[SignatureElement::Letterhead, SignatureElement::Signed]), [2]);
}

#[test]
fn every_letter_has_a_box_for_what_a_signature_clause_asks() {
    let asked: Vec<SignatureElement> = library()
        .providers
        .values()
        .flat_map(|provider| &provider.clauses)
        .flat_map(|clause| &clause.policy)
        .flat_map(|term| if let Term::Signature(elements) = term { elements.clone() } else { Vec::new() })
        .collect();
    assert!(asked.contains(&SignatureElement::Authority));
    let role = |element: &SignatureElement| match element {
        SignatureElement::Letterhead => Some(Role::Agency),
        SignatureElement::Authority => Some(Role::Address),
        SignatureElement::Officer => Some(Role::Officer),
        SignatureElement::Badge => Some(Role::Badge),
        SignatureElement::DirectPhone => Some(Role::Phone),
        SignatureElement::Dated | SignatureElement::Signed | SignatureElement::Stamp => Some(Role::OfficerSignature),
        SignatureElement::Supervisor => Some(Role::SupervisorSignature),
        SignatureElement::TruthStatement => Some(Role::Truth),
        SignatureElement::NonEditable => None,
    };
    for form in ["f1", "f1b", "f1-release", "f2"] {
        let form = &library().forms[&FormId::from(form)];
        for element in &asked {
            let Some(role) = role(element) else { continue };
            assert!(form.by_role(role).is_some(), "{} has no box for {element:?}", form.id);
        }
    }
}

fn calls_back(number: CallBack) -> Bench {
    Bench::excellent().provider(move |provider| {
        provider.clauses[1].policy.push(Term::CallsBack { number, to: vec![Traffic::Ordinary, Traffic::Preservation] })
    })
}

#[test]
fn e06_nobody_can_confirm_who_asks() {
    assert_eq!(calls_back(CallBack::Unit).broken(6), []);
    assert_eq!(calls_back(CallBack::Unit).set(2, "ra.phone", "+44 7700 900999 (my mobile)").broken(6), [("", Major)]);
    assert_eq!(calls_back(CallBack::Unit).set(2, "ra.phone", "").broken(6), [("", Major)]);
    assert_eq!(calls_back(CallBack::Unit).set(2, "ra.phone", "0044-7700-900835").broken(6), []);
    // The desk line is no landline that the State publishes.
    assert_eq!(calls_back(CallBack::StateLandline).broken(6), [("landline", Major), ("landline", Major)]);
    // What cannot be confirmed at once is held, and the answer says so.
    let answered = |number: &str| {
        let world = calls_back(CallBack::Unit).set(1, "ra.phone", number).world();
        let reply = world.replies().iter().find(|reply| reply.request == 1).unwrap();
        let held = reply.lines.iter().any(|line| line.what == Line::SenderVerified);
        (held, reply.outcome, reply.at)
    };
    let (desk, private) = (answered("+44 7700 900835"), answered("+44 7700 900999"));
    assert_eq!((desk.0, private.0), (false, true));
    assert_eq!((desk.1, private.1), (RequestOutcome::Preserved, RequestOutcome::Preserved));
    assert!(desk.2 < private.2);
    // Without a clause that calls back, any number serves.
    assert_eq!(Bench::excellent().set(2, "ra.phone", "+44 7700 900999").broken(6), []);
}

#[test]
fn e06_a_second_person_where_the_clause_asks_one() {
    let asks = || {
        Bench::excellent()
            .provider(|provider| provider.clauses[2].policy.push(Term::Signature(vec![SignatureElement::Supervisor])))
    };
    assert_eq!(asks().broken(6), []);
    let himself = asks().cell(2, "sig.superv", 0, "name", "Sana Rafiq");
    assert_eq!(himself.broken(6), [("second", Major)]);
    let again = asks().set(2, "ra.second", "Sana Rafiq, same desk line");
    assert_eq!(again.broken(6), [("second", Major)]);
    let nobody = asks().set(2, "ra.second", "").cell(2, "sig.superv", 0, "signed", "").cell(2, "sig.superv", 0, "name", "");
    assert_eq!(nobody.broken(6), [("second", Major)]);
}

#[test]
fn e65_this_unit_may_not_send_this() {
    let only_freeze =
        || Bench::excellent().case(|case| case.requester.may_send = vec![Measure::Preserve, Measure::DomesticOrder]);
    assert_eq!(only_freeze().broken(65), [("", Major)]);
    assert_eq!(only_freeze().set(2, "ra.via", "Focal unit of FIA").broken(65), []);
    assert_eq!(only_freeze().case(|case| case.requester.joint_team = true).broken(65), []);
    // The officer is none who may use section 34 or 32.
    let bank = |power: &str| {
        Bench::excellent().set(3, "ord.power", power).set(3, "ord.records", "Subscriber lines of the number, by PECA").set(
            3,
            "ord.custodian",
            "A telephone company",
        )
    };
    assert_eq!(bank("CrPC 1898, section 94").broken(65), []);
}

#[test]
fn a_row_of_the_bench_is_read() {
    let rows = [row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect")];
    assert!(Bench::excellent().rows(1, &rows).broken(25).contains(&("", Major)));
}
