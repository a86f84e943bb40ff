//! Tabs that write at once, in a store that tells each of them in its own time.

use proptest::prelude::*;
use quiz::card::{Card, Kind};
use quiz::fsrs::Grade;
use quiz::progress::{Change, Given, Progress, Shared, Tab};
use std::collections::VecDeque;
use std::sync::Arc;

const NOW: i64 = 1_767_600_000;

/// A store as browsers have it: each tab sees its own last text until that has arrived, and then
/// one text after another in the order in which they arrived, some of them late.
#[derive(Default)]
struct Store {
    arrived: Vec<(usize, String)>,
}

struct Reader {
    tab: Tab,
    /// How many texts of the store it has been told of.
    seen: usize,
    /// Its own texts that have not arrived.
    sent: VecDeque<String>,
    /// Where in the store its own last one is.
    own: usize,
}

impl Reader {
    fn new(id: u32) -> Reader {
        Reader { tab: Tab::new(id), seen: 0, sent: VecDeque::new(), own: 0 }
    }

    fn sees(&self, store: &Store) -> String {
        let told = self.seen.max(self.own);
        let arrived = store.arrived[..told].last().map(|(_, text)| text);
        self.sent.back().or(arrived).cloned().unwrap_or_else(|| Progress::default().to_string())
    }

    fn write(&mut self, shared: &Shared) {
        self.sent.push_back(shared.to_string());
        self.tab.written(NOW);
    }

    fn answer(&mut self, store: &Store, given: Given) {
        let mut shared = Shared::read(&self.sees(store)).unwrap();
        let change: Change = Arc::new(move |progress| {
            progress.answer(given);
        });
        self.tab.add(change);
        self.tab.complete(&mut shared, NOW);
        self.write(&shared);
    }

    /// One of its texts arrives.
    fn arrive(&mut self, store: &mut Store, at: usize) {
        if let Some(text) = self.sent.pop_front() {
            store.arrived.push((at, text));
            self.own = store.arrived.len();
        }
    }

    /// It is told of one more text, and puts its changes in where they are missing.
    fn hear(&mut self, store: &Store, at: usize) {
        let Some((by, _)) = store.arrived.get(self.seen) else { return };
        self.seen += 1;
        if *by != at {
            let mut shared = Shared::read(&self.sees(store)).unwrap();
            if self.tab.complete(&mut shared, NOW) {
                self.write(&shared);
            }
        }
    }
}

/// Another code for each answer, so that each is a card.
fn given(nth: usize) -> Given {
    let code = model::StatusCode::new(400 + nth as u16).unwrap();
    let card = Card { code, kind: Kind::Meaning };
    let (right, grade) = (true, Some(Grade::Good));
    Given { card, right, grade, mistaken_for: None, now: NOW, day: NOW / 86_400 }
}

proptest! {
    #[test]
    fn of_tabs_that_answer_at_once_no_answer_is_lost(
        steps in prop::collection::vec((0_usize..3, 0_usize..3), 1..120),
    ) {
        let mut store = Store::default();
        let mut readers = [1, 2, 3].map(Reader::new);
        let mut answers = 0;
        for (what, at) in steps {
            match what {
                0 => {
                    readers[at].answer(&store, given(answers));
                    answers += 1;
                }
                1 => readers[at].arrive(&mut store, at),
                _ => readers[at].hear(&store, at),
            }
        }
        // Then everything arrives, and everybody hears of it.
        for _ in 0..1000 {
            for (at, reader) in readers.iter_mut().enumerate() {
                reader.arrive(&mut store, at);
                reader.hear(&store, at);
            }
        }
        prop_assert!(readers.iter().all(|it| it.sent.is_empty() && it.seen == store.arrived.len()));
        let kept = Shared::read(&readers[0].sees(&store)).unwrap().progress;
        prop_assert_eq!(kept.cards.len(), answers);
        prop_assert_eq!(kept.day(NOW / 86_400).right as usize, answers);
        for reader in &readers {
            prop_assert_eq!(&Shared::read(&reader.sees(&store)).unwrap().progress, &kept);
        }
    }
}
