//! Texts with what a query found in them.

use crate::node::{Element, Node, el};
use search::Marked;
use std::ops::Range;

/// A text as pieces, the marked ones in `<mark>`.
pub fn marked(of: &Marked) -> Vec<Node> {
    let letters: Vec<char> = of.text.chars().collect();
    let piece = |range: Range<usize>| letters.get(range).into_iter().flatten().collect::<String>();
    let mut nodes: Vec<Node> = Vec::new();
    let mut at = 0;
    for mark in &of.marks {
        nodes.push(piece(at..mark.start).into());
        nodes.push(el("mark").child(piece(mark.clone())).into());
        at = mark.end;
    }
    nodes.push(piece(at..letters.len()).into());
    nodes
}

/// The words that are marked.
pub fn found_words(of: &Marked) -> String {
    let letters: Vec<char> = of.text.chars().collect();
    let words = of.marks.iter().map(|mark| letters[mark.clone()].iter().collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}

/// An element with a marked text, or with a plain one.
pub fn marked_or(element: Element, of: Option<&Marked>, plain: &str) -> Element {
    match of {
        Some(of) => element.children(marked(of)),
        None => element.child(plain.to_owned()),
    }
}
