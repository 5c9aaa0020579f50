//! `evidesk families FOLDER`: makes the table of word families from the files of WordNet. Needed only when the table is
//! to be made anew; the program itself reads the table.

use crate::cli::say;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How far up a word's families are followed.
const STEPS: usize = 2;
/// A family of fewer words helps nobody.
const FEWEST: usize = 4;

const PARTS: [char; 3] = ['n', 'v', 'a'];

#[derive(Default)]
struct WordNet {
    /// First sense of a word, and how often its senses were met in texts.
    first: BTreeMap<(char, String), (u32, u32)>,
    /// Sense: number of its topic, its word, the sense above.
    senses: BTreeMap<(char, u32), (usize, String, Option<u32>)>,
    /// Irregular forms.
    irregular: BTreeMap<(char, String), String>,
}

/// Topics of WordNet by number; `data` files name them so.
const TOPICS: [&str; 45] = [
    "adj.all",
    "adj.pert",
    "adv.all",
    "noun.Tops",
    "noun.act",
    "noun.animal",
    "noun.artifact",
    "noun.attribute",
    "noun.body",
    "noun.cognition",
    "noun.communication",
    "noun.event",
    "noun.feeling",
    "noun.food",
    "noun.group",
    "noun.location",
    "noun.motive",
    "noun.object",
    "noun.person",
    "noun.phenomenon",
    "noun.plant",
    "noun.possession",
    "noun.process",
    "noun.quantity",
    "noun.relation",
    "noun.shape",
    "noun.state",
    "noun.substance",
    "noun.time",
    "verb.body",
    "verb.change",
    "verb.cognition",
    "verb.communication",
    "verb.competition",
    "verb.consumption",
    "verb.contact",
    "verb.creation",
    "verb.emotion",
    "verb.motion",
    "verb.perception",
    "verb.possession",
    "verb.social",
    "verb.stative",
    "verb.weather",
    "adj.ppl",
];

/// Runs it; returns the exit status.
pub fn run(folder: &Path) -> u8 {
    match WordNet::read(folder) {
        Ok(net) => {
            net.print();
            0
        }
        Err(why) => {
            eprintln!("evidesk: {why}");
            2
        }
    }
}

impl WordNet {
    fn read(folder: &Path) -> Result<Self, String> {
        let mut net = Self::default();
        for (part, name) in PARTS.into_iter().zip(["noun", "verb", "adj"]) {
            let text = |file: String| {
                let path = folder.join(file);
                let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                Ok::<String, String>(String::from_utf8_lossy(&bytes).into_owned())
            };
            for line in text(format!("index.{name}"))?.lines() {
                net.index(part, line);
            }
            for line in text(format!("data.{name}"))?.lines() {
                net.sense(part, line);
            }
            for line in text(format!("{name}.exc"))?.lines() {
                if let Some((form, first)) = line.split_once(' ') {
                    let first = first.split(' ').next().unwrap_or_default();
                    net.irregular.entry((part, form.to_owned())).or_insert_with(|| first.to_owned());
                }
            }
        }
        Ok(net)
    }

    fn index(&mut self, part: char, line: &str) -> Option<()> {
        let fields: Vec<&str> = line.split_whitespace().filter(|_| !line.starts_with(' ')).collect();
        let pointers: usize = fields.get(3)?.parse().ok()?;
        let met = fields.get(5 + pointers)?.parse().ok()?;
        let sense = fields.get(6 + pointers)?.parse().ok()?;
        self.first.insert((part, (*fields.first()?).to_owned()), (sense, met));
        Some(())
    }

    fn sense(&mut self, part: char, line: &str) -> Option<()> {
        let fields: Vec<&str> = line.split_whitespace().filter(|_| !line.starts_with(' ')).collect();
        let number = fields.first()?.parse().ok()?;
        let topic = fields.get(1)?.parse().ok()?;
        let words = usize::from_str_radix(fields.get(3)?, 16).ok()?;
        let at = 4 + 2 * words;
        let pointers: usize = fields.get(at)?.parse().ok()?;
        let above = (0..pointers).find_map(|pointer| {
            let from = at + 1 + 4 * pointer;
            let up = fields.get(from)?;
            (*up == "@" || (part == 'a' && *up == "&")).then(|| fields.get(from + 1)?.parse().ok()).flatten()
        });
        self.senses.insert((part, number), (topic, (*fields.get(4)?).to_owned(), above));
        Some(())
    }

    /// Families of a first form: its topic, its sense, and the senses above.
    fn families(&self, part: char, word: &str, into: &mut BTreeSet<String>) {
        let Some((sense, _)) = self.first.get(&(part, word.to_owned())) else { return };
        let mut now = Some(*sense);
        for step in 0..=STEPS {
            let Some((topic, name, above)) = now.and_then(|sense| self.senses.get(&(part, sense))) else { return };
            if step == 0 {
                into.extend(TOPICS.get(*topic).map(|topic| (*topic).to_owned()));
            }
            into.insert(format!("{part}.{name}.{}", now.unwrap_or_default()));
            now = *above;
        }
    }

    /// The first form of a word as this part of speech.
    fn first_form(&self, part: char, word: &str) -> Option<String> {
        let known = |form: String| self.first.contains_key(&(part, form.clone())).then_some(form);
        if let Some(first) = self.irregular.get(&(part, word.to_owned())) {
            return known(first.clone());
        }
        let endings: &[(&str, &str)] = match part {
            'n' => &[("", ""), ("s", ""), ("ies", "y")],
            'v' => &[("", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("ies", "y")],
            _ => &[("", "")],
        };
        endings.iter().find_map(|(ending, instead)| known(format!("{}{instead}", word.strip_suffix(ending)?)))
    }

    fn print(&self) {
        let usual = |word: &str| (3..=14).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut words: BTreeSet<&str> =
            self.first.iter().filter(|(_, (_, met))| *met > 0).map(|((_, word), _)| word.as_str()).collect();
        let irregular = self
            .irregular
            .iter()
            .filter(|((part, _), first)| self.first.get(&(*part, (*first).clone())).is_some_and(|(_, met)| *met > 0));
        words.extend(irregular.map(|((_, form), _)| form.as_str()));
        let mut table: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for word in words.into_iter().filter(|word| usual(word)) {
            let mut families = BTreeSet::new();
            for part in PARTS {
                if let Some(first) = self.first_form(part, word) {
                    self.families(part, &first, &mut families);
                }
            }
            table.insert(word, families);
        }
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        table.values().flatten().for_each(|family| *sizes.entry(family).or_default() += 1);
        let kept: Vec<&str> = sizes.iter().filter(|(_, size)| **size >= FEWEST).map(|(family, _)| *family).collect();
        say("# Families of words, from WordNet 3.0 (licence: assets/licences/WordNet.txt). Made by `evidesk families`.");
        kept.iter().enumerate().for_each(|(number, family)| say(format!("= {number} {family}")));
        for (word, families) in &table {
            let numbers: Vec<String> = families
                .iter()
                .filter_map(|family| kept.binary_search(&family.as_str()).ok())
                .map(|number| number.to_string())
                .collect();
            if !numbers.is_empty() {
                say(format!("{word} {}", numbers.join(" ")));
            }
        }
    }
}
