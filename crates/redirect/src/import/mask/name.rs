//! Names that say that their value is a secret.

use super::Kind;
use crate::import::lines::is_letter;

/// For each kind: what a name has somewhere inside, and what is a word of it.
const NAMES: [(Kind, &str, &str); 6] = [
    (
        Kind::Password,
        "passw passphrase pswd 密码 密碼 口令 卡号 卡號 身份证",
        "pass pw pwd psw pin cvv cvc card cardno cardnumber ssn iban mima kouling",
    ),
    (
        Kind::Token,
        "token jwt bearer credential saml assertion csrf xsrf 令牌 凭证 憑證 權杖",
        "cred creds access sso ticket magic lingpai wresult cookie dpop",
    ),
    (Kind::Key, "secret apikey 密钥 密鑰", "key keys salt miyao"),
    (Kind::Signature, "signature hmac 签名 簽名", "sig sign hash mac nonce"),
    (Kind::Session, "session sessid", "sid sess"),
    (Kind::Code, "captcha 验证码 驗證碼", "code otp totp mfa 2fa tan state yanzhengma yzm"),
];

/// What a name ends with, also where its words are not told apart.
const ENDS: [(Kind, &str); 4] =
    [(Kind::Key, "key"), (Kind::Code, "code"), (Kind::Code, "otp"), (Kind::Password, "pwd")];

/// What is in names that have such a word and are none.
const INNOCENT: &str = "country lang zip post area region status error currency color encode \
decode unicode geocode barcode monkey hotkey sortkey";

/// The kind of secret that a value of this name is.
pub(super) fn kind(name: &str) -> Option<Kind> {
    let words = words(name);
    let flat = words.replace(' ', "");
    if words.len() > 200 {
        return None;
    }
    let named = |list: &str| list.split(' ').any(|word| words.contains(&[" ", word, " "].concat()));
    let within = |list: &str| list.split(' ').any(|word| flat.contains(word));
    let (auth, author) = (flat.contains("auth"), flat.contains("author"));
    if auth && (!author || flat.contains("authori")) && !flat.contains("authority") {
        return Some(Kind::Token);
    }
    for (kind, inside, own) in NAMES {
        if within(inside) || named(own) && !within(INNOCENT) {
            return Some(kind);
        }
    }
    let ends = ENDS.iter().find(|(_, end)| flat.ends_with(end)).map(|(kind, _)| *kind);
    ends.filter(|_| !within(INNOCENT))
}

/// The words of `user-pin`, `userPin`, `user[pin]`, in small letters, with a blank before and
/// behind each; figures at a word's end are not of it.
fn words(name: &str) -> String {
    let mut out = String::from(" ");
    let mut small = false;
    for c in name.chars() {
        if !is_letter(c) || c.is_ascii_uppercase() && small {
            end(&mut out);
        }
        if is_letter(c) {
            out.push(c.to_ascii_lowercase());
        }
        small = c.is_ascii_lowercase();
    }
    end(&mut out);
    out
}

fn end(out: &mut String) {
    out.truncate(out.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

/// What may be between a name and its value.
pub(super) const SIGNS: [char; 3] = [':', '=', '>'];

/// Where in a text a name of a secret stands before its value, as in `password: x`,
/// `"pw":"x"`, `<pin>1`, `login(password:"x")`; and the kind. `signs` are those between the two.
pub(super) fn before_value(text: &str, signs: &[char]) -> Option<(usize, Kind)> {
    let of_name = |c: char| is_letter(c) || "_-.$".contains(c);
    let mut at = 0;
    while let Some(start) = text[at..].find(of_name).map(|found| at + found) {
        let rest = &text[start..];
        let length = rest.find(|c| !of_name(c)).unwrap_or(rest.len());
        at = start + length;
        let behind =
            text[at..].trim_start_matches(|c: char| c.is_whitespace() || "\\\"'`]".contains(c));
        let value = behind.strip_prefix(signs).unwrap_or_default();
        if !value.trim_start().is_empty()
            && let Some(kind) = kind(&rest[..length])
        {
            return Some((start, kind));
        }
    }
    None
}
