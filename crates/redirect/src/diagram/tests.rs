//! Nothing overlaps, nothing leaves the picture.

use super::*;
use crate::{Fields, Hop, Response, Topics};
use proptest::prelude::*;

const WORDS: Words = Words {
    client: "requests",
    version: "2.34.2 (urllib3 2.8.0)",
    origin: "源",
    content: "内容",
    store: "缓存",
    failure: "重定向次数到上限",
    assumed: "假定的响应",
    unrecorded: "记录里没有响应",
};

/// Everything with words in it, as left, top, right, bottom.
fn boxes(diagram: &Diagram) -> Vec<(i32, i32, i32, i32, String)> {
    let mut found = Vec::new();
    for lane in &diagram.lanes {
        let (left, right) = (lane.x - lane.half, lane.x + lane.half);
        found.push((left, HEAD, right, HEAD + HEAD_HEIGHT, lane.full.clone()));
    }
    for band in &diagram.hops {
        for shape in &band.shapes {
            match shape {
                Shape::Box(_, x, y, wide, high) => {
                    found.push((*x, *y, x + wide, y + high, "box".to_owned()));
                }
                Shape::Text(class, Label { x, y, text, .. }) => {
                    let sign = if matches!(*class, "fail" | "sub") { SANS } else { MONO };
                    found.push((*x, y - 10, x + measure(text, sign), y + 3, text.clone()));
                }
                Shape::Path(..) | Shape::Middle(..) => {}
            }
        }
    }
    found
}

fn check(visit: &Visit, asked: &Request, form: Form) -> Result<(), TestCaseError> {
    let diagram = layout(visit, asked, form, &WORDS);
    let boxes = boxes(&diagram);
    for (at, a) in boxes.iter().enumerate() {
        let inside = a.0 >= 0 && a.1 >= 0 && a.2 <= diagram.width && a.3 <= diagram.height;
        prop_assert!(inside, "{a:?} leaves {} x {}", diagram.width, diagram.height);
        for b in &boxes[at + 1..] {
            let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
            prop_assert!(apart, "{a:?} and {b:?}");
        }
    }
    let mut bottom = FIRST;
    for band in &diagram.hops {
        prop_assert!(band.top >= bottom && band.bottom > band.top);
        bottom = band.bottom;
    }
    if form == Form::Landscape {
        prop_assert!(diagram.lanes.windows(2).all(|pair| pair[1].x - pair[0].x >= 150));
    }
    prop_assert!(diagram.lanes.windows(2).all(|pair| pair[0].x < pair[1].x));
    Ok(())
}

fn request() -> impl Strategy<Value = Request> {
    let names = prop::sample::subsequence(
        vec!["Authorization", "Content-Type", "Cookie", "X-Api-Key", "Origin", "Referer"],
        0..6,
    );
    let path = prop_oneof!["/[a-z/]{0,12}", "/[a-z?=&]{60,90}", "/[中文路径]{1,30}"];
    let method = prop::sample::select(vec!["GET", "POST", "DELETE", "PROPFIND"]);
    (0..8u8, path, method, names, prop::option::of("[a-z]{1,9}")).prop_map(
        |(host, path, method, names, body)| Request {
            method: method.to_owned(),
            url: format!("https://host{host}.example{path}"),
            headers: names.into_iter().map(|name| (name, "x")).collect(),
            body: body.map(Into::into),
            replayable: true,
        },
    )
}

fn visit() -> impl Strategy<Value = Visit> {
    let from = prop::sample::select(vec![
        From::Network,
        From::Network,
        From::Cache,
        From::Hsts,
        From::Unrecorded,
    ]);
    let location =
        prop_oneof![Just(None), "/[a-z]{0,9}".prop_map(Some), "/[a-z]{80}".prop_map(Some)];
    let hop = (request(), 100..600u16, location, (from, prop::option::of(Just(0))));
    let hops = prop::collection::vec(hop, 1..30);
    (hops, any::<bool>()).prop_map(|(hops, fails)| Visit {
        hops: hops
            .into_iter()
            .map(|(request, status, location, (from, answered_by))| Hop {
                request,
                response: Response {
                    status,
                    headers: location.iter().map(|to| ("Location", &**to)).collect::<Fields>(),
                },
                from,
                preflight: false,
                answered_by,
                rules: Topics::default(),
            })
            .collect(),
        outcome: if fails { Outcome::Error } else { Outcome::Response },
        kind: None,
        status: None,
        url: String::new(),
        redirected: true,
        reason: None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_overlaps_and_nothing_leaves(visit in visit(), asked in request()) {
        check(&visit, &asked, Form::Landscape)?;
        check(&visit, &asked, Form::Portrait)?;
    }

    #[test]
    fn a_text_is_cut_to_its_room(text in ".{0,60}", room in 0..300i32) {
        let cut = fit(&text, room, MONO);
        prop_assert!(cut == text || measure(&cut, MONO) <= room.max(2 * MONO));
    }
}

#[test]
fn a_picture_is_well_formed_and_says_what_it_shows() {
    let mut visit = Visit {
        hops: Vec::new(),
        outcome: Outcome::Response,
        kind: None,
        status: Some(200),
        url: String::new(),
        redirected: false,
        reason: None,
    };
    let request =
        Request { method: "GET".into(), url: "http://a.test/<&>".into(), ..Request::default() };
    visit.hops.push(Hop {
        request: request.clone(),
        response: Response { status: 200, ..Response::default() },
        from: From::Network,
        preflight: false,
        answered_by: None,
        rules: Topics::default(),
    });
    let svg = svg(&layout(&visit, &request, Form::Landscape, &WORDS), "one & all");
    assert!(svg.contains("<title>one &amp; all</title>") && svg.ends_with("</g></svg>"));
    assert!(svg.contains(">/%3C&amp;%3E</text>"), "{svg}");
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
}
