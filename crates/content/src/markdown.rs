//! The Markdown parser's options, and its events as headings and blocks.
//!
//! CommonMark without extensions. Nesting deeper than [`DEPTH`] is flattened, so that no text
//! can exhaust the stack of whoever walks the tree.

use crate::{Diagnostic, Source};
use model::{Block, BlockKind, Inline, Span};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag};
use std::borrow::Cow;

/// How deep blocks and inlines may nest.
pub const DEPTH: usize = 32;

/// A heading or a block at the top level of a file.
#[derive(Debug)]
pub enum Item<'a> {
    /// A heading: its level, and its text without marks and markup.
    Heading(u8, Cow<'a, str>, Span),
    /// Any other block; of a list, the spans of its items as well.
    Block(Block<'a>, Span, Vec<Span>),
}

/// The events of the Markdown parser over `text`, with their spans: what [`read`] consumes.
pub fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Span)> {
    Parser::new_ext(text, Options::empty()).into_offset_iter()
}

/// Reads a file, gives its top-level items to `take` in order, and reports markup that is not
/// shown.
pub fn read<'a>(source: &Source<'a>, take: impl FnMut(Item<'a>)) -> Vec<Diagnostic> {
    let mut builder = Builder {
        source,
        take,
        stack: vec![Frame::new(Kind::Root, 0)],
        list_items: Vec::new(),
        diagnostics: Vec::new(),
    };
    for (event, span) in events(source.text) {
        builder.event(event, span);
    }
    builder.diagnostics
}

struct Builder<'s, 'a, F> {
    source: &'s Source<'a>,
    take: F,
    stack: Vec<Frame<'a>>,
    /// The spans of the items of the list that stands at the top level.
    list_items: Vec<Span>,
    diagnostics: Vec<Diagnostic>,
}

/// An element whose end has not been read yet, with what it holds so far.
struct Frame<'a> {
    kind: Kind<'a>,
    start: usize,
    blocks: Vec<Block<'a>>,
    inlines: Vec<Inline<'a>>,
    /// Where the last inline is a slice of the source, its end: adjacent slices are joined.
    text_end: Option<usize>,
}

enum Kind<'a> {
    Root,
    Paragraph,
    Heading(u8),
    List(Option<u64>, Vec<Vec<Block<'a>>>),
    Item,
    Quote,
    Code(String),
    Emphasis,
    Strong,
    Link(Cow<'a, str>),
    /// An element whose children count as its parent's.
    Flat,
}

impl<'a> Frame<'a> {
    fn new(kind: Kind<'a>, start: usize) -> Frame<'a> {
        Frame { kind, start, blocks: Vec::new(), inlines: Vec::new(), text_end: None }
    }

    fn push_inline(&mut self, inline: Inline<'a>) {
        self.inlines.push(inline);
        self.text_end = None;
    }

    /// Ends the paragraph that a tight list item or a flattened element has without a mark.
    fn close_paragraph(&mut self, source: &Source<'a>) {
        if !self.inlines.is_empty() {
            let inlines = std::mem::take(&mut self.inlines);
            let line = source.line(self.start);
            self.blocks.push(Block { line, kind: BlockKind::Paragraph(inlines) });
        }
    }
}

impl<'a, F: FnMut(Item<'a>)> Builder<'_, 'a, F> {
    fn event(&mut self, event: Event<'a>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(_) => self.end(span),
            Event::Text(text) => self.text(text, span),
            Event::Code(text) => self.top().push_inline(Inline::Code(cow(text))),
            Event::SoftBreak => self.top().push_inline(Inline::Break(false)),
            Event::HardBreak => self.top().push_inline(Inline::Break(true)),
            Event::Rule => self.block(BlockKind::Rule, span),
            Event::InlineHtml(text) => {
                self.warn_of_html(span.start);
                self.text(text, span);
            }
            Event::Html(text) => self.text(text, span),
            // Of extensions, which are off.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn top(&mut self) -> &mut Frame<'a> {
        if self.stack.is_empty() {
            self.stack.push(Frame::new(Kind::Root, 0));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn start(&mut self, tag: Tag<'a>, span: Span) {
        let kind = match tag {
            Tag::Heading { level, .. } if self.stack.len() == 1 => Kind::Heading(number(level)),
            _ if self.stack.len() > DEPTH => Kind::Flat,
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(number(level)),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(_) => Kind::Code(String::new()),
            Tag::List(start) => Kind::List(start, Vec::new()),
            Tag::Item => Kind::Item,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.link(dest_url, &span),
            Tag::HtmlBlock => {
                self.warn_of_html(span.start);
                Kind::Paragraph
            }
            _ => Kind::Flat,
        };
        self.stack.push(Frame::new(kind, span.start));
    }

    fn end(&mut self, span: Span) {
        let Some(mut frame) = self.stack.pop() else { return };
        match frame.kind {
            Kind::Root => {}
            Kind::Paragraph => self.block(BlockKind::Paragraph(frame.inlines), span),
            Kind::Heading(level) if self.stack.len() == 1 => {
                (self.take)(Item::Heading(level, heading_text(frame.inlines), span));
            }
            Kind::Heading(level) => self.block(BlockKind::Heading(level, frame.inlines), span),
            Kind::List(start, items) => self.block(BlockKind::List(start, items), span),
            Kind::Item => {
                frame.close_paragraph(self.source);
                if self.stack.len() == 2 {
                    self.list_items.push(span);
                }
                match &mut self.top().kind {
                    Kind::List(_, items) => items.push(frame.blocks),
                    _ => self.top().blocks.extend(frame.blocks),
                }
            }
            Kind::Quote => {
                frame.close_paragraph(self.source);
                self.block(BlockKind::Quote(frame.blocks), span);
            }
            Kind::Code(text) => self.block(BlockKind::Code(Cow::Owned(text)), span),
            Kind::Emphasis => self.top().push_inline(Inline::Emphasis(frame.inlines)),
            Kind::Strong => self.top().push_inline(Inline::Strong(frame.inlines)),
            Kind::Link(href) => self.top().push_inline(Inline::Link(href, frame.inlines)),
            Kind::Flat => self.flatten(frame.blocks, frame.inlines),
        }
    }

    fn flatten(&mut self, blocks: Vec<Block<'a>>, inlines: Vec<Inline<'a>>) {
        let source = self.source;
        let top = self.top();
        if !blocks.is_empty() {
            top.close_paragraph(source);
            top.blocks.extend(blocks);
        }
        top.inlines.extend(inlines);
        top.text_end = None;
    }

    fn block(&mut self, kind: BlockKind<'a>, span: Span) {
        let source = self.source;
        let block = Block { line: source.line(span.start), kind };
        if self.stack.len() == 1 {
            let list_items = std::mem::take(&mut self.list_items);
            (self.take)(Item::Block(block, span, list_items));
        } else {
            let top = self.top();
            top.close_paragraph(source);
            top.blocks.push(block);
        }
    }

    fn text(&mut self, text: CowStr<'a>, span: Span) {
        let source = self.source.text;
        let top = self.top();
        if let Kind::Code(code) = &mut top.kind {
            code.push_str(&text);
            return;
        }
        let is_slice = matches!(text, CowStr::Borrowed(_)) && text.len() == span.len();
        if let (true, Some(end), Some(Inline::Text(last))) =
            (is_slice, top.text_end, top.inlines.last_mut())
            && end == span.start
        {
            *last = Cow::Borrowed(&source[end - last.len()..span.end]);
        } else {
            top.push_inline(Inline::Text(cow(text)));
        }
        top.text_end = is_slice.then_some(span.end);
    }

    fn link(&mut self, href: CowStr<'a>, span: &Span) -> Kind<'a> {
        match refused_scheme(&href) {
            None => Kind::Link(cow(href)),
            Some(scheme) => {
                let message = format!("a link to `{scheme}:` is not shown");
                let help = "link to http:, https: or mailto:, or write the address as text";
                self.diagnostics.push(self.source.error(span.start, "link-scheme", message, help));
                Kind::Flat
            }
        }
    }

    fn warn_of_html(&mut self, at: usize) {
        let message = "raw HTML is shown as text".to_owned();
        let help = "write it in Markdown, or put it between backticks";
        self.diagnostics.push(self.source.warning(at, "raw-html", message, help));
    }
}

/// The scheme of `href` if it has one that is not allowed. White space and controls are left out
/// first, as a browser does.
fn refused_scheme(href: &str) -> Option<String> {
    let clean = |c: &char| !c.is_whitespace() && !c.is_control();
    let scheme: String = href.chars().filter(clean).take_while(|c| !"/?#".contains(*c)).collect();
    let (scheme, _) = scheme.split_once(':')?;
    let allowed = ["http", "https", "mailto"].iter().any(|ok| scheme.eq_ignore_ascii_case(ok));
    (!allowed).then(|| scheme.to_owned())
}

/// The text of a heading, borrowed where it is all of a piece.
fn heading_text(mut inlines: Vec<Inline<'_>>) -> Cow<'_, str> {
    match (inlines.len(), inlines.pop()) {
        (1, Some(Inline::Text(text))) => text,
        (_, last) => {
            inlines.extend(last);
            Cow::Owned(plain(&inlines))
        }
    }
}

/// The text of inlines without their markup; a line break is a line feed.
pub fn plain(inlines: &[Inline]) -> String {
    fn add(inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                Inline::Break(_) => out.push('\n'),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => {
                    add(inner, out);
                }
            }
        }
    }
    let mut out = String::new();
    add(inlines, &mut out);
    out
}

/// The text of blocks without their markup, a line feed between them.
pub fn plain_blocks(blocks: &[Block]) -> String {
    let texts = blocks.iter().map(|block| match &block.kind {
        BlockKind::Paragraph(inlines) | BlockKind::Heading(_, inlines) => plain(inlines),
        BlockKind::List(_, items) => {
            items.iter().map(|item| plain_blocks(item)).collect::<Vec<_>>().join("\n")
        }
        BlockKind::Quote(blocks) => plain_blocks(blocks),
        BlockKind::Code(text) => text.trim_end().to_owned(),
        BlockKind::Rule => String::new(),
    });
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

fn cow(text: CowStr<'_>) -> Cow<'_, str> {
    match text {
        CowStr::Borrowed(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.into_string()),
    }
}
