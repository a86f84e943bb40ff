//! What people paste, read as a flow: output of curl and wget, commands, heads, HAR files.
//!
//! Secrets are masked before anything is handed out; see [`mask`].

mod command;
mod fields;
pub mod har;
mod heads;
mod lines;
pub mod mask;
mod options;
mod transcript;
mod verbose;
mod wget;
pub mod words;

use crate::{Flow, Options};
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
    /// A curl command instead of one for PowerShell.
    CurlNotPowerShell,
    /// The end of a quotation that begins in this line.
    ClosingQuote,
    /// A value after the last option of the command.
    OptionValue,
    /// A URL in the command.
    Url,
    /// A status line such as `HTTP/1.1 302 Found`.
    StatusLine,
    /// JSON, of a HAR file.
    HarJson,
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
    let Some(first) = lines::lines(text).find(|line| !line.text.trim_ascii().is_empty()) else {
        return Err(Refusal { line: 1, expected: Expected::Anything, found: String::new() });
    };
    let start = first.text.trim_ascii_start();
    if start.starts_with('{') && !start.starts_with("{ [") {
        return if text.contains("\"log\"") {
            har::raw(text)
        } else {
            Err(first.refusal(Expected::HarJson))
        };
    }
    if is_powershell(start) {
        return Err(first.refusal(Expected::CurlNotPowerShell));
    }
    let command = command::read(text)?;
    let output = command.as_ref().map_or(0, |command| command.end);
    match (transcript(text, output)?, command) {
        (Some((form, transcript)), command) => Ok(assemble(form, transcript, command)),
        (None, Some(command)) => {
            Ok(import(command.flow, Form::CurlCommand, false, command.ignored))
        }
        (None, None) => Err(first.refusal(Expected::Anything)),
    }
}

fn is_powershell(start: &str) -> bool {
    ["invoke-", "iwr ", "irm ", "$session"].iter().any(|word| lines::begins(start, word))
}

/// The messages in the text from `output` on, if there are any.
fn transcript(text: &str, output: usize) -> Result<Option<(Form, Transcript)>, Refusal> {
    let rest = || lines::lines_from(text, output);
    let Some(form) = recognise(rest()) else { return Ok(None) };
    let transcript = match form {
        Form::CurlVerbose => verbose::read(rest())?,
        Form::Wget => wget::read(rest()),
        _ => heads::read(rest())?,
    };
    if transcript.responses.is_empty() {
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

fn assemble(form: Form, transcript: Transcript, command: Option<Command>) -> Import {
    let responses = transcript.responses.clone();
    let (mut flow, ignored, mut assumed) = match command {
        Some(command) => (command.flow, command.ignored, false),
        None => (new_flow(if form == Form::Wget { "wget" } else { "curl" }), Vec::new(), true),
    };
    // A URL of a shell's variable says nothing; the output has the value.
    if assumed || flow.request.url.contains("://$") {
        let (request, guessed) = transcript.into_request();
        flow.request = request;
        assumed = guessed;
    }
    flow.options.follow |= responses.len() > 1;
    flow.responses = responses;
    import(flow, form, assumed, ignored)
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
