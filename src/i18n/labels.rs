//! Words for the values that stand in `content/` and in `api/v1/`.

use model::{Phrase, Registry};

/// What the registry says.
pub fn registry(registry: Registry) -> Phrase {
    use Registry::{Assigned, Deprecated, Obsoleted, Temporary, Unregistered, Unused};
    match registry {
        Assigned => Phrase { zh: "IANA 已登记", en: "Registered with IANA" },
        Temporary => Phrase { zh: "临时登记", en: "Registered temporarily" },
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
        "content_allowed" => Phrase { zh: "响应内容", en: "Content" },
        "retry" => Phrase { zh: "重试", en: "Retry" },
        _ => Phrase { zh: "重定向方法", en: "Method after it" },
    }
}

/// The value of a fact of `api/v1/NNN.json`.
pub fn fact_value(name: &str, value: &str) -> Phrase {
    match (name, value) {
        ("heuristically_cacheable", "true") => Phrase { zh: "默认可缓存", en: "Allowed" },
        ("heuristically_cacheable", _) => {
            Phrase { zh: "默认不缓存", en: "Not without explicit freshness" }
        }
        (_, "true") => Phrase { zh: "可以有", en: "Allowed" },
        (_, "false") => Phrase { zh: "没有", en: "None" },
        (_, "none") => Phrase { zh: "不必重试", en: "Nothing to retry" },
        (_, "changed") => Phrase { zh: "改过请求再试", en: "Only a changed request" },
        (_, "later") => Phrase { zh: "可稍后重试", en: "Later, unchanged" },
        (_, "never") => Phrase { zh: "不要重试", en: "Never" },
        (_, "keeps") => Phrase { zh: "保持不变", en: "Kept" },
        (_, "may-change") => Phrase { zh: "POST 可能变 GET", en: "POST may become GET" },
        _ => Phrase { zh: "变成 GET", en: "Becomes GET" },
    }
}

/// The level of a field: what a standard asks for, or custom.
pub fn level(level: &str) -> Phrase {
    match level {
        "MUST" => Phrase { zh: "必需", en: "required" },
        "as-200" => Phrase { zh: "200 会带则必需", en: "required if a 200 has it" },
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
        "yes" => Phrase { zh: "会出现在线路上", en: "Sent on the wire" },
        "no" => Phrase { zh: "不会出现在线路上", en: "Never on the wire" },
        "log" => Phrase {
            zh: "只写进日志，不会出现在线路上",
            en: "In logs only, never on the wire",
        },
        "body" => Phrase {
            zh: "多在响应内容里，状态码另有其值",
            en: "Mostly inside the content; the status differs",
        },
        _ => Phrase { zh: "历史用法", en: "Historical" },
    }
}

/// How far a vendor's meaning has been checked.
pub fn verification(value: &str) -> Phrase {
    match value {
        "source" => Phrase { zh: "已核对源码", en: "Checked in the source code" },
        "docs" => {
            Phrase { zh: "已核对官方文档", en: "Checked in the vendor's documentation" }
        }
        "report" => Phrase { zh: "见于公开报告", en: "Seen in public reports" },
        _ => Phrase { zh: "未经核实", en: "Unverified" },
    }
}
