//! Transcripts that do not end well: loops, and answers that never came. As curl 7.88 and
//! wget 1.21 print them.

use super::*;
use crate::EndKind;

/// `curl -vL` on a loop of these steps, on loopback: host and path, status and `Location`.
fn curl_loop(steps: &[(&str, &str, &str)], times: usize) -> String {
    let mut out = String::new();
    for at in 0..times {
        let (host, path, location) = steps[at % steps.len()];
        let (number, host_field) = (if at == 0 { "#0" } else { "" }, host.replace("https://", ""));
        if at > 0 {
            out += &format!("* Issue another request to this URL: '{host}{path}'\n");
        }
        if host.starts_with("https") {
            out += "* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384\n";
        }
        out += &format!(
            "* Connected to a.test (127.0.0.1) port 80 {number}\n> GET {path} HTTP/1.1\n\
            > Host: {}\n> User-Agent: curl/7.88.1\n> Accept: */*\n> \n< HTTP/1.1 302 Found\n\
            < Location: {location}\n< Content-Length: 0\n< \n\
            * Connection #0 to host a.test left intact\n",
            host_field.replace("http://", ""),
        );
    }
    out
}

const GAVE_UP: &str =
    "* Maximum (50) redirects followed\ncurl: (47) Maximum (50) redirects followed\n";

#[test]
fn a_loop_of_51_responses_is_kept_whole_and_its_end_is_read() {
    let text = curl_loop(&[("http://a.test", "/self", "/self")], 51) + GAVE_UP;
    for text in [text.clone(), format!("$ curl -vL http://a.test/self\n{text}")] {
        let flow = read(&text).expect("a transcript").flow;
        assert_eq!((flow.responses.len(), flow.options.max_redirects), (51, None));
        let recorded = flow.recorded.expect("recorded");
        assert_eq!(recorded.cut, 0);
        let end = recorded.end.expect("an end");
        assert_eq!(end.kind, EndKind::TooManyRedirects(Some(50)));
        assert_eq!(end.text, "curl: (47) Maximum (50) redirects followed");
    }
}

#[test]
fn a_limit_that_is_not_the_usual_one_is_taken_over() {
    let text = curl_loop(&[("http://a.test", "/self", "/self")], 6)
        + "curl: (47) Maximum (5) redirects followed\n";
    assert_eq!(read(&text).expect("a transcript").flow.options.max_redirects, Some(5));
    // More were followed than curl would by itself: it was told to.
    let text = curl_loop(&[("http://a.test", "/self", "/self")], 70);
    assert_eq!(read(&text).expect("a transcript").flow.options.max_redirects, Some(69));
}

#[test]
fn what_is_cut_is_counted() {
    let text = curl_loop(&[("http://a.test", "/self", "/self")], 130);
    let flow = read(&text).expect("a transcript").flow;
    assert_eq!(flow.responses.len(), MOST_RESPONSES);
    assert_eq!(flow.recorded.expect("recorded").cut, 30);
}

#[test]
fn heads_of_a_loop_have_an_end_wherever_it_stands() {
    let head = "HTTP/1.0 302 Found\nLocation: /slash\nContent-Length: 0\n\n";
    let error = "curl: (47) Maximum (50) redirects followed\n";
    for text in [format!("{error}{}", head.repeat(51)), format!("{}{error}", head.repeat(51))] {
        let flow = read(&format!("$ curl -sSIL http://a.test/slash\n{text}")).expect("heads").flow;
        assert_eq!(flow.responses.len(), 51);
        let end = flow.recorded.expect("recorded").end.expect("an end");
        assert_eq!(end.kind, EndKind::TooManyRedirects(Some(50)));
    }
}

#[test]
fn wget_says_when_it_has_enough() {
    let round = "--2026-11-29 00:41:06--  http://127.0.0.1:18931/self\n\
        Connecting to 127.0.0.1:18931... connected.\nHTTP request sent, awaiting response... \n  \
        HTTP/1.0 302 Found\n  Location: /self\n  Content-Length: 0\nLocation: /self [following]\n";
    let flow = read(&(round.repeat(21) + "20 redirections exceeded.\n")).expect("wget").flow;
    assert_eq!((flow.responses.len(), flow.options.max_redirects), (21, None));
    let kind = flow.recorded.and_then(|it| it.end).map(|end| end.kind);
    assert_eq!(kind, Some(EndKind::TooManyRedirects(Some(20))));
    let chinese = "--2026-11-29 00:41:06--  http://a.test/self\n\
        已发出 HTTP 请求，正在等待回应... 302 Found\n位置：/self [跟随至新的 URL]\n";
    let flow = read(&(chinese.repeat(21) + "已超过 20 次重定向。\n")).expect("wget").flow;
    let kind = flow.recorded.and_then(|it| it.end).map(|end| end.kind);
    assert_eq!((flow.responses.len(), kind), (21, Some(EndKind::TooManyRedirects(Some(20)))));
}

#[test]
fn a_request_without_an_answer_is_read_where_the_end_is_told() {
    let curl = "> GET /x HTTP/1.1\n> Host: a.test\n> \n* Empty reply from server\n\
        curl: (52) Empty reply from server\n";
    let wget = "--2026-11-29 00:41:06--  http://127.0.0.1:1/x\n\
        Connecting to 127.0.0.1:1... failed: Connection refused.\n";
    let command = "$ curl -vL http://a.test/x\n*   Trying 127.0.0.1:1...\n\
        curl: (7) Failed to connect to a.test port 80 after 0 ms: Couldn't connect to server\n";
    for (text, kind) in
        [(curl, EndKind::Closed), (wget, EndKind::Refused), (command, EndKind::Refused)]
    {
        let flow = read(text).expect(text).flow;
        assert!(flow.responses.is_empty(), "{text}");
        assert_eq!(flow.recorded.and_then(|it| it.end).map(|end| end.kind), Some(kind), "{text}");
    }
}

#[test]
fn a_command_alone_has_no_answers() {
    let flow = read("curl -L http://a.test/").expect("a command").flow;
    assert_eq!(flow.recorded, Some(Recorded::default()));
}

#[test]
fn command_and_transcript_are_read_together() {
    let text = "$ curl -vL -H 'X-Own: typed' -b sid=1 http://a.test/start#top\n\
        > GET /start HTTP/1.1\n> Host: a.test\n> Cookie: sid=1; kept=2\n> Prefer: wait=1\n> \n\
        < HTTP/1.1 302 Found\n< Location: /next\n< \n\
        * Issue another request to this URL: 'http://a.test/next'\n\
        > GET /next HTTP/1.1\n> Host: a.test\n> \n< HTTP/1.1 200 OK\n< \n";
    let import = read(text).expect("both");
    let request = &import.flow.request;
    assert_eq!(request.url, "http://a.test/start#top");
    let field = |name| request.headers.get(name);
    assert_eq!(field("X-Own"), Some("•••"));
    assert_eq!(field("Prefer"), Some("wait=1"));
    assert_eq!(field("Cookie"), Some("sid=•••; kept=•••"));
    assert!(import.flow.options.follow);
}

#[test]
fn curl_without_l_does_not_go_on() {
    let one = curl_loop(&[("http://a.test", "/self", "/next")], 1);
    assert!(!read(&one).expect("a transcript").flow.options.follow);
    let goes_on = one + "* Issue another request to this URL: 'http://a.test/next'\n";
    assert!(read(&goes_on).expect("a transcript").flow.options.follow);
}
