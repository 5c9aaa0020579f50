use super::{Bench, breaks, keeps, papers};
use crate::content::criterion::Severity::{Fatal, Major};
use serde_json::json;

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
fn e47_what_everybody_can_see() {
    let asks = |items: serde_json::Value| Bench::excellent().set(2, "vol.items", items).broken(47);
    assert_eq!(asks(json!(["name", "public_profile"])), [("", Major)]);
    assert_eq!(asks(json!(["name", "logins"])), []);
    // Frozen before it is taken down, it may be asked to be kept.
    assert_eq!(Bench::excellent().set(1, "pres.scope", json!(["BSI", "CON"])).broken(47), []);
}

#[test]
fn e17_e18_e19_how_much_between_states() {
    let paper = papers::paper();
    let range = |from: &str, to: &str| json!([{"from": from, "to": to}]);
    assert_eq!(papers::found(&paper.clone().with("id.range", json!([]))), [(17, "", Major)]);
    assert_eq!(papers::found(&paper.clone().with("id.range", range("2023-01-01", "2026-02-20"))), [(17, "long", Major)]);
    assert_eq!(papers::found(&paper.clone().with("id.range", range("2026-01-10", "2026-06-20"))), [(18, "", Major)]);
    assert!(papers::found(&paper.clone().with("leg.order", "").with("id.range", range("2026-01-08", "2026-02-20"))).is_empty());
    papers::breaks(
        &paper,
        19,
        Major,
        "fact.need",
        &["Any and all data of both boxes is needed to see who arranged the journey of V1 (X1)."],
    );
    let open = paper.clone().with("fact.prop", "Two boxes and forty-two days. Mail with his lawyer is filtered.");
    papers::breaks(
        &open,
        19,
        Major,
        "mla.limits",
        &["", "as required", "Everything.", "No limits.", "The entire account since creation."],
    );
    papers::keeps(
        &open,
        "mla.limits",
        &[
            "Only mail with V1.",
            "Folders: Inbox, Sent.",
            "10 January to 20 February 2026",
            "Search words: scholarship, visa, dean",
            "The mails on the journey",
        ],
    );
}

#[test]
fn e19_what_a_keeper_keeps_is_no_demand() {
    use crate::request::narrative::{Text, marks};
    let demanded = |raw: &str| !marks::limitless(&Text::new(raw)).is_empty();
    for told in ["Sarafa keeps all records by itself", "The company holds all data for five years.", "He deleted all records."] {
        assert!(!demanded(told), "{told}");
    }
    for demand in
        ["Sarafa keeps it; give all records", "We need all records of this account", "Please keep all data of the account"]
    {
        assert!(demanded(demand), "{demand}");
    }
}
