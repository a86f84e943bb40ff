//! Which card is next.

use crate::card::Card;
use crate::fsrs::Stage;
use crate::progress::Progress;
use model::StatusCode;

/// A card that is learned comes back this many seconds early if nothing else is to do.
const AHEAD: i64 = 20 * 60;

/// How many cards of a deck wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Known ones that are due.
    pub due: usize,
    /// Met or forgotten a short while ago.
    pub learning: usize,
    /// New ones that may be met today.
    pub new: usize,
}

impl Waiting {
    /// All of them.
    pub fn all(self) -> usize {
        self.due + self.learning + self.new
    }
}

/// How many cards wait; `day` is the learner's day.
pub fn waiting(cards: &[Card], progress: &Progress, now: i64, day: i64) -> Waiting {
    let mut waiting = Waiting::default();
    for card in cards {
        match progress.memory(*card) {
            None => waiting.new += 1,
            Some(memory) if memory.stage == Stage::Review => {
                waiting.due += usize::from(memory.due_at(now) <= now);
            }
            Some(_) => waiting.learning += 1,
        }
    }
    waiting.new = waiting.new.min(new_left(progress, day));
    waiting
}

/// How many new cards may still be met on a day.
fn new_left(progress: &Progress, day: i64) -> usize {
    usize::from(progress.new_a_day).saturating_sub(progress.day(day).new as usize)
}

/// The next card: what is being learned and due, what is known and due, what is new, and at last
/// what is being learned and due soon. Another card of the code asked before (`last`) is taken
/// only if there is no other.
pub fn next(
    cards: &[Card],
    progress: &Progress,
    now: i64,
    day: i64,
    last: Option<StatusCode>,
) -> Option<Card> {
    let find = |sibling: bool| {
        let fits = |card: &&Card| (Some(card.code) == last) == sibling;
        // The one that waits longest.
        let met = |review: bool, until: i64| {
            let met = cards.iter().filter(fits);
            let met = met.filter_map(|card| Some((progress.memory(*card)?, *card)));
            let due = met.filter(|(memory, _)| {
                (memory.stage == Stage::Review) == review && memory.due_at(now) <= until
            });
            due.min_by_key(|(memory, _)| memory.due_at(now)).map(|(_, card)| card)
        };
        let new = || {
            let mut new = cards.iter().filter(|card| progress.memory(**card).is_none());
            new.find(fits).copied().filter(|_| new_left(progress, day) > 0)
        };
        met(false, now).or_else(|| met(true, now)).or_else(new).or_else(|| met(false, now + AHEAD))
    };
    find(false).or_else(|| find(true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fsrs::Grade;
    use crate::progress::Given;

    const NOW: i64 = 1_767_600_000;

    fn card(text: &str) -> Card {
        Card::parse(text).unwrap()
    }

    fn given(text: &str, grade: Grade, now: i64) -> Given {
        let right = grade != Grade::Again;
        Given {
            card: card(text),
            right,
            grade: Some(grade),
            mistaken_for: None,
            now,
            day: now / 86_400,
        }
    }

    #[test]
    fn siblings_wait_for_each_other() {
        let cards = ["401.meaning", "401.recall", "403.meaning"].map(card);
        let progress = Progress::default();
        let last = Some(card("401.meaning").code);
        assert_eq!(next(&cards, &progress, NOW, 0, last), Some(card("403.meaning")));
        assert_eq!(next(&cards[..2], &progress, NOW, 0, last), Some(card("401.meaning")));
    }

    #[test]
    fn what_is_learned_comes_before_what_is_due_and_what_is_new() {
        let cards = ["404.meaning", "409.meaning", "410.meaning"].map(card);
        let mut progress = Progress::default();
        progress.answer(given("409.meaning", Grade::Easy, NOW - 30 * 86_400));
        progress.answer(given("410.meaning", Grade::Again, NOW - 120));
        let mut order = Vec::new();
        let mut last = None;
        for at in 0..3 {
            let card = next(&cards, &progress, NOW + at, 0, last).unwrap();
            order.push(card.to_string());
            progress.answer(given(&card.to_string(), Grade::Easy, NOW + at));
            last = Some(card.code);
        }
        assert_eq!(order, ["410.meaning", "409.meaning", "404.meaning"]);
        assert_eq!(next(&cards, &progress, NOW + 3, 0, last), None);
    }

    #[test]
    fn the_days_share_of_new_cards_ends() {
        let cards = ["404.meaning", "409.meaning", "410.meaning"].map(card);
        let mut progress = Progress { new_a_day: 1, ..Progress::default() };
        let day = NOW / 86_400;
        assert_eq!(waiting(&cards, &progress, NOW, day), Waiting { new: 1, ..Waiting::default() });
        progress.answer(given("404.meaning", Grade::Easy, NOW));
        assert_eq!(next(&cards, &progress, NOW, day, None), None);
        assert_eq!(waiting(&cards, &progress, NOW, day).all(), 0);
        assert_eq!(next(&cards, &progress, NOW, day + 1, None), Some(card("409.meaning")));
    }
}
