//! A tree as HTML.

use super::{Attribute, Content, Element, Node};

/// What an `a` must not have where it leads nowhere (HTML; ARIA in HTML for the name).
const LINK: [&str; 4] = ["href", "rel", "download", "aria-label"];

/// Elements that have no content and no end tag (HTML, "void elements").
const VOID: [&str; 4] = ["br", "hr", "input", "img"];

impl Node {
    /// Writes the node as HTML, with signals as they are now.
    pub fn write_html(&self, out: &mut String) {
        match self {
            Node::Element(element) => element.write_html(out),
            Node::Text(text) => escape(text, out),
            Node::Live(make) => make().write_html(out),
        }
    }
}

impl Element {
    /// Writes the element as HTML, with signals as they are now.
    pub fn write_html(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.0.tag);
        for (name, value) in &self.0.attributes {
            match value {
                Attribute::Fixed(value) => attribute(name, value, out),
                Attribute::Live(value) => {
                    if let Some(value) = value() {
                        attribute(name, &value, out);
                    }
                }
            }
        }
        out.push('>');
        if VOID.contains(&self.0.tag) {
            return;
        }
        match &self.0.content {
            Content::Nodes(nodes) => nodes.iter().for_each(|node| node.write_html(out)),
            Content::Text(text) => escape(&text(), out),
            Content::Keyed(keys, make) => {
                keys().into_iter().for_each(|key| make(key).write_html(out));
            }
        }
        out.push_str("</");
        out.push_str(self.0.tag);
        out.push('>');
    }

    /// The same without links: what they show stays as text.
    pub fn unlinked(mut self) -> Element {
        if self.0.tag == "a" {
            self.0.attributes.retain(|(name, _)| !LINK.contains(name));
        }
        if let Content::Nodes(nodes) = &mut self.0.content {
            for node in std::mem::take(nodes) {
                nodes.push(match node {
                    Node::Element(element) => element.unlinked().into(),
                    other => other,
                });
            }
        }
        self
    }

    /// The element as HTML.
    pub fn html(&self) -> String {
        let mut out = String::new();
        self.write_html(&mut out);
        out
    }
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    if !value.is_empty() {
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
}

/// Writes text so that it stays text between tags and in a quoted attribute.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::node::{Node, el};
    use leptos::prelude::{Get, Owner, RwSignal, Set};

    #[test]
    fn text_and_attributes_are_escaped() {
        let link = el("a").attr("href", "?a&b=\"<\"").child("<b>&amp;");
        assert_eq!(link.html(), r#"<a href="?a&amp;b=&quot;&lt;&quot;">&lt;b&gt;&amp;amp;</a>"#);
    }

    #[test]
    fn neighbouring_texts_are_one() {
        let line = el("p").child("a").child(String::new()).child(" b").child(el("br")).child("c");
        assert_eq!(line.html(), "<p>a b<br>c</p>");
        let super::Content::Nodes(nodes) = &line.0.content else { panic!("has children") };
        assert!(matches!(nodes.as_slice(), [Node::Text(_), Node::Element(_), Node::Text(_)]));
    }

    #[test]
    fn live_parts_are_written_as_they_are_now() {
        Owner::new().with(|| {
            let count = RwSignal::new(2);
            let list = el("ol")
                .live_attr("hidden", move || (count.get() == 0).then_some(""))
                .live_attr("data-count", move || Some(count.get().to_string()))
                .keyed(move || (0..count.get()).collect(), |key| el("li").child(key.to_string()));
            assert_eq!(list.html(), r#"<ol data-count="2"><li>0</li><li>1</li></ol>"#);
            count.set(0);
            assert_eq!(list.html(), r#"<ol hidden data-count="0"></ol>"#);
            let live = el("p").live(move || el("i").live_text(move || count.get().to_string()));
            assert_eq!(live.html(), "<p><i>0</i></p>");
        });
    }
}
