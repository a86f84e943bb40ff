//! A flow from JSON.

use crate::flow::{CredentialsMode, Fields, Flow, Mode, Options, RedirectMode, Request, Response};
use crate::{End, EndKind, Recorded};
use model::wire::Node;

/// Why a flow could not be read: the member, and what it has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowError {
    /// The member, as a path: `responses[2].status`.
    pub member: String,
    /// What belongs there.
    pub wanted: &'static str,
}

impl std::fmt::Display for FlowError {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "`{}` has to be {}", self.member, self.wanted)
    }
}

impl std::error::Error for FlowError {}

type Read<T> = Result<T, FlowError>;

fn wrong<T>(member: &str, wanted: &'static str) -> Read<T> {
    Err(FlowError { member: member.to_owned(), wanted })
}

/// How many responses a flow may have, and how many visits.
const MOST_RESPONSES: usize = 1000;
const MOST_VISITS: u32 = 10;

/// Reads a flow.
///
/// # Errors
/// The first member that is missing or not of its kind.
pub fn read_flow(node: &impl Node) -> Read<Flow> {
    let Some(request) = node.get("request") else { return wrong("request", "an object") };
    let Some(client) = node.get("client").and_then(|node| node.text()) else {
        return wrong("client", "a client's id");
    };
    let responses = match node.get("responses") {
        None => Vec::new(),
        Some(list) => responses(&list)?,
    };
    let visits = match node.get("visits") {
        None => 1,
        Some(number) => match number.number() {
            Some(visits) if (1..=MOST_VISITS).contains(&visits) => visits,
            _ => return wrong("visits", "a number from 1 to 10"),
        },
    };
    Ok(Flow {
        id: node.get("id").map(|id| id_text(&id)).unwrap_or_default(),
        client,
        request: self::request(&request)?,
        responses,
        visits,
        options: node
            .get("options")
            .map_or_else(|| Ok(Options::default()), |node| options(&node))?,
        recorded: node.get("recorded").map(|node| recorded(&node)).transpose()?,
    })
}

fn recorded(node: &impl Node) -> Read<Recorded> {
    let number = |key: &str| node.get(key).map(|node| node.number());
    let Some(cut) = number("cut").unwrap_or(Some(0)) else {
        return wrong("recorded.cut", "a number");
    };
    let Some(end) = node.get("end") else { return Ok(Recorded { cut, end: None }) };
    let name = end.get("kind").and_then(|kind| kind.text()).unwrap_or_default();
    let Some(kind) = EndKind::ALL.into_iter().find(|kind| kind.name() == name) else {
        return wrong("recorded.end.kind", "a kind of end, such as refused");
    };
    let kind = kind.with_limit(end.get("limit").and_then(|limit| limit.number()));
    let text = end.get("text").and_then(|text| text.text()).unwrap_or_default();
    Ok(Recorded { cut, end: Some(End::new(kind, &text)) })
}

/// An id may be a string or a number.
fn id_text(node: &impl Node) -> String {
    node.text().or_else(|| Some(node.number()?.to_string())).unwrap_or_default()
}

fn request(node: &impl Node) -> Read<Request> {
    let Some(url) = node.get("url").and_then(|node| node.text()) else {
        return wrong("request.url", "a URL");
    };
    let method = match node.get("method") {
        None => "GET".to_owned(),
        Some(method) => match method.text().filter(|method| is_token(method)) {
            Some(method) => method,
            None => return wrong("request.method", "a method"),
        },
    };
    let body = match node.get("body") {
        None => None,
        Some(body) => match body.text() {
            Some(body) => Some(body.into()),
            None => return wrong("request.body", "text or null"),
        },
    };
    let headers = fields(node, "request.headers")?;
    let replayable = node.get("replayable").and_then(|node| node.truth()) != Some(false);
    Ok(Request { method, url, headers, body, replayable })
}

fn responses(list: &impl Node) -> Read<Vec<Response>> {
    let Some(items) = list.items().filter(|items| items.len() <= MOST_RESPONSES) else {
        return wrong("responses", "an array of at most 1000 items");
    };
    items.iter().enumerate().map(|(at, item)| response(item, at)).collect()
}

fn response(node: &impl Node, at: usize) -> Read<Response> {
    let status = node.get("status").and_then(|node| node.number());
    match status.and_then(|status| u16::try_from(status).ok()) {
        Some(status @ 100..=999) => {
            Ok(Response { status, headers: fields(node, &format!("responses[{at}].headers"))? })
        }
        _ => wrong(&format!("responses[{at}].status"), "a number from 100 to 999"),
    }
}

fn fields(node: &impl Node, member: &str) -> Read<Fields> {
    const WANTED: &str = "an array of [name, value]";
    let mut fields = Fields::default();
    let Some(list) = node.get("headers") else { return Ok(fields) };
    let Some(items) = list.items() else { return wrong(member, WANTED) };
    for (at, item) in items.iter().enumerate() {
        let pair = item.items().unwrap_or_default();
        match pair.iter().map(Node::text).collect::<Vec<_>>().as_slice() {
            [Some(name), Some(value)] if is_token(name) => fields.add(name, value),
            _ => return wrong(&format!("{member}[{at}]"), "a field name and its value"),
        }
    }
    Ok(fields)
}

fn options(node: &impl Node) -> Read<Options> {
    let truth = |key: &str| node.get(key).and_then(|node| node.truth());
    let text = |key: &str| node.get(key).and_then(|node| node.text());
    let keeps = [("post301", 301), ("post302", 302), ("post303", 303)];
    let keep_post = keeps.iter().filter(|(key, _)| truth(key) == Some(true));
    Ok(Options {
        follow: truth("follow") != Some(false),
        keep_post: keep_post.map(|(_, status)| *status).collect(),
        location_trusted: truth("location_trusted") == Some(true),
        // curl's −1, for no limit, is no number here, so it is told by its member alone.
        max_redirects: node.get("max_redirs").map(|number| number.number().unwrap_or(u32::MAX)),
        redirect: match text("redirect").as_deref() {
            None | Some("follow") => RedirectMode::Follow,
            Some("error") => RedirectMode::Error,
            Some("manual") => RedirectMode::Manual,
            _ => return wrong("options.redirect", "follow, error or manual"),
        },
        mode: match text("mode").as_deref() {
            None | Some("cors") => Mode::Cors,
            Some("no-cors") => Mode::NoCors,
            Some("same-origin") => Mode::SameOrigin,
            _ => return wrong("options.mode", "cors, no-cors or same-origin"),
        },
        credentials: match text("credentials").as_deref() {
            None | Some("same-origin") => CredentialsMode::SameOrigin,
            Some("omit") => CredentialsMode::Omit,
            Some("include") => CredentialsMode::Include,
            _ => return wrong("options.credentials", "omit, same-origin or include"),
        },
        referrer_policy: text("referrer_policy").unwrap_or_default(),
        page: text("page"),
    })
}

/// RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let token = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&c);
    !text.is_empty() && text.bytes().all(token)
}
