//! Names of things as officers read them: measures, levels, outcomes, categories, dimensions.

use crate::case::reply::RequestOutcome;
use crate::content::company::Topic;
use crate::content::criterion::Dimension;
use crate::content::data::{DataCategory, IdentifierKind, Measure};
use crate::content::law::{Certainty, Jurisdiction};
use crate::content::lesson::{Crime, Element, Module, TestPart};
use crate::content::policy::{Need, Process, Question, SignatureElement};
use crate::content::scenario::{Level, Offence, PersonRole};
use crate::content::session::PartKind;
use crate::content::test::Sitting;
use crate::request::observation::AssistancePoint;

/// The name of a measure.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Preserve => "Preserve",
        Measure::Extend => "Extend a freeze",
        Measure::Withdraw => "Release a freeze",
        Measure::Voluntary => "Voluntary disclosure",
        Measure::Emergency => "Emergency disclosure",
        Measure::Mla => "Mutual legal assistance",
        Measure::MlaRealTime => "Assistance in real time",
        Measure::ContactPoint => "Contact point",
        Measure::DomesticOrder => "Domestic order",
        Measure::OpenSource => "Open source",
        Measure::Consent => "Consent",
        Measure::Nothing => "Send nothing",
    }
}

/// What a measure does, in a sentence.
pub fn measure_text(measure: Measure) -> &'static str {
    match measure {
        Measure::Preserve => "Freeze existing data at the provider. Discloses nothing.",
        Measure::Extend => "Ask the provider to keep a copy longer.",
        Measure::Withdraw => "Tell the provider that a copy is no longer needed.",
        Measure::Voluntary => "Ask the provider itself for data that it may give.",
        Measure::Emergency => "Someone may die or be gravely hurt, now.",
        Measure::Mla => "Through the central authority. Content; months.",
        Measure::MlaRealTime => "Through the central authority: traffic as it happens.",
        Measure::ContactPoint => "Police to police, day and night.",
        Measure::DomesticOrder => "An order to a custodian in our own country.",
        Measure::OpenSource => "Capture what everybody can see, with a log.",
        Measure::Consent => "The owner, often the victim, agrees.",
        Measure::Nothing => "No request, and the reason in the diary.",
    }
}

/// What a request by this measure is called: `Preservation request`.
pub fn request(measure: Measure) -> &'static str {
    match measure {
        Measure::Preserve => "Preservation request",
        Measure::Extend => "Extension request",
        Measure::Withdraw => "Release of a freeze",
        Measure::Voluntary => "Request for voluntary disclosure",
        Measure::Emergency => "Emergency request",
        Measure::Mla => "Request for mutual legal assistance",
        Measure::MlaRealTime => "Request for assistance in real time",
        Measure::ContactPoint => "Message to the contact point",
        Measure::DomesticOrder => "Domestic order",
        Measure::OpenSource => "Open-source capture",
        Measure::Consent => "Consent",
        Measure::Nothing => "Decision to send nothing",
    }
}

/// Heading of the card that asks whom a measure goes to.
pub fn at_whom(measure: Measure) -> &'static str {
    match measure {
        Measure::Preserve => "Preserve, at whom?",
        Measure::Extend => "Extend, at whom?",
        Measure::Withdraw => "Release, at whom?",
        _ => "Ask whom?",
    }
}

/// The name of a module.
pub fn module(module: Module) -> &'static str {
    match module {
        Module::CrimesAndLaw => "Crimes and law",
        Module::DataAndRights => "Data and human rights",
        Module::Preservation => "Preservation",
        Module::VoluntaryDisclosure => "Voluntary disclosure",
        Module::Emergency => "Emergency disclosure",
        Module::MutualLegalAssistance => "Mutual legal assistance",
        Module::Handling => "Handling and admissibility",
        Module::Capstone => "From first tip to court",
    }
}

/// A module in a few words.
pub fn module_text(module: Module) -> &'static str {
    match module {
        Module::CrimesAndLaw => "Know what you have before you ask",
        Module::DataAndRights => "What exists, and whose it is",
        Module::Preservation => "Freeze what can still be lost",
        Module::VoluntaryDisclosure => "Ask for little, and say why",
        Module::Emergency => "When minutes decide",
        Module::MutualLegalAssistance => "Content, through the central authority",
        Module::Handling => "So that a court admits it",
        Module::Capstone => "Everything in one case",
    }
}

/// A kind of part of a workshop.
pub fn part_kind(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Opening => "Opening",
        PartKind::Test => "Test",
        PartKind::Theory => "Theory",
        PartKind::Exercise => "Exercise",
        PartKind::Debrief => "Debrief",
        PartKind::Drill => "Drill",
        PartKind::Talk => "Talk",
        PartKind::Break => "Break",
        PartKind::Closing => "Closing",
    }
}

/// When a test is taken, as a title.
pub fn sitting(sitting: Sitting) -> &'static str {
    match sitting {
        Sitting::Before => "Test before",
        Sitting::After => "Test after",
    }
}

/// An element of trafficking or smuggling.
pub fn element(element: Element) -> &'static str {
    match element {
        Element::Act => "Act",
        Element::Means => "Means",
        Element::Purpose => "Purpose",
        Element::Border => "Border",
        Element::Benefit => "Benefit",
    }
}

/// An element in a few words.
pub fn element_text(element: Element) -> &'static str {
    match element {
        Element::Act => "recruit, move, keep",
        Element::Means => "force, fraud, pressure",
        Element::Purpose => "exploitation aimed at",
        Element::Border => "an illegal entry",
        Element::Benefit => "gain for that entry",
    }
}

/// What a story comes to.
pub fn crime(crime: Crime) -> &'static str {
    match crime {
        Crime::Trafficking => "Trafficking",
        Crime::Smuggling => "Smuggling",
        Crime::Both => "Both",
        Crime::Neither => "Neither",
    }
}

/// A line of the six-line test.
pub fn test_part(part: TestPart) -> &'static str {
    match part {
        TestPart::Purpose => "Purpose",
        TestPart::LegalBasis => "Legal basis",
        TestPart::Necessity => "Necessity",
        TestPart::Proportionality => "Proportionality",
        TestPart::Touched => "Who is touched",
        TestPart::Safeguards => "Safeguards",
    }
}

/// The name of a level.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Foundation => "Foundation",
        Level::Standard => "Standard",
        Level::Advanced => "Advanced",
    }
}

/// The crime of a case.
pub fn offence(offence: Offence) -> &'static str {
    match offence {
        Offence::Trafficking => "Trafficking",
        Offence::Smuggling => "Smuggling",
        Offence::Mixed => "Both",
        Offence::Other => "Other",
    }
}

/// How a request stands.
pub fn outcome(outcome: RequestOutcome) -> &'static str {
    match outcome {
        RequestOutcome::Granted => "Granted",
        RequestOutcome::Partly => "Partly granted",
        RequestOutcome::Narrowed => "Narrowed",
        RequestOutcome::Asked => "A question first",
        RequestOutcome::Returned => "Returned",
        RequestOutcome::Refused => "Refused",
        RequestOutcome::Silent => "No answer",
        RequestOutcome::Preserved => "Preserved",
        RequestOutcome::Pending => "Not answered yet",
    }
}

/// The name of a dimension.
pub fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Legal => "Legal basis",
        Dimension::Necessity => "Necessity",
        Dimension::Procedure => "Procedure",
        Dimension::Precision => "Precision",
        Dimension::Rights => "Rights, secrecy",
        Dimension::Admissibility => "Admissibility",
        Dimension::Timeliness => "Timeliness",
    }
}

/// A category of data in a sentence.
pub fn category(category: DataCategory) -> &'static str {
    match category {
        DataCategory::Subscriber => "subscriber information",
        DataCategory::Login => "logins",
        DataCategory::Traffic => "traffic data",
        DataCategory::Location => "places",
        DataCategory::Content => "content",
        DataCategory::Advert => "adverts",
        DataCategory::Registration => "registration data",
        DataCategory::Payment => "payments",
    }
}

/// A kind of identifier.
pub fn identifier(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::AccountId => "Account ID",
        IdentifierKind::ProfileUrl => "Profile address",
        IdentifierKind::Handle => "@name",
        IdentifierKind::VideoUrl => "Video address",
        IdentifierKind::Email => "E-mail",
        IdentifierKind::Phone => "Telephone",
        IdentifierKind::AdvertNumber => "Advert number",
        IdentifierKind::Domain => "Domain name",
        IdentifierKind::IpAddress => "IP address",
        IdentifierKind::CustomerNumber => "Customer number",
        IdentifierKind::TransactionReference => "Transfer number",
        IdentifierKind::WalletId => "Wallet number",
        IdentifierKind::FullName => "Full name",
        IdentifierKind::DisplayName => "Display name",
        IdentifierKind::Screenshot => "Picture of a screen",
        IdentifierKind::ShortLink => "Short link",
        IdentifierKind::GroupLink => "Group link or name",
        IdentifierKind::ShopName => "Shop name",
        IdentifierKind::RecoveryPhone => "Recovery telephone",
        IdentifierKind::FileLink => "File link",
    }
}

/// What a person is in the case.
pub fn person(role: PersonRole) -> &'static str {
    match role {
        PersonRole::Suspect => "Suspect",
        PersonRole::Victim => "Victim",
        PersonRole::Migrant => "Smuggled person",
        PersonRole::Witness => "Witness",
        PersonRole::Bystander => "Bystander",
        PersonRole::Protected => "Protected person",
        PersonRole::Unknown => "Not known",
    }
}

/// How sure a clause of law is.
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::High => "Checked",
        Certainty::Medium => "Believed right, a detail is open",
        Certainty::Low => "Uncertain: check before you cite it",
    }
}

/// Where law comes from.
pub fn jurisdiction(jurisdiction: &Jurisdiction) -> &str {
    match jurisdiction {
        Jurisdiction::Pakistan => "Pakistan",
        Jurisdiction::International => "International",
        Jurisdiction::UnitedStates => "United States",
        Jurisdiction::Europe => "Ireland and the European Union",
        Jurisdiction::CouncilOfEurope => "Council of Europe",
        Jurisdiction::Named(name) => name,
    }
}

/// What a fact on a reference card is about.
pub fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Entity => "Who holds the data",
        Topic::Channel => "Channel",
        Topic::Identifiers => "Identifiers",
        Topic::Data => "What is given, on what",
        Topic::Preservation => "Preservation",
        Topic::Emergency => "Emergency",
        Topic::Notice => "Telling the user",
        Topic::NotHeld => "Not held",
        Topic::Certificate => "Certificate",
        Topic::Retention => "How long data live",
        Topic::More => "Also",
    }
}

/// What a provider asks back.
pub fn question(question: Question) -> &'static str {
    match question {
        Question::Identifier => "Which account is it? Give the account number or the full address.",
        Question::DateSeen => "On which day did you see this address?",
        Question::Nexus => "What did each account do, to whom, and when?",
        Question::Period => "Which days do you need?",
        Question::Assurances => "Please give the statement that we asked for.",
        Question::Power => "Which article of your law lets you ask?",
        Question::PortTime => "Which port, and which second?",
        Question::Zone => "In which zone are your times?",
        Question::WorkspaceReason => "Why do you not ask the organisation that runs this mailbox?",
        Question::Spellings => "Which other spellings does the name have?",
    }
}

/// What an authority finds wanting in a request for assistance, in a sentence.
pub fn assistance(point: AssistancePoint) -> &'static str {
    match point {
        AssistancePoint::Route => {
            "This did not come from your central authority. We cannot act on it; please send it the way that your law and the treaty name."
        }
        AssistancePoint::Signature => {
            "The request is not signed by the authority that the law names. Signed by an investigator it is no request."
        }
        AssistancePoint::Stage => {
            "The law lets us ask another State only once an investigation has commenced. Your paper speaks of an enquiry."
        }
        AssistancePoint::Treaty => "Please name the basis between the two States: treaty and article, or reciprocity.",
        AssistancePoint::TreatyScope => {
            "The basis that you name is not open to both States, or the facts do not open it. Please show it, or name another."
        }
        AssistancePoint::Offence => "Please name the offence, and set out the text of its provision.",
        AssistancePoint::Penalty => "Please state the highest penalty on the day of the acts.",
        AssistancePoint::DualCriminality => {
            "Please describe what was done, in plain words. A name from your law does not show us that it is a crime here."
        }
        AssistancePoint::Standard => {
            "The facts do not yet meet our test. For each account, please give a recent act, its date, its source, and why the evidence lies there."
        }
        AssistancePoint::Limits => "No court here orders a whole account. Please give bounds: days, folders, persons, words.",
        AssistancePoint::Privilege => {
            "The account holds talk with a lawyer or another protected person. Please say who is left out, and who filters the rest."
        }
        AssistancePoint::EvidenceForm => "Please say in which form your court needs the records.",
        AssistancePoint::Confidentiality => "Please say whether the user may be told, and if not, why and until when.",
        AssistancePoint::Assurances => {
            "Some assurances are missing: reciprocity, limits on use, costs, no political purpose, penalties, no second trial."
        }
        AssistancePoint::Translation => {
            "Please send the request and its annexes in our language, or with a certified translation."
        }
        AssistancePoint::RealTimeKind => "Please ask for one kind of collection: traffic, or content.",
        AssistancePoint::RealTimeTerm => "Please give first and last day of the collection; the shortest term that serves.",
        AssistancePoint::RealTimeOrder => "Please attach the order of your court that allows the same at home.",
        AssistancePoint::LastResort => "Please say what milder steps were tried, and with what result.",
        AssistancePoint::RealTimeEnd => "Please say who filters what comes, when the collection ends, and what is destroyed.",
    }
}

/// Another way to data, in a sentence.
pub fn process(process: Process) -> &'static str {
    match process {
        Process::Voluntary => "a request on this form",
        Process::OrderOfRequestingState => "an order of a court of your State",
        Process::OwnCourt => "an order of our own court, through mutual legal assistance",
        Process::ContactPoint => "the national contact point",
        Process::Mla => "mutual legal assistance",
        Process::FiuToFiu => "your financial intelligence unit",
    }
}

/// An element of a signature, in a sentence.
pub fn signature(element: SignatureElement) -> &'static str {
    match element {
        SignatureElement::Letterhead => "the letterhead",
        SignatureElement::Authority => "the authority and its place",
        SignatureElement::Officer => "the officer's name",
        SignatureElement::Badge => "the badge or service number",
        SignatureElement::DirectPhone => "a direct telephone",
        SignatureElement::Dated => "the date",
        SignatureElement::Signed => "the signature",
        SignatureElement::Stamp => "the stamp",
        SignatureElement::NonEditable => "a file that nobody can edit",
        SignatureElement::Supervisor => "the signature of the head of the unit",
        SignatureElement::TruthStatement => "the sentence that the statements are true",
    }
}

/// What a request must say, in a sentence.
pub fn need(need: Need) -> &'static str {
    match need {
        Need::Offence => "the offence",
        Need::Power => "the law that lets you ask",
        Need::Nexus => "what the account did",
        Need::Reason => "a reason",
        Need::Facts => "the facts",
        Need::Order => "a court order",
        Need::Purpose => "the purpose",
        Need::Proportionality => "why this is proportionate",
        Need::NatureOfInvestigation => "the nature of the investigation",
        Need::Identifier => "an identifier",
        Need::DataTypes => "the data types",
        Need::Period => "the period",
        Need::FollowUp => "the step that will follow",
        Need::Letterhead => "your letterhead",
        Need::Signature => "a signature",
        Need::Time => "the time of the event",
        Need::Nature => "the nature of the danger",
        Need::Person => "the person in danger",
        Need::Recency => "how recent your knowledge is",
        Need::HowDataHelps => "how the data will help",
        Need::Source => "how you know it",
        Need::Deadline => "by when you need it",
        Need::SwornOfficer => "that you are a sworn officer",
        Need::Supervisor => "a supervisor whom we can call",
    }
}
