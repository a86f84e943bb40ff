//! How Han characters are read: pinyin without tones, `ü` as `v`.

use crate::fold::{is_han, letter, units};

/// The first Han character of the table.
const FIRST: u16 = 0x4e00;
/// How many there are from there on.
const COUNT: usize = 0x9fff - 0x4e00 + 1;
/// Marks a character that a word with readings of its own begins with.
const BEGINS: u16 = 0x8000;

/// The readings of the characters that the content uses.
#[derive(Clone, Debug, Default)]
pub struct Readings {
    /// Syllables; the first is none.
    syllables: Vec<Vec<u8>>,
    /// For each character its usual syllable, as an index, and [`BEGINS`]. Empty if nothing is known.
    usual: Vec<u16>,
    /// Words in which a character is read otherwise: characters, and a syllable for each.
    words: Vec<(Vec<u16>, Vec<u16>)>,
}

impl Readings {
    /// Readings from `(syllable, characters read so)` and `(word, syllables)`.
    pub fn new<'a>(
        usual: impl Iterator<Item = (&'a str, &'a str)>,
        words: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Readings {
        let mut readings =
            Readings { syllables: vec![Vec::new()], usual: vec![0; COUNT], words: Vec::new() };
        for (syllable, characters) in usual {
            let number = readings.number(syllable);
            for unit in units(characters) {
                if let Some(place) = place(unit) {
                    readings.usual[place] = number;
                }
            }
        }
        for (word, syllables) in words {
            let word = units(word);
            let syllables: Vec<u16> =
                syllables.split_whitespace().map(|one| readings.number(one)).collect();
            let Some(first) = word.first().and_then(|unit| place(*unit)) else { continue };
            if syllables.len() == word.len() {
                readings.usual[first] |= BEGINS;
                readings.words.push((word, syllables));
            }
        }
        readings
    }

    /// Reads the first two lines of `api/v1/search.txt`: `zhong重种`, `重定向chong ding xiang`, each
    /// with tabs between them.
    pub fn read(usual: &str, words: &str) -> Readings {
        let usual = usual.split('\t').map(|pair| pair.split_at(letters(pair, true)));
        let words = words.split('\t').map(|pair| pair.split_at(letters(pair, false)));
        Readings::new(usual, words)
    }

    fn number(&mut self, syllable: &str) -> u16 {
        let known = self.syllables.iter().position(|known| known == syllable.as_bytes());
        let at = known.unwrap_or_else(|| {
            self.syllables.push(syllable.as_bytes().to_vec());
            self.syllables.len() - 1
        });
        at as u16
    }

    /// The syllable of each unit of a text; 0 for what is not read.
    pub(crate) fn of(&self, text: &[u16]) -> Vec<u16> {
        if self.usual.is_empty() {
            return vec![0; text.len()];
        }
        let usual = |unit: u16| place(unit).map_or(0, |place| self.usual[place]);
        let mut read: Vec<u16> = text.iter().map(|unit| usual(*unit)).collect();
        let mut at = 0;
        while at < read.len() {
            let begins = read[at] & BEGINS != 0;
            read[at] &= !BEGINS;
            let longest = |best: Option<usize>, (number, (word, _)): (usize, &(Vec<u16>, _))| {
                let here = text[at..].starts_with(word);
                let longer = best.is_none_or(|best| self.words[best].0.len() < word.len());
                if here && longer { Some(number) } else { best }
            };
            let found =
                if begins { self.words.iter().enumerate().fold(None, longest) } else { None };
            match found {
                Some(number) => {
                    let syllables = &self.words[number].1;
                    read[at..at + syllables.len()].copy_from_slice(syllables);
                    at += syllables.len();
                }
                None => at += 1,
            }
        }
        read
    }

    /// The first letter of a syllable; 255 for none.
    pub(crate) fn initial(&self, syllable: u16) -> u8 {
        self.syllable(syllable).first().copied().unwrap_or(u8::MAX)
    }

    /// Whether letters typed are a beginning of a syllable.
    pub(crate) fn begins(&self, syllable: u16, typed: &[u16]) -> bool {
        common(self.syllable(syllable), typed) == typed.len()
    }

    fn syllable(&self, number: u16) -> &[u8] {
        self.syllables.get(usize::from(number)).map_or(&[], |syllable| syllable)
    }

    /// Matches a pattern of letters and Han characters against a text from its first unit on: each
    /// character by itself, by its syllable or by the syllable's initial, and the last by any
    /// beginning of it.
    pub(crate) fn matches(&self, text: &[u16], syllables: &[u16], pattern: &[u16]) -> Option<Read> {
        let Some(first) = pattern.first() else { return Some(Read::default()) };
        let (unit, syllable) = (*text.first()?, self.syllable(*syllables.first()?));
        let go_on = |taken: usize, whole: bool| {
            let rest = self.matches(&text[1..], &syllables[1..], &pattern[taken..])?;
            Some(Read { characters: rest.characters + 1, whole: rest.whole + usize::from(whole) })
        };
        if is_han(*first) {
            return if *first == unit { go_on(1, true) } else { None };
        }
        if syllable.is_empty() {
            return None;
        }
        let common = common(syllable, pattern);
        if common == syllable.len()
            && let Some(read) = go_on(common, syllable.len() > 1)
        {
            return Some(read);
        }
        if common > 0 && common == pattern.len() {
            return Some(Read { characters: 1, whole: 0 });
        }
        let initials: &[usize] = match syllable {
            [b'z' | b'c' | b's', b'h', ..] => &[2, 1],
            _ => &[1],
        };
        initials.iter().filter(|taken| **taken <= common).find_map(|taken| go_on(*taken, false))
    }
}

/// What a pattern was matched with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Read {
    /// How many characters.
    pub characters: usize,
    /// How many of them by a whole syllable, or by themselves.
    pub whole: usize,
}

/// How many bytes there are of ASCII, or of anything else, at the start.
fn letters(text: &str, ascii: bool) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii() == ascii).count()
}

fn common(syllable: &[u8], pattern: &[u16]) -> usize {
    let pairs = syllable.iter().zip(pattern);
    pairs.take_while(|(byte, unit)| letter(**unit) == Some(**byte)).count()
}

fn place(unit: u16) -> Option<usize> {
    let place = usize::from(unit.checked_sub(FIRST)?);
    (place < COUNT).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings() -> Readings {
        let usual =
            [("zhong", "重"), ("ding", "定"), ("xiang", "向响"), ("shi", "时试"), ("a", "啊")];
        let words = [("重定向", "chong ding xiang"), ("重试", "chong shi")];
        Readings::new(usual.into_iter(), words.into_iter())
    }

    #[track_caller]
    fn check(text: &str, pattern: &str, expect: Option<(usize, usize)>) {
        let (readings, text) = (readings(), units(text));
        let syllables = readings.of(&text);
        let read = readings.matches(&text, &syllables, &units(pattern));
        assert_eq!(read.map(|read| (read.characters, read.whole)), expect, "{pattern}");
    }

    #[test]
    fn whole_syllables_initials_and_beginnings() {
        check("重定向", "chongdingxiang", Some((3, 3)));
        check("重定向", "cdx", Some((3, 0)));
        check("重定向", "chdx", Some((3, 0)));
        check("重定向", "chongdx", Some((3, 1)));
        check("重定向", "chongdingx", Some((3, 2)));
        check("重定向", "chongdi", Some((2, 1)));
        check("重定向", "cho", Some((1, 0)));
        check("重定向", "chxd", None);
        check("重定向", "cdxx", None);
    }

    #[test]
    fn mixed_with_characters() {
        check("重定向", "重定x", Some((3, 2)));
        check("重定向", "重dx", Some((3, 1)));
        check("重定向", "c定向", Some((3, 2)));
    }

    #[test]
    fn words_have_readings_of_their_own() {
        check("重定向", "zhongdingxiang", None);
        check("重试", "chongshi", Some((2, 2)));
        check("重时", "zhongshi", Some((2, 2)));
    }

    #[test]
    fn lines_are_read() {
        let readings = Readings::read("a啊\tzhong重种", "重定向chong ding xiang\t重试chong shi");
        let text = units("重定向重种啊");
        let spelled: String =
            readings.of(&text).iter().map(|n| char::from(readings.initial(*n))).collect();
        assert_eq!(spelled, "cdxzza");
        Readings::read("", "");
    }

    #[test]
    fn nothing_is_read_where_nothing_is_known() {
        let text = units("重定向");
        let none = Readings::default();
        assert_eq!(none.of(&text), [0, 0, 0]);
        assert_eq!(none.matches(&text, &none.of(&text), &units("c")), None);
    }
}
