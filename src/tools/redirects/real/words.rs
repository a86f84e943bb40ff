//! What the card says about a run in the reader's browser.

use model::{Lang, Phrase};
use redirect::lab::{Difference, Limit, Obstacle, What};

const fn pair(zh: &'static str, en: &'static str) -> Phrase {
    Phrase { zh, en }
}

/// Heading.
pub const REAL: Phrase = pair("在这个浏览器里真跑一遍", "Run it for real in this browser");
/// What it is.
pub const LEAD: Phrase = pair(
    "由这个浏览器自己的fetch()发出，每一跳由本站的Service Worker真实应答，不经过网络；再与推演逐跳对照。",
    "Sent by this browser's own fetch(), each hop really answered by this site's service worker, nothing over the network; then compared with what was foretold, hop by hop.",
);
/// The button.
pub const RUN: Phrase = pair("运行", "Run");
/// The result is that of another flow.
pub const OTHER: Phrase =
    pair("流程已改动，请重新运行。", "The flow has changed since; run it again.");
/// Heading of what cannot be shown.
pub const LIMITS: Phrase = pair("这样跑看不到的", "What such a run cannot show");
/// The columns.
pub const COLUMNS: [Phrase; 4] =
    [pair("跳", "Hop"), pair("推演", "Foretold"), pair("实际", "Seen"), pair("响应", "Answer")];

/// Why the browser could not run it.
pub fn unable(reason: &str) -> Phrase {
    match reason {
        "not-yet" => pair(
            "离线副本还没装好，稍等片刻再试。",
            "The offline copy is not there yet; try again in a moment.",
        ),
        "refused" => pair("Service Worker没有接受这个流程。", "The worker did not take this flow."),
        _ => pair(
            "这里没有Service Worker（沙箱、无痕窗口、file://或浏览器不支持），跑不了。",
            "There is no service worker here (sandbox, private window, file://, or a browser without it).",
        ),
    }
}

/// Why the flow cannot be run.
pub fn obstacle(lang: Lang, obstacle: &Obstacle) -> String {
    let (zh, en) = match obstacle {
        Obstacle::Url => {
            ("第一个地址无法解析。".to_owned(), "The first URL cannot be read.".to_owned())
        }
        Obstacle::Method(method) => {
            (format!("脚本不许使用{method}方法。"), format!("A script may not use {method}."))
        }
        Obstacle::Body => (
            "脚本不能用GET或HEAD发送内容。".to_owned(),
            "A script cannot send content with GET or HEAD.".to_owned(),
        ),
        Obstacle::Status(status) => (
            format!("浏览器的Response只能是200–599，造不出{status}。"),
            format!("A Response has 200–599 only: {status} cannot be made."),
        ),
        Obstacle::Locations => (
            "Service Worker的响应里不能有多个Location。".to_owned(),
            "A worker's response cannot have several Location fields.".to_owned(),
        ),
        Obstacle::Length => {
            ("最多能跑64个响应。".to_owned(), "At most 64 answers can be run.".to_owned())
        }
    };
    pick(lang, zh, en)
}

/// Something that a run leaves out.
pub fn limit(lang: Lang, limit: &Limit) -> String {
    let (zh, en) = match limit {
        Limit::Origins(count) => (
            format!("原来有{count}个源，这里都换成本站一个源：跨源时的凭据、Origin和CORS看不到。"),
            format!(
                "Its {count} origins are this site's one: what happens to credentials, Origin and CORS at their borders is not seen."
            ),
        ),
        Limit::Client => (
            "网页里只有fetch()，所选客户端的行为换成了它的。".to_owned(),
            "A page has fetch() alone, not the client that is chosen.".to_owned(),
        ),
        Limit::Sent(names) => {
            let names = names.join(", ");
            (
                format!("脚本不能设置这些请求首部字段：{names}。"),
                format!("A script cannot set these request fields: {names}."),
            )
        }
        Limit::Answered(names) => {
            let names = names.join(", ");
            (
                format!("实验室不发送这些响应首部字段：{names}。"),
                format!("The lab does not send these response fields: {names}."),
            )
        }
        Limit::Visits => ("只跑第一次访问。".to_owned(), "Only the first visit is run.".to_owned()),
        Limit::Stream => (
            "流式内容改成可以重发的文本。".to_owned(),
            "A stream is sent as text, which can be sent again.".to_owned(),
        ),
    };
    pick(lang, zh, en)
}

/// A request: its method and its content.
pub fn request(lang: Lang, method: &str, body: &str) -> String {
    match lang {
        Lang::Zh => format!("{method}，{body}"),
        Lang::En => format!("{method}, {body}"),
    }
}

/// Whether all was as foretold.
pub fn verdict(lang: Lang, differences: usize) -> String {
    match (lang, differences) {
        (Lang::Zh, 0) => "与推演一致。".to_owned(),
        (Lang::En, 0) => "As foretold.".to_owned(),
        (Lang::Zh, count) => format!("有{count}处与推演不同。"),
        (Lang::En, 1) => "One thing differs from what was foretold.".to_owned(),
        (Lang::En, count) => format!("{count} things differ from what was foretold."),
    }
}

/// What the script was given.
pub fn end(lang: Lang, status: Option<u16>, error: &str) -> String {
    match (lang, status) {
        (Lang::Zh, Some(status)) => format!("fetch()得到{status}。"),
        (Lang::En, Some(status)) => format!("fetch() gave {status}."),
        (Lang::Zh, None) => format!("fetch()失败：{error}"),
        (Lang::En, None) => format!("fetch() failed: {error}"),
    }
}

/// A difference, in a sentence.
pub fn difference(lang: Lang, difference: &Difference) -> String {
    let Difference { hop, what, said, seen, .. } = difference;
    let name = match what {
        What::Requests => pick(lang, "请求次数".to_owned(), "number of requests".to_owned()),
        What::Method => pick(lang, "方法".to_owned(), "method".to_owned()),
        What::Url => pick(lang, "地址".to_owned(), "URL".to_owned()),
        What::Body => pick(lang, "内容".to_owned(), "content".to_owned()),
        What::Field(name) => name.clone(),
        What::Status => pick(lang, "结果".to_owned(), "result".to_owned()),
        What::FinalUrl => "response.url".to_owned(),
        What::Redirected => "response.redirected".to_owned(),
        What::Type => "response.type".to_owned(),
    };
    let none = || pick(lang, "无".to_owned(), "none".to_owned());
    let shown = |text: &str| if text.is_empty() { none() } else { text.to_owned() };
    let (said, seen) = (shown(said), shown(seen));
    let place = hop.map(|hop| super::super::words::at_hop(lang, hop + 1));
    match (lang, place) {
        (Lang::Zh, Some(place)) => format!("{place}的{name}：推演是{said}，实际是{seen}"),
        (Lang::Zh, None) => format!("{name}：推演是{said}，实际是{seen}"),
        (Lang::En, Some(place)) => format!("{place}, {name}: foretold {said}, seen {seen}"),
        (Lang::En, None) => format!("{name}: foretold {said}, seen {seen}"),
    }
}

fn pick(lang: Lang, zh: String, en: String) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
