//! Shared quizzes: the same questions in the same order, in every version of a major one.

use crate::material::both;
use quiz::deck::Deck;
use quiz::material::Material;
use quiz::progress::Progress;
use quiz::session::{Mode, Session};
use std::fmt::Write;

/// The questions of a shared quiz: cards, variants, and what the choices stand for.
fn questions(material: &Material, deck: &str, seed: &str) -> String {
    let deck = Deck::parse(material, deck).unwrap();
    let mut session = Session::new(material, deck, Mode::Shared, seed);
    while session.ask(material, &Progress::default(), 0, 0) {}
    let mut text = String::new();
    for asked in &session.asked {
        let question = &asked.question;
        write!(text, "{} {}:", question.card, question.variant).unwrap();
        for choice in &question.choices {
            match choice.code {
                Some(code) => write!(text, " {code}").unwrap(),
                None => write!(text, " {}", u8::from(choice.right)).unwrap(),
            }
        }
        text.push('\n');
    }
    text
}

/// The golden file changes with a new major version only: a link that was shared must go on
/// giving the same questions. Where content has to change a question, append instead: new cards
/// do not enter `content/quiz-pool.txt`. `UPDATE_SHARED=1` writes it anew.
#[test]
fn links_that_were_shared_give_the_same_questions() {
    const GOLDEN: &str = include_str!("shared.golden");
    let mut text = String::new();
    let [zh, en] = both();
    for deck in ["document", "all", "redirects", "auth", "proxy", "caching", "3xx", "vendor", "409"]
    {
        for seed in ["7x3k", "aaaa"] {
            let questions = questions(&zh, deck, seed);
            assert_eq!(questions, self::questions(&en, deck, seed), "languages differ");
            write!(text, "# {deck} {seed}\n{questions}").unwrap();
        }
    }
    if std::env::var_os("UPDATE_SHARED").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/shared.golden");
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(text, GOLDEN);
}

/// Fields that a 104 and a 449 were wrongly said to need: still in the pool, no longer asked for.
const WITHDRAWN: [&str; 2] = ["Location", "Ms-Echo-Request"];

#[test]
fn a_round_asks_of_many_codes() {
    let [zh, _] = both();
    let session = Session::new(&zh, Deck::All, Mode::Exam, "x");
    assert_eq!(session.asked.len(), 20);
    let mut codes: Vec<_> = session.asked.iter().map(|asked| asked.question.card.code).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 20);
    let pool: Vec<_> =
        zh.pool.iter().map(|(card, variant)| (zh.variants(*card), variant)).collect();
    assert!(pool.len() > 300);
    let gone = pool.iter().filter(|(known, variant)| !known.contains(variant));
    let gone: Vec<&str> = gone.map(|(_, variant)| variant.as_str()).collect();
    assert_eq!(gone, WITHDRAWN);
}

#[test]
fn free_rounds_do_not_ask_siblings_in_a_row() {
    let [zh, _] = both();
    let mut session = Session::new(&zh, Deck::parse(&zh, "auth").unwrap(), Mode::Free, "x");
    for _ in 0..200 {
        assert!(session.ask(&zh, &Progress::default(), 0, 0));
    }
    for pair in session.asked.windows(2) {
        assert_ne!(pair[0].question.card.code, pair[1].question.card.code);
    }
}
