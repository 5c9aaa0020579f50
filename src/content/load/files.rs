//! Files of content as they lie on a disk: read within bounds, never through a link, never outside their folder.

use crate::content::diagnostic::{Diagnostic, Level};
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

/// Largest text of content, in bytes.
pub const MAX_FILE: u64 = 1 << 20;
/// Largest picture, in bytes.
pub const MAX_PICTURE: u64 = 300_000;
/// Widest and highest picture, in pixels.
pub const MAX_PIXELS: u32 = 2000;
/// Most files of one folder.
pub const MAX_FILES: usize = 2000;
/// Deepest folder.
pub const MAX_DEPTH: usize = 6;

/// One file of content.
#[derive(Clone, Debug)]
pub struct Source {
    /// 0 for embedded content; folders count from 1.
    pub layer: usize,
    /// Its path in the library: `first-hours/scenario.ron`.
    pub path: String,
    /// Its path as people know it.
    pub shown: String,
    /// What stands in it.
    pub body: Body,
}

/// What stands in a file.
#[derive(Clone, Debug)]
pub enum Body {
    /// Text, with `\n` at the end of lines.
    Text(Cow<'static, str>),
    /// A picture.
    Picture(Cow<'static, [u8]>),
}

impl Source {
    /// Its text; empty for a picture.
    pub fn text(&self) -> &str {
        match &self.body {
            Body::Text(text) => text,
            Body::Picture(_) => "",
        }
    }

    /// Its bytes, as the digest counts them.
    pub fn bytes(&self) -> &[u8] {
        match &self.body {
            Body::Text(text) => text.as_bytes(),
            Body::Picture(bytes) => bytes,
        }
    }
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| path.to_ascii_lowercase().ends_with(ending))
}

fn is_text(path: &str) -> bool {
    // Lists of words lie beside what uses them.
    let list = path.ends_with(".txt") && path.starts_with("reference/") || path.rsplit('/').next() == Some("terms.txt");
    list || has_ending(path, &[".ron", ".md", ".jsonl"])
}

fn is_picture(path: &str) -> bool {
    has_ending(path, &[".png", ".jpg", ".jpeg"])
}

fn limit(path: &str) -> u64 {
    if is_picture(path) { MAX_PICTURE } else { MAX_FILE }
}

fn error(shown: &str, code: &'static str, message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::file(shown, Level::Error, code, message, help)
}

/// A file from its bytes; what is wrong with them is a diagnostic.
pub fn source(
    layer: usize,
    path: String,
    shown: String,
    bytes: Cow<'static, [u8]>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Source> {
    let body = if is_picture(&path) {
        check_picture(&shown, &bytes, diagnostics);
        Body::Picture(bytes)
    } else {
        let text = match bytes {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
        };
        let Some(text) = text else {
            diagnostics.push(error(&shown, "not-utf8", "the file is not UTF-8 text", "save it as UTF-8"));
            return None;
        };
        let plain = text.starts_with('\u{feff}') || text.contains('\r');
        Body::Text(if plain { text.trim_start_matches('\u{feff}').replace("\r\n", "\n").into() } else { text })
    };
    Some(Source { layer, path, shown, body })
}

/// Reads the head of a picture only: what it says of its size is bounded before anything is decoded.
fn check_picture(shown: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) {
    let size = image::ImageReader::new(io::Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| error.to_string())
        .and_then(|reader| reader.into_dimensions().map_err(|error| error.to_string()));
    match size {
        Ok((width, height)) if width > MAX_PIXELS || height > MAX_PIXELS => diagnostics.push(error(
            shown,
            "picture-too-large",
            format!("the picture has {width} × {height} pixels; at most {MAX_PIXELS} × {MAX_PIXELS} are shown"),
            "make it smaller",
        )),
        Ok(_) => {}
        Err(why) => {
            diagnostics.push(error(shown, "bad-picture", format!("the picture cannot be read: {why}"), "save it as PNG or JPEG"))
        }
    }
}

/// Reads one file of a folder.
pub fn read_file(layer: usize, path: String, file: &Path, diagnostics: &mut Vec<Diagnostic>) -> Option<Source> {
    let shown = file.display().to_string();
    let limit = limit(&path);
    let mut bytes = Vec::new();
    // One byte more than allowed: a file may have grown since its size was asked.
    let read = File::open(file).and_then(|open| open.take(limit + 1).read_to_end(&mut bytes));
    match read {
        Err(why) => {
            diagnostics.push(error(&shown, "unreadable", format!("the file cannot be read: {why}"), "check your rights to it"));
            None
        }
        Ok(length) if length as u64 > limit => {
            let help = if is_picture(&path) { "save it smaller, or with fewer colours" } else { "split it" };
            diagnostics.push(error(
                &shown,
                "too-large",
                format!("the file has more than {limit} bytes; larger ones are not read"),
                help,
            ));
            None
        }
        Ok(_) => source(layer, path, shown, bytes.into(), diagnostics),
    }
}

/// Reads a folder: a root that holds `reference/` and scenario folders, or one case's own folder.
pub fn read_folder(layer: usize, folder: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<Source> {
    let base = if folder.join("scenario.ron").is_file() {
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        if whole.ends_with("reference/example") {
            "reference/example/".to_owned()
        } else {
            whole.file_name().map(|name| format!("{}/", name.to_string_lossy())).unwrap_or_default()
        }
    } else {
        String::new()
    };
    let mut found = Vec::new();
    walk(folder, "", 0, &mut found, diagnostics);
    found.sort();
    found.into_iter().filter_map(|path| read_file(layer, format!("{base}{path}"), &folder.join(&path), diagnostics)).collect()
}

fn walk(root: &Path, below: &str, depth: usize, found: &mut Vec<String>, diagnostics: &mut Vec<Diagnostic>) {
    let folder = if below.is_empty() { root.to_owned() } else { root.join(below) };
    let entries = fs::read_dir(&folder).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(why) => {
            let shown = folder.display().to_string();
            let message = format!("the folder cannot be read: {why}");
            return diagnostics.push(error(&shown, "unreadable", message, "check its name and your rights to it"));
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        let shown = root.join(&path).display().to_string();
        let Ok(meta) = fs::symlink_metadata(entry.path()) else { continue };
        if meta.is_symlink() {
            let message = "this is a link; content is never read through one";
            diagnostics.push(error(&shown, "link", message, "put the file itself into the folder"));
        } else if meta.is_dir() && depth + 1 >= MAX_DEPTH {
            diagnostics.push(error(&shown, "too-deep", format!("folders go more than {MAX_DEPTH} deep"), "move it up"));
        } else if meta.is_dir() {
            walk(root, &path, depth + 1, found, diagnostics);
        } else if !meta.is_file() || !(is_text(&path) || is_picture(&path)) {
            let message = "this is no text and no picture of content; it is not read";
            diagnostics.push(Diagnostic::file(&shown, Level::Hint, "not-read", message, "keep it outside the folder"));
        } else if found.len() >= MAX_FILES {
            let message = format!("the folder has more than {MAX_FILES} files; this one and the rest are not read");
            return diagnostics.push(error(&shown, "too-many", message, "load a smaller folder"));
        } else {
            found.push(path);
        }
    }
}
