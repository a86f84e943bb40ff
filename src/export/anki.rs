//! The deck for Anki: the codes and the situations of the quiz, in both languages.

use super::ExportError;
use super::shell::escape;
use anki::{Deck, Model, Note, Package, Template};
use content::atlas::Atlas;
use model::article::Said;
use model::{Lang, Phrase};
use quiz::material::{Code, Material, Scenario};
use quiz::wire::read_material;
use std::path::Path;

/// The numbers by which Anki knows models and decks again; never to be changed.
const CODES: i64 = 1_763_900_000_001;
const SITUATIONS: i64 = 1_763_900_000_002;
const DECKS: [i64; 2] = [1_763_900_000_101, 1_763_900_000_102];

const ABOUT: Phrase = Phrase {
    zh: "HTTP状态码：号码、名称、用在什么时候，以及情景题。由状态码图鉴生成，再次导入会更新已有的笔记，不影响学习进度。",
    en: "HTTP status codes: numbers, names, when to use them, and situations. Made by Status Atlas; importing it again updates the notes and leaves your progress alone.",
};

const CSS: &str = ".card{font:18px/1.7 system-ui,sans-serif;max-width:34em;margin:0 auto;padding:1em;text-align:start}\
    .n{font-size:56px;font-weight:700;line-height:1.2}.q{font-size:20px}.s{color:#777;font-size:14px}\
    code{font-size:.9em}";

/// Writes the package.
pub fn write(atlas: &Atlas, path: &Path) -> Result<(), ExportError> {
    let json = content::quiz::json(atlas);
    let mut decks = Vec::new();
    for (lang, id) in Lang::ALL.into_iter().zip(DECKS) {
        let unreadable = || ExportError("the quiz's own data is not readable".to_owned());
        let material = read_material(&json, lang).ok_or_else(unreadable)?;
        decks.push(deck(&material, id));
    }
    let package = Package { models: models(), decks, changed: atlas.quiz.changed };
    let bytes = package.write().map_err(|error| ExportError(format!("the Anki deck: {error}")))?;
    super::write(path, bytes)
}

fn models() -> Vec<Model> {
    let template = |name: &str, front: &str, back: &str| Template {
        name: name.to_owned(),
        front: front.to_owned(),
        back: format!("{{{{FrontSide}}}}<hr id=answer>{back}"),
    };
    let model = |id, name: &str, fields: &[&str], templates| Model {
        id,
        name: name.to_owned(),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        templates,
        css: CSS.to_owned(),
    };
    let sources = "<p class=s>{{Sources}}</p>";
    let named = format!("<b>{{{{Name}}}}</b> {{{{Also}}}}<p>{{{{Summary}}}}</p>{sources}");
    let numbered = format!("<div class=n>{{{{Code}}}}</div>{named}");
    let codes = vec![
        template("Number", "<div class=n>{{Code}}</div>", &named),
        template("Case", "<p class=q>{{Case}}</p>", &numbered),
    ];
    let answer = format!("<p><b>{{{{Answer}}}}</b></p><p>{{{{Because}}}}</p>{sources}");
    let situations = vec![template("Situation", "<p class=q>{{Situation}}</p>", &answer)];
    let code_fields = ["Code", "Name", "Also", "Case", "Summary", "Sources"];
    let situation_fields = ["Situation", "Answer", "Because", "Sources"];
    vec![
        model(CODES, "Status Atlas: code", &code_fields, codes),
        model(SITUATIONS, "Status Atlas: situation", &situation_fields, situations),
    ]
}

fn deck(material: &Material, id: i64) -> Deck {
    let lang = material.lang;
    let codes = material.codes.iter().filter(|code| !code.is_unused);
    let codes = codes.map(|code| self::code(lang, code));
    let situations = material.scenarios.iter().map(|scenario| situation(material, scenario));
    Deck {
        id,
        name: crate::i18n::SITE.get(lang).to_owned(),
        about: ABOUT.get(lang).to_owned(),
        notes: codes.chain(situations).collect(),
    }
}

fn code(lang: Lang, code: &Code) -> Note {
    let case = match code.vendor.as_str() {
        "" => html(&code.pick),
        vendor => {
            let told = code.summary.text.replace(&code.code.to_string(), "___");
            format!("{}: {}", escape(vendor), html(&told))
        }
    };
    let fields = vec![
        code.code.to_string(),
        html(&code.title),
        html(&code.other),
        case,
        html(&code.summary.text),
        sources(&code.summary),
    ];
    let tags = vec!["status-atlas".to_owned(), class(code)];
    Note {
        guid: format!("status-atlas {} {}", lang.short(), code.code),
        model: CODES,
        fields,
        tags,
    }
}

fn situation(material: &Material, scenario: &Scenario) -> Note {
    let answer = material.code(scenario.code);
    let fields = vec![
        html(&scenario.ask),
        html(&answer.map(Code::named).unwrap_or_default()),
        html(&scenario.because.text),
        sources(&scenario.because),
    ];
    let tags = vec!["status-atlas".to_owned(), answer.map(class).unwrap_or_default()];
    let guid = format!("status-atlas {} {}", material.lang.short(), scenario.id);
    Note { guid, model: SITUATIONS, fields, tags }
}

fn class(code: &Code) -> String {
    code.class().map_or("other", model::Class::label).to_owned()
}

/// Text as HTML; backticks enclose what is code.
fn html(text: &str) -> String {
    let part = |(at, part): (usize, &str)| match at % 2 {
        0 => escape(part),
        _ => format!("<code>{}</code>", escape(part)),
    };
    text.split('`').enumerate().map(part).collect()
}

fn sources(said: &Said) -> String {
    let link = |link: &model::article::Link| {
        format!("<a href=\"{}\">{}</a>", escape(&link.url), escape(&link.title))
    };
    said.sources.iter().map(link).collect::<Vec<_>>().join(" · ")
}
