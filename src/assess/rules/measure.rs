//! The choice of a measure: can this form do what is asked of it, was the milder kind of data asked first, and does what
//! is asked lie at home? Whether the measure is then used well is for the other families.

use super::between_states::{given_on_request, too_early};
use super::sending::says_none;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{DataCategory, Measure};
use crate::content::policy::Process;
use crate::content::power::Basis;
use crate::content::role::Role;
use crate::content::scenario::{Effect, HomeRecord};
use crate::request::examine::{own_bases, power_rows};
use crate::request::narrative::{Text, demands};
use crate::request::observation::{Addressed, ItemAccess, Observation};

/// A freeze that demands data, a disclosure that only wants a freeze, a letter between States sent to a company.
fn wrong_form(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.is_assistance() {
        return too_early(c).or_else(|| given_on_request(c)).into_iter().collect();
    }
    if !c.is_abroad() {
        return Vec::new();
    }
    let clause = c.policy.and_then(|policy| policy.preservation_needs().into_iter().next()).map(|said| said.clause);
    if let Some(place) = c.first_mark(|text| {
        const PATTERNS: &[&str] =
            &["letter of request to the central authority", "letters rogatory to", "request is made under article 18"];
        text.find_any(PATTERNS).into_iter().filter(|found| !text.is_negated(*found)).map(|found| text.span(found)).collect()
    }) {
        return vec![Verdict::broken(place, S::Major, "states")];
    }
    if c.is_freeze() {
        return c
            .first_mark(demands::data_demands)
            .map(|place| Verdict::broken(place, S::Major, "").citing(clause.as_ref()))
            .into_iter()
            .collect();
    }
    // At a door that is open for it a form asks the company for what only the contact point brings; at another one the
    // door is the mistake (E02).
    let door = c.seen.0.iter().any(|seen| matches!(seen, Observation::Channel { fits: Addressed::Wrong { .. }, .. }));
    if let Some(item) = c.seen.items().find(|item| item.access == ItemAccess::Closed(Process::ContactPoint) && !item.public)
        && c.is_voluntary()
    {
        return if door {
            Vec::new()
        } else {
            vec![Verdict::broken(item.place.clone(), S::Major, "contact").citing(item.clause.as_ref())]
        };
    }
    if c.is_voluntary() && c.request.keys(Role::Items).is_empty() {
        return c
            .first_mark(demands::freeze_demands)
            .map(|place| Verdict::broken(place, S::Major, "freeze").citing(clause.as_ref()))
            .into_iter()
            .collect();
    }
    Vec::new()
}

/// A stronger measure where a milder one is open at this provider and was never asked.
fn stronger_first(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.wants_stored() {
        return Vec::new();
    }
    let Some(policy) = c.policy else { return Vec::new() };
    let open = |category| {
        policy.process(category).is_some_and(|said| {
            said.what == Process::Voluntary || (said.what == Process::OrderOfRequestingState && c.request.has(Role::Order))
        })
    };
    let milder = [DataCategory::Subscriber, DataCategory::Login];
    let asked = c.seen.categories();
    let strong = c.seen.items().find(|item| {
        matches!(item.category, DataCategory::Traffic | DataCategory::Location | DataCategory::Content) && !item.public
    });
    let Some(item) = strong.filter(|_| milder.into_iter().any(open)) else { return Vec::new() };
    let accounts = c.seen.accounts();
    let before = c.facts.earlier.iter().any(|earlier| {
        matches!(earlier.measure, Measure::Voluntary | Measure::Mla)
            && earlier.categories.iter().any(|category| milder.contains(category))
            && (accounts.is_empty() || earlier.accounts.iter().any(|account| accounts.contains(account)))
    });
    // In a request between States earlier answers stand in a table of their own.
    let answered = c.is_assistance() && !says_none(&c.request.text(Role::PreviousRequests));
    let explained = answered
        || [Role::Need, Role::Proportion].into_iter().any(|role| {
            let raw = c.request.text(role);
            !Text::new(&raw)
                .find_any(&[
                    "subscriber|registration|login|sign|signup * * * *? not|no|already|known|false",
                    "already know|known|identified|have",
                    "milder",
                    "less intrusive",
                    "cannot be? shown|answered|found|seen",
                ])
                .is_empty()
        });
    if asked.iter().any(|category| milder.contains(category)) {
        vec![Verdict::met(item.place.clone())]
    } else if before || explained {
        Vec::new()
    } else {
        vec![Verdict::broken(item.place.clone(), S::Major, "")]
    }
}

/// Where the words of a name stand in a sentence.
fn named_at(name: &str, words: &[&str]) -> Vec<usize> {
    let name = Text::new(name);
    let wanted: Vec<&str> = name.tokens.iter().map(|token| token.word.as_str()).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    words.windows(wanted.len()).enumerate().filter(|(_, window)| **window == wanted[..]).map(|(at, _)| at).collect()
}

/// Messages in which somebody is named lie with the company of the messages.
fn speaks_of_messages(words: &[&str]) -> bool {
    words.iter().any(|word| {
        matches!(
            *word,
            "message"
                | "messages"
                | "chat"
                | "chats"
                | "talk"
                | "talks"
                | "conversation"
                | "conversations"
                | "post"
                | "posts"
                | "comments"
        )
    })
}

/// True where the records of this holder are asked: its own name, and not a word that anybody may use.
fn holder_is_asked(record: &HomeRecord, words: &[&str]) -> bool {
    let proper = |name: &&String| {
        name.split_whitespace()
            .any(|word| word.chars().filter(char::is_ascii_alphabetic).count() > 2 && word.starts_with(char::is_uppercase))
    };
    let names = std::iter::once(&record.custodian).chain(&record.also).filter(proper);
    let mut found = names.flat_map(|name| named_at(name, words));
    found.any(|at| at == 0 || !matches!(words[at - 1], "with" | "to" | "and" | "about" | "for" | "name" | "names" | "named"))
        && !speaks_of_messages(words)
}

/// True where an account of a bank is asked, in the words of the case.
fn bank_is_asked(record: &HomeRecord, words: &[&str]) -> bool {
    record.bank && record.words.iter().any(|word| !named_at(word, words).is_empty()) && !speaks_of_messages(words)
}

/// Words of a home record that stand in a demand to a company abroad.
fn asked_abroad(c: &RequestContext<'_>, record: &HomeRecord) -> Option<crate::request::FieldPlace> {
    c.first_mark(|text| {
        demands::demand_sentences(text)
            .into_iter()
            .filter(|sentence| {
                let words: Vec<&str> =
                    text.tokens.iter().filter(|token| token.sentence == *sentence).map(|token| token.word.as_str()).collect();
                let named = holder_is_asked(record, &words) || bank_is_asked(record, &words);
                // A payment reference is asked abroad to find the bank at home: that is the right way round.
                let reference = words.iter().any(|word| matches!(*word, "reference" | "references"));
                named && !reference
            })
            .filter_map(|sentence| {
                let first = text.tokens.iter().find(|token| token.sentence == sentence)?.span.start;
                let last = text.tokens.iter().rev().find(|token| token.sentence == sentence)?.span.end;
                Some(first..last)
            })
            .collect()
    })
}

/// True when the exhibit that is the leave had come into the file: it was opened, or lay there from its day on.
fn leave_in_file(c: &RequestContext<'_>, id: &crate::content::id::ExhibitId) -> bool {
    let scenario = c.facts.scenario;
    let by_event = scenario
        .events
        .iter()
        .filter(|event| event.effects.iter().any(|effect| matches!(effect, Effect::BringsExhibit(brought) if brought == id)))
        .map(|event| event.at)
        .min();
    let awaited = scenario.awaited().any(|awaited| awaited == id);
    c.facts.opened.contains(id)
        || match (scenario.exhibit(id).and_then(|exhibit| exhibit.arrives), by_event) {
            (Some(at), _) | (None, Some(at)) => at <= c.facts.sent,
            (None, None) => !awaited,
        }
}

fn home_route(c: &RequestContext<'_>) -> Vec<Verdict> {
    let records = &c.facts.scenario.facts.home;
    if c.wants_stored() {
        return records
            .iter()
            .find_map(|record| {
                Some(Verdict::broken(asked_abroad(c, record)?, S::Major, "abroad").with("custodian", record.custodian.clone()))
            })
            .into_iter()
            .collect();
    }
    if !c.is_home_order() {
        return Vec::new();
    }
    let asked = format!("{} {}", c.request.text(Role::Custodian), c.request.text(Role::Records)).to_lowercase();
    let place = c.request.place(Role::CourtLeave);
    let power = own_bases(&c.request.text(Role::HomePower));
    let laundering =
        power.iter().any(|(basis, _)| *basis == Basis::Amla25) && power.iter().all(|(basis, _)| *basis != Basis::Crpc94);
    let rows = power_rows(c.request, c.seen, c.facts);
    if laundering && rows.iter().any(|row| row.accept.contains(&Basis::Amla25)) {
        return Vec::new();
    }
    // Where the table leaves section 25 open it is a question, and the leave of a court with it.
    if let Some((_, question)) = rows.iter().flat_map(|row| &row.open).find(|(open, _)| laundering && *open == Basis::Amla25) {
        return vec![Verdict::unsure(
            c.request.place(Role::HomePower),
            question.clone(),
            &["pk/amla".into(), "pk-crpc/94".into()],
        )];
    }
    records
        .iter()
        .filter(|record| record.bank)
        .filter(|record| {
            std::iter::once(&record.custodian)
                .chain(&record.also)
                .chain(&record.words)
                .any(|name| asked.contains(&name.to_lowercase()))
        })
        .map(|record| {
            let right = if record.sessions_judge { "sessions_judge" } else { "high_court" };
            let leave = c.request.text(Role::CourtLeave);
            let in_file = |id: &crate::content::id::ExhibitId| leave_in_file(c, id);
            if leave.trim() == right && !record.leave.as_ref().is_none_or(in_file) {
                Verdict::broken(place.clone(), S::Major, "paper")
            } else if leave.trim() == right {
                Verdict::met(place.clone()).citing(Some(&"pk-crpc/94".into()))
            } else if leave.trim() == "high_court" {
                Verdict::unsure(
                    place.clone(),
                    "For these offences the section names the Sessions Judge. Why did you go to the High Court?",
                    &["pk-crpc/94".into()],
                )
            } else {
                Verdict::broken(place.clone(), S::Major, "")
            }
        })
        .collect()
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(3),
        title: "A form that cannot do it",
        mistakes: &["E03"],
        dimensions: (D::Procedure, Some(D::Timeliness)),
        severities: &[S::Major],
        why: "Each form does one thing. A freeze keeps a copy and discloses nothing; a request for disclosure freezes nothing; a letter between States goes to a central authority, not to a company.",
        source: "Preservation clauses; 18 U.S.C. 2703(f); Mutual Legal Assistance Act 2020",
        cites: &["chirplet/4.2", "bazarbay/1.2", "us-sca/2703f", "pk-mla/2020"],
        reads: &[Role::Urgency, Role::Facts, Role::Items, Role::Nexus],
        covers: &[2, 101],
        breaks: "On a preservation form: “Please send us the login records at once.”",
        meets: "On a preservation form: “Please keep the login records. A request for disclosure will follow.”",
        says: &[
            ("", "This demands data. A preservation request keeps a copy and discloses nothing."),
            ("freeze", "This asks for a freeze on the form for disclosure, and no data is asked."),
            ("states", "This is the language of a letter between States. A company is not its reader."),
            (
                "early",
                "The case is a mere enquiry. The Act opens the way to other States only once an investigation has commenced.",
            ),
            (
                "contact",
                "This company answers foreign police through the contact point only: it takes a message there, not a form to the company.",
            ),
            ("direct", "All that you ask the company gives on a request of your own. The way between States takes months."),
        ],
        causes: &[("", "The company returns that part, or keeps a copy and gives nothing.")],
        better: "A freeze on the preservation form; data on the form for disclosure; content by mutual legal assistance.",
        judge: Judge::Request(wrong_form),
        ..PLAIN
    },
    Rule {
        code: RuleCode(48),
        title: "The stronger measure first",
        mistakes: &["E48"],
        dimensions: (D::Necessity, None),
        severities: &[S::Major],
        why: "Who stands behind an account is shown by subscriber data and logins. Connections, places and content go deeper, and come after.",
        source: "Good practice; ICCPR article 17",
        cites: &["chirplet/3.1", "northmail/3.1", "un-iccpr/17"],
        reads: &[Role::Items, Role::Need],
        breaks: "Connection data alone, where nobody has asked who the subscriber is.",
        meets: "Subscriber data and logins first, or together with a reason for more.",
        says: &[
            ("", "A milder kind of data is open here, would answer the question, and was not asked."),
            ("met", "The milder data is asked too."),
        ],
        causes: &[("", "The company narrows the request to the milder item.")],
        better: "Subscriber, then logins, then connections, then content.",
        judge: Judge::Request(stronger_first),
        ..PLAIN
    },
    Rule {
        code: RuleCode(93),
        title: "What lies at home",
        mistakes: &["E93"],
        dimensions: (D::Legal, Some(D::Procedure)),
        severities: &[S::Major],
        why: "Records of a bank or company at home are ordered at home. For account data of a bank the Code wants the leave of the High Court first, and of a Sessions Judge for the offences that it lists.",
        source: "CrPC 1898 section 94(1), proviso",
        cites: &["pk-crpc/94", "pk-peca/31", "bazarbay/3.3"],
        reads: &[Role::CourtLeave, Role::Custodian, Role::Records, Role::Nexus],
        covers: &[21],
        breaks: "The company abroad is asked for a bank account at home.",
        meets: "An order to the bank at home, with the leave of the court.",
        says: &[
            ("", "Account data of a bank needs the leave of the right court."),
            ("paper", "The order names the leave of a court, and that paper is not in your file."),
            ("abroad", "This lies at home, with {custodian}. A company abroad does not hold it."),
            ("met", "You asked the bank at home with the leave of the right court."),
        ],
        causes: &[
            ("", "The bank refuses; taken otherwise the data is unlawful."),
            ("abroad", "The company answers that it holds nothing of the kind, and the money moves on."),
        ],
        better: "An order at home; for bank accounts the leave of the court first.",
        leave_out: true,
        judge: Judge::Request(home_route),
        ..PLAIN
    },
];
