//! What the card says about a run in the reader's browser.

use crate::tools::redirects::words::LISTED;
use model::{Lang, Phrase};
use redirect::lab::{Difference, Limit, Obstacle, What};

const fn pair(zh: &'static str, en: &'static str) -> Phrase {
    Phrase { zh, en }
}

/// Heading.
pub const REAL: Phrase = pair("在这个浏览器里实际运行", "Run it in this browser");
/// What it is.
pub const LEAD: Phrase = pair(
    "用这个浏览器自己的fetch()发出请求，每一跳由本站的Service Worker响应，不经过网络；再与推演的结果逐跳对照。",
    "This browser's own fetch() sends the requests, and this site's service worker responds to each hop, without the network. The run is then compared with the prediction, hop by hop.",
);
/// The button.
pub const RUN: Phrase = pair("运行", "Run");
/// The result is that of another flow.
pub const OTHER: Phrase = pair("流程已改动，请重新运行。", "The flow has changed; run it again.");
/// Heading of what cannot be shown.
pub const LIMITS: Phrase = pair("这样运行看不到的", "What such a run cannot show");
/// The columns.
pub const COLUMNS: [Phrase; 4] = [
    pair("跳", "Hop"),
    pair("推演", "Predicted"),
    pair("实际", "Actual"),
    pair("响应", "Response"),
];

/// Why the browser could not run it.
pub fn unable(reason: &str) -> Phrase {
    match reason {
        "not-yet" => pair(
            "离线副本还没有准备好，请稍后再试。",
            "The offline copy is not ready yet; try again in a moment.",
        ),
        "refused" => {
            pair("Service Worker没有接受这个流程。", "The service worker did not accept this flow.")
        }
        _ => pair(
            "这里没有Service Worker（沙箱、无痕窗口、file://或浏览器不支持），无法运行。",
            "There is no service worker here (sandbox, private window, file://, or a browser without support), so the flow cannot be run.",
        ),
    }
}

/// Why the flow cannot be run.
pub fn obstacle(lang: Lang, obstacle: &Obstacle) -> String {
    let (zh, en) = match obstacle {
        Obstacle::Url => {
            ("第一个地址无法解析。".to_owned(), "The first URL cannot be parsed.".to_owned())
        }
        Obstacle::Method(method) => (
            format!("脚本不能使用{method}方法。"),
            format!("A script cannot use the {method} method."),
        ),
        Obstacle::Body => (
            "脚本不能用GET或HEAD发送内容。".to_owned(),
            "A script cannot send content with GET or HEAD.".to_owned(),
        ),
        Obstacle::Status(status) => (
            format!("浏览器的Response只允许200–599，无法生成{status}。"),
            format!("A browser's Response allows only 200–599, so {status} cannot be created."),
        ),
        Obstacle::Locations => (
            "Service Worker的响应里不能有多个Location。".to_owned(),
            "A service worker's response cannot have several Location fields.".to_owned(),
        ),
        Obstacle::Length => {
            ("最多能运行64个响应。".to_owned(), "At most 64 responses can be run.".to_owned())
        }
    };
    pick(lang, zh, en)
}

/// Something that a run leaves out.
pub fn limit(lang: Lang, limit: &Limit) -> String {
    let (zh, en) = match limit {
        Limit::Origins(count) => (
            format!("流程有{count}个源，这里都换成本站这一个源，所以看不到跨源时凭据、Origin和CORS的变化。"),
            format!(
                "All {count} origins are replaced by this site's origin, so the run does not show what happens to credentials, Origin and CORS across origins."
            ),
        ),
        Limit::Client => (
            "网页里只能用fetch()，所以显示的是它的行为，不是所选客户端的。".to_owned(),
            "A page can use only fetch(), so the run shows its behaviour, not that of the selected client.".to_owned(),
        ),
        Limit::Sent(names) => {
            let [zh, en] = [LISTED.zh, LISTED.en].map(|between| names.join(between));
            (
                format!("脚本不能设置这些请求首部字段：{zh}。"),
                format!("A script cannot set these request fields: {en}."),
            )
        }
        Limit::Answered(names) => {
            let [zh, en] = [LISTED.zh, LISTED.en].map(|between| names.join(between));
            (
                format!("这里不发送这些响应首部字段：{zh}。"),
                format!("The service worker does not send these response fields: {en}."),
            )
        }
        Limit::Visits => ("只运行第一次访问。".to_owned(), "Only the first visit is run.".to_owned()),
        Limit::Stream => (
            "流式内容改成了可以重发的文本。".to_owned(),
            "Streamed content is sent as text, which can be sent again.".to_owned(),
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
        (Lang::Zh, 0) => "结果与推演一致。".to_owned(),
        (Lang::En, 0) => "The run matches the prediction.".to_owned(),
        (Lang::Zh, count) => format!("有{count}处与推演不同。"),
        (Lang::En, 1) => "One thing differs from the prediction.".to_owned(),
        (Lang::En, count) => format!("{count} things differ from the prediction."),
    }
}

/// What the script was given.
pub fn end(lang: Lang, status: Option<u16>, error: &str) -> String {
    match (lang, status) {
        (Lang::Zh, Some(status)) => format!("fetch()得到{status}。"),
        (Lang::En, Some(status)) => format!("fetch() returned {status}."),
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
        (Lang::Zh, Some(place)) => format!("{place}的{name}：推演为{said}，实际为{seen}"),
        (Lang::Zh, None) => format!("{name}：推演为{said}，实际为{seen}"),
        (Lang::En, Some(place)) => format!("{place}, {name}: predicted {said}, actual {seen}"),
        (Lang::En, None) => format!("{name}: predicted {said}, actual {seen}"),
    }
}

fn pick(lang: Lang, zh: String, en: String) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
