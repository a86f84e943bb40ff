//! Why a pasted text or a file was not read.

use model::Lang;
use redirect::import::{Expected, Refusal};

/// Why a text was not read, and where.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let (zh, en) = match refusal.expected {
        Expected::Anything => (
            "无法识别格式：请粘贴curl或wget的命令或输出、fetch()、响应首部、URL或HAR",
            "not recognised: paste a curl or wget command or its output, a fetch() call, response headers, a URL or a HAR file",
        ),
        Expected::TextNotMarkup => (
            "这是HTML或XML，而导入需要请求和响应：请复制为cURL，或保存为HAR",
            "this is HTML or XML, but requests and responses are needed: copy as cURL, or save as HAR",
        ),
        Expected::CurlNotPowerShell => (
            "这是PowerShell命令，请复制为cURL",
            "this is a PowerShell command; copy as cURL instead",
        ),
        Expected::ClosingQuote => ("引号没有闭合", "a quotation mark is not closed"),
        Expected::OptionValue => ("选项后面缺少值", "an option has no value"),
        Expected::Url => ("命令里没有地址", "the command has no URL"),
        Expected::FetchArguments => (
            "fetch()里要直接写出带引号的地址和选项，如浏览器“复制为fetch”得到的那样",
            "fetch() needs a quoted URL and literal options, as “Copy as fetch” in a browser gives them",
        ),
        Expected::StatusLine => (
            "缺少状态行，例如HTTP/1.1 302 Found",
            "there is no status line, such as HTTP/1.1 302 Found",
        ),
        Expected::Uncompressed => {
            ("这是压缩文件，请先解压", "this file is compressed; unpack it first")
        }
        Expected::Something => ("文件是空的", "the file is empty"),
        Expected::HarJson => ("不是有效的JSON", "this is not valid JSON"),
        Expected::HarNoComma => {
            ("多了一个逗号，后面没有内容", "extra comma: nothing comes after it")
        }
        Expected::HarRest => (
            "文件到这里中断，不完整；请重新导出",
            "the file ends here and is incomplete; export it again",
        ),
        Expected::HarDepth => ("JSON嵌套太深", "the JSON is nested too deeply"),
        Expected::HarEntries => ("HAR里没有log.entries", "the HAR has no log.entries"),
    };
    // A HAR file is often one line, so that the byte is what leads to the place.
    let is_exact =
        matches!(refusal.expected, Expected::HarJson | Expected::HarNoComma | Expected::HarDepth)
            && refusal.byte > 0;
    let Refusal { line, byte, found, .. } = refusal;
    match (lang, is_exact) {
        (Lang::Zh, false) => format!("第{line}行：{zh}"),
        (Lang::En, false) => format!("Line {line}: {en}"),
        (Lang::Zh, true) => format!("第{line}行第{byte}字节：{zh}，附近是“{found}”"),
        (Lang::En, true) => format!("Line {line}, byte {byte}: {en}, near “{found}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redirect::import::read;

    fn told(lang: Lang, text: &str) -> String {
        refusal(lang, &read(text).expect_err("is refused"))
    }

    #[test]
    fn a_har_file_is_refused_with_the_place_and_the_reason() {
        let cut = "{\"log\":{\"entries\":[{\"request\":";
        assert_eq!(
            told(Lang::En, cut),
            "Line 1: the file ends here and is incomplete; export it again"
        );
        let comma = "{\"log\":{\"entries\":[1,]}}";
        assert_eq!(
            told(Lang::En, comma),
            "Line 1, byte 22: extra comma: nothing comes after it, near “{\"log\":{\"…\":[1,]}}”"
        );
        let wrong = "{\"log\":{\"entries\":x}}";
        assert_eq!(
            told(Lang::Zh, wrong),
            "第1行第19字节：不是有效的JSON，附近是“{\"log\":{\"…\":x}}”"
        );
        assert!(told(Lang::En, "<html><body>").starts_with("Line 1: this is HTML or XML"));
    }

    #[test]
    fn a_sentence_about_curl_is_refused_as_nothing_that_is_read() {
        let told = told(Lang::En, "Error: curl failed with code 7");
        assert!(told.starts_with("Line 1: not recognised"), "{told}");
    }
}
