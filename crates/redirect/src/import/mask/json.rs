//! JSON in contents: its names, and a copy without its secrets.

use super::url::{Way, run};
use super::{Kind, MASK, is_mask, name, value};
use crate::import::lines::is_letter;

/// So deep it may be nested.
const DEPTH: usize = 32;

/// What servers write before JSON so that no script can run it.
const GUARDS: [&str; 4] = [")]}'", "while(1);", "for(;;);", "\u{feff}"];

/// Members that name what is in a member beside them.
const NAMING: &str = " name key field label param id ";

/// A walk through JSON.
#[derive(Default)]
pub(super) struct Json<'a> {
    text: &'a str,
    at: usize,
    /// The copy.
    pub out: String,
    /// What was masked in it.
    pub kinds: Vec<Kind>,
    /// The outermost names, and how long arrays are.
    pub names: Vec<String>,
}

/// Whether a text begins as JSON does, behind a guard perhaps.
pub(super) fn begins(text: &str) -> bool {
    unguarded(text).starts_with(['{', '['])
}

fn unguarded(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(next) = GUARDS.iter().find_map(|guard| rest.strip_prefix(guard)) {
        rest = next.trim_start_matches(',').trim_start();
    }
    rest
}

/// Walks through a text; whether all of it was JSON. What was not is not in the copy.
pub(super) fn walk(text: &str) -> (Json<'_>, bool) {
    let start = text.len() - unguarded(text).len();
    let mut json = Json { text, at: start, ..Json::default() };
    json.out.push_str(&text[..start]);
    let is_array = json.peek() == Some(b'[');
    let count = json.value(None, 0);
    json.blanks();
    let whole = count.is_some() && json.at == text.len();
    if is_array {
        json.names =
            count.map(|count| ["[", &count.to_string(), "]"].concat()).into_iter().collect();
    }
    (json, whole)
}

impl<'a> Json<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        let rest = &self.text[self.at..];
        let length = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.out.push_str(&rest[..length]);
        self.at += length;
    }

    /// Takes a sign, with the blanks around it.
    fn sign(&mut self, sign: u8) -> Option<()> {
        self.blanks();
        self.peek().filter(|byte| *byte == sign)?;
        self.out.push(sign.into());
        self.at += 1;
        self.blanks();
        Some(())
    }

    /// A value; of an array, how many items it has.
    fn value(&mut self, secret: Option<Kind>, depth: usize) -> Option<usize> {
        self.blanks();
        match self.peek()? {
            _ if depth > DEPTH => return None,
            b'{' => self.object(secret, depth)?,
            b'[' => return self.array(secret, depth),
            b'"' => {
                let text = self.string()?;
                self.text(text, secret);
            }
            _ => self.bare(secret)?,
        }
        Some(0)
    }

    /// An object; where one member names a secret, those beside it are it.
    fn object(&mut self, secret: Option<Kind>, depth: usize) -> Option<()> {
        let before = (self.at, self.out.len(), self.kinds.len(), self.names.len());
        let named = self.members(secret, depth)?;
        if secret.is_none() && named.is_some() {
            self.at = before.0;
            self.out.truncate(before.1);
            self.kinds.truncate(before.2);
            self.names.truncate(before.3);
            self.members(named, depth)?;
        }
        Some(())
    }

    /// The members; what kind of secret one of them names.
    fn members(&mut self, secret: Option<Kind>, depth: usize) -> Option<Option<Kind>> {
        self.sign(b'{')?;
        let mut named = None;
        while self.peek()? != b'}' {
            let raw = self.string()?;
            let name = unescaped(raw);
            self.member_name(raw, &name, depth);
            self.sign(b':')?;
            let naming = NAMING.contains(&*[" ", &name.to_ascii_lowercase(), " "].concat());
            let says = if naming { self.says() } else { None };
            named = named.or(says);
            let own = name::kind(&name);
            // The name of the secret is none, unless it stands where a secret does.
            let kind = if says.is_some() { own } else { own.or(secret) };
            let is_array = self.peek() == Some(b'[');
            let count = self.value(kind, depth + 1)?;
            if depth == 0
                && is_array
                && let Some(name) = self.names.last_mut()
            {
                *name += &["[", &count.to_string(), "]"].concat();
            }
            self.separator(b'}')?;
        }
        self.sign(b'}')?;
        Some(named)
    }

    /// A comma, with something behind it, unless the end comes.
    fn separator(&mut self, end: u8) -> Option<()> {
        self.blanks();
        if self.peek()? == end {
            return Some(());
        }
        self.sign(b',')?;
        (self.peek()? != end).then_some(())
    }

    /// The kind of secret that the string here is the name of.
    fn says(&mut self) -> Option<Kind> {
        let at = self.at;
        let text = self.peek().filter(|byte| *byte == b'"').and_then(|_| self.string());
        self.at = at;
        name::kind(&unescaped(text?))
    }

    fn member_name(&mut self, raw: &str, name: &str, depth: usize) {
        let open = is_name(name);
        self.out.extend(["\"", if open { raw } else { MASK }, "\""]);
        if !open && !is_mask(name) {
            self.kinds.push(Kind::Random);
        }
        if depth == 0 {
            self.names.push(if open { name } else { MASK }.to_owned());
        }
    }

    /// An array; how many items it has.
    fn array(&mut self, secret: Option<Kind>, depth: usize) -> Option<usize> {
        self.sign(b'[')?;
        let mut count = 0;
        while self.peek()? != b']' {
            self.value(secret, depth + 1)?;
            self.separator(b']')?;
            count += 1;
        }
        self.sign(b']')?;
        Some(count)
    }

    /// A string as it is written, without its quotation marks.
    fn string(&mut self) -> Option<&'a str> {
        let rest = self.text[self.at..].strip_prefix('"')?;
        let mut escaped = false;
        let end = rest.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        })?;
        self.at += end + 2;
        Some(&rest[..end])
    }

    /// A string that is a value.
    fn text(&mut self, raw: &str, secret: Option<Kind>) {
        let plain = unescaped(raw);
        let masked = match secret {
            Some(kind) if !is_mask(&plain) => {
                self.kinds.push(kind);
                Some(MASK.to_owned())
            }
            Some(_) => None,
            None => self.looked_at(&plain),
        };
        self.out.push('"');
        match masked {
            Some(masked) => escape(&masked, &mut self.out),
            None => self.out.push_str(raw),
        }
        self.out.push('"');
    }

    /// A string without the secrets in it, if there are any: it may be JSON itself, or any text.
    fn looked_at(&mut self, text: &str) -> Option<String> {
        let whole = |kinds: &mut Vec<Kind>, kind| {
            kinds.push(kind);
            Some(MASK.to_owned())
        };
        if begins(text) && text.len() > 2 {
            let (inner, is_json) = walk(text);
            if is_json {
                self.kinds.extend(&inner.kinds);
                return Some(inner.out).filter(|out| out != text);
            }
        }
        if let Some((_, kind)) = name::before_value(text, &name::SIGNS) {
            return whole(&mut self.kinds, kind);
        }
        let (masked, kinds) = run(text, Way::Url);
        let found = !kinds.is_empty();
        self.kinds.extend(kinds);
        found.then_some(masked)
    }

    /// A number, or one of the words.
    fn bare(&mut self, secret: Option<Kind>) -> Option<()> {
        let rest = &self.text[self.at..];
        let inside = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        let own = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
        self.at += own.len();
        let is_word = ["true", "false", "null"].contains(&own);
        if !is_word && !is_number(own) {
            return None;
        }
        match secret.filter(|_| !is_word) {
            Some(kind) => {
                self.out.extend(["\"", MASK, "\""]);
                self.kinds.push(kind);
            }
            None => self.out.push_str(own),
        }
        Some(())
    }
}

/// A number as JSON writes it. std's reader of numbers brings a table of ten kilobytes.
fn is_number(text: &str) -> bool {
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (text, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    figures(whole) && figures(part) && figures(exponent)
}

/// Whether it can be a member's name, rather than a secret in the place of one.
pub(super) fn is_name(name: &str) -> bool {
    let sign = |c: char| is_letter(c) || "_-.$@[] ".contains(c);
    let plain = name.chars().count() <= 40 && name.chars().all(sign);
    plain && value::find(name.as_bytes(), true).is_none()
}

fn unescaped(raw: &str) -> String {
    let (mut out, mut chars, mut units) = (String::new(), raw.chars(), Vec::new());
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next() } else { None };
        if escaped == Some('u') {
            let digits: String = chars.by_ref().take(4).collect();
            units.push(u16::from_str_radix(&digits, 16).unwrap_or(0xfffd));
            continue;
        }
        out.push_str(&String::from_utf16_lossy(&units));
        units.clear();
        out.push(match escaped {
            None => c,
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(other) => other,
        });
    }
    out + &String::from_utf16_lossy(&units)
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '"' | '\\' => out.extend(['\\', c]),
            // Not a space: what stands behind it would be read in another way the next time.
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
}
