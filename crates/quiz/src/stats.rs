//! What has become of the learning, in numbers.

use crate::card::Card;
use crate::fsrs::{Memory, Stage};
use crate::material::Material;
use crate::progress::{Day, Progress};
use model::StatusCode;

/// How well a code is known, and whether it is to be repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mastery {
    /// 0: nothing was asked; 1: met; 2: for days; 3: for a week; 4: for a month.
    pub level: u8,
    /// Whether a card of it is due.
    pub due: bool,
    /// How many of its cards were met.
    pub met: usize,
    /// How many it has.
    pub cards: usize,
}

/// How well a code is known: the mean of its cards, those never asked counting as nothing.
pub fn mastery(material: &Material, progress: &Progress, code: StatusCode, now: i64) -> Mastery {
    let mut mastery = Mastery::default();
    let mut sum = 0;
    for card in material.cards_of(code) {
        mastery.cards += 1;
        if let Some(memory) = progress.memory(card) {
            mastery.met += 1;
            mastery.due |= memory.due_at(now) <= now;
            sum += usize::from(level(memory));
        }
    }
    if mastery.met > 0 {
        let mean = (sum * 2 + mastery.cards) / (mastery.cards * 2);
        mastery.level = mean.max(1) as u8;
    }
    mastery
}

fn level(memory: &Memory) -> u8 {
    match memory.stage {
        Stage::New => 0,
        Stage::Learning | Stage::Relearning => 1,
        Stage::Review if memory.stability < 7.0 => 2,
        Stage::Review if memory.stability < 30.0 => 3,
        Stage::Review => 4,
    }
}

/// How many cards come back on each of the next fourteen days; what is overdue counts for today.
/// `day_of` tells the learner's day of a time.
pub fn forecast(progress: &Progress, now: i64, day_of: impl Fn(i64) -> i64) -> [u32; 14] {
    let today = day_of(now);
    let mut counts = [0; 14];
    for (_, memory) in &progress.cards {
        let day = (day_of(memory.due_at(now)) - today).max(0);
        if let Some(count) = usize::try_from(day).ok().and_then(|day| counts.get_mut(day)) {
            *count += 1;
        }
    }
    counts
}

/// The last days up to today, the oldest first.
pub fn last_days<const N: usize>(progress: &Progress, today: i64) -> [Day; N] {
    std::array::from_fn(|at| progress.day(today - (N - 1 - at) as i64))
}

/// The share of right answers of a day, in percent; `None` where nothing was answered.
pub fn accuracy(day: Day) -> Option<u32> {
    // Imported counts may be as large as a number can be.
    let (right, wrong) = (u64::from(day.right), u64::from(day.wrong));
    let all = right + wrong;
    (right * 100 + all / 2).checked_div(all).map(|percent| percent as u32)
}

/// On how many days in a row something was answered, up to today. A single day without is
/// forgiven, two in a row are not; today is not over yet.
pub fn streak(progress: &Progress, today: i64) -> u32 {
    let studied = |day: i64| progress.day(day) != Day::default();
    let (mut count, mut missed) = (0, 0);
    let mut day = today;
    while missed < 2 {
        if studied(day) {
            count += 1;
            missed = 0;
        } else if day != today {
            missed += 1;
        }
        day -= 1;
    }
    count
}

/// The pairs most often confused, the most frequent first: the code asked about, the one it was
/// taken for, how often.
pub fn confusions(progress: &Progress, most: usize) -> Vec<(StatusCode, StatusCode, u32)> {
    let mut pairs: Vec<(StatusCode, StatusCode, u32)> = Vec::new();
    for ((code, other), count) in &progress.pairs {
        let place = pairs.partition_point(|(_, _, more)| more >= count);
        pairs.insert(place, (*code, *other, *count));
        pairs.truncate(most);
    }
    pairs
}

/// How many cards are known for a week or longer.
pub fn learned(progress: &Progress) -> usize {
    progress.cards.iter().filter(|(_, memory): &&(Card, Memory)| level(memory) >= 3).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn studied(days: &[i64]) -> Progress {
        let day = Day { right: 1, ..Day::default() };
        Progress { days: days.iter().map(|at| (*at, day)).collect(), ..Progress::default() }
    }

    #[test]
    fn a_streak_forgives_one_day() {
        for (days, want) in [
            (&[][..], 0),
            (&[10], 1),
            (&[9], 1),
            (&[8, 9, 10], 3),
            (&[7, 8, 10], 3),
            (&[7, 10], 1),
            (&[5, 7, 9], 3),
            (&[8], 1),
            (&[7], 0),
        ] {
            assert_eq!(streak(&studied(days), 10), want, "{days:?}");
        }
    }

    #[test]
    fn accuracy_is_a_share_of_answers() {
        assert_eq!(accuracy(Day::default()), None);
        assert_eq!(accuracy(Day { right: 2, wrong: 1, new: 0 }), Some(67));
        assert_eq!(accuracy(Day { right: u32::MAX, wrong: u32::MAX, new: 0 }), Some(50));
        assert_eq!(last_days::<3>(&studied(&[9]), 10).map(|day| day.right), [0, 1, 0]);
    }
}
