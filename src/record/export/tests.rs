//! The layout without a font: every letter is half as wide as it is high.

use super::layout::pages;
use super::page::*;
use super::paper::*;
use std::collections::BTreeSet;

struct Halves;

impl Measure for Halves {
    fn width(&self, text: &str, style: Style) -> f32 {
        text.chars().count() as f32 * style.size / 2.0
    }
}

fn paper(blocks: Vec<Block>) -> Paper {
    let facts = vec![("Reference".to_owned(), "AHTC-12".to_owned())];
    Paper { title: "A form".to_owned(), above: "Training case".to_owned(), reference: "AHTC-12".to_owned(), facts, blocks }
}

fn texts(page: &Page) -> Vec<(f32, f32, String)> {
    let text = |mark: &Mark| match mark {
        Mark::Text { x, y, text, .. } => Some((*x, *y, text.clone())),
        _ => None,
    };
    page.marks.iter().filter_map(text).collect()
}

fn all(pages: &[Page]) -> String {
    pages.iter().flat_map(texts).map(|(_, _, text)| text).collect::<Vec<_>>().join(" ")
}

fn words(count: usize) -> String {
    (0..count).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ")
}

fn field(label: &str, text: &str) -> Block {
    Block::Field(label.to_owned(), vec![Said::plain(text)])
}

#[test]
fn every_page_says_training_its_number_and_what_it_is_not() {
    let pages = pages(&paper(vec![field("Facts", &words(2500))]), &Halves);
    assert!(pages.len() > 2, "{}", pages.len());
    for (index, page) in pages.iter().enumerate() {
        assert!(matches!(page.marks[0], Mark::Across { text: "TRAINING", .. }), "behind everything, on page {index}");
        let said: Vec<String> = texts(page).into_iter().map(|(_, _, text)| text).collect();
        assert!(said.contains(&FOOT.to_owned()));
        assert!(said.contains(&format!("Page {} of {}", index + 1, pages.len())));
    }
}

#[test]
fn a_field_that_is_longer_than_a_page_loses_no_word_and_keeps_to_the_page() {
    let pages = pages(&paper(vec![field("Facts", &words(2500)), field("After", "end")]), &Halves);
    let all = all(&pages);
    let found: BTreeSet<&str> = all.split_whitespace().collect();
    for n in 0..2500 {
        assert!(found.contains(format!("word{n}").as_str()), "word{n} is lost");
    }
    for (x, y, text) in pages.iter().flat_map(texts) {
        assert!(x >= SIDE && y > 30.0 && y < PAGE.1 - 30.0, "{text} at {x}, {y}");
        assert!(y < BOTTOM || text == FOOT || text.starts_with("Page "), "{text} runs into the foot");
    }
    assert!(all.contains("(continued)"), "the next page says of which field it goes on");
}

#[test]
fn a_label_never_stands_alone_at_the_foot_of_a_page() {
    // However full the page is, the label has text beside it, and a heading a field below it.
    for above in 1..70 {
        let mut blocks: Vec<Block> = (0..above).map(|n| field(&format!("L{n}"), "short")).collect();
        blocks.push(Block::Section("Heading".to_owned()));
        blocks.push(field("Label", &words(30)));
        let pages = pages(&paper(blocks), &Halves);
        let on = |wanted: &str| {
            pages
                .iter()
                .position(|page| texts(page).iter().any(|(_, _, text)| text.split_whitespace().any(|word| word == wanted)))
        };
        assert_eq!(on("Heading"), on("word0"), "{above} fields above");
        assert_eq!(on("Label"), on("word0"), "{above} fields above");
    }
}

#[test]
fn no_line_of_a_field_is_left_alone_on_a_page() {
    for above in 1..60 {
        let mut blocks: Vec<Block> = (0..above).map(|n| field(&format!("L{n}"), "short")).collect();
        blocks.push(field("Label", &words(60)));
        let pages = pages(&paper(blocks), &Halves);
        for page in &pages {
            let lines = texts(page).iter().filter(|(_, _, text)| text.starts_with("word")).count();
            assert_ne!(lines, 1, "{above} fields above");
        }
    }
}

#[test]
fn a_row_of_a_table_stays_whole_and_its_headings_are_said_again() {
    let rows = (0..60).map(|n| vec![format!("CH{n}"), words(12), String::new()]).collect();
    let columns = vec![("Value".to_owned(), true), ("Seen".to_owned(), false), ("Whose".to_owned(), false)];
    let pages = pages(&paper(vec![Block::Table(Table { label: "Identifiers".to_owned(), columns, rows })]), &Halves);
    assert!(pages.len() > 1);
    for page in &pages {
        let said = texts(page);
        for heading in ["Value", "Seen", "Whose"] {
            assert_eq!(said.iter().filter(|(_, _, text)| text == heading).count(), 1, "{heading}");
        }
        let count = |word: &str| said.iter().filter(|(_, _, text)| text.split_whitespace().any(|one| one == word)).count();
        assert_eq!(count("word0"), count("word11"), "a row is cut");
        assert_eq!(count("word0"), count(EMPTY), "an empty cell says so");
        let column = |text: &str| said.iter().find(|(_, _, one)| one == text).map(|(x, _, _)| *x).unwrap();
        assert!(said.iter().filter(|(_, _, text)| text.starts_with("CH")).all(|(x, _, _)| *x == column("Value")));
    }
}

#[test]
fn a_word_wider_than_its_column_is_broken_after_a_slash_and_whole_when_put_together() {
    let address = format!("https://page.example/{}", "path-of-it/".repeat(30));
    let pages = pages(&paper(vec![field("Address", &format!("{address} {}", "x".repeat(200)))]), &Halves);
    let together: String = pages.iter().flat_map(texts).map(|(_, _, text)| text).filter(|text| text != FOOT).collect();
    assert!(together.contains(&address) && together.contains(&"x".repeat(200)));
    for (x, _, text) in pages.iter().flat_map(texts).filter(|(_, _, text)| text.contains("path-of-it")) {
        assert!(
            x + Halves.width(&text, Style { face: Face::Regular, size: 9.6, ink: Ink::Full }) <= SIDE + WIDTH + 0.1,
            "{text}"
        );
    }
}

#[test]
fn a_long_address_breaks_no_short_word_of_another_column() {
    let address = format!("https://page.example/{}", "path-of-it/".repeat(12));
    for count in [4, 6, 8] {
        let columns = (0..count).map(|n| (format!("C{n}"), n == 1)).collect();
        let row = (0..count).map(|n| if n % 3 == 1 { address.clone() } else { "Suspect".to_owned() }).collect();
        let table = Table { label: "Identifiers".to_owned(), columns, rows: vec![row] };
        let pages = pages(&paper(vec![Block::Table(table)]), &Halves);
        let said: Vec<String> = pages.iter().flat_map(texts).map(|(_, _, text)| text).collect();
        let short = (0..count).filter(|n| n % 3 != 1).count();
        assert_eq!(said.iter().filter(|text| *text == "Suspect").count(), short, "{count} columns");
    }
}

#[test]
fn nothing_is_said_as_empty_and_paragraphs_stay() {
    let said = vec![Said::plain("first\n\nsecond\r\nthird")];
    let pages = pages(&paper(vec![Block::Field("Blank".to_owned(), Vec::new()), Block::Field("Text".to_owned(), said)]), &Halves);
    let said = texts(&pages[0]);
    assert!(said.iter().any(|(_, _, text)| text == EMPTY));
    let y = |wanted: &str| said.iter().find(|(_, _, text)| text == wanted).map(|(_, y, _)| *y).unwrap();
    assert!(y("second") - y("first") > y("third") - y("second"), "an empty line is seen");
}

mod files {
    use crate::assess::evaluate::evaluate;
    use crate::case::{Action, World};
    use crate::content::load;
    use crate::content::value::{Value, Values};
    use crate::record::export::{Refused, TRAINING, card, debrief, form, pdf};
    use std::sync::Arc;

    fn golden(scenario: &str) -> World {
        let library = Arc::new(load::embedded().library);
        let path = format!("{}/scenarios/{scenario}/attempts/excellent.attempt.jsonl", env!("CARGO_MANIFEST_DIR"));
        let attempt = crate::record::read_attempt(path.as_ref()).unwrap();
        let mut world = World::new(&library, &attempt.header.scenario).unwrap();
        for line in &attempt.lines {
            world.apply(&line.action).unwrap();
        }
        world
    }

    fn emergency() -> (World, u32) {
        let library = Arc::new(load::embedded().library);
        let mut world = World::new(&library, &"locked-trailer".into()).unwrap();
        let provider = world.scenario().providers[0].clone();
        let line = format!(r#"{{"kind":"choose","request":1,"measure":"emergency","provider":"{provider}"}}"#);
        world.apply(&serde_json::from_str::<Action>(&line).unwrap()).unwrap();
        (world, 1)
    }

    #[test]
    fn a_blank_emergency_form_is_never_printed() {
        let (world, number) = emergency();
        assert_eq!(form(&world, number, None).unwrap_err(), Refused::BlankEmergency);
        let mut values = world.request(number).unwrap().values.clone();
        for (key, text) in [("edr.nature", " \n"), ("edr.who", "—"), ("hdr.ref", "12"), ("edr.kind", "life"), ("edr.true", "yes")]
        {
            values.insert(key.to_owned(), Value::Text(text.to_owned()));
            assert_eq!(form(&world, number, Some(&values)).unwrap_err(), Refused::BlankEmergency, "{key}");
        }
        values.insert("edr.nature".to_owned(), Value::Text("Forty people in a locked trailer.".to_owned()));
        assert!(form(&world, number, Some(&values)).is_ok());
        assert_eq!(form(&world, number, Some(&Values::new())).unwrap_err(), Refused::BlankEmergency);
        assert_eq!(form(&world, 7, None).unwrap_err(), Refused::Unknown(7));
    }

    #[test]
    fn what_the_case_filled_in_alone_is_not_printed() {
        let library = Arc::new(load::embedded().library);
        let mut world = World::new(&library, &"first-hours".into()).unwrap();
        let line = r#"{"kind":"choose","request":1,"measure":"preserve","provider":"chirplet","entity":"chirplet-inc","channel":"portal"}"#;
        world.apply(&serde_json::from_str::<Action>(line).unwrap()).unwrap();
        assert_eq!(form(&world, 1, None).unwrap_err(), Refused::Blank);
        let line = r#"{"kind":"choose","request":2,"measure":"none","why":"Not now."}"#;
        world.apply(&serde_json::from_str::<Action>(line).unwrap()).unwrap();
        assert_eq!(form(&world, 2, None).unwrap_err(), Refused::NoForm(2));
    }

    #[test]
    fn an_addressee_that_the_content_does_not_know_is_not_printed() {
        let world = golden("first-hours");
        let dossier = &world.requests()[0];
        let mut values = dossier.sendings.last().unwrap().values.clone();
        values.insert("prov.entity".to_owned(), Value::Text("A Real Company Ltd".to_owned()));
        let paper = form(&world, dossier.number, Some(&values)).unwrap();
        assert!(!format!("{paper:?}").contains("Real Company"), "{paper:?}");
    }

    #[test]
    fn every_sent_form_and_every_debrief_becomes_a_file_that_says_training() {
        for scenario in ["first-hours", "locked-trailer"] {
            let world = golden(scenario);
            let sent = world.requests().iter().filter(|dossier| !dossier.sendings.is_empty());
            let mut papers: Vec<_> = sent.map(|dossier| form(&world, dossier.number, None).unwrap()).collect();
            assert!(!papers.is_empty());
            papers.push(debrief(&world, &evaluate(&world)));
            for paper in papers {
                let (bytes, pages) = pdf(&paper).unwrap();
                let document = lopdf::Document::load_mem(&bytes).unwrap();
                assert_eq!(document.get_pages().len(), pages);
                let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
                let info = document.get_object(info).unwrap().as_dict().unwrap();
                for key in ["Title", "Subject", "Keywords"] {
                    let text = lopdf::decode_text_string(info.get(key.as_bytes()).unwrap()).unwrap();
                    assert!(text.starts_with(TRAINING), "{key}: {text}");
                }
                for page in document.get_pages().keys() {
                    let text = document.extract_text(&[*page]).unwrap();
                    assert!(text.contains(TRAINING), "page {page}: {text}");
                    assert!(text.contains(&format!("Page {page} of {pages}")), "page {page}: {text}");
                }
            }
        }
    }

    #[test]
    fn the_card_of_each_lesson_is_one_page_that_says_training_and_loses_no_line() {
        let library = load::embedded().library;
        for lesson in library.lessons.values() {
            let (bytes, pages) = pdf(&card(&library, lesson)).unwrap();
            assert_eq!(pages, 1, "{}", lesson.id);
            let text = lopdf::Document::load_mem(&bytes).unwrap().extract_text(&[1]).unwrap();
            assert!(text.contains(TRAINING), "{}", lesson.id);
            let bare = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
            let text = bare(&text);
            for line in &lesson.card.lines {
                assert!(text.contains(&bare(line)), "{}: {line}", lesson.id);
            }
        }
    }
}
