//! An attempt evaluated: every rule and criterion over the world that the actions made. Pure: same content and
//! same actions, same findings.

use super::finding::{Finding, Place, RuleCode, Weight};
use super::group::{Reasons, group};
use super::rules::{self, RequestContext, Rule, Slip, Verdict};
use super::score::{self, Dimensions, RESEND};
use super::{AttemptContext, answered};
use super::{better, criteria};
use crate::case::World;
use crate::case::reply::{ItemAnswer, RequestOutcome};
use crate::case::world::{Dossier, Sending};
use crate::content::criterion::{Dimension, Severity};
use crate::content::data::Measure;
use crate::content::id::{ClauseId, CriterionId, FormId, ProviderId};
use crate::content::law::Jurisdiction;
use crate::content::role::Role;
use crate::content::scenario::{FormUse, Offence, PersonRole, Weighed};
use crate::content::time::Date;
use crate::request::examine::is_reason;
use crate::request::{FieldPlace, Policy, Request};
use std::collections::BTreeMap;

/// Raised whenever a rule's verdicts change.
pub const ENGINE: u32 = 11;

/// The rule on powers: its clauses are of many powers, each wrong for another reason.
const POWERS: u16 = 8;

/// Rules that miss a word in one very field.
const OF_A_FIELD: &[u16] = &[2, 6];

/// What an attempt is worth, and why.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// Findings, grouped; requests first, then acts.
    pub findings: Vec<Finding>,
    /// Score by dimension.
    pub dimensions: Dimensions,
    /// Score of the attempt.
    pub score: u32,
    /// Scores of requests.
    pub requests: Vec<RequestMark>,
    /// The scenario's word for how it ended.
    pub outcome: String,
}

/// What one request is worth.
#[derive(Clone, Debug)]
pub struct RequestMark {
    /// Its number.
    pub number: u32,
    /// Its form; none for a decision to send nothing.
    pub form: Option<FormId>,
    /// Its measure.
    pub measure: Measure,
    /// How it ended.
    pub outcome: RequestOutcome,
    /// Item by item.
    pub items: Vec<ItemAnswer>,
    /// Its score.
    pub score: u32,
    /// By dimension.
    pub dimensions: Dimensions,
}

/// Evaluates the attempt that made this world.
pub fn evaluate(world: &World) -> Evaluation {
    let mut findings = Vec::new();
    for (dossier, sending) in world.requests().iter().filter_map(|dossier| Some((dossier, dossier.sendings.last()?))) {
        findings.extend(judge_request(world, dossier, sending));
    }
    findings.extend(judge_attempt(world));
    findings.extend(judge_criteria(world));
    let findings = group(findings, &reasons(world));
    let requests: Vec<RequestMark> = world
        .requests()
        .iter()
        .filter_map(|dossier| match dossier.measure {
            Measure::Nothing => mark_nothing(world, dossier, &findings),
            _ => mark(world, dossier, &findings),
        })
        .collect();
    let acts = || findings.iter().filter(|finding| finding.place.request.is_none());
    let act_dimensions = score::dimensions(acts());
    let handled = world.scenario().handling && world.received().iter().any(|received| !received.steps.is_empty());
    let nothing = requests.is_empty() && !handled && !criteria::referred_instead(world);
    let parts = parts(world, &requests, &act_dimensions, fatal(acts()));
    let dimensions = Dimension::ALL
        .into_iter()
        .map(|dimension| {
            (
                dimension,
                score::mean(
                    parts.iter().filter_map(|part| Some((part.dimensions.get(&dimension).copied().flatten()?, part.weight))),
                ),
            )
        })
        .collect();
    let total = score::mean(parts.iter().map(|part| (part.score, part.weight))).unwrap_or(0);
    let worst = findings
        .iter()
        .filter_map(|finding| if let Weight::Broken(severity) = finding.cost() { Some(severity) } else { None })
        .max();
    let outcome = world.outcome(worst).map_or_else(|| "part".to_owned(), |outcome| outcome.word.clone());
    Evaluation { findings, dimensions, score: if nothing { 0 } else { total }, requests, outcome }
}

fn fatal<'a>(mut findings: impl Iterator<Item = &'a Finding>) -> bool {
    findings.any(|finding| finding.cost() == Weight::Broken(Severity::Fatal))
}

struct PartScore {
    score: u32,
    weight: u32,
    dimensions: Dimensions,
}

/// The parts that the attempt's score weighs: as the scenario says, equal by default.
fn parts(world: &World, requests: &[RequestMark], acts: &Dimensions, fatal_act: bool) -> Vec<PartScore> {
    let weights = &world.scenario().weights;
    let part = |request: &RequestMark, weight| PartScore { score: request.score, weight, dimensions: request.dimensions.clone() };
    let mut parts: Vec<PartScore> = Vec::new();
    for (weighed, weight) in weights {
        match weighed {
            Weighed::Acts => {
                if let Some(score) = score::score(acts, fatal_act) {
                    parts.push(PartScore { score, weight: *weight, dimensions: acts.clone() });
                }
            }
            Weighed::Requests(measure) => {
                let own: Vec<&RequestMark> = requests.iter().filter(|request| request.measure == *measure).collect();
                // A measure that the case needs and that was not taken is worth nothing; shares of one are integers
                // when the weight is spread over the requests by their number.
                if own.is_empty() && *measure == Measure::Nothing && criteria::referred_instead(world) {
                    // The words stand in the answer to the instruction, and are weighed among the acts.
                } else if own.is_empty() {
                    parts.push(PartScore { score: 0, weight: *weight, dimensions: Dimensions::new() });
                } else {
                    let score = score::mean(own.iter().map(|request| (request.score, 1))).unwrap_or(0);
                    let dimensions = Dimension::ALL
                        .into_iter()
                        .map(|d| {
                            (
                                d,
                                score::mean(
                                    own.iter().filter_map(|request| Some((request.dimensions.get(&d).copied().flatten()?, 1))),
                                ),
                            )
                        })
                        .collect();
                    parts.push(PartScore { score, weight: *weight, dimensions });
                }
            }
        }
    }
    let named = |measure: Measure| weights.iter().any(|(weighed, _)| *weighed == Weighed::Requests(measure));
    parts.extend(requests.iter().filter(|request| !named(request.measure)).map(|request| part(request, 1)));
    if weights.is_empty()
        && let Some(score) = score::score(acts, fatal_act)
    {
        parts.push(PartScore { score, weight: 1, dimensions: acts.clone() });
    }
    parts
}

fn mark(world: &World, dossier: &Dossier, findings: &[Finding]) -> Option<RequestMark> {
    let sending = dossier.sendings.last()?;
    let view = world.view(dossier, &sending.values)?;
    let own = || findings.iter().filter(|finding| finding.place.request == Some(dossier.number));
    let dimensions = score::dimensions(own());
    let mut total = score::of_paper(&dimensions, fatal(own()), world.was_read(dossier, sending));
    if dossier.sendings.len() > 1 {
        total = total.saturating_sub(RESEND);
    }
    if answered::share(&view, &world.facts_at(sending), &sending.seen) < answered::HALF {
        total = 0;
    }
    Some(RequestMark {
        number: dossier.number,
        form: dossier.form.clone(),
        measure: dossier.measure,
        outcome: world.outcome_of(dossier.number),
        items: world.last_reply(dossier.number).map(|reply| reply.items.clone()).unwrap_or_default(),
        score: total,
        dimensions,
    })
}

/// What a decision to send nothing is worth: by what the case expects of its words; a formula is worth nothing.
fn mark_nothing(world: &World, dossier: &Dossier, findings: &[Finding]) -> Option<RequestMark> {
    if dossier.why.trim().is_empty() {
        return None;
    }
    let own = || findings.iter().filter(|finding| finding.place.request == Some(dossier.number));
    let dimensions = score::dimensions(own());
    let total = if is_reason(&dossier.why) { score::score(&dimensions, fatal(own())).unwrap_or(100) } else { 0 };
    Some(RequestMark {
        number: dossier.number,
        form: None,
        measure: dossier.measure,
        outcome: world.outcome_of(dossier.number),
        items: Vec::new(),
        score: total,
        dimensions,
    })
}

/// Judges one sending by every rule that looks at requests.
pub fn judge_request(world: &World, dossier: &Dossier, sending: &Sending) -> Vec<Finding> {
    let Some(request) = world.view(dossier, &sending.values) else { return Vec::new() };
    let policy: Option<Policy<'_>> = dossier.provider.as_ref().and_then(|id| world.policy(id));
    let facts = world.facts_at(sending);
    let context = RequestContext::new(&request, &sending.seen, policy.as_ref(), &facts);
    let first = rules::all().filter_map(|rule| Some((rule, rule.judge.request()?(&context))));
    let mut judged: Vec<(&Rule, Vec<Verdict>)> = first.collect();
    let slips: Vec<Slip> = judged
        .iter()
        .flat_map(|(rule, verdicts)| verdicts.iter().filter_map(|verdict| verdict.broken_at()).map(|place| (rule.code, place)))
        .map(|(code, place)| Slip { code, place: place.clone() })
        .collect();
    judged.extend(rules::all().filter_map(|rule| Some((rule, rule.judge.after()?(&context, &slips)))));
    // Whoever judges last is told in its own place.
    judged.sort_by_key(|(rule, _)| rules::all().position(|other| other.code == rule.code));
    // What the case had filled in earns no praise, nor does one half that is right while the other is wrong.
    let earned = |place: &FieldPlace| place.field.is_empty() || !request.is_given(world.scenario(), &place.field);
    let mut findings = Vec::new();
    for (rule, verdicts) in judged {
        let broken = verdicts.iter().any(|verdict| verdict.broken_at().is_some());
        for verdict in verdicts {
            if matches!(&verdict, Verdict::Met { place, .. } if broken || !earned(place)) {
                continue;
            }
            // What the case leaves empty and closed nobody can fill in.
            let closed = |place: &FieldPlace| {
                let empty = request.values.get(&place.field).is_none_or(|value| value.is_blank());
                OF_A_FIELD.contains(&rule.code.0) && empty && !earned(place)
            };
            if verdict.broken_at().is_some_and(closed) {
                continue;
            }
            findings.push(finding(world, rule, verdict, sending.action, Some(&request)));
        }
    }
    findings
}

fn judge_attempt(world: &World) -> Vec<Finding> {
    let context = AttemptContext { world };
    let mut findings = Vec::new();
    for rule in rules::all() {
        let Some(judge) = rule.judge.attempt() else { continue };
        findings.extend(judge(&context).into_iter().map(|verdict| finding(world, rule, verdict, world.actions(), None)));
    }
    findings
}

fn finding(world: &World, rule: &Rule, verdict: Verdict, action: u32, request: Option<&Request<'_>>) -> Finding {
    let dimensions: Vec<Dimension> = std::iter::once(rule.dimensions.0).chain(rule.dimensions.1).collect();
    let rule_cites = || rule.cites.iter().map(|id| ClauseId::from(*id));
    let (weight, at, variant, args, mut cites, of) = match verdict {
        Verdict::Met { place, cites } => (Weight::Met, place, "met", Default::default(), cites, None),
        Verdict::Broken { place, severity, variant, args, cites, request } => {
            (Weight::Broken(severity), place, variant, args, cites, request)
        }
        Verdict::Unsure { place, question, cites } => {
            (Weight::SelfCheck, place, "unsure", [("question", question)].into_iter().collect(), cites, None)
        }
    };
    let number = request.map(|request| request.number).or(of);
    // Of guidelines only the company's own are cited: those of others bind nobody here. What came in is the sender's.
    let sender = args.get("package").and_then(|ticket| world.package(ticket)).map(|received| &received.package.provider);
    let asked = number.and_then(|number| world.request(number)).and_then(|dossier| dossier.provider.as_ref());
    let provider = asked.or(sender);
    let own_provider = |id: &ClauseId| {
        !world.library().providers.contains_key(id.document())
            || provider.is_some_and(|provider| provider.as_str() == id.document())
    };
    // Law of another State is worth a word where the company sits there.
    let asked: Vec<&ProviderId> = provider.map_or_else(|| world.scenario().providers.iter().collect(), |id| vec![id]);
    let there = |id: &ClauseId| law_of_one_of(world, &asked, id);
    cites.retain(|id| !id.as_str().is_empty());
    let mut seen = std::collections::BTreeSet::new();
    cites.retain(|id| seen.insert(id.clone()));
    // Whoever used one power rightly reads of that power, not of all that others use wrongly; nor does who used one wrongly
    // read of the others.
    let of_rule = cites.is_empty() || weight != Weight::Met && rule.code.0 != POWERS;
    // A convention that serves as a model of good practice is no law to praise somebody by.
    let model_only = |id: &ClauseId| weight == Weight::Met && id.document() == "coe-bud";
    // Nor is it cited against another instrument.
    let other = !cites.is_empty() && !cites.iter().any(|known| known.document() == "coe-bud");
    let another = |id: &ClauseId| other && id.document() == "coe-bud";
    let suits = |id: &ClauseId| own_provider(id) && there(id) && suits_case(world, id) && !model_only(id) && !another(id);
    for id in rule_cites().filter(|id| of_rule && suits(id)).map(|id| law_of_the_acts(world, id)) {
        if !cites.contains(&id) && cites.len() < 4 && world.library().clause(&id).is_some() {
            cites.push(id);
        }
    }
    let dossier = number.and_then(|number| world.request(number));
    let action = dossier.and_then(|dossier| dossier.sendings.last()).map_or(action, |sending| sending.action);
    // A finding about evidence points at the step that made it.
    let step = args.get("package").and_then(|ticket| world.package(ticket)).and_then(|received| received.steps.get(at.row?));
    let action = step.map_or(action, |step| step.action);
    let form = dossier.and_then(|dossier| dossier.form.clone());
    let model = form.as_ref().and_then(|form| {
        let usage = world.scenario().form_use(form)?;
        let value = usage.model.get(&at.field).filter(|_| is_written_for(world, usage, dossier, request, &at))?;
        let provider = dossier?.provider.as_ref().and_then(|id| world.library().providers.get(id));
        better::entry(world.library().forms.get(form)?, provider, value, &at)
    });
    let broken = matches!(weight, Weight::Broken(_));
    let told = |variant: &str| {
        rule.causes.iter().find(|(known, _)| *known == variant).or_else(|| rule.causes.iter().find(|(known, _)| known.is_empty()))
    };
    // What nobody ever read has no consequence but that.
    let unread = number.is_some_and(|number| world.outcome_of(number) == RequestOutcome::Silent) && !matches!(rule.code.0, 1 | 2);
    let consequence = if broken && !unread { told(variant).map(|(_, text)| fill(text, &args)) } else { None };
    // Where a clause says that nothing is asked back, no question comes.
    let direct = dossier.is_some_and(|dossier| {
        matches!(dossier.measure, Measure::Preserve | Measure::Voluntary | Measure::Extend | Measure::Emergency)
    });
    let policy = dossier.filter(|_| direct).and_then(|dossier| world.policy(dossier.provider.as_ref()?));
    let consequence = match consequence {
        Some(text) if policy.is_some_and(|policy| policy.asks_nothing()) && speaks_of_question(&text) => {
            Some("The request comes back; a fault in it is not repaired by questions.".to_owned())
        }
        known => known,
    };
    // For a slip within a text the whole model text would answer another question.
    let general = (!rule.better.is_empty()).then(|| fill(rule.better, &args));
    let of_this_slip = at.span.is_some() || rule.leave_out || rule.better.contains('{');
    // What a verdict itself says is better was found out from this very request.
    let own = args.get("better").cloned();
    // What a rule makes up from the guidelines stands in only where the author of the case wrote no model.
    let general = args.get("else_better").cloned().or(general);
    let better = own.or(if of_this_slip { general.or(model) } else { model.or(general) }).filter(|_| broken);
    Finding {
        code: rule.code,
        mistakes: rule.mistakes.iter().map(|code| (*code).to_owned()).collect(),
        criterion: None,
        weight,
        dimensions,
        place: Place { action, request: number, form, at },
        variant,
        args,
        cites,
        better,
        consequence,
        also: Vec::new(),
    }
}

/// True for a consequence in which the company comes back with a question.
fn speaks_of_question(text: &str) -> bool {
    ["company asks", "question comes back"].iter().any(|words| text.contains(words))
}

/// True when the model of a form was written for the holder whom this request addresses: what a form may say of one
/// company, or of one shop at home, is no better entry for another one.
fn is_written_for(
    world: &World,
    usage: &FormUse,
    dossier: Option<&Dossier>,
    request: Option<&Request<'_>>,
    at: &FieldPlace,
) -> bool {
    let Some((dossier, form)) = dossier.and_then(|dossier| Some((dossier, world.library().forms.get(dossier.form.as_ref()?)?)))
    else {
        return true;
    };
    let chosen = |role: Role| {
        let key = &form.by_role(role)?.key;
        usage.model.get(key).or_else(|| usage.prefilled.get(key)).map(|value| value.as_text())
    };
    // What is said of the case and of the officer holds whoever reads it.
    const OF_THE_CASE: &[Role] = &[
        Role::OffenceName,
        Role::OffenceLaw,
        Role::OffenceMaximum,
        Role::CaseStage,
        Role::Facts,
        Role::OwnPower,
        Role::HomePower,
        Role::UseLimits,
        Role::RightsCheck,
    ];
    if form.field(&at.field).is_some_and(|field| OF_THE_CASE.contains(&field.role)) {
        return true;
    }
    let provider = dossier.provider.as_ref().and_then(|id| world.library().providers.get(id));
    let company = provider.zip(chosen(Role::Entity)).is_none_or(|(provider, entity)| {
        let known = world.library().providers.values().any(|other| other.entity(&entity).is_some());
        !known || provider.entity(&entity).is_some()
    });
    let holder = request.zip(chosen(Role::Custodian)).is_none_or(|(request, model)| {
        let typed = request.text(Role::Custodian).trim().to_lowercase();
        let model = model.trim().to_lowercase();
        typed.is_empty() || model.is_empty() || typed.contains(&model) || model.contains(&typed)
    });
    company && holder
}

/// True for law on the crime of this case: not on smuggling where people are trafficked, nor the other way round.
fn suits_case(world: &World, clause: &ClauseId) -> bool {
    match (world.scenario().offence, clause.document()) {
        (Offence::Smuggling, "pk-ptpa" | "un-tip") | (Offence::Trafficking, "pk-psma" | "un-som") => false,
        // Means are of no account for a child only.
        (Offence::Trafficking, "pk-ptpa") if clause.as_str() == "pk-ptpa/7" => {
            world.scenario().people.iter().any(|person| person.role == PersonRole::Victim && person.child_age.is_some())
        }
        _ => true,
    }
}

/// The provision on trafficking as it stood when the acts were done.
fn law_of_the_acts(world: &World, clause: ClauseId) -> ClauseId {
    let later = ClauseId::from("pk-ptpa/2025");
    let known = world.library().clause(&later).is_some();
    let began = Date::from_parts(2025, 4, 21).is_some_and(|day| world.scenario().facts.acts_to >= day);
    if clause.as_str() == "pk-ptpa/3" && known && began { later } else { clause }
}

/// True for law that is not of another State, or is of the State of one of these companies.
fn law_of_one_of(world: &World, providers: &[&ProviderId], clause: &ClauseId) -> bool {
    let document = clause.document();
    let Some(law) = world.library().laws.values().find(|law| law.id.as_str() == document) else { return true };
    let sits = |country: &str| {
        let providers = providers.iter().filter_map(|id| world.library().providers.get(*id));
        providers.flat_map(|provider| &provider.entities).any(|entity| entity.country.contains(country))
    };
    match &law.jurisdiction {
        Jurisdiction::UnitedStates => sits("United States"),
        Jurisdiction::Europe if document == "ie" => sits("Ireland"),
        Jurisdiction::Europe => sits("Ireland") || sits("Europe"),
        Jurisdiction::Pakistan | Jurisdiction::International | Jurisdiction::CouncilOfEurope => true,
        Jurisdiction::Named(country) => sits(country),
    }
}

/// Puts arguments into a template: `{name}`.
pub fn fill(template: &str, args: &super::finding::Args) -> String {
    args.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The code that all criteria of scenarios carry.
pub const CRITERION: RuleCode = RuleCode(100);

/// What was tried of the criteria, and where else a reason can stand, by their ids.
fn reasons(world: &World) -> BTreeMap<CriterionId, Reasons> {
    let criteria = world.scenario().criteria.iter();
    criteria
        .filter_map(|criterion| {
            let judged = criteria::judge(criterion, world)?;
            let sight = criteria::sight(criterion, &judged, world);
            Some((criterion.id.clone(), Reasons { tried: criteria::tried(criterion, world), sight }))
        })
        .collect()
}

fn judge_criteria(world: &World) -> Vec<Finding> {
    world
        .scenario()
        .criteria
        .iter()
        .filter_map(|criterion| {
            let judged = criteria::judge(criterion, world)?;
            let dossier = judged.place.as_ref().and_then(|(number, _)| world.request(*number));
            let text = |text: &String| (!judged.met && !text.is_empty()).then(|| text.clone());
            Some(Finding {
                code: CRITERION,
                mistakes: criterion.same_as.clone(),
                criterion: Some(criterion.id.clone()),
                weight: if judged.met { Weight::Met } else { Weight::Broken(criterion.severity) },
                dimensions: vec![criterion.dimension],
                place: Place {
                    action: dossier.map_or(world.actions(), |dossier| {
                        dossier.sendings.last().map_or(dossier.chosen, |sending| sending.action)
                    }),
                    request: dossier.map(|dossier| dossier.number),
                    form: dossier.and_then(|dossier| dossier.form.clone()),
                    at: judged.place.map(|(_, place)| place).unwrap_or_default(),
                },
                variant: if judged.met { "met" } else { "missed" },
                args: Default::default(),
                cites: criterion.cites.clone(),
                better: text(&criterion.better),
                consequence: text(&criterion.consequence),
                also: Vec::new(),
            })
        })
        .collect()
}
