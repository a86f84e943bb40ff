//! A flow goes through a link unchanged; anything else is refused.

use super::*;
use proptest::prelude::*;

fn fields() -> impl Strategy<Value = Fields> {
    let name = prop_oneof!["[A-Za-z-]{1,12}", Just("Location".to_owned())];
    let field = (name, ".{0,30}");
    prop::collection::vec(field, 0..5).prop_map(|list| {
        let mut fields = Fields::default();
        list.iter().for_each(|(name, value)| fields.add(name, value));
        fields
    })
}

fn options() -> impl Strategy<Value = Options> {
    let posts = prop::sample::subsequence(vec![301u16, 302, 303], 0..=3);
    let max = prop::option::of(prop_oneof![0..100u32, Just(u32::MAX)]);
    (
        any::<(bool, bool)>(),
        posts,
        max,
        0..3usize,
        0..3usize,
        0..3usize,
        "[a-z-]{0,9}",
        prop::option::of("https://[a-z]{1,9}/"),
    )
        .prop_map(
            |(
                (follow, trusted),
                keep_post,
                max_redirects,
                redirect,
                mode,
                credentials,
                referrer_policy,
                page,
            )| Options {
                follow,
                location_trusted: trusted,
                keep_post,
                max_redirects,
                redirect: [RedirectMode::Follow, RedirectMode::Error, RedirectMode::Manual]
                    [redirect],
                mode: [Mode::Cors, Mode::NoCors, Mode::SameOrigin][mode],
                credentials: [
                    CredentialsMode::Omit,
                    CredentialsMode::SameOrigin,
                    CredentialsMode::Include,
                ][credentials],
                referrer_policy,
                page,
            },
        )
}

fn recorded() -> impl Strategy<Value = Recorded> {
    let kind = prop::sample::select(EndKind::ALL.to_vec());
    let limit = prop::option::of(0..100u32);
    let end = (kind, limit, ".{0,300}")
        .prop_map(|(kind, limit, text)| End::new(kind.with_limit(limit), &text));
    (any::<u32>(), prop::option::of(end)).prop_map(|(cut, end)| Recorded { cut, end })
}

/// A flow at the bounds of a link, or beyond them.
fn large() -> impl Strategy<Value = Flow> {
    let many = prop_oneof![Just(0usize), Just(1), Just(2), 98..103usize];
    let long = prop_oneof![Just(0usize), Just(30), 600..720usize, 65_000..66_000usize];
    (many.clone(), many, long, 0..12u32, 95..1005u16).prop_map(
        |(responses, fields, length, visits, status)| {
            let headers: Fields =
                (0..fields).map(|_| ("X-Long", "x")).chain([("X-Long", "y")]).collect();
            let mut response = Response { status, headers };
            response.headers.set("Location", &"z".repeat(length));
            let mut flow = Flow { client: "curl".to_owned(), visits, ..Flow::default() };
            flow.responses = vec![response; responses];
            flow
        },
    )
}

fn flow() -> impl Strategy<Value = Flow> {
    let request = (
        "[A-Z]{1,7}",
        "https?://[a-z.]{1,20}/.{0,20}",
        fields(),
        prop::option::of(".{0,40}"),
        any::<bool>(),
    );
    let responses = prop::collection::vec((100..1000u16, fields()), 0..8);
    let rest = (options(), prop::option::of(recorded()));
    ("[a-z-]{1,9}", request, responses, 1..=10u32, rest).prop_map(
        |(
            client,
            (method, url, headers, body, replayable),
            responses,
            visits,
            (options, recorded),
        )| Flow {
            id: String::new(),
            client,
            request: Request { method, url, headers, body: body.map(Into::into), replayable },
            responses: responses
                .into_iter()
                .map(|(status, headers)| Response { status, headers })
                .collect(),
            visits,
            options,
            recorded,
        },
    )
}

proptest! {
    #[test]
    fn a_flow_goes_through_a_link(flow in flow()) {
        prop_assert_eq!(decode(&encode(&flow).expect("small")), Ok(flow));
    }

    #[test]
    fn what_is_written_can_be_read(flow in large()) {
        let most = flow.responses.iter().map(|it| it.headers.0.len()).max().unwrap_or(0);
        match encode(&flow) {
            Ok(text) => {
                let visits = flow.visits.max(1);
                prop_assert_eq!(decode(&text), Ok(Flow { visits, ..flow }));
            }
            Err(TooLarge::Responses) => prop_assert!(flow.responses.len() > MOST_RESPONSES),
            Err(TooLarge::Fields) => prop_assert!(most > MOST_FIELDS),
            Err(TooLarge::Number) => prop_assert!(flow.visits > 10 || !flow.responses.is_empty()),
            Err(TooLarge::Text) => {
                let lengths = flow.responses.iter().flat_map(|it| &it.headers.0);
                let length: usize = lengths.map(|(name, value)| name.len() + value.len()).sum();
                prop_assert!(length + 100 > MOST_TEXT);
            }
        }
    }

    #[test]
    fn anything_else_is_refused(text in "[12][A-Za-z0-9_-]{0,200}", junk in ".{0,20}") {
        // What is taken for a flow by chance is one that could have been written.
        if let Ok(flow) = decode(&text) {
            prop_assert_eq!(decode(&encode(&flow).expect("small")), Ok(flow));
        }
        let _ = decode(&junk);
    }
}

#[test]
fn ten_hops_fit_into_two_kilobytes() {
    let mut flow = Flow { client: "navigation".to_owned(), visits: 1, ..Flow::default() };
    flow.request.url = "https://www.first-shop.example/products/17/detail?lang=zh".to_owned();
    flow.request.headers.add("Authorization", "Bearer demo");
    for at in 0..10 {
        let to = format!("https://service-{at}.another-host.example/path/to/page-{at}?step={at}");
        let headers = [("Location", &*to), ("Cache-Control", "no-store")].into_iter().collect();
        flow.responses.push(Response { status: 302, headers });
    }
    let link = encode(&flow).expect("a link");
    assert!(link.len() <= 2048, "{} bytes", link.len());
    assert_eq!(decode(&link), Ok(flow));
}

#[test]
fn refusals_are_told_apart() {
    assert_eq!(decode("3AAAA"), Err(LinkError::Newer));
    assert_eq!(decode(""), Err(LinkError::Damaged));
    assert_eq!(decode("x"), Err(LinkError::Damaged));
    assert_eq!(decode("1A"), Err(LinkError::Damaged));
}

#[test]
fn what_is_too_large_says_of_what() {
    let mut flow = Flow { client: "curl".to_owned(), visits: 1, ..Flow::default() };
    flow.request.body = Some("x".repeat(70_000).into());
    assert_eq!(encode(&flow), Err(TooLarge::Text));
    flow.request.body = None;
    flow.request.headers = (0..101).map(|_| ("X-A", "1")).collect();
    assert_eq!(encode(&flow), Err(TooLarge::Fields));
    assert_eq!(
        TooLarge::Fields.to_string(),
        "too large for a link, which has at most 100 fields of a message"
    );
    flow.request.headers = Fields::default();
    flow.responses = vec![Response { status: 302, ..Response::default() }; 101];
    assert_eq!(encode(&flow), Err(TooLarge::Responses));
    // Thirty answers with 91 fields each are within the bounds of each message, and too much.
    let headers: Fields = (0..91).map(|_| ("X-Some-Field", "its value, of some length")).collect();
    flow.responses = vec![Response { status: 302, headers }; 30];
    assert_eq!(encode(&flow), Err(TooLarge::Text));
}

/// Links that the first version wrote, and what they said; they are out there.
#[test]
fn old_links_are_read_and_written_as_they_were() {
    let of_two_hops = "1EgUAAwMALAgWYXBpLmV4YW1wbGUvdjEvdXNlcnMvNwIaDQAbBwRkZW1vHgwAHxAAAQAPeyJuYW1lIjoiZGVtbyJ9AQK0AgIZCAAxCxEyLmV4YW1wbGUvdXNlcnMvNyMNACUIBDM2MDCRAwEAEFdXVy1BdXRoZW50aWNhdGUbBgCABAAAAAAA";
    let of_one = "1CQoAAgQALAgTc2hvcC5leGFtcGxlL29yZGVycwEeDAAgIQABAAZpdGVtPTcBAq8CARkIAAAKL29yZGVycy8xN8gBAR4MACIJAIAEAAAAAAA";
    for (link, client, method, statuses) in [
        (of_two_hops, "axios", "PUT", &[308, 401][..]),
        (of_one, "navigation", "POST", &[303, 200][..]),
    ] {
        let flow = decode(link).expect(link);
        let told: Vec<u16> = flow.responses.iter().map(|it| it.status).collect();
        assert_eq!((&*flow.client, &*flow.request.method, &*told), (client, method, statuses));
        assert_eq!((flow.recorded.as_ref(), encode(&flow).as_deref()), (None, Ok(link)));
    }
}

#[test]
fn what_was_recorded_is_in_the_link() {
    let end = End::new(EndKind::TooManyRedirects(Some(50)), "curl: (47) Maximum (50) redirects");
    let recorded = Some(Recorded { cut: 3, end: Some(end) });
    let mut flow = Flow { client: "curl".to_owned(), visits: 1, recorded, ..Flow::default() };
    flow.request.url = "http://a.test/".to_owned();
    let link = encode(&flow).expect("a link");
    assert!(link.starts_with('2'), "what an older page takes for newer: {link}");
    assert_eq!(decode(&link), Ok(flow));
}
