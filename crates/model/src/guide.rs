//! The questions that lead to a code, and the codes that are easily confused.

use crate::StatusCode;
use crate::article::{About, Said};

/// The questions that lead to a code, in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guide {
    /// The questions, the first one first.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// A remark; may be empty.
    pub hint: String,
    /// The answers: two to nine.
    pub options: Vec<Choice>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The answer.
    pub text: String,
    /// A remark; may be empty.
    pub hint: String,
    /// Where it leads.
    pub leads: Leads,
}

/// Where an answer leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Leads {
    /// To another question, by its place in [`Guide::questions`].
    Question(usize),
    /// To a code, for a reason.
    Code(StatusCode, Said),
}

/// Codes that are easily confused, and what tells them apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Confused {
    /// The codes, two to six.
    pub codes: Vec<StatusCode>,
    /// The differences that decide.
    pub near: Vec<About>,
}

/// Where a walk through the guide has come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// The question and the answer of each step taken, by their places.
    pub steps: Vec<(usize, usize)>,
    /// The question that is open; none once a code is reached.
    pub open: Option<usize>,
}

impl Guide {
    /// Follows answers, each a digit from 1; stops at the first that is none.
    pub fn walk(&self, answers: &str) -> Walk {
        let mut walk = Walk { steps: Vec::new(), open: (!self.questions.is_empty()).then_some(0) };
        for digit in answers.bytes() {
            let Some(question) = walk.open else { break };
            let option = usize::from(digit.wrapping_sub(b'1'));
            let Some(choice) = self.questions[question].options.get(option) else { break };
            walk.steps.push((question, option));
            walk.open = match &choice.leads {
                Leads::Question(next) => Some(*next),
                Leads::Code(..) => None,
            };
        }
        walk
    }

    /// The answer of a step.
    pub fn choice(&self, (question, option): (usize, usize)) -> &Choice {
        &self.questions[question].options[option]
    }

    /// The codes that can still be reached from a question, each once, by number.
    pub fn reachable(&self, question: usize) -> Vec<StatusCode> {
        let mut codes: Vec<StatusCode> = Vec::new();
        let mut open = vec![question];
        while let Some(question) = open.pop() {
            for choice in &self.questions[question].options {
                match &choice.leads {
                    Leads::Question(next) => open.push(*next),
                    Leads::Code(code, _) => {
                        // No sorting: its code would be the largest function of the page.
                        if let Err(place) = codes.binary_search(code) {
                            codes.insert(place, *code);
                        }
                    }
                }
            }
        }
        codes
    }
}
