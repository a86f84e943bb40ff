//! An [`Article`] as `api/v1/NNN.json` has it, read in one language.

use super::{Node, read_entry};
use crate::article::{
    About, Article, ClassArticle, Erratum, Example, FlowSketch, Link, Meaning, Named, Said,
};
use crate::guide::{Choice, Confused, Guide, Leads, Question};
use crate::{Lang, StatusCode};

/// Reads `api/v1/NNN.json`; `None` if what every code has is missing.
pub fn read_article(node: &impl Node, lang: Lang) -> Option<Article> {
    let (facts, guide) = (node.get("facts")?, node.get("use")?);
    let pick = guide.get("pick").map(|pick| words(&pick, lang)).unwrap_or_default();
    Some(Article {
        document: node.get("document").and_then(|document| read_entry(&document)),
        errata: read_errata(&node.get("errata")?, lang),
        spec: node.get("spec").and_then(|spec| link(&spec)),
        summary: part(node, "summary", lang),
        facts: list(&facts, "details", |fact| named(fact, "name", "value", lang)),
        fields: list(&facts, "fields", |field| named(field, "name", "level", lang)),
        pick,
        send_when: part(&guide, "send_when", lang),
        instead: list(&guide, "instead", |item| about(item, lang)),
        client_does: part(&guide, "client_does", lang),
        trouble: list(node, "trouble", |item| named(item, "role", "", lang)),
        near: list(node, "near", |item| about(item, lang)),
        symptoms: list(node, "symptoms", |item| named(item, "text", "seen_in", lang)),
        example: node.get("example").map(|item| example(&item, lang)).unwrap_or_default(),
        constants: list(node, "constants", |item| {
            Some((string(item, "library"), string(item, "name")))
        }),
        meanings: list(node, "meanings", |item| meaning(item, lang)),
        related: codes(node, "related"),
        flow: node.get("flow").map(|flow| sketch(&flow, lang)),
    })
}

/// Reads the data of a class's page.
pub fn read_class(node: &impl Node, lang: Lang) -> Option<ClassArticle> {
    Some(ClassArticle {
        meaning: part(node, "meaning", lang),
        unknown: part(node, "unknown", lang),
        advice: part(node, "advice", lang),
        errata: read_errata(&node.get("errata")?, lang),
        rows: read_rows(&node.get("rows")?, lang),
    })
}

/// Reads a sentence for each code: `[{"code":301,"zh":"…","en":"…"}]`.
pub fn read_rows(node: &impl Node, lang: Lang) -> Vec<(StatusCode, String)> {
    each(node, |item| Some((code(item)?, words(item, lang))))
}

/// Reads `api/v1/choose.json`; `None` if an answer leads nowhere.
pub fn read_guide(node: &impl Node, lang: Lang) -> Option<Guide> {
    let questions = node.get("questions")?.items()?;
    let ids: Vec<String> = questions.iter().map(|question| string(question, "id")).collect();
    let question = |node: &_| question(node, &ids, lang);
    Some(Guide { questions: questions.iter().map(question).collect::<Option<_>>()? })
}

fn question(node: &impl Node, ids: &[String], lang: Lang) -> Option<Question> {
    let options = node.get("options")?.items()?;
    let options = options.iter().map(|option| choice(option, ids, lang)).collect::<Option<_>>()?;
    Some(Question { text: words(node, lang), hint: part(node, "hint", lang).text, options })
}

fn choice(node: &impl Node, ids: &[String], lang: Lang) -> Option<Choice> {
    let leads = match code(node) {
        Some(code) => {
            let text = part(node, "because", lang).text;
            Leads::Code(code, Said { text, sources: sources(node) })
        }
        None => {
            let next = node.get("next")?.text()?;
            Leads::Question(ids.iter().position(|id| *id == next)?)
        }
    };
    Some(Choice { text: words(node, lang), hint: part(node, "hint", lang).text, leads })
}

/// Reads `api/v1/compare.json`.
pub fn read_sets(node: &impl Node, lang: Lang) -> Vec<Confused> {
    each(node, |set| {
        let near = list(set, "near", |item| about(item, lang));
        Some(Confused { codes: codes(set, "codes"), near })
    })
}

/// Reads a list of errata.
pub fn read_errata(node: &impl Node, lang: Lang) -> Vec<Erratum> {
    each(node, |item| {
        let text = words(&item.get("correction")?, lang);
        Some(Erratum {
            line: item.get("line")?.number()?,
            quote: string(item, "quote"),
            verdict: string(item, "verdict"),
            correction: Said { text, sources: sources(item) },
        })
    })
}

fn each<N: Node, T>(node: &N, read: impl Fn(&N) -> Option<T>) -> Vec<T> {
    node.items().unwrap_or_default().iter().filter_map(read).collect()
}

fn list<N: Node, T>(node: &N, key: &str, read: impl Fn(&N) -> Option<T>) -> Vec<T> {
    node.get(key).map(|items| each(&items, read)).unwrap_or_default()
}

fn string(node: &impl Node, key: &str) -> String {
    node.get(key).and_then(|text| text.text()).unwrap_or_default()
}

fn words(node: &impl Node, lang: Lang) -> String {
    string(node, lang.short())
}

/// Reads a statement with its sources: `{"zh","en","sources":[{"title","url"}]}`.
pub fn read_said(node: &impl Node, lang: Lang) -> Said {
    Said { text: words(node, lang), sources: sources(node) }
}

fn part(node: &impl Node, key: &str, lang: Lang) -> Said {
    node.get(key).map(|part| read_said(&part, lang)).unwrap_or_default()
}

fn sources(node: &impl Node) -> Vec<Link> {
    list(node, "sources", link)
}

fn link(node: &impl Node) -> Option<Link> {
    Some(Link { title: string(node, "title"), url: node.get("url")?.text()? })
}

fn code(node: &impl Node) -> Option<StatusCode> {
    let number = u16::try_from(node.get("code")?.number()?).ok()?;
    StatusCode::new(number).ok()
}

fn codes(node: &impl Node, key: &str) -> Vec<StatusCode> {
    list(node, key, |code| StatusCode::new(u16::try_from(code.number()?).ok()?).ok())
}

fn about(node: &impl Node, lang: Lang) -> Option<About> {
    let codes = code(node).map_or_else(|| codes(node, "codes"), |code| vec![code]);
    Some(About { codes, said: read_said(node, lang) })
}

fn named(node: &impl Node, name: &str, kind: &str, lang: Lang) -> Option<Named> {
    Some(Named { name: string(node, name), kind: string(node, kind), said: read_said(node, lang) })
}

fn sketch(node: &impl Node, lang: Lang) -> FlowSketch {
    let hop = |item: &_| Some((string(item, "method"), string(item, "url"), number(item)?));
    FlowSketch {
        title: node.get("title").map(|title| words(&title, lang)).unwrap_or_default(),
        link: string(node, "link"),
        hops: list(node, "hops", hop),
    }
}

fn number(node: &impl Node) -> Option<u32> {
    node.get("status")?.number()
}

fn example(node: &impl Node, lang: Lang) -> Example {
    let note = node.get("note").map(|note| words(&note, lang)).unwrap_or_default();
    Example { note, request: string(node, "request"), response: string(node, "response") }
}

/// A vendor's meaning; IANA's own has nothing to add to the article.
fn meaning(node: &impl Node, lang: Lang) -> Option<Meaning> {
    let summary = node.get("summary")?;
    let name = match lang {
        Lang::Zh => string(node, "name_zh"),
        Lang::En => string(node, "name"),
    };
    let wire = node.get("wire").map(|wire| words(&wire, lang)).unwrap_or_default();
    Some(Meaning {
        vendor: string(node, "vendor"),
        name,
        said: Said { text: words(&summary, lang), sources: sources(node) },
        on_the_wire: string(node, "on_the_wire"),
        wire,
        verification: string(node, "verification"),
    })
}
