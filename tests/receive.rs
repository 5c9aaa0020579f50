//! Receiving evidence at the desk, walked by the names that a screen reader says: from the sender to the conclusion.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use evidesk::app::intent::{Intent, Page, Work};
use evidesk::app::journal::{MemoryStore, Mode, Settings};
use evidesk::app::{App, Options};
use evidesk::case::Action;
use evidesk::case::action::Evidence;
use evidesk::case::custody::{Done, HashVerdict, Opened};
use evidesk::content::Library;
use evidesk::content::load;
use evidesk::content::scenario::{CertificateFault, Class};

struct Desk {
    app: Option<App>,
    store: MemoryStore,
}

fn library() -> Arc<Library> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    Arc::new(load::with_folders(&[&folder]).library)
}

fn open(library: Arc<Library>, store: &MemoryStore) -> Harness<'static, Desk> {
    let mut passes = 0;
    let harness = Harness::builder().with_size([1366.0, 768.0]).with_max_steps(12).build_ui_state(
        move |ui, desk: &mut Desk| {
            passes += 1;
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
    let mut harness = harness;
    harness.run();
    harness
}

/// A window in which the case has begun.
fn begin(case: &str) -> (Harness<'static, Desk>, MemoryStore) {
    let store = MemoryStore::with_settings(Settings { reduced_motion: true, ..Settings::default() });
    let mut harness = open(library(), &store);
    ask(&mut harness, Intent::Start(case.into(), Mode::Practice));
    (harness, store)
}

fn app<'h>(harness: &'h Harness<'_, Desk>) -> &'h App {
    harness.state().app.as_ref().expect("the window is open")
}

fn ask(harness: &mut Harness<'_, Desk>, intent: Intent) {
    let ctx = harness.ctx.clone();
    harness.state_mut().app.as_mut().expect("the window is open").handle(&ctx, intent);
    harness.run();
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

/// The step that was taken last, as the case keeps it.
fn last(harness: &Harness<'_, Desk>) -> (String, Done) {
    let world = app(harness).world().expect("a case runs");
    let step = world.received()[0].steps.last().expect("a step was taken");
    (step.item.clone(), step.what.clone())
}

#[test]
fn a_package_is_received_from_its_sender_to_a_conclusion() {
    let (mut harness, store) = begin("road-pay");
    assert!(harness.query_by_label("Package SRA-9007").is_some(), "what lies on the desk is shown");
    let before = app(&harness).world().expect("a case runs").now();

    write(&mut harness, Role::TextInput, "Ticket, as you read it", "SRA-9007");
    click(&mut harness, Role::RadioButton, "It answers our request: take it in");
    write(&mut harness, Role::MultilineTextInput, "How you checked sender and ticket", "Named in IC-2026-0141.");
    press(&mut harness, "Enter the check");
    let how = "Named in IC-2026-0141.".to_owned();
    assert_eq!(last(&harness), (String::new(), Done::Ticket { ticket: "SRA-9007".into(), accepted: true, how }));
    let after = app(&harness).world().expect("a case runs").now();
    assert_eq!(after.minutes_since(before), 5, "an entry costs its minutes");

    press(&mut harness, "Next: Files and hashes");
    click(&mut harness, Role::Row, "payout-3.csv");
    press(&mut harness, "Compute SHA-256");
    press(&mut harness, "The certificate with its list");
    press(&mut harness, "Take the value of payout-3.csv");
    click(&mut harness, Role::RadioButton, "They differ");
    click(&mut harness, Role::RadioButton, "Ask for a new delivery");
    press(&mut harness, "Enter the comparison");
    let (item, what) = last(&harness);
    let Done::Hash { own, listed, verdict, .. } = what else { panic!("a hash is compared, not {what:?}") };
    let world = app(&harness).world().expect("a case runs");
    let package = &world.received()[0].package;
    assert_eq!((item.as_str(), verdict), ("payout-3.csv", HashVerdict::Differs));
    assert_eq!(Some(own), package.file("payout-3.csv").map(|file| file.sha256()));
    assert_eq!(Some(listed.as_str()), package.listed_hash("payout-3.csv"));

    press(&mut harness, "Next: Certificate");
    click(&mut harness, Role::CheckBox, "It is not signed");
    click(&mut harness, Role::CheckBox, "Its list is not what arrived");
    click(&mut harness, Role::CheckBox, "Ask the sender for a new certificate");
    press(&mut harness, "Enter the reading");
    let faults = vec![CertificateFault::ListDiffers, CertificateFault::Unsigned];
    assert_eq!(last(&harness).1, Done::Certificate { faults, asked_anew: true });

    press(&mut harness, "Next: Custody log");
    choose(&mut harness, "What happened", "Received");
    choose(&mut harness, "To which file", "The whole package");
    press(&mut harness, "Now, by the case clock");
    write(&mut harness, Role::TextInput, "From", "Registry");
    write(&mut harness, Role::TextInput, "To", "S. Rafiq");
    click(&mut harness, Role::RadioButton, "Both sides signed");
    press(&mut harness, "Add the line");
    choose(&mut harness, "What happened", "Stored");
    choose(&mut harness, "Corrects line", "1");
    press(&mut harness, "Add the line");
    let world = app(&harness).world().expect("a case runs");
    let lines: Vec<_> = world.received()[0].custody().map(|(_, line)| line.clone()).collect();
    assert_eq!((lines[0].event.as_str(), lines[0].to.as_str(), lines[0].signed.as_str()), ("received", "S. Rafiq", "both"));
    assert!(lines[0].at.starts_with("2026-09-14T10:"), "{}", lines[0].at);
    assert_eq!((lines[1].number, lines[1].corrects.as_str(), lines[1].from.as_str()), (2, "1", ""));
    assert!(harness.query_by_label("corrected by line 2").is_some());

    press(&mut harness, "Next: Open the files");
    click(&mut harness, Role::Row, "payout-1.csv");
    assert!(harness.query_by_label("reference, row 1").is_none(), "nothing is read before it is opened");
    press(&mut harness, "Open a working copy");
    assert_eq!(last(&harness), ("payout-1.csv".into(), Done::Opened(Opened::Copy)));
    assert!(harness.query_by_label("reference, row 1").is_some());

    press(&mut harness, "Next: Times");
    choose(&mut harness, "Record", "Line 2: 2026-06-14 13:30,SR4400218807,90000,PKR,0044,Muhammad A.");
    choose(&mut harness, "Zone of the printed times", "UTC+01:00");
    write(&mut harness, Role::TextInput, "In UTC", "2026-06-14T12:30Z");
    write(&mut harness, Role::TextInput, "At +05:00", "2026-06-14T17:30+05:00");
    let drawn = "Time line: as printed (UTC+01:00), UTC, and +05:00, with 3 times";
    assert!(harness.query_by_label(drawn).is_some(), "two records and what is typed stand on the scales");
    press(&mut harness, "Enter the times");
    let time = Done::Time {
        printed: "2026-06-14 13:30".into(),
        utc: "2026-06-14T12:30Z".into(),
        local: "2026-06-14T17:30+05:00".into(),
    };
    assert_eq!(last(&harness), ("payout-1.csv".into(), time));

    press(&mut harness, "Next: What each file is");
    click(&mut harness, Role::RadioButton, "Evidence");
    write(&mut harness, Role::MultilineTextInput, "What it shows", "A pay-out.");
    press(&mut harness, "Enter the class");
    let world = app(&harness).world().expect("a case runs");
    assert_eq!(world.received()[0].class_of("payout-1.csv"), Some(Class::Evidence));
    click(&mut harness, Role::Row, "other-transfer.csv");
    write(&mut harness, Role::TextInput, "Why it is sealed", "Nobody asked for it.");
    click(&mut harness, Role::CheckBox, "Reported to the sender and written in the file");
    press(&mut harness, "Seal the file");
    let sealed = Done::Sealed { why: "Nobody asked for it.".into(), reported: true };
    assert_eq!(last(&harness), ("other-transfer.csv".into(), sealed));

    press(&mut harness, "Next: Elements of the offence");
    click(&mut harness, Role::CheckBox, "payout-1.csv: Benefit");
    press(&mut harness, "Enter the ticks");
    let element = Evidence {
        package: String::new(),
        item: "element/Benefit".into(),
        value: evidesk::content::value::Value::Many(vec!["payout-1.csv".into()]),
    };
    assert_eq!(store.actions(0).last(), Some(&Action::Classify(element)));

    press(&mut harness, "Next: Conclusion");
    write(&mut harness, Role::MultilineTextInput, "What the records prove", "Money was paid out.");
    write(&mut harness, Role::MultilineTextInput, "What they do not prove", "Who stood at the counter.");
    click(&mut harness, Role::CheckBox, "Ask the sender for a new delivery");
    press(&mut harness, "Enter the conclusion");
    let concluded = Done::Concluded {
        claim: "Money was paid out.".into(),
        links: String::new(),
        not_shown: "Who stood at the counter.".into(),
        next: vec!["new_delivery".into()],
    };
    assert_eq!(last(&harness).1, concluded);
    assert_eq!(app(&harness).draft().map(|draft| draft.texts.len()), Some(1), "only the zone is left of what was typed");

    press(&mut harness, "Close the case");
    press(&mut harness, "Close for good");
    assert_eq!(*app(&harness).page(), Page::Debrief);
    click(&mut harness, Role::Tab, "Evidence");
    assert!(harness.query_all_by_label("Right").count() >= 2, "both times were right");
    assert!(harness.query_by_label("Nobody asked for it: to be sealed, unread, and reported.").is_some());
    assert_eq!(harness.query_all_by_label("Found").count(), 2, "both faults of the certificate were found");
}

#[test]
fn what_is_typed_about_a_package_is_there_after_the_window_was_killed() {
    let (mut harness, store) = begin("road-pay");
    write(&mut harness, Role::TextInput, "Ticket, as you read it", "SRA-90");
    click(&mut harness, Role::Tab, "Conclusion");
    click(&mut harness, Role::CheckBox, "Report the surplus to the sender");
    let draft = store.draft(0).expect("a draft");
    assert_eq!(draft.texts.get("package/SRA-9007/ticket/ticket").map(String::as_str), Some("SRA-90"));
    drop(harness);

    let mut harness = open(library(), &store);
    ask(&mut harness, Intent::Resume("0".into()));
    let next = harness.get_by_role_and_label(Role::CheckBox, "Report the surplus to the sender");
    assert_eq!(next.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True), "at the same step, with its tick");
    click(&mut harness, Role::Tab, "Sender");
    let field = harness.get_by_role_and_label(Role::TextInput, "Ticket, as you read it");
    assert_eq!(field.value().as_deref(), Some("SRA-90"));
}

#[test]
fn nothing_is_chosen_beforehand_and_any_step_can_be_first() {
    let (mut harness, store) = begin("road-pay");
    for tab in ["Conclusion", "Elements", "Class", "Times", "Files", "Custody", "Certificate", "Hashes", "Sender"] {
        click(&mut harness, Role::Tab, tab);
        for role in [Role::RadioButton, Role::CheckBox] {
            let on = harness.query_all_by_role(role).filter(|node| {
                node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
                    || node.accesskit_node().is_selected() == Some(true)
            });
            assert_eq!(on.count(), 0, "{tab}");
        }
    }
    assert_eq!(store.actions(0), Vec::new());
    click(&mut harness, Role::Tab, "Files");
    click(&mut harness, Role::Row, "devices.csv");
    press(&mut harness, "Open the original in a spreadsheet");
    assert_eq!(last(&harness), ("devices.csv".into(), Done::Opened(Opened::Spreadsheet)));
    assert!(harness.query_all_by_value("3562510400118800").count() > 0, "a long number is rounded");
}

#[test]
fn the_files_are_written_with_a_note_and_without_overwriting() {
    let (mut harness, _) = begin("road-pay");
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("receive-{}", std::process::id()));
    std::fs::create_dir_all(&place).expect("a folder");
    for _ in 0..2 {
        ask(&mut harness, Intent::SaveFiles(0, place.display().to_string()));
    }
    let world = app(&harness).world().expect("a case runs");
    for folder in ["SRA-9007-training", "SRA-9007-training-2"] {
        let folder = place.join(folder);
        for file in &world.received()[0].package.files {
            assert_eq!(std::fs::read(folder.join(&file.name)).ok().as_ref(), Some(&file.bytes), "{}", file.name);
        }
        let note = std::fs::read_to_string(folder.join("TRAINING.txt")).expect("a note");
        assert!(note.starts_with("TRAINING."));
        assert!(folder.join("sender-certificate.txt").is_file());
    }
    std::fs::remove_dir_all(&place).expect("it can be removed");
}

#[test]
fn a_request_for_assistance_shows_its_way_and_asks_for_no_door() {
    let (mut harness, _) = begin("road-pay");
    ask(&mut harness, Intent::Work(Work::Decide));
    click(&mut harness, Role::RadioButton, "Mutual legal assistance");
    assert!(harness.query_by_role_and_label(Role::ComboBox, "Channel").is_none());
    choose(&mut harness, "Provider", "Sarafa Remit");
    click(&mut harness, Role::RadioButton, "Open source");
    assert!(harness.query_by_role_and_label(Role::ComboBox, "Provider").is_none());
    click(&mut harness, Role::RadioButton, "Mutual legal assistance");
    press(&mut harness, "Open the form");
    let world = app(&harness).world().expect("a case runs");
    assert_eq!(world.requests().last().map(|dossier| dossier.channel.clone()), Some(None));
    ask(&mut harness, Intent::Send(1));
    assert!(harness.query_by_label("Its way").is_some());
    assert!(harness.query_by_label("Ministry of Interior, central authority").is_some());
    assert!(harness.query_by_label("It lies here now. About 10 days (simulated).").is_some());
}

/// What was done in an attempt of the built-in content, without its end.
fn played(path: &str) -> Vec<Action> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(path).expect("the attempt can be read");
    let lines = text.lines().skip(1).map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON"));
    let actions = lines.map(|line| serde_json::from_value(line["do"].clone()).expect("an action"));
    actions.filter(|action| !matches!(action, Action::Close { .. })).collect()
}

#[test]
fn a_letter_leads_to_the_package_that_it_brought_and_nothing_is_demanded_where_handling_is_not_the_case() {
    let store = MemoryStore::with_settings(Settings { reduced_motion: true, ..Settings::default() });
    let actions = played("scenarios/first-hours/attempts/excellent.attempt.jsonl");
    store.put("first-hours".into(), Mode::Practice, actions);
    let mut harness = open(library(), &store);
    ask(&mut harness, Intent::Resume("0".into()));
    let brought = app(&harness).world().and_then(|world| world.replies().iter().find(|reply| !reply.records.is_empty()));
    let letter = brought.expect("an answer with records").id;
    ask(&mut harness, Intent::Work(Work::Letter(letter)));
    press(&mut harness, "Open the package");
    for step in ["Sender", "Hashes", "Files", "Times"] {
        assert!(harness.query_by_role_and_label(Role::Tab, step).is_some(), "{step}");
    }
    assert!(harness.query_by_role_and_label(Role::Tab, "Conclusion").is_none());
    click(&mut harness, Role::Tab, "Hashes");
    click(&mut harness, Role::Row, "CH204417365-logins.csv");
    press(&mut harness, "Compute SHA-256");
    let world = app(&harness).world().expect("a case runs");
    let hash = world.received()[0].package.file("CH204417365-logins.csv").expect("the file").sha256();
    let field = harness.get_by_role_and_label(Role::TextInput, "SHA-256 of the bytes here");
    assert_eq!(field.value(), Some(hash));
}

#[test]
fn where_handling_is_not_judged_the_debrief_shows_what_came_and_reproaches_nobody() {
    let store = MemoryStore::with_settings(Settings { reduced_motion: true, ..Settings::default() });
    let mut actions = played("scenarios/first-hours/attempts/excellent.attempt.jsonl");
    actions.push(Action::Close { why: String::new() });
    store.put("first-hours".into(), Mode::Practice, actions);
    let mut harness = open(library(), &store);
    ask(&mut harness, Intent::Resume("0".into()));
    click(&mut harness, Role::Tab, "Evidence");
    assert!(harness.query_by_label("Not judged in this case").is_some());
    assert!(harness.query_by_label("CH204417365-logins.csv").is_some());
    for part in ["Sender and ticket", "Certificate", "Custody log", "Times", "Conclusion"] {
        assert!(harness.query_by_label(part).is_none(), "{part} has nothing of the trainee's and nothing that came");
    }
    assert!(harness.query_all_by_label_contains("You did not").next().is_none());
}

/// In the story of a case an exhibit has its number, and a line of the log its time in words.
#[test]
fn the_story_of_what_came_speaks_of_exhibits_by_number_and_of_times_in_words() {
    let store = MemoryStore::with_settings(Settings { reduced_motion: true, ..Settings::default() });
    store.put("money-road".into(), Mode::Practice, played("scenarios/money-road/attempts/excellent.attempt.jsonl"));
    let mut harness = open(library(), &store);
    ask(&mut harness, Intent::Resume("0".into()));
    ask(&mut harness, Intent::Beside(evidesk::app::intent::Beside::Replies));
    assert!(harness.query_by_label("Element: Benefit: X3, payouts-may.csv, payout-june-14.csv").is_some());
    assert!(harness.query_all_by_label_contains("Mon 14 Sep 2026, 10:41 PKT").next().is_some());
    assert!(harness.query_all_by_label_contains("T10:41").next().is_none());
    ask(&mut harness, Intent::Work(Work::Package(0)));
    click(&mut harness, Role::Tab, "Custody");
    assert!(harness.query_by_label("Sealed").is_some(), "the sender's own word, with a capital");
    assert!(harness.query_all_by_label_contains("Mon 14 Sep 2026, 10:41 PKT").nth(1).is_some(), "in the story and in the log");
}

#[test]
fn a_finding_stands_beside_the_line_of_the_log_that_it_is_about() {
    use evidesk::app::debrief_view::{Grader, Marked, Note};
    use evidesk::app::theme::Severity;
    let note = Note {
        severity: Some(Severity::Major),
        code: "EE-068".into(),
        dimensions: vec!["Admissibility"],
        title: "A line without a receiver.".into(),
        text: String::new(),
        better: None,
        consequence: None,
        cites: Vec::new(),
        request: None,
        field: String::new(),
        row: Some(1),
        column: None,
        span: None,
        package: "SRA-9007".into(),
        also: Vec::new(),
    };
    let grader = Grader {
        mark: Box::new(move |_| Marked { acts: vec![note.clone()], ..Marked::default() }),
        check: Box::new(|_, _, _| Vec::new()),
        rule: Box::new(|_| None),
    };
    let line = |event: &str| {
        let row = [("event".to_owned(), event.to_owned())].into();
        let value = evidesk::content::value::Value::Rows(vec![row]);
        Action::LogCustody(Evidence { package: "SRA-9007".into(), item: String::new(), value })
    };
    let store = MemoryStore::with_settings(Settings { reduced_motion: true, ..Settings::default() });
    let closed = Action::Close { why: String::new() };
    store.put("road-pay".into(), Mode::Practice, vec![line("received"), line("stored"), closed]);
    let library = library();
    let mut grader = Some(grader);
    let mut passes = 0;
    let mut harness = Harness::builder().with_size([1366.0, 768.0]).with_max_steps(12).build_ui_state(
        move |ui, desk: &mut Desk| {
            passes += 1;
            let app = desk.app.get_or_insert_with(|| {
                let grader = grader.take().expect("one window");
                let options = Options { store: Box::new(desk.store.clone()), grader, ..Options::default() };
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
    harness.run();
    ask(&mut harness, Intent::Resume("0".into()));
    click(&mut harness, Role::Tab, "Evidence");
    let stored = harness.get_by_label("Stored: whole package").rect();
    let marks: Vec<_> = harness.query_all_by_label("1 Major").map(|mark| mark.rect()).collect();
    assert_eq!(marks.len(), 3, "counted, on the note, and on its line");
    assert!(marks.iter().any(|mark| mark.y_range().contains(stored.center().y)), "{marks:?} beside {stored:?}");
}
