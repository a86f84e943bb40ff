//! How blocks of text travel in `api/v1/NNN.json`, and how a reader of JSON gets them back.
//!
//! Writing is the host's business (feature `json`). Reading is generic over [`Node`], so that
//! the browser's own `JSON.parse` serves in the WASM and no JSON parser has to be shipped.
//!
//! A block is `{"line":54,"kind":"paragraph","inlines":[…]}`; `heading` has `level` as well,
//! `list` has `start` (a number or null) and `items` (lists of blocks), `quote` has `blocks`,
//! `code` has `text`, `rule` nothing more. An inline is a string for plain text, `{"code":"…"}`,
//! `{"em":[…]}`, `{"strong":[…]}`, `{"href":"…","inlines":[…]}` or `{"break":"soft"|"hard"}`.

mod article;

pub use article::{
    read_article, read_class, read_errata, read_guide, read_rows, read_said, read_sets,
};

use crate::{Block, BlockKind, Inline, Lines};
use std::borrow::Cow;

/// A value of JSON that somebody else has parsed.
pub trait Node: Sized {
    /// The member of an object; `None` where it is absent or null.
    fn get(&self, key: &str) -> Option<Self>;
    /// The text of a string.
    fn text(&self) -> Option<String>;
    /// The value of a whole number that fits.
    fn number(&self) -> Option<u32>;
    /// A truth value.
    fn truth(&self) -> Option<bool>;
    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;
}

/// What the document says about a code, as the page of an entry needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryText {
    /// The heading's whole line as it stands in the file, marks included.
    pub heading_line: String,
    /// From the heading to the last line of text.
    pub lines: Lines,
    /// The text under the heading.
    pub body: Vec<Block<'static>>,
}

/// Reads the `document` member of `api/v1/NNN.json`; `None` if it is not of that shape.
pub fn read_entry(document: &impl Node) -> Option<EntryText> {
    let lines = document.get("lines")?.items()?;
    Some(EntryText {
        heading_line: document.get("heading_line")?.text()?,
        lines: Lines { first: lines.first()?.number()?, last: lines.last()?.number()? },
        body: read_blocks(&document.get("body")?)?,
    })
}

/// Reads an array of blocks; `None` if it is not of that shape.
pub fn read_blocks(node: &impl Node) -> Option<Vec<Block<'static>>> {
    node.items()?.iter().map(read_block).collect()
}

fn read_block(node: &impl Node) -> Option<Block<'static>> {
    let inlines = || read_inlines(&node.get("inlines")?);
    let kind = match node.get("kind")?.text()?.as_str() {
        "paragraph" => BlockKind::Paragraph(inlines()?),
        "heading" => {
            BlockKind::Heading(u8::try_from(node.get("level")?.number()?).ok()?, inlines()?)
        }
        "list" => {
            let start = node.get("start").and_then(|start| start.number()).map(u64::from);
            let items = node.get("items")?.items()?;
            BlockKind::List(start, items.iter().map(read_blocks).collect::<Option<_>>()?)
        }
        "quote" => BlockKind::Quote(read_blocks(&node.get("blocks")?)?),
        "code" => BlockKind::Code(Cow::Owned(node.get("text")?.text()?)),
        "rule" => BlockKind::Rule,
        _ => return None,
    };
    Some(Block { line: node.get("line")?.number()?, kind })
}

fn read_inlines(node: &impl Node) -> Option<Vec<Inline<'static>>> {
    node.items()?.iter().map(read_inline).collect()
}

fn read_inline(node: &impl Node) -> Option<Inline<'static>> {
    if let Some(text) = node.text() {
        return Some(Inline::Text(Cow::Owned(text)));
    }
    if let Some(code) = node.get("code") {
        return Some(Inline::Code(Cow::Owned(code.text()?)));
    }
    if let Some(children) = node.get("em") {
        return Some(Inline::Emphasis(read_inlines(&children)?));
    }
    if let Some(children) = node.get("strong") {
        return Some(Inline::Strong(read_inlines(&children)?));
    }
    if let Some(href) = node.get("href") {
        return Some(Inline::Link(Cow::Owned(href.text()?), read_inlines(&node.get("inlines")?)?));
    }
    Some(Inline::Break(node.get("break")?.text()? == "hard"))
}

#[cfg(feature = "json")]
mod write {
    use super::Node;
    use crate::{Block, BlockKind, Inline};
    use serde_json::{Value, json};

    /// Writes blocks as the module's documentation describes them.
    pub fn write_blocks(blocks: &[Block]) -> Value {
        blocks.iter().map(write_block).collect()
    }

    fn write_block(block: &Block) -> Value {
        let line = block.line;
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                json!({"line": line, "kind": "paragraph", "inlines": write_inlines(inlines)})
            }
            BlockKind::Heading(level, inlines) => {
                let inlines = write_inlines(inlines);
                json!({"line": line, "kind": "heading", "level": level, "inlines": inlines})
            }
            BlockKind::List(start, items) => {
                let items: Value = items.iter().map(|item| write_blocks(item)).collect();
                json!({"line": line, "kind": "list", "start": start, "items": items})
            }
            BlockKind::Quote(blocks) => {
                json!({"line": line, "kind": "quote", "blocks": write_blocks(blocks)})
            }
            BlockKind::Code(text) => json!({"line": line, "kind": "code", "text": text}),
            BlockKind::Rule => json!({"line": line, "kind": "rule"}),
        }
    }

    fn write_inlines(inlines: &[Inline]) -> Value {
        inlines.iter().map(write_inline).collect()
    }

    fn write_inline(inline: &Inline) -> Value {
        match inline {
            Inline::Text(text) => json!(text),
            Inline::Code(text) => json!({"code": text}),
            Inline::Emphasis(children) => json!({"em": write_inlines(children)}),
            Inline::Strong(children) => json!({"strong": write_inlines(children)}),
            Inline::Link(href, children) => {
                json!({"href": href, "inlines": write_inlines(children)})
            }
            Inline::Break(hard) => json!({"break": if *hard { "hard" } else { "soft" }}),
        }
    }

    impl Node for Value {
        fn get(&self, key: &str) -> Option<Value> {
            self.as_object()?.get(key).filter(|value| !value.is_null()).cloned()
        }

        fn text(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }

        fn number(&self) -> Option<u32> {
            self.as_u64()?.try_into().ok()
        }

        fn truth(&self) -> Option<bool> {
            self.as_bool()
        }

        fn items(&self) -> Option<Vec<Value>> {
            self.as_array().cloned()
        }
    }
}

#[cfg(feature = "json")]
pub use write::write_blocks;

#[cfg(all(test, feature = "json"))]
mod tests {
    use super::*;
    use serde_json::json;

    fn text(text: &str) -> Inline<'static> {
        Inline::Text(Cow::Owned(text.to_owned()))
    }

    fn every_kind() -> Vec<Block<'static>> {
        let inlines = vec![
            text("a"),
            Inline::Break(false),
            Inline::Code("b".into()),
            Inline::Break(true),
            Inline::Emphasis(vec![Inline::Strong(vec![text("c")])]),
            Inline::Link("https://example.com/".into(), vec![text("d")]),
        ];
        let paragraph = Block { line: 2, kind: BlockKind::Paragraph(inlines) };
        let kinds = [
            BlockKind::Heading(6, vec![text("e")]),
            BlockKind::List(None, vec![vec![paragraph.clone()], vec![]]),
            BlockKind::List(Some(3), vec![]),
            BlockKind::Quote(vec![paragraph.clone()]),
            BlockKind::Code("f\n".into()),
            BlockKind::Rule,
        ];
        let rest = kinds.into_iter().map(|kind| Block { line: 7, kind });
        std::iter::once(paragraph).chain(rest).collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let blocks = every_kind();
        assert_eq!(read_blocks(&write_blocks(&blocks)), Some(blocks));
    }

    #[test]
    fn another_shape_is_refused() {
        for wrong in [json!(1), json!([1]), json!([{"line": 1, "kind": "table"}]), json!([{}])] {
            assert_eq!(read_blocks(&wrong), None, "{wrong}");
        }
        assert_eq!(read_entry(&json!({"lines": [1]})), None);
    }
}
