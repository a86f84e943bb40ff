//! `cards/NNN.svg`: a picture of a code, for places that allow images only.
//!
//! System fonts differ in width, so every line is fitted: set smaller where it would be long, and
//! held to the card's width by `textLength` where it comes close.

use super::assets::Assets;
use super::shell::escape;
use crate::i18n;
use crate::views::glyphs;
use crate::views::prose::hue;
use model::{Head, Lang};
use std::fmt::Write;

const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 120.0;
/// Where the text beside the number begins, and how wide it may be.
const LEFT: f64 = 148.0;
const ROOM: f64 = WIDTH - LEFT - 20.0;
/// No text is set smaller than this.
const SMALLEST: f64 = 10.0;

/// The card of a code in a language.
pub fn card(assets: &Assets, head: &Head, lang: Lang) -> String {
    let (code, title) = (head.code, head.title(lang));
    let also = if title == head.name { "" } else { head.name };
    let label = format!("{code} {title} {also}");
    let label = escape(label.trim_end());
    let (first, second, third) =
        if also.is_empty() { (54.0, 0.0, 84.0) } else { (48.0, 70.0, 95.0) };
    let mut text = line("n", first, 18.0, title);
    if !also.is_empty() {
        text += &line("a", second, 13.0, also);
    }
    text += &line("f", third, 12.0, &facts(lang, head));
    let style = style(assets, hue(code));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
        viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{label}\" lang=\"{}\">\
        <title>{label}</title><style>{style}</style>\
        <clipPath id=\"c\"><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"10\"/></clipPath>\
        <g clip-path=\"url(#c)\"><rect class=\"bg\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\
        <rect class=\"k\" width=\"{WIDTH}\" height=\"4\"/></g>\
        <rect class=\"ln\" x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"9.5\"/>\
        <text class=\"num\" x=\"22\" y=\"84\" font-size=\"60\" textLength=\"106\" \
        lengthAdjust=\"spacingAndGlyphs\">{code}</text>{text}</svg>\n",
        lang.tag(),
        WIDTH - 1.0,
        HEIGHT - 1.0,
    )
}

/// The registry's word where it is not the usual one, then the signs' words, as far as they fit.
fn facts(lang: Lang, head: &Head) -> String {
    let registry = (head.registry != model::Registry::Assigned)
        .then(|| i18n::registry(head.registry).get(lang));
    let retired = i18n::RETIRED.get(lang);
    let words = glyphs::words(lang, head).into_iter().filter(|word| *word != retired);
    let mut line = String::new();
    for word in registry.into_iter().chain(words) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} · {word}") };
        if width(&longer, 12.0) > ROOM {
            break;
        }
        line = longer;
    }
    match (line.is_empty(), head.code.class()) {
        (true, Some(class)) => i18n::class(lang, class),
        _ => line,
    }
}

fn line(class: &str, y: f64, size: f64, text: &str) -> String {
    let size = (size * ROOM / width(text, size)).clamp(SMALLEST, size);
    let long = width(text, size) > ROOM * 0.94;
    let held = if long {
        format!(" textLength=\"{ROOM}\" lengthAdjust=\"spacingAndGlyphs\"")
    } else {
        String::new()
    };
    let text = escape(text);
    format!(
        "<text class=\"{class}\" x=\"{LEFT}\" y=\"{y}\" font-size=\"{size:.2}\"{held}>{text}</text>"
    )
}

/// About as wide as the widest of the faces in the stack sets it.
fn width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '(' | ')' | ' ' | '·' => 0.34,
        'm' | 'w' | 'M' | 'W' => 0.92,
        c if c.is_ascii_uppercase() || c.is_ascii_digit() => 0.70,
        c if c.is_ascii() => 0.59,
        _ => 1.0,
    };
    text.chars().map(em).sum::<f64>() * size
}

fn style(assets: &Assets, hue: &str) -> String {
    let colours = [
        (".bg", "fill", "surface", None),
        (".ln", "stroke", "line", None),
        (".n", "fill", "ink", None),
        (".a", "fill", "ink-2", None),
        (".f", "fill", "ink-3", None),
        (".k", "fill", "k-solid", Some(hue)),
        (".num", "fill", "k-ink", Some(hue)),
    ];
    let mut themes = [String::new(), String::new()];
    for (selector, property, name, scope) in colours {
        let pair = assets.colour(name, scope).unwrap_or_default();
        for (theme, colour) in themes.iter_mut().zip(pair) {
            // Writing to a string cannot fail.
            let _ = write!(theme, "{selector}{{{property}:{colour}}}");
        }
    }
    let [light, dark] = themes;
    format!(
        "text{{font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}}\
        .num{{font-weight:700}}.n{{font-weight:600}}.ln{{fill:none}}{light}\
        @media (prefers-color-scheme:dark){{{dark}}}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_held_to_the_cards_width() {
        let name = "Request Header Fields Too Large, Indeed So";
        let text = line("n", 48.0, 18.0, name);
        assert!(text.contains("textLength"), "{text}");
        assert!(!line("n", 48.0, 18.0, "OK").contains("textLength"));
    }
}
