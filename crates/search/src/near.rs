//! How many slips of the hand lie between two words.

/// One slip for every five letters.
pub fn slips_allowed(letters: usize) -> usize {
    (letters / 5).min(3)
}

/// The number of letters left out, put in, taken for another or swapped with their neighbour that
/// make `a` into `b`, if it is not over `most`.
pub fn slips(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    const LONGEST: usize = 32;
    if a.len().abs_diff(b.len()) > most || a.len() >= LONGEST || b.len() >= LONGEST {
        return None;
    }
    // Rows of the table of distances between beginnings: the one before the last, the last, this.
    let mut rows = [[0_u8; LONGEST]; 3];
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at as u8;
    }
    let (mut last, mut this) = (0, 1);
    for i in 1..=a.len() {
        let before_last = 3 - last - this;
        rows[this][0] = i as u8;
        let mut least = i as u8;
        for j in 1..=b.len() {
            let other = u8::from(a[i - 1] != b[j - 1]);
            let mut cell = (rows[last][j] + 1).min(rows[this][j - 1] + 1);
            cell = cell.min(rows[last][j - 1] + other);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(rows[before_last][j - 2] + 1);
            }
            rows[this][j] = cell;
            least = least.min(cell);
        }
        if usize::from(least) > most {
            return None;
        }
        (last, this) = (this, before_last);
    }
    let found = usize::from(rows[last][b.len()]);
    (found <= most).then_some(found)
}

/// The known word that a word is nearest to, if it is near at all: one slip for a short word, one
/// for every three letters of a long one.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (word.len() / 3).clamp(1, 3);
    let mut best: Option<(usize, &str)> = None;
    for known in known {
        let found = slips(word.as_bytes(), known.as_bytes(), most);
        if let Some(found) = found.filter(|found| best.is_none_or(|(least, _)| *found < least)) {
            best = Some((found, known));
        }
    }
    best.filter(|(_, known)| known.len() > 1).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(a: &str, b: &str, expect: Option<usize>) {
        assert_eq!(slips(a.as_bytes(), b.as_bytes(), 2), expect, "{a} {b}");
        assert_eq!(slips(b.as_bytes(), a.as_bytes(), 2), expect, "{b} {a}");
    }

    #[test]
    fn each_kind_of_slip_is_one() {
        check("redirect", "redirect", Some(0));
        check("redirct", "redirect", Some(1));
        check("rediirect", "redirect", Some(1));
        check("redorect", "redirect", Some(1));
        check("rediretc", "redirect", Some(1));
        check("ridarect", "redirect", Some(2));
        check("gateway", "gatekeeper", None);
        check("", "ab", Some(2));
    }

    #[test]
    fn near_words_are_found() {
        let known = ["retry-after", "allow", "is"];
        assert_eq!(nearest("retry-afte", known), Some("retry-after"));
        assert_eq!(nearest("alow", known), Some("allow"));
        assert_eq!(nearest("location", known), None);
    }

    proptest! {
        /// Against the textbook's recursion.
        #[test]
        fn as_the_definition_says(a in "[ab]{0,6}", b in "[abc]{0,6}") {
            fn plain(a: &[u8], b: &[u8]) -> usize {
                let (Some(x), Some(y)) = (a.last(), b.last()) else { return a.len() + b.len() };
                let (i, j) = (a.len() - 1, b.len() - 1);
                let mut least = plain(&a[..i], &b[..j]) + usize::from(x != y);
                least = least.min(plain(&a[..i], b) + 1).min(plain(a, &b[..j]) + 1);
                if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                    least = least.min(plain(&a[..i - 1], &b[..j - 1]) + 1);
                }
                least
            }
            prop_assert_eq!(slips(a.as_bytes(), b.as_bytes(), 9), Some(plain(a.as_bytes(), b.as_bytes())));
        }
    }
}
