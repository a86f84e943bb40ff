//! A question, ready to be asked.

use crate::card::Card;
use model::StatusCode;
use model::article::Said;
use redirect::Flow;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One of the choices is chosen.
    Choose,
    /// The number is typed; the one choice is the right one.
    Type,
    /// The choices are put in order.
    Order,
}

/// A question in one language. Backticks enclose what is code.
#[derive(Clone, Debug)]
pub struct Question {
    /// The card it belongs to.
    pub card: Card,
    /// Which of the card's questions it is.
    pub variant: String,
    /// How it is answered.
    pub form: Form,
    /// The question.
    pub ask: String,
    /// What it is about, where that is more than the question: a case, a message.
    pub about: String,
    /// For a prediction: what the engine has played.
    pub flow: Option<Flow>,
    /// The choices, as they are shown. Of [`Form::Choose`] one is right.
    pub choices: Vec<Choice>,
}

/// Something to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The text.
    pub text: String,
    /// The code that it stands for.
    pub code: Option<StatusCode>,
    /// Whether it is the right one; of [`Form::Order`] all are.
    pub right: bool,
    /// Why it is right, or why not.
    pub reason: Said,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A choice, by its place.
    Chosen(usize),
    /// What was typed.
    Typed(String),
    /// The choices in the order given, by their places.
    Ordered(Vec<usize>),
}

impl Question {
    /// Whether an answer is right.
    pub fn is_right(&self, answer: &Answer) -> bool {
        match answer {
            Answer::Chosen(at) => self.choices.get(*at).is_some_and(|choice| choice.right),
            Answer::Typed(text) => StatusCode::parse(text.trim()) == Some(self.card.code),
            Answer::Ordered(places) => {
                let given = places.iter().filter_map(|at| self.choices.get(*at)?.code);
                given.eq(self.in_order().into_iter().filter_map(|at| self.choices[at].code))
            }
        }
    }

    /// Whether an answer is one: three digits, or all choices in an order.
    pub fn is_whole(&self, answer: &Answer) -> bool {
        match answer {
            Answer::Chosen(_) => true,
            Answer::Typed(text) => text.trim().chars().count() == 3,
            Answer::Ordered(places) => places.len() == self.choices.len(),
        }
    }

    /// The place of the right choice.
    pub fn right(&self) -> Option<usize> {
        self.choices.iter().position(|choice| choice.right)
    }

    /// The places of the choices in the order of their numbers.
    pub fn in_order(&self) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::new();
        for (at, choice) in self.choices.iter().enumerate() {
            let place = places.partition_point(|at| self.choices[*at].code < choice.code);
            places.insert(place, at);
        }
        places
    }

    /// The code that was taken for the right one, if the answer was wrong and names one.
    pub fn mistaken_for(&self, answer: &Answer) -> Option<StatusCode> {
        let code = match answer {
            Answer::Chosen(at) => self.choices.get(*at)?.code,
            Answer::Typed(text) => StatusCode::parse(text.trim()),
            Answer::Ordered(_) => None,
        };
        code.filter(|code| *code != self.card.code)
    }
}
