use leptos::prelude::*;

/// What the reader chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The theme chosen; `boot.js` has set it on the page before the first paint.
#[derive(Clone, Copy)]
pub struct Theme {
    /// What the reader chose.
    pub choice: RwSignal<ThemeChoice>,
}

impl ThemeChoice {
    /// As it stands in the address, in storage and in `data-theme-choice`.
    pub const fn name(self) -> &'static str {
        match self {
            ThemeChoice::Auto => "auto",
            ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
        }
    }

    /// The choice with this name.
    pub fn parse(name: &str) -> Option<ThemeChoice> {
        use ThemeChoice::{Auto, Dark, Light};
        [Auto, Light, Dark].into_iter().find(|choice| choice.name() == name)
    }

    /// The one that the button goes to from here.
    pub const fn next(self) -> ThemeChoice {
        match self {
            ThemeChoice::Auto => ThemeChoice::Light,
            ThemeChoice::Light => ThemeChoice::Dark,
            ThemeChoice::Dark => ThemeChoice::Auto,
        }
    }
}

impl Theme {
    /// Follows the system until a choice is known.
    pub fn new() -> Theme {
        Theme { choice: RwSignal::new(ThemeChoice::Auto) }
    }
}

impl Default for Theme {
    fn default() -> Theme {
        Theme::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_the_button_goes_round() {
        for choice in [ThemeChoice::Auto, ThemeChoice::Light, ThemeChoice::Dark] {
            assert_eq!(ThemeChoice::parse(choice.name()), Some(choice));
            assert_eq!(choice.next().next().next(), choice);
        }
        assert_eq!(ThemeChoice::parse("sepia"), None);
    }
}
