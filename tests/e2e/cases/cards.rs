//! The cards as a browser draws them: no text leaves its card, light or dark.

use super::cases;
use crate::harness::page::Page;
use crate::harness::site::Site;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

cases!(cards: no_text_overflows);

/// Loads each card as a document of its own and measures its texts.
const MEASURE: &str = "
    return Promise.all(arguments[0].map(async (path) => {
        // The page's policy would refuse the card's own style; here the system's face serves.
        const text = (await (await fetch(path)).text()).replace(/<style>[^]*?<\\/style>/, '');
        const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
        if (svg.localName !== 'svg') return `${path}: not SVG`;
        const live = document.body.appendChild(document.importNode(svg, true));
        const wide = [...live.querySelectorAll('text')].filter((e) => {
            e.setAttribute('font-family', 'sans-serif');
            const box = e.getBBox();
            return box.x < 0 || box.x + box.width > 410 || box.y < 0 || box.y + box.height > 120;
        }).map((e) => `${path}: ${e.textContent}`);
        live.remove();
        return wide.join(', ');
    })).then((all) => all.filter(Boolean));";

async fn no_text_overflows(page: &Page) -> Result<()> {
    let site = Site::read(&page.settings.dist)?;
    page.load("").await?;
    let paths: Vec<String> = site
        .codes
        .iter()
        .flat_map(|code| [format!("cards/{code}.svg"), format!("cards/en/{code}.svg")])
        .collect();
    ensure!(paths.len() > 180, "{} cards", paths.len());
    let found = page.run(MEASURE, vec![json!(paths)]).await?;
    ensure!(found == Value::Array(Vec::new()), "expected no text outside its card, found {found}");
    Ok(())
}
