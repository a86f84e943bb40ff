//! The options of curl: which of them take a value, and which change nothing here.

/// Long options with a value. Those of the second line have an effect on the flow.
const VALUED: &str = " \
request header data data-raw data-binary data-ascii data-urlencode json form form-string user \
cookie user-agent referer url max-redirs upload-file oauth2-bearer \
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config \
connect-timeout connect-to continue-at cookie-jar create-file-mode crlfile curves dns-interface \
dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine \
etag-compare etag-save expect100-timeout haproxy-clientip happy-eyeballs-timeout-ms hostpubmd5 \
hsts interface ip-tos ipfs-gateway keepalive-cnt keepalive-time key key-type limit-rate \
local-port login-options max-filesize max-time netrc-file noproxy output output-dir \
parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert \
proxy-cert proxy-header proxy-key proxy-pass proxy-user proxy1.0 random-file range rate resolve \
retry retry-delay retry-max-time request-target service-name socks4 socks4a socks5 \
socks5-hostname speed-limit speed-time stderr time-cond tls-max tls13-ciphers tlspassword \
tlsuser trace trace-ascii trace-config unix-socket url-query variable vlan-priority write-out ";

/// Options that change how curl talks or what it prints, but not what it asks for.
const SILENT: &str = " \
silent show-error show-headers include verbose insecure compressed output remote-name remote-name-all \
write-out dump-header max-time connect-timeout progress-bar no-progress-meter fail fail-with-body \
fail-early http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only ipv4 ipv6 tlsv1 tlsv1.0 \
tlsv1.1 tlsv1.2 tlsv1.3 tls-max globoff no-buffer stderr trace trace-ascii trace-time \
compressed-ssh basic path-as-is tcp-nodelay no-keepalive create-dirs output-dir no-sessionid \
remote-header-name remote-time styled-output keepalive-time \
limit-rate parallel retry retry-delay retry-max-time retry-connrefused retry-all-errors \
happy-eyeballs-timeout-ms disable ";

/// The letters that are short for a long option with an effect or of no consequence.
const LETTERS: [(u8, &str); 37] = [
    (b'X', "request"),
    (b'H', "header"),
    (b'd', "data"),
    (b'F', "form"),
    (b'I', "head"),
    (b'L', "location"),
    (b'u', "user"),
    (b'b', "cookie"),
    (b'A', "user-agent"),
    (b'e', "referer"),
    (b'G', "get"),
    (b'T', "upload-file"),
    (b'k', "insecure"),
    (b's', "silent"),
    (b'S', "show-error"),
    (b'i', "include"),
    (b'v', "verbose"),
    (b'o', "output"),
    (b'O', "remote-name"),
    (b'J', "remote-header-name"),
    (b'R', "remote-time"),
    (b'w', "write-out"),
    (b'D', "dump-header"),
    (b'm', "max-time"),
    (b'f', "fail"),
    (b'N', "no-buffer"),
    (b'#', "progress-bar"),
    (b'g', "globoff"),
    (b'q', "disable"),
    (b'Z', "parallel"),
    (b'0', "http1.0"),
    (b'1', "tlsv1"),
    (b'4', "ipv4"),
    (b'6', "ipv6"),
    (b'x', "proxy"),
    (b'r', "range"),
    (b'c', "cookie-jar"),
];

/// The long option that a letter is short for.
pub(super) fn of_letter(letter: u8) -> Option<&'static str> {
    LETTERS.iter().find(|(short, _)| *short == letter).map(|(_, long)| *long)
}

/// Whether a letter that is short for none of those takes a value.
pub(super) fn letter_takes_value(letter: u8) -> bool {
    b"CEKPQUYhtyz".contains(&letter)
}

/// Whether the long option takes a value.
pub(super) fn takes_value(name: &str) -> bool {
    lists(VALUED, name)
}

/// Whether the long option is of no consequence.
pub(super) fn is_silent(name: &str) -> bool {
    lists(SILENT, name)
}

fn lists(list: &str, name: &str) -> bool {
    list.split(' ').any(|word| word == name && !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_known() {
        assert!(takes_value("request") && takes_value("write-out") && takes_value("oauth2-bearer"));
        assert!(!takes_value("location") && !takes_value("") && !takes_value("reques"));
        assert!(is_silent("silent") && is_silent("disable") && !is_silent("resolve"));
        assert_eq!(of_letter(b'X'), Some("request"));
        assert_eq!(of_letter(b'n'), None);
    }

    #[test]
    fn letters_stand_once() {
        for (n, (letter, _)) in LETTERS.iter().enumerate() {
            assert_eq!(LETTERS.iter().position(|(other, _)| other == letter), Some(n));
            assert!(!letter_takes_value(*letter));
        }
    }
}
