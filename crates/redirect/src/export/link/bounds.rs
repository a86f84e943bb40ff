//! How much a link can have: for the writer as for the reader.

use crate::Flow;
use crate::flow::MOST_RESPONSES;
use std::fmt;

/// So long a flow may be, in bytes of text.
pub(super) const MOST_TEXT: usize = 64 * 1024;
/// So many fields a message may have.
pub(super) const MOST_FIELDS: usize = 100;
/// How often a flow may be played.
pub(super) const VISITS: std::ops::RangeInclusive<u32> = 1..=10;
/// Statuses that a link can have.
pub(super) const STATUSES: std::ops::RangeInclusive<u16> = 100..=999;

/// What a flow has more of than a link can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// Bytes of text, all together.
    Text,
    /// Fields of one message.
    Fields,
    /// Responses.
    Responses,
    /// Visits; or a status has more than three digits.
    Number,
}

impl TooLarge {
    /// How much of it a link can have.
    pub fn most(self) -> usize {
        match self {
            TooLarge::Text => MOST_TEXT,
            TooLarge::Fields => MOST_FIELDS,
            TooLarge::Responses => MOST_RESPONSES,
            TooLarge::Number => *VISITS.end() as usize,
        }
    }
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let what = match self {
            TooLarge::Text => "bytes of text",
            TooLarge::Fields => "fields of a message",
            TooLarge::Responses => "responses",
            TooLarge::Number => "visits, and statuses of three digits",
        };
        write!(f, "too large for a link, which has at most {} {what}", self.most())
    }
}

impl std::error::Error for TooLarge {}

/// Holds everything but the length of its texts against the bounds.
pub(super) fn check(flow: &Flow) -> Result<(), TooLarge> {
    let fields = flow.responses.iter().map(|it| &it.headers).chain([&flow.request.headers]);
    match () {
        () if flow.responses.len() > MOST_RESPONSES => Err(TooLarge::Responses),
        () if fields.into_iter().any(|it| it.0.len() > MOST_FIELDS) => Err(TooLarge::Fields),
        () if !VISITS.contains(&flow.visits.max(1)) => Err(TooLarge::Number),
        () if flow.responses.iter().any(|it| !STATUSES.contains(&it.status)) => {
            Err(TooLarge::Number)
        }
        () => Ok(()),
    }
}
