//! Which secrets are masked and as what; that nothing else is, and nothing twice.

use super::*;
use proptest::prelude::*;

fn counted(found: (String, Vec<Kind>)) -> (String, usize) {
    (found.0, found.1.len())
}

#[test]
fn fields_lose_secrets() {
    for (name, value, masked, count) in [
        ("Authorization", "Bearer abc.def", "Bearer •••", 1),
        ("authorization", "AWS4-HMAC-SHA256 Credential=x, Signature=y", "AWS4-HMAC-SHA256 •••", 1),
        ("Authorization", "abcdef", "•••", 1),
        ("Authorization", "secret abc", "•••", 1),
        ("Proxy-Authorization", "Basic dTpw", "Basic •••", 1),
        ("Authorization", "Bearer •••", "Bearer •••", 0),
        ("Cookie", "sid=1; theme=dark;empty=; x", "sid=•••; theme=•••; empty=; •••", 3),
        ("Set-Cookie", "sid=a=b; Path=/; HttpOnly", "sid=•••; Path=/; HttpOnly", 1),
        ("Set-Cookie", "sid=; Max-Age=0", "sid=; Max-Age=0", 0),
        ("Set-Cookie", "a=b; X=c; Secure", "a=•••; •••; Secure", 2),
        ("X-Api-Key", "1", "•••", 1),
        ("X-Anything", "1", "•••", 1),
        ("X-Token", "***", "***", 0),
        ("X-Empty", "", "", 0),
        ("Location", "/cb?code=1&x=2", "/cb?code=***&x=2", 1),
        ("Location", "/a\nX-Key: b", "/a ***", 1),
        ("Refresh", "0; url=http://a/?sig=1", "0; url=http://a/?sig=***", 1),
        ("WWW-Authenticate", "Digest nonce=\"a\"", "Digest nonce=***", 1),
    ] {
        assert_eq!(counted(field(name, value)), (masked.to_owned(), count), "{name}: {value}");
    }
}

#[test]
fn harmless_fields_stay() {
    for line in [
        "Access-Control-Allow-Headers: x-token, authorization",
        "Access-Control-Allow-Credentials: true",
        "Access-Control-Allow-Origin: https://a.test",
        "Cache-Control: private, max-age=600, stale-while-revalidate=30",
        "Content-Type: text/html; charset=utf-8",
        "Content-Length: 1024",
        "Date: Sun, 29 Nov 2026 00:00:00 GMT",
        "ETag: \"33a64df551425fcc55e4d42a148795d9f25f89d4\"",
        "If-None-Match: W/\"686897696a7c876b7e\"",
        "Location: https://www.example.com/zh-cn/orders/1234?page=2&lang=zh#top",
        "Location: ../a/b.html",
        "Origin: null",
        "Referer: https://example.com:8443/a/b?utm_source=x",
        "Refresh: 5; url=/next",
        "Retry-After: 120",
        "Server: nginx/1.22.1 (Debian)",
        "Strict-Transport-Security: max-age=31536000; includeSubDomains; preload",
        "Vary: Accept-Encoding, Cookie",
        "Via: 1.1 varnish, 1.1 proxy.test (squid/5.7)",
        "WWW-Authenticate: Basic realm=\"Members only\"",
        "WWW-Authenticate: Bearer error=\"invalid_token\"",
        "Link: </style.css>; rel=preload; as=style",
        "Alt-Svc: h3=\":443\"; ma=86400",
        "Allow: GET, HEAD, OPTIONS",
    ] {
        let (name, value) = line.split_once(": ").expect("a field");
        assert_eq!(field(name, value), (value.to_owned(), Vec::new()), "{line}");
        assert_eq!(field::field_name(name), None);
    }
}

#[test]
fn urls_lose_secrets() {
    for (text, masked, count) in [
        ("https://u:p@a.test/x", "https://***@a.test/x", 1),
        ("https://u:p@q@a.test:1/", "https://***@a.test:1/", 1),
        ("//u:p@a.test", "//***@a.test", 1),
        ("https://u@a.test/@b:c@d", "https://***@a.test/@b:c@d", 1),
        ("https://u:@a.test/", "https://***@a.test/", 1),
        ("https:\\\\u:p@a.test", "https:\\\\***@a.test", 1),
        ("https://u:a/b@a.test/c", "https://***@a.test/c", 1),
        (
            "/a?access_token=1&b=2&Signature=3#state=4",
            "/a?access_token=***&b=2&Signature=***#state=***",
            3,
        ),
        ("/a?token=a%26b&x", "/a?token=***&x", 1),
        ("/a?token=a b\"c", "/a?token=***", 1),
        ("/a?acc%65ss%5Ft%6Fken=1", "/a?acc%65ss%5Ft%6Fken=***", 1),
        ("/a;jsessionid=1?b=2", "/a;jsessionid=***?b=2", 1),
        ("/a?next=%2Fcb%3Fcode%3D1%26x%3D2&y=3", "/a?next=%2Fcb%3Fcode%3D***%26x%3D2&y=3", 1),
        ("/a?next=%252Fcb%253Ftoken%253D1&y=3", "/a?next=%252Fcb%253Ftoken%253D***&y=3", 1),
        ("/a?next=https%3A%2F%2Fu%3Ap%40h&y", "/a?next=https%3A%2F%2F***%40h&y", 1),
        ("/a?next=https://u:p@b/?token=1&z=2", "/a?next=https://***@b/?token=***&z=2", 2),
        ("/a?token=&code=***", "/a?token=&code=***", 0),
        ("/token=1/b", "/token=***/b", 1),
        ("/reset/A1/b", "/reset/***/b", 1),
        ("data:text/plain,secret", "data:***", 1),
    ] {
        assert_eq!(counted(url(text)), (masked.to_owned(), count), "{text}");
    }
}

#[test]
fn ordinary_urls_stay() {
    for text in [
        "https://example.com/",
        "http://[::1]:8080/a",
        "http://localhost:3000/@scope/package@1.2.3",
        "https://example.com/orders/1234",
        "https://example.com/orders/2026-01-31/12345678",
        "https://example.com/u/123e4567-e89b-12d3-a456-426614174000",
        "https://example.com/users/507f1f77bcf86cd799439011",
        "https://github.com/a/b/commit/ad05e488636ebe05b4985dbf3c7d912fd8d56f49",
        "https://example.com/assets/app-3f2a9c1d.js",
        "https://example.com/assets/app-3f2a9c1d8e7b6a5f.js",
        "https://example.com/2026/01/31/ten-things-you-did-not-know-about-http2",
        "https://zh.wikipedia.org/wiki/%E7%8A%B6%E6%80%81%E7%A0%81#%E9%87%8D%E5%AE%9A%E5%90%91",
        "https://example.com/?page=2&lang=zh&utm_source=newsletter&utm_campaign=Spring2026",
        "https://example.com/search?q=status+code+302&keyword=a&author=b&country_code=cn",
        "https://example.com/api/v1/auth/login",
        "https://example.com/oauth/token",
        "https://example.com/password/reset",
        "https://example.com/keys/list?sort=asc&from=2026-01-31T12:00:00Z",
        "https://example.com/?x&debug&v2",
        "https://example.com/?email=a@b.test&to=mailto:a@b.test",
        "https://example.com/?next=%2Freport%3Fid%3D7&return=https%3A%2F%2Fb.test%2Fx",
        "https://example.com/getUserAccountSettingsPageByIdentifier",
        "https://example.com/a?b=c/d/e.html#section-10.2.1",
        "/login?return=%2Freport",
        "//cdn.example.com/x.png",
        "a/b?c",
        "?é=%",
        "",
    ] {
        assert_eq!(url(text), (text.to_owned(), Vec::new()), "{text}");
    }
}

#[test]
fn contents_are_told_as_their_shape() {
    for (media, text, shape) in [
        (
            None,
            "user=a&password=b c",
            "[application/x-www-form-urlencoded, 19 bytes: user, password]",
        ),
        (
            Some("application/json; charset=utf-8"),
            r#"{"user":"a","password":{"b":1},"items":[1,{"a":2},3]}"#,
            "[application/json, 53 bytes: user, password, items[3]]",
        ),
        (None, "[1,2]", "[application/json, 5 bytes: [2]]"),
        (None, r#"{"a":1,"b":"cut o"#, "[application/json, 17 bytes: a, b]"),
        (None, "<a><b>x</b><b/></a>", "[application/xml, 19 bytes: a, b]"),
        (Some("text/csv"), "a,b", "[text/csv, 3 bytes]"),
        (Some("S3cr3t"), "a,b", "[text/plain, 3 bytes]"),
        (None, "[14 bytes]", "[14 bytes]"),
        (None, "[@file]", "[@file]"),
        (None, "[multipart/form-data: a, b]", "[multipart/form-data: a, b]"),
        (None, "", ""),
    ] {
        assert_eq!(body(text, media, Content::Shape).0, shape, "{text}");
    }
    let long = "é".repeat(2000);
    assert_eq!(body(&long, None, Content::Shape).0, "[text/plain, over 4000 bytes]");
}

#[test]
fn contents_that_are_kept_lose_secrets() {
    for (text, masked, count) in [
        ("user=a&password=b c#d&x=1", "user=a&password=***&x=1", 1),
        (r#"{"a": "b", "token": "c\"d", "n": 1}"#, r#"{"a": "b", "token": "•••", "n": 1}"#, 1),
        (r#"{"code":123456,"code":null}"#, r#"{"code":"•••","code":null}"#, 1),
        (r#"[{"keys":["a",{"b":"c"}],"d":"e"}]"#, r#"[{"keys":["•••",{"b":"•••"}],"d":"e"}]"#, 2),
        (r#"{"a":"token","b":"c"}"#, r#"{"a":"token","b":"c"}"#, 0),
        (
            r#"[{"name":"pin","value":"1"},{"name":"b","value":"2"}]"#,
            r#"[{"name":"pin","value":"•••"},{"name":"b","value":"2"}]"#,
            1,
        ),
        (r#"{"a":"{\"pw\":\"x\"}"}"#, r#"{"a":"{\"pw\":\"•••\"}"}"#, 1),
        (r#"{"a":"é\n\"\u00e9","b":[]}"#, r#"{"a":"é\n\"\u00e9","b":[]}"#, 0),
        ("plain text?", "[text/plain, 11 bytes]", 1),
        (r#"{"secret":"cut of"#, "[application/json, 17 bytes: secret]", 1),
        (
            "--x1\r\nContent-Disposition: form-data; name=\"pwd\"\r\n\r\nabc\r\n--x1\r\nContent-Disposition: form-data; name=b\r\n\r\nc\r\n--x1--",
            "--x1\r\nContent-Disposition: form-data; name=\"pwd\"\r\n\r\n•••\r\n--x1\r\nContent-Disposition: form-data; name=b\r\n\r\nc\r\n--x1--",
            1,
        ),
    ] {
        assert_eq!(counted(body(text, None, Content::Kept)), (masked.to_owned(), count), "{text}");
    }
}

#[test]
fn names_say_what_their_value_is() {
    for (name, want) in [
        ("password", Some(Kind::Password)),
        ("userPin", Some(Kind::Password)),
        ("密码", Some(Kind::Password)),
        ("X-Amz-Signature", Some(Kind::Signature)),
        ("phpsessid", Some(Kind::Session)),
        ("client_secret", Some(Kind::Key)),
        ("verifycode", Some(Kind::Code)),
        ("RelayState", Some(Kind::Code)),
        ("oauthtoken", Some(Kind::Token)),
        ("keyword", None),
        ("author", None),
        ("country_code", None),
        ("pinned", None),
        ("design", None),
        ("status", None),
        ("id", None),
        ("user", None),
        ("", None),
    ] {
        assert_eq!(name::kind(name), want, "{name}");
    }
}

#[test]
fn what_was_masked_is_told_with_its_place() {
    let mut flow = Flow::default();
    flow.request.url = "https://u:p@a.test/?x=eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.abc".to_owned();
    flow.request.headers.add("Cookie", "a=1; b=2");
    flow.request.body = Some("a=1".into());
    flow.responses.push(crate::Response::default());
    flow.responses[0].headers.add("X-Key", "ghp_16C7e42F292c6912");
    let field = |name: &str| Place::Field(name.into());
    let want = [
        (Kind::UserInfo, Place::Url),
        (Kind::Jwt, Place::Url),
        (Kind::Cookie, field("Cookie")),
        (Kind::Cookie, field("Cookie")),
        (Kind::Content, Place::Content),
        (Kind::Maker("GitHub"), Place::Answer(1, "X-Key".into())),
    ];
    let want = want.map(|(kind, place)| Masked { kind, place });
    assert_eq!(super::flow(&mut flow, Content::Shape), want);
}

const PIECES: &str = "(\\PC|[?&#;=%@:/ \"{}\\[\\],\\\\\r\n]|token|%3F|%26|%3D|%25|name=\"key\"|://|--|•••|\\*\\*\\*|[0-9]|eyJ|ghp_|Bearer |/reset/|http:|bot1:|data:|,\"pw\":|S3cr3tQ7xV2mK9pL4t){0,40}";

proptest! {
    #[test]
    fn masks_are_not_masked(text in PIECES) {
        let check = |once: (String, Vec<Kind>), again: &dyn Fn(&str) -> (String, Vec<Kind>)| {
            assert_eq!(again(&once.0), (once.0.clone(), Vec::new()), "of {text:?}");
        };
        check(url(&text), &url);
        for way in [Content::Shape, Content::Kept] {
            let masks = |text: &str| body(text, None, way);
            for start in ["", "{", "[\"", "--a", "a=", "<"] {
                check(masks(&format!("{start}{text}")), &masks);
            }
            check(masks(&format!("{{\"a\":\"{}\"}}", text.replace(['"', '\\'], ""))), &masks);
        }
        for name in ["Cookie", "Set-Cookie", "Authorization", "X-Key", "Location", "ETag"] {
            check(field(name, &text), &|value| field(name, value));
        }
    }
}
