//! A flow as it stands in the fields, word for word: whatever was typed stays, also what is wrong.

use redirect::url::{Syntax, Url};
use redirect::{Fields, Flow, Options, Request, Response};

/// What stands in the fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The client's id.
    pub client: String,
    /// The method.
    pub method: String,
    /// The first URL.
    pub url: String,
    /// The request's fields, a line each.
    pub headers: String,
    /// The content; empty for none.
    pub body: String,
    /// The content can be sent once only.
    pub stream: bool,
    /// The answers.
    pub answers: Vec<Answer>,
    /// The client's switches.
    pub options: Options,
    /// The flow is played twice.
    pub twice: bool,
    /// The key of the next answer that is added.
    next: usize,
}

/// An answer in the fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Its key, as long as the page lives.
    pub key: usize,
    /// The status.
    pub status: String,
    /// `Location`; empty for none.
    pub location: String,
    /// The other fields, a line each.
    pub headers: String,
}

/// Where something in the fields is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The method is no token.
    Method,
    /// The URL is none, or not of http or https.
    Url,
    /// A line of the request's fields is no field; which, from 1.
    Header(usize),
    /// An answer's status is none; the answer's key.
    Status(usize),
    /// A line of an answer's fields is no field; the answer's key and the line.
    AnswerHeader(usize, usize),
}

/// So many answers a flow may have.
pub const MOST_ANSWERS: usize = 30;

impl Draft {
    /// The fields as a flow fills them; `after` keeps the keys apart from those used before.
    pub fn of(flow: &Flow, after: usize) -> Draft {
        let answers = flow.responses.iter().take(MOST_ANSWERS).zip(after..);
        let answers: Vec<Answer> = answers.map(|(response, key)| answer(response, key)).collect();
        Draft {
            client: flow.client.clone(),
            method: flow.request.method.clone(),
            url: flow.request.url.clone(),
            headers: lines(&flow.request.headers),
            body: flow.request.body.as_deref().unwrap_or_default().to_owned(),
            stream: !flow.request.replayable,
            next: after + answers.len(),
            answers,
            options: flow.options.clone(),
            twice: flow.visits > 1,
        }
    }

    /// The flow, or what of it is wrong; all mistakes.
    pub fn flow(&self) -> Result<Flow, Vec<Wrong>> {
        let mut wrong = Vec::new();
        if !is_token(&self.method) {
            wrong.push(Wrong::Method);
        }
        if !Url::parse(self.url.trim(), Syntax::Rfc3986).is_ok_and(|url| url.is_http()) {
            wrong.push(Wrong::Url);
        }
        let headers = fields(&self.headers, &mut |line| wrong.push(Wrong::Header(line)));
        let responses = self.answers.iter().map(|answer| response(answer, &mut wrong)).collect();
        let body = (!self.body.is_empty()).then(|| self.body.as_str().into());
        let url = self.url.trim().to_owned();
        let request =
            Request { method: self.method.clone(), url, headers, body, replayable: !self.stream };
        let flow = Flow {
            id: String::new(),
            client: self.client.clone(),
            request,
            responses,
            visits: if self.twice { 2 } else { 1 },
            options: self.options.clone(),
        };
        if wrong.is_empty() { Ok(flow) } else { Err(wrong) }
    }

    /// The first key that no answer has had.
    pub fn next_key(&self) -> usize {
        self.next
    }

    /// Adds an answer behind the last redirect, and says its key.
    pub fn add(&mut self) -> usize {
        let key = self.next;
        self.next += 1;
        let last = self.answers.last().is_none_or(|answer| answer.status.starts_with('3'));
        let at = self.answers.len() - usize::from(!last);
        let location = format!("/{}", at + 1);
        let status = "302".to_owned();
        self.answers.insert(at, Answer { key, status, location, headers: String::new() });
        key
    }

    /// Takes an answer out.
    pub fn remove(&mut self, key: usize) {
        self.answers.retain(|answer| answer.key != key);
    }

    /// Moves an answer up or down; says whether it could.
    pub fn shift(&mut self, key: usize, down: bool) -> bool {
        let Some(at) = self.answers.iter().position(|answer| answer.key == key) else {
            return false;
        };
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        let possible = to < self.answers.len();
        if possible {
            self.answers.swap(at, to);
        }
        possible
    }

    /// The answer of this key.
    pub fn answer(&self, key: usize) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.key == key)
    }

    /// The same, to change it.
    pub fn answer_mut(&mut self, key: usize) -> Option<&mut Answer> {
        self.answers.iter_mut().find(|answer| answer.key == key)
    }
}

fn answer(response: &Response, key: usize) -> Answer {
    let mut rest = response.headers.clone();
    let location = rest.get("Location").unwrap_or_default().to_owned();
    // Only the first one has a field of its own; more of them are what some flows are about.
    if let Some(at) = rest.0.iter().position(|(name, _)| name.eq_ignore_ascii_case("location")) {
        rest.0.remove(at);
    }
    Answer { key, status: response.status.to_string(), location, headers: lines(&rest) }
}

fn response(answer: &Answer, wrong: &mut Vec<Wrong>) -> Response {
    // Three digits, as on the wire: parsing alone would take `+302`, too.
    let text = answer.status.trim();
    let is_status = text.len() == 3 && text.bytes().all(|digit| digit.is_ascii_digit());
    let status = text.parse().ok().filter(|status| is_status && *status >= 100);
    if status.is_none() {
        wrong.push(Wrong::Status(answer.key));
    }
    let mut headers = Fields::default();
    if !answer.location.is_empty() {
        headers.add("Location", &answer.location);
    }
    let rest =
        fields(&answer.headers, &mut |line| wrong.push(Wrong::AnswerHeader(answer.key, line)));
    headers.0.extend(rest.0);
    Response { status: status.unwrap_or(200), headers }
}

fn lines(fields: &Fields) -> String {
    let mut text = String::new();
    for (name, value) in &fields.0 {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(name);
        text.push_str(": ");
        text.push_str(value);
    }
    text
}

fn fields(text: &str, wrong: &mut dyn FnMut(usize)) -> Fields {
    let mut fields = Fields::default();
    for (line, number) in text.lines().zip(1..) {
        match line.split_once(':') {
            _ if line.trim().is_empty() => {}
            Some((name, value)) if is_token(name.trim()) => fields.add(name.trim(), value.trim()),
            _ => wrong(number),
        }
    }
    fields
}

/// RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let token = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&c);
    !text.is_empty() && text.bytes().all(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow() -> Flow {
        let responses = vec![
            Response {
                status: 302,
                headers: [("Location", "/b"), ("Set-Cookie", "a=b"), ("Location", "/c")]
                    .into_iter()
                    .collect(),
            },
            Response { status: 200, ..Response::default() },
        ];
        let request = Request {
            method: "POST".to_owned(),
            url: "https://a.test/#x".to_owned(),
            headers: [("X-Y", "z: 1")].into_iter().collect(),
            body: Some("hello".into()),
            replayable: false,
        };
        Flow { client: "curl".to_owned(), request, responses, visits: 2, ..Flow::default() }
    }

    #[test]
    fn a_flow_goes_through_the_fields_unchanged() {
        let mut flow = flow();
        // One Location has a field of its own, so it comes first; the order of the rest stays.
        flow.responses[0].headers.0.swap(1, 2);
        let back = Draft::of(&flow, 7).flow().expect("a flow");
        assert_eq!(back.request, flow.request);
        assert_eq!(back.responses[0].headers.all("location").count(), 2);
        assert_eq!((back.visits, back.responses.len()), (2, 2));
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        let mut draft = Draft::of(&flow(), 0);
        draft.method = "P OST".to_owned();
        draft.url = "ftp://a.test".to_owned();
        draft.headers = "A: b\n\nno field".to_owned();
        draft.answers[0].status = "3O2".to_owned();
        draft.answers[1].headers = "é: b".to_owned();
        let wrong = draft.flow().expect_err("is wrong");
        let want = [
            Wrong::Method,
            Wrong::Url,
            Wrong::Header(3),
            Wrong::Status(0),
            Wrong::AnswerHeader(1, 1),
        ];
        assert_eq!(wrong, want);
    }

    #[test]
    fn a_status_has_three_digits_and_nothing_else() {
        for (status, is_right) in
            [("302", true), (" 999 ", true), ("+302", false), ("00302", false), ("099", false)]
        {
            let mut draft = Draft::of(&flow(), 0);
            draft.answers[0].status = status.to_owned();
            assert_eq!(draft.flow().is_ok(), is_right, "{status}");
        }
    }

    #[test]
    fn answers_are_added_before_the_last_one_and_moved() {
        let mut draft = Draft::of(&flow(), 0);
        assert_eq!(draft.add(), 2);
        let keys = |draft: &Draft| draft.answers.iter().map(|a| a.key).collect::<Vec<_>>();
        assert_eq!(keys(&draft), [0, 2, 1]);
        assert!(draft.shift(2, false) && !draft.shift(2, false));
        assert_eq!(keys(&draft), [2, 0, 1]);
        draft.remove(0);
        assert_eq!(keys(&draft), [2, 1]);
        assert_eq!(draft.add(), 3, "no key is used twice");
    }
}
