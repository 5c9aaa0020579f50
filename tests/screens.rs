//! The screens, walked by the names that a screen reader says: from the list of cases to an answer.

mod support;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use evidesk::app::intent::{Intent, Page, Work};
use evidesk::app::journal::{MemoryStore, Mode, Settings};
use evidesk::app::{App, Options};
use evidesk::case::Action;
use evidesk::content::value::Value;

struct Desk {
    app: Option<App>,
    settings: Settings,
    store: MemoryStore,
}

fn open(size: [f32; 2], settings: Settings) -> (Harness<'static, Desk>, MemoryStore) {
    let settings = Settings { reduced_motion: true, ..settings };
    let store = MemoryStore::with_settings(settings.clone());
    let library = Arc::new(support::library());
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
        Desk { app: None, settings, store: store.clone() },
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
