use crate::state::Layout;
use search::MOST_CHARACTERS;

/// The atlas's state as it stands in the query string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// `?q=`
    pub text: String,
    /// `?view=`
    pub layout: Layout,
    /// The first parameter whose value is not known.
    pub bad: Option<(String, String)>,
    /// Parameters that are somebody else's, kept as they are.
    pub others: Vec<(String, String)>,
}

impl Address {
    /// Reads decoded parameters.
    pub fn read(parameters: impl IntoIterator<Item = (String, String)>) -> Address {
        let mut address = Address::default();
        for (name, value) in parameters {
            match (name.as_str(), value.as_str()) {
                ("q", _) => address.text = value,
                ("view", "grid") => address.layout = Layout::Grid,
                ("view", "list") => address.layout = Layout::List,
                ("view", _) => address.bad = address.bad.or(Some((name, value))),
                _ => address.others.push((name, value)),
            }
        }
        address
    }

    /// Takes out a parameter that is nobody's of the atlas.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.others.iter().position(|(other, _)| other == name)?;
        Some(self.others.remove(at).1)
    }

    /// The parameters to write: none for what is the default anyway.
    pub fn parameters(&self) -> Vec<(&str, &str)> {
        let mut parameters = Vec::new();
        let text = kept(&self.text);
        if !text.trim().is_empty() {
            parameters.push(("q", text));
        }
        if self.layout != Layout::Grid {
            parameters.push(("view", "list"));
        }
        parameters.extend(self.others.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        parameters
    }
}

/// As many bytes of the address a query may take; servers refuse lines from about 8,000 on, and what
/// passes a link on often cuts it long before.
const MOST_BYTES: usize = 2000;

/// As much of a query as the address holds: whole words of it where it has words, and no more
/// characters than are read.
pub fn kept(text: &str) -> &str {
    let (mut left, mut count, mut blank) = (MOST_BYTES, 0, None);
    for (at, c) in text.char_indices() {
        if matches!(c, ' ' | '\n' | '\t') {
            blank = Some(at);
        }
        // As a form is written: what is neither letter, digit nor one of four signs takes three for
        // each byte.
        let plain = c.is_ascii_alphanumeric() || matches!(c, ' ' | '*' | '-' | '.' | '_');
        let cost = if plain { 1 } else { 3 * c.len_utf8() };
        if count == MOST_CHARACTERS || cost > left {
            return &text[..blank.unwrap_or(at)];
        }
        left -= cost;
        count += 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Address {
        Address::read(pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())))
    }

    #[test]
    fn what_is_written_is_read_back() {
        let pairs = [("q", "4xx 超时"), ("view", "list"), ("theme", "dark")];
        let address = read(&pairs);
        assert_eq!(address.parameters(), pairs);
        assert_eq!(address.bad, None);
    }

    #[test]
    fn the_address_holds_the_beginning_of_a_long_query() {
        let check = |text: &str, length: usize, end: &str| {
            let kept = kept(text);
            assert!(text.starts_with(kept) && kept.ends_with(end), "{kept}");
            assert_eq!(kept.chars().count(), length);
        };
        check("404 超时", 6, "超时");
        check(&"upstream timed out ".repeat(600), 996, "upstream");
        check(&"x".repeat(10_000), 1000, "x");
        check(&"超时 ".repeat(3000), 314, "超时");
        check(&"限".repeat(1000), 222, "限");
        check(&"😀".repeat(1000), 166, "😀");
        check(&format!("{} 404", "x".repeat(1000)), 1000, "x");
        let long = Address { text: "限流".repeat(5000), ..Address::default() };
        assert!(long.parameters()[0].1.len() * 3 <= MOST_BYTES);
    }

    #[test]
    fn a_parameter_is_taken_once() {
        let mut address = read(&[("lang", "en"), ("theme", "dark")]);
        assert_eq!(address.take("lang").as_deref(), Some("en"));
        assert_eq!(address.take("lang"), None);
        assert_eq!(address.parameters(), [("theme", "dark")]);
    }

    #[test]
    fn defaults_are_not_written_and_a_bad_value_is_mended() {
        let address = read(&[("q", " "), ("view", "table")]);
        assert_eq!(address.parameters(), []);
        assert_eq!(address.bad, Some(("view".to_owned(), "table".to_owned())));
    }
}
