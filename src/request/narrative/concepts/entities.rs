//! Typed things in a text: dates in the usual forms, hours, spans of time, money, ages, people that can be counted,
//! identifiers, exhibits, coded persons, statutes, names. Each has its place in words.

use crate::request::narrative::text::Words;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Kinds of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A day, absolute: `28 Jan 2023`, `05.04.2023`, `9th and 11th of March`.
    Date,
    /// A day told from the day of the letter: `yesterday`, `tonight`, `on Friday`.
    Relative,
    /// An hour: `14:05Z`, `0215 hrs`, `at Fajr`, `noon`.
    Clock,
    /// A span of time: `30 days`, `half an hour`.
    Span,
    /// Money.
    Money,
    /// A number of people: `six labourers`.
    People,
    /// An age.
    Age,
    /// Telephone, mail, page, address, handle, number of an account.
    Identifier,
    /// Exhibit, annex, page of a file, memo.
    Exhibit,
    /// A person by code: `V1`.
    Code,
    /// A provision of law.
    Statute,
    /// A person by name.
    Name,
    /// A word that begins with a capital.
    Cap,
    /// A number.
    Number,
}

impl Kind {
    /// The kind that a pattern calls so.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "date" => Self::Date,
            "relative" => Self::Relative,
            "clock" => Self::Clock,
            "span" => Self::Span,
            "money" => Self::Money,
            "people" => Self::People,
            "age" => Self::Age,
            "id" => Self::Identifier,
            "exhibit" => Self::Exhibit,
            "code" => Self::Code,
            "statute" => Self::Statute,
            "name" => Self::Name,
            "cap" => Self::Cap,
            "number" => Self::Number,
            _ => return None,
        })
    }
}

/// A thing, with the words that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Indices of its first and last word.
    pub first: usize,
    /// Index of its last word.
    pub last: usize,
}

const MONTH: &str = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ramzan|ramadan|ramadhan|muharram|safar|rabi(?:[- ]ul[- ]awwal)?|rajab|shaban|sha'ban|shawwal|zilhaj|zil[- ]hajj?)";
const NUMBER: &str = r"(?:\d[\d,]*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozens?|half|few|several|some|many|both|all)";
const PEOPLE: &str = r"(?:persons?|people|men|man|women|woman|girls?|boys?|children|child|kids?|migrants?|labou?rers?|workers?|families|family|passengers?|nurses?|students?|victims?|minors?|infants?|bab(?:y|ies)|souls?|detainees?|hostages?|captives?|travellers?|travelers?|maids?|brothers?|sisters?|cousins?|villagers?|refugees?|youths?|youngsters?|adults?|females?|males?|citizens?|nationals?|pakistanis?|afghans?|bangladeshis?|others|sailors|fishermen|crew|friends|lads?|daughters?|sons?)";

fn patterns() -> &'static [(Kind, Regex)] {
    static PATTERNS: OnceLock<Vec<(Kind, Regex)>> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let day = r"\d{1,2}(?:st|nd|rd|th)?";
        let list: Vec<(Kind, String)> = vec![
            (Kind::Identifier, r"(?i)\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+".into()),
            (Kind::Identifier, r"(?i)\b(?:https?://)?[a-z0-9][\w-]*(?:\.[a-z0-9][\w-]*)*\.(?:example|test|com|net|org|pk)\b(?:/[\w./-]*)?".into()),
            (Kind::Identifier, r"\+\d[\d\s-]{6,}\d".into()),
            (Kind::Identifier, r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b(?::\d+)?".into()),
            (Kind::Identifier, r"(?:^|\s)@\w[\w.]+".into()),
            (Kind::Identifier, r"\b(?:0\d{3}[- ]?\d{7})\b".into()),
            (Kind::Identifier, r"\b[A-Z]{1,6}-?\d{5,}\b".into()),
            (Kind::Date, r"\b\d{4}-\d{1,2}-\d{1,2}(?:T[\d:]+(?:Z|[+-]\d{2}:?\d{2})?)?".into()),
            (Kind::Date, r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b".into()),
            (Kind::Date, r"(?i)\b(?:on|dated?|dates|of|and|,)\s+\d{1,2}/\d{1,2}\b".into()),
            (Kind::Date, r"(?i)\b(?:on|of) the \d{1,2}(?:st|nd|rd|th)\b".into()),
            (Kind::Date, r"\b\d{1,2}\.\d{1,2}\.(?:\s|$|\b)".into()),
            (Kind::Date, format!(r"(?i)\b(?:day|days) of {MONTH}\b")),
            (Kind::Date, format!(r"(?i)\b{day}(?:\s*(?:–|-|to|and|&|,|/)\s*{day})*\s*(?:of\s+)?-?{MONTH}\b\.?-?,?(?:\s*(?:of\s+)?(?:20)?\d\d\b)?")),
            (Kind::Date, format!(r"(?i)\b{MONTH}\.?\s+{day}(?:\s*(?:–|-|to|and|&)\s*{day})?\b(?:,?\s*\d{{4}})?")),
            (Kind::Date, format!(r"(?i)\b{MONTH}\.?,?\s+(?:20)\d\d\b")),
            (Kind::Relative, r"(?i)\b(?:day before yesterday|yesterday|today|tonight|tomorrow|last night|last evening|this (?:morning|evening|afternoon|night|week|month|friday|saturday|sunday|monday|tuesday|wednesday|thursday)|(?:next|coming|last|previous) (?:night|week|month|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thurs?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|kal|aaj|eid(?: day)?|(?:days?|hours?|weeks?|minutes?|hrs?|months?) (?:ago|back|before)|(?:by|before|until|till|at) (?:dawn|sunset|sunrise|nightfall|morning|evening))\b".into()),
            (Kind::Clock, r"(?i)\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:am|pm|hrs|hours|z\b|pkt|utc|gst)?".into()),
            (Kind::Clock, r"(?i)\b\d{3,4}\s*(?:hrs|hours|z)\b".into()),
            (Kind::Clock, r"(?i)\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*(?:am|pm|a\.m|p\.m|o'?clock)\b".into()),
            (Kind::Clock, r"(?i)\b(?:noon|midnight|midday|fajr|zuhr|zohar|asr|maghrib|isha|sehri|iftar)\b".into()),
            (Kind::Span, format!(r"(?i)\b(?:{NUMBER}\s*(?:-|–|to\s+)?\s*)+(?:more\s+)?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|evenings?|weeks?|fortnights?|months?|years?|yrs?)\b")),
            (Kind::Money, r"(?i)\b(?:rs\.?|pkr|usd|eur|aed|gbp|\$|€|£)\s*[\d,.]+\s*(?:k|lac|lakh|crore|million|thousand)?s?\b".into()),
            (Kind::Money, r"(?i)[$€£]\s?[\d,.]+".into()),
            (Kind::Money, format!(r"(?i)\b{NUMBER}\s*(?:k|lacs?|lakhs?|crores?|rupees?|dollars?|dirhams?|euros?|riyals?|pounds?|thousand|million)\b")),
            (Kind::Age, r"(?i)\b(?:aged?\s+(?:about\s+)?\w+|\d{1,2}[- ]?(?:years?|yrs?)(?:[- ]?olds?| of age|\b)|\w+[- ](?:years?|yrs?)[- ]olds?|\w+ (?:years )?by age|(?:boy|girl|child|kid) of \w+|class \d+|\d(?:st|nd|rd|th) (?:class|grade))\b".into()),
            (Kind::People, format!(r"(?i)\b(?:more than |at least |over |about |some |around )?{NUMBER}(?:[- ]plus| odd|\+)?\s+(?:[a-z'-]+\s+){{0,2}}?{PEOPLE}\b")),
            (Kind::People, r"(?i)\b\d+\s*(?:plus|\+)?\s*(?:aboard|on board|pax|souls)\b".into()),
            (Kind::Exhibit, r"(?i)\b(?:ex|exh|exhibits?|exhbt|annex(?:ure|es)?|marks?|flags?|sr|serial|ser|pages?|pp|p|memos?|enclosures?|encl|attach(?:ment)?s?|appendix|tab|folio|item|entry|report no|parcel|slip)\b\.?\s*(?:no\.?\s*)?[-:]?\s*(?:[A-Z]{0,3}[-/]?\d+(?:[-–/]\w+)*|[A-Z]\b(?:/\d+)?)".into()),
            (Kind::Exhibit, r"\b(?:X|P|PW|Ex)-?\d{1,2}\b".into()),
            (Kind::Code, r"\b[VWMSUC]-?\d{1,2}(?:\s*[–-]\s*[VWMSU]?\d{1,2})?\b".into()),
            (Kind::Statute, r"(?i)\b(?:u/s|under sections?|sections?|sec|ss?|art(?:icle)?s?)\b\.?\s*\d+[\w()-]*".into()),
            (Kind::Statute, r"\b(?:PPC|PTPA|PSMA|PECA|CrPC|Cr\.P\.C|FIA Act|UNTOC|\d{3}-[A-Z])\b".into()),
            (Kind::Name, r"\b(?:[A-Z][a-z]+\s+){1,3}(?:s/o|d/o|w/o|r/o)\b".into()),
            (Kind::Name, r"\b(?:Mst|Mr|Mrs|Ms|Miss|Baby|Bibi)\.?\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*".into()),
            (Kind::Name, r"\b[A-Z][a-z]{2,}(?:\s+(?:bint |bin |ul )?[A-Z][a-z]{2,})+\b".into()),
            (Kind::Cap, r"\b[A-Z][a-z]{2,}\b".into()),
            (Kind::Number, r"\b\d[\d,]*\b".into()),
        ];
        list.into_iter().filter_map(|(kind, text)| Some((kind, Regex::new(&text.replace(r"\b", r"(?-u:\b)")).ok()?))).collect()
    })
}

/// Every thing in a text, in the order of its words; a place can be several things.
pub fn find(raw: &str, words: &Words) -> Vec<Entity> {
    let no_names = crate::request::narrative::word_lists::no_names();
    // Places of signs by byte, for texts that are more than plain letters.
    let chars: BTreeMap<usize, usize> =
        if raw.is_ascii() { BTreeMap::new() } else { raw.char_indices().enumerate().map(|(at, (byte, _))| (byte, at)).collect() };
    let at = |byte: usize| {
        if raw.is_ascii() {
            byte
        } else {
            chars.range(..=byte).next_back().map_or(0, |(known, at)| at + usize::from(byte > *known))
        }
    };
    let mut found = Vec::new();
    for (kind, regex) in patterns() {
        for hit in regex.find_iter(raw) {
            if let Some((first, last)) = words_in(words, at(hit.start())..at(hit.end())) {
                // What names an office, a place or a day names nobody; a word for a role before a name is no part of it.
                let mut first = first;
                if matches!(kind, Kind::Name | Kind::Cap) {
                    let no_name = |at: usize| no_names.contains(words.tokens[at].word.as_str());
                    while first < last && no_name(first) {
                        first += 1;
                    }
                    if (first..=last).any(no_name)
                        || (*kind == Kind::Name
                            && first == last
                            && !matches!(
                                hit.as_str().split_whitespace().next(),
                                Some("Mst" | "Mst." | "Baby" | "Bibi" | "Newborn" | "Little")
                            ))
                    {
                        continue;
                    }
                }
                found.push(Entity { kind: *kind, first, last });
            }
        }
    }
    found.sort_by_key(|entity| (entity.first, entity.kind, std::cmp::Reverse(entity.last)));
    found
}

fn words_in(words: &Words, span: Range<usize>) -> Option<(usize, usize)> {
    let first = words.tokens.partition_point(|token| token.span.end <= span.start);
    let after = words.tokens.partition_point(|token| token.span.start < span.end);
    (first < after).then(|| (first, after - 1))
}
