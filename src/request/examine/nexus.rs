//! Nexus: does a sentence tie each account to the act, with a use of it, and a date or a source? What simple means cannot
//! tell is said to be unclear.

use super::reasons::is_reason;
use crate::content::data::IdentifierKind;
use crate::content::id::{AccountId, ClauseId};
use crate::content::policy::Need;
use crate::content::role::Role;
use crate::request::facts::CaseFacts;
use crate::request::narrative::told::Told;
use crate::request::narrative::{Text, anchors, marks};
use crate::request::observation::{Observation, RowReading};
use crate::request::view::Request;

const USES: &[&str] = &[
    "send", "sent", "post", "offer", "contact", "write", "wrote", "messag", "call", "pay", "paid", "receiv", "announc",
    "advertis", "recruit", "promis", "arrang", "publish", "invit", "demand", "share", "gave", "give", "threaten", "book", "said",
    "say", "told", "tell", "show", "use", "ask", "sold", "sell", "direct", "instruct", "transfer", "collect", "name", "point",
    "answer", "repli", "upload", "organis", "organiz", "lure", "propos", "deliv", "forward", "attach", "carri", "list",
    "display", "chat", "approach", "introduc", "hire", "deceiv", "creat", "run", "issu", "declar", "confirm", "verifi", "got",
    "get", "put", "command", "menac", "serv",
];

/// For each usable row: does a sentence tell a use of this account, with a date or a source?
pub(super) fn nexus(
    request: &Request<'_>,
    facts: &CaseFacts<'_>,
    rows: &[RowReading],
    clause: Option<ClauseId>,
    seen: &mut Vec<Observation>,
) {
    let raw = request.text(Role::Nexus);
    let text = Text::new(&raw);
    let place = request.place(Role::Nexus);
    let mut named: Vec<(Option<AccountId>, &str)> = Vec::new();
    for row in rows.iter().filter(|row| row.usable) {
        // A value with a slip in it stands for the account that was meant: the text may have it right.
        let meant = row.account.clone().or_else(|| row.slip_of.as_ref().map(|(account, _)| account.clone()));
        if named.iter().all(|(account, _)| account.is_none() || *account != meant) {
            named.push((meant, &row.value));
        }
    }
    let mut tell = |account: Option<AccountId>, link: Link| {
        seen.push(Observation::Said {
            need: Need::Nexus,
            present: link != Link::Missing,
            account: account.clone(),
            place: place.clone(),
            clause: clause.clone(),
        });
        if link == Link::Unclear {
            seen.push(Observation::NexusUnclear { account, place: place.clone() });
        }
    };
    if named.is_empty() {
        tell(None, link(&raw, &text, facts, &[], true));
        return;
    }
    let alone = named.len() == 1;
    // 'Phone number: a call of 20 December': where one row only is of a kind, the kind names it.
    let kinds: Vec<(IdentifierKind, &str)> = rows.iter().filter(|row| row.usable).map(|row| (row.kind, &*row.value)).collect();
    for (account, value) in named {
        let mut spots = match account.as_ref().and_then(|id| facts.scenario.account(id)) {
            Some(account) => anchors::account(&raw, account),
            None => Vec::new(),
        };
        spots.extend(anchors::find_ignoring_case(&raw, value));
        let kind = kinds.iter().find(|(_, known)| *known == value).map(|(kind, _)| *kind);
        if let Some(kind) = kind.filter(|kind| !alone && kinds.iter().filter(|(other, _)| other == kind).count() == 1) {
            spots.extend(named_by_kind(&text, kind, value));
        }
        tell(account, link(&raw, &text, facts, &spots, alone));
    }
}

/// Where a text speaks of a row by what it is: 'the phone number', 'the RU number', 'the mailbox'.
fn named_by_kind(text: &Text, kind: IdentifierKind, value: &str) -> Vec<std::ops::Range<usize>> {
    let patterns: &'static [&'static str] = match kind {
        IdentifierKind::Phone => &["phone|telephone|mobile|cell number|no|account", "phone|telephone|mobile"],
        IdentifierKind::Email => &["email|mail|mailbox", "e mail"],
        IdentifierKind::AccountId => &["user|account id|number"],
        IdentifierKind::Handle => &["handle"],
        IdentifierKind::ProfileUrl => &["profile|page"],
        IdentifierKind::VideoUrl => &["video|film"],
        IdentifierKind::AdvertNumber => &["advert|ad|advertisement"],
        IdentifierKind::WalletId => &["wallet"],
        IdentifierKind::TransactionReference => &["transfer|reference"],
        _ => &[],
    };
    let mut spots: Vec<_> = text.find_any(patterns).into_iter().map(|found| text.span(found)).collect();
    // Numbers of a company go by the letters that they begin with.
    let letters: String = value.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    if (2..=3).contains(&letters.len()) {
        let of_company = |word: &str| text.find_words(&[letters.clone(), word.to_owned()]).map(|found| text.span(found));
        spots.extend(["number", "id", "account", "no"].into_iter().filter_map(of_company));
    }
    spots
}

/// How a text ties an account to the act.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// A sentence tells a use of the account, with a date or a source.
    Said,
    /// A date or a source stands in it, and simple means cannot tell what it is the date of: a question to the writer.
    Unclear,
    /// Nothing of the kind.
    Missing,
}

/// Words for how something is known, beside exhibits by number; as words or stems.
const SOURCES: &[&str] = &[
    "screenshot",
    "statement",
    "memo",
    "cdr",
    "cdrs",
    "register",
    "slip",
    "receipt",
    "printout",
    "print",
    "extract",
    "examin",
    "laboratori",
    "lab",
    "ledger",
    "depos",
    "wit",
    "annex",
    "exhibit",
    "flag",
    "minut",
    "invoic",
    "captur",
    "forens",
    "diari",
    "logbook",
    "transcript",
    "header",
    "recogn",
    "page",
    "serial",
    "sr",
    "attach",
    "seiz",
    "handset",
];

/// True for a word that says how something is known.
pub(super) fn is_source(token: &crate::request::narrative::Token) -> bool {
    SOURCES.contains(&token.word.as_str()) || SOURCES.contains(&token.stem())
}

/// Days that a reader can find, since the letter is dated.
const RELATIVE_DAYS: &[&str] = &[
    "yesterday",
    "tonight",
    "last night|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "this morning|evening|week",
    "ramadan",
    "eid",
];

/// By anchors first; where they find less than the marks of the text do, the marks are believed.
fn link(raw: &str, text: &Text, facts: &CaseFacts<'_>, spots: &[std::ops::Range<usize>], alone: bool) -> Link {
    if linked(raw, text, facts, spots, alone) {
        return Link::Said;
    }
    let anchored = anchored(raw, text, facts, spots, alone);
    // Marks read the whole text: they speak of an account only where it is the one that is asked, or is named.
    if (!alone && spots.is_empty()) || only_names(raw, text) {
        return anchored;
    }
    let told = Told::read(facts.library, "fact.nexus", raw);
    let surely = |marks: &[&str]| marks.iter().all(|mark| told.surely(mark));
    if alone && surely(&["account_use", "link_to_offence"]) && (surely(&["dated_act"]) || surely(&["source_named"])) {
        return Link::Said;
    }
    let nearly = told.perhaps("account_use") && (told.perhaps("dated_act") || told.perhaps("source_named"));
    if anchored == Link::Missing && nearly { Link::Unclear } else { anchored }
}

/// True when nothing but whose the account is stands in any sentence.
fn only_names(raw: &str, text: &Text) -> bool {
    !is_reason(raw) || (0..text.sentences()).all(|sentence| only_whose(text, sentence))
}

fn anchored(raw: &str, text: &Text, facts: &CaseFacts<'_>, spots: &[std::ops::Range<usize>], alone: bool) -> Link {
    // Notes have no verbs: '…582: same number, next group 14 Feb (X5)'. Its own sentence has a date or a source; the
    // writer must say what it is the date of. A sentence that says only whose the account is ties it to nothing.
    if !spots.is_empty() {
        let own: Vec<usize> = spots.iter().filter_map(|spot| text.sentence_at(spot.start)).collect();
        let anchored = anchors::dates(raw)
            .into_iter()
            .map(|moment| moment.span)
            .chain(anchors::exhibits(raw, text, facts.scenario))
            .filter_map(|span| text.sentence_at(span.start))
            .any(|sentence| own.contains(&sentence));
        if anchored {
            return Link::Unclear;
        }
        if own.iter().all(|sentence| only_whose(text, *sentence)) {
            return Link::Missing;
        }
    }
    let collective = !text.find_any(&["both", "these", "two", "all account|page|profile|number", "each"]).is_empty();
    let spoken_of = alone || collective || !spots.is_empty();
    // The date of a registered case or of a law is no date of use.
    const OF_THE_CASE: &[&str] = &["fir", "registered", "lodged", "act", "challan", "complaint"];
    let of_case = |span: &std::ops::Range<usize>| {
        let sentence = text.sentence_at(span.start);
        text.tokens.iter().any(|token| Some(token.sentence) == sentence && OF_THE_CASE.contains(&token.word.as_str()))
    };
    let dated = anchors::dates(raw).iter().any(|moment| !of_case(&moment.span)) || !text.find_any(RELATIVE_DAYS).is_empty();
    let sourced = !anchors::exhibits(raw, text, facts.scenario).is_empty() || text.tokens.iter().any(is_source);
    let worded = is_reason(raw) && text.len() >= 8;
    if spoken_of && worded && (dated || sourced) { Link::Unclear } else { Link::Missing }
}

/// True for 'CH2… is his too': a sentence of which nothing is left but the account and whose it is.
fn only_whose(text: &Text, sentence: usize) -> bool {
    const WHOSE: &[&str] = &[
        "belong", "his", "her", "their", "also", "too", "same", "own", "owner", "suspect", "accus", "account", "page", "user",
        "connect", "relat", "involv", "crime", "another", "second", "profil", "one", "person", "man",
    ];
    let own = || text.tokens.iter().filter(|token| token.sentence == sentence);
    // A heading says nothing yet: what it heads follows.
    let says = own().any(|token| matches!(token.word.as_str(), "is" | "are" | "was" | "were") || token.stem() == "belong");
    says && text.tokens.iter().filter(|token| token.sentence == sentence).all(|token| {
        marks::is_function_word(&token.word)
            || WHOSE.contains(&token.stem())
            || WHOSE.contains(&token.word.as_str())
            || token.word.chars().any(|c| c.is_ascii_digit())
    })
}

fn linked(raw: &str, text: &Text, facts: &CaseFacts<'_>, spots: &[std::ops::Range<usize>], alone: bool) -> bool {
    let mut sentences: Vec<usize> = spots.iter().filter_map(|spot| text.sentence_at(spot.start)).collect();
    // 'Both accounts …' speaks of each; 'this account …' can only mean the one, if one is asked.
    let collective =
        text.find_any(&["both|these|two|all account|page|profile|number|user", "both of|were|have|sent|show|use|post"]);
    let single =
        if alone { text.find_any(&["account", "page", "profile", "user", "number", "handle", "address"]) } else { Vec::new() };
    sentences.extend(collective.into_iter().chain(single).map(|found| text.tokens[found.first].sentence));
    sentences.sort_unstable();
    sentences.dedup();
    let anchored: Vec<usize> = anchors::dates(raw)
        .into_iter()
        .map(|moment| moment.span)
        .chain(anchors::exhibits(raw, text, facts.scenario))
        .filter_map(|span| text.sentence_at(span.start))
        .collect();
    sentences.iter().any(|sentence| {
        let uses = text
            .tokens
            .iter()
            .filter(|token| token.sentence == *sentence)
            .any(|token| USES.contains(&token.word.as_str()) || USES.contains(&token.stem()));
        uses && anchored.contains(sentence)
    })
}
