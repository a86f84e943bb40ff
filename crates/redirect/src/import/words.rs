//! The words of a command line, as a POSIX shell or as Windows makes them.

/// The words of the first command in a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words, without quotation.
    pub words: Vec<String>,
    /// The offset behind the line with which the command ends.
    pub end: usize,
}

/// Splits as a shell does: `'…'`, `"…"`, `$'…'`, backslashes. Nothing is expanded, and a `&` or `;`
/// inside a word stays where no command follows, because who types a URL often forgets to quote it.
/// “…”, ‘…’ and long dashes are what a word processor made of quotation marks and hyphens.
///
/// # Errors
///
/// The offset of a quotation mark that has no counterpart.
pub fn shell(text: &str) -> Result<Words, usize> {
    let mut shell = Shell { text, at: 0, word: None, words: Vec::new() };
    shell.run()?;
    shell.flush();
    let end = text[shell.at..].find('\n').map_or(text.len(), |end| shell.at + end + 1);
    Ok(Words { words: shell.words, end })
}

/// Splits as `cmd.exe` and then the C runtime do: `^` escapes anything, `\"` and, inside a
/// quotation, `""` are a quotation mark. The `^` escapes inside quotations, too, because browsers
/// write it there.
///
/// # Errors
///
/// The offset of a quotation mark that has no counterpart.
pub fn cmd(text: &str) -> Result<Words, usize> {
    let mut cmd = Cmd { text, at: 0, word: None, words: Vec::new(), quote: None };
    while cmd.step() {}
    if let Some(quote) = cmd.quote {
        return Err(quote);
    }
    cmd.words.extend(cmd.word);
    Ok(Words { words: cmd.words, end: cmd.at })
}

/// Whether a command ends with the sign before `rest`. Inside a URL that somebody forgot to quote it
/// is a part of it; so a word has to follow that begins a command.
fn ends_command(sign: char, rest: &str) -> bool {
    let Some(next) = rest.chars().next() else { return true };
    let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (word, behind) = rest.split_at(length);
    let is_command = ["curl", "wget"].contains(&word) || (sign == ';' && !word.is_empty());
    next.is_ascii_whitespace() || next == '&' || (is_command && behind.starts_with([' ', '\t']))
}

struct Shell<'a> {
    text: &'a str,
    at: usize,
    word: Option<String>,
    words: Vec<String>,
}

impl Shell<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn push(&mut self, c: char) {
        self.word.get_or_insert_default().push(c);
    }

    fn flush(&mut self) {
        self.words.extend(self.word.take());
    }

    fn run(&mut self) -> Result<(), usize> {
        while let Some(c) = self.next() {
            let start = self.at - c.len_utf8();
            match c {
                '\n' | '|' => {
                    self.at = start;
                    return Ok(());
                }
                ';' | '&' if ends_command(c, self.rest()) => return Ok(()),
                '“' | '”' | '‘' | '’' if self.may_quote() => self.curly(c).ok_or(start)?,
                '–' | '—' if self.word.is_none() => self.dash(c),
                '#' if self.word.is_none() => return Ok(()),
                '>' | '<' => self.redirection(),
                c if c.is_ascii_whitespace() => self.flush(),
                '\'' => self.literal().ok_or(start)?,
                '"' => self.quotation().ok_or(start)?,
                '$' if self.rest().starts_with('\'') => self.escaped_quotation().ok_or(start)?,
                '$' if self.rest().starts_with('"') => {}
                '\\' => self.backslash(),
                c => self.push(c),
            }
        }
        Ok(())
    }

    /// Whether a quotation may begin here: where a word does, or the value of an option.
    fn may_quote(&self) -> bool {
        self.word.as_ref().is_none_or(|word| word.ends_with('='))
    }

    /// A quotation between the marks that word processors and chats make of straight ones. It ends
    /// before something that ends a word, since ’ is also an apostrophe.
    fn curly(&mut self, open: char) -> Option<()> {
        let marks = if "“”".contains(open) { ['“', '”'] } else { ['‘', '’'] };
        let ends = |rest: &str| {
            let next = rest.chars().next();
            next.is_none_or(|c| c.is_ascii_whitespace() || ";&|\\".contains(c))
        };
        let rest = &self.text[self.at..];
        let (length, mark) =
            rest.match_indices(marks).find(|(at, mark)| ends(&rest[at + mark.len()..]))?;
        let (text, behind) = (&rest[..length], length + mark.len());
        self.word.get_or_insert_default().push_str(text);
        self.at += behind;
        Some(())
    }

    /// A dash that was one hyphen or two.
    fn dash(&mut self, dash: char) {
        let mut rest = self.rest().chars();
        let is_option = rest.next().is_some_and(|c| c.is_ascii_alphabetic());
        let is_letter = rest.next().is_none_or(|c| c.is_ascii_whitespace());
        match (is_option, dash == '–' && is_letter) {
            (false, _) => self.push(dash),
            (true, true) => self.push('-'),
            (true, false) => self.word.get_or_insert_default().push_str("--"),
        }
    }

    /// A backslash before the end of a line joins the lines, even if blanks crept in between.
    fn backslash(&mut self) {
        let rest = self.rest();
        let line = rest.trim_start_matches([' ', '\t', '\r']);
        if line.starts_with('\n') {
            self.at += rest.len() - line.len() + 1;
        } else if let Some(c) = self.next() {
            self.push(c);
        }
    }

    /// Drops a redirection of output, and the number before it.
    fn redirection(&mut self) {
        self.word.take_if(|word| word.bytes().all(|b| b.is_ascii_digit()));
        self.flush();
        let file = self.rest().trim_start_matches(['>', '<', '&']).trim_start_matches([' ', '\t']);
        let length = file.find(|c: char| c.is_ascii_whitespace() || c == '|').unwrap_or(file.len());
        self.at = self.text.len() - file.len() + length;
    }

    fn literal(&mut self) -> Option<()> {
        let length = self.rest().find('\'')?;
        let text = &self.text[self.at..self.at + length];
        self.word.get_or_insert_default().push_str(text);
        self.at += length + 1;
        Some(())
    }

    fn quotation(&mut self) -> Option<()> {
        self.word.get_or_insert_default();
        loop {
            match self.next()? {
                '"' => return Some(()),
                '\\' => match self.next()? {
                    c @ ('"' | '\\' | '$' | '`') => self.push(c),
                    '\n' => {}
                    c => {
                        self.push('\\');
                        self.push(c);
                    }
                },
                c => self.push(c),
            }
        }
    }

    fn escaped_quotation(&mut self) -> Option<()> {
        self.word.get_or_insert_default();
        self.next();
        loop {
            match self.next()? {
                '\'' => return Some(()),
                '\\' => {
                    let c = self.escape()?;
                    self.push(c);
                }
                c => self.push(c),
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        Some(match self.next()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'a' => '\u{7}',
            'b' => '\u{8}',
            'e' | 'E' => '\u{1b}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            'x' => self.code(16, 2, 0),
            'u' => self.code(16, 4, 0),
            'U' => self.code(16, 8, 0),
            c @ '0'..='7' => self.code(8, 2, c as u32 - '0' as u32),
            c => c,
        })
    }

    /// A character by its number, of at most so many more digits.
    fn code(&mut self, radix: u32, most: usize, first: u32) -> char {
        let mut code = first;
        for _ in 0..most {
            let Some(digit) = self.rest().chars().next().and_then(|c| c.to_digit(radix)) else {
                break;
            };
            code = code.wrapping_mul(radix).wrapping_add(digit);
            self.at += 1;
        }
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

struct Cmd<'a> {
    text: &'a str,
    at: usize,
    word: Option<String>,
    words: Vec<String>,
    quote: Option<usize>,
}

impl Cmd<'_> {
    /// The next character behind `^`, and whether there was one.
    fn next(&mut self) -> Option<(char, bool)> {
        let mut rest = self.text[self.at..].chars();
        let mut escaped = false;
        let mut c = rest.next()?;
        if c == '^' {
            escaped = true;
            let behind = rest.as_str();
            let line = behind.strip_prefix('\r').unwrap_or(behind);
            // The end of the line goes, and the first character of the next one is escaped.
            rest = line.strip_prefix('\n').unwrap_or(behind).chars();
            c = rest.next()?;
        }
        self.at = self.text.len() - rest.as_str().len();
        Some((c, escaped))
    }

    fn peek(&mut self) -> Option<char> {
        let at = self.at;
        let next = self.next();
        self.at = at;
        next.map(|(c, _)| c)
    }

    fn push(&mut self, c: char) {
        self.word.get_or_insert_default().push(c);
    }

    /// Takes a character; false at the end of the command.
    fn step(&mut self) -> bool {
        let start = self.at;
        let Some((c, escaped)) = self.next() else {
            self.at = self.text.len();
            return false;
        };
        match c {
            '\\' => self.backslashes(),
            '"' => self.quotation_mark(start),
            c if self.quote.is_some() => self.push(c),
            '\n' if !escaped => return false,
            '|' if !escaped => return self.skip_line(),
            '&' if !escaped && ends_command(c, &self.text[self.at..]) => {
                return self.skip_line();
            }
            c if c.is_ascii_whitespace() => self.words.extend(self.word.take()),
            c => self.push(c),
        }
        true
    }

    fn skip_line(&mut self) -> bool {
        let rest = &self.text[self.at..];
        self.at += rest.find('\n').map_or(rest.len(), |end| end + 1);
        false
    }

    fn quotation_mark(&mut self, start: usize) {
        self.word.get_or_insert_default();
        if self.quote.is_none() {
            self.quote = Some(start);
        } else if self.peek() == Some('"') {
            self.next();
            self.push('"');
        } else {
            self.quote = None;
        }
    }

    /// Backslashes are themselves, but before a quotation mark each pair is one.
    fn backslashes(&mut self) {
        let mut count = 1;
        while self.peek() == Some('\\') {
            self.next();
            count += 1;
        }
        let quotes = self.peek() == Some('"');
        for _ in 0..if quotes { count / 2 } else { count } {
            self.push('\\');
        }
        if quotes && count % 2 == 1 {
            self.next();
            self.push('"');
        }
    }
}

#[cfg(test)]
mod tests;
