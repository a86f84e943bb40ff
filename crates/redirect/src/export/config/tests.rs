//! What stands in the configurations. Whether the servers do what these say, the suite `servers`
//! asks them.

use super::*;
use crate::Response;
use crate::trace::tests::visit;

fn sample() -> Visit {
    let mut visit = visit("https://a.test:8443/x", 302);
    let fields = [("Location", "/y?$a=\"b\"{c}"), ("Set-Cookie", "s=1"), ("Server", "z")];
    visit.hops[0].response = Response { status: 302, headers: fields.into_iter().collect() };
    visit.hops.push(visit.hops[0].clone());
    visit
}

#[test]
fn nginx_answers_as_the_flow_does() {
    let text = nginx(&sample());
    assert!(text.starts_with("geo $dollar { default \"$\"; }\n"), "{text}");
    assert!(text.contains("listen 8443 ssl;\n    server_name a.test;"), "{text}");
    assert!(text.contains("return 302 \"/y?${dollar}a=\\\"b\\\"{c}\";"), "{text}");
    assert!(text.contains("add_header Set-Cookie \"s=1\" always;"), "{text}");
    let mut choices = sample();
    choices.hops[0].response.status = 300;
    assert!(nginx(&choices).contains("always;\n        return 300;"), "{}", nginx(&choices));
    assert!(text.contains("# 1 more responses") && !text.contains("Server"), "{text}");
}

#[test]
fn a_host_begins_nothing_in_a_configuration() {
    let visit = visit("http://a;}{\"b/x", 200);
    let text = nginx(&visit);
    assert!(text.contains("server_name \"a;}{\\\"b\";\n"), "{text}");
    assert!(caddy(&visit).starts_with("\"http://a;\\}\\{\\\"b\" {\n"), "{}", caddy(&visit));
}

#[test]
fn caddy_answers_as_the_flow_does() {
    let text = caddy(&sample());
    assert!(text.starts_with("https://a.test:8443 {\n"), "{text}");
    assert!(text.contains("header Location \"/y?$a=\\\"b\\\"\\{c\\}\""), "{text}");
    assert!(text.contains("header +Set-Cookie \"s=1\"") && text.contains("respond 302"));
}

#[test]
fn paths_with_chinese_blanks_and_dollar_signs_are_written_as_servers_compare_them() {
    let text = nginx(&visit("http://a.test/%E8%B7%AF%20%22x%22$host", 200));
    assert!(text.contains("location = \"/路 \\\"x\\\"$host\" {"), "{text}");
    assert!(!text.contains("geo"), "no variable is needed: {text}");
    let text = caddy(&visit("http://a.test/%E8%B7%AF%20x", 200));
    assert!(text.contains("@1 expression \"{path} == '/路 x'\""), "{text}");
}

#[test]
fn what_a_server_cannot_be_told_is_said() {
    let visit = visit("http://a.test/%FF%0Ax", 200);
    for text in [nginx(&visit), caddy(&visit)] {
        assert!(text.contains("    # /%FF%0Ax is left out: this server"), "{text}");
        assert!(!text.contains("return") && !text.contains("respond"), "{text}");
    }
}
