//! Children: no picture of abuse travels, and whoever is under eighteen is seen as a child. What protects people of any age
//! is the family `people`.

use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::policy::Term;
use crate::content::role::Role;
use crate::content::scenario::PersonRole;
use crate::request::narrative::{Found, Text, anchors};

/// A picture of abuse among the attachments, other than by its hash or number.
fn abuse_image_attached(c: &RequestContext<'_>) -> Vec<Verdict> {
    let raw = c.request.text(Role::Attachments);
    let text = Text::new(&raw);
    let place = c.request.place(Role::Attachments);
    c.facts
        .scenario
        .exhibits
        .iter()
        .filter(|exhibit| exhibit.abuse_image)
        .filter_map(|exhibit| {
            let number = exhibit.number.to_lowercase().replace(['-', '.'], "");
            let token = text.tokens.iter().find(|token| token.word == number);
            let span = token
                .map(|token| token.span.clone())
                .or_else(|| anchors::find_ignoring_case(&raw, &exhibit.title).into_iter().next())
                .or_else(|| image_of_abuse(c, &raw, &text))?;
            let sentence = text.sentence_at(span.start);
            let only_its_mark = text.tokens.iter().any(|token| {
                Some(token.sentence) == sentence
                    && matches!(
                        token.word.as_str(),
                        "hash" | "sha256" | "sha" | "md5" | "redacted" | "covered" | "masked" | "not" | "without" | "report"
                    )
            });
            (!only_its_mark)
                .then(|| Verdict::broken(place.clone().span(&span), S::Fatal, "").with("exhibit", exhibit.number.clone()))
        })
        .take(1)
        .collect()
}

/// A picture in a sentence that speaks of abuse, of the hotline or of the report by its number: the image by another name.
fn image_of_abuse(c: &RequestContext<'_>, raw: &str, text: &Text) -> Option<std::ops::Range<usize>> {
    const IMAGE: &[&str] =
        &["picture|pictures|image|images|photo|photos|photograph|photographs|print|prints|envelope|screenshot|frame"];
    const ABUSE: &[&str] = &["abuse|abusive|csam|hotline|indecent", "hot line"];
    let abuse: Vec<usize> = text.find_any(ABUSE).into_iter().map(|found| text.tokens[found.first].sentence).collect();
    let report = c.facts.scenario.facts.child_report.as_deref().unwrap_or_default();
    let reported: Vec<usize> = match report.trim() {
        "" => Vec::new(),
        number => anchors::find_ignoring_case(raw, number).iter().filter_map(|span| text.sentence_at(span.start)).collect(),
    };
    let found = text.find_any(IMAGE).into_iter().find(|found| {
        let sentence = text.tokens[found.first].sentence;
        !text.is_negated(*found) && (abuse.contains(&sentence) || reported.contains(&sentence))
    })?;
    Some(text.span(found))
}

/// Ages under eighteen, in letters, from the one that is nobody's number of persons or days.
const AGES: &[&str] = &["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"];

/// True for an age in letters: 'aged fifteen', 'fifteen years'; 'eleven by the list' counts people.
fn tells_age(text: &Text) -> bool {
    text.tokens.iter().enumerate().filter(|(_, token)| AGES.contains(&token.word.as_str())).any(|(at, _)| {
        let before = at.checked_sub(1).map(|before| text.tokens[before].word.as_str());
        let next = text.tokens.get(at + 1).filter(|next| next.sentence == text.tokens[at].sentence);
        // 'He is fifteen', and 'that is eleven persons'.
        let ends = next.is_none_or(|next| matches!(next.word.as_str(), "and" | "but" | "or"))
            || text.breaks_after(Found { first: at, last: at });
        matches!(before, Some("aged" | "age" | "only" | "just" | "turned"))
            || matches!(before, Some("is" | "was")) && ends
            || next.is_some_and(|next| matches!(next.stem(), "year" | "yr" | "old"))
    })
}

/// A person under eighteen whose age the text does not show.
fn child_as_adult(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_abroad() {
        return Vec::new();
    }
    let scenario = c.facts.scenario;
    let Some(child) = scenario
        .people
        .iter()
        .find(|person| person.child_age.is_some() && matches!(person.role, PersonRole::Victim | PersonRole::Migrant))
    else {
        return Vec::new();
    };
    let role = [Role::Facts, Role::PersonInDanger].into_iter().find(|role| c.request.has(*role)).unwrap_or(Role::Nexus);
    let place = c.request.place(role);
    let age = child.child_age.map_or_else(String::new, |age| age.to_string());
    let raw = [
        Role::Facts,
        Role::Nexus,
        Role::Urgency,
        Role::Need,
        Role::Persons,
        Role::VictimProtection,
        Role::PersonInDanger,
        Role::EmergencyNature,
    ]
    .map(|role| c.request.text(role).into_owned())
    .join(". ");
    let text = Text::new(&raw);
    if text.is_empty() {
        return Vec::new();
    }
    let young = !text
        .find_any(&[
            "child",
            "children",
            "minor",
            "boy",
            "girl",
            "kid",
            "toddler",
            "baby",
            "babies",
            "schoolboy",
            "schoolgirl",
            "schoolchild",
            "schoolchildren",
            "youngster",
            "under 18|eighteen",
            "juvenile",
            "infant",
            "teenager",
            "below 18|eighteen",
        ])
        .is_empty()
        || text.tokens.iter().any(|token| token.word == age)
        || tells_age(&text);
    let unknown = !text.find_any(&["age unknown|unclear", "age is not known|unknown", "age not known"]).is_empty();
    let wanted = c.policy.and_then(|policy| policy.clause_of(&Term::ChildReportNumber));
    let mut verdicts = Vec::new();
    if !young && !unknown {
        let better = match &scenario.facts.child_report {
            Some(number) if wanted.is_some() => format!("“{}, aged {age}”, and the number of the report: {number}.", child.id),
            _ => format!("“{}, aged {age}”.", child.id),
        };
        verdicts.push(
            Verdict::broken(place.clone(), S::Major, "").with("code", child.id.as_str()).with("age", age).with("better", better),
        );
    }
    if let (Some(clause), Some(number)) = (wanted, &scenario.facts.child_report) {
        let anywhere = c.texts().iter().any(|written| written.raw.to_uppercase().contains(&number.to_uppercase()));
        if !anywhere {
            verdicts.push(
                Verdict::broken(place.clone(), S::Minor, "report")
                    .with("number", number.clone())
                    .with("better", format!("The number of the report: {number}."))
                    .citing(Some(&clause)),
            );
        }
    }
    if verdicts.is_empty() { vec![Verdict::met(place)] } else { verdicts }
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(34),
        title: "An abuse image attached",
        mistakes: &["E34"],
        dimensions: (D::Rights, Some(D::Legal)),
        severities: &[S::Fatal],
        why: "Each copy harms the child again, and sending one is a crime in many States. Its hash or the number of the report says which picture is meant.",
        source: "Convention on the Rights of the Child and its optional protocol; guidelines on child-abuse reports",
        cites: &["un/crc", "chirplet/2.2"],
        reads: &[Role::Attachments],
        covers: &[33],
        breaks: "The picture among the attachments.",
        meets: "Its hash, its address, or the number of the child-abuse report.",
        says: &[("", "Exhibit {exhibit} is an abuse image and is attached.")],
        causes: &[("", "An illegal transmission, and the child is harmed again.")],
        better: "The hash, or the number of the child-abuse report.",
        judge: Judge::Request(abuse_image_attached),
        ..PLAIN
    },
    Rule {
        code: RuleCode(88),
        title: "A child not seen as a child",
        mistakes: &["E88"],
        dimensions: (D::Rights, Some(D::Legal)),
        severities: &[S::Minor, S::Major],
        why: "For a child no means need be shown, doors open earlier, and the user may not be told. The age must stand in the text.",
        source: "PTPA 2018 section 7; Convention on the Rights of the Child; child clauses of the guidelines",
        cites: &["chirplet/2.2", "chirplet/5.1", "chirplet/6.1", "pk-ptpa/7", "un/crc", "pk-peca/22c"],
        asked_by: Some("3 of 14 guidelines read (report number)"),
        reads: &[Role::Facts, Role::Nexus],
        breaks: "“A woman was recruited.”",
        meets: "“V2, aged 15”, with the number of the child-abuse report.",
        says: &[
            ("", "{code} is {age}, and the text does not say so."),
            ("report", "The child-abuse report {number} is not named, and this company asks for it."),
            ("met", "The age of the child stands in the text."),
        ],
        causes: &[("", "What is open for a child stays shut.")],
        better: "“V2, aged 15”, and the number of the report.",
        judge: Judge::Request(child_as_adult),
        ..PLAIN
    },
];
