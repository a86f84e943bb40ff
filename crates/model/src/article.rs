//! What the project says about a code, in one language, as its page needs it.

use crate::StatusCode;
use crate::wire::EntryText;

/// A place on the web that supports a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// As it is cited: `RFC 9110 §15.4.2`.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// A statement and what it rests on. Backticks enclose what is code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The statement.
    pub text: String,
    /// Its sources; none where it is advice from practice.
    pub sources: Vec<Link>,
}

/// A redirect flow in a few lines, and where the whole of it is played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowSketch {
    /// What it is called.
    pub title: String,
    /// The fragment of the visualiser's address.
    pub link: String,
    /// Method, path or URL, and status of each hop.
    pub hops: Vec<(String, String, u32)>,
}

/// A statement about something that has a name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name: a role, a fact, a field, a log line, a library.
    pub name: String,
    /// What kind it is: a value, a level, the program that prints the line.
    pub kind: String,
    /// The statement.
    pub said: Said,
}

/// A statement about codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The codes.
    pub codes: Vec<StatusCode>,
    /// The statement.
    pub said: Said,
}

/// A sentence of the document, and what is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erratum {
    /// Its line in the document.
    pub line: u32,
    /// The words in question.
    pub quote: String,
    /// `wrong`, `outdated` or `imprecise`.
    pub verdict: String,
    /// What is true.
    pub correction: Said,
}

/// What a vendor means by the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Who.
    pub vendor: String,
    /// The vendor's name for it.
    pub name: String,
    /// What it means.
    pub said: Said,
    /// `yes`, `no`, `log`, `body` or `historical`.
    pub on_the_wire: String,
    /// What really is on the wire, where that needs saying.
    pub wire: String,
    /// `source`, `docs`, `report` or `unverified`.
    pub verification: String,
}

/// An exchange of messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// A remark; may be empty.
    pub note: String,
    /// The request.
    pub request: String,
    /// The response; empty where none is sent.
    pub response: String,
}

/// Everything about one code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The document's text, if it has the code.
    pub document: Option<EntryText>,
    /// What of it needs correcting.
    pub errata: Vec<Erratum>,
    /// Where the code is defined; none for one that is not registered.
    pub spec: Option<Link>,
    /// What it means.
    pub summary: Said,
    /// Caching, content, retrying, method: the name of the fact, its value, a remark.
    pub facts: Vec<Named>,
    /// Fields of the response: name, level, nothing more.
    pub fields: Vec<Named>,
    /// Completes "choose it if …".
    pub pick: String,
    /// When to send it.
    pub send_when: Said,
    /// What to send instead, and why.
    pub instead: Vec<About>,
    /// What a client should do.
    pub client_does: Said,
    /// Causes and first checks, by role.
    pub trouble: Vec<Named>,
    /// The difference that decides between it and its neighbours.
    pub near: Vec<About>,
    /// Log lines and error messages: the line, who prints it, what it means.
    pub symptoms: Vec<Named>,
    /// An exchange.
    pub example: Example,
    /// How libraries spell it: the library, the constant.
    pub constants: Vec<(String, String)>,
    /// What vendors mean by it.
    pub meanings: Vec<Meaning>,
    /// Codes worth reading next.
    pub related: Vec<StatusCode>,
    /// For a redirect: a flow that shows it.
    pub flow: Option<FlowSketch>,
}

/// What the project says about a class.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassArticle {
    /// What it means.
    pub meaning: Said,
    /// What a client does with a code of it that it does not know.
    pub unknown: Said,
    /// What to keep in mind when sending one.
    pub advice: Said,
    /// What of the document's text needs correcting.
    pub errata: Vec<Erratum>,
    /// A sentence about each of its codes.
    pub rows: Vec<(StatusCode, String)>,
}
