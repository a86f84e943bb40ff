//! Our names beside lists that others keep. Every difference is named here, with its reason.

use crate::atlas::files;
use content::atlas::Atlas;
use content::registry::{SNAPSHOT, read};
use model::Registry;
use std::collections::BTreeMap;

/// A difference: the code, what the list says (nothing where it lacks the code), why.
type Exception = (u16, &'static str, &'static str);

const OLD_TITLE: &str = "named after RFC 4918 or RFC 7231; RFC 9110 renamed it";
const TEAPOT: &str = "a joke of RFC 2324; the registry has it as unused";
const LATER: &str = "registered for a time, and not taken up";
const NO_NAME: &str = "the registry has it as unused, so the list leaves it out";

/// The names of registered codes, ours without what the registry puts behind the name.
fn ours() -> BTreeMap<u16, String> {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let registered = atlas.codes.values().filter(|file| file.registry != Registry::Unregistered);
    registered.map(|file| (file.code.number(), file.name.clone())).collect()
}

fn check(list: &str, theirs: &BTreeMap<u16, String>, exceptions: &[Exception]) {
    let ours = ours();
    let mut differences: Vec<(u16, &str)> = Vec::new();
    for code in ours.keys().chain(theirs.keys()) {
        if ours.get(code) != theirs.get(code) {
            let difference = (*code, theirs.get(code).map_or("", String::as_str));
            if !differences.contains(&difference) {
                differences.push(difference);
            }
        }
    }
    differences.sort_unstable();
    let named: Vec<(u16, &str)> = exceptions.iter().map(|(code, name, _)| (*code, *name)).collect();
    assert_eq!(differences, named, "{list}: the differences, and those that are named");
    assert!(exceptions.iter().all(|(.., reason)| !reason.is_empty()));
}

fn lines(text: &str) -> BTreeMap<u16, String> {
    let row = |line: &str| {
        let (code, name) = line.split_once(' ')?;
        Some((code.parse().ok()?, name.to_owned()))
    };
    text.lines().filter_map(row).collect()
}

#[test]
fn the_registry() {
    let theirs = read(SNAPSHOT).expect("the snapshot is readable");
    let names = theirs.into_iter().map(|(code, row)| (code, row.description)).collect();
    check(
        "IANA",
        &names,
        &[
            (
                104,
                "Upload Resumption Supported (TEMPORARY - registered 2024-11-13, extension registered 2025-09-15, expires 2026-11-13)",
                "the name without its term",
            ),
            (510, "Not Extended (OBSOLETED)", "the name without its state"),
        ],
    );
}

#[test]
fn the_crate_http() {
    let all = (100..1000).filter_map(|code| {
        let status = http::StatusCode::from_u16(code).ok()?;
        Some((code, status.canonical_reason()?.to_owned()))
    });
    check(
        "http",
        &all.collect(),
        &[
            (104, "", LATER),
            (203, "Non Authoritative Information", "spelt without its hyphen"),
            (306, "", NO_NAME),
            (413, "Payload Too Large", OLD_TITLE),
            (418, "I'm a teapot", TEAPOT),
            (422, "Unprocessable Entity", OLD_TITLE),
        ],
    );
}

#[test]
fn node() {
    check(
        "Node 20.20.2",
        &lines(include_str!("../parity/node-20.20.2.txt")),
        &[
            (104, "", LATER),
            (306, "", NO_NAME),
            (413, "Payload Too Large", OLD_TITLE),
            (418, "I'm a Teapot", TEAPOT),
            (422, "Unprocessable Entity", OLD_TITLE),
            (509, "Bandwidth Limit Exceeded", "a vendor's, taken up by the list"),
        ],
    );
}

#[test]
fn python() {
    check(
        "Python 3.13.0",
        &lines(include_str!("../parity/python-3.13.0.txt")),
        &[(104, "", LATER), (306, "", NO_NAME), (418, "I'm a Teapot", TEAPOT)],
    );
}

/// Where IANA's references name a section of RFC 9110, our `spec` names the same.
#[test]
fn the_sections_are_the_registrys() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let mut count = 0;
    for (code, row) in read(SNAPSHOT).expect("the snapshot is readable") {
        let Some(section) = row.reference.strip_prefix("[RFC9110, Section ") else { continue };
        let file = atlas.codes.values().find(|file| file.code.number() == code).expect("a file");
        assert_eq!(file.members["spec"]["section"], section.trim_end_matches(']'), "{code}");
        count += 1;
    }
    assert!(count > 40, "{count} sections compared");
}

/// The names of a library's own list, in its order; a code may have several.
fn listed(list: &str) -> BTreeMap<u16, Vec<String>> {
    let mut names: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for line in list.lines() {
        let (code, name) = line.split_once(' ').expect("a code and its name");
        names.entry(code.parse().expect("a code")).or_default().push(name.to_owned());
    }
    names
}

/// Each library's list was taken from what the library itself says: `rust_http` from `status.rs` of the
/// crate 1.5.0, `go` from `net/http/status.go` of 1.27.3, `python` from `Lib/http/__init__.py` of 3.13
/// and later, `node` by asking `http2.constants` of 20.20.2, `java`, `dotnet` and `php_symfony` from the
/// sources that `content/constants.toml` cites.
#[test]
fn the_names_in_code() {
    let lists = [
        include_str!("../parity/names/rust_http.txt"),
        include_str!("../parity/names/go.txt"),
        include_str!("../parity/names/python.txt"),
        include_str!("../parity/names/node.txt"),
        include_str!("../parity/names/java.txt"),
        include_str!("../parity/names/dotnet.txt"),
        include_str!("../parity/names/php_symfony.txt"),
    ];
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    assert_eq!(atlas.libraries.len(), lists.len());
    for (library, list) in atlas.libraries.iter().zip(lists) {
        let split = |names: &String| names.split(" / ").map(str::to_owned).collect();
        let ours: BTreeMap<u16, Vec<String>> =
            library.names.iter().map(|(code, names)| (*code, split(names))).collect();
        assert_eq!(ours, listed(list), "{}", library.title);
    }
}

/// The names that Python 3.13 made aliases are not the ones to write first.
#[test]
fn pythons_old_names_are_aliases() {
    let files = files();
    let libraries = Atlas::check(&files).0.libraries;
    let python =
        libraries.iter().find(|library| library.title.starts_with("Python")).expect("Python");
    for (code, first) in [
        (413, "HTTPStatus.CONTENT_TOO_LARGE / "),
        (414, "HTTPStatus.URI_TOO_LONG / "),
        (416, "HTTPStatus.RANGE_NOT_SATISFIABLE / "),
        (422, "HTTPStatus.UNPROCESSABLE_CONTENT / "),
    ] {
        assert!(python.names[&code].starts_with(first), "{code}: {}", python.names[&code]);
    }
}
