//! The text of a field, as Anki takes it from the HTML.

/// What stands between these is no text, whatever it holds.
const HIDDEN: [(&str, &str); 3] =
    [("<!--", "-->"), ("<style", "</style>"), ("<script", "</script>")];

/// The text of a field: without tags, entities as what they stand for. Anki would put the file
/// names of pictures in; packages have none.
pub fn text(field: &str) -> String {
    let bare = without_tags(field);
    decoded(&bare).unwrap_or(bare)
}

fn without_tags(field: &str) -> String {
    let mut text = String::new();
    let mut rest = field;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        text.push_str(before);
        // A `<` that nothing closes is text.
        let length = length(tag).unwrap_or(0);
        text.push_str(if length == 0 { "<" } else { "" });
        rest = &tag[length.max(1)..];
    }
    text + rest
}

/// How long the tag is that `html` begins with, with what it hides.
fn length(html: &str) -> Option<usize> {
    let lower = html.to_ascii_lowercase();
    let hidden = HIDDEN.iter().find_map(|(begin, end)| {
        let inside = lower.strip_prefix(begin)?;
        Some(begin.len() + inside.find(end)? + end.len())
    });
    hidden.or_else(|| Some(html.find('>')? + 1))
}

/// All entities decoded, or nothing if one is unknown: a lone `&` makes Anki leave all as they
/// are, too. Known are those of our own escaping and numbers.
fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';')?;
        out.push(entity(name)?);
        out.push_str(rest);
    }
    Some(out)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        // Anki makes a plain space of it.
        "nbsp" => Some(' '),
        _ => number(name.strip_prefix('#')?),
    }
}

fn number(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_those_of_anki() {
        // What `strip_html_media` of Anki 25.9.5 gives.
        let told = [
            ("<b>x</b>", "x"),
            ("a &amp; b", "a & b"),
            ("&lt;b&gt; &quot;", "<b> \""),
            ("&amp;lt;", "&lt;"),
            ("a&nbsp;b", "a b"),
            ("&#39;x&#x41;", "'xA"),
            ("7 < 8 is so", "7 < 8 is so"),
            ("R&D &amp; x", "R&D &amp; x"),
            ("<!-- c > d -->y", "y"),
            ("<!-- open", "<!-- open"),
            ("<SCRIPT x>z</script>q", "q"),
            ("x<script>y", "xy"),
            ("<style>a{}</style>s", "s"),
            ("<>x", "x"),
        ];
        for (field, want) in told {
            assert_eq!(text(field), want, "{field}");
        }
    }
}
