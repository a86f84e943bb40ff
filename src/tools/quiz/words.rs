//! The page's words, both languages side by side.

use crate::i18n::words;
use model::{Lang, Phrase, StatusCode};
use quiz::card::Kind;
use quiz::deck::Deck;
use quiz::material::Material;

words! {
    /// Under the heading.
    LEAD = "按遗忘的快慢安排复习，每个选项都说明理由。进度只留在这台设备上。", "Cards come back before you forget them, and every choice is explained. Progress stays on this device.";
    /// Heading of the decks.
    DECKS = "卡组", "Deck";
    /// The document's codes.
    DECK_DOCUMENT = "原文收录", "In the document";
    /// All registered codes.
    DECK_ALL = "全部已登记", "All registered";
    /// Vendors' codes.
    DECK_VENDOR = "厂商自定义", "Vendor codes";
    /// What was answered wrong.
    DECK_MISTAKES = "我的错题", "My mistakes";
    /// A single code.
    DECK_ONE = "只练", "Only ";
    /// Heading of the ways to practise.
    MODES = "方式", "Mode";
    /// By the schedule.
    SPACED = "间隔复习", "Spaced repetition";
    /// What that is.
    SPACED_NOTE = "先考到期的，每天再学一些新的。一轮十题。", "Due cards come first, with some new ones each day. Ten questions per round.";
    /// Without it.
    FREE = "自由练习", "Free practice";
    /// What that is.
    FREE_NOTE = "题数不限，不影响复习安排。", "As many questions as you like; your review schedule stays the same.";
    /// As an exam.
    EXAM = "考试", "Exam";
    /// What that is.
    EXAM_NOTE = "二十题，可以标记、回头改，交卷后才能看到对错。", "Twenty questions. You can mark them and come back; results are shown at the end.";
    /// The exam has a clock.
    TIMED = "限时20分钟", "20-minute limit";
    /// Begins.
    START = "开始", "Start";
    /// Cards that are due.
    DUE = "待复习", "due";
    /// Cards being learned.
    LEARNING = "学习中", "learning";
    /// Cards known for a week or longer.
    LEARNED = "已掌握", "learned";
    /// Share of right answers.
    RIGHT_SHARE = "今日正确率", "right today";
    /// Nothing waits.
    NOTHING_DUE = "这个卡组今天没有要考的了。想接着练，选“自由练习”，或在设置里调高每天的新卡数。", "Nothing in this deck is due today. For more, choose free practice, or raise the number of new cards in the settings.";
    /// The address names no deck.
    NO_DECK = "地址里的卡组不存在，已忽略。", "The address names a deck that does not exist; it was ignored.";
    /// The address has no good seed.
    NO_SEED = "地址里的种子无效：要1到16个字母或数字。已忽略。", "The seed in the address is not valid (it must be 1 to 16 letters or digits) and was ignored.";
    /// The browser keeps nothing.
    REFUSED = "浏览器不允许在这里保存，或者空间满了：进度只留到关闭页面。请先导出，以免丢失。", "The browser does not allow storage here, or its storage is full: progress lasts until you close the page. Export it to keep it.";
    /// Kept by a later version.
    NEWER = "这里存着较新版本写下的进度，本页读不了，已原样保留。现在学的只留到关闭页面：请刷新页面换用新版，或先导出。", "A later version of this site has stored progress here. This page cannot read it and leaves it as it is. What you learn now lasts until you close the page: reload to get the later version, or export it first.";
    /// Damaged.
    ASIDE_DAMAGED = "存着的进度已经损坏，读不出来。已原样另存，没有覆盖；可以从导出的文件恢复。", "The stored progress is damaged. It was set aside unchanged; you can restore your progress from an exported file.";
    /// Damaged, and the store is full.
    DAMAGED_STAYS = "存着的进度已经损坏，读不出来，又没有空间另存，已原样保留。现在学的只留到关闭页面，请先导出。", "The stored progress is damaged, and there is no room to set it aside, so it was left as it is. What you learn now lasts until you close the page. Export it to keep it.";
    /// Deleted on the page about the site, or by the browser.
    DELETED = "存下的进度已在别处删除，这里重新开始记录。", "The stored progress was deleted elsewhere. This page starts afresh.";
    /// Right.
    RIGHT = "正确", "Right";
    /// Chosen, and wrong.
    CHOSEN = "你选了这个", "Your choice";
    /// The verdict.
    WAS_RIGHT = "答对了。", "That is right.";
    /// The verdict.
    WAS_WRONG = "答错了。", "That is wrong.";
    /// Label of the choices.
    CHOICES = "选项", "Choices";
    /// Label of the field.
    TYPE = "三位状态码", "Three digits";
    /// Answers with what is typed.
    CHECK = "作答", "Answer";
    /// What was typed.
    TYPED = "你输入了", "You typed";
    /// How to put in order.
    ORDER_NOTE = "按正确的顺序点选", "Choose them in the right order";
    /// Begins putting in order anew.
    ORDER_AGAIN = "重排", "Start over";
    /// The order given.
    ORDER_GIVEN = "你排在第", "your position:";
    /// Reasons of all choices.
    WHY = "每个选项的理由", "Why each choice is right or wrong";
    /// The last answer back.
    UNDO = "撤销", "Undo";
    /// The entry of the code.
    ENTRY = "看条目", "Entry";
    /// The next question.
    NEXT = "下一题", "Next";
    /// Ends the round.
    FINISH = "结束", "Finish";
    /// Before the question of how well it was known.
    HOW = "这题", "That was";
    /// With effort.
    HARD = "吃力", "hard";
    /// Well.
    GOOD = "正常", "good";
    /// At once.
    EASY = "轻松", "easy";
    /// What happened, as a diagram.
    PLAYED = "客户端实际怎么做", "What the client does";
    /// Marks a question.
    MARK = "标记", "Mark";
    /// Label of the exam's questions.
    QUESTIONS = "题目", "Questions";
    /// The question before.
    BACK = "上一题", "Back";
    /// Hands the exam in.
    SUBMIT = "交卷", "Hand in";
    /// Does not hand it in yet.
    GO_ON = "继续答题", "Keep answering";
    /// There are no mistakes to practise.
    NO_MISTAKES = "还没有错题：答错的题会收在这里。", "No mistakes so far: questions you get wrong are collected here.";
    /// Keys.
    KEYS = "1–4：选择；↵：下一题；e：理由；u：撤销", "1–4 choose, ↵ next, e reasons, u undo";
    /// Heading of what to read again.
    AGAIN = "再看一眼", "Review these";
    /// Heading by class.
    BY_CLASS = "按类别", "By class";
    /// How to read it.
    BY_CLASS_NOTE = "实心答对，虚框答错", "Filled: right. Dashed: wrong.";
    /// Another round.
    MORE = "再来一轮", "Another round";
    /// The mistakes only.
    ONLY_MISTAKES = "只练错题", "Mistakes only";
    /// To the decks.
    TO_DECKS = "换卡组", "Decks";
    /// Copies the result.
    COPY_RESULT = "复制结果", "Copy the result";
    /// Copies a link to the same questions.
    SHARE = "复制同题链接", "Copy a link to a shared round";
    /// What that is.
    SHARE_NOTE = "同一链接，大家做同样的十题，次序也一样。", "Everyone with the link gets the same ten questions in the same order.";
    /// Done.
    COPIED = "已复制。", "Copied.";
    /// Heading of the heat map.
    MASTERY = "掌握程度", "Mastery";
    /// Its scale's beginning.
    UNSEEN = "未学", "New";
    /// Its scale's end.
    SOLID = "牢固", "Solid";
    /// A ring around a cell.
    DUE_TODAY = "该复习了", "Due";
    /// Heading of the forecast.
    FORECAST = "未来两周", "The next two weeks";
    /// Heading of accuracy.
    ACCURACY = "最近三十天", "The last thirty days";
    /// Heading of the confused pairs.
    CONFUSED = "最常混淆", "Most often confused";
    /// Column: asked about.
    ASKED = "考的是", "Asked";
    /// Column: taken for.
    TAKEN = "答成了", "Answered";
    /// Column: the day.
    DAY = "日期", "Day";
    /// Column: cards.
    CARDS = "张数", "Cards";
    /// Column: right.
    N_RIGHT = "答对", "Right";
    /// Column: wrong.
    N_WRONG = "答错", "Wrong";
    /// The numbers of a chart.
    AS_TABLE = "看数字", "As a table";
    /// Heading of settings and safekeeping.
    KEEPING = "设置与备份", "Settings and backup";
    /// The retention.
    RETENTION = "目标记忆率", "Target retention";
    /// New cards per day.
    NEW_A_DAY = "每天新卡", "New cards per day";
    /// Saves a file.
    EXPORT_FILE = "导出文件", "Export a file";
    /// Copies a code.
    EXPORT_CODE = "复制备份码", "Copy a backup code";
    /// Label of the field for a code.
    IMPORT_CODE = "粘贴备份码或导出的内容", "Paste a backup code or exported text";
    /// Takes it over.
    IMPORT = "导入", "Import";
    /// Chooses a file.
    IMPORT_FILE = "选择文件", "Choose a file";
    /// What importing does.
    IMPORT_NOTE = "导入会与现有进度合并：每张卡取最近的一次。备份码只带卡片，不带历史。", "Importing merges: the latest review of each card is kept. A backup code carries the cards, not the history.";
    /// Imported.
    IMPORTED = "已导入并合并。", "Imported and merged.";
    /// Not imported.
    NOT_IMPORTED = "读不出来：不是本站导出的文件或备份码，或者不完整。进度没有变。", "This is not an exported file or a backup code from this site, or it is incomplete. Your progress is unchanged.";
    /// By a later version.
    NOT_IMPORTED_NEWER = "这是较新版本导出的，本版读不了。进度没有变。", "A later version exported this, and this version cannot read it. Your progress is unchanged.";
    /// Forgets everything.
    RESET = "清空进度", "Reset";
    /// Done.
    WAS_RESET = "进度已清空。", "Progress was reset.";
    /// Takes it back.
    RESTORE = "恢复原来的进度", "Restore the previous progress";
    /// The deck for Anki.
    ANKI = "Anki卡组", "Anki deck";
    /// Heading of the scenarios to read.
    READ_ALL = "情景题与答案", "All situations, with answers";
    /// What they are.
    READ_ALL_NOTE = "想好再展开。", "Decide on your answer before you open one.";
}

/// A deck's name.
pub fn deck(lang: Lang, material: &Material, deck: &Deck) -> String {
    let words = match deck {
        Deck::Document => DECK_DOCUMENT,
        Deck::All => DECK_ALL,
        Deck::Vendor => DECK_VENDOR,
        Deck::Mistakes => DECK_MISTAKES,
        Deck::Class(class) => return crate::i18n::class(lang, *class),
        Deck::Topic(id) => {
            let topic = material.topics.iter().find(|topic| topic.id == *id);
            return topic.map(|topic| topic.title.clone()).unwrap_or_default();
        }
        Deck::Code(code) => return format!("{}{code}", DECK_ONE.get(lang)),
    };
    words.get(lang).to_owned()
}

/// A kind of question.
pub fn kind(kind: Kind) -> Phrase {
    match kind {
        Kind::Meaning => Phrase { zh: "认名称", en: "Name" },
        Kind::Number => Phrase { zh: "选号码", en: "Number" },
        Kind::Recall => Phrase { zh: "填号码", en: "Recall" },
        Kind::Scenario => Phrase { zh: "情景", en: "Situation" },
        Kind::Claim => Phrase { zh: "勘误", en: "Correction" },
        Kind::Fact => Phrase { zh: "性质", en: "Property" },
        Kind::Predict => Phrase { zh: "猜下一个请求", en: "Next request" },
        Kind::Order => Phrase { zh: "排序", en: "Order" },
    }
}

/// Where in the round a question stands; `of` is 0 where the round has no end.
pub fn place(lang: Lang, at: usize, of: usize) -> String {
    match (lang, of) {
        (Lang::Zh, 0) => format!("第{at}题"),
        (Lang::En, 0) => format!("Question {at}"),
        (Lang::Zh, of) => format!("第{at}题，共{of}题"),
        (Lang::En, of) => format!("Question {at} of {of}"),
    }
}

/// The time that an exam has left.
pub fn left(lang: Lang, seconds: i64) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    match lang {
        Lang::Zh => format!("还剩{minutes}:{seconds:02}"),
        Lang::En => format!("{minutes}:{seconds:02} left"),
    }
}

/// The button that ends an exam, with how many questions are open.
pub fn hand_in(lang: Lang, open: usize) -> String {
    match (lang, open) {
        (_, 0) => SUBMIT.get(lang).to_owned(),
        (Lang::Zh, _) => format!("交卷（{open}题没答）"),
        (Lang::En, _) => format!("Hand in ({open} unanswered)"),
    }
}

/// Asks whether an exam with open questions is to end.
pub fn sure(lang: Lang, open: usize) -> String {
    match (lang, open) {
        (Lang::Zh, _) => format!("还有{open}题没答，确定交卷？"),
        (Lang::En, 1) => "Hand in with 1 unanswered question?".to_owned(),
        (Lang::En, _) => format!("Hand in with {open} unanswered questions?"),
    }
}

/// The result of a round.
pub fn result(lang: Lang, right: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("{all}题答对{right}题"),
        Lang::En => format!("{right} of {all} right"),
    }
}

/// What went wrong in a round.
pub fn missed(lang: Lang, codes: &[StatusCode]) -> String {
    let list = |comma: &str| codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(comma);
    match (lang, codes) {
        (Lang::Zh, []) => "一题没错。".to_owned(),
        (Lang::En, []) => "No mistakes.".to_owned(),
        (Lang::Zh, _) => format!("答错的是{}。", list("、")),
        (Lang::En, _) => format!("Mistakes: {}.", list(", ")),
    }
}

/// When a card comes back, in seconds from now.
pub fn comes_back(lang: Lang, seconds: i64) -> String {
    let (count, zh, one, many) = match seconds {
        ..3600 => ((seconds + 59) / 60, "分钟", "minute", "minutes"),
        3600..86_400 => (seconds / 3600, "小时", "hour", "hours"),
        _ => ((seconds + 43_200) / 86_400, "天", "day", "days"),
    };
    let count = count.max(1);
    match lang {
        Lang::Zh => format!("{count}{zh}后再考"),
        Lang::En => format!("Comes back in {count} {}", if count == 1 { one } else { many }),
    }
}

/// A streak.
pub fn streak(lang: Lang, days: u32) -> String {
    match lang {
        Lang::Zh => format!("连续{days}天"),
        Lang::En => format!("{days}-day streak"),
    }
}

/// How well a code is known, for a screen reader.
pub fn mastery(lang: Lang, name: &str, level: u8, due: bool) -> String {
    match (lang, due) {
        (Lang::Zh, false) => format!("{name}，掌握程度{level}/4"),
        (Lang::Zh, true) => format!("{name}，掌握程度{level}/4，该复习了"),
        (Lang::En, false) => format!("{name}, mastery {level} of 4"),
        (Lang::En, true) => format!("{name}, mastery {level} of 4, due"),
    }
}

/// How much was imported or kept, in words.
pub fn waiting(lang: Lang, due: usize, new: usize) -> String {
    match lang {
        Lang::Zh => format!("待复习{due}，新卡{new}"),
        Lang::En => format!("{due} due, {new} new"),
    }
}

/// A result to hand on.
pub fn share(lang: Lang, deck: &str, marks: &str, right: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("状态码图鉴 · {deck}：{right}/{all}\n{marks}"),
        Lang::En => format!("Status Atlas · {deck}: {right}/{all}\n{marks}"),
    }
}
