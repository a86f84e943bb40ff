//! What a transcript says beside its responses: how it ended, and what of it is not there.

/// Said of a flow whose responses were read from a transcript or a HAR file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// How many responses of the transcript the flow does not have.
    pub cut: u32,
    /// What the client said at the end, if it said anything.
    pub end: Option<End>,
}

/// The end of a transcript, in the client's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// What it means.
    pub kind: EndKind,
    /// The line as it was printed, at most [`End::LENGTH`] characters, without secrets.
    pub text: String,
}

impl End {
    /// So many characters of the line are kept.
    pub const LENGTH: usize = 200;

    /// An end with as much of its text as is kept.
    pub fn new(kind: EndKind, text: &str) -> End {
        let text: String = text.trim_ascii().chars().take(End::LENGTH).collect();
        End { kind, text: text.trim_ascii_end().to_owned() }
    }
}

/// What the end of a transcript means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndKind {
    /// The client follows no more redirects; how many it did, where it says so.
    TooManyRedirects(Option<u32>),
    /// The host has no address.
    NoHost,
    /// Nobody listens there, or nothing leads there.
    Refused,
    /// Nothing came for too long.
    TimedOut,
    /// The connection could not be made secure.
    Tls,
    /// The connection was closed before the answer was whole.
    Closed,
    /// The client may not ask, or not see the answer.
    Blocked,
    /// The client or its user stopped.
    Aborted,
    /// Anything else.
    Other,
}

impl EndKind {
    /// All kinds, without their numbers; in the order of links, so it grows at the end only.
    pub const ALL: [EndKind; 9] = [
        EndKind::TooManyRedirects(None),
        EndKind::NoHost,
        EndKind::Refused,
        EndKind::TimedOut,
        EndKind::Tls,
        EndKind::Closed,
        EndKind::Blocked,
        EndKind::Aborted,
        EndKind::Other,
    ];

    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            EndKind::TooManyRedirects(_) => "too-many-redirects",
            EndKind::NoHost => "no-host",
            EndKind::Refused => "refused",
            EndKind::TimedOut => "timed-out",
            EndKind::Tls => "tls",
            EndKind::Closed => "closed",
            EndKind::Blocked => "blocked",
            EndKind::Aborted => "aborted",
            EndKind::Other => "other",
        }
    }

    /// The limit that was reached, where the client says it.
    pub fn limit(self) -> Option<u32> {
        match self {
            EndKind::TooManyRedirects(limit) => limit,
            _ => None,
        }
    }

    /// The same kind, with the limit where it can have one.
    pub fn with_limit(self, limit: Option<u32>) -> EndKind {
        match self {
            EndKind::TooManyRedirects(_) => EndKind::TooManyRedirects(limit),
            other => other,
        }
    }

    /// Whether the client got no answer to its last request.
    pub fn is_silence(self) -> bool {
        !matches!(self, EndKind::TooManyRedirects(_) | EndKind::Other)
    }
}
