//! Whether a text begins with a command, or only speaks of one.

use super::Expected;
use super::lines::{begins, is_letter, lines};

/// The offset of the program's name in the first line, if it begins a command, after a prompt
/// perhaps.
pub(super) fn command(text: &str, name: &str) -> Option<usize> {
    let line = lines(text).find(|line| !line.text.trim_ascii().is_empty())?.text;
    let offset = text.find(line)?;
    let mut places = line.match_indices(name).map(|(at, _)| at);
    let at = places.find(|at| is_program(line, *at, name) && is_told(line, *at, name))?;
    Some(offset + at)
}

fn is_program(line: &str, at: usize, name: &str) -> bool {
    let (before, after) = line.split_at(at);
    let after = &after[name.len()..];
    let after = if begins(after, ".exe") { &after[4..] } else { after };
    let ends = after.is_empty() || after.starts_with([' ', '\t', '\\', '^']);
    let path = before.rsplit([' ', '\t']).next().unwrap_or(before);
    let prompt = before[..before.len() - path.len()].trim_ascii();
    let path_fits = path.is_empty() || path.ends_with(['/', '\\', '>', '"']);
    let sign = |c: char| !c.is_ascii_alphanumeric() && !"*<{}.,;=".contains(c);
    let runs = ["sudo", "time", "exec", "command"].contains(&prompt);
    let is_markup = before.contains('<');
    ends && path_fits && !is_markup && (prompt.is_empty() || prompt.ends_with(sign) || runs)
}

/// Whether anything behind the name tells the program what to do. In a sentence nothing does, and
/// one word alone may be a host of one's own network.
fn is_told(line: &str, at: usize, name: &str) -> bool {
    let (before, after) = (&line[..at], &line[at + name.len()..]);
    let after = if begins(after, ".exe") { &after[4..] } else { after };
    let words = || after.split_ascii_whitespace();
    let says = |word: &str| {
        let word = word.trim_matches(|c| "'\"^$“”‘’".contains(c));
        word.starts_with(['-', '–', '—', '\\']) || word.is_empty() || is_url(word, false)
    };
    words().any(says)
        || (words().count() < 2 && !before.contains(|c: char| !c.is_ascii_digit() && is_letter(c)))
}

/// Takes away what stands before the first URL: values of options that are not known here.
pub(super) fn from_first_url(urls: &mut Vec<String>, has_options: bool) -> Result<(), Expected> {
    urls.retain(|url| !url.is_empty());
    match urls.iter().position(|url| is_url(url, has_options)) {
        Some(first) => {
            urls.drain(..first);
            Ok(())
        }
        None if has_options && urls.len() == 1 => Ok(()),
        None => Err(Expected::Url),
    }
}

/// Whether a word looks like a URL or a host: one of a network of one's own has a port, or a path
/// where there are options, too.
fn is_url(word: &str, has_options: bool) -> bool {
    let is_given = word.contains("://") || word.contains('$') || word.contains("{{");
    let rest = word.rsplit('@').next().unwrap_or(word);
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    let (host, behind) = rest.split_at(end);
    let letter = |c: char| is_letter(c) || "-_".contains(c);
    let is_label = |label: &str| !label.is_empty() && label.chars().all(letter);
    let is_name = host.split('.').all(is_label);
    let port =
        behind.strip_prefix(':').is_some_and(|port| port.starts_with(|c: char| c.is_ascii_digit()));
    let is_known = host.contains('.') || host.eq_ignore_ascii_case("localhost") || port;
    let is_path = has_options && behind.starts_with('/');
    is_given || word.starts_with('[') || (is_name && (is_known || is_path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_about_curl_are_no_commands() {
        for text in [
            "Error: curl failed with code 7",
            "I ran: curl and it broke",
            "curl failed with code 7",
            "curl can't do it",
            "Note: curl",
            "<text x=\"1\">curl -L https://a.test/</text>",
            "> <b>curl https://a.test/",
        ] {
            assert_eq!(command(text, "curl"), None, "{text}");
        }
        for (text, at) in [
            ("curl", 0),
            ("curl intranet", 0),
            ("$ curl \\\n -v a", 2),
            ("I ran: curl https://a.test/", 7),
            ("PS C:\\> curl.exe -v a", 8),
            ("curl “https://a.test/”", 0),
            ("curl ^\"https://a.test/^\"", 0),
            ("curl $URL", 0),
        ] {
            assert_eq!(command(text, "curl"), Some(at), "{text}");
        }
    }

    #[test]
    fn hosts_are_told_from_words() {
        for url in [
            "example.com",
            "localhost:8080/x",
            "http://a",
            "a:80",
            "u:p@h.test",
            "[::1]:80",
            "1.2.3.4",
            "例子.中国/x",
            "$BASE/x",
        ] {
            assert!(is_url(url, false), "{url}");
        }
        for word in ["failed", "7", "broke.", "and/or", "it,", "a:b", "", ".", "…"] {
            assert!(!is_url(word, false), "{word}");
        }
        assert!(is_url("intranet/x", true) && !is_url("intranet", true));
    }

    #[test]
    fn the_value_of_an_unknown_option_is_no_url() {
        let mut urls = ["SECRET", "https://a.test/", "b"].map(str::to_owned).to_vec();
        assert_eq!(from_first_url(&mut urls, true), Ok(()));
        assert_eq!(urls, ["https://a.test/", "b"]);
        let mut urls = vec!["intranet".to_owned()];
        assert_eq!(from_first_url(&mut urls, true), Ok(()));
        assert_eq!(from_first_url(&mut urls, false), Err(Expected::Url));
    }
}
