//! The lessons: what each module has, and how one goes through them by the names that a screen reader says.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use evidesk::app::intent::Intent;
use evidesk::app::journal::{MemoryStore, Settings};
use evidesk::app::{App, Options};
use evidesk::content::Library;
use evidesk::content::lesson::{Crime, Exercise, Lesson, Module, TestPart};
use evidesk::content::load;
use evidesk::words::labels;

fn library() -> Library {
    load::embedded().library
}

fn lesson(library: &Library, module: Module) -> &Lesson {
    library.lessons.values().find(|lesson| lesson.module == module).unwrap()
}

#[test]
fn each_module_has_one_lesson_of_five_to_eight_minutes_with_questions_and_a_card() {
    let library = library();
    let modules: Vec<Module> = library.lessons.values().map(|lesson| lesson.module).collect();
    assert_eq!(modules.len(), Module::ALL.len());
    assert_eq!(modules.iter().collect::<BTreeSet<_>>().len(), Module::ALL.len());
    for lesson in library.lessons.values() {
        assert!((5..=8).contains(&lesson.minutes), "{}", lesson.id);
        assert!((3..=5).contains(&lesson.questions.len()), "{}", lesson.id);
        for question in &lesson.questions {
            let right = question.options.iter().filter(|option| option.right).count();
            assert_eq!(right, question.needs, "{}: {}", lesson.id, question.ask);
            assert!(question.options.iter().all(|option| !option.why.is_empty()));
        }
        let (before, after) = lesson.parts();
        assert!(!before.is_empty() && !after.is_empty(), "{}: the diagram stands in the text", lesson.id);
    }
}

#[test]
fn lessons_are_in_plain_sentences() {
    let loaded = load::embedded();
    let said: Vec<_> = loaded.diagnostics.iter().filter(|said| said.path.contains("lessons")).collect();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn the_module_on_law_asks_for_the_offence_and_the_module_on_rights_for_the_six_lines() {
    let library = library();
    let law = lesson(&library, Module::CrimesAndLaw);
    let Some(Exercise::Elements(stories)) = law.exercises.first() else { panic!("no stories") };
    assert_eq!(stories.stories.len(), 6);
    let crimes: BTreeSet<Crime> = stories.stories.iter().map(|story| story.crime).collect();
    assert_eq!(crimes.len(), Crime::ALL.len(), "each answer is right once");
    assert!(stories.stories.iter().any(|story| story.child));
    let rights = lesson(&library, Module::DataAndRights);
    let lines = rights.exercises.iter().find_map(|exercise| match exercise {
        Exercise::Draft(draft) => Some(draft.lines.iter().map(|line| line.part).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(lines.unwrap(), TestPart::ALL);
    let strikes = |exercise: &Exercise| matches!(exercise, Exercise::Sort(sort) if sort.bins.iter().any(|bin| bin.strikes));
    assert!(rights.exercises.iter().any(strikes), "bystanders can be struck out");
}

type Window = Harness<'static, Option<App>>;

fn open(size: [f32; 2], percent: u32) -> Window {
    let settings = Settings { reduced_motion: true, text_percent: percent, ..Settings::default() };
    let library = Arc::new(library());
    let mut passes = 0;
    let mut harness = Harness::builder().with_size(size).with_max_steps(12).build_ui_state(
        move |ui, app: &mut Option<App>| {
            passes += 1;
            // Fonts come into force with the pass after they were installed.
            let app = app.get_or_insert_with(|| {
                let store = Box::new(MemoryStore::with_settings(settings.clone()));
                App::new(ui.ctx(), Arc::clone(&library), Options { store, ..Options::default() })
            });
            if passes > 1 {
                app.show(ui);
            } else {
                ui.ctx().request_repaint();
            }
        },
        None,
    );
    harness.run();
    harness
}

fn window() -> Window {
    open([1366.0, 768.0], 100)
}

fn show(harness: &mut Window, lesson: &Lesson) {
    let ctx = harness.ctx.clone();
    harness.state_mut().as_mut().unwrap().handle(&ctx, Intent::Lesson(lesson.id.clone()));
    harness.run();
}

fn click(harness: &mut Window, role: Role, name: &str) {
    let node = harness.get_by_role_and_label(role, name);
    node.scroll_to_me();
    node.click_accesskit();
    harness.run();
}

fn says(harness: &Window, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn part(harness: &mut Window, lesson: &Lesson, name: &str) {
    let name = match name {
        "Questions" => format!("Questions {}", lesson.questions.len()),
        "Exercises" => format!("Exercises {}", lesson.exercises.len()),
        other => other.to_owned(),
    };
    click(harness, Role::Tab, &name);
}

#[test]
fn every_diagram_is_one_picture_whose_name_says_what_is_drawn() {
    let library = library();
    let mut harness = window();
    for lesson in library.lessons.values() {
        show(&mut harness, lesson);
        let pictures: Vec<String> =
            harness.query_all_by_role(Role::Image).filter_map(|node| node.accesskit_node().label()).collect();
        assert_eq!(pictures, std::slice::from_ref(&lesson.diagram.alt), "{}", lesson.id);
    }
}

#[test]
fn a_wrong_answer_explains_itself_alone_and_the_right_one_explains_all() {
    let library = library();
    let mut harness = window();
    for lesson in library.lessons.values() {
        show(&mut harness, lesson);
        part(&mut harness, lesson, "Questions");
        for (at, question) in lesson.questions.iter().enumerate() {
            if at > 0 {
                click(&mut harness, Role::Button, "Next question");
            }
            assert!(says(&harness, &question.ask));
            let role = if question.needs == 1 { Role::RadioButton } else { Role::CheckBox };
            let wrong = question.options.iter().find(|option| !option.right).unwrap();
            let right: Vec<_> = question.options.iter().filter(|option| option.right).collect();
            click(&mut harness, role, &wrong.text);
            if question.needs > 1 {
                assert!(!says(&harness, &wrong.why), "nothing is told before the check");
                click(&mut harness, Role::Button, "Check");
                click(&mut harness, role, &wrong.text);
            }
            assert!(says(&harness, &wrong.why), "{}: {}", lesson.id, question.ask);
            assert!(!right.iter().any(|option| says(&harness, &option.why)), "the right answer is not given away");
            for option in &right {
                click(&mut harness, role, &option.text);
            }
            if question.needs > 1 {
                click(&mut harness, Role::Button, "Check");
            }
            for option in &question.options {
                assert!(says(&harness, &option.why), "{}: {}", lesson.id, option.text);
            }
        }
        click(&mut harness, Role::Button, if lesson.exercises.is_empty() { "To the card" } else { "To the exercises" });
        assert!(!says(&harness, "Question 1 of"));
    }
}

#[test]
fn what_was_answered_is_still_there_after_another_lesson() {
    let library = library();
    let (first, second) = (lesson(&library, Module::Preservation), lesson(&library, Module::Emergency));
    let mut harness = window();
    show(&mut harness, first);
    part(&mut harness, first, "Questions");
    let right = first.questions[0].options.iter().find(|option| option.right).unwrap();
    click(&mut harness, Role::RadioButton, &right.text);
    click(&mut harness, Role::Button, "Next question");
    show(&mut harness, second);
    assert!(!says(&harness, &right.why));
    show(&mut harness, first);
    assert!(says(&harness, &first.questions[1].ask), "the same question is open");
    click(&mut harness, Role::Button, "Previous question");
    assert!(says(&harness, &right.why), "and the one before is answered");
}

#[test]
fn a_question_is_answered_with_the_keyboard_alone() {
    let library = library();
    let lesson = lesson(&library, Module::Handling);
    let mut harness = window();
    show(&mut harness, lesson);
    part(&mut harness, lesson, "Questions");
    let right = lesson.questions[0].options.iter().find(|option| option.right).unwrap();
    let focused = |harness: &Window| {
        harness
            .root()
            .children_recursive()
            .find(|node| node.accesskit_node().is_focused())
            .and_then(|node| node.accesskit_node().label())
    };
    for _ in 0..60 {
        harness.key_press(Key::Tab);
        harness.run();
        if focused(&harness).as_deref() == Some(right.text.as_str()) {
            break;
        }
    }
    harness.key_press(Key::Space);
    harness.run();
    assert!(says(&harness, &right.why));
}

#[test]
fn a_clause_of_an_explanation_opens_with_its_source() {
    let library = library();
    let lesson = lesson(&library, Module::CrimesAndLaw);
    let mut harness = window();
    show(&mut harness, lesson);
    part(&mut harness, lesson, "Questions");
    let right = lesson.questions[0].options.iter().find(|option| option.right).unwrap();
    click(&mut harness, Role::RadioButton, &right.text);
    let clause = library.clause(&right.cites[1]).unwrap();
    click(&mut harness, Role::Link, &clause.label());
    assert!(says(&harness, "Checked"), "its certainty is shown");
}

#[test]
fn a_story_is_taken_apart_and_each_row_is_judged() {
    let library = library();
    let lesson = lesson(&library, Module::CrimesAndLaw);
    let Some(Exercise::Elements(exercise)) = lesson.exercises.first() else { panic!("no stories") };
    let mut harness = window();
    show(&mut harness, lesson);
    part(&mut harness, lesson, "Exercises");
    for (number, story) in exercise.stories.iter().enumerate() {
        if number > 0 {
            click(&mut harness, Role::Button, "Next story");
        }
        click(&mut harness, Role::Button, "Check");
        let empty = story.elements.iter().filter(|row| row.shown_by.is_empty()).count();
        assert!(says(&harness, &format!("At the last check: {empty} of 5 elements right, no offence named.")), "{}", story.title);
        let name = |element, id: &str| {
            let fact = story.facts.iter().find(|fact| fact.id == id).unwrap();
            format!("{}: {} {}", labels::element(element), fact.id, fact.title)
        };
        // A card about which officers differ is no mistake, ticked or not.
        for row in &story.elements {
            for id in row.shown_by.iter().chain(&row.may) {
                click(&mut harness, Role::CheckBox, &name(row.element, id));
            }
        }
        let wrong = Crime::ALL.into_iter().find(|crime| *crime != story.crime).unwrap();
        click(&mut harness, Role::RadioButton, labels::crime(wrong));
        click(&mut harness, Role::Button, "Check");
        assert!(says(&harness, "At the last check: 5 of 5 elements right, the offence not yet."), "{}", story.title);
        click(&mut harness, Role::RadioButton, labels::crime(story.crime));
        click(&mut harness, Role::Button, "Check");
        assert!(says(&harness, "At the last check: 5 of 5 elements right, the offence right."), "{}", story.title);
        assert!(story.elements.iter().all(|row| says(&harness, &row.why)), "{}", story.title);
    }
}

#[test]
fn an_element_that_only_the_victim_tells_is_named_as_a_gap() {
    let library = library();
    let lesson = lesson(&library, Module::CrimesAndLaw);
    let mut harness = window();
    show(&mut harness, lesson);
    part(&mut harness, lesson, "Exercises");
    click(&mut harness, Role::CheckBox, "Purpose: X1 Statement of V1");
    assert!(!says(&harness, "look for a second source"));
    click(&mut harness, Role::Button, "Check");
    assert!(says(&harness, "look for a second source"));
    // What is changed after the check is judged only with the next one.
    click(&mut harness, Role::CheckBox, "Purpose: X2 Chat on her phone");
    assert!(!says(&harness, "look for a second source"));
    click(&mut harness, Role::Button, "Check");
    assert!(says(&harness, "X2 does not show it."));
}

#[test]
fn things_are_sorted_and_bystanders_struck_out() {
    let library = library();
    let lesson = lesson(&library, Module::DataAndRights);
    let mut harness = window();
    show(&mut harness, lesson);
    part(&mut harness, lesson, "Exercises");
    for (number, exercise) in lesson.exercises.iter().enumerate() {
        click(&mut harness, Role::Button, &format!("{}. {}", number + 1, exercise.title()));
        let Exercise::Sort(sort) = exercise else { continue };
        let count = sort.items.len();
        for (at, item) in sort.items.iter().enumerate() {
            // The first goes into a wrong bin.
            let bin = sort.bins.iter().find(|bin| (bin.key == item.bin) == (at > 0)).unwrap();
            if sort.bins.len() > 3 {
                click(&mut harness, Role::ComboBox, &item.text);
                click(&mut harness, Role::MenuItem, &bin.name);
            } else {
                click(&mut harness, Role::RadioButton, &format!("{}: {}", bin.name, item.text));
            }
        }
        assert!(!says(&harness, &sort.items[0].why));
        click(&mut harness, Role::Button, "Check");
        assert!(says(&harness, &format!("At the last check: {} of {count} right.", count - 1)));
        assert!(says(&harness, "Not there."));
        assert!(sort.items.iter().all(|item| says(&harness, &item.why)));
    }
}

#[test]
fn the_six_lines_are_asked_of_a_draft_that_stays_in_sight() {
    let library = library();
    let lesson = lesson(&library, Module::DataAndRights);
    let at = lesson.exercises.iter().position(|exercise| matches!(exercise, Exercise::Draft(_))).unwrap();
    let Exercise::Draft(draft) = &lesson.exercises[at] else { panic!("no draft") };
    let mut harness = window();
    show(&mut harness, lesson);
    part(&mut harness, lesson, "Exercises");
    click(&mut harness, Role::Button, &format!("{}. {}", at + 1, draft.title));
    for (number, line) in draft.lines.iter().enumerate() {
        if number > 0 {
            click(&mut harness, Role::Button, "Next line");
        }
        assert!(says(&harness, labels::test_part(line.part)));
        assert!(draft.draft.iter().all(|(_, text)| says(&harness, text)));
        let right = line.options.iter().find(|option| option.right).unwrap();
        click(&mut harness, Role::RadioButton, &right.text);
        assert!(line.options.iter().all(|option| says(&harness, &option.why)));
    }
}

#[test]
fn the_card_stands_there_and_can_be_printed() {
    let library = library();
    let mut harness = window();
    for lesson in library.lessons.values() {
        show(&mut harness, lesson);
        part(&mut harness, lesson, "Card");
        assert!(lesson.card.lines.iter().all(|line| says(&harness, line)), "{}", lesson.id);
        let button = harness.query_by_role_and_label(Role::Button, "Print the card").is_some();
        assert_eq!(button, cfg!(feature = "pdf"));
    }
}

/// Every part of every lesson, in windows and text sizes that people have.
#[test]
fn nothing_sticks_out_at_the_side() {
    let library = library();
    for (size, percent) in [([1366.0, 768.0], 100), ([1366.0, 768.0], 200), ([900.0, 600.0], 100), ([1920.0, 1080.0], 125)] {
        let mut harness = open(size, percent);
        for lesson in library.lessons.values() {
            show(&mut harness, lesson);
            for name in ["Read", "Questions", "Exercises", "Card"] {
                if name == "Exercises" && lesson.exercises.is_empty() {
                    continue;
                }
                part(&mut harness, lesson, name);
                inside(&harness, size, &format!("{} {name} at {percent} %", lesson.id));
            }
        }
    }
}

fn inside(harness: &Window, size: [f32; 2], place: &str) {
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        if node.is_hidden() || node.role() == Role::TextRun {
            continue;
        }
        if let Some(bounds) = node.raw_bounds() {
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            let fits = bounds.x1 <= f64::from(size[0]) + 1.0 && bounds.x0 >= -1.0;
            assert!(fits, "{place}: {:?} “{name}” lies at {bounds:?}", node.role());
        }
    }
}
