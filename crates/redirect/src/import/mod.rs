//! What people paste, read as a flow: output of curl and wget, commands, heads, HAR files.
//!
//! Secrets are masked before anything is handed out; see [`mask`].

mod bytes;
mod command;
mod ending;
mod fetch;
mod fields;
pub mod har;
mod heads;
mod lines;
pub mod mask;
mod options;
mod prompt;
mod transcript;
mod verbose;
mod wget;
mod wget_command;
pub mod words;

use crate::url::{Syntax, Url};
use crate::{End, Flow, MOST_RESPONSES, Options, Recorded, Request};
pub use bytes::text;
use command::Command;
pub use mask::Content;
use transcript::Transcript;

/// What became of a pasted text.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The flow, without secrets.
    pub flow: Flow,
    /// What was masked.
    pub masked: Vec<mask::Masked>,
    /// What the text was taken for.
    pub form: Form,
    /// Whether the text does not say which URL was asked for first; the flow begins at
    /// `https://example.com/` then, or has at least its host.
    pub assumed_url: bool,
    /// Options and further URLs of a command that have no effect on the flow.
    pub ignored: Vec<String>,
}

/// The forms of text that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Output of `curl -v`.
    CurlVerbose,
    /// A curl command: typed, or copied from a browser.
    CurlCommand,
    /// A wget command.
    WgetCommand,
    /// A call of `fetch()`, as browsers copy it.
    Fetch,
    /// A URL alone.
    Url,
    /// Heads of messages, as `curl -i` and `curl -I` print them.
    Heads,
    /// Output of `wget`, with or without `-S`.
    Wget,
    /// A HAR 1.2 file.
    Har,
}

/// Why a text was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The line, from 1.
    pub line: u32,
    /// The byte in that line, from 1, where it is known; a HAR file is often one line. Else 0.
    pub byte: u32,
    /// What would have been right there.
    pub expected: Expected,
    /// At most 60 characters of that line.
    pub found: String,
}

/// What would have been right where a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of the forms that are read.
    Anything,
    /// Text instead of HTML or another markup.
    TextNotMarkup,
    /// A curl command instead of one for PowerShell.
    CurlNotPowerShell,
    /// The end of a quotation that begins in this line.
    ClosingQuote,
    /// A value after the last option of the command.
    OptionValue,
    /// A URL in the command.
    Url,
    /// A URL in quotation marks, and options written out, in a call of `fetch()`.
    FetchArguments,
    /// A status line such as `HTTP/1.1 302 Found`.
    StatusLine,
    /// A file that is not compressed.
    Uncompressed,
    /// A file with something in it.
    Something,
    /// JSON, of a HAR file.
    HarJson,
    /// A value or a name behind a comma.
    HarNoComma,
    /// The rest of the JSON: it breaks off.
    HarRest,
    /// JSON that is nested less deeply.
    HarDepth,
    /// `log.entries` with at least one entry.
    HarEntries,
}

/// Reads any of the forms, which it recognises by itself; of contents, the shape is told.
///
/// # Errors
///
/// The first place where the text is none of them, or breaks off.
pub fn read(text: &str) -> Result<Import, Refusal> {
    read_as(text, Content::Shape)
}

/// The same, where contents become what `content` says.
///
/// # Errors
///
/// The first place where the text is none of the forms, or breaks off.
pub fn read_as(text: &str, content: Content) -> Result<Import, Refusal> {
    raw(text).map(|found| found.masked(content))
}

/// The flow with its secrets.
pub(crate) fn raw(text: &str) -> Result<Import, Refusal> {
    let text = text.trim_start_matches('\u{feff}');
    let text = &*ending::untangled(text);
    let Some(first) = lines::lines(text).find(|line| !line.text.trim_ascii().is_empty()) else {
        return Err(lines::nothing());
    };
    let start = first.text.trim_ascii_start();
    if start.starts_with('{') && !start.starts_with("{ [") {
        return if text.contains("\"log\"") {
            har::raw(text)
        } else {
            Err(first.refusal(Expected::HarJson))
        };
    }
    if is_markup(start) {
        return Err(first.refusal(Expected::TextNotMarkup));
    }
    if is_powershell(start) {
        return Err(first.refusal(Expected::CurlNotPowerShell));
    }
    if let Some((flow, ignored)) = fetch::read(text)? {
        return Ok(asked_alone(flow, Form::Fetch, None, ignored));
    }
    if let Some(flow) = url_alone(text.trim_ascii()) {
        return Ok(asked_alone(flow, Form::Url, None, Vec::new()));
    }
    let command = match command::read(text)? {
        None => wget_command::read(text)?,
        command => command,
    };
    let output = command.as_ref().map_or(0, |command| command.end);
    let end = ending::read(lines::lines_from(text, output));
    match (transcript(text, output, end.is_some())?, command) {
        (Some((form, transcript)), command) => Ok(assemble(form, transcript, end, command)),
        (None, Some(Command { flow, ignored, .. })) => {
            let is_wget = flow.client == "wget";
            let form = if is_wget { Form::WgetCommand } else { Form::CurlCommand };
            Ok(asked_alone(flow, form, end, ignored))
        }
        (None, None) => Err(first.refusal(Expected::Anything)),
    }
}

/// A URL and nothing else is what a person would open.
fn url_alone(text: &str) -> Option<Flow> {
    let is_one = text.contains("://") && !text.contains(char::is_whitespace);
    let is_http = || Url::parse(text, Syntax::Whatwg).is_ok_and(|url| url.is_http());
    (is_one && is_http()).then(|| {
        let mut flow = new_flow("navigation");
        flow.request.method = "GET".to_owned();
        flow.request.url = text.to_owned();
        flow.request.replayable = true;
        flow
    })
}

/// Whether the text begins with a tag; the lines of `curl -v` have a blank behind their sign.
fn is_markup(start: &str) -> bool {
    let name = start.strip_prefix('<').unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphabetic() || "!?".contains(c))
}

fn is_powershell(start: &str) -> bool {
    ["invoke-", "iwr ", "irm ", "$session"].iter().any(|word| lines::begins(start, word))
}

/// The messages in the text from `output` on, if there are any.
/// `ended`: it says how it ended, which it may without a single response.
fn transcript(
    text: &str,
    output: usize,
    ended: bool,
) -> Result<Option<(Form, Transcript)>, Refusal> {
    let rest = || lines::lines_from(text, output);
    let Some(form) = recognise(rest()) else { return Ok(None) };
    let transcript = match form {
        Form::CurlVerbose => verbose::read(rest())?,
        Form::Wget => wget::read(rest()),
        _ => heads::read(rest())?,
    };
    if transcript.responses.is_empty() && !ended {
        let last = rest().filter(|line| !line.text.trim_ascii().is_empty()).last();
        return Err(last.map_or_else(lines::nothing, |line| line.refusal(Expected::StatusLine)));
    }
    Ok(Some((form, transcript)))
}

/// The form is the one whose mark is in the text; raw heads are the last resort, because contents
/// may have them, too.
fn recognise<'a>(lines: impl Iterator<Item = lines::Line<'a>>) -> Option<Form> {
    let mut form = None;
    for line in lines {
        let text = lines::without_meter(line.text);
        if verbose::is_mark(text) {
            return Some(Form::CurlVerbose);
        }
        if wget::asked(text).is_some() {
            return Some(Form::Wget);
        }
        if form.is_none() && heads::is_mark(text.trim_ascii()) {
            form = Some(Form::Heads);
        }
    }
    form
}

fn assemble(
    form: Form,
    mut transcript: Transcript,
    end: Option<End>,
    command: Option<Command>,
) -> Import {
    let responses = std::mem::take(&mut transcript.responses);
    let stopped = form == Form::CurlVerbose && end.is_none() && !transcript.goes_on;
    let (mut flow, ignored, mut assumed) = match command {
        Some(command) => (command.flow, command.ignored, false),
        None => {
            let mut flow = new_flow(if form == Form::Wget { "wget" } else { "curl" });
            // Without -L curl stops at the first answer, and says nothing of another request.
            flow.options.follow = !(stopped && responses.len() == 1);
            (flow, Vec::new(), true)
        }
    };
    let (request, guessed) = transcript.into_request();
    // A URL of a shell's variable says nothing; the output has the value.
    if assumed || flow.request.url.contains("://$") {
        assumed = guessed;
        flow.request = request;
    } else {
        add_sent(&mut flow.request, request);
    }
    flow.options.follow |= responses.len() > 1;
    flow.responses = responses;
    record(&mut flow, end);
    import(flow, form, assumed, ignored)
}

/// Adds to what a command says what was really sent.
fn add_sent(request: &mut Request, sent: Request) {
    for (name, value) in &sent.headers.0 {
        request.headers.set(name, value);
    }
    request.body = request.body.take().or(sent.body);
}

/// Notes that the flow's responses are those of a transcript, and how far the client went.
fn record(flow: &mut Flow, end: Option<End>) {
    let followed = u32::try_from(flow.responses.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let cut = flow.responses.len().saturating_sub(MOST_RESPONSES);
    flow.responses.truncate(MOST_RESPONSES);
    let usual = if flow.client == "curl" { 50 } else { 20 };
    let limit = end.as_ref().and_then(|end| end.kind.limit());
    let limit = limit.filter(|limit| *limit != usual).or((followed > usual).then_some(followed));
    if flow.options.max_redirects.is_none() {
        flow.options.max_redirects = limit;
    }
    flow.recorded = Some(Recorded { cut: u32::try_from(cut).unwrap_or(u32::MAX), end });
}

/// What is asked, by a text that has nothing of what is answered.
fn asked_alone(mut flow: Flow, form: Form, end: Option<End>, ignored: Vec<String>) -> Import {
    flow.recorded = Some(Recorded { cut: 0, end });
    import(flow, form, false, ignored)
}

/// What was found, not masked yet.
fn import(flow: Flow, form: Form, assumed_url: bool, ignored: Vec<String>) -> Import {
    Import { flow, masked: Vec::new(), form, assumed_url, ignored }
}

impl Import {
    /// The same without secrets.
    fn masked(mut self, content: Content) -> Import {
        self.masked = mask::flow(&mut self.flow, content);
        self
    }
}

fn new_flow(client: &str) -> Flow {
    Flow { client: client.to_owned(), visits: 1, options: Options::default(), ..Flow::default() }
}

/// The contents that are kept are short: they are looked at, not sent.
const CONTENT_LIMIT: usize = 2000;

fn shortened(content: &str) -> &str {
    content.char_indices().nth(CONTENT_LIMIT).map_or(content, |(end, _)| &content[..end])
}

#[cfg(test)]
mod tests;
