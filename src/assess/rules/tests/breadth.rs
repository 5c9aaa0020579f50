use super::{Bench, breaks, keeps, row};
use crate::content::criterion::Severity::{Fatal, Major};
use crate::content::policy::Term;
use serde_json::json;

#[test]
fn e11_the_account_is_not_tied_to_the_act() {
    breaks(
        11,
        2,
        "fact.nexus",
        "",
        &["", "The accounts belong to the suspect and are needed for investigation.", "The accused used these accounts."],
    );
    // One of two is tied: the other is not.
    let one = Bench::excellent().set(2, "fact.nexus", "On 28 Jan 2023, 19:12 +05:00, CH204417365 sent V1 the job letter (X2).");
    assert_eq!(one.broken(11), [("one", Major)]);
    keeps(
        11,
        2,
        "fact.nexus",
        &[
            "Both accounts offered V1 hotel work on 12 January 2023 (X2).",
            "CH204417365 sent V1 the job letter (X2). On 7 Feb 2023 CH204417582 announced the next group.",
        ],
    );
}

#[test]
fn e11_what_simple_means_cannot_tell_is_a_question() {
    let unclear = "The overseer ordered V1 through CH204417365 to go back. V1 told it at the centre on 3 July, see the memo. CH204417582 likewise.";
    let findings = Bench::excellent().set(2, "fact.nexus", unclear).findings();
    assert!(
        findings.iter().any(|finding| finding.code.0 == 11 && finding.weight == crate::assess::finding::Weight::SelfCheck),
        "{findings:#?}"
    );
    // The date of the registered case is no date of use.
    breaks(
        11,
        2,
        "fact.nexus",
        "",
        &["FIR 14/2023 was registered on 6 February 2023. The accounts are involved in human trafficking of V1."],
    );
}

fn period(from: &str, to: &str) -> Bench {
    Bench::excellent().set(2, "id.range", json!([{"from": from, "to": to}]))
}

#[test]
fn e17_no_period_or_too_long_a_one() {
    assert_eq!(period("", "").broken(17), [("", Major)]);
    assert_eq!(period("since creation", "").broken(17), [("open", Major)]);
    assert_eq!(period("2023-01-12", "till date").broken(17), [("open", Major)]);
    assert_eq!(period("2022-12-19T00:00+05:00", "2023-02-07T17:20+05:00").broken(17), [("long", Major)]);
    assert_eq!(period("2022-09-01", "2023-02-07").broken(17), [("clause", Major)]);
    assert_eq!(period("2023-02-07", "2023-01-12").broken(17), [("reversed", Major)]);
    // A little before the first act is no excess; other ways to write it are read.
    assert_eq!(period("2023-01-08T00:00+05:00", "2023-02-07T17:20+05:00").broken(17), []);
    assert_eq!(period("12 January 2023", "7 February 2023").broken(17), []);
    // Subscriber data alone needs none.
    assert_eq!(period("", "").set(2, "vol.items", json!(["name", "email"])).broken(17), []);
    assert_eq!(Bench::excellent().set(1, "id.range", json!([{"from": "", "to": ""}])).broken(17), [("", Major)]);
}

#[test]
fn e18_data_that_does_not_exist_yet() {
    assert_eq!(period("2023-01-12T00:00+05:00", "2023-03-31T00:00+05:00").broken(18), [("", Major)]);
    assert_eq!(period("2023-01-12", "2023-02-08").broken(18), [("", Major)]);
    assert_eq!(period("2023-01-12T00:00+05:00", "2023-02-07T23:00+05:00").broken(18), []);
}

#[test]
fn e19_everything() {
    breaks(
        19,
        2,
        "fact.need",
        "",
        &[
            "We need any and all data of this account to find S1.",
            "Please give the complete details of the user who wrote to V1 (X2).",
            "Everything you have about the page of X3 is needed.",
        ],
    );
    keeps(
        19,
        2,
        "fact.need",
        &[
            "We do not ask for any and all data of the page. We must prove who made the offer to V1.",
            "All logins from 12 January to 7 February show who made the offer to V1.",
            "The draft letter said “any and all data”; we must prove who made the offer to V1.",
        ],
    );
    let all = Bench::excellent().provider(|_| {}).set(
        2,
        "vol.items",
        json!([
            "name",
            "email",
            "phone",
            "signup",
            "signup_ip",
            "logins",
            "connections",
            "messages",
            "photos",
            "groups",
            "private_posts",
            "location",
            "old_logins",
            "public_profile"
        ]),
    );
    assert_eq!(all.broken(19).len(), 1);
}

#[test]
fn e20_content_on_a_voluntary_form() {
    let asks = |items: serde_json::Value| Bench::excellent().set(2, "vol.items", items).broken(20);
    assert_eq!(asks(json!(["name", "logins", "messages"])), [("", Major)]);
    assert_eq!(asks(json!(["messages"])), [("", Fatal)]);
    assert_eq!(asks(json!(["name", "logins"])), []);
    breaks(
        20,
        2,
        "fact.need",
        "",
        &[
            "Please also send the chats, so that we can see who made the offer to V1.",
            "We request the messages of both accounts; V1 knows only a name.",
        ],
    );
    keeps(
        20,
        2,
        "fact.need",
        &[
            "No content is asked. We must prove who made the offer to V1.",
            "The account sent V1 messages (X2). We must prove who wrote them.",
        ],
    );
}

#[test]
fn e36_people_who_have_nothing_to_do_with_it() {
    let with = |value: &str| {
        let rows = [
            row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect"),
            row("account_id", "CH204417582", "2023-02-07T11:05+05:00", "suspect"),
            row("account_id", value, "2023-02-06T21:40+05:00", "unknown"),
        ];
        Bench::excellent().rows(2, &rows)
    };
    assert_eq!(with("CH204419003").broken(36), [("", Major)]);
    assert_eq!(
        Bench::excellent()
            .rows(1, &[row("profile_url", "chirplet.example/u/marvane.bay.hotel", "2023-02-06", "suspect")])
            .broken(36),
        [("", Major)]
    );
    breaks(
        36,
        2,
        "fact.need",
        "crowd",
        &[
            "We must prove who made the offer to V1. Kindly give the details of all members of its group.",
            "Please send the list of followers of the page in X3.",
        ],
    );
    keeps(36, 2, "fact.need", &["Followers and other customers are left out. We must prove who made the offer to V1 (X2)."]);
}

#[test]
fn e47_what_everybody_can_see() {
    let asks = |items: serde_json::Value| Bench::excellent().set(2, "vol.items", items).broken(47);
    assert_eq!(asks(json!(["name", "public_profile"])), [("", Major)]);
    assert_eq!(asks(json!(["name", "logins"])), []);
    // Frozen before it is taken down, it may be asked to be kept.
    assert_eq!(Bench::excellent().set(1, "pres.scope", json!(["BSI", "CON"])).broken(47), []);
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
fn e44_no_certificate_is_asked() {
    let asks = |format: serde_json::Value| Bench::excellent().set(2, "vol.fmt", format);
    assert_eq!(asks(json!(["portal", "csv_utc"])).broken(44).len(), 1);
    assert_eq!(asks(json!([])).broken(44).len(), 1);
    assert_eq!(asks(json!(["certificate"])).broken(44), []);
    let words =
        asks(json!(["portal"])).set(2, "con.use", "Kept until the appeal is over. We ask for a certificate of business records.");
    assert_eq!(words.broken(44), []);
}
