//! A bundle, read back as the worker reads it.

use offline::{Bundle, Pack, base64, hex};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn build(worker: &str) -> Value {
    let line = worker.lines().next().expect("a line");
    let json = line.trim_start_matches("const BUILD = ").trim_end_matches(';');
    serde_json::from_str(json).expect("JSON")
}

/// A file of a pack; none where the pack does not have it.
fn unpacked(pack: &[u8], path: &str) -> Option<Vec<u8>> {
    let end = pack.iter().position(|byte| *byte == b'\n').expect("a table");
    let (table, bytes) = (&pack[..end], &pack[end + 1..]);
    let table: HashMap<String, Vec<usize>> = serde_json::from_slice(table).expect("a table");
    let piece = |piece: &[usize]| bytes[piece[0]..piece[0] + piece[1]].to_vec();
    Some(table.get(path)?.chunks(2).flat_map(piece).collect())
}

#[test]
fn every_file_can_be_had_again() {
    let style = "a{color:red}".repeat(40);
    let page = |text: &str| format!("<style>{style}</style><p>{text}</p>");
    let files = [
        ("index.html", page("atlas")),
        ("301/index.html", page("301")),
        ("en/301/index.html", page("301 in English")),
        ("api/v1/301.json", "{}".to_owned()),
        ("app-0.js", "let a;".to_owned()),
        ("icon.png", "png".to_owned()),
        ("screens/wide.png", "large".to_owned()),
        ("sw.js", "an earlier one".to_owned()),
        ("offline-0.txt", "an earlier one".to_owned()),
        ("index.html.br", "compressed".to_owned()),
        ("app-0.js.gz", "compressed".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    let dist = site(&files);
    let bundle = Bundle::of(dist.path(), "worker();").expect("a bundle");
    let summary = bundle.write(dist.path()).expect("written");
    assert_eq!((summary.files, summary.packed), (6, 4));
    let worker = fs::read_to_string(dist.path().join("sw.js")).expect("a worker");
    assert!(worker.ends_with("worker();"));
    let build = build(&worker);
    assert_eq!(build["id"], bundle.id);
    let name = build["pack"][0].as_str().expect("a name");
    let pack = fs::read(dist.path().join(name)).expect("a pack");
    assert_eq!(build["pack"][1], base64(&pack));
    assert_eq!(name, format!("offline-{}.txt", &hex(&pack)[..16]));
    assert!(pack.len() < 2 * style.len(), "the style sheet is there once: {}", pack.len());
    for (path, text) in &files[..6] {
        let file = &build["files"][path];
        assert_eq!(file[0], base64(text.as_bytes()), "{path}");
        let apart = path.ends_with(".js") || path.ends_with(".png");
        assert_eq!(file[2], u8::from(!apart), "{path}");
        assert_eq!(unpacked(&pack, path), (!apart).then(|| text.as_bytes().to_vec()), "{path}");
    }
    let kind =
        &build["types"][usize::try_from(build["files"]["app-0.js"][1].as_u64().expect("a place"))
            .expect("a place")];
    assert_eq!(kind, "text/javascript; charset=utf-8");
}

#[test]
fn a_build_is_named_after_all_that_is_in_it() {
    let id = |files: &[(&str, &str)], worker: &str| {
        Bundle::of(site(files).path(), worker).expect("a bundle").id
    };
    let one = id(&[("index.html", "a"), ("app.js", "b")], "w");
    assert_eq!(one, id(&[("app.js", "b"), ("index.html", "a")], "w"));
    for (files, worker) in [
        (&[("index.html", "a"), ("app.js", "c")], "w"),
        (&[("index.html", "A"), ("app.js", "b")], "w"),
        (&[("index.htm", "a"), ("app.js", "b")], "w"),
        (&[("index.html", "a"), ("app.js", "b")], "v"),
    ] {
        assert_ne!(one, id(files, worker), "{files:?} {worker}");
    }
}

#[test]
fn a_site_that_is_not_there_is_named() {
    let error = Bundle::of(Path::new("/nowhere at all"), "").expect_err("no site");
    assert!(error.to_string().contains("/nowhere at all"), "{error}");
}

proptest! {
    #[test]
    fn a_pack_gives_back_what_it_was_given(
        words in prop::collection::vec("[ab]{0,400}", 1..8),
        files in prop::collection::vec(prop::collection::vec(0..8_usize, 0..12), 1..8),
    ) {
        let mut pack = Pack::default();
        let word = |at: &usize| words[at % words.len()].as_str();
        let files: Vec<String> = files.iter().map(|file| file.iter().map(word).collect()).collect();
        for (at, file) in files.iter().enumerate() {
            pack.add(&at.to_string(), file.as_bytes());
        }
        let pack = pack.file();
        for (at, file) in files.iter().enumerate() {
            prop_assert_eq!(unpacked(&pack, &at.to_string()), Some(file.as_bytes().to_vec()));
        }
    }
}
