//! The rules that start from what the reviewer observed: company and door, power and link, breadth, identifiers,
//! freezing, secrecy, people.

use super::{Judge, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::policy::{Certificate, Delay, Need};
use crate::content::role::Role;
use crate::content::scenario::AlertHarms;
use crate::request::narrative::{Text, anchors, marks};
use crate::request::observation::{Addressed, ItemAccess, Observation, PeriodReading, Sender};

macro_rules! rule {
    ($code:literal, $title:literal, $mistakes:literal, $dimensions:expr, $severities:expr, $why:literal, $cites:expr, $asked:expr, $reads:expr,
     $covers:expr, $breaks:literal, $meets:literal, $says:literal, $causes:literal, $better:literal, $judge:expr) => {
        Rule {
            code: RuleCode($code),
            title: $title,
            mistakes: &[$mistakes],
            dimensions: $dimensions,
            severities: $severities,
            why: $why,
            source: "model forms and the guidelines that were read",
            cites: $cites,
            asked_by: $asked,
            reads: $reads,
            covers: $covers,
            breaks: $breaks,
            meets: $meets,
            says: &[("", $says), ("met", $meets)],
            causes: &[("", $causes)],
            better: $better,
            judge: Judge::Request($judge),
        }
    };
}

fn is_f2(c: &RequestContext<'_>) -> bool {
    c.request.measure == Measure::Voluntary
}

fn wrong_entity(c: &RequestContext<'_>) -> Vec<Verdict> {
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Entity { fits: Addressed::Right, place, .. } => Some(Verdict::Met { place: place.clone() }),
            Observation::Entity { place, clause, .. } => Some(Verdict::broken(place.clone(), S::Major, "").citing(Some(clause))),
            _ => None,
        })
        .collect()
}

fn wrong_channel(c: &RequestContext<'_>) -> Vec<Verdict> {
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Channel { fits: Addressed::Right, place, .. } => Some(Verdict::Met { place: place.clone() }),
            Observation::Channel { place, clause, .. } => Some(Verdict::broken(place.clone(), S::Major, "").citing(Some(clause))),
            _ => None,
        })
        .collect()
}

fn personal_mail(c: &RequestContext<'_>) -> Vec<Verdict> {
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Sender { fits: Sender::Private | Sender::Missing, place, clause } => {
                Some(Verdict::broken(place.clone(), S::Major, "").citing(clause.as_ref()))
            }
            _ => None,
        })
        .collect()
}

fn unsigned(c: &RequestContext<'_>) -> Vec<Verdict> {
    let missing = c.seen.0.iter().filter_map(|seen| match seen {
        Observation::Signature { present: false, place, clause, .. } => Some((place, clause)),
        _ => None,
    });
    // One missing signature shows in several elements: the gravest stands for all.
    missing
        .max_by_key(|(_, clause)| clause.is_some())
        .map(|(place, clause)| {
            Verdict::broken(place.clone(), if clause.is_some() { S::Major } else { S::Minor }, "").citing(clause.as_ref())
        })
        .into_iter()
        .collect()
}

fn said(c: &RequestContext<'_>, wanted: Need, demanded: S, else_: S) -> Vec<Verdict> {
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Said { need, present, place, clause, account } if *need == wanted => Some(if *present {
                Verdict::Met { place: place.clone() }
            } else {
                let verdict =
                    Verdict::broken(place.clone(), if clause.is_some() { demanded } else { else_ }, "").citing(clause.as_ref());
                match account {
                    Some(account) => verdict.with("of", account.as_str()),
                    None => verdict,
                }
            }),
            _ => None,
        })
        .collect()
}

fn no_power(c: &RequestContext<'_>) -> Vec<Verdict> {
    if is_f2(c) { said(c, Need::Power, S::Major, S::Minor) } else { Vec::new() }
}

fn no_nexus(c: &RequestContext<'_>) -> Vec<Verdict> {
    if is_f2(c) { said(c, Need::Nexus, S::Major, S::Minor) } else { Vec::new() }
}

fn no_follow_up(c: &RequestContext<'_>) -> Vec<Verdict> {
    let mut verdicts = said(c, Need::FollowUp, S::Major, S::Minor);
    if c.request.measure == Measure::Preserve {
        verdicts.extend(c.seen.0.iter().filter_map(|seen| match seen {
            Observation::NoItems { place, clause } => Some(
                Verdict::broken(place.clone(), if clause.is_some() { S::Major } else { S::Minor }, "").citing(clause.as_ref()),
            ),
            _ => None,
        }));
        if c.request.field(Role::AskTicket).is_some() && !c.request.ticked(Role::AskTicket) {
            verdicts.push(Verdict::broken(c.request.place(Role::AskTicket), S::Minor, ""));
        }
    }
    verdicts
}

fn no_range(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some((reading, place, clause)) = c.seen.period() else { return Vec::new() };
    match reading {
        PeriodReading::NotNeeded => Vec::new(),
        PeriodReading::Bounded { beyond_facts: 0, beyond_clause: None, reversed: false, .. } => {
            vec![Verdict::Met { place: place.clone() }]
        }
        PeriodReading::Missing | PeriodReading::Bounded { .. } => {
            vec![Verdict::broken(place.clone(), S::Major, "").citing(clause)]
        }
        // An open period is a mistake only where a period is wanted at all.
        PeriodReading::Open => {
            clause.map(|clause| Verdict::broken(place.clone(), S::Major, "").citing(Some(clause))).into_iter().collect()
        }
    }
}

fn future_range(c: &RequestContext<'_>) -> Vec<Verdict> {
    match c.seen.period() {
        Some((PeriodReading::Bounded { future: true, .. }, place, clause)) => {
            vec![Verdict::broken(place.clone(), S::Major, "").citing(clause)]
        }
        _ => Vec::new(),
    }
}

fn all_data(c: &RequestContext<'_>) -> Vec<Verdict> {
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Limitless { place, answer } => {
                Some(Verdict::broken(place.clone(), S::Major, "").citing(answer.as_ref().map(|(_, clause)| clause)))
            }
            _ => None,
        })
        .take(1)
        .collect()
}

fn content_by_request(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !is_f2(c) {
        return Vec::new();
    }
    let other = c.seen.items().any(|item| matches!(item.access, ItemAccess::Open | ItemAccess::WithOrder { attached: true }));
    let severity = if other { S::Major } else { S::Fatal };
    let closed = c.seen.items().find(|item| matches!(item.access, ItemAccess::Closed(_)) && !item.public);
    if let Some(item) = closed {
        return vec![Verdict::broken(item.place.clone(), severity, "").citing(item.clause.as_ref())];
    }
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::ContentInWords { place, clause } => {
                Some(Verdict::broken(place.clone(), severity, "").citing(clause.as_ref()))
            }
            _ => None,
        })
        .take(1)
        .collect()
}

fn public_data(c: &RequestContext<'_>) -> Vec<Verdict> {
    let said = c.policy.and_then(|policy| policy.public_data());
    c.seen
        .items()
        .filter(|item| item.public)
        .map(|item| {
            let returned = said.as_ref().is_some_and(|said| said.what == crate::content::policy::Breadth::Returned);
            Verdict::broken(item.place.clone(), if returned { S::Major } else { S::Minor }, "")
                .citing(said.as_ref().map(|said| &said.clause))
        })
        .collect()
}

fn loaded_language(c: &RequestContext<'_>) -> Vec<Verdict> {
    c.request
        .texts()
        .into_iter()
        .flat_map(|(place, raw)| {
            marks::loaded(&Text::new(&raw))
                .into_iter()
                .map(move |span| Verdict::broken(place.clone().span(&span), S::Minor, ""))
                .collect::<Vec<_>>()
        })
        .take(1)
        .collect()
}

fn display_name(c: &RequestContext<'_>) -> Vec<Verdict> {
    let usable = c.seen.rows().any(|row| row.usable);
    c.seen
        .rows()
        .map(|row| {
            if row.usable || row.slip_of.is_some() {
                Verdict::Met { place: row.place.clone() }
            } else {
                Verdict::broken(row.place.clone(), if usable { S::Major } else { S::Fatal }, "")
                    .with("value", row.value.clone())
                    .citing(Some(&row.clause))
            }
        })
        .collect()
}

fn no_date_seen(c: &RequestContext<'_>) -> Vec<Verdict> {
    c.seen
        .rows()
        .filter(|row| row.usable && row.date_seen == Some(false))
        .map(|row| Verdict::broken(row.place.clone(), S::Major, "").with("value", row.value.clone()).citing(Some(&row.clause)))
        .collect()
}

fn typo(c: &RequestContext<'_>) -> Vec<Verdict> {
    let severity = if c.request.measure == Measure::Preserve { S::Major } else { S::Fatal };
    c.seen
        .rows()
        .filter(|row| row.account.is_none())
        .filter_map(|row| {
            let (_, right) = row.slip_of.as_ref()?;
            Some(Verdict::broken(row.place.clone(), severity, "").with("value", row.value.clone()).with("right", right.clone()))
        })
        .collect()
}

fn no_preservation(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !is_f2(c)
        || c.policy
            .and_then(|policy| policy.preservation())
            .is_none_or(|said| said.what.foreign == crate::content::policy::Honours::NotNeeded)
    {
        return Vec::new();
    }
    let sent_today =
        c.facts.earlier.iter().any(|earlier| earlier.measure == Measure::Preserve && earlier.sent.date() == c.facts.sent.date());
    let bare = c
        .seen
        .accounts()
        .into_iter()
        .find(|account| !c.facts.is_frozen(account) && c.facts.gone.iter().any(|(gone, ..)| gone == account));
    match bare {
        Some(_) if !sent_today => vec![Verdict::broken(c.request.place(Role::EarlierReferences), S::Major, "")],
        None if !c.seen.accounts().is_empty() && c.seen.accounts().iter().all(|account| c.facts.is_frozen(account)) => {
            vec![Verdict::Met { place: c.request.place(Role::EarlierReferences) }]
        }
        _ => Vec::new(),
    }
}

fn no_ticket(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !is_f2(c) {
        return Vec::new();
    }
    let named = c.request.text(Role::EarlierReferences).to_uppercase();
    let accounts = c.seen.accounts();
    c.facts
        .tickets
        .iter()
        .filter(|ticket| accounts.iter().any(|account| ticket.keeps(account, c.facts.sent.date())))
        .map(|ticket| {
            let place = c.request.place(Role::EarlierReferences);
            if named.contains(&ticket.number.to_uppercase()) {
                Verdict::Met { place }
            } else {
                Verdict::broken(place, S::Minor, "").with("ticket", ticket.number.clone())
            }
        })
        .collect()
}

fn no_silence(c: &RequestContext<'_>) -> Vec<Verdict> {
    let harms = c.facts.scenario.facts.alert_harms != AlertHarms::No;
    let word_counts =
        c.policy.and_then(|policy| policy.notice()).is_some_and(|said| said.what.delayed_by.contains(&Delay::OfficersReason));
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Silence { asked: false, place, clause, .. } if is_f2(c) && harms && word_counts => {
                Some(Verdict::broken(place.clone(), S::Major, "").citing(clause.as_ref()))
            }
            Observation::BreachShown { place, clause } if c.request.measure == Measure::Preserve && harms => {
                Some(Verdict::broken(place.clone(), S::Major, "").citing(Some(clause)))
            }
            _ => None,
        })
        .take(1)
        .collect()
}

fn blanket_silence(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some(notice) =
        c.policy.and_then(|policy| policy.notice()).filter(|said| said.what.when != crate::content::policy::Notice::Never)
    else {
        return Vec::new();
    };
    c.seen
        .0
        .iter()
        .filter_map(|seen| match seen {
            Observation::Silence { asked: true, reason, end, place, .. } if is_f2(c) => Some(if *reason && *end {
                Verdict::Met { place: place.clone() }
            } else {
                Verdict::broken(place.clone(), if notice.what.end_required { S::Major } else { S::Minor }, "")
                    .citing(Some(&notice.clause))
            }),
            _ => None,
        })
        .collect()
}

fn victim_exposed(c: &RequestContext<'_>) -> Vec<Verdict> {
    let out: Vec<&String> = c.facts.scenario.people.iter().flat_map(|person| &person.keep_out).collect();
    c.request
        .texts()
        .into_iter()
        .flat_map(|(place, raw)| {
            out.iter()
                .flat_map(|detail| anchors::find_ignoring_case(&raw, detail))
                .map(|span| Verdict::broken(place.clone().span(&span), S::Fatal, ""))
                .collect::<Vec<_>>()
        })
        .take(1)
        .collect()
}

fn bystanders(c: &RequestContext<'_>) -> Vec<Verdict> {
    c.seen
        .rows()
        .filter(|row| {
            row.account
                .as_ref()
                .and_then(|id| c.facts.scenario.account(id))
                .is_some_and(|account| !account.in_offence && account.owner == crate::content::scenario::PersonRole::Bystander)
        })
        .map(|row| Verdict::broken(row.place.clone(), S::Major, "").with("value", row.value.clone()))
        .collect()
}

fn no_certificate(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some(said) =
        c.policy.and_then(|policy| policy.certificate()).filter(|said| is_f2(c) && said.what == Certificate::IfRequestAsks)
    else {
        return Vec::new();
    };
    let place = c.request.place(Role::Format);
    if c.request.keys(Role::Format).iter().any(|key| key == "certificate") {
        vec![Verdict::Met { place }]
    } else {
        vec![Verdict::broken(place, S::Minor, "").citing(Some(&said.clause))]
    }
}

fn home_route(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.request.measure != Measure::DomesticOrder {
        return Vec::new();
    }
    let asked = format!("{} {}", c.request.text(Role::Custodian), c.request.text(Role::Records)).to_lowercase();
    let place = c.request.place(Role::CourtLeave);
    c.facts
        .scenario
        .facts
        .home
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
            if c.request.text(Role::CourtLeave).trim() == right {
                Verdict::Met { place: place.clone() }
            } else {
                Verdict::broken(place.clone(), S::Major, "")
            }
        })
        .collect()
}

fn open_mail(c: &RequestContext<'_>) -> Vec<Verdict> {
    let open = c.request.keys(Role::Format).iter().any(|key| key == "open_mail");
    open.then(|| Verdict::broken(c.request.place(Role::Format), S::Major, "")).into_iter().collect()
}

/// A linked account that was never frozen, though an opened exhibit shows the link and another one was frozen.
fn partial_freeze(c: &crate::assess::AttemptContext<'_>) -> Vec<Verdict> {
    let (world, scenario) = (c.world, c.world.scenario());
    let Some(request) =
        world.requests().iter().rev().find(|dossier| dossier.measure == Measure::Preserve && !dossier.sendings.is_empty())
    else {
        return Vec::new();
    };
    let shown = |account: &crate::content::scenario::Account| {
        let to = scenario.accounts.iter().flat_map(|other| other.links.iter().map(move |link| (&other.id, link)));
        to.filter(|(from, link)| link.to == account.id || **from == account.id)
            .any(|(_, link)| world.opened().contains(&link.exhibit))
    };
    let any_frozen = scenario.accounts.iter().any(|account| world.was_frozen(&account.id));
    scenario
        .accounts
        .iter()
        .filter(|account| any_frozen && account.in_offence && !world.was_frozen(&account.id) && shown(account))
        .map(|account| {
            let value = account.identifiers.first().map_or_else(String::new, |identifier| identifier.value.clone());
            Verdict::broken(crate::request::FieldPlace::field("id.rows"), S::Major, "")
                .with("value", value)
                .with("account", account.id.as_str())
                .of_request(request.number)
        })
        .collect()
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        judge: Judge::Attempt(partial_freeze),
        ..rule!(
            25,
            "A linked account forgotten",
            "E25",
            (D::Timeliness, Some(D::Precision)),
            &[S::Major],
            "People who recruit keep a second page ready. What an exhibit ties together is frozen together.",
            &["chirplet/4.1"],
            None,
            &[Role::Identifiers],
            &[22],
            "One of two linked pages.",
            "You froze the linked accounts too.",
            "{value} was never frozen, though an exhibit that you opened ties it to the other account.",
            "The second account is deleted, and nobody kept a copy.",
            "All linked identifiers in one request.",
            no_certificate
        )
    },
    rule!(
        53,
        "Data by open mail",
        "E53",
        (D::Rights, Some(D::Admissibility)),
        &[S::Major],
        "Open mail can be read and changed on its way.",
        &["pk-peca/41"],
        None,
        &[Role::Format],
        &[],
        "Plain e-mail.",
        "You asked for a safe way of delivery.",
        "You asked for the data by open mail.",
        "A stranger can read the file, and the court asks who changed it.",
        "The portal, or an encrypted file with its password by telephone.",
        open_mail
    ),
    rule!(
        1,
        "The wrong company",
        "E01",
        (D::Procedure, Some(D::Timeliness)),
        &[S::Major],
        "A letter reaches the data only through the company that controls it. The clause on companies says which one that is for this user.",
        &["chirplet/1.1", "lumio/1.1"],
        Some("9 of 14 guidelines read"),
        &[Role::Entity],
        &[2],
        "The local sales office.",
        "You wrote to the company that controls the data.",
        "This company does not control the data of this user.",
        "Days are lost while nobody works on the letter.",
        "The company of the clause of the day, with its country.",
        wrong_entity
    ),
    rule!(
        2,
        "The wrong door",
        "E02",
        (D::Procedure, Some(D::Timeliness)),
        &[S::Major],
        "The right company reads requests only where its guidelines say.",
        &["chirplet/1.2", "veil/1.2"],
        Some("9 of 14 guidelines read"),
        &[Role::Channel],
        &[],
        "The help desk.",
        "You used a door that the guidelines name.",
        "Nobody reads requests of police at this door.",
        "The letter lies unread.",
        "The portal or police mailbox of the guidelines.",
        wrong_channel
    ),
    rule!(
        4,
        "Not an official mailbox",
        "E04",
        (D::Procedure, Some(D::Rights)),
        &[S::Major],
        "A company must be able to see that police write. A private mailbox can be anybody's.",
        &["chirplet/1.2", "lumio/1.2"],
        Some("10 of 14 guidelines read"),
        &[Role::Email, Role::Via],
        &[6],
        "A free webmail address.",
        "You wrote from an official mailbox.",
        "The request does not come from an official mailbox.",
        "It is not processed and must be sent again.",
        "An address of your agency's own domain, or the focal unit.",
        personal_mail
    ),
    rule!(
        5,
        "Not signed in full",
        "E05",
        (D::Legal, Some(D::Admissibility)),
        &[S::Minor, S::Major],
        "A named officer answers for the request with name, date and signature.",
        &["chirplet/1.3", "lumio/1.3"],
        Some("3 of 14 guidelines read"),
        &[Role::OfficerSignature, Role::Badge],
        &[6],
        "A blank signature.",
        "The request is signed as the clause asks.",
        "Something of the signature is missing.",
        "The company asks for it first.",
        "Officer, rank, date and signature.",
        unsigned
    ),
    rule!(
        7,
        "No power to ask is named",
        "E07",
        (D::Legal, None),
        &[S::Minor, S::Major],
        "The company wants to know which law lets this officer ask. An offence is not a power.",
        &["pk-crpc/94", "chirplet/3.1"],
        Some("3 of 14 guidelines read"),
        &[Role::OwnPower, Role::Order],
        &[8],
        "PTPA 2018 section 3.",
        "You named a power to ask.",
        "No power to ask is named here.",
        "The company asks once.",
        "Act, section, and who may use it.",
        no_power
    ),
    rule!(
        11,
        "The account is not tied to the act",
        "E11",
        (D::Necessity, Some(D::Legal)),
        &[S::Minor, S::Major],
        "A request may touch an account only if the account did something in the offence. Say what, when, and how you know.",
        &["chirplet/3.1", "chirplet/9.1"],
        Some("5 of 14 guidelines read"),
        &[Role::Nexus, Role::Identifiers],
        &[43, 57],
        "It belongs to the suspect.",
        "You tied the account to the act, with date or source.",
        "No sentence says what this account did, with a date or a source.",
        "The company asks once, then refuses.",
        "When, this account, did what to whom, exhibit, what the data will show.",
        no_nexus
    ),
    rule!(
        12,
        "An identifier that finds nobody",
        "E12",
        (D::Precision, None),
        &[S::Major, S::Fatal],
        "Names on a page change and anybody can carry them. A company finds an account by what its clause names.",
        &["chirplet/2.1", "veil/2.1"],
        Some("13 of 14 guidelines read"),
        &[Role::Identifiers],
        &[13, 25],
        "A display name.",
        "You gave an identifier that this company can use.",
        "“{value}” cannot be used to find an account.",
        "The account is not found.",
        "The account ID or the full address, with the day on which you saw it.",
        display_name
    ),
    rule!(
        13,
        "No day on which it was seen",
        "E13",
        (D::Precision, Some(D::Rights)),
        &[S::Major],
        "An address that can change hands names different people on different days.",
        &["chirplet/2.1", "lumio/2.1"],
        Some("1 of 14 guidelines read"),
        &[Role::Identifiers],
        &[],
        "A profile address alone.",
        "You gave the day on which it was seen.",
        "“{value}” has no day on which it was seen.",
        "The company asks once.",
        "Value, day and exhibit.",
        no_date_seen
    ),
    rule!(
        17,
        "No period, or too long a one",
        "E17",
        (D::Necessity, Some(D::Precision)),
        &[S::Major],
        "Dated data is asked for the days that the facts carry, and no more.",
        &["chirplet/3.4", "lumio/3.5"],
        Some("6 of 14 guidelines read"),
        &[Role::Period],
        &[14, 15, 16],
        "Since creation.",
        "The period fits the facts.",
        "The period is missing, open, or longer than the facts or the clause allow.",
        "The company asks, or narrows.",
        "From the first to the last relevant act.",
        no_range
    ),
    rule!(
        18,
        "Data that does not exist yet",
        "E18",
        (D::Legal, Some(D::Precision)),
        &[S::Major],
        "A copy is made of what exists on the day. It does not grow.",
        &["chirplet/4.2", "lumio/3.5"],
        None,
        &[Role::Period],
        &[],
        "Until the end of next month.",
        "The period ends in the past.",
        "The period ends after the day of the request.",
        "The days to come are cut.",
        "End with the day of signing.",
        future_range
    ),
    rule!(
        19,
        "Everything",
        "E19",
        (D::Necessity, Some(D::Rights)),
        &[S::Major],
        "A demand without limit asks for other people's lives too, and shows that nobody thought.",
        &["chirplet/3.4", "un-iccpr/17"],
        Some("7 of 14 guidelines read"),
        &[Role::Items],
        &[17, 20, 47, 48],
        "Any and all data.",
        "You listed what you need.",
        "This asks without limit.",
        "The request comes back unread.",
        "Listed items, each with its reason.",
        all_data
    ),
    rule!(
        20,
        "Content on a voluntary form",
        "E20",
        (D::Legal, None),
        &[S::Major, S::Fatal],
        "Messages are not given on request. Freeze them, and ask for them by mutual legal assistance.",
        &["chirplet/3.3", "us-sca/2702a3"],
        None,
        &[Role::Items],
        &[48],
        "The messages of the account.",
        "You asked for no content.",
        "This cannot be given on this form.",
        "That line is answered: by mutual legal assistance only.",
        "Freeze content, ask subscriber data, plan the MLA request.",
        content_by_request
    ),
    rule!(
        22,
        "Nothing was frozen",
        "E22",
        (D::Timeliness, Some(D::Procedure)),
        &[S::Major],
        "The answer takes weeks. What is deleted meanwhile is gone, unless a copy was kept.",
        &["chirplet/4.1", "chirplet/7.1"],
        None,
        &[Role::EarlierReferences],
        &[24],
        "A request without a freeze.",
        "You had the data frozen first.",
        "You asked for data that nobody had frozen, and that will not live until the answer.",
        "The data is gone when the answer comes.",
        "A preservation request first, within hours.",
        no_preservation
    ),
    rule!(
        24,
        "The freeze is not quoted",
        "E24",
        (D::Precision, None),
        &[S::Minor],
        "The company finds the frozen copy by its ticket.",
        &["chirplet/4.1"],
        None,
        &[Role::EarlierReferences],
        &[],
        "No ticket.",
        "You quoted the ticket.",
        "Ticket {ticket} is not named.",
        "Live data is searched, the frozen copy overlooked.",
        "Ticket, date and expiry.",
        no_ticket
    ),
    rule!(
        31,
        "Silence is not asked",
        "E31",
        (D::Rights, Some(D::Procedure)),
        &[S::Major],
        "Many companies tell the user unless the officer gives a reason.",
        &["chirplet/6.1", "chirplet/4.3"],
        Some("2 of 14 guidelines read"),
        &[Role::NonDisclosure, Role::NoSuspension],
        &[32],
        "No word on notice.",
        "You asked for silence.",
        "You did not ask for silence, and telling the user does harm here.",
        "The user is told before the answer.",
        "Which harm, and until which day or event.",
        no_silence
    ),
    rule!(
        32,
        "Silence without reason or end",
        "E32",
        (D::Rights, Some(D::Necessity)),
        &[S::Minor, S::Major],
        "A company keeps silent for a reason, and until an end that can be known.",
        &["chirplet/6.1"],
        Some("4 of 14 guidelines read"),
        &[Role::NonDisclosure],
        &[],
        "Confidential.",
        "You gave a reason and an end.",
        "Silence is asked without a reason, or without an end.",
        "It is not honoured: the user is told.",
        "Until the arrest, at the latest on a named day.",
        blanket_silence
    ),
    rule!(
        33,
        "The victim can be recognised",
        "E33",
        (D::Rights, Some(D::Legal)),
        &[S::Fatal],
        "What stands in a request is read by strangers, and sometimes by the suspect.",
        &["un-tip/6", "pk-ptpa/11"],
        None,
        &[Role::Facts, Role::Nexus],
        &[77],
        "A real name.",
        "No victim can be recognised.",
        "This names a person who must stay unnamed.",
        "Others learn who spoke to the police.",
        "The code V1; the key stays in your file.",
        victim_exposed
    ),
    rule!(
        36,
        "People who have nothing to do with it",
        "E36",
        (D::Necessity, Some(D::Rights)),
        &[S::Major],
        "An account may be asked about only if it has a part in the act.",
        &["un-iccpr/17"],
        Some("7 of 14 guidelines read"),
        &[Role::Identifiers],
        &[12],
        "The account of a bystander.",
        "You left bystanders out.",
        "“{value}” has no part in the offence.",
        "A stranger's data is looked at.",
        "Named accounts of the offence only.",
        bystanders
    ),
    rule!(
        38,
        "A label on a person",
        "E38",
        (D::Rights, None),
        &[S::Minor],
        "Say what a person did. A label costs belief.",
        &["un-iccpr/17"],
        None,
        &[Role::Facts, Role::Nexus],
        &[],
        "This criminal.",
        "You wrote what was done.",
        "This word labels a person.",
        "The reviewer doubts the rest.",
        "What the person did.",
        loaded_language
    ),
    rule!(
        44,
        "No certificate is asked",
        "E44",
        (D::Admissibility, None),
        &[S::Minor],
        "A court wants to know who made the records. Some companies certify only if the request asks.",
        &["chirplet/8.1", "us-fre/902"],
        Some("7 of 14 guidelines read"),
        &[Role::Format],
        &[],
        "Files only.",
        "You asked for a certificate in the request.",
        "No certificate is asked, and this company makes one only then.",
        "The records come without their maker's word.",
        "Tick the business-records certificate.",
        no_certificate
    ),
    rule!(
        46,
        "One character wrong",
        "E46",
        (D::Precision, Some(D::Rights)),
        &[S::Major, S::Fatal],
        "A slip in an identifier names a stranger.",
        &["un-iccpr/17"],
        None,
        &[Role::Identifiers],
        &[12, 13, 25],
        "One digit exchanged.",
        "The identifier is right.",
        "“{value}” is not in the case file; “{right}” is.",
        "A stranger is exposed, or nobody found.",
        "{right}",
        typo
    ),
    rule!(
        47,
        "What everybody can see",
        "E47",
        (D::Necessity, None),
        &[S::Minor, S::Major],
        "Capture a public page yourself, with address, time and hash.",
        &["chirplet/3.4", "bazarbay/2.3"],
        Some("3 of 14 guidelines read"),
        &[Role::Items],
        &[],
        "The public page.",
        "You asked for nothing public.",
        "This can be seen by everybody.",
        "The request comes back.",
        "A capture of your own.",
        public_data
    ),
    rule!(
        58,
        "A freeze without a next step",
        "E58",
        (D::Procedure, Some(D::Necessity)),
        &[S::Minor, S::Major],
        "A freeze gives no data. It must say what is kept, which step will follow and when, and ask for the ticket.",
        &["chirplet/4.2", "veil/4.1"],
        Some("8 of 10 guidelines on preservation"),
        &[Role::FollowUp, Role::Scope, Role::AskTicket],
        &[24],
        "No step.",
        "You named the next step and its date.",
        "The next step with its date, the data types, or the question for the ticket is missing.",
        "The company asks, or keeps nothing.",
        "The step and its date.",
        no_follow_up
    ),
    rule!(
        93,
        "Bank data without leave of the court",
        "E93",
        (D::Legal, Some(D::Procedure)),
        &[S::Major],
        "A bank at home may give account data only with the leave of the court that the Code names.",
        &["pk-crpc/94"],
        None,
        &[Role::CourtLeave, Role::Custodian, Role::Records],
        &[21],
        "No leave.",
        "You asked the bank at home with the leave of the right court.",
        "Account data of a bank needs the leave of the right court.",
        "The bank refuses; taken otherwise the data is unlawful.",
        "Leave of the High Court first.",
        home_route
    ),
];
