//! Numbers that look random and are the same for a seed on every machine and in every version:
//! a shared quiz depends on it. Nothing here may change without a new major version.

/// A sequence of numbers (SplitMix64 by Sebastiano Vigna, seeded by FNV-1a of a text).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The sequence that belongs to a text.
    pub fn new(seed: &str) -> Random {
        let fnv =
            |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Random(seed.bytes().fold(0xcbf2_9ce4_8422_2325, fnv))
    }

    /// The next number.
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 if that is 0. Small ends only: the bias is below 2⁻³².
    pub fn below(&mut self, end: usize) -> usize {
        // The upper half, so that a `usize` of 32 bits gives the same.
        let high = self.draw() >> 32;
        ((high * end as u64) >> 32) as usize
    }

    /// Puts items into another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_for_ever() {
        let mut random = Random::new("7x3k");
        let drawn: Vec<usize> = (0..8).map(|_| random.below(100)).collect();
        assert_eq!(drawn, DRAWN);
        let mut items = [0, 1, 2, 3, 4, 5, 6, 7];
        random.shuffle(&mut items);
        assert_eq!(items, SHUFFLED);
    }

    const DRAWN: [usize; 8] = [82, 35, 65, 83, 42, 92, 2, 50];
    const SHUFFLED: [u8; 8] = [2, 7, 1, 4, 5, 0, 6, 3];

    #[test]
    fn every_number_below_the_end_comes_up_about_as_often() {
        let mut random = Random::new("");
        let mut counts = [0; 5];
        (0..5000).for_each(|_| counts[random.below(5)] += 1);
        assert!(counts.iter().all(|count| (900..1100).contains(count)), "{counts:?}");
        assert_eq!(random.below(0), 0);
    }
}
