//! What is said of how a visit goes and ends, and of what was refused, cut, assumed or is not there.

use super::{BAD_HOST, BAD_PORT, BAD_URL, NO_HOST, NOTHING_SENT, UNRECORDED};
use model::{Lang, Phrase};
use redirect::export::link::TooLarge;
use redirect::url::UrlError;
use redirect::{Hop, MOST_RESPONSES};

/// Why a client does not send the first request.
pub fn refused_url(refusal: UrlError) -> Phrase {
    match refusal {
        UrlError::NoScheme => BAD_URL,
        UrlError::Host => BAD_HOST,
        UrlError::Port => BAD_PORT,
    }
}

/// The same in a cell of the table.
pub fn refused_cell(refusal: UrlError) -> Phrase {
    match refusal {
        UrlError::Host => NO_HOST,
        other => refused_url(other),
    }
}

/// A flow names a client that has no profile here; another one plays it.
pub fn unknown_client(lang: Lang, id: &str, instead: &str) -> String {
    let id: String = id.chars().take(40).collect();
    match lang {
        Lang::Zh => format!("这里没有客户端“{id}”，改用{instead}推演；流程的其他部分不变。"),
        Lang::En => format!(
            "There is no client “{id}” here, so {instead} is used instead; the rest of the flow is unchanged."
        ),
    }
}

/// Only some of a flow's answers are in the fields.
pub fn cut(lang: Lang, cut: u32) -> String {
    match lang {
        Lang::Zh => format!("另有{cut}个响应没有读入：一个流程最多{MOST_RESPONSES}个"),
        Lang::En if cut == 1 => {
            format!("1 more response was left out: a flow can have at most {MOST_RESPONSES}")
        }
        Lang::En => {
            format!("{cut} more responses were left out: a flow can have at most {MOST_RESPONSES}")
        }
    }
}

/// What a flow has too much of for a link.
pub fn too_large(lang: Lang, what: TooLarge) -> String {
    let most = what.most();
    let (zh, en) = match what {
        TooLarge::Text => (
            format!("文字超过{} KiB", most / 1024),
            format!("more than {} KiB of text", most / 1024),
        ),
        TooLarge::Fields => (
            format!("一个消息的首部字段超过{most}个"),
            format!("more than {most} fields in a message"),
        ),
        TooLarge::Responses => (format!("响应超过{most}个"), format!("more than {most} responses")),
        TooLarge::Number => ("有的数字太大".to_owned(), "a number that is too large".to_owned()),
    };
    match lang {
        Lang::Zh => format!("流程太大，放不进链接：{zh}。地址栏没有更新；要保存流程，请导出JSON。"),
        Lang::En => format!(
            "Too large for a link: {en}. The address bar was not updated; to keep the flow, export it as JSON."
        ),
    }
}

/// A visit that goes in a circle, by the hops of its round; why the client stops, if it does.
pub fn circle(lang: Lang, (first, last): (usize, usize), reason: Option<&str>) -> String {
    let text = match (lang, first == last) {
        (Lang::Zh, true) => format!("循环：第{first}跳不断重复"),
        (Lang::Zh, false) => format!("循环：第{first}–{last}跳不断重复"),
        (Lang::En, true) => format!("Loop: hop {first} repeats"),
        (Lang::En, false) => format!("Loop: hops {first}–{last} repeat"),
    };
    match (lang, reason) {
        (_, None) => text,
        (Lang::Zh, Some(reason)) => format!("{text}（{reason}）"),
        (Lang::En, Some(reason)) => format!("{text} ({reason})"),
    }
}

/// The status of an answer that nobody gave.
pub fn assumed(lang: Lang, status: &str) -> String {
    match lang {
        Lang::Zh => format!("假定为{status}（没有给出响应）"),
        Lang::En => format!("assumed {status} (no response given)"),
    }
}

/// The answer of a hop: its status, or that it is not there.
pub fn answer(lang: Lang, hop: &Hop) -> String {
    match hop.is_answered() {
        true => hop.response.status.to_string(),
        false => UNRECORDED.get(lang).to_owned(),
    }
}

/// Nobody can say how it ends.
pub fn unknown_end(lang: Lang, url: &str) -> String {
    match lang {
        Lang::Zh => format!("结果不明：记录里没有{url}的响应"),
        Lang::En => format!("Result unknown: the transcript has no response from {url}"),
    }
}

/// How a transcript ends.
pub fn end_said(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Zh => format!("记录的最后一行：{text}"),
        Lang::En => format!("The transcript ends: {text}"),
    }
}

/// Only some of the requests of a file are offered.
pub fn offered(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("共{all}个请求，列出{shown}个，有重定向的优先"),
        Lang::En => format!("{shown} of {all} requests are listed, those with redirects first"),
    }
}

/// Some requests of a file are for no server.
pub fn unplayable(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("另有{count}个不是http或https（data:、blob:、扩展程序），无法推演"),
        Lang::En => {
            let uses =
                if count == 1 { "1 more uses".to_owned() } else { format!("{count} more use") };
            format!(
                "{uses} neither http nor https (data:, blob:, extensions) and cannot be simulated"
            )
        }
    }
}

/// A failure and its reason.
pub fn failed(lang: Lang, reason: &str) -> String {
    match lang {
        Lang::Zh => format!("失败（{reason}）"),
        Lang::En => format!("Fails ({reason})"),
    }
}

/// The end of a visit.
pub fn ends(lang: Lang, ending: &str, url: &str) -> String {
    match lang {
        Lang::Zh => format!("结果：{ending}，地址为{url}"),
        Lang::En => format!("Result: {ending} at {url}"),
    }
}

/// Methods in a row; equal ones are counted.
pub fn methods(methods: &[&str]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while at < methods.len() {
        let same = methods[at..].iter().take_while(|method| **method == methods[at]).count();
        if at > 0 {
            text.push_str(" → ");
        }
        text.push_str(methods[at]);
        if same > 1 {
            text.push_str(" ×");
            text.push_str(&same.to_string());
        }
        at += same;
    }
    text
}

/// What the diagram shows, in a sentence.
pub fn picture(lang: Lang, hops: usize, ending: &str) -> String {
    match lang {
        Lang::Zh => format!("时序图：共{hops}跳，结果为{ending}；下面的“逐跳记录”列出同样的内容"),
        Lang::En => format!(
            "Sequence diagram: {}, result {ending}; the list “Hop by hop” has the same information",
            super::hop_count(lang, hops)
        ),
    }
}

/// The heading of the diagram: the hop looked at.
pub fn hop_of(lang: Lang, hop: usize, hops: usize) -> String {
    match lang {
        _ if hops == 0 => NOTHING_SENT.get(lang).to_owned(),
        Lang::Zh => format!("第{hop}跳，共{hops}跳"),
        Lang::En => format!("Hop {hop} of {hops}"),
    }
}
