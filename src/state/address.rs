use crate::state::Layout;

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
        if !self.text.trim().is_empty() {
            parameters.push(("q", self.text.as_str()));
        }
        if self.layout != Layout::Grid {
            parameters.push(("view", "list"));
        }
        parameters.extend(self.others.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        parameters
    }
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
