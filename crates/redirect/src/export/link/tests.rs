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

fn flow() -> impl Strategy<Value = Flow> {
    let request = (
        "[A-Z]{1,7}",
        "https?://[a-z.]{1,20}/.{0,20}",
        fields(),
        prop::option::of(".{0,40}"),
        any::<bool>(),
    );
    let responses = prop::collection::vec((100..1000u16, fields()), 0..8);
    ("[a-z-]{1,9}", request, responses, 1..=10u32, options()).prop_map(
        |(client, (method, url, headers, body, replayable), responses, visits, options)| Flow {
            id: String::new(),
            client,
            request: Request { method, url, headers, body: body.map(Into::into), replayable },
            responses: responses
                .into_iter()
                .map(|(status, headers)| Response { status, headers })
                .collect(),
            visits,
            options,
            recorded: None,
        },
    )
}

proptest! {
    #[test]
    fn a_flow_goes_through_a_link(flow in flow()) {
        prop_assert_eq!(decode(&encode(&flow).expect("small")), Ok(flow));
    }

    #[test]
    fn anything_else_is_refused(text in "1[A-Za-z0-9_-]{0,200}", junk in ".{0,20}") {
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
