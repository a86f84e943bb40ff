//! Why a loop goes round, in words: what each hop of the round does.

use model::{Lang, Phrase};
use redirect::url::{Syntax, Url};
use redirect::{Change, Step, Visit};

/// So many hops of a round are named.
const MOST: usize = 5;

/// A sentence about the hops of the round; empty where the visit does not repeat itself.
pub fn causes(lang: Lang, visit: &Visit) -> String {
    let Some(round) = visit.repetition() else { return String::new() };
    let mut parts: Vec<String> =
        round.steps.iter().take(MOST).map(|step| cause(lang, visit, step)).collect();
    if round.steps.len() > MOST {
        parts.push("…".to_owned());
    }
    match lang {
        Lang::Zh => parts.join("；") + "。",
        Lang::En => parts.join("; ") + ".",
    }
}

fn cause(lang: Lang, visit: &Visit, step: &Step) -> String {
    let url = visit.hops.get(step.hop).map(|hop| &*hop.request.url).unwrap_or_default();
    let url = Url::parse(url, Syntax::Whatwg).ok();
    let host = url.as_ref().and_then(Url::host).unwrap_or_default();
    let (number, does) = (step.hop + 1, does(step.change).get(lang));
    match lang {
        Lang::Zh => format!("第{number}跳，{host}{does}"),
        Lang::En => format!("Hop {number}: {host} {does}"),
    }
}

fn does(change: Change) -> Phrase {
    let (zh, en) = match change {
        Change::Itself => ("又跳回同一个地址", "redirects to the same URL"),
        Change::ToHttps => ("从http跳到https", "redirects http to https"),
        Change::ToHttp => ("从https跳到http", "redirects https to http"),
        Change::AddsWww => ("给主机名加上www.", "adds www. to the host"),
        Change::DropsWww => ("去掉主机名的www.", "removes www. from the host"),
        Change::AddsSlash => ("加上路径的末尾斜杠", "adds a trailing slash to the path"),
        Change::DropsSlash => ("去掉路径的末尾斜杠", "removes the trailing slash from the path"),
        Change::Case => ("改变路径的大小写", "changes upper or lower case in the path"),
        Change::Host => ("跳到另一个主机", "redirects to another host"),
        Change::Port => ("跳到另一个端口", "redirects to another port"),
        Change::Path => ("跳到另一个路径", "redirects to another path"),
        Change::Query => ("改变查询参数", "changes the query"),
    };
    Phrase { zh, en }
}
