//! What is asked and why: facts for each account, bounds of the content, protected talk, the form of the evidence,
//! secrecy and assurances.

use super::{Paper, State, has};
use crate::content::id::AccountId;
use crate::content::policy::Need;
use crate::content::role::Role;
use crate::content::time::Date;
use crate::request::examine::nexus::is_source;
use crate::request::examine::reasons::{has_end, is_reason};
use crate::request::facts::CaseFacts;
use crate::request::narrative::{Found, Text, anchors, marks};
use crate::request::observation::{AssistancePoint as Point, Observation, RowReading};
use crate::request::view::Request;
use std::ops::Range;

pub(super) fn observe(paper: &mut Paper<'_, '_>) {
    if paper.asks_content() {
        standard(paper);
        let holds = limits(paper);
        if !paper.items.is_empty() {
            paper.tell(Point::Limits, holds, Role::ItemLimits, "un-iccpr/17");
        }
        privilege(paper);
    }
    let holds = form(&paper.request.text(Role::EvidenceForm));
    paper.tell(Point::EvidenceForm, holds, Role::EvidenceForm, "un-untoc/18");
    confidentiality(paper);
    let holds = assurances(paper);
    paper.tell(Point::Assurances, holds, Role::Assurances, "un-untoc/18");
}

/// Days after which a fact says little of what an account holds today, where the case does not set another number.
const FRESH_DAYS: i64 = 180;
/// Days before the end of the acts in which a fact is still fresh, where the acts ended long ago.
const DAYS_BEFORE_END: i64 = 30;

/// How the facts on an account stand the test of the other State.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Dated, fresh, with a source.
    Strong,
    /// The newest dated fact is of this day, and too old.
    Stale(Date),
    /// A fact with no source.
    Unsourced,
    /// Nothing dated: nobody can tell how fresh it is.
    Undated,
}

/// Weighs what a request says of an account.
pub fn weigh(request: &Request<'_>, facts: &CaseFacts<'_>, rows: &[&RowReading], account: &AccountId) -> Weight {
    let alone = rows.iter().filter(|row| row.usable).filter_map(|row| row.account.as_ref()).all(|other| other == account);
    let mut newest: Option<Date> = None;
    let (mut sourced, mut spoken_of) = (false, false);
    for role in [Role::Nexus, Role::Facts] {
        let raw = request.text(role);
        let text = Text::new(&raw);
        let of_account = sentences_on(&raw, &text, facts, rows, account, alone && role == Role::Nexus);
        spoken_of |= !of_account.is_empty();
        let told = |span: &Range<usize>| text.sentence_at(span.start).is_some_and(|sentence| of_account.contains(&sentence));
        for moment in anchors::dates(&raw).iter().filter(|moment| told(&moment.span)) {
            let day = moment.day_near(facts.sent.date()).filter(|day| *day <= facts.sent.date());
            newest = newest.max(day);
        }
        sourced |= anchors::exhibits(&raw, &text, facts.scenario).iter().any(told)
            || text.tokens.iter().any(|token| of_account.contains(&token.sentence) && is_source(token));
    }
    let case = &facts.scenario.facts;
    let since_end = facts.sent.date().days_since(case.acts_to) + DAYS_BEFORE_END;
    let allowed = case.fresh_days.map_or_else(|| FRESH_DAYS.max(since_end), i64::from);
    match newest {
        Some(day) if facts.sent.date().days_since(day) > allowed => Weight::Stale(day),
        // Never named, and perhaps meant all the same: 'the second box'.
        _ if !spoken_of => Weight::Undated,
        _ if !sourced => Weight::Unsourced,
        Some(_) => Weight::Strong,
        None => Weight::Undated,
    }
}

/// Sentences that speak of an account: those that name it, and those after them until another one is named.
fn sentences_on(
    raw: &str,
    text: &Text,
    facts: &CaseFacts<'_>,
    rows: &[&RowReading],
    account: &AccountId,
    alone: bool,
) -> Vec<usize> {
    if alone
        || !text
            .find_any(&["both|these|two|all accounts|boxes|mailboxes|pages|profiles|addresses|numbers|users", "both of"])
            .is_empty()
    {
        return (0..text.sentences()).collect();
    }
    let named_by = |id: &AccountId| {
        let mut spots = facts.scenario.account(id).map(|account| anchors::account(raw, account)).unwrap_or_default();
        for row in rows.iter().filter(|row| row.account.as_ref() == Some(id)) {
            spots.extend(anchors::find_ignoring_case(raw, &row.value));
        }
        spots.iter().filter_map(|spot| text.sentence_at(spot.start)).collect::<Vec<usize>>()
    };
    let own = named_by(account);
    let others: Vec<usize> =
        facts.scenario.accounts.iter().filter(|other| other.id != *account).flat_map(|other| named_by(&other.id)).collect();
    let mut of_it = false;
    (0..text.sentences())
        .filter(|sentence| {
            if own.contains(sentence) {
                of_it = true;
            } else if others.contains(sentence) {
                of_it = false;
            }
            of_it
        })
        .collect()
}

/// For each account whose content is asked; one that is tied to nothing at all is another question.
fn standard(paper: &mut Paper<'_, '_>) {
    let rows: Vec<&RowReading> = paper.rows.iter().collect();
    let mut accounts: Vec<AccountId> = Vec::new();
    for account in paper.rows.iter().filter(|row| row.usable).filter_map(|row| row.account.clone()) {
        if !accounts.contains(&account) {
            accounts.push(account);
        }
    }
    for account in accounts {
        let of_it = |of: &Option<AccountId>| of.as_ref() == Some(&account) || of.is_none();
        let missing = paper
            .seen
            .iter()
            .any(|seen| matches!(seen, Observation::Said { need: Need::Nexus, present: false, account: of, .. } if of_it(of)));
        if missing {
            continue;
        }
        let unclear = paper.seen.iter().any(|seen| matches!(seen, Observation::NexusUnclear { account: of, .. } if of_it(of)));
        let holds = match weigh(paper.request, paper.facts, &rows, &account) {
            Weight::Stale(_) | Weight::Unsourced => Some(false),
            Weight::Strong if !unclear => Some(true),
            Weight::Strong | Weight::Undated => None,
        };
        let clause = paper.state.standard();
        paper.tell_of(account, Point::Standard, holds, Role::Nexus, clause);
    }
}

/// Content has bounds: folders, partners of the talk, days, words.
fn limits(paper: &Paper<'_, '_>) -> Option<bool> {
    let raw = paper.request.text(Role::ItemLimits);
    let text = Text::new(&raw);
    if text.is_empty() || marks::is_formula(&text) || !marks::limitless(&text).is_empty() {
        return Some(false);
    }
    const BOUNDS: &[&str] = &[
        "between",
        "folder",
        "inbox",
        "sent",
        "from",
        "with",
        "only",
        "word",
        "term",
        "search",
        "subject",
        "correspond",
        "partner",
        "until",
        "attach",
        "addressed",
        "message|mail|mails|chat|chats to",
        "nothing else",
        "limited",
        "exclud",
        "left out",
    ];
    let bounded = !text.find_any(BOUNDS).is_empty() || !anchors::dates(&raw).is_empty();
    const ALL: &[&str] = &[
        "everything",
        "every thing",
        "no|without any? limit|limits|bound|bounds",
        "all|whole|full|every mail|mails|email|emails|message|messages|chat|chats|content|contents|data|files|photos",
    ];
    if bounded {
        Some(true)
    } else if text.find_any(ALL).is_empty() {
        None
    } else {
        Some(false)
    }
}

/// Talk with a lawyer or a doctor, where the case has some: somebody filters it, or it is left out.
fn privilege(paper: &mut Paper<'_, '_>) {
    let scenario = paper.facts.scenario;
    let asked = paper.rows.iter().filter_map(|row| row.account.as_ref()).filter_map(|id| scenario.account(id));
    let people: Vec<_> = asked.flat_map(|account| &account.privileged).collect();
    if people.is_empty() {
        return;
    }
    let live = paper.request.field(Role::Minimisation).is_some();
    let codes: Vec<String> = people.iter().map(|person| person.as_str().to_lowercase()).collect();
    let roles = [Role::Minimisation, Role::ItemLimits, Role::Proportion, Role::Items];
    let mut read: Vec<Option<bool>> = roles.into_iter().map(|role| leaves_out(&paper.text(role), &codes, true)).collect();
    // What a case writes into each paper on rights, and that nobody of these is a target, filters nothing.
    let own = paper.request.field(Role::RightsCheck).is_some_and(|field| !paper.request.is_given(scenario, &field.key));
    if own {
        read.push(leaves_out(&paper.text(Role::RightsCheck), &codes, false));
    }
    let filtered = if read.contains(&Some(true)) {
        Some(true)
    } else if read.contains(&None) {
        None
    } else {
        Some(false)
    };
    let role = if live { Role::Minimisation } else { Role::ItemLimits };
    paper.tell(Point::Privilege, filtered, role, "un-iccpr/17");
}

/// Whether a text keeps protected talk out: it says so, or it names such talk and says that it is wanted (false, as where
/// it names none); open, where it only names it. With `denied` a bare 'no mail with his lawyer' keeps it out.
fn leaves_out(text: &Text, codes: &[String], denied: bool) -> Option<bool> {
    const PROTECTED: &[&str] = &[
        "lawyer",
        "lawyers",
        "counsel",
        "attorney",
        "advocate",
        "advocates",
        "solicitor",
        "barrister",
        "vakil",
        "vakeel",
        "wakil",
        "wakeel",
        "legal adviser|advisers|advisor|advisors|representative|representatives|team",
        "doctor",
        "physician",
        "privileg",
        "confessor",
    ];
    const FILTERS: &[&str] = &["filter|filters|filtered|filtering", "taint"];
    const OUT: &[&str] = &[
        "left|leave|leaves|leaving|take|takes|taken|taking|struck|strike|stay|stays|kept|keep|keeps|sort|sorted|filtered *? *? *? *? out",
        "exclud",
        "except|excepted|excepting|save|omit|omitted|omits",
        "remov",
        "redact",
        "withheld|withhold",
        "unread|unopened",
        "not to? be? read|opened|asked|wanted|requested|included|handed|sought|touched",
        "is|are returned|destroyed|deleted|separated|sealed",
        "set aside",
        "without",
    ];
    const WANTED: &[&str] = &[
        "also|too|including|include|includes|included|even",
        "wanted|needed|required|requested|sought|of interest",
        "all|every|any messages|mail|mails|talk|talks|chats",
    ];
    let denies = |found: Found| denied && text.is_negated(found);
    let filter = text.find_any(FILTERS).into_iter().any(|found| !text.is_negated(found));
    if filter {
        return Some(true);
    }
    let coded = (0..text.len()).filter(|at| codes.contains(&text.tokens[*at].word)).map(|at| Found { first: at, last: at });
    let named: Vec<Found> = text.find_any(PROTECTED).into_iter().chain(coded).collect();
    if named.is_empty() {
        return Some(false);
    }
    // 'Mail with his lawyer came up. It is left out.'
    let sentence = |found: Found| text.tokens[found.first].sentence;
    let beside = |patterns: &'static [&'static str], found: Found, reach: usize| {
        text.find_any(patterns).into_iter().any(|cue| {
            let far = sentence(cue).checked_sub(sentence(found));
            far.is_some_and(|far| far <= reach) && !text.is_negated(cue)
        })
    };
    if named.iter().any(|found| denies(*found) || beside(OUT, *found, 1)) {
        Some(true)
    } else if !denied || named.iter().any(|found| beside(WANTED, *found, 0)) {
        Some(false)
    } else {
        None
    }
}

/// The form in which a court needs the evidence.
fn form(raw: &str) -> Option<bool> {
    let text = Text::new(raw);
    if text.is_empty() || marks::is_formula(&text) {
        return Some(false);
    }
    const FORMS: &[&str] = &[
        "certif",
        "certificate",
        "hash",
        "sha",
        "sha256",
        "native",
        "custodian",
        "902",
        "affidavit",
        "sworn",
        "statement of",
        "witness",
        "authent",
        "signed",
        "sealed",
        "original",
    ];
    has(&text, FORMS).then_some(true)
}

/// What a request asks for the silence of the company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Secrecy {
    /// An order that binds the company.
    pub order: bool,
    /// The harm that telling would do.
    pub reason: bool,
    /// How long.
    pub end: bool,
}

/// Reads the field on confidentiality.
pub fn secrecy(raw: &str) -> Secrecy {
    let text = Text::new(raw);
    const ORDERS: &[&str] = &[
        "non disclosure order|orders",
        "nondisclosure order|orders",
        "order|orders|direction of|for non? disclosure|nondisclosure|secrecy|silence",
        "gag order",
        "2705",
        "delayed notice",
        "protective order",
    ];
    // What only a court makes, and what it may be called: 'a decision' alone may be anybody's.
    const MADE: &[&str] = &["order", "injunct"];
    const CALLED: &[&str] = &["decision", "direction", "directions", "ruling", "directive", "decree", "prohibition"];
    const COURT: &[&str] = &["court", "courts", "judge", "judges", "magistrate", "judicial"];
    // 'An order that binds the company not to tell the user', in any order of its words.
    const SILENT: &[&str] = &[
        "not to? be? tell|told|notify|notified|inform|informed|warn|warned|alert|alerted|disclose|reveal|learn|hear|know",
        "forbid|forbids|forbidding|prohibit|prohibits|prohibiting|preclud|bar|barring|bind|binds|binding",
        "from tell|telling|notifying|informing|disclosing|warning",
        "keep|keeps|kept|stay|stays|remain|remains silent|quiet|mute",
        "say|says|saying nothing",
        "not to? say|speak",
        "ban|bans|banned",
        "without tell|telling|notice|notifying|being",
        "silence",
    ];
    // Notice that is put off: by whom it is, another word says.
    const PUT_OFF: &[&str] = &[
        "delay|delays|delayed|delaying|postpone|postpones|postponing|defer|defers|deferring|suspend|suspends|suspending|withhold|withholds|withholding|stay|stays|stop|stops|hold|holds back? off? any? of? to? the|its|his|their|all|that|this|such? notice|notices|notification|notifying|informing|information|telling|word",
        "make|makes|made|put|puts|tell|tells|told|inform|informs|informed|notify|notified later|off",
        "delay|postpone|defer|suspend|withhold|stop notice|notification|notifying",
        "notice|notification is|be|to be? delayed|postponed|deferred|suspended|withheld|stayed",
    ];
    let stands = |found: &Found| !text.is_negated(*found);
    let sentence = |found: &Found| text.tokens[found.first].sentence;
    // 'In order that he is not told' orders nothing.
    let means = |found: &Found| {
        found.first > 0
            && text.tokens[found.first - 1].word == "in"
            && text.after(*found).first().is_some_and(|next| matches!(next.word.as_str(), "that" | "to" | "not" | "for"))
    };
    let silent: Vec<Found> = text.find_any(SILENT).into_iter().chain(text.find_any(PUT_OFF)).collect();
    let courts: Vec<usize> = text.find_any(COURT).iter().map(sentence).collect();
    let by_name = has(&text, ORDERS);
    let ordered = text.find_any(MADE).into_iter().any(|found| stands(&found) && !means(&found)) && !silent.is_empty();
    // 'A decision that suspends the notice'; 'the judge directs that …'.
    let called = text.find_any(CALLED).into_iter().filter(stands).any(|found| {
        silent.iter().any(|silent| {
            let follows = silent.first > found.last && silent.first - found.last <= 3;
            sentence(silent) == sentence(&found) && (follows || courts.contains(&sentence(&found)))
        })
    });
    let by_court = text.find_any(PUT_OFF).iter().filter(|found| stands(found)).any(|found| courts.contains(&sentence(found)));
    // 'A judge there should forbid it to say anything': who may do so is asked to, and it is no court of ours.
    const ASKS: &[&str] =
        &["ask", "request", "please", "kindly", "should", "would", "need", "want", "let", "seek", "apply", "your", "hope", "beg"];
    let asks: Vec<usize> = text.find_any(ASKS).iter().map(sentence).collect();
    let theirs = text.find_any(COURT).into_iter().filter(|found| {
        let before = text.before(*found);
        stands(found) && !before.iter().rev().take(2).any(|token| matches!(token.word.as_str(), "our" | "special"))
    });
    let asked_of_court = theirs.into_iter().any(|court| {
        let own = sentence(&court);
        asks.contains(&own) && silent.iter().any(|found| sentence(found) == own && stands(found))
    });
    let in_words = ordered || called || by_court || asked_of_court;
    const HARM: &[&str] = &[
        "risk",
        "danger",
        "flee",
        "flight",
        "abscond",
        "escape",
        "destroy",
        "destruct",
        "delet",
        "erase",
        "harm",
        "warn",
        "threat",
        "threaten",
        "intimid",
        "pressure",
        "family",
        "families",
        "relative",
        "kin",
        "knows where|whose|how",
        "find|finds|found|reach her|him|them",
        "reprisal",
        "lost",
        "lose",
        "tamper",
        "move",
        "disappear",
        "hide",
        "because",
        "otherwise",
        "alert",
        "revenge",
        "victim",
        "safeti",
        "safe",
        "protect",
        // Who is in somebody's power, and what is done to him when the other one learns of it.
        "in the? hands|hand|power|grip of",
        "in his|her|their hands|power|grip",
        "held|kept captive|hostage|prisoner|prisoners|inside|there|under|behind|against",
        "people|persons|men|women|girls|boys|children|workers|others|who|they|he|she|v1|v2|v3|v4|v5|v6|v7|v8|v9 is|are|were still? being? held|kept|locked",
        "captiv",
        "hostag",
        "lock|locked up|in|gate|room|door|house|yard",
        "hunt|hunted|chased|traced|punished|beaten|beat|hurt|killed|kill|sold|abused|tortured",
        "taken|brought|carried|driven|led|transferred away|elsewhere|out|off|abroad|over",
        "vanish",
        "wipe",
        "burn",
        "clear|clears|cleared|empty|empties|emptied|vacate|vacated|abandon|abandoned|evacuate|evacuated the|a|their|his|its floor|floors|house|houses|building|compound|site|office|flat|camp|yard|place",
        "house|houses|floor|building|compound|site|office|flat|camp|yard|place was|were|is|would|could|will be? cleared|emptied|empty|vacated|abandoned|evacuated",
        // What a suspect would do; that he would be told, or would know, is no harm yet.
        "s1|s2|s3|s4|he|they|suspect|suspects|gang|ring|group|boss|leader|accused|recruiter|smuggler|trafficker would|could|might run|go|leave|change|close|shut|switch|burn|wipe|take|send|kill|stop|throw|break|sell|cross|travel|drop|withdraw",
    ];
    Secrecy { order: by_name || in_words, reason: is_reason(raw) && !text.find_any(HARM).is_empty(), end: has_end(raw) }
}

/// Secrecy between the States, and an order that binds the company.
fn confidentiality(paper: &mut Paper<'_, '_>) {
    let said = secrecy(&paper.request.text(Role::Confidentiality));
    let holds = said.order && said.reason && said.end;
    let clause = if paper.state == State::UnitedStates { "us-sca/2705b" } else { "un-untoc/18" };
    paper.tell(Point::Confidentiality, Some(holds), Role::Confidentiality, clause);
    paper.seen.push(Observation::Silence {
        asked: said.order,
        reason: said.reason,
        end: said.end,
        place: paper.request.place(Role::Confidentiality),
        clause: paper.policy.notice().map(|said| said.clause),
    });
}

/// What States promise each other; what stands in another field counts.
fn assurances(paper: &Paper<'_, '_>) -> Option<bool> {
    const PROMISES: [&[&str]; 6] = [
        &["reciproc", "reciprocity", "reciprocal"],
        &["only for|in", "speciality", "specialty", "limit of|on use", "used? for|in only|this", "no other purpose"],
        &["cost", "expens", "expense"],
        &["politic", "political"],
        &["death", "torture", "capital punishment", "inhuman"],
        &[
            "twice",
            "ne bis",
            "double jeopardy",
            "tried already|again|before",
            "already tried|acquitted|convicted",
            "second trial",
        ],
    ];
    let own = paper.text(Role::Assurances);
    let raw = [Role::Assurances, Role::UseLimits, Role::RightsCheck].map(|role| paper.request.text(role).into_owned()).join(". ");
    let all = Text::new(&raw);
    let given = PROMISES.into_iter().filter(|promise| !all.find_any(promise).is_empty()).count();
    match given {
        4.. => Some(true),
        _ if own.is_empty() || marks::is_formula(&own) => Some(false),
        0 | 1 => Some(false),
        _ => None,
    }
}
