//! What questions and their reasons say, in both languages.

use model::{Lang, Phrase, StatusCode};

/// A text in both languages.
const fn phrase(zh: &'static str, en: &'static str) -> Phrase {
    Phrase { zh, en }
}

/// What a number means; `vendor` gave the meaning, unless it is empty.
pub fn meaning(lang: Lang, code: StatusCode, vendor: &str) -> String {
    match (lang, vendor) {
        (Lang::Zh, "") => format!("{code}是什么意思？"),
        (Lang::En, "") => format!("What does {code} mean?"),
        (Lang::Zh, vendor) => format!("{vendor}用{code}表示什么？"),
        (Lang::En, vendor) => format!("What does {vendor} mean by {code}?"),
    }
}

/// Which number fits.
pub const NUMBER: Phrase = phrase("哪个码合适？", "Which code fits?");
/// Which number a vendor uses.
pub fn vendors_number(lang: Lang, vendor: &str) -> String {
    match lang {
        Lang::Zh => format!("这是{vendor}的哪个码？"),
        Lang::En => format!("Which of {vendor}'s codes is this?"),
    }
}

/// Which number belongs to a name.
pub fn recall(lang: Lang, title: &str, other: &str, vendor: &str) -> String {
    let whose = |before: &str, after: &str| match vendor {
        "" => String::new(),
        vendor => format!("{before}{vendor}{after}"),
    };
    match (lang, other) {
        (Lang::Zh, "") => format!("{}“{title}”是哪个状态码？", whose("", "的")),
        (Lang::Zh, other) => format!("{}“{title}”（{other}）是哪个状态码？", whose("", "的")),
        (Lang::En, _) => format!("Which status code is “{title}”{}?", whose(" of ", "")),
    }
}

/// Which claim is wrong.
pub const CLAIM: Phrase = phrase(
    "按现行标准，下面哪一句是错的？",
    "Which of these claims is wrong by today's standards?",
);
/// Before the reason of a claim that holds.
pub const HOLDS: Phrase = phrase("这句没有错。", "This one is correct.");
/// Before the reason of the claim that does not hold.
pub const WRONG_NOW: Phrase = phrase("错在这里：", "What is wrong: ");

/// Which order the names have.
pub const ORDER: Phrase =
    phrase("按状态码的号码从小到大排列", "Put these in numerical order, smallest first");

/// Whether a response may be kept by a cache.
pub fn cacheable(lang: Lang, code: StatusCode) -> String {
    match lang {
        Lang::Zh => format!("{code}响应没有写明期限，缓存可以自己估一个期限存下来吗？"),
        Lang::En => format!(
            "A {code} response gives no freshness lifetime. May a cache estimate one and store the response?"
        ),
    }
}

/// Whether a response may have content.
pub fn content(lang: Lang, code: StatusCode) -> String {
    match lang {
        Lang::Zh => format!("{code}响应可以带内容（响应体）吗？"),
        Lang::En => format!("May a {code} response have content (a body)?"),
    }
}

/// What to do after a response.
pub fn retry(lang: Lang, code: StatusCode) -> String {
    match lang {
        Lang::Zh => format!("收到{code}之后，同一个请求该怎样重试？"),
        Lang::En => format!("After a {code}, how should the same request be retried?"),
    }
}

/// What becomes of a POST.
pub fn method(lang: Lang, code: StatusCode) -> String {
    match lang {
        Lang::Zh => format!("客户端自动跟随{code}时，POST会变成什么？"),
        Lang::En => format!("A client follows a {code} automatically. What happens to a POST?"),
    }
}

/// Which field a response has to have.
pub fn field(lang: Lang, code: StatusCode) -> String {
    match lang {
        Lang::Zh => format!("{code}响应必须带哪个首部字段？"),
        Lang::En => format!("Which field must a {code} response have?"),
    }
}

/// Whose field it is.
pub fn field_of(lang: Lang, field: &str, code: StatusCode) -> String {
    match lang {
        Lang::Zh => format!("必须带`{field}`的是{code}，不是这个码。"),
        Lang::En => format!("`{field}` is required in a {code}, not in this one."),
    }
}

/// A field that has to be there.
pub fn field_needed(lang: Lang, field: &str, code: StatusCode) -> String {
    match lang {
        Lang::Zh => format!("标准要求{code}带上`{field}`。"),
        Lang::En => format!("The standard requires `{field}` in a {code}."),
    }
}

/// The answers to a yes-or-no question.
pub const YES_NO: [Phrase; 2] = [phrase("可以", "Yes"), phrase("不可以", "No")];

/// What a wrong answer about caching misses.
pub const CACHE_REASON: [Phrase; 2] = [
    phrase(
        "默认可以缓存的码，标准逐个列出，这个不在其中；写明了期限则是另一回事。",
        "The standard lists the codes that are cacheable by default, and this is not one of them. An explicit lifetime is another matter.",
    ),
    phrase(
        "它在标准列出的默认可缓存的码里，缓存可以自己估一个期限。",
        "The standard lists this code as cacheable by default, so a cache may estimate a lifetime.",
    ),
];

/// What a wrong answer about content misses.
pub const CONTENT_REASON: [Phrase; 2] = [
    phrase(
        "这个响应到首部为止，后面不能有内容。",
        "This response ends with its header section; no content can follow.",
    ),
    phrase(
        "没有规定禁止它带内容；响应HEAD时另当别论。",
        "Nothing forbids content here; a response to HEAD is another matter.",
    ),
];

/// The ways to retry: the word in content, the choice, and what it is for.
pub const RETRY: [(&str, Phrase, Phrase); 5] = [
    (
        "later",
        phrase("过一会儿，原样再发", "Later, unchanged"),
        phrase(
            "过一会儿原样再发，适合状况会自行好转的那类码，例如503。",
            "Waiting helps where the condition passes by itself, as with a 503.",
        ),
    ),
    (
        "changed",
        phrase("先解决问题，再发", "After fixing the cause"),
        phrase(
            "先解决问题，适合原样再发只会得到同样结果的那类码，例如415。",
            "Something has to change first where the same request would meet the same response, as with a 415.",
        ),
    ),
    (
        "none",
        phrase("不用重试", "Not at all: there is nothing to retry"),
        phrase(
            "不用重试，适合请求已经成功、或者要改去另一个地址的那类码，例如200。",
            "There is nothing to retry where the request has succeeded or continues at another address, as with a 200.",
        ),
    ),
    (
        "never",
        phrase("不要再发", "Not at all: repeating cannot help"),
        phrase(
            "不要再发，适合重发也不会成功的那类码，例如410。",
            "Giving up is right where repeating cannot help, as with a 410.",
        ),
    ),
    (
        "elsewhere",
        phrase("换一条连接，原样再发", "Unchanged, on another connection"),
        phrase(
            "换一条连接，适合这台服务器不负责这个主机的那类码，例如421。",
            "Another connection helps where this one leads to the wrong server, as with a 421.",
        ),
    ),
];

/// What becomes of a POST: the word in content, the choice, and what it is for.
pub const METHOD: [(&str, Phrase, Phrase); 3] = [
    (
        "keeps",
        phrase("还是POST，内容照旧", "It stays a POST, with its content"),
        phrase(
            "方法和内容都不变的是307和308。",
            "A 307 and a 308 keep the method and the content.",
        ),
    ),
    (
        "may-change",
        phrase("可能变成GET，由客户端决定", "It may become a GET, depending on the client"),
        phrase(
            "由客户端决定的是301和302：标准允许把POST改成GET。",
            "A 301 and a 302 leave it to the client: the standard lets a POST become a GET.",
        ),
    ),
    (
        "becomes-get",
        phrase("一定变成GET，不带内容", "It becomes a GET, without content"),
        phrase("一定把POST改成GET的是303。", "A 303 always turns a POST into a GET."),
    ),
];

/// Which request comes next.
pub fn predict(lang: Lang, client: &str) -> String {
    match lang {
        Lang::Zh => format!("收到下面的响应，{client}接下来发出哪个请求？"),
        Lang::En => format!("Which request does {client} send after this response?"),
    }
}

/// No further request.
pub const STAYS: Phrase =
    phrase("不再请求，把这个响应交给调用者", "None: it returns this response to its caller");
/// With its content, or without.
pub const CONTENT_SENT: [Phrase; 2] =
    [phrase("不带内容", "no content"), phrase("带内容", "with the content")];
/// With its credentials, or without.
pub const TOKEN_SENT: [Phrase; 2] = [
    phrase("不带`Authorization`", "no `Authorization`"),
    phrase("带`Authorization`", "with `Authorization`"),
];
/// Between a name and what is said about it.
pub const COLON: Phrase = phrase("：", ": ");
/// Between the parts of a request.
pub const COMMA: Phrase = phrase("，", ", ");

/// What a wrong prediction gets wrong about the method.
pub fn method_is(lang: Lang, client: &str, status: u16, from: &str, to: &str) -> String {
    match (lang, from == to) {
        (Lang::Zh, true) => format!("{client}跟随{status}时不改方法，{from}还是{from}。"),
        (Lang::En, true) => {
            format!("{client} keeps the method after a {status}: {from} stays {from}.")
        }
        (Lang::Zh, false) => format!("{client}跟随{status}时把{from}改成{to}。"),
        (Lang::En, false) => format!("{client} turns {from} into {to} after a {status}."),
    }
}

/// What it gets wrong about the content.
pub fn content_is(lang: Lang, client: &str, sent: bool) -> String {
    match (lang, sent) {
        (Lang::Zh, true) => format!("{client}会把内容再发一次。"),
        (Lang::En, true) => format!("{client} sends the content again."),
        (Lang::Zh, false) => format!("{client}不会再发内容。"),
        (Lang::En, false) => format!("{client} does not send the content again."),
    }
}

/// What it gets wrong about the credentials; `elsewhere` is whether the next request goes to
/// another origin.
pub fn token_is(lang: Lang, client: &str, sent: bool, elsewhere: bool) -> String {
    match (lang, sent, elsewhere) {
        (Lang::Zh, true, true) => format!("目标虽是另一个源，{client}仍然带上`Authorization`。"),
        (Lang::En, true, true) => {
            format!("The target is another origin, and {client} still sends `Authorization`.")
        }
        (Lang::Zh, true, false) => format!("目标还是同一个源，{client}照样带`Authorization`。"),
        (Lang::En, true, false) => {
            format!("The origin is the same, so {client} sends `Authorization`.")
        }
        (Lang::Zh, false, _) => format!("目标是另一个源，{client}去掉`Authorization`。"),
        (Lang::En, false, _) => {
            format!("The target is another origin, so {client} drops `Authorization`.")
        }
    }
}

/// It follows, or does not.
pub fn follows(lang: Lang, client: &str, status: u16, does: bool) -> String {
    match (lang, does) {
        (Lang::Zh, true) => format!("{client}会跟随这个{status}。"),
        (Lang::En, true) => format!("{client} follows this {status}."),
        (Lang::Zh, false) => format!("{client}不跟随这个{status}。"),
        (Lang::En, false) => format!("{client} does not follow this {status}."),
    }
}

/// A number that the atlas does not have.
pub fn unknown(lang: Lang, typed: &str) -> String {
    match lang {
        Lang::Zh => format!("{typed}不是这里收录的状态码。"),
        Lang::En => format!("{typed} is not a status code listed here."),
    }
}
