/// A character in the spelling that is compared: letters in lower case and without their diacritics,
/// full-width forms (`４０４`, `Ａ`, `（`), quotation marks, dashes and the ideographic space as
/// their ASCII counterparts.
///
/// One character for one, so that a place in a folded text is the same place in the text itself.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
            narrow.to_ascii_lowercase()
        }
        '\u{3000}' | '\u{a0}' => ' ',
        '“' | '”' | '「' | '」' => '"',
        '‘' | '’' => '\'',
        '–' | '—' => '-',
        '\u{c0}'..='\u{17f}' => plain_letter(c),
        _ => c.to_ascii_lowercase(),
    }
}

/// A text as it is compared: each of its characters folded, without those that nobody sees.
pub fn fold(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).map(fold_char).collect()
}

/// Whether a character takes no room and says nothing here: soft hyphens, joiners, marks of direction
/// and of byte order, selectors of variants. They come along when a text is copied from a page.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The letters of U+00C0 to U+017F without their marks; a dot where there is no such letter.
const PLAIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypy\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrss\
ssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn plain_letter(c: char) -> char {
    match PLAIN[(u32::from(c) - 0xc0) as usize] {
        b'.' => c,
        letter => char::from(letter),
    }
}

/// Stands between the texts of an index: no text has it.
pub(crate) const BORDER: u16 = 0;

/// A folded text as units to compare: one a character, and one that stands for all beyond the
/// Basic Multilingual Plane, where nothing of the content is, and for NUL.
pub(crate) fn units(text: &str) -> Vec<u16> {
    text.chars().map(|c| unit(fold_char(c))).collect()
}

fn unit(c: char) -> u16 {
    u16::try_from(u32::from(c)).ok().filter(|unit| *unit != BORDER).unwrap_or(u16::MAX)
}

/// The unit as an ASCII character.
pub(crate) fn ascii(unit: u16) -> Option<u8> {
    u8::try_from(unit).ok().filter(u8::is_ascii)
}

/// Whether a unit is an ASCII letter or digit.
pub(crate) fn is_word(unit: u16) -> bool {
    u8::try_from(unit).is_ok_and(|byte| byte.is_ascii_alphanumeric())
}

/// The unit as an ASCII lower-case letter.
pub(crate) fn letter(unit: u16) -> Option<u8> {
    u8::try_from(unit).ok().filter(u8::is_ascii_lowercase)
}

/// Whether a character is a letter or a digit: of ASCII, or anything beyond it that is no sign. The
/// standard's tables of all letters would weigh more than this crate's smaller modules.
pub(crate) fn is_letter(c: char) -> bool {
    match u32::from(c) {
        0..0x80 => c.is_ascii_alphanumeric(),
        0x80..0xc0
        | 0x2000..0x2c00
        | 0x3000..0x3040
        | 0xfe00..0xfe70
        | 0xff00..0xff10
        | 0xfff0..=0xffff => false,
        _ => true,
    }
}

/// Whether a unit is a Han character.
pub(crate) fn is_han(unit: u16) -> bool {
    (0x3400..=0x9fff).contains(&unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_made_equal() {
        assert_eq!(fold("Not FOUND"), "not found");
        assert_eq!(fold("４０４　ＮＯＴ（ｆｏｕｎｄ）"), "404 not(found)");
        assert_eq!(fold("重定向"), "重定向");
        assert_eq!(fold("Déjà Vu ÀÿŁžőŒ"), "deja vu aylzoo");
        assert_eq!(fold("×÷"), "×÷");
        assert_eq!(fold("“301–308”"), "\"301-308\"");
    }

    #[test]
    fn what_nobody_sees_is_dropped() {
        assert_eq!(fold("\u{feff}4\u{200b}0\u{ad}4\u{200f}"), "404");
        assert_eq!(fold("a\u{fe0f}\u{2060}\u{202e}b"), "ab");
        assert_eq!(fold("a b\u{a0}c"), "a b c");
    }

    #[test]
    fn every_character_stays_one() {
        let all: String = (0..0x3000).filter_map(char::from_u32).collect();
        assert_eq!(units(&all).len(), all.chars().count());
        assert_eq!(units("a😀b"), [97, 0xffff, 98]);
    }
}
