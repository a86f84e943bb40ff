//! What has to hold for any learner, and what a made-up one comes to in ninety days.

use proptest::prelude::*;
use quiz::fsrs::{Grade, Memory, Scheduler, Stage, WEIGHTS};
use quiz::random::Random;

const DAY: i64 = 86_400;
const START: i64 = 1_767_600_000;
/// How often a card is known when it is met: three times in four. Of cards that are not, many
/// would have to come back within the day; the shortest interval is a day, so a learner who knows
/// nothing at first stays below the target for longer than ninety days.
const FIRST: f64 = 0.75;
const GRADES: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

fn grade() -> impl Strategy<Value = Grade> {
    (0_usize..4).prop_map(|at| GRADES[at])
}

/// A card with a past: grades, each after a gap in seconds.
fn card() -> impl Strategy<Value = (Memory, i64)> {
    let past = prop::collection::vec((grade(), 0_i64..400 * DAY), 0..12);
    (past, 0_i64..3000 * DAY).prop_map(|(past, gap)| {
        let scheduler = Scheduler::new(0.9);
        let (mut memory, mut now) = (Memory::new(START), START);
        for (grade, gap) in past {
            now += gap;
            memory = scheduler.next(&memory, grade, now);
        }
        (memory, now + gap)
    })
}

proptest! {
    #[test]
    fn nothing_is_scheduled_into_the_past((memory, now) in card(), grade in grade(), back in 0_i64..DAY) {
        // A clock that was set back does no harm either.
        for now in [now, now - back] {
            let after = Scheduler::new(0.9).next(&memory, grade, now);
            prop_assert!(after.due > now, "{after:?}");
            prop_assert!(after.stability.is_finite() && after.stability > 0.0, "{after:?}");
            prop_assert!((1.0..=10.0).contains(&after.difficulty), "{after:?}");
        }
    }

    #[test]
    fn a_better_grade_never_comes_back_sooner((memory, now) in card(), retention in 70_u8..=97) {
        let scheduler = Scheduler::new(f64::from(retention) / 100.0);
        let after = GRADES.map(|grade| scheduler.next(&memory, grade, now));
        for pair in after.windows(2) {
            prop_assert!(pair[0].due <= pair[1].due, "{pair:?}");
            prop_assert!(pair[0].difficulty >= pair[1].difficulty, "{pair:?}");
        }
        for pair in after[1..].windows(2) {
            prop_assert!(pair[0].stability <= pair[1].stability, "{pair:?}");
        }
    }
}

/// A learner whose memory follows the forgetting curve; `weights` are the learner's own.
fn share_of_right_answers(target: f64, weights: [f64; 21], seed: &str) -> f64 {
    const CARDS: usize = 400;
    const NEW_A_DAY: usize = 15;
    let scheduler = Scheduler::new(target);
    let truth = Scheduler { weights, retention: target };
    let mut random = Random::new(seed);
    let mut deck: Vec<(Memory, Memory)> = Vec::new();
    let (mut asked, mut right) = (0.0, 0.0);
    for day in 0..90 {
        let mut now = START + day * DAY;
        let more = NEW_A_DAY.min(CARDS - deck.len());
        deck.extend((0..more).map(|_| (Memory::new(now), Memory::new(now))));
        // Until nothing is due in the next hour: an evening.
        for _ in 0..6 {
            for (planned, real) in &mut deck {
                if planned.due > now
                    || (planned.stage == Stage::Review && planned.last >= START + day * DAY)
                {
                    continue;
                }
                let chance = if real.stage == Stage::New { FIRST } else { truth.recall(real, now) };
                let knows = (random.below(1_000_000) as f64) < chance * 1_000_000.0;
                if planned.stage == Stage::Review {
                    asked += 1.0;
                    right += f64::from(u8::from(knows));
                }
                let grade = if knows { Grade::Good } else { Grade::Again };
                *planned = scheduler.next(planned, grade, now);
                *real = truth.next(real, grade, now);
            }
            now += 15 * 60;
        }
    }
    assert!(asked > 1000.0, "{asked} reviews are too few");
    right / asked
}

#[test]
fn ninety_days_reach_the_target() {
    for target in [0.8, 0.9, 0.95] {
        let share = share_of_right_answers(target, WEIGHTS, "ninety days");
        assert!((share - target).abs() < 0.03, "target {target}, found {share:.3}");
    }
}

/// A memory that is not quite the average one: every parameter up to five percent off.
#[test]
fn a_memory_of_its_own_comes_near_the_target() {
    let mut random = Random::new("another head");
    let other = WEIGHTS.map(|weight| weight * (0.95 + random.below(1000) as f64 / 10_000.0));
    for target in [0.8, 0.9, 0.95] {
        let share = share_of_right_answers(target, other, "another head");
        assert!((share - target).abs() < 0.06, "target {target}, found {share:.3}");
    }
}
