/// `text` in the spelling that is compared: ASCII letters in lower case, full-width forms
/// (`４０４`, `Ａ`, `（`) and the ideographic space as their ASCII counterparts.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    };
    narrow.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_made_equal() {
        assert_eq!(fold("Not FOUND"), "not found");
        assert_eq!(fold("４０４　ＮＯＴ（ｆｏｕｎｄ）"), "404 not(found)");
        assert_eq!(fold("重定向"), "重定向");
    }
}
