//! References, by table; the rest in the modules.

mod as_crate_url;
mod as_rfc_crates;
mod hosts;
mod parts;
mod properties;

use super::*;

/// What a reference resolves to; `None` if it is refused.
fn joined(base: &str, reference: &str, syntax: Syntax) -> Option<String> {
    let base = Url::parse(base, syntax).expect("a base");
    base.join(reference, syntax).ok().map(|url| url.to_string())
}

fn read(text: &str, syntax: Syntax) -> Url {
    Url::parse(text, syntax).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Checks lines of a reference and what it resolves to, `!` for an error.
fn check(base: &str, syntax: Syntax, table: &str) {
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (reference, expected) = line.split_once(" -> ").expect("a line with an arrow");
        let got = joined(base, reference, syntax);
        assert_eq!(got.as_deref().unwrap_or("!"), expected, "{reference} at {base}");
    }
}

/// RFC 3986, section 5.4.1.
#[test]
fn normal_examples() {
    let table = "
        g:h -> g:h
        g -> http://a/b/c/g
        ./g -> http://a/b/c/g
        g/ -> http://a/b/c/g/
        /g -> http://a/g
        ?y -> http://a/b/c/d;p?y
        g?y -> http://a/b/c/g?y
        #s -> http://a/b/c/d;p?q#s
        g#s -> http://a/b/c/g#s
        g?y#s -> http://a/b/c/g?y#s
        ;x -> http://a/b/c/;x
        g;x -> http://a/b/c/g;x
        g;x?y#s -> http://a/b/c/g;x?y#s
        . -> http://a/b/c/
        ./ -> http://a/b/c/
        .. -> http://a/b/
        ../ -> http://a/b/
        ../g -> http://a/b/g
        ../.. -> http://a/
        ../../ -> http://a/
        ../../g -> http://a/g";
    for syntax in [Syntax::Rfc3986, Syntax::Whatwg] {
        check("http://a/b/c/d;p?q", syntax, table);
        assert_eq!(joined("http://a/b/c/d;p?q", "", syntax).as_deref(), Some("http://a/b/c/d;p?q"));
    }
    // The example gives no path to the host; see the module about empty paths.
    check("http://a/b/c/d;p?q", Syntax::Rfc3986, "//g -> http://g/");
}

/// RFC 3986, section 5.4.2, strict.
#[test]
fn abnormal_examples() {
    let table = "
        ../../../g -> http://a/g
        ../../../../g -> http://a/g
        /./g -> http://a/g
        /../g -> http://a/g
        g. -> http://a/b/c/g.
        .g -> http://a/b/c/.g
        g.. -> http://a/b/c/g..
        ..g -> http://a/b/c/..g
        ./../g -> http://a/b/g
        ./g/. -> http://a/b/c/g/
        g/./h -> http://a/b/c/g/h
        g/../h -> http://a/b/c/h
        g;x=1/./y -> http://a/b/c/g;x=1/y
        g;x=1/../y -> http://a/b/c/y
        g?y/./x -> http://a/b/c/g?y/./x
        g?y/../x -> http://a/b/c/g?y/../x
        g#s/./x -> http://a/b/c/g#s/./x
        g#s/../x -> http://a/b/c/g#s/../x";
    for syntax in [Syntax::Rfc3986, Syntax::Whatwg] {
        check("http://a/b/c/d;p?q", syntax, table);
    }
    // "http:g" is "http:g" to a strict parser, which is no http URL (RFC 9110, section 4.2.1).
    check("http://a/b/c/d;p?q", Syntax::Rfc3986, "http:g -> !");
    check("http://a/b/c/d;p?q", Syntax::Whatwg, "http:g -> http://a/b/c/g");
}

#[test]
fn the_two_standards_differ() {
    let base = "https://u@a.test:8443/x/y?q#f";
    check(
        base,
        Syntax::Rfc3986,
        r#"
        \\b.test\z -> https://u@a.test:8443/x/%5C%5Cb.test%5Cz
        /\b.test -> https://u@a.test:8443/%5Cb.test
        https:z -> !
        https:/z -> !
        https:///b.test/ -> !
        ///b.test/ -> !
        http://b.test:80/ -> http://b.test:80/
        http://b.test:/ -> http://b.test:/
        http://b.test:0080/ -> http://b.test:0080/
        http://B.Test -> http://b.test/
        http://b.test?q -> http://b.test/?q
        %2e%2e/z -> https://u@a.test:8443/x/%2e%2e/z
        http://0x7f.1/ -> http://0x7f.1/
        http://[0:0::1]/ -> http://[0:0::1]/
        "<>^`{|}'? "<>^`{|}'# "<>^`{|}' -> https://u@a.test:8443/x/"<>^`{|}'?%20"<>^`{|}'#%20"<>^`{|}'
        /%zz%é -> https://u@a.test:8443/%zz%%C3%A9
        http://a@b@c/ -> http://a%40b@c/
        http://@c/ -> http://@c/
        1:2 -> https://u@a.test:8443/x/1:2
        "#,
    );
    check(
        base,
        Syntax::Whatwg,
        r#"
        \\b.test\z -> https://b.test/z
        /\b.test -> https://b.test/
        https:z -> https://u@a.test:8443/x/z
        https:/z -> https://u@a.test:8443/z
        https:\\b.test -> https://b.test/
        https:///b.test/ -> https://b.test/
        ////b.test/ -> https://b.test/
        http:b.test -> http://b.test/
        http://b.test:80/ -> http://b.test/
        http://b.test:/ -> http://b.test/
        http://b.test:0080/ -> http://b.test/
        http://B.Test -> http://b.test/
        http://b.test?q -> http://b.test/?q
        %2e%2e/z -> https://u@a.test:8443/z
        ./%2E./z/.%2e -> https://u@a.test:8443/
        ... -> https://u@a.test:8443/x/...
        %2e%2e%2e -> https://u@a.test:8443/x/%2e%2e%2e
        http://0x7f.1/ -> http://127.0.0.1/
        http://[0:0::1]/ -> http://[::1]/
        "<>^`{|}'? "<>^`{|}'# "<>^`{|}' -> https://u@a.test:8443/x/%22%3C%3E%5E%60%7B|%7D'?%20%22%3C%3E^`{|}%27#%20%22%3C%3E^%60{|}'
        /%zz%é -> https://u@a.test:8443/%zz%%C3%A9
        http://a@b@c/ -> http://a%40b@c/
        http://a:b:c|@c/ -> http://a:b%3Ac%7C@c/
        http://@c/ -> http://c/
        http://:@c/ -> http://c/
        http://:p@c/ -> http://:p@c/
        1:2 -> https://u@a.test:8443/x/1:2
        /a//../../b -> https://u@a.test:8443/b
        "#,
    );
}

#[test]
fn blanks_and_line_breaks() {
    let base = "https://a.test/x/y";
    let both = |text| (joined(base, text, Syntax::Rfc3986), joined(base, text, Syntax::Whatwg));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(both(" /z\t"), (some("https://a.test/x/%20/z%09"), some("https://a.test/z")));
    assert_eq!(
        both("\u{1f}/a\nb"),
        (some("https://a.test/x/%1F/a%0Ab"), some("https://a.test/ab"))
    );
    assert_eq!(
        both("h\ntt\rps://b.te\tst"),
        (some("https://a.test/x/h%0Att%0Dps://b.te%09st"), some("https://b.test/"))
    );
    assert_eq!(both("\u{7f}"), (some("https://a.test/x/%7F"), some("https://a.test/x/%7F")));
    assert_eq!(both("\0"), (some("https://a.test/x/%00"), some("https://a.test/x/y")));
}

#[test]
fn other_schemes() {
    let table = r"
        mailto:A B@c?d e#f -> mailto:A B@c?d%20e#f
        data:text/html, <é>  #x -> data:text/html, <%C3%A9> %20#x
        JavaScript:alert('x\y') -> javascript:alert('x\y')
        about:blank -> about:blank
        file:///C:/x -> file:///C:/x
        blob:https://a.test/1 -> blob:https://a.test/1
        app://Host/../x -> app://Host/../x";
    check("http://base.test/", Syntax::Whatwg, table);
    let data = read("data:x#y", Syntax::Whatwg);
    assert_eq!((data.scheme(), data.path(), data.host(), data.port()), ("data", "x", None, None));
    check(
        "data:x?y#z",
        Syntax::Whatwg,
        "#n -> data:x?y#n\n n -> !\n ?n -> !\n //n -> !\n DATA:n -> data:n",
    );
    assert_eq!(data.join("", Syntax::Whatwg), Err(UrlError::NoScheme));
    let table = r"
        mailto:A B@c?d e#f -> mailto:A%20B@c?d%20e#f
        app://Host -> app://host
        app:///x -> app:///x
        app://Host/../x?y -> app://host/x?y
        g:../a/./b/.. -> g:a/
        g:a/../b -> g:/b
        g:.. -> g:
        g:/.//x -> g:/.//x";
    check("http://base.test/", Syntax::Rfc3986, table);
    check("g:/a//x", Syntax::Rfc3986, "../..//y -> g:/.//y\n ../../y -> g:/y");
    check("g:/.//x", Syntax::Rfc3986, "../y -> g:/y\n y -> g:/.//y\n ?q -> g:/.//x?q");
    check("g:a", Syntax::Rfc3986, "b -> g:b\n ../b -> g:b\n /b -> g:/b");
    check("app://h", Syntax::Rfc3986, "b -> app://h/b\n ?q -> app://h?q");
}

#[test]
fn a_text_without_a_scheme_is_no_url() {
    for text in ["", "/", "//a", "a", ":", "1a:", "é:", "a é:", "#a:b", "?a:b", "/a:b"] {
        for syntax in [Syntax::Rfc3986, Syntax::Whatwg] {
            assert_eq!(Url::parse(text, syntax), Err(UrlError::NoScheme), "{text}");
        }
    }
}

#[test]
fn an_empty_reference_drops_the_fragment_alone() {
    for syntax in [Syntax::Rfc3986, Syntax::Whatwg] {
        let base = "http://u:p@a.test:81/x/y?q#f";
        assert_eq!(joined(base, "", syntax).as_deref(), Some("http://u:p@a.test:81/x/y?q"));
        assert_eq!(joined(base, "?", syntax).as_deref(), Some("http://u:p@a.test:81/x/y?"));
        assert_eq!(joined(base, "#", syntax).as_deref(), Some("http://u:p@a.test:81/x/y?q#"));
    }
}
