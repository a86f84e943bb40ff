use super::{Diagnostic, Facet, Fact, Fault, Is, Query, Term, TermKind, number};
use crate::fold::{fold, fold_char, is_letter, is_unseen};
use crate::near::nearest;
use model::Class;
use std::ops::Range;

/// As much of a text is read; nobody types more, and what is pasted beyond it says no more.
pub const MOST_CHARACTERS: usize = 1000;

/// As many terms are read.
const MOST_TERMS: usize = 40;

pub fn parse(text: &str) -> Query {
    let mut query = Query { text: text.to_owned(), ..Query::default() };
    let end = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(at, _)| at);
    let words = words(&text[..end]);
    if end < text.len() || words.len() > MOST_TERMS {
        let span = words.get(MOST_TERMS).map_or(end, |word| word.start)..text.len();
        query.diagnostics.push(Diagnostic { span, fault: Fault::TooLong, instead: None });
    }
    for span in words.into_iter().take(MOST_TERMS) {
        read_word(&mut query, span);
    }
    query
}

/// The places of the words: blank ends one, but not within quotation marks.
fn words(text: &str) -> Vec<Range<usize>> {
    let (mut words, mut start, mut quoted) = (Vec::new(), None, false);
    for (at, c) in text.char_indices() {
        let c = fold_char(c);
        // A mark within a word, as in `say"cheese`, is a character like any other.
        let before = text[start.unwrap_or(at)..at].trim_end_matches(is_unseen);
        let opens = before.is_empty() || before.ends_with(['-', '－', ':', '：']);
        if c == '"' && (quoted || opens) {
            quoted = !quoted;
        }
        match start {
            Some(from) if (c.is_whitespace() || c.is_control()) && !quoted => {
                words.push(from..at);
                start = None;
            }
            None if !c.is_whitespace() && !c.is_control() => start = Some(at),
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

fn read_word(query: &mut Query, span: Range<usize>) {
    let folded = fold(query.part(&span));
    let (negated, word) = match folded.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, folded.as_str()),
    };
    let kind = match facet(word) {
        Some((facet, value)) => fact(facet, value).map(TermKind::Fact),
        None => text(word),
    };
    match kind {
        // Nothing but signs says nothing.
        Ok(TermKind::Text { text, .. }) if !text.contains(is_letter) => {}
        Ok(kind) => query.terms.push(Term { span, negated, kind }),
        Err((fault, instead)) => {
            let instead = instead.map(|text| if negated { format!("-{text}") } else { text });
            query.diagnostics.push(Diagnostic { span, fault, instead });
        }
    }
}

type Wrong = (Fault, Option<String>);

fn text(word: &str) -> Result<TermKind, Wrong> {
    if let Some(quoted) = word.strip_prefix('"') {
        let text = quoted.strip_suffix('"').unwrap_or(quoted).trim().to_owned();
        return Ok(TermKind::Text { text, quoted: true });
    }
    match number::read(word) {
        Some(Ok(numbers)) => Ok(TermKind::Numbers(numbers)),
        Some(Err(fault)) => Err((fault, turned(word, fault))),
        None => unknown_facet(word).map_or_else(
            || Ok(TermKind::Text { text: word.to_owned(), quoted: false }),
            |instead| Err((Fault::Facet, Some(instead))),
        ),
    }
}

/// A range the other way round.
fn turned(word: &str, fault: Fault) -> Option<String> {
    let (from, to) = word.split_once("..").or_else(|| word.split_once(['-', '~']))?;
    (fault == Fault::Reversed).then(|| format!("{to}-{from}"))
}

/// A word with a facet before its colon, and the rest.
fn facet(word: &str) -> Option<(Facet, &str)> {
    let (name, value) = word.split_once(':')?;
    let facet = Facet::ALL.into_iter().find(|facet| facet.name() == name)?;
    Some((facet, value.trim_matches('"')))
}

/// What a word that looks like a facet, and is none, may have been meant as. Words of log lines
/// and addresses have colons, too; so it has to be near to one that there is.
fn unknown_facet(word: &str) -> Option<String> {
    let (name, value) = word.split_once(':')?;
    let known = Facet::ALL.map(Facet::name);
    let near = nearest(name, known).filter(|_| !value.starts_with(['/', ':']))?;
    Some(format!("{near}:{value}"))
}

fn fact(facet: Facet, value: &str) -> Result<Fact, Wrong> {
    if value.is_empty() {
        return Err((Fault::NoValue(facet), None));
    }
    let unknown = |near: Option<&str>| {
        let instead = near.map(|near| format!("{}:{near}", facet.name()));
        (Fault::Value(facet), instead)
    };
    match facet {
        Facet::Is => {
            let is = Is::ALL.into_iter().find(|is| is.name() == value).map(Fact::Is);
            let begun = Is::ALL.map(Is::name).into_iter().find(|name| name.starts_with(value));
            is.ok_or_else(|| unknown(begun.or_else(|| nearest(value, Is::ALL.map(Is::name)))))
        }
        Facet::Class => {
            let whole = if value.len() == 1 { format!("{value}xx") } else { value.to_owned() };
            let class = Class::parse(&whole).map(Fact::Class);
            class.ok_or_else(|| unknown(nearest(&whole, Class::ALL.map(Class::label))))
        }
        Facet::Rfc => {
            let number = value.strip_prefix("rfc").unwrap_or(value).trim_start_matches(['-', ' ']);
            Ok(Fact::Value(facet, number.to_owned()))
        }
        Facet::Vendor | Facet::Header => Ok(Fact::Value(facet, value.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Numbers;

    /// Terms and diagnostics as text, each with the part of the query that it is about.
    fn shape(text: &str) -> Vec<String> {
        let query = Query::parse(text);
        let terms = query.terms.iter().map(|term| {
            let sign = if term.negated { "not " } else { "" };
            let what = match &term.kind {
                TermKind::Numbers(Numbers { from, to }) => format!("{from}..={to}"),
                TermKind::Text { text, quoted: false } => format!("word {text}"),
                TermKind::Text { text, quoted: true } => format!("phrase {text}"),
                TermKind::Fact(Fact::Is(is)) => format!("is {}", is.name()),
                TermKind::Fact(Fact::Class(class)) => format!("class {}", class.label()),
                TermKind::Fact(Fact::Value(facet, value)) => format!("{} {value}", facet.name()),
            };
            format!("[{}] {sign}{what}", query.part(&term.span))
        });
        let faults = query.diagnostics.iter().map(|found| {
            let instead = found.instead.as_deref().unwrap_or("nothing");
            format!("[{}] {:?}, {instead} instead", query.part(&found.span), found.fault)
        });
        terms.chain(faults).collect()
    }

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        assert_eq!(shape(text), expect, "{text:?}");
    }

    #[test]
    fn words_numbers_and_phrases() {
        check("", &[]);
        check(" 　", &[]);
        check("４０４　ＮＯＴ", &["[４０４] 404..=404", "[ＮＯＴ] word not"]);
        check("\"not found\" 4xx", &["[\"not found\"] phrase not found", "[4xx] 400..=499"]);
        check("「永久 重定向」", &["[「永久 重定向」] phrase 永久 重定向"]);
        check("“a b", &["[“a b] phrase a b"]);
        check("-429 -缓存", &["[-429] not 429..=429", "[-缓存] not word 缓存"]);
        check("-\"a b\"", &["[-\"a b\"] not phrase a b"]);
        check("say\"a b\"", &["[say\"a] word say\"a", "[b\"] word b\""]);
    }

    #[test]
    fn facets() {
        check("is:Cacheable", &["[is:Cacheable] is cacheable"]);
        check("-is：vendor", &["[-is：vendor] not is vendor"]);
        check("class:4xx class:5", &["[class:4xx] class 4xx", "[class:5] class 5xx"]);
        check("vendor:\"Microsoft IIS\"", &["[vendor:\"Microsoft IIS\"] vendor microsoft iis"]);
        check("rfc:9110 rfc:RFC9110", &["[rfc:9110] rfc 9110", "[rfc:RFC9110] rfc 9110"]);
        check("header:Retry-After", &["[header:Retry-After] header retry-after"]);
    }

    #[test]
    fn faults_name_their_part() {
        check("is:", &["[is:] NoValue(Is), nothing instead"]);
        check("404 header:", &["[404] 404..=404", "[header:] NoValue(Header), nothing instead"]);
        check("is:cachable", &["[is:cachable] Value(Is), is:cacheable instead"]);
        check("-is:vendr", &["[-is:vendr] Value(Is), -is:vendor instead"]);
        check("is:bogus", &["[is:bogus] Value(Is), nothing instead"]);
        check("class:7xx", &["[class:7xx] Value(Class), class:1xx instead"]);
        check("hedaer:Allow", &["[hedaer:Allow] Facet, header:allow instead"]);
        check("999-100", &["[999-100] Reversed, 100-999 instead"]);
        check(">= 500", &["[500] 500..=500", "[>=] NoNumber, nothing instead"]);
    }

    #[test]
    fn colons_of_log_lines_are_no_facets() {
        check("net::ERR_FAILED", &["[net::ERR_FAILED] word net::err_failed"]);
        check("https://a.test/", &["[https://a.test/] word https://a.test/"]);
        check("client: 1.2.3.4", &["[client:] word client:", "[1.2.3.4] word 1.2.3.4"]);
    }

    /// What comes along from a web page or an editor is no part of a word, and the places stay right.
    #[test]
    fn a_query_with_characters_that_nobody_sees() {
        check("404\u{feff}", &["[404\u{feff}] 404..=404"]);
        check("\u{feff}404", &["[\u{feff}404] 404..=404"]);
        check("4\u{200b}04", &["[4\u{200b}04] 404..=404"]);
        check(
            "4\u{ad}04 not\u{200d}found",
            &["[4\u{ad}04] 404..=404", "[not\u{200d}found] word notfound"],
        );
        check("is:cacheable\u{200b}", &["[is:cacheable\u{200b}] is cacheable"]);
        check("\u{200e}-is:vendor", &["[\u{200e}-is:vendor] not is vendor"]);
        check(
            "is:\u{200b}bogus 404",
            &["[404] 404..=404", "[is:\u{200b}bogus] Value(Is), nothing instead"],
        );
        check("\u{feff}\"not found\"", &["[\u{feff}\"not found\"] phrase not found"]);
        check("-\u{200b}\"a b\"", &["[-\u{200b}\"a b\"] not phrase a b"]);
        check("404 \u{200b} \u{feff}", &["[404] 404..=404"]);
    }

    #[test]
    fn signs_alone_say_nothing() {
        check("- -- ? \" * :", &[]);
    }

    #[test]
    fn long_texts_are_read_in_part() {
        let text = "a".repeat(MOST_CHARACTERS) + "bc";
        let query = Query::parse(&text);
        assert_eq!(query.part(&query.diagnostics[0].span), "bc");
        assert_eq!(query.diagnostics[0].fault, Fault::TooLong);
        let query = Query::parse(&"a ".repeat(50));
        assert_eq!((query.terms.len(), query.diagnostics.len()), (MOST_TERMS, 1));
    }
}
