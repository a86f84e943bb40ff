//! What is true of a code, as small signs with their words.

use crate::i18n;
use crate::node::{Element, el};
use crate::views::icons::icon;
use model::{Head, Lang, Phrase, Traits};

/// A sign, what it stands for, and its words.
pub struct Glyph {
    /// The symbol of the sprite.
    pub symbol: &'static str,
    /// What it says.
    pub name: Phrase,
    holds: fn(&Head) -> bool,
}

/// All, the most telling first: a tile has room for two.
pub const GLYPHS: [Glyph; 6] = [
    Glyph { symbol: "#f-old", name: i18n::RETIRED, holds: |head| head.registry.is_retired() },
    Glyph {
        symbol: "#f-keep",
        name: i18n::KEEPS_METHOD,
        holds: |h| h.traits.has(Traits::KEEPS_METHOD),
    },
    Glyph {
        symbol: "#f-turn",
        name: i18n::TURNS_METHOD,
        holds: |h| h.traits.has(Traits::TURNS_METHOD),
    },
    Glyph { symbol: "#f-cache", name: i18n::CACHEABLE, holds: |h| h.traits.has(Traits::CACHEABLE) },
    Glyph { symbol: "#f-nobody", name: i18n::BODYLESS, holds: |h| h.traits.has(Traits::BODYLESS) },
    Glyph { symbol: "#f-retry", name: i18n::RETRYABLE, holds: |h| h.traits.has(Traits::RETRYABLE) },
];

/// The signs that hold for a code.
pub fn of(head: &Head) -> impl Iterator<Item = &'static Glyph> {
    GLYPHS.iter().filter(|glyph| (glyph.holds)(head))
}

/// Their words, and whether the document's text needs correcting.
pub fn words(lang: Lang, head: &Head) -> Vec<&'static str> {
    let erratum = head.traits.has(Traits::ERRATUM).then(|| i18n::ERRATUM.get(lang));
    of(head).map(|glyph| glyph.name.get(lang)).chain(erratum).collect()
}

/// Signs and words, one a line.
pub fn list(lang: Lang, head: &Head) -> Element {
    let item = |glyph: &Glyph| el("li").child(icon("f", glyph.symbol)).child(glyph.name.get(lang));
    let erratum = head.traits.has(Traits::ERRATUM).then(|| {
        el("li").class("er").child(el("span").class("f").child("※")).child(i18n::ERRATUM.get(lang))
    });
    el("ul").class("glyphs").children(of(head).map(item)).children(erratum)
}
