//! What is known about a code besides its names: what the search looks at.

use model::StatusCode;
use model::wire::Node;

/// What is known about one code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What people call it.
    pub aliases: Vec<String>,
    /// Lines of logs and error messages that mean it.
    pub symptoms: Vec<Symptom>,
    /// The fields that its responses have.
    pub fields: Vec<String>,
    /// Who gives it a meaning besides the registry.
    pub vendors: Vec<String>,
    /// The numbers of the RFCs that define it.
    pub rfcs: Vec<u32>,
    /// What it means, in a sentence or two; empty as long as it is not known.
    pub summary: String,
    /// The document's text about it.
    pub text: String,
}

/// A line as a program prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symptom {
    /// The line, or the part of it that is always the same.
    pub text: String,
    /// The program.
    pub seen_in: String,
}

/// Reads the `codes` of `api/v1/search.json`; `None` unless they are these codes, in this order.
pub fn read_about(node: &impl Node, codes: impl Iterator<Item = StatusCode>) -> Option<Vec<About>> {
    let rows = node.items()?;
    let mut codes = codes;
    let all = rows.iter().map(|row| {
        let number = row.get("code")?.number()?;
        (u32::from(codes.next()?.number()) == number).then(|| about(row))
    });
    let all: Vec<About> = all.collect::<Option<_>>()?;
    codes.next().is_none().then_some(all)
}

fn about(row: &impl Node) -> About {
    let symptom = |pair: &_| {
        let [text, seen_in] = [texts(pair, 0)?, texts(pair, 1)?];
        Some(Symptom { text, seen_in })
    };
    About {
        aliases: list(row, "aliases", Node::text),
        symptoms: list(row, "symptoms", symptom),
        fields: list(row, "fields", Node::text),
        vendors: list(row, "vendors", Node::text),
        rfcs: list(row, "rfcs", Node::number),
        summary: String::new(),
        text: row.get("text").and_then(|text| text.text()).unwrap_or_default(),
    }
}

fn list<N: Node, T>(row: &N, key: &str, read: impl Fn(&N) -> Option<T>) -> Vec<T> {
    let items = row.get(key).and_then(|list| list.items()).unwrap_or_default();
    items.iter().filter_map(read).collect()
}

fn texts(pair: &impl Node, at: usize) -> Option<String> {
    pair.items()?.get(at)?.text()
}
