//! A scenario: every person, account, exhibit, event, clause and measure that it names.

use super::{Content, Names, Page, Scope, values};
use crate::content::GoldenFile;
use crate::content::diagnostic::Level;
use crate::content::exhibit::ExhibitBody;
use crate::content::form::{Field, Required};
use crate::content::id::{AccountId, ExhibitId, PersonId, ProviderId};
use crate::content::load::Kind;
use crate::content::policy::{SenderRule, Term};
use crate::content::role::Role;
use crate::content::scenario::{Danger, Effect, MatchedBy, OutcomeWhen, Scenario};

/// Most fields of a form that are the trainee's.
const MAX_OPEN: usize = 12;

pub fn check(page: &Page<'_>, names: &Names<'_>, content: &Content<'_>, case: &Scenario) {
    let case = Case { page, names, content, case };
    case.names();
    case.citations();
    case.accounts();
    case.lists();
    case.file();
    case.facts();
    case.packages();
    case.events();
    case.forms();
    case.criteria();
    case.path();
    case.whole();
}

/// A scenario while it is checked.
pub(super) struct Case<'a> {
    pub page: &'a Page<'a>,
    pub names: &'a Names<'a>,
    pub content: &'a Content<'a>,
    pub case: &'a Scenario,
}

impl Case<'_> {
    /// The case of the filled forms has a folder of its own, and shows whole forms.
    fn is_example(&self) -> bool {
        Kind::of(&self.page.source.path) == Some(Kind::Example)
    }

    /// Its golden attempts.
    fn golden(&self) -> impl Iterator<Item = &GoldenFile> {
        let library = self.content.library;
        let own = library.example.iter().filter(|_| self.is_example()).flat_map(|example| &example.golden);
        library.golden.iter().filter(|golden| golden.scenario == self.case.id).chain(own)
    }

    fn names(&self) {
        let (page, case) = (self.page, self.case);
        page.kebab("scenario", std::iter::once(case.id.as_str()), |_| "id".to_owned());
        let folder = page.source.path.split('/').next().unwrap_or_default();
        if self.content.scope == Scope::Whole && !self.is_example() && folder != case.id.as_str() {
            let message = format!("the scenario “{}” lies in the folder “{folder}”", case.id);
            page.say(Level::Error, "id-mismatch", "id", message, "call both the same: attempts are found by the folder");
        }
        page.unique("person", case.people.iter().map(|person| person.id.as_str()), |at| format!("people[{at}].id"));
        page.unique("account", case.accounts.iter().map(|account| account.id.as_str()), |at| format!("accounts[{at}].id"));
        page.unique("exhibit", case.exhibits.iter().map(|exhibit| exhibit.id.as_str()), |at| format!("exhibits[{at}].id"));
        page.unique("exhibit number", case.exhibits.iter().map(|exhibit| exhibit.number.as_str()), |at| {
            format!("exhibits[{at}].number")
        });
        page.unique("event", case.events.iter().map(|event| event.id.as_str()), |at| format!("events[{at}].id"));
        page.unique("criterion", case.criteria.iter().map(|criterion| criterion.id.as_str()), |at| format!("criteria[{at}].id"));
        page.unique("form", case.forms.iter().map(|usage| usage.form.as_str()), |at| format!("forms[{at}].form"));
        page.kebab("account", case.accounts.iter().map(|account| account.id.as_str()), |at| format!("accounts[{at}].id"));
        page.kebab("exhibit", case.exhibits.iter().map(|exhibit| exhibit.id.as_str()), |at| format!("exhibits[{at}].id"));
        page.kebab("event", case.events.iter().map(|event| event.id.as_str()), |at| format!("events[{at}].id"));
        page.kebab("criterion", case.criteria.iter().map(|criterion| criterion.id.as_str()), |at| format!("criteria[{at}].id"));
    }

    pub fn account(&self, id: &AccountId, path: impl Fn() -> String) {
        if self.case.account(id).is_none() {
            let known = self.case.accounts.iter().map(|account| account.id.as_str());
            self.page.unknown("account", "unknown-account", &path(), id.as_str(), known);
        }
    }

    fn exhibit(&self, id: &ExhibitId, path: impl Fn() -> String) {
        if self.case.exhibit(id).is_none() {
            let known = self.case.exhibits.iter().map(|exhibit| exhibit.id.as_str());
            self.page.unknown("exhibit", "unknown-exhibit", &path(), id.as_str(), known);
        }
    }

    fn person(&self, id: &PersonId, path: impl Fn() -> String) {
        if !self.case.people.iter().any(|person| person.id == *id) {
            let known = self.case.people.iter().map(|person| person.id.as_str());
            self.page.unknown("person", "unknown-person", &path(), id.as_str(), known);
        }
    }

    pub fn provider(&self, id: &ProviderId, path: impl Fn() -> String) {
        let providers = &self.content.library.providers;
        if !providers.contains_key(id) && !self.names.unread(Kind::Provider, id.as_str()) {
            self.page.unknown("provider", "unknown-provider", &path(), id.as_str(), providers.keys().map(|id| id.as_str()));
        }
    }

    /// A company that keeps a list needs to know who of this case is on it.
    fn lists(&self) {
        let requester = &self.case.requester;
        for (at, id) in requester.listed_with.iter().enumerate() {
            self.provider(id, || format!("requester.listed_with[{at}]"));
        }
        for (at, unit) in requester.sends_through.iter().enumerate() {
            for (nth, id) in unit.listed_with.iter().enumerate() {
                self.provider(id, || format!("requester.sends_through[{at}].listed_with[{nth}]"));
            }
        }
        let listed = |id: &ProviderId| {
            let units = requester.sends_through.iter().map(|unit| &unit.listed_with);
            std::iter::once(&requester.listed_with).chain(units).any(|list| list.contains(id))
        };
        for (at, id) in self.case.providers.iter().enumerate().filter(|(_, id)| !listed(id)) {
            let terms = self.content.library.providers.get(id).into_iter().flat_map(|provider| &provider.clauses);
            let mut terms = terms.flat_map(|clause| &clause.policy);
            if terms.any(|term| matches!(term, Term::Sender(SenderRule::ListedAgency))) {
                let message = format!("“{id}” reads agencies on its list only, and nobody in this case is said to be on it");
                let help = "name it in `listed_with` of the requester, or of the unit in `sends_through` that sends for others";
                self.page.say(Level::Warning, "unlisted-sender", &format!("providers[{at}]"), message, help);
            }
        }
    }

    fn accounts(&self) {
        for (at, id) in self.case.providers.iter().enumerate() {
            self.provider(id, || format!("providers[{at}]"));
        }
        for (at, account) in self.case.accounts.iter().enumerate() {
            self.provider(&account.provider, || format!("accounts[{at}].provider"));
            account.person.iter().for_each(|id| self.person(id, || format!("accounts[{at}].person")));
            for (nth, id) in account.privileged.iter().enumerate() {
                self.person(id, || format!("accounts[{at}].privileged[{nth}]"));
            }
            for (nth, identifier) in account.identifiers.iter().enumerate() {
                identifier
                    .exhibit
                    .iter()
                    .for_each(|id| self.exhibit(id, || format!("accounts[{at}].identifiers[{nth}].exhibit")));
            }
            for (nth, link) in account.links.iter().enumerate() {
                self.account(&link.to, || format!("accounts[{at}].links[{nth}].to"));
                self.exhibit(&link.exhibit, || format!("accounts[{at}].links[{nth}].exhibit"));
            }
            for (nth, limit) in account.limits.iter().enumerate().filter(|(_, limit)| limit.from > limit.to) {
                let message = format!("the facts of “{}” end on {}, before they begin on {}", account.id, limit.to, limit.from);
                self.page.say(
                    Level::Error,
                    "bad-period",
                    &format!("accounts[{at}].limits[{nth}]"),
                    message,
                    "the first day comes first",
                );
            }
        }
    }

    /// The case file: persons in chats, pictures.
    fn file(&self) {
        for (at, exhibit) in self.case.exhibits.iter().enumerate() {
            match &exhibit.body {
                ExhibitBody::Chat { messages, .. } => {
                    for (nth, message) in messages.iter().enumerate() {
                        message
                            .person
                            .iter()
                            .for_each(|id| self.person(id, || format!("exhibits[{at}].body.messages[{nth}].person")));
                    }
                }
                ExhibitBody::Table { columns, rows, .. } => {
                    for (nth, row) in rows.iter().enumerate().filter(|(_, row)| row.len() != columns.len()) {
                        let message = format!("the row has {} cells, the table {} columns", row.len(), columns.len());
                        self.page.say(
                            Level::Error,
                            "bad-row",
                            &format!("exhibits[{at}].body.rows[{nth}]"),
                            message,
                            "write one cell a column",
                        );
                    }
                }
                ExhibitBody::Picture { file, .. } => self.picture(file, &format!("exhibits[{at}].body.file")),
                ExhibitBody::Document { .. } | ExhibitBody::Letter { .. } | ExhibitBody::Profile { .. } => {}
            }
        }
    }

    fn picture(&self, file: &str, path: &str) {
        let inside = !file.is_empty()
            && !file.contains(['\\', ':'])
            && file.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if !inside {
            let message = format!("“{file}” leads out of the scenario's folder");
            return self.page.say(
                Level::Error,
                "path-outside",
                path,
                message,
                "put the picture into the folder, as exhibits/x1.png",
            );
        }
        let folder = if self.is_example() { "reference/example/".to_owned() } else { format!("{}/", self.case.id) };
        let sources = &self.content.sources.files;
        let files = || sources.iter().filter_map(|source| source.path.strip_prefix(&folder));
        if self.content.scope == Scope::Whole && !files().any(|known| known == file) {
            let pictures = files().filter(|name| !name.ends_with(".ron") && !name.ends_with(".md") && !name.ends_with(".jsonl"));
            self.page.unknown("picture", "unknown-file", path, file, pictures.collect::<Vec<_>>().into_iter());
        }
    }

    fn facts(&self) {
        let facts = &self.case.facts;
        if let Danger::Real { person, .. } = &facts.danger {
            self.person(person, || "facts.danger.person".to_owned());
        }
        if facts.acts_from > facts.acts_to {
            let message = format!("the acts end on {}, before they begin on {}", facts.acts_to, facts.acts_from);
            self.page.say(Level::Error, "bad-period", "facts.acts_to", message, "the first day comes first");
        }
        for (at, order) in facts.orders.iter().enumerate() {
            self.exhibit(&order.exhibit, || format!("facts.orders[{at}].exhibit"));
            for (nth, (account, _)) in order.live.iter().enumerate() {
                self.account(account, || format!("facts.orders[{at}].live[{nth}][0]"));
            }
            for (nth, account) in order.accounts.iter().enumerate() {
                self.account(account, || format!("facts.orders[{at}].accounts[{nth}]"));
            }
        }
        for (at, id) in facts.danger_shown_by.iter().enumerate() {
            self.exhibit(id, || format!("facts.danger_shown_by[{at}]"));
        }
        for (at, record) in facts.home.iter().enumerate() {
            record.leave.iter().for_each(|id| self.exhibit(id, || format!("facts.home[{at}].leave")));
            record.brings.iter().for_each(|id| self.exhibit(id, || format!("facts.home[{at}].brings")));
        }
        for (at, record) in facts.owners.iter().enumerate() {
            self.person(&record.person, || format!("facts.owners[{at}].person"));
            record.brings.iter().for_each(|id| self.exhibit(id, || format!("facts.owners[{at}].brings")));
        }
        for (at, page) in facts.open_pages.iter().enumerate() {
            page.brings.iter().for_each(|id| self.exhibit(id, || format!("facts.open_pages[{at}].brings")));
        }
        facts.improper_instruction.iter().for_each(|id| self.account(id, || "facts.improper_instruction".to_owned()));
        let instructs = |effect: &Effect| matches!(effect, Effect::Instructs(_));
        if facts.improper_instruction.is_some() && !self.case.events.iter().any(|event| event.effects.iter().any(instructs)) {
            let message = "no event brings the instruction, so nobody can answer it";
            let help = "add an event with the effect `Instructs(account)`";
            self.page.say(Level::Warning, "no-instruction", "facts.improper_instruction", message, help);
        }
        let items = values::catalogue(self.content.library, self.case);
        for (at, key) in facts.public.iter().enumerate().filter(|(_, key)| !items.contains(&key.as_str())) {
            if !self.incomplete() {
                self.page.unknown(
                    "data item in the catalogues",
                    "unknown-item",
                    &format!("facts.public[{at}]"),
                    key,
                    items.iter().copied(),
                );
            }
        }
    }

    /// True when a provider of the case could not be read as it was written.
    fn incomplete(&self) -> bool {
        self.case.providers.iter().any(|id| {
            let index = self.content.sources.documents.get(&(Kind::Provider, id.to_string()));
            index.is_none_or(|index| self.content.sources.mended.contains_key(index))
        })
    }

    fn events(&self) {
        for (at, event) in self.case.events.iter().enumerate() {
            event.known_from.iter().for_each(|id| self.exhibit(id, || format!("events[{at}].known_from")));
            for (nth, effect) in event.effects.iter().enumerate() {
                let path = || format!("events[{at}].effects[{nth}][0]");
                match effect {
                    Effect::DeletesAccount(id) | Effect::LosesData(id, _) => self.account(id, path),
                    Effect::BringsExhibit(id) => self.exhibit(id, path),
                    Effect::Instructs(id) => {
                        self.account(id, path);
                        self.instruction(id, &path());
                    }
                    Effect::Marks(_) => {}
                }
            }
            if event.at < self.case.starts {
                let message = format!("event “{}” happens before the case starts", event.id);
                self.page.say(
                    Level::Warning,
                    "before-start",
                    &format!("events[{at}].at"),
                    message,
                    "it is told at once, or never",
                );
            }
        }
        for (at, outcome) in self.case.outcomes.iter().enumerate() {
            for (nth, when) in outcome.when.iter().enumerate() {
                // An event that is not there would make the outcome impossible.
                match when {
                    OutcomeWhen::Preserved(id)
                    | OutcomeWhen::Kept(id)
                    | OutcomeWhen::Disclosed(id, _)
                    | OutcomeWhen::Sealed(id) => {
                        self.account(id, || format!("outcomes[{at}].when[{nth}][0]"));
                    }
                    OutcomeWhen::Classed(item, _) => self.piece(item, &format!("outcomes[{at}].when[{nth}][0]")),
                    OutcomeWhen::SavedBy(_, id) => self.account(id, || format!("outcomes[{at}].when[{nth}][1]")),
                    OutcomeWhen::SavedBefore(_) | OutcomeWhen::NoneWorseThan(_) => {}
                }
            }
        }
    }

    /// An instruction must be about the account that the facts name.
    fn instruction(&self, id: &AccountId, path: &str) {
        if self.case.facts.improper_instruction.as_ref() != Some(id) {
            let message = format!("the event instructs to add “{id}”, which the facts do not name");
            let help = "write it under `facts.improper_instruction`, so that rules know it";
            self.page.say(Level::Error, "instruction-mismatch", path, message, help);
        }
    }

    /// By what own steps are recognised: exhibits, measures and fields of the case.
    fn path(&self) {
        for (at, step) in self.case.model_path.iter().enumerate() {
            for (nth, matched) in step.matched_by.iter().enumerate() {
                let path = || format!("model_path[{at}].matched_by[{nth}]");
                match matched {
                    MatchedBy::Measure(measure) => self.on_desk(*measure, &format!("{}[0]", path())),
                    MatchedBy::Opened(id) => self.exhibit(id, || format!("{}[0]", path())),
                    MatchedBy::Entry { measure, role } => self.has_role(*measure, *role, &path()),
                    MatchedBy::Noted(_) | MatchedBy::Withdrew | MatchedBy::Instruction => {}
                }
            }
        }
    }

    fn forms(&self) {
        let forms = &self.content.library.forms;
        for (at, usage) in self.case.forms.iter().enumerate() {
            let Some(form) = forms.get(&usage.form) else {
                if !self.names.unread(Kind::Form, usage.form.as_str()) {
                    let known = forms.keys().map(|id| id.as_str());
                    self.page.unknown("form", "unknown-form", &format!("forms[{at}].form"), usage.form.as_str(), known);
                }
                continue;
            };
            values::check(self.page, self.content, self.case, at, usage, form);
            // What must be filled in, and is neither given nor open, would be a mistake that nobody can help.
            let shut = |key: &String| !usage.open.is_empty() && !usage.open.contains(key) && !usage.prefilled.contains_key(key);
            // Company and door come from the decision; what is asked on a condition may never come up.
            let given = |field: &Field| matches!(field.role, Role::Entity | Role::Channel) || !field.when.is_empty();
            let needed = form.fields().filter(|field| field.required == Required::Always && !given(field));
            for field in needed.filter(|field| shut(&field.key)) {
                let message =
                    format!("“{}” of form “{}” must be filled in, and is neither open nor filled in", field.key, form.id);
                let help = "fill it in under `prefilled`, with \"\" if it is to be empty, or open it";
                self.page.say(Level::Warning, "shut-empty-field", &format!("forms[{at}].open"), message, help);
            }
            let open = if usage.open.is_empty() { form.fields().count() } else { usage.open.len() };
            if open > MAX_OPEN && !self.is_example() {
                let message =
                    format!("{open} fields of form “{}” are the trainee's; at most {MAX_OPEN} fit the time of a case", form.id);
                self.page.say(
                    Level::Warning,
                    "many-open-fields",
                    &format!("forms[{at}].open"),
                    message,
                    "fill some in under `prefilled`",
                );
            }
        }
        for (at, check) in self.case.self_checks.iter().enumerate() {
            let Some((id, key)) = &check.field else { continue };
            match forms.get(id) {
                None if self.names.unread(Kind::Form, id.as_str()) => {}
                None => {
                    let known = forms.keys().map(|id| id.as_str());
                    self.page.unknown("form", "unknown-form", &format!("self_checks[{at}].field[0]"), id.as_str(), known);
                }
                Some(form) => values::key(self.page, self.content, form, key, || format!("self_checks[{at}].field[1]")),
            }
        }
    }

    fn whole(&self) {
        let costs = &self.content.library.costs;
        for key in self.case.costs.keys().filter(|key| !costs.is_empty() && !costs.contains_key(*key)) {
            self.page.unknown(
                "kind of action with a cost",
                "unknown-cost",
                &format!("costs[{key}]#"),
                key,
                costs.keys().map(String::as_str),
            );
        }
        if self.case.outcomes.last().is_some_and(|outcome| !outcome.when.is_empty()) {
            let message = "the last outcome has conditions; an attempt that meets none has no end";
            let last = self.case.outcomes.len() - 1;
            self.page.say(
                Level::Warning,
                "no-last-outcome",
                &format!("outcomes[{last}].when"),
                message,
                "add an outcome without `when`",
            );
        }
        let excellent = self.golden().any(GoldenFile::is_excellent);
        for golden in self.golden().filter(|golden| golden.expected.is_none()) {
            let message = format!("nobody says what is expected of the attempt {}", golden.path);
            let help = "write <name>.expected.ron beside it: outcome, score, must, must_not";
            self.page.say(Level::Warning, "no-expected", "id", message, help);
        }
        if self.content.scope == Scope::Whole && !excellent {
            let message = format!("scenario “{}” has no golden attempt `excellent`", self.case.id);
            let help = "save one as attempts/excellent.attempt.jsonl: it proves that the case can be solved";
            self.page.say(Level::Warning, "no-excellent", "id", message, help);
        }
    }
}
