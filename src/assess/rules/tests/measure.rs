use super::papers::{self, bench};
use super::{Bench, breaks, keeps};
use crate::content::criterion::Severity::Major;
use crate::content::data::DataCategory;

use crate::content::policy::{Process, Term};
use crate::content::power::UnitKind;
use serde_json::json;

#[test]
fn e03_a_freeze_that_demands_data() {
    breaks(
        3,
        1,
        "pres.why",
        "",
        &[
            "The page closes this week (X3). Please send us the login records at once.",
            "Kindly provide all chats of the account. It closes this week (X3).",
            "On 6 Feb 2023 the page said that it closes (X3). We need the subscriber details by tomorrow.",
        ],
    );
    keeps(
        3,
        1,
        "pres.why",
        &[
            "The page closes this week (X3). Please keep the login records; a request for disclosure will follow.",
            "The page closes this week (X3). We request preservation of all records of both accounts.",
            "The page closes this week (X3). Please send us the ticket number.",
        ],
    );
}

#[test]
fn e03_a_disclosure_that_only_freezes_and_a_letter_between_states() {
    let freeze = Bench::excellent().set(2, "vol.items", json!([])).set(
        2,
        "fact.need",
        "Please preserve the account of S1 (X3) for ninety days.",
    );
    assert_eq!(freeze.broken(3), [("freeze", Major)]);
    let none = Bench::excellent().set(2, "vol.items", json!([]));
    assert_eq!(none.broken(3), []);
    breaks(3, 2, "fact.need", "states", &["This letter of request to the central authority asks for V1's case (X1)."]);
    keeps(
        3,
        2,
        "fact.need",
        &["We must prove who made the offer to V1. Content will be asked by a letter of request between States."],
    );
}

#[test]
fn e48_the_stronger_measure_first() {
    let asks = |items: serde_json::Value| Bench::excellent().set(2, "vol.items", items);
    assert_eq!(asks(json!(["connections"])).broken(48), [("", Major)]);
    assert_eq!(asks(json!(["connections", "name"])).broken(48), []);
    let said =
        asks(json!(["connections"])).set(2, "fact.need", "We already know the subscriber: he gave a false name to V1 (X2).");
    assert_eq!(said.broken(48), []);
    // A company that gives nothing on request has no milder step.
    let closed = asks(json!(["connections"])).provider(|provider| {
        provider.clauses.iter_mut().for_each(|clause| {
            clause.policy.retain(|term| !matches!(term, Term::Gives { on: crate::content::policy::Process::Voluntary, .. }))
        })
    });
    assert_eq!(closed.broken(48), []);
}

#[test]
fn e03_what_only_the_contact_point_brings() {
    let there = || {
        Bench::excellent().provider(|provider| {
            provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
                if let Term::Gives { data, on, .. } = term
                    && data.iter().all(|kind| kind.category != DataCategory::Content)
                {
                    *on = Process::ContactPoint;
                }
            });
        })
    };
    // No content is asked, and the line is not shut: this is the form that cannot bring it.
    assert_eq!(there().broken(20), []);
    assert_eq!(there().broken(3), [("contact", Major)]);
    // At a door that leads nowhere the door is the one slip.
    let aside = || there().set(2, "prov.channel", "help-desk");
    assert_eq!(aside().broken(3), []);
    assert_eq!(aside().broken(2), [("", Major)]);
    // Content stays content.
    assert_eq!(there().set(2, "vol.items", json!(["name", "messages"])).broken(20).len(), 1);
}

#[test]
fn e93_what_lies_at_home() {
    let leave = |value: &str| Bench::excellent().set(3, "ord.leave", value).broken(93);
    assert_eq!(leave("none"), [("", Major)]);
    assert_eq!(leave("sessions_judge"), [("", Major)]);
    assert_eq!(leave("high_court"), []);
    // The Sessions Judge for the listed offences; who went higher has a question to answer, and no mistake.
    let listed = |value: &str| {
        Bench::excellent().set(3, "ord.leave", value).case(|case| case.facts.home[0].sessions_judge = true).broken(93)
    };
    assert_eq!(listed("none"), [("", Major)]);
    assert_eq!(listed("sessions_judge"), []);
    assert_eq!(listed("high_court"), []);
    // The leave belongs to section 94; records for laundering come by another Act.
    let laundering = |unit| {
        Bench::excellent()
            .set(3, "ord.leave", "none")
            .set(3, "ord.power", "AMLA 2010, section 25")
            .case(move |case| case.requester.unit_kind = unit)
            .broken(93)
    };
    assert_eq!(laundering(UnitKind::FinancialInvestigators), []);
    assert_eq!(laundering(UnitKind::AntiTraffickingCircle), []);
    assert_eq!(laundering(UnitKind::ProvincialPolice), [("", Major)]);
    breaks(
        93,
        2,
        "fact.need",
        "abroad",
        &["We must prove who made the offer to V1 (X2). Kindly also give the bank account of this user."],
    );
    keeps(
        93,
        2,
        "fact.need",
        &[
            "V1 paid into a bank account (X4). We must prove who made the offer to V1.",
            "We must prove who made the offer to V1 (X2). Please give the payment reference, so that we can find the bank at home.",
            "We must prove who made the offer to V1 (X2). Please give the messages in which a bank is named.",
        ],
    );
    // Words by which an order at home is found are no holder: a school, a code, a page.
    let home = |text: &'static str| {
        Bench::excellent()
            .set(2, "fact.need", text)
            .case(|case| {
                let record = &mut case.facts.home[0];
                record.bank = false;
                record.custodian = "School at Mile 8".to_owned();
                record.also = vec!["school".to_owned(), "S1".to_owned(), "head teacher".to_owned()];
                record.words = vec!["page".to_owned(), "picture".to_owned(), "register".to_owned()];
            })
            .broken(93)
            .into_iter()
            .filter(|(variant, _)| *variant == "abroad")
            .count()
    };
    assert_eq!(home("We must prove who made the offer to V1 (X2). Please give the registered name of S1 and of the page."), 0);
    assert_eq!(
        home("We must prove who runs the school of the page (X2). Please give the subscriber, with the name of the school."),
        0
    );
    assert_eq!(home("We must prove who made the offer to V1 (X2). Please give us the register of School at Mile 8."), 1);
}

#[test]
fn e03_too_early_or_by_the_longer_way() {
    let paper = papers::paper();
    papers::breaks(
        &paper,
        3,
        Major,
        "mla.stage",
        &[
            "FIA circle, Enquiry 9/2026",
            "Federal Investigation Agency, inquiry no. 9 of 2026, verification going on",
            "Investigation wing of FIA; preliminary enquiry",
            "No FIR yet, the complaint is under verification",
        ],
    );
    papers::breaks(&paper, 9, Major, "mla.stage", &[""]);
    papers::keeps(
        &paper,
        "mla.stage",
        &[
            "FIR 14/2026",
            "Inquiry 9/2026 converted to case; FIR 14/2026 registered",
            "Investigation started on 25 February 2026",
            "challan submitted, Special Court",
            "Trial pending before the Sessions Court",
            // Nothing that can be read either way.
            "AHTC Islamabad, file 14/2026",
        ],
    );
    let irish = bench::f4().remove(1);
    assert_eq!(papers::found(&irish.clone().with("mla.items", json!(["contacts", "device"]))), [(3, "direct", Major)]);
    assert!(papers::found(&irish.with("mla.items", json!(["contacts", "messages"]))).is_empty());
    // Where only an order keeps the company silent the longer way can be the right one.
    assert!(papers::found(&paper.with("mla.items", json!(["name"]))).is_empty());
}

#[test]
fn e48_content_alone_between_states() {
    // Content alone, where a milder item was never asked.
    let alone = papers::paper()
        .with("mla.items", json!(["mail"]))
        .with("mla.prev", "none")
        .with("fact.need", "The mail of January 2026 proves who arranged the journey of V1 (X1).");
    // The milder item comes only by order, and none is at hand.
    assert!(papers::found(&alone.clone().with("leg.order", "")).iter().all(|(code, ..)| *code == 48));
    assert!(
        papers::found(&alone.with(
            "mla.prev",
            json!([{"date": "2026-03-01", "to": "Northmail", "channel": "portal", "reference": "14/26", "answer": "name given"}])
        ))
        .is_empty()
    );
}

#[test]
fn e93_what_lies_at_home_between_states() {
    let paper = papers::paper();
    assert_eq!(
        papers::found(
            &paper.clone().with(
                "fact.need",
                "Mail of January 2026 shows who paid. Please send the bank statement of Chinar Commercial Bank."
            )
        ),
        [(93, "abroad", Major)]
    );
    assert!(
        papers::found(
            &paper
                .clone()
                .with("fact.need", "Mail of January 2026 shows who paid. The bank statement of Chinar is asked at home.")
        )
        .is_empty()
    );
}
