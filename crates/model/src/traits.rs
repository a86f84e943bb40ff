use std::ops::BitOr;

/// What is true of a code, as far as a tile shows it or a search can ask for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(u16);

impl Traits {
    /// None.
    pub const NONE: Traits = Traits(0);
    /// A cache may store it without being told how long (RFC 9110 §15.1).
    pub const CACHEABLE: Traits = Traits(1);
    /// The response has no content.
    pub const BODYLESS: Traits = Traits(1 << 1);
    /// A redirect that keeps method and content.
    pub const KEEPS_METHOD: Traits = Traits(1 << 2);
    /// A redirect after which the method may be, or is, another.
    pub const TURNS_METHOD: Traits = Traits(1 << 3);
    /// The same request may succeed later.
    pub const RETRYABLE: Traits = Traits(1 << 4);
    /// The document's text about it needs correcting.
    pub const ERRATUM: Traits = Traits(1 << 5);
    /// A vendor gives it a meaning of its own.
    pub const VENDOR: Traits = Traits(1 << 6);

    /// The set with these bits, as [`Traits::bits`] gave them.
    pub const fn from_bits(bits: u16) -> Traits {
        Traits(bits)
    }

    /// The set as a number.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Whether all of `others` are among them.
    pub const fn has(self, others: Traits) -> bool {
        self.0 & others.0 == others.0
    }

    /// The set but for `others`.
    pub const fn without(self, others: Traits) -> Traits {
        Traits(self.0 & !others.0)
    }

    /// The set, if `condition` holds; else none.
    pub const fn when(self, condition: bool) -> Traits {
        if condition { self } else { Traits::NONE }
    }
}

impl BitOr for Traits {
    type Output = Traits;

    fn bitor(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}
