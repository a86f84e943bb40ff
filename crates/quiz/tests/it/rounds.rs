//! A round that is written and read again goes on as it would have.

use crate::material::both;
use proptest::prelude::*;
use quiz::deck::Deck;
use quiz::material::Material;
use quiz::progress::Progress;
use quiz::question::{Answer, Form};
use quiz::session::{Mode, Round, Session, Unreadable};
use std::sync::LazyLock;

static CHINESE: LazyLock<Material> = LazyLock::new(|| {
    let [zh, _] = both();
    zh
});

const MODES: [Mode; 4] = [Mode::Spaced, Mode::Free, Mode::Exam, Mode::Shared];

/// A round some questions long, each answered in its way but for the last.
fn round(material: &Material, mode: Mode, seed: &str) -> Round {
    let mut session = Session::new(material, Deck::All, mode, seed);
    while session.asked.len() < 6 && session.ask(material, &Progress::default(), 0, 0) {}
    let last = session.asked.len() - 1;
    for (at, asked) in session.asked.iter_mut().enumerate() {
        asked.marked = at % 3 == 1;
        asked.answer = (at < last).then(|| match asked.question.form {
            Form::Choose => Answer::Chosen(at % 2),
            Form::Type => Answer::Typed("４0 \u{1F375}".to_owned()),
            Form::Order => Answer::Ordered(vec![2, 0, 1]),
        });
    }
    Round { session, at: last, left: (mode == Mode::Exam).then_some(840) }
}

/// What a learner sees of a round.
fn seen(round: &Round) -> String {
    let Round { session, at, left } = round;
    let asked = &session.asked;
    format!("{:?} {} {:?} {at} {left:?} {asked:?}", session.deck.id(), session.seed, session.mode)
}

#[test]
fn a_round_is_read_as_it_was_written() {
    let [zh, en] = both();
    for material in [&zh, &en] {
        for mode in MODES {
            for seed in ["7x3k", "aaaa", "2222"] {
                let mut round = round(material, mode, seed);
                let mut read = Round::read(material, &round.write()).unwrap();
                assert_eq!(seen(&read), seen(&round));
                // And both go on alike.
                for it in [&mut round, &mut read] {
                    it.session.ask(material, &Progress::default(), 0, 0);
                }
                assert_eq!(seen(&read), seen(&round));
            }
        }
    }
}

#[test]
fn a_seed_keeps_its_last_sign() {
    let [zh, _] = both();
    let text = round(&zh, Mode::Free, "7x3k\r").write();
    assert_eq!(Round::read(&zh, &text).unwrap().write(), text);
}

#[test]
fn a_text_of_something_else_is_refused() {
    let [zh, _] = both();
    let text = round(&zh, Mode::Shared, "7x3k").write();
    for other in [
        String::new(),
        "round 2\n".to_owned(),
        text.replace("deck all", "deck nowhere"),
        text.replace("mode shared", "mode other"),
        text.replace("seed 7x3k\n", ""),
        text.replace("at 5", "at 6"),
        text.replace("asked ", "asked 999999.recall "),
        text.replace(" 0 ", " 0 x"),
    ] {
        assert_eq!(Round::read(&zh, &other).err(), Some(Unreadable), "{other}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(round 1\n)?((mode|seed|at|left|deck|asked) [ -~]{0,20}\n){0,6}") {
        let _ = Round::read(&CHINESE, &text);
    }
}
