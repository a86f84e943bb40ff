//! Content of the type `application/problem+json`, as RFC 9457 has it.

use serde_json::{Map, Value};

/// A type that says no more than the status does (RFC 9457 §4.2.1).
const BLANK: &str = "about:blank";

/// Checks the content of a response with this status and reason phrase.
///
/// Of what RFC 9457 leaves open, our examples take one way: they write `type`, `title`, `status` and
/// `detail`, in that order.
pub fn check(content: &str, status: u16, phrase: &str) -> Result<(), String> {
    let problem: Map<String, Value> = serde_json::from_str(content)
        .map_err(|error| format!("the problem is no object: {error}"))?;
    let text = |name: &str| {
        let value = problem.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        value.ok_or(format!("the problem has no `{name}`"))
    };
    let (kind, title) = (text("type")?, text("title")?);
    text("detail")?;
    if kind == BLANK && title != phrase {
        return Err(format!("the `title` of {BLANK} is the status's phrase: `{phrase}`"));
    }
    if kind != BLANK && !kind.starts_with("https://") {
        return Err(format!(
            "`{kind}` is no type: write {BLANK}, or a URI that begins with https://"
        ));
    }
    match problem.get("status") {
        Some(value) if value.as_u64() == Some(status.into()) => Ok(()),
        _ => Err(format!("the problem's `status` is not {status}")),
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn problems_are_checked() {
        let fine = r#"{"type":"about:blank","title":"Gone","status":410,"detail":"Since May."}"#;
        assert_eq!(check(fine, 410, "Gone"), Ok(()));
        let own = r#"{"type":"https://a.example/p","title":"No credit","status":402,"detail":"0"}"#;
        assert_eq!(check(own, 402, "Payment Required"), Ok(()));
        for (wrong, about) in [
            (r#"{"title":"no order 404"}"#, "no `type`"),
            (r#"{"type":"about:blank","title":"Gone","status":410}"#, "no `detail`"),
            (r#"{"type":"about:blank","title":"gone","status":410,"detail":"x"}"#, "phrase"),
            (r#"{"type":"gone","title":"Gone","status":410,"detail":"x"}"#, "no type"),
            (r#"{"type":"about:blank","title":"Gone","status":404,"detail":"x"}"#, "not 410"),
            ("[1]", "no object"),
        ] {
            let fault = check(wrong, 410, "Gone").expect_err(wrong);
            assert!(fault.contains(about), "{fault}");
        }
    }
}
