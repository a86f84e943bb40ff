//! A curl command, typed or copied from a browser, as a request.

use super::lines::{line_at, lines};
use super::{Expected, Refusal, new_flow, options, prompt, shortened, words};
use crate::url::{Syntax, Url};
use crate::{Fields, Flow, Options, Request};

/// A command.
pub(super) struct Command {
    /// The request, and the options; no responses.
    pub flow: Flow,
    /// What has no effect.
    pub ignored: Vec<String>,
    /// The offset behind the command.
    pub end: usize,
}

/// Reads the command with which the text begins, if it does, after a prompt perhaps.
pub(super) fn read(text: &str) -> Result<Option<Command>, Refusal> {
    let Some(start) = prompt::command(text, "curl") else { return Ok(None) };
    let command = &text[start..];
    let split = if is_for_cmd(command) { words::cmd } else { words::shell };
    let found =
        split(command).map_err(|quote| refusal(text, start + quote, Expected::ClosingQuote))?;
    let mut given = Given { follow: false, ..Given::default() };
    given
        .read(found.words.into_iter().skip(1))
        .map_err(|expected| refusal(text, start, expected))?;
    let (flow, ignored) = given.into_flow();
    Ok(Some(Command { flow, ignored, end: start + found.end }))
}

/// A refusal of the line in which the offset is.
pub(super) fn refusal(text: &str, offset: usize, expected: Expected) -> Refusal {
    let number = line_at(text, offset);
    lines(text)
        .find(|line| line.number == number)
        .map_or_else(super::lines::nothing, |line| line.refusal(expected))
}

fn is_for_cmd(command: &str) -> bool {
    let line = command.lines().next().unwrap_or(command).trim_ascii_end();
    line.ends_with('^') || line.contains("^\"")
}

/// What the words say.
#[derive(Default)]
struct Given {
    urls: Vec<String>,
    method: Option<String>,
    fields: Fields,
    authorization: Option<String>,
    data: Option<String>,
    json: bool,
    /// curl is told to leave its own media type out.
    untyped: bool,
    form: Option<String>,
    head: bool,
    get: bool,
    upload: Option<String>,
    follow: bool,
    options: Options,
    ignored: Vec<String>,
    /// The last word was an option that is not known.
    unknown: bool,
    /// Words behind such options: values, or URLs.
    doubtful: Vec<String>,
}

impl Given {
    fn read(&mut self, words: impl Iterator<Item = String>) -> Result<(), Expected> {
        let mut words = words;
        let mut options_end = false;
        let mut has_options = false;
        while let Some(word) = words.next() {
            has_options |= word.starts_with('-');
            // What follows an option that is not known may be its value.
            let value = std::mem::take(&mut self.unknown) && !word.contains("://");
            if options_end || word == "-" || !word.starts_with('-') {
                if value { &mut self.doubtful } else { &mut self.urls }.push(word);
            } else if word == "--" {
                options_end = true;
            } else if word == "--next" || word == "-:" {
                self.ignored.push(word);
                break;
            } else if let Some(name) = word.strip_prefix("--") {
                self.long(name, &mut words)?;
            } else {
                self.letters(&word[1..], &mut words)?;
            }
        }
        let found = prompt::from_first_url(&mut self.urls, has_options);
        if found.is_ok() || self.doubtful.is_empty() {
            return found;
        }
        self.urls.append(&mut self.doubtful);
        prompt::from_first_url(&mut self.urls, has_options)
    }

    fn long(
        &mut self,
        name: &str,
        words: &mut dyn Iterator<Item = String>,
    ) -> Result<(), Expected> {
        let value = if options::takes_value(name) {
            words.next().ok_or(Expected::OptionValue)?
        } else {
            String::new()
        };
        if !self.option(name, &value) && !options::is_silent(name) {
            // Of `--name=value`, the name.
            let name = name.split('=').next().unwrap_or(name);
            let plain = name.len() <= 32
                && name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b));
            self.ignored.push(["--", if plain { name } else { "…" }].concat());
            self.unknown = !options::takes_value(name);
        }
        Ok(())
    }

    /// Letters behind one hyphen; what follows the first one with a value is its value.
    fn letters(
        &mut self,
        letters: &str,
        words: &mut dyn Iterator<Item = String>,
    ) -> Result<(), Expected> {
        for (n, letter) in letters.char_indices() {
            let rest = &letters[n + letter.len_utf8()..];
            let byte = u8::try_from(letter).unwrap_or_default();
            let long = options::of_letter(byte);
            let valued = long.map_or(options::letter_takes_value(byte), options::takes_value);
            let value = match (valued, rest) {
                (false, _) => String::new(),
                (true, "") => words.next().ok_or(Expected::OptionValue)?,
                (true, rest) => rest.to_owned(),
            };
            let known =
                long.is_some_and(|name| self.option(name, &value) || options::is_silent(name));
            if !known {
                self.ignored.push(["-", letter.encode_utf8(&mut [0; 4])].concat());
            }
            if valued {
                break;
            }
        }
        Ok(())
    }

    /// Takes an option; false if it has no effect.
    fn option(&mut self, name: &str, value: &str) -> bool {
        match name {
            "request" => self.method = Some(value.to_owned()),
            "header" => return self.field(value),
            "url" => self.urls.push(value.to_owned()),
            "head" => self.head = true,
            "get" => self.get = true,
            "location" | "follow" => self.follow = true,
            "location-trusted" => {
                self.follow = true;
                self.options.location_trusted = true;
            }
            "post301" => self.options.keep_post.push(301),
            "post302" => self.options.keep_post.push(302),
            "post303" => self.options.keep_post.push(303),
            "max-redirs" => return self.limit(value),
            "user" => self.authorization = Some(["Basic ", value].concat()),
            "oauth2-bearer" => self.authorization = Some(["Bearer ", value].concat()),
            "user-agent" => {}
            "referer" => {
                let url = value.split(';').next().unwrap_or(value);
                self.fields.set("Referer", url);
                return !value.ends_with(";auto");
            }
            "cookie" if value.contains('=') => self.fields.add("Cookie", value),
            "upload-file" => self.upload = Some(value.to_owned()),
            _ => return self.content(name, value),
        }
        true
    }

    fn limit(&mut self, value: &str) -> bool {
        let limit = value.parse::<i64>().ok();
        // -1 means as many as there are.
        self.options.max_redirects = limit.map(|limit| u32::try_from(limit).unwrap_or(u32::MAX));
        limit.is_some()
    }

    fn content(&mut self, name: &str, value: &str) -> bool {
        match name {
            "data-raw" => self.add_data(value),
            "data" | "data-ascii" | "data-binary" => self.add_data(&of_file(value)),
            "data-urlencode" => self.add_data(&encoded(value)),
            "json" => {
                self.json = true;
                self.data.get_or_insert_default().push_str(&of_file(value));
            }
            // curl refuses a part without a name.
            "form" | "form-string" if value.contains('=') => self.add_part(value),
            _ => return false,
        }
        true
    }

    fn add_data(&mut self, text: &str) {
        match &mut self.data {
            Some(data) => {
                data.push('&');
                data.push_str(text);
            }
            None => self.data = Some(text.to_owned()),
        }
    }

    /// Of a multipart content, the names are noted.
    fn add_part(&mut self, value: &str) {
        let name = value.split('=').next().unwrap_or(value);
        match &mut self.form {
            Some(form) => {
                form.push_str(", ");
                form.push_str(name);
            }
            None => self.form = Some(["[multipart/form-data: ", name].concat()),
        }
    }

    /// `Name: value`; `Name;` is an empty field, `Name:` takes curl's own one away.
    fn field(&mut self, text: &str) -> bool {
        let (name, value) = match (text.split_once(':'), text.strip_suffix(';')) {
            (Some((name, value)), _) if value.trim_ascii().is_empty() => {
                self.untyped |= name.eq_ignore_ascii_case("Content-Type");
                return true;
            }
            (Some((name, value)), _) => (name.trim_ascii(), value.trim_ascii()),
            (None, Some(name)) => (name.trim_ascii(), ""),
            (None, None) => return false,
        };
        if super::fields::kept_in_request(name) {
            self.fields.add(name, value);
        }
        true
    }

    fn default_field(&mut self, name: &str, value: &str) {
        if self.fields.get(name).is_none() {
            self.fields.add(name, value);
        }
    }

    fn into_flow(mut self) -> (Flow, Vec<String>) {
        let mut urls =
            self.urls.drain(..).filter(|url| !url.is_empty()).map(|url| with_scheme(&url));
        let mut url = urls.next().unwrap_or_default();
        let further: Vec<String> = urls.map(|url| origin(&url)).collect();
        self.ignored.extend(further);
        if self.get
            && let Some(query) = self.data.take()
        {
            add_query(&mut url, &query);
        }
        let method = self.method.clone().unwrap_or_else(|| self.own_method().to_owned());
        let replayable = !matches!(self.upload.as_deref(), Some("-" | "."));
        let body = self.body().map(Into::into);
        if let Some(value) = self.authorization.take() {
            self.default_field("Authorization", &value);
        }
        let mut flow = new_flow("curl");
        flow.options = Options { follow: self.follow, ..self.options };
        flow.request = Request { method, url, headers: self.fields, body, replayable };
        (flow, self.ignored)
    }

    fn own_method(&self) -> &'static str {
        match self {
            Given { head: true, .. } => "HEAD",
            Given { upload: Some(_), .. } => "PUT",
            Given { data: Some(_), .. } | Given { form: Some(_), .. } => "POST",
            _ => "GET",
        }
    }

    /// The content; its media type is curl's own if none is given.
    fn body(&mut self) -> Option<String> {
        if let Some(file) = &self.upload {
            return Some(["[@", file, "]"].concat());
        }
        if let Some(form) = self.form.take() {
            self.default_field("Content-Type", "multipart/form-data");
            return Some([shortened(&form), "]"].concat());
        }
        let data = self.data.take()?;
        let media =
            if self.json { "application/json" } else { "application/x-www-form-urlencoded" };
        if !self.untyped {
            self.default_field("Content-Type", media);
        }
        Some(shortened(&data).to_owned())
    }
}

/// A further URL is named by its origin alone, and by nothing if it may be no URL.
pub(super) fn origin(url: &str) -> String {
    let parsed = Url::parse(url, Syntax::Whatwg).ok();
    let url = parsed.as_ref().filter(|url| url.is_http());
    url.and_then(|url| Some((url.scheme(), url.host()?)))
        .filter(|(_, host)| host.contains('.') || *host == "localhost")
        .map_or_else(|| "…".to_owned(), |(scheme, host)| [scheme, "://", host, "/…"].concat())
}

/// curl guesses the scheme of a URL without one.
pub(super) fn with_scheme(url: &str) -> String {
    if url.contains("://") { url.to_owned() } else { ["http://", url].concat() }
}

fn add_query(url: &mut String, query: &str) {
    let fragment = url.find('#').map(|at| url.split_off(at));
    url.push(if url.contains('?') { '&' } else { '?' });
    url.push_str(query);
    url.push_str(fragment.as_deref().unwrap_or_default());
}

/// A value that names a file is noted as such; the file is not at hand.
fn of_file(value: &str) -> String {
    if value.starts_with('@') { ["[", value, "]"].concat() } else { value.to_owned() }
}

/// `--data-urlencode`: `content`, `=content`, `name=content`, `@file`, `name@file`.
fn encoded(value: &str) -> String {
    let Some(at) = value.find(['=', '@']) else { return percent_encoded(value) };
    let (name, content) = (&value[..at], &value[at + 1..]);
    let content = if value[at..].starts_with('@') {
        ["[@", content, "]"].concat()
    } else {
        percent_encoded(content)
    };
    if name.is_empty() { content } else { [name, "=", &content].concat() }
}

fn percent_encoded(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte.into());
        } else {
            let digits = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
            out.push('%');
            out.extend(digits.map(char::from));
        }
    }
    out
}
