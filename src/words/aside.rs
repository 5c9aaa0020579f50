//! What police of another State, pages, owners and courts say, in words.

use super::{labels, list};
use crate::case::reply::{CaptureLine, ConsentLine, HomeLine, Lack, PoliceLine};

/// A sentence of the police of another State.
pub fn police(line: &PoliceLine) -> String {
    match line {
        PoliceLine::NotAParty => "This network serves the Parties of the Convention. Your State is none of them, and we may not act on your message. Please write on another way.".to_owned(),
        PoliceLine::WantsAsk => "Your message does not say what we are to do. Please tick it.".to_owned(),
        PoliceLine::WantsFacts => "Please say in a few sentences what happened, and what the account did. We must tell our prosecutor why we act.".to_owned(),
        PoliceLine::WantsHolder => "Which company in our State holds the data? A brand alone does not tell us.".to_owned(),
        PoliceLine::OtherHolder(right) => format!("The company that you name holds nothing. The data is with {right}. Please write again."),
        PoliceLine::Frozen(values) => format!("The company has kept a copy of {} for us.", list(values)),
        PoliceLine::NothingToFreeze => "At this company nothing need be frozen: its records stay. We have filed your message.".to_owned(),
        PoliceLine::Given(categories) => {
            let words: Vec<&str> = categories.iter().map(|category| labels::category(*category)).collect();
            format!("The company gave us for you: {}.", list(&words))
        }
        PoliceLine::NotThisWay(what) => format!("We cannot get this for you as police: {what}. It needs a request for assistance between our central authorities."),
        PoliceLine::LeadOnly => "This is for your information. For your court, please ask it again through your central authority.".to_owned(),
        PoliceLine::CopyMissing => "The company had no copy of this by e-mail, as its rules ask, and we first had to explain it. That cost hours.".to_owned(),
        PoliceLine::EmergencyTaken => "Our duty officer has read this as an emergency.".to_owned(),
        PoliceLine::ActsItself => "The company has given us its logs and the customer's address. Our own officers act on them now. The records themselves come to you by a request for assistance only.".to_owned(),
        PoliceLine::Advice(treaty) => {
            let basis = treaty.as_ref().map_or_else(|| "the treaty on which it rests, or reciprocity".to_owned(), Clone::clone);
            format!("A request for assistance to us names: {basis}; the crime and its penalty; for each account what it did and how you know; the records and the days. It comes from your central authority to ours. You may show us the draft first.")
        }
        PoliceLine::Protects => "Officers of that place have been told. They look after the person and report to us.".to_owned(),
        PoliceLine::WantsPerson => "Whom are we to protect, and from what? Please say it as far as we need it to find the person.".to_owned(),
    }
}

/// A sentence about a capture.
pub fn capture(line: &CaptureLine) -> String {
    match line {
        CaptureLine::NoPage => "No page is named, so nothing was looked at.".to_owned(),
        CaptureLine::Shows(text) => text.clone(),
        CaptureLine::Gone(url) => format!("{url} no longer opens. What it showed can be captured no more."),
        CaptureLine::NothingThere(url) => format!("{url}: nothing that your file does not have already."),
        CaptureLine::AddressOnly(url) => {
            format!("Of {url} you wrote down the address only. When the page is gone, nothing is left of it.")
        }
        CaptureLine::Weak(url, lacks) => {
            let words: Vec<&str> = lacks.iter().map(|lack| self::lack(*lack)).collect();
            format!("The capture of {url} stands on weak feet: it lacks {}.", list(&words))
        }
        CaptureLine::Noticed => "The user can see that somebody was there.".to_owned(),
        CaptureLine::OwnSession => {
            "The page was opened in the suspect's session. Its user sees the time, and the court will ask who logged in."
                .to_owned()
        }
    }
}

fn lack(lack: Lack) -> &'static str {
    match lack {
        Lack::Address => "the full address",
        Lack::Time => "the time with its offset",
        Lack::File => "the name of the file",
        Lack::Hash => "the hash of the file",
    }
}

/// A sentence about a consent.
pub fn consent(line: &ConsentLine) -> String {
    match line {
        ConsentLine::NoSuchOwner => "Nobody of this code has such an account or device.".to_owned(),
        ConsentLine::Unwilling(words) => words.clone(),
        ConsentLine::NotYet => "The owner does not have this yet.".to_owned(),
        ConsentLine::NoLonger => "The owner does not have this any more.".to_owned(),
        ConsentLine::ByAnother => "Only the owner can give this. Nothing was copied on somebody else's word.".to_owned(),
        ConsentLine::ChildAlone => {
            "A child cannot give this alone. The social worker stopped the talk: first a guardian who has no part in the case."
                .to_owned()
        }
        ConsentLine::NotFree => {
            "It was not explained that the owner may say no. The support person asked for it first, and nothing was copied."
                .to_owned()
        }
        ConsentLine::Gives(text) => text.clone(),
        ConsentLine::OnlyThis => "The owner gave what belongs to the case, and kept the rest. Only that was copied.".to_owned(),
        ConsentLine::NothingNamed => {
            "The owner asked which account and which talk. Nothing stood in the form, and nothing was copied.".to_owned()
        }
        ConsentLine::NoLanguage => {
            "Nothing says in which language it was explained, and by whom. The defence can ask whether the owner understood."
                .to_owned()
        }
        ConsentLine::NotSigned => "The owner's signature is missing. Later nobody can show that the owner agreed.".to_owned(),
        ConsentLine::NoMethod => "Nothing says how the copy was made. Another person cannot check it.".to_owned(),
    }
}

/// A sentence about the court or the holder at home.
pub fn home(line: &HomeLine) -> String {
    match line {
        HomeLine::LeaveCame(day) => format!("The court gave its leave on {}, and the order went out with it.", day.text()),
        HomeLine::NoLonger => "We do not have this any more.".to_owned(),
        HomeLine::Refuses(words) => words.clone(),
        HomeLine::LeaveNotSeen => "The order names a leave of the court, and none was with it. We may not answer.".to_owned(),
    }
}
