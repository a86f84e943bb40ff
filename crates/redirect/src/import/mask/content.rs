//! Contents: told as their shape, or kept without their secrets where their form is known.

use super::json::{self, is_name};
use super::url::{Way, run};
use super::{Kind, MASK, is_mask, name, value};

/// What becomes of contents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// Their shape is told: media type, size, names.
    #[default]
    Shape,
    /// They stay, without their secrets, as far as their form is known: JSON, forms, multipart.
    Kept,
}

/// So many names a shape has at most.
const MOST_NAMES: usize = 12;

/// The content without its secrets, and their kinds; `media` is its media type, where it is known.
/// It may be cut off anywhere.
pub fn body(text: &str, media: Option<&str>, way: Content) -> (String, Vec<Kind>) {
    if text.is_empty() || is_mask(text) || is_note(text) {
        return (text.to_owned(), Vec::new());
    }
    let kept = if way == Content::Kept { kept(text) } else { None };
    kept.unwrap_or_else(|| (shape(text, media), vec![Kind::Content]))
}

/// The content without its secrets, if its form is known.
fn kept(text: &str) -> Option<(String, Vec<Kind>)> {
    if json::begins(text) {
        let (json, whole) = json::walk(text);
        return whole.then_some((json.out, json.kinds));
    }
    if !form_names(text).is_empty() {
        return Some(run(text, Way::Form));
    }
    multipart(text)
}

/// The names of a form, if it is one: each part has a name that is written as one.
fn form_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in text.split('&') {
        if part.starts_with("[@") && is_note(part) {
            continue;
        }
        let Some((name, value)) = part.split_once('=') else { return Vec::new() };
        // The padding of Base64.
        let padding = value.trim_matches('=').is_empty() && part.len() == text.len();
        let name = super::units::Units::of(name);
        let name = name.text(0, name.len());
        if padding || name.is_empty() || !is_name(&name) || name.contains(' ') {
            return Vec::new();
        }
        names.push(name);
    }
    names
}

/// A multipart form without the contents of secret parts, and of those that may be one.
fn multipart(text: &str) -> Option<(String, Vec<Kind>)> {
    let boundary = text.lines().find(|line| line.starts_with("--"))?.trim_ascii_end();
    let (preamble, rest) = text.split_once(boundary)?;
    if boundary.len() < 4
        || !preamble.trim().is_empty()
        || value::find(boundary.as_bytes(), false).is_some()
    {
        return None;
    }
    let (mut out, mut kinds) = (boundary.to_owned(), Vec::new());
    let mut parts = rest.split(boundary).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            out.push_str(if part.trim_ascii() == "--" { part } else { return None });
            break;
        }
        let (head, content, end) = part_of(part)?;
        let (name, open) = (part_name(head)?, head.lines().all(is_part_field));
        if !open || !is_name(&name) {
            return None;
        }
        out.push_str(head);
        let masked = match name::kind(&name)
            .or_else(|| name::before_value(content, &name::SIGNS).map(|(_, kind)| kind))
        {
            Some(kind) if !is_mask(content) => (MASK.to_owned(), vec![kind]),
            Some(_) => (content.to_owned(), Vec::new()),
            None => run(content, Way::Url),
        };
        out.push_str(&masked.0);
        kinds.extend(masked.1);
        out.push_str(end);
        out.push_str(boundary);
    }
    Some((out, kinds))
}

/// A part's head with the empty line behind it, its content, and the end of the content's line.
fn part_of(part: &str) -> Option<(&str, &str, &str)> {
    let (at, gap) =
        part.find("\r\n\r\n").map(|at| (at, 4)).or_else(|| part.find("\n\n").map(|at| (at, 2)))?;
    let (head, content) = part.split_at(at + gap);
    let own = content.trim_end_matches(['\r', '\n']).len();
    Some((head, &content[..own], &content[own..]))
}

fn is_part_field(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default().trim_ascii().to_ascii_lowercase();
    let known = ["", "content-disposition", "content-type", "content-length"].contains(&&*name);
    known && run(line, Way::Url).1.is_empty()
}

/// The name of a part: quoted or not, wherever it stands in its field.
fn part_name(head: &str) -> Option<String> {
    head.split([';', '\n']).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let own = name.trim().eq_ignore_ascii_case("name");
        own.then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    })
}

/// Media type, size and names, in brackets.
fn shape(text: &str, media: Option<&str>) -> String {
    let (own, names) = names(text);
    let known = media.map(|media| media.split(';').next().unwrap_or(media).trim());
    let media = known.filter(|media| is_media_type(media)).unwrap_or(own);
    // What was read of it may be its beginning only.
    let cut = text.chars().count() >= super::super::CONTENT_LIMIT;
    let size = text.len().to_string();
    let mut out = ["[", media, if cut { ", over " } else { ", " }, &size, " bytes"].concat();
    let most = names.len().min(MOST_NAMES);
    for (at, name) in names[..most].iter().enumerate() {
        out.push_str(if at == 0 { ": " } else { ", " });
        out.push_str(name);
    }
    if most < names.len() {
        out.push_str(", …");
    }
    out.push(']');
    out
}

/// The media type that a content looks like, and its names.
fn names(text: &str) -> (&'static str, Vec<String>) {
    if json::begins(text) {
        return ("application/json", json::walk(text).0.names);
    }
    let form = form_names(text);
    if !form.is_empty() {
        return ("application/x-www-form-urlencoded", form);
    }
    if text.lines().any(|line| line.starts_with("--")) && text.contains("ontent-") {
        let names = text.split("--").filter_map(part_name);
        return ("multipart/form-data", names.filter(|name| is_name(name)).collect());
    }
    if text.trim_start().starts_with('<') {
        return ("application/xml", elements(text));
    }
    ("text/plain", Vec::new())
}

/// The names of elements, each once.
fn elements(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for tag in text.split('<').skip(1) {
        let name = tag.split(|c: char| c.is_whitespace() || "/>".contains(c)).next();
        let name = name.filter(|name| !name.is_empty() && is_name(name));
        if let Some(name) = name.filter(|name| names.iter().all(|other| other != name)) {
            names.push(name.to_owned());
        }
    }
    names
}

fn is_media_type(text: &str) -> bool {
    let token = |b: u8| b.is_ascii_alphanumeric() || b"+-._/".contains(&b);
    text.len() <= 60
        && text.split('/').count() == 2
        && text.bytes().all(token)
        && value::find(text.as_bytes(), true).is_none()
}

/// Whether a text is a note in the place of a content: what [`shape`] writes, or what readers of
/// transcripts and commands write where they have a file's name or a size alone.
fn is_note(text: &str) -> bool {
    let Some(inside) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return false;
    };
    if let Some(file) = inside.strip_prefix('@') {
        return !file.contains(['\n', ']']) && run(file, Way::Url).1.is_empty();
    }
    let (kind, names) = inside.split_once(": ").unwrap_or((inside, ""));
    let mut parts = kind.split(", ");
    let first = parts.next().unwrap_or_default();
    let sized = |part: &str| {
        let size = part.strip_prefix("over ").unwrap_or(part).strip_suffix(" bytes");
        size.is_some_and(|size| !size.is_empty() && size.bytes().all(|b| b.is_ascii_digit()))
    };
    let head = sized(first) || is_media_type(first) && parts.all(sized);
    let named = |name: &str| name == "…" || is_mask(name) || is_name(name);
    head && names.split(", ").all(named)
}
