//! Which secrets are masked, and that nothing else is.

use super::*;
use proptest::prelude::*;

#[test]
fn fields_lose_secrets() {
    for (name, value, masked, count) in [
        ("Authorization", "Bearer abc.def", "Bearer •••", 1),
        ("authorization", "AWS4-HMAC-SHA256 Credential=x, Signature=y", "AWS4-HMAC-SHA256 •••", 1),
        ("Authorization", "abcdef", "•••", 1),
        ("Authorization", "a.b.c d", "•••", 1),
        ("Proxy-Authorization", "Basic dTpw", "Basic •••", 1),
        ("Authorization", "Bearer •••", "Bearer •••", 0),
        ("Cookie", "sid=1; theme=dark;empty=; x", "sid=•••; theme=•••; empty=; •••", 3),
        ("Set-Cookie", "sid=a=b; Path=/; HttpOnly", "sid=•••; Path=/; HttpOnly", 1),
        ("Set-Cookie", "sid=; Max-Age=0", "sid=; Max-Age=0", 0),
        ("X-Api-Key", "1", "•••", 1),
        ("X-CSRF-Token", "1", "•••", 1),
        ("X-Token", "***", "***", 0),
        ("Access-Control-Allow-Headers", "x-token", "x-token", 0),
        ("WWW-Authenticate", "Basic realm=a", "Basic realm=a", 0),
        ("Location", "/cb?code=1&x=2", "/cb?code=***&x=2", 1),
        ("Refresh", "0; url=http://a/?sig=1", "0; url=http://a/?sig=***", 1),
        ("Content-Type", "text/html; charset=utf-8", "text/html; charset=utf-8", 0),
    ] {
        assert_eq!(field(name, value), (masked.to_owned(), count), "{name}: {value}");
    }
}

#[test]
fn urls_lose_secrets() {
    for (text, masked, count) in [
        ("https://u:p@a.test/x", "https://u:***@a.test/x", 1),
        ("https://u:p@q@a.test:1/", "https://u:***@a.test:1/", 1),
        ("//u:p@a.test", "//u:***@a.test", 1),
        ("https://u@a.test/@b:c@d", "https://u@a.test/@b:c@d", 0),
        ("https://u:@a.test/", "https://u:@a.test/", 0),
        (
            "/a?access_token=1&b=2&Signature=3#state=4",
            "/a?access_token=***&b=2&Signature=***#state=***",
            3,
        ),
        ("/a?token=a%26b&x", "/a?token=***&x", 1),
        ("/a?acc%65ss%5Ft%6Fken=1", "/a?acc%65ss%5Ft%6Fken=***", 1),
        ("/a;jsessionid=1?b=2", "/a;jsessionid=***", 1),
        ("/a?next=%2Fcb%3Fcode%3D1%26x%3D2&y=3", "/a?next=%2Fcb%3Fcode%3D***%26x%3D2&y=3", 1),
        ("/a?next=https://u:p@b/?token=1&z=2", "/a?next=https://u:***@b/?token=***&z=2", 2),
        ("/a?token=&code=***", "/a?token=&code=***", 0),
        // What is masked takes away the sign that ended the host.
        ("?pass://z=?\n:x@h", "?pass://z=***\n:***@h", 2),
        ("?key://u:x;y@h=v", "?key://u:***@h=***", 2),
        ("/token=1", "/token=1", 0),
        ("/a?q=é%", "/a?q=é%", 0),
    ] {
        assert_eq!(url(text), (masked.to_owned(), count), "{text}");
    }
}

#[test]
fn contents_lose_secrets() {
    for (text, masked, count) in [
        ("user=a&password=b c#d&x=1", "user=a&password=***&x=1", 1),
        ("token=1", "token=***", 1),
        (r#"{"a": "b", "token": "c\"d", "n": 1}"#, r#"{"a": "b", "token": "•••", "n": 1}"#, 1),
        (r#"{"code":123456,"code":null}"#, r#"{"code":"•••","code":null}"#, 1),
        (r#"[{"keys":["a",{"b":"c"}],"d":"e"}]"#, r#"[{"keys":["•••",{"b":"•••"}],"d":"e"}]"#, 2),
        (r#"{"secret":"cut of"#, r#"{"secret":"•••"#, 1),
        (r#"{"a":"token","b":"c"}"#, r#"{"a":"token","b":"c"}"#, 0),
        ("plain text?", "plain text?", 0),
        (
            "--x\r\nContent-Disposition: form-data; name=\"pwd\"\r\n\r\nabc\r\n--x\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nc\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"pwd\"\r\n\r\n•••\r\n--x\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nc\r\n--x--",
            1,
        ),
    ] {
        assert_eq!(body(text), (masked.to_owned(), count), "{text}");
    }
}

const PIECES: &str = "(\\PC|[?&#;=%@:/ \"{}\\[\\],\\\\\r\n]|token|%3F|%26|%3D|name=\"key\"|://|--|•••|\\*\\*\\*|[0-9]){0,40}";

proptest! {
    #[test]
    fn masks_are_not_masked(text in PIECES) {
        let check = |once: (String, u32), again: fn(&str) -> (String, u32)| {
            assert_eq!(again(&once.0), (once.0.clone(), 0), "of {text:?}");
        };
        check(url(&text), url);
        check(body(&text), body);
        check(body(&format!("{{{text}")), body);
        check(body(&format!("--a{text}")), body);
        check(field("Cookie", &text), |value| field("Cookie", value));
        check(field("Set-Cookie", &text), |value| field("Set-Cookie", value));
        check(field("Authorization", &text), |value| field("Authorization", value));
        check(field("X-Key", &text), |value| field("X-Key", value));
    }
}
