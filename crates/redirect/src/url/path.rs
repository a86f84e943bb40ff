//! Paths, and the dots in them.

use super::Syntax;
use super::encode::{self, PATH, REFERENCE};

/// Writes a path behind what stands of it from `root` on, segment by segment, and removes the dot
/// segments (RFC 3986, section 5.2.4; the URL standard's path state).
///
/// A slash is written before the first segment, whether the path begins with one or not.
pub(super) fn push(out: &mut String, root: usize, path: &str, syntax: Syntax) {
    let set = if syntax == Syntax::Whatwg { PATH } else { REFERENCE };
    let mut rest = path;
    if rest.bytes().next().is_some_and(|byte| ends_segment(byte, syntax)) {
        rest = &rest[1..];
    }
    loop {
        let end = rest.bytes().position(|byte| ends_segment(byte, syntax));
        let segment = &rest[..end.unwrap_or(rest.len())];
        let dots = dots(segment.as_bytes(), syntax);
        if dots == 2 {
            let parent = out.as_bytes()[root..].iter().rposition(|byte| *byte == b'/');
            out.truncate(root + parent.unwrap_or(0));
        }
        if dots == 0 || end.is_none() {
            out.push('/');
        }
        if dots == 0 {
            encode::push(out, segment, set);
        }
        let Some(end) = end else { return };
        rest = &rest[end + 1..];
    }
}

/// The path up to the last slash, which is left out.
pub(super) fn parent(path: &str) -> Option<&str> {
    path.bytes().rposition(|byte| byte == b'/').map(|end| &path[..end])
}

/// Whether it is a slash. Browsers take a backslash for one.
pub(super) fn ends_segment(byte: u8, syntax: Syntax) -> bool {
    byte == b'/' || (byte == b'\\' && syntax == Syntax::Whatwg)
}

/// How many dots a segment is, if it is `.` or `..`; else none. For browsers `%2e` is a dot, too.
fn dots(segment: &[u8], syntax: Syntax) -> usize {
    let mut rest = segment;
    let mut count = 0;
    while !rest.is_empty() && count < 3 {
        rest = match rest {
            [b'.', rest @ ..] => rest,
            [b'%', b'2', b'e' | b'E', rest @ ..] if syntax == Syntax::Whatwg => rest,
            _ => return 0,
        };
        count += 1;
    }
    if count > 2 { 0 } else { count }
}
