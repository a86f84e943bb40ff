//! From the `Location` fields of a response to the next URL.

use crate::Fields;
use crate::client::{End, Location, Several, Utf8};
use crate::trace::Reason;
use crate::url::Url;
use std::borrow::Cow;

/// What the `Location` fields of a followable response say.
pub(super) enum Next {
    /// Go there.
    To(Url),
    /// Stop here, for this reason.
    Stop(End, Reason),
}

/// Reads the `Location` fields against the URL that was asked.
pub(super) fn next(rules: &Location, at: &Url, fields: &Fields) -> Next {
    let mut values = fields.all("Location");
    let Some(first) = values.next() else {
        return Next::Stop(rules.missing, Reason::MissingLocation);
    };
    let reference = match (values.next(), rules.several) {
        (None, _) | (_, Several::First) => Cow::Borrowed(first),
        (_, Several::Error) => return Next::Stop(End::Error, Reason::MultipleLocations),
        (second, Several::Last) => Cow::Borrowed(values.last().or(second).unwrap_or(first)),
        (_, Several::Joined) => Cow::Owned(fields.all("Location").collect::<Vec<_>>().join(", ")),
        (_, Several::Glued) => Cow::Owned(fields.all("Location").collect::<Vec<_>>().join(",")),
    };
    // A field's value has no white space around it, however it was sent (RFC 9110, section 5.5).
    let reference = reference.trim_matches([' ', '\t']);
    if reference.is_empty()
        && let Some(end) = rules.empty
    {
        return Next::Stop(end, Reason::MissingLocation);
    }
    if reference.contains(' ')
        && let Some(end) = rules.space
    {
        return Next::Stop(end, Reason::BadLocation);
    }
    let Some(reference) = encoded(reference, rules.utf8) else {
        return Next::Stop(End::Error, Reason::BadLocation);
    };
    let reference = match reference.starts_with('?') && rules.query_takes_segment {
        true => Cow::Owned(format!("./{reference}")),
        false => reference,
    };
    match at.join(&reference, rules.syntax) {
        Ok(url) => Next::To(url),
        Err(_) => Next::Stop(End::Error, Reason::BadLocation),
    }
}

/// The reference as the client understands its bytes; `None` if it refuses them.
fn encoded(reference: &str, rule: Utf8) -> Option<Cow<'_, str>> {
    match rule {
        _ if reference.is_ascii() => Some(Cow::Borrowed(reference)),
        Utf8::Encode => Some(Cow::Borrowed(reference)),
        Utf8::Latin1 => Some(Cow::Owned(reference.bytes().map(char::from).collect())),
        Utf8::Error => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::Syntax;

    const LENIENT: Location = Location {
        syntax: Syntax::Rfc3986,
        query_takes_segment: false,
        missing: End::Return,
        empty: None,
        several: Several::First,
        space: None,
        utf8: Utf8::Encode,
    };

    fn read(rules: Location, values: &[&str]) -> Result<String, (End, Reason)> {
        let at = Url::parse("http://a.test/x?y", Syntax::Rfc3986).expect("a URL");
        let fields = values.iter().map(|value| ("Location", *value)).collect();
        match next(&rules, &at, &fields) {
            Next::To(url) => Ok(url.to_string()),
            Next::Stop(end, reason) => Err((end, reason)),
        }
    }

    #[test]
    fn each_client_reads_location_in_its_way() {
        let to = |url: &str| Ok(url.to_owned());
        assert_eq!(read(LENIENT, &["/b", "/c"]), to("http://a.test/b"));
        let several = |several| Location { several, ..LENIENT };
        assert_eq!(read(several(Several::Last), &["/b", "/c"]), to("http://a.test/c"));
        assert_eq!(read(several(Several::Joined), &["/b", "/c"]), to("http://a.test/b,%20/c"));
        let refused = Err((End::Error, Reason::MultipleLocations));
        assert_eq!(read(several(Several::Error), &["/b", "/c"]), refused);
        assert_eq!(read(LENIENT, &[]), Err((End::Return, Reason::MissingLocation)));
        let old = Location { query_takes_segment: true, ..LENIENT };
        assert_eq!(read(old, &["?z"]), to("http://a.test/?z"));
        assert_eq!(read(LENIENT, &[" "]), to("http://a.test/x?y"));
        assert_eq!(read(LENIENT, &["/中"]), to("http://a.test/%E4%B8%AD"));
        let latin = Location { utf8: Utf8::Latin1, ..LENIENT };
        assert_eq!(read(latin, &["/é"]), to("http://a.test/%C3%83%C2%A9"));
        let strict = Location { space: Some(End::Error), utf8: Utf8::Error, ..LENIENT };
        assert_eq!(read(strict, &["/a b"]), Err((End::Error, Reason::BadLocation)));
        assert_eq!(read(strict, &["/é"]), Err((End::Error, Reason::BadLocation)));
    }
}
