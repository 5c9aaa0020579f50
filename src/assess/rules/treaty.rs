//! Instruments between States, and commands to a company that no law of ours binds.

use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::role::Role;
use crate::request::examine::{is_reason, names_treaty_basis, own_bases, power_rows, unfit};
use crate::request::narrative::{Text, marks};
use crate::request::observation::{AssistancePoint as Point, ItemAccess};

/// Instruments that no request of this State to a company, or to that State, can rest on.
fn treaty_scope(c: &RequestContext<'_>) -> Vec<Verdict> {
    if let Some(question) = super::acts::network(c) {
        return vec![question];
    }
    if !c.is_voluntary() && !c.is_freeze() && !c.is_assistance() {
        return Vec::new();
    }
    let Some(unfit) = unfit(c.request, c.facts) else {
        let scope = c.is_assistance() && c.seen.assistance(Point::TreatyScope) == Some(true);
        return if scope { vec![Verdict::met(c.request.place(Role::Treaty))] } else { Vec::new() };
    };
    let valid = if c.is_assistance() {
        names_treaty_basis(c.request, c.facts, Some(unfit.why))
    } else {
        let rows = power_rows(c.request, c.seen, c.facts);
        own_bases(&c.request.text(Role::OwnPower)).iter().any(|(basis, _)| rows.iter().any(|row| row.accept.contains(basis)))
    };
    let severity = if valid { S::Minor } else { S::Major };
    vec![Verdict::broken(unfit.place, severity, unfit.why).citing(Some(&unfit.clause.into()))]
}

fn commands(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_abroad() || c.is_assistance() || c.seen.items().any(|item| item.access == ItemAccess::WithOrder { attached: true }) {
        return Vec::new();
    }
    let Some(place) = c.first_mark(marks::commands) else { return Vec::new() };
    let reasons = [Role::Nexus, Role::Urgency, Role::Need, Role::Facts];
    // Facts that the case has filled in are no reason of the trainee's.
    let own = |role: &Role| c.request.field(*role).is_some_and(|field| !c.is_given(&field.key));
    let other_reason = reasons.iter().filter(|role| own(role)).any(|role| {
        let raw = c.request.text(*role);
        is_reason(&raw) && *c.request.place(*role).field != place.field
    }) || reasons
        .iter()
        .any(|role| c.request.place(*role).field == place.field && Text::new(&c.request.text(*role)).sentences() > 2);
    vec![Verdict::broken(place, if other_reason { S::Minor } else { S::Major }, "")]
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(59),
        title: "An instrument that does not carry this",
        mistakes: &["E59"],
        dimensions: (D::Legal, None),
        severities: &[S::Minor, S::Major],
        why: "A convention binds its parties. Pakistan is a party to UNTOC, and UNTOC wants facts: a group of three or more, several States, a serious crime. On a company's form no treaty is needed at all.",
        source: "UNTOC articles 2, 3 and 18; tables of parties; as of the date at each clause",
        cites: &[
            "un-untoc/3",
            "un-untoc/18",
            "un-som/3",
            "coe-bud/16",
            "coe/2ap",
            "eu/eev",
            "un-cc/25",
            "us-cloud/2523",
            "lumio/3.4",
        ],
        reads: &[Role::Treaty, Role::OwnPower, Role::Nexus, Role::Urgency],
        covers: &[41],
        breaks: "“Under article 16 of the Budapest Convention we request …”",
        meets: "UNTOC article 18 with the facts that it wants, in the request between States; no treaty on a company's form.",
        says: &[
            ("", "This instrument does not carry this request."),
            ("party", "Pakistan is not a party to this instrument, so no request can rest on it."),
            ("force", "This convention is not in force for this request."),
            ("europe", "Orders of the European Union are open to its own authorities only."),
            ("agreement", "There is no agreement with Pakistan under this Act."),
            (
                "facts",
                "UNTOC wants a group of three or more and a crime that touches several States, and the facts show less. Say why a third member is suspected, or leave it out.",
            ),
            ("untold", "UNTOC wants a group of three or more, and nothing in this paper shows one."),
            (
                "serious",
                "UNTOC wants a serious crime: a maximum of four years or more. The offences that you plead stay under it.",
            ),
            ("met", "You named a basis that is open to both States and to this case."),
        ],
        causes: &[("", "The reader asks for a basis, or answers by grace.")],
        better: "On a company's form: your own power, and ‘on a voluntary basis’. Between States: UNTOC article 18 with its facts, or reciprocity.",
        judge: Judge::Request(treaty_scope),
        ..PLAIN
    },
    Rule {
        code: RuleCode(90),
        title: "An order to a company abroad",
        mistakes: &["E90"],
        dimensions: (D::Legal, None),
        severities: &[S::Minor, S::Major],
        why: "Our law does not bind a company abroad. It may help if it wants to; a command gives it a reason not to.",
        source: "PECA 2016 section 31; 18 U.S.C. 2702(a)(3), (c)(6)",
        cites: &["pk-peca/31", "us-sca/2702a3"],
        reads: &[Role::Nexus, Role::Urgency, Role::OwnPower, Role::UseLimits],
        breaks: "“You are directed under section 31 to provide the data, failing which legal action will follow.”",
        meets: "“We request on a voluntary basis; at home section 94 empowers us.”",
        says: &[("", "This commands a company that our law does not bind.")],
        causes: &[("", "The reviewer answers that the section does not bind the company, and looks for a reason to help.")],
        better: "“We request on a voluntary basis; at home section … empowers us.”",
        judge: Judge::Request(commands),
        ..PLAIN
    },
];
