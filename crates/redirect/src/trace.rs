//! What happened: the hops of each visit, and how it ended.

use crate::{Request, Response, Topic};

/// The answer to a flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// One item for each visit; at least one where [`crate::follow()`] has made it.
    pub visits: Vec<Visit>,
}

/// One run of the flow, from the first request to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The requests and their answers. At least one, but for a fetch that is refused before
    /// anything is asked (its method is forbidden, a GET has content …), which is an error.
    pub hops: Vec<Hop>,
    /// Whether the client hands back a response, or fails.
    pub outcome: Outcome,
    /// fetch: the type of the response.
    pub kind: Option<ResponseType>,
    /// The status of the response, as the client shows it; `None` for a failure.
    pub status: Option<u16>,
    /// The URL at the end, with its fragment; where the client failed, the last one requested.
    pub url: String,
    /// Whether at least one redirect was followed.
    pub redirected: bool,
    /// Why it ended otherwise than with the last response, or with a 3xx handed back.
    pub reason: Option<Reason>,
}

/// One request and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Hop {
    /// The request as the client makes it.
    pub request: Request,
    /// The answer; where there is none ([`From::Unrecorded`]), its status is 0.
    pub response: Response,
    /// Who answered.
    pub from: From,
    /// Whether a CORS preflight went before it.
    pub preflight: bool,
    /// The index, into the flow's responses, of the one that answered.
    pub answered_by: Option<usize>,
    /// The rules that decided what follows.
    pub rules: Topics,
}

/// Who answered a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A server.
    Network,
    /// The client's own store of redirects.
    Cache,
    /// The client itself, because the host may be asked by https only (RFC 6797).
    Hsts,
    /// Nobody that is known: the transcript has no answer to it.
    Unrecorded,
}

impl Hop {
    /// Whether the answer is the empty 200 that stands for whatever comes after the responses.
    pub fn is_assumed(&self) -> bool {
        self.from == From::Network && self.answered_by.is_none()
    }

    /// Whether there is an answer, given or assumed.
    pub fn is_answered(&self) -> bool {
        self.from != From::Unrecorded
    }

    /// Whether the answer was given with the flow, or made up by the client itself.
    pub fn is_given(&self) -> bool {
        self.is_answered() && !self.is_assumed()
    }
}

/// How a visit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The caller gets a response.
    Response,
    /// The caller gets an error.
    Error,
    /// The transcript does not say.
    Unknown,
}

/// The response types of the Fetch standard that can come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseType {
    /// From the page's own origin.
    Basic,
    /// From another, readable.
    Cors,
    /// From another, unreadable.
    Opaque,
    /// A redirect that was not followed, unreadable.
    OpaqueRedirect,
    /// A network error.
    Error,
}

/// Why a visit did not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The limit of redirects is reached.
    TooManyRedirects,
    /// The client itself saw that it goes in a circle.
    Loop,
    /// A redirect without `Location`.
    MissingLocation,
    /// More than one `Location`, and the client refuses that.
    MultipleLocations,
    /// A `Location` that cannot be read.
    BadLocation,
    /// A scheme that the client does not follow.
    UnsupportedScheme,
    /// User information in the `Location`, where it is forbidden.
    CredentialsInUrl,
    /// A cross-origin answer that the page may not see.
    Cors,
    /// A content that would have to be sent again and cannot.
    UnfollowableBody,
    /// The redirect mode forbids it.
    RedirectMode,
    /// No answer came, as the end of the transcript says.
    NoAnswer,
    /// A status that the client takes for a failure.
    Status,
}

/// A set of topics.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Topics(u32);

impl Topics {
    /// Adds a topic.
    pub fn add(&mut self, topic: Topic) {
        self.0 |= 1 << topic as u32;
    }

    /// Whether the topic is in the set.
    pub fn has(self, topic: Topic) -> bool {
        self.0 & (1 << topic as u32) != 0
    }

    /// The topics, in the order of [`Topic::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Topic> {
        Topic::ALL.into_iter().filter(move |topic| self.has(*topic))
    }
}

impl std::fmt::Debug for Topics {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Outcome {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Response => "response",
            Outcome::Error => "error",
            Outcome::Unknown => "unknown",
        }
    }
}

impl From {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            From::Network => "network",
            From::Cache => "cache",
            From::Hsts => "hsts",
            From::Unrecorded => "unrecorded",
        }
    }
}

impl ResponseType {
    /// The standard's word.
    pub fn name(self) -> &'static str {
        match self {
            ResponseType::Basic => "basic",
            ResponseType::Cors => "cors",
            ResponseType::Opaque => "opaque",
            ResponseType::OpaqueRedirect => "opaqueredirect",
            ResponseType::Error => "error",
        }
    }
}

impl Reason {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Reason::TooManyRedirects => "too-many-redirects",
            Reason::Loop => "loop",
            Reason::MissingLocation => "missing-location",
            Reason::MultipleLocations => "multiple-locations",
            Reason::BadLocation => "bad-location",
            Reason::UnsupportedScheme => "unsupported-scheme",
            Reason::CredentialsInUrl => "credentials-in-url",
            Reason::Cors => "cors",
            Reason::UnfollowableBody => "unfollowable-body",
            Reason::RedirectMode => "redirect-mode",
            Reason::NoAnswer => "no-answer",
            Reason::Status => "status",
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A visit of one hop, for tests of what is made of visits.
    pub(crate) fn visit(url: &str, status: u16) -> Visit {
        let request =
            Request { method: "GET".to_owned(), url: url.to_owned(), ..Request::default() };
        let hop = Hop {
            request,
            response: Response { status, ..Response::default() },
            from: From::Network,
            preflight: false,
            answered_by: Some(0),
            rules: Topics::default(),
        };
        Visit {
            hops: vec![hop],
            outcome: Outcome::Response,
            kind: None,
            status: Some(status),
            url: url.to_owned(),
            redirected: false,
            reason: None,
        }
    }
}
