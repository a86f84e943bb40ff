//! What the reader wants to embed, and how it is to look.

use crate::route::{Page, Route};
use crate::state::ThemeChoice;
use crate::tools::embed::words;
use crate::{i18n, index::INDEX};
use model::Lang;

/// The least and the greatest width of a frame, in CSS px: cards are made for 240 and more.
pub const WIDTHS: [u32; 2] = [240, 2000];
/// The least and the greatest height of a frame, in CSS px.
pub const HEIGHTS: [u32; 2] = [80, 5000];
/// From this width on, in CSS px, a frame shows the whole page instead of a card.
pub const PAGE_WIDTH: u32 = 600;
/// The width of a frame that shows a card.
pub const CARD_WIDTH: &str = "480";
/// The height of a frame that has not told its own.
pub const HEIGHT: u32 = 420;

/// What is to be embedded.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The page.
    pub page: Page,
    /// Its language.
    pub lang: Lang,
    /// Its theme.
    pub theme: ThemeChoice,
    /// The width of the frame in CSS px; `None` for all there is.
    pub width: Option<u32>,
    /// The height of the frame in CSS px.
    pub height: u32,
}

impl Choice {
    /// The page in its language.
    pub fn route(&self) -> Route {
        Route { lang: self.lang, page: self.page }
    }

    /// The frame's address, below the site's root.
    pub fn frame(&self) -> String {
        let theme = match self.theme {
            ThemeChoice::Auto => String::new(),
            chosen => format!("&theme={}", chosen.name()),
        };
        format!("{}?embed=1{theme}", self.route().path())
    }

    /// The picture, below the site's root; only codes have one.
    pub fn card(&self) -> Option<String> {
        let Page::Code(code) = self.page else { return None };
        let folder = if self.lang == Lang::En { "cards/en" } else { "cards" };
        Some(format!("{folder}/{code}.svg"))
    }

    /// What it is called.
    pub fn title(&self) -> String {
        name(self.page, self.lang)
    }
}

/// What a page is called: `301 永久移动`.
pub fn name(page: Page, lang: Lang) -> String {
    let phrase = match page {
        Page::Code(code) => {
            let title = INDEX.get(code).map(|head| head.title(lang)).unwrap_or_default();
            return format!("{code} {title}");
        }
        Page::Class(class) => return i18n::class(lang, class),
        Page::Atlas => i18n::HEADLINE,
        Page::Compare => i18n::COMPARE,
        Page::Choose => i18n::CHOOSE,
        Page::Redirects => i18n::REDIRECTS,
        Page::Quiz => i18n::QUIZ,
        Page::Embed => i18n::EMBED,
        Page::Document => i18n::SOURCE,
        Page::About => i18n::ABOUT_TITLE,
    };
    phrase.get(lang).to_owned()
}

/// What stands in a field for a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Nothing: as it comes.
    Auto,
    /// So many CSS px.
    Px(u32),
    /// No whole number within the limits.
    Wrong,
}

impl Size {
    /// Reads a field; `limits` are the least and the greatest number.
    pub fn parse(text: &str, limits: [u32; 2]) -> Size {
        match text.trim() {
            "" => Size::Auto,
            text => match text.parse() {
                Ok(number) if (limits[0]..=limits[1]).contains(&number) => Size::Px(number),
                _ => Size::Wrong,
            },
        }
    }

    /// What to say of a field; nothing where all is well.
    pub fn complaint(self, lang: Lang, limits: [u32; 2]) -> String {
        if self == Size::Wrong { words::wrong_size(lang, limits) } else { String::new() }
    }

    /// The number, where there is one.
    pub fn px(self) -> Option<u32> {
        match self {
            Size::Px(number) => Some(number),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_a_whole_number_within_its_limits_or_left_out() {
        assert_eq!(Size::parse(" 320 ", WIDTHS), Size::Px(320));
        assert_eq!(Size::parse("", WIDTHS), Size::Auto);
        for wrong in ["239", "2001", "100%", "-1", "3.5", "99999999999"] {
            assert_eq!(Size::parse(wrong, WIDTHS), Size::Wrong, "{wrong}");
            assert!(Size::Wrong.complaint(Lang::En, WIDTHS).contains("240"));
        }
        assert_eq!(Size::Auto.complaint(Lang::En, WIDTHS), "");
    }
}
