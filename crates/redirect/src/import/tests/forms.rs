//! Output of tools, as they print it.

use super::*;

const CURL_7_88: &str = r"$ curl -vL -o /dev/null http://a.test:8081/start?key=1
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 127.0.0.1:8081...
* Connected to a.test (127.0.0.1) port 8081 (#0)
> GET /start?key=1 HTTP/1.1
> Host: a.test:8081
> User-Agent: curl/7.88.1
> Accept: */*
>
  0     0    0     0    0     0      0      0 --:--:--  0:00:01 --:--:--     0< HTTP/1.1 302 Found
* Please rewind output before next send
< location: /next?access_token=abc
< set-cookie: sid=xyz; Path=/; HttpOnly
< cache-control: no-store
< Connection: keep-alive
< Transfer-Encoding: chunked
<
* Ignoring the response-body
{ [21 bytes data]
100    11    0    11    0     0    468      0 --:--:-- --:--:-- --:--:--   478
* Connection #0 to host a.test left intact
* Issue another request to this URL: 'http://a.test:8081/next?access_token=abc'
* Re-using existing connection #0 with host a.test
> GET /next?access_token=abc HTTP/1.1
> Host: a.test:8081
>
< HTTP/1.1 200 OK
< content-type: text/html
<
{ [21 bytes data]
<p>HTTP/1.1 500 is no head
< p: here
> q: neither
* Connection #0 to host a.test left intact
";

const CURL_7_88_FLOW: &str = "curl GET http://a.test:8081/start?key=***
302
  location: /next?access_token=***
  set-cookie: sid=•••; Path=/; HttpOnly
  cache-control: no-store
200
  content-type: text/html";

fn check(text: &str, form: Form, flow: &str, masked: usize) -> Import {
    let import = read(text).unwrap_or_else(|refusal| panic!("{refusal:?} of {text}"));
    assert_eq!(import.form, form, "{text}");
    assert_eq!(told(&import), flow, "{text}");
    assert_eq!(import.masked.len(), masked, "{text}");
    assert_eq!(import.flow.visits, 1);
    import
}

#[test]
fn curl_7_with_and_without_its_command() {
    let import = check(CURL_7_88, Form::CurlVerbose, CURL_7_88_FLOW, 3);
    assert!(!import.assumed_url && import.flow.options.follow);
    let (_, output) = CURL_7_88.split_once('\n').unwrap();
    check(output, Form::CurlVerbose, CURL_7_88_FLOW, 3);
    check(&format!("\u{feff}\n\n{output}\n\n"), Form::CurlVerbose, CURL_7_88_FLOW, 3);
    check(&output.replace('\n', "\r\n"), Form::CurlVerbose, CURL_7_88_FLOW, 3);
    check(&output.replace("  0     0", "\r  0     0"), Form::CurlVerbose, CURL_7_88_FLOW, 3);
    check(
        &CURL_7_88.replace("http://a.test:8081/start?key=1", "\"$URL\""),
        Form::CurlVerbose,
        CURL_7_88_FLOW,
        3,
    );
}

#[test]
fn curl_8_with_http_2_behind_a_proxy() {
    let text = r"*   Trying 192.0.2.1:3128...
* Connected to proxy.test (192.0.2.1) port 3128
* CONNECT tunnel: HTTP/1.1 negotiated
* Establish HTTP proxy tunnel to a.test:443
> CONNECT a.test:443 HTTP/1.1
> Host: a.test:443
> Proxy-Authorization: Basic dTpw
> Proxy-Connection: Keep-Alive
>
< HTTP/1.1 200 Connection established
< Location: /nowhere
<
* CONNECT phase completed
* ALPN: curl offers h2,http/1.1
} [5 bytes data]
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / X25519 / RSASSA-PSS
* ALPN: server accepted h2
* Server certificate:
*  subject: CN=a.test
* using HTTP/2
* [HTTP/2] [1] OPENED stream for https://a.test/start
* [HTTP/2] [1] [:method: POST]
* [HTTP/2] [1] [:scheme: https]
* [HTTP/2] [1] [:authority: a.test]
* [HTTP/2] [1] [:path: /start]
> POST /start HTTP/2
> Host: a.test
> User-Agent: curl/8.5.0
> Accept: */*
> Authorization: Bearer abc
> Content-Length: 14
> Content-Type: application/x-www-form-urlencoded
>
} [14 bytes data]
* We are completely uploaded and fine
< HTTP/2 307
< location: https://b.test/end
< strict-transport-security: max-age=31536000
< x-request-id: 1
<
* Issue another request to this URL: 'https://b.test/end'
* using HTTP/3
* [HTTP/3] [0] OPENED stream for https://b.test/end
> POST /end HTTP/3
> Host: b.test
>
< HTTP/3 200
< server: x
<
ok
";
    let flow = "curl POST https://a.test/start
  Authorization: Bearer •••
  Content-Type: application/x-www-form-urlencoded
  | [14 bytes]
307
  location: https://b.test/end
  strict-transport-security: max-age=31536000
200
  server: x";
    check(text, Form::CurlVerbose, flow, 1);
    let without = text.replace("OPENED stream for", "to");
    check(&without.replace('\n', "\r\n"), Form::CurlVerbose, flow, 1);
}

#[test]
fn interim_responses_are_no_hops() {
    let text = "> PUT /a HTTP/1.1
> Host: a.test
> Expect: 100-continue
> Content-Length: 5000
>
< HTTP/1.1 100 Continue
< HTTP/1.1 103 Early Hints
< Link: </a>; rel=preload
< Location: /early
<
< HTTP/1.0 201 Created
< Location: /b
<";
    check(
        text,
        Form::CurlVerbose,
        "curl PUT http://a.test/a\n  | [5000 bytes]\n201\n  Location: /b",
        0,
    );
}

#[test]
fn urls_are_put_together() {
    for (text, url) in [
        ("> GET http://a.test/x HTTP/1.1\n> Host: b.test\n>\n< HTTP/1.1 200 OK", "http://a.test/x"),
        (
            "* Connected to a.test (192.0.2.1) port 443\n> GET /x HTTP/1.1\n> Host: a.test\n< HTTP/1.1 200",
            "https://a.test/x",
        ),
        ("> GET /x HTTP/2\n> host: a.test:8443\n< HTTP/2 200", "https://a.test:8443/x"),
        ("> OPTIONS * HTTP/1.1\n> Host: a.test\n< HTTP/1.1 200", "http://a.test/"),
        (
            "> GET /?u=http://b.test HTTP/1.1\n> Host: a.test\n< HTTP/1.1 200",
            "http://a.test/?u=http://b.test",
        ),
    ] {
        let import = read(text).unwrap();
        assert_eq!((&*import.flow.request.url, import.assumed_url), (url, false), "{text}");
    }
    let import = read("> GET /x HTTP/1.1\n>\n< HTTP/1.1 200 OK").unwrap();
    assert_eq!((&*import.flow.request.url, import.assumed_url), ("https://example.com/x", true));
}

const HEADS: &str = r"HTTP/1.1 200 Connection established

HTTP/1.1 302 Found
location: /next?x=1
set-cookie: sid=xyz; Path=/; HttpOnly
set-cookie: b=2
Keep-Alive: timeout=5

HTTP/2 301
location: /end

HTTP/1.1 200 OK
content-type: text/plain

hello: there
HTTP/x is no head
";

#[test]
fn heads_alone() {
    let responses = "302
  location: /next?x=1
  set-cookie: sid=•••; Path=/; HttpOnly
  set-cookie: b=•••
301
  location: /end
200
  content-type: text/plain";
    let assumed = format!("curl GET https://example.com/\n{responses}");
    for text in [HEADS.to_owned(), HEADS.replace('\n', "\r\n"), format!("\n$ ./go\n{HEADS}")] {
        assert!(check(&text, Form::Heads, &assumed, 2).assumed_url);
    }
    let typed = format!("$ curl -sIL -x proxy.test http://a.test/s\n{HEADS}");
    let import = check(&typed, Form::Heads, &format!("curl HEAD http://a.test/s\n{responses}"), 2);
    assert!(!import.assumed_url);
    assert_eq!(import.ignored, ["-x"]);
}

#[test]
fn heads_of_requests_too() {
    let text = "POST /login HTTP/1.1
Host: a.test
Content-Type: application/x-www-form-urlencoded
Content-Length: 17
Cookie: a=b

user=x&password=y

HTTP/1.1 303 See Other
Location: /home

<p>see: there</p>

GET /home HTTP/1.1
Host: a.test
X-Later: 1

HTTP/1.1 204 No Content
";
    let flow = "curl POST http://a.test/login
  Content-Type: application/x-www-form-urlencoded
  Cookie: a=•••
  | [application/x-www-form-urlencoded, 17 bytes: user, password]
303
  Location: /home
204";
    check(text, Form::Heads, flow, 2);
    check(&text.replace('\n', "\r\n"), Form::Heads, flow, 2);
}

#[test]
fn a_request_behind_a_response_is_not_the_first() {
    let text = "HTTP/1.1 301 Moved Permanently\nLocation: /b\n\nGET /b HTTP/1.1\nHost: a.test\n\nHTTP/1.1 200 OK\n";
    let flow = "curl GET https://example.com/\n301\n  Location: /b\n200";
    assert!(check(text, Form::Heads, flow, 0).assumed_url);
}

const WGET: &str = r"$ wget -S -O /dev/null http://a.test/start
--2026-01-31 12:00:00--  http://a.test/start
Resolving a.test (a.test)... 192.0.2.1
Connecting to a.test (a.test)|192.0.2.1|:80... connected.
HTTP request sent, awaiting response...
  HTTP/1.1 302 Found
  location: /next?access_token=abc
  set-cookie: sid=xyz; Path=/; HttpOnly
  Connection: keep-alive
Location: /next?access_token=abc [following]
--2026-01-31 12:00:01--  http://a.test/next?access_token=abc
Reusing existing connection to a.test:80.
HTTP request sent, awaiting response...
  HTTP/1.1 200 OK
  content-type: text/plain
Length: unspecified [text/plain]
Saving to: ‘/dev/null’

     0K                                                        1.83M=0s

2026-01-31 12:00:01 (1.83 MB/s) - ‘/dev/null’ saved [11]
";

#[test]
fn wget_with_heads() {
    let flow = "wget GET http://a.test/start
302
  location: /next?access_token=***
  set-cookie: sid=•••; Path=/; HttpOnly
200
  content-type: text/plain";
    for text in
        [WGET.to_owned(), WGET.replace('\n', "\r\n"), WGET.split_once('\n').unwrap().1.to_owned()]
    {
        assert!(!check(&text, Form::Wget, flow, 2).assumed_url);
    }
    let spider = format!("Spider mode enabled. Check if remote file exists.\n{WGET}");
    check(&spider, Form::Wget, &flow.replace("GET", "HEAD"), 2);
}

#[test]
fn wget_without_heads_in_any_language() {
    let flow = "wget GET http://a.test/start\n301\n  Location: /next\n302\n  Location: http://a.test/end\n200";
    let text = "--2026-01-31 12:00:00--  http://a.test/start
HTTP request sent, awaiting response... 301 Moved Permanently
Location: /next [following]
--2026-01-31 12:00:00--  (try: 2)  http://a.test/next
已发出 HTTP 请求，正在等待回应... 302 Found
位置：/end [跟随至新的 URL]
--2026-01-31 12:00:00--  http://a.test/end
HTTP request sent, awaiting response... 200 OK
Length: 11
";
    check(text, Form::Wget, flow, 0);
}

#[test]
fn wget_with_its_debugging_output() {
    let text = "--2026-01-31 12:00:00--  http://a.test/start
---request begin---
GET /start HTTP/1.1
Host: a.test

---request end---
HTTP request sent, awaiting response...
---response begin---
HTTP/1.1 302 Found
location: /next

---response end---
302 Found
Location: /next [following]
--2026-01-31 12:00:00--  http://a.test/next
---response begin---
HTTP/1.1 204 No Content

---response end---
";
    check(text, Form::Wget, "wget GET http://a.test/start\n302\n  location: /next\n204", 0);
}
