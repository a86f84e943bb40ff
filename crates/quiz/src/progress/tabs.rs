//! One text for several tabs, none of which waits for another.
//!
//! A browser's store reaches another tab in its own time: what is read may be a text of a moment
//! ago, and of two tabs that write at once the later one wins. So the text tells how many changes
//! of which tabs are in it, and each tab has its latest ones at hand: those that another tab's
//! text does not have are made in it once more.
//!
//! ```text
//! by 2864434397 12
//! ```
//!
//! A line for each tab, after those of the progress, whose reader leaves them out.

use super::{Progress, Unreadable};
use std::fmt;
use std::sync::Arc;

/// Of so many tabs is told what they have changed, the latest last.
const TABS: usize = 16;

/// A tab hears within moments that its text was written over. What has been kept for so many
/// seconds is not made again: the text may not tell of this tab any more.
const SETTLED: i64 = 60;

/// A change of the progress, that can be made in each text anew.
pub type Change = Arc<dyn Fn(&mut Progress) + Send + Sync>;

/// What is kept for all tabs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The progress.
    pub progress: Progress,
    /// Tabs, and how many of their changes are in it.
    tabs: Vec<(u32, u32)>,
}

impl Shared {
    /// A progress that nothing else is told about.
    pub fn new(progress: Progress) -> Shared {
        Shared { progress, tabs: Vec::new() }
    }

    /// Reads what was written for tabs, or a progress as it is.
    pub fn read(text: &str) -> Result<Shared, Unreadable> {
        let progress = Progress::read(text)?;
        let tab = |line: &str| {
            let (id, count) = line.strip_prefix("by ")?.split_once(' ')?;
            Some((id.parse().ok()?, count.parse().ok()?))
        };
        let mut shared = Shared::new(progress);
        for (id, count) in text.lines().filter_map(tab) {
            shared.tell(id, count);
        }
        Ok(shared)
    }

    fn count(&self, id: u32) -> u32 {
        self.tabs.iter().find(|(tab, _)| *tab == id).map_or(0, |(_, count)| *count)
    }

    fn tell(&mut self, id: u32, count: u32) {
        self.tabs.retain(|(tab, _)| *tab != id);
        self.tabs.push((id, count));
        let over = self.tabs.len().saturating_sub(TABS);
        self.tabs.drain(..over);
    }
}

impl fmt::Display for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.progress)?;
        for (id, count) in &self.tabs {
            writeln!(f, "by {id} {count}")?;
        }
        Ok(())
    }
}

/// A tab, with the changes that may have to be made again.
#[derive(Clone, Default)]
pub struct Tab {
    id: u32,
    settled: u32,
    latest: Vec<Own>,
}

/// A change, and the time at which it was kept.
type Own = (Change, Option<i64>);

fn is_settled((_, kept): &Own, now: i64) -> bool {
    kept.is_some_and(|kept| now - kept > SETTLED)
}

impl Tab {
    /// A tab that has changed nothing; no other one is to have its number.
    pub fn new(id: u32) -> Tab {
        Tab { id, ..Tab::default() }
    }

    /// Takes in a change that the tab has made.
    pub fn add(&mut self, change: Change) {
        self.latest.push((change, None));
    }

    /// Makes the changes that a text does not have. Whether there were any.
    pub fn complete(&self, shared: &mut Shared, now: i64) -> bool {
        let has = self.settled.max(shared.count(self.id)) - self.settled;
        let latest = self.latest.get(has as usize..).unwrap_or_default();
        let missing = latest.iter().skip_while(|own| is_settled(own, now));
        let count = missing.map(|(change, _)| change(&mut shared.progress)).count();
        self.sign(shared);
        count > 0
    }

    /// Tells in a text that every change of the tab is in it.
    pub fn sign(&self, shared: &mut Shared) {
        let count = self.settled.saturating_add(self.latest.len() as u32);
        if count > 0 {
            shared.tell(self.id, count);
        }
    }

    /// All changes are in the text that was kept at `now`.
    pub fn written(&mut self, now: i64) {
        let count = self.latest.iter().take_while(|own| is_settled(own, now)).count();
        self.latest.drain(..count);
        self.settled = self.settled.saturating_add(count as u32);
        for (_, time) in &mut self.latest {
            time.get_or_insert(now);
        }
    }

    /// What the tab has changed so far is not made again: the reader has deleted it.
    pub fn forget(&mut self) {
        self.settled = self.settled.saturating_add(self.latest.len() as u32);
        self.latest.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(day: i64) -> Change {
        Arc::new(move |progress| progress.days.push((day, Default::default())))
    }

    #[test]
    fn a_change_is_made_once_however_often_the_text_is_read() {
        let mut tab = Tab::new(7);
        tab.add(change(1));
        let mut shared = Shared::default();
        assert!(tab.complete(&mut shared, 0));
        assert!(!tab.complete(&mut shared, 0));
        let mut read = Shared::read(&shared.to_string()).unwrap();
        assert_eq!(read, shared);
        assert!(!tab.complete(&mut read, 0));
        tab.add(change(2));
        assert!(tab.complete(&mut read, 0));
        assert_eq!(read.progress.days.len(), 2);
    }

    #[test]
    fn what_has_been_kept_for_a_while_or_was_deleted_is_not_made_again() {
        let mut tab = Tab::new(7);
        tab.add(change(1));
        tab.written(100);
        tab.add(change(2));
        let later = 100 + SETTLED + 1;
        // Of the two, that which was not kept.
        for _ in 0..2 {
            let mut shared = Shared::default();
            assert!(tab.complete(&mut shared, later));
            assert_eq!(shared.progress.days, [(2, Default::default())]);
            tab.written(later);
        }
        tab.forget();
        let mut shared = Shared::default();
        assert!(!tab.complete(&mut shared, later));
        assert!(shared.progress.is_empty());
        tab.add(change(3));
        assert!(tab.complete(&mut shared, later), "what comes after is");
    }

    #[test]
    fn of_many_tabs_the_latest_are_told_about() {
        let mut shared = Shared::default();
        for id in 0..40 {
            let mut tab = Tab::new(id);
            tab.add(change(i64::from(id)));
            tab.complete(&mut shared, 0);
        }
        assert_eq!(shared.tabs.len(), TABS);
        assert_eq!(shared.count(39), 1);
        assert_eq!(Shared::read(&shared.to_string()).unwrap(), shared);
    }
}
