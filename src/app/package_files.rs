//! The files of a package written into a folder, so that a trainee can hash them with another tool. Names are made
//! safe, sizes are bounded, nothing that is there is overwritten, and a note says that all of it is for training.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::App;
use crate::case::package::Package;

/// Most files, and most bytes of all together.
const MOST_FILES: usize = 200;
const MOST_BYTES: usize = 32 << 20;
/// The longest name of a file.
const LONGEST: usize = 80;

/// Writes them into a new folder below `place` and returns that folder.
///
/// # Errors
/// In words for people; what was written until then stays.
pub fn write(package: &Package, place: &Path) -> Result<PathBuf, String> {
    let bytes: usize = package.files.iter().map(|file| file.bytes.len()).sum();
    if package.files.len() > MOST_FILES || bytes > MOST_BYTES {
        return Err("The package is too large to be saved.".to_owned());
    }
    if !place.is_dir() {
        return Err(format!("{} is no folder. Name one that is there.", place.display()));
    }
    let folder = new_folder(place, &safe(&format!("{}-training", package.ticket)))?;
    let mut taken = BTreeSet::from(["training.txt".to_owned()]);
    let mut note = vec![
        "TRAINING. These files were made up for an exercise with Evidesk. They are no evidence and name no real person."
            .to_owned(),
        format!("Package {}", package.ticket),
    ];
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), String> {
        let chosen = unlike(&safe(name), &mut taken);
        if chosen != name {
            note.push(format!("“{name}” was saved as {chosen}"));
        }
        put_new(&folder.join(chosen), bytes)
    };
    for file in &package.files {
        put(&file.name, &file.bytes)?;
    }
    let mut paper = match &package.certificate {
        Some(paper) => paper.lines.clone(),
        None => package.listed.iter().map(|(name, hash)| format!("{name}  {hash}")).collect(),
    };
    paper.push(String::new());
    let name = if package.certificate.is_some() { "sender-certificate.txt" } else { "sender-list.txt" };
    put(name, paper.join("\n").as_bytes())?;
    note.push(String::new());
    put_new(&folder.join("TRAINING.txt"), note.join("\n").as_bytes())?;
    Ok(folder)
}

fn put_new(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let written = OpenOptions::new().write(true).create_new(true).open(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| format!("{} could not be written: {error}", path.display()))
}

/// A folder that was not there before.
fn new_folder(place: &Path, name: &str) -> Result<PathBuf, String> {
    for number in 1..100 {
        let folder = place.join(if number == 1 { name.to_owned() } else { format!("{name}-{number}") });
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(format!("{} could not be made: {error}", folder.display())),
        }
    }
    Err(format!("There are too many folders named {name} already."))
}

/// A name that stays in its folder on every system.
fn safe(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' })
        .take(LONGEST)
        .collect();
    let kept = kept.trim_start_matches('.').trim_end_matches('.');
    let stem = kept.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")));
    if kept.is_empty() || device { format!("file_{kept}") } else { kept.to_owned() }
}

/// The name, or one like it that is not taken yet.
fn unlike(name: &str, taken: &mut BTreeSet<String>) -> String {
    let (stem, ending) = name.rsplit_once('.').map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    let mut chosen = name.to_owned();
    let mut number = 2;
    // Some systems do not tell capitals apart.
    while !taken.insert(chosen.to_lowercase()) {
        chosen = format!("{stem}-{number}{ending}");
        number += 1;
    }
    chosen
}

impl App {
    /// Writes the files of a package, and says what came of it.
    pub(super) fn save_files(&mut self, index: usize, place: &str) {
        let Some(running) = &mut self.running else { return };
        let Some(received) = running.world.received().get(index) else { return };
        running.desk.receive.saving.said = match write(&received.package, Path::new(place)) {
            Ok(folder) => format!("Saved in {}.", folder.display()),
            Err(why) => why,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_folder() {
        assert_eq!(safe("../../etc/passwd"), "_.._etc_passwd");
        assert_eq!(safe("con.csv"), "file_con.csv");
        assert_eq!(safe("..."), "file_");
        assert_eq!(safe("logins 1.csv"), "logins_1.csv");
        let mut taken = BTreeSet::new();
        assert_eq!(unlike("a.csv", &mut taken), "a.csv");
        assert_eq!(unlike("A.csv", &mut taken), "A-2.csv");
    }
}
