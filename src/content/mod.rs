//! What authors write: typed RON, loaded and checked. No behaviour of the case, no judgement, no picture.

pub mod check;
pub mod company;
pub mod concept;
pub mod criterion;
pub mod data;
pub mod diagnostic;
pub mod embedded;
pub mod example;
pub mod exhibit;
pub mod form;
pub mod glossary;
pub mod id;
pub mod law;
pub mod lesson;
pub mod load;
pub mod measures;

pub mod place;
pub mod policy;
pub mod power;
pub mod provider;
mod repeated;
pub mod role;
pub mod scenario;
pub mod session;
pub mod test;
pub mod time;
pub mod value;

use form::{Block, Form, FormDocument, Part, Section};
use id::{BlockId, ClauseId, FormId, LawId, LessonId, ProviderId, ScenarioId, SessionId, TestId};
use law::{Law, LawClause};
use lesson::Lesson;
use power::Powers;
use provider::{GuidelineClause, Provider};
use scenario::Scenario;
use session::Session;
use std::collections::BTreeMap;
use test::Test;

/// Everything that authors wrote, by id; built by [`load`].
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Law documents.
    pub laws: BTreeMap<LawId, Law>,
    /// Providers.
    pub providers: BTreeMap<ProviderId, Provider>,
    /// Blocks of fields.
    pub blocks: BTreeMap<BlockId, Block>,
    /// Forms, with their blocks put in.
    pub forms: BTreeMap<FormId, Form>,
    /// Lessons.
    pub lessons: BTreeMap<LessonId, Lesson>,
    /// Workshops.
    pub sessions: BTreeMap<SessionId, Session>,
    /// Tests.
    pub tests: BTreeMap<TestId, Test>,
    /// Reference cards on real companies; read, never judged by.
    pub companies: BTreeMap<id::CompanyId, company::CompanyCard>,
    /// Measures and their legal basis.
    pub measures: BTreeMap<id::MeasuresId, measures::MeasureTable>,
    /// Words of the trade.
    pub glossary: Option<std::sync::Arc<glossary::Glossary>>,
    /// Ways to begin a long text.
    pub starters: Vec<glossary::Starter>,
    /// Scenarios.
    pub scenarios: BTreeMap<ScenarioId, Scenario>,
    /// The case of the filled forms; none of the scenarios.
    pub example: Option<example::Example>,
    /// Who may cite what.
    pub powers: Powers,
    /// Costs on the case clock, in minutes, by kind of action.
    pub costs: BTreeMap<String, u32>,
    /// The way of a request for mutual legal assistance, desk by desk.
    pub chain: Vec<scenario::ChainStage>,
    /// What free text can say.
    pub concepts: std::sync::Arc<Vec<concept::ConceptDocument>>,
    /// Learned weights of its marks.
    pub weights: concept::Weights,
    /// The files that it was read from.
    pub sources: std::sync::Arc<load::Sources>,
    /// Ids of embedded documents that a folder replaces, as its `content.ron` says; shown in a banner.
    pub replaced: Vec<String>,
    /// Golden attempts: path, text, and the text of the author's expectations.
    pub golden: Vec<GoldenFile>,
}

/// A golden attempt as it lies in a scenario's folder.
#[derive(Clone, Debug)]
pub struct GoldenFile {
    /// The scenario whose folder it lies in.
    pub scenario: ScenarioId,
    /// Path of the attempt.
    pub path: String,
    /// Its text.
    pub attempt: String,
    /// Path and text of `<name>.expected.ron`, if there is one.
    pub expected: Option<(String, String)>,
}

impl GoldenFile {
    /// True for the attempt that proves that the case can be solved.
    pub fn is_excellent(&self) -> bool {
        self.path.replace('\\', "/").ends_with("/excellent.attempt.jsonl")
    }
}

/// A clause, of law or of guidelines.
#[derive(Clone, Copy, Debug)]
pub enum Clause<'a> {
    /// Of law.
    Law(&'a Law, &'a LawClause),
    /// Of a provider's guidelines.
    Guideline(&'a Provider, &'a GuidelineClause),
}

impl Library {
    /// The case with this id: one of the scenarios, or the example.
    pub fn scenario(&self, id: &ScenarioId) -> Option<&Scenario> {
        let example = || self.example.as_ref().map(|example| &example.scenario).filter(|scenario| scenario.id == *id);
        self.scenarios.get(id).or_else(example)
    }

    /// The file in which a case stands.
    pub fn case_file(&self, id: &ScenarioId) -> Option<&load::Source> {
        match self.scenarios.contains_key(id) {
            true => self.sources.of(load::Kind::Scenario, id.as_str()),
            false => self.scenario(id).and_then(|_| self.sources.of(load::Kind::Example, load::EXAMPLE)),
        }
    }

    /// Every case that is played and checked: the scenarios, and the example.
    pub fn played(&self) -> impl Iterator<Item = &Scenario> {
        self.scenarios.values().chain(self.example.as_ref().map(|example| &example.scenario))
    }

    /// The clause with this id.
    pub fn clause(&self, id: &ClauseId) -> Option<Clause<'_>> {
        if let Some(provider) = self.providers.get(id.document()) {
            return provider
                .clauses
                .iter()
                .find(|clause| clause.number == id.number())
                .map(|clause| Clause::Guideline(provider, clause));
        }
        let law = self.laws.get(id.document())?;
        law.clauses.iter().find(|clause| clause.number == id.number()).map(|clause| Clause::Law(law, clause))
    }

    /// Every clause id there is.
    pub fn clause_ids(&self) -> impl Iterator<Item = ClauseId> + '_ {
        let laws = self
            .laws
            .values()
            .flat_map(|law| law.clauses.iter().map(|clause| ClauseId::new(format!("{}/{}", law.id, clause.number))));
        let guidelines =
            self.providers.values().flat_map(|provider| provider.clauses.iter().map(|clause| provider.clause_id(clause)));
        laws.chain(guidelines)
    }

    /// Puts the blocks into a form as written. Unknown blocks are left out; `check` names them.
    pub fn assemble(&self, document: &FormDocument) -> Form {
        let sections = document
            .sections
            .iter()
            .map(|section| Section {
                id: section.id.clone(),
                title: section.title.clone(),
                fields: section
                    .parts
                    .iter()
                    .flat_map(|part| match part {
                        Part::Field(field) => vec![(**field).clone()],
                        Part::Block(id) => self.blocks.get(id).map(|block| block.fields.clone()).unwrap_or_default(),
                        Part::Some(id, keys) => self
                            .blocks
                            .get(id)
                            .map(|block| block.fields.iter().filter(|field| keys.contains(&field.key)).cloned().collect())
                            .unwrap_or_default(),
                    })
                    .collect(),
            })
            .collect();
        Form {
            id: document.id.clone(),
            title: document.title.clone(),
            purpose: document.purpose.clone(),
            measure: document.measure,
            source: document.source.clone(),
            as_of: document.as_of,
            sections,
        }
    }
}

impl Clause<'_> {
    /// Its heading: title of law, or the first words of a guideline.
    pub fn text(&self) -> &str {
        match self {
            Self::Law(_, clause) => &clause.text,
            Self::Guideline(_, clause) => &clause.text,
        }
    }

    /// How it is cited to people: `Chirplet 2.1`, `CrPC 94`.
    pub fn label(&self) -> String {
        match self {
            Self::Law(law, clause) => clause.title.split(':').next().map_or_else(|| law.title.clone(), str::to_owned),
            Self::Guideline(provider, clause) => format!("{} {}", provider.name, clause.number),
        }
    }

    /// When it holds.
    pub fn in_force(&self) -> &(Option<time::Date>, Option<time::Date>) {
        match self {
            Self::Law(_, clause) => &clause.in_force,
            Self::Guideline(_, clause) => &clause.in_force,
        }
    }
}
