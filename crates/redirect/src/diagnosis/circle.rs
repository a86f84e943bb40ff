//! Chains that go in a circle.

use super::{Finder, Kind};
use crate::{Change, Repetition};

impl Finder<'_> {
    /// Says of which kind a circle is, at the hops of its round.
    pub(super) fn circle(&mut self, found: &Repetition) {
        if let Some(hop) = self.lost_cookie(found) {
            return self.add(Kind::CookieLoop, hop, "");
        }
        let has = |change: Change| found.steps.iter().any(|step| step.change == change);
        let kind = match () {
            () if found.steps.iter().all(|step| step.change == Change::Itself) => {
                Kind::SelfRedirect
            }
            () if has(Change::ToHttps) && has(Change::ToHttp) => Kind::SchemePingPong,
            () if has(Change::AddsWww) && has(Change::DropsWww) => Kind::WwwPingPong,
            () if has(Change::AddsSlash) && has(Change::DropsSlash) => Kind::SlashPingPong,
            () => Kind::Loop,
        };
        for step in &found.steps {
            let url = &self.visit.hops[step.hop].request.url;
            let url = url.split('#').next().unwrap_or_default().to_owned();
            self.add(kind, step.hop, &url);
        }
    }

    /// The hop of the round that sets a cookie, if none is sent where the round begins again.
    fn lost_cookie(&self, found: &Repetition) -> Option<usize> {
        let hops = &self.visit.hops;
        if hops[found.again].request.headers.get("Cookie").is_some() {
            return None;
        }
        let sets = |at: &usize| hops[*at].response.headers.get("Set-Cookie").is_some();
        (found.first..found.again).find(sets)
    }
}
