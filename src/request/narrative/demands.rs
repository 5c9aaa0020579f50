//! What a text demands of its reader: content, data, a freeze, people who are only there. What others did, and what
//! the writer plans or denies, is no demand.

use super::text::{Found, Text};
use std::ops::Range;

const CONTENT_NOUNS: &[&str] = &[
    "chat",
    "chats",
    "message",
    "messages",
    "conversation",
    "conversations",
    "inbox",
    "mailbox",
    "mails",
    "emails",
    "photo",
    "photos",
    "photographs",
    "picture",
    "pictures",
    "image",
    "images",
    "video",
    "videos",
    "dms",
    "posts",
    "content",
    "contents",
    "texts",
    "sms",
    "communications",
    "voice",
    "album",
    "albums",
    "attachments",
    "drafts",
    "media",
    "recordings",
    "correspondence",
];

const DATA_NOUNS: &[&str] = &[
    "data",
    "information",
    "details",
    "record",
    "records",
    "log",
    "logs",
    "login",
    "logins",
    "ip",
    "ips",
    "addresses",
    "history",
    "subscriber",
    "registration",
    "account",
    "accounts",
    "file",
    "files",
    "profile",
    "identity",
    "name",
    "number",
];

const CROWD_NOUNS: &[&str] = &[
    "members",
    "followers",
    "friends",
    "contacts",
    "customers",
    "participants",
    "subscribers",
    "viewers",
    "users",
    "everybody",
    "everyone",
    "persons",
];

const VERBS: &[&str] = &[
    "give", "send", "provide", "share", "furnish", "supply", "disclose", "produce", "forward", "handover", "release", "deliver",
    "include", "hand", "submit", "reveal", "identify",
];

/// Words between a verb and its noun that make it another demand: for a freeze, a ticket, a confirmation.
const OTHER_OBJECT: &[&str] = &[
    "preserve",
    "preservation",
    "preserved",
    "freeze",
    "freezing",
    "frozen",
    "keep",
    "retain",
    "retention",
    "secure",
    "hold",
    "snapshot",
    "copy",
    "ticket",
    "confirmation",
    "confirm",
    "receipt",
    "acknowledgement",
    "acknowledge",
    "expiry",
    "reference",
    "contact",
];

/// Words between a verb and its noun that show that the verb has no such object.
const STOPS: &[&str] = &["no", "not", "without", "nor", "show", "identify", "prove", "because", "who", "which", "if", "when"];

/// Participles by which something is asked to be handed over: 'may be given', 'are asked for'.
const HANDED: &[&str] = &[
    "given",
    "provided",
    "supplied",
    "suplied",
    "furnished",
    "handed",
    "disclosed",
    "shared",
    "sent",
    "produced",
    "delivered",
    "submitted",
    "released",
];
/// … and by which it is said to be wanted.
const WANTED: &[&str] = &["needed", "required", "asked", "requested", "demanded", "wanted", "sought", "necessary"];

/// Places where a noun is demanded without a verb before it: 'the chats may be provided', 'all messages are needed'.
fn demanded_in_passive(text: &Text, nouns: &[&str], participles: &[&str]) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    for (at, token) in text.tokens.iter().enumerate().filter(|(_, token)| nouns.contains(&token.word.as_str())) {
        let rest = &text.tokens[at + 1..(at + 15).min(text.len())];
        let rest = &rest[..rest.iter().position(|next| next.sentence != token.sentence).unwrap_or(rest.len())];
        let Some(handed) = rest.iter().position(|next| participles.contains(&next.word.as_str())) else { continue };
        let between = &rest[..handed];
        let aux = between.iter().rev().take(3).any(|word| matches!(word.word.as_str(), "be" | "is" | "are"));
        let denied = between.iter().any(|word| STOPS.contains(&word.word.as_str()));
        let kept = rest.iter().take(handed + 5).any(|word| OTHER_OBJECT.contains(&word.word.as_str()));
        let place = Found { first: at, last: at + 1 + handed };
        if aux && !denied && !kept && !text.is_negated(Found { first: at, last: at }) && !text.is_quoted(place) {
            spans.push(text.span(place));
        }
    }
    spans
}

/// Every verb that demands: an imperative, or one that the writer asks with.
fn demands(text: &Text) -> Vec<usize> {
    (0..text.len()).filter(|at| is_demand(text, *at)).collect()
}

fn is_demand(text: &Text, at: usize) -> bool {
    demands_with(text, at, &[])
}

/// Whose wish a 'to' can tell: 'we request you to give', not 'he is about to give'.
const WISHES: &[&str] = &[
    "you",
    "ask",
    "asked",
    "request",
    "requested",
    "require",
    "required",
    "directed",
    "want",
    "wish",
    "need",
    "like",
    "please",
    "kindly",
    "company",
    "chirplet",
    "provider",
    "advised",
    "instructed",
    "obliged",
    "bound",
    "order",
    "ordered",
];

/// The same, with more verbs that can be imperatives.
fn demands_with(text: &Text, at: usize, more: &[&str]) -> bool {
    let word = &text.tokens[at];
    let previous = at.checked_sub(1).map(|before| &text.tokens[before]).filter(|before| before.sentence == word.sentence);
    let asks = matches!(word.word.as_str(), "ask" | "request" | "need" | "require" | "want" | "seek" | "demand")
        && previous.is_some_and(|before| {
            matches!(
                before.word.as_str(),
                "we" | "i" | "also" | "hereby" | "kindly" | "office" | "agency" | "unit" | "would" | "further" | "therefore"
            )
        })
        && !text.tokens[at.saturating_sub(2)..at].iter().any(|before| matches!(before.word.as_str(), "will" | "shall" | "later"));
    let next = text.tokens.get(at + 1).filter(|next| next.sentence == word.sentence);
    let given_up = next.is_some_and(|next| matches!(next.word.as_str(), "up" | "in" | "away"));
    let told = at.checked_sub(2).map(|before| &text.tokens[before]).filter(|before| before.sentence == word.sentence);
    let others_wish =
        previous.is_some_and(|before| before.word == "to") && told.is_some_and(|told| !WISHES.contains(&told.word.as_str()));
    let imperative = (VERBS.contains(&word.word.as_str()) || more.contains(&word.word.as_str()))
        && !given_up
        && !others_wish
        && previous.is_none_or(|before| {
            matches!(
                before.word.as_str(),
                "please"
                    | "kindly"
                    | "to"
                    | "and"
                    | "also"
                    | "immediately"
                    | "must"
                    | "should"
                    | "pls"
                    | "plz"
                    | "pl"
                    | "you"
                    | "urgently"
                    | "us"
                    | "promptly"
                    | "directly"
            ) || word.span.start > before.span.end + 1
        });
    asks || imperative
}

/// Places where one of these nouns is demanded.
fn demanded(text: &Text, nouns: &[&str], reach: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Found> = Vec::new();
    for verb in demands(text) {
        let sentence = text.tokens[verb].sentence;
        let end = (verb + 1 + reach).min(text.len());
        let noun = (verb + 1..end)
            .take_while(|at| text.tokens[*at].sentence == sentence)
            .find(|at| nouns.contains(&text.tokens[*at].word.as_str()));
        let Some(noun) = noun else { continue };
        let between = &text.tokens[verb + 1..noun];
        let place = Found { first: verb, last: noun };
        let other =
            between.iter().any(|token| STOPS.contains(&token.word.as_str()) || OTHER_OBJECT.contains(&token.word.as_str()));
        // 'Send us the ticket number': the noun belongs to the ticket. 'You sent the details to V1' is no imperative.
        let after = text.tokens.get(noun + 1).filter(|next| next.sentence == sentence);
        let kept = after.is_some_and(|next| matches!(next.word.as_str(), "frozen" | "preserved" | "safe"));
        if !other && !kept && !text.is_negated(place) && !text.is_quoted(place) {
            found.push(place);
        }
    }
    let mut spans: Vec<_> = found.into_iter().map(|place| text.span(place)).collect();
    spans.sort_by_key(|span| span.start);
    spans.dedup_by_key(|span| span.start);
    spans
}

/// Places where the content of messages is demanded in words.
pub fn content_demands(text: &Text) -> Vec<Range<usize>> {
    let mut spans = demanded(text, CONTENT_NOUNS, 20);
    spans.extend(demanded_in_passive(text, CONTENT_NOUNS, HANDED));
    spans.extend(demanded_in_passive(text, CONTENT_NOUNS, WANTED));
    // 'All data including messages', 'complete mailbox': a demand by its size, whatever its verb.
    const SIZED: &[&str] = &[
        "all|complete|entire|full|whole|every data|record|records|information|details * * * messages|chats|photos|mails|pictures|images|sms",
        "all|complete|entire|full|whole|every data|record|records|information|details * * messages|chats|photos|mails|pictures|images|sms",
        "all|complete|entire|full|whole|every data|record|records|information|details with|including all? messages|chats|photos|mails|pictures|images|sms",
        "complete|entire|full|whole mailbox|inbox|chat|chats|backup|correspondence",
    ];
    spans.extend(
        text.find_any(SIZED)
            .into_iter()
            .filter(|found| !text.is_negated(*found) && !text.is_quoted(*found))
            .map(|found| text.span(found)),
    );
    spans.sort_by_key(|span| span.start);
    spans.dedup_by_key(|span| span.start);
    spans
}

/// Places where data of any kind is demanded, a freeze or a ticket left out.
pub fn data_demands(text: &Text) -> Vec<Range<usize>> {
    let mut spans = demanded(text, CONTENT_NOUNS, 10);
    spans.extend(demanded(text, DATA_NOUNS, 10));
    spans.extend(demanded_in_passive(text, CONTENT_NOUNS, HANDED));
    spans.extend(demanded_in_passive(text, DATA_NOUNS, HANDED));
    spans.sort_by_key(|span| span.start);
    spans
}

/// Places where a freeze is asked for.
pub fn freeze_demands(text: &Text) -> Vec<Range<usize>> {
    const FREEZE: &[&str] = &[
        "please|kindly preserve|freeze|retain|secure|keep",
        "request|requests|ask|asks|need|want preservation|freezing|retention",
        "request|ask|asks you? * to preserve|freeze|retain",
        "ask|request you to preserve|freeze|retain|keep",
        "to be preserved|frozen|retained",
        "must|should be preserved|frozen|retained",
        "freeze the|this|these|both account|accounts|data|page|pages|profile",
        "preserve the|this|these|both|all account|accounts|data|page|pages|profile|records",
    ];
    text.find_any(FREEZE)
        .into_iter()
        .filter(|found| !text.is_negated(*found) && !text.is_quoted(*found))
        .map(|found| text.span(found))
        .collect()
}

/// Places where people are asked about of whom nothing is known but that they are there: followers, members.
pub fn crowd_demands(text: &Text) -> Vec<Range<usize>> {
    let mut spans = demanded(text, CROWD_NOUNS, 7);
    const LISTS: &[&str] = &[
        "contact|friend|friends|member|members|follower|followers|customer|customers list",
        "list of followers|members|friends|contacts|customers",
        "all numbers|contacts|followers|members in|of|on",
        "all|the of? the|its|his|their? followers|members|friends|contacts|customers|participants|subscribers",
        "every|each|any member|follower|friend|contact|customer|participant|subscriber|viewer",
    ];
    // A freeze of people who are only there is asked with the verbs of a freeze.
    const FREEZES: &[&str] = &["preserve", "freeze", "keep", "retain", "do", "cover", "extend", "apply", "add", "check", "copy"];
    const LEFT_OUT: &[&str] = &["not", "no", "out", "excluded", "except", "without", "none"];
    for found in text.find_any(LISTS) {
        let sentence = text.tokens[found.first].sentence;
        let asked = (0..found.first)
            .filter(|verb| text.tokens[*verb].sentence == sentence && demands_with(text, *verb, FREEZES))
            .any(|verb| !text.tokens[verb..found.first].iter().any(|word| LEFT_OUT.contains(&word.word.as_str())));
        let left_out = text.after(found).iter().any(|word| LEFT_OUT.contains(&word.word.as_str()));
        if asked && !left_out && !text.is_negated(found) && !text.is_quoted(found) {
            spans.push(text.span(found));
        }
    }
    spans.sort_by_key(|span| span.start);
    spans
}

/// Sentences that demand something, by number.
pub fn demand_sentences(text: &Text) -> Vec<usize> {
    let mut sentences: Vec<usize> = demands(text)
        .into_iter()
        .filter(|verb| {
            let place = Found { first: *verb, last: *verb };
            !text.is_negated(place) && !text.is_quoted(place)
        })
        .map(|verb| text.tokens[verb].sentence)
        .collect();
    sentences.dedup();
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(mark: fn(&Text) -> Vec<Range<usize>>, raw: &str) -> usize {
        mark(&Text::new(raw)).len()
    }

    #[test]
    fn content_is_demanded_only_by_the_writer() {
        for raw in ["Give all chats.", "Kindly provide the chat history and photos", "We request the messages of both accounts"] {
            assert!(hits(content_demands, raw) > 0, "{raw}");
        }
        for raw in [
            "The account sent V1 messages",
            "No message content is asked",
            "We do not request messages",
            "The page gave a number in its posts",
            "We request preservation of the messages",
        ] {
            assert_eq!(hits(content_demands, raw), 0, "{raw}");
        }
    }

    #[test]
    fn data_is_demanded_and_a_freeze_or_ticket_is_not() {
        for raw in [
            "Please send us the login records at once.",
            "Kindly provide subscriber details",
            "We need the logs of this account by Friday",
        ] {
            assert!(hits(data_demands, raw) > 0, "{raw}");
        }
        for raw in [
            "Please keep the login records. A request for disclosure will follow.",
            "We request preservation of all records of the account",
            "Please send us the ticket number and the last day",
            "We will request the records on the form for disclosure",
            "The user gave a name and a number to V1",
            "The offer and the logins would be lost.",
        ] {
            assert_eq!(hits(data_demands, raw), 0, "{raw}");
        }
    }

    #[test]
    fn a_freeze_is_asked_in_several_wordings() {
        for raw in [
            "Please preserve the account",
            "We request preservation of this page",
            "The data must be preserved",
            "Kindly freeze both pages",
        ] {
            assert!(hits(freeze_demands, raw) > 0, "{raw}");
        }
        for raw in ["The data was frozen on 7 February", "We do not ask you to preserve anything more"] {
            assert_eq!(hits(freeze_demands, raw), 0, "{raw}");
        }
    }

    #[test]
    fn crowds_are_asked_about_or_left_out() {
        for raw in [
            "Kindly give the details of all members of its group",
            "Please send the list of followers",
            "We request the contact list of the account",
        ] {
            assert!(hits(crowd_demands, raw) > 0, "{raw}");
        }
        for raw in
            ["Followers and other customers are left out.", "The page has 1,940 followers", "We do not ask for its followers"]
        {
            assert_eq!(hits(crowd_demands, raw), 0, "{raw}");
        }
    }
}
