//! Citations of law in free text: which Act, which section, and which basis that is.

use super::text::Text;
use crate::content::Library;
use crate::content::id::ClauseId;
use crate::content::power::Basis;
use std::ops::Range;

/// A citation that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// Which Act.
    pub act: Act,
    /// Sections named with it: `31`, `22C`, `5`.
    pub sections: Vec<String>,
    /// Where the Act is named.
    pub span: Range<usize>,
}

/// Acts and treaties that can be told apart in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Prevention of Electronic Crimes Act 2016.
    Peca,
    /// Code of Criminal Procedure.
    Crpc,
    /// Federal Investigation Agency Act.
    Fia,
    /// Prevention of Trafficking in Persons Act 2018.
    Ptpa,
    /// Prevention of Smuggling of Migrants Act 2018.
    Psma,
    /// Penal Code.
    Ppc,
    /// Emigration Ordinance 1979.
    Emigration,
    /// Bonded labour.
    Blsa,
    /// Fair Trial Act.
    FairTrial,
    /// Anti-Money Laundering Act.
    Amla,
    /// MLA Act 2020.
    Mla,
    /// Qanun-e-Shahadat.
    Qso,
    /// Constitution.
    Constitution,
    /// Police Order.
    PoliceOrder,
    /// Indian Evidence Act.
    IndianEvidence,
    /// Stored Communications Act, 18 U.S.C.
    UsCode,
    /// GDPR.
    Gdpr,
    /// Other foreign statute.
    ForeignOther,
    /// UNTOC.
    Untoc,
    /// Trafficking Protocol.
    TraffickingProtocol,
    /// Smuggling Protocol.
    SmugglingProtocol,
    /// Budapest Convention.
    Budapest,
    /// Its Second Protocol.
    SecondProtocol,
    /// UN Cybercrime Convention.
    UnCybercrime,
    /// European production order.
    EuOrder,
    /// CLOUD Act.
    CloudAct,
    /// 'International law', no instrument named.
    InternationalLaw,
}

/// Names by which officers write each Act, as patterns of [`Text::find`].
const NAMES: &[(Act, &[&str])] = &[
    (Act::Peca, &["peca", "p e c a", "prevention of electronic crimes|crime act?", "electronic crimes|crime act"]),
    (Act::Crpc, &["crpc", "cr p c", "cr pc", "code of criminal procedure", "criminal procedure code"]),
    (Act::Fia, &["fia act", "federal investigation agency act", "fia act 1974"]),
    (
        Act::Ptpa,
        &[
            "ptpa",
            "pitpa",
            "ptip",
            "prevention of trafficking in persons act?",
            "trafficking in persons act",
            "tip act",
            "trafficking act",
        ],
    ),
    (Act::Psma, &["psma", "som act", "prevention of smuggling of migrants act?", "smuggling of migrants act", "smuggling act"]),
    (Act::Ppc, &["ppc", "p p c", "pakistan penal code", "penal code"]),
    (Act::Emigration, &["emigration ordinance"]),
    (Act::Blsa, &["bonded labour system? abolition? act", "bonded labor system? abolition? act", "blsa"]),
    (Act::FairTrial, &["fair trial act", "investigation for fair trial", "ifta"]),
    (Act::Amla, &["amla", "anti money laundering act"]),
    (Act::Mla, &["mla act", "mutual legal assistance criminal? matters? act"]),
    (Act::Qso, &["qso", "qanun e shahadat", "qanoon e shahadat"]),
    (Act::Constitution, &["constitution"]),
    (Act::PoliceOrder, &["police order 2002", "police order article|art|articles"]),
    (Act::IndianEvidence, &["65 b", "65b", "65 b certificate", "indian evidence act", "evidence act"]),
    (
        Act::UsCode,
        &[
            "18 u s c",
            "18 usc",
            "18 us code",
            "u s c",
            "usc",
            "stored communications act",
            "us code",
            "ecpa",
            "electronic communications privacy act",
        ],
    ),
    (Act::Gdpr, &["gdpr", "general data protection regulation"]),
    (Act::ForeignOther, &["investigatory powers act", "criminal justice mutual assistance act"]),
    (
        Act::Untoc,
        &[
            "untoc",
            "palermo convention",
            "convention against transnational organized|organised crime",
            "transnational organized|organised crime convention",
        ],
    ),
    (
        Act::TraffickingProtocol,
        &[
            "trafficking protocol",
            "palermo protocol",
            "trafficking in persons protocol",
            "protocol to prevent suppress and punish trafficking",
            "tip protocol",
        ],
    ),
    (
        Act::SmugglingProtocol,
        &["smuggling protocol", "smuggling of migrants protocol", "protocol against the smuggling of migrants", "som protocol"],
    ),
    (Act::SecondProtocol, &["second additional protocol", "second protocol", "cets 224"]),
    (Act::Budapest, &["budapest convention", "convention on cybercrime", "cybercrime convention of the council of europe"]),
    (
        Act::UnCybercrime,
        &[
            "un convention against cybercrime",
            "united nations convention against cybercrime",
            "convention against cybercrime",
            "un cybercrime convention",
            "hanoi convention",
        ],
    ),
    (
        Act::EuOrder,
        &[
            "european production order",
            "european preservation order",
            "epoc",
            "eu production order",
            "regulation 2023/1543",
            "2023/1543",
        ],
    ),
    (Act::CloudAct, &["cloud act"]),
    (Act::InternationalLaw, &["international law", "international treaties", "international treaty"]),
];

/// Every citation in a text, in reading order. A longer name wins over a shorter one at the same place.
pub fn find_citations(raw: &str) -> Vec<Cited> {
    let text = Text::new(raw);
    let mut named: Vec<(Act, usize, usize)> = NAMES
        .iter()
        .flat_map(|(act, patterns)| text.find_any(patterns).into_iter().map(|found| (*act, found.first, found.last)))
        .collect();
    named.sort_by_key(|(_, first, last)| (*first, std::cmp::Reverse(*last)));
    let mut kept: Vec<(Act, usize, usize)> = Vec::new();
    for (act, first, last) in named {
        if kept.iter().all(|(_, from, to)| last < *from || first > *to) {
            kept.push((act, first, last));
        }
    }
    let mut cited: Vec<Cited> = kept
        .iter()
        .map(|(act, first, last)| Cited {
            act: *act,
            sections: Vec::new(),
            span: text.tokens[*first].span.start..text.tokens[*last].span.end,
        })
        .collect();
    for (at, section) in numbers(&text) {
        if let Some(owner) = owner(&text, &kept, at) {
            cited[owner].sections.push(section);
        }
    }
    for citation in cited.iter_mut().filter(|citation| citation.act == Act::IndianEvidence) {
        citation.sections = vec!["65B".into()];
    }
    cited
}

const SECTION_WORDS: &[&str] = &["s", "ss", "sec", "secs", "section", "sections", "art", "arts", "article", "articles"];

/// Every number that can be a section: after a section word, or bare.
fn numbers(text: &Text) -> Vec<(usize, String)> {
    text.tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| !text.is_bracketed(token))
        .filter_map(|(at, token)| Some((at, number(&token.word)?)))
        .collect()
}

/// The Act that a number belongs to: the one right after it ('94 of the CrPC'), else the one before it.
fn owner(text: &Text, acts: &[(Act, usize, usize)], at: usize) -> Option<usize> {
    const LINKS: &[&str] = &["of", "the", "and", "or", "read", "with", "pakistan", "pakistani", "our", "in", "under", "to"];
    let sentence = text.tokens[at].sentence;
    if acts.iter().any(|(_, first, last)| (*first..=*last).contains(&at)) {
        return None;
    }
    let worded = text.tokens[at.saturating_sub(6)..at]
        .iter()
        .rev()
        .take_while(|token| token.sentence == sentence)
        .take_while(|token| {
            number(&token.word).is_some()
                || LINKS.contains(&token.word.as_str())
                || SECTION_WORDS.contains(&token.word.as_str())
                || token.word.chars().count() == 1
        })
        .any(|token| SECTION_WORDS.contains(&token.word.as_str()));
    let next = acts.iter().position(|(_, first, _)| *first > at && text.tokens[*first].sentence == sentence);
    let linked = next.is_some_and(|next| {
        text.tokens[at + 1..acts[next].1]
            .iter()
            .all(|token| LINKS.contains(&token.word.as_str()) || number(&token.word).is_some() || token.word.chars().count() == 1)
    });
    let previous =
        acts.iter().rposition(|(_, _, last)| *last < at && text.tokens[*last].sentence == sentence && at - *last <= 14);
    // A bare number counts only close behind the name: 'CrPC 94', 'PECA 2016, 31 and 34'.
    let close = previous.is_some_and(|previous| {
        let between = &text.tokens[acts[previous].2 + 1..at];
        between.iter().all(|token| {
            token.word.chars().next().is_some_and(|c| c.is_ascii_digit())
                || matches!(token.word.as_str(), "and" | "of" | "act" | "xl" | "to" | "ordinance")
        })
    });
    if linked && (worded || !close) {
        return next;
    }
    if worded || close { previous } else { None }
}

/// A section number, years left out: `94`, `22C`, `5`, `65B`.
fn number(word: &str) -> Option<String> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let tail = &word[digits.len()..];
    let value: u32 = digits.parse().ok()?;
    let year = digits.len() == 4 && (1800..=2100).contains(&value);
    (!year && tail.chars().all(|c| c.is_ascii_alphabetic()) && tail.len() <= 2)
        .then(|| format!("{digits}{}", tail.to_uppercase()))
}

/// True when the words at a place are denied or quoted.
pub fn is_set_aside(text: &Text, span: &Range<usize>) -> bool {
    text.tokens.iter().position(|token| token.span.start >= span.start).is_some_and(|first| {
        let found = super::Found { first, last: first };
        text.is_negated(found) || text.is_quoted(found)
    })
}

/// The bases that citations name.
pub fn bases(citations: &[Cited]) -> Vec<(Basis, Range<usize>)> {
    let mut found = Vec::new();
    for cited in citations {
        let mut add = |basis| found.push((basis, cited.span.clone()));
        let has = |wanted: &str| cited.sections.iter().any(|section| section == wanted);
        match cited.act {
            Act::Crpc => {
                for (section, basis) in [("94", Basis::Crpc94), ("95", Basis::Crpc95), ("96", Basis::Crpc96)] {
                    if has(section) {
                        add(basis);
                    }
                }
                if ["154", "156", "157"].iter().any(|section| has(section)) {
                    add(Basis::Mandate);
                }
            }
            // The Act as a whole sets up an agency; it is section 5 that gives its members the powers of a station.
            Act::Fia if cited.sections.iter().any(|section| section == "5" || section.starts_with("5(")) => add(Basis::FiaAct5),
            Act::Peca => {
                let table = [
                    ("31", Basis::Peca31),
                    ("32", Basis::Peca32),
                    ("33", Basis::Peca33),
                    ("34", Basis::Peca34),
                    ("35", Basis::Peca35),
                    ("37", Basis::Peca37),
                    ("39", Basis::Peca39),
                    ("42", Basis::Peca42),
                ];
                for (section, basis) in table {
                    if has(section) {
                        add(basis);
                    }
                }
                if ["30", "29"].iter().any(|section| has(section)) {
                    add(Basis::Mandate);
                }
            }
            Act::Ptpa if ["8", "9", "10"].iter().any(|section| has(section)) => add(Basis::Mandate),
            Act::Psma if ["11", "12"].iter().any(|section| has(section)) => add(Basis::Mandate),
            Act::FairTrial => add(Basis::FairTrialAct),
            Act::Amla => add(Basis::Amla25),
            Act::Mla => add(Basis::MlaAct),
            Act::Untoc => add(Basis::Untoc18),
            Act::IndianEvidence => add(Basis::Indian65B),
            Act::UsCode | Act::Gdpr | Act::ForeignOther => add(Basis::ForeignStatute),
            Act::Constitution | Act::PoliceOrder => add(Basis::DutyToProtectLife),
            _ => {}
        }
    }
    found
}

/// The clause of the library that a citation means, if it has one.
pub fn clause_of(library: &Library, cited: &Cited) -> Option<ClauseId> {
    let document = match cited.act {
        Act::Peca => "pk-peca",
        Act::Crpc => "pk-crpc",
        Act::Ptpa => "pk-ptpa",
        Act::Psma => "pk-psma",
        Act::Qso => "pk-qso",
        Act::Untoc => "un-untoc",
        _ => return None,
    };
    cited
        .sections
        .iter()
        .map(|section| ClauseId::new(format!("{document}/{}", section.to_lowercase())))
        .find(|id| library.clause(id).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Vec<(Act, Vec<String>)> {
        find_citations(raw).into_iter().map(|cited| (cited.act, cited.sections)).collect()
    }

    #[test]
    fn the_same_citation_in_many_forms() {
        for raw in [
            "CrPC 94",
            "CrPC s.94",
            "section 94 of the Code of Criminal Procedure, 1898",
            "S. 94 Cr.P.C.",
            "Code of Criminal Procedure 1898, section 94",
            "u/s 94 CrPC",
            "Cr.PC 94",
        ] {
            assert_eq!(read(raw), [(Act::Crpc, vec!["94".to_owned()])], "{raw}");
        }
    }

    #[test]
    fn several_acts_keep_their_own_sections() {
        assert_eq!(
            read("CrPC s.94, used by an officer of FIA under FIA Act 1974 s.5(2)"),
            [(Act::Crpc, vec!["94".to_owned()]), (Act::Fia, vec!["5".to_owned()])]
        );
        assert_eq!(read("PECA 2016 s.31 as own authority"), [(Act::Peca, vec!["31".to_owned()])]);
        assert_eq!(read("18 U.S.C. 2703(d)"), [(Act::UsCode, vec!["2703".to_owned()])]);
        assert_eq!(read("the Smuggling Protocol"), [(Act::SmugglingProtocol, vec![])]);
    }

    #[test]
    fn bases_come_from_act_and_section() {
        let bases: Vec<_> =
            bases(&find_citations("PECA ss.33 and 34; section 94 CrPC")).into_iter().map(|(basis, _)| basis).collect();
        assert_eq!(bases, [Basis::Peca33, Basis::Peca34, Basis::Crpc94]);
    }
}
