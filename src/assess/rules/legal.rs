//! Powers and orders: may this officer ask, under the law of the day, and with the order that the data needs? What is
//! cited as a power, and what the table says of it, is read in `request/examine/powers.rs`.

use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::id::ClauseId;
use crate::content::policy::Need;
use crate::content::power::Basis;
use crate::content::role::Role;
use crate::content::scenario::Offence;
use crate::content::time::Date;
use crate::request::examine::{
    barred_powers, bill_number, clause_on, has_authorised_officer, names_power, own_bases, power_rows, relevant_first,
};
use crate::request::narrative::Text;
use crate::request::narrative::citations::{Act, Cited, find_citations};
use crate::request::observation::{ItemAccess, Observation};
use crate::request::orders;

fn no_power(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.wants_stored() {
        return Vec::new();
    }
    let Some((place, clause)) = c.seen.0.iter().find_map(|seen| match seen {
        Observation::Said { need: Need::Power, place, clause, .. } => Some((place.clone(), clause.clone())),
        _ => None,
    }) else {
        return Vec::new();
    };
    let severity = match c.request.measure {
        Measure::Mla => S::Fatal,
        _ if clause.is_some() => S::Major,
        _ => S::Minor,
    };
    let raw = c.request.text(Role::OwnPower);
    let rows = power_rows(c.request, c.seen, c.facts);
    let named = own_bases(&raw);
    if named.is_empty() && !c.request.has(Role::Order) && !names_power(&raw) && bill_number(&raw).is_none() {
        let none_at_all = !rows.is_empty() && rows.iter().all(|row| row.accept.is_empty() && row.open.is_empty());
        if none_at_all {
            return vec![Verdict::broken(place, S::Fatal, "unit").citing(clause.as_ref())];
        }
        let offence = find_citations(&raw)
            .iter()
            .any(|cited| matches!(cited.act, Act::Ptpa | Act::Psma | Act::Ppc | Act::Emigration | Act::Blsa));
        let bare = |cited: &Cited| matches!(cited.act, Act::Fia | Act::Crpc | Act::Peca) && cited.sections.is_empty();
        let variant = match find_citations(&raw).iter().any(bare) {
            _ if offence => "offence",
            true => "section",
            false => "",
        };
        return vec![Verdict::broken(place, severity, variant).citing(clause.as_ref())];
    }
    if named.iter().any(|(basis, _)| rows.iter().any(|row| row.accept.contains(basis))) {
        return vec![Verdict::met(place)];
    }
    named
        .iter()
        .find_map(|(basis, span)| {
            let (row, (_, question)) =
                rows.iter().find_map(|row| Some((row, row.open.iter().find(|(open, _)| open == basis)?)))?;
            Some(Verdict::unsure(place.clone().span(span), question.clone(), &relevant_first(&row.cites, *basis)))
        })
        .into_iter()
        .collect()
}

fn wrong_law(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_voluntary() && !c.is_home_order() && !c.is_assistance() {
        return Vec::new();
    }
    let role = if c.is_home_order() { Role::HomePower } else { Role::OwnPower };
    let (raw, place) = (c.request.text(role), c.request.place(role));
    let own = own_bases(&raw);
    let at = |basis: Basis| own.iter().find(|(named, _)| *named == basis).map(|(_, span)| place.clone().span(span));
    let mut verdicts = Vec::new();
    if let Some(place) = at(Basis::ForeignStatute) {
        let clause = find_citations(&raw).iter().find_map(|cited| match cited.act {
            Act::UsCode => Some("us-sca/2703"),
            Act::Gdpr => Some("eu/gdpr"),
            _ => None,
        });
        verdicts.push(Verdict::broken(place, S::Major, "foreign").citing(clause.map(ClauseId::from).as_ref()));
    }
    let pleaded = find_citations(&format!("{}; {}", c.request.text(Role::OffenceLaw), c.request.text(Role::OffenceName)));
    let electronic = pleaded.iter().any(|cited| cited.act == Act::Peca);
    for (basis, clause) in [(Basis::Peca33, "pk-peca/33"), (Basis::Peca34, "pk-peca/34"), (Basis::Peca39, "pk-peca/39")] {
        // Section 34 in the hands of a unit that can never apply for it is another mistake (E65).
        let wrong_hands = basis == Basis::Peca34 && !has_authorised_officer(c.facts);
        if let Some(place) = at(basis).filter(|_| !electronic && !wrong_hands) {
            verdicts.push(Verdict::broken(place, S::Major, "offence").citing(Some(&clause.into())));
        }
    }
    // The form of evidence is another place where the certificate of the neighbour's law is asked for.
    let in_form = || {
        let raw = c.request.text(Role::EvidenceForm);
        let named = own_bases(&raw).into_iter().find(|(named, _)| *named == Basis::Indian65B);
        named.filter(|_| c.is_assistance()).map(|(_, span)| c.request.place(Role::EvidenceForm).span(&span))
    };
    if let Some(place) = at(Basis::Indian65B).or_else(in_form) {
        verdicts.push(Verdict::broken(place, S::Minor, "country").citing(Some(&"pk-qso/164".into())));
    }
    if let Some(span) = bill_number(&raw) {
        verdicts.push(Verdict::broken(place.clone().span(&span), S::Minor, "bill").citing(Some(&"pk-peca/31".into())));
    }
    verdicts.extend(law_of_another_day(c, &pleaded));
    for barred in barred_powers(c.request, c.seen, c.facts, role) {
        let place = place.clone().span(&barred.span);
        let known = verdicts.iter().any(|verdict| matches!(verdict, Verdict::Broken { place: known, .. } if *known == place));
        if !known && !barred.needs_authorised_officer {
            verdicts.push(Verdict::broken(place, S::Major, "").with("why", barred.why).citing(barred.cites.first()));
        }
    }
    // No power to obtain data for any unit; the table names them only where they are usual.
    let blocking = (Basis::Peca37, "Section 37 removes and blocks content; it is no power to obtain data.", "pk-peca/37");
    let terrorism = (
        Basis::FairTrialAct,
        "Schedule I of the Fair Trial Act holds terrorism laws only, not trafficking or smuggling.",
        "pk/ifta",
    );
    let our_offences = c.facts.scenario.offence != Offence::Other;
    for (basis, why, clause) in [blocking, terrorism] {
        let applies = basis == Basis::Peca37 || our_offences;
        if let Some(place) = at(basis).filter(|_| applies) {
            let known = verdicts.iter().any(|verdict| matches!(verdict, Verdict::Broken { place: known, .. } if *known == place));
            if !known {
                verdicts.push(Verdict::broken(place, S::Major, "").with("why", why).citing(Some(&clause.into())));
            }
        }
    }
    verdicts.extend(no_order_of_this_kind(c, electronic));
    if let Some(order) =
        orders::named(c.request, c.facts).filter(|order| orders::asks_beyond(c.request, c.seen, c.facts.scenario, order))
    {
        let exhibit = c.facts.scenario.exhibit(&order.exhibit).map_or_else(String::new, |exhibit| exhibit.number.clone());
        let on_order = |item: &&crate::request::observation::ItemReading| matches!(item.access, ItemAccess::WithOrder { .. });
        let clause = c
            .policy
            .and_then(|policy| policy.clause_of(&crate::content::policy::Term::ScopeEqualsOrder))
            .or_else(|| c.seen.items().find(on_order)?.clause.clone());
        verdicts.push(
            Verdict::broken(c.request.place(Role::Order), S::Major, "order")
                .with("exhibit", exhibit)
                .citing(clause.as_ref())
                .citing(Some(&"pk-crpc/94".into())),
        );
    }
    let rows = power_rows(c.request, c.seen, c.facts);
    let mut right =
        own.iter().map(|(basis, _)| *basis).filter(|basis| rows.iter().any(|row| row.accept.contains(basis))).peekable();
    if verdicts.is_empty() && right.peek().is_some() {
        verdicts.push(right.filter_map(clause_on).fold(Verdict::met(place), |met, clause| met.citing(Some(&clause))));
    }
    verdicts
}

/// What is named as the order at home for collection in real time, and opens none in this case.
fn no_order_of_this_kind(c: &RequestContext<'_>, electronic: bool) -> Vec<Verdict> {
    if c.request.measure != Measure::MlaRealTime {
        return Vec::new();
    }
    let (raw, place) = (c.request.text(Role::RealTimeOrder), c.request.place(Role::RealTimeOrder));
    let own = own_bases(&raw);
    let at = |basis: Basis| own.iter().find(|(named, _)| *named == basis).map(|(_, span)| place.clone().span(span));
    // Where no provision is named at all nobody can tell what it opens (E09).
    let pleaded_nothing = c.request.is_blank(Role::OffenceLaw);
    let ours = c.facts.scenario.offence != Offence::Other;
    let terrorism = at(Basis::FairTrialAct).filter(|_| ours).map(|place| {
        Verdict::broken(place, S::Major, "")
            .with("why", "Schedule I of the Fair Trial Act holds terrorism laws only, not trafficking or smuggling.")
            .citing(Some(&"pk/ifta".into()))
    });
    let unpleaded = at(Basis::Peca39)
        .filter(|_| !electronic && !pleaded_nothing)
        .map(|place| Verdict::broken(place, S::Major, "offence").citing(Some(&"pk-peca/39".into())));
    terrorism.into_iter().chain(unpleaded).take(1).collect()
}

/// Provisions that were not law, or not yet law, on the day of the case.
fn law_of_another_day(c: &RequestContext<'_>, pleaded: &[Cited]) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let [Some(june_2018), Some(notice), Some(year_2025), Some(taken_over)] =
        [(2018, 6, 2), (2024, 5, 3), (2025, 1, 1), (2025, 5, 1)].map(|(year, month, day)| Date::from_parts(year, month, day))
    else {
        return verdicts;
    };
    let place = c.request.place(Role::OffenceLaw);
    let acts_to = c.facts.scenario.facts.acts_to;
    let law = Text::new(&c.request.text(Role::OffenceLaw));
    let old = pleaded.iter().any(|cited| cited.act == Act::Ppc) && !law.find_any(&["369a", "369 a"]).is_empty();
    if old && c.facts.scenario.facts.acts_from >= june_2018 {
        verdicts.push(Verdict::broken(place.clone(), S::Minor, "repealed").citing(Some(&"pk/ppc".into())));
    }
    for role in [Role::OffenceLaw, Role::OffenceMaximum, Role::OwnPower] {
        let raw = c.request.text(role);
        let text = Text::new(&raw);
        let new = text.find_any(&["act|amendment|amended of? 2025", "amended|amendment in? 2025", "2025 act|amendment"]);
        // A crime is judged by the law of its day, a power by the law of the day on which it is used.
        let (day, clause) = if role == Role::OwnPower { (c.facts.law_date(), "pk-peca/29") } else { (acts_to, "pk-ptpa/2025") };
        if let Some(found) = new.into_iter().find(|found| !text.is_negated(*found)).filter(|_| day < year_2025) {
            verdicts.push(
                Verdict::broken(c.request.place(role).span(&text.span(found)), S::Minor, "later").citing(Some(&clause.into())),
            );
            break;
        }
    }
    for role in [Role::OwnPower, Role::Agency, Role::Unit] {
        let raw = c.request.text(role);
        let text = Text::new(&raw);
        let early =
            text.find_any(&["nccia", "national cyber crime investigation agency", "national cybercrime investigation agency"]);
        let late = text.find_any(&["cybercrime|cyber wing", "cyber crime wing"]);
        // Between the first notice and the day on which NCCIA took over nothing is sure enough to be marked.
        let (named, variant) = match c.facts.law_date() {
            day if day < notice => (early, "agency"),
            day if day >= taken_over => (late, "wing"),
            _ => break,
        };
        if let Some(found) = named.into_iter().find(|found| !text.is_negated(*found)) {
            verdicts.push(
                Verdict::broken(c.request.place(role).span(&text.span(found)), S::Minor, variant)
                    .citing(Some(&"pk-peca/29".into())),
            );
            break;
        }
    }
    verdicts
}

/// True unless the order that is named leaves out an account of the request.
fn names_all(c: &RequestContext<'_>) -> bool {
    orders::named(c.request, c.facts).is_none_or(|order| c.seen.accounts().iter().all(|account| order.accounts.contains(account)))
}

/// Data that comes only with an order of a court at home, asked without one.
fn no_order(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_voluntary() {
        return Vec::new();
    }
    // An order that is attached and leaves this data out is another mistake, and its own (E08).
    let attached = orders::named(c.request, c.facts).is_some_and(|order| !order.categories.is_empty());
    let lacks = |access: ItemAccess| access == ItemAccess::WithOrder { attached: false };
    if attached && c.seen.items().any(|item| lacks(item.access)) {
        return Vec::new();
    }
    let bare = c.seen.items().find(|item| lacks(item.access) && !item.public);
    match bare {
        Some(item) => {
            // Where the case leaves no order to attach, the tick is the mistake.
            let open = c.request.field(Role::Order).is_some_and(|field| !c.is_given(&field.key));
            let place = if open { c.request.place(Role::Order) } else { item.place.clone() };
            vec![Verdict::broken(place, S::Major, "").citing(item.clause.as_ref())]
        }
        // An account that the order leaves out has its own finding (E08, E36).
        None if c.seen.items().any(|item| item.access == ItemAccess::WithOrder { attached: true }) && names_all(c) => {
            vec![Verdict::met(c.request.place(Role::Order))]
        }
        None => Vec::new(),
    }
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(7),
        title: "No power to ask is named",
        mistakes: &["E07"],
        dimensions: (D::Legal, None),
        severities: &[S::Minor, S::Major, S::Fatal],
        why: "Whoever reads the request must see which law lets this officer ask. An offence says what was done; a power says who may ask for records.",
        source: "Process clauses of the guidelines; CrPC 1898 section 94; powers by unit, category and day",
        cites: &["chirplet/3.1", "lumio/3.1", "northmail/3.1", "harborhost/3.1", "rutba/4.1", "pk-crpc/94", "pk-peca/31"],
        asked_by: Some("3 of 14 guidelines read"),
        reads: &[Role::OwnPower, Role::Order],
        covers: &[8],
        breaks: "PTPA 2018, section 3.",
        meets: "CrPC 1898, section 94, used by the officer in charge of a station.",
        says: &[
            ("", "No power to ask is named here."),
            ("offence", "This is the offence. Which law lets you ask for records?"),
            ("section", "The Act is named, and not the section that lets you ask."),
            ("unit", "No power is named, and this unit has none for a request of this kind."),
            ("met", "You named a power that this officer held on that day."),
        ],
        causes: &[
            ("", "The company asks once, or returns the request."),
            ("unit", "The request is returned, and its answer could not be used."),
        ],
        better: "Act and section, who may use it, and whether an order is attached.",
        judge: Judge::Request(no_power),
        ..PLAIN
    },
    Rule {
        code: RuleCode(8),
        title: "The power named is not one",
        mistakes: &["E08"],
        dimensions: (D::Legal, None),
        severities: &[S::Minor, S::Major],
        why: "A power belongs to an officer, a purpose, an offence and a day. A statute of the other State is the company's test, not your power; a section on blocking obtains no data.",
        source: "PECA 2016 sections 29 to 39; Fair Trial Act 2013 schedule I; QSO 1984 article 164; powers by unit, category and day",
        cites: &[
            "pk-peca/33",
            "pk-peca/34",
            "pk-peca/37",
            "pk-peca/39",
            "pk-peca/29",
            "pk/ifta",
            "pk/ppc",
            "pk-qso/164",
            "us-sca/2703",
            "rutba/4.2",
        ],
        asked_by: Some("3 of 14 guidelines read"),
        reads: &[Role::OwnPower, Role::HomePower, Role::OffenceLaw, Role::Order, Role::EvidenceForm],
        covers: &[59],
        breaks: "“Under 18 U.S.C. 2703(d) we require …”",
        meets: "The power that this officer held on that day; the other State's law only as the test there.",
        says: &[
            ("", "{why}"),
            ("foreign", "This is a statute of the other State. It is no power of yours."),
            ("offence", "This section is open only where an offence under PECA is pleaded, and none is."),
            (
                "country",
                "This section is of Indian law, and no power to ask. Our rules on electronic records are in the Qanun-e-Shahadat, articles 46-A, 73, 78-A and 164.",
            ),
            ("repealed", "This section of the Penal Code was not the law of these days; since June 2018 it is PTPA 2018."),
            ("later", "This became law after the acts of the case."),
            ("agency", "This agency did not exist on the day of the request."),
            ("wing", "On this day cybercrime was no longer with the wing of FIA; since 2025 it is with NCCIA."),
            ("bill", "Copies of the Bill count three lower: what you mean is section 31 of the Act."),
            ("order", "The order ({exhibit}) covers less than the request asks."),
            ("met", "The power that you named is one for this officer and day."),
        ],
        causes: &[
            ("", "The company returns it, and the defence has a question."),
            ("order", "What only the request names is left out."),
        ],
        better: "The power that this officer held on that day, and an order with the same scope.",
        judge: Judge::Request(wrong_law),
        ..PLAIN
    },
    Rule {
        code: RuleCode(102),
        title: "Data that needs an order",
        dimensions: (D::Legal, Some(D::Procedure)),
        severities: &[S::Major],
        why: "Some data a company gives only on an order of a court of your own State. Without it that line is refused, whatever the letter says.",
        source: "Process clauses of the guidelines",
        cites: &["chirplet/3.2"],
        reads: &[Role::Items, Role::Order],
        breaks: "Connections of the account, and no order.",
        meets: "The order attached, with the same accounts, data and days.",
        says: &[
            ("", "One kind of data that you asked comes only with an order of a court, and none is attached."),
            ("met", "The order that this data needs is attached."),
        ],
        causes: &[("", "That line is refused; the rest is answered.")],
        better: "Leave it out, or attach the order.",
        judge: Judge::Request(no_order),
        ..PLAIN
    },
];
