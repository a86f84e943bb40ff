//! A wget command as a request.

use super::command::{Command, refusal, with_scheme};
use super::{Expected, Refusal, fields, new_flow, prompt, shortened, words};
use crate::{Fields, Flow, Request};

/// Long options with a value; those of the first line have an effect on the flow.
const VALUED: &str = " \
header post-data post-file method body-data body-file max-redirect referer \
accept accept-regex append-output auth-type base bind-address ca-certificate ca-directory certificate \
ciphers compression config connect-timeout cut-dirs default-page directory-prefix dns-timeout domains \
exclude-directories exclude-domains execute follow-tags ftp-password ftp-user http-passwd http-password \
http-user ignore-tags include-directories input-file level limit-rate load-cookies local-encoding \
output-document output-file password prefer-family private-key progress proxy-password proxy-user quota \
read-timeout regex-type reject reject-regex remote-encoding report-speed restrict-file-names \
retry-on-http-error save-cookies secure-protocol start-pos timeout tries user user-agent wait waitretry ";

/// Options that change how wget talks or what it keeps, but not what it asks for.
const SILENT: &str = " \
server-response output-document output-file append-output directory-prefix tries timeout wait waitretry \
user-agent connect-timeout read-timeout dns-timeout limit-rate progress no-check-certificate quiet \
no-verbose verbose debug continue timestamping no-clobber no-directories force-directories \
no-host-directories inet4-only inet6-only show-progress content-disposition save-cookies \
keep-session-cookies no-cache no-http-keep-alive background report-speed local-encoding \
auth-no-challenge retry-connrefused retry-on-http-error no-dns-cache save-headers no-hsts \
method body-data ";

/// Letters, and the long options that they are short for.
const LETTERS: [(char, &str); 31] = [
    ('S', "server-response"),
    ('O', "output-document"),
    ('o', "output-file"),
    ('a', "append-output"),
    ('P', "directory-prefix"),
    ('t', "tries"),
    ('T', "timeout"),
    ('w', "wait"),
    ('U', "user-agent"),
    ('q', "quiet"),
    ('v', "verbose"),
    ('d', "debug"),
    ('c', "continue"),
    ('N', "timestamping"),
    ('x', "force-directories"),
    ('4', "inet4-only"),
    ('6', "inet6-only"),
    ('b', "background"),
    ('A', "accept"),
    ('R', "reject"),
    ('B', "base"),
    ('D', "domains"),
    ('e', "execute"),
    ('i', "input-file"),
    ('I', "include-directories"),
    ('X', "exclude-directories"),
    ('l', "level"),
    ('Q', "quota"),
    ('r', "recursive"),
    ('m', "mirror"),
    ('p', "page-requisites"),
];

/// Reads the command with which the text begins, if it does, after a prompt perhaps.
pub(super) fn read(text: &str) -> Result<Option<Command>, Refusal> {
    let Some(start) = prompt::command(text, "wget") else { return Ok(None) };
    let found = words::shell(&text[start..])
        .map_err(|quote| refusal(text, start + quote, Expected::ClosingQuote))?;
    let mut given = Given::default();
    given
        .read(&mut found.words.into_iter().skip(1))
        .map_err(|expected| refusal(text, start, expected))?;
    let (flow, ignored) = given.into_flow();
    Ok(Some(Command { flow, ignored, end: start + found.end }))
}

/// What the words say.
#[derive(Default)]
struct Given {
    urls: Vec<String>,
    method: Option<String>,
    fields: Fields,
    data: Option<String>,
    posts: bool,
    spider: bool,
    /// User and password.
    login: [Option<String>; 2],
    /// They are sent without having been asked for.
    unasked: bool,
    limit: Option<u32>,
    ignored: Vec<String>,
}

impl Given {
    fn read(&mut self, words: &mut dyn Iterator<Item = String>) -> Result<(), Expected> {
        let (mut has_options, mut options_end) = (false, false);
        while let Some(word) = words.next() {
            has_options |= word.starts_with('-');
            match word.strip_prefix("--") {
                _ if options_end || !word.starts_with('-') || word == "-" => self.urls.push(word),
                Some("") => options_end = true,
                Some(option) => match option.split_once('=') {
                    Some((name, value)) => self.option(name, value),
                    None if lists(VALUED, option) => {
                        self.option(option, &words.next().ok_or(Expected::OptionValue)?);
                    }
                    None => self.option(option, ""),
                },
                None => self.letters(&word[1..], words)?,
            }
        }
        prompt::from_first_url(&mut self.urls, has_options)
    }

    /// Letters behind one hyphen; those of `-nv` and its like belong together.
    fn letters(
        &mut self,
        letters: &str,
        words: &mut dyn Iterator<Item = String>,
    ) -> Result<(), Expected> {
        if letters.starts_with('n') && letters.len() > 1 {
            return Ok(());
        }
        for (at, letter) in letters.char_indices() {
            let Some((_, name)) = LETTERS.iter().find(|(short, _)| *short == letter) else {
                self.ignored.push(["-", letter.encode_utf8(&mut [0; 4])].concat());
                continue;
            };
            if !lists(VALUED, name) {
                self.option(name, "");
                continue;
            }
            let rest = &letters[at + letter.len_utf8()..];
            let value = if rest.is_empty() {
                words.next().ok_or(Expected::OptionValue)?
            } else {
                rest.to_owned()
            };
            self.option(name, &value);
            break;
        }
        Ok(())
    }

    fn option(&mut self, name: &str, value: &str) {
        match name {
            "header" => {
                let Some((name, value)) = value.split_once(':') else { return };
                let (name, value) = (name.trim_ascii(), value.trim_ascii());
                if fields::kept_in_request(name) && !value.is_empty() {
                    self.fields.add(name, value);
                }
            }
            "referer" => self.fields.set("Referer", value),
            "method" => self.method = Some(value.to_ascii_uppercase()),
            "post-data" | "post-file" | "body-data" | "body-file" => {
                self.posts |= name.starts_with("post");
                let is_file = name.ends_with("file");
                self.data =
                    Some(if is_file { ["[@", value, "]"].concat() } else { value.to_owned() });
            }
            "spider" => self.spider = true,
            "max-redirect" => self.limit = value.parse().ok(),
            "user" | "http-user" => self.login[0] = Some(value.to_owned()),
            "password" | "http-password" | "http-passwd" => self.login[1] = Some(value.to_owned()),
            "auth-no-challenge" => self.unasked = true,
            name if lists(SILENT, name) => {}
            name => self.ignored.push(["--", name].concat()),
        }
    }

    fn into_flow(mut self) -> (Flow, Vec<String>) {
        let mut urls = self.urls.iter().map(|url| with_scheme(url));
        let url = urls.next().unwrap_or_default();
        self.ignored.extend(urls.map(|url| super::command::origin(&url)));
        self.log_in();
        let own = match (self.spider, self.posts) {
            (true, _) => "HEAD",
            (false, true) => "POST",
            (false, false) => "GET",
        };
        let method = self.method.take().unwrap_or_else(|| own.to_owned());
        if self.data.is_some() && self.fields.get("Content-Type").is_none() {
            self.fields.add("Content-Type", "application/x-www-form-urlencoded");
        }
        let body = self.data.as_deref().map(|data| shortened(data).into());
        let mut flow = new_flow("wget");
        flow.options.max_redirects = self.limit;
        flow.request = Request { method, url, headers: self.fields, body, replayable: true };
        (flow, self.ignored)
    }

    /// wget sends a password when a server has asked for one, which a redirect does not.
    fn log_in(&mut self) {
        let [user, password] = &self.login;
        match (self.unasked, user, password) {
            (_, None, None) => {}
            (true, Some(user), _) if self.fields.get("Authorization").is_none() => {
                let password = password.as_deref().unwrap_or_default();
                self.fields.add("Authorization", &["Basic ", user, ":", password].concat());
            }
            _ => self.ignored.push("--user".to_owned()),
        }
    }
}

fn lists(list: &str, name: &str) -> bool {
    list.split(' ').any(|word| word == name && !name.is_empty())
}
