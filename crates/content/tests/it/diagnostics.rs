//! Every diagnostic, word for word.

use content::{Diagnostic, parse};
use expect_test::{Expect, expect};

fn check(text: &str, expect: Expect) {
    let (_, diagnostics) = parse(text);
    let lines: Vec<String> = diagnostics.iter().map(Diagnostic::to_string).collect();
    expect.assert_eq(&lines.join("\n"));
}

#[test]
fn a_code_twice() {
    check(
        "# T\n## 4xx\n### 404 A\na\n### 404 B\nb\n",
        expect![[r#"
            <input>:5:1: error[duplicate-code]: 404 already has an entry on line 3
              5 | ### 404 B
              help: join the two texts under one heading, or correct the number"#]],
    );
}

#[test]
fn a_number_out_of_range() {
    check(
        "# T\n## Others\n### 700 A\na\n### 099 B\nb\n",
        expect![[r#"
        <input>:3:1: error[bad-code]: 700 is not a status code: codes run from 100 to 599
          3 | ### 700 A
          help: begin an entry's heading with its code, then the name: `404 Not Found`
        <input>:5:1: error[bad-code]: 099 is not a status code: codes run from 100 to 599
          5 | ### 099 B
          help: begin an entry's heading with its code, then the name: `404 Not Found`"#]],
    );
}

#[test]
fn a_heading_without_a_number_of_three_digits() {
    check(
        "# T\n## 4xx\n### Not Found\na\n### 40 B\nb\n### 4040 C\nc\n",
        expect![[r#"
        <input>:3:1: error[bad-code]: this heading does not begin with a status code of three digits
          3 | ### Not Found
          help: begin an entry's heading with its code, then the name: `404 Not Found`
        <input>:5:1: error[bad-code]: this heading does not begin with a status code of three digits
          5 | ### 40 B
          help: begin an entry's heading with its code, then the name: `404 Not Found`
        <input>:7:1: error[bad-code]: this heading does not begin with a status code of three digits
          7 | ### 4040 C
          help: begin an entry's heading with its code, then the name: `404 Not Found`"#]],
    );
}

#[test]
fn an_entry_before_any_section() {
    check(
        "# T\n### 404 A\na\n## 4xx\n",
        expect![[r#"
        <input>:2:1: error[entry-outside-section]: an entry before any section
          2 | ### 404 A
          help: put a section heading above it, one level below the title: `4XX …`"#]],
    );
}

#[test]
fn an_entry_without_text() {
    check(
        "# T\n## 4xx\n### 404 A\n### 405 B\nb\n",
        expect![[r#"
        <input>:3:1: warning[empty-entry]: 404 has no text
          3 | ### 404 A
          help: write at least one sentence under its heading"#]],
    );
}

#[test]
fn a_code_in_the_section_of_another_class() {
    check(
        "# T\n## 5XX 服务端错误\n### 404 A\na\n",
        expect![[r#"
        <input>:3:1: error[wrong-class]: 404 stands in the section of 5xx
          3 | ### 404 A
          help: move it to the section of 4xx"#]],
    );
}

#[test]
fn raw_html() {
    check(
        "# T\n## 4xx\n### 404 A\n状态 <b>a</b>\n\n<div>\nx\n</div>\n",
        expect![[r#"
        <input>:4:4: warning[raw-html]: raw HTML is shown as text
          4 | 状态 <b>a</b>
          help: write it in Markdown, or put it between backticks
        <input>:4:8: warning[raw-html]: raw HTML is shown as text
          4 | 状态 <b>a</b>
          help: write it in Markdown, or put it between backticks
        <input>:6:1: warning[raw-html]: raw HTML is shown as text
          6 | <div>
          help: write it in Markdown, or put it between backticks"#]],
    );
}

#[test]
fn a_link_with_another_scheme() {
    check(
        "# T\n## 4xx\n### 404 A\n[a](javascript:alert(1)) [b](JAVA&#10;SCRIPT:x) ![c](data:x)\n\n<ftp://a.example>\n",
        expect![[r#"
            <input>:4:1: error[link-scheme]: a link to `javascript:` is not shown
              4 | [a](javascript:alert(1)) [b](JAVA&#10;SCRIPT:x) ![c](data:x)
              help: link to http:, https: or mailto:, or write the address as text
            <input>:4:26: error[link-scheme]: a link to `JAVASCRIPT:` is not shown
              4 | [a](javascript:alert(1)) [b](JAVA&#10;SCRIPT:x) ![c](data:x)
              help: link to http:, https: or mailto:, or write the address as text
            <input>:4:49: error[link-scheme]: a link to `data:` is not shown
              4 | [a](javascript:alert(1)) [b](JAVA&#10;SCRIPT:x) ![c](data:x)
              help: link to http:, https: or mailto:, or write the address as text
            <input>:6:1: error[link-scheme]: a link to `ftp:` is not shown
              6 | <ftp://a.example>
              help: link to http:, https: or mailto:, or write the address as text"#]],
    );
}

#[test]
fn links_that_are_allowed() {
    check(
        "# T\n## 4xx\n### 404 A\n[a](https://a.example) [b](HTTP://b) <c@d.example> [d](#e) [f](/g:h)\n",
        expect![[r#""#]],
    );
}

#[test]
fn a_heading_level_that_skips() {
    check(
        "# T\n## 4xx\n#### 404 A\na\n### 405 B\nb\n##### C\nc\n",
        expect![[r#"
        <input>:3:1: warning[heading-skip]: the heading level skips: 3 was expected after 2
          3 | #### 404 A
          help: begin the heading with `###`
        <input>:7:1: warning[heading-skip]: the heading level skips: 4 was expected after 3
          7 | ##### C
          help: begin the heading with `####`"#]],
    );
}

#[test]
fn all_are_reported_in_the_order_of_the_file() {
    check(
        "# T\n### 404 A\na <b>\n## 4xx\n### 500 B\n### 500 C\n[x](x:y)\n",
        expect![[r#"
        <input>:2:1: error[entry-outside-section]: an entry before any section
          2 | ### 404 A
          help: put a section heading above it, one level below the title: `4XX …`
        <input>:3:3: warning[raw-html]: raw HTML is shown as text
          3 | a <b>
          help: write it in Markdown, or put it between backticks
        <input>:5:1: error[wrong-class]: 500 stands in the section of 4xx
          5 | ### 500 B
          help: move it to the section of 5xx
        <input>:5:1: warning[empty-entry]: 500 has no text
          5 | ### 500 B
          help: write at least one sentence under its heading
        <input>:6:1: error[wrong-class]: 500 stands in the section of 4xx
          6 | ### 500 C
          help: move it to the section of 5xx
        <input>:6:1: error[duplicate-code]: 500 already has an entry on line 5
          6 | ### 500 C
          help: join the two texts under one heading, or correct the number
        <input>:7:1: error[link-scheme]: a link to `x:` is not shown
          7 | [x](x:y)
          help: link to http:, https: or mailto:, or write the address as text"#]],
    );
}

#[test]
fn a_text_that_is_no_document_is_an_empty_one() {
    for text in ["", "\n\n", "a\n\nb", "> a", "- 1"] {
        check(text, expect![[""]]);
    }
}
