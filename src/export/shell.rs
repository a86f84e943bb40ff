//! A whole page around the app's HTML.

use super::assets::{Assets, Build, csp_hash};
use super::opensearch::{FILE, TYPE};
use crate::i18n;
use crate::node;
use crate::route::{Page, Route};
use crate::tools;
use model::Lang;
use serde_json::Value;

/// What a page's `<head>` says about it.
pub struct Meta {
    /// For `<title>`.
    pub title: String,
    /// For `<meta name="description">`.
    pub description: String,
}

/// What all pages of a build share.
pub struct Shell<'a> {
    /// The files that pages refer to.
    pub assets: &'a Assets,
    /// The site's address, where it is known.
    pub site_url: Option<&'a str>,
}

impl Shell<'_> {
    /// The page of `route`: `body` is the app's HTML, `data` what the app reads before it takes
    /// over.
    pub fn page(&self, route: Route, meta: &Meta, body: &str, data: &Value) -> String {
        let Assets { css, whole_css, page_css, tool_css, boot, site, .. } = self.assets;
        let Build { js, wasm } = match route.page {
            Page::Redirects => &self.assets.redirects,
            Page::Quiz => &self.assets.quiz,
            Page::Embed => &self.assets.embed,
            _ => &self.assets.app,
        };
        let (root, lang) = (route.root(), route.lang.tag());
        let (css, rest) = match route.page {
            Page::Atlas => (css, format!(" data-css=\"{page_css}\"")),
            page if tools::has(page) => (tool_css, String::new()),
            _ => (whole_css, String::new()),
        };
        let (title, description) = (escape(&meta.title), escape(&meta.description));
        let mut csp = policy(css, "'self' 'wasm-unsafe-eval'");
        let mut element = String::new();
        if route.page == Page::Embed {
            // It shows what others will see: a page of the site in a frame, and the element.
            csp += "; frame-src 'self'";
            element = format!("<script src=\"{root}embed.js\" defer></script>\n");
        }
        let links = self.links(route);
        let data = data_block(data);
        format!(
            "<!DOCTYPE html>\n\
            <html lang=\"{lang}\" data-app=\"static\">\n<head>\n\
            <meta charset=\"utf-8\">\n\
            <meta http-equiv=\"Content-Security-Policy\" content=\"{csp}\">\n\
            <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
            <title>{title}</title>\n\
            <meta name=\"description\" content=\"{description}\">\n\
            <meta name=\"color-scheme\" content=\"light dark\">\n\
            <link rel=\"preload\" as=\"script\" href=\"{root}{boot}\">\n\
            <link rel=\"modulepreload\" href=\"{root}{js}\">\n\
            <link rel=\"preload\" as=\"fetch\" crossorigin href=\"{root}{wasm}\">\n\
            <link rel=\"icon\" type=\"image/svg+xml\" href=\"{root}icon.svg\">\n\
            <link rel=\"manifest\" href=\"{root}manifest.webmanifest\">\n\
            {links}\
            <style>{css}</style>\n\
            {element}\
            </head>\n<body>\n\
            <div id=\"app\">{body}</div>\n\
            {data}\
            <script src=\"{root}{boot}\" data-js=\"{js}\" data-wasm=\"{wasm}\" data-site=\"{site}\"{rest}></script>\n\
            </body>\n</html>\n"
        )
    }

    /// The page in the other language; its own address where the site's is known.
    fn links(&self, route: Route) -> String {
        let other = route.mirrored();
        let address = |target: Route| match self.site_url {
            Some(site) => format!("{}/{}", site.trim_end_matches('/'), target.path()),
            None => route.link(&target.path()),
        };
        let alternate = format!(
            "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">\n",
            other.lang.tag(),
            escape(&address(other))
        );
        match self.site_url {
            Some(_) => {
                let canonical = escape(&address(route));
                let (root, name) = (route.root(), i18n::SITE.get(Lang::Zh));
                format!(
                    "<link rel=\"canonical\" href=\"{canonical}\">\n{alternate}\
                    <link rel=\"search\" type=\"{TYPE}\" title=\"{name}\" href=\"{root}{FILE}\">\n"
                )
            }
            None => alternate,
        }
    }
}

/// The Content Security Policy of a page that carries this style sheet.
pub fn policy(css: &str, script_src: &str) -> String {
    let style = csp_hash(css);
    format!(
        "default-src 'none'; script-src {script_src}; style-src 'self' {style}; \
        img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
        base-uri 'none'; form-action 'none'"
    )
}

/// JSON that the app reads before it takes over; not executed, so the policy lets it be.
fn data_block(data: &Value) -> String {
    if data.is_null() {
        return String::new();
    }
    // `<` ends no string of JSON early when written as an escape, and begins no tag.
    let json = data.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"page-data\">{json}</script>\n")
}

/// Text as it stands in HTML, between tags or in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::new();
    node::escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_place() {
        assert_eq!(escape("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
        let block = data_block(&Value::from("</script><script>"));
        assert_eq!(block.matches("</script>").count(), 1);
        assert!(block.contains("\\u003c/script>"));
    }
}
