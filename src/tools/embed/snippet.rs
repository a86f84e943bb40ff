//! A text to copy, filled in for what was chosen.

use super::choice::Choice;
use crate::route::Page;
use model::Lang;

/// How a value has to be written where it is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// HTML and XML: `&`, `<`, `>` and quotes are written as references.
    Markup,
    /// Markdown: brackets are escaped.
    Markdown,
    /// Anything else: as it is.
    Plain,
}

impl Syntax {
    /// The syntax of this name in `api/v1/hosts.json`.
    pub fn parse(name: &str) -> Syntax {
        match name {
            "html" | "xml" => Syntax::Markup,
            "markdown" => Syntax::Markdown,
            _ => Syntax::Plain,
        }
    }

    fn write(self, value: &str, out: &mut String) {
        for letter in value.chars() {
            match (self, letter) {
                (Syntax::Markup, '&') => out.push_str("&amp;"),
                (Syntax::Markup, '<') => out.push_str("&lt;"),
                (Syntax::Markup, '>') => out.push_str("&gt;"),
                (Syntax::Markup, '"') => out.push_str("&quot;"),
                (Syntax::Markdown, '[' | ']') => out.extend(['\\', letter]),
                _ => out.push(letter),
            }
        }
    }
}

/// Whether a text can be filled in for a page: pictures and elements are made for codes only.
pub fn fits(text: &str, page: Page) -> bool {
    matches!(page, Page::Code(_)) || !(text.contains("{code}") || text.contains("{card}"))
}

/// The text with every name in braces that is known replaced by its value, `site` being the site's
/// address without a slash at its end.
pub fn fill(text: &str, syntax: Syntax, choice: &Choice, site: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let named = after.split_once('}');
        let value = named.and_then(|(name, _)| value(name, choice, site));
        match (value, named) {
            (Some(value), Some((_, next))) => {
                syntax.write(&value, &mut out);
                rest = next;
            }
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

fn value(name: &str, choice: &Choice, site: &str) -> Option<String> {
    let origin = || {
        let scheme = site.find("://").map_or(0, |at| at + 3);
        site[scheme..].find('/').map_or(site, |at| &site[..scheme + at])
    };
    Some(match name {
        "frame" => format!("{site}/{}", choice.frame()),
        "path" => choice.frame(),
        "page" => format!("{site}/{}", choice.route().path()),
        "card" => format!("{site}/{}", choice.card()?),
        "site" => site.to_owned(),
        "origin" => origin().to_owned(),
        "host" => host(origin()).to_owned(),
        "code" => match choice.page {
            Page::Code(code) => code.to_string(),
            _ => return None,
        },
        "title" => choice.title(),
        "width" => choice.width.map_or("100%".to_owned(), |width| width.to_string()),
        "height" => choice.height.to_string(),
        "lang" => match choice.lang {
            Lang::Zh => "zh".to_owned(),
            Lang::En => "en".to_owned(),
        },
        "theme" => choice.theme.name().to_owned(),
        _ => return None,
    })
}

/// The name of an origin's host: without its port, as the lists of hosts in wikis want it.
fn host(origin: &str) -> &str {
    let authority = origin.rsplit('/').next().unwrap_or_default();
    match authority.rfind(':') {
        Some(at) if !authority[at..].contains(']') => &authority[..at],
        _ => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::ThemeChoice;
    use model::StatusCode;

    const SITE: &str = "https://wiki.example:8443/atlas";

    fn choice() -> Choice {
        Choice {
            page: Page::Code(StatusCode::new(301).unwrap()),
            lang: Lang::En,
            theme: ThemeChoice::Dark,
            width: None,
            height: 420,
        }
    }

    #[test]
    fn addresses_are_whole_and_written_as_the_place_wants_them() {
        let filled = |text: &str, syntax| fill(text, syntax, &choice(), SITE);
        let frame = "https://wiki.example:8443/atlas/en/301/?embed=1&theme=dark";
        assert_eq!(filled("{frame}", Syntax::Plain), frame);
        assert_eq!(
            filled("\"{frame}\"", Syntax::Markup),
            format!("\"{}\"", frame.replace('&', "&amp;"))
        );
        assert_eq!(
            filled("{page} {host} {origin}", Syntax::Plain),
            "https://wiki.example:8443/atlas/en/301/ wiki.example https://wiki.example:8443"
        );
        assert_eq!(filled("#/{path}", Syntax::Plain), "#/en/301/?embed=1&theme=dark");
        assert_eq!(filled("{card}", Syntax::Plain), format!("{SITE}/cards/en/301.svg"));
        assert_eq!(filled("{width}x{height}", Syntax::Plain), "100%x420");
    }

    #[test]
    fn hosts_are_named_without_their_ports() {
        for (origin, name) in [
            ("https://wiki.example", "wiki.example"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("http://[::1]:8080", "[::1]"),
            ("http://[::1]", "[::1]"),
        ] {
            assert_eq!(host(origin), name);
        }
    }

    #[test]
    fn braces_of_other_languages_stay() {
        let filled = |text: &str| fill(text, Syntax::Plain, &choice(), SITE);
        assert_eq!(filled("{{url>{code} {width}|x}}"), "{{url>301 100%|x}}");
        assert_eq!(filled("f({ a: '{site}' })"), format!("f({{ a: '{SITE}' }})"));
        assert_eq!(filled("{unknown} {"), "{unknown} {");
    }

    #[test]
    fn what_is_made_for_codes_is_not_offered_for_pages() {
        assert!(fits("{frame}", Page::Quiz) && !fits("{card}", Page::Quiz));
        assert!(fits("{card} {code}", choice().page));
    }
}
