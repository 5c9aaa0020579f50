//! A case, papers between States that are right, and the way to send them: what unit tests and mutation tests share.

#![allow(dead_code)]

use evidesk::assess::evaluate::evaluate;
use evidesk::assess::finding::{Finding, Weight};
use evidesk::case::World;
use evidesk::case::action::Action;
use evidesk::content::criterion::Severity;
use evidesk::content::scenario::Scenario;
use evidesk::content::{Library, load};
use serde_json::{Map, Value as Json, json};
use std::sync::{Arc, OnceLock};

/// Number of the request between States in every run.
pub const NUMBER: u32 = 2;

/// A paper that is right.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What it is called in reports.
    pub name: String,
    /// `f4` or `f5`.
    pub form: &'static str,
    /// The company that holds the data.
    pub provider: String,
    /// The freeze that came before it, if one is needed.
    pub freeze: Option<Json>,
    /// Rows and period of that freeze.
    pub frozen: (Json, Json),
    /// What stands in it.
    pub values: Map<String, Json>,
}

impl Paper {
    /// With another value in a field.
    pub fn with(mut self, key: &str, value: impl Into<Json>) -> Self {
        self.values.insert(key.to_owned(), value.into());
        self
    }

    /// With another text in a cell of a table.
    pub fn cell(mut self, key: &str, row: usize, column: &str, text: &str) -> Self {
        self.values[key][row][column] = text.into();
        self
    }

    /// With a text put in the place of another one.
    pub fn instead(mut self, key: &str, old: &str, new: &str) -> Self {
        let before = self.values[key].as_str().expect("a text").to_owned();
        assert!(before.contains(old), "{}: {key} has no {old:?}", self.name);
        self.values.insert(key.to_owned(), before.replace(old, new).into());
        self
    }

    pub fn text(&self, key: &str) -> &str {
        self.values.get(key).and_then(Json::as_str).unwrap_or_default()
    }
}

/// Right requests for stored data: to four States, in several wordings.
pub fn f4() -> Vec<Paper> {
    let papers: Vec<Json> = serde_json::from_str(include_str!("f4.json")).expect("papers");
    papers
        .into_iter()
        .map(|paper| Paper {
            name: paper["name"].as_str().expect("a name").to_owned(),
            form: "f4",
            provider: paper["provider"].as_str().expect("a provider").to_owned(),
            freeze: Some(paper["freeze"].clone()).filter(|freeze| !freeze.is_null()),
            frozen: (paper["values"]["id.rows"].clone(), paper["values"]["id.range"].clone()),
            values: paper["values"].as_object().expect("values").clone(),
        })
        .collect()
}

/// Right requests for collection: the same, with what collection needs.
pub fn f5() -> Vec<Paper> {
    let papers: Vec<Json> = serde_json::from_str(include_str!("f5.json")).expect("papers");
    let stored = f4();
    papers
        .into_iter()
        .map(|paper| {
            let base = paper["base"].as_u64().expect("a base") as usize;
            let mut made = stored[base].clone();
            made.name = paper["name"].as_str().expect("a name").to_owned();
            made.form = "f5";
            made.values.extend(paper["values"].as_object().expect("values").clone());
            made
        })
        .collect()
}

/// The library with the case of these tests.
pub fn library() -> &'static Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    LIBRARY.get_or_init(|| Arc::new(with_case(|_| {})))
}

/// The library with the case, changed.
pub fn with_case(change: impl FnOnce(&mut Scenario)) -> Library {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut case: Scenario = options.from_str(include_str!("assistance.ron")).expect("the case can be read");
    change(&mut case);
    let mut library = load::embedded().library;
    library.scenarios.insert(case.id.clone(), case);
    library
}

/// A world at the start of the case.
pub fn world(library: &Arc<Library>) -> World {
    World::new(library, &"assistance-bench".into()).expect("the case is there")
}

/// Does something.
pub fn act(world: &mut World, action: Json) {
    let action: Action = serde_json::from_value(action).expect("an action");
    world.apply(&action).expect("it can be done");
}

/// Lets time pass to a moment.
pub fn wait(world: &mut World, until: &str) {
    act(world, json!({"kind": "wait", "until": until}));
}

/// Freezes what a paper will ask for.
pub fn freeze(world: &mut World, paper: &Paper) {
    let Some(freeze) = &paper.freeze else { return };
    act(
        world,
        json!({"kind": "choose", "request": 1, "measure": "preserve", "provider": paper.provider, "entity": freeze["entity"], "channel": freeze["channel"], "form": "f1", "why": "The papers are at risk."}),
    );
    act(
        world,
        json!({"kind": "send", "request": 1, "form": "f1", "values": {
            "hdr.date": "2026-03-02T10:00+05:00", "hdr.ref": "14/2026", "hdr.kind": "new", "hdr.lang": "en",
            "ra.country": "Pakistan", "ra.agency": "Federal Investigation Agency", "ra.unit": "Anti-trafficking circle",
            "ra.officer": "Noor Test", "ra.rank": "Sub-Inspector", "ra.badge": "4411", "ra.email": "noor@fia.gov.example",
            "ra.phone": "+44 7700 900835", "ra.address": "Street 1, Islamabad",
            "prov.entity": freeze["entity"], "prov.channel": freeze["channel"],
            "id.rows": paper.frozen.0, "id.range": paper.frozen.1, "id.tz": "+05:00",
            "pres.scope": freeze["scope"], "pres.ack": "yes", "con.noalert": "yes", "sig.true": "yes",
            "pres.follow": [{"step": "mutual legal assistance", "date": "2026-05-20"}],
            "sig.officer": [{"name": "Noor Test", "rank": "Sub-Inspector", "date": "2026-03-02", "signed": "yes", "stamp": "yes"}],
        }}),
    );
}

/// Sends a paper; `{tickets}` in it becomes what the desk knows of the freezes.
pub fn send(world: &mut World, paper: &Paper) {
    let tickets: Vec<String> = world.tickets().iter().map(|ticket| ticket.number.clone()).collect();
    let tickets = if tickets.is_empty() { "none".to_owned() } else { tickets.join(", ") };
    let text = serde_json::to_string(&paper.values).expect("values").replace("{tickets}", &tickets);
    let values: Json = serde_json::from_str(&text).expect("values");
    let measure = if paper.form == "f5" { "mla_real_time" } else { "mla" };
    act(
        world,
        json!({"kind": "choose", "request": NUMBER, "measure": measure, "provider": paper.provider, "form": paper.form, "why": "Content comes only between States."}),
    );
    act(world, json!({"kind": "send", "request": NUMBER, "form": paper.form, "values": values}));
}

/// The world in which a paper was sent, after a freeze, ten days into the case.
pub fn sent_in(library: &Arc<Library>, paper: &Paper) -> World {
    let mut world = world(library);
    freeze(&mut world, paper);
    wait(&mut world, "2026-03-12T11:30+05:00");
    send(&mut world, paper);
    world
}

/// The same in the case as it is.
pub fn sent(paper: &Paper) -> World {
    sent_in(library(), paper)
}

/// Mistakes that are scored in the request between States.
pub fn scored(world: &World) -> Vec<Finding> {
    let of_it = |finding: &Finding| {
        finding.place.request == Some(NUMBER) && finding.criterion.is_none() && matches!(finding.weight, Weight::Broken(_))
    };
    evaluate(world).findings.into_iter().filter(of_it).collect()
}

/// Code, variant and severity of each.
pub fn codes(world: &World) -> Vec<(u16, &'static str, Severity)> {
    scored(world)
        .into_iter()
        .filter_map(|finding| match finding.weight {
            Weight::Broken(severity) => Some((finding.code.0, finding.variant, severity)),
            _ => None,
        })
        .collect()
}
