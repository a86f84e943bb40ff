//! Another document in the place of the original: its quiz has no claims, and everything else.

use content::atlas::Atlas;
use content::files::Files;
use model::Lang;
use quiz::deck::Deck;
use quiz::progress::Progress;
use quiz::session::{Mode, Session};
use quiz::wire::read_material;
use std::fs;
use std::path::Path;

/// The project's files around the example that README.md shows.
fn files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("a text");
    let (_, example) = readme.split_once("```markdown\n").expect("an example");
    let document = example.split_once("```").expect("it ends").0.to_owned();
    Files { document, ..Files::read(root).expect("is readable") }
}

#[test]
fn a_quiz_about_another_document_asks_full_rounds_without_claims() {
    let files = files();
    let (atlas, _) = Atlas::check(&files);
    let json = content::quiz::json(&atlas);
    for lang in Lang::ALL {
        let material = read_material(&json, lang).expect("is readable");
        assert!(material.claims.is_empty());
        for mode in [Mode::Shared, Mode::Exam, Mode::Spaced, Mode::Free] {
            let mut session = Session::new(&material, Deck::All, mode, "7x3k");
            while session.asked.len() < 10 && session.ask(&material, &Progress::default(), 0, 0) {}
            assert!(session.asked.len() >= 10, "{mode:?}: {}", session.asked.len());
        }
        let deck = Deck::parse(&material, "document").expect("a deck");
        let session = Session::new(&material, deck, Mode::Exam, "7x3k");
        let codes = session.asked.iter().map(|asked| asked.question.card.code.number());
        assert!(codes.clone().count() > 0 && codes.clone().all(|code| code == 404));
    }
}
