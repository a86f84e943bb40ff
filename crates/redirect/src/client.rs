//! A client as data: what it does with redirects, topic by topic, as `content/clients.toml` says.

use crate::url::{Syntax, Url};
use model::article::Said;

/// A client's profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// Its id: `curl`, `fetch` …
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The language or kind of program it belongs to.
    pub language: String,
    /// The version that the profile describes.
    pub version: String,
    /// Which algorithm it runs.
    pub kind: Kind,
    /// Whether it follows without being told.
    pub follows: bool,
    /// What turns following on, where it is off by itself.
    pub switch: String,
    /// What becomes of the method, for 300 to 308 and then for any other 3xx.
    pub method: [Vec<Arm>; 10],
    /// What becomes of the content.
    pub content: Content,
    /// Which hand-set fields stay behind at which boundary.
    pub credentials: Vec<Boundary>,
    /// Whether cookies set on the way are sent back.
    pub jar: Option<Jar>,
    /// The `Referer` of the next request.
    pub referer: Referer,
    /// How `Location` is read.
    pub location: Location,
    /// Whether the fragment is carried on where `Location` has none.
    pub inherits_fragment: bool,
    /// What it does with other schemes, and at a change of scheme.
    pub scheme: Scheme,
    /// How many redirects it follows, and what comes then.
    pub limit: Limit,
    /// Whether it looks for circles by itself.
    pub loops: Option<Loops>,
    /// Whether it keeps redirects.
    pub caches: bool,
    /// Whether it remembers `Strict-Transport-Security`.
    pub upgrades: bool,
    /// The rules behind all that.
    pub rules: Vec<Rule>,
}

/// A rule of a client, as a reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What it decides.
    pub topic: Topic,
    /// Its id: `requests.method`, `fetch.http-redirect-fetch.11`.
    pub id: String,
    /// What it says, in the reader's language, and where that is written.
    pub said: Said,
}

/// Which algorithm a client runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A table and a loop, as libraries have it.
    Library,
    /// The Fetch standard.
    Fetch,
    /// A browser going to another page.
    Navigation,
}

/// What a rule decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Whether redirects are followed at all.
    Follow,
    /// The method of the next request, and whether there is one.
    Method,
    /// Its content, and the fields about the content.
    Content,
    /// Hand-set fields with secrets.
    Credentials,
    /// The cookie jar.
    Cookies,
    /// `Referer`.
    Referer,
    /// `Origin`.
    Origin,
    /// The next URL.
    Location,
    /// Its fragment.
    Fragment,
    /// Its scheme.
    Scheme,
    /// The limit of redirects.
    Limit,
    /// Circles.
    Loop,
    /// Kept redirects.
    Cache,
    /// Hosts that are asked by https only.
    Hsts,
    /// Whether the page may see an answer.
    Cors,
    /// The redirect mode.
    Mode,
    /// User information in a `Location`.
    UrlCredentials,
    /// Preflights.
    Preflight,
    /// Fields that a script cannot set.
    Forbidden,
}

impl Topic {
    /// All topics.
    pub const ALL: [Topic; 19] = [
        Topic::Follow,
        Topic::Method,
        Topic::Content,
        Topic::Credentials,
        Topic::Cookies,
        Topic::Referer,
        Topic::Origin,
        Topic::Location,
        Topic::Fragment,
        Topic::Scheme,
        Topic::Limit,
        Topic::Loop,
        Topic::Cache,
        Topic::Hsts,
        Topic::Cors,
        Topic::Mode,
        Topic::UrlCredentials,
        Topic::Preflight,
        Topic::Forbidden,
    ];

    /// The topic's key in a profile.
    pub fn name(self) -> &'static str {
        match self {
            Topic::Follow => "follow",
            Topic::Method => "method",
            Topic::Content => "content",
            Topic::Credentials => "credentials",
            Topic::Cookies => "cookies",
            Topic::Referer => "referer",
            Topic::Origin => "origin",
            Topic::Location => "location",
            Topic::Fragment => "fragment",
            Topic::Scheme => "scheme",
            Topic::Limit => "limit",
            Topic::Loop => "loop",
            Topic::Cache => "cache",
            Topic::Hsts => "hsts",
            Topic::Cors => "cors",
            Topic::Mode => "mode",
            Topic::UrlCredentials => "url-credentials",
            Topic::Preflight => "preflight",
            Topic::Forbidden => "forbidden",
        }
    }
}

/// One line of the method table: for these methods, this.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// The methods; empty means every one.
    pub methods: Vec<String>,
    /// Whether the arm is for all *other* methods instead.
    pub except: bool,
    /// What is done.
    pub action: Action,
}

/// What a client does with a redirect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes on with the same method.
    Keep,
    /// Goes on with GET.
    Get,
    /// Goes on with HEAD.
    Head,
    /// Hands the response to its caller.
    Return,
    /// Fails.
    Error,
}

/// What happens where a client does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The caller gets the response.
    Return,
    /// The caller gets an error.
    Error,
}

/// What becomes of the content.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// Statuses at which it is dropped though the method stays.
    pub drop_on: Vec<u16>,
    /// Fields that go with it.
    pub fields: Vec<String>,
    /// Those that go besides when the status is 303.
    pub fields_303: Vec<String>,
    /// What happens when it would have to be sent again and cannot; `None`: the client tries.
    pub stream: Option<End>,
}

/// Hand-set fields that stay behind at a boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The fields.
    pub names: Vec<String>,
    /// They are dropped if one of these is true.
    pub drop: Vec<Crossing>,
    /// A http → https change of the same host on the default ports does not count.
    pub default_upgrade_is_safe: bool,
    /// The next URL is compared with the first request's, not with the previous one's.
    pub compare_first: bool,
    /// They are sent again where a later hop crosses nothing.
    pub comes_back: bool,
}

/// A difference between two URLs that a client minds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crossing {
    /// The hosts differ.
    Host,
    /// The hosts differ, and the new one is no subdomain of the old.
    HostUnlessSubdomain,
    /// The ports in effect differ.
    Port,
    /// The ports as written differ.
    PortWritten,
    /// The schemes differ.
    Scheme,
    /// From http to https.
    Upgrade,
    /// From https to http.
    Downgrade,
    /// Every redirect.
    Always,
}

impl Crossing {
    /// Whether the step from one URL to another is such a crossing.
    pub fn happens(self, from: &Url, to: &Url) -> bool {
        match self {
            Crossing::Host => from.host() != to.host(),
            Crossing::HostUnlessSubdomain => from.host() != to.host() && !to.is_subdomain_of(from),
            Crossing::Port => from.port() != to.port(),
            Crossing::PortWritten => from.port_written() != to.port_written(),
            Crossing::Scheme => from.scheme() != to.scheme(),
            Crossing::Upgrade => from.scheme() == "http" && to.scheme() == "https",
            Crossing::Downgrade => from.scheme() == "https" && to.scheme() == "http",
            Crossing::Always => true,
        }
    }
}

impl Boundary {
    /// Whether the fields stay behind on the way from one URL to another.
    pub fn drops(&self, from: &Url, to: &Url) -> bool {
        let safe = self.default_upgrade_is_safe
            && Crossing::Upgrade.happens(from, to)
            && from.host() == to.host()
            && (from.port(), to.port()) == (Some(80), Some(443));
        !safe && self.drop.iter().any(|crossing| crossing.happens(from, to))
    }
}

/// A cookie jar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jar {
    /// Whether it takes cookies from hosts that are IP addresses.
    pub ip: bool,
}

/// The `Referer` of the next request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referer {
    /// None of the client's own.
    None,
    /// The URL that redirected.
    Previous,
    /// The same, but not from https to http.
    PreviousUnlessDowngrade,
    /// As the referrer policy says.
    Policy,
}

/// How `Location` is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// By which standard.
    pub syntax: Syntax,
    /// A reference that is a query alone replaces the last segment of the path as well, as
    /// RFC 2396 had it.
    pub query_takes_segment: bool,
    /// If there is none.
    pub missing: End,
    /// If it is empty; `None`: it means the same URL.
    pub empty: Option<End>,
    /// If there is more than one.
    pub several: Several,
    /// A raw space: `None` is encoded, otherwise the client ends.
    pub space: Option<End>,
    /// Raw bytes beyond ASCII.
    pub utf8: Utf8,
}

/// What a client makes of several `Location` fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Several {
    /// It takes the first.
    First,
    /// It takes the last.
    Last,
    /// It joins them with a comma and a space, as if they were one.
    Joined,
    /// It joins them with a comma alone.
    Glued,
    /// It fails.
    Error,
}

/// What a client makes of raw UTF-8 in a `Location`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utf8 {
    /// Percent-encodes it.
    Encode,
    /// Takes each byte for a character of Latin-1 and percent-encodes those.
    Latin1,
    /// Fails.
    Error,
}

/// What a client does with schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// With those that are neither http nor https.
    pub others: End,
    /// From https to http; `None`: it follows.
    pub downgrade: Option<End>,
    /// From http to https; `None`: it follows.
    pub upgrade: Option<End>,
}

/// A count that ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many are allowed.
    pub max: u32,
    /// What the next one brings.
    pub at: End,
}

/// A client's own look for circles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loops {
    /// How often it goes to the same URL, and what comes then.
    pub limit: Limit,
    /// Whether the first request counts, too, or only what redirects lead to.
    pub counts_first: bool,
}

impl Client {
    /// The arms of the method table for a status.
    pub fn action(&self, status: u16, method: &str) -> Action {
        let row = match status {
            300..=308 => usize::from(status - 300),
            _ => 9,
        };
        let arm = self.method[row].iter().find(|arm| arm.covers(method));
        arm.map_or(Action::Return, |arm| arm.action)
    }

    /// The rule about a topic.
    pub fn rule(&self, topic: Topic) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.topic == topic)
    }
}

impl Arm {
    fn covers(&self, method: &str) -> bool {
        self.methods.is_empty() || self.methods.iter().any(|m| m == method) != self.except
    }
}
