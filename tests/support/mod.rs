//! The library as it lies in the folder, read document by document.

use evidesk::content::Library;
use serde::de::DeserializeOwned;
use std::{fs, path::Path};

fn documents<T: DeserializeOwned>(folder: &str) -> Vec<T> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut paths: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).expect("the file can be read");
            options.from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        })
        .collect()
}

/// Everything under `scenarios`.
pub fn library() -> Library {
    let mut library = Library::default();
    library.laws =
        documents::<evidesk::content::law::Law>("scenarios/reference/law").into_iter().map(|it| (it.id.clone(), it)).collect();
    library.providers = documents::<evidesk::content::provider::Provider>("scenarios/reference/providers")
        .into_iter()
        .map(|it| (it.id.clone(), it))
        .collect();
    library.blocks = documents::<evidesk::content::form::Block>("scenarios/reference/forms/blocks")
        .into_iter()
        .map(|it| (it.id.clone(), it))
        .collect();
    library.lessons = documents::<evidesk::content::lesson::Lesson>("scenarios/reference/lessons")
        .into_iter()
        .map(|it| (it.id.clone(), it))
        .collect();
    let forms = documents::<evidesk::content::form::FormDocument>("scenarios/reference/forms");
    library.forms = forms.iter().map(|it| (it.id.clone(), library.assemble(it))).collect();
    let cases = ["scenarios/first-hours"];
    library.scenarios = cases
        .iter()
        .flat_map(|folder| documents::<evidesk::content::scenario::Scenario>(folder))
        .map(|it| (it.id.clone(), it))
        .collect();
    library
}
