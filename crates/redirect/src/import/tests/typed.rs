//! Commands.

use super::*;

fn check(text: &str, flow: &str, ignored: &[&str]) {
    let import = read(text).unwrap();
    assert_eq!(import.form, Form::CurlCommand, "{text}");
    assert!(!import.assumed_url && import.flow.responses.is_empty(), "{text}");
    assert_eq!(told(&import), flow, "{text}");
    assert_eq!(import.ignored, ignored, "{text}");
}

#[test]
fn commands_are_requests() {
    for (text, flow) in [
        ("curl example.com", "curl GET http://example.com"),
        ("  $ curl -sIL https://a.test/ | grep -i location", "curl HEAD https://a.test/"),
        ("user@host:~/x$ curl https://a.test/ > out 2>&1", "curl GET https://a.test/"),
        (r"C:\Users\x>curl.exe https://a.test/", "curl GET https://a.test/"),
        ("sudo /usr/bin/curl --url https://a.test/#f", "curl GET https://a.test/#f"),
        ("➜  ~ curl -XDELETE https://a.test/ -so/dev/null", "curl DELETE https://a.test/"),
        (
            "curl -d a=1 --data-raw @x --data @f --data-urlencode 'q=a b&é' http://a.test/",
            "curl POST http://a.test/\n  Content-Type: application/x-www-form-urlencoded\n  | [application/x-www-form-urlencoded, 28 bytes]",
        ),
        (
            "curl -G -d a=1 --data-urlencode 'x y' 'http://a.test/?b#c'",
            "curl GET http://a.test/?b&a=1&x%20y#c",
        ),
        (
            r#"curl --json '{"token":"t","a":1}' -H 'X-A: 1' -H 'Accept: x' http://a.test/"#,
            "curl POST http://a.test/\n  X-A: •••\n  Content-Type: application/json\n  | [application/json, 19 bytes: token, a]",
        ),
        (
            "curl -F name=x -F 'file=@p.png;type=image/png' http://a.test/",
            "curl POST http://a.test/\n  Content-Type: multipart/form-data\n  | [multipart/form-data: name, file]",
        ),
        (
            "curl -u me:pw -A agent -e 'http://r.test/?code=1' -b 'a=1; b=2' http://u:p@a.test/",
            "curl GET http://***@a.test/\n  Referer: http://r.test/?code=***\n  Cookie: a=•••; b=•••\n  Authorization: Basic •••",
        ),
        (
            "curl -u me:pw -H 'authorization: Bearer x' -H 'X-Empty;' -H 'X-Gone:' http://a.test/",
            "curl GET http://a.test/\n  authorization: Bearer •••\n  X-Empty: ",
        ),
        ("curl -T f http://a.test/ -k --compressed", "curl PUT http://a.test/\n  | [@f]"),
    ] {
        check(text, flow, &[]);
    }
}

#[test]
fn the_rest_is_named() {
    check(
        "curl --resolve a:80:1.1.1.1 -x p:1 --what -Kc -b jar -sQ x http://a.test/ 'http://b.test/?key=1'",
        "curl GET http://a.test/",
        &["--resolve", "-x", "--what", "-K", "-b", "-Q", "http://b.test/…"],
    );
    check(
        "curl http://a.test/ --next -X POST http://b.test/",
        "curl GET http://a.test/",
        &["--next"],
    );
}

#[test]
fn a_wget_command_is_read() {
    for (text, flow, ignored) in [
        ("wget https://a.test/", "wget GET https://a.test/", &[][..]),
        ("$ wget -qO- -S --max-redirect=3 a.test/x", "wget GET http://a.test/x", &[]),
        ("wget --spider -nv -t 3 'http://a.test/'", "wget HEAD http://a.test/", &[]),
        (
            "wget --post-data='a=1&token=x' --header 'X-A: 1' --header=Accept:text/html http://a.test/",
            "wget POST http://a.test/\n  X-A: •••\n  Content-Type: application/x-www-form-urlencoded\n  | [application/x-www-form-urlencoded, 11 bytes: a, token]",
            &[],
        ),
        (
            "wget --method=put --body-file f --header 'Content-Type: text/plain' --referer=http://r.test/ http://a.test/",
            "wget PUT http://a.test/\n  Content-Type: text/plain\n  Referer: http://r.test/\n  | [@f]",
            &[],
        ),
        (
            "wget --auth-no-challenge --user=me --password pw -r http://a.test/ http://b.test/",
            "wget GET http://a.test/\n  Authorization: Basic •••",
            &["--recursive", "http://b.test/…"],
        ),
        // A server that redirects asks for no password.
        ("wget --user=me --password=pw http://a.test/", "wget GET http://a.test/", &["--user"]),
    ] {
        let import = read(text).unwrap_or_else(|refusal| panic!("{refusal:?} of {text}"));
        assert_eq!(import.form, Form::WgetCommand, "{text}");
        assert_eq!(told(&import), flow, "{text}");
        assert_eq!(import.ignored, ignored, "{text}");
        assert!(import.flow.options.follow, "{text}");
    }
    let limited = read("wget --max-redirect=0 http://a.test/").unwrap();
    assert_eq!(limited.flow.options.max_redirects, Some(0));
}

#[test]
fn a_second_command_in_the_line_is_not_part_of_the_url() {
    check("curl https://a.test/;curl https://b.test/", "curl GET https://a.test/", &[]);
}

#[test]
fn a_command_that_went_through_a_word_processor_is_read() {
    check(
        "curl –L —header “Prefer: b c” ‘https://a.test/?a=1&b=2’",
        "curl GET https://a.test/?a=1&b=2\n  Prefer: b c",
        &[],
    );
}

#[test]
fn the_value_of_an_option_that_is_not_known_is_not_asked_for() {
    check("curl --api-token SECRET https://a.test/", "curl GET https://a.test/", &["--api-token"]);
}

#[test]
fn a_content_type_taken_away_stays_away() {
    check(
        "curl -H Content-Type: --data-raw a http://a.test/",
        "curl POST http://a.test/\n  | [text/plain, 1 bytes]",
        &[],
    );
}

#[test]
fn options_of_the_client_are_set() {
    let options = |text: &str| read(text).unwrap().flow.options;
    assert!(!options("curl http://a.test/").follow);
    assert!(options("curl --location-trusted a.test").follow);
    assert!(options("curl a.test\nHTTP/2 301\n\nHTTP/2 200\n").follow);
    let all = options("curl -sSLv --post301 --post303 --location-trusted --max-redirs 3 a.test");
    assert!(all.follow && all.location_trusted);
    assert_eq!(all.keep_post, [301, 303]);
    assert_eq!(all.max_redirects, Some(3));
    assert_eq!(options("curl --max-redirs -1 a.test").max_redirects, Some(u32::MAX));
    assert!(!read("curl -T - a.test").unwrap().flow.request.replayable);
}

#[test]
fn browsers_copies_are_commands() {
    let flow = "curl POST https://a.test/login?next=/home\n  content-type: application/json\n  Cookie: sid=•••; t=•••\n  origin: https://a.test\n  referer: https://a.test/login\n  | [application/json, 32 bytes: user, password]";
    let bash = r##"curl 'https://a.test/login?next=/home' \
  -X 'POST' \
  -H 'accept: */*' \
  -H 'accept-language: en-US,en;q=0.9' \
  -H 'content-type: application/json' \
  -b 'sid=abc; t=1' \
  -H 'origin: https://a.test' \
  -H 'priority: u=1, i' \
  -H 'referer: https://a.test/login' \
  -H 'sec-ch-ua: "Chromium";v="128", "Not;A=Brand";v="24"' \
  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \
  --data-raw $'{"user":"d\'Arc","password":"p\u0021"}' ;
curl 'https://a.test/other'"##;
    let cmd = r##"curl ^"https://a.test/login?next=/home^" ^
  -X ^"POST^" ^
  -H ^"accept: */*^" ^
  -H ^"content-type: application/json^" ^
  -b ^"sid=abc; t=1^" ^
  -H ^"origin: https://a.test^" ^
  -H ^"referer: https://a.test/login^" ^
  -H ^"sec-ch-ua: ^\^"Chromium^\^";v=^\^"128^\^"^" ^
  --data-raw ^"^{^\^"user^\^":^\^"d'Arc^\^",^\^"password^\^":^\^"p^!^\^"^}^" &
curl ^"https://a.test/other^""##;
    for text in
        [bash.to_owned(), bash.replace('\n', "\r\n"), cmd.to_owned(), cmd.replace('\n', "\r\n")]
    {
        check(&text, flow, &[]);
        assert_eq!(read(&text).unwrap().masked.len(), 3);
    }
}
