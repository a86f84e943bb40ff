//! Hosts, by table.

use super::*;

#[test]
fn hosts_of_the_url_standard() {
    let table = r"
        http://192.168.257 -> http://192.168.1.1/
        http://0300.0250.1.0xfF/ -> http://192.168.1.255/
        http://4294967295 -> http://255.255.255.255/
        http://4294967296 -> !
        http://99999999999999999999999 -> !
        http://0x. -> http://0.0.0.0/
        http://0x -> http://0.0.0.0/
        http://1.2.3.4. -> http://1.2.3.4/
        http://1.2.3.4.. -> http://1.2.3.4../
        http://1.2.3.4.5 -> !
        http://1.2.3.256 -> !
        http://256.1 -> !
        http://1.256.3 -> !
        http://1.2.08 -> !
        http://a.09 -> !
        http://a.0xg -> http://a.0xg/
        http://09.a -> http://09.a/
        http://1..2 -> !
        http://%31%2e2.3.4 -> http://1.2.3.4/
        http://%41.TEST -> http://a.test/
        http://a%00 -> !
        http://a%2Fb -> !
        http://a%ff -> !
        http://a%2 -> !
        http://a%C3%BC -> http://xn--a-eha/
        http://a b -> !
        http://a|b -> !
        http://a^b -> !
        http://a<b -> !
        http://a_b~!$&'()*+,;=`{}/ -> http://a_b~!$&'()*+,;=`{}/
        http://[::] -> http://[::]/
        http://[1::] -> http://[1::]/
        http://[1:0:0:2:0:0:0:3] -> http://[1:0:0:2::3]/
        http://[1:0:0:2:3:0:0:4] -> http://[1::2:3:0:0:4]/
        http://[1:0:2:3:4:5:6:7] -> http://[1:0:2:3:4:5:6:7]/
        http://[1:2:3:4:5:6:7::] -> http://[1:2:3:4:5:6:7:0]/
        http://[::FFFF:1.2.3.4]:81 -> http://[::ffff:102:304]:81/
        http://[::1.2.3] -> !
        http://[::01.2.3.4] -> !
        http://[1:2:3:4:5:6:7:8:9] -> !
        http://[1:2:3:4:5:6:7::8] -> !
        http://[12345::] -> !
        http://[::1 -> !
        http://[::1]x -> !
        http://[::1%25eth0] -> !
        http://a:65535 -> http://a:65535/
        http://a:65536 -> !
        http://a:99999999999999999999 -> !
        http://a:8a -> !
        http://a:-1 -> !
        http://a:+1 -> !
        http://a:b:80 -> !
        http://:80 -> !
        http:// -> !
        http://u@ -> !
        http://u@/x -> !
        http://u@:80 -> !
        http://@/x -> !
        ws://a:80/ -> ws://a/
        wss://a:443 -> wss://a/
        ftp://a:21 -> ftp://a/
        ftp://a:80 -> ftp://a:80/
        https://a:80 -> https://a:80/";
    check("http://base.test/", Syntax::Whatwg, table);
}

#[test]
fn hosts_of_rfc_3986() {
    let table = r"
        http://256.1 -> http://256.1/
        http://a%41 -> http://a%41/
        http://a%4 -> !
        http://a%zz -> !
        http://a b -> !
        http://a\b -> !
        http://a|b -> !
        http://a[b -> !
        http://a_b~!$&'()*+,;=/ -> http://a_b~!$&'()*+,;=/
        http://[::1]:81/ -> http://[::1]:81/
        http://[V1.a:b] -> http://[v1.a:b]/
        http://[v.a] -> !
        http://[1] -> !
        http://[::1 -> !
        http://[::1]x -> !
        http://a:65536 -> !
        http://a:+1 -> !
        http://a:8a -> !
        http://u@ -> !
        http://:80 -> !
        http://u%20 \@b -> http://u%20%20%5C@b/";
    check("http://base.test/", Syntax::Rfc3986, table);
}

#[test]
fn hosts_beyond_ascii_become_punycode() {
    let table = "
        http://例子.测试/ -> http://xn--fsqu00a.xn--0zwm56d/
        http://bücher。example/ -> http://xn--bcher-kva.example/
        http://a．b｡c -> http://a.b.c/
        http://ＧＯ.com/ -> http://go.com/
        http://XN--fsqu00a -> http://xn--fsqu00a/
        http://xn--ü -> !
        http://a／b -> !";
    check("http://base.test/", Syntax::Whatwg, table);
    check("http://base.test/", Syntax::Rfc3986, table);
    // RFC 3492, section 7.1, (A), (B) and (M).
    for (label, code) in [
        ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
        ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
    ] {
        let mut out = String::new();
        assert_eq!(punycode::push(&mut out, label), Some(()));
        assert_eq!(out, code);
    }
    assert_eq!(
        Url::parse(&format!("http://{}", "é\u{10ffff}".repeat(600)), Syntax::Whatwg),
        Err(UrlError::Host)
    );
    assert!(Url::parse(&format!("http://{}", "é\u{10ffff}".repeat(500)), Syntax::Whatwg).is_ok());
}

#[test]
fn hosts_are_compared() {
    let url = |host: &str| read(&format!("http://{host}/"), Syntax::Rfc3986);
    assert!(url("a.test").is_subdomain_of(&url("a.test")));
    assert!(url("b.a.test").is_subdomain_of(&url("a.test")));
    assert!(!url("ba.test").is_subdomain_of(&url("a.test")));
    assert!(!url("a.test").is_subdomain_of(&url("b.a.test")));
    assert!(!read("data:x", Syntax::Whatwg).is_subdomain_of(&url("a.test")));
    for (host, is_ip) in [
        ("[::1]", true),
        ("10.1", true),
        ("1.2.3.4", true),
        ("a.1", false),
        ("1.2.3.999", false),
        ("a.test", false),
    ] {
        assert_eq!(url(host).host_is_ip(), is_ip, "{host}");
    }
}
