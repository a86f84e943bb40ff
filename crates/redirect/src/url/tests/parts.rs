//! The parts of a URL, and URLs made from others.

use super::*;

#[test]
fn parts_are_told() {
    let url = read("HTTPS://us:pw@A.test:8443/p/q?x=y#z", Syntax::Whatwg);
    assert_eq!(url.scheme(), "https");
    assert_eq!((url.username(), url.password()), (Some("us"), Some("pw")));
    assert_eq!(
        (url.host(), url.port(), url.port_written()),
        (Some("a.test"), Some(8443), Some(8443))
    );
    assert_eq!((url.path(), url.query(), url.fragment()), ("/p/q", Some("x=y"), Some("z")));
    assert_eq!(url.without_fragment(), "https://us:pw@a.test:8443/p/q?x=y");
    assert_eq!(format!("{url} {url:?}"), format!("{url} \"{url}\""));
    let url = read("http://a.test:80", Syntax::Rfc3986);
    assert_eq!(
        (url.username(), url.password(), url.query(), url.fragment()),
        (None, None, None, None)
    );
    assert_eq!((url.port_written(), url.port(), url.path()), (Some(80), Some(80), "/"));
    let url = read("http://@a.test:?#", Syntax::Rfc3986);
    assert_eq!(
        (url.username(), url.password(), url.query(), url.fragment()),
        (Some(""), None, Some(""), Some(""))
    );
    assert_eq!((url.port_written(), url.port()), (None, Some(80)));
}

#[test]
fn urls_made_from_others() {
    let url = read("http://us:pw@a.test:8443/p?x#z", Syntax::Rfc3986);
    let bare = url.without_user_info();
    assert_eq!(bare.as_str(), "http://a.test:8443/p?x#z");
    assert_eq!(
        (bare.username(), bare.host(), bare.port(), bare.path()),
        (None, Some("a.test"), Some(8443), "/p")
    );
    assert_eq!((bare.query(), bare.fragment()), (Some("x"), Some("z")));
    assert_eq!(bare.without_user_info(), bare);
    assert_eq!(url.with_fragment(Some("%\"")).fragment(), Some("%\""));
    assert_eq!(url.with_fragment(Some("é")).fragment(), Some("%C3%A9"));
    assert_eq!(url.with_fragment(None).as_str(), url.without_fragment());
    assert_eq!(url.with_fragment(None).fragment(), None);
    let data = read("data:x", Syntax::Whatwg);
    assert_eq!((data.without_user_info(), data.with_scheme("a").as_str()), (data.clone(), "a:x"));
}

#[test]
fn an_upgrade_keeps_what_is_not_the_default() {
    let upgraded = |text| read(text, Syntax::Rfc3986).with_scheme("https");
    let url = upgraded("http://u@a.test:80/x?y#z");
    assert_eq!(url.as_str(), "https://u@a.test/x?y#z");
    assert_eq!(
        (url.scheme(), url.host(), url.port(), url.path()),
        ("https", Some("a.test"), Some(443), "/x")
    );
    assert_eq!((url.username(), url.query(), url.fragment()), (Some("u"), Some("y"), Some("z")));
    assert_eq!(upgraded("http://a.test/").as_str(), "https://a.test/");
    assert_eq!(upgraded("http://a.test:8080/").as_str(), "https://a.test:8080/");
    assert_eq!(upgraded("http://a.test:443/").as_str(), "https://a.test:443/");
}

#[test]
fn origins_are_compared_by_the_port_in_effect() {
    let same = |a, b| read(a, Syntax::Rfc3986).same_origin(&read(b, Syntax::Rfc3986));
    assert!(same("http://a.test/", "http://u@a.test:80/x"));
    assert!(!same("http://a.test/", "https://a.test/"));
    assert!(!same("http://a.test/", "http://a.test:443/"));
    assert!(!same("http://a.test/", "http://b.test/"));
    assert!(!same("data:a", "data:a"));
    let origin = |text| read(text, Syntax::Rfc3986).origin();
    assert_eq!(origin("https://u@a.test:8443/x"), "https://a.test:8443");
    assert_eq!(origin("https://a.test:0443/x"), "https://a.test");
    assert_eq!(origin("http://a.test:443"), "http://a.test:443");
    assert_eq!(origin("data:x"), "null");
}

#[test]
fn errors_say_what_is_wrong() {
    for syntax in [Syntax::Rfc3986, Syntax::Whatwg] {
        assert_eq!(Url::parse("http://a:x", syntax), Err(UrlError::Port));
        assert_eq!(Url::parse("http://[a]", syntax), Err(UrlError::Host));
    }
    assert_eq!(UrlError::Port.to_string(), "its port is no number up to 65535");
}
