//! Mistakes that authors make, and what the checker says of them: code, line, help; and what must never crash it.

#![allow(clippy::unwrap_used)]

use evidesk::content::diagnostic::{Diagnostic, Level};
use evidesk::content::load;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(path)
}

/// A folder with a copy of files of `scenarios/`, each with edits: what is found once is replaced.
fn folder(files: &[(&str, &[(&str, &str)])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, edits) in files {
        let mut text = fs::read_to_string(repository(path)).unwrap();
        for (from, to) in *edits {
            assert!(text.contains(from), "{path} has no {from}");
            text = text.replacen(from, to, 1);
        }
        write(folder.path(), path, text.as_bytes());
    }
    folder
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

fn check(folder: &TempDir) -> Vec<Diagnostic> {
    load::for_checking(&[folder.path()]).diagnostics
}

fn errors(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == Level::Error).collect()
}

/// The text that a diagnostic points at, in its file.
fn meant(diagnostic: &Diagnostic) -> String {
    let text = fs::read_to_string(&diagnostic.path).unwrap();
    let line = text.lines().nth(diagnostic.line - 1).unwrap();
    let end = if diagnostic.end_line == diagnostic.line { diagnostic.end_column } else { usize::MAX };
    line.chars().skip(diagnostic.column - 1).take(end - diagnostic.column).collect()
}

const CASE: &str = "first-hours/scenario.ron";

/// A mistake in a scenario: the edit, the code, what is pointed at, and what the help says.
struct Mistake {
    edit: (&'static str, &'static str),
    code: &'static str,
    at: &'static str,
    help: &'static str,
}

const fn mistake(from: &'static str, to: &'static str, code: &'static str, at: &'static str, help: &'static str) -> Mistake {
    Mistake { edit: (from, to), code, at, help }
}

const IN_A_CASE: &[Mistake] = &[
    mistake("teaser:", "teasr:", "unknown-field", "teasr", "`teaser`"),
    mistake("level: Foundation", "level: Fundation", "unknown-variant", "Fundation", "`Foundation`"),
    mistake("    minutes: 55,\n", "", "missing-field", "(", "`minutes: …`"),
    mistake("minutes: 55", "minutes: \"55\"", "bad-value", "\"55\"", ""),
    mistake("minutes: 55,", "minutes: 55, minutes: 56,", "duplicate-field", "minutes", ""),
    mistake("law_date: \"2023-02-07\"", "law_date: \"2023-02-37\"", "bad-value", "\"2023-02-37\"", ""),
    mistake(
        "\"pk-ptpa/11\",\n        \"pk-crpc/94\"",
        "\"pk-ptpa/1l\",\n        \"pk-crpc/94\"",
        "unknown-clause",
        "\"pk-ptpa/1l\"",
        "`pk-ptpa/11`",
    ),
    mistake("cites: [\"chirplet/2.1\"]", "cites: [\"chirplet/9.4\"]", "unknown-clause", "\"chirplet/9.4\"", "chirplet/9.1"),
    mistake("law: [\n", "law: [\n\"pk-ptpa/2025\",\n", "not-in-force", "\"pk-ptpa/2025\"", "that day"),
    mistake("providers: [\"chirplet\"]", "providers: [\"chirplett\"]", "unknown-provider", "\"chirplett\"", "`chirplet`"),
    mistake("person: \"S1\"", "person: \"S9\"", "unknown-person", "\"S9\"", "S1"),
    mistake("in_offence: true", "in_offence: true, privileged: [\"S9\"]", "unknown-person", "\"S9\"", "S1"),
    mistake("(to: \"a2\", exhibit: \"x5\")", "(to: \"a3\", exhibit: \"x5\")", "unknown-account", "\"a3\"", "`a1`"),
    mistake("(to: \"a2\", exhibit: \"x5\")", "(to: \"a2\", exhibit: \"x55\")", "unknown-exhibit", "\"x55\"", "`x5`"),
    mistake("known_from: \"x5\"", "known_from: \"x-5\"", "unknown-exhibit", "\"x-5\"", "`x5`"),
    mistake("DeletesAccount(\"a2\")", "DeletesAccount(\"aa2\")", "unknown-account", "\"aa2\"", "`a2`"),
    mistake("Freezes(account: \"a2\")", "Freezes(account: \"b2\")", "unknown-account", "\"b2\"", "`a2`"),
    mistake(
        "public: [\"public_profile\"]",
        "public: [\"public_profil\"]",
        "unknown-item",
        "\"public_profil\"",
        "`public_profile`",
    ),
    mistake("form: \"h-order\"", "form: \"h-oder\"", "unknown-form", "\"h-oder\"", "`h-order`"),
    mistake("\"id.rows\", \"pres.scope\"", "\"id.row\", \"pres.scope\"", "unknown-key", "\"id.row\"", "`id.rows`"),
    mistake("\"hdr.lang\": \"en\"", "\"hdr.lng\": \"en\"", "unknown-key", "\"hdr.lng\"", "`hdr.lang`"),
    mistake("\"hdr.kind\": \"new\"", "\"hdr.kind\": \"neu\"", "unknown-option", "\"neu\"", "`new`"),
    mistake(
        "\"prov.entity\": \"chirplet-inc\"",
        "\"prov.entity\": \"chirplet-ink\"",
        "unknown-option",
        "\"chirplet-ink\"",
        "`chirplet-inc`",
    ),
    mistake("[\"BSI\", \"UID\", \"CON\"]", "[\"BSI\", \"UIT\", \"CON\"]", "unknown-option", "\"UIT\"", "`UID`"),
    mistake("\"seen_at\": \"2023-02-07T11:05+05:00\"", "\"seenat\": \"x\"", "unknown-column", "\"seenat\"", "`seen_at`"),
    mistake("\"id_type\": \"account_id\"", "\"id_type\": \"acount_id\"", "unknown-option", "\"acount_id\"", "`account_id`"),
    mistake("\"con.noalert\": \"yes\"", "\"con.noalert\": [\"yes\"]", "wrong-shape", "[\"yes\"]", "one text"),
    mistake(
        "\"hdr.lang\": \"en\"",
        "\"hdr.lang\": \"en\", \"hdr.lang\": \"ur\"",
        "duplicate-key",
        "\"hdr.lang\"",
        "leave one out",
    ),
    mistake("(\"f2\", \"off.max\")", "(\"f2\", \"off.mx\")", "unknown-key", "\"off.mx\"", "`off.max`"),
    mistake("id: \"freeze-a2\"", "id: \"freeze-a1\"", "duplicate-id", "\"freeze-a1\"", "another"),
    mistake("id: \"x2\"", "id: \"x1\"", "duplicate-id", "\"x1\"", "another"),
    mistake("id: \"freeze-a2\"", "id: \"Freeze_A2\"", "not-kebab", "\"Freeze_A2\"", "`freeze-a2`"),
    mistake("worked unpaid (X1)", "worked unpaid in Tarkhana Bela (X1)", "kept-out", "Tarkhana Bela", "V1"),
    mistake("CrPC 1898, section 94(1)", "Waqas; CrPC 1898, section 94(1)", "kept-out", "Waqas", "V1"),
    mistake("+44 7700 900417", "+44 7911 900417", "not-reserved", "+44 7911 900417", "reserved"),
    mistake("desk.gulf@post.example", "desk.gulf@gmail.com", "not-reserved", "desk.gulf@gmail.com", "reserved"),
    mistake("203.0.113.77 port 51806", "8.8.4.4 port 51806", "not-reserved", "8.8.4.4", "reserved"),
    mistake(
        "judge: UsesMeasure(DomesticOrder)",
        "judge: NarrativeCarries(role: Period2, measure: Voluntary, concepts: [])",
        "unknown-variant",
        "Period2",
        "`Period`",
    ),
    mistake(
        "judge: UsesMeasure(DomesticOrder)",
        "judge: NarrativeCarries(role: Treaty, measure: Voluntary, concepts: [])",
        "unknown-role",
        "Treaty",
        "",
    ),
    mistake(
        "judge: UsesMeasure(DomesticOrder)",
        "judge: SavedBefore(event: \"group-leave\")",
        "unknown-event",
        "\"group-leave\"",
        "`group-leaves`",
    ),
    mistake(
        "judge: UsesMeasure(DomesticOrder)",
        "judge: Classes(item: \"x.csv\", class: \"lead\")",
        "unknown-piece",
        "\"x.csv\"",
        "none",
    ),
    mistake("\"open_exhibit\": 5", "\"open_exhibits\": 5", "unknown-cost", "\"open_exhibits\"", "`open_exhibit`"),
    mistake(
        "body: Document(paragraphs: [",
        "body: Picture(file: \"../x.png\", transcript: \"\"), body2: Document(paragraphs: [",
        "path-outside",
        "\"../x.png\"",
        "folder",
    ),
    mistake("same_as: [\"E36\"]", "same_as: [\"E99\"]", "unknown-mistake", "\"E99\"", ""),
    mistake("id: \"first-hours\"", "id: \"last-hours\"", "id-mismatch", "\"last-hours\"", "same"),
];

#[test]
fn each_mistake_in_a_case_is_told_at_its_place() {
    for mistake in IN_A_CASE {
        let (from, to) = mistake.edit;
        let mut files: Vec<(&str, &[(&str, &str)])> = vec![("first-hours/attempts/excellent.attempt.jsonl", &[])];
        let edits = [(from, to)];
        files.push((CASE, &edits));
        let folder = folder(&files);
        let all = check(&folder);
        let Some(found) = all.iter().find(|diagnostic| diagnostic.code == mistake.code) else {
            panic!("{to}: no {}, but {all:#?}", mistake.code)
        };
        assert_eq!(meant(found), mistake.at, "{to}: {found:?}");
        assert!(found.help.contains(mistake.help), "{to}: {}", found.help);
        assert!(found.path.ends_with(CASE), "{}", found.path);
    }
}

#[test]
fn a_mistake_alone_brings_no_others() {
    for (from, to) in [
        ("teaser:", "teasr:"),
        ("level: Foundation", "level: Fundation"),
        ("cites: [\"chirplet/2.1\"]", "cites: [\"chirplet/9.4\"]"),
    ] {
        let folder = folder(&[(CASE, &[(from, to)]), ("first-hours/attempts/excellent.attempt.jsonl", &[])]);
        let all = check(&folder);
        assert_eq!(all.len(), 1, "{all:#?}");
    }
}

#[test]
fn independent_mistakes_of_one_file_are_all_reported() {
    let folder = folder(&[(
        CASE,
        &[
            ("teaser:", "teasr:"),
            ("offence: Trafficking", "offence: Traficking"),
            ("    minutes: 55,\n", ""),
            ("owner: Bystander", "owner: Nobody"),
            ("seen: \"2023-02-06T21:40+05:00\"", "seen: 7"),
            ("severity: Minor", "severity: Minr"),
            ("DeletesAccount(\"a2\")", "DeletesAccount(\"a7\")"),
        ],
    )]);
    let all = check(&folder);
    let told: Vec<(&str, String)> = errors(&all).iter().map(|said| (said.code, meant(said))).collect();
    for (code, at) in [
        ("unknown-field", "teasr"),
        ("unknown-variant", "Traficking"),
        ("missing-field", "("),
        ("unknown-variant", "Nobody"),
        ("bad-value", "7"),
        ("unknown-variant", "Minr"),
        ("unknown-account", "\"a7\""),
    ] {
        assert!(told.contains(&(code, at.to_owned())), "{code} {at}: {all:#?}");
    }
    assert_eq!(told.len(), 7, "{all:#?}");
}

#[test]
fn mistakes_in_reference_documents_are_told_and_what_cites_them_is_not_blamed() {
    let chirplet = "reference/providers/chirplet.ron";
    for (path, edit, code, at) in [
        (
            chirplet,
            ("Controls(entity: \"chirplet-inc\"", "Controls(entity: \"chirplet-ing\""),
            "unknown-entity",
            "\"chirplet-ing\"",
        ),
        (chirplet, ("number: \"1.2\"", "number: \"1.1\""), "duplicate-id", "\"1.1\""),
        (chirplet, ("number: \"9.1\"", "number: \"91.1\""), "unknown-section", "\"91.1\""),
        (chirplet, ("    name: \"Chirplet\",\n", ""), "missing-field", "("),
        ("reference/forms/f2.ron", ("Block(\"authority\")", "Block(\"authorit\")"), "unknown-block", "\"authorit\""),
        ("reference/forms/f2.ron", ("[\"fact.need\",", "[\"fact.needs\","), "unknown-key", "\"fact.needs\""),
        ("reference/forms/f2.ron", ("key: \"vol.other\"", "key: \"vol.fmt\""), "duplicate-key", "\"vol.fmt\""),
        ("reference/forms/f2.ron", ("role: OtherChannels", "role: Deadline"), "duplicate-role", "\"vol.other\""),
        ("reference/forms/f2.ron", ("us-sca/2702a3", "us-sca/2702a4"), "unknown-clause", "\"us-sca/2702a4\""),
        ("reference/forms/blocks/legal.ron", ("pk-peca/31", "pk-peca/331"), "unknown-clause", "\"pk-peca/331\""),
        ("reference/forms/blocks/identifiers.ron", ("role: PeriodZone", "role: Period"), "role-mismatch", "Period"),
        ("reference/lessons/preservation.ron", ("module: Preservation", "module: Preserving"), "unknown-variant", "Preserving"),
        ("reference/powers.ron", ("FreezeAbroad", "FreezeAboard"), "unknown-variant", "FreezeAboard"),
    ] {
        let edits = [edit];
        let folder = folder(&[(path, &edits)]);
        let all = check(&folder);
        assert!(all.iter().any(|said| said.code == code && meant(said) == at), "{path} {edit:?}: {all:#?}");
        let blamed = errors(&all)
            .into_iter()
            .any(|said| said.code == "unknown-provider" || said.path.contains("first-hours") && code == "missing-field");
        assert!(!blamed, "{path} {edit:?}: {all:#?}");
    }
}

#[test]
fn mistakes_in_lessons_are_told_at_their_place() {
    let (law, rights, freeze) =
        ("reference/lessons/crimes-and-law.ron", "reference/lessons/data-and-rights.ron", "reference/lessons/preservation.ron");
    for (path, edit, code, at) in [
        (freeze, ("\n[diagram]\n", "\n"), "diagram-place", ""),
        (freeze, ("minutes: 6", "minutes: 9"), "count", "9"),
        (freeze, ("right: true", "right: false"), "right-answers", ""),
        (freeze, ("            needs: 2,\n", ""), "right-answers", ""),
        (
            freeze,
            ("cites: [\"chirplet/2.1\", \"un-tip/6\"]", "cites: [\"chirplet/2.11\"]"),
            "unknown-clause",
            "\"chirplet/2.11\"",
        ),
        (freeze, ("why: \"Anybody can carry a display name. It finds nobody.\"", "why: \" \""), "empty", "\" \""),
        (freeze, ("(90, 180, Plain)", "(80, 180, Plain)"), "outside-scale", "(80, 180, Plain)"),
        (freeze, ("(90, 180, Plain)", "(90, 190, Plain)"), "outside-scale", "(90, 190, Plain)"),
        (law, ("shown_by: [\"X2\"], may: [\"X1\", \"X4\"]", "shown_by: [\"X7\"]"), "unknown-card", "\"X7\""),
        (law, ("crime: Smuggling", "crime: Both"), "offence", "Both"),
        (law, ("                    child: true,\n", ""), "offence", "Trafficking"),
        (law, ("(element: Border, why: \"She", "(element: Benefit, why: \"She"), "elements", ""),
        (rights, ("bin: \"traffic\"", "bin: \"trafic\""), "unknown-bin", "\"trafic\""),
        (rights, ("part: Touched", "part: Necessity"), "six-lines", ""),
        (
            rights,
            ("(key: \"keep\", name: \"Keep\")", "(key: \"keep\", name: \"Keep\"), (key: \"x\", name: \"X\")"),
            "empty-bin",
            "",
        ),
    ] {
        let edits = [edit];
        let folder = folder(&[(path, &edits)]);
        let all = check(&folder);
        assert!(all.iter().any(|said| said.code == code && (at.is_empty() || meant(said) == at)), "{path} {edit:?}: {all:#?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_at_all_is_blamed_alone() {
    let folder = folder(&[("reference/providers/chirplet.ron", &[("entities: [", "entities: [[[")])]);
    let all = check(&folder);
    assert_eq!(errors(&all).iter().map(|said| said.code).collect::<Vec<_>>(), ["syntax"], "{all:#?}");
}

#[test]
fn a_misspelt_name_does_not_hide_a_missing_bracket() {
    let folder = folder(&[(CASE, &[("teaser:", "teasr:"), ("providers: [\"chirplet\"]", "providers: [\"chirplet\"")])]);
    let all = check(&folder);
    assert_eq!(errors(&all).iter().map(|said| said.code).collect::<Vec<_>>(), ["unknown-field", "syntax"], "{all:#?}");
}

#[test]
fn missing_commas_and_names_bring_no_others() {
    let edits = [
        ("minutes: 55,", "minutes: 55"),
        ("owner: Bystander,", ""),
        ("            id: \"a1\",\n", ""),
        ("group_size: 2,", "group_size: 2 // two"),
        ("transnational: true,", "transnational: true"),
    ];
    let folder = folder(&[(CASE, &edits), ("first-hours/attempts/poor.attempt.jsonl", &[])]);
    let all = check(&folder);
    let mut told: Vec<(&str, String)> = errors(&all).iter().map(|said| (said.code, meant(said))).collect();
    told.sort();
    let comma = |at: &str| ("missing-comma", at.to_owned());
    let field = || ("missing-field", "(".to_owned());
    assert_eq!(told, [comma("2"), comma("5"), comma("e"), field(), field()], "{all:#?}");
}

#[test]
fn warnings_do_not_count_as_errors() {
    let many = "open: [\"prov.entity\", \"prov.channel\", \"id.rows\", \"pres.scope\", \"pres.why\", \"pres.follow\", \"hdr.date\", \"hdr.ref\", \
                \"hdr.kind\", \"hdr.prev\", \"hdr.lang\", \"hdr.class\", \"ra.unit\"]";
    let open = "open: [\"prov.entity\", \"prov.channel\", \"id.rows\", \"pres.scope\", \"pres.why\", \"pres.follow\"]";
    let folder = folder(&[(
        CASE,
        &[
            (open, many),
            ("measures: [Preserve, Voluntary, Extend, DomesticOrder, Nothing]", "measures: [Preserve, Voluntary, Nothing]"),
        ],
    )]);
    let golden = folder.path().join("first-hours/attempts");
    fs::create_dir_all(golden).unwrap();
    let all = check(&folder);
    assert_eq!(errors(&all), Vec::<&Diagnostic>::new());
    for code in ["many-open-fields", "not-on-desk"] {
        assert!(all.iter().any(|said| said.code == code), "{code}: {all:#?}");
    }
}

#[test]
fn a_field_that_nobody_can_fill_in_is_warned_of() {
    let folder = folder(&[(CASE, &[("                \"fact.victim\": \"yes\",\n", "")])]);
    let all = check(&folder);
    let said: Vec<&Diagnostic> = all.iter().filter(|said| said.code == "shut-empty-field").collect();
    assert_eq!(said.len(), 1, "{all:#?}");
    assert!(said[0].message.contains("fact.victim"));
}

#[test]
fn a_company_with_a_list_wants_to_know_who_is_on_it() {
    let unlisted = ("        listed_with: [\"rutba\"],\n", "");
    let folder = folder(&[("ransom-clock/scenario.ron", &[unlisted])]);
    let all = check(&folder);
    let said: Vec<&Diagnostic> = all.iter().filter(|said| said.code == "unlisted-sender").collect();
    assert_eq!(said.iter().map(|said| meant(said)).collect::<Vec<_>>(), ["\"rutba\""]);
}

#[test]
fn a_case_without_a_golden_attempt_is_warned_of() {
    let folder = TempDir::new().unwrap();
    let text = fs::read_to_string(repository(CASE)).unwrap().replacen("id: \"first-hours\"", "id: \"other-hours\"", 1);
    write(folder.path(), "other-hours/scenario.ron", text.as_bytes());
    let all = check(&folder);
    assert_eq!(all.iter().map(|said| said.code).collect::<Vec<_>>(), ["no-excellent"]);
}

#[test]
fn one_file_is_checked_alone() {
    let folder = folder(&[(CASE, &[("law: [\n", "law: [\n\"pk-crpc/9\",\n")])]);
    let all = load::for_checking(&[&folder.path().join(CASE)]).diagnostics;
    assert_eq!(all.iter().map(|said| (said.code, said.line)).collect::<Vec<_>>().len(), 1, "{all:#?}");
    let moved = folder.path().join("scenario.ron");
    fs::rename(folder.path().join(CASE), &moved).unwrap();
    let all = load::for_checking(&[&moved]).diagnostics;
    assert_eq!(all.iter().map(|said| said.code).collect::<Vec<_>>(), ["unknown-clause"], "{all:#?}");
    let loose = TempDir::new().unwrap();
    let text = fs::read_to_string(repository("reference/lessons/preservation.ron")).unwrap();
    write(
        loose.path(),
        "my-lesson.ron",
        text.replacen("id: \"preservation\"", "id: \"my-lesson\"", 1).replacen("minutes", "minuts", 1).as_bytes(),
    );
    let all = load::for_checking(&[&loose.path().join("my-lesson.ron")]).diagnostics;
    assert_eq!(all.iter().map(|said| said.code).collect::<Vec<_>>(), ["unknown-field"], "{all:#?}");
}

#[test]
fn a_folder_adds_and_replaces_only_what_its_manifest_lists() {
    let folder = folder(&[("reference/providers/chirplet.ron", &[])]);
    let load = || load::with_folders(&[folder.path()]);
    let loaded = load();
    let codes: Vec<&str> = loaded.diagnostics.iter().map(|said| said.code).collect();
    assert_eq!(codes, ["duplicate-id"]);
    assert!(loaded.diagnostics[0].message.contains("scenarios/reference/providers/chirplet.ron"), "both places are named");

    write(folder.path(), "content.ron", b"(replaces: [\"chirplet\", \"nobody\"])");
    let loaded = load();
    assert_eq!(loaded.diagnostics.iter().map(|said| said.code).collect::<Vec<_>>(), ["replaces-nothing"]);
    assert_eq!(loaded.library.replaced, ["chirplet"]);
    // The checker, for which the folder's text is the newer one, says the same.
    let nothing = |said: &&Diagnostic| said.code == "replaces-nothing";
    assert_eq!(check(&folder).iter().filter(nothing).map(|said| said.message.contains("nobody")).collect::<Vec<_>>(), [true]);

    fs::remove_file(folder.path().join("reference/providers/chirplet.ron")).unwrap();
    write(folder.path(), "reference/law/ie.ron", &fs::read(repository("reference/law/ie.ron")).unwrap());
    write(folder.path(), "content.ron", b"(replaces: [\"ie\"])");
    assert!(errors(&load().diagnostics).iter().any(|said| said.message.contains("law is never replaced")));
}

#[cfg(unix)]
#[test]
fn links_are_refused() {
    let folder = folder(&[(CASE, &[]), ("first-hours/attempts/excellent.attempt.jsonl", &[])]);
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("first-hours/notes.md")).unwrap();
    std::os::unix::fs::symlink("/etc", folder.path().join("first-hours/exhibits")).unwrap();
    let all = check(&folder);
    assert_eq!(all.iter().map(|said| said.code).collect::<Vec<_>>(), ["link", "link"], "{all:#?}");
}

/// The head of a PNG of this size, and no picture behind it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 6, 0, 0, 0]);
    let crc = header.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    });
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    bytes.extend(header);
    bytes.extend((!crc).to_be_bytes());
    bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    bytes
}

#[test]
fn whatever_lies_in_a_folder_gives_an_error_and_no_crash() {
    let brackets = "[".repeat(200_000);
    let nested = format!("(id: \"x\", title: {}{})", "(a:".repeat(300), ")".repeat(300));
    let deep = "a/b/c/d/e/f/g.ron";
    let huge = vec![b'x'; 3_000_000];
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("first-hours/huge.md", huge.clone(), "too-large"),
        ("reference/law/huge.ron", huge.clone(), "too-large"),
        ("reference/law/brackets.ron", brackets.into_bytes(), "syntax"),
        ("reference/law/nested.ron", nested.into_bytes(), "unknown-variant"),
        (deep, b"()".to_vec(), "too-deep"),
        ("reference/law/latin.ron", b"(id: \"\xe9\")".to_vec(), "not-utf8"),
        ("reference/law/empty.ron", Vec::new(), "syntax"),
        ("reference/law/cut.ron", b"(id: \"a".to_vec(), "syntax"),
        ("first-hours/exhibits/huge.png", huge, "too-large"),
        ("first-hours/exhibits/wide.png", png(2001, 10), "picture-too-large"),
        ("first-hours/exhibits/bomb.png", png(4_000_000, 4_000_000), "picture-too-large"),
        ("first-hours/exhibits/none.png", b"no picture".to_vec(), "bad-picture"),
    ];
    for (path, bytes, code) in cases {
        let folder = TempDir::new().unwrap();
        write(folder.path(), path, &bytes);
        let all = check(&folder);
        if path.ends_with("nested.ron") || path.ends_with("brackets.ron") {
            assert!(!errors(&all).is_empty(), "{path}");
        } else {
            assert!(all.iter().any(|said| said.code == code), "{path}: {all:#?}");
        }
    }
}

#[test]
fn a_diagnostic_shows_its_line_as_compilers_do() {
    let folder = folder(&[(CASE, &[("offence: Trafficking", "offence: Traficking")])]);
    let loaded = load::for_checking(&[folder.path()]);
    let said = loaded.diagnostics.iter().find(|said| said.code == "unknown-variant").unwrap();
    let text = said.render(loaded.library.sources.text(&said.path), false);
    assert!(text.contains("error[unknown-variant]"), "{text}");
    assert!(text.contains("offence: Traficking"), "{text}");
    assert!(text.contains("^^^^^^^^^^"), "{text}");
    assert!(text.contains(&format!("{}:{}:{}", said.path, said.line, said.column)), "{text}");
    assert!(text.contains("help: did you mean `Trafficking`?"), "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[test]
fn the_digest_follows_what_a_case_reaches_and_nothing_else() {
    let digest = |folder: &TempDir| load::scenario_digest(&load::for_checking(&[folder.path()]).library, &"first-hours".into());
    let whole = load::scenario_digest(&load::embedded().library, &"first-hours".into());
    assert!(whole.starts_with("sha256:") && whole.len() == 71);
    let note = "    // a comment\n    id: \"";
    for (path, counts) in [
        (CASE, true),
        ("reference/providers/chirplet.ron", true),
        ("reference/providers/veil.ron", false),
        ("reference/forms/blocks/legal.ron", true),
        ("reference/law/pk-crpc.ron", true),
        ("reference/law/coe.ron", false),
        ("reference/lessons/preservation.ron", true),
        ("reference/lessons/voluntary-disclosure.ron", false),
    ] {
        let edited = folder(&[(path, &[("    id: \"", note)])]);
        // A folder that stands in for the case must bring all of it: only the case itself has files of its own.
        if path == CASE {
            assert_ne!(digest(&edited), whole, "{path}");
        } else {
            assert_eq!(digest(&edited) != whole, counts, "{path}");
        }
    }
    let windows = folder(&[("reference/providers/chirplet.ron", &[])]);
    let file = windows.path().join("reference/providers/chirplet.ron");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace('\n', "\r\n")).unwrap();
    assert_eq!(digest(&windows), whole, "line ends do not count");
}

#[test]
fn embedded_content_has_no_errors() {
    let loaded = load::embedded();
    assert_eq!(errors(&loaded.diagnostics), Vec::<&Diagnostic>::new());
}

/// Texts spoilt at random, the same ones each time: nothing panics, nothing loops, and every place is in its file.
#[test]
fn spoilt_texts_never_crash_the_checker() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let documents = [
        CASE,
        "reference/forms/f2.ron",
        "reference/providers/veil.ron",
        "reference/forms/blocks/facts.ron",
        "reference/powers.ron",
    ];
    let signs: Vec<char> = "()[]{}:,\"#\\/xé7+-@.\n".chars().collect();
    for round in 0..150 {
        let path = documents[round % documents.len()];
        let mut text: Vec<char> = fs::read_to_string(repository(path)).unwrap().chars().collect();
        for _ in 0..=random(3) {
            let at = random(text.len());
            let end = (at + random(12)).min(text.len());
            match random(3) {
                0 => drop(text.drain(at..end)),
                1 => text.insert(at, signs[random(signs.len())]),
                _ => text.splice(at..at, text[at..end].to_vec()).for_each(drop),
            }
        }
        let text: String = text.into_iter().collect();
        let folder = TempDir::new().unwrap();
        write(folder.path(), path, text.as_bytes());
        let loaded = load::for_checking(&[folder.path()]);
        for said in &loaded.diagnostics {
            let source = loaded.library.sources.text(&said.path);
            assert!(source.is_none_or(|source| said.line <= source.lines().count() + 1), "round {round}: {said:?}");
            assert!(said.render(source, true).contains(said.code), "round {round}: {said:?}");
        }
        let own = loaded.diagnostics.iter().filter(|said| !said.path.starts_with("scenarios/")).count();
        assert!(own <= 200, "round {round}: {own} remarks");
    }
}

/// Reads every embedded document with types, keeps it, and does nothing else.
fn only_read() -> usize {
    use evidesk::content::form::{Block, FormDocument};
    use evidesk::content::{law::Law, lesson::Lesson, power::Powers, provider::Provider, scenario::Scenario};
    use load::Kind;
    use std::any::Any;
    use std::collections::BTreeMap;
    fn read<T: serde::de::DeserializeOwned + 'static>(text: &str) -> Box<dyn Any> {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        Box::new(options.from_str::<T>(text).unwrap())
    }
    let read_one = |path: &str, bytes: &[u8]| {
        // A picture is no document.
        let kind = Kind::of(path)?;
        let text = std::str::from_utf8(bytes).unwrap();
        match kind {
            Kind::Law => Some(read::<Law>(text)),
            Kind::Provider => Some(read::<Provider>(text)),
            Kind::Block => Some(read::<Block>(text)),
            Kind::Form => Some(read::<FormDocument>(text)),
            Kind::Lesson => Some(read::<Lesson>(text)),
            Kind::Session => Some(read::<evidesk::content::session::Session>(text)),
            Kind::Test => Some(read::<evidesk::content::test::Test>(text)),
            Kind::Company => Some(read::<evidesk::content::company::CompanyCard>(text)),
            Kind::Measures => Some(read::<evidesk::content::measures::MeasureTable>(text)),
            Kind::Glossary => Some(read::<evidesk::content::glossary::Glossary>(text)),
            Kind::Starters => Some(read::<Vec<evidesk::content::glossary::Starter>>(text)),
            Kind::Powers => Some(read::<Powers>(text)),
            Kind::Clock => Some(read::<BTreeMap<String, u32>>(text)),
            Kind::Chain => Some(read::<Vec<evidesk::content::scenario::ChainStage>>(text)),
            Kind::Concepts => Some(read::<evidesk::content::concept::ConceptDocument>(text)),
            Kind::Weights => Some(read::<evidesk::content::concept::Weights>(text)),
            Kind::Scenario | Kind::Example => Some(read::<Scenario>(text)),
            Kind::Expected | Kind::Manifest => None,
        }
    };
    let documents: Vec<_> = evidesk::content::embedded::FILES.iter().filter_map(|(path, bytes)| read_one(path, bytes)).collect();
    documents.len()
}

#[test]
fn checking_what_is_right_costs_less_than_reading_it() {
    let time = |work: &dyn Fn()| {
        let start = std::time::Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    assert!(only_read() > 40);
    // Both in turn, and the best of many of each: other tests run at the same time.
    let ratio = || {
        let (mut reading, mut loading) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..30 {
            reading = time(&|| assert!(only_read() > 40)).min(reading);
            loading = time(&|| assert!(load::embedded().diagnostics.is_empty())).min(loading);
        }
        loading / reading
    };
    let ratios: Vec<f64> = (0..4).map(|_| ratio()).collect();
    println!("loading and checking takes {ratios:.2?} times as long as reading");
    // The figure is taken on a quiet machine by benches/figures.sh; here only a checker that grew heavy is caught.
    assert!(ratios.iter().any(|ratio| *ratio < 4.0), "{ratios:.2?}");
}

/// The case with packages, with one edit: codes of what is said, and what is pointed at.
fn package_with(from: &str, to: &str) -> Vec<(&'static str, String)> {
    let attempts = ["excellent.attempt.jsonl", "excellent.expected.ron"].map(|name| format!("money-road/attempts/{name}"));
    let folder = folder(&[("money-road/scenario.ron", &[(from, to)]), (&attempts[0], &[]), (&attempts[1], &[])]);
    check(&folder).iter().map(|diagnostic| (diagnostic.code, meant(diagnostic))).collect()
}

#[test]
fn a_package_agrees_with_itself() {
    assert_eq!(package_with("id: \"money-road\"", "id: \"money-road\""), []);
    for (from, to, code, at) in [
        ("accounts: [\"a1\"],", "accounts: [\"a9\"],", "unknown-account", "\"a9\""),
        ("name: \"payout-june-14.csv\",", "name: \"payouts-may.csv\",", "duplicate-id", "\"payouts-may.csv\""),
        ("ticket: \"SRA-9070\"", "ticket: \"SRA-9007\"", "duplicate-id", "\"SRA-9007\""),
        ("faults: [NotListed, IntelligenceOnly]", "faults: [NotListed, Renamed]", "bad-package", "[NotListed, Renamed]"),
        ("faults: [NotListed, IntelligenceOnly]", "faults: [NotListed, Absent]", "bad-package", "[NotListed, Absent]"),
        ("faults: [Renamed, Exculpatory]", "faults: [Exculpatory]", "bad-package", "[Exculpatory]"),
        ("zone: Local,", "zone: Fixed(\"four\"),", "bad-zone", "Fixed(\"four\")"),
        ("classes: [Unusable]", "classes: [Evidence]", "bad-package", "[Evidence]"),
        ("faults: [Surplus]", "faults: [VictimData]", "bad-package", "\"b1\""),
        ("class: \"lead\"", "class: \"clue\"", "unknown-class", "\"clue\""),
        ("step: \"order_isp\"", "step: \"order_ips\"", "unknown-step", "\"order_ips\""),
        ("element: \"Benefit\"", "element: \"Gain\"", "unknown-element", "\"Gain\""),
        ("Sealed(\"b1\")", "Sealed(\"b9\")", "unknown-account", "\"b9\""),
        (
            "Classed(\"payouts-may.csv\", Evidence)",
            "Classed(\"payouts-june.csv\", Evidence)",
            "unknown-piece",
            "\"payouts-june.csv\"",
        ),
        (
            "certificate: true,\n            certificate_faults: [Unsigned]",
            "certificate_faults: [Unsigned]",
            "bad-package",
            "[Unsigned]",
        ),
    ] {
        let said = package_with(from, to);
        assert!(said.contains(&(code, at.to_owned())), "{from} → {to}: {said:?}");
    }
}

#[test]
fn a_line_of_a_package_shows_nothing_of_real_people() {
    for bad in ["8.8.8.8", "+92 51 9106384", "a.b@gmail.com", "61101-1234567-1"] {
        let said = package_with("phone given: +44 7700 900686", &format!("phone given: {bad}"));
        assert!(said.contains(&("not-reserved", bad.to_owned())), "{bad}: {said:?}");
    }
}

#[test]
fn the_checker_says_which_faults_no_package_has() {
    let library = load::embedded().library;
    let whole = evidesk::assess::golden::faults(&library);
    assert!(whole.contains("of 19 faults of packages"), "{whole}");
    for seeded in [
        "HashDiffers",
        "NotListed",
        "Renamed",
        "Resaved",
        "ZoneOverwritten",
        "Surplus",
        "Unsigned",
        "gap",
        "time of another State",
    ] {
        assert!(!whole.lines().any(|line| line.starts_with("In no package") && line.contains(seeded)), "{seeded}: {whole}");
    }
    let mut less = library;
    let case = less.scenarios.values_mut().find(|case| case.id.as_str() == "money-road").unwrap();
    case.packages.iter_mut().flat_map(|package| &mut package.pieces).for_each(|piece| piece.faults.clear());
    let told = evidesk::assess::golden::faults(&less);
    assert!(told.contains("In no package: HashDiffers, NotListed"), "{told}");
}

#[test]
fn the_checker_says_which_clauses_nothing_cites() {
    let library = load::embedded().library;
    let told = evidesk::assess::golden::uncited(&library);
    // A rule cites the one, a case the other, and a term of policy makes the third work.
    for used in ["pk-mla/2020", "chirplet/2.1", "rutba/1.4"] {
        assert!(!told.contains(&format!("{used},")), "{used}: {told}");
    }
    let mut more = library;
    let law = more.laws.values_mut().next().unwrap();
    let (id, mut clause) = (law.id.clone(), law.clauses[0].clone());
    clause.number = "nobody-cites".into();
    law.clauses.push(clause);
    assert!(evidesk::assess::golden::uncited(&more).contains(&format!("{id}/nobody-cites")));
}
