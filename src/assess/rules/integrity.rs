//! Integrity: an improper instruction is neither obeyed nor passed over in silence.

use super::{Judge, PLAIN, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::world::{Happened, InstructionAnswer};
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::role::Role;
use crate::request::FieldPlace;
use crate::request::examine::is_reason;
use crate::request::narrative::Text;

/// Words by which a note is recognised as one about the instruction, and not about something else.
const INSTRUCTION: &[&str] = &[
    "instruct",
    "letter ask|want|demand|call|say",
    "demand",
    "pressure",
    "director|superior|supervisor|boss|chief ask|want|told|tell|rang|ring|order|wish|call|say|said",
    "i|we was|were|am|are told|ordered|asked",
];

/// It was left out, and that stands in the diary, where somebody can read of it.
fn noted(c: &AttemptContext<'_>) -> bool {
    let about = |raw: &str| is_reason(raw) && !Text::new(raw).find_any(INSTRUCTION).is_empty();
    c.world.story().iter().any(|entry| match &entry.what {
        Happened::Noted(text) | Happened::SentNothing(text) => about(text),
        _ => false,
    })
}

fn instruction_followed(c: &AttemptContext<'_>) -> Vec<Verdict> {
    if c.world.instruction().is_none() {
        return Vec::new();
    }
    if let Some(number) = c.world.instruction_followed() {
        return vec![Verdict::broken(FieldPlace::default(), S::Fatal, "").of_request(number)];
    }
    if c.world.instruction_answers().iter().any(InstructionAnswer::says_something) {
        return vec![Verdict::met(FieldPlace::default())];
    }
    if noted(c) {
        return Vec::new();
    }
    let variant = if c.world.instruction_answers().is_empty() { "silent" } else { "formula" };
    vec![Verdict::broken(FieldPlace::default(), S::Minor, variant)]
}

/// The rules of this file.
pub const RULES: &[Rule] = &[Rule {
    code: RuleCode(89),
    title: "An improper instruction is followed, or passed over in silence",
    mistakes: &["E89"],
    dimensions: (D::Rights, Some(D::Legal)),
    severities: &[S::Minor, S::Fatal],
    why: "Who signs a request answers for it alone. A wish from above that the facts do not carry is refused in writing, or recorded and referred to a prosecutor or the legal branch. Who leaves it out and says nothing has no paper when it is asked again.",
    source: "ICCPR article 17; Constitution of Pakistan, articles 10A and 14",
    cites: &["un-iccpr/17", "pk-const-10a/14"],
    reads: &[Role::Identifiers],
    breaks: "The account that the superior named stands in the request.",
    meets: "“The account is not in the facts. I referred the wish to the prosecutor on 22 June.”",
    says: &[
        ("", "After the instruction came you put the account that it names into a request."),
        ("silent", "You left the account out. But nothing on paper says that you were told to add it, and why you did not."),
        ("formula", "Your answer to the instruction says nothing: which account, what is missing, and to whom you referred it."),
        ("met", "You answered the instruction on paper."),
    ],
    causes: &[
        ("", "Asked later, the superior remembers no instruction. The signature is yours."),
        ("silent", "The wish comes again, to a colleague who does not know."),
        ("formula", "The wish comes again, to a colleague who does not know."),
    ],
    better: "The account is not in the facts: say what is missing, and to whom you referred the instruction, with the date.",
    leave_out: true,
    judge: Judge::Attempt(instruction_followed),
    ..PLAIN
}];
