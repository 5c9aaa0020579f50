//! A case: its people, accounts, exhibits, clock, events, what the forms hold already, and what is expected.
//! Everything refers to accounts by id, never by an identifier.

mod assistance;
mod events;
mod facts;
mod package;
mod path;
mod people;

use super::concept::CaseConcept;
use super::criterion::Criterion;
use super::data::Measure;
use super::exhibit::Exhibit;
use super::id::{AccountId, ClauseId, ExhibitId, FormId, ProviderId, ScenarioId};
use super::lesson::Module;
use super::power::UnitKind;
use super::time::{CaseTime, Date};
use super::value::Values;
pub use assistance::{ChainStage, StageDuty};
pub use events::{Effect, Event, Outcome, OutcomeWhen};
pub use facts::{AlertHarms, CourtOrder, Danger, Facts, Holding, Limit, OwnerRecord, PublicItem};
pub use package::{Asked, CertificateFault, Class, CustodyEntry, Fault, Hand, NEXT_STEPS, Package, Piece, Side, Zone};
pub use path::{MatchedBy, ModelStep};
pub use people::{Account, Identifier, Link, Person, PersonRole};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How hard a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// Most of the forms is filled in already.
    Foundation,
    /// Blocks A, C and H are filled in.
    Standard,
    /// The same, and the provider is terse.
    Advanced,
}

/// Which crime the facts show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Offence {
    /// Trafficking in persons.
    Trafficking,
    /// Smuggling of migrants.
    Smuggling,
    /// Both.
    Mixed,
    /// Neither.
    Other,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its id, and the name of its folder.
    pub id: ScenarioId,
    /// Its title.
    pub title: String,
    /// One line for the library.
    pub teaser: String,
    /// Where it stands in the workshop.
    pub module: Module,
    /// How hard it is.
    pub level: Level,
    /// Minutes at the desk, estimated.
    pub minutes: u32,
    /// Which crime the facts show.
    pub offence: Offence,
    /// What to know before opening it.
    #[serde(default)]
    pub content_note: Option<String>,
    /// Case time at the start.
    pub starts: CaseTime,
    /// The day by whose law requests are judged.
    pub law_date: Date,
    /// Who the trainee is.
    pub requester: Requester,
    /// Who, when, what happened, what is asked (Markdown).
    pub brief: String,
    /// Measures that are on the desk.
    pub measures: Vec<Measure>,
    /// Providers that can be chosen.
    pub providers: Vec<ProviderId>,
    /// People, by code.
    pub people: Vec<Person>,
    /// Accounts.
    #[serde(default)]
    pub accounts: Vec<Account>,
    /// The case file.
    #[serde(default)]
    pub exhibits: Vec<Exhibit>,
    /// Facts on which rules depend.
    pub facts: Facts,
    /// Records that come in without a request of the trainee: what an earlier request brought.
    #[serde(default)]
    pub packages: Vec<Package>,
    /// What comes in is handled at the desk, step by step, and that is judged.
    #[serde(default)]
    pub handling: bool,
    /// Hands and places that may hold evidence here. Where some are named, any other in the custody log is unknown.
    #[serde(default)]
    pub hands: Vec<Hand>,
    /// The way of an assistance request, where it is another than the library's.
    #[serde(default)]
    pub chain: Vec<ChainStage>,
    /// What happens when.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Costs on the case clock that differ from the default.
    #[serde(default)]
    pub costs: BTreeMap<String, u32>,
    /// Forms, what is filled in, and what is open.
    #[serde(default)]
    pub forms: Vec<FormUse>,
    /// What texts of this case should mention, or must not, by id; shown in the trainee's own words.
    #[serde(default)]
    pub concepts: BTreeMap<String, CaseConcept>,
    /// What is expected of this case.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    /// What the score weighs.
    #[serde(default)]
    pub weights: Vec<(Weighed, u32)>,
    /// How the case can end.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// The right path, step by step.
    #[serde(default)]
    pub model_path: Vec<ModelStep>,
    /// What cannot be judged by rule, and the model text beside it.
    #[serde(default)]
    pub self_checks: Vec<SelfCheck>,
    /// Elements of the offence and the exhibits that show them, other than the victim's word.
    #[serde(default)]
    pub elements: Vec<Element>,
    /// Questions of the debrief.
    #[serde(default)]
    pub debrief_questions: Vec<String>,
    /// What the law of a later day changed.
    #[serde(default)]
    pub changed_since: Vec<(String, ClauseId)>,
    /// Law clauses on the desk, beside those that forms and rules cite.
    #[serde(default)]
    pub law: Vec<ClauseId>,
}

/// The unit that writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requester {
    /// Kind of unit, for `powers`.
    pub unit_kind: UnitKind,
    /// Agency.
    pub agency: String,
    /// Unit.
    pub unit: String,
    /// Official mail domain.
    pub official_domain: String,
    /// Telephones of desks that confirm.
    pub desk_lines: Vec<String>,
    /// Landline that the State publishes, if any.
    #[serde(default)]
    pub published_landline: Option<String>,
    /// The officer's name.
    pub officer: String,
    /// What this unit may send itself.
    pub may_send: Vec<Measure>,
    /// An authorised officer under PECA.
    #[serde(default)]
    pub authorised_officer: bool,
    /// A joint team with one.
    #[serde(default)]
    pub joint_team: bool,
    /// Companies that have this unit on their list of agencies.
    #[serde(default)]
    pub listed_with: Vec<ProviderId>,
    /// Units through which this one may send. Where none is named, whatever unit is written counts.
    #[serde(default)]
    pub sends_through: Vec<SendingUnit>,
}

/// A unit that sends what others hand to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendingUnit {
    /// Its name.
    pub name: String,
    /// Other names of it.
    #[serde(default)]
    pub also: Vec<String>,
    /// Companies that have it on their list.
    #[serde(default)]
    pub listed_with: Vec<ProviderId>,
}

impl Requester {
    /// The unit that is named as the one through which a paper goes: every word of its name, however it is written.
    pub fn sent_through(&self, typed: &str) -> Option<&SendingUnit> {
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
        };
        let typed = words(typed);
        let named = |name: &String| !name.trim().is_empty() && words(name).iter().all(|word| typed.contains(word));
        self.sends_through.iter().find(|unit| std::iter::once(&unit.name).chain(&unit.also).any(named))
    }

    /// True when what is written names a unit through which papers of this one may go.
    pub fn goes_through(&self, typed: &str) -> bool {
        !typed.trim().is_empty() && (self.sends_through.is_empty() || self.sent_through(typed).is_some())
    }

    /// True when the company has the sender on its list: this unit, or the one through which the paper goes. A case that
    /// says nothing of lists has nobody left out.
    pub fn is_listed(&self, provider: &ProviderId, typed: &str) -> bool {
        let silent = self.listed_with.is_empty() && self.sends_through.iter().all(|unit| unit.listed_with.is_empty());
        let through = self.sent_through(typed).is_some_and(|unit| unit.listed_with.contains(provider));
        silent || through || self.listed_with.contains(provider)
    }
}

/// A record at home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeRecord {
    /// Who holds it.
    pub custodian: String,
    /// Other names of the holder.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it is, in words.
    pub records: String,
    /// Words by which a request for it is recognised.
    pub words: Vec<String>,
    /// What an order must say for this holder to find anything: one word of each group, such as hour and port.
    #[serde(default)]
    pub needs: Vec<Vec<String>>,
    /// What the holder says where one of them is missing.
    #[serde(default)]
    pub else_says: String,
    /// Bank account data: a court's leave is needed.
    #[serde(default)]
    pub bank: bool,
    /// The offences of the case are among those for which the Sessions Judge gives leave.
    #[serde(default)]
    pub sessions_judge: bool,
    /// What comes back, when it is asked rightly.
    #[serde(default)]
    pub answer: String,
    /// How many days that takes.
    #[serde(default)]
    pub answer_days: u32,
    /// How many days the court takes to give its leave, before the order can go out.
    #[serde(default)]
    pub leave_days: u32,
    /// The exhibit that is the court's leave. Where one is named, there is no leave before it is in the file.
    #[serde(default)]
    pub leave: Option<ExhibitId>,
    /// An exhibit that the answer brings.
    #[serde(default)]
    pub brings: Option<ExhibitId>,
    /// Until when the holder has it: an order that goes out later finds nothing; for ever, if none is named.
    #[serde(default)]
    pub until: Option<CaseTime>,
    /// What the holder says instead of giving it; empty, if it obeys.
    #[serde(default)]
    pub refuses: String,
}

/// A form in this case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormUse {
    /// The form.
    pub form: FormId,
    /// Keys of the fields that are the trainee's; all, if empty.
    #[serde(default)]
    pub open: Vec<String>,
    /// What stands in it already. `{now}`, `{today}` and `{tickets}` are put in when the form is opened.
    #[serde(default)]
    pub prefilled: Values,
    /// Better entries by field key, for the marked form.
    #[serde(default)]
    pub model: Values,
}

/// What the score weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Weighed {
    /// Requests by this measure.
    Requests(Measure),
    /// Acts: timeliness, custody, tipping off.
    Acts,
}

/// A question that the trainee answers for himself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfCheck {
    /// The field, if it is about one.
    #[serde(default)]
    pub field: Option<(FormId, String)>,
    /// The question.
    pub question: String,
    /// The model text.
    pub model: String,
    /// Clauses.
    #[serde(default)]
    pub cites: Vec<ClauseId>,
}

/// An element of the offence and what shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Act, means, purpose, entry, benefit.
    pub element: String,
    /// What shows it.
    pub shown_by: String,
    /// Exhibits (by id) and pieces of packages (by name) that show it without the victim's word.
    #[serde(default)]
    pub exhibits: Vec<String>,
    /// Exhibits and pieces that only repeat the victim's word, or show nothing of it.
    #[serde(default)]
    pub not: Vec<String>,
    /// Words of which one must stand in the facts.
    pub words: Vec<String>,
}

impl Scenario {
    /// The account with this id.
    pub fn account(&self, id: &AccountId) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == *id)
    }

    /// The exhibit with this id.
    pub fn exhibit(&self, id: &ExhibitId) -> Option<&Exhibit> {
        self.exhibits.iter().find(|exhibit| exhibit.id == *id)
    }

    /// Exhibits that are not in the file before something brings them: a step of the trainee, or an event.
    pub fn awaited(&self) -> impl Iterator<Item = &ExhibitId> {
        let of_events = self.events.iter().flat_map(|event| &event.effects).filter_map(|effect| match effect {
            Effect::BringsExhibit(id) => Some(id),
            _ => None,
        });
        let facts = &self.facts;
        of_events
            .chain(facts.home.iter().filter_map(|record| record.brings.as_ref()))
            .chain(facts.owners.iter().filter_map(|record| record.brings.as_ref()))
            .chain(facts.open_pages.iter().filter_map(|page| page.brings.as_ref()))
    }

    /// A record as the provider gives it out: in an advanced case, as in real ones, without the ports.
    pub fn as_given(&self, line: &str) -> String {
        if self.level < Level::Advanced { line.to_owned() } else { without_ports(line) }
    }

    /// How a form is used here.
    pub fn form_use(&self, id: &FormId) -> Option<&FormUse> {
        self.forms.iter().find(|usage| usage.form == *id)
    }
}

/// A record without ` port 40117` behind its addresses.
fn without_ports(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let mut kept: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let number = words.get(at + 1).map(|next| next.trim_end_matches([',', ';', '.', ')']));
        let is_port = number.is_some_and(|next| !next.is_empty() && next.len() <= 5 && next.bytes().all(|b| b.is_ascii_digit()));
        if *word == "port" && is_port {
            let sign: String = words[at + 1].chars().filter(|c| !c.is_ascii_digit()).collect();
            if let Some(last) = kept.last_mut() {
                last.push_str(&sign);
            }
            at += 2;
            continue;
        }
        kept.push((*word).to_owned());
        at += 1;
    }
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_ports;

    #[test]
    fn ports_go_and_the_rest_stays() {
        let line = "sign-up address: 203.0.113.77 port 51806, 2022-12-19T08:03:12Z";
        assert_eq!(without_ports(line), "sign-up address: 203.0.113.77, 2022-12-19T08:03:12Z");
        assert_eq!(without_ports("seen at the port of Karachi"), "seen at the port of Karachi");
    }
}
