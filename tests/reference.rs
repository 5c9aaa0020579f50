//! The shelf to be read: real companies, measures and their basis, the glossary, the law of any country; and that no
//! request is judged by what stands on it.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use evidesk::app::intent::{Intent, Page};
use evidesk::app::journal::{MemoryStore, Mode, Settings};
use evidesk::app::{App, Options};
use evidesk::case::Action;
use evidesk::content::Library;
use evidesk::content::company::{AsOf, Read};
use evidesk::content::diagnostic::Level;
use evidesk::content::load;
use evidesk::content::role::{Role as FieldRole, ValueKind};
use tempfile::TempDir;

// What is written.

fn library() -> Library {
    load::embedded().library
}

#[test]
fn every_fact_on_a_card_has_a_text_that_says_it() {
    let library = library();
    assert!(library.companies.len() > 30);
    for card in library.companies.values() {
        for fact in &card.facts {
            assert!(
                card.sources_of(fact).count() == fact.sources.len() && !fact.sources.is_empty(),
                "{}: {}",
                card.id,
                fact.text
            );
        }
        // What was read in full was read on a known day, but for one stored version that has none.
        let known = card.sources.iter().all(|source| source.as_of != AsOf::Unknown);
        assert!(known || card.read == Read::Part || card.id.as_str() == "github", "{}", card.id);
    }
    // Of these no guideline was seen: nothing is said of them.
    for unseen in ["western-union", "paypal", "wise", "olx", "tinder", "grindr", "yango", "indrive"] {
        assert!(!library.companies.contains_key(unseen), "{unseen}");
    }
}

#[test]
fn nothing_below_the_window_reads_a_card_a_starter_or_the_table_of_measures() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open: Vec<PathBuf> = ["request", "case", "assess", "record"].iter().map(|layer| src.join(layer)).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for word in [
            ".companies",
            "library.measures",
            ".starters",
            ".glossary",
            "content::company",
            "content::measures",
            "content::glossary",
        ] {
            assert!(!text.contains(word), "{} reads {word}", path.display());
        }
    }
}

#[test]
fn a_card_changes_no_mark() {
    let folder = TempDir::new().unwrap();
    write(&folder, "reference/cards/another.ron", &CARD.replace("NAME", "another"));
    let loaded = load::with_folders(&[folder.path()]);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    assert!(loaded.library.companies.contains_key("another"));
    let plain = library();
    for id in plain.scenarios.keys() {
        assert_eq!(load::scenario_digest(&plain, id), load::scenario_digest(&loaded.library, id), "{id}");
    }
}

#[test]
fn every_row_of_the_measures_rests_on_law() {
    let library = library();
    let table = &library.measures["pakistan"];
    for row in &table.rows {
        assert!(row.cites.iter().all(|id| library.laws.contains_key(id.document())), "{}", row.id);
    }
    // The ways of the workshop all have one.
    for id in ["home-freeze", "freeze-abroad", "voluntary", "emergency", "mla", "real-time", "open-source", "consent"] {
        assert!(table.rows.iter().any(|row| row.id == id), "{id}");
    }
}

#[test]
fn starters_begin_fields_that_forms_have() {
    let library = library();
    for starter in &library.starters {
        let mut fields = library.forms.values().filter_map(|form| form.by_role(starter.role));
        let first = fields.next().unwrap_or_else(|| panic!("no form has {:?}", starter.role));
        if let Some(column) = &starter.column {
            assert!(first.columns.iter().any(|known| known.key == *column), "{column}");
        }
    }
    assert_eq!(FieldRole::Urgency.kind(), ValueKind::Long);
}

// What authors get wrong.

const CARD: &str = r#"(
    id: "NAME", name: "Name", service: "Service", read: Whole,
    sources: [(id: "a", title: "Its text.", as_of: Stored("2026-01-01"))],
    facts: [(topic: Entity, text: "Name Ltd.", sources: ["a"], certainty: High)],
)"#;

fn write(folder: &TempDir, path: &str, text: &str) {
    let file = folder.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// The codes of what is said of one document.
fn said(path: &str, text: &str) -> Vec<(&'static str, Level)> {
    let folder = TempDir::new().unwrap();
    write(&folder, path, text);
    load::for_checking(&[folder.path()]).diagnostics.iter().map(|said| (said.code, said.severity)).collect()
}

#[test]
fn a_card_needs_sources_and_leaves_contacts_out() {
    let card = |from: &str, to: &str| {
        let right = CARD.replace("NAME", "name");
        assert!(right.contains(from), "{from}");
        said("reference/cards/name.ron", &right.replace(from, to))
    };
    let error = |code| vec![(code, Level::Error)];
    assert_eq!(card("Entity", "Entity"), []);
    assert_eq!(card(", as_of: Stored(\"2026-01-01\")", ""), error("missing-field"));
    assert_eq!(card(", certainty: High", ""), error("missing-field"));
    assert!(card("sources: [\"a\"]", "sources: [\"b\"]").contains(&("unknown-source", Level::Error)));
    assert!(card("sources: [\"a\"]", "sources: []").contains(&("no-source", Level::Error)));
    assert_eq!(card("Name Ltd.", "Write to police@name.com."), error("contact-on-card"));
    assert_eq!(card("Name Ltd.", "Call +92 51 000."), error("contact-on-card"));
    assert_eq!(card("id: \"NAME\"".replace("NAME", "name").as_str(), "id: \"chirplet\""), error("duplicate-id"));
    assert_eq!(card("read: Whole", "read: Whole, unseen: [Notice]"), error("unseen-but-read"));
    assert_eq!(card("read: Whole", "read: Whole, silent: [Entity]"), error("silent-but-said"));
}

#[test]
fn a_row_of_measures_cites_law_that_exists() {
    let table = |cites: &str| {
        let row = format!(
            r#"(id: "r", measure: "Freeze", reach: Home, data: "Any.", basis: "A law.", who: "A court.", limit: "", channel: "",
                safeguard: "Need.", cites: [{cites}], certainty: Medium)"#
        );
        let text = format!(r#"(id: "bd", jurisdiction: Named("Bangladesh"), source: "S.", as_of: "2026-01-01", rows: [{row}])"#);
        said("reference/measures/bd.ron", &text)
    };
    assert_eq!(table(r#""pk-peca/31""#), []);
    assert_eq!(table(r#""pk-peca/310""#), [("unknown-clause", Level::Error)]);
    assert_eq!(table(""), [("no-source", Level::Error)]);
}

#[test]
fn a_country_is_added_without_code() {
    let folder = TempDir::new().unwrap();
    let law = r#"(
        id: "np-act", title: "Some Act", jurisdiction: Named("Nepal"),
        clauses: [(number: "4", title: "Act 4: trafficking", text: "What it says.", source: "S.", as_of: "2026-01-01", certainty: Low)],
    )"#;
    write(&folder, "reference/law/np-act.ron", law);
    let loaded = load::with_folders(&[folder.path()]);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let (mut harness, _) = window(loaded.library);
    ask(&mut harness, Intent::Go(Page::Law));
    assert!(harness.query_by_label("Nepal").is_some(), "it heads its own group");
    click(&mut harness, Role::ListBoxOption, "Some Act");
    assert!(harness.query_all_by_label("Act 4: trafficking").next().is_some());
}

// What is seen.

struct Window {
    app: Option<App>,
    store: MemoryStore,
}

fn window(library: Library) -> (Harness<'static, Window>, MemoryStore) {
    let store = MemoryStore::with_settings(Settings { reduced_motion: true, ..Settings::default() });
    let library = Arc::new(library);
    let mut passes = 0;
    let mut harness = Harness::builder().with_size([1366.0, 768.0]).with_max_steps(12).build_ui_state(
        move |ui, window: &mut Window| {
            passes += 1;
            let app = window.app.get_or_insert_with(|| {
                let options = Options { store: Box::new(window.store.clone()), ..Options::default() };
                App::new(ui.ctx(), Arc::clone(&library), options)
            });
            if passes > 1 {
                app.show(ui);
            } else {
                ui.ctx().request_repaint();
            }
        },
        Window { app: None, store: store.clone() },
    );
    harness.run();
    (harness, store)
}

fn click(harness: &mut Harness<'_, Window>, role: Role, name: &str) {
    let node = harness.get_by_role_and_label(role, name);
    node.scroll_to_me();
    node.click_accesskit();
    harness.run();
}

fn ask(harness: &mut Harness<'_, Window>, intent: Intent) {
    let ctx = harness.ctx.clone();
    harness.state_mut().app.as_mut().unwrap().handle(&ctx, intent);
    harness.run();
}

fn search(harness: &mut Harness<'_, Window>, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
    harness.run();
}

fn page(harness: &Harness<'_, Window>) -> Page {
    harness.state().app.as_ref().unwrap().page().clone()
}

#[test]
fn a_company_is_searched_and_an_old_text_warns() {
    let (mut harness, _) = window(library());
    click(&mut harness, Role::Button, "Real companies");
    assert_eq!(page(&harness), Page::Companies);
    assert!(harness.query_by_label("Never graded").is_some());
    search(&mut harness, "Search the companies", "MLA has begun");
    assert_eq!(harness.query_all_by_role(Role::ListBoxOption).count(), 1, "one card says so");
    // Its text is of January 2024: old on every day on which this runs.
    assert!(harness.query_all_by_label_contains("Older than twelve months").count() > 5);
}

#[test]
fn a_measure_is_found_by_a_section_and_leads_to_the_clause() {
    let (mut harness, _) = window(library());
    click(&mut harness, Role::Button, "Measures");
    search(&mut harness, "Search the measures", "PECA 39");
    assert!(harness.query_by_label("Real-time collection").is_some());
    assert!(harness.query_by_label("Voluntary disclosure").is_none());
    click(&mut harness, Role::Link, "PECA 39");
    assert!(harness.query_by_label_contains("PECA 39: real-time collection").is_some(), "the clause lies over the page");
}

#[test]
fn a_word_is_reached_by_the_keyboard_through_the_search_over_everything() {
    let (mut harness, _) = window(library());
    ask(&mut harness, Intent::Find);
    search(&mut harness, "Find anything", "dual criminality");
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(page(&harness), Page::Glossary);
    assert!(harness.query_by_label("It is a crime in both States.").is_some());
    assert!(harness.query_by_label("Giving data.").is_none(), "other words are put aside");
}

#[test]
fn a_word_in_running_text_explains_itself_under_the_pointer() {
    let (mut harness, _) = window(library());
    ask(&mut harness, Intent::Provider("chirplet".into()));
    let means = "The number of an account; it never changes.";
    assert!(harness.query_by_label(means).is_none());
    // "Give the account ID": the word stands near the beginning of the first row of the clause.
    let clause = harness.get_by_label("Clause 2.1").rect();
    harness.hover_at(clause.left_top() + egui::vec2(90.0, 10.0));
    for _ in 0..8 {
        harness.step();
    }
    assert!(harness.query_by_label(means).is_some());
}

#[test]
fn the_example_of_a_form_shows_what_was_written_in_it() {
    let (mut harness, _) = window(library());
    click(&mut harness, Role::Button, "Forms");
    click(&mut harness, Role::ListBoxOption, "Emergency disclosure request");
    // The guidance comes first; nothing is filled in there.
    assert!(harness.query_by_label("CH206619035").is_none());
    click(&mut harness, Role::Tab, "Example");
    assert!(harness.query_all_by_label_contains("All names and numbers are invented.").next().is_some());
    // Company and door by their names, an identifier in its row, a tick as its statement, times as they are typed.
    for shown in ["Chirplet Inc.", "Red emergency box of the police portal", "CH206619035", "2026-02-05T22:00+05:00"] {
        assert!(harness.query_all_by_label(shown).next().is_some(), "{shown}");
    }
    assert!(harness.query_all_by_label_contains("I answer for a false emergency").next().is_some());
    // The written word after it is there as well, with fields that the emergency does not have.
    assert!(harness.query_by_label("What became of the danger").is_some());
    let copy = harness.get_by_role_and_label(Role::Button, "Copy Nature of the emergency");
    copy.click_accesskit();
    let mut copied = String::new();
    for _ in 0..4 {
        harness.step();
        for command in &harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
    }
    assert!(copied.contains("blood poisoning"), "{copied:?}");
    // Another form: its own letter, on the same side.
    click(&mut harness, Role::ListBoxOption, "Order to a custodian at home");
    assert!(harness.query_all_by_label_contains("Chinar Commercial Bank Ltd., harbour branch").next().is_some());
    click(&mut harness, Role::Tab, "Guidance");
    assert!(harness.query_by_label_contains("Chinar Commercial Bank Ltd., harbour branch").is_none());
}

#[test]
fn forms_without_an_example_show_their_guidance() {
    let mut library = library();
    library.example = None;
    let (mut harness, _) = window(library);
    click(&mut harness, Role::Button, "Forms");
    assert!(harness.query_by_role_and_label(Role::Tab, "Example").is_none());
    assert!(harness.query_by_label("Owner, by code").is_some());
}

/// First hours with the form of a freeze open at the section with the long text.
fn freeze(mode: Mode) -> (Harness<'static, Window>, MemoryStore) {
    let (mut harness, store) = window(library());
    ask(&mut harness, Intent::Start("first-hours".into(), mode));
    ask(&mut harness, preserve());
    ask(&mut harness, Intent::Work(evidesk::app::intent::Work::Form(1)));
    click(&mut harness, Role::Tab, "Freeze");
    (harness, store)
}

fn preserve() -> Intent {
    Intent::Act(Action::Choose {
        request: 1,
        measure: "preserve".into(),
        provider: Some("chirplet".into()),
        entity: None,
        channel: None,
        form: Some("f1".into()),
        why: "It closes this week.".into(),
    })
}

#[test]
fn a_starter_begins_an_empty_long_text_and_goes() {
    let (mut harness, store) = freeze(Mode::Practice);
    let starter = library().starters.into_iter().find(|starter| starter.role == FieldRole::Urgency).unwrap();
    harness.get_by_label_contains(&starter.text).click_accesskit();
    harness.run();
    assert!(harness.query_by_label("How to begin:").is_none(), "the field is empty no more");
    click(&mut harness, Role::Tab, "Check");
    let set =
        store.actions(0).into_iter().any(|action| matches!(action, Action::Set { value, .. } if value.as_text() == starter.text));
    assert!(set, "what was begun is settled when the section is left");
}

#[test]
fn an_assessment_has_no_starters() {
    let (harness, _) = freeze(Mode::Assessment);
    assert!(harness.query_by_label("How to begin:").is_none());
}

#[test]
fn an_author_sees_what_a_case_listens_for_and_tries_a_text() {
    let mut spoilt = library();
    let case = spoilt.scenarios.get_mut(&evidesk::content::id::ScenarioId::from("first-hours")).unwrap();
    let concepts: Vec<(String, String)> = case.concepts.iter().map(|(id, concept)| (id.clone(), concept.label.clone())).collect();
    let title = case.title.clone();
    case.concepts.get_mut(&concepts[0].0).unwrap().find = vec!["zeppelin".into()];
    for (library, wrong) in [(library(), false), (spoilt, true)] {
        let (mut harness, _) = window(library);
        ask(&mut harness, Intent::Go(Page::Settings));
        click(&mut harness, Role::Button, "Preview what texts should mention");
        assert_eq!(page(&harness), Page::Preview);
        click(&mut harness, Role::ListBoxOption, &title);
        for (_, label) in &concepts {
            assert!(harness.query_all_by_label(label).next().is_some(), "{label}");
        }
        // An example that its author expects and that no pattern finds is said to be wrong.
        assert_eq!(harness.query_all_by_label("Should be found").next().is_some(), wrong);
        let field = || (Role::MultilineTextInput, "Text to try");
        harness.get_by_role_and_label(field().0, field().1).focus();
        harness.run();
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        harness.get_by_role_and_label(field().0, field().1).type_text("The weather was fine on that day.");
        harness.run();
        // Nothing of the case stands in it.
        assert!(harness.query_all_by_label("Not found").count() >= 2);
        assert!(harness.query_all_by_label("Take it out").next().is_none());
    }
}
