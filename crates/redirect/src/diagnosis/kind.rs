//! The kinds of finding.

/// How bad it is; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is lost, leaks, or does not work.
    Error,
    /// Something works here and may fail elsewhere or later.
    Warning,
    /// Worth knowing.
    Note,
}

macro_rules! kinds {
    ($($name:ident $id:literal $severity:ident $doc:literal,)*) => {
        /// What is found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = $doc] $name,)*
        }

        impl Kind {
            /// All kinds.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// Its key in `content/findings.toml`.
            pub fn id(self) -> &'static str {
                match self {
                    $(Kind::$name => $id,)*
                }
            }

            /// Whether it is a way of going in a circle.
            pub fn is_loop(self) -> bool {
                matches!(
                    self,
                    Kind::Loop
                        | Kind::SelfRedirect
                        | Kind::SlashPingPong
                        | Kind::SchemePingPong
                        | Kind::WwwPingPong
                        | Kind::CookieLoop
                )
            }

            /// Whether it is a loop through several URLs, so that it is about all of its hops
            /// together; any other finding is true at each of them.
            pub fn is_round(self) -> bool {
                self.is_loop() && !matches!(self, Kind::SelfRedirect | Kind::CookieLoop)
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self {
                    $(Kind::$name => Severity::$severity,)*
                }
            }
        }
    };
}

kinds! {
    BodyLost "body-lost" Error "POST became GET and its content is gone.",
    BodyEmptied "body-emptied" Error "The method stayed and the content is gone.",
    MethodChanged "method-changed" Warning "Another method, with no content to lose.",
    Loop "loop" Error "The chain comes back to where it was.",
    SlashPingPong "slash-ping-pong" Error "Two URLs that differ in the trailing slash lead to each other.",
    CookieLoop "cookie-loop" Error "It comes back because a cookie that was set is not sent.",
    SelfRedirect "self-redirect" Error "A URL redirects to itself.",
    SchemePingPong "scheme-ping-pong" Error "http leads to https, and https back to http.",
    WwwPingPong "www-ping-pong" Error "The host with www. and the one without lead to each other.",
    NoAnswer "no-answer" Error "No answer came, as the transcript says.",
    TooLong "too-long" Error "More redirects than the client follows.",
    TooLongElsewhere "too-long-elsewhere" Warning "More redirects than other clients follow.",
    Downgrade "downgrade" Error "From https to http.",
    ClearText "clear-text" Error "A secret goes over http.",
    Leaked "leaked" Error "A secret goes to another host.",
    TokenDropped "token-dropped" Warning "A secret stays behind.",
    SecretInUrl "secret-in-url" Warning "A secret stands in a Location.",
    PermanentForTemporary "permanent-for-temporary" Warning "301 or 308 to a place for the moment.",
    TemporaryForPermanent "temporary-for-permanent" Note "302, 303 or 307 for a permanent change.",
    HttpsByTemporary "https-by-temporary" Note "http to https by 302, 303 or 307.",
    NoLifetime "no-lifetime" Warning "301 or 308 that nothing limits.",
    CouldBeOne "could-be-one" Note "Several redirects that one could do.",
    Mixed "mixed" Warning "A permanent redirect behind a temporary one, or the reverse.",
    MissingLocation "missing-location" Error "A redirect without Location.",
    SeveralLocations "several-locations" Error "More than one Location.",
    BadLocation "bad-location" Error "A Location that cannot be read.",
    RelativeLocation "relative-location" Note "A Location that is a relative reference.",
    FragmentLost "fragment-lost" Warning "The fragment is not there at the end.",
    NotModifiedRedirects "not-modified-redirects" Warning "304 with Location.",
    UseProxy "use-proxy" Warning "305 or 306.",
    MultipleChoices "multiple-choices" Note "300 with Location: some follow, some do not.",
    SeeOtherForSame "see-other-for-same" Error "303 to the same resource elsewhere: its method is lost.",
    UnsupportedScheme "unsupported-scheme" Error "A scheme that is not followed.",
    NotRepeatable "not-repeatable" Error "A stream would have to be sent again.",
    NotFollowed "not-followed" Note "The client follows only if told.",
    Preflight "preflight" Note "A redirect leads to a request with a preflight.",
    CorsBlocked "cors-blocked" Error "The page may not see an answer.",
    OriginNull "origin-null" Warning "Origin has become null.",
    UserInfo "user-info" Error "User information in a Location.",
    CookieIgnored "cookie-ignored" Note "A cookie is set, and the client keeps none.",
    Kept "kept" Note "The redirect came from the client's own store.",
    Upgraded "upgraded" Note "The client went to https by itself.",
    Unrecorded "unrecorded" Note "The transcript ends before an answer.",
    HandedBack "handed-back" Note "The client hands the redirect to its caller.",
}
