//! Which fields of a form are shown, and which have to be filled in, by what stands in the form and by what the
//! provider's guidelines ask.

use super::World;
use crate::content::data::{DataCategory, Measure};
use crate::content::form::{Field, Form, Required, When};
use crate::content::role::Role;
use crate::content::value::Values;

impl World {
    /// True when the field is shown in this request, if these values stand in it.
    pub fn shows(&self, number: u32, form: &Form, values: &Values, field: &Field) -> bool {
        field.when.iter().all(|when| self.holds(number, form, values, when))
    }

    /// True when the field is shown and has to be filled in.
    pub fn requires(&self, number: u32, form: &Form, values: &Values, field: &Field) -> bool {
        self.shows(number, form, values, field)
            && match &field.required {
                Required::Always => true,
                Required::If(all) => all.iter().all(|when| self.holds(number, form, values, when)),
                Required::Optional => false,
            }
    }

    fn holds(&self, number: u32, form: &Form, values: &Values, when: &When) -> bool {
        let text = |role: Role| {
            let key = form.by_role(role).map(|field| field.key.as_str()).unwrap_or_default();
            values.get(key).map(|value| value.as_text()).unwrap_or_default()
        };
        let dossier = self.request(number);
        let provider = dossier.and_then(|dossier| dossier.provider.as_ref());
        match when {
            When::KindIs(kind) => text(Role::RequestKind) == *kind,
            When::KindIsNot(kind) => text(Role::RequestKind) != *kind,
            When::Asks(category) => self.asked_in(number, form, values).contains(category),
            When::AsksDated => {
                let asked = self.asked_in(number, form, values);
                asked.is_empty() || asked.iter().any(|category| category.is_dated())
            }
            When::HasTicket => provider.is_some_and(|provider| self.tickets_at(provider) > 0),
            When::ProviderNeeds(need) => provider.and_then(|id| self.policy(id)).is_some_and(|policy| {
                let for_measure = match dossier.map(|dossier| dossier.measure) {
                    Some(Measure::Preserve) => policy.preservation_needs().iter().any(|said| said.what == *need),
                    Some(Measure::Emergency) => policy.emergency_needs().iter().any(|said| said.what.contains(need)),
                    _ => false,
                };
                for_measure || policy.general_needs().iter().any(|said| said.what.contains(need))
            }),
            When::RenewalNeeds(need) => provider
                .and_then(|id| self.policy(id))
                .is_some_and(|policy| policy.renewal_needs().iter().any(|said| said.what == *need)),
            When::EmergencyIsTold => provider.and_then(|id| self.policy(id)).is_some_and(|policy| policy.emergency_is_told()),
            When::Any(any) => any.iter().any(|when| self.holds(number, form, values, when)),
        }
    }

    /// Categories that are ticked.
    fn asked_in(&self, number: u32, form: &Form, values: &Values) -> Vec<DataCategory> {
        let dossier = self.request(number);
        let provider = dossier.and_then(|dossier| dossier.provider.as_ref()).and_then(|id| self.library.providers.get(id));
        let fields = [Role::Scope, Role::Items].into_iter().filter_map(|role| form.by_role(role));
        fields
            .filter_map(|field| values.get(&field.key))
            .flat_map(|value| value.as_keys())
            .filter_map(|key| DataCategory::from_key(&key).or_else(|| Some(provider?.item(&key)?.data.category)))
            .collect()
    }
}
