//! A short test, once before a workshop and once after it: two forms of the same difficulty, so that both times the
//! items are new. It measures a class and marks nobody; what was answered is kept elsewhere, and only as numbers.

use super::id::{ItemId, TestId};
use super::lesson::{Choice, Module};
use super::time::Date;
use serde::{Deserialize, Serialize};

/// A test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// Its id.
    pub id: TestId,
    /// Its title.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
    /// What is said before it.
    pub about: String,
    /// The day of its facts.
    pub as_of: Date,
    /// One form.
    pub form_a: Vec<Item>,
    /// The other; item by item like the first.
    pub form_b: Vec<Item>,
}

impl Test {
    /// The items of a form.
    pub fn form(&self, form: TestForm) -> &[Item] {
        match form {
            TestForm::A => &self.form_a,
            TestForm::B => &self.form_b,
        }
    }
}

/// One of the two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TestForm {
    /// Form A.
    A,
    /// Form B.
    B,
}

impl TestForm {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// Its letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }

    /// The form with which a participant begins: odd numbers with A, even ones with B, so that half of the room has
    /// either. The last digit of a code counts; a code without one gives none.
    pub fn of_code(code: &str) -> Option<Self> {
        let digit = code.trim().chars().rev().find_map(|letter| letter.to_digit(10))?;
        Some(if digit % 2 == 1 { Self::A } else { Self::B })
    }
}

/// When a test is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sitting {
    /// Before the workshop.
    Before,
    /// After it.
    After,
}

/// How hard an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Difficulty {
    /// One step, said in a lesson.
    Recall,
    /// One step, in a situation.
    Apply,
    /// Two things have to be weighed.
    Weigh,
}

/// An item: a question with four answers, of which one is the best.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id, unique in the test.
    pub id: ItemId,
    /// What it asks about.
    pub module: Module,
    /// The mistake that it would show: `E08`.
    pub mistake: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// What is asked.
    pub ask: String,
    /// What can be answered.
    pub options: Vec<Choice>,
}

impl Item {
    /// The place of the best answer.
    pub fn right(&self) -> Option<usize> {
        self.options.iter().position(|option| option.right)
    }
}

#[cfg(test)]
mod tests {
    use super::TestForm;

    #[test]
    fn a_code_says_which_form_comes_first() {
        for (code, form) in [
            ("A01", Some(TestForm::A)),
            ("A12", Some(TestForm::B)),
            (" b7 ", Some(TestForm::A)),
            ("10x", Some(TestForm::B)),
            ("", None),
            ("Ali", None),
        ] {
            assert_eq!(TestForm::of_code(code), form, "{code}");
        }
    }
}
