//! Words for the values that stand in `content/` and in `api/v1/`.

use model::{Phrase, Registry};

/// What the registry says.
pub fn registry(registry: Registry) -> Phrase {
    use Registry::{Assigned, Deprecated, Obsoleted, Temporary, Unregistered, Unused};
    match registry {
        Assigned => Phrase { zh: "IANA已登记", en: "Registered with IANA" },
        Temporary => Phrase { zh: "临时登记", en: "Temporarily registered" },
        Unused => Phrase { zh: "已登记为不使用", en: "Registered as unused" },
        Obsoleted => Phrase { zh: "规范已废止", en: "Specification obsolete" },
        Deprecated => Phrase { zh: "已弃用", en: "Deprecated" },
        Unregistered => Phrase { zh: "未登记", en: "Not registered" },
    }
}

/// The name of a fact of `api/v1/NNN.json`.
pub fn fact(name: &str) -> Phrase {
    match name {
        "heuristically_cacheable" => Phrase { zh: "启发式缓存", en: "Heuristic caching" },
        "content_allowed" => Phrase { zh: "内容（响应体）", en: "Content (body)" },
        "retry" => Phrase { zh: "重试", en: "Retry" },
        _ => Phrase { zh: "重定向后的方法", en: "Method after the redirect" },
    }
}

/// The value of a fact of `api/v1/NNN.json`.
pub fn fact_value(name: &str, value: &str) -> Phrase {
    match (name, value) {
        ("heuristically_cacheable", "true") => Phrase { zh: "默认可缓存", en: "Allowed" },
        ("heuristically_cacheable", _) => {
            Phrase { zh: "写明期限才能缓存", en: "Only with an explicit lifetime" }
        }
        (_, "true") => Phrase { zh: "可以有", en: "Allowed" },
        (_, "false") => Phrase { zh: "没有", en: "None" },
        (_, "none") => Phrase { zh: "不必重试", en: "Not needed" },
        (_, "changed") => Phrase { zh: "解决问题后再试", en: "After fixing the cause" },
        (_, "later") => Phrase { zh: "可稍后重试", en: "Later, unchanged" },
        (_, "elsewhere") => Phrase { zh: "换条连接再发", en: "On another connection" },
        (_, "never") => Phrase { zh: "不要重试", en: "Never" },
        (_, "keeps") => Phrase { zh: "保持不变", en: "Unchanged" },
        (_, "may-change") => Phrase { zh: "POST可能变成GET", en: "POST may become GET" },
        _ => Phrase { zh: "变成GET", en: "Becomes GET" },
    }
}

/// The level of a field: what a standard asks for, or custom.
pub fn level(level: &str) -> Phrase {
    match level {
        "MUST" => Phrase { zh: "必需", en: "required" },
        "as-200" => {
            Phrase { zh: "若200会带，则必需", en: "required if a 200 would have it" }
        }
        "SHOULD" => Phrase { zh: "应当有", en: "recommended" },
        "MAY" => Phrase { zh: "可以有", en: "optional" },
        _ => Phrase { zh: "常见", en: "common" },
    }
}

/// What is wrong with the document's words.
pub fn verdict(verdict: &str) -> Phrase {
    match verdict {
        "wrong" => Phrase { zh: "有误", en: "wrong" },
        "outdated" => Phrase { zh: "已过时", en: "outdated" },
        _ => Phrase { zh: "不准确", en: "imprecise" },
    }
}

/// Whether a vendor's code is ever sent.
pub fn on_the_wire(value: &str) -> Phrase {
    match value {
        "yes" => Phrase { zh: "会真的作为状态码发出", en: "Sent as a status code" },
        "no" => Phrase { zh: "不会作为状态码发出", en: "Never sent as a status code" },
        "log" => {
            Phrase { zh: "只写进日志，不会发给客户端", en: "Only in logs, never sent" }
        }
        "substatus" => Phrase {
            zh: "发出的只有主状态码，子状态码写进日志和详细错误页",
            en: "Only the main code is sent; the substatus is in the log and on the detailed error page",
        },
        "body" => Phrase {
            zh: "多写在内容（响应体）里，实际的状态码是另一个",
            en: "Mostly inside the content (body); the actual status code is a different one",
        },
        _ => Phrase { zh: "历史用法", en: "Historical" },
    }
}

/// How far a vendor's meaning has been checked.
pub fn verification(value: &str) -> Phrase {
    match value {
        "source" => Phrase { zh: "已核对源码", en: "Checked against the source code" },
        "docs" => {
            Phrase { zh: "已核对官方文档", en: "Checked against the vendor's documentation" }
        }
        "report" => Phrase { zh: "见于公开报告", en: "Seen in public reports" },
        _ => Phrase { zh: "未经核实", en: "Unverified" },
    }
}
