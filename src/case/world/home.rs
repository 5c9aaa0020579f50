//! Steps that need no company: an order to a holder of records at home, a page that is looked at, the consent of an
//! owner. Each is answered by what the case holds of it, and by how the step was taken.

use super::{Happened, World};
use crate::case::contact;
use crate::case::reply::{
    Answered, CaptureLine, ConsentLine, HomeLine, ItemAnswer, Lack, Line, Reply, ReplyLine, RequestOutcome,
};
use crate::content::data::Measure;
use crate::content::id::{ClauseId, ExhibitId};
use crate::content::role::Role;
use crate::content::scenario::{HomeRecord, OwnerRecord, PublicItem, Scenario};
use crate::content::time::{CaseTime, find_moments, read_moment};
use crate::content::value::{Row, Values, is_tick};
use crate::request::Request;
use crate::request::identify::plain;
use crate::request::narrative::{Found, Text, anchors};

/// An answer at home, and the exhibits that come with it.
pub(super) struct HomeAnswer {
    pub reply: Reply,
    pub brings: Vec<ExhibitId>,
}

/// Days of an answer where the case holds nothing of what is asked (simulated).
const DAYS_OF_A_NO: u32 = 2;

impl World {
    /// An exhibit comes into the file.
    pub(super) fn bring_exhibit(&mut self, id: &ExhibitId) {
        if self.brought.insert(id.clone()) {
            self.tell_by_itself(Happened::Brought(id.clone()));
        }
    }

    /// A message to the police of another State is about the company that it names, where none was chosen.
    pub(super) fn name_holder(&mut self, number: u32, values: &Values) {
        let Some(dossier) = self.request(number).filter(|dossier| dossier.measure == Measure::ContactPoint) else { return };
        let holder = self.view(dossier, values).and_then(|view| contact::holder(&view, &self.scenario, &self.library));
        if let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == number && dossier.provider.is_none()) {
            dossier.provider = holder;
        }
    }

    /// When the answer to a step at home comes.
    pub(super) fn home_due(&self, request: &Request<'_>) -> CaseTime {
        if request.measure != Measure::DomesticOrder {
            return self.now;
        }
        let records = self.home_records(request);
        let days = records
            .iter()
            .map(|record| record.answer_days + if self.has_leave(request, record) { record.leave_days } else { 0 })
            .max()
            .unwrap_or(DAYS_OF_A_NO);
        // Whoever answers on the same day has somebody on duty.
        if days == 0 { self.now.plus_minutes(60) } else { super::requests::office_morning(self.now.plus_days(i64::from(days))) }
    }

    /// The answer to a step at home.
    pub(super) fn home_answer(&self, request: &Request<'_>, sent: CaseTime, at: CaseTime) -> HomeAnswer {
        match request.measure {
            Measure::OpenSource => self.captured(request, at),
            Measure::Consent => self.consented(request, at),
            _ => self.produced(request, sent, at),
        }
    }

    /// Records of one holder that an order names: all that its words name; the first of the holder, if they name none.
    pub fn home_records(&self, request: &Request<'_>) -> Vec<&HomeRecord> {
        let custodian = request.text(Role::Custodian).to_lowercase();
        let records = request.text(Role::Records).to_lowercase();
        let asked = format!("{custodian} {records}");
        let within = |text: &str, name: &String| text.contains(&name.to_lowercase());
        let holder = |record: &HomeRecord| {
            std::iter::once(&record.custodian).chain(&record.also).filter(|name| within(&asked, name)).count()
        };
        let (asked_text, records_text) = (Text::new(&asked), Text::new(&records));
        let words = |record: &HomeRecord| record.words.iter().filter(|word| wants(&asked_text, &asked, word)).count();
        let home = &self.scenario.facts.home;
        let of_holder: Vec<&HomeRecord> = home.iter().filter(|record| holder(record) > 0).collect();
        let of_custodian: Vec<&HomeRecord> = home
            .iter()
            .filter(|record| std::iter::once(&record.custodian).chain(&record.also).any(|name| within(&custodian, name)))
            .collect();
        let known = if of_custodian.is_empty() { of_holder } else { of_custodian };
        if known.is_empty() {
            let best = home.iter().enumerate().filter(|(_, record)| words(record) > 0);
            return best
                .max_by_key(|(at, record)| (words(record), std::cmp::Reverse(*at)))
                .map(|(_, record)| record)
                .into_iter()
                .collect();
        }
        let named: Vec<&HomeRecord> =
            known.iter().copied().filter(|record| record.words.iter().any(|word| wants(&records_text, &records, word))).collect();
        if named.is_empty() { known.into_iter().take(1).collect() } else { named }
    }

    /// True when the leave that bank data needs is named rightly, and there is such a leave.
    fn has_leave(&self, request: &Request<'_>, record: &HomeRecord) -> bool {
        record.bank && names_leave(request, record) && self.leave_is_in(record)
    }

    fn leave_is_in(&self, record: &HomeRecord) -> bool {
        record.leave.as_ref().is_none_or(|id| self.exhibits().any(|exhibit| exhibit.id == *id))
    }

    fn produced(&self, request: &Request<'_>, sent: CaseTime, at: CaseTime) -> HomeAnswer {
        let clause = || Some(ClauseId::from("pk-crpc/94"));
        let (mut lines, mut items, mut brings) = (Vec::new(), Vec::new(), Vec::new());
        let records = self.home_records(request);
        for record in &records {
            if record.until.is_some_and(|until| until <= sent) {
                items.push(item("home", Answered::NotFound));
                lines.push(ReplyLine { what: Line::AtHome(HomeLine::NoLonger), clause: None });
                continue;
            }
            let told = request.text(Role::Records).to_lowercase();
            let says = |words: &Vec<String>| words.iter().any(|word| told.contains(&word.to_lowercase()));
            if !record.needs.iter().all(says) {
                items.push(item("home", Answered::NotFound));
                lines.push(match record.else_says.trim() {
                    "" => ReplyLine { what: Line::HomeNotHeld, clause: None },
                    said => ReplyLine { what: Line::Home(said.to_owned()), clause: None },
                });
                continue;
            }
            let refused = if !record.refuses.trim().is_empty() {
                Some(Line::AtHome(HomeLine::Refuses(record.refuses.clone())))
            } else if !record.bank {
                None
            } else if !names_leave(request, record) {
                Some(Line::HomeNeedsLeave)
            } else {
                (!self.leave_is_in(record)).then_some(Line::AtHome(HomeLine::LeaveNotSeen))
            };
            let answer = if refused.is_some() { Answered::Refused } else { Answered::Disclosed };
            items.push(item("home", answer));
            match refused {
                Some(line) => lines.push(ReplyLine { what: line, clause: clause() }),
                None => {
                    if record.bank && record.leave_days > 0 {
                        let day = sent.plus_days(i64::from(record.leave_days)).date();
                        lines.push(ReplyLine { what: Line::AtHome(HomeLine::LeaveCame(day)), clause: clause() });
                    }
                    lines.push(ReplyLine { what: Line::Home(record.answer.clone()), clause: clause() });
                    brings.extend(record.brings.clone());
                }
            }
        }
        if records.is_empty() {
            lines.push(ReplyLine { what: Line::HomeNotHeld, clause: None });
            items.push(item("home", Answered::Refused));
        }
        lines.dedup();
        let given = items.iter().filter(|item| item.answer == Answered::Disclosed).count();
        let outcome = match given {
            0 => RequestOutcome::Refused,
            some if some == items.len() => RequestOutcome::Granted,
            _ => RequestOutcome::Partly,
        };
        let from = request.text(Role::Custodian).trim().to_owned();
        let from = if from.is_empty() { "—".to_owned() } else { from };
        HomeAnswer { reply: reply(request, at, from, outcome, lines, items), brings }
    }

    fn captured(&self, request: &Request<'_>, at: CaseTime) -> HomeAnswer {
        let (mut lines, mut items, mut brings) = (Vec::new(), Vec::new(), Vec::new());
        let mut say = |line: CaptureLine| lines.push(ReplyLine { what: Line::Capture(line), clause: None });
        let rows: Vec<Row> =
            request.rows(Role::Captures).into_iter().filter(|row| row.values().any(|cell| !cell.trim().is_empty())).collect();
        let mut weak_ones = 0;
        for row in &rows {
            let url = cell(row, "url").trim().to_owned();
            let shown = if url.is_empty() { cell(row, "file").trim().to_owned() } else { url.clone() };
            let Some(page) = self.page(row, at) else {
                say(CaptureLine::NothingThere(shown.clone()));
                items.push(item(&shown, Answered::NotFound));
                continue;
            };
            if page.until.is_some_and(|until| until <= at) {
                say(CaptureLine::Gone(shown.clone()));
                items.push(item(&shown, Answered::NotFound));
                continue;
            }
            if cell(row, "what").trim() == "address" {
                say(CaptureLine::AddressOnly(shown.clone()));
                items.push(item(&shown, Answered::Refused));
                continue;
            }
            say(CaptureLine::Shows(page.answer.clone()));
            let lacks = capture_lacks(row, request);
            if !lacks.is_empty() {
                weak_ones += 1;
                say(CaptureLine::Weak(shown.clone(), lacks));
            }
            items.push(item(&shown, Answered::Disclosed));
            brings.extend(page.brings.clone());
        }
        if rows.is_empty() {
            say(CaptureLine::NoPage);
        } else if request.text(Role::CaptureAccount).trim() == "suspect" {
            say(CaptureLine::OwnSession);
        } else if request.field(Role::PassiveOnly).is_some() && !request.ticked(Role::PassiveOnly) {
            say(CaptureLine::Noticed);
        }
        lines.dedup();
        let kept = items.iter().filter(|item| item.answer == Answered::Disclosed).count();
        let outcome = match kept {
            0 if rows.is_empty() => RequestOutcome::Returned,
            0 => RequestOutcome::Refused,
            some if some == items.len() && weak_ones == 0 => RequestOutcome::Granted,
            _ => RequestOutcome::Partly,
        };
        HomeAnswer { reply: reply(request, at, "Your own capture".to_owned(), outcome, lines, items), brings }
    }

    /// The page of the case that a row of captures names, as it stands at a moment; as it was, where nothing is left.
    fn page(&self, row: &Row, at: CaseTime) -> Option<&PublicItem> {
        let said = plain(cell(row, "url"));
        let whole = row.values().cloned().collect::<Vec<_>>().join(" ").to_lowercase();
        let named = |page: &&PublicItem| {
            page.words.iter().any(|word| {
                let wanted = plain(word);
                !wanted.is_empty()
                    && if said.is_empty() { whole.contains(&word.to_lowercase()) } else { names_address(&said, &wanted) }
            })
        };
        let pages = || self.scenario.facts.open_pages.iter().filter(named);
        pages().find(|page| page.until.is_none_or(|until| until > at)).or_else(|| pages().next())
    }

    fn consented(&self, request: &Request<'_>, at: CaseTime) -> HomeAnswer {
        let code = request.text(Role::OwnerCode).trim().to_owned();
        let (mut lines, mut items, mut brings) = (Vec::new(), Vec::new(), Vec::new());
        let said = |line: ConsentLine| ReplyLine { what: Line::Consent(line), clause: None };
        let rows: Vec<Row> =
            request.rows(Role::ConsentScope).into_iter().filter(|row| row.values().any(|cell| !cell.trim().is_empty())).collect();
        let records = self.owner_records(&code, &rows);
        let child = self.scenario.people.iter().any(|person| is_code(&code, person.id.as_str()) && person.child_age.is_some());
        let age = request.text(Role::OwnerAge);
        // Only for a child does somebody else speak.
        let by_another = !child && speaks_for_another(&self.scenario, &code);
        let alone = age.trim() == "child_alone" || child && age.trim() != "child_guardian";
        let outcome = if records.is_empty() {
            let line =
                if self.scenario.facts.owners.iter().any(|record| is_code(&code, record.person.as_str())) && rows.is_empty() {
                    ConsentLine::NothingNamed
                } else {
                    ConsentLine::NoSuchOwner
                };
            lines.push(said(line));
            RequestOutcome::Returned
        } else if by_another {
            lines.push(said(ConsentLine::ByAnother));
            items.push(item(&code, Answered::Refused));
            RequestOutcome::Refused
        } else if alone {
            lines.push(said(ConsentLine::ChildAlone));
            items.push(item(&code, Answered::Refused));
            RequestOutcome::Refused
        } else if !request.ticked(Role::ConsentFree) {
            lines.push(said(ConsentLine::NotFree));
            items.push(item(&code, Answered::Refused));
            RequestOutcome::Refused
        } else {
            let mut willing = 0;
            for record in &records {
                let early = record.from.is_some_and(|from| at < from);
                if early && record.unwilling.trim().is_empty() || record.until.is_some_and(|until| until <= at) {
                    lines.push(said(if early { ConsentLine::NotYet } else { ConsentLine::NoLonger }));
                    items.push(item(&code, Answered::NotFound));
                } else if record.unwilling.trim().is_empty() || record.from.is_some() && !early {
                    willing += 1;
                    lines.push(said(ConsentLine::Gives(record.answer.clone())));
                    items.push(item(&code, Answered::Disclosed));
                    brings.extend(record.brings.clone());
                } else {
                    lines.push(said(ConsentLine::Unwilling(record.unwilling.clone())));
                    items.push(item(&code, Answered::Refused));
                }
            }
            let doubts = if willing == 0 { Vec::new() } else { doubts(request) };
            let unlimited = willing > 0 && is_unlimited(&rows);
            if unlimited {
                lines.push(said(ConsentLine::OnlyThis));
            }
            let open_to_doubt = !doubts.is_empty();
            lines.extend(doubts.into_iter().map(said));
            match willing {
                0 => RequestOutcome::Refused,
                _ if unlimited => RequestOutcome::Narrowed,
                all if all == records.len() && !open_to_doubt => RequestOutcome::Granted,
                _ => RequestOutcome::Partly,
            }
        };
        let from = if code.is_empty() { "The owner".to_owned() } else { code };
        HomeAnswer { reply: reply(request, at, from, outcome, lines, items), brings }
    }

    /// What the owner of this code can show of what the rows name; all, where one thing is there and a row names any.
    fn owner_records(&self, code: &str, rows: &[Row]) -> Vec<&OwnerRecord> {
        let own: Vec<&OwnerRecord> =
            self.scenario.facts.owners.iter().filter(|record| is_code(code, record.person.as_str())).collect();
        let text = rows.iter().flat_map(Row::values).map(|cell| named_parts(cell)).collect::<Vec<_>>().join(" ").to_lowercase();
        let flat = plain(&text);
        let named: Vec<&OwnerRecord> = own
            .iter()
            .copied()
            .filter(|record| record.words.iter().any(|word| text.contains(&word.to_lowercase()) || flat.contains(&plain(word))))
            .collect();
        if named.is_empty() && own.len() == 1 && is_unlimited(rows) && !rows.is_empty() { own } else { named }
    }
}

/// A cell without the parts that leave something out: 'the chat with Lotus only, not the chats written as Anna'.
fn named_parts(cell: &str) -> String {
    let leaves_out = |part: &&str| {
        let words = Text::new(part);
        let mut first = words.tokens.iter().take(2).map(|token| token.word.as_str());
        first.any(|word| {
            matches!(word, "not" | "no" | "without" | "except" | "excluding" | "nothing" | "never" | "neither" | "nor")
        })
    };
    cell.split([',', ';', ':', '(', ')', '\n']).filter(|part| !leaves_out(part)).collect::<Vec<_>>().join(" ")
}

/// A word stands in what is asked, and is not denied there: 'do not send it by post' asks for no letter.
fn wants(text: &Text, lower: &str, word: &str) -> bool {
    anchors::find_ignoring_case(lower, word).into_iter().any(|span| {
        let at = text.tokens.iter().position(|token| token.span.end > span.start).unwrap_or_default();
        text.tokens.is_empty() || !text.is_negated(Found { first: at, last: at })
    })
}

fn names_leave(request: &Request<'_>, record: &HomeRecord) -> bool {
    let right = if record.sessions_judge { "sessions_judge" } else { "high_court" };
    request.text(Role::CourtLeave).trim() == right
}

/// An address names a page: the same, or one below it; a bare word of the page, where the author gave one.
fn names_address(said: &str, wanted: &str) -> bool {
    said == wanted
        || said.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(['/', '?', '#']))
        || !wanted.contains(['/', '.']) && said.contains(wanted)
}

/// 'W1 for V1': one person speaks for the other. 'V1, with W1 beside her' does not.
pub(crate) fn speaks_for_another(scenario: &Scenario, typed: &str) -> bool {
    let codes = scenario.people.iter().filter(|person| is_code(typed, person.id.as_str())).count();
    codes > 1 && !Text::new(typed).find_any(&["for", "behalf", "instead", "name of", "represent"]).is_empty()
}

/// `V1`, `V1 (sealed key 3)`: the code as a word.
fn is_code(typed: &str, code: &str) -> bool {
    Text::new(typed).tokens.iter().any(|token| token.word.eq_ignore_ascii_case(code))
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", String::as_str)
}

/// What a capture lacks to hold in a year.
pub(crate) fn capture_lacks(row: &Row, request: &Request<'_>) -> Vec<Lack> {
    let zone = request.text(Role::PeriodZone);
    let zone_said = !matches!(zone.trim(), "" | "local");
    let timed = read_moment(cell(row, "at")).is_some_and(|moment| moment.time.is_some() && (zone_said || !moment.lacks_zone()));
    let hash: String = cell(row, "sha256").chars().filter(|c| !c.is_whitespace()).collect();
    let hash_is_one = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    let url = cell(row, "url").trim();
    [
        (Lack::Address, url.contains('.') && !url.contains(' ')),
        (Lack::Time, timed),
        (Lack::File, !cell(row, "file").trim().is_empty()),
        (Lack::Hash, hash_is_one),
    ]
    .into_iter()
    .filter(|(_, there)| !there)
    .map(|(lack, _)| lack)
    .collect()
}

/// True when a scope has no limit: the whole telephone, everything, or nothing that says which talk.
pub(crate) fn is_unlimited(rows: &[Row]) -> bool {
    const WHOLE: &[&str] = &[
        "whole|entire|complete phone|telephone|mobile|device|account|handset|iphone",
        "all of? the? data|chats|messages|content|contents|files|apps|pictures|photos|photographs|images|videos|talks",
        "everything",
        "all contents|content",
        "full dump|extraction|image|copy",
        "any and all",
    ];
    rows.iter().any(|row| {
        let text = Text::new(&format!("{}. {}", cell(row, "value"), cell(row, "data")));
        // 'All messages with the agent' has a limit.
        let bounded = |found: Found| {
            text.after(found).iter().take(4).any(|token| matches!(token.word.as_str(), "with" | "between" | "about"))
        };
        let whole = text.find_any(WHOLE).into_iter().any(|found| !text.is_negated(found) && !bounded(found));
        whole || cell(row, "data").trim().is_empty()
    })
}

/// What the defence can say later against a consent that was given.
fn doubts(request: &Request<'_>) -> Vec<ConsentLine> {
    let signed = request.part(Role::OwnerSignature, "signed");
    let day = request.part(Role::OwnerSignature, "date");
    [
        (ConsentLine::NoLanguage, request.has(Role::ConsentLanguage)),
        (ConsentLine::NotSigned, is_tick(&signed) && !find_moments(&day).is_empty()),
        (ConsentLine::NoMethod, request.has(Role::ConsentMethod)),
    ]
    .into_iter()
    .filter(|(_, there)| !there)
    .map(|(doubt, _)| doubt)
    .collect()
}

fn item(name: &str, answer: Answered) -> ItemAnswer {
    ItemAnswer { item: name.to_owned(), answer, account: None, category: None }
}

fn reply(
    request: &Request<'_>,
    at: CaseTime,
    from: String,
    outcome: RequestOutcome,
    lines: Vec<ReplyLine>,
    items: Vec<ItemAnswer>,
) -> Reply {
    Reply {
        id: 0,
        request: request.number,
        at,
        from,
        provider: None,
        outcome,
        lines,
        items,
        ticket: None,
        asks: Vec::new(),
        records: Vec::new(),
    }
}
