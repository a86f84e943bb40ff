//! What is handed on has no secrets, and what was taken out of it is said.

use super::data::Redirects;
use super::play::{Played, play};
use super::state::State;
use super::words::LISTED;
use crate::i18n::words;
use crate::node::{Element, el};
use crate::platform::dom;
use leptos::prelude::*;
use model::{Lang, Phrase};
use redirect::import::Content;
use redirect::import::mask::{self, Kind, Masked, Place};
use redirect::{Client, Flow, Visit};
use std::sync::Arc;

words! {
    /// The content of what is imported stays.
    KEEP = "保留内容（其中的敏感信息仍会遮盖）", "Keep the content (secrets in it are still masked)";
    /// Before the list of what a link does not have.
    IN_LINK = "链接里已遮盖：", "Masked in the link: ";
    /// Before the list of what an export does not have.
    IN_EXPORT = "导出时已遮盖：", "Masked in the export: ";
}

/// What of a long list is said.
const MOST: usize = 6;

/// A flow as it leaves the page, in a link, a text or a picture: one last look takes its secrets
/// out. In the fields, what was typed stays.
#[derive(Debug)]
pub struct Handed {
    /// The flow.
    pub flow: Flow,
    /// What its client makes of it; none where the client refuses what the masks have made of the
    /// URL.
    played: Option<Arc<Played>>,
    /// What was masked in it.
    masked: Vec<Masked>,
}

impl Handed {
    /// What of this is handed on.
    pub fn of(data: &Redirects, played: &Arc<Played>) -> Handed {
        let (flow, masked) = without_secrets(played.flow.clone());
        let played = match masked.is_empty() {
            true => Some(Arc::clone(played)),
            false => play(data.client(&flow.client), flow.clone(), &[]).ok().map(Arc::new),
        };
        Handed { flow, played, masked }
    }
}

impl State {
    /// Hands what leaves the page to `read`, with the visit that is looked at and its client.
    pub fn with_handed<T: Default>(self, read: impl FnOnce(&Handed, &Visit, &Client) -> T) -> T {
        let second = self.second.get();
        self.handed.with(|handed| {
            self.data.with_value(|data| {
                let played = handed.played.as_ref();
                let read = |played: &Arc<Played>| {
                    read(handed, played.visit(second), data.client(&handed.flow.client))
                };
                played.map(read).unwrap_or_default()
            })
        })
    }
}

/// The flow without secrets, and what they were.
pub fn without_secrets(mut flow: Flow) -> (Flow, Vec<Masked>) {
    let masked = mask::flow(&mut flow, Content::Kept);
    (flow, masked)
}

/// The choice to keep contents.
pub fn keep(keep: RwSignal<bool>, lang: Lang) -> Element {
    let field = el("input")
        .attr("type", "checkbox")
        .attr("id", "import-keep")
        .on("change", move |event: web_sys::Event| keep.set(dom::is_checked(&event)));
    el("label").class("check").child(field).child(el("span").child(KEEP.get(lang)))
}

/// A line that says what is masked in what is handed on; empty where nothing is.
pub fn note(state: State, before: Phrase) -> Element {
    let lang = state.route.lang;
    el("p").class("said").attr("data-masked", "").live_text(move || {
        state.handed.with(|handed| match handed.masked.is_empty() {
            true => String::new(),
            false => [before.get(lang), &list(lang, &handed.masked)].concat(),
        })
    })
}

/// What was masked, by kind and place, each once with its count.
pub fn list(lang: Lang, masked: &[Masked]) -> String {
    let mut groups: Vec<(&Masked, usize)> = Vec::new();
    for one in masked {
        match groups.iter_mut().find(|(other, _)| *other == one) {
            Some((_, count)) => *count += 1,
            None => groups.push((one, 1)),
        }
    }
    let shown = groups.iter().take(MOST);
    let mut parts: Vec<String> = shown.map(|(one, count)| part(lang, one, *count)).collect();
    if groups.len() > MOST {
        let rest: usize = groups[MOST..].iter().map(|(_, count)| count).sum();
        parts.push(match lang {
            Lang::Zh => format!("另有{rest}处"),
            Lang::En => format!("{rest} more"),
        });
    }
    parts.join(LISTED.get(lang))
}

fn part(lang: Lang, masked: &Masked, count: usize) -> String {
    let place = place(lang, masked);
    let (zh, one, many) = kind(masked.kind);
    let maker = if let Kind::Maker(maker) = masked.kind { maker } else { "" };
    match lang {
        Lang::Zh if masked.kind == Kind::Content => format!("{place}（{zh}）"),
        Lang::Zh => format!("{place}里{count}处{maker}{zh}"),
        Lang::En if masked.kind == Kind::Content => one.to_owned(),
        // "an AWS key", "a GitHub key": the number spares the choice.
        Lang::En if count == 1 && !maker.is_empty() => format!("1 {maker} {one} in {place}"),
        Lang::En if !maker.is_empty() => format!("{count} {maker} {many} in {place}"),
        Lang::En if count == 1 => format!("{one} in {place}"),
        Lang::En => format!("{count} {many} in {place}"),
    }
}

fn place(lang: Lang, masked: &Masked) -> String {
    // The kind says the field already.
    let named = masked.kind != Kind::Cookie;
    match (&masked.place, lang) {
        (Place::Url, Lang::Zh) => "地址".to_owned(),
        (Place::Url, Lang::En) => "the URL".to_owned(),
        (Place::Content, Lang::Zh) => "请求内容".to_owned(),
        (Place::Content, Lang::En) => "the content".to_owned(),
        (Place::Field(_), Lang::Zh) if !named => "请求".to_owned(),
        (Place::Field(_), Lang::En) if !named => "the request".to_owned(),
        (Place::Field(name), Lang::Zh) => format!("请求字段{name}"),
        (Place::Field(name), Lang::En) => format!("the request field {name}"),
        (Place::Answer(at, _), Lang::Zh) if !named => format!("第{at}个响应"),
        (Place::Answer(at, _), Lang::En) if !named => format!("response {at}"),
        (Place::Answer(at, name), Lang::Zh) => format!("第{at}个响应的字段{name}"),
        (Place::Answer(at, name), Lang::En) => format!("the field {name} of response {at}"),
    }
}

/// A kind in Chinese, in English, and in English for more than one.
fn kind(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Maker(_) => ("密钥", "key", "keys"),
        Kind::Jwt => ("JWT", "a JWT", "JWTs"),
        Kind::PrivateKey => ("私钥", "a private key", "private keys"),
        Kind::Base64 => ("Base64数据", "Base64 data", "pieces of Base64 data"),
        Kind::Random => ("随机长串", "a long random value", "long random values"),
        Kind::Password => ("密码或卡号", "a password or card number", "passwords or card numbers"),
        Kind::Token => ("令牌", "a token", "tokens"),
        Kind::Key => ("密钥", "a key", "keys"),
        Kind::Signature => ("签名", "a signature", "signatures"),
        Kind::Session => ("会话标识", "a session ID", "session IDs"),
        Kind::Code => ("一次性代码", "a one-time code", "one-time codes"),
        Kind::Cookie => ("Cookie值", "a cookie", "cookies"),
        Kind::Credentials => ("凭据", "credentials", "sets of credentials"),
        Kind::UserInfo => ("用户信息", "user information", "pieces of user information"),
        Kind::Field => ("值", "a value", "values"),
        Kind::Content => {
            ("只保留类型、大小和名称", "the content (type, size and names are kept)", "")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(kind: Kind, place: Place) -> Masked {
        Masked { kind, place }
    }

    #[test]
    fn what_was_masked_is_said_in_both_languages() {
        let all = [
            masked(Kind::Cookie, Place::Field("Cookie".into())),
            masked(Kind::Cookie, Place::Field("Cookie".into())),
            masked(Kind::Jwt, Place::Url),
            masked(Kind::Maker("GitHub"), Place::Answer(2, "X-Key".into())),
            masked(Kind::Content, Place::Content),
        ];
        assert_eq!(
            list(Lang::En, &all),
            "2 cookies in the request, a JWT in the URL, 1 GitHub key in the field X-Key of response 2, the content (type, size and names are kept)"
        );
        assert_eq!(
            list(Lang::Zh, &all),
            "请求里2处Cookie值、地址里1处JWT、第2个响应的字段X-Key里1处GitHub密钥、请求内容（只保留类型、大小和名称）"
        );
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let fields = ["A", "B", "C", "D", "E", "F", "G", "H"];
        let all = fields.map(|name| masked(Kind::Field, Place::Field(name.into())));
        assert!(list(Lang::En, &all).ends_with("a value in the request field F, 2 more"));
        assert!(list(Lang::Zh, &all).ends_with("、另有2处"));
        assert_eq!(list(Lang::En, &[]), "");
    }
}
