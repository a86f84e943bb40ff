//! An entry as text, for documentation that takes none of the site's pages.

use super::choice::Choice;
use super::words;
use crate::i18n;
use crate::index::INDEX;
use model::Lang;
use model::article::{Article, Link};

/// A markup language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// CommonMark.
    Markdown,
    /// reStructuredText.
    Rst,
}

impl Markup {
    fn heading(self, text: &str) -> String {
        match self {
            Markup::Markdown => format!("## {text}\n"),
            Markup::Rst => format!("{text}\n{}\n", "-".repeat(columns(text))),
        }
    }

    /// A statement, in which backticks enclose code.
    fn said(self, text: &str) -> String {
        match self {
            Markup::Markdown => text.to_owned(),
            Markup::Rst => spaced(text),
        }
    }

    fn strong(self, text: &str) -> String {
        format!("**{text}**")
    }

    fn link(self, link: &Link) -> String {
        match self {
            Markup::Markdown => format!("[{}]({})", link.title, link.url),
            Markup::Rst => format!("`{} <{}>`__", link.title, link.url),
        }
    }
}

/// The entry: names, summary, facts, when to send it, what a client does, where it is written, and
/// where the page is, `site` being the site's address without a slash at its end.
pub fn text(article: &Article, choice: &Choice, markup: Markup, site: &str) -> String {
    let lang = choice.lang;
    let english = match choice.page {
        crate::route::Page::Code(code) if lang == Lang::Zh => INDEX.get(code).map(|head| head.name),
        _ => None,
    };
    let title = choice.title();
    let title = match english.filter(|name| !title.ends_with(name)) {
        Some(name) => format!("{title} {name}"),
        None => title,
    };
    let mut parts = vec![markup.heading(&title), paragraph(markup.said(&article.summary.text))];
    let facts: String = article
        .facts
        .iter()
        .map(|fact| {
            let (name, value) = (i18n::fact(&fact.name), i18n::fact_value(&fact.name, &fact.kind));
            format!("- {}\n", words::named(lang, name.get(lang), value.get(lang)))
        })
        .collect();
    parts.push(facts);
    let advice = [(i18n::WHEN, &article.send_when), (i18n::CLIENT_DOES, &article.client_does)];
    for (name, said) in advice.into_iter().filter(|(_, said)| !said.text.is_empty()) {
        let name = markup.strong(name.get(lang));
        parts.push(paragraph(words::named(lang, &name, &markup.said(&said.text))));
    }
    let page = Link {
        title: i18n::SITE.get(lang).to_owned(),
        url: format!("{site}/{}", choice.route().path()),
    };
    let links = article.spec.iter().chain([&page]).map(|link| markup.link(link));
    parts.push(paragraph(links.collect::<Vec<_>>().join(" · ")));
    parts.retain(|part| !part.trim().is_empty());
    parts.join("\n")
}

fn paragraph(text: String) -> String {
    text + "\n"
}

/// How many columns of a terminal a text takes: what reStructuredText measures underlines by.
fn columns(text: &str) -> usize {
    text.chars().map(|letter| if is_wide(letter) { 2 } else { 1 }).sum()
}

/// Han and full-width punctuation.
fn is_wide(letter: char) -> bool {
    matches!(u32::from(letter), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3fffd)
}

/// Code in double backticks. reStructuredText takes them for marks only beside a space or
/// punctuation; an escaped space is one that is not shown.
fn spaced(text: &str) -> String {
    let mut out = String::new();
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 {
            let open = out.chars().last().is_some_and(is_letter);
            out.push_str(if open { "\\ ``" } else { "``" });
            out.push_str(part);
            out.push_str("``");
        } else {
            let open = at > 0 && part.chars().next().is_some_and(is_letter);
            out.push_str(if open { "\\ " } else { "" });
            // What would be read as a mark of its own.
            out.push_str(&part.replace('\\', "\\\\").replace('*', "\\*"));
        }
    }
    out
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Page;
    use crate::state::ThemeChoice;
    use model::StatusCode;
    use model::article::{Named, Said};

    fn choice(lang: Lang) -> Choice {
        let page = Page::Code(StatusCode::new(301).unwrap());
        Choice { page, lang, theme: ThemeChoice::Auto, width: None, height: 420 }
    }

    fn article(summary: &str) -> Article {
        let said = |text: &str| Said { text: text.to_owned(), ..Said::default() };
        let fact = Named { name: "retry".to_owned(), kind: "none".to_owned(), said: said("") };
        let spec =
            Link { title: "RFC 9110".to_owned(), url: "https://rfc.example/9110".to_owned() };
        Article {
            summary: said(summary),
            facts: vec![fact],
            send_when: said("Moved."),
            spec: Some(spec),
            ..Article::default()
        }
    }

    #[test]
    fn markdown_is_what_commonmark_reads() {
        let text = text(
            &article("See `Location`."),
            &choice(Lang::En),
            Markup::Markdown,
            "https://a.example",
        );
        assert_eq!(
            text,
            "## 301 Moved Permanently\n\nSee `Location`.\n\n- Retry: Not needed\n\n\
            **When to send it**: Moved.\n\n\
            [RFC 9110](https://rfc.example/9110) · [Status Atlas](https://a.example/en/301/)\n"
        );
    }

    #[test]
    fn restructured_text_has_its_underlines_and_its_marks() {
        let text = text(
            &article("写在`Location`里 *"),
            &choice(Lang::Zh),
            Markup::Rst,
            "https://a.example",
        );
        let mut lines = text.lines();
        let (title, line) = (lines.next().unwrap(), lines.next().unwrap());
        assert_eq!(line.len(), columns(title));
        assert!(title.ends_with("Moved Permanently") && line.bytes().all(|byte| byte == b'-'));
        assert!(text.contains("写在\\ ``Location``\\ 里 \\*"), "{text}");
        assert!(text.contains("`RFC 9110 <https://rfc.example/9110>`__"));
        assert!(text.contains("- 重试：不必重试\n"));
    }
}
