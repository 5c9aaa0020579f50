//! What is kept, with real processes: a writer is killed at any moment, the disk is full, two want the same
//! attempt, the folder is bad; and the window opens again where it was left.

// Helpers too: in a test a panic is the report.
#![allow(clippy::unwrap_used)]

use std::cell::RefCell;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use std::{env, fs, thread};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use evidesk::app::file_profile::{FileProfile, open_to_read};
use evidesk::app::intent::{Intent, Page};
use evidesk::app::journal::{AttemptSummary, DraftState, Journal, MemoryStore, Mode, Opened, Settings, Store};
use evidesk::app::{App, Options};
use evidesk::case::Action;
use evidesk::case::attempt::{Attempt, Header, Integrity, Seal};
use evidesk::content::id::ScenarioId;
use evidesk::content::time::CaseTime;
use evidesk::content::value::Value;
use evidesk::record::{FileStore, ReadOnly};

/// One at a time: a process that is being started holds, for a moment, the locks of the one that starts it.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Set for the copy of this program that writes.
const WRITER: &str = "EVIDESK_TEST_WRITER";

/// Not a test: what the copy of this program does. It says each thing after it was acknowledged.
#[test]
fn writer() {
    let Some(folder) = env::var_os(WRITER) else { return };
    let store = FileStore::open(Some(Path::new(&folder))).unwrap();
    let (id, mut file) = store.create(Header { scenario: "first-hours".into(), ..Header::default() }).unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "\nid {id}").unwrap();
    for n in 1..10_000 {
        let text = format!("{n} {}", "a line that is long enough to be torn ".repeat(6));
        match file.append(&Action::Note { text }, String::new()) {
            Ok(()) => writeln!(out, "line {n}").unwrap(),
            Err(error) => {
                writeln!(out, "full {error}").unwrap();
                // Less than what did not fit may fit; more never tears what is there.
                let _ = file.append(&Action::Note { text: "x".repeat(9000) }, String::new());
                assert!(store.save_draft(&id, &vec![b'x'; 9000]).is_err());
                return;
            }
        }
        store.save_draft(&id, format!("{{\"after_n\":{n}}}").as_bytes()).unwrap();
        writeln!(out, "draft {n}").unwrap();
    }
}

/// Set for the copy of this program that starts an attempt again and again: the id of that attempt.
const RETRIER: &str = "EVIDESK_TEST_RETRIER";

/// Not a test: what that copy does. It says each new id after it was acknowledged.
#[test]
fn retrier() {
    let (Some(folder), Some(of)) = (env::var_os(WRITER), env::var(RETRIER).ok()) else { return };
    let store = FileStore::open(Some(Path::new(&folder))).unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "\nid {of}").unwrap();
    for n in 1..10_000u32 {
        let new = store.retry(&of, n % 40 + 1).unwrap();
        writeln!(out, "new {new} {}", n % 40).unwrap();
    }
}

fn start_writer(mut command: Command, folder: &Path) -> (Child, BufReader<std::process::ChildStdout>, String) {
    let mut child = command.env(WRITER, folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.starts_with("id ") {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "the writer started");
    }
    let id = line.trim_start_matches("id ").trim().to_owned();
    (child, said, id)
}

fn this_program() -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "writer", "--nocapture", "--test-threads=1"]);
    command
}

/// The last number that was acknowledged, of lines or drafts.
fn last(said: &str, word: &str) -> usize {
    said.lines().filter_map(|line| line.strip_prefix(word)?.trim().parse().ok()).max().unwrap_or(0)
}

#[test]
fn a_writer_that_is_killed_at_any_moment_loses_nothing_it_acknowledged() {
    let _alone = alone();
    for round in 0..20u64 {
        let folder = tempfile::tempdir().unwrap();
        let (mut child, mut out, id) = start_writer(this_program(), folder.path());
        // Different moments of writing, syncing and renaming.
        thread::sleep(Duration::from_micros(700 + round * 3_137 % 40_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut said = String::new();
        out.read_to_string(&mut said).unwrap();
        let store = FileStore::open(Some(folder.path())).unwrap();
        let (attempt, mut file) = store.resume(&id).unwrap();
        let lines = last(&said, "line ");
        assert!(attempt.lines.len() >= lines, "round {round}: {} of {lines}", attempt.lines.len());
        for (at, line) in attempt.lines.iter().enumerate() {
            assert!(matches!(&line.action, Action::Note { text } if text.starts_with(&format!("{} ", at + 1))));
        }
        let drafts = last(&said, "draft ");
        if drafts > 0 {
            let draft: DraftState = serde_json::from_slice(&store.draft(&id).unwrap()).expect("the draft is whole");
            assert!(draft.after_n as usize >= drafts);
        }
        file.append(&Action::Close { why: String::new() }, String::new()).expect("it goes on");
        drop(file);
        assert_eq!(store.resume(&id).unwrap().0.integrity(), Integrity::Intact);
    }
}

#[test]
fn an_attempt_started_again_lies_there_whole_or_not_at_all_when_the_program_is_killed() {
    let _alone = alone();
    for round in 0..12u64 {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::open(Some(folder.path())).unwrap();
        let header = Header { scenario: "first-hours".into(), participants: vec!["A01".into()], ..Header::default() };
        let (id, mut file) = store.create(header).unwrap();
        for n in 1..=40 {
            let text = format!("{n} {}", "a line that is long enough to be torn ".repeat(6));
            file.append(&Action::Note { text }, String::new()).unwrap();
        }
        file.append(&Action::Close { why: String::new() }, String::new()).unwrap();
        drop(file);
        let path = folder.path().join("attempts").join(format!("{id}.attempt.jsonl"));
        let before = fs::read(&path).unwrap();
        let mut command = Command::new(env::current_exe().unwrap());
        command.args(["--exact", "retrier", "--nocapture", "--test-threads=1"]).env(RETRIER, &id);
        let (mut child, mut out, _) = start_writer(command, folder.path());
        thread::sleep(Duration::from_micros(900 + round * 4_211 % 30_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut said = String::new();
        out.read_to_string(&mut said).unwrap();
        assert_eq!(fs::read(&path).unwrap(), before, "the old attempt is untouched");
        let listed = store.list();
        // What was acknowledged is there, each with what it was to hold; the last line said may be torn itself.
        for line in said.lines().filter(|line| line.starts_with("new ")) {
            let [_, new, lines] = line.split(' ').collect::<Vec<_>>()[..] else { continue };
            let Ok(lines) = lines.parse::<usize>() else { continue };
            let attempt = listed.iter().find(|listed| listed.id == new).unwrap().attempt.as_ref().unwrap();
            assert_eq!(attempt.lines.len(), lines, "round {round}");
        }
        // And nothing else is half there.
        for listed in listed.iter().filter(|listed| listed.id != id) {
            let attempt = listed.attempt.as_ref().unwrap();
            assert_eq!((attempt.seal(), attempt.integrity()), (Seal::Whole, Integrity::Incomplete));
            let of = attempt.header.retry_of().unwrap();
            assert_eq!((of.attempt.as_str(), of.action as usize), (id.as_str(), attempt.lines.len() + 1));
        }
        if let Some(new) = listed.iter().find(|listed| listed.id != id) {
            let (_, mut file) = store.resume(&new.id).unwrap();
            file.append(&Action::Close { why: String::new() }, String::new()).expect("it goes on");
            drop(file);
            assert_eq!(store.resume(&new.id).unwrap().0.integrity(), Integrity::Intact);
        }
    }
}

#[test]
fn from_a_decision_in_the_debrief_a_new_attempt_begins_and_outlives_a_crash() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let attempts = || {
        let mut paths: Vec<_> =
            fs::read_dir(folder.path().join("attempts")).unwrap().flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths
    };
    let mut first = window(profile(folder.path()));
    open_the_form(&mut first);
    type_into(&mut first, "Why it is urgent", "Closing this week");
    ask(&mut first, Intent::Send(1));
    ask(&mut first, Intent::Close(String::new()));
    let old = attempts().remove(0);
    let before = fs::read(&old).unwrap();
    press(&mut first, Role::Tab, "Timeline");
    // The choice, the sending, the close.
    let again = first.get_all_by_label("Start again from here").count();
    assert_eq!(again, 3);
    first.get_all_by_label("Start again from here").nth(1).unwrap().click_accesskit();
    first.run();
    let app = first.state().app.as_ref().unwrap();
    assert_eq!(*app.page(), Page::Desk);
    // The form lies open as it was just before it went out.
    assert!(app.world().unwrap().request(1).is_some_and(|dossier| dossier.sendings.is_empty()));
    let draft = app.draft().unwrap();
    assert_eq!((draft.place.work, draft.request), (evidesk::app::intent::Work::Form(1), 1));
    let written = app.world().unwrap().request(1).unwrap().values.get("pres.why").cloned();
    assert_eq!(written, Some(Value::Text("Closing this week".into())));
    drop(first);

    assert_eq!(fs::read(&old).unwrap(), before, "the old attempt is untouched");
    assert_eq!(attempts().len(), 2);
    let mut again = window(profile(folder.path()));
    assert!(again.query_by_label_contains("Started again before step").is_some());
    press(&mut again, Role::Button, "Continue");
    ask(&mut again, Intent::Send(1));
    ask(&mut again, Intent::Close(String::new()));
    let new = attempts().into_iter().find(|path| *path != old).unwrap();
    let attempt = Attempt::parse("new", &fs::read(new).unwrap()).unwrap();
    assert_eq!(attempt.integrity(), Integrity::Intact);
    assert!(attempt.header.retry_of().is_some_and(|of| old.display().to_string().contains(&of.attempt)));
}

#[test]
fn an_end_torn_at_any_byte_is_kept_aside() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::open(Some(folder.path())).unwrap();
    let (id, mut file) = store.create(Header { scenario: "s".into(), ..Header::default() }).unwrap();
    file.append(&Action::Note { text: "one".into() }, String::new()).unwrap();
    let path = folder.path().join("attempts").join(format!("{id}.attempt.jsonl"));
    let whole = fs::read(&path).unwrap();
    file.append(&Action::Note { text: "zwölf".into() }, String::new()).unwrap();
    let longer = fs::read(&path).unwrap();
    drop(file);
    for end in whole.len()..longer.len() - 1 {
        fs::write(&path, &longer[..end]).unwrap();
        let (attempt, file) = store.resume(&id).unwrap();
        drop(file);
        assert_eq!((attempt.lines.len(), attempt.seal()), (1, Seal::Whole), "cut at {end}");
        assert_eq!(fs::read(&path).unwrap(), whole);
        let aside = path.with_extension(format!("torn-{}", end - whole.len()));
        if end > whole.len() {
            assert_eq!(fs::read(aside).unwrap(), &longer[whole.len()..end]);
        }
    }
}

#[test]
#[cfg(unix)]
fn a_full_disk_leaves_whole_what_was_there() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let mut shell = Command::new("sh");
    // A bound on the size of files answers as a full disk does, once its signal is ignored.
    shell.arg("-c").arg("trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"").arg(env::current_exe().unwrap());
    shell.args(["--exact", "writer", "--nocapture", "--test-threads=1"]);
    let (mut child, mut out, id) = start_writer(shell, folder.path());
    let mut said = String::new();
    out.read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success(), "{said}");
    assert!(said.contains("full ") && said.contains("free some space"), "{said}");
    let bytes = fs::read(folder.path().join("attempts").join(format!("{id}.attempt.jsonl"))).unwrap();
    assert!(bytes.ends_with(b"\n"), "no half line");
    let attempt = Attempt::parse("a", &bytes).unwrap();
    assert_eq!((attempt.lines.len(), attempt.seal()), (last(&said, "line "), Seal::Whole));
    let store = FileStore::open(Some(folder.path())).unwrap();
    let draft: DraftState = serde_json::from_slice(&store.draft(&id).unwrap()).expect("the older draft is whole");
    assert_eq!(draft.after_n as usize, last(&said, "draft "));
}

#[test]
fn a_second_process_reads_only_until_the_first_is_gone() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let (mut child, _out, id) = start_writer(this_program(), folder.path());
    let store = FileStore::open(Some(folder.path())).unwrap();
    let (_, mut file) = store.resume(&id).unwrap();
    assert_eq!(file.read_only(), Some(ReadOnly::Elsewhere));
    let refused = file.append(&Action::Note { text: "no".into() }, String::new()).unwrap_err().to_string();
    assert!(refused.contains("Another window"), "{refused}");
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(store.resume(&id).unwrap().1.read_only(), None);
}

fn evidesk() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evidesk"));
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command
}

#[test]
fn what_stops_the_window_is_said_in_one_sentence_with_exit_status_two() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("file");
    fs::write(&plain, "x").unwrap();
    let good = folder.path().join("profile");
    let (plain, good, missing) = (plain.to_str().unwrap(), good.to_str().unwrap(), "no-such-file.attempt.jsonl");
    for (arguments, says) in [
        (vec!["--profile", plain], "--profile DIR"),
        (vec!["--profile", good], "no display"),
        (vec!["--profile", good, "--content", plain], "no folder that can be read"),
        (vec!["--profile", good, missing], missing),
        (vec!["--profile", good, plain], "file:1:"),
    ] {
        let output = evidesk().args(&arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.starts_with("evidesk: ") && said.contains(says) && said.trim().lines().count() == 1, "{said}");
    }
}

#[test]
fn portable_keeps_the_profile_beside_the_program() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("evidesk-copy");
    fs::copy(env!("CARGO_BIN_EXE_evidesk"), &program).unwrap();
    let mut command = Command::new(&program);
    command.arg("--portable").env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    assert_eq!(command.output().unwrap().status.code(), Some(2), "no display, and nothing else");
    assert!(folder.path().join("evidesk-profile/attempts").is_dir());
}

struct Window {
    app: Option<App>,
    options: Option<Options>,
}

/// A window over this profile; it lives until it is dropped, which is what being killed is to the files.
fn window(options: Options) -> Harness<'static, Window> {
    let library = Arc::new(evidesk::content::load::embedded().library);
    let mut passes = 0;
    let mut harness = Harness::builder().with_size([1366.0, 768.0]).with_max_steps(12).build_ui_state(
        move |ui, window: &mut Window| {
            passes += 1;
            let options = &mut window.options;
            let app = window.app.get_or_insert_with(|| App::new(ui.ctx(), Arc::clone(&library), options.take().unwrap()));
            if passes > 1 {
                app.show(ui);
            } else {
                ui.ctx().request_repaint();
            }
        },
        Window { app: None, options: Some(options) },
    );
    harness.run();
    harness
}

fn over(store: impl Store + 'static) -> Options {
    Options { store: Box::new(store), ..Options::default() }
}

fn profile(folder: &Path) -> Options {
    let library = Arc::new(evidesk::content::load::embedded().library);
    let mut profile = FileProfile::new(FileStore::open(Some(folder)).unwrap(), library);
    profile.save_settings(&Settings { reduced_motion: true, ..Settings::default() }).unwrap();
    over(profile)
}

fn press(harness: &mut Harness<'_, Window>, role: Role, name: &str) {
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

fn open_the_form(harness: &mut Harness<'_, Window>) {
    ask(harness, Intent::Start("first-hours".into(), Mode::Practice));
    let chosen = Action::Choose {
        request: 1,
        measure: "preserve".into(),
        provider: Some("chirplet".into()),
        entity: None,
        channel: None,
        form: Some("f1".into()),
        why: "It closes.".into(),
    };
    ask(harness, Intent::Act(chosen));
    press(harness, Role::Tab, "Freeze");
}

fn type_into(harness: &mut Harness<'_, Window>, name: &str, text: &str) {
    harness.get_by_role_and_label(Role::MultilineTextInput, name).focus();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, name).type_text(text);
    harness.run();
}

#[test]
fn a_killed_window_opens_again_at_the_same_letter() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let mut first = window(profile(folder.path()));
    open_the_form(&mut first);
    type_into(&mut first, "Why it is urgent", "Closing this wek");
    first.key_press(egui::Key::ArrowLeft);
    first.run();
    thread::sleep(Duration::from_millis(520));
    first.run();
    drop(first);

    let mut again = window(profile(folder.path()));
    press(&mut again, Role::Button, "Continue");
    let draft = again.state().app.as_ref().unwrap().draft().unwrap();
    assert_eq!((draft.section, &draft.values["pres.why"]), (4, &Value::Text("Closing this wek".into())));
    // The caret stands where it stood: the letter that is missing goes there.
    again.event(egui::Event::Text("e".into()));
    again.run();
    let draft = again.state().app.as_ref().unwrap().draft().unwrap();
    assert_eq!(draft.values["pres.why"], Value::Text("Closing this week".into()));
}

#[test]
fn a_draft_of_another_moment_is_offered_and_outlives_the_next_crash() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let mut first = window(profile(folder.path()));
    open_the_form(&mut first);
    drop(first);
    let draft = fs::read_dir(folder.path().join("drafts")).unwrap().next().unwrap().unwrap().path();
    for (text, said) in [
        (r#"{"after_n":99,"request":1,"values":{"pres.why":"Nobody shall lose this."}}"#, "Nobody shall lose this."),
        ("a draft { that broke", "a draft { that broke"),
    ] {
        fs::write(&draft, text).unwrap();
        for _ in 0..2 {
            let mut again = window(profile(folder.path()));
            press(&mut again, Role::Button, "Continue");
            assert!(again.query_by_label_contains(said).is_some(), "{said}");
            press(&mut again, Role::Tab, "Freeze");
            type_into(&mut again, "Why it is urgent", "x");
            ask(&mut again, Intent::Go(Page::Law));
        }
    }
}

/// A profile on a disk that is full while `full` holds.
#[derive(Clone)]
struct Full {
    inner: MemoryStore,
    full: Rc<RefCell<bool>>,
}

struct FullJournal(Box<dyn Journal>, Rc<RefCell<bool>>);

impl Journal for FullJournal {
    fn append(&mut self, action: &Action, at: &CaseTime) -> Result<(), String> {
        if *self.1.borrow() { Err("No space left.".into()) } else { self.0.append(action, at) }
    }
    fn keep_draft(&mut self, draft: &DraftState, typing: bool) -> Result<(), String> {
        if *self.1.borrow() { Err("No space left.".into()) } else { self.0.keep_draft(draft, typing) }
    }
    fn read_only(&self) -> Option<String> {
        None
    }
}

impl Store for Full {
    fn attempts(&self) -> Vec<AttemptSummary> {
        self.inner.attempts()
    }
    fn start(&mut self, scenario: &ScenarioId, mode: Mode) -> Result<Opened, String> {
        let opened = self.inner.start(scenario, mode)?;
        Ok(Opened { journal: Box::new(FullJournal(opened.journal, Rc::clone(&self.full))), ..opened })
    }
    fn open(&mut self, id: &str) -> Result<Opened, String> {
        self.inner.open(id)
    }
    fn settings(&self) -> Settings {
        self.inner.settings()
    }
    fn save_settings(&mut self, _: &Settings) -> Result<(), String> {
        Ok(())
    }
}

#[test]
fn what_cannot_be_written_stays_and_is_written_in_its_order() {
    let _alone = alone();
    let inner = MemoryStore::with_settings(Settings { reduced_motion: true, ..Settings::default() });
    let full = Rc::new(RefCell::new(false));
    let mut harness = window(over(Full { inner: inner.clone(), full: Rc::clone(&full) }));
    open_the_form(&mut harness);
    let before = inner.actions(0).len();
    *full.borrow_mut() = true;
    let note = |text: &str| Action::Note { text: text.into() };
    ask(&mut harness, Intent::Act(note("one")));
    ask(&mut harness, Intent::Act(note("two")));
    assert!(harness.query_by_label_contains("Your last 2 steps").is_some());
    ask(&mut harness, Intent::Start("first-hours".into(), Mode::Practice));
    assert!(harness.query_by_label_contains("not saved yet").is_some(), "another case does not push it out");
    *full.borrow_mut() = false;
    press(&mut harness, Role::Button, "Try again");
    assert_eq!(inner.actions(0)[before..], [note("one"), note("two")]);
    assert!(harness.query_by_label_contains("Your last").is_none());
}

#[test]
fn an_attempt_file_opens_itself_at_its_debrief_and_stays_as_it_is() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let poor = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/first-hours/attempts/poor.attempt.jsonl");
    let whole = fs::read_to_string(poor).unwrap();
    let unclosed = whole.lines().take(6).map(|line| format!("{line}\n")).collect::<String>();
    for (text, said) in [(whole, "no seal"), (unclosed, "not complete")] {
        let path = folder.path().join("sent.attempt.jsonl");
        fs::write(&path, &text).unwrap();
        let library = Arc::new(evidesk::content::load::embedded().library);
        let shown = open_to_read(&path, &library).unwrap();
        let mut harness = window(Options { shown: Some(shown), ..over(MemoryStore::default()) });
        assert_eq!(*harness.state().app.as_ref().unwrap().page(), Page::Debrief);
        assert!(harness.query_by_label_contains(said).is_some(), "{said}");
        ask(&mut harness, Intent::Act(Action::Note { text: "Not into a file that was sent.".into() }));
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}
