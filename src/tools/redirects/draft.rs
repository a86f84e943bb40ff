//! A flow as it stands in the fields, word for word: whatever was typed stays, also what is wrong.

use redirect::url::{Syntax, Url, UrlError};
use redirect::{Fields, Flow, MOST_RESPONSES, Options, Recorded, Request, Response};

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
    /// What is known beside the answers, where they were recorded, or are not all of them.
    pub recorded: Option<Recorded>,
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
    /// The client refuses the URL, and why.
    Url(UrlError),
    /// A line of the request's fields is no field; which, from 1.
    Header(usize),
    /// An answer's status is none; the answer's key.
    Status(usize),
    /// A line of an answer's fields is no field; the answer's key and the line.
    AnswerHeader(usize, usize),
}

impl Draft {
    /// The fields as a flow fills them; `after` keeps the keys apart from those used before.
    /// Answers beyond the bound are left out, which is noted, so that none is invented for them.
    pub fn of(flow: &Flow, after: usize) -> Draft {
        let answers = flow.responses.iter().take(MOST_RESPONSES).zip(after..);
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
            recorded: recorded(flow),
        }
    }

    /// The flow, or what of it is wrong; all mistakes. What a URL is, clients do not agree about: it
    /// is read as the one in force reads it.
    pub fn flow(&self, syntax: Syntax) -> Result<Flow, Vec<Wrong>> {
        let mut wrong = Vec::new();
        if !is_token(&self.method) {
            wrong.push(Wrong::Method);
        }
        if let Err(error) = first_url(self.url.trim(), syntax) {
            wrong.push(Wrong::Url(error));
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
            recorded: self.recorded.clone(),
        };
        if wrong.is_empty() { Ok(flow) } else { Err(wrong) }
    }

    /// Whether the fields are just as this flow fills them.
    pub fn is(&self, flow: &Flow) -> bool {
        let first = self.answers.first().map_or(self.next, |answer| answer.key);
        // Most flows differ in this, and it is asked at every key.
        self.url == flow.request.url && *self == Draft { next: self.next, ..Draft::of(flow, first) }
    }

    /// The same fields in the place of others, whose keys are not used again.
    pub fn after(mut self, others: &Draft) -> Draft {
        self.next = self.next.max(others.next);
        self
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

fn recorded(flow: &Flow) -> Option<Recorded> {
    let beyond = flow.responses.len().saturating_sub(MOST_RESPONSES) as u32;
    let mut recorded = flow.recorded.clone();
    if beyond > 0 {
        recorded.get_or_insert_default().cut += beyond;
    }
    recorded
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

/// Whether a flow may begin here.
fn first_url(text: &str, syntax: Syntax) -> Result<(), UrlError> {
    let url = Url::parse(text, syntax)?;
    if url.is_http() { Ok(()) } else { Err(UrlError::NoScheme) }
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
        let back = Draft::of(&flow, 7).flow(Syntax::Rfc3986).expect("a flow");
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
        let wrong = draft.flow(Syntax::Rfc3986).expect_err("is wrong");
        let want = [
            Wrong::Method,
            Wrong::Url(UrlError::NoScheme),
            Wrong::Header(3),
            Wrong::Status(0),
            Wrong::AnswerHeader(1, 1),
        ];
        assert_eq!(wrong, want);
    }

    #[test]
    fn a_url_is_read_as_the_client_reads_it() {
        let mut draft = Draft::of(&flow(), 0);
        for (url, error) in
            [("https://mail.163.com", None), ("https://mail.1", Some(UrlError::Host))]
        {
            draft.url = url.to_owned();
            let wrong = error.map(|error| vec![Wrong::Url(error)]);
            assert_eq!(draft.flow(Syntax::Whatwg).err(), wrong, "{url}");
            assert_eq!(draft.flow(Syntax::Rfc3986).err(), None, "{url}");
        }
    }

    #[test]
    fn a_status_has_three_digits_and_nothing_else() {
        for (status, is_right) in
            [("302", true), (" 999 ", true), ("+302", false), ("00302", false), ("099", false)]
        {
            let mut draft = Draft::of(&flow(), 0);
            draft.answers[0].status = status.to_owned();
            assert_eq!(draft.flow(Syntax::Whatwg).is_ok(), is_right, "{status}");
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
