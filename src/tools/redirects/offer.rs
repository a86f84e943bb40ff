//! Which chains of a HAR file are offered, and what is said of the others.

use super::words;
use model::Lang;
use redirect::import::har;

/// So many chains of a file are offered.
const MOST: usize = 200;

/// What a file has to offer.
pub struct Offer {
    /// The chains that can be chosen from, those that redirect first.
    pub chains: Vec<har::Chain>,
    /// How many could have been.
    all: usize,
    /// How many have an address that no client here can ask for: `data:`, `blob:`, extensions.
    unplayable: usize,
}

impl Offer {
    /// What these entries have to offer.
    pub fn of(entries: &[har::Entry]) -> Offer {
        let found = har::chains(entries);
        let count = found.len();
        let playable: Vec<har::Chain> =
            found.into_iter().filter(|chain| is_http(&chain.url)).collect();
        let all = playable.len();
        let (mut chains, single): (Vec<_>, Vec<_>) =
            playable.into_iter().partition(|chain| chain.entries.len() > 1);
        chains.extend(single);
        chains.truncate(MOST);
        Offer { chains, all, unplayable: count - all }
    }

    /// What is not offered; empty where everything is.
    pub fn told(&self, lang: Lang) -> String {
        let more = (self.all > self.chains.len())
            .then(|| words::offered(lang, self.chains.len(), self.all));
        let unplayable = (self.unplayable > 0).then(|| words::unplayable(lang, self.unplayable));
        more.into_iter().chain(unplayable).collect::<Vec<_>>().join(words::BETWEEN.get(lang))
    }
}

fn is_http(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    ["http", "https"].iter().any(|name| scheme.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(url: String) -> har::Entry {
        har::Entry { url, method: "GET".to_owned(), status: 200, ..har::Entry::default() }
    }

    #[test]
    fn what_is_not_offered_is_said() {
        let mut entries: Vec<_> = (0..5000).map(|n| entry(format!("https://a.test/{n}"))).collect();
        let schemes = ["data:text/plain,a", "blob:https://a.test/1", "chrome-extension://a/b.js"];
        entries.extend(schemes.map(|url| entry(url.to_owned())));
        let offer = Offer::of(&entries);
        assert_eq!(offer.chains.len(), 200);
        let told = offer.told(Lang::En);
        assert!(told.starts_with("200 of 5000 requests are listed"), "{told}");
        assert!(told.contains("3 more use neither http nor https"), "{told}");
        assert_eq!(Offer::of(&entries[..2]).told(Lang::En), "");
        assert!(Offer::of(&entries[5000..]).chains.is_empty());
    }
}
