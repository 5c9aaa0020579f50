//! What is said where no company answers: by the police of another State, by a page that was looked at, by the owner of
//! an account, by the court and the holder of records at home.

use crate::content::data::DataCategory;
use crate::content::time::Date;

/// What the police of another State say.
#[derive(Clone, Debug, PartialEq)]
pub enum PoliceLine {
    /// The network serves the Parties of a convention to which the asking State is none.
    NotAParty,
    /// The message does not say what is to be done.
    WantsAsk,
    /// It does not say why, or what happened.
    WantsFacts,
    /// It does not name the company, or no company that holds data in that State.
    WantsHolder,
    /// The company that is named holds nothing; the right one.
    OtherHolder(String),
    /// The company took a copy, of these accounts.
    Frozen(Vec<String>),
    /// At this company nothing need be frozen.
    NothingToFreeze,
    /// These kinds of data come with the message.
    Given(Vec<DataCategory>),
    /// They cannot get this: the kind, by the word of the catalogue.
    NotThisWay(String),
    /// What the police give is for information; evidence is asked through the central authorities.
    LeadOnly,
    /// The company wants a copy by e-mail beside the message, and none came.
    CopyMissing,
    /// They decided that it is an emergency.
    EmergencyTaken,
    /// They act themselves on what the company told them, and hand nothing on.
    ActsItself,
    /// What a request for assistance must hold; the treaty that carries it, if the guidelines name one.
    Advice(Option<String>),
    /// Officers there look after the person.
    Protects,
    /// They cannot tell which person is meant.
    WantsPerson,
}

/// What comes of looking at a page.
#[derive(Clone, Debug, PartialEq)]
pub enum CaptureLine {
    /// No page is named.
    NoPage,
    /// What it shows.
    Shows(String),
    /// The page was gone when it was looked at.
    Gone(String),
    /// Nothing of the case is to be seen there.
    NothingThere(String),
    /// Only its address was written down: nothing is kept.
    AddressOnly(String),
    /// The capture lacks something that makes it hold.
    Weak(String, Vec<Lack>),
    /// The user noticed somebody.
    Noticed,
    /// A session of the suspect was used.
    OwnSession,
}

/// What a capture lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// The full address.
    Address,
    /// The time, with its zone.
    Time,
    /// A file.
    File,
    /// The hash of the file.
    Hash,
}

/// What comes of asking the owner.
#[derive(Clone, Debug, PartialEq)]
pub enum ConsentLine {
    /// Nobody of this code has such an account or device.
    NoSuchOwner,
    /// The owner says no, in these words.
    Unwilling(String),
    /// The owner does not have it yet.
    NotYet,
    /// The owner does not have it any more.
    NoLonger,
    /// Somebody else speaks for an adult.
    ByAnother,
    /// A child alone cannot give it.
    ChildAlone,
    /// It was not explained that the owner may say no.
    NotFree,
    /// What the owner hands over.
    Gives(String),
    /// The owner gives what is of the case, and not the rest.
    OnlyThis,
    /// Nothing is named that the owner could give.
    NothingNamed,
    /// It can be attacked later: in which language it was explained stands nowhere.
    NoLanguage,
    /// It can be attacked later: no signature of the owner.
    NotSigned,
    /// It can be attacked later: nothing says how the copy was made.
    NoMethod,
}

/// What is said at home beside the holder's own answer.
#[derive(Clone, Debug, PartialEq)]
pub enum HomeLine {
    /// The leave of the court came on this day, and the order went out with it.
    LeaveCame(Date),
    /// The leave that the order names is in no file.
    LeaveNotSeen,
    /// What the order asks is no longer there.
    NoLonger,
    /// The holder gives nothing, and says this.
    Refuses(String),
}
