//! Identifiers and times: does this value find the right account, and does this hour mean one hour only?

use super::{Judge, PLAIN, RequestContext, Rule, Verdict, Written};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{IdentifierKind, Measure};
use crate::content::policy::With;
use crate::content::role::Role;
use crate::content::scenario::Level;
use crate::content::time::{Moment, Zone, find_moments};
use crate::request::FieldPlace;
use crate::request::narrative::Text;
use crate::request::observation::{Observation, RowReading};
use crate::request::policy::Acceptance;

fn display_name(c: &RequestContext<'_>) -> Vec<Verdict> {
    // The police of another State ask the company in their own words; what finds nobody they say themselves.
    if c.is_contact() {
        return Vec::new();
    }
    if let Some((place, clause)) = c.seen.0.iter().find_map(|seen| match seen {
        Observation::NoRows { place, clause } => Some((place, clause)),
        _ => None,
    }) {
        return vec![Verdict::broken(place.clone(), S::Fatal, "none").citing(Some(clause))];
    }
    let usable = c.seen.rows().any(|row| row.usable);
    c.seen
        .rows()
        .filter(|row| row.usable || !beside_accepted(c, row.row))
        .map(|row| {
            if row.usable || row.slip_of.is_some() {
                Verdict::met(row.place.clone())
            } else {
                of_copy(c, row, Verdict::broken(row.place.clone(), if usable { S::Major } else { S::Fatal }, ""))
                    .with("value", row.value.clone())
                    .citing(Some(&row.clause))
            }
        })
        .collect()
}

/// A nickname that names the same account as an accepted value beside it does no harm.
fn beside_accepted(c: &RequestContext<'_>, at: usize) -> bool {
    let Some(row) = c.seen.rows().find(|row| row.row == at) else { return false };
    row.account.is_some() && c.seen.rows().any(|other| other.usable && other.account == row.account)
}

/// A row of a freeze for which nothing is copied: what lacks the copy later fails for this row.
fn of_copy(c: &RequestContext<'_>, row: &RowReading, broken: Verdict) -> Verdict {
    match &row.account {
        Some(account) if c.is_freeze() => broken.with("unkept", account.as_str()),
        _ => broken,
    }
}

fn no_date_seen(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.is_home_order() || c.is_contact() {
        return Vec::new();
    }
    c.seen
        .rows()
        .filter(|row| row.usable)
        .filter_map(|row| {
            let broken = |severity, clause| {
                let broken = of_copy(c, row, Verdict::broken(row.place.clone(), severity, ""));
                Some(broken.with("value", row.value.clone()).citing(clause))
            };
            match row.date_seen {
                Some(true) => Some(Verdict::met(row.place.clone())),
                Some(false) => broken(S::Major, Some(&row.clause)),
                // Elsewhere good practice, and for handles only.
                None if row.kind == IdentifierKind::Handle && row.seen.is_none() => broken(S::Minor, None),
                None => None,
            }
        })
        .collect()
}

/// An address and what stands beside it: port, and time to the minute.
struct Address {
    place: FieldPlace,
    port: bool,
    time: bool,
}

fn has_port(raw: &str) -> bool {
    let text = Text::new(raw);
    let worded = text.tokens.windows(2).any(|pair| pair[0].word == "port" && pair[1].word.chars().all(|c| c.is_ascii_digit()));
    // 198.51.100.24:40117
    let joined = raw.split_whitespace().any(|word| {
        word.rsplit_once(':').is_some_and(|(host, port)| {
            host.matches('.').count() == 3
                && port.len() <= 5
                && !port.is_empty()
                && port.trim_end_matches([',', ';', ')']).chars().all(|c| c.is_ascii_digit())
        })
    });
    worded || joined
}

/// True when an IPv4 or IPv6 address stands in a text.
fn has_address(raw: &str) -> bool {
    raw.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')')).any(|word| {
        let word = word.trim_matches(['.', '[', ']']);
        let host = if word.matches(':').count() == 1 { word.split(':').next().unwrap_or_default() } else { word };
        host.parse::<std::net::IpAddr>().is_ok()
    })
}

/// True when an hour stands in a text, to the minute: `18:05:47`, `16h05`.
fn has_clock(raw: &str) -> bool {
    let of_two = |text: &str, most: u32| text.len() <= 2 && text.parse::<u32>().is_ok_and(|number| number <= most);
    raw.split(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '.'))).any(|word| {
        let parts: Vec<&str> = word.trim_matches(['.', ':']).split([':', 'h']).collect();
        matches!(parts.len(), 2 | 3) && of_two(parts[0], 23) && parts[1..].iter().all(|part| part.len() == 2 && of_two(part, 59))
    })
}

fn addresses(c: &RequestContext<'_>) -> Vec<Address> {
    // Words may stand between an hour and its day: '18:05:47 CEST (UTC+2) on 24 August'.
    let timed = |raw: &str| {
        let moments = find_moments(raw);
        moments.iter().any(|moment| moment.time.is_some()) || !moments.is_empty() && has_clock(raw)
    };
    if c.is_home_order() {
        let raw = c.request.text(Role::Records);
        return has_address(&raw)
            .then(|| Address { place: c.request.place(Role::Records), port: has_port(&raw), time: timed(&raw) })
            .into_iter()
            .collect();
    }
    let accepted = c.policy.and_then(|policy| match policy.acceptance(IdentifierKind::IpAddress).what {
        Acceptance::Accepted { with, .. } => Some(with.to_vec()),
        _ => None,
    });
    let (Some(with), true) = (accepted, c.wants_stored()) else { return Vec::new() };
    let rows = c.request.rows(Role::Identifiers);
    c.seen
        .rows()
        .filter(|row| row.kind == IdentifierKind::IpAddress)
        .map(|row| {
            let whole = rows.get(row.row).map(|row| row.values().cloned().collect::<Vec<_>>().join(" ")).unwrap_or_default();
            Address {
                place: row.place.clone(),
                port: has_port(&whole) || !with.contains(&With::Port),
                time: timed(&whole) || !(with.contains(&With::Time) || with.contains(&With::Zone)),
            }
        })
        .collect()
}

fn ip_without_port(c: &RequestContext<'_>) -> Vec<Verdict> {
    // At home it is the power of the order that wants a thing named.
    let clause = c.is_home_order().then(|| "pk-crpc/94".into());
    addresses(c)
        .into_iter()
        .map(|address| match (address.time, address.port) {
            (true, true) => Verdict::met(address.place),
            (false, _) => Verdict::broken(address.place, S::Major, "").citing(clause.as_ref()),
            // In an advanced case no record came with its port: there is none to name.
            (true, false) if c.is_home_order() && c.facts.scenario.level == Level::Advanced => Verdict::met(address.place),
            (true, false) => Verdict::broken(address.place, S::Minor, "port").citing(clause.as_ref()),
        })
        .collect()
}

/// Every place where a date or time is typed as such: rows, period, wished date.
fn typed_times(c: &RequestContext<'_>) -> Vec<(FieldPlace, Vec<Moment>)> {
    let mut places = Vec::new();
    for (at, row) in c.request.rows(Role::Identifiers).iter().enumerate() {
        if let Some(raw) = row.get("seen_at").filter(|raw| !raw.trim().is_empty()) {
            places.push((c.request.place(Role::Identifiers).row(at).column("seen_at"), find_moments(raw)));
        }
    }
    let clock = c.request.text(Role::EmergencyClock);
    if !clock.trim().is_empty() {
        places.push((c.request.place(Role::EmergencyClock), find_moments(&clock)));
    }
    for column in ["from", "to"] {
        let raw = c.request.part(Role::Period, column);
        if !raw.trim().is_empty() {
            places.push((c.request.place(Role::Period).row(0).column(column), find_moments(&raw)));
        }
    }
    places
}

/// The zone that is said once for all.
fn zone_is_said(c: &RequestContext<'_>) -> bool {
    let said = c.request.text(Role::PeriodZone);
    let said = said.trim().to_lowercase();
    !said.is_empty() && said != "local"
}

fn no_zone(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !matches!(
        c.request.measure,
        Measure::Preserve | Measure::Voluntary | Measure::Emergency | Measure::DomesticOrder | Measure::Mla
    ) {
        return Vec::new();
    }
    if zone_is_said(c) {
        let place = c.request.place(Role::PeriodZone);
        return if typed_times(c).is_empty() || place.field.is_empty() { Vec::new() } else { vec![Verdict::met(place)] };
    }
    let times = typed_times(c);
    let to_the_minute = times.iter().find(|(_, moments)| moments.iter().any(Moment::lacks_zone));
    if let Some((place, _)) = to_the_minute {
        return vec![Verdict::broken(place.clone(), S::Major, "")];
    }
    let whole_days = times.iter().find(|(place, moments)| {
        *place.field == *c.request.place(Role::Period).field
            && moments.iter().any(|moment| moment.time.is_none() && !matches!(moment.zone, Zone::Fixed(_)))
    });
    match whole_days {
        Some((place, _)) => vec![Verdict::broken(place.clone(), S::Minor, "days")],
        None if !times.is_empty() => vec![Verdict::met(times[0].0.clone())],
        None => Vec::new(),
    }
}

fn ambiguous_date(c: &RequestContext<'_>) -> Vec<Verdict> {
    c.texts()
        .iter()
        .find_map(|Written { place, raw, .. }| {
            let moment = find_moments(raw).into_iter().find(|moment| moment.other.is_some())?;
            let typed: String = raw.chars().skip(moment.span.start).take(moment.span.end - moment.span.start).collect();
            let (one, other) = (moment.date?.text(), moment.other?.text());
            Some(
                Verdict::broken(place.clone().span(&moment.span), S::Minor, "")
                    .with("typed", typed)
                    .with("one", one)
                    .with("other", other),
            )
        })
        .into_iter()
        .collect()
}

fn typo(c: &RequestContext<'_>) -> Vec<Verdict> {
    // A message that only has something frozen discloses nothing of a stranger either.
    let given = ["subscriber", "emergency"];
    let freezes =
        c.is_freeze() || c.is_contact() && !c.request.keys(Role::AskedHelp).iter().any(|key| given.contains(&key.as_str()));
    let severity = if freezes { S::Major } else { S::Fatal };
    c.seen
        .rows()
        .filter_map(|row| {
            if row.account.is_some() {
                return Some(Verdict::met(row.place.clone()));
            }
            let (account, right) = row.slip_of.as_ref()?;
            Some(
                Verdict::broken(row.place.clone(), severity, if freezes { "freeze" } else { "" })
                    .with("value", row.value.clone())
                    .with("right", right.clone())
                    .with("account", account.as_str())
                    .citing(Some(&row.clause)),
            )
        })
        .collect()
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(12),
        title: "An identifier that finds nobody",
        mistakes: &["E12"],
        dimensions: (D::Precision, None),
        severities: &[S::Major, S::Fatal],
        why: "Names on a page change, and anybody can carry them. A company finds an account by what its clause names: a number, a full address, a registered mail.",
        source: "Identifier clauses of the guidelines",
        cites: &[
            "chirplet/2.1",
            "veil/2.1",
            "lumio/2.1",
            "northmail/2.2",
            "bazarbay/2.2",
            "harborhost/2.1",
            "rutba/2.2",
            "sarafa/2.2",
        ],
        asked_by: Some("13 of 14 guidelines read, 8 of 10 on preservation"),
        reads: &[Role::Identifiers],
        covers: &[13, 25],
        breaks: "The display name of the page.",
        meets: "The account number out of the page's source text.",
        says: &[
            ("", "“{value}” cannot be used to find an account at this company."),
            ("none", "No identifier is given at all."),
            ("met", "You gave an identifier that this company can use."),
        ],
        causes: &[("", "The account is not found.")],
        better: "The account number or the full address, with the day on which you saw it.",
        judge: Judge::Request(display_name),
        ..PLAIN
    },
    Rule {
        code: RuleCode(13),
        title: "No day on which it was seen",
        mistakes: &["E13"],
        dimensions: (D::Precision, Some(D::Rights)),
        severities: &[S::Minor, S::Major],
        why: "A name that can change hands belongs to different people on different days. The day on which you saw it says whom you mean.",
        source: "Identifier clauses of the guidelines",
        cites: &["chirplet/2.1", "lumio/2.1", "harborhost/2.1", "rutba/2.2"],
        asked_by: Some("1 of 14 guidelines read"),
        reads: &[Role::Identifiers],
        breaks: "A profile address alone.",
        meets: "The address, seen 2023-02-06T21:40+05:00, X3.",
        says: &[
            ("", "“{value}” can change hands, and no day stands beside it."),
            ("met", "You gave the day on which it was seen."),
        ],
        causes: &[("", "The company asks once; otherwise the next owner's data may come.")],
        better: "Value, day and exhibit.",
        judge: Judge::Request(no_date_seen),
        ..PLAIN
    },
    Rule {
        code: RuleCode(14),
        title: "An address without port or time",
        mistakes: &["E14"],
        dimensions: (D::Precision, None),
        severities: &[S::Minor, S::Major],
        why: "Many people share one IP address at the same minute. Only address, port and time together name one line.",
        source: "Identifier clause of the host; otherwise good practice",
        cites: &["harborhost/2.1"],
        reads: &[Role::Identifiers, Role::Records],
        covers: &[15],
        breaks: "198.51.100.24",
        meets: "198.51.100.24, port 40122, 2023-01-28T14:11:37Z",
        says: &[
            ("", "This address has no time: thousands of people may have used it."),
            ("port", "This address has no port: several lines may have used it in that minute."),
            ("met", "Address, port and time stand together."),
        ],
        causes: &[("", "The answer names nobody, or a whole street.")],
        better: "IP address, port, and time in UTC.",
        judge: Judge::Request(ip_without_port),
        ..PLAIN
    },
    Rule {
        code: RuleCode(15),
        title: "A time without a zone",
        mistakes: &["E15"],
        dimensions: (D::Precision, Some(D::Admissibility)),
        severities: &[S::Minor, S::Major],
        why: "Companies write their logs in UTC, or in a zone of their own, and seldom in yours. Five hours apart, the address belongs to another subscriber.",
        source: "Identifier and format clauses of the guidelines",
        cites: &["harborhost/2.1", "harborhost/8.1", "bazarbay/8.1", "sarafa/8.1"],
        asked_by: Some("1 of 14 guidelines read"),
        reads: &[Role::Identifiers, Role::Period, Role::PeriodZone],
        covers: &[16],
        breaks: "2023-02-06 21:40",
        meets: "2023-02-06T21:40+05:00",
        says: &[
            ("", "This time has no zone."),
            ("days", "These days have no zone: it is not said when they begin."),
            ("log", "Line {line} of the custody log has a time without a zone: {at}."),
            ("met", "Your times have a zone."),
        ],
        causes: &[("", "The wrong hour is searched, and the wrong subscriber found.")],
        better: "UTC, or +05:00 written out.",
        judge: Judge::Both(no_zone, super::custody::log_without_zone),
        ..PLAIN
    },
    Rule {
        code: RuleCode(16),
        title: "A date that can mean two days",
        mistakes: &["E16"],
        dimensions: (D::Precision, None),
        severities: &[S::Minor],
        why: "Some read the day first, some the month. Year, month and day in this order are read the same way everywhere.",
        source: "Good practice",
        reads: &[Role::Identifiers, Role::Period],
        breaks: "07/02/23",
        meets: "2023-02-07, or 7 Feb 2023",
        says: &[("", "“{typed}” can mean {one} or {other}.")],
        causes: &[("", "A question comes back.")],
        better: "2023-02-07, or the month in letters.",
        judge: Judge::Request(ambiguous_date),
        ..PLAIN
    },
    Rule {
        code: RuleCode(46),
        title: "One character wrong",
        mistakes: &["E46"],
        dimensions: (D::Precision, Some(D::Rights)),
        severities: &[S::Major, S::Fatal],
        why: "A slip in an identifier names a stranger: his data comes, and the real account stays untouched.",
        source: "Good practice; ICCPR article 17",
        cites: &["northmail/2.1", "sarafa/2.1", "un-iccpr/17"],
        reads: &[Role::Identifiers],
        covers: &[12, 13, 25],
        breaks: "CH204417356 for CH204417365.",
        meets: "Pinned from the exhibit, or typed twice and compared.",
        says: &[("", "“{value}” stands in no exhibit; “{right}” does."), ("met", "The identifier is the one of the exhibit.")],
        causes: &[
            ("", "A stranger is exposed, and the real account is untouched."),
            ("freeze", "A stranger's account is frozen, and the real one dies."),
        ],
        better: "{right}",
        judge: Judge::Request(typo),
        ..PLAIN
    },
];
