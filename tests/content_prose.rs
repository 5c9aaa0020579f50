//! What the checker says of texts that people read: misspelt words, real names, sentences that are too long, law of
//! another day, facts without a source.

#![allow(clippy::unwrap_used)]

use evidesk::content::diagnostic::{Diagnostic, Level};
use evidesk::content::load;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const CASE: &str = "first-hours/scenario.ron";
const GUIDE: &str = "reference/providers/chirplet.ron";
const LESSON: &str = "reference/lessons/crimes-and-law.ron";

/// Checks a folder with copies of files of `scenarios/`, each with one edit, and more files.
fn check(files: &[(&str, (&str, &str))], more: &[(&str, &str)]) -> Vec<Diagnostic> {
    let folder = TempDir::new().unwrap();
    let write = |path: &str, text: &str| {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    for (path, (from, to)) in files {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        write(path, &text.replacen(from, to, 1));
    }
    more.iter().for_each(|(path, text)| write(path, text));
    let said = load::for_checking(&[folder.path()]).diagnostics;
    // Where a case was copied alone, its golden attempts are missed; that is another check's matter.
    said.into_iter()
        .filter(|said| said.code != "no-excellent")
        .map(|said| Diagnostic { message: format!("{} | {}", said.message, pointed(&said)), ..said })
        .collect()
}

/// The text that a diagnostic points at.
fn pointed(said: &Diagnostic) -> String {
    let text = fs::read_to_string(&said.path).unwrap_or_default();
    let line = text.lines().nth(said.line - 1).unwrap_or_default();
    line.chars().skip(said.column - 1).take(said.end_column.saturating_sub(said.column)).collect()
}

/// Expects one remark, and gives its help.
fn one(files: &[(&str, (&str, &str))], level: Level, code: &str, at: &str) -> String {
    let all = check(files, &[]);
    assert_eq!(all.len(), 1, "{files:?}: {all:#?}");
    assert_eq!((all[0].severity, all[0].code), (level, code), "{all:#?}");
    assert!(all[0].message.ends_with(&format!("| {at}")), "{all:#?}");
    assert!(all[0].path.ends_with(files[0].0), "{all:#?}");
    all[0].help.clone()
}

fn none(files: &[(&str, (&str, &str))], more: &[(&str, &str)]) {
    assert_eq!(check(files, more), [], "{files:?}");
}

#[test]
fn what_is_built_in_has_nothing_to_be_warned_of() {
    let all = load::for_checking(&[]).diagnostics;
    let shown: Vec<String> = all.iter().map(ToString::to_string).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn a_misspelt_word_is_told_where_it_stands() {
    for (path, edit, at) in [
        (CASE, ("Read the case file.", "Read the cese file."), "cese"),
        (CASE, ("He is safe with", "He is saef with"), "saef"),
        (CASE, ("hotel work abroad", "hotel work abroed"), "abroed"),
        (CASE, ("on arrival his passport was taken", "on arival his passport was taken"), "arival"),
        (GUIDE, ("On request of foreign police", "On reqest of foreign police"), "reqest"),
        (LESSON, ("In the chat S1 recruits her", "In the chat S1 recrutes her"), "recrutes"),
        ("reference/law/ie.ron", ("text: \"", "text: \"Judgment of the Cuort. "), "Cuort"),
        ("reference/glossary.ron", ("means: \"", "means: \"Somthing else. "), "Somthing"),
    ] {
        let help = one(&[(path, edit)], Level::Warning, "spelling", at);
        assert!(help.contains("terms.txt"), "{help}");
    }
    let help = one(&[(CASE, ("Read the case file.", "Recieve the case file."))], Level::Warning, "spelling", "Recieve");
    assert!(help.contains("`receive`"), "{help}");
    // What the facilitator reads, beside its case: names of the case are known there.
    let notes = |words| ("first-hours/facilitator.md", ("Trafficking by job offer.", words));
    let case = (CASE, ("Read the", "Read the"));
    none(&[notes("Waqas and Tarkhana Bela are names."), case], &[]);
    one(&[notes("Trafficking by jbo offer."), case], Level::Warning, "spelling", "jbo");
}

#[test]
fn what_is_no_english_of_the_author_is_let_be() {
    // A chat, an identifier, a name that stands twice, a possessive, a word of another script.
    none(&[(CASE, ("Peace be with you. I saw", "Pece be wiht you. I saw"))], &[]);
    none(&[(CASE, ("Read the case file.", "Read `qwxz`, qwx.zyx@post.example and QWX2041."))], &[]);
    none(&[(CASE, ("Read the case file.", "Ask Zarbakht of Zarbakht’s office."))], &[]);
    none(&[(CASE, ("Read the case file.", "Read the case file: فائل."))], &[]);
    // A long name that is nearly a word is that word misspelt, however often it stands there.
    let all = check(&[(CASE, ("Read the case file.", "Ask the Departmant. The Departmant knows."))], &[]);
    assert_eq!(all.iter().map(|said| said.code).collect::<Vec<_>>(), ["spelling", "spelling"], "{all:#?}");
}

#[test]
fn a_folder_brings_its_own_words() {
    let edit = ("Read the case file.", "Read the roznamcha of the thana.");
    let all = check(&[(CASE, edit)], &[]);
    assert_eq!(all.iter().map(|said| said.code).collect::<Vec<_>>(), ["spelling", "spelling"], "{all:#?}");
    none(&[(CASE, edit)], &[("reference/spelling/terms.txt", "# ours\nroznamcha\nthana\n")]);
    none(&[(CASE, edit)], &[("first-hours/terms.txt", "roznamcha\nthana\n")]);
}

#[test]
fn real_names_stand_in_nothing_that_is_invented() {
    for (path, edit, at) in [
        (CASE, ("Read the case file.", "Read the case file on Facebook."), "Facebook"),
        (CASE, ("Peace be with you. I saw", "I wrote on whatsapp. I saw"), "whatsapp"),
        (CASE, ("on arrival his passport", "on arrival (Western Union) his passport"), "Western Union"),
        (CASE, ("Read the case file.", "Call the helpline 1991."), "1991"),
        (GUIDE, ("On request of foreign police", "Like Google, on request of foreign police"), "Google"),
        ("reference/forms/f2.ron", ("label: \"", "label: \"TikTok: "), "TikTok"),
        ("reference/forms/blocks/legal.ron", ("label: \"", "label: \"Gmail: "), "Gmail"),
    ] {
        one(&[(path, edit)], Level::Error, "real-name", at);
    }
    // Where real companies are what is spoken of, and where a case only looks for what a trainee may write.
    none(&[("reference/glossary.ron", ("means: \"", "means: \"As Google has it. "))], &[]);
    none(&[(CASE, ("find: [\"passport|papers", "find: [\"whatsapp\", \"passport|papers"))], &[]);
    none(&[(CASE, ("Read the case file.", "Think of the signal, the meta data and the year 1991."))], &[]);
}

#[test]
fn sentences_of_a_case_and_of_guidelines_are_short() {
    let more = "A line and a line".to_owned() + &" and a line".repeat(6) + ".";
    for (path, edit, at) in [
        (CASE, ("Read the case file.", more.as_str()), "A line and a"),
        (GUIDE, ("On request of foreign police we", format!("{more} On request of foreign police we").as_str()), "A line and a"),
        (CASE, ("missed: \"", format!("missed: \"{more} ").as_str()), "A line and a"),
    ] {
        one(&[(path, edit)], Level::Warning, "long-sentence", at);
    }
    // Papers of the file say it as their writers do.
    none(&[(CASE, ("Peace be with you.", &more))], &[]);
}

#[test]
fn law_of_another_day_is_cited_nowhere_in_a_case() {
    // By a form that the case puts on the desk.
    let form = ("\"pk-fia/1974\", \"pk-peca/31\"", "\"pk-ptpa/2025\", \"pk-peca/31\"");
    let all = check(&[("reference/forms/f1.ron", form), (CASE, ("Read the", "Read the"))], &[]);
    let own: Vec<&Diagnostic> = all.iter().filter(|said| said.path.ends_with(CASE)).collect();
    assert!(own.iter().any(|said| said.code == "not-in-force" && said.message.ends_with("| \"f1\"")), "{all:#?}");
    assert!(all.iter().all(|said| said.code == "not-in-force"), "{all:#?}");
    // By its own way of an assistance request, and by a story of a lesson.
    let stage = "chain: [(id: \"ministry\", office: \"The ministry\", duty: Sends, days: 9, text: \"Sent.\", cites: [\"pk-ptpa/2025\"])],\n    events: [";
    one(&[(CASE, ("events: [", stage))], Level::Error, "not-in-force", "\"pk-ptpa/2025\"");
    let story = ("sends the ticket.\", cites: [\"pk-ptpa/3\"]", "sends the ticket.\", cites: [\"pk-ptpa/2025\"]");
    one(&[(LESSON, story)], Level::Error, "not-in-force", "\"pk-ptpa/2025\"");
    // The library's way is on no day; what it cites exists.
    one(&[("reference/chain.ron", ("\"pk-mla/2020\"", "\"pk-mla/2021\""))], Level::Error, "unknown-clause", "\"pk-mla/2021\"");
}

#[test]
fn a_clause_that_a_text_names_in_passing_exists() {
    let lumio = "reference/providers/lumio.ron";
    for (path, edit, at) in [
        (CASE, ("missed: \"", "missed: \"Chirplet 4.7 says more. "), "4.7"),
        (CASE, ("missed: \"", "missed: \"That is a rule (9.9). "), "9.9"),
        (lumio, ("text: \"", "text: \"Under 1.1 and clause 1.9. "), "1.9"),
    ] {
        one(&[(path, edit)], Level::Warning, "unknown-number", at);
    }
    none(&[(CASE, ("missed: \"", "missed: \"He paid 9.9 million (4.7 in cash). "))], &[]);
}

#[test]
fn every_fact_has_a_source_and_says_how_sure_it_is() {
    let law = "reference/law/ie.ron";
    for (path, edit, code) in [
        (law, ("source: \"Well known; not read again for this library.\"", "source: \" \""), "no-source"),
        (law, ("            certainty: High,\n", ""), "missing-field"),
        (GUIDE, ("source: \"Fictional. Written", "source: \"\", // \"Written"), "no-source"),
        ("reference/forms/f2.ron", ("source: \"Training form", "source: \"\", // \"Training form"), "no-source"),
        ("reference/glossary.ron", ("source: \"Words", "source: \"\", // \"Words"), "no-source"),
        ("reference/measures/pakistan.ron", ("source: \"Made", "source: \"\", // \"Made"), "no-source"),
        ("reference/powers.ron", ("cites: [\"pk-crpc/94\", \"pk-peca/31\", \"pk-peca/30\"]", "cites: []"), "no-source"),
    ] {
        let all = check(&[(path, edit)], &[]);
        let own: Vec<&str> = all.iter().filter(|said| said.severity == Level::Error).map(|said| said.code).collect();
        assert_eq!(own, [code], "{path}: {all:#?}");
    }
}
