//! A pasted text that is a flow as `api/v1/`, the engine and this page write it.

use crate::platform::json::Json;
use model::Lang;
use model::wire::Node;
use redirect::Flow;
use redirect::wire::{FlowError, read_flow};

/// The flow, or the member that is wrong; `None` for a text that is something else.
pub fn read(text: &str) -> Option<Result<Flow, FlowError>> {
    let text = text.trim();
    if !text.starts_with('{') {
        return None;
    }
    let json = Json::parse(text)?;
    // A HAR file is JSON, too.
    if json.get("log").is_some() { None } else { Some(read_flow(&json)) }
}

/// What is wrong with it, in words.
pub fn refusal(lang: Lang, error: &FlowError) -> String {
    match (lang, wanted(error.wanted)) {
        (Lang::Zh, Some(wanted)) => format!("`{}`的值应为{wanted}", error.member),
        _ => error.to_string(),
    }
}

/// The Chinese for what the reader of flows wants.
fn wanted(text: &str) -> Option<&'static str> {
    Some(match text {
        "an object" => "对象",
        "a client's id" => "客户端的id",
        "a number from 1 to 10" => "1到10的整数",
        "a URL" => "地址",
        "a method" => "方法名",
        "text or null" => "文本或null",
        "an array of at most 1000 items" => "最多1000项的数组",
        "a number from 100 to 999" => "100到999的整数",
        "an array of [name, value]" => "由[名称, 值]组成的数组",
        "a field name and its value" => "首部字段的名称和值",
        "follow, error or manual" => "follow、error或manual",
        "cors, no-cors or same-origin" => "cors、no-cors或same-origin",
        "omit, same-origin or include" => "omit、same-origin或include",
        "a number" => "数",
        "a kind of end, such as refused" => "结束的种类，例如refused",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_member_is_named_in_both_languages() {
        let member = "responses[0].status".to_owned();
        let error = FlowError { member, wanted: "a number from 100 to 999" };
        let said = Lang::ALL.map(|lang| refusal(lang, &error));
        assert!(
            said.contains(&"`responses[0].status`的值应为100到999的整数".to_owned()),
            "{said:?}"
        );
        let english = "`responses[0].status` has to be a number from 100 to 999".to_owned();
        assert!(said.contains(&english), "{said:?}");
    }

    #[test]
    fn whatever_the_reader_wants_has_its_chinese() {
        let source = include_str!("../../../crates/redirect/src/wire/read.rs");
        let calls = source.split("wrong(").skip(1).filter_map(|call| call.split(')').next());
        let wanted_texts = calls.filter_map(|call| call.rsplit('"').nth(1));
        let texts: Vec<&str> = wanted_texts.filter(|text| text.contains(' ')).collect();
        assert!(texts.len() > 8, "{texts:?}");
        for text in texts {
            assert!(wanted(text).is_some(), "{text} has no Chinese");
        }
    }
}
