//! The query language: from a text to terms with their places, and what is wrong with it.

mod diagnostic;
mod facet;
mod number;
mod parse;

pub use diagnostic::{Diagnostic, Fault};
pub use facet::{Facet, Fact, Is};
pub use number::Numbers;
pub use parse::MOST_CHARACTERS;

use std::ops::Range;

/// What a reader asks for: terms that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The text as typed.
    pub text: String,
    /// The terms, in the order typed.
    pub terms: Vec<Term>,
    /// What was not understood, in the order typed. Those parts are in no term.
    pub diagnostics: Vec<Diagnostic>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it stands in the text, in bytes; its minus sign and quotation marks included.
    pub span: Range<usize>,
    /// Whether it must not hold.
    pub negated: bool,
    /// What it says.
    pub kind: TermKind,
}

/// What a term says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// Codes by number.
    Numbers(Numbers),
    /// A word, or a quoted phrase, folded.
    Text {
        /// The words.
        text: String,
        /// Whether it was quoted: then it is found as it stands, and in no other way.
        quoted: bool,
    },
    /// A fact.
    Fact(Fact),
}

impl Query {
    /// Reads what a reader typed. Every text is a query; blank text asks for everything.
    pub fn parse(text: &str) -> Query {
        parse::parse(text)
    }

    /// Whether it asks for everything. A query of nothing but faults does.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The part of the text that a span names.
    pub fn part(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The text without the part that a span names.
    pub fn without(&self, span: &Range<usize>) -> String {
        let (before, after) = (self.text.get(..span.start), self.text.get(span.end..));
        let words = [before.unwrap_or_default().trim(), after.unwrap_or_default().trim()];
        words.join(" ").trim().to_owned()
    }
}
