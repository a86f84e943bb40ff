//! Progress: written, read, migrated, merged, taken back.

use proptest::prelude::*;
use quiz::card::{Card, Kind};
use quiz::fsrs::Grade;
use quiz::progress::{Given, Progress, Unreadable, from_code, text_of, to_code};
use quiz::{queue, stats};

const NOW: i64 = 1_767_600_000;
const DAY: i64 = 86_400;
/// When all of the answers made up here have been given.
const LATER: i64 = NOW + 9 * DAY;
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

    /// 1970 west of UTC, 1969, a battery that is empty, the end of time.
    #[test]
    fn whatever_the_clock_shows_what_is_kept_is_read(
        answers in prop::collection::vec((given(), any::<i64>(), any::<i64>(), 0_u8..8), 1..30),
    ) {
        let mut progress = Progress::default();
        for (mut given, now, day, how) in answers {
            let wrong = how % 4;
            (given.now, given.day) = match wrong {
                0 => (now, day),
                1 => (now % (3 * DAY), day % 3),
                2 => (i64::MIN + now.rem_euclid(3), i64::MAX - day.rem_euclid(3)),
                _ => (given.now, given.day),
            };
            let undo = progress.answer(given);
            if how > 6 {
                progress.undo(&undo);
            }
            let text = progress.to_string();
            let read = Progress::read(&text);
            prop_assert!(read.is_ok(), "{:?} of\n{}", read, text);
            prop_assert_eq!(read.unwrap().to_string(), text);
            let code = to_code(&progress);
            prop_assert_eq!(from_code(&code).map(|read| to_code(&read)), Some(code));
        }
        stats::forecast(&progress, NOW, |time| time.div_euclid(DAY));
        stats::streak(&progress, NOW / DAY);
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
        merged.merge(&other, LATER);
        for progress in [&one, &other] {
            for (card, memory) in &progress.cards {
                prop_assert!(merged.memory(*card).unwrap().last >= memory.last);
            }
        }
        let once = merged.clone();
        merged.merge(&other, LATER);
        merged.merge(&one, LATER);
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

/// What this site itself has written where a clock was wrong.
#[test]
fn a_day_before_1970_does_not_damage_the_progress() {
    let text = "status-atlas.quiz 2\nretention 90\nnew 20\ncard 409.recall 1 1 23065 21181 -28200 -28800 1 0\nday -1 1 0 1\n";
    let progress = Progress::read(text).unwrap();
    assert_eq!(progress.cards.len(), 1);
    assert_eq!(progress.day(0).right, 1);
    assert_eq!(Progress::read(&progress.to_string()).unwrap(), progress);
}

/// The clock was ten years ahead for a round, and is right again.
#[test]
fn a_card_asked_by_a_clock_that_was_ahead_is_due() {
    let given = |code, now: i64| Given {
        card: card(code, 0),
        right: true,
        grade: Some(Grade::Easy),
        mistaken_for: None,
        now,
        day: now / DAY,
    };
    let mut progress = Progress::default();
    progress.answer(given(404, NOW - DAY));
    let ahead = NOW + 3650 * DAY;
    progress.answer(given(409, ahead));
    progress.answer(given(410, ahead));
    let cards = [card(409, 0), card(410, 0)];
    let waits = queue::waiting(&cards, &progress, NOW, NOW / DAY);
    assert_eq!(waits.due, 2, "{waits:?}");
    let next = queue::next(&cards, &progress, NOW, NOW / DAY, None).unwrap();
    assert_eq!(stats::forecast(&progress, NOW, |time| time / DAY)[0], 2);
    progress.answer(given(next.code.number(), NOW));
    assert_eq!(queue::waiting(&cards, &progress, NOW, NOW / DAY).due, 1, "asked, it waits again");
    assert!(progress.memory(next).unwrap().due < NOW + 100 * DAY);
    assert_eq!(stats::streak(&progress, NOW / DAY), 2, "yesterday and today");
    // A backup of that day takes nothing of today's away.
    let mut backup = Progress::default();
    backup.answer(given(next.code.number(), ahead));
    let before = progress.memory(next).cloned();
    progress.merge(&backup, NOW);
    assert_eq!(progress.memory(next), before.as_ref());
}

#[test]
fn a_file_is_read_with_a_byte_order_mark() {
    let text = "status-atlas.quiz 2\nretention 85\nnew 20\n";
    let utf16 = |unit: fn(u16) -> [u8; 2]| {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
    };
    let files = [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
    ];
    for bytes in files {
        let read = Progress::read(&text_of(&bytes));
        assert_eq!(read.map(|progress| progress.retention), Ok(85), "{bytes:?}");
    }
    let code = to_code(&Progress::default());
    assert_eq!(from_code(&format!("\u{feff}{code}\n")), Some(Progress::default()));
    assert!(Progress::read(&text_of(&[0xff, 0xfe, 0, 0xd8, 1])).is_err(), "half a character");
}
