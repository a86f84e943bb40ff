//! Words around the search field: what is wrong with a query, how it was read, what was found.

use super::words;
use model::{Lang, Phrase};
use search::{Facet, Fault, Is, Kind};

words! {
    /// Before queries of earlier visits.
    RECENT = "最近搜过", "Recent";
    /// Before what may be typed next.
    NEXT = "可以接着输入", "Continue with";
    /// Before what may have been meant.
    INSTEAD = "是不是", "Did you mean";
    /// The end of that question.
    INSTEAD_END = "？", "?";
    /// Before the values that there are.
    KNOWN = "可用的值", "Known values";
    /// Label of the orders of a list.
    ORDER = "排序", "Order";
    /// An order.
    BY_RANK = "相关度", "Relevance";
    /// An order.
    BY_NUMBER = "号码", "Number";
    /// An order.
    BY_NAME = "名称", "Name";
    /// Label of the classes and properties that can be asked for.
    FILTERS = "筛选", "Filters";
    /// Label of the properties that can be asked for.
    FACETS = "按性质筛选", "Filter by property";
    /// Before the terms of a query that finds nothing.
    UNDERSTOOD = "没有状态码同时符合这些条件：", "No code matches all of these:";
    /// Before what can be left out.
    RELAX = "去掉其中一条：", "Leave one out:";
    /// Before codes that are near.
    NEAREST = "相近的号码：", "Nearby:";
    /// The heading of the list of keys.
    KEYS_TITLE = "快捷键", "Keyboard shortcuts";
    /// Closes it.
    CLOSE = "关闭", "Close";
    /// The switch for single keys.
    SINGLE_KEYS = "启用单键快捷键（/、?、直接输入）", "Single-key shortcuts (/, ?, typing anywhere)";
    /// Key: any character.
    KEY_TYPE = "直接输入即开始搜索", "type to search";
    /// Key: the ends of a row.
    KEY_ENDS = "行首、行尾", "ends of the row";
    /// Key: classes.
    KEY_CLASS = "上一类、下一类", "previous class, next class";
    /// Key: this list.
    KEY_KEYS = "显示快捷键", "show these shortcuts";
    /// What is said of a query while the texts could not be fetched.
    WITHOUT_TEXTS = "搜索用的文本没有加载成功，暂时只查号码和名称；继续输入会重试。", "The search texts did not load. Only numbers and names are searched; keep typing to try again.";
    /// What the line of a log was taken for.
    STATUS_IN_LINE = "日志行里的状态码", "the status in the line";
    /// The query was taken for a line of a log.
    AS_LINE = "按日志行理解：", "Read as a log line: ";
}

/// What a fact is called on its chip.
pub fn is(is: Is) -> Phrase {
    match is {
        Is::Original => Phrase { zh: "原文", en: "Original" },
        Is::Erratum => Phrase { zh: "勘误", en: "Corrected" },
        Is::Cacheable => Phrase { zh: "默认可缓存", en: "Cacheable by default" },
        Is::Bodyless => Phrase { zh: "无响应体", en: "No content" },
        Is::Retryable => Phrase { zh: "可稍后重试", en: "Retry later" },
        Is::Redirect => Phrase { zh: "重定向", en: "Redirect" },
        Is::Deprecated => Phrase { zh: "已停用", en: "Retired" },
        Is::Vendor => Phrase { zh: "厂商自定义", en: "Vendor codes" },
    }
}

/// What a text about a code is, before the text; empty where it is clear without.
pub fn kind(kind: Kind) -> Phrase {
    match kind {
        Kind::Alias => Phrase { zh: "也叫", en: "also called" },
        Kind::Document => Phrase { zh: "原文", en: "document" },
        Kind::Fact => Phrase { zh: "关联", en: "related" },
        _ => Phrase { zh: "", en: "" },
    }
}

/// What is wrong with a part of a query.
pub fn fault(lang: Lang, fault: Fault, part: &str, limit: usize) -> String {
    let name = |facet: Facet| facet.name();
    match (lang, fault) {
        (Lang::Zh, Fault::Facet | Fault::Value(_)) => format!("没有{part}，已忽略。"),
        (Lang::En, Fault::Facet | Fault::Value(_)) => {
            format!("There is no {part}. It was ignored.")
        }
        (Lang::Zh, Fault::NoValue(facet)) => format!("{}:后面还缺一个值。", name(facet)),
        (Lang::En, Fault::NoValue(facet)) => format!("{}: needs a value.", name(facet)),
        (Lang::Zh, Fault::Reversed) => format!("{part}的起止颠倒了。"),
        (Lang::En, Fault::Reversed) => format!("The range {part} runs backwards."),
        (Lang::Zh, Fault::NoNumber) => format!("{part}要紧跟一个三位以内的号码，例如>=500。"),
        (Lang::En, Fault::NoNumber) => {
            format!("{part} needs a number of up to three digits, as in >=500.")
        }
        (Lang::Zh, Fault::TooLong) => format!("输入太长，只看了前{limit}个字符。"),
        (Lang::En, Fault::TooLong) => {
            format!("Too long: only the first {limit} characters were read.")
        }
    }
}

/// A word that stands nowhere was taken for one that does.
pub fn nearly(lang: Lang, typed: &str, found: &str) -> String {
    match lang {
        Lang::Zh => format!("没有{typed}，按{found}查找。"),
        Lang::En => format!("Nothing found for {typed}; showing {found}."),
    }
}

/// Letters were read as pinyin.
pub fn pinyin(lang: Lang, typed: &str, found: &str) -> String {
    match lang {
        Lang::Zh => format!("拼音{typed}匹配“{found}”。"),
        Lang::En => format!("Pinyin {typed} matches “{found}”."),
    }
}

/// A word was left out, since nothing has it beside the others.
pub fn left_out(lang: Lang, word: &str) -> String {
    match lang {
        Lang::Zh => format!("已忽略“{word}”。"),
        Lang::En => format!("“{word}” was ignored."),
    }
}

/// A condition that can be left out, and how many codes there are without it.
pub fn relax(lang: Lang, term: &str, count: usize) -> String {
    match lang {
        Lang::Zh => format!("去掉{term}（{count}个）"),
        Lang::En => format!("without {term} ({count})"),
    }
}
