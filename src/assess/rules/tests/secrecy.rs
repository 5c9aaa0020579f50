use super::Bench;
use super::papers::{self, bench};
use crate::content::criterion::Severity::{Fatal, Major};
use crate::content::policy::{Delay, Notice, Term};
use crate::content::scenario::{AlertHarms, CourtOrder};
use crate::content::time::Date;
use serde_json::json;

fn silence(ask: &str, reason: &str, until: &str) -> Bench {
    Bench::excellent().set(2, "con.nd", json!([{"ask": ask, "reason": reason, "until": until}]))
}

#[test]
fn e31_silence_is_not_asked() {
    assert_eq!(silence("no", "", "").broken(31), [("", Major)]);
    assert_eq!(silence("", "", "").broken(31), [("", Major)]);
    assert_eq!(silence("no", "", "").case(|case| case.facts.alert_harms = AlertHarms::No).broken(31), []);
    assert_eq!(Bench::excellent().set(1, "con.noalert", "").broken(31), [("breach", Major)]);
    // At a company that nobody can move by a word it is another mistake.
    let deaf = silence("no", "", "").provider(|provider| {
        provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
            if let Term::Notifies { delayed_by, .. } = term {
                *delayed_by = vec![Delay::CourtOrder];
            }
        })
    });
    assert_eq!(deaf.broken(31), []);
}

#[test]
fn e32_silence_without_reason_or_end() {
    assert_eq!(silence("yes", "Confidential.", "").broken(32), [("", Major)]);
    assert_eq!(silence("yes", "S2 knows V1's home: risk to V1.", "until further notice").broken(32), [("end", Major)]);
    assert_eq!(silence("yes", "Strictly confidential", "S1's arrest").broken(32), [("reason", Major)]);
    assert_eq!(silence("yes", "S2 knows V1's home: risk to V1.", "the arrest of S1").broken(32), []);
    assert_eq!(silence("yes", "His friends hold people: risk to them until 8 May 2023", "").broken(32), []);
}

#[test]
fn e60_a_letter_where_only_an_order_keeps_silence() {
    let deaf = |when| {
        Bench::excellent().provider(move |provider| {
            provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
                if let Term::Notifies { when: known, delayed_by, .. } = term {
                    *known = when;
                    *delayed_by = vec![Delay::CourtOrder];
                }
            })
        })
    };
    assert_eq!(deaf(Notice::Before).broken(60), [("", Fatal)]);
    assert_eq!(deaf(Notice::Before).case(|case| case.facts.alert_harms = AlertHarms::Evidence).broken(60), [("", Major)]);
    assert_eq!(deaf(Notice::Never).broken(60), []);
    assert_eq!(deaf(Notice::Before).case(|case| case.facts.alert_harms = AlertHarms::No).broken(60), []);
    let ordered = deaf(Notice::Before).set(2, "leg.order", "Order on silence (X4)").case(|case| {
        case.facts.orders.push(CourtOrder {
            exhibit: "x4".into(),
            accounts: vec!["a1".into(), "a2".into()],
            categories: vec![],
            period: (None, None),
            translated: true,
            silence_until: Date::from_parts(2023, 6, 30),
            live: Vec::new(),
        });
    });
    assert_eq!(ordered.broken(60), []);
    assert_eq!(Bench::excellent().broken(60), []);
}

#[test]
fn e31_e32_e60_silence() {
    let paper = papers::paper();
    papers::breaks(
        &paper,
        60,
        Major,
        "mla.conf",
        &[
            "",
            "Please keep this request confidential under article 18(20).",
            "Please ask Northmail not to tell the user: S1 would flee. Until 30 September 2026.",
            "Please keep confidential, in order that the customer is not informed: S1 would flee. Until 30 September 2026.",
            "The decision of our ministry is to keep this request confidential until 30 September 2026; S1 would flee.",
            "The court will hear the case on 30 September 2026, and S1 would flee.",
            "A judge can forbid it to say anything. S1 would flee until 30 September 2026.",
            "Our court said that he stays quiet, please keep it secret: S1 would flee. Until 30 September 2026.",
        ],
    );
    papers::breaks(
        &paper,
        32,
        Major,
        "mla.conf",
        &[
            "Please obtain a non-disclosure order.",
            "An order under 2705(b) is needed, as S1 would destroy the mail.",
            "Please get a gag order until 30 September 2026.",
            "Please obtain a non-disclosure order: he would be told. Until 30 September 2026.",
            "Please obtain a non-disclosure order until the copy is held by the court on 30 September 2026.",
        ],
    );
    papers::keeps(
        &paper,
        "mla.conf",
        &[
            "Please obtain a non-disclosure order: S1 would destroy the mail. Until his arrest, at latest 30 September 2026.",
            "Seek a court direction that the provider must not inform the user until 1 August 2026: S1 would flee.",
            "Please ask the court for an order that the customer is not told: S1 would flee. Until 30 September 2026.",
            "Your court postpones the notice to the customer, because S1 would flee. Until 30 September 2026.",
            "An order of the court to delay notification of the customer, as S1 would flee. Until 30 September 2026.",
            "We ask that your judge orders the company to hold back its notice until 30 September 2026; S1 would flee.",
            "A decision that suspends the notice until 30 September 2026 is needed: S1 would flee.",
            "A non-disclosure order is asked, since she could be hunted. One year at most.",
            "A non-disclosure order: V2 to V9 are in the hands of the group. Until the arrest.",
            "A non-disclosure order: eight people sit behind a locked gate, and a similar house was cleared in one night when its boss was told (X6). One year.",
            "A non-disclosure order, one year: eight people are held and would be taken away.",
            "A non-disclosure order, one year: S1 would empty the floor.",
            "A judge in Washington should forbid it to say anything to him until the arrest; S1 would flee.",
            "We need an instruction by your magistrate that the mail firm stays quiet until 30 September 2026; S1 would flee.",
            "The order to the company should contain a ban on informing the user until his arrest; S1 would flee.",
            "Would your court kindly defer that word and bind the firm to say nothing until 30 September 2026: S1 would flee.",
            "We ask the court make later this telling till 30 September 2026; S1 will delete and flee.",
            "If told, the user will flee and V1's family is in danger; we ask a court order that forbids Northmail to inform him for 90 days.",
        ],
    );
    let irish = bench::f4().remove(1);
    papers::breaks(&irish, 31, Major, "mla.conf", &["", "Please keep the request secret."]);
    // Nobody is told there, and telling does no harm here.
    papers::keeps(&bench::f4().remove(2), "mla.conf", &["", "Confidential."]);
    assert!(
        papers::found_in(&paper.with("mla.conf", ""), |case| case.facts.alert_harms = crate::content::scenario::AlertHarms::No)
            .is_empty()
    );
}

#[test]
fn e31_that_nobody_acts_on_a_breach_may_be_said_in_words() {
    let live = |reason: &str| {
        Bench::excellent()
            .set(1, "con.nd", serde_json::json!([{"ask": "no", "reason": reason, "until": ""}]))
            .case(|case| case.accounts.iter_mut().for_each(|account| account.live_breach = true))
            .broken(31)
            .into_iter()
            .filter(|(variant, _)| *variant == "breach")
            .count()
    };
    assert_eq!(live("Please do not act on the breach before 30 June; S1 would flee."), 0);
    assert_eq!(live("The user is not told by you."), 1);
}

#[test]
fn e60_about_a_strangers_account_nothing_is_better() {
    use crate::content::scenario::PersonRole;
    let told = |stranger: Option<PersonRole>| {
        let bench = Bench::excellent()
            .provider(|provider| {
                provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
                    if let Term::Notifies { when, delayed_by, .. } = term {
                        *when = Notice::Before;
                        *delayed_by = vec![Delay::CourtOrder];
                    }
                });
            })
            .case(move |case| {
                for account in &mut case.accounts {
                    if let Some(owner) = stranger {
                        account.owner = owner;
                        account.in_offence = false;
                    }
                }
            });
        let found = bench.findings().into_iter().find(|found| found.code.0 == 60);
        found.map(|found| found.better.unwrap())
    };
    assert!(told(None).is_some());
    assert_ne!(told(None), told(Some(PersonRole::Unknown)));
    // Whoever only stood by warns nobody of what he is told.
    assert_eq!(told(Some(PersonRole::Bystander)), None);
}

/// The direct request of the case with the university: its order of silence ends on 28 May 2026.
fn university() -> Bench {
    Bench::of("scholarship")
}

fn until(bench: Bench, until: &str) -> Bench {
    bench.set(
        2,
        "con.nd",
        json!([{"ask": "yes", "reason": "By the order of the Court (X4): V2 and V3 are still held.", "until": until}]),
    )
}

#[test]
fn e60_silence_is_asked_no_longer_than_the_order_goes() {
    assert_eq!(university().broken(60), []);
    for longer in ["31 December 2026", "2026-06-30"] {
        assert_eq!(until(university(), longer).broken(60), [("end", crate::content::criterion::Severity::Minor)], "{longer}");
    }
    for right in ["28 May 2026", "15 May 2026", "31 December 2026, if the Court makes a further order after 28 May"] {
        assert_eq!(until(university(), right).broken(60), [], "{right}");
    }
    // A company that listens to an officer's word needs no order for a longer silence.
    assert_eq!(silence("yes", "S2 knows V1's home: risk to V1.", "30 June 2024").broken(60), []);
}

#[test]
fn e60_an_order_of_the_file_is_to_be_attached() {
    let found = |bench: Bench| {
        let evaluation = bench.evaluation();
        let all = evaluation.findings;
        let found = all.iter().find(|finding| finding.code.0 == 60).cloned().unwrap();
        let beside = all.iter().any(|finding| finding.code.0 == 102 && finding.weight != crate::assess::finding::Weight::Met);
        (found.place.at.field, found.better.unwrap(), beside)
    };
    // What is wrong is the field of the order, whatever stands in that of silence; and it is told once.
    let (field, attached, beside) = found(university().set(2, "leg.order", ""));
    assert_eq!((field.as_str(), beside), ("leg.order", false));
    // Without an order in the file none is to be named.
    let (field, none, _) = found(university().set(2, "leg.order", "").case(|case| case.facts.orders[0].silence_until = None));
    assert_eq!(field, "con.nd");
    assert!(attached.contains("X4") && !none.contains("X4"), "{attached} / {none}");
}

#[test]
fn e60_once_nobody_is_held_a_warning_harms_the_evidence_only() {
    let severity = |out: Option<&str>| {
        let out = out.map(|text| crate::content::time::CaseTime::parse(text).unwrap());
        let bench = university().set(2, "leg.order", "").case(|case| case.facts.people_out_from = out);
        bench.broken(60).into_iter().map(|(_, severity)| severity).collect::<Vec<_>>()
    };
    assert_eq!(severity(None), [Fatal]);
    assert_eq!(severity(Some("2026-12-01T05:00+05:00")), [Fatal]);
    assert_eq!(severity(Some("2026-03-01T05:00+05:00")), [Major]);
}
