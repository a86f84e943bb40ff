use super::Facet;
use std::ops::Range;

/// A part of a query that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
    /// What is wrong with it.
    pub fault: Fault,
    /// What may have been meant, to stand in its place.
    pub instead: Option<String>,
}

/// What is wrong with a part of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no such facet.
    Facet,
    /// The facet has no such value.
    Value(Facet),
    /// The facet stands alone.
    NoValue(Facet),
    /// The first number is larger than the second.
    Reversed,
    /// A comparison without a number of at most three digits.
    NoNumber,
    /// The text is longer than what is read of it.
    TooLong,
}
