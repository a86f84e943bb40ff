//! Visits and requests with everything in them that means something to a server or to a shell.

use redirect::{Fields, From, Hop, Outcome, Request, Response, Topics, Visit};

/// Paths, as they stand in a request line.
const PATHS: [&str; 27] = [
    "/",
    "/plain/page.html",
    "/%E8%B7%AF%E5%BE%84",
    "/%e8%b7%af",
    "/a%20b",
    "/$host",
    "/${host}$1",
    "/a*b",
    "/a%3Fb",
    "/a%23b",
    "/a%25b",
    "/a%25%32%35",
    "/one%2Ftwo",
    "/it's",
    "/%22quoted%22",
    "/%7Bpath%7D",
    "/%7Bhttp.request.host%7D%7B$HOME%7D",
    "/back%5Cslash%5C",
    "/tick%60tick",
    "/semi;colon;",
    "/two//slashes",
    "//first",
    "/Case",
    "/case",
    "/line%0Abreak",
    "/q?x=$a&y={b}",
    "/~x_y-z.",
];

/// Values of `Location` and `Set-Cookie`.
const VALUES: [&str; 19] = [
    "/next",
    "//other.test/x",
    "https://other.test:8443/%E8%B7%AF?x=$y#z",
    "/$host/${uri}/$1",
    "/{path}/{http.request.host}/{$HOME}/{env.HOME}",
    "/a\"b'c`d",
    "/a\\b\\",
    "/a\\\"b`\\{c}\\}{$d",
    "/}",
    "/a}b",
    "/;x=1;",
    "/#{x}",
    "next",
    "?q=1",
    "../up",
    "/路径",
    "/a b",
    "/*",
    "/x\\u007b\\n",
];

/// A visit at the server of this port: each path once, with each value at least once.
pub fn visit(port: u16) -> Visit {
    let statuses = [301, 302, 303, 307, 308, 300, 305, 404, 500, 200, 410];
    let hops = PATHS.iter().enumerate().map(|(at, path)| {
        let headers: Fields = [
            ("Location", VALUES[at % VALUES.len()]),
            ("Set-Cookie", VALUES[(at * 5 + 3) % VALUES.len()]),
            ("Set-Cookie", "second=1"),
            ("Cache-Control", "max-age=60"),
        ]
        .into_iter()
        .collect();
        hop(&format!("http://127.0.0.1:{port}{path}"), statuses[at % statuses.len()], headers)
    });
    let impossible = hop(&format!("http://127.0.0.1:{port}/%FF"), 302, Fields::default());
    Visit {
        hops: hops.chain([impossible]).collect(),
        outcome: Outcome::Response,
        kind: None,
        status: None,
        url: String::new(),
        redirected: true,
        reason: None,
    }
}

fn hop(url: &str, status: u16, headers: Fields) -> Hop {
    let request = Request { method: "GET".to_owned(), url: url.to_owned(), ..Request::default() };
    Hop {
        request,
        response: Response { status, headers },
        from: From::Network,
        preflight: false,
        answered_by: None,
        rules: Topics::default(),
    }
}

/// Requests to this origin, each below a path of its own.
pub fn requests(origin: &str) -> Vec<Request> {
    let request =
        |number: usize, method: &str, path: &str, fields: &[(&str, &str)], body: Option<&str>| {
            Request {
                method: method.to_owned(),
                url: format!("{origin}/exported-{number}{path}"),
                headers: fields.iter().copied().collect(),
                body: body.map(Into::into),
                replayable: true,
            }
        };
    type Given<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], Option<&'a str>);
    let given: [Given; 18] = [
        ("GET", "/", &[], None),
        ("HEAD", "/", &[("X-A", "1")], None),
        ("POST", "/", &[], Some("a=1&b=2")),
        ("POST", "/", &[], Some("")),
        ("POST", "/", &[], None),
        ("POST", "/", &[("Content-Type", "text/plain")], Some("@file")),
        ("POST", "/", &[("content-type", "application/json")], Some("{\"a\": \"it's\"}")),
        ("PUT", "/", &[], Some("<file> \\n\n$HOME `id` \"x\" 中文")),
        ("GET", "/", &[], Some("of a GET")),
        ("DELETE", "/", &[("X-Empty", ""), ("X-Semi", ";"), ("X-Colon", ":")], None),
        ("OPTIONX", "/", &[("X-Quotes", "'a' \"b\" \\ $c `d`"), ("x-blank", "a  b")], None),
        ("GET", "/it's?x=1&y={a,b}[1-3]#top", &[], None),
        ("GET", "/%E8%B7%AF;x=1?$a=`b`", &[], None),
        ("PATCH", "/", &[("Authorization", "Bearer x"), ("Cookie", "a=1; b=2")], Some("-x")),
        ("get", "/", &[("Accept", "text/html"), ("User-Agent", "own")], None),
        ("POST", "/", &[("Content-Type", "")], Some("x")),
        ("POST", "/", &[("X-Same", "1"), ("X-Same", "2")], Some("--next")),
        ("A'B", "/", &[("X-'", "1")], None),
    ];
    let given = given.iter().enumerate();
    given
        .map(|(at, (method, path, fields, body))| request(at, method, path, fields, *body))
        .collect()
}
