//! The page's words, both languages side by side.

mod refusal;
mod told;

pub use told::*;

use super::masked;
use crate::i18n::words;
use model::{Lang, Phrase};
use redirect::import::mask::Masked;
use redirect::import::{Form, Import};
pub use refusal::refusal;

words! {
    /// Under the heading.
    LEAD = "方法、请求内容和凭据，跟着跳转走到哪一步会变。", "Where the method, the content and the credentials change on the way.";
    /// Label of the list of flows to begin with.
    PRESETS = "示例", "Examples";
    /// Heading of the request.
    REQUEST = "请求", "Request";
    /// The client.
    CLIENT = "客户端", "Client";
    /// The method.
    METHOD = "方法", "Method";
    /// The first URL.
    URL = "地址", "URL";
    /// The request's fields.
    HEADERS = "首部字段，一行一个", "Header fields, one a line";
    /// The content.
    BODY = "请求内容", "Content";
    /// The content cannot be sent twice.
    STREAM = "内容是流，只能发一次", "The content is a stream and can be sent once";
    /// The client's switches.
    OPTIONS = "客户端选项", "Client options";
    /// Play the flow twice.
    SECOND = "第二次访问", "Second visit";
    /// Heading of the answers.
    CHAIN = "响应", "Responses";
    /// The status of an answer.
    STATUS = "状态码", "Status";
    /// The other fields of an answer.
    MORE_FIELDS = "其他首部字段", "Other fields";
    /// Adds an answer.
    ADD = "加一跳", "Add a hop";
    /// Takes an answer out.
    REMOVE = "删除", "Remove";
    /// Moves an answer up.
    UP = "上移", "Move up";
    /// Moves an answer down.
    DOWN = "下移", "Move down";
    /// The method is no token.
    BAD_METHOD = "方法只能由字母、数字和几个符号组成", "A method is made of letters, digits and a few signs";
    /// The URL is none.
    BAD_URL = "要以 http:// 或 https:// 开头的完整地址", "A whole URL that begins with http:// or https://";
    /// The client does not take the URL's host.
    BAD_HOST = "当前客户端不接受这个主机名，不会发出请求", "This client does not accept the host, and sends nothing";
    /// The same in the table of clients.
    NO_HOST = "不接受这个主机名", "host not accepted";
    /// The client does not take the URL's port.
    BAD_PORT = "端口要是0到65535的数", "The port has to be a number from 0 to 65535";
    /// The status is none.
    BAD_STATUS = "状态码是100到999的数", "A status is a number from 100 to 999";
    /// The flow shown is an earlier one.
    STALE = "有填错的地方，右边仍是改之前的结果。", "Something in the fields is wrong; the result is that of before.";
    /// The diagram.
    DIAGRAM = "时序图", "Sequence diagram";
    /// The content in the diagram.
    CONTENT = "内容", "content";
    /// An origin in the diagram.
    ORIGIN = "源", "Origin";
    /// The client's own store in the diagram.
    STORE = "浏览器自身", "browser itself";
    /// One step back.
    PREVIOUS = "上一步", "Previous step";
    /// One step on.
    NEXT = "下一步", "Next step";
    /// Play the steps.
    PLAY = "播放", "Play";
    /// Stop playing.
    PAUSE = "暂停", "Pause";
    /// The steps' label.
    STEPS = "步骤", "Steps";
    /// A request among the steps.
    STEP_REQUEST = "请求", "Request";
    /// Heading of the changes.
    CHANGED = "这一跳变了什么", "What changed here";
    /// Nothing did.
    UNCHANGED = "与上一个请求相比，没有变化。", "Nothing, compared with the request before.";
    /// The first request has nothing to compare with.
    FIRST = "这是第一个请求，原样发出。", "This is the first request, sent as it was asked for.";
    /// Heading of the rules that decided.
    RULES = "依据的规则", "Rules";
    /// Heading of the diagnosis.
    DIAGNOSIS = "诊断", "Diagnosis";
    /// Nothing was found.
    HEALTHY = "没有发现问题。", "Nothing to remark.";
    /// An error among the findings.
    SEVERE = "错误", "Error";
    /// A warning among the findings.
    WARNING = "警告", "Warning";
    /// A note among the findings.
    NOTE = "提示", "Note";
    /// Heading of the comparison.
    OTHERS = "换个客户端", "Other clients";
    /// How differences are marked.
    OTHERS_NOTE = "与当前不同的格子以 ≠ 标出", "Cells that differ from the current client are marked ≠";
    /// The methods sent.
    COL_METHODS = "依次的方法", "Methods sent";
    /// The content in the last request.
    COL_BODY = "最后的内容", "Content at the end";
    /// The fields dropped on the way.
    COL_DROPPED = "途中去掉", "Dropped";
    /// How many requests.
    COL_REQUESTS = "请求数", "Requests";
    /// How it ends.
    COL_END = "结果", "Result";
    /// The current client.
    CURRENT = "当前", "current";
    /// Heading of the hops as a list.
    TRACE = "逐跳记录", "Hop by hop";
    /// The content was sent.
    KEPT = "带内容", "with content";
    /// The content was dropped.
    DROPPED = "内容已丢", "content dropped";
    /// No content.
    NO_BODY = "无内容", "no content";
    /// Gone.
    GONE = "去掉", "removed";
    /// The answer came from the client's own store.
    FROM_CACHE = "来自缓存", "from the cache";
    /// The transcript has no answer to the request.
    UNRECORDED = "记录里没有响应", "not in the transcript";
    /// Nobody gave the answer: it is assumed.
    ASSUMED = "假定：没有给出响应", "assumed: no answer given";
    /// Nothing was sent.
    NOTHING_SENT = "没有发出请求", "No request is sent";
    /// Between the items of a list in a sentence.
    LISTED = "、", ", ";
    /// The client made the redirect up.
    FROM_HSTS = "HSTS，浏览器内部", "HSTS, inside the browser";
    /// A preflight went before.
    PREFLIGHT = "先发预检", "after a preflight";
    /// A failure, before its reason.
    FAILS = "失败", "Fails";
    /// Heading of the import.
    IMPORT = "导入", "Import";
    /// What can be imported.
    IMPORT_HINT = "粘贴curl或wget的命令或输出、fetch()、响应首部、地址，或拖入HAR文件；不会上传", "Paste a command or transcript of curl or wget, fetch(), heads or a URL, or drop a HAR file; nothing is uploaded";
    /// Opens a file.
    OPEN_FILE = "打开文件", "Open a file";
    /// A file is being read.
    READING = "正在读取", "Reading";
    /// Between two things that are said of a file.
    BETWEEN = "；", "; ";
    /// A file has requests, and none of them is for a server.
    NOTHING_TO_PLAY = "文件里没有http或https的请求", "The file has no request by http or https";
    /// Stops reading.
    STOP = "停止", "Stop";
    /// Label of the chains of a file.
    CHAINS = "文件里的请求", "Requests of the file";
    /// Heading of the export.
    EXPORT = "导出", "Export";
    /// The form of the export.
    EXPORT_FORM = "导出格式", "Form of the export";
    /// Puts the text on the clipboard.
    COPY = "复制", "Copy";
    /// Saves the text as a file.
    SAVE = "下载", "Save";
    /// Puts a link to the flow on the clipboard.
    COPY_LINK = "复制链接", "Copy link";
    /// It is there.
    COPIED = "已复制", "Copied";
    /// It is not.
    NOT_COPIED = "浏览器不许写剪贴板，请手动选中复制", "The browser does not allow it; please select and copy";
    /// No PNG could be made.
    NO_PICTURE = "浏览器没能画出图片，可以下载SVG", "The browser could not draw it; save the SVG instead";
    /// No link can hold the flow; the reason stands beside it.
    NO_ROOM = "没有复制", "Nothing was copied";
    /// There is no flow that a link could be made of.
    NO_LINK = "先改正标出的地方，再复制链接", "Mend what is marked first, then copy the link";
    /// What is shown is none of the examples.
    OWN = "自己的流程", "Your own flow";
    /// Another flow has come in.
    REPLACED = "原来的流程已被替换。", "The flow that was here has been replaced.";
    /// Gives back the one before.
    UNDO = "撤销", "Undo";
    /// The one before is back.
    RESTORED = "已恢复原来的流程。", "The flow from before is back.";
    /// Takes that back.
    REDO = "重做", "Redo";
    /// The same while the reader's own flow is shown.
    NEWER_LINK_OWN = "这个链接由更新的版本生成，这里读不懂；页面仍显示你自己的流程。", "This link was made by a newer version and cannot be read here; your own flow stays.";
    /// The same while the reader's own flow is shown.
    DAMAGED_LINK_OWN = "链接损坏或被截断；页面仍显示你自己的流程。", "The link is damaged or cut off; your own flow stays.";
    /// The address holds a flow of a later version.
    NEWER_LINK = "这个链接由更新的版本生成，这里读不懂；页面显示的是示例。", "This link was made by a newer version and cannot be read here; an example is shown.";
    /// The address holds no flow.
    DAMAGED_LINK = "链接损坏或被截断；页面显示的是示例。", "The link is damaged or cut off; an example is shown.";
    /// None of them.
    NONE = "无", "none";
    /// Follow redirects.
    OPT_FOLLOW = "跟随重定向", "Follow redirects";
    /// The address of the page that asks.
    OPT_PAGE = "发起请求的页面", "The page that asks";
}

/// Why a visit ended.
pub fn reason(reason: redirect::Reason) -> Phrase {
    use redirect::Reason;
    let pair = |zh, en| Phrase { zh, en };
    match reason {
        Reason::TooManyRedirects => pair("重定向次数到上限", "too many redirects"),
        Reason::Loop => pair("发现循环", "a circle"),
        Reason::MissingLocation => pair("没有Location", "no Location"),
        Reason::MultipleLocations => pair("有多个Location", "several Locations"),
        Reason::BadLocation => pair("Location无法解析", "Location cannot be read"),
        Reason::UnsupportedScheme => pair("不跟随这个协议", "scheme not followed"),
        Reason::CredentialsInUrl => pair("地址里有用户信息", "user information in the URL"),
        Reason::Cors => pair("CORS不允许", "forbidden by CORS"),
        Reason::UnfollowableBody => pair("内容不能再发一次", "content cannot be sent again"),
        Reason::RedirectMode => pair("redirect模式不允许", "forbidden by the redirect mode"),
        Reason::NoAnswer => pair("没有收到响应", "no answer came"),
        Reason::Status => {
            pair("客户端把这个状态码当作错误", "the client takes this status for a failure")
        }
    }
}

/// A line of fields is none.
pub fn bad_line(lang: Lang, line: usize) -> String {
    match lang {
        Lang::Zh => format!("第{line}行不是首部字段，要写成“名称: 值”"),
        Lang::En => format!("Line {line} is no field; write it as “Name: value”"),
    }
}

/// A part of an answer, by its place.
pub fn of_hop(lang: Lang, name: Phrase, place: usize) -> String {
    match lang {
        Lang::Zh => format!("第{place}个响应：{}", name.get(lang)),
        Lang::En => format!("Response {place}: {}", name.get(lang)),
    }
}

/// The hop that a finding is about.
pub fn at_hop(lang: Lang, place: usize) -> String {
    match lang {
        Lang::Zh => format!("第{place}跳"),
        Lang::En => format!("Hop {place}"),
    }
}

/// How many findings there are.
pub fn findings(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count}条"),
        Lang::En => count.to_string(),
    }
}

/// A length.
pub fn bytes(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count}字节"),
        Lang::En => format!("{count} bytes"),
    }
}

/// The titles of the table in Markdown.
pub fn table(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Zh => ["跳", "请求", "内容", "状态码", "Location"],
        Lang::En => ["Hop", "Request", "Content", "Status", "Location"],
    }
}

/// A chain of a HAR file.
pub fn chain(lang: Lang, hops: usize, url: &str) -> String {
    match lang {
        Lang::Zh => format!("{hops}跳 {url}"),
        Lang::En => format!("{hops} hops {url}"),
    }
}

/// What a pasted flow in JSON became.
pub fn imported_json(lang: Lang, masked: &[Masked]) -> String {
    told(lang, "JSON", masked)
}

/// What a pasted text was taken for, and how much of it was masked.
pub fn imported(lang: Lang, found: &Import) -> String {
    let form = match found.form {
        Form::CurlVerbose => "curl -v",
        Form::CurlCommand => "curl",
        Form::Heads => "HTTP",
        Form::Wget | Form::WgetCommand => "wget",
        Form::Fetch => "fetch()",
        Form::Url => "URL",
        Form::Har => "HAR",
    };
    let mut text = told(lang, form, &found.masked);
    if found.assumed_url {
        text.push_str(match lang {
            Lang::Zh => "；没有写第一个地址，请补上",
            Lang::En => "; the first URL is not in it, please fill it in",
        });
    }
    if !found.ignored.is_empty() {
        let list = found.ignored.join(" ");
        text += &match lang {
            Lang::Zh => format!("；没有用到：{list}"),
            Lang::En => format!("; not used: {list}"),
        };
    }
    text
}

fn told(lang: Lang, form: &str, masked: &[Masked]) -> String {
    let list = masked::list(lang, masked);
    match (lang, masked.is_empty()) {
        (Lang::Zh, true) => format!("已读入{form}，没有发现要遮盖的内容，分享前请再看一遍"),
        (Lang::Zh, false) => format!("已读入{form}，已遮盖：{list}"),
        (Lang::En, true) => {
            format!("Read as {form}; found nothing to mask, so look it over before you share it")
        }
        (Lang::En, false) => format!("Read as {form}; masked: {list}"),
    }
}
