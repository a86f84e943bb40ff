//! The page's words, both languages side by side.

use crate::i18n::words;
use model::{Lang, Phrase};

words! {
    /// Under the heading.
    LEAD = "选好内容和外观，把代码贴进你的文档系统。框架、元素、图片都不含第三方脚本，也不向本站以外发请求。", "Choose what to show and how it looks, then paste the code into your wiki. Frames, elements and pictures contain no third-party scripts and send no requests to other sites.";
    /// Heading of the fields.
    CHOOSE = "内容与外观", "Content and appearance";
    /// What is to be embedded.
    SUBJECT = "内容", "Content";
    /// A card or a page.
    FORM = "形式", "Form";
    /// Narrow enough for the short form.
    CARD = "卡片", "Card";
    /// The whole page.
    WHOLE = "整页", "Whole page";
    /// Where the one ends and the other begins.
    FORM_NOTE = "框架窄于600 px时显示卡片，从600 px起显示整页。", "A frame narrower than 600 px shows the card; from 600 px it shows the whole page.";
    /// The pages among what can be embedded.
    PAGES = "页面", "Pages";
    /// The language of what is embedded.
    LANGUAGE = "语言", "Language";
    /// The theme of what is embedded.
    THEME = "配色", "Theme";
    /// The theme follows the system of whoever reads.
    AUTO = "跟随系统", "System";
    /// The light theme.
    LIGHT = "浅色", "Light";
    /// The dark theme.
    DARK = "深色", "Dark";
    /// The width of the frame.
    WIDTH = "宽度（px）", "Width (px)";
    /// What an empty width means.
    FULL_WIDTH = "占满", "full width";
    /// The height of the frame.
    HEIGHT = "高度（px）", "Height (px)";
    /// Heading of the preview.
    PREVIEW = "预览", "Preview";
    /// The frame among the previews.
    FRAME = "框架", "Frame";
    /// The element among the previews.
    ELEMENT = "元素", "Element";
    /// The picture among the previews.
    IMAGE = "图片", "Picture";
    /// Pictures and elements are made for codes only.
    CODES_ONLY = "元素和图片只支持状态码；整页请用框架。", "Elements and pictures exist for codes only; use a frame for a page.";
    /// Heading of the systems.
    HOSTS = "贴到哪里", "Where it goes";
    /// Under that heading.
    HOSTS_NOTE = "标有“查过资料”的，主要说法见于产品的文档或源码；产品本身大多没有试过，实际试过的列在最后。", "For systems marked “Sources read”, the main statements come from the product's documentation or source. Most of the products themselves were not tried; what was tried is listed at the end.";
    /// The main statements about a system were read in a source.
    READ = "查过资料", "Sources read";
    /// They were not.
    UNREAD = "未经核实", "Unverified";
    /// What an administrator has to allow.
    ALLOW = "管理员", "Administrator";
    /// What to click.
    HOW = "做法", "How";
    /// What does not work.
    LIMITS = "限制", "Limits";
    /// What rests on no source.
    DOUBT = "存疑", "Doubtful";
    /// Puts a text on the clipboard.
    COPY = "复制", "Copy";
    /// It is there.
    COPIED = "已复制。", "Copied.";
    /// It is not.
    NOT_COPIED = "浏览器不允许写入剪贴板，请选中代码手动复制。", "The browser does not allow access to the clipboard; select the code and copy it.";
    /// Every snippet of a system needs a code.
    NOTHING = "这里只能放状态码；请在上面选一个。", "Only codes can be placed here; choose one above.";
    /// Heading of the entry as text.
    TEXT = "条目文字", "The entry as text";
    /// Under that heading.
    TEXT_NOTE = "不能放网页和图片的地方，可以放一段文字，附规范和本站链接。", "Where neither pages nor pictures are allowed, paste the text, with links to the standard and to this site.";
    /// The entry is on its way.
    LOADING = "正在加载……", "Loading…";
    /// The entry could not be had.
    NOT_LOADED = "条目没有加载成功，请检查网络后重选一次。", "The entry could not be loaded. Check the network and choose it again.";
    /// Heading of the one file.
    FILE = "单个文件", "Single file";
    /// What it is.
    FILE_NOTE = "整个网站放在一个约1.2 MB的HTML文件里：可以当附件，可以从磁盘打开，可以放进不许联网的框架；禁止脚本时仍能读到原文、勘误和全部摘要。地址参数写在井号后面，例如status-atlas.html#/301/?embed=1。", "The whole site in one HTML file of about 1.2 MB: attach it, open it from disk, or put it in a frame without network access. With scripts disabled it still shows the document, its corrections and every summary. Parameters follow the hash sign, as in status-atlas.html#/301/?embed=1.";
    /// Downloads it.
    FILE_GET = "下载status-atlas.html", "Download status-atlas.html";
    /// Heading of the messages.
    MESSAGES = "高度消息", "Height messages";
    /// Under that heading.
    MESSAGES_NOTE = "框架里的页面高度每次变化，都会向外层页面发送下列消息；外层页面可以回一条{\"type\":\"status-atlas:theme\",\"theme\":\"dark\"}来换配色（light、dark、auto）。", "Whenever its height changes, a page in a frame sends these messages to the page around it. That page may reply with {\"type\":\"status-atlas:theme\",\"theme\":\"dark\"} to set the theme (light, dark or auto).";
    /// The columns of the messages.
    MESSAGE = "消息", "Message";
    /// Who listens to a message.
    LISTENERS = "接收方", "Received by";
    /// Heading of what was tried.
    TRIED = "试过什么", "What was tried";
}

/// What was tried, as the browser tests have it.
pub const TRIALS: [Phrase; 7] = [
    Phrase {
        zh: "框架：别的源上的页面里，带与不带sandbox，存储被拒，320 px宽，深色页面；Chromium、Firefox、WebKit。在WebKit里，没有allow-same-origin的sandbox框架只显示不带脚本的页面。",
        en: "Frames: in a page of another origin, with and without sandbox, with storage refused, 320 px wide, in a dark page; Chromium, Firefox, WebKit. In WebKit, a sandboxed frame without allow-same-origin shows the page without script.",
    },
    Phrase {
        zh: "元素：移动、移除、重复定义、错误的号码；严格的CSP（不许WASM）和Trusted Types；Chromium、Firefox、WebKit。",
        en: "The element: moved, removed, defined twice, with a wrong code; under a strict CSP that forbids WASM, and with Trusted Types; Chromium, Firefox, WebKit.",
    },
    Phrase {
        zh: "单个文件：从磁盘打开，放进srcdoc和sandbox=\"allow-scripts\"，断网，禁止脚本；Chromium、Firefox、WebKit。",
        en: "The single file: opened from disk, in srcdoc, with sandbox=\"allow-scripts\", offline, with scripts disabled; Chromium, Firefox, WebKit.",
    },
    Phrase {
        zh: "高度消息：每一种都用按对方写法编写的接收程序收到过；不会来回循环。",
        en: "Height messages: each was received by a listener written the way its host writes it; they cause no endless exchange.",
    },
    Phrase {
        zh: "服务器：nginx、Caddy、Apache httpd按deploy/里的配置发送这些文件。",
        en: "Servers: nginx, Caddy and Apache httpd send these files with the configuration in deploy/.",
    },
    Phrase {
        zh: "文档生成器：用VitePress 1.6.4、Docusaurus 3.10.2和MkDocs 1.6.1各生成过一个小站点，上面给它们的代码都原样进入了页面。",
        en: "Generators: a small site was built with VitePress 1.6.4, Docusaurus 3.10.2 and MkDocs 1.6.1 each; the code given for them above came out unchanged in its pages.",
    },
    Phrase {
        zh: "没有试过：上面其余的系统；它们的代码依据所列的文档写成。",
        en: "Not tried: the other systems above. What is given for them follows the documentation listed.",
    },
];

/// What a snippet is for.
pub fn way(way: &str) -> Phrase {
    match way {
        "frame" => FRAME,
        "element" => ELEMENT,
        "image" => IMAGE,
        "file" => FILE,
        "link" => Phrase { zh: "链接", en: "Link" },
        _ => Phrase { zh: "配置", en: "Configuration" },
    }
}

/// `name：value`.
pub fn named(lang: Lang, name: &str, value: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}：{value}"),
        Lang::En => format!("{name}: {value}"),
    }
}

/// What an empty height means, once the frame has told its own.
pub fn auto_height(lang: Lang, height: u32) -> String {
    match lang {
        Lang::Zh => format!("自动：{height}"),
        Lang::En => format!("auto: {height}"),
    }
}

/// A field holds no such number.
pub fn wrong_size(lang: Lang, [least, most]: [u32; 2]) -> String {
    match lang {
        Lang::Zh => format!("填{least}到{most}之间的整数，或者留空。"),
        Lang::En => format!("Enter a whole number from {least} to {most}, or leave it empty."),
    }
}
