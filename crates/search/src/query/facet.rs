use model::{Class, Head, Traits};

/// What a facet is about: the part before the colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Something that is true of a code: `is:cacheable`.
    Is,
    /// Its class: `class:4xx`.
    Class,
    /// Who gives it a meaning: `vendor:nginx`.
    Vendor,
    /// The RFC that defines it: `rfc:9110`.
    Rfc,
    /// A field that its responses have: `header:Retry-After`.
    Header,
}

impl Facet {
    /// All, in the order in which they are offered.
    pub const ALL: [Facet; 5] = [Facet::Is, Facet::Class, Facet::Header, Facet::Vendor, Facet::Rfc];

    /// As it is typed, without the colon.
    pub const fn name(self) -> &'static str {
        match self {
            Facet::Is => "is",
            Facet::Class => "class",
            Facet::Vendor => "vendor",
            Facet::Rfc => "rfc",
            Facet::Header => "header",
        }
    }
}

/// A fact to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Something that is true of it.
    Is(Is),
    /// Its class.
    Class(Class),
    /// A value that only the content knows, folded: a vendor, an RFC's number, a field's name.
    Value(Facet, String),
}

/// What can be true of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// The document has an entry for it.
    Original,
    /// The document's text about it needs correcting.
    Erratum,
    /// A cache may store it without being told how long.
    Cacheable,
    /// Its response has no content.
    Bodyless,
    /// The same request may succeed later.
    Retryable,
    /// A client goes on to another URI.
    Redirect,
    /// The registry has retired it.
    Deprecated,
    /// A vendor gives it a meaning of its own.
    Vendor,
}

impl Is {
    /// All, in the order in which they are offered.
    pub const ALL: [Is; 8] = [
        Is::Original,
        Is::Erratum,
        Is::Cacheable,
        Is::Bodyless,
        Is::Retryable,
        Is::Redirect,
        Is::Deprecated,
        Is::Vendor,
    ];

    /// As it is typed after `is:`.
    pub const fn name(self) -> &'static str {
        match self {
            Is::Original => "original",
            Is::Erratum => "erratum",
            Is::Cacheable => "cacheable",
            Is::Bodyless => "bodyless",
            Is::Retryable => "retryable",
            Is::Redirect => "redirect",
            Is::Deprecated => "deprecated",
            Is::Vendor => "vendor",
        }
    }

    /// Whether it is true of a code.
    pub fn holds(self, head: &Head) -> bool {
        let has = |traits| head.traits.has(traits);
        match self {
            Is::Original => head.is_original(),
            Is::Erratum => has(Traits::ERRATUM),
            Is::Cacheable => has(Traits::CACHEABLE),
            Is::Bodyless => has(Traits::BODYLESS),
            Is::Retryable => has(Traits::RETRYABLE),
            Is::Redirect => has(Traits::KEEPS_METHOD) || has(Traits::TURNS_METHOD),
            Is::Deprecated => head.registry.is_retired(),
            Is::Vendor => has(Traits::VENDOR),
        }
    }
}
