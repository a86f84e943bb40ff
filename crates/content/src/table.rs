//! TOML read with places: every mistake of a file is found, not only the first.

use crate::{Diagnostic, Source};
use std::cell::RefCell;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file being read, and what is wrong with it so far.
pub struct Reader<'a> {
    source: Source<'a>,
    found: RefCell<Vec<Diagnostic>>,
}

/// A table of the file.
#[derive(Clone, Copy)]
pub struct Table<'r, 't> {
    reader: &'r Reader<'t>,
    table: &'r DeTable<'t>,
    /// The byte its first key, or its opening brace, stands at.
    at: usize,
}

/// A string of the file.
#[derive(Clone, Copy, Debug)]
pub struct Text<'r> {
    /// The string.
    pub value: &'r str,
    /// The byte it begins at.
    pub at: usize,
}

impl<'t> Reader<'t> {
    /// A reader of `text`.
    pub fn new(text: &'t str) -> Reader<'t> {
        Reader { source: Source::new(text), found: RefCell::new(Vec::new()) }
    }

    /// Parses the file and hands its top table to `read`; every syntax error is reported. Where
    /// there is one, it alone is: what seems to be missing may stand where nothing could be read.
    pub fn read<T>(self, read: impl FnOnce(Table) -> T) -> (T, Vec<Diagnostic>) {
        let (root, errors) = DeTable::parse_recoverable(self.source.text);
        let (mut last, mut count) = (0, 0);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            // What follows a slip on its line follows from it.
            let line = self.source.line(at);
            if line == std::mem::replace(&mut last, line) {
                continue;
            }
            count += 1;
            self.error(
                at,
                "toml",
                error.message().to_owned(),
                "see https://toml.io for the syntax",
            );
        }
        let value = read(Table { reader: &self, table: root.get_ref(), at: 0 });
        let mut found = self.found.into_inner();
        if !errors.is_empty() {
            found.truncate(count);
        }
        found.sort_by_key(|found| (found.line, found.column));
        (value, found)
    }

    fn error(&self, at: usize, code: &'static str, message: String, help: &str) {
        self.found.borrow_mut().push(self.source.error(at, code, message, help));
    }
}

impl<'r, 't> Table<'r, 't> {
    /// Reports every key that is none of `known`.
    pub fn only(self, known: &[&str]) -> Self {
        for key in self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let message = format!("unknown key `{}`", key.get_ref());
            let help = format!("the keys here are {}", known.join(", "));
            self.error(key.span().start, "unknown-key", message, &help);
        }
        self
    }

    /// Reports something about the byte `at`.
    pub fn error(self, at: usize, code: &'static str, message: String, help: &str) {
        self.reader.error(at, code, message, help);
    }

    /// Where the table begins.
    pub fn at(self) -> usize {
        self.at
    }

    /// Its keys with their places, by name.
    pub fn keys(self) -> impl Iterator<Item = Text<'r>> {
        self.table.keys().map(|key| Text { value: key.get_ref().as_ref(), at: key.span().start })
    }

    fn value(self, key: &str) -> Option<&'r Spanned<DeValue<'t>>> {
        self.table.get(key)
    }

    fn needed(self, key: &str) -> Option<&'r Spanned<DeValue<'t>>> {
        let value = self.value(key);
        if value.is_none() {
            let message = format!("`{key}` is missing");
            self.error(self.at, "missing-key", message, &format!("add `{key} = …`"));
        }
        value
    }

    fn wrong(self, value: &Spanned<DeValue>, key: &str, wanted: &str) {
        let message = format!("`{key}` is {}, not {wanted}", value.get_ref().type_str());
        self.error(value.span().start, "wrong-type", message, &format!("write {wanted}"));
    }

    fn as_text(self, key: &str, value: &'r Spanned<DeValue<'t>>) -> Option<Text<'r>> {
        let at = value.span().start;
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(value, key, "a string");
            return None;
        };
        if text.trim().is_empty() {
            self.error(at, "empty", format!("`{key}` is empty"), "write it, or leave the key out");
        }
        Some(Text { value: text, at })
    }

    /// A string that has to be there.
    pub fn text(self, key: &str) -> Option<Text<'r>> {
        self.as_text(key, self.needed(key)?)
    }

    /// A string that may be left out.
    pub fn text_if(self, key: &str) -> Option<Text<'r>> {
        self.as_text(key, self.value(key)?)
    }

    /// A string that is one of `choices`.
    pub fn choice(self, key: &str, choices: &[&str]) -> Option<Text<'r>> {
        let text = self.text(key)?;
        if choices.contains(&text.value) {
            return Some(text);
        }
        let message = format!("`{key}` is \"{}\"", text.value);
        let help = format!("choose one of {}", choices.join(", "));
        self.error(text.at, "unknown-value", message, &help);
        None
    }

    /// A whole number that has to be there, with its place.
    pub fn number(self, key: &str) -> Option<(u32, usize)> {
        let value = self.needed(key)?;
        self.as_number(key, value)
    }

    /// A whole number that may be left out.
    pub fn number_if(self, key: &str) -> Option<(u32, usize)> {
        let value = self.value(key)?;
        self.as_number(key, value)
    }

    fn as_number(self, key: &str, value: &Spanned<DeValue>) -> Option<(u32, usize)> {
        let digits = value.get_ref().as_integer().map(|number| number.as_str().parse());
        match digits {
            Some(Ok(number)) => Some((number, value.span().start)),
            _ => {
                self.wrong(value, key, "a whole number");
                None
            }
        }
    }

    /// A truth value that has to be there.
    pub fn truth(self, key: &str) -> Option<bool> {
        let value = self.needed(key)?;
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.wrong(value, key, "true or false");
        }
        truth
    }

    /// A table that has to be there, with its known keys.
    pub fn table(self, key: &str, known: &[&str]) -> Option<Table<'r, 't>> {
        self.as_table(key, self.needed(key)?, known)
    }

    /// A table that may be left out.
    pub fn table_if(self, key: &str, known: &[&str]) -> Option<Table<'r, 't>> {
        self.as_table(key, self.value(key)?, known)
    }

    /// A table that has to be there, whose keys are not known beforehand.
    pub fn open_table(self, key: &str) -> Option<Table<'r, 't>> {
        self.as_open_table(key, self.needed(key)?)
    }

    fn as_table(
        self,
        key: &str,
        value: &'r Spanned<DeValue<'t>>,
        known: &[&str],
    ) -> Option<Table<'r, 't>> {
        self.as_open_table(key, value).map(|table| table.only(known))
    }

    fn as_open_table(self, key: &str, value: &'r Spanned<DeValue<'t>>) -> Option<Table<'r, 't>> {
        match value.get_ref().as_table() {
            Some(table) => Some(Table { reader: self.reader, table, at: value.span().start }),
            None => {
                self.wrong(value, key, "a table");
                None
            }
        }
    }

    fn list(self, key: &str) -> &'r [Spanned<DeValue<'t>>] {
        let Some(value) = self.value(key) else { return &[] };
        match value.get_ref().as_array() {
            Some(list) => list,
            None => {
                self.wrong(value, key, "an array");
                &[]
            }
        }
    }

    /// Tables in an array; none where the key is left out.
    pub fn tables(self, key: &str, known: &[&str]) -> Vec<Table<'r, 't>> {
        let items = self.list(key).iter();
        items.filter_map(|item| self.as_table(key, item, known)).collect()
    }

    /// Strings in an array; none where the key is left out.
    pub fn texts(self, key: &str) -> Vec<Text<'r>> {
        self.list(key).iter().filter_map(|item| self.as_text(key, item)).collect()
    }

    /// Arrays of whole numbers in an array, each with its place.
    pub fn number_lists(self, key: &str) -> Vec<(Vec<(u32, usize)>, usize)> {
        let list = |item: &Spanned<DeValue>| match item.get_ref().as_array() {
            Some(inner) => {
                let numbers = inner.iter().filter_map(|number| self.as_number(key, number));
                Some((numbers.collect(), item.span().start))
            }
            None => {
                self.wrong(item, key, "an array");
                None
            }
        };
        self.list(key).iter().filter_map(list).collect()
    }

    /// Arrays of strings in an array, each with its place; none where the key is left out.
    pub fn text_lists(self, key: &str) -> Vec<(Vec<&'r str>, usize)> {
        let list = |item: &'r Spanned<DeValue<'t>>| match item.get_ref().as_array() {
            Some(inner) => {
                let text = |item: &'r Spanned<DeValue<'t>>| match item.get_ref().as_str() {
                    Some(text) => Some(text),
                    None => {
                        self.wrong(item, key, "a string");
                        None
                    }
                };
                Some((inner.iter().filter_map(text).collect(), item.span().start))
            }
            None => {
                self.wrong(item, key, "an array");
                None
            }
        };
        self.list(key).iter().filter_map(list).collect()
    }

    /// Whole numbers in an array, with their places; none where the key is left out.
    pub fn numbers(self, key: &str) -> Vec<(u32, usize)> {
        self.list(key).iter().filter_map(|item| self.as_number(key, item)).collect()
    }
}
