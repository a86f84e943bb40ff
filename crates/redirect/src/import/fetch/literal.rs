//! Literals of JavaScript, as far as options of a request need them: texts, objects, and words and
//! numbers that are passed over.

/// What a literal is.
#[derive(Debug, PartialEq)]
pub(super) enum Literal {
    Text(String),
    Object(Vec<(String, Literal)>),
    Other,
}

/// How deeply objects may be nested.
const DEPTH: usize = 8;

/// Reads literals from a text.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, at: usize) -> Reader<'a> {
        Reader { text, at, depth: 0 }
    }

    /// The offset behind what was read; where reading failed, that of the failure.
    pub fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Passes over blanks; whether the sign comes next.
    pub fn sees(&mut self, sign: char) -> bool {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().starts_with(sign)
    }

    /// Takes the sign, if it comes next.
    pub fn takes(&mut self, sign: char) -> bool {
        let sees = self.sees(sign);
        self.at += if sees { sign.len_utf8() } else { 0 };
        sees
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// A literal; `None` where there is none.
    pub fn value(&mut self) -> Option<Literal> {
        if self.takes('{') {
            return self.object();
        }
        if self.sees('"') || self.sees('\'') || self.sees('`') {
            return self.quoted().map(Literal::Text);
        }
        self.word().map(|_| Literal::Other)
    }

    fn object(&mut self) -> Option<Literal> {
        self.depth += 1;
        let mut members = Vec::new();
        while !self.takes('}') {
            let is_quoted = self.sees('"') || self.sees('\'');
            let name = if is_quoted { self.quoted()? } else { self.word()?.to_owned() };
            if self.depth > DEPTH || !self.takes(':') {
                return None;
            }
            members.push((name, self.value()?));
            if !self.takes(',') && !self.sees('}') {
                return None;
            }
        }
        self.depth -= 1;
        Some(Literal::Object(members))
    }

    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let is_part = |c: char| c.is_ascii_alphanumeric() || "_$.-+".contains(c);
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.at += length;
        (length > 0).then(|| &rest[..length])
    }

    fn quoted(&mut self) -> Option<String> {
        let start = self.at;
        let quote = self.next()?;
        let mut units: Vec<u16> = Vec::new();
        let mut buffer = [0; 2];
        loop {
            let Some(c) = self.next() else {
                self.at = start;
                return None;
            };
            // What a template fills in is not known.
            if quote == '`' && c == '$' && self.rest().starts_with('{') {
                return None;
            }
            match c {
                _ if c == quote => return Some(String::from_utf16_lossy(&units)),
                '\\' => self.escape(&mut units)?,
                c => units.extend_from_slice(c.encode_utf16(&mut buffer)),
            }
        }
    }

    /// What is behind a backslash. Codes are units of UTF-16, of which two may be one character.
    fn escape(&mut self, units: &mut Vec<u16>) -> Option<()> {
        let plain = match self.next()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' => '\0',
            '\n' => return Some(()),
            'x' => return self.code(2, units),
            'u' if self.takes('{') => {
                let length = self.rest().find('}').filter(|length| *length <= 6)?;
                let code = u32::from_str_radix(&self.rest()[..length], 16).ok()?;
                self.at += length + 1;
                char::from_u32(code)?
            }
            'u' => return self.code(4, units),
            c => c,
        };
        units.extend_from_slice(plain.encode_utf16(&mut [0; 2]));
        Some(())
    }

    fn code(&mut self, digits: usize, units: &mut Vec<u16>) -> Option<()> {
        let code = self.rest().get(..digits)?;
        units.push(u16::from_str_radix(code, 16).ok()?);
        self.at += digits;
        Some(())
    }
}
