//! `opensearch.xml`: how a browser's address bar searches the site.
//!
//! Browsers take absolute addresses only, so the pages name the file where the site's address is
//! known; without one, its addresses are relative, for whoever completes them.

use super::shell::escape;
use crate::i18n;
use model::Lang;

/// The file's name, and the type it is linked with.
pub const FILE: &str = "opensearch.xml";
/// The type that pages link it with.
pub const TYPE: &str = "application/opensearchdescription+xml";

/// The description (OpenSearch 1.1).
pub fn xml(site_url: Option<&str>) -> String {
    let site = site_url.map_or(".", |site| site.trim_end_matches('/'));
    let (site, name) = (escape(site), i18n::SITE.get(Lang::Zh));
    let about = escape(i18n::SEARCH.get(Lang::Zh));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
        <ShortName>{name}</ShortName>\n\
        <Description>{about}</Description>\n\
        <InputEncoding>UTF-8</InputEncoding>\n\
        <Image width=\"192\" height=\"192\" type=\"image/png\">{site}/icon-192.png</Image>\n\
        <Url type=\"text/html\" template=\"{site}/?q={{searchTerms}}\"/>\n\
        </OpenSearchDescription>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_absolute_where_the_site_has_one() {
        let template = "template=\"https://example.org/a/?q={searchTerms}\"";
        assert!(xml(Some("https://example.org/a/")).contains(template));
        assert!(xml(None).contains("template=\"./?q={searchTerms}\""));
    }
}
