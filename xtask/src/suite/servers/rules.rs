//! `_headers`, which Netlify and Cloudflare Pages read: held to the site by its text, as neither
//! host is here.

use super::case::IMMUTABLE;
use crate::hosts::Site;
use crate::precompress::ENDINGS;
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;

const FILE: &str = "deploy/_headers";
/// The files that other origins read, one of each place.
const SHARED: [&str; 4] =
    ["/api/v1/404.json", "/cards/en/404.svg", "/embed.js", "/app-0123456789abcdef.js"];
/// Some that they need not.
const OWN: [&str; 4] = ["/", "/301/", "/sw.js", "/overlay.json"];

/// A path with its `*`, and the fields for it.
#[derive(Debug, PartialEq, Eq)]
struct Rule {
    path: String,
    fields: Vec<(String, String)>,
}

/// One check a file: whether it gets what it should and nothing else.
pub fn faults(project: &Project, site: &Site) -> Result<Vec<(String, Vec<String>)>> {
    let rules = parse(&project.read(FILE)?)?;
    let mut checks = Vec::new();
    let mut paths = vec!["/".to_owned()];
    for item in fs::read_dir(site.root())? {
        let item = item?;
        let name = item.file_name().to_string_lossy().into_owned();
        let beside = ENDINGS.iter().any(|ending| name.ends_with(&format!(".{ending}")));
        // A module under such a name is a stand-in of ours.
        if item.path().is_file() && !beside && !name.ends_with(".mjs") {
            paths.push(format!("/{name}"));
        }
    }
    paths.sort();
    for path in &paths {
        let wanted = is_hashed(path).then_some(IMMUTABLE);
        checks.push(check(&rules, path, "Cache-Control", wanted));
    }
    for path in SHARED.iter().chain(&OWN) {
        let wanted = SHARED.contains(path).then_some("*");
        checks.push(check(&rules, path, "Access-Control-Allow-Origin", wanted));
    }
    checks.push(check(&rules, "/301/", "X-Content-Type-Options", Some("nosniff")));
    for path in ["/choose/choose.zh.mmd", "/anki/status-atlas.apkg"] {
        checks.push(check(&rules, path, "Content-Type", Some(offline::kind::of_path(path).mime)));
    }
    for Rule { path, .. } in rules.iter().filter(|rule| rule.path.ends_with("-*")) {
        let used = paths.iter().any(|found| matches(path, found));
        let fault = (!used).then(|| "no file of the site is meant".to_owned());
        checks.push((format!("{FILE}: {path}"), fault.into_iter().collect()));
    }
    Ok(checks)
}

fn check(rules: &[Rule], path: &str, name: &str, wanted: Option<&str>) -> (String, Vec<String>) {
    let found = field(rules, path, name);
    let wanted: Vec<&str> = wanted.into_iter().collect();
    let fault = (found != wanted).then(|| format!("{name} is {found:?}, wanted {wanted:?}"));
    (format!("{FILE}: {path}"), fault.into_iter().collect())
}

/// Every value that the rules give a field of a path: hosts join them, so there should be one.
fn field<'a>(rules: &'a [Rule], path: &str, name: &str) -> Vec<&'a str> {
    let rules = rules.iter().filter(|rule| matches(&rule.path, path));
    let fields = rules.flat_map(|rule| &rule.fields);
    fields
        .filter(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
        .collect()
}

fn matches(rule: &str, path: &str) -> bool {
    match rule.split_once('*') {
        Some((begins, ends)) => path
            .strip_prefix(begins)
            .is_some_and(|rest| rest.len() >= ends.len() && rest.ends_with(ends)),
        None => rule == path,
    }
}

/// Whether a name has a hash in it: `app-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let stem = path.split('.').next().unwrap_or_default().trim_end_matches("_bg");
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() >= 12 && hash.chars().all(|digit| digit.is_ascii_hexdigit())
}

fn parse(text: &str) -> Result<Vec<Rule>> {
    let mut rules: Vec<Rule> = Vec::new();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    for line in lines {
        if line.starts_with('/') {
            rules.push(Rule { path: line.to_owned(), fields: Vec::new() });
            continue;
        }
        let (name, value) =
            line.trim().split_once(": ").with_context(|| format!("{FILE}: no field: {line}"))?;
        let rule = rules.last_mut().with_context(|| format!("{FILE}: of no path: {line}"))?;
        rule.fields.push((name.to_owned(), value.to_owned()));
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_and_matched() {
        let rules = parse("# x\n/*\n  A: 1\n\n/api/*\n  B: 2\n# C: 3\n/*.mmd\n  A: 4\n").unwrap();
        assert_eq!(field(&rules, "/api/x.json", "b"), ["2"]);
        assert_eq!(field(&rules, "/x/y.mmd", "A"), ["1", "4"]);
        assert_eq!(field(&rules, "/", "C"), [""; 0]);
        assert!(parse("  A: 1\n").is_err());
        assert!(parse("/x\n  A\n").is_err());
    }

    #[test]
    fn hashes_are_told_from_words() {
        assert!(
            is_hashed("/app-810e0474a2e1b98_bg.wasm") && is_hashed("/boot-a4208ba5fa8d440f.js")
        );
        assert!(!is_hashed("/status-atlas.html") && !is_hashed("/icon-maskable-512.png"));
    }
}
