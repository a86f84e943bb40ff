//! No text makes the reader of progress panic; what it takes is written and read as it was, merged
//! as often as one likes, and counted and scheduled without a panic, whatever the clock shows. With
//! what it tells of tabs it is the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use quiz::fsrs::Grade;
use quiz::progress::{Given, Progress, Shared};
use quiz::{queue, stats};

const NOW: i64 = 1_764_000_000;
const DAY: i64 = NOW / 86_400;

fuzz_target!(|text: &str| {
    let mut all = Progress::default();
    for head in ["", "status-atlas.quiz 2\n", "status-atlas.quiz 1\n"] {
        let Ok(progress) = Progress::read(&format!("{head}{text}")) else { continue };
        let written = progress.to_string();
        let again = Progress::read(&written).expect("what was written is read");
        assert_eq!(again.to_string(), written);
        // Version 1 had larger numbers than there is room for today.
        assert!(head.ends_with(" 1\n") || text.starts_with("status") || again == progress);
        let shared = Shared::read(&format!("{head}{text}")).expect("it is progress");
        let again = Shared::read(&shared.to_string()).expect("what was written is read");
        assert_eq!(again.to_string(), shared.to_string());
        all.merge(&progress, NOW);
        let merged = all.clone();
        all.merge(&progress, NOW);
        assert!(all == merged);
    }
    counted(&all);
    answered(all.clone(), NOW, DAY);
    let clock =
        text.bytes().fold(0, |clock: i64, byte| clock.wrapping_mul(0x0100_0001) ^ i64::from(byte));
    answered(all, clock, clock.rotate_left(32));
});

fn counted(progress: &Progress) {
    stats::forecast(progress, NOW, |time| time / 86_400);
    stats::streak(progress, DAY);
    stats::confusions(progress, 5);
    assert!(stats::learned(progress) <= progress.cards.len());
    for (_, day) in &progress.days {
        assert!(stats::accuracy(*day).is_none_or(|percent| percent <= 100));
    }
    let cards: Vec<_> = progress.cards.iter().map(|(card, _)| *card).collect();
    let next = queue::next(&cards, progress, NOW, DAY, None);
    assert!(next.is_none_or(|card| cards.contains(&card)));
}

/// An answer to each card, and the last one taken back.
fn answered(mut progress: Progress, now: i64, day: i64) {
    let grades = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy].into_iter().cycle();
    for ((card, _), grade) in progress.cards.clone().into_iter().zip(grades) {
        let right = grade != Grade::Again;
        let mistaken_for = (!right).then_some(card.code);
        let given = Given { card, right, grade: Some(grade), mistaken_for, now, day };
        let before = progress.memory(card).cloned();
        let undo = progress.answer(given);
        assert!(Progress::read(&progress.to_string()).is_ok());
        progress.undo(&undo);
        assert!(progress.memory(card) == before.as_ref());
        progress.answer(given);
    }
}
