//! When a field is shown, and when it has to be filled in.

use crate::app::running::Running;
use crate::content::data::{DataCategory, Measure};
use crate::content::form::{Field, Form, Required, When};
use crate::content::role::Role;

/// True when the field is shown for this request.
pub fn shown(running: &Running, number: u32, form: &Form, field: &Field) -> bool {
    field.when.iter().all(|when| holds(running, number, form, when))
}

/// True when the field has to be filled in.
pub fn required(running: &Running, number: u32, form: &Form, field: &Field) -> bool {
    shown(running, number, form, field)
        && match &field.required {
            Required::Always => true,
            Required::If(all) => all.iter().all(|when| holds(running, number, form, when)),
            Required::Optional => false,
        }
}

fn holds(running: &Running, number: u32, form: &Form, when: &When) -> bool {
    let text = |role: Role| {
        let key = form.by_role(role).map(|field| field.key.as_str()).unwrap_or_default();
        running.typed.get(&number).and_then(|values| values.get(key)).map(|value| value.as_text()).unwrap_or_default()
    };
    let dossier = running.world.request(number);
    let provider = dossier.and_then(|dossier| dossier.provider.as_ref());
    match when {
        When::KindIs(kind) => text(Role::RequestKind) == *kind,
        When::KindIsNot(kind) => text(Role::RequestKind) != *kind,
        When::Asks(category) => asked(running, number, form).contains(category),
        When::AsksDated => {
            let asked = asked(running, number, form);
            asked.is_empty() || asked.iter().any(|category| category.is_dated())
        }
        When::HasTicket => provider.is_some_and(|provider| running.world.tickets_at(provider) > 0),
        When::ProviderNeeds(need) => provider.and_then(|id| running.world.policy(id)).is_some_and(|policy| {
            let for_measure = match dossier.map(|dossier| dossier.measure) {
                Some(Measure::Preserve) => policy.preservation_needs().iter().any(|said| said.what == *need),
                Some(Measure::Emergency) => policy.emergency_needs().iter().any(|said| said.what.contains(need)),
                _ => false,
            };
            for_measure || policy.general_needs().iter().any(|said| said.what.contains(need))
        }),
        When::RenewalNeeds(need) => provider
            .and_then(|id| running.world.policy(id))
            .is_some_and(|policy| policy.renewal_needs().iter().any(|said| said.what == *need)),
        When::EmergencyIsTold => {
            provider.and_then(|id| running.world.policy(id)).is_some_and(|policy| policy.emergency_is_told())
        }
        When::Any(any) => any.iter().any(|when| holds(running, number, form, when)),
    }
}

/// Categories that are ticked.
fn asked(running: &Running, number: u32, form: &Form) -> Vec<DataCategory> {
    let dossier = running.world.request(number);
    let provider = dossier.and_then(|dossier| dossier.provider.as_ref()).and_then(|id| running.world.library().providers.get(id));
    let Some(values) = running.typed.get(&number) else { return Vec::new() };
    let fields = [Role::Scope, Role::Items].into_iter().filter_map(|role| form.by_role(role));
    fields
        .filter_map(|field| values.get(&field.key))
        .flat_map(|value| value.as_keys())
        .filter_map(|key| DataCategory::from_key(&key).or_else(|| Some(provider?.item(&key)?.data.category)))
        .collect()
}
