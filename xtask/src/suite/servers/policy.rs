//! Whether the policy that servers send leaves every page what its own policy allows: both hold, so
//! a page that may do more than the servers' policy would break there and nowhere else.

use super::check::POLICY;
use crate::hosts::Site;
use crate::precompress::files;
use anyhow::Result;
use std::fs;

/// Before and after a page's own policy.
const BEFORE: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// One check a page: which sources of which directive the servers' policy would take away.
pub fn faults(site: &Site) -> Result<Vec<(String, Vec<String>)>> {
    let mut checks = Vec::new();
    for path in files(site.root())? {
        let name = path.strip_prefix(site.root())?.to_string_lossy().into_owned();
        if name.ends_with(".html") && name != "status-atlas.html" {
            let text = fs::read_to_string(&path)?;
            let own = text.split_once(BEFORE).and_then(|(_, rest)| rest.split_once('"'));
            checks.extend(own.map(|(own, _)| (format!("{name}: its policy"), taken(own, POLICY))));
        }
    }
    Ok(checks)
}

/// What `own` allows and `ceiling` does not.
fn taken(own: &str, ceiling: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for directive in own.split(';') {
        let mut words = directive.split_whitespace();
        let Some(name) = words.next() else { continue };
        let allowed = sources(ceiling, name);
        for source in words.filter(|source| *source != "'none'") {
            // No hash or nonce stands in the ceiling, so that 'unsafe-inline' is heard there.
            let inline = source.starts_with("'sha") && allowed.contains(&"'unsafe-inline'");
            if !inline && !allowed.contains(&source) {
                faults.push(format!("{name} {source} is taken away"));
            }
        }
    }
    faults
}

/// The sources of a directive, or of what it falls back to where it can be fetched.
fn sources<'a>(policy: &'a str, name: &str) -> Vec<&'a str> {
    let find = |name: &str| {
        let mut directives = policy.split(';').map(|directive| directive.split_whitespace());
        directives.find_map(|mut words| (words.next() == Some(name)).then(|| words.collect()))
    };
    find(name).or_else(|| find("default-src")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_would_lose_is_named() {
        let own = "default-src 'none'; script-src 'self' 'sha256-x'; connect-src 'self' https://a.example; base-uri 'none'";
        assert_eq!(taken(own, POLICY), ["connect-src https://a.example is taken away"]);
        let strict = "default-src 'self'; script-src 'self'";
        assert_eq!(
            taken("script-src 'sha256-x' 'self'", strict),
            ["script-src 'sha256-x' is taken away"]
        );
    }
}
