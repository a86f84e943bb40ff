//! Flows and traces as JSON.

use crate::client::{Client, Kind};
use crate::flow::{CredentialsMode, Fields, Flow, Mode, Options, RedirectMode, Request, Response};
use crate::trace::{Hop, Outcome, Topics, Trace, Visit};
use crate::{Recorded, Repetition};

/// Writes a flow, on one line.
pub fn write_flow(flow: &Flow) -> String {
    let mut out = Json::default();
    out.object(|out| {
        out.member("id", |out| out.string(&flow.id));
        out.member("client", |out| out.string(&flow.client));
        out.member("request", |out| request(out, &flow.request, true));
        out.member("responses", |out| out.array(&flow.responses, response));
        if flow.visits > 1 {
            out.member("visits", |out| out.raw(&flow.visits.to_string()));
        }
        if flow.options != Options::default() {
            out.member("options", |out| options(out, &flow.options));
        }
        if let Some(own) = &flow.recorded {
            out.member("recorded", |out| recorded(out, own));
        }
    });
    out.text
}

/// Writes the trace of a flow by a client, on one line.
pub fn write_trace(id: &str, client: &Client, trace: &Trace) -> String {
    let mut out = Json::default();
    out.object(|out| {
        out.member("id", |out| out.string(id));
        out.member("visits", |out| out.array(&trace.visits, |out, item| visit(out, client, item)));
    });
    out.text
}

fn visit(out: &mut Json, client: &Client, visit: &Visit) {
    let kind = visit.kind.filter(|_| client.kind == Kind::Fetch);
    // The reason belongs to an error; a response that was handed back is its own reason.
    let reason = visit.reason.filter(|_| visit.outcome == Outcome::Error);
    out.object(|out| {
        out.member("hops", |out| out.array(&visit.hops, |out, item| hop(out, client, item)));
        out.member("outcome", |out| out.string(visit.outcome.name()));
        out.member("type", |out| out.string_or_null(kind.map(|kind| kind.name())));
        let status = visit.status.map(|status| status.to_string());
        out.member("status", |out| out.raw(status.as_deref().unwrap_or("null")));
        out.member("url", |out| out.string(&visit.url));
        out.member("redirected", |out| out.truth(visit.redirected));
        out.member("reason", |out| out.string_or_null(reason.map(|reason| reason.name())));
        if let Some(found) = visit.repetition() {
            out.member("loop", |out| repetition(out, &found));
        }
    });
}

fn repetition(out: &mut Json, found: &Repetition) {
    out.object(|out| {
        out.member("first", |out| out.raw(&found.first.to_string()));
        out.member("again", |out| out.raw(&found.again.to_string()));
        out.member("steps", |out| {
            out.array(&found.steps, |out, step| {
                out.object(|out| {
                    out.member("hop", |out| out.raw(&step.hop.to_string()));
                    out.member("change", |out| out.string(step.change.name()));
                });
            });
        });
    });
}

fn recorded(out: &mut Json, recorded: &Recorded) {
    out.object(|out| {
        out.member("cut", |out| out.raw(&recorded.cut.to_string()));
        let Some(end) = &recorded.end else { return };
        out.member("end", |out| {
            out.object(|out| {
                out.member("kind", |out| out.string(end.kind.name()));
                if let Some(limit) = end.kind.limit() {
                    out.member("limit", |out| out.raw(&limit.to_string()));
                }
                out.member("text", |out| out.string(&end.text));
            });
        });
    });
}

fn hop(out: &mut Json, client: &Client, hop: &Hop) {
    out.object(|out| {
        out.member("request", |out| request(out, &hop.request, false));
        out.member("response", |out| match hop.is_answered() {
            true => response(out, &hop.response),
            false => out.raw("null"),
        });
        out.member("from", |out| out.string(hop.from.name()));
        if hop.is_assumed() {
            out.member("assumed", |out| out.truth(true));
        }
        if hop.preflight {
            out.member("preflight", |out| out.truth(true));
        }
        out.member("rules", |out| out.array(&ids(client, hop.rules), |out, id| out.string(id)));
    });
}

/// The ids of a client's rules about these topics.
fn ids(client: &Client, topics: Topics) -> Vec<&str> {
    topics.iter().filter_map(|topic| Some(&*client.rule(topic)?.id)).collect()
}

fn request(out: &mut Json, request: &Request, asked: bool) {
    out.object(|out| {
        out.member("method", |out| out.string(&request.method));
        out.member("url", |out| out.string(&request.url));
        out.member("headers", |out| fields(out, &request.headers));
        out.member("body", |out| out.string_or_null(request.body.as_deref()));
        if asked && !request.replayable {
            out.member("replayable", |out| out.truth(false));
        }
    });
}

fn response(out: &mut Json, response: &Response) {
    out.object(|out| {
        out.member("status", |out| out.raw(&response.status.to_string()));
        out.member("headers", |out| fields(out, &response.headers));
    });
}

fn fields(out: &mut Json, fields: &Fields) {
    out.array(&fields.0, |out, (name, value)| {
        out.array(&[name, value], |out, text| out.string(text));
    });
}

fn options(out: &mut Json, options: &Options) {
    let plain = Options::default();
    out.object(|out| {
        if !options.follow {
            out.member("follow", |out| out.truth(false));
        }
        for status in &options.keep_post {
            out.member(&format!("post{status}"), |out| out.truth(true));
        }
        if options.location_trusted {
            out.member("location_trusted", |out| out.truth(true));
        }
        if let Some(max) = options.max_redirects {
            let max = if max == u32::MAX { "-1".to_owned() } else { max.to_string() };
            out.member("max_redirs", |out| out.raw(&max));
        }
        if options.redirect != plain.redirect {
            out.member("redirect", |out| out.string(options.redirect.name()));
        }
        if options.mode != plain.mode {
            out.member("mode", |out| out.string(options.mode.name()));
        }
        if options.credentials != plain.credentials {
            out.member("credentials", |out| out.string(options.credentials.name()));
        }
        if !options.referrer_policy.is_empty() {
            out.member("referrer_policy", |out| out.string(&options.referrer_policy));
        }
        if let Some(page) = &options.page {
            out.member("page", |out| out.string(page));
        }
    });
}

impl RedirectMode {
    /// The standard's word.
    pub fn name(self) -> &'static str {
        match self {
            RedirectMode::Follow => "follow",
            RedirectMode::Error => "error",
            RedirectMode::Manual => "manual",
        }
    }
}

impl Mode {
    /// The standard's word.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Cors => "cors",
            Mode::NoCors => "no-cors",
            Mode::SameOrigin => "same-origin",
        }
    }
}

impl CredentialsMode {
    /// The standard's word.
    pub fn name(self) -> &'static str {
        match self {
            CredentialsMode::Omit => "omit",
            CredentialsMode::SameOrigin => "same-origin",
            CredentialsMode::Include => "include",
        }
    }
}

/// A text of JSON being written. serde_json would be 24 kB of the WASM.
#[derive(Default)]
struct Json {
    text: String,
}

impl Json {
    fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn truth(&mut self, truth: bool) {
        self.raw(if truth { "true" } else { "false" });
    }

    /// A comma, unless this is the first item of its array or object.
    fn separate(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.text.push(',');
        }
    }

    fn object(&mut self, members: impl FnOnce(&mut Json)) {
        self.text.push('{');
        members(self);
        self.text.push('}');
    }

    fn member(&mut self, key: &str, value: impl FnOnce(&mut Json)) {
        self.separate();
        self.string(key);
        self.text.push(':');
        value(self);
    }

    fn array<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Json, &T)) {
        self.text.push('[');
        for each in items {
            self.separate();
            item(self, each);
        }
        self.text.push(']');
    }

    fn string_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.string(text),
            None => self.raw("null"),
        }
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.raw("\\\""),
                '\\' => self.raw("\\\\"),
                '\n' => self.raw("\\n"),
                '\r' => self.raw("\\r"),
                '\t' => self.raw("\\t"),
                c if c < ' ' => {
                    let hex = b"0123456789abcdef";
                    self.raw("\\u00");
                    self.text.push(char::from(hex[c as usize >> 4]));
                    self.text.push(char::from(hex[c as usize & 15]));
                }
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }
}
