//! Mistakes that once stood here, each told by a check: none is there, and each is met where it comes back.

use crate::atlas::files;
use content::atlas::Atlas;
use content::files::Files;

/// A mistake: its name, how it is met, and how it stood.
struct Fault {
    name: &'static str,
    is_there: fn(&Files) -> bool,
    put_back: fn(&mut Files),
}

const FAULTS: [Fault; 12] = [
    Fault {
        name: "no other credentials help with a 403 (RFC 9110 §15.5.4)",
        is_there: |files| {
            says(files, &["they will not with a 403", "does not change a 403", "403不行"])
                || says(files, &["换凭据多半也没用", "再认证一次也没有用"])
        },
        put_back: |files| {
            append(files, "401", NEAR_401);
        },
    },
    Fault {
        name: "a second 409 under an idempotency key means success",
        is_there: |files| says(files, &["second 409 for success", "第二次的409当作成功"]),
        put_back: |files| {
            append(files, "409", SECOND_409);
        },
    },
    Fault {
        name: "`Retry-After` added to every response, whatever its status",
        is_there: |files| {
            let code = code_file(files, "429");
            code.contains("add_header Retry-After") && !code.contains("map $status")
        },
        put_back: |files| replace(files, "429", "map $status", "map_status"),
    },
    Fault {
        name: "Python 3.13 with the names of 3.12",
        is_there: |files| {
            let (atlas, _) = Atlas::check(files);
            let python = atlas.libraries.iter().find(|it| it.title.starts_with("Python"));
            let names = python.map(|it| [413, 414, 416, 422].map(|code| it.names[&code].clone()));
            names.is_none_or(|names| {
                names.iter().any(|name| {
                    name.starts_with("HTTPStatus.REQUEST")
                        || name.starts_with("HTTPStatus.UNPROCESSABLE_ENTITY")
                })
            })
        },
        put_back: |files| {
            let new = "HTTPStatus.CONTENT_TOO_LARGE / HTTPStatus.REQUEST_ENTITY_TOO_LARGE";
            files.constants = files.constants.replace(new, "HTTPStatus.REQUEST_ENTITY_TOO_LARGE");
        },
    },
    Fault {
        name: "only a changed request may follow a 421 (RFC 9110 §15.5.20)",
        is_there: |files| {
            let (atlas, _) = Atlas::check(files);
            let code = atlas.codes.values().find(|file| file.code.number() == 421).expect("421");
            code.members["facts"]["retry"] != "elsewhere"
        },
        put_back: |files| replace(files, "421", "\"elsewhere\"", "\"changed\""),
    },
    Fault {
        name: "a delta is applied to the version that the 226's `ETag` names (RFC 3229 §10.4.1)",
        is_there: |files| says(files, &["合并到`ETag`对应的旧版本上"]),
        put_back: |files| {
            append(
                files,
                "226",
                "\n[[trouble]]\nrole = \"client\"\nzh = \"把差量合并到`ETag`对应的旧版本上\"\nen = \"x\"\n",
            );
        },
    },
    Fault {
        name: "a problem without `type`, with an occurrence for a title (RFC 9457 §3.1)",
        is_there: |files| met(files, "bad-message"),
        put_back: |files| replace(files, "404", r#""type":"about:blank","#, ""),
    },
    Fault {
        name: "waiting never ends a 403",
        is_there: |files| {
            says(files, &["it does not end a 403", "403等多久都一样"])
                || !code_file(files, "403").contains("API rate limit exceeded")
        },
        put_back: |files| {
            append(
                files,
                "429",
                "\n[[near]]\ncodes = [429, 403]\nzh = \"429等一等就好，403等多久都一样。\"\nen = \"Waiting ends a 429; it does not end a 403.\"\n",
            );
        },
    },
    Fault {
        name: "nobody receives a 499",
        is_there: |files| {
            says(files, &["Nobody receives a 499", "没有人会收到499"])
                || !code_file(files, "499").contains("Google")
        },
        put_back: |files| replace(files, "499", "Google", "a vendor"),
    },
    Fault {
        name: "nothing keeps a 302 without an explicit lifetime",
        is_there: |files| {
            says(files, &["no browser or CDN had reason to keep it", "nothing keeps it"])
        },
        put_back: |files| files.quiz.push_str("\n# nothing keeps it\n"),
    },
    Fault {
        name: "practice under the section of an RFC that does not say it",
        is_there: |files| met(files, "silent-source"),
        put_back: |files| {
            append(
                files,
                "503",
                "\n[[trouble]]\nrole = \"client\"\nzh = \"指数退避。\"\nen = \"Back off exponentially.\"\nsource = \"RFC 9110 §10.2.3\"\n",
            );
        },
    },
    Fault {
        name: "documented meanings of 529 and 530 called unverified",
        is_there: |files| {
            let (overloaded, frozen) = (code_file(files, "529"), code_file(files, "530"));
            overloaded.contains("\"overload_error\"")
                || !overloaded.contains("overloaded_error")
                || !frozen.contains("1033")
        },
        put_back: |files| replace(files, "529", "overloaded_error", "overload_error"),
    },
];

const NEAR_401: &str = r#"
[[near]]
codes = [401, 403]
zh = "401换份凭据可能行，403不行。"
en = "Other credentials may help with a 401; they will not with a 403."
"#;

const SECOND_409: &str = r#"
[[trouble]]
role = "client"
zh = "带上幂等键，第二次的409当作成功处理。"
en = "Send an idempotency key, and take the second 409 for success."
"#;

/// Whether any text has one of these words.
fn says(files: &Files, words: &[&str]) -> bool {
    files.texts().iter().any(|(_, text)| words.iter().any(|word| text.contains(word)))
}

/// Whether the check reports this rule.
fn met(files: &Files, rule: &str) -> bool {
    let (_, found) = Atlas::check(files);
    found.iter().any(|found| found.code == rule)
}

fn code_file<'f>(files: &'f Files, code: &str) -> &'f str {
    &files.codes.iter().find(|(stem, _)| stem == code).expect("the file").1
}

fn code_text<'f>(files: &'f mut Files, code: &str) -> &'f mut String {
    &mut files.codes.iter_mut().find(|(stem, _)| stem == code).expect("the file").1
}

fn append(files: &mut Files, code: &str, text: &str) {
    code_text(files, code).push_str(text);
}

fn replace(files: &mut Files, code: &str, now: &str, was: &str) {
    let text = code_text(files, code);
    assert!(text.contains(now), "{code} has {now:?}");
    *text = text.replace(now, was);
}

#[test]
fn none_is_there() {
    let files = files();
    for fault in FAULTS {
        assert!(!(fault.is_there)(&files), "{}", fault.name);
    }
}

#[test]
fn each_is_met_where_it_comes_back() {
    for fault in FAULTS {
        let mut files = files();
        (fault.put_back)(&mut files);
        assert!((fault.is_there)(&files), "{}", fault.name);
    }
}
