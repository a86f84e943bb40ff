//! The small flow on the page of a redirect: played here, since the page's app has no engine.

use content::atlas::Atlas;
use model::{Lang, StatusCode};
use redirect::export::link::encode;
use redirect::follow;
use redirect::wire::{read_client, read_flow};
use serde_json::{Value, json};

/// The first flow that is about the code: `{"title","link","hops":[{"method","url","status"}]}`;
/// null if there is none.
pub fn sketch(atlas: &Atlas, code: StatusCode) -> Value {
    let about = |flow: &&Value| {
        let codes = flow["codes"].as_array().map(Vec::as_slice).unwrap_or_default();
        codes.iter().any(|own| own.as_u64() == Some(u64::from(code.number())))
    };
    let flows = atlas.flows.value.as_array().into_iter().flatten();
    flows.into_iter().find(about).and_then(|flow| played(atlas, flow)).unwrap_or_default()
}

fn played(atlas: &Atlas, item: &Value) -> Option<Value> {
    let flow = read_flow(&item["flow"]).ok()?;
    let profiles = atlas.clients.as_array()?;
    let profile = profiles.iter().find(|profile| profile["id"] == *flow.client)?;
    let trace = follow(&read_client(profile, Lang::En)?, &flow).ok()?;
    let hops = trace.visits.last()?.hops.iter().map(|hop| {
        json!({
            "method": hop.request.method,
            "url": hop.request.url,
            "status": hop.response.status,
        })
    });
    Some(json!({
        "title": item["title"],
        "link": format!("#f={}", encode(&flow).ok()?),
        "hops": hops.collect::<Vec<Value>>(),
    }))
}
