//! What a client sends next: answered by the engine.

use super::{blank, plain};
use crate::card::Card;
use crate::material::Material;
use crate::question::{Choice, Form, Question};
use crate::random::Random;
use crate::words;
use model::Lang;
use model::article::Said;
use redirect::{Client, Flow, Options, Request, Response, Topic, Visit, follow};

/// The methods asked about; POST twice, as it is the one that changes.
const METHODS: [&str; 6] = ["GET", "POST", "POST", "PUT", "DELETE", "HEAD"];

/// Where the redirects lead: the same origin, another port, another host.
const TARGETS: [(&str, bool); 4] = [
    ("/orders/42", false),
    ("/orders/42", false),
    ("https://api.example:8443/orders/42", true),
    ("https://new.example/orders/42", true),
];

const CONTENT: &str = "{\"item\":7}";

/// What a client sends next, as far as it is asked for; `None` if it sends nothing.
type Next = Option<Sent>;

/// A request, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sent {
    method: String,
    content: bool,
    token: bool,
}

/// A question whose request is drawn, and whose answer is the engine's.
pub fn predict(material: &Material, card: Card, random: &mut Random) -> Option<Question> {
    let client = material.clients.get(random.below(material.clients.len()))?;
    let (target, elsewhere) = TARGETS[random.below(TARGETS.len())];
    let asked = request(random);
    let flow = flow(client, &asked, card.code.number(), target);
    let trace = follow(client, &flow).ok()?;
    let visit = trace.visits.first()?;
    let right = next(visit);
    let case = Case { lang: material.lang, client, asked: &asked, elsewhere, flow: &flow };
    let ask = words::predict(material.lang, &client.name);
    let mut question = blank(card, Form::Choose, ask, messages(&flow));
    question.choices.push(Choice {
        text: case.text(&right),
        code: None,
        right: true,
        reason: case.because(&right, visit),
    });
    for wrong in case.wrong(&right) {
        let reason = plain(case.why_not(&wrong, &right));
        question.choices.push(Choice { text: case.text(&wrong), code: None, right: false, reason });
    }
    question.flow = Some(flow);
    Some(question)
}

fn request(random: &mut Random) -> Sent {
    let method = METHODS[random.below(METHODS.len())];
    let content = matches!(method, "POST" | "PUT");
    // One request in three carries a token.
    Sent { method: method.to_owned(), content, token: random.below(3) == 0 }
}

fn flow(client: &Client, asked: &Sent, status: u16, target: &str) -> Flow {
    let mut request = Request {
        method: asked.method.clone(),
        url: "https://api.example/orders".to_owned(),
        replayable: true,
        ..Request::default()
    };
    if asked.content {
        request.headers.add("Content-Type", "application/json");
        request.body = Some(CONTENT.into());
    }
    if asked.token {
        request.headers.add("Authorization", "Bearer t0k3n");
    }
    let location = [("Location", target)];
    // What a page may read of another origin is a question of its own: here it may.
    let leave = [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Headers", "Authorization, Content-Type"),
    ];
    let elsewhere = target.starts_with("https:");
    let open = if elsewhere && client.id == "fetch" { &leave[..] } else { &[] };
    Flow {
        id: String::new(),
        client: client.id.clone(),
        request,
        responses: vec![
            Response { status, headers: location.into_iter().collect() },
            Response { status: 200, headers: open.iter().copied().collect() },
        ],
        visits: 1,
        options: Options::default(),
        recorded: None,
    }
}

/// The second request of a visit.
fn next(visit: &Visit) -> Next {
    let request = &visit.hops.get(1)?.request;
    Some(Sent {
        method: request.method.clone(),
        content: request.body.is_some(),
        token: request.headers.get("Authorization").is_some(),
    })
}

/// The request and its answer as they go over the wire, for reading.
fn messages(flow: &Flow) -> String {
    let mut text = format!("{} /orders HTTP/1.1\nHost: api.example\n", flow.request.method);
    for (name, value) in &flow.request.headers.0 {
        text += &format!("{name}: {value}\n");
    }
    if let Some(body) = &flow.request.body {
        text += &format!("\n{body}\n");
    }
    let answer = &flow.responses[0];
    text += &format!("\nHTTP/1.1 {}\n", answer.status);
    if let Some(target) = answer.headers.get("Location") {
        text += &format!("Location: {target}");
    }
    text
}

/// What a question is about.
struct Case<'a> {
    lang: Lang,
    client: &'a Client,
    asked: &'a Sent,
    elsewhere: bool,
    flow: &'a Flow,
}

impl Case<'_> {
    fn status(&self) -> u16 {
        self.flow.responses[0].status
    }

    fn text(&self, next: &Next) -> String {
        let Some(sent) = next else { return words::STAYS.get(self.lang).to_owned() };
        let target = self.flow.responses[0].headers.get("Location").unwrap_or_default();
        let mut text = format!("`{} {target}`", sent.method);
        let mut add = |part: &str| text += &format!("{}{part}", words::COMMA.get(self.lang));
        if self.asked.content {
            add(words::CONTENT_SENT[usize::from(sent.content)].get(self.lang));
        }
        if self.asked.token {
            add(words::TOKEN_SENT[usize::from(sent.token)].get(self.lang));
        }
        text
    }

    /// Three answers that differ from the right one where clients differ from each other, the
    /// most tempting first.
    fn wrong(&self, right: &Next) -> Vec<Next> {
        let mut found: Vec<Next> = Vec::new();
        let mut add = |next: Next| {
            if next != *right && !found.contains(&next) && found.len() < 3 {
                found.push(next);
            }
        };
        let kept =
            Sent { token: right.as_ref().is_none_or(|right| right.token), ..self.asked.clone() };
        let method = if self.asked.method == "GET" { "HEAD" } else { "GET" };
        let turned = Sent { method: method.to_owned(), content: false, token: kept.token };
        let other_token = |sent: &Sent| Sent { token: !sent.token, ..sent.clone() };
        add(Some(turned.clone()));
        add(Some(kept.clone()));
        if self.asked.token {
            add(right.as_ref().map(&other_token));
        }
        if self.asked.content {
            add(Some(Sent { content: false, ..kept.clone() }));
        }
        add(None);
        let posted = Sent { method: "POST".to_owned(), ..turned.clone() };
        add(Some(posted));
        let head = Sent { method: "HEAD".to_owned(), ..turned };
        add(Some(head));
        found
    }

    /// The client's own rule about what decided.
    fn because(&self, right: &Next, visit: &Visit) -> Said {
        let does = self.why_not(&None, right);
        let topics = [Topic::Method, Topic::Content, Topic::Credentials, Topic::Location];
        let decided = visit.hops.first().map(|hop| hop.rules).unwrap_or_default();
        let rules = topics.into_iter().filter(|topic| decided.has(*topic));
        let rules: Vec<_> = rules.filter_map(|topic| self.client.rule(topic)).take(2).collect();
        let mut said = plain(does);
        for rule in rules {
            said.text += &format!(" {}", rule.said.text);
            for source in &rule.said.sources {
                if !said.sources.contains(source) {
                    said.sources.push(source.clone());
                }
            }
        }
        said
    }

    /// What the client does where `wrong` differs from it.
    fn why_not(&self, wrong: &Next, right: &Next) -> String {
        let (lang, name, status) = (self.lang, &self.client.name, self.status());
        let (Some(right), Some(wrong)) = (right, wrong) else {
            return words::follows(lang, name, status, right.is_some());
        };
        let mut text = String::new();
        if right.method != wrong.method {
            text += &words::method_is(lang, name, status, &self.asked.method, &right.method);
        }
        if right.content != wrong.content {
            text += &words::content_is(lang, name, right.content);
        }
        if right.token != wrong.token {
            text += &words::token_is(lang, name, right.token, self.elsewhere);
        }
        text
    }
}
