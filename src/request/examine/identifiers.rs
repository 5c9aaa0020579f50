//! Rows of identifiers: does this provider find an account by them, and whose?

use crate::content::data::IdentifierKind;
use crate::content::policy::With;
use crate::content::role::Role;
use crate::content::time::read_moment;
use crate::content::value::Row;
use crate::request::facts::CaseFacts;
use crate::request::identify::{account_seen, kind_from_key, kind_of, looks_like, plain, registered_too, slip_of};
use crate::request::observation::{Observation, RowReading};
use crate::request::policy::{Acceptance, Policy};
use crate::request::view::Request;

pub(super) fn rows(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>) -> Vec<RowReading> {
    request
        .rows(Role::Identifiers)
        .iter()
        .enumerate()
        .filter(|(_, row)| !cell(row, "value").trim().is_empty())
        .flat_map(|(at, row)| {
            let first = read(at, row, request, policy, facts);
            let meant = first.account.as_ref().and_then(|id| facts.scenario.account(id));
            let others = meant.map_or_else(Vec::new, |meant| {
                registered_too(&first.value, meant, facts.scenario, Some(policy.provider))
                    .into_iter()
                    .map(|account| RowReading { account: Some(account.id.clone()), ..first.clone() })
                    .collect()
            });
            std::iter::once(first).chain(others)
        })
        .collect()
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", String::as_str)
}

fn read(at: usize, row: &Row, request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>) -> RowReading {
    let typed = cell(row, "value");
    let chosen = kind_from_key(cell(row, "id_type"));
    // What is chosen as a handle and written without its sign is that handle.
    let bare = chosen == Some(IdentifierKind::Handle) && !typed.trim().is_empty() && !typed.trim().contains(['@', '/', ' ']);
    let signed = format!("@{}", typed.trim());
    let value = if bare { signed.as_str() } else { typed };
    let kind = kind_of(value, chosen, Some(policy.provider));
    let acceptance = policy.acceptance(kind);
    let seen = read_moment(cell(row, "seen_at")).or_else(|| read_moment(cell(row, "seen_where")));
    let day = seen.as_ref().and_then(|moment| moment.day_near(facts.sent.date()));
    let account = account_seen(value, day, facts.scenario, Some(policy.provider));
    let beside = format!("{} {}", cell(row, "seen_where"), cell(row, "value"));
    let (usable, wants_date) = match &acceptance.what {
        Acceptance::Accepted { pattern, with } => {
            let companion = with.iter().all(|with| match with {
                With::EmailOrPhone => beside.contains('@') || beside.contains('+'),
                With::BirthDateOrDocument => {
                    read_moment(&beside).is_some()
                        || beside.to_lowercase().contains("document")
                        || beside.to_lowercase().contains("passport")
                }
                _ => true,
            });
            let recycled = with.contains(&With::DateIfRecycled) && account.is_some_and(|account| account.changed_hands.is_some());
            (looks_like(value, pattern) && companion, with.contains(&With::DateSeen) || recycled)
        }
        Acceptance::Rejected | Acceptance::Unnamed => (false, false),
    };
    let retyped = cell(row, "value_retyped");
    RowReading {
        row: at,
        value: typed.to_owned(),
        kind,
        usable,
        account: account.map(|account| account.id.clone()),
        slip_of: slip_of(value, facts.scenario, Some(policy.provider)),
        retyped_differs: !retyped.trim().is_empty() && plain(retyped) != plain(typed),
        date_seen: wants_date.then_some(seen.is_some()),
        seen,
        role: cell(row, "role").trim().to_lowercase(),
        place: request.place(Role::Identifiers).row(at).column("value"),
        clause: acceptance.clause,
    }
}

pub(super) fn observe(request: &Request<'_>, policy: &Policy<'_>, rows: Vec<RowReading>, seen: &mut Vec<Observation>) {
    if rows.is_empty() && request.field(Role::Identifiers).is_some() {
        let clause = policy.acceptance(crate::content::data::IdentifierKind::AccountId).clause;
        seen.push(Observation::NoRows { place: request.place(Role::Identifiers), clause });
    }
    seen.extend(rows.into_iter().map(Observation::Row));
}
