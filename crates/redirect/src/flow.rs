//! A redirect flow: a request, the responses that answer it, and the client's options.

use crate::Recorded;
use std::sync::Arc;

/// So many responses of a transcript are kept, and so many a link can have.
pub const MOST_RESPONSES: usize = 100;

/// A question to the engine: what does this client do with this request and these responses?
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// The asker's own name for the flow; the trace carries it back.
    pub id: String,
    /// The id of a client profile.
    pub client: String,
    /// The first request.
    pub request: Request,
    /// What answers the requests that reach a server, in order. After them an empty 200 is
    /// assumed, unless the responses were recorded: then nothing is.
    pub responses: Vec<Response>,
    /// How often the flow is played, against the same cache and cookie jar; 1 or more.
    pub visits: u32,
    /// The client's own switches.
    pub options: Options,
    /// Where the responses come from, if they were not made up: no further one is invented.
    pub recorded: Option<Recorded>,
}

/// A request as it is asked for or sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The method, as written.
    pub method: String,
    /// The target URI, with its fragment.
    pub url: String,
    /// The fields whose presence redirects decide.
    pub headers: Fields,
    /// The content, if there is any.
    pub body: Option<Arc<str>>,
    /// False for a stream, which cannot be sent twice.
    pub replayable: bool,
}

/// A response of a server.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Its fields, in order.
    pub headers: Fields,
}

/// Fields of a message, in order, with repetitions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(pub Vec<(Arc<str>, Arc<str>)>);

impl Fields {
    /// The value of the first field of this name, in any case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| &**value)
    }

    /// The values of all fields of this name, in any case.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| &**v)
    }

    /// Adds a field at the end.
    pub fn add(&mut self, name: &str, value: &str) {
        self.0.push((name.into(), value.into()));
    }

    /// Removes all fields of this name, in any case; says whether there was one.
    pub fn remove(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|(n, _)| !n.eq_ignore_ascii_case(name));
        self.0.len() < before
    }

    /// Puts one field, at the end, in the place of all of this name.
    pub fn set(&mut self, name: &str, value: &str) {
        self.remove(name);
        self.add(name, value);
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Fields {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Fields {
        Fields(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

/// What one can tell a client. Each client looks at its own switches only.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// False: the client is left as it comes out of the box if it does not follow by itself, or
    /// told not to. True, the default: it follows.
    pub follow: bool,
    /// curl `--post301`, `--post302`, `--post303`: the statuses after which POST stays POST.
    pub keep_post: Vec<u16>,
    /// curl `--location-trusted`: credentials go to every host.
    pub location_trusted: bool,
    /// How many redirects are followed at most, if not as many as the client would by itself.
    pub max_redirects: Option<u32>,
    /// fetch: the redirect mode.
    pub redirect: RedirectMode,
    /// fetch: the request mode.
    pub mode: Mode,
    /// fetch: the credentials mode.
    pub credentials: CredentialsMode,
    /// fetch and navigation: the referrer policy, as its token; empty is the default policy.
    pub referrer_policy: String,
    /// fetch and navigation: the address of the page that asks; by default on the origin of the
    /// first request.
    pub page: Option<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            follow: true,
            keep_post: Vec::new(),
            location_trusted: false,
            max_redirects: None,
            redirect: RedirectMode::Follow,
            mode: Mode::Cors,
            credentials: CredentialsMode::SameOrigin,
            referrer_policy: String::new(),
            page: None,
        }
    }
}

/// The redirect mode of the Fetch standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectMode {
    /// Redirects are followed.
    Follow,
    /// A redirect is a network error.
    Error,
    /// A redirect is handed back as an opaque-redirect response.
    Manual,
}

/// The request mode of the Fetch standard, as far as a script can choose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Across origins only with the server's leave.
    Cors,
    /// Across origins without being able to read the answer.
    NoCors,
    /// Never across origins.
    SameOrigin,
}

/// The credentials mode of the Fetch standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialsMode {
    /// No cookies at all.
    Omit,
    /// Cookies to the page's own origin.
    SameOrigin,
    /// Cookies to everyone.
    Include,
}
