//! Embeds everything under `scenarios/` and `assets/`, so that the program needs no file beside it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let mut files = Vec::new();
    walk(&root, Path::new("scenarios"), &mut files)?;
    files.sort();
    let mut table = String::from(
        "/// Path below `scenarios/` and bytes of every embedded file, sorted by path.\npub static FILES: &[(&str, &[u8])] = &[\n",
    );
    for file in &files {
        let shown = file.strip_prefix("scenarios").unwrap_or(file).to_string_lossy().replace('\\', "/");
        // Named from the checkout that is compiled: a target folder that several share must not mix their files.
        let path = format!("/{}", file.to_string_lossy().replace('\\', "/"));
        table.push_str(&format!("    ({shown:?}, include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),\n"));
    }
    table.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("embedded.rs"), table)
}

/// Collects files; each folder is watched too, or an added file would be missed.
fn walk(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(root.join(folder))? {
        let path = folder.join(entry?.file_name());
        if root.join(&path).is_dir() {
            walk(root, &path, files)?;
        } else {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
