//! The screens, walked by the names that a screen reader says: from the list of cases to an answer.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use evidesk::app::debrief_view::{Grader, Marked, MarkedRequest, Note};
use evidesk::app::intent::{Intent, Page, Work};
use evidesk::app::journal::{MemoryStore, Mode, Settings};
use evidesk::app::theme::Severity;
use evidesk::app::{App, Options};
use evidesk::case::Action;
use evidesk::content::value::Value;

struct Desk {
    app: Option<App>,
    store: MemoryStore,
}

fn open(size: [f32; 2], settings: Settings) -> (Harness<'static, Desk>, MemoryStore) {
    let settings = Settings { reduced_motion: true, ..settings };
    let store = MemoryStore::with_settings(settings);
    let library = Arc::new(evidesk::content::load::embedded().library);
    let mut passes = 0;
    let harness = Harness::builder().with_size(size).with_max_steps(12).build_ui_state(
        move |ui, desk: &mut Desk| {
            passes += 1;
            // Fonts come into force with the pass after they were installed.
            let app = desk.app.get_or_insert_with(|| {
                let options = Options { store: Box::new(desk.store.clone()), ..Options::default() };
                App::new(ui.ctx(), Arc::clone(&library), options)
            });
            if passes > 1 {
                app.show(ui);
            } else {
                ui.ctx().request_repaint();
            }
        },
        Desk { app: None, store: store.clone() },
    );
    (harness, store)
}

fn window() -> (Harness<'static, Desk>, MemoryStore) {
    let (mut harness, store) = open([1366.0, 768.0], Settings::default());
    harness.run();
    (harness, store)
}

fn click(harness: &mut Harness<'_, Desk>, role: Role, name: &str) {
    let node = harness.get_by_role_and_label(role, name);
    node.scroll_to_me();
    node.click_accesskit();
    harness.run();
}

fn press(harness: &mut Harness<'_, Desk>, name: &str) {
    click(harness, Role::Button, name);
}

fn app<'h>(harness: &'h Harness<'_, Desk>) -> &'h App {
    harness.state().app.as_ref().expect("the window is open")
}

fn ask(harness: &mut Harness<'_, Desk>, intent: Intent) {
    let ctx = harness.ctx.clone();
    harness.state_mut().app.as_mut().expect("the window is open").handle(&ctx, intent);
    harness.run();
}

fn choose(harness: &mut Harness<'_, Desk>, field: &str, option: &str) {
    click(harness, Role::ComboBox, field);
    click(harness, Role::MenuItem, option);
}

fn write(harness: &mut Harness<'_, Desk>, role: Role, name: &str, text: &str) {
    harness.get_by_role_and_label(role, name).focus();
    harness.run();
    harness.get_by_role_and_label(role, name).type_text(text);
    harness.run();
}

fn start(harness: &mut Harness<'_, Desk>) {
    click(harness, Role::Row, "First hours");
    press(harness, "Start the case");
}

#[test]
fn a_case_is_walked_from_the_list_to_an_answer() {
    let (mut harness, store) = window();
    start(&mut harness);
    assert_eq!(*app(&harness).page(), Page::Desk);

    click(&mut harness, Role::ListBoxOption, "X3 Page Gulf Career Desk");
    assert_eq!(store.actions(0), vec![Action::OpenExhibit { id: "x3".into() }]);
    assert!(harness.query_by_label("Name shown").is_some());

    click(&mut harness, Role::RadioButton, "Preserve");
    choose(&mut harness, "Provider", "Chirplet");
    choose(&mut harness, "Legal entity that controls this account's data", "Chirplet Inc.");
    choose(&mut harness, "Channel", "Police portal, police.chirplet.example");
    write(&mut harness, Role::MultilineTextInput, "Why now?", "The page closes this week.");
    press(&mut harness, "Open the form");

    // The addressee is the first section in which something is the trainee's.
    assert!(harness.query_by_label("2  Addressee").is_some());
    click(&mut harness, Role::Tab, "Freeze");
    press(&mut harness, "Add a row: Identifiers");
    choose(&mut harness, "Type, row 1", "Account ID");
    write(&mut harness, Role::TextInput, "Value, row 1", "CH204417365");
    write(&mut harness, Role::TextInput, "Value, typed again, row 1", "CH204417365");
    click(&mut harness, Role::CheckBox, "Subscriber: who opened the account");
    click(&mut harness, Role::CheckBox, "Logins: addresses, ports and times of use");
    choose(&mut harness, "Step", "Request for voluntary disclosure");
    write(&mut harness, Role::TextInput, "By", "2023-02-08");
    click(&mut harness, Role::Tab, "Check");
    press(&mut harness, "Sign and send");
    press(&mut harness, "Send");
    assert!(harness.query_by_label("Not answered yet").is_some());

    press(&mut harness, "Wait for the next event");
    let world = app(&harness).world().expect("a case runs");
    assert_eq!(world.replies().len(), 1);
    assert!(harness.query_by_label("Preserved").is_some(), "the letter shows its outcome");
    let sent = store.actions(0).into_iter().find_map(|action| match action {
        Action::Send { values, .. } => Some(values),
        _ => None,
    });
    let sent = sent.expect("it was sent");
    assert_eq!(sent["pres.scope"], Value::Many(vec!["BSI".into(), "UID".into()]));
    assert_eq!(sent["id.rows"].as_rows("value")[0]["value"], "CH204417365");

    press(&mut harness, "Close the case");
    press(&mut harness, "Close for good");
    assert_eq!(*app(&harness).page(), Page::Debrief);
    for tab in ["Marked forms 1", "Timeline", "Model path", "Overview"] {
        click(&mut harness, Role::Tab, tab);
    }
    press(&mut harness, "Show all");
}

fn choose_preserve(harness: &mut Harness<'_, Desk>) {
    ask(
        harness,
        Intent::Act(Action::Choose {
            request: 1,
            measure: "preserve".into(),
            provider: Some("chirplet".into()),
            entity: None,
            channel: None,
            form: Some("f1".into()),
            why: "It closes this week.".into(),
        }),
    );
}

#[test]
fn what_is_selected_is_pinned_with_its_place_by_a_key() {
    let (mut harness, store) = window();
    start(&mut harness);
    click(&mut harness, Role::ListBoxOption, "X3 Page Gulf Career Desk");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Account ID (source text)").focus();
    harness.run();
    harness.event(Event::Key {
        key: Key::A,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::COMMAND,
    });
    harness.run();
    harness.key_press(Key::P);
    harness.run();
    let pin = Action::Pin { text: "CH204417365".into(), exhibit: "x3".into(), span: Some((79, 90)) };
    assert_eq!(store.actions(0).last(), Some(&pin));
    press(&mut harness, "Notebook 1");
    assert!(harness.query_by_label("Take off “CH204417365”").is_some());
}

#[test]
fn a_note_goes_into_the_diary() {
    let (mut harness, store) = window();
    start(&mut harness);
    press(&mut harness, "Notebook 0");
    write(&mut harness, Role::MultilineTextInput, "A note", "To the border watch.");
    press(&mut harness, "Write it down");
    assert_eq!(store.actions(0), vec![Action::Note { text: "To the border watch.".into() }]);
}

#[test]
fn what_is_typed_goes_to_the_draft_at_once_and_is_settled_when_the_section_is_left() {
    let (mut harness, store) = window();
    start(&mut harness);
    choose_preserve(&mut harness);
    click(&mut harness, Role::Tab, "Freeze");
    write(&mut harness, Role::MultilineTextInput, "Why it is urgent", "Closing this week (X3).");
    let draft = store.draft(0).expect("a draft");
    assert_eq!(draft.values["pres.why"], Value::Text("Closing this week (X3).".into()));
    assert_eq!(draft.request, 1);
    click(&mut harness, Role::Tab, "Secrecy");
    let set = Action::Set {
        request: 1,
        field: "pres.why".into(),
        row: None,
        column: None,
        value: Value::Text("Closing this week (X3).".into()),
    };
    assert_eq!(store.actions(0).last(), Some(&set));
}

#[test]
fn a_text_shows_what_it_says_while_it_is_written_and_what_the_case_wanted_afterwards() {
    let (mut harness, _) = window();
    start(&mut harness);
    choose_preserve(&mut harness);
    click(&mut harness, Role::Tab, "Freeze");
    write(&mut harness, Role::MultilineTextInput, "Why it is urgent", "The page says it is closing this week (X3).");
    assert!(harness.query_by_label("The page is about to close").is_none(), "nothing is shown before it is asked for");
    click(&mut harness, Role::DisclosureTriangle, "What this text says");
    assert!(harness.query_by_role_and_label(Role::Button, "The page is about to close").is_some(), "said, and can be chosen");
    // What the case wants besides would be the answer.
    assert!(harness.query_by_label("How long a deleted account lives").is_none());
    press(&mut harness, "The page is about to close");
    ask(&mut harness, Intent::Send(1));
    ask(&mut harness, Intent::Close(String::new()));
    click(&mut harness, Role::Tab, "Marked forms 1");
    click(&mut harness, Role::DisclosureTriangle, "What this text says");
    assert!(harness.query_by_label("How long a deleted account lives").is_some(), "not found, and said so");
}

#[test]
fn a_draft_is_put_back_when_the_attempt_is_opened_again() {
    let (mut harness, store) = window();
    start(&mut harness);
    choose_preserve(&mut harness);
    click(&mut harness, Role::Tab, "Freeze");
    write(&mut harness, Role::MultilineTextInput, "Why it is urgent", "Closing this week");
    let library = Arc::new(evidesk::content::load::embedded().library);
    let mut again = Harness::builder().with_size([1366.0, 768.0]).build_ui_state(
        move |ui, desk: &mut Desk| {
            let app = desk.app.get_or_insert_with(|| {
                let options = Options { store: Box::new(desk.store.clone()), ..Options::default() };
                App::new(ui.ctx(), Arc::clone(&library), options)
            });
            ui.ctx().request_repaint_after(std::time::Duration::from_secs(60));
            if ui.ctx().cumulative_pass_nr() > 0 {
                app.show(ui);
            } else {
                ui.ctx().request_repaint();
            }
        },
        Desk { app: None, store },
    );
    again.run();
    ask(&mut again, Intent::Resume("0".into()));
    let draft = app(&again).draft().expect("a case runs");
    assert_eq!(draft.values["pres.why"], Value::Text("Closing this week".into()));
    assert_eq!(draft.section, 4);
}

#[test]
fn another_company_leaves_what_was_written_in_the_form() {
    let (mut harness, store) = window();
    start(&mut harness);
    choose_preserve(&mut harness);
    click(&mut harness, Role::Tab, "Freeze");
    write(&mut harness, Role::MultilineTextInput, "Why it is urgent", "Closing this week.");
    press(&mut harness, "Leave the form");
    choose_preserve(&mut harness);
    click(&mut harness, Role::Tab, "Sign");
    let settled =
        store.actions(0).into_iter().filter(|action| matches!(action, Action::Set { field, .. } if field == "pres.why"));
    assert_eq!(settled.count(), 2);
}

#[test]
fn every_form_is_shown_section_by_section() {
    let (mut harness, _) = window();
    start(&mut harness);
    let library = evidesk::content::load::embedded().library;
    for (at, form) in library.forms.values().enumerate() {
        let choice = Action::Choose {
            request: at as u32 + 1,
            measure: form.measure.key().into(),
            provider: Some("chirplet".into()),
            entity: None,
            channel: None,
            form: Some(form.id.clone()),
            why: "To look at it.".into(),
        };
        ask(&mut harness, Intent::Act(choice));
        for section in &form.sections {
            click(&mut harness, Role::Tab, &section.title);
            for field in section.fields.iter().filter(|field| field.when.is_empty()) {
                let shown = harness.query_all_by_label_contains(&field.label).next().is_some();
                assert!(shown, "{} does not show {}", form.id, field.key);
            }
        }
        click(&mut harness, Role::Tab, "Check");
    }
}

#[test]
fn the_search_leads_to_a_clause() {
    let (mut harness, _) = window();
    ask(&mut harness, Intent::Find);
    write(&mut harness, Role::TextInput, "Find anything", "CrPC 94");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*app(&harness).page(), Page::Law);
}

#[test]
fn opening_a_section_of_the_guidelines_costs_its_minutes_once() {
    let (mut harness, _) = window();
    start(&mut harness);
    click(&mut harness, Role::Tab, "Guidelines");
    let before = app(&harness).world().expect("a case").now();
    for _ in 0..2 {
        press(&mut harness, "2 How to name an account");
    }
    let after = app(&harness).world().expect("a case").now();
    assert_eq!(after.minutes_since(before), 5);
}

#[test]
fn assessment_offers_no_check_and_no_guidance() {
    let (mut harness, _) = window();
    ask(&mut harness, Intent::Start("first-hours".into(), Mode::Assessment));
    choose_preserve(&mut harness);
    assert!(harness.query_by_label("Check this section").is_none());
    assert!(harness.query_by_label_contains("A sales office holds no data").is_none());
}

/// Every page, in windows and text sizes that people have: nothing reaches past the edge.
#[test]
fn nothing_sticks_out_at_the_side() {
    for (size, percent) in [([1366.0, 768.0], 100), ([1366.0, 768.0], 150), ([900.0, 600.0], 100), ([1920.0, 1080.0], 125)] {
        let (mut harness, _) = open(size, Settings { text_percent: percent, ..Settings::default() });
        harness.run();
        let pages = [
            Page::Cases,
            Page::Law,
            Page::Providers,
            Page::Forms,
            Page::Lessons,
            Page::Settings,
            Page::Brief("first-hours".into()),
        ];
        for page in pages {
            ask(&mut harness, Intent::Go(page.clone()));
            inside(&harness, size, &format!("{page:?} at {percent} %"));
        }
        ask(&mut harness, Intent::Start("first-hours".into(), Mode::Practice));
        for exhibit in ["x1", "x2", "x3", "x4", "x6"] {
            ask(&mut harness, Intent::Exhibit(exhibit.into()));
            inside(&harness, size, &format!("{exhibit} at {percent} %"));
        }
        choose_preserve(&mut harness);
        ask(&mut harness, Intent::AddRow("id.rows".into(), [("value".to_owned(), "CH204417365".to_owned())].into()));
        for tab in ["Header", "Authority", "Freeze", "Secrecy", "Sign", "Check"] {
            click(&mut harness, Role::Tab, tab);
            inside(&harness, size, &format!("section {tab} at {percent} %"));
        }
        ask(&mut harness, Intent::Send(1));
        ask(&mut harness, Intent::Wait);
        inside(&harness, size, &format!("letter at {percent} %"));
        ask(&mut harness, Intent::Work(Work::Decide));
        click(&mut harness, Role::RadioButton, "Voluntary disclosure");
        inside(&harness, size, &format!("decision at {percent} %"));
        ask(&mut harness, Intent::Close(String::new()));
        for tab in ["Marked forms 1", "Timeline", "Model path", "Overview"] {
            click(&mut harness, Role::Tab, tab);
            inside(&harness, size, &format!("{tab} at {percent} %"));
        }
    }
}

fn inside(harness: &Harness<'_, Desk>, size: [f32; 2], place: &str) {
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        if node.is_hidden() || node.role() == Role::TextRun {
            continue;
        }
        if let Some(bounds) = node.raw_bounds() {
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            assert!(
                bounds.x1 <= f64::from(size[0]) + 1.0 && bounds.x0 >= -1.0,
                "{place}: {:?} “{name}” lies at {bounds:?}",
                node.role()
            );
        }
    }
}

/// A judge who finds the same two things in every form.
fn strict() -> Grader {
    let note = |severity, field: &str, row, span| Note {
        severity: Some(severity),
        code: "EE-012".into(),
        dimensions: vec!["Precision"],
        title: "A display name is not an identifier.".into(),
        text: "Anyone can carry it.".into(),
        better: Some("CH204417365".into()),
        consequence: Some("The page was not found.".into()),
        cites: vec!["chirplet/2.1".into()],
        request: Some(1),
        field: field.into(),
        row,
        column: None,
        span,
        package: String::new(),
        also: vec!["The account is not covered.".into()],
    };
    let notes = vec![note(Severity::Major, "id.rows", Some(0), None), note(Severity::Met, "pres.why", None, Some((0, 7)))];
    let marked = MarkedRequest { number: 1, title: "Preservation request".into(), score: 60, notes: notes.clone() };
    Grader {
        mark: Box::new(move |_| Marked { score: 60, requests: vec![marked.clone()], ..Marked::default() }),
        check: Box::new(move |_, _, _| notes.clone()),
        rule: Box::new(|_| None),
    }
}

#[test]
fn notes_stand_below_their_field_and_beside_the_marked_form() {
    let (mut harness, store) = window_with(strict());
    start(&mut harness);
    choose_preserve(&mut harness);
    ask(&mut harness, Intent::AddRow("id.rows".into(), [("value".to_owned(), "Gulf Career Desk".to_owned())].into()));
    click(&mut harness, Role::Tab, "Freeze");
    press(&mut harness, "Check this section");
    assert!(harness.query_by_label("A display name is not an identifier.").is_some());
    assert!(store.actions(0).contains(&Action::CheckField { request: 1, field: "id.rows".into() }));
    click(&mut harness, Role::Link, "Chirplet 2.1");
    press(&mut harness, "Read it");
    assert!(harness.query_by_label_contains("which never changes").is_some(), "the clause is shown once it is opened");
    press(&mut harness, "Close");
    ask(&mut harness, Intent::Send(1));
    ask(&mut harness, Intent::Close(String::new()));
    click(&mut harness, Role::Tab, "Marked forms 1");
    assert!(harness.query_all_by_label("1 Major").count() >= 2, "beside the field and on the note");
    assert!(harness.query_by_label("Simulated: The page was not found.").is_some());
}

fn window_with(grader: Grader) -> (Harness<'static, Desk>, MemoryStore) {
    let (mut harness, store) = window();
    let ctx = harness.ctx.clone();
    let library = Arc::new(evidesk::content::load::embedded().library);
    let options = Options { store: Box::new(store.clone()), grader, ..Options::default() };
    harness.state_mut().app = Some(App::new(&ctx, library, options));
    harness.run();
    (harness, store)
}

fn step(harness: &Harness<'_, Desk>, name: &str) -> String {
    harness.get_by_role_and_label(Role::Tab, name).accesskit_node().description().unwrap_or_default()
}

#[test]
fn a_check_speaks_only_of_the_section_that_was_checked_and_of_words_that_still_stand() {
    let (mut harness, store) = window_with(Grader::standard());
    start(&mut harness);
    choose_preserve(&mut harness);
    click(&mut harness, Role::Tab, "Freeze");
    let unchecked = step(&harness, "Freeze");
    click(&mut harness, Role::Tab, "Addressee");
    press(&mut harness, "Check this section");
    let checked: Vec<Action> =
        store.actions(0).into_iter().filter(|action| matches!(action, Action::CheckField { .. })).collect();
    assert_eq!(checked.len(), 2, "company and door");
    assert!(step(&harness, "Addressee").starts_with("Checked"));
    assert_eq!(step(&harness, "Freeze"), unchecked);
    click(&mut harness, Role::Tab, "Freeze");
    assert!(harness.query_by_label_contains("No identifier is given").is_none());

    press(&mut harness, "Check this section");
    assert!(step(&harness, "Freeze").starts_with("Checked"));
    assert!(harness.query_by_label_contains("No identifier is given").is_some());
    press(&mut harness, "Add a row: Identifiers");
    write(&mut harness, Role::TextInput, "Value, row 1", "C");
    assert!(harness.query_by_label_contains("No identifier is given").is_none(), "it is not so any more");
    assert!(harness.query_by_label("Changed since the check.").is_some());
}

#[test]
fn a_section_that_asks_nothing_is_neither_right_nor_checked() {
    let (mut harness, _) = window();
    start(&mut harness);
    choose_preserve(&mut harness);
    click(&mut harness, Role::Tab, "Authority");
    assert_eq!(step(&harness, "Authority"), "Filled in by the case");
    assert!(harness.query_by_label("Check this section").is_none());
}

#[test]
fn a_pinned_value_needs_no_second_typing_and_rows_of_an_earlier_request_are_taken_over() {
    let (mut harness, store) = window();
    start(&mut harness);
    click(&mut harness, Role::ListBoxOption, "X3 Page Gulf Career Desk");
    let pin = Action::Pin { text: "CH204417365".into(), exhibit: "x3".into(), span: Some((79, 90)) };
    ask(&mut harness, Intent::Act(pin));
    choose_preserve(&mut harness);
    click(&mut harness, Role::Tab, "Freeze");
    assert!(harness.query_by_label_contains("Same rows as").is_none(), "there is no earlier request");
    press(&mut harness, "From notebook: Identifiers");
    click(&mut harness, Role::ListBoxOption, "CH204417365");
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "CH204417365").is_none(), "the list closes");
    ask(&mut harness, Intent::Settle);
    let cell = |field: &str, request: u32, store: &MemoryStore| {
        store.actions(0).into_iter().rev().find_map(|action| match action {
            Action::Set { request: of, column: Some(column), value, .. } if of == request && column == field => {
                Some(value.as_text())
            }
            _ => None,
        })
    };
    assert_eq!(cell("value_retyped", 1, &store).as_deref(), Some("CH204417365"));

    ask(&mut harness, Intent::Send(1));
    let second = Action::Choose {
        request: 2,
        measure: "voluntary".into(),
        provider: Some("chirplet".into()),
        entity: None,
        channel: None,
        form: Some("f2".into()),
        why: "To know who.".into(),
    };
    ask(&mut harness, Intent::Act(second));
    click(&mut harness, Role::Tab, "Data");
    press(&mut harness, "Same rows as request 1");
    assert!(store.actions(0).iter().any(|action| matches!(action, Action::AddRow { request: 2, .. })));
    assert_eq!(cell("value", 2, &store).as_deref(), Some("CH204417365"));
    assert_eq!(cell("value_retyped", 2, &store).as_deref(), Some("CH204417365"));
    assert!(harness.query_by_label("Same rows as request 1").is_none(), "they stand there now");
}

/// A folder that holds the case of the guide.
fn folder_of_the_guide() -> tempfile::TempDir {
    let guide = include_str!("../scenarios/README.md");
    let case = guide.split("```ron").nth(1).and_then(|rest| rest.split("```").next()).expect("the guide has a case");
    // The block stands in a list and is indented with it.
    let case: String = case.lines().map(|line| format!("{}\n", line.strip_prefix("   ").unwrap_or(line))).collect();
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(folder.path().join("lost-page")).expect("a folder");
    std::fs::write(folder.path().join("lost-page/scenario.ron"), case).expect("a case");
    folder
}

#[test]
fn a_folder_of_cases_is_added_and_left_out_again() {
    let (mut harness, _) = window();
    let folder = folder_of_the_guide();
    ask(&mut harness, Intent::Go(Page::Settings));
    write(&mut harness, Role::TextInput, "Folder", &folder.path().display().to_string());
    press(&mut harness, "Add");
    ask(&mut harness, Intent::Go(Page::Cases));
    click(&mut harness, Role::Row, "The lost page");
    assert!(matches!(app(&harness).page(), Page::Brief(id) if id.as_str() == "lost-page"));
    let path = folder.path().canonicalize().expect("it is there").display().to_string();
    ask(&mut harness, Intent::DropFolder(path));
    ask(&mut harness, Intent::Go(Page::Cases));
    assert!(harness.query_by_role_and_label(Role::Row, "The lost page").is_none());
    assert!(harness.query_by_role_and_label(Role::Row, "First hours").is_some());
}

#[test]
fn a_folder_that_is_none_loses_nothing() {
    let (mut harness, _) = window();
    ask(&mut harness, Intent::AddFolder("/no/such/folder".to_owned()));
    ask(&mut harness, Intent::Go(Page::Cases));
    assert!(harness.query_by_role_and_label(Role::Row, "First hours").is_some());
    assert!(harness.query_all_by_label_contains("/no/such/folder").next().is_some());
}

#[test]
fn the_company_is_asked_and_answers_with_a_clause() {
    let (mut harness, store) = window();
    start(&mut harness);
    ask(&mut harness, Intent::Beside(evidesk::app::intent::Beside::Guidelines));
    write(&mut harness, Role::MultilineTextInput, "Your question", "How long do you keep a frozen copy?");
    press(&mut harness, "Ask");
    assert!(store.actions(0).iter().any(|action| matches!(action, Action::Ask { .. })));
    assert!(harness.query_all_by_label_contains("Clause 4.1").next().is_some());
    write(&mut harness, Role::MultilineTextInput, "Your question", "Who wins the football match?");
    press(&mut harness, "Ask");
    assert!(harness.query_all_by_label_contains("do not say").next().is_some());
}

/// The first evening's freeze, asked and answered.
fn frozen(harness: &mut Harness<'_, Desk>) {
    start(harness);
    let choice = Action::Choose {
        request: 1,
        measure: "preserve".into(),
        provider: Some("chirplet".into()),
        entity: Some("chirplet-inc".into()),
        channel: Some("portal".into()),
        form: Some("f1".into()),
        why: "It closes this week.".into(),
    };
    ask(harness, Intent::Act(choice));
    let row = [("id_type", "account_id"), ("value", "CH204417365"), ("value_retyped", "CH204417365"), ("role", "suspect")];
    ask(harness, Intent::AddRow("id.rows".into(), row.map(|(key, text)| (key.to_owned(), text.to_owned())).into()));
    click(harness, Role::Tab, "Freeze");
    click(harness, Role::CheckBox, "Subscriber: who opened the account");
    click(harness, Role::CheckBox, "Logins: addresses, ports and times of use");
    choose(harness, "Step", "Request for voluntary disclosure");
    write(harness, Role::TextInput, "By", "2023-02-08");
    ask(harness, Intent::Send(1));
    ask(harness, Intent::Wait);
}

#[test]
fn days_pass_for_nothing_only_after_a_question() {
    let (mut harness, store) = window();
    frozen(&mut harness);
    let ticket = app(&harness).world().expect("a case").tickets().first().cloned().expect("a copy was made");
    // On until nothing is expected and nothing happens for days but the end of the copy.
    for _ in 0..20 {
        let world = app(&harness).world().expect("a case");
        let next = world.next_event().expect("the copy ends one day");
        if next.minutes_since(world.now()) > 3 * 24 * 60 && world.deadlines().first().is_some_and(|due| due.at <= next) {
            break;
        }
        ask(&mut harness, Intent::Wait);
    }
    let before = app(&harness).world().expect("a case").now();
    press(&mut harness, "Wait for the next event");
    assert_eq!(app(&harness).world().expect("a case").now(), before, "it is asked first");
    assert!(harness.query_by_label_contains("No answer is on its way").is_some());
    press(&mut harness, "Not yet");
    assert_eq!(app(&harness).world().expect("a case").now(), before);
    press(&mut harness, "Wait for the next event");
    let due = app(&harness).world().expect("a case").deadlines()[0].at;
    let day = due.plus_days(-1).date();
    press(&mut harness, &format!("Wait until {}", day.text()));
    let world = app(&harness).world().expect("a case");
    assert_eq!(world.now().date(), day, "the deadline of {} can still be kept", ticket.number);
    assert!(store.actions(0).iter().any(|action| matches!(action, Action::Wait { until } if until != "next_event")));
    // What it came to is said beside the button; the top of the page stays where it was.
    assert!(harness.query_by_label_contains("No letter came by").is_some());
    assert!(harness.query_by_label("Put the message away").is_none());
}

#[test]
fn after_all_was_given_a_new_measure_comes_first() {
    let (mut harness, _) = window();
    frozen(&mut harness);
    let left = |harness: &Harness<'_, Desk>, name: &str| {
        let node = harness.get_by_role_and_label(Role::Button, name);
        node.accesskit_node().raw_bounds().map(|bounds| (bounds.y0, bounds.x0)).expect("it is shown")
    };
    assert!(left(&harness, "New measure") < left(&harness, "Correct and send again"));
    assert!(harness.query_all_by_label_contains("Frozen: 1 account, 2 kinds of data").next().is_some());
}

/// A debrief as `marked` has it.
fn debrief(marked: Marked) -> Harness<'static, Desk> {
    let (mut harness, store) = window();
    let ctx = harness.ctx.clone();
    let library = Arc::new(evidesk::content::load::embedded().library);
    let grader = Grader { mark: Box::new(move |_| marked.clone()), ..strict() };
    let options = Options { store: Box::new(store), grader, ..Options::default() };
    harness.state_mut().app = Some(App::new(&ctx, library, options));
    harness.run();
    start(&mut harness);
    ask(&mut harness, Intent::Close(String::new()));
    harness
}

#[test]
fn the_debrief_counts_what_comes_first_and_what_was_right() {
    let things = ["Name the account.", "Name the law.", "Name the days."];
    for (count, heading) in
        ["Nothing to put right first", "One thing first", "Two things first", "Three things first"].iter().enumerate()
    {
        let three = things[..count].iter().map(|text| (*text).to_owned()).collect();
        let well = vec!["You froze first.".to_owned()];
        let harness = debrief(Marked { three, met: 2, well, ..Marked::default() });
        assert!(harness.query_by_label(heading).is_some(), "{heading}");
        assert!(harness.query_by_label("2 points were right. You froze first.").is_some());
    }
    let harness = debrief(Marked::default());
    assert!(harness.query_by_label_contains("right.").is_none(), "no praise for nothing");
}

#[test]
fn each_account_stands_once_among_what_was_saved_and_lost() {
    let (mut harness, _) = window();
    frozen(&mut harness);
    while app(&harness).world().expect("a case").next_event().is_some() {
        ask(&mut harness, Intent::Wait);
    }
    ask(&mut harness, Intent::Close(String::new()));
    click(&mut harness, Role::Tab, "Timeline");
    for account in ["CH204417365", "CH204417582"] {
        assert_eq!(harness.query_all_by_label(account).count(), 1, "{account}");
    }
    assert_eq!(harness.query_all_by_label("Saved in a copy").count(), 1);
    // The model asks for content, which was not frozen; nobody needs traffic data.
    assert_eq!(harness.query_all_by_label("Lost").count(), 2);
    assert_eq!(harness.query_all_by_label("Not asked for").count(), 2);
    assert!(harness.query_all_by_label("traffic data").count() == 2, "alone, beside 'Not asked for'");
}

#[test]
fn another_try_begins_with_the_brief() {
    let mut harness = debrief(Marked::default());
    press(&mut harness, "Try again");
    assert!(matches!(app(&harness).page(), Page::Brief(id) if id.as_str() == "first-hours"));
    click(&mut harness, Role::RadioButton, "Assessment");
    press(&mut harness, "Start the case");
    assert_eq!(*app(&harness).page(), Page::Desk);
}

#[test]
fn the_debrief_leads_on_to_a_case_that_was_not_played() {
    let mut harness = debrief(Marked::default());
    press(&mut harness, "Next case");
    assert!(matches!(app(&harness).page(), Page::Brief(id) if id.as_str() != "first-hours"));
}

#[test]
fn a_freeze_that_froze_nothing_is_not_praised() {
    let (mut harness, _) = window();
    start(&mut harness);
    choose_preserve(&mut harness);
    ask(&mut harness, Intent::Send(1));
    ask(&mut harness, Intent::Close(String::new()));
    assert_eq!(*app(&harness).page(), Page::Debrief);
    assert!(harness.query_by_label_contains("You froze first").is_none());
}

/// The reporter, until the superior rings.
fn instructed() -> (Harness<'static, Desk>, MemoryStore) {
    let (mut harness, store) = window();
    ask(&mut harness, Intent::Start("not-this-one".into(), Mode::Practice));
    ask(&mut harness, Intent::Exhibit("x1".into()));
    ask(&mut harness, Intent::Wait);
    (harness, store)
}

#[test]
fn sending_nothing_is_written_on_its_own_page_revised_and_marked() {
    let (mut harness, store) = window();
    ask(&mut harness, Intent::Start("not-this-one".into(), Mode::Practice));
    click(&mut harness, Role::RadioButton, "Send nothing");
    press(&mut harness, "Write down why");
    write(&mut harness, Role::MultilineTextInput, "Decision", "No request.");
    write(&mut harness, Role::MultilineTextInput, "Why", "No fee stands in the papers");
    assert_eq!(store.draft(0).expect("a draft").texts["nothing: why"], "No fee stands in the papers");
    press(&mut harness, "Put it into the diary");
    write(&mut harness, Role::MultilineTextInput, "Why", " and no border.");
    write(&mut harness, Role::MultilineTextInput, "To whom instead", "FIA gets CH520114406.");
    press(&mut harness, "Change it in the diary");
    let texts: Vec<String> = store
        .actions(0)
        .into_iter()
        .filter_map(|action| match action {
            Action::Choose { request: 1, measure, why, .. } if measure == "none" => Some(why),
            _ => None,
        })
        .collect();
    let last = "Decision: No request.\nWhy: No fee stands in the papers and no border.\nTo whom instead: FIA gets CH520114406.";
    assert_eq!(texts, ["Decision: No request.\nWhy: No fee stands in the papers", last]);
    assert_eq!(app(&harness).world().expect("a case").requests().len(), 1, "it is one decision");
    press(&mut harness, "Close the case");
    press(&mut harness, "Close for good");
    click(&mut harness, Role::Tab, "Marked forms 1");
    assert!(harness.query_by_label("Decision to send nothing").is_some());
    assert!(harness.query_by_label("Your reason says nothing about the emergency that the letter suggests.").is_some());
    // From here a second try begins.
    click(&mut harness, Role::Tab, "Timeline");
    assert_eq!(harness.query_all_by_label("Start again from here").count(), 3);
}

#[test]
fn an_instruction_is_answered_on_paper_until_the_close() {
    let (mut harness, store) = instructed();
    assert!(harness.query_all_by_label("Your superior rings").next().is_some());
    press(&mut harness, "Say nothing");
    assert!(harness.query_by_label("What do you do next?").is_some());
    // What was passed over can still be answered.
    click(&mut harness, Role::Button, "Your superior rings");
    press(&mut harness, "Record and refer to a prosecutor or the legal branch");
    write(
        &mut harness,
        Role::MultilineTextInput,
        "What you record, and to whom you refer it",
        "He asked for her account. To the legal adviser.",
    );
    press(&mut harness, "Record and refer");
    let text = "He asked for her account. To the legal adviser.".to_owned();
    assert_eq!(store.actions(0).last(), Some(&Action::RecordAndRefer { text: text.clone() }));
    assert!(
        harness.query_by_label("You recorded and referred it").is_some() && harness.query_all_by_label(&text).next().is_some()
    );
    press(&mut harness, "Refuse in writing");
    press(&mut harness, "Cancel");
    assert_eq!(app(&harness).world().expect("a case").instruction_answers().len(), 1);
}

#[test]
fn an_attempt_that_comes_back_without_its_draft_shows_an_instruction_that_nobody_answered() {
    let read = Action::OpenExhibit { id: "x1".into() };
    let rings = Action::Wait { until: "next_event".into() };
    for (actions, seen) in [
        (vec![read.clone(), rings.clone()], true),
        (vec![read.clone(), rings.clone(), Action::OpenExhibit { id: "x2".into() }], true),
        (vec![read, rings, Action::RefuseInstruction { text: "No crime is shown.".into() }], false),
    ] {
        let (mut harness, store) = window();
        store.put("not-this-one".into(), Mode::Practice, actions);
        ask(&mut harness, Intent::Resume("0".into()));
        assert_eq!(harness.query_by_role_and_label(Role::Button, "Refuse in writing").is_some(), seen);
    }
}

/// In a narrow window the score has its place on the overview, and a marked form the whole width.
#[test]
fn in_a_narrow_window_the_score_leaves_the_marked_form_its_room() {
    for (width, beside) in [(1000.0, false), (1366.0, true)] {
        let (mut harness, _) = open([width, 700.0], Settings::default());
        harness.run();
        start(&mut harness);
        choose_preserve(&mut harness);
        ask(&mut harness, Intent::Send(1));
        ask(&mut harness, Intent::Close(String::new()));
        assert!(harness.query_by_label("Outcome").is_some(), "on the overview");
        click(&mut harness, Role::Tab, "Marked forms 1");
        assert_eq!(harness.query_by_label("Outcome").is_some(), beside, "{width}");
        assert!(harness.query_by_label("Preservation request to Chirplet").is_some());
    }
}

/// A request between States passes many desks, and its page is long: what leads on is in sight all the same.
#[test]
fn what_can_be_done_next_stands_in_sight_below_a_long_page() {
    let (mut harness, _) = window();
    ask(&mut harness, Intent::Start("scholarship".into(), Mode::Practice));
    let choice = Action::Choose {
        request: 1,
        measure: "mla".into(),
        provider: Some("chirplet".into()),
        entity: None,
        channel: None,
        form: Some("f4".into()),
        why: "Content lies abroad.".into(),
    };
    ask(&mut harness, Intent::Act(choice));
    ask(&mut harness, Intent::Send(1));
    for name in ["Wait for the next event", "New measure"] {
        let node = harness.get_by_role_and_label(Role::Button, name);
        let bounds = node.accesskit_node().raw_bounds().expect("it is shown");
        assert!(bounds.y1 <= 768.0 && bounds.y0 >= 0.0, "{name} lies at {bounds:?}");
    }
}

#[test]
fn an_instruction_that_comes_while_one_reads_is_said_at_the_top() {
    let (mut harness, _) = window();
    ask(&mut harness, Intent::Start("not-this-one".into(), Mode::Practice));
    ask(&mut harness, Intent::Act(Action::Wait { until: "2026-06-22T14:58+05:00".into() }));
    ask(&mut harness, Intent::Exhibit("x2".into()));
    assert!(harness.query_by_label_contains("Your superior rings. You find it under Replies").is_some());
}

#[test]
fn the_right_path_is_walked_by_keys_with_the_own_act_beside_it() {
    let (mut harness, _) = window();
    frozen(&mut harness);
    ask(&mut harness, Intent::Close(String::new()));
    click(&mut harness, Role::Tab, "Model path");
    assert!(harness.query_by_label("Step 1 of 8").is_some());
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(harness.query_by_label("Step 2 of 8").is_some());
    assert!(harness.query_by_label("What you did for this step is marked.").is_some());
    press(&mut harness, "Next");
    assert!(harness.query_by_label("No single act shows this step. Read the text, and compare.").is_some());
    press(&mut harness, "Step 7: Ask the bank at home");
    assert!(harness.query_by_label("You did not take this step.").is_some());
    press(&mut harness, "Previous");
    assert!(harness.query_by_label("Step 6 of 8").is_some());
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!(harness.query_by_label("Step 5 of 8").is_some());
}

#[test]
fn what_is_lost_says_until_when_it_could_have_been_saved() {
    let (mut harness, _) = window();
    start(&mut harness);
    ask(&mut harness, Intent::Exhibit("x3".into()));
    ask(&mut harness, Intent::Act(Action::Wait { until: "60d".into() }));
    ask(&mut harness, Intent::Close(String::new()));
    click(&mut harness, Role::Tab, "Timeline");
    let had =
        "Until 23 Feb 2023, 23:10 a copy would have saved it. You had its account ID CH204417365 since 7 Feb 2023, 17:25 (X3)";
    assert!(harness.query_all_by_label_contains(had).next().is_some());
    let not =
        "Until 2 Mar 2023, 09:00 a copy would have saved it. Its account ID stands in X5, which you had not opened by then.";
    assert!(harness.query_all_by_label_contains(not).next().is_some());
    assert!(harness.query_all_by_label_contains("Simulated. Until").next().is_some());
}

#[cfg(feature = "pdf")]
#[test]
fn a_form_a_sent_request_and_the_debrief_can_be_printed() {
    let (mut harness, _) = window();
    start(&mut harness);
    choose_preserve(&mut harness);
    click(&mut harness, Role::Tab, "Check");
    // Nothing is written yet: it is said, and no dialog asks for a file.
    press(&mut harness, "Print");
    assert!(harness.query_by_label_contains("Not printed: nothing was written in this form yet").is_some());
    ask(&mut harness, Intent::Send(1));
    assert!(harness.query_by_role_and_label(Role::Button, "Print the request").is_some());
    ask(&mut harness, Intent::Close(String::new()));
    assert!(harness.query_by_role_and_label(Role::Button, "Print the debrief").is_some());
    click(&mut harness, Role::Tab, "Marked forms 1");
    assert!(harness.query_by_role_and_label(Role::Button, "Print the form").is_some());
}

#[cfg(feature = "pdf")]
#[test]
fn a_blank_emergency_form_is_not_printed_from_the_window() {
    let (mut harness, _) = window();
    click(&mut harness, Role::Row, "Air for four hours");
    press(&mut harness, "Start the case");
    let choice = Action::Choose {
        request: 1,
        measure: "emergency".into(),
        provider: Some("chirplet".into()),
        entity: None,
        channel: None,
        form: Some("f3".into()),
        why: "Air until two.".into(),
    };
    ask(&mut harness, Intent::Act(choice));
    click(&mut harness, Role::Tab, "Check");
    press(&mut harness, "Print");
    assert!(harness.query_by_label_contains("Blank emergency forms are never printed").is_some());
}
