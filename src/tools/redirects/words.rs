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
    LEAD = "看方法、请求内容和凭据在重定向的哪一步会变。", "See where the method, the content and the credentials change along a redirect chain.";
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
    HEADERS = "首部字段（每行一个）", "Header fields, one per line";
    /// The content.
    BODY = "请求内容（请求体）", "Content (body)";
    /// The content cannot be sent twice.
    STREAM = "内容是流，只能发一次", "The content is a stream that can be sent only once";
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
    BAD_METHOD = "方法只能由字母、数字和部分标点组成", "A method consists of letters, digits and some punctuation";
    /// The URL is none.
    BAD_URL = "请填写以http://或https://开头的绝对URL", "Use an absolute URL that begins with http:// or https://";
    /// The client does not take the URL's host.
    BAD_HOST = "当前客户端不接受这个主机名，不会发出请求", "This client does not accept the host name and sends no request";
    /// The same in the table of clients.
    NO_HOST = "不接受这个主机名", "host not accepted";
    /// The client does not take the URL's port.
    BAD_PORT = "端口应为0到65535的整数", "The port must be a number from 0 to 65535";
    /// The status is none.
    BAD_STATUS = "状态码应为100到999的整数", "A status code is a number from 100 to 999";
    /// The flow shown is an earlier one.
    STALE = "有的字段填写有误；显示的仍是修改前的结果。", "A field is invalid; the result shown is from before the change.";
    /// The diagram.
    DIAGRAM = "时序图", "Sequence diagram";
    /// The content in the diagram.
    CONTENT = "内容", "content";
    /// An origin in the diagram.
    ORIGIN = "源", "Origin";
    /// The client's own store in the diagram.
    STORE = "浏览器自身", "the browser itself";
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
    CHANGED = "这一跳的变化", "What changed here";
    /// Nothing did.
    UNCHANGED = "与上一个请求相比没有变化。", "No change from the previous request.";
    /// The first request has nothing to compare with.
    FIRST = "这是第一个请求，原样发出。", "This is the first request, sent unchanged.";
    /// Heading of the rules that decided.
    RULES = "依据的规则", "Rules";
    /// Heading of the diagnosis.
    DIAGNOSIS = "诊断", "Diagnosis";
    /// Nothing was found.
    HEALTHY = "没有发现问题。", "No problems found.";
    /// An error among the findings.
    SEVERE = "错误", "Error";
    /// A warning among the findings.
    WARNING = "警告", "Warning";
    /// A note among the findings.
    NOTE = "提示", "Note";
    /// Heading of the comparison.
    OTHERS = "换个客户端", "Other clients";
    /// How differences are marked.
    OTHERS_NOTE = "与当前客户端不同的单元格标有≠", "Cells that differ from the current client are marked ≠";
    /// The methods sent.
    COL_METHODS = "依次使用的方法", "Methods sent";
    /// The content in the last request.
    COL_BODY = "最后一个请求的内容", "Content in the last request";
    /// The fields dropped on the way.
    COL_DROPPED = "途中去掉的字段", "Fields dropped";
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
    ASSUMED = "假定：没有给出响应", "assumed: no response given";
    /// Nothing was sent.
    NOTHING_SENT = "没有发出请求", "No request is sent";
    /// Between the items of a list in a sentence.
    LISTED = "、", ", ";
    /// The client made the redirect up.
    FROM_HSTS = "HSTS，浏览器内部", "HSTS, inside the browser";
    /// A preflight went before.
    PREFLIGHT = "先发预检", "preflight first";
    /// A failure, before its reason.
    FAILS = "失败", "Fails";
    /// Heading of the import.
    IMPORT = "导入", "Import";
    /// What can be imported.
    IMPORT_HINT = "粘贴curl或wget的命令或输出、fetch()、响应首部或URL，也可以拖入HAR文件；不会上传任何内容", "Paste a curl or wget command or its output, a fetch() call, response headers or a URL, or drop a HAR file; nothing is uploaded";
    /// Opens a file.
    OPEN_FILE = "打开文件", "Open a file";
    /// A file is being read.
    READING = "正在读取", "Reading";
    /// Between two things that are said of a file.
    BETWEEN = "；", "; ";
    /// A file has requests, and none of them is for a server.
    NOTHING_TO_PLAY = "文件里没有http或https请求", "The file has no http or https request";
    /// Stops reading.
    STOP = "停止", "Stop";
    /// Label of the chains of a file.
    CHAINS = "文件里的请求", "Requests in the file";
    /// Heading of the export.
    EXPORT = "导出", "Export";
    /// The form of the export.
    EXPORT_FORM = "导出格式", "Export format";
    /// Puts the text on the clipboard.
    COPY = "复制", "Copy";
    /// Saves the text as a file.
    SAVE = "下载", "Save";
    /// Puts a link to the flow on the clipboard.
    COPY_LINK = "复制链接", "Copy link";
    /// It is there.
    COPIED = "已复制", "Copied";
    /// It is not.
    NOT_COPIED = "浏览器不允许写入剪贴板，请手动选中并复制", "The browser does not allow access to the clipboard; please select the text and copy it";
    /// No PNG could be made.
    NO_PICTURE = "浏览器无法生成图片，可以改为下载SVG", "The browser could not create the image; save the SVG instead";
    /// No link can hold the flow; the reason stands beside it.
    NO_ROOM = "没有复制", "Nothing was copied";
    /// There is no flow that a link could be made of.
    NO_LINK = "先改正标出的地方，再复制链接", "Fix the marked fields first, then copy the link";
    /// What is shown is none of the examples.
    OWN = "自己的流程", "Your own flow";
    /// Another flow has come in.
    REPLACED = "原来的流程已被替换。", "Your previous flow has been replaced.";
    /// Gives back the one before.
    UNDO = "撤销", "Undo";
    /// The one before is back.
    RESTORED = "已恢复原来的流程。", "Your previous flow has been restored.";
    /// Takes that back.
    REDO = "重做", "Redo";
    /// The same while the reader's own flow is shown.
    NEWER_LINK_OWN = "这个链接由较新的版本生成，这里无法读取；页面仍显示你自己的流程。", "This link was made by a newer version and cannot be read here; your own flow is still shown.";
    /// The same while the reader's own flow is shown.
    DAMAGED_LINK_OWN = "链接损坏或被截断；页面仍显示你自己的流程。", "The link is damaged or truncated; your own flow is still shown.";
    /// The address holds a flow of a later version.
    NEWER_LINK = "这个链接由较新的版本生成，这里无法读取；页面显示的是示例。", "This link was made by a newer version and cannot be read here; an example is shown.";
    /// The address holds no flow.
    DAMAGED_LINK = "链接损坏或被截断；页面显示的是示例。", "The link is damaged or truncated; an example is shown.";
    /// None of them.
    NONE = "无", "none";
    /// Follow redirects.
    OPT_FOLLOW = "跟随重定向", "Follow redirects";
    /// The address of the page that asks.
    OPT_PAGE = "发起请求的页面", "Page that makes the request";
}

/// Why a visit ended.
pub fn reason(reason: redirect::Reason) -> Phrase {
    use redirect::Reason;
    let pair = |zh, en| Phrase { zh, en };
    match reason {
        Reason::TooManyRedirects => pair("重定向次数达到上限", "too many redirects"),
        Reason::Loop => pair("发现循环", "loop detected"),
        Reason::MissingLocation => pair("没有Location", "no Location"),
        Reason::MultipleLocations => pair("有多个Location", "several Location fields"),
        Reason::BadLocation => pair("Location无法解析", "Location cannot be parsed"),
        Reason::UnsupportedScheme => pair("不跟随这个协议", "scheme not followed"),
        Reason::CredentialsInUrl => pair("地址里有用户信息", "user information in the URL"),
        Reason::Cors => pair("被CORS拦截", "blocked by CORS"),
        Reason::UnfollowableBody => pair("内容不能再发一次", "the content cannot be sent again"),
        Reason::RedirectMode => pair("redirect模式不允许", "not allowed by the redirect mode"),
        Reason::NoAnswer => pair("没有收到响应", "no response"),
        Reason::Status => {
            pair("客户端把这个状态码当作错误", "the client treats this status code as an error")
        }
    }
}

/// A line of fields is none.
pub fn bad_line(lang: Lang, line: usize) -> String {
    match lang {
        Lang::Zh => format!("第{line}行不是首部字段，应写成“名称: 值”"),
        Lang::En => format!("Line {line} is not a header field; write it as “Name: value”"),
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
        Lang::En if count == 1 => "1 byte".to_owned(),
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

/// How many hops there are.
fn hop_count(lang: Lang, hops: usize) -> String {
    match lang {
        Lang::Zh => format!("{hops}跳"),
        Lang::En if hops == 1 => "1 hop".to_owned(),
        Lang::En => format!("{hops} hops"),
    }
}

/// A chain of a HAR file.
pub fn chain(lang: Lang, hops: usize, url: &str) -> String {
    match lang {
        Lang::Zh => format!("{}：{url}", hop_count(lang, hops)),
        Lang::En => format!("{}: {url}", hop_count(lang, hops)),
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
            Lang::Zh => "；其中没有起始地址，请补上",
            Lang::En => "; the first URL is missing: please enter it",
        });
    }
    if !found.ignored.is_empty() {
        let list = found.ignored.join(" ");
        text += &match lang {
            Lang::Zh => format!("；未使用：{list}"),
            Lang::En => format!("; not used: {list}"),
        };
    }
    text
}

fn told(lang: Lang, form: &str, masked: &[Masked]) -> String {
    let list = masked::list(lang, masked);
    match (lang, masked.is_empty()) {
        (Lang::Zh, true) => format!("已按{form}读入，没有发现需要遮盖的内容；分享前请再检查一遍"),
        (Lang::Zh, false) => format!("已按{form}读入，已遮盖：{list}"),
        (Lang::En, true) => {
            format!("Read as {form}; nothing to mask was found; check it again before you share it")
        }
        (Lang::En, false) => format!("Read as {form}; masked: {list}"),
    }
}
