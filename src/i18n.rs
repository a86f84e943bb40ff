//! The interface's words, both languages side by side.

use model::{Lang, Lines, Phrase};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* pub const $name: Phrase = Phrase { zh: $zh, en: $en };)*
    };
}

words! {
    /// The site's name.
    SITE = "状态码图鉴", "Status Atlas";
    /// The site's name in the other language, beside it.
    SITE_ALSO = "Status Atlas", "状态码图鉴";
    /// First link of a page.
    SKIP = "跳到正文", "Skip to content";
    /// Label of the navigation.
    NAV = "主导航", "Main";
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
    FOOT_TEXT = "原文逐字保留，增补与更正另行标注", "The original text is kept word for word; additions are marked as such";
    /// The app did not start.
    FAILED = "应用没有加载成功：页面仍可阅读，搜索只做简单的文字匹配。", "The app did not load. The page still reads, and the search matches plain text only.";
    /// The site's headline.
    HEADLINE = "HTTP 状态码图鉴", "HTTP status codes";
    /// How to read the grid.
    HEADLINE_TEXT = "行是前两位，列是末位；圆点是原文没有收录的号码。", "Rows are the first two digits, columns the last. A dot is a number that the document does not list.";
    /// Label of the search field.
    SEARCH = "搜索状态码", "Search status codes";
    /// What can be typed.
    SEARCH_HINT = "号码、类别或名称", "Number, class or name";
    /// Before the examples under the search field.
    TRY = "试试", "Try";
    /// Empties the search field.
    CLEAR = "清空搜索", "Clear the search";
    /// Figure: entries of the document.
    STAT_ENTRIES = "个状态码", "status codes";
    /// Figure: sections of the document.
    STAT_SECTIONS = "个章节", "sections";
    /// Figure: lines of the document.
    STAT_LINES = "行原文", "lines of text";
    /// Label of the class chips.
    CLASSES = "类别", "Classes";
    /// Label of the switch between grid and list.
    VIEW = "视图", "View";
    /// The grid.
    VIEW_GRID = "图表", "Grid";
    /// The list.
    VIEW_LIST = "列表", "List";
    /// Label of the grid.
    GRID_LABEL = "状态码图表", "Grid of status codes";
    /// Codes outside the five classes of the document.
    EXTENSIONS = "扩展", "Extra";
    /// Under it.
    EXTENSIONS_NAME = "非标准", "Unofficial";
    /// Nothing matches.
    EMPTY = "没有匹配的状态码", "No status code matches";
    /// What to do then.
    EMPTY_TEXT = "换个说法，或者只输入号码的前一两位。客户端遇到不认识的号码，按同类的 x00 处理。", "Try other words, or only the first digits. A client treats a number that it does not know as the x00 of its class.";
    /// Label of the legend.
    LEGEND = "图例", "Legend";
    /// Legend: in the document.
    LEGEND_IN = "原文收录", "In the document";
    /// Legend: not in the document.
    LEGEND_DOT = "原文未收录", "Not listed";
    /// Label of the list of keys.
    KEYS = "按键", "Keys";
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
    NOTES = "原文附注", "Remark in the document";
    /// Heading of the codes of the same class.
    SAME_CLASS = "同类状态码", "Same class";
    /// Heading of the codes that the text names.
    NAMED = "文中提到", "Named in the text";
    /// Codes of a class.
    CODES = "状态码", "Codes";
    /// Codes the document has outside the section of their class.
    ELSEWHERE = "收录在其他章节", "Listed in another section";
    /// Before the outline.
    OUTLINE = "目录", "Contents";
    /// Download of the document.
    DOWNLOAD = "下载原文", "Download";
    /// About.
    ABOUT_TITLE = "关于本站", "About this site";
}

/// `43 个`, `7 / 43 个`: how many codes match.
pub fn count(lang: Lang, found: usize, all: usize) -> String {
    let number = if found == all { format!("{all}") } else { format!("{found} / {all}") };
    match lang {
        Lang::Zh => format!("{number} 个"),
        Lang::En if all == 1 => format!("{number} code"),
        Lang::En => format!("{number} codes"),
    }
}

/// `第 53–54 行`: lines of the document.
pub fn lines(lang: Lang, Lines { first, last }: Lines) -> String {
    match (lang, first == last) {
        (Lang::Zh, true) => format!("第 {first} 行"),
        (Lang::Zh, false) => format!("第 {first}–{last} 行"),
        (Lang::En, true) => format!("line {first}"),
        (Lang::En, false) => format!("lines {first}–{last}"),
    }
}

/// `配色：深色`: a name and its value.
pub fn labelled(lang: Lang, name: Phrase, value: Phrase) -> String {
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    format!("{}{colon}{}", name.get(lang), value.get(lang))
}

/// `3xx 重定向`: a class with its name.
pub fn class(lang: Lang, class: model::Class) -> String {
    format!("{} {}", class.label(), class_name(class).get(lang))
}

/// A part of the address that was not understood, and has been removed.
pub fn bad_parameter(lang: Lang, name: &str, value: &str) -> String {
    match lang {
        Lang::Zh => format!("网址中的 {name}={value} 无法识别，已忽略。"),
        Lang::En => format!("{name}={value} in the address is not known and was ignored."),
    }
}

/// The class's name of the standard (RFC 9110 §15) in `lang`.
pub fn class_name(class: model::Class) -> Phrase {
    use model::Class::{ClientError, Informational, Redirection, ServerError, Successful};
    match class {
        Informational => Phrase { zh: "消息", en: "Informational" },
        Successful => Phrase { zh: "成功", en: "Successful" },
        Redirection => Phrase { zh: "重定向", en: "Redirection" },
        ClientError => Phrase { zh: "客户端错误", en: "Client error" },
        ServerError => Phrase { zh: "服务器错误", en: "Server error" },
    }
}
