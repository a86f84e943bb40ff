//! The invariants of ARCHITECTURE.md that a program can check.

use std::fs;
use std::path::{Path, PathBuf};

/// Files over this many lines want to be two.
const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The project's own files below `folder`, but for what builds and tools put there.
fn files(folder: &str) -> Vec<PathBuf> {
    let skipped = [".git", "target", "dist", "node_modules", "corpus", "artifacts"];
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for item in fs::read_dir(&folder).expect("a folder") {
            let path = item.expect("an item").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !skipped.contains(&name.as_str()) {
                open.push(path);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "{folder} is empty");
    found.sort();
    found
}

fn sources(folder: &str) -> Vec<(String, String)> {
    let rust = files(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"));
    rust.map(|path| (name(&path), fs::read_to_string(&path).expect("a text"))).collect()
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned()
}

fn manifest(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("a manifest")
}

#[test]
fn only_the_platform_touches_the_browser() {
    for (name, text) in sources("src") {
        if name.starts_with("src/platform/") {
            continue;
        }
        assert!(!text.contains("js_sys"), "{name} names js_sys");
        // Events reach a view as values; it may name their types and call the platform.
        let named = text.matches("web_sys::").count();
        let events = [
            "Event",
            "KeyboardEvent",
            "{Event, KeyboardEvent}",
            "{Event, MouseEvent}",
            "{Event, KeyboardEvent, MouseEvent}",
            "Element",
        ];
        let allowed: usize =
            events.iter().map(|kind| boundary(&text, &format!("web_sys::{kind}"))).sum();
        assert_eq!(named, allowed, "{name} names more of web_sys than the types of events");
    }
}

/// How often `path` stands in `text` and is not the beginning of a longer name.
fn boundary(text: &str, path: &str) -> usize {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices(path).filter(|(at, _)| ends(&text[at + path.len()..])).count()
}

#[test]
fn markdown_is_known_to_content_alone() {
    for folder in
        ["src", "crates/model", "crates/quiz", "crates/redirect", "crates/search", "xtask"]
    {
        for (name, text) in sources(folder) {
            assert!(!text.contains("pulldown_cmark"), "{name}");
            assert!(!text.contains("inner_html") && !text.contains("innerHTML"), "{name}");
        }
    }
    assert!(!manifest("Cargo.toml").contains("pulldown"));
}

/// Foreign text (an address, `overlay.json`, what a worker has seen) reaches a page as text.
#[test]
fn scripts_make_no_markup_and_run_no_text() {
    let ways = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "createContextualFragment",
        "DOMParser",
        "setHTML",
        "eval(",
        "Function(",
        "javascript:",
    ];
    let scripts =
        files("src/scripts").into_iter().filter(|path| path.extension().is_some_and(|e| e == "js"));
    let mut count = 0;
    for path in scripts {
        count += 1;
        let text = fs::read_to_string(&path).expect("a text");
        for way in ways {
            assert!(!text.contains(way), "{} uses {way}", name(&path));
        }
    }
    assert!(count > 20, "{count} scripts");
}

/// Whatever the tasks build, run or test is what the lock files say.
#[test]
fn cargo_runs_with_its_lock_file() {
    let commands = ["run", "test", "bench", "clippy", "fetch", "metadata", "tree"];
    let begins = commands.map(|name| [format!("\"cargo {name} "), format!("'cargo {name} ")]);
    let begins: Vec<String> = begins.into_iter().flatten().collect();
    let mut texts = sources("xtask/src");
    texts
        .extend([".cargo/config.toml", "Trunk.toml"].map(|path| (path.to_owned(), manifest(path))));
    let mut count = 0;
    for (name, text) in texts {
        // Messages name commands, too.
        let lines =
            text.lines().filter(|line| !line.contains("context(") && !line.contains("ensure!"));
        for line in lines {
            if line.starts_with("xtask = ") || begins.iter().any(|begin| line.contains(begin)) {
                count += 1;
                assert!(line.contains("--locked"), "{name}: {line}");
            }
        }
    }
    assert!(count >= 12, "{count} commands");
}

#[test]
fn crates_depend_only_downwards() {
    let ours =
        ["content", "quiz", "redirect", "search", "status-atlas", "leptos", "web-sys", "js-sys"];
    for (path, allowed) in [
        ("crates/model", &[][..]),
        ("crates/search", &["model"][..]),
        ("crates/redirect", &["model"][..]),
        ("crates/quiz", &["model", "redirect"][..]),
    ] {
        // Tests and examples may look anywhere.
        let text = manifest(&format!("{path}/Cargo.toml"));
        let text = text.split("[dev-dependencies]").next().unwrap_or_default();
        for other in ours {
            let named = text.lines().any(|line| {
                line.starts_with(&format!("{other}.")) || line.starts_with(&format!("{other} ="))
            });
            assert!(!named || allowed.contains(&other), "{path} depends on {other}");
        }
    }
}

#[test]
fn ssr_and_hydrate_are_never_one_build() {
    let text = manifest("Cargo.toml");
    assert!(text.contains("required-features = [\"hydrate\"]"));
    assert!(text.contains("required-features = [\"ssr\"]"));
    assert!(!text.contains("default = ["), "neither is on by default");
}

#[test]
fn files_are_short_and_have_no_unfinished_marks() {
    for folder in ["src", "crates", "xtask", "tests", "style"] {
        for path in files(folder) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let is_code = path.extension().is_some_and(|e| e == "rs" || e == "css" || e == "js");
            let lines = text.lines().count();
            assert!(!is_code || lines <= LONGEST, "{} has {lines} lines", name(&path));
            let marks =
                ["TO".to_owned() + "DO", "FIX".to_owned() + "ME", "#[ign".to_owned() + "ore"];
            for mark in marks {
                assert!(!text.contains(&mark), "{} has {mark}", name(&path));
            }
        }
    }
}

#[test]
fn every_source_file_says_what_it_is_for() {
    for folder in ["src", "crates", "xtask/src", "tests"] {
        for (name, text) in sources(folder) {
            let first = text.lines().next().unwrap_or_default();
            let documented = text.contains("//!") || text.contains("///");
            assert!(!first.trim().is_empty(), "{name} begins with an empty line");
            assert!(documented, "{name} has no documentation");
        }
    }
}

#[test]
fn style_rules_are_layered_and_name_no_address() {
    for path in files("style").iter().filter(|path| path.extension().is_some_and(|e| e == "css")) {
        let text = fs::read_to_string(path).expect("a text");
        assert!(!text.contains("url("), "{} refers to a file", name(path));
        assert!(!text.contains("@import"), "{}", name(path));
        assert!(text.contains("@layer"), "{} is outside the layers", name(path));
    }
}

#[test]
fn the_documents_text_appears_nowhere_else() {
    let document = manifest("content/http-status.md");
    let longest = document.lines().max_by_key(|line| line.chars().count()).expect("a line");
    for (name, text) in sources("src").into_iter().chain(sources("crates")) {
        assert!(!text.contains(longest), "{name} repeats the document");
    }
}
