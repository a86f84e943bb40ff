//! The cases: flows on the loopback interface, each below a path of its own.

use crate::server::Ports;
use redirect::{Client, Fields, Flow, Request, Response};

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// What it is about, the same from run to run.
    pub name: String,
    /// The first segment of its paths, another one for each client.
    pub path: String,
    /// The flow.
    pub flow: Flow,
}

const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/// All cases that make sense for a client.
pub fn all(ports: &Ports, id: &str, client: &Client) -> Vec<Case> {
    let mut list = List { ports: *ports, id, client, cases: Vec::new() };
    list.statuses();
    list.boundaries();
    list.fields();
    list.locations();
    list.limits();
    list.memory();
    list.cases
}

struct List<'a> {
    ports: Ports,
    id: &'a str,
    client: &'a Client,
    cases: Vec<Case>,
}

fn redirect(status: u16, location: &str) -> Response {
    // What is kept is another matter; no case may be answered from a store.
    let fields = [("Location", location), ("Cache-Control", "no-store")];
    Response { status, headers: fields.into_iter().collect() }
}

impl List<'_> {
    fn path(&self) -> String {
        format!("{}-{}", self.id, self.cases.len())
    }

    fn a(&self) -> String {
        format!("http://127.0.0.1:{}/{}/start", self.ports.a, self.path())
    }

    fn add(
        &mut self,
        name: &str,
        method: &str,
        url: String,
        headers: &[(&str, &str)],
        responses: Vec<Response>,
    ) {
        let bodied = !matches!(method, "GET" | "HEAD");
        let mut headers: Fields = headers.iter().copied().collect();
        if bodied && headers.get("Content-Type").is_none() {
            headers.add("Content-Type", "text/plain");
        }
        let request = Request {
            method: method.to_owned(),
            url,
            headers,
            body: bodied.then(|| "hello".into()),
            replayable: true,
        };
        let path = self.path();
        let flow = Flow {
            id: path.clone(),
            client: self.client.id.clone(),
            request,
            responses,
            visits: 1,
            ..Flow::default()
        };
        self.cases.push(Case { name: name.to_owned(), path, flow });
    }

    /// Status by method, on one origin.
    fn statuses(&mut self) {
        for status in 300..=308 {
            for method in METHODS {
                let to = format!("/{}/next", self.path());
                let name = format!("{status} {method}");
                self.add(&name, method, self.a(), &[], vec![redirect(status, &to)]);
            }
        }
    }

    /// What a hand-set secret does at the borders between origins.
    fn boundaries(&mut self) {
        let Ports { a, b, t, standard } = self.ports;
        let mut ways: Vec<(&str, Vec<String>)> = vec![
            ("port", vec![format!("http://127.0.0.1:{a}"), format!("http://127.0.0.1:{b}")]),
            ("host", vec![format!("http://127.0.0.1:{a}"), format!("http://localhost:{a}")]),
            ("up", vec![format!("http://127.0.0.1:{a}"), format!("https://127.0.0.1:{t}")]),
            ("down", vec![format!("https://127.0.0.1:{t}"), format!("http://127.0.0.1:{a}")]),
            (
                "there and back",
                vec![
                    format!("http://127.0.0.1:{a}"),
                    format!("http://localhost:{b}"),
                    format!("http://127.0.0.1:{a}"),
                ],
            ),
        ];
        if standard {
            let (http, https) = ("http://127.0.0.1".to_owned(), "https://127.0.0.1".to_owned());
            ways.push(("standard ports up", vec![http.clone(), https.clone()]));
            ways.push(("standard ports down", vec![https, http]));
        }
        let secrets =
            [("Authorization", "Bearer t"), ("Cookie", "k=v"), ("X-Api-Key", "x"), ("X-Keep", "1")];
        for (name, origins) in &ways {
            for (method, status) in
                [("GET", 302), ("GET", 307), ("POST", 302), ("POST", 307), ("PUT", 308)]
            {
                let path = self.path();
                let steps = origins.iter().enumerate().skip(1);
                let responses =
                    steps.map(|(at, origin)| redirect(status, &format!("{origin}/{path}/{at}")));
                let responses = responses.collect();
                let url = format!("{}/{path}/start", origins[0]);
                self.add(&format!("{name} {status} {method}"), method, url, &secrets, responses);
            }
        }
    }

    /// Fields about the content.
    fn fields(&mut self) {
        let fields = [
            ("Content-Type", "text/plain"),
            ("Content-Language", "en"),
            ("Content-Location", "/x"),
            // A coding that no server would be asked to undo.
            ("Content-Encoding", "identity"),
            ("X-Keep", "1"),
        ];
        for (method, status) in [("POST", 301), ("POST", 303), ("PUT", 303), ("POST", 307)] {
            let to = format!("/{}/next", self.path());
            let name = format!("fields {status} {method}");
            self.add(&name, method, self.a(), &fields, vec![redirect(status, &to)]);
        }
    }

    /// Forms of `Location`.
    fn locations(&mut self) {
        let port = self.ports.a;
        let b = self.ports.b;
        let forms = [
            ("relative", "next".to_owned()),
            ("query", "?q=1".to_owned()),
            ("parent", "./x/../next".to_owned()),
            ("absolute", format!("http://127.0.0.1:{port}/{{}}/next")),
            ("no scheme", format!("//127.0.0.1:{b}/{{}}/next")),
            ("upper case", format!("HTTP://127.0.0.1:{port}/{{}}/next")),
            ("fragment", "next#there".to_owned()),
            ("space", "a b".to_owned()),
            ("percent", "a%20b".to_owned()),
            ("utf-8", "路".to_owned()),
            ("ftp", "ftp://127.0.0.1/x".to_owned()),
            ("data", "data:text/plain,x".to_owned()),
            ("mailto", "mailto:x@a.test".to_owned()),
        ];
        for (name, form) in forms {
            let to = form.replace("{}", &self.path());
            self.add(&format!("location {name}"), "GET", self.a(), &[], vec![redirect(302, &to)]);
        }
        let empty = Response { status: 302, ..Response::default() };
        self.add("location missing", "GET", self.a(), &[], vec![empty]);
        let mut two = redirect(302, "one");
        two.headers.add("Location", "two");
        self.add("location twice", "GET", self.a(), &[], vec![two]);
        let inherited = self.a() + "#frag";
        let to = format!("/{}/next", self.path());
        self.add("fragment inherited", "GET", inherited, &[], vec![redirect(302, &to)]);
    }

    /// How many are followed, and circles.
    fn limits(&mut self) {
        let path = self.path();
        let chain = (1..60).map(|at| redirect(302, &format!("/{path}/{at}"))).collect();
        self.add("endless", "GET", self.a(), &[], chain);
        let path = self.path();
        let circle = (0..60).map(|_| redirect(302, &format!("/{path}/start"))).collect();
        self.add("self loop", "GET", self.a(), &[], circle);
        let path = self.path();
        let (there, back) = (format!("/{path}/there"), format!("/{path}/start"));
        let loop_of_two =
            (0..60).map(|at| redirect(302, if at % 2 == 0 { &there } else { &back })).collect();
        self.add("loop of two", "GET", self.a(), &[], loop_of_two);
    }

    /// Cookies set on the way, and `Referer`. No cookie is for the cases that come after.
    fn memory(&mut self) {
        for (name, host) in [("cookie on a name", "localhost"), ("cookie on an IP", "127.0.0.1")] {
            let path = self.path();
            let mut response = redirect(302, &format!("/{path}/next"));
            response.headers.add("Set-Cookie", &format!("sid=1; Path=/{path}"));
            let url = format!("http://{host}:{}/{path}/start", self.ports.a);
            self.add(name, "GET", url, &[], vec![response]);
        }
    }
}
