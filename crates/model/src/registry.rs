/// What IANA's registry says about a code, or that it does not know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registry {
    /// Registered, with a specification in force.
    Assigned,
    /// Registered for a time, while its specification is a draft.
    Temporary,
    /// Set aside: the number has been used and shall not get another meaning.
    Unused,
    /// Registered, by a specification that is obsolete.
    Obsoleted,
    /// Registered, and its specification advises against it.
    Deprecated,
    /// Not registered: a vendor's own.
    Unregistered,
}

impl Registry {
    /// All, in the order of their declaration.
    pub const ALL: [Registry; 6] = [
        Registry::Assigned,
        Registry::Temporary,
        Registry::Unused,
        Registry::Obsoleted,
        Registry::Deprecated,
        Registry::Unregistered,
    ];

    /// As it is written in `content/` and in `api/v1/`.
    pub const fn label(self) -> &'static str {
        ["assigned", "temporary", "unused", "obsoleted", "deprecated", "unregistered"]
            [self as usize]
    }

    /// Whether a new design should leave the code alone though it is registered.
    pub const fn is_retired(self) -> bool {
        matches!(self, Registry::Unused | Registry::Obsoleted | Registry::Deprecated)
    }
}
