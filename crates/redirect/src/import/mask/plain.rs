//! What a short text is: an action in a path, or a login.

use super::is_mask;

/// A segment that names an action or a kind, not a secret.
pub(super) fn is_ordinary(segment: &str) -> bool {
    let version =
        segment.strip_prefix('v').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let word = segment.len() <= 16
        && segment.bytes().all(|b| b.is_ascii_lowercase() || b"-_".contains(&b));
    let file = segment.rsplit_once('.').is_some_and(|(stem, end)| {
        stem.len() <= 16 && stem.bytes().all(|b| b.is_ascii_lowercase()) && end.len() <= 4
    });
    version || word || file
}

/// Whether a value is `user:password@host`, without a scheme.
pub(super) fn is_login(value: &str) -> bool {
    let Some((login, host)) = value.rsplit_once('@') else { return false };
    let Some((user, password)) = login.split_once(':') else { return false };
    const OTHERS: [&str; 5] = ["mailto", "acct", "sip", "sips", "xmpp"];
    let login = !user.is_empty() && !password.is_empty() && !password.starts_with(['/', '\\']);
    login
        && !host.is_empty()
        && !is_mask(password)
        && !OTHERS.contains(&user)
        && !user.contains('/')
}
