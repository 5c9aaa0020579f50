//! Language, repetition, wished dates, transfer and register: how the paper travels, and what is kept of it.

use super::between_states::not_translated;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict, Written};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::world::Happened;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::policy::Term;
use crate::content::role::Role;
use crate::content::time::{CaseTime, Date, find_moments};
use crate::request::examine::{is_reason, unread_language};
use crate::request::facts::Earlier;
use crate::request::narrative::Text;
use crate::request::orders;
use crate::request::view::parse_moment;
use chrono::NaiveTime;

fn no_translation(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.is_assistance() {
        return not_translated(c);
    }
    if !c.is_voluntary() {
        return Vec::new();
    }
    let Some(said) = c.policy.and_then(|policy| {
        policy.find(|term| if let Term::Language { reads, certified } = term { Some((reads, *certified)) } else { None })
    }) else {
        return Vec::new();
    };
    let place = c.request.place(Role::Language);
    // What comes later is not in the reader's hands, whatever lies in the file at home.
    const LATER: &[&str] = &[
        "translation *? *? *? follows|follow|later|pending|awaited|prepared|soon|made",
        "no|without|not|yet *? *? translation|translated",
        "untranslated",
    ];
    let later = !Text::new(&c.request.text(Role::Order)).find_any(LATER).is_empty();
    match c.request.text(Role::Language).trim() {
        "" => Vec::new(),
        _ if c.policy.is_some_and(|policy| unread_language(c.request, policy).is_some()) => {
            vec![Verdict::broken(place, S::Major, "").citing(Some(&said.clause))]
        }
        "en" if said.what.1
            && c.request.has(Role::Order)
            && (later || !orders::named(c.request, c.facts).is_some_and(|order| order.translated)) =>
        {
            vec![Verdict::broken(place, S::Major, "certified").citing(Some(&said.clause))]
        }
        _ => vec![Verdict::met(place)],
    }
}

/// True when a text says that nothing, or nothing else, was sent.
pub(super) fn says_none(raw: &str) -> bool {
    let text = Text::new(raw);
    text.is_empty() || (text.len() <= 12 && !text.find_any(&["none", "no other", "nothing", "no", "n a", "nil"]).is_empty())
}

fn double_request(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some(provider) = c.request.provider.filter(|_| c.is_abroad() || c.is_contact()) else { return Vec::new() };
    let (accounts, categories) = (c.seen.accounts(), c.seen.categories());
    let told = if c.is_assistance() { Role::PreviousRequests } else { Role::OtherChannels };
    let other = c.request.text(told);
    let quoted =
        format!("{} {}", c.request.text(Role::EarlierReferences), if says_none(&other) { "" } else { &other }).to_uppercase();
    let other_days = |earlier: &Earlier| {
        earlier.period.zip(c.seen.bounds()).is_some_and(|((first, last), (from, to))| to < first || last < from)
    };
    let twice = c.facts.earlier.iter().find(|earlier| {
        let same_measure = earlier.measure == c.request.measure
            || (c.is_assistance() && matches!(earlier.measure, Measure::ContactPoint | Measure::Voluntary))
            || (c.is_voluntary() && matches!(earlier.measure, Measure::ContactPoint | Measure::Mla));
        same_measure
            && earlier.provider.as_ref() == Some(&provider.id)
            && earlier.number != c.request.number
            && earlier.accounts.iter().any(|account| accounts.contains(account))
            && earlier.categories.iter().any(|category| categories.contains(category))
            && !other_days(earlier)
            && (earlier.open
                || c.facts
                    .tickets
                    .iter()
                    .any(|ticket| ticket.request == earlier.number && ticket.keeps(&accounts[0], c.facts.sent.date())))
    });
    let Some(earlier) = twice else { return Vec::new() };
    // The officer's own reference names the case, not the letter; a ticket, a date or a word about the first one does.
    let ticket =
        c.facts.tickets.iter().any(|ticket| ticket.request == earlier.number && quoted.contains(&ticket.number.to_uppercase()));
    let renewal = matches!(c.request.text(Role::RequestKind).trim(), "extension" | "addition");
    if ticket || renewal || !says_none(&other) {
        return Vec::new();
    }
    let delays = c.policy.and_then(|policy| policy.clause_of(&Term::DuplicatesDelay));
    let role = if c.request.field(told).is_some() { told } else { Role::EarlierReferences };
    let (severity, variant) = if delays.is_some() { (S::Major, "queue") } else { (S::Minor, "") };
    vec![
        Verdict::broken(c.request.place(role), severity, variant)
            .with("number", earlier.number.to_string())
            .citing(delays.as_ref()),
    ]
}

/// The earliest day on which an ordinary answer can be expected.
fn ordinary_answer(c: &RequestContext<'_>) -> Option<(Date, crate::content::id::ClauseId)> {
    let said = c.policy?.turnaround()?;
    let (from, to, working) = said.what;
    // 'At the latest in 30 days' promises no day before.
    let from = if from == 0 { to } else { from };
    let start = CaseTime::at(c.facts.sent.date(), NaiveTime::default(), c.facts.sent.offset());
    // Without a calendar of the company: five working days a week, which is the shortest that a promise can mean.
    let days = if working { i64::from(from) * 7 / 5 } else { i64::from(from) };
    Some((start.plus_days(days).date(), said.clause))
}

/// True when something is left of a reason without the words of haste that stand in every letter.
fn tells_more_than_haste(why: &str) -> bool {
    const HASTE: &[&str] = &[
        "required",
        "require",
        "requires",
        "urgent",
        "urgently",
        "urgency",
        "needed",
        "need",
        "needs",
        "for",
        "the",
        "an",
        "a",
        "investigation",
        "inquiry",
        "enquiry",
        "case",
        "matter",
        "as",
        "soon",
        "possible",
        "important",
        "importance",
        "immediate",
        "immediately",
        "earliest",
        "early",
        "is",
        "are",
        "be",
        "this",
        "our",
        "in",
        "of",
        "on",
        "please",
        "kindly",
        "serious",
        "very",
        "most",
        "high",
        "top",
        "priority",
        "to",
        "progress",
        "proceed",
        "speed",
        "further",
        "pending",
        "data",
        "information",
        "record",
        "records",
        "we",
        "i",
        "it",
        "time",
        "sensitive",
        "quick",
        "quickly",
        "fast",
        "at",
        "once",
        "because",
        "due",
        "necessary",
        "purpose",
        "purposes",
        "with",
        "and",
        "reply",
        "answer",
        "response",
        "request",
        "asap",
        "police",
        "these",
        "that",
        "was",
        "has",
        "have",
        "under",
        "so",
        "no",
        "delay",
        "without",
    ];
    Text::new(why).tokens.iter().any(|token| !HASTE.contains(&token.word.as_str()))
}

fn unrealistic_deadline(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_voluntary() {
        return Vec::new();
    }
    let (date, why) = (c.request.part(Role::Deadline, "date"), c.request.part(Role::Deadline, "why"));
    let Some(wished) = parse_moment(&date).ok().and_then(|moment| moment.day_near(c.facts.sent.date())) else {
        return Vec::new();
    };
    let Some((ordinary, clause)) = ordinary_answer(c) else { return Vec::new() };
    let place = c.request.place(Role::Deadline);
    if wished >= ordinary {
        vec![Verdict::met(place)]
    } else if is_reason(&why) && tells_more_than_haste(&why) {
        Vec::new()
    } else {
        vec![Verdict::broken(place, S::Minor, "").with("day", ordinary.text()).citing(Some(&clause))]
    }
}

fn insecure_transfer(c: &RequestContext<'_>) -> Vec<Verdict> {
    let place = c.request.place(Role::Format);
    let keys = c.request.keys(Role::Format);
    if keys.iter().any(|key| key == "open_mail") {
        return vec![Verdict::broken(place, S::Major, "")];
    }
    const OPEN: &[&str] = &[
        "by|via|over|on|through whatsapp|telegram|gmail|yahoo|hotmail",
        "to my|our private|personal gmail|yahoo|mail|email|mailbox|whatsapp|number|phone",
        "to my|our|this gmail|yahoo|hotmail|whatsapp|telegram",
        "by|via plain|open|ordinary|normal mail|email|e",
        "whatsapp it|them|the|us|me",
        "password in the same mail|email|message|letter",
    ];
    let mark = |text: &Text| {
        text.find_any(OPEN).into_iter().filter(|found| !text.is_negated(*found) && !text.is_quoted(*found)).collect::<Vec<_>>()
    };
    // Only where delivery is spoken of: V1 may well have been paid or lured 'by WhatsApp'.
    const SENDS: &[&str] =
        &["send", "reply", "deliver", "forward", "transmit", "share", "provide", "password", "whatsapp it|them|us|me"];
    let place_of = c.texts().iter().find_map(|Written { place, text, .. }| {
        mark(text)
            .into_iter()
            .find(|found| {
                let sentence = text.tokens[found.first].sentence;
                text.find_any(SENDS).iter().any(|send| text.tokens[send.first].sentence == sentence) && asks(text, sentence)
            })
            .map(|found| place.clone().span(&text.span(found)))
    });
    match place_of {
        Some(place) => vec![Verdict::broken(place, S::Major, "words")],
        None if keys.iter().any(|key| matches!(key.as_str(), "portal" | "encrypted" | "medium")) => vec![Verdict::met(place)],
        None => Vec::new(),
    }
}

/// True when a sentence asks the reader to do something, rather than telling what others did.
fn asks(text: &Text, sentence: usize) -> bool {
    let mut words = text.tokens.iter().filter(|token| token.sentence == sentence).map(|token| token.word.as_str());
    let first = words.clone().next().unwrap_or_default();
    matches!(first, "send" | "reply" | "deliver" | "forward" | "transmit" | "share" | "provide" | "whatsapp")
        || words.any(|word| matches!(word, "please" | "kindly" | "you" | "your" | "password"))
}

/// At the end: a ticket that a company gave stands in no note, pin or later paper.
fn not_in_register(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let world = c.world;
    if !world.is_closed() {
        return Vec::new();
    }
    let notes =
        world.story().iter().filter_map(|entry| if let Happened::Noted(text) = &entry.what { Some(text.clone()) } else { None });
    let pins = world.notebook().iter().map(|pin| pin.text.clone());
    // What a form had put in by itself stands in a paper; it is no entry of the trainee's, and earns no praise.
    let (mut papers, mut given) = (Vec::new(), Vec::new());
    for dossier in world.requests() {
        for sending in &dossier.sendings {
            let view = world.view(dossier, &sending.values);
            for (key, value) in &sending.values {
                let by_form = view.as_ref().is_some_and(|view| view.is_given(world.scenario(), key));
                if by_form { given.push(value.as_text()) } else { papers.push(value.as_text()) }
            }
        }
    }
    let in_form = |number: &str| given.iter().any(|text| text.to_uppercase().contains(number));
    let kept: Vec<String> = notes.chain(pins).chain(papers).map(|text| text.to_uppercase()).collect();
    let pinned = |number: &str| {
        let of_reply = world.notebook().iter().filter(|pin| pin.exhibit.starts_with("reply-"));
        of_reply.into_iter().any(|pin| pin.text.to_uppercase().contains(number))
    };
    // The day stands where the ticket stands; elsewhere it is the day of something else.
    let names_last = |number: &str, last: Date| {
        let beside = kept.iter().filter(|text| text.contains(number));
        beside.into_iter().any(|text| {
            let days: Vec<Date> = find_moments(text).iter().filter_map(|moment| moment.day_near(world.now().date())).collect();
            names_day(&days, last)
        })
    };
    world
        .tickets()
        .iter()
        .filter_map(|ticket| {
            let form = world.request(ticket.request).and_then(|dossier| dossier.form.clone());
            let key = form.and_then(|form| {
                world.library().forms.get(&form)?.by_role(Role::EarlierReferences).map(|field| field.key.clone())
            });
            let place = crate::request::FieldPlace::field(&key.unwrap_or_default());
            let broken = |variant| {
                Verdict::broken(place.clone(), S::Minor, variant).with("ticket", ticket.number.clone()).of_request(ticket.request)
            };
            let number = ticket.number.to_uppercase();
            if !kept.iter().any(|text| text.contains(&number)) {
                return (!in_form(&number)).then(|| broken(""));
            }
            // Whoever pins the company's sentence keeps what stands in it; a note must name the last day itself.
            Some(match ticket.expires {
                Some(last) if !pinned(&number) && !names_last(&number, last) => broken("expiry").with("day", last.text()),
                _ => Verdict::met(place),
            })
        })
        .collect()
}

/// A day of a year that was not written is read as near to today; a last day may lie in the year after.
fn names_day(days: &[Date], last: Date) -> bool {
    days.iter().any(|day| *day == last || (day.parts().1, day.parts().2) == (last.parts().1, last.parts().2))
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(39),
        title: "Papers that the reader cannot read",
        mistakes: &["E39"],
        dimensions: (D::Procedure, Some(D::Timeliness)),
        severities: &[S::Major],
        why: "Whoever decides must be able to read the letter and the order behind it. Guidelines say which languages are read, and some ask for a certified translation.",
        source: "Language clauses of the guidelines; for requests between States UNTOC article 18",
        cites: &["veil/7.1", "lumio/1.3", "rutba/3.1", "harborhost/9.1", "chirplet/8.2", "un-untoc/18"],
        asked_by: Some("3 of 14 guidelines read"),
        reads: &[Role::Language, Role::Order],
        breaks: "The letter in the local language only.",
        meets: "The letter in a language of the clause; a certified translation of the order where it is asked.",
        says: &[
            ("", "This company does not read the language of the letter."),
            ("certified", "An order is attached, and this company wants a certified translation of it."),
            ("state", "The authorities of the other State do not read this language."),
            ("annexes", "An order or a statement is attached, and nobody certified its translation."),
            ("met", "The letter is in a language that the reader knows."),
        ],
        causes: &[("", "The paper waits for a translation, or comes back.")],
        better: "English text, and a certified translation of order and annexes where the clause asks it.",
        judge: Judge::Request(no_translation),
        ..PLAIN
    },
    Rule {
        code: RuleCode(45),
        title: "The same request twice",
        mistakes: &["E45"],
        dimensions: (D::Procedure, None),
        severities: &[S::Minor, S::Major],
        why: "Two letters about the same thing are read by two people, and each thinks that the other answers. Say what was sent before, with its reference.",
        source: "Clauses on duplicates; where none speaks, good practice",
        cites: &["northmail/9.1", "lumio/4.2"],
        reads: &[Role::OtherChannels, Role::EarlierReferences],
        breaks: "A second letter for the same account and data, with ‘none’ under other channels.",
        meets: "“Request 2 of 7 February, ticket PRSV-…, is open; this one corrects its period.”",
        says: &[
            ("", "Request {number} asks the same and is not named here."),
            ("queue", "Request {number} asks the same and is not named here, and this company delays doubles."),
        ],
        causes: &[
            ("", "The company takes both for one request, or two people do the same work."),
            ("queue", "Both letters go to the end of the queue."),
        ],
        better: "Name every earlier request and channel, each with its reference.",
        judge: Judge::Request(double_request),
        ..PLAIN
    },
    Rule {
        code: RuleCode(50),
        title: "A date that nobody can keep",
        mistakes: &["E50"],
        dimensions: (D::Timeliness, None),
        severities: &[S::Minor],
        why: "A wished date before the ordinary term is read only with a reason: a hearing, a transfer, the end of a freeze.",
        source: "Turnaround clauses; good practice",
        cites: &["lumio/9.1", "chirplet/9.1"],
        reads: &[Role::Deadline],
        breaks: "“By tomorrow.”",
        meets: "“By 10 March: your ordinary term.”",
        says: &[
            ("", "The ordinary term does not end before {day}, and no reason for an earlier date stands beside it."),
            ("met", "Your date leaves the company its ordinary term."),
        ],
        causes: &[("", "The date is ignored.")],
        better: "A date after the ordinary term, or a reason for an earlier one.",
        judge: Judge::Request(unrealistic_deadline),
        ..PLAIN
    },
    Rule {
        code: RuleCode(53),
        title: "Data by open mail",
        mistakes: &["E53"],
        dimensions: (D::Rights, Some(D::Admissibility)),
        severities: &[S::Major],
        why: "Open mail and chats can be read and changed on their way. Data of a person needs a closed way, and its password another one.",
        source: "PECA 2016 section 41; transfer clauses of the guidelines",
        cites: &["pk-peca/41", "sarafa/1.2", "eu/gdpr"],
        reads: &[Role::Format],
        breaks: "“Send the file to our Gmail.”",
        meets: "Through the portal, or encrypted with the password by telephone.",
        says: &[
            ("", "You asked for the data by open mail."),
            ("words", "This asks for delivery by an open mailbox or a chat."),
            ("log", "Line {line} of the custody log moves records by an open way: {way}."),
            ("met", "You asked for a safe way of delivery."),
        ],
        causes: &[("", "A stranger can read the file, and the court asks who changed it.")],
        better: "The portal, or an encrypted file with its password by telephone.",
        judge: Judge::Both(insecure_transfer, super::custody::open_transfer),
        ..PLAIN
    },
    Rule {
        code: RuleCode(56),
        title: "Not in the register",
        mistakes: &["E56"],
        dimensions: (D::Procedure, None),
        severities: &[S::Minor],
        why: "A copy is kept for some weeks only. Whoever takes over the file must find the ticket, its last day and the next step.",
        source: "Good practice; the ticket clause",
        cites: &["pk-peca/42", "chirplet/4.1"],
        reads: &[Role::EarlierReferences],
        breaks: "A ticket that stands nowhere but in the company's letter.",
        meets: "“PRSV-…, two accounts, last day 8 May, extension by 1 May.”",
        says: &[
            ("", "Ticket {ticket} stands in no note and in no later paper."),
            ("expiry", "Ticket {ticket} is noted, and its last day ({day}) is not."),
            ("met", "The ticket is in your register."),
        ],
        causes: &[("", "Nobody knows when the freeze ends.")],
        better: "Reference, ticket, last day, next step: in the diary or pinned.",
        judge: Judge::Attempt(not_in_register),
        ..PLAIN
    },
];
