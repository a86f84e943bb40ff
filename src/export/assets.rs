//! The files that pages refer to, and the style sheet that they carry.

use super::{ExportError, cannot, write};
use offline::{base64, hex};
use std::fs;
use std::path::Path;

/// The style sheet's parts, in order: those that the atlas needs.
const STYLES: [&str; 10] = [
    "layers",
    "tokens",
    "base",
    "layout",
    "components",
    "atlas",
    "results",
    "home",
    "embedded",
    "print",
];
/// Those that it does not; layers make the order of the two of no account.
const PAGE_STYLES: [&str; 7] = ["source", "pages", "code", "house", "lab", "tools", "card"];
/// Those that the tools have besides.
const TOOL_STYLES: [&str; 5] = ["diagram", "redirects", "quiz", "progress", "embed"];
/// Those of the site in one file besides.
const SINGLE_STYLES: [&str; 1] = ["single"];
/// The parts for the page that stands alone.
const NOT_FOUND_STYLES: [&str; 4] = ["layers", "tokens", "base", "not-found"];

/// The parts of the script that no reader waits for, and those of the worker, in order: each is one
/// program.
const SITE_PARTS: [&str; 16] = [
    "words", "element", "store", "address", "typed", "toast", "trapped", "update", "stored", "lab",
    "run", "overlay", "shared", "embedded", "print", "start",
];
const WORKER_PARTS: [&str; 6] = ["store", "repair", "notes", "shared", "lab", "serve"];
/// Those of the element that other sites load, by a name that stays.
const EMBED_PARTS: [&str; 4] = ["words", "style", "card", "element"];

/// What a page needs to know about the files beside it.
#[derive(Debug)]
pub struct Assets {
    /// The style sheet of the atlas.
    pub css: String,
    /// The whole style sheet, as it stands in every other page.
    pub whole_css: String,
    /// The name of the file with what the atlas's style sheet lacks.
    pub page_css: String,
    /// The style sheet of the tools, likewise.
    pub tool_css: String,
    /// The style sheet of the site in one file.
    pub single_css: String,
    /// The style sheet of `404.html`.
    pub not_found_css: String,
    /// The name of the small script that every page starts with.
    pub boot: String,
    /// The name of the script that no reader waits for.
    pub site: String,
    /// The app.
    pub app: Build,
    /// The visualiser.
    pub redirects: Build,
    /// The quiz.
    pub quiz: Build,
    /// The page about embedding.
    pub embed: Build,
}

/// The files of a build of the app, by name.
#[derive(Debug, Default)]
pub struct Build {
    /// The JavaScript.
    pub js: String,
    /// The WASM.
    pub wasm: String,
}

impl Assets {
    /// Reads what Trunk has made in `dist`, and writes the rest beside it.
    pub fn write(project: &Path, dist: &Path) -> Result<Assets, ExportError> {
        let names = read(&dist.join("index.html"))?;
        let name = |attribute| {
            let missing = || ExportError(format!("Trunk's index.html has no {attribute}"));
            attribute_value(&names, attribute).map(file_name).ok_or_else(missing)
        };
        let app = Build { js: name("data-js")?, wasm: name("data-wasm")? };
        // In place: Trunk has named it after what it was, which is as good a name.
        let script = dist.join(&app.js);
        if script.is_file() {
            write(&script, compact(&read(&script)?))?;
        }
        let redirects = name_build(dist, "redirects")?;
        let quiz = name_build(dist, "quiz")?;
        let embed = name_build(dist, "embed")?;
        let (css, not_found_css) = (style(project, &STYLES)?, style(project, &NOT_FOUND_STYLES)?);
        let rest = style(project, &PAGE_STYLES)?;
        let page_css = format!("pages-{}.css", &hex(rest.as_bytes())[..16]);
        write(&dist.join(&page_css), &rest)?;
        let whole_css = css.clone() + &rest;
        let tool_css = whole_css.clone() + &style(project, &TOOL_STYLES)?;
        let single_css = tool_css.clone() + &style(project, &SINGLE_STYLES)?;
        let named = |name: &str, script: String| {
            let name = format!("{name}-{}.js", &hex(script.as_bytes())[..16]);
            write(&dist.join(&name), &script).map(|()| name)
        };
        let boot = named("boot", compact(&read(&project.join("src/scripts/boot.js"))?))?;
        let site = named("site", joined(project, "page", &SITE_PARTS)?)?;
        let element = joined(project, "embed", &EMBED_PARTS)?;
        // Nothing of it is global in the host's page.
        write(&dist.join("embed.js"), format!("(() => {{\n{element}}})();\n"))?;
        write(&dist.join("icon.svg"), &read(&project.join("style/icon.svg"))?)?;
        Ok(Assets {
            css,
            whole_css,
            page_css,
            tool_css,
            single_css,
            not_found_css,
            boot,
            site,
            app,
            redirects,
            quiz,
            embed,
        })
    }
}

impl Assets {
    /// A colour of the tokens, light and dark: the one that the class `scope` sets, or the root's.
    pub fn colour(&self, name: &str, scope: Option<&str>) -> Option<[&str; 2]> {
        let from = match scope {
            Some(class) => self.css.split_once(&format!(".{class}{{"))?.1,
            None => self.css.as_str(),
        };
        let (_, value) = from.split_once(&format!("--{name}:light-dark("))?;
        let (light, dark) = value.split_once(')')?.0.split_once(',')?;
        Some([light, dark])
    }
}

/// Names the files of a tool's build after their content; Trunk has left its names plain.
fn name_build(dist: &Path, tool: &str) -> Result<Build, ExportError> {
    let (js, wasm) = (dist.join(format!("{tool}.js")), dist.join(format!("{tool}_bg.wasm")));
    if !wasm.is_file() {
        return Ok(Build::default());
    }
    let bytes = fs::read(&wasm).map_err(|error| cannot("read", &wasm, &error))?;
    let name = format!("{tool}-{}", &hex(&bytes)[..16]);
    let build = Build { js: format!("{name}.js"), wasm: format!("{name}_bg.wasm") };
    write(&dist.join(&build.js), compact(&read(&js)?))?;
    fs::rename(&wasm, dist.join(&build.wasm)).map_err(|error| cannot("rename", &wasm, &error))?;
    fs::remove_file(&js).map_err(|error| cannot("remove", &js, &error))?;
    Ok(build)
}

/// The text of the worker, without what it has to know of the build.
pub fn worker(project: &Path) -> Result<String, ExportError> {
    joined(project, "worker", &WORKER_PARTS)
}

/// Scripts as one text, by their paths below `src/scripts`.
pub fn scripts(project: &Path, names: &[&str]) -> Result<String, ExportError> {
    let part = |name| Ok(compact(&read(&project.join(format!("src/scripts/{name}.js")))?));
    names.iter().map(part).collect()
}

fn joined(project: &Path, folder: &str, parts: &[&str]) -> Result<String, ExportError> {
    let names: Vec<String> = parts.iter().map(|part| format!("{folder}/{part}")).collect();
    scripts(project, &names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn style(project: &Path, parts: &[&str]) -> Result<String, ExportError> {
    let part = |part| Ok(dense(&compact(&read(&project.join(format!("style/{part}.css")))?)));
    parts.iter().map(part).collect()
}

fn read(path: &Path) -> Result<String, ExportError> {
    fs::read_to_string(path).map_err(|error| cannot("read", path, &error))
}

fn attribute_value<'a>(html: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!("{attribute}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// Trunk writes names as paths: `./app-0123.js`.
fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// `source` without comments that fill whole lines, indentation and blank lines.
///
/// Written for our own style sheets and scripts, whose comments begin and end a line and whose
/// strings hold no line break; compression takes care of the rest.
pub fn compact(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut in_comment = false;
    for line in source.lines().map(str::trim) {
        // `/** @type {…} */ (x).y = z;` is a statement.
        let begins = line.starts_with("/*") && (line.ends_with("*/") || !line.contains("*/"));
        if begins || in_comment {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// A compacted style sheet without the blanks that mean nothing. Written for our own, where a
/// comma or a colon with a blank after it stands in no string.
fn dense(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    for line in css.lines() {
        if !out.is_empty() && !out.ends_with(['{', '}', ';', ',']) {
            out.push(' ');
        }
        out.push_str(&line.replace(" {", "{").replace("{ ", "{").replace(": ", ":"));
    }
    out.replace(", ", ",")
        .replace("; ", ";")
        .replace(";}", "}")
        .replace(" }", "}")
        .replace(";}", "}")
}

/// SHA-256 as a Content Security Policy writes it: `'sha256-…'` with base64.
pub fn csp_hash(text: &str) -> String {
    format!("'sha256-{}'", base64(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let js = "/** @type {T} */ (x).y = z;\n";
        assert_eq!(compact(js), js);
        let css = "/* one */\n/* two\n   lines */\n.a {\n  b: c; /* stays */\n}\n\n// js\nd();\n";
        assert_eq!(compact(css), ".a {\nb: c; /* stays */\n}\nd();\n");
    }

    #[test]
    fn names_are_read_from_trunks_page() {
        let html = r#"<meta data-js="./app-1.js" data-wasm="/x/app-1_bg.wasm">"#;
        assert_eq!(attribute_value(html, "data-js").map(file_name).as_deref(), Some("app-1.js"));
        assert_eq!(
            attribute_value(html, "data-wasm").map(file_name).as_deref(),
            Some("app-1_bg.wasm")
        );
        assert_eq!(attribute_value(html, "data-other"), None);
    }

    #[test]
    fn blanks_that_mean_nothing_go() {
        let css = "@media (width <= 40em), (pointer: coarse) {\n.a, .b > .c { d: calc(1px + 2px); }\n\
            .e {\nf:\n1px 2px,\n3px;\n}\n}\n";
        let dense = dense(css);
        let want = "@media (width <= 40em),(pointer:coarse){.a,.b > .c{d:calc(1px + 2px)}.e{f: 1px 2px,3px}}";
        assert_eq!(dense, want);
    }

    #[test]
    fn colours_are_read_from_the_tokens() {
        let css = "--ink: light-dark(#111, #eee);\n.k-3 {\n--k-ink: light-dark(#222, #ddd);\n}\n";
        let assets = Assets {
            css: dense(css),
            whole_css: String::new(),
            page_css: String::new(),
            tool_css: String::new(),
            single_css: String::new(),
            not_found_css: String::new(),
            boot: String::new(),
            site: String::new(),
            app: Build::default(),
            redirects: Build::default(),
            quiz: Build::default(),
            embed: Build::default(),
        };
        assert_eq!(assets.colour("ink", None), Some(["#111", "#eee"]));
        assert_eq!(assets.colour("k-ink", Some("k-3")), Some(["#222", "#ddd"]));
        assert_eq!(assets.colour("k-ink", Some("k-9")), None);
    }
}
