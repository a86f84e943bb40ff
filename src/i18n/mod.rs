//! The interface's words, both languages side by side.

mod labels;
pub mod search;

pub use labels::{fact, fact_value, level, on_the_wire, registry, verdict, verification};

use model::{Lang, Lines, Phrase};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* pub const $name: Phrase = Phrase { zh: $zh, en: $en };)*
    };
}

pub(crate) use words;

words! {
    /// The site's name.
    SITE = "状态码图鉴", "Status Atlas";
    /// The site's name in the other language, beside it.
    SITE_ALSO = "Status Atlas", "状态码图鉴";
    /// First link of a page.
    SKIP = "跳到正文", "Skip to content";
    /// Label of the navigation.
    NAV = "主导航", "Main";
    /// Label of the navigation at the foot of a phone.
    TABS = "底部导航", "Tabs";
    /// The atlas in the navigation.
    NAV_ATLAS = "图鉴", "Atlas";
    /// The document in the navigation.
    NAV_DOCUMENT = "原文", "Document";
    /// The about page in the navigation.
    NAV_ABOUT = "关于", "About";
    /// The link to the other language, in that language.
    OTHER_LANG = "EN", "中";
    /// What that link does.
    OTHER_LANG_LABEL = "Read in English", "用中文阅读";
    /// The theme button, before the name of the theme in force.
    THEME = "配色", "Theme";
    /// The theme follows the system.
    THEME_AUTO = "跟随系统", "system";
    /// The light theme.
    THEME_LIGHT = "浅色", "light";
    /// The dark theme.
    THEME_DARK = "深色", "dark";
    /// First line of the footer.
    FOOT_TEXT = "原文逐字保留，增补与更正另行标注", "The original text is kept word for word; additions and corrections are marked";
    /// The app did not start.
    FAILED = "应用没有加载成功：页面仍可阅读，搜索只做简单的文字匹配。", "The app did not load. You can still read the page, but the search matches plain text only.";
    /// The site's headline.
    HEADLINE = "HTTP状态码图鉴", "HTTP status codes";
    /// How to read the grid.
    HEADLINE_TEXT = "行是号码的前两位，列是末位；圆点表示未分配的号码。", "Rows are the first two digits, columns the last. A dot is an unassigned number.";
    /// Label of the search field.
    SEARCH = "搜索状态码", "Search status codes";
    /// What can be typed.
    SEARCH_HINT = "号码、名称、拼音、日志行", "Number, name or log line";
    /// Before the examples under the search field.
    TRY = "试试", "Try";
    /// Empties the search field.
    CLEAR = "清空搜索", "Clear the search";
    /// Figure: entries of the document.
    STAT_ENTRIES = "个状态码", "codes";
    /// Figure: codes that the document has.
    STAT_ORIGINAL = "个见于原文", "in the document";
    /// Figure: corrections to the document.
    STAT_ERRATA = "个有勘误", "corrected";
    /// Label of the class chips.
    CLASSES = "类别", "Classes";
    /// Label of the switch between grid and list.
    VIEW = "视图", "View";
    /// The grid.
    VIEW_GRID = "网格", "Grid";
    /// The list.
    VIEW_LIST = "列表", "List";
    /// Label of the grid.
    GRID_LABEL = "状态码网格", "Grid of status codes";
    /// Codes outside the five classes of the document.
    EXTENSIONS = "扩展", "Extra";
    /// Under it.
    EXTENSIONS_NAME = "非标准", "Unofficial";
    /// Nothing matches.
    EMPTY = "没有匹配的状态码", "No matching status code";
    /// What to do then.
    EMPTY_TEXT = "换个说法，或者只输入号码的前一两位。客户端遇到不认识的号码，按同类的x00处理。", "Try other words, or only the first digits. A client treats a code that it does not know as the x00 of its class.";
    /// Label of the legend.
    LEGEND = "图例", "Legend";
    /// Before the query, on paper.
    ASKED = "筛选：", "Filter: ";
    /// Before the version, on paper.
    VERSION = "版本", "Version";
    /// Legend: in the document.
    LEGEND_IN = "原文收录", "In the document";
    /// Legend: not in the document, but known here.
    LEGEND_ADDED = "增补", "Added";
    /// Legend: no code.
    LEGEND_DOT = "未分配", "Unassigned";
    /// A registered code that is not to be used any more.
    RETIRED = "已停用", "Retired";
    /// A redirect that keeps method and content.
    KEEPS_METHOD = "方法不变", "Keeps the method";
    /// A redirect that need not.
    TURNS_METHOD = "方法可能改变", "Method may change";
    /// A cache may store it on its own judgement.
    CACHEABLE = "默认可缓存", "Cacheable by default";
    /// The response has no content.
    BODYLESS = "无响应体", "No content";
    /// The same request may succeed later.
    RETRYABLE = "可稍后重试", "Retry later";
    /// The document's text needs correcting.
    ERRATUM = "原文有勘误", "Document corrected";
    /// Label of the list of keys.
    KEYS = "快捷键", "Keyboard shortcuts";
    /// Key: to the search field.
    KEY_SEARCH = "搜索", "search";
    /// Key: through the results.
    KEY_MOVE = "移动", "move";
    /// Key: open.
    KEY_OPEN = "打开", "open";
    /// Key: clear.
    KEY_CLEAR = "清空", "clear";
    /// Label of the card beside the grid.
    INSPECTOR = "当前状态码", "Current code";
    /// Label of the breadcrumb.
    CRUMB = "位置", "Breadcrumb";
    /// Link to the code before.
    PREVIOUS = "上一个", "Previous";
    /// Link to the code after.
    NEXT = "下一个", "Next";
    /// Heading of the document's text.
    SOURCE = "原文", "The document";
    /// The text is as it was written.
    VERBATIM = "逐字保留", "word for word, in Chinese";
    /// Heading of the remarks about several codes.
    NOTES = "原文附注", "Note in the document";
    /// Heading of the codes of the same class.
    SAME_CLASS = "同类状态码", "Same class";
    /// Codes of a class.
    CODES = "状态码", "Codes";
    /// Codes the document has outside the section of their class.
    ELSEWHERE = "收录在其他章节", "Listed in another section";
    /// Before the outline.
    OUTLINE = "目录", "Contents";
    /// Download of the document.
    DOWNLOAD = "下载原文", "Download";
    /// The redirects' heading, and their place in the navigation.
    REDIRECTS = "重定向推演", "Redirects";
    /// The quiz: its title and its name in the navigation.
    QUIZ = "练习", "Quiz";
    /// The page about embedding.
    EMBED = "嵌入", "Embed";
    /// Opens a flow in the visualiser.
    PLAY_FLOW = "演示这个例子", "Play this example";
    /// The guide in the navigation.
    NAV_CHOOSE = "选码向导", "Choose";
    /// The guide's heading.
    CHOOSE = "选码向导", "Choose a code";
    /// The comparison in the navigation, and its heading.
    COMPARE = "对照", "Compare";
    /// Opens the list of sources.
    SOURCES = "出处", "Sources";
    /// Heading of the corrections.
    ERRATA = "勘误", "Corrections";
    /// Before the document's words.
    AS_WRITTEN = "原文", "As written";
    /// Before what is true.
    AS_IT_IS = "现行标准", "Current standard";
    /// Label of a mark in the text.
    ERRATUM_MARK = "勘误", "Correction";
    /// In place of the document's text.
    NOT_IN_DOCUMENT = "原文没有收录这个状态码。", "This code is not in the document.";
    /// Before the specification.
    DEFINED_IN = "依据", "Defined in";
    /// Heading of the exchange.
    EXAMPLE = "报文示例", "Example exchange";
    /// The request of the exchange.
    REQUEST = "请求", "Request";
    /// Its response.
    RESPONSE = "响应", "Response";
    /// No response is sent.
    NO_RESPONSE = "不发送响应", "No response is sent";
    /// Heading of the advice to those who send the code.
    WHEN = "什么时候用", "When to send it";
    /// Heading of what to send instead.
    INSTEAD = "这些情况改用", "When to send another code";
    /// Heading of what a client does.
    CLIENT_DOES = "客户端该怎么做", "What a client should do";
    /// Heading of causes and first checks.
    TROUBLE = "原因与排查", "Causes and first checks";
    /// The client's developer.
    ROLE_CLIENT = "客户端开发者", "Client developer";
    /// The server's developer.
    ROLE_SERVER = "服务端开发者", "Server developer";
    /// Whoever is on call.
    ROLE_ON_CALL = "值班人员", "On call";
    /// Advice without a source.
    PRACTICE = "没有出处的条目是实践经验，不是标准的要求。", "Items without a source are advice from practice, not requirements of a standard.";
    /// In place of a source: how things are usually done, and no standard says so.
    CONVENTION = "惯例，没有标准这样规定", "A convention; no standard says so";
    /// In place of a source: advice from practice.
    ADVICE_MARK = "实践经验", "Practice";
    /// Under an exchange: what every response has and these do not show.
    LEFT_OUT = "示例省略了`Date`等首部字段", "`Date` and similar fields are left out";
    /// Heading of near misses.
    NEAR = "容易混淆", "Easily confused";
    /// Link to the comparison.
    SIDE_BY_SIDE = "并排对照", "Side by side";
    /// Heading of log lines and messages.
    SYMPTOMS = "日志与报错", "Log lines and errors";
    /// Heading of vendors' meanings.
    MEANINGS = "各厂商的含义", "What vendors mean by it";
    /// Heading of constants.
    CONSTANTS = "代码里的写法", "In code";
    /// The library has none.
    NONE = "无", "none";
    /// Heading of the facts.
    FACTS = "性质", "Properties";
    /// Heading of the fields.
    FIELDS = "响应首部字段", "Response fields";
    /// Heading of the related codes.
    RELATED = "相关", "Related";
    /// What a class means.
    CLASS_MEANING = "这一类表示什么", "What the class means";
    /// A code of the class that is not known.
    CLASS_UNKNOWN = "遇到不认识的号码", "An unknown code";
    /// Advice about the class.
    CLASS_ADVICE = "设计接口时", "When you design an API";
    /// Heading of the unregistered codes of a class.
    UNOFFICIAL = "厂商自定义", "Vendor codes";
    /// The start of the guide.
    CHOOSE_LEAD = "回答几个问题，得到该用的状态码、理由和依据。", "Answer a few questions to get the code to return, the reason and the section of the standard.";
    /// Back to the first question.
    RESTART = "重新开始", "Start again";
    /// Another answer.
    CHANGE = "修改", "change";
    /// Codes left.
    STILL_POSSIBLE = "还可能是", "Still possible";
    /// The code reached.
    RESULT = "用这个状态码", "Return this code";
    /// The whole tree.
    WHOLE_TREE = "整棵决策树", "The whole decision tree";
    /// The tree as Mermaid.
    MERMAID = "导出为Mermaid", "Export as Mermaid";
    /// Steps taken.
    STEPS = "已回答", "Answered";
    /// The start of the comparison.
    COMPARE_LEAD = "最多并排对照六个状态码，与第一列不同的地方标有≠。", "Up to six codes side by side; values that differ from the first column are marked ≠.";
    /// Adds a code.
    ADD_CODE = "加入状态码", "Add a code";
    /// Removes a code.
    REMOVE = "移除", "Remove";
    /// Presets.
    OFTEN_CONFUSED = "常被混淆的几组", "Often confused";
    /// How to choose among the codes compared.
    HOW_TO_CHOOSE = "怎么选", "How to choose";
    /// For the ears: the cell differs.
    DIFFERENT = "不同", "differs";
    /// A row.
    ROW_CLASS = "类别", "Class";
    /// A row.
    ROW_REGISTRY = "登记", "Registry";
    /// A row.
    ROW_SPEC = "定义", "Defined in";
    /// A row.
    ROW_REQUIRED = "必需字段", "Required fields";
    /// A row.
    ROW_TYPICAL = "常见字段", "Typical fields";
    /// A row.
    ROW_DOCUMENT = "原文", "Document";
    /// Nothing in a cell.
    NOTHING = "—", "—";
    /// The data could not be fetched.
    NOT_LOADED = "这一列没有加载成功，请检查网络后重试。", "This column did not load. Check the network and try again.";
    /// About.
    ABOUT_TITLE = "关于本站", "About this site";
}

/// `43个`, `7 / 43个`: how many codes match.
pub fn count(lang: Lang, found: usize, all: usize) -> String {
    let number = if found == all { format!("{all}") } else { format!("{found} / {all}") };
    match lang {
        Lang::Zh => format!("{number}个"),
        Lang::En if all == 1 => format!("{number} code"),
        Lang::En => format!("{number} codes"),
    }
}

/// `第53–54行`: lines of the document.
pub fn lines(lang: Lang, Lines { first, last }: Lines) -> String {
    match (lang, first == last) {
        (Lang::Zh, true) => format!("第{first}行"),
        (Lang::Zh, false) => format!("第{first}–{last}行"),
        (Lang::En, true) => format!("line {first}"),
        (Lang::En, false) => format!("lines {first}–{last}"),
    }
}

/// `配色：深色`: a name and its value.
pub fn labelled(lang: Lang, name: Phrase, value: Phrase) -> String {
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    format!("{}{colon}{}", name.get(lang), value.get(lang))
}

/// `选 301，如果`: what the clause that follows completes.
pub fn choose_if(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Zh => ("：", "。"),
        Lang::En => (" if ", "."),
    }
}

/// `3处勘误`: how many corrections.
pub fn errata(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count}处勘误"),
        (Lang::En, 1) => "1 correction".to_owned(),
        (Lang::En, _) => format!("{count} corrections"),
    }
}

/// `3xx 重定向`: a class with its name.
pub fn class(lang: Lang, class: model::Class) -> String {
    format!("{} {}", class.label(), class.name().get(lang))
}

/// So many characters of what stands in an address are repeated; more fill the page and say no more.
const MOST_REPEATED: usize = 40;

fn repeated(value: &str) -> String {
    match value.char_indices().nth(MOST_REPEATED) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// The address names no page, and the atlas is shown in its place.
#[cfg(feature = "single")]
pub fn no_page(lang: Lang, path: &str) -> String {
    let path = repeated(path);
    match lang {
        Lang::Zh => format!("没有{path}这个页面，这里是图鉴。"),
        Lang::En => format!("There is no page {path}. This is the atlas."),
    }
}

/// A part of the address that was not understood, and has been removed.
pub fn bad_parameter(lang: Lang, name: &str, value: &str) -> String {
    let value = repeated(value);
    match lang {
        Lang::Zh => format!("地址中的{name}={value}无法识别，已忽略。"),
        Lang::En => format!("{name}={value} in the address is not valid and was ignored."),
    }
}
