//! What a screen asks for. Screens return intents; [`super::App`] alone carries them out.

use crate::app::journal::{Mode, Settings};
use crate::app::printing::Print;
use crate::app::testing::TestStep;
use crate::case::Action;
use crate::content::id::FormId;
use crate::content::id::{ClauseId, CompanyId, ExhibitId, LessonId, ProviderId, ScenarioId, TestId};

/// A page of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The list of cases.
    Cases,
    /// Before a case is started.
    Brief(ScenarioId),
    /// The running case.
    Desk,
    /// The closed case.
    Debrief,
    /// The law library.
    Law,
    /// Measures and their legal basis.
    Measures,
    /// Guidelines.
    Providers,
    /// Reference cards on real companies.
    Companies,
    /// Forms.
    Forms,
    /// Lessons.
    Lessons,
    /// The schedule of a workshop, and its test.
    Workshop,
    /// Words and their meanings.
    Glossary,
    /// What the texts of a case should mention, for authors.
    Preview,
    /// Settings.
    Settings,
}

/// What stands in the right pane of the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Work {
    /// What do you do next?
    #[default]
    Decide,
    /// The form of a request.
    Form(u32),
    /// A request that was sent and is not answered.
    Sent(u32),
    /// An answer, by its number.
    Letter(u32),
    /// An event, by its place in the scenario.
    Event(usize),
    /// The decision to send nothing, and why.
    Nothing,
    /// A package that came in, by its place among those received.
    Package(usize),
}

/// What stands in the left pane of the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// The case file.
    #[default]
    CaseFile,
    /// Guidelines.
    Guidelines,
    /// The law.
    Law,
    /// The case so far, and letters.
    Replies,
}

/// One thing that a screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Show a page.
    Go(Page),
    /// Start a new attempt of a case.
    Start(ScenarioId, Mode),
    /// Go on with an attempt.
    Resume(String),
    /// Take an action.
    Act(Action),
    /// Show something in the right pane.
    Work(Work),
    /// Show something in the left pane.
    Beside(Beside),
    /// Something was typed that is not settled.
    Typed,
    /// Settle what was typed in the open form.
    Settle,
    /// Add a row to a table of the open form, holding this.
    AddRow(String, crate::content::value::Row),
    /// Remove a row.
    RemoveRow(String, usize),
    /// Settle, then check these fields of a request (practice).
    Check(u32, Vec<String>),
    /// Settle, then sign and send.
    Send(u32),
    /// Let time pass until something happens.
    Wait,
    /// Close the case.
    Close(String),
    /// Start again in a new attempt, just before the action with this number.
    Retry(u32),
    /// Show a clause over the page.
    Clause(ClauseId),
    /// Show a rule over the page, by its code.
    Rule(String),
    /// Show the clause in the law library or among the guidelines.
    OpenClausePage(ClauseId),
    /// Show a lesson.
    Lesson(LessonId),
    /// Show a provider's guidelines.
    Provider(ProviderId),
    /// Show the reference card on a company.
    Company(CompanyId),
    /// Show a measure in its table.
    Measure(String),
    /// Show a word in the glossary.
    Word(String),
    /// Show a form.
    Form(FormId),
    /// Show an exhibit in the left pane.
    Exhibit(ExhibitId),
    /// Open or close the notebook.
    Notebook,
    /// Search everything.
    Find,
    /// Choose a folder of cases in the system's dialog.
    PickFolder,
    /// Add this folder of cases.
    AddFolder(String),
    /// Choose, in the system's dialog, a folder for the files of a package.
    PickPlace,
    /// Write the files of a package into a folder: its place among those received, the folder.
    SaveFiles(usize, String),
    /// Leave this folder of cases out.
    DropFolder(String),
    /// Change settings.
    Settings(Settings),
    /// The text that was found after a crash was seen.
    DraftSeen,
    /// Print to a PDF.
    Print(Print),
    /// A step in a test.
    Test(TestId, TestStep),
    /// Put text on the clipboard.
    Copy(String),
}
