//! The pages' Content Security Policy, and that their HTML keeps to it.

use super::cases;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

cases!(policy: every_page_keeps_to_it);

/// What is wrong with a page, read as a browser reads it.
const FAULTS: &str = "
    const page = new DOMParser().parseFromString(arguments[0], 'text/html'), found = [];
    const all = (css) => [...page.querySelectorAll(css)];
    const meta = page.querySelector('meta[http-equiv=\"Content-Security-Policy\"]');
    const policy = meta?.content ?? '';
    for (const part of [\"default-src 'none'\", \"base-uri 'none'\", \"form-action 'none'\", 'script-src ', 'style-src '])
        if (!policy.includes(part)) found.push(`expected ${part} in the policy, found ${policy}`);
    for (const part of ['unsafe-inline', 'unsafe-eval', 'http:', 'https:', '*'])
        if (policy.replace('wasm-unsafe-eval', '').includes(part)) found.push(`${part} in the policy ${policy}`);
    if (meta && meta.previousElementSibling?.localName !== 'meta') found.push('the policy comes too late');
    for (const e of all('script, style, link, img')) if (meta && !(meta.compareDocumentPosition(e) & 4)) found.push(`before the policy: ${e.outerHTML.slice(0, 100)}`);
    const executable = all('script:not([src])').filter((e) => e.type !== 'application/json');
    if (executable.length && !arguments[1]) found.push(`inline script ${executable[0].outerHTML.slice(0, 200)}`);
    if (all('[style]').length) found.push(`style= on ${all('[style]')[0].outerHTML.slice(0, 200)}`);
    for (const e of all('*')) for (const a of e.attributes)
        if (a.name.startsWith('on')) found.push(`${a.name}= on ${e.localName}`);
    // A frame may hold a page of this site only; whether its address is relative is asked below.
    for (const e of all('a[href^=\"javascript:\"], base, iframe:not([src*=\"/?embed=1\"]), object, embed, form[action]')) found.push(e.outerHTML.slice(0, 200));
    for (const e of all('[src], link[href]')) {
        const address = e.getAttribute('src') ?? e.getAttribute('href');
        if (/^([a-z]+:)?\\/|^https?:/.test(address)) found.push(`not relative: ${e.outerHTML.slice(0, 200)}`);
    }
    if (!page.documentElement.lang) found.push('no lang');
    if (!page.title) found.push('no title');
    return found;";

async fn every_page_keeps_to_it(page: &Page) -> Result<()> {
    // A page without a policy, which would hold for what is parsed there too.
    page.allow("/favicon.ico");
    page.open("robots.txt").await?;
    let mut found = Vec::new();
    for (file, html) in Site::read(&page.settings.dist)?.html()? {
        let may_have_script = file == "404.html";
        let faults = page.run(FAULTS, vec![json!(html), json!(may_have_script)]).await?;
        let Value::Array(faults) = faults else { continue };
        found.extend(faults.iter().map(|fault| format!("{file}: {fault}")));
    }
    ensure!(found.is_empty(), "expected no fault, found {}\n  {}", found.len(), found.join("\n  "));
    Ok(())
}
