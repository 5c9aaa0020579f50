//! Marks that any text can carry against its writer: limitless demands, labels on people, orders to a company
//! abroad, empty words.

use super::text::{Found, Text};
use std::ops::Range;

const LIMITLESS: &[&str] = &[
    "any and all",
    "each and every thing|data|information|record|detail|item|message|file",
    "all of? the? available? relevant? user? account? data|information|details|detail|records|record|content|contents|particulars|material",
    "all of? its|his|her|their data|information|details|records",
    "all kinds|kind|types|type of data|information|records",
    "complete|entire|full|whole|total data|information|details|detail|record|records|account|history|dump|backup|profile|activity|mailbox|inbox|disk|cloud|server|phone|content|contents|archive|database",
    "complete|entire|full|whole|total account|user|profile data|information|details|record|history|dump",
    "everything you|available|about|on|that|which|held|possible|related|concerning|from|in|of|inside",
    "every thing you|available|about|on|that|which|held|possible|related|concerning|from|in|of|inside|with",
    "give|send|provide|need|want|share|disclose|furnish|freeze|preserve|keep everything",
    "give|send|provide|need|want|share|disclose|furnish|freeze|preserve|keep every thing",
    "whatever you have|hold",
    "whatever is|more there|on|in|with|available|held|stored",
    "whatever more|else is|you",
    "all|every data|information|detail|record available|held|possible",
    "maximum possible? data|information|details",
    "data|information|records|details of every|all description|descriptions|kind|kinds|type|types|nature|sort|sorts",
    "data|record|records|information|account|description|thing|everything without any? exception",
    "data|record|records|information|account|id|thing|everything * without any? exception",
    "data|record|records|information|account|id|thing|everything * * without any? exception",
    "data since|from creation|beginning|start|opening|inception",
    "all data|information",
];

/// Places of limitless demands, not negated and not quoted.
pub fn limitless(text: &Text) -> Vec<Range<usize>> {
    let found = text.find_any(LIMITLESS).into_iter().filter(|found| !is_kept(text, *found)).collect();
    spans(text, found)
}

/// 'Sarafa keeps all records by itself': what somebody does is told, and nothing is demanded.
fn is_kept(text: &Text, found: Found) -> bool {
    const KEEPS: &[&str] =
        &["keeps", "holds", "stores", "retains", "kept", "stored", "retained", "has", "deletes", "deleted", "lost"];
    let before = text.before(found);
    before.iter().rev().take(2).any(|token| KEEPS.contains(&token.word.as_str()))
}

/// Labels of several words.
const LABEL_PHRASES: &[&str] = &[
    "bad|loose|low|doubtful|questionable character",
    "fallen|bad|dirty|loose woman|women|girl|girls",
    "blood sucking",
    "bloodsucking",
    "born cheat|criminal|liar|thief|smuggler|trafficker|fraudster|robber",
    "are|is|were like|as? animals|dogs|insects|rats|snakes|pigs|beasts",
    "like|as animals|dogs|beasts|insects|rats",
    "mad|rabid|street dog|dogs",
    "these|such|those dogs|animals",
    "all of? his|her|their|that caste|tribe|sect|race|community",
    "all|by thieves|liars|criminals from|by birth",
];

/// What may follow 'criminal' without making it a label on a person.
const CRIMINAL_THINGS: &[&str] = &[
    "case",
    "cases",
    "procedure",
    "investigation",
    "investigations",
    "proceeding",
    "proceedings",
    "law",
    "code",
    "court",
    "offence",
    "offense",
    "offences",
    "record",
    "records",
    "network",
    "networks",
    "group",
    "groups",
    "gang",
    "matter",
    "matters",
    "activity",
    "activities",
    "act",
    "acts",
    "conspiracy",
    "complaint",
    "justice",
    "intent",
    "conduct",
    "liability",
    "charge",
    "charges",
    "trial",
    "enquiry",
    "inquiry",
    "purpose",
    "purposes",
    "responsibility",
    "evidence",
    "use",
    "organisation",
    "organization",
    "appeal",
    "history",
];

/// Places of insults and of ethnic, religious or moral labels on a person or group.
pub fn loaded(text: &Text) -> Vec<Range<usize>> {
    let mut found: Vec<Found> = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let place = Found { first: at, last: at };
        let next = text.tokens.get(at + 1).filter(|next| next.sentence == token.sentence);
        let label = match token.word.as_str() {
            "criminal" if of_a_deed(text, at) => false,
            "criminal" => {
                text.breaks_after(place)
                    || next.is_none_or(|next| !CRIMINAL_THINGS.contains(&next.word.as_str()) && is_function_word(&next.word))
                    || (at > 0
                        && matches!(text.tokens[at - 1].word.as_str(), "this" | "that")
                        && next.is_none_or(|next| !CRIMINAL_THINGS.contains(&next.word.as_str())))
            }
            "criminals" => true,
            // 'Immoral purpose', 'dirty money': a label on the deed.
            "immoral" | "dirty" | "evil" | "shameful" | "rotten" | "wicked" | "savage" => {
                !next.is_some_and(|next| DEEDS.contains(&next.word.as_str()))
            }
            word => super::word_lists::labels().contains(word),
        };
        if label && !text.is_quoted(place) {
            found.push(place);
        }
    }
    found.extend(text.find_any(LABEL_PHRASES).into_iter().filter(|place| !text.is_quoted(*place)));
    found.sort_by_key(|place| place.first);
    found.into_iter().map(|place| text.span(place)).collect()
}

/// 'Such conduct is criminal under their law too': the word describes a deed, as dual criminality asks, and no person.
fn of_a_deed(text: &Text, at: usize) -> bool {
    const SAID_OF: &[&str] = &["is", "are", "was", "were", "be", "also", "equally", "as", "made"];
    const WHERE: &[&str] = &["under", "in", "there", "here", "also", "too", "by"];
    const SUBJECTS: &[&str] = &[
        "conduct",
        "behaviour",
        "behavior",
        "act",
        "acts",
        "deed",
        "deeds",
        "facts",
        "it",
        "this",
        "that",
        "which",
        "what",
        "such",
    ];
    let sentence = text.tokens[at].sentence;
    let said = at > 0 && SAID_OF.contains(&text.tokens[at - 1].word.as_str());
    let place = text.tokens.get(at + 1).is_some_and(|next| next.sentence == sentence && WHERE.contains(&next.word.as_str()));
    let deed = text.tokens[..at].iter().any(|token| token.sentence == sentence && SUBJECTS.contains(&token.word.as_str()));
    said && (place || deed)
}

/// What a moral word may stand beside without labelling anybody.
const DEEDS: &[&str] = &[
    "activity",
    "activities",
    "activty",
    "act",
    "acts",
    "purpose",
    "purposes",
    "traffic",
    "trafficking",
    "trade",
    "business",
    "work",
    "money",
    "crime",
    "crimes",
    "conduct",
    "deed",
    "deeds",
    "design",
    "designs",
    "practice",
    "practices",
    "intention",
    "intentions",
    "treatment",
    "exploitation",
    "offence",
];

/// True for a word that every text has: articles, prepositions, auxiliaries.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "is", "was", "are", "were",
    "be", "been", "has", "have", "had", "will", "would", "may", "can", "could", "should", "who", "which", "that", "this",
    "these", "those", "it", "he", "she", "they", "we", "i", "you", "his", "her", "their", "our", "its", "as", "if", "when",
    "because", "not", "no", "do", "does", "did", "after", "before", "until", "than", "then", "so", "him", "them", "us", "whom",
    "whose", "there", "here", "all", "any", "through", "under", "over", "into", "only", "against", "about", "between", "during",
    "while", "where", "since",
];

/// Places where a company abroad is ordered, directed or threatened under an own law.
pub fn commands(text: &Text) -> Vec<Range<usize>> {
    const PATTERNS: &[&str] = &[
        "you are|is|shall|will be? hereby? required|directed|ordered|obliged|bound|commanded|legally|under",
        "you|chirplet|company|provider|management are|is hereby? required|directed|ordered|obliged|bound|commanded",
        "hereby? directed|ordered|commanded to",
        "we|i hereby? order|direct|command you|chirplet|the",
        "orders|directs|commands|compels you",
        "you must|shall provide|comply|preserve|disclose|produce|give|hand|furnish|send|supply|submit|ensure",
        "obliged|bound by|under law|section|peca|pakistani|pakistan",
        "failing which",
        "failure to comply",
        "non compliance",
        "noncompliance",
        "penal|legal|strict|criminal action shall|will|may be? taken|initiated|follow|against",
        "liable to imprisonment|fine|punishment|penalty|prosecution|be",
        "comply with section|peca|the? law|our",
        "compliance is mandatory|compulsory|required",
    ];
    spans(text, text.find_any(PATTERNS))
}

/// Words that say nothing of any case: formulas of urgency and need.
const EMPTY: &[&str] = &[
    "urgent",
    "most",
    "very",
    "kindly",
    "please",
    "do",
    "needful",
    "matter",
    "important",
    "needed",
    "required",
    "require",
    "investigation",
    "purpose",
    "purposes",
    "necessary",
    "necessity",
    "proportionate",
    "request",
    "requested",
    "immediate",
    "immediately",
    "early",
    "earliest",
    "action",
    "treat",
    "top",
    "priority",
    "extremely",
    "highly",
    "sensitive",
    "nature",
    "case",
    "further",
    "proceed",
    "probe",
    "data",
    "information",
    "disclosure",
    "confidential",
    "secret",
    "secrecy",
    "confidentiality",
    "reason",
    "reasons",
    "maintain",
    "keep",
    "strictly",
    "asap",
    "possible",
    "soon",
    "need",
    "therefore",
    "hence",
    "same",
    "sir",
    "dear",
    "respected",
    "thanks",
    "thank",
    "regards",
    "provide",
    "process",
    "legal",
    "ongoing",
    "law",
    "per",
    "serious",
    "seriousness",
    "interest",
    "national",
    "public",
    "help",
    "evidence",
    "essential",
    "vital",
    "must",
];

/// True for a word that says nothing of any case.
pub fn is_empty_word(word: &str) -> bool {
    EMPTY.contains(&word) || is_function_word(word)
}

/// True when a text has nothing but formulas of urgency and need.
pub fn is_formula(text: &Text) -> bool {
    !text.is_empty() && text.tokens.iter().all(|token| is_empty_word(&token.word))
}

/// True when a text reads like language at all: common words among the others. Nonsense is no answer.
pub fn is_language(text: &Text) -> bool {
    let common = text.tokens.iter().filter(|token| is_function_word(&token.word)).count();
    let voiced = text
        .tokens
        .iter()
        .filter(|token| token.word.chars().any(|c| c.is_ascii_digit()) || token.word.chars().any(|c| "aeiouy".contains(c)))
        .count();
    text.len() >= 3 && common >= 1 && common * 12 >= text.len() && voiced * 10 >= text.len() * 7
}

fn spans(text: &Text, found: Vec<Found>) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = found
        .into_iter()
        .filter(|place| !text.is_negated(*place) && !text.is_quoted(*place))
        .map(|place| text.span(place))
        .collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    spans.dedup_by(|later, earlier| later.start < earlier.end);
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(mark: fn(&Text) -> Vec<Range<usize>>, raw: &str) -> usize {
        mark(&Text::new(raw)).len()
    }

    #[test]
    fn limitless_demands_are_found_and_denials_are_not() {
        for raw in [
            "Any and all data of this account",
            "complete details please",
            "Give everything you have",
            "all available information",
            "the entire account",
        ] {
            assert!(hits(limitless, raw) > 0, "{raw}");
        }
        for raw in [
            "We do not ask for any and all data",
            "all logins from 12 January to 7 February",
            "all three exhibits",
            "The clause says “any and all” comes back",
            "full name given",
        ] {
            assert_eq!(hits(limitless, raw), 0, "{raw}");
        }
    }

    #[test]
    fn labels_on_people_are_found_and_terms_of_law_are_not() {
        for raw in
            ["V1 was cheated by this criminal.", "agent mafia", "these criminals", "the criminal is hiding", "He is criminal."]
        {
            assert!(hits(loaded, raw) > 0, "{raw}");
        }
        for raw in ["a criminal investigation", "Code of Criminal Procedure", "the criminal network", "He wrote “this criminal”"]
            .into_iter()
            .chain([
                "Such conduct is criminal under federal law too.",
                "What they did is also criminal there.",
                "This is criminal.",
            ])
        {
            assert_eq!(hits(loaded, raw), 0, "{raw}");
        }
    }

    #[test]
    fn commands_to_a_company_are_found_and_requests_are_not() {
        for raw in [
            "You are required under section 31 PECA to provide",
            "You are hereby directed to preserve",
            "failing which legal action will follow",
        ] {
            assert!(hits(commands, raw) > 0, "{raw}");
        }
        for raw in
            ["We request on a voluntary basis; at home section 94 empowers us", "The data is required to identify the user"]
        {
            assert_eq!(hits(commands, raw), 0, "{raw}");
        }
    }

    #[test]
    fn formulas_and_nonsense() {
        assert!(is_formula(&Text::new("Urgent. Kindly do the needful.")));
        assert!(!is_formula(&Text::new("The suspect may delete the account soon.")));
        assert!(is_language(&Text::new("The page said it closes this week")));
        for raw in ["asdf asdf asdf", "lorem ipsum dolor sit amet consectetur", "xxx", "1234 1234 1234"] {
            assert!(!is_language(&Text::new(raw)), "{raw}");
        }
    }
}
