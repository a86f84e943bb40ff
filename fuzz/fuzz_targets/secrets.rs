//! A known secret, hidden in every form that a text can have, is in nothing that an import hands out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use redirect::Flow;
use redirect::export::{curl, link};
use redirect::import::mask::{self, Content};
use redirect::import::read_as;
use redirect::wire::write_flow;

/// What gives the value away: its look.
const SECRETS: [&str; 6] = [
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.SflKxwRJSMeKKF2QT4",
    "AKIAIOSFODNN7EXAMPLE",
    "S3cr3tQ7xV2mK9pL4tR8wZ1nB6yD5",
    "9f86d081884c7d659a2feaa0c55ad015",
    "xoxb-123456789012-Ab1Cd2Ef3Gh4",
];

/// What gives it away besides: where it stands, and its name. The first sign of each is chosen by
/// the input.
const FRAMES: [(&str, &str); 18] = [
    ("?token=", ""),
    ("?a=1&密码=", "&b=2"),
    ("?next=%252Fcb%253Ftoken%253D", ""),
    ("/reset/", "/x"),
    ("/a;sid=", ";b=1"),
    ("#access_token=", "&b=1"),
    ("?data={\"password\":\"", "\"}"),
    ("//u:", "@h.test/"),
    ("?u=https%3A%2F%2Fu%3A", "%40h.test%2F"),
    ("{\"password\":\"", "\"}"),
    ("[{\"value\":\"", "\",\"name\":\"pin\"}]"),
    ("{\"a\":\"{\\\"pw\\\":\\\"", "\\\"}\"}"),
    ("a=1&pw=", "&b=2"),
    ("Bearer ", ""),
    ("<password>", "</password>"),
    ("password: ", ""),
    ("x\nAuthorization: Bearer ", ""),
    ("", ""),
];

fn gone(flow: &Flow, more: &str) {
    let read = link::encode(flow).map(|written| link::decode(&written));
    let out = format!("{}{}{read:?}{more}", write_flow(flow), curl(flow));
    for secret in SECRETS {
        assert!(!out.contains(secret), "{secret} in {out}");
    }
}

fn quoted(text: &str) -> String {
    ["'", &text.replace('\'', "'\\''"), "'"].concat()
}

fuzz_target!(|input: (u8, u8, &str, &str)| {
    let (secret, frame, before, after) = input;
    let secret = SECRETS[usize::from(secret) % SECRETS.len()];
    let (open, close) = FRAMES[usize::from(frame) % FRAMES.len()];
    // A sign beside it may make another word of it, of which nobody would know the secret.
    let before = before.trim_end_matches(|c: char| c.is_alphanumeric());
    let after = after.trim_start_matches(|c: char| c.is_alphanumeric() || "=+/%.".contains(c));
    let framed = [open, secret, close].concat();
    let text = [before, if before.is_empty() { "" } else { " " }, &framed, " ", after].concat();
    let path = if open.starts_with(['?', '/', '#']) { "" } else { "/" };
    let url = ["https://a.test", path, &framed, after].concat();
    let commands = [
        ["curl ", &quoted(&url)].concat(),
        ["curl https://a.test/ -d ", &quoted(&text)].concat(),
        ["curl https://a.test/ -b ", &quoted(&text)].concat(),
        ["curl https://a.test/ -H ", &quoted(&["X-A: ", &text].concat())].concat(),
        ["curl https://a.test/ -H ", &quoted(&["Link: ", &text].concat())].concat(),
        ["HTTP/1.1 302 Found\nLocation: ", &url, "\n\nHTTP/1.1 200 OK\n"].concat(),
    ];
    for content in [Content::Shape, Content::Kept] {
        for command in &commands {
            match read_as(command, content) {
                Ok(import) => gone(&import.flow, &import.ignored.join(" ")),
                Err(refusal) => gone(&Flow::default(), &refusal.found),
            }
        }
        let mut flow = Flow::default();
        flow.request.url = url.clone();
        flow.request.body = Some(text.as_str().into());
        flow.request.headers.add("X-A", &text);
        flow.request.headers.add("Vary", &text);
        mask::flow(&mut flow, content);
        gone(&flow, "");
        let once = flow.clone();
        assert!(mask::flow(&mut flow, content).is_empty());
        assert!(flow == once);
    }
});
