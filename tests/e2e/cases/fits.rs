//! Every kind of page fits the screen, from 320 to 1280 px and with text of 100 to 200 %: nothing is
//! pushed off sideways, and the navigation, the language and the theme stay in reach.

use super::cases;
use crate::harness::browser::Kind;
use crate::harness::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;

cases!(fits: the_atlas, a_code, a_class_and_the_document, a_comparison, a_choice, a_round_of_the_quiz,
    a_flow, what_is_about_the_site);

/// Widths at the size of text that a browser comes with.
const WIDTHS: [u32; 16] =
    [320, 360, 375, 390, 412, 480, 600, 660, 700, 768, 820, 880, 900, 1000, 1180, 1280];

/// Larger text, in per cent, with the widths that it was too large for.
const LARGER: [(u32, &[u32]); 4] = [
    (125, &[320, 390, 768, 900]),
    (150, &[320, 768, 1000, 1024]),
    (175, &[320, 390, 1000, 1280]),
    (200, &[320, 390, 768, 1000]),
];

/// What is wrong with the page at the width given: a list, empty where nothing is.
const LOOK: &str = "
    const width = arguments[0];
    const wrong = [];
    const say = (what, found) => wrong.push(`${what}: ${JSON.stringify(found)}`);
    const root = document.documentElement;
    const seen = [innerWidth, root.scrollWidth, Math.round(visualViewport.width)];
    // A window's scrollbar takes its part; a phone's does not.
    const bar = innerWidth - root.clientWidth;
    if (innerWidth !== width || root.scrollWidth > innerWidth - bar || seen[2] + bar !== innerWidth)
        say('innerWidth, scrollWidth, visualViewport.width', seen);
    const within = (css) => {
        const found = document.querySelector(css);
        if (!found?.checkVisibility()) return false;
        const box = found.getBoundingClientRect();
        if (box.left < -1 || box.right > innerWidth + 1) say(css, [box.left, box.right]);
        // On a screen that is low for its text the bars are a part of the page.
        if (getComputedStyle(found).position === 'sticky' && box.bottom > innerHeight + 1) say(css, box.bottom);
        return true;
    };
    if (document.querySelector('.head')) {
        ['.head', '.lang', '.theme'].forEach((css) => within(css) || say(css, 'not shown'));
        const shown = ['.nav', '.tabbar'].map(within);
        if (shown[0] === shown[1]) say('navigation above, below', shown);
    }
    // A tile's name breaks between words, and ends before the tile does. Han characters are no words here.
    const lines = (text, { index, 0: word }) => {
        const range = new Range();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return new Set([...range.getClientRects()].map((box) => box.top)).size;
    };
    const texts = function* (name) {
        const walk = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) yield walk.currentNode;
    };
    const isBroken = (name) => [...texts(name)].some((text) => [...text.data.matchAll(/[A-Za-z]+/g)].some((word) => lines(text, word) > 1));
    const ends = (name) => {
        const range = new Range();
        range.selectNodeContents(name);
        return Math.max(...[...range.getClientRects()].map((box) => box.right));
    };
    const isWide = (name) => ends(name) > name.closest('.tile').getBoundingClientRect().right - 1;
    const unfit = [...document.querySelectorAll('.tile .nm')].filter((name) => name.checkVisibility() && (isWide(name) || isBroken(name)));
    if (unfit.length) say('names too long for their tiles', unfit.map((name) => name.textContent));
    // Its parts may stand below each other only where a row of them is wider than the page.
    const rows = (seg) => new Set([...seg.children].map((part) => part.offsetTop)).size;
    const row = (seg) => [...seg.children].reduce((sum, part) => sum + part.offsetWidth, 0);
    const stacked = [...document.querySelectorAll('.bar .seg')]
        .filter((seg) => seg.checkVisibility() && rows(seg) > 1 && row(seg) < innerWidth * .8);
    if (stacked.length) say('a switch in more than one row', stacked.map((seg) => seg.ariaLabel));
    const cut = [...document.querySelectorAll('.tabbar a, .nav a')].filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1);
    if (cut.length) say('names that are cut off', cut.map((e) => e.textContent));
    return wrong;";

/// Gives the page a width, as a phone has it where the browser can: there the page is laid out as wide
/// as its widest part, which a window on a desk does not show.
async fn screen(page: &Page, width: u32) -> Result<()> {
    if page.kind == Kind::Firefox {
        return page.firefox_width(width).await;
    }
    let screen = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": true });
    page.cdp("Emulation.setDeviceMetricsOverride", screen).await
}

/// Makes text larger as the browser's own setting does.
async fn text(page: &Page, percent: u32) -> Result<()> {
    if page.kind == Kind::Firefox {
        return page.firefox_text(percent).await;
    }
    let sizes =
        json!({ "fontSizes": { "standard": 16 * percent / 100, "fixed": 13 * percent / 100 } });
    page.cdp("Page.setFontSizes", sizes).await
}

async fn look(page: &Page, place: &str, width: u32, percent: u32) -> Result<Option<String>> {
    screen(page, width).await?;
    page.frames().await?;
    let wrong = page.run(LOOK, vec![json!(width)]).await?;
    let none = wrong.as_array().is_some_and(Vec::is_empty);
    Ok((!none).then(|| format!("/{place} at {width} px, text {percent} %: {wrong}")))
}

/// The page shown, at all widths.
async fn fits(page: &Page, place: &str) -> Result<()> {
    let mut wrong = Vec::new();
    text(page, 100).await?;
    for width in WIDTHS {
        wrong.extend(look(page, place, width, 100).await?);
    }
    for (percent, widths) in LARGER {
        text(page, percent).await?;
        for width in widths {
            wrong.extend(look(page, place, *width, percent).await?);
        }
    }
    // A test after this one finds the browser as it was.
    text(page, 100).await?;
    screen(page, 1280).await?;
    let shown = wrong.iter().take(4).cloned().collect::<Vec<_>>().join("\n  ");
    ensure!(wrong.is_empty(), "{} times something does not fit:\n  {shown}", wrong.len());
    Ok(())
}

/// Pages in both languages.
async fn all_fit(page: &Page, places: &[&str]) -> Result<()> {
    if page.kind == Kind::Chromium {
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        page.cdp("Emulation.setTouchEmulationEnabled", touch).await?;
    }
    for lang in ["", "en/"] {
        for place in places {
            let place = format!("{lang}{place}");
            page.load(&place).await?;
            fits(page, &place).await?;
        }
    }
    Ok(())
}

async fn the_atlas(page: &Page) -> Result<()> {
    all_fit(page, &["", "?view=list", "?view=list&q=timeout", "?q=zzzz+is:redirect"]).await
}

/// Of the document, the longest, added, a vendor's, with the longest name.
async fn a_code(page: &Page) -> Result<()> {
    all_fit(page, &["404/", "403/", "103/", "419/", "511/"]).await
}

async fn a_class_and_the_document(page: &Page) -> Result<()> {
    all_fit(page, &["4xx/", "document/"]).await
}

async fn a_comparison(page: &Page) -> Result<()> {
    let sets = ["", "?codes=301,308", "?codes=401,403,407", "?codes=301,302,303,307,308,511"];
    for lang in ["", "en/"] {
        for set in sets {
            let place = format!("{lang}compare/{set}");
            page.load(&place).await?;
            let columns = set.split(',').count() - usize::from(set.is_empty());
            let shown = "document.querySelectorAll('.cmp-t thead b').length";
            page.expect("codes compared", shown, columns).await?;
            fits(page, &place).await?;
        }
    }
    Ok(())
}

async fn a_choice(page: &Page) -> Result<()> {
    all_fit(page, &["choose/", "choose/#a=1", "choose/#a=11"]).await
}

async fn a_round_of_the_quiz(page: &Page) -> Result<()> {
    for lang in ["", "en/"] {
        page.load(&format!("{lang}quiz/")).await?;
        fits(page, &format!("{lang}quiz/")).await?;
        page.load(&format!("{lang}quiz/?deck=redirects&seed=7x3k")).await?;
        let question = "!!document.querySelector('[data-kind]')";
        page.expect("whether a question is shown", question, true).await?;
        fits(page, &format!("{lang}quiz/, a question")).await?;
        page.eval("document.querySelector('[data-option=\"1\"]')?.click()").await?;
        page.eval("document.querySelector('#next')?.click()").await?;
        page.eval("document.querySelector('#finish')?.click()").await?;
        page.expect("whether the round is over", "!!document.querySelector('#summary')", true)
            .await?;
        fits(page, &format!("{lang}quiz/, the summary")).await?;
    }
    Ok(())
}

async fn a_flow(page: &Page) -> Result<()> {
    all_fit(page, &["redirects/"]).await
}

async fn what_is_about_the_site(page: &Page) -> Result<()> {
    all_fit(page, &["about/", "embed/"]).await?;
    page.allow("status of 404");
    page.open("no/such/page").await?;
    let home = "document.querySelector('#home').checkVisibility()";
    page.expect("whether the link home is shown", home, true).await?;
    fits(page, "404.html").await
}
