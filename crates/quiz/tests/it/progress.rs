//! Progress: written, read, migrated, merged, taken back.

use proptest::prelude::*;
use quiz::card::{Card, Kind};
use quiz::fsrs::Grade;
use quiz::progress::{Given, Progress, Unreadable, from_code, to_code};

const NOW: i64 = 1_767_600_000;
const DAY: i64 = 86_400;
const GRADES: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

fn card(code: u16, kind: usize) -> Card {
    Card { code: model::StatusCode::new(code).unwrap(), kind: Kind::ALL[kind % 8] }
}

fn given() -> impl Strategy<Value = Given> {
    (400_u16..412, 0_usize..8, 0_usize..5, 400_u16..412, 0_i64..9).prop_map(
        |(code, kind, grade, other, days)| {
            let grade = GRADES.get(grade).copied();
            Given {
                card: card(code, kind),
                right: grade.is_none_or(|grade| grade != Grade::Again),
                grade,
                mistaken_for: Some(card(other, 0).code).filter(|_| code != other),
                now: NOW + days * DAY,
                day: NOW / DAY + days,
            }
        },
    )
}

fn progress() -> impl Strategy<Value = Progress> {
    prop::collection::vec(given(), 0..60).prop_map(|mut answers| {
        answers.sort_by_key(|given| given.now);
        let mut progress = Progress::default();
        for given in answers {
            progress.answer(given);
        }
        progress
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(progress in progress()) {
        let text = progress.to_string();
        let read = Progress::read(&text).unwrap();
        // Numbers are rounded once, and never again.
        prop_assert_eq!(read.to_string(), text);
        prop_assert_eq!(read.cards.len(), progress.cards.len());
        prop_assert_eq!(&read.days, &progress.days);
        prop_assert_eq!(&read.pairs, &progress.pairs);
        prop_assert_eq!(&read.missed, &progress.missed);
    }

    #[test]
    fn an_answer_taken_back_was_never_given(mut progress in progress(), given in given()) {
        let before = progress.clone();
        let undo = progress.answer(given);
        prop_assert_ne!(&progress, &before);
        progress.undo(&undo);
        prop_assert_eq!(progress, before);
    }

    #[test]
    fn merging_twice_is_merging_once(one in progress(), other in progress()) {
        let mut merged = one.clone();
        merged.merge(&other);
        for progress in [&one, &other] {
            for (card, memory) in &progress.cards {
                prop_assert!(merged.memory(*card).unwrap().last >= memory.last);
            }
        }
        let once = merged.clone();
        merged.merge(&other);
        merged.merge(&one);
        prop_assert_eq!(merged, once);
    }

    #[test]
    fn a_code_carries_what_is_remembered(progress in progress()) {
        let code = to_code(&progress);
        let read = from_code(&code).unwrap();
        prop_assert_eq!(to_code(&read), code);
        prop_assert_eq!(read.cards.len(), progress.cards.len());
        for ((card, memory), (found, other)) in progress.cards.iter().zip(&read.cards) {
            prop_assert_eq!(card, found);
            prop_assert!((memory.stability - other.stability).abs() < 0.006);
            prop_assert!(memory.due - other.due < 120);
            prop_assert_eq!((memory.stage, memory.reps, memory.lapses), (other.stage, other.reps, other.lapses));
        }
    }

    #[test]
    fn a_slip_in_a_code_is_noticed(progress in progress(), at in 1_usize..400, with in "[A-Za-z0-9]") {
        let code = to_code(&progress);
        let at = at % code.len().max(2);
        let mut slipped = code.clone();
        slipped.replace_range(at..=at, &with);
        // What is left of the last bits of the text says nothing.
        let same = from_code(&slipped).is_none_or(|read| to_code(&read) == code);
        prop_assert!(slipped == code || at == 0 || same, "{code} {slipped}");
    }

    #[test]
    fn nothing_unreadable_breaks_it(text in "\\PC{0,200}") {
        let _ = Progress::read(&text);
        let _ = Progress::read(&format!("status-atlas.quiz 2\n{text}"));
        let _ = from_code(&text);
        let _ = from_code(&format!("1{text}"));
    }
}

#[test]
fn version_1_is_taken_over() {
    let text = "status-atlas.quiz 1\nretention 85\ncard 409.recall 12500 5112 1768600000 1767600000 3 1\nday 20458 7 2\n";
    let progress = Progress::read(text).unwrap();
    assert_eq!(
        progress.to_string(),
        "status-atlas.quiz 2\nretention 85\nnew 20\ncard 409.recall 2 0 125000 51120 1768600000 1767600000 3 1\nday 20458 7 2 0\n"
    );
}

#[test]
fn what_cannot_be_read_is_told_apart() {
    for (text, want) in [
        ("", Unreadable::Line(1)),
        ("{\"cards\":[]}", Unreadable::Line(1)),
        ("status-atlas.quiz 0\n", Unreadable::Line(1)),
        ("status-atlas.quiz 3\nanything", Unreadable::Newer(3)),
        ("status-atlas.quiz 2\ncard 409.recall 2 0 1", Unreadable::Line(2)),
        ("status-atlas.quiz 2\nretention 90\ncard 409.recall 2 0 0 0 2 1 1 1", Unreadable::Line(3)),
        ("status-atlas.quiz 2\nretention 9000", Unreadable::Line(2)),
        ("status-atlas.quiz 2\ncard 40.recall 2 0 9 20000 2 1 1 1", Unreadable::Line(2)),
    ] {
        assert_eq!(Progress::read(text), Err(want), "{text}");
    }
    let later = "status-atlas.quiz 2\nfuture 1 2 3\nretention 80\n";
    assert_eq!(Progress::read(later).unwrap().retention, 80);
}

/// A code that was taken over is kept as text: what one refuses, the other must refuse, too.
#[test]
fn a_code_with_settings_out_of_bounds_is_refused() {
    for (retention, new_a_day) in [(69, 20), (98, 20), (255, 20), (90, 101)] {
        let code = to_code(&Progress { retention, new_a_day, ..Progress::default() });
        assert_eq!(from_code(&code), None, "{retention} {new_a_day}");
    }
    let most = Progress { retention: 97, new_a_day: 100, ..Progress::default() };
    assert_eq!(from_code(&to_code(&most)), Some(most));
}

#[test]
fn a_code_gives_no_stability_beyond_the_schedulers() {
    let mut progress = Progress::default();
    let given = Given {
        card: card(409, 6),
        right: true,
        grade: Some(Grade::Good),
        mistaken_for: None,
        now: NOW,
        day: 1,
    };
    progress.answer(given);
    progress.cards[0].1.stability = 1e12;
    let read = from_code(&to_code(&progress)).unwrap();
    assert_eq!(read.cards[0].1.stability, 36_500.0);
    assert_eq!(from_code(&to_code(&read)), Some(read));
}

#[test]
fn a_mistake_is_mended_by_two_right_answers() {
    let mut progress = Progress::default();
    let given = |right| Given {
        card: card(409, 0),
        right,
        grade: None,
        mistaken_for: None,
        now: NOW,
        day: NOW / DAY,
    };
    for (right, missed) in [(true, 0), (false, 1), (true, 1), (false, 1), (true, 1), (true, 0)] {
        progress.answer(given(right));
        assert_eq!(progress.missed.len(), missed);
    }
    assert!(progress.cards.is_empty(), "nothing was scheduled");
}
