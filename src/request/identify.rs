//! Identifiers as typed: of what kind a value is, whether it looks like one, which account it names, and
//! whether it is one slip away from another.

use crate::content::data::IdentifierKind;
use crate::content::id::AccountId;
use crate::content::policy::Pattern;
use crate::content::provider::Provider;
use crate::content::scenario::{Account, Scenario};
use crate::content::time::Date;

/// The key of an identifier kind in forms.
pub fn kind_key(kind: IdentifierKind) -> &'static str {
    use IdentifierKind as K;
    match kind {
        K::AccountId => "account_id",
        K::ProfileUrl => "profile_url",
        K::Handle => "handle",
        K::VideoUrl => "video_url",
        K::Email => "email",
        K::Phone => "phone",
        K::AdvertNumber => "advert_number",
        K::Domain => "domain",
        K::IpAddress => "ip_address",
        K::CustomerNumber => "customer_number",
        K::TransactionReference => "transaction_reference",
        K::WalletId => "wallet_id",
        K::FullName => "full_name",
        K::DisplayName => "display_name",
        K::Screenshot => "screenshot",
        K::ShortLink => "short_link",
        K::GroupLink => "group_link",
        K::ShopName => "shop_name",
        K::RecoveryPhone => "recovery_phone",
        K::FileLink => "file_link",
    }
}

/// The kind with this key.
pub fn kind_from_key(key: &str) -> Option<IdentifierKind> {
    use IdentifierKind as K;
    const ALL: [IdentifierKind; 20] = [
        K::AccountId,
        K::ProfileUrl,
        K::Handle,
        K::VideoUrl,
        K::Email,
        K::Phone,
        K::AdvertNumber,
        K::Domain,
        K::IpAddress,
        K::CustomerNumber,
        K::TransactionReference,
        K::WalletId,
        K::FullName,
        K::DisplayName,
        K::Screenshot,
        K::ShortLink,
        K::GroupLink,
        K::ShopName,
        K::RecoveryPhone,
        K::FileLink,
    ];
    ALL.into_iter().find(|kind| kind_key(*kind) == key.trim())
}

/// A value without what does not matter: case, spaces and hyphens of numbers, scheme, `www.` and last slash of
/// addresses.
pub fn plain(value: &str) -> String {
    let mut text = value.trim().trim_matches(['"', '“', '”', '<', '>', '(', ')', ',', ';', '.']).to_lowercase();
    for scheme in ["https://", "http://", "www."] {
        if let Some(rest) = text.strip_prefix(scheme) {
            text = rest.to_owned();
        }
    }
    let text = text.trim_end_matches('/').to_owned();
    let host = without_port(&text);
    let text = if host.parse::<std::net::IpAddr>().is_ok() { host.to_owned() } else { text };
    let number_like = text.chars().filter(char::is_ascii_digit).count() * 2
        >= text.chars().filter(|c| c.is_alphanumeric()).count()
        && !text.contains(['@', '/']);
    if number_like { text.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')')).collect() } else { text }
}

/// A mailbox as [`crate::content::policy::Term::SameMailbox`] sees it: no dots, no plus-tag before the `@`.
fn same_mailbox(value: &str) -> String {
    value.split_once('@').map_or_else(
        || value.to_owned(),
        |(name, domain)| format!("{}@{domain}", name.split('+').next().unwrap_or(name).replace('.', "")),
    )
}

/// An address without the port that stands behind it: `203.0.113.90:443`, `[2001:db8::7]:443`.
fn without_port(value: &str) -> &str {
    let text = value.trim().trim_matches(['"', '“', '”', ',', ';', '(', ')']);
    if let Some((host, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        return if rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port) { host } else { text };
    }
    match text.split_once(':') {
        Some((host, port)) if host.matches('.').count() == 3 && is_port(port.trim()) => host.trim(),
        _ => text,
    }
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit())
}

/// True when a value looks as the pattern demands.
pub fn looks_like(value: &str, pattern: &Pattern) -> bool {
    let text = plain(value);
    match pattern {
        Pattern::Prefixed(prefix, digits) => text
            .strip_prefix(&prefix.to_lowercase())
            .is_some_and(|rest| rest.len() == usize::from(*digits) && rest.bytes().all(|b| b.is_ascii_digit())),
        Pattern::Address(start) => {
            let start = plain(start);
            text.strip_prefix(start.as_str()).is_some_and(|rest| !rest.trim_matches('/').is_empty() && !rest.contains(' '))
        }
        Pattern::AtName => text.strip_prefix('@').is_some_and(|name| name.chars().count() > 1 && !name.contains([' ', '@', '/'])),
        Pattern::E164 => {
            text.strip_prefix('+').is_some_and(|rest| (8..=15).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit()))
        }
        Pattern::Mailbox => text
            .split_once('@')
            .is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.') && !text.contains([' ', '/'])),
        Pattern::DomainName => text.contains('.') && !text.contains([' ', '@', '/']) && text.chars().any(char::is_alphabetic),
        Pattern::Ip => without_port(value).parse::<std::net::IpAddr>().is_ok(),
        Pattern::Any => !text.is_empty(),
    }
}

/// What kind of identifier a value is, going by its looks; the kind that the officer chose decides only between
/// kinds that look alike.
pub fn kind_of(value: &str, chosen: Option<IdentifierKind>, provider: Option<&Provider>) -> IdentifierKind {
    use crate::content::policy::Term;
    let accepted: Vec<(IdentifierKind, &Pattern)> = provider
        .into_iter()
        .flat_map(|provider| &provider.clauses)
        .flat_map(|clause| &clause.policy)
        .filter_map(|term| match term {
            Term::Accepts { kind, pattern, .. } if !matches!(pattern, Pattern::Any) => Some((*kind, pattern)),
            _ => None,
        })
        .collect();
    if let Some(chosen) = chosen
        && accepted.iter().any(|(kind, pattern)| *kind == chosen && looks_like(value, pattern))
    {
        return chosen;
    }
    if let Some((kind, _)) = accepted.iter().find(|(_, pattern)| looks_like(value, pattern)) {
        return *kind;
    }
    let text = plain(value);
    if looks_like(value, &Pattern::AtName) {
        IdentifierKind::Handle
    } else if looks_like(value, &Pattern::Mailbox) {
        IdentifierKind::Email
    } else if looks_like(value, &Pattern::E164) {
        IdentifierKind::Phone
    } else if looks_like(value, &Pattern::Ip) {
        IdentifierKind::IpAddress
    } else if text.contains('/') && text.split('/').next().is_some_and(|host| host.contains('.')) {
        if matches!(chosen, Some(IdentifierKind::GroupLink | IdentifierKind::FileLink)) {
            chosen.unwrap_or(IdentifierKind::ShortLink)
        } else {
            IdentifierKind::ShortLink
        }
    } else {
        match chosen {
            Some(
                kind @ (IdentifierKind::FullName
                | IdentifierKind::Screenshot
                | IdentifierKind::ShopName
                | IdentifierKind::GroupLink),
            ) => kind,
            // What looks like an account number with a wrong count of digits is a bad number, not a name.
            Some(kind) if text.chars().filter(char::is_ascii_digit).count() >= 4 => kind,
            _ => IdentifierKind::DisplayName,
        }
    }
}

/// The account of this provider that a value names.
pub fn account_named<'a>(value: &str, scenario: &'a Scenario, provider: Option<&Provider>) -> Option<&'a Account> {
    account_seen(value, None, scenario, provider)
}

/// The same, of the day on which the value was seen: a name that was given up and taken by somebody else names the one
/// who had it nearest to that day.
pub fn account_seen<'a>(
    value: &str,
    seen: Option<Date>,
    scenario: &'a Scenario,
    provider: Option<&Provider>,
) -> Option<&'a Account> {
    let known_by = accounts_known(value, scenario, provider).into_iter().map(|(account, known)| {
        let apart = seen.zip(known).map_or(i64::MAX, |(day, at)| at.days_since(day).abs());
        (apart, account)
    });
    // Without a day, or with one account only, the first one is meant.
    known_by.min_by_key(|(apart, _)| *apart).map(|(_, account)| account)
}

/// The other accounts that were registered with the same number or mailbox: whoever asks by it asks about all of them.
/// A name or an address of a page is one account's at a time, and so is what changed hands.
pub fn registered_too<'a>(value: &str, first: &Account, scenario: &'a Scenario, provider: Option<&Provider>) -> Vec<&'a Account> {
    let shared = |account: &Account| {
        let of_several = |kind| matches!(kind, IdentifierKind::Phone | IdentifierKind::Email | IdentifierKind::RecoveryPhone);
        account.changed_hands.is_none()
            && account.identifiers.iter().any(|known| of_several(known.kind) && plain(&known.value) == plain(value))
    };
    let others = accounts_known(value, scenario, provider).into_iter().map(|(account, _)| account);
    others.filter(|account| account.id != first.id && shared(account) && shared(first)).collect()
}

/// Accounts of this provider that are known by a value, with the day on which each was seen with it.
fn accounts_known<'a>(value: &str, scenario: &'a Scenario, provider: Option<&Provider>) -> Vec<(&'a Account, Option<Date>)> {
    let wanted = plain(value);
    let mailbox = wanted.contains('@')
        && provider.is_some_and(|provider| {
            provider
                .clauses
                .iter()
                .flat_map(|clause| &clause.policy)
                .any(|term| matches!(term, crate::content::policy::Term::SameMailbox))
        });
    let here = scenario.accounts.iter().filter(|account| provider.is_none_or(|provider| provider.id == account.provider));
    here.filter_map(|account| {
        let identifier = account.identifiers.iter().find(|identifier| {
            let known = plain(&identifier.value);
            known == wanted || (mailbox && same_mailbox(&known) == same_mailbox(&wanted))
        })?;
        Some((account, identifier.seen.map(|at| at.date())))
    })
    .collect()
}

/// The account that a value names but for one slip: one or two characters wrong, a swap, or look-alikes.
pub fn slip_of(value: &str, scenario: &Scenario, provider: Option<&Provider>) -> Option<(AccountId, String)> {
    if account_named(value, scenario, None).is_some() {
        return None;
    }
    let wanted = plain(value);
    // Short words are near to everything; an identifier worth the name has eight signs.
    if wanted.chars().count() < 8 || wanted.contains(' ') {
        return None;
    }
    scenario
        .accounts
        .iter()
        .filter(|account| provider.is_none_or(|provider| provider.id == account.provider))
        .flat_map(|account| account.identifiers.iter().map(move |identifier| (account, identifier)))
        .filter(|(_, identifier)| !matches!(identifier.kind, IdentifierKind::DisplayName | IdentifierKind::FullName))
        .filter_map(|(account, identifier)| {
            let known = plain(&identifier.value);
            let distance = strsim::damerau_levenshtein(&look(&known), &look(&wanted));
            let raw = strsim::damerau_levenshtein(&known, &wanted);
            (distance.min(raw) <= 2).then_some((raw, account.id.clone(), identifier.value.clone()))
        })
        .min_by_key(|(distance, ..)| *distance)
        .map(|(_, account, value)| (account, value))
}

/// Look-alikes made one: l, I and 1; O and 0.
fn look(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'l' | 'i' | '|' => '1',
            'o' => '0',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_are_compared_without_dress() {
        assert_eq!(plain("https://www.Chirplet.example/u/gulf.career.desk/"), "chirplet.example/u/gulf.career.desk");
        assert_eq!(plain("CH 204-417-365"), "ch204417365");
        assert_eq!(plain("+44 7700 900417"), "+447700900417");
    }

    #[test]
    fn patterns_decide_what_a_value_looks_like() {
        let id = Pattern::Prefixed("CH".into(), 9);
        assert!(looks_like("CH204417365", &id) && !looks_like("CH20441736", &id));
        for address in ["203.0.113.90", "203.0.113.90:443", " 203.0.113.90:443,", "[2001:db8::7]:443", "2001:db8::7"] {
            assert!(looks_like(address, &Pattern::Ip), "{address}");
        }
        for other in ["203.0.113.90:", "203.0.113.90:https", "203.0.113:443", "443"] {
            assert!(!looks_like(other, &Pattern::Ip), "{other}");
        }
        assert_eq!(plain("203.0.113.90:443"), plain("203.0.113.90"));
        assert_ne!(plain("203.0.113.90"), plain("203.0.113.9"));
        let url = Pattern::Address("chirplet.example/u/".into());
        assert!(looks_like("https://chirplet.example/u/overseas.helpers", &url) && !looks_like("chirplet.example/u/", &url));
        assert!(looks_like("+44 7700 900417", &Pattern::E164) && !looks_like("07700 900417", &Pattern::E164));
    }
}
