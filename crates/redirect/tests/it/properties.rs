//! For every client and any flow: it ends, within its limit; JSON and links give the flow back.

use super::content;
use proptest::prelude::*;
use redirect::export::link;
use redirect::wire::{read_flow, write_flow};
use redirect::{End, EndKind, Fields, Flow, From, Recorded, Request, Response, follow};

fn location() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        Just(None),
        "/[ab]{0,2}".prop_map(Some),
        "https?://[ab]\\.test(:8080)?/[ab]?(#x)?".prop_map(Some),
        ".{0,12}".prop_map(Some),
    ]
}

fn response() -> impl Strategy<Value = Response> {
    let status = prop_oneof![300..=310u16, Just(200u16)];
    let extra = prop::sample::subsequence(
        vec![
            ("Set-Cookie", "a=b; Path=/"),
            ("Cache-Control", "max-age=60"),
            ("Strict-Transport-Security", "max-age=9"),
            ("Access-Control-Allow-Origin", "*"),
        ],
        0..=4,
    );
    (status, location(), extra).prop_map(|(status, location, extra)| {
        let mut headers: Fields = extra.into_iter().collect();
        if let Some(to) = location {
            headers.add("Location", &to);
        }
        Response { status, headers }
    })
}

fn recorded() -> impl Strategy<Value = Recorded> {
    let kind = prop::sample::select(EndKind::ALL.to_vec());
    let end = (kind, prop::option::of(0..100u32), ".{0,40}")
        .prop_map(|(kind, limit, text)| End::new(kind.with_limit(limit), &text));
    (0..9u32, prop::option::of(end)).prop_map(|(cut, end)| Recorded { cut, end })
}

fn flow() -> impl Strategy<Value = Flow> {
    let method = prop::sample::select(vec!["GET", "HEAD", "POST", "PUT", "DELETE"]);
    let responses = prop::collection::vec(response(), 0..70);
    let recorded = prop::option::of(recorded());
    let rest = (1..4u32, recorded);
    (method, "https?://[ab]\\.test/(#f)?", any::<(bool, bool)>(), responses, rest).prop_map(
        |(method, url, (bodied, replayable), responses, (visits, recorded))| Flow {
            request: Request {
                method: method.to_owned(),
                url,
                headers: [("Authorization", "x")].into_iter().collect(),
                body: bodied.then(|| "hello".into()),
                replayable,
            },
            responses,
            visits,
            recorded,
            ..Flow::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_client_comes_to_an_end(flow in flow()) {
        for client in &content().clients {
            let trace = follow(client, &flow).expect("a URL that can be read");
            prop_assert_eq!(trace.visits.len(), flow.visits as usize);
            for visit in &trace.visits {
                // An upgrade inside the browser is a hop, and no redirect.
                let hops = visit.hops.iter().filter(|hop| hop.from != From::Hsts).count();
                prop_assert!(hops <= client.limit.max as usize + 1, "{}: {hops}", client.id);
            }
            let again = follow(client, &flow).expect("the same");
            prop_assert_eq!(again, trace);
        }
    }

    #[test]
    fn json_and_links_give_the_flow_back(mut flow in flow()) {
        flow.client = "curl".to_owned();
        let node: serde_json::Value = serde_json::from_str(&write_flow(&flow)).expect("JSON");
        prop_assert_eq!(read_flow(&node), Ok(flow.clone()));
        prop_assert_eq!(link::decode(&link::encode(&flow).expect("small")), Ok(flow));
    }
}
