//! The workshop page and its test, walked by the names that a screen reader says; what was answered outlives a crash.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use std::{env, fs, thread};

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use evidesk::app::file_profile::FileProfile;
use evidesk::app::intent::{Intent, Page};
use evidesk::app::journal::{MemoryStore, Mode, Settings, Store};
use evidesk::app::{App, Options};
use evidesk::content::Library;
use evidesk::content::load;
use evidesk::content::test::{Sitting, TestForm};
use evidesk::content::time::Clock;
use evidesk::record::{FileStore, OpenTest, RecordError, TestRecord};

/// A process that is being started holds, for a moment, the locks of the one that starts it.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

struct Desk {
    app: Option<App>,
    store: Option<Box<dyn Store>>,
}

type Window = Harness<'static, Desk>;

fn library() -> Arc<Library> {
    Arc::new(load::embedded().library)
}

/// The window on the page, at twenty minutes to eleven, with frames that take so many seconds.
fn window(store: Box<dyn Store>, seconds: f32) -> Window {
    let library = library();
    let mut passes = 0;
    let mut harness = Harness::builder().with_size([1366.0, 768.0]).with_step_dt(seconds).with_max_steps(12).build_ui_state(
        move |ui, desk: &mut Desk| {
            passes += 1;
            if let Some(store) = desk.store.take() {
                let clock = || Clock::parse("10:50").unwrap();
                let options = Options { store, first: Page::Workshop, clock, ..Options::default() };
                desk.app = Some(App::new(ui.ctx(), Arc::clone(&library), options));
            }
            // Fonts come into force with the pass after they were installed.
            match &mut desk.app {
                Some(app) if passes > 1 => app.show(ui),
                _ => ui.ctx().request_repaint(),
            }
        },
        Desk { app: None, store: Some(store) },
    );
    harness.run();
    harness
}

fn memory() -> MemoryStore {
    MemoryStore::with_settings(Settings { reduced_motion: true, ..Settings::default() })
}

fn in_memory(store: &MemoryStore) -> Window {
    window(Box::new(store.clone()), 1.0 / 60.0)
}

fn profile(folder: &Path) -> Box<dyn Store> {
    Box::new(FileProfile::new(FileStore::open(Some(folder)).unwrap(), library()))
}

fn click(harness: &mut Window, role: Role, name: &str) {
    let node = harness.get_by_role_and_label(role, name);
    node.scroll_to_me();
    node.click_accesskit();
    harness.run();
}

fn press(harness: &mut Window, name: &str) {
    click(harness, Role::Button, name);
}

fn app(harness: &Window) -> &App {
    harness.state().app.as_ref().unwrap()
}

fn shows(harness: &Window, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn kept(store: &dyn Store) -> TestRecord {
    store.test(&"before-and-after".into()).unwrap()
}

/// The text of the best answer to an item of a form.
fn best(form: TestForm, at: usize) -> String {
    let library = load::embedded().library;
    let item = &library.tests["before-and-after"].form(form)[at];
    item.options[item.right().unwrap()].text.clone()
}

#[test]
fn a_part_of_the_schedule_opens_its_lesson_its_case_and_its_test() {
    let store = memory();
    let mut harness = in_memory(&store);
    // The longer workshop, its first day, its first part.
    assert!(shows(&harness, "09:00 Opening"));
    click(&mut harness, Role::Row, "11:40 M3 Preservation");
    press(&mut harness, "Open the lesson: Preservation: keep a copy, before it is gone");
    assert_eq!(*app(&harness).page(), Page::Lessons);

    press(&mut harness, "Workshop");
    click(&mut harness, Role::Row, "11:55 First hours, part A");
    assert!(shows(&harness, "all fields that the case leaves open"));
    press(&mut harness, "Open the case: First hours");
    assert_eq!(*app(&harness).page(), Page::Brief("first-hours".into()));

    let mut harness = in_memory(&store);
    click(&mut harness, Role::Row, "09:15 Test before");
    press(&mut harness, "Open the test before");
    assert!(harness.query_by_role_and_label(Role::RadioButton, "Form A").is_some());
}

#[test]
fn a_case_that_was_begun_in_part_a_is_gone_on_with_in_part_b() {
    let store = memory();
    store.put("first-hours".into(), Mode::Practice, Vec::new());
    let mut harness = in_memory(&store);
    click(&mut harness, Role::Row, "14:15 First hours, part B");
    press(&mut harness, "Go on with the case: First hours");
    assert_eq!(*app(&harness).page(), Page::Desk);
}

#[test]
fn the_other_day_and_the_other_workshop_are_chosen() {
    let mut harness = in_memory(&memory());
    click(&mut harness, Role::RadioButton, "Day 2");
    assert!(shows(&harness, "13:45 Company representatives"));
    click(&mut harness, Role::Row, "10:40 The dean who was not");
    // Fewer fields than the case itself leaves open.
    let library = library();
    let label = |key: &str| library.forms["f4"].field(key).unwrap().label.clone();
    assert!(shows(&harness, &label("off.dual")) && shows(&harness, &label("mla.route")));
    assert!(!shows(&harness, &label("id.rows")));
    click(&mut harness, Role::ComboBox, "Workshop");
    click(&mut harness, Role::MenuItem, "One day");
    assert!(shows(&harness, "14:50 M6 and M7"));
    assert!(!shows(&harness, "Capstone"));
}

#[test]
fn the_part_that_runs_is_marked_by_the_clock_once_it_is_said_which_day_is_today() {
    let mut harness = in_memory(&memory());
    assert!(!shows(&harness, ", now"));
    click(&mut harness, Role::CheckBox, "Day 1 is today");
    // 10:50.
    assert!(harness.query_by_role_and_label(Role::Row, "10:40 M2 Data and human rights, now").is_some());
    click(&mut harness, Role::Tab, "Running late");
    harness.get_by_role_and_label(Role::TextInput, "Minutes late").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Minutes late").type_text("27");
    harness.run();
    // Twenty-seven minutes late, the schedule is at 10:23.
    assert!(harness.query_by_role_and_label(Role::Row, "10:10 Debrief: Six stories, now").is_some());
    assert_eq!(harness.get_all_by_label("cut now").count(), 2);
    assert!(shows(&harness, "They save 40 min, and that is enough"));
    assert!(shows(&harness, "M5 Emergency, whole"));
}

#[test]
fn what_is_over_cannot_be_cut_any_more() {
    let mut harness = in_memory(&memory());
    click(&mut harness, Role::RadioButton, "Day 2");
    click(&mut harness, Role::Tab, "Running late");
    harness.get_by_role_and_label(Role::TextInput, "Minutes late").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Minutes late").type_text("40");
    harness.run();
    assert_eq!(harness.get_all_by_label("over already").count(), 2);
    assert_eq!(harness.get_all_by_label("cut now").count(), 1);
    assert!(shows(&harness, "25 min stay"));
}

#[test]
fn the_script_of_a_debrief_is_closed_until_it_is_opened() {
    let mut harness = in_memory(&memory());
    click(&mut harness, Role::Row, "12:30 Debrief: First hours, part A");
    assert!(!shows(&harness, "Own screen, 2 minutes"));
    click(&mut harness, Role::DisclosureTriangle, "For whoever leads: the script");
    assert!(shows(&harness, "Own screen, 2 minutes"));
}

fn begin(harness: &mut Window, form: &str) {
    click(harness, Role::Tab, "Test");
    if harness.query_by_role_and_label(Role::RadioButton, &format!("Form {form}")).is_some() {
        click(harness, Role::RadioButton, &format!("Form {form}"));
    }
    press(harness, &format!("Begin with form {form}"));
}

#[test]
fn a_test_is_silent_until_it_is_handed_in_and_then_explains_every_answer() {
    let store = memory();
    let mut harness = in_memory(&store);
    begin(&mut harness, "A");
    assert!(shows(&harness, "Item 1 of 10") && shows(&harness, "About 10 minutes left"));
    click(&mut harness, Role::RadioButton, &best(TestForm::A, 0));
    assert!(!shows(&harness, "The best answer") && !shows(&harness, "Right"));
    press(&mut harness, "Next item");
    // The keyboard chooses too: the second answer, which is not the best.
    harness.key_press(Key::Num2);
    harness.run();
    click(&mut harness, Role::Tab, "Item 10");
    press(&mut harness, "Hand in");
    // Eight have no answer: said once, nothing is handed in.
    assert!(shows(&harness, "No answer yet: item 3, 4, 5, 6, 7, 8, 9, 10"));
    assert!(kept(&store).open.is_some());
    press(&mut harness, "Hand in all the same");
    assert!(shows(&harness, "Test before: 1 of 10 right"));
    assert!(shows(&harness, "Your answer, and the best") && shows(&harness, "You gave no answer"));
    assert!(harness.query_all_by_role(Role::Link).count() > 40, "each answer has its clauses");
    let record = kept(&store);
    let before = record.before.unwrap();
    assert_eq!((record.open, before.form, before.all().right, before.all().of), (None, TestForm::A, 1, 10));
    assert_eq!(before.modules.len(), 8);
}

#[test]
fn after_comes_with_the_other_form_and_both_are_compared() {
    let store = memory();
    let mut harness = in_memory(&store);
    begin(&mut harness, "B");
    click(&mut harness, Role::Tab, "Item 10");
    press(&mut harness, "Hand in");
    press(&mut harness, "Hand in all the same");
    press(&mut harness, "Done");
    assert!(shows(&harness, "You take form A"));
    press(&mut harness, "Begin with form A");
    for at in 0..10 {
        click(&mut harness, Role::RadioButton, &best(TestForm::A, at));
        press(&mut harness, if at == 9 { "Hand in" } else { "Next item" });
    }
    assert!(shows(&harness, "Test after: 10 of 10 right"));
    assert!(shows(&harness, "10 more right after than before"));
    press(&mut harness, "Done");
    assert!(harness.query_by_label_contains("Begin with").is_none(), "each once");
    press(&mut harness, "Delete these results");
    press(&mut harness, "Keep it");
    assert!(kept(&store).after.is_some());
    press(&mut harness, "Delete these results");
    press(&mut harness, "Delete the results");
    assert_eq!(kept(&store), TestRecord::default());
    assert!(harness.query_by_role_and_label(Role::RadioButton, "Form A").is_some());
}

#[test]
fn the_code_chooses_the_form_and_is_kept_nowhere() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(profile(folder.path()), 1.0 / 60.0);
    click(&mut harness, Role::Tab, "Test");
    harness.get_by_role_and_label(Role::TextInput, "Participant code").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Participant code").type_text("QX14");
    harness.run();
    press(&mut harness, "Begin with form B");
    click(&mut harness, Role::Tab, "Item 10");
    press(&mut harness, "Hand in");
    press(&mut harness, "Hand in all the same");
    drop(harness);
    for entry in fs::read_dir(folder.path().join("tests")).unwrap().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap();
        assert!(!text.contains("QX14") && !text.contains("answers"), "{text}");
    }
}

#[test]
fn the_minutes_go_down_and_being_over_takes_nothing_away() {
    let store = memory();
    // Half a minute a frame.
    let mut harness = window(Box::new(store.clone()), 30.0);
    begin(&mut harness, "A");
    let mut seen = BTreeMap::new();
    for _ in 0..40 {
        harness.step();
        for minutes in 1..=10 {
            *seen.entry(minutes).or_insert(0) += usize::from(shows(&harness, &format!("About {minutes} minutes left")));
        }
    }
    assert!(seen[&9] > 0 && seen[&4] > 0, "{seen:?}");
    assert!(shows(&harness, "10 minutes are over: finish and hand in"));
    click(&mut harness, Role::RadioButton, &best(TestForm::A, 0));
    assert_eq!(kept(&store).open.unwrap().answers.len(), 1);
}

#[test]
fn answers_are_there_again_when_the_window_was_closed_in_the_middle() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let mut first = window(profile(folder.path()), 1.0 / 60.0);
    begin(&mut first, "A");
    click(&mut first, Role::RadioButton, &best(TestForm::A, 0));
    press(&mut first, "Next item");
    click(&mut first, Role::RadioButton, &best(TestForm::A, 1));
    // Gone without a word: no `on_exit`.
    drop(first);
    let mut again = window(profile(folder.path()), 1.0 / 60.0);
    click(&mut again, Role::Tab, "Test");
    assert!(shows(&again, "2 of 10 items are answered, and kept"));
    press(&mut again, "Go on");
    assert!(shows(&again, "Item 2 of 10"));
    let answer = best(TestForm::A, 1);
    let chosen = again.get_by_role_and_label(Role::RadioButton, &answer);
    assert_eq!(chosen.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    // A second window sees it, and cannot write in it.
    let mut second = window(profile(folder.path()), 1.0 / 60.0);
    click(&mut second, Role::Tab, "Test");
    press(&mut second, "Go on");
    assert!(shows(&second, "another window holds this test"));
}

#[test]
fn what_cannot_be_written_is_said_and_written_as_soon_as_it_can_be() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(profile(folder.path()), 1.0 / 60.0);
    begin(&mut harness, "A");
    let tests = folder.path().join("tests");
    let aside = folder.path().join("elsewhere");
    fs::rename(&tests, &aside).unwrap();
    // A file where the folder has to be.
    fs::write(&tests, "").unwrap();
    click(&mut harness, Role::RadioButton, &best(TestForm::A, 0));
    assert!(shows(&harness, "The last answer is only in this window"));
    fs::remove_file(&tests).unwrap();
    fs::rename(&aside, &tests).unwrap();
    press(&mut harness, "Try again");
    assert!(!shows(&harness, "The last answer is only in this window"));
    assert_eq!(kept(profile(folder.path()).as_ref()).open.unwrap().answers.len(), 1);
}

#[test]
fn a_test_can_be_taken_with_the_page_asked_for_by_its_name() {
    let mut harness = in_memory(&memory());
    let ctx = harness.ctx.clone();
    harness.state_mut().app.as_mut().unwrap().handle(&ctx, Intent::Go(Page::Cases));
    harness.run();
    press(&mut harness, "Workshop");
    assert_eq!(*app(&harness).page(), Page::Workshop);
}

/// Set for the copy of this program that answers.
const ANSWERS: &str = "EVIDESK_TEST_ANSWERS";

/// Not a test: what that copy does. It says each answer after it was acknowledged.
#[test]
fn answers() {
    let Some(folder) = env::var_os(ANSWERS) else { return };
    let store = FileStore::open(Some(Path::new(&folder))).unwrap();
    let (mut record, file) = store.hold_test(&"t".into()).unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "\nready").unwrap();
    for n in 1..10_000u32 {
        let open = record.open.get_or_insert_with(|| OpenTest::new(Sitting::Before, TestForm::A));
        open.answers.insert(format!("item-{n}").as_str().into(), 1);
        open.seconds = n;
        file.save(&record).unwrap();
        writeln!(out, "kept {n}").unwrap();
    }
}

#[test]
fn a_program_that_is_killed_at_any_moment_loses_no_answer_it_acknowledged() {
    let _alone = alone();
    for round in 0..16u64 {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env::current_exe().unwrap());
        command.args(["--exact", "answers", "--nocapture", "--test-threads=1"]).env(ANSWERS, folder.path());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.starts_with("ready") {
            line.clear();
            assert!(out.read_line(&mut line).unwrap() > 0, "it started");
        }
        // While it runs nobody else may write.
        let store = FileStore::open(Some(folder.path())).unwrap();
        if round == 0 {
            assert!(matches!(store.hold_test(&"t".into()), Err(RecordError::TestElsewhere)));
        }
        thread::sleep(Duration::from_micros(700 + round * 3_137 % 40_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut said = String::new();
        out.read_to_string(&mut said).unwrap();
        let last = said.lines().filter_map(|line| line.strip_prefix("kept ")?.parse::<u32>().ok()).max().unwrap_or(0);
        let (record, file) = store.hold_test(&"t".into()).unwrap();
        let seconds = record.open.as_ref().map_or(0, |open| open.seconds);
        assert!(seconds >= last, "round {round}: {seconds} of {last}");
        assert_eq!(record.open.as_ref().map_or(0, |open| open.answers.len()), seconds as usize);
        file.save(&record).expect("it goes on");
    }
}
