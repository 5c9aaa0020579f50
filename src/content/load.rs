//! Files to [`Library`]: the embedded base, and folders that add to it. Every file is read, whatever is wrong with
//! another; sizes, depth and counts are bounded, and no path leaves its folder.

use super::diagnostic::{Diagnostic, Level, nearest};
use super::form::{Block, FormDocument};
use super::{GoldenFile, Library, check, embedded};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Largest file of content, in bytes.
pub const MAX_FILE: u64 = 1 << 20;
/// Most files of one folder.
pub const MAX_FILES: usize = 2000;
/// Deepest folder.
pub const MAX_DEPTH: usize = 6;

/// What was loaded, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Everything that could be read.
    pub library: Library,
    /// Everything that is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// One file by its path below the root of its folder.
type Files = BTreeMap<String, (String, String)>;

/// The embedded content.
pub fn embedded() -> Loaded {
    with_folders(&[])
}

/// The embedded content, and the content of these folders added to it.
pub fn with_folders(folders: &[&Path]) -> Loaded {
    let mut loaded = Loaded::default();
    let mut files = Files::new();
    for (path, bytes) in embedded::FILES {
        add(&mut files, path, format!("scenarios/{path}"), bytes, &mut loaded.diagnostics);
    }
    for folder in folders {
        read_folder(folder, &mut files, &mut loaded.diagnostics);
    }
    read_all(&files, &mut loaded);
    check::check(&loaded.library, &files, &mut loaded.diagnostics);
    loaded.diagnostics.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
    loaded
}

fn problem(path: &str, code: &'static str, message: String, help: &str) -> Diagnostic {
    Diagnostic {
        path: path.to_owned(),
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
        severity: Level::Error,
        code,
        message,
        help: help.to_owned(),
    }
}

fn is_text(path: &str) -> bool {
    [".ron", ".md", ".jsonl"].iter().any(|end| path.ends_with(end))
}

fn add(files: &mut Files, path: &str, shown: String, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) {
    if !is_text(path) {
        return;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            if let Some((other, _)) = files.get(path) {
                diagnostics.push(problem(
                    &shown,
                    "duplicate-file",
                    format!("this file stands in for {other}, which is loaded already"),
                    "give the document another id and path; a folder adds, it does not replace",
                ));
            } else {
                files.insert(path.to_owned(), (shown, text));
            }
        }
        Err(_) => diagnostics.push(problem(&shown, "not-utf8", "the file is not UTF-8 text".into(), "save it as UTF-8")),
    }
}

/// Reads a folder: a root that holds `reference/` and scenario folders, or one scenario's own folder.
fn read_folder(folder: &Path, files: &mut Files, diagnostics: &mut Vec<Diagnostic>) {
    let shown = folder.display().to_string();
    let base = if folder.join("scenario.ron").is_file() {
        folder
            .canonicalize()
            .ok()
            .and_then(|path| path.file_name().map(|name| format!("{}/", name.to_string_lossy())))
            .unwrap_or_default()
    } else {
        String::new()
    };
    let mut found = Vec::new();
    if let Err(error) = walk(folder, "", 0, &mut found, diagnostics) {
        diagnostics.push(problem(
            &shown,
            "unreadable",
            format!("the folder cannot be read: {error}"),
            "check its name and your rights to it",
        ));
        return;
    }
    for path in found {
        let whole = folder.join(&path);
        let shown = whole.display().to_string();
        match fs::read(&whole) {
            Ok(bytes) => add(files, &format!("{base}{path}"), shown, &bytes, diagnostics),
            Err(error) => diagnostics.push(problem(
                &shown,
                "unreadable",
                format!("the file cannot be read: {error}"),
                "check your rights to it",
            )),
        }
    }
}

fn walk(root: &Path, below: &str, depth: usize, found: &mut Vec<String>, diagnostics: &mut Vec<Diagnostic>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(root.join(below))?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        let shown = root.join(&path).display().to_string();
        let meta = fs::symlink_metadata(entry.path())?;
        if meta.is_symlink() {
            diagnostics.push(problem(
                &shown,
                "link",
                "this is a link; content is never read through one".into(),
                "put the file itself into the folder",
            ));
        } else if meta.is_dir() {
            if depth + 1 >= MAX_DEPTH {
                diagnostics.push(problem(&shown, "too-deep", format!("folders go more than {MAX_DEPTH} deep"), "move it up"));
            } else {
                walk(root, &path, depth + 1, found, diagnostics)?;
            }
        } else if meta.len() > MAX_FILE && is_text(&path) {
            diagnostics.push(problem(
                &shown,
                "too-large",
                format!("the file has {} bytes; at most {MAX_FILE} are read", meta.len()),
                "split it",
            ));
        } else if found.len() >= MAX_FILES {
            diagnostics.push(problem(
                &shown,
                "too-many",
                format!("the folder has more than {MAX_FILES} files"),
                "load a smaller folder",
            ));
            return Ok(());
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads one document; a mistake in it becomes a diagnostic at its place.
pub fn document<T: DeserializeOwned>(shown: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    match options.from_str(text) {
        Ok(document) => Some(document),
        Err(error) => {
            let (code, help) = match &error.code {
                ron::Error::NoSuchStructField { expected, found, .. } => ("unknown-field", meant(found, expected)),
                ron::Error::NoSuchEnumVariant { expected, found, .. } => ("unknown-variant", meant(found, expected)),
                ron::Error::MissingStructField { field, .. } => {
                    ("missing-field", format!("write `{field}: …`, or look for a misspelt name of it"))
                }
                _ => ("syntax", "compare the line with scenarios/README.md".to_owned()),
            };
            diagnostics.push(Diagnostic {
                path: shown.to_owned(),
                line: error.span.start.line,
                column: error.span.start.col,
                end_line: error.span.end.line,
                end_column: error.span.end.col,
                severity: Level::Error,
                code,
                message: error.code.to_string(),
                help,
            });
            None
        }
    }
}

fn meant(found: &str, expected: &[&str]) -> String {
    nearest(found, expected.iter().copied())
        .map_or_else(|| format!("known here: {}", expected.join(", ")), |name| format!("did you mean `{name}`?"))
}

fn read_all(files: &Files, loaded: &mut Loaded) {
    let Loaded { library, diagnostics } = loaded;
    let mut forms: Vec<(String, FormDocument)> = Vec::new();
    let mut ids: BTreeMap<(&str, String), String> = BTreeMap::new();
    let mut once =
        |kind: &'static str, id: String, shown: &str, diagnostics: &mut Vec<Diagnostic>| match ids.get(&(kind, id.clone())) {
            Some(other) => {
                diagnostics.push(problem(
                    shown,
                    "duplicate-id",
                    format!("{kind} “{id}” stands in {other} too"),
                    "give one of them another id",
                ));
                false
            }
            None => {
                ids.insert((kind, id), shown.to_owned());
                true
            }
        };
    for (path, (shown, text)) in files {
        library.digests.insert(path.clone(), Sha256::digest(text.as_bytes()).into());
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["reference", "law", name] if name.ends_with(".ron") => {
                if let Some(law) = document::<super::Law>(shown, text, diagnostics)
                    && once("law", law.id.to_string(), shown, diagnostics)
                {
                    library.laws.insert(law.id.clone(), law);
                }
            }
            ["reference", "providers", name] if name.ends_with(".ron") => {
                if let Some(provider) = document::<super::Provider>(shown, text, diagnostics)
                    && once("provider", provider.id.to_string(), shown, diagnostics)
                {
                    library.providers.insert(provider.id.clone(), provider);
                }
            }
            ["reference", "forms", "blocks", name] if name.ends_with(".ron") => {
                if let Some(block) = document::<Block>(shown, text, diagnostics)
                    && once("block", block.id.to_string(), shown, diagnostics)
                {
                    library.blocks.insert(block.id.clone(), block);
                }
            }
            ["reference", "forms", name] if name.ends_with(".ron") => {
                if let Some(form) = document::<FormDocument>(shown, text, diagnostics)
                    && once("form", form.id.to_string(), shown, diagnostics)
                {
                    forms.push((shown.clone(), form));
                }
            }
            ["reference", "lessons", name] if name.ends_with(".ron") => {
                if let Some(lesson) = document::<super::Lesson>(shown, text, diagnostics)
                    && once("lesson", lesson.id.to_string(), shown, diagnostics)
                {
                    library.lessons.insert(lesson.id.clone(), lesson);
                }
            }
            ["reference", "powers.ron"] => {
                if let Some(powers) = document(shown, text, diagnostics) {
                    library.powers = powers;
                }
            }
            ["reference", "clock.ron"] => {
                if let Some(costs) = document(shown, text, diagnostics) {
                    library.costs = costs;
                }
            }
            [_, "scenario.ron"] => {
                if let Some(scenario) = document::<super::Scenario>(shown, text, diagnostics)
                    && once("scenario", scenario.id.to_string(), shown, diagnostics)
                {
                    library.scenarios.insert(scenario.id.clone(), scenario);
                }
            }
            [folder, "attempts", name] if name.ends_with(".attempt.jsonl") => {
                let expected = path.replace(".attempt.jsonl", ".expected.ron");
                library.golden.push(GoldenFile {
                    scenario: (*folder).into(),
                    path: shown.clone(),
                    attempt: text.clone(),
                    expected: files.get(&expected).cloned(),
                });
            }
            _ => {}
        }
    }
    for (_, form) in forms {
        let assembled = library.assemble(&form);
        library.forms.insert(form.id, assembled);
    }
}

/// SHA-256 over a scenario and everything that it reaches, as `sha256:…`.
pub fn scenario_digest(library: &Library, id: &super::ScenarioId) -> String {
    let folder = format!("{id}/");
    let mut hash = Sha256::new();
    for (path, digest) in &library.digests {
        let own = path.starts_with(&folder) && !path.contains("/attempts/") && !path.ends_with("facilitator.md");
        if own || path.starts_with("reference/") && !path.starts_with("reference/lessons/") {
            hash.update(path.as_bytes());
            hash.update([0]);
            hash.update(digest);
        }
    }
    let digest = hash.finalize();
    format!("sha256:{}", digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}
