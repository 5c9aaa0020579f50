//! The case on which steps outside requests are tried: First hours, with accounts at three more companies, an open page,
//! an owner who can show a talk, and a second holder of records at home. The excellent attempt is played, and a step is
//! taken just before its end.

// Each test file uses its own part of it.
#![allow(dead_code)]

use evidesk::case::attempt::Attempt;
use evidesk::case::{Action, World};
use evidesk::content::exhibit::{Exhibit, ExhibitBody};
use evidesk::content::id::AccountId;
use evidesk::content::scenario::{Account, HomeRecord, OwnerRecord, PublicItem, Scenario};
use evidesk::content::time::CaseTime;
use evidesk::content::{Library, load};
use serde_json::{Value as Json, json};
use std::sync::{Arc, OnceLock};

pub fn time(text: &str) -> CaseTime {
    CaseTime::parse(text).unwrap()
}

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| load::embedded().library)
}

fn account(case: &Scenario, id: &str, provider: &str, identifier: Json) -> Account {
    let mut account = case.accounts[0].clone();
    account.id = AccountId::from(id);
    account.provider = provider.into();
    account.identifiers = vec![serde_json::from_value(identifier).unwrap()];
    account.links.clear();
    account.in_offence = provider != "veil";
    account.live_breach = false;
    account
}

fn exhibit(id: &str, number: &str, title: &str) -> Exhibit {
    Exhibit {
        id: id.into(),
        number: number.into(),
        title: title.into(),
        provenance: "Made by the unit.".into(),
        arrives: None,
        abuse_image: false,
        body: ExhibitBody::Document { paragraphs: vec![title.into()] },
    }
}

/// The case, with what First hours lacks.
pub fn widen(case: &mut Scenario) {
    let seen = "2023-02-06T21:40+05:00";
    let advert = account(case, "b1", "bazarbay", json!({"kind": "AdvertNumber", "value": "BZ10442817", "seen": seen}));
    let site = account(case, "h1", "harborhost", json!({"kind": "Domain", "value": "gulf-career-desk.example", "seen": seen}));
    let number = account(case, "v1", "veil", json!({"kind": "Phone", "value": "+44 7700 900417", "seen": seen}));
    let mut advert = advert;
    for holding in &mut advert.data {
        if holding.category.key() == "TRF" {
            holding.category = evidesk::content::data::DataCategory::Advert;
            holding.lines = vec!["advert BZ10442817 placed 2023-01-10T09:12+04:00".into()];
        }
    }
    let mut place = advert.data[0].clone();
    place.category = evidesk::content::data::DataCategory::Location;
    place.lines = vec!["pick-up: yard 14, Dock Road".into()];
    advert.data.push(place);
    case.accounts.extend([advert, site, number]);
    case.providers.extend(["bazarbay".into(), "harborhost".into(), "veil".into()]);
    case.requester.may_send.push(evidesk::content::data::Measure::ContactPoint);
    case.exhibits
        .extend([exhibit("x20", "X20", "Capture of the coach post"), exhibit("x21", "X21", "Talk on V1's second telephone")]);
    case.facts.open_pages.push(PublicItem {
        words: vec!["chirplet.example/u/overseas.helpers".into()],
        answer: "The post of 7 February names the coach of 14 February.".into(),
        until: Some(time("2023-09-01T09:00+05:00")),
        brings: Some("x20".into()),
    });
    case.facts.owners.push(OwnerRecord {
        person: "V1".into(),
        words: vec!["telephone".into(), "overseas.helpers".into()],
        answer: "V1 hands over the talk with overseas.helpers.".into(),
        brings: Some("x21".into()),
        from: None,
        until: None,
        unwilling: String::new(),
    });
    case.facts.home.push(HomeRecord {
        custodian: "Sarhad Telecom".into(),
        also: vec!["the operator".into()],
        records: "Subscriber of a line".into(),
        words: vec!["subscriber".into(), "198.51.100.24".into()],
        needs: vec![],
        else_says: String::new(),
        bank: false,
        sessions_judge: false,
        answer: "The line is registered to R. K. Services.".into(),
        answer_days: 3,
        leave_days: 0,
        leave: None,
        brings: None,
        until: None,
        refuses: String::new(),
    });
}

/// An attempt on the widened case.
pub struct Desk {
    pub world: World,
}

impl Desk {
    /// The excellent attempt up to its end, in the case as `change` makes it.
    pub fn at_the_end(change: impl FnOnce(&mut Scenario)) -> Self {
        let mut library = library().clone();
        let case = library.scenarios.values_mut().find(|case| case.id.as_str() == "first-hours").unwrap();
        widen(case);
        change(case);
        let golden = library.golden.iter().find(|golden| golden.path.ends_with("first-hours/attempts/excellent.attempt.jsonl"));
        let attempt = Attempt::parse("desk", golden.unwrap().attempt.as_bytes()).unwrap();
        let mut world = World::new(&Arc::new(library), &"first-hours".into()).unwrap();
        for line in attempt.lines.iter().filter(|line| !matches!(line.action, Action::Close { .. })) {
            world.apply(&line.action).unwrap();
        }
        Self { world }
    }

    /// The case at its start.
    pub fn at_the_start(change: impl FnOnce(&mut Scenario)) -> Self {
        let mut library = library().clone();
        let case = library.scenarios.values_mut().find(|case| case.id.as_str() == "first-hours").unwrap();
        widen(case);
        change(case);
        Self { world: World::new(&Arc::new(library), &"first-hours".into()).unwrap() }
    }

    /// Takes an action.
    pub fn then(mut self, action: Json) -> Self {
        let action: Action = serde_json::from_value(action).unwrap();
        self.world.apply(&action).unwrap();
        self
    }

    /// Number of the last request.
    pub fn last(&self) -> u32 {
        self.world.requests().iter().map(|dossier| dossier.number).max().unwrap_or(0)
    }
}
