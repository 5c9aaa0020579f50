//! A question to the company's representative. The answer is the clause that settles it, found by the words that the
//! question shares with the clause and with the questions that its author wrote down for it. Nothing is made up:
//! where no clause fits, the guidelines do not say.

use crate::content::law::in_force;
use crate::content::policy::{Pattern, Term};
use crate::content::provider::{GuidelineClause, Provider};
use crate::content::time::Date;
use crate::request::Policy;
use crate::request::identify::looks_like;
use crate::request::narrative::{Text, marks};
use std::collections::{BTreeMap, BTreeSet};

/// The most clauses that answer one question.
pub const MOST: usize = 3;

/// Words that a question has whatever it asks.
const ASKING: &[&str] = &[
    "what",
    "how",
    "when",
    "where",
    "why",
    "which",
    "does",
    "do",
    "can",
    "could",
    "would",
    "may",
    "please",
    "know",
    "want",
    "ask",
    "question",
    "long",
    "much",
    "many",
    "need",
    "get",
    "sir",
    "madam",
    "dear",
    "company",
    "you",
    "your",
    "send",
    "give",
    "kindly",
    "time",
    "possible",
    "submit",
    "respected",
    "intimate",
    "advise",
    "let",
    "honour",
    "honor",
    "accept",
    "search",
    "whether",
    "sb",
    "receive",
    // 'Do you give subscriber information?' asks nothing about informing anybody.
    "information",
];

/// Words that officers and guidelines use for the same thing: each is read as the first of its line.
const SAME: &[&[&str]] = &[
    &["preserv", "preservat", "preservation", "freez", "frozen", "froze", "snapshot", "hold", "retain", "keep", "kept"],
    &["disclos", "disclosur", "hand", "releas", "provid", "obtain"],
    &["user", "subscrib", "custom", "owner", "holder", "suspect"],
    &["notic", "notifi", "inform", "told", "tell", "silenc", "confidenti", "secret", "secreci", "warn", "alert"],
    &["content", "messag", "chat", "photo", "pictur", "post"],
    &["login", "log", "logon", "ip", "address"],
    &["identifi", "handl", "usernam", "nicknam", "displai", "profil", "id"],
    &["emerg", "urgent", "danger", "threat", "life"],
    &["certif", "certifi", "affidavit", "authent", "admiss"],
    &["hash", "sha", "checksum"],
    &["period", "rang", "date"],
    &["day", "week", "month", "term", "deadlin"],
    &["answer", "turnaround", "repli", "respons", "respond", "soon", "fast", "quick"],
    &["telephon", "phone", "mobil", "cell"],
    &["delet", "eras", "gone", "lost"],
    &["order", "warrant", "court", "judg"],
    &["channel", "portal", "mailbox", "door", "where"],
    &["entiti", "compani", "offic", "subsidiari", "inc"],
    &["sign", "signatur", "stamp", "letterhead"],
    &["languag", "english", "translat", "urdu", "arab"],
    &["cost", "fee", "charg", "pai", "price", "monei"],
    &["extend", "extens", "renew", "longer", "prolong"],
    &["child", "minor", "abus"],
    &["everyth", "all", "entir", "complet"],
    &["mail", "email"],
    &["assist", "mla"],
];

/// The words that matter of a text.
type Words = BTreeSet<String>;
/// A clause, its words, and those of each question that it settles.
type ReadClause<'p> = (&'p GuidelineClause, Words, Vec<Words>);

fn read(stem: &str) -> String {
    SAME.iter().find(|line| line.contains(&stem)).map_or(stem, |line| line[0]).to_owned()
}

fn words(raw: &str) -> Words {
    let text = Text::new(raw);
    let word = |at: Option<usize>| at.and_then(|at| text.tokens.get(at)).map_or("", |token| token.word.as_str());
    // 'Kindly tell how long': whoever asks so asks nothing about telling the user.
    let begs = |at: usize| {
        matches!(word(Some(at)), "tell" | "inform")
            && (matches!(word(at.checked_sub(1)), "kindly" | "please" | "pls")
                || matches!(word(Some(at + 1)), "me" | "us" | "how" | "what" | "when" | "which" | "where" | "whether" | "if"))
    };
    text.tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| {
            let matters = !marks::is_function_word(&token.word) && !ASKING.contains(&token.word.as_str());
            token.word.chars().count() > 1 && matters && !begs(*at)
        })
        .map(|(_, token)| read(token.stem()))
        .collect()
}

/// The clauses in force on a day that settle a question, best first; none, if the guidelines do not say.
pub fn answers<'p>(provider: &'p Provider, day: Date, question: &str) -> Vec<&'p GuidelineClause> {
    let asked = words(question);
    if asked.is_empty() {
        return Vec::new();
    }
    let clauses: Vec<ReadClause<'_>> = provider
        .clauses
        .iter()
        .filter(|clause| in_force(&clause.in_force, day))
        .map(|clause| (clause, words(&clause.text), clause.asked.iter().map(|asked| words(asked)).collect()))
        .collect();
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, text, questions) in &clauses {
        let all: BTreeSet<&str> = text.iter().chain(questions.iter().flatten()).map(String::as_str).collect();
        all.into_iter().for_each(|word| *known.entry(word).or_default() += 1);
    }
    // A word that few clauses have says more; one that none has can be answered by nothing.
    let weight = |word: &str| match known.get(word) {
        Some(count) => (clauses.len() as u32 + 1) * 10 / (count + 1),
        None => (clauses.len() as u32 + 1) * 3,
    };
    let whole: u32 = asked.iter().map(|word| weight(word)).sum();
    let mut scored: Vec<(u32, usize)> = clauses
        .iter()
        .enumerate()
        .map(|(at, (_, text, questions))| {
            let of = |words: &Words| asked.iter().filter(|word| words.contains(*word)).map(|word| weight(word)).sum::<u32>();
            // A question that its author foresaw, put in nearly the same words, beats words that merely stand in the text.
            let foreseen = questions
                .iter()
                .map(|words| {
                    let shared = of(words);
                    let own: u32 = words.iter().map(|word| weight(word)).sum();
                    shared * 3 / 2 * 100 / whole.max(own).max(1)
                })
                .max()
                .unwrap_or(0);
            (foreseen.max(of(text) * 75 / whole), at)
        })
        .filter(|(score, _)| *score >= ENOUGH)
        .collect();
    scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    let best = scored.first().map_or(0, |(score, _)| *score);
    scored.into_iter().filter(|(score, _)| *score * 100 >= best * 80).take(MOST).map(|(_, at)| clauses[at].0).collect()
}

/// Values in a question by which this provider finds an account, each once: `+44 7700 900417`.
pub fn identifiers(policy: &Policy<'_>, question: &str) -> Vec<String> {
    let patterns = policy.all(|term| match term {
        Term::Accepts { pattern, .. } if !matches!(pattern, Pattern::Any) => Some(pattern),
        _ => None,
    });
    let words: Vec<&str> = question
        .split_whitespace()
        .map(|word| word.trim_matches(['"', '“', '”', '‘', '’', ',', ';', '?', '!', '(', ')']))
        .collect();
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // Numbers are often written in groups; the longest run that looks like one counts.
        let run = (1..=4.min(words.len() - at)).rev().find(|length| {
            let value = words[at..at + length].join(" ");
            let value = value.trim_end_matches('.');
            let parts = &words[at..at + length];
            let grouped =
                *length == 1 || parts[1..].iter().all(|part| part.chars().any(|c| c.is_ascii_digit()) && !part.starts_with('+'));
            grouped && patterns.iter().any(|said| looks_like(value, said.what))
        });
        if let Some(length) = run {
            let value = words[at..at + length].join(" ").trim_end_matches('.').to_owned();
            if !found.contains(&value) {
                found.push(value);
            }
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

/// Share of the question's weight, in hundredths, that a clause must carry.
const ENOUGH: u32 = 45;

#[cfg(test)]
mod tests {
    use super::*;

    fn best(question: &str) -> Vec<String> {
        let library = crate::content::load::embedded().library;
        let day = Date::from_parts(2023, 2, 7).unwrap();
        answers(&library.providers["chirplet"], day, question).iter().map(|clause| clause.number.clone()).collect()
    }

    #[test]
    fn the_clause_that_settles_a_question_comes_first() {
        let mut wrong = Vec::new();
        for (question, clause) in [
            ("How long do you keep a frozen copy?", "4.1"),
            ("Will the user be told about our request?", "6.1"),
            ("Do you accept a display name?", "2.1"),
            ("Which company controls the data of a user in Pakistan?", "1.1"),
            ("Can we get the messages?", "3.3"),
            ("After how many days is a deleted account gone?", "7.1"),
            ("Do you give a certificate with the records?", "8.1"),
            ("Where do we send requests?", "1.2"),
            ("Kindly tell how many days the login logs are kept.", "7.1"),
            ("Is it possible to get the chats of the suspect?", "3.3"),
            ("Do you inform the account holder before you disclose?", "6.1"),
            ("What is your turnaround time?", "9.1"),
            ("Can you search with a phone number?", "2.2"),
            ("Do you need a court order for connections?", "3.2"),
            ("Do you tell the customer that his data is frozen?", "4.3"),
            ("May we submit the request in Urdu?", "8.2"),
            ("How to extend the preservation?", "4.1"),
        ] {
            if best(question).first().map(String::as_str) != Some(clause) {
                wrong.push(format!("{question}: {:?}, not {clause}", best(question)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// What an author wrote down beside a clause leads to it, at every company. Two clauses may share the words of one
    /// question: then both are shown.
    #[test]
    fn each_written_question_leads_to_its_clause() {
        let library = crate::content::load::embedded().library;
        let day = Date::from_parts(2026, 9, 30).unwrap();
        let (mut first, mut all, mut lost) = (0, 0, Vec::new());
        for provider in library.providers.values() {
            for clause in provider.clauses.iter().filter(|clause| in_force(&clause.in_force, day)) {
                for question in &clause.asked {
                    let found = answers(provider, day, question);
                    all += 1;
                    first += usize::from(found.first().is_some_and(|best| best.number == clause.number));
                    if !found.iter().any(|answer| answer.number == clause.number) {
                        lost.push(format!("{} {}: {question}", provider.id, clause.number));
                    }
                }
            }
        }
        assert!(lost.is_empty(), "{lost:#?}");
        assert!(all > 500 && first * 20 >= all * 19, "{first} of {all} come first");
    }

    #[test]
    fn what_the_guidelines_do_not_say_is_not_guessed() {
        for question in [
            "",
            "?",
            "Do you like football?",
            "What is the weather in Islamabad tomorrow?",
            "Who will win the election?",
            "hello",
        ] {
            assert_eq!(best(question), Vec::<String>::new(), "{question}");
        }
    }
}
