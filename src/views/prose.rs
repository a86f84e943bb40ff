//! The document's text: blocks as elements, codes named in it as links.

use crate::i18n;
use crate::index::{CODES, UNOFFICIAL};
use crate::node::{Element, Node, el};
use crate::route::{Page, Route};
use model::{Block, BlockKind, Class, Inline, Lang, Lines, NoteHead, StatusCode, mentions};

/// Running text in which codes that have a page are links; the page's own code is not.
pub fn linked(route: Route, text: &str) -> Vec<Node> {
    let mut parts: Vec<Node> = Vec::new();
    let mut end = 0;
    for mention in mentions(text) {
        let own = route.page == Page::Code(mention.code);
        if CODES.binary_search(&mention.code.number()).is_ok() && !own {
            parts.push(text[end..mention.start].to_owned().into());
            parts.push(code_link(route, mention.code).into());
            end = mention.start + 3;
        }
    }
    parts.push(text[end..].to_owned().into());
    parts
}

/// A link to a code's page, in the code's colour.
pub fn code_link(route: Route, code: StatusCode) -> Element {
    let link = el("a").class(format!("code-ref num {}", hue(code)));
    link.attr("href", route.to(Page::Code(code))).child(code.to_string())
}

/// The class that gives an element the colour of a code: its class's, or grey for one that no
/// registry knows.
pub fn hue(code: StatusCode) -> &'static str {
    let unofficial = UNOFFICIAL.binary_search(&code.number()).is_ok();
    code.class().filter(|_| !unofficial).map_or("k-v", class_hue)
}

/// The class that gives an element the colour of a class.
pub fn class_hue(class: Class) -> &'static str {
    ["k-1", "k-2", "k-3", "k-4", "k-5"][class as usize]
}

/// Words of the document that are marked where they stand, each with its number from 1.
pub struct Marks<'m>(Vec<(&'m str, usize)>);

impl<'m> Marks<'m> {
    /// Marks for these words, numbered from 1.
    pub fn new(words: impl Iterator<Item = &'m str>) -> Marks<'m> {
        Marks::from(1, words)
    }

    /// Marks for these words, numbered from `first`.
    pub fn from(first: usize, words: impl Iterator<Item = &'m str>) -> Marks<'m> {
        Marks(words.zip(first..).collect())
    }

    /// `text` with the words marked; words within words are marked once.
    pub fn apply(&self, route: Route, text: &str) -> Vec<Node> {
        let first =
            self.0.iter().filter_map(|(words, number)| Some((text.find(words)?, *words, number)));
        let Some((at, words, number)) = first.min_by_key(|(at, words, _)| (*at, words.len()))
        else {
            return linked(route, text);
        };
        let (before, rest) = (&text[..at], &text[at + words.len()..]);
        let label = format!("{} {number}", i18n::ERRATUM_MARK.get(route.lang));
        let reference = el("a").attr("href", format!("#er-{number}")).attr("aria-label", label);
        let reference = el("sup").child(reference.child(format!("※{number}")));
        let marked = el("span").class("err").children(linked(route, words));
        let mut nodes = linked(route, before);
        nodes.push(marked.into());
        nodes.push(reference.into());
        nodes.extend(self.apply(route, rest));
        nodes
    }
}

/// One block of the document, with words of it marked.
pub fn block(route: Route, block: &Block, marks: &Marks) -> Element {
    match &block.kind {
        BlockKind::Paragraph(content) => el("p").children(inlines(route, content, marks)),
        // Below the headings of the page itself.
        BlockKind::Heading(_, content) => el("h3").children(inlines(route, content, marks)),
        BlockKind::List(start, items) => {
            let list = match start {
                Some(start) => el("ol").attr("start", start.to_string()),
                None => el("ul"),
            };
            list.children(items.iter().map(|item| el("li").children(blocks(route, item, marks))))
        }
        BlockKind::Quote(inner) => el("blockquote").children(blocks(route, inner, marks)),
        BlockKind::Code(text) => el("pre").child(el("code").child(text.clone().into_owned())),
        BlockKind::Rule => el("hr"),
    }
}

fn blocks(route: Route, blocks: &[Block], marks: &Marks) -> Vec<Element> {
    blocks.iter().map(|block| self::block(route, block, marks)).collect()
}

fn inlines(route: Route, inlines: &[Inline], marks: &Marks) -> Vec<Node> {
    inlines.iter().flat_map(|inline| self::inline(route, inline, marks)).collect()
}

fn inline(route: Route, inline: &Inline, marks: &Marks) -> Vec<Node> {
    let element = match inline {
        Inline::Text(text) => return marks.apply(route, text),
        Inline::Code(text) => el("code").child(text.clone().into_owned()),
        Inline::Emphasis(inner) => el("em").children(inlines(route, inner, marks)),
        Inline::Strong(inner) => el("strong").children(inlines(route, inner, marks)),
        // No links inside a link: its text is plain.
        Inline::Link(href, inner) => el("a")
            .class("link")
            .attr("href", href.clone().into_owned())
            .attr("rel", "noopener noreferrer")
            .child(plain(inner)),
        Inline::Break(_) => el("br"),
    };
    vec![element.into()]
}

fn plain(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone().into_owned(),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => plain(inner),
        Inline::Break(_) => " ".to_owned(),
    };
    inlines.iter().map(text).collect()
}

/// `原文 · 第53–54行`: where words of the document stand, as a link to those lines.
pub fn provenance(route: Route, tag: &'static str, name: &'static str, lines: Lines) -> Element {
    let link = el("a").class("link num").attr("href", line_address(route, lines.first));
    let link = link.child(i18n::lines(route.lang, lines));
    el(tag).class("faint s12").child(name).child(" · ").child(link)
}

/// The address of a line on the page of the document.
pub fn line_address(route: Route, line: u32) -> String {
    match route.page {
        Page::Document => format!("#L{line}"),
        _ => format!("{}#L{line}", route.to(Page::Document)),
    }
}

/// The number of a line, as a link to it.
pub fn line_number(route: Route, line: u32) -> Element {
    let label = i18n::lines(route.lang, Lines { first: line, last: line });
    let link = el("a").class("ln num").attr("href", line_address(route, line));
    link.attr("aria-label", label).child(line.to_string())
}

/// A remark of the document about several codes.
pub fn note(route: Route, note: &NoteHead) -> Element {
    let label = i18n::NOTES.get(route.lang);
    let text = el("p").attr("lang", Lang::Zh.tag()).children(linked(route, note.text));
    let source = provenance(route, "p", label, note.lines);
    el("aside").class("note").attr("aria-label", label).child(text).child(source)
}
