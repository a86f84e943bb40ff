//! `404.html`: what a host serves for an unknown path, at any depth.
//!
//! It cannot link to anything relative (its address is the unknown path), so it carries its
//! style and one small script, which its policy allows by its hash: the script names the path
//! asked for and looks for the site's root upwards from there. Without script it still reads.

use super::assets::{Assets, compact, csp_hash};
use super::shell::{escape, policy};
use crate::i18n;
use content::atlas::Atlas;
use model::{Entry, Lang, StatusCode};

const SCRIPT: &str = include_str!("../scripts/not-found.js");

/// The page.
pub fn page(assets: &Assets, atlas: &Atlas) -> String {
    let css = &assets.not_found_css;
    let script = compact(SCRIPT);
    let csp = policy(css, &csp_hash(&script));
    let title = i18n::SITE.get(Lang::Zh);
    let found = StatusCode::new(404).ok().and_then(|code| atlas.entry(code));
    let entry = found.map(entry).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-Hans\" data-app=\"static\">\n<head>\n\
        <meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{csp}\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <title>404 · {title}</title>\n\
        <meta name=\"robots\" content=\"noindex\">\n\
        <meta name=\"color-scheme\" content=\"light dark\">\n\
        <link rel=\"icon\" href=\"data:,\">\n\
        <style>{css}</style>\n</head>\n<body>\n\
        <main class=\"page p404 k-4\" id=\"main\">\n\
        <b class=\"num\" aria-hidden=\"true\">404</b>\n\
        <div>\n<h1><span class=\"vh\">404 </span>没有这个页面 <small lang=\"en\">Not Found</small></h1>\n\
        <p id=\"asked\" hidden>你请求的是<code></code></p>\n\
        {entry}\
        <p id=\"home\" hidden><a class=\"btn btn-pri\">回到图鉴 · <span lang=\"en\">Back to the atlas</span></a></p>\n\
        </div>\n</main>\n<script>{script}</script>\n</body>\n</html>\n"
    )
}

/// The document's own words about 404.
fn entry(entry: &Entry) -> String {
    let lines = i18n::lines(Lang::Zh, entry.place.lines);
    let (text, source) = (escape(entry.markdown), i18n::SOURCE.get(Lang::Zh));
    format!(
        "<figure class=\"quote\"><blockquote>{text}</blockquote>\
        <figcaption class=\"faint s12\">{source} · {lines}</figcaption></figure>\n"
    )
}
