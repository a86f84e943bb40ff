//! Why a pasted text or a file was not read.

use model::Lang;
use redirect::import::{Expected, Refusal};

/// Why a text was not read, and where.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let (zh, en) = match refusal.expected {
        Expected::Anything => (
            "认不出格式：要curl或wget的命令或输出、fetch()、响应首部、地址或HAR",
            "not recognised: paste a command or a transcript of curl or wget, fetch(), heads, a URL, or a HAR file",
        ),
        Expected::TextNotMarkup => (
            "这是HTML或XML。要导入的是请求和响应：复制为cURL，或保存为HAR",
            "this is HTML or XML; what can be read are requests and responses: copy as cURL, or save as HAR",
        ),
        Expected::CurlNotPowerShell => (
            "这是PowerShell命令，请复制为cURL",
            "this is a command for PowerShell; copy as cURL instead",
        ),
        Expected::ClosingQuote => ("引号没有闭合", "a quotation is not closed"),
        Expected::OptionValue => ("选项后面缺少值", "an option lacks its value"),
        Expected::Url => ("命令里没有地址", "the command has no URL"),
        Expected::FetchArguments => (
            "fetch()要直接写出带引号的地址和选项，像浏览器“复制为fetch”给出的那样",
            "fetch() needs its URL in quotation marks and its options written out, as browsers copy them",
        ),
        Expected::StatusLine => (
            "要有状态行，例如HTTP/1.1 302 Found",
            "a status line is missing, such as HTTP/1.1 302 Found",
        ),
        Expected::Uncompressed => {
            ("这是压缩文件，请先解压", "this file is compressed; unpack it first")
        }
        Expected::Something => ("文件是空的", "the file is empty"),
        Expected::HarJson => ("不是可用的JSON", "this is no JSON that can be used"),
        Expected::HarNoComma => {
            ("多了一个逗号，它后面没有内容", "a comma too many: nothing comes after it")
        }
        Expected::HarRest => {
            ("文件到这里中断了，不完整；请重新导出", "the file breaks off here; export it again")
        }
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
        assert_eq!(told(Lang::En, cut), "Line 1: the file breaks off here; export it again");
        let comma = "{\"log\":{\"entries\":[1,]}}";
        assert_eq!(
            told(Lang::En, comma),
            "Line 1, byte 22: a comma too many: nothing comes after it, near “{\"log\":{\"…\":[1,]}}”"
        );
        let wrong = "{\"log\":{\"entries\":x}}";
        assert_eq!(
            told(Lang::Zh, wrong),
            "第1行第19字节：不是可用的JSON，附近是“{\"log\":{\"…\":x}}”"
        );
        assert!(told(Lang::En, "<html><body>").starts_with("Line 1: this is HTML or XML"));
    }

    #[test]
    fn a_sentence_about_curl_is_refused_as_nothing_that_is_read() {
        let told = told(Lang::En, "Error: curl failed with code 7");
        assert!(told.starts_with("Line 1: not recognised"), "{told}");
    }
}
