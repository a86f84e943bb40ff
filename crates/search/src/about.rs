//! What is known about a code besides its names: what the search looks at, and `api/v1/search.txt`,
//! which carries it.
//!
//! The file is lines of fields with tabs between them: the usual readings, the words with others, the
//! stop words, then a code a line. JSON would have to be walked value by value across the border of the WASM.

use crate::readings::Readings;
use model::{Lang, StatusCode};

/// What is known besides names.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// About each code, in the order of the codes; empty while nothing is known.
    pub about: Vec<About>,
    /// How their characters are read.
    pub readings: Readings,
    /// Words that say nothing in a query where a number or another word does, as [`fold()`] leaves
    /// them.
    ///
    /// [`fold()`]: crate::fold()
    pub stop_words: Vec<String>,
}

/// What is known about one code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What people call it.
    pub aliases: Vec<String>,
    /// Lines of logs and error messages that mean it.
    pub symptoms: Vec<Symptom>,
    /// The fields that its responses have.
    pub fields: Vec<String>,
    /// Who gives it a meaning besides the registry.
    pub vendors: Vec<String>,
    /// The numbers of the RFCs that define it.
    pub rfcs: Vec<String>,
    /// What it means, in a sentence or two of each language, without marks.
    pub summaries: [String; Lang::ALL.len()],
    /// The document's text about it.
    pub text: String,
}

/// A line as a program prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symptom {
    /// The line, or the part of it that is always the same.
    pub text: String,
    /// The program.
    pub seen_in: String,
}

/// Between the items of a list.
const ITEM: char = '\u{1e}';
/// Between a symptom's line and its program.
const PART: char = '\u{1f}';

/// Reads `api/v1/search.txt`; `None` unless it is about these codes, in this order, and whole: one
/// that was cut off lacks lines, or the end of its last one.
pub fn read_texts(text: &str, codes: impl Iterator<Item = StatusCode>) -> Option<Texts> {
    let mut lines = text.strip_suffix('\n')?.lines();
    let readings = Readings::read(lines.next()?, lines.next()?);
    let stop_words = lines.next()?.split('\t').map(str::to_owned).collect();
    let mut all = Vec::new();
    for code in codes {
        let mut fields = lines.next()?.split('\t');
        if StatusCode::parse(fields.next()?) != Some(code) {
            return None;
        }
        all.push(about(&mut || fields.next().unwrap_or_default()));
    }
    lines.next().is_none().then_some(Texts { about: all, readings, stop_words })
}

fn about<'a>(next: &mut dyn FnMut() -> &'a str) -> About {
    let (aliases, symptoms) = (list(next()), list(next()));
    About {
        aliases,
        symptoms: symptoms.iter().map(|line| symptom(line)).collect(),
        fields: list(next()),
        vendors: list(next()),
        rfcs: list(next()),
        summaries: [next().to_owned(), next().to_owned()],
        text: next().to_owned(),
    }
}

fn list(text: &str) -> Vec<String> {
    text.split(ITEM).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

fn symptom(line: &str) -> Symptom {
    let (text, seen_in) = line.split_once(PART).unwrap_or((line, ""));
    Symptom { text: text.to_owned(), seen_in: seen_in.to_owned() }
}

/// Writes `api/v1/search.txt`; `readings` are its first two lines.
pub fn write_texts<'a>(
    readings: [String; 2],
    stop_words: &[String],
    codes: impl Iterator<Item = (StatusCode, &'a About)>,
) -> String {
    let rows = codes.map(|(code, about)| line(code, about));
    let lines = readings.into_iter().chain([joined(stop_words, "\t")]).chain(rows);
    lines.map(|line| line + "\n").collect()
}

fn line(code: StatusCode, about: &About) -> String {
    let symptoms = about.symptoms.iter();
    let symptoms: Vec<String> = symptoms
        .map(|line| format!("{}{PART}{}", plain(&line.text), plain(&line.seen_in)))
        .collect();
    let item = ITEM.to_string();
    let list = |items: &[String]| joined(items, &item);
    let [zh, en] = &about.summaries;
    [
        code.to_string(),
        list(&about.aliases),
        symptoms.join(&item),
        list(&about.fields),
        list(&about.vendors),
        list(&about.rfcs),
        plain(zh),
        plain(en),
        plain(&about.text),
    ]
    .join("\t")
}

fn joined(items: &[String], between: &str) -> String {
    let items: Vec<String> = items.iter().map(|item| plain(item)).collect();
    items.join(between)
}

/// On one line, and without what separates.
fn plain(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let line = Symptom { text: "a | b".to_owned(), seen_in: "nginx".to_owned() };
        let texts = |text: &str| vec![text.to_owned()];
        let about = About {
            aliases: vec!["跳转".to_owned(), "moved".to_owned()],
            symptoms: vec![line.clone(), line],
            fields: texts("Retry-After"),
            vendors: texts("Microsoft IIS"),
            rfcs: texts("9110"),
            summaries: ["甲。".to_owned(), "A.".to_owned()],
            text: "乙。".to_owned(),
        };
        let all = [about, About::default()];
        let codes = || [301, 404].map(|code| StatusCode::new(code).expect("a code")).into_iter();
        let (readings, stop_words) = (["a啊\tzhong重".to_owned(), String::new()], texts("http"));
        let text = write_texts(readings, &stop_words, codes().zip(&all));
        let read = read_texts(&text, codes()).expect("it is about them");
        assert_eq!((read.about, read.stop_words), (all.to_vec(), stop_words));
        assert!(read_texts(&text, codes().take(1)).is_none(), "too many");
        assert!(read_texts(&text, codes().rev()).is_none(), "another order");
        assert!(read_texts("", codes()).is_none());
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            assert!(read_texts(&text[..end], codes()).is_none(), "cut off after {end} bytes");
        }
    }
}
