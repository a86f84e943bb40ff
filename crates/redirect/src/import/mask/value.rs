//! Values that look like secrets, whatever their name.

use super::Kind;

/// How the keys of known makers begin, and how many signs follow at least.
const MAKERS: [(&str, usize, &str); 44] = [
    ("github_pat_", 6, "GitHub"),
    ("ghp_", 6, "GitHub"),
    ("gho_", 6, "GitHub"),
    ("ghu_", 6, "GitHub"),
    ("ghs_", 6, "GitHub"),
    ("ghr_", 6, "GitHub"),
    ("glpat-", 6, "GitLab"),
    ("gldt-", 6, "GitLab"),
    ("glrt-", 6, "GitLab"),
    ("glptt-", 6, "GitLab"),
    ("xoxa-", 6, "Slack"),
    ("xoxb-", 6, "Slack"),
    ("xoxe-", 6, "Slack"),
    ("xoxe.", 6, "Slack"),
    ("xoxp-", 6, "Slack"),
    ("xoxr-", 6, "Slack"),
    ("xoxs-", 6, "Slack"),
    ("xapp-", 6, "Slack"),
    ("AKIA", 12, "AWS"),
    ("ASIA", 12, "AWS"),
    ("AIza", 12, "Google"),
    ("ya29.", 6, "Google"),
    ("GOCSPX-", 6, "Google"),
    ("sk_live_", 6, "Stripe"),
    ("sk_test_", 6, "Stripe"),
    ("rk_live_", 6, "Stripe"),
    ("rk_test_", 6, "Stripe"),
    ("whsec_", 6, "Stripe"),
    ("sk-ant-", 6, "Anthropic"),
    ("sk-", 16, "OpenAI"),
    ("npm_", 12, "npm"),
    ("pypi-", 12, "PyPI"),
    ("SG.", 12, "SendGrid"),
    ("LTAI", 10, "Alibaba Cloud"),
    ("AKID", 12, "Tencent Cloud"),
    ("hf_", 12, "Hugging Face"),
    ("dop_v1_", 6, "DigitalOcean"),
    ("doo_v1_", 6, "DigitalOcean"),
    ("shpat_", 6, "Shopify"),
    ("shpss_", 6, "Shopify"),
    ("shpca_", 6, "Shopify"),
    ("dckr_pat_", 6, "Docker"),
    ("glsa_", 6, "Grafana"),
    ("EAAC", 20, "Facebook"),
];

/// Files of a page, whose names have a digest that is no secret.
const FILES: &str =
    " js mjs css map png jpg jpeg gif svg webp avif ico woff woff2 ttf wasm json html htm pdf ";

/// The first secret in a word of letters, figures and `-._~+`: from where, to where, and its kind.
/// `random` says whether a word counts as one that only looks random.
pub(super) fn find(word: &[u8], random: bool) -> Option<(usize, usize, Kind)> {
    for at in 0..word.len() {
        let begins = at == 0 || !word[at - 1].is_ascii_alphanumeric();
        if begins && let Some(kind) = maker(&word[at..]) {
            return Some((at, word.len(), kind));
        }
    }
    let mut at = 0;
    for piece in word.split(|b| *b == b'.') {
        let end = at + piece.len();
        let file = word.get(end + 1..).is_some_and(is_file) && piece.len() <= 48;
        if is_credentials(piece) {
            return Some((at, end, Kind::Base64));
        }
        if random && !file && is_random(piece) {
            return Some((at, end, Kind::Random));
        }
        at = end + 1;
    }
    None
}

fn is_file(extension: &[u8]) -> bool {
    let last = extension.rsplit(|b| *b == b'.').next().unwrap_or_default();
    let last = [" ", &String::from_utf8_lossy(last), " "].concat();
    FILES.contains(&*last)
}

fn maker(word: &[u8]) -> Option<Kind> {
    // `{"`, encoded.
    if let Some(rest) = word.strip_prefix(b"eyJ").filter(|rest| rest.len() >= 8) {
        return Some(if rest.contains(&b'.') { Kind::Jwt } else { Kind::Base64 });
    }
    let (.., name) = MAKERS.iter().find(|(start, least, maker)| {
        let rest = word.strip_prefix(start.as_bytes()).filter(|rest| rest.len() >= *least);
        let capital = |b: &u8| b.is_ascii_digit() || b.is_ascii_uppercase();
        // Those of AWS have nothing else, and would be a continent otherwise.
        rest.is_some_and(|rest| match *maker {
            "AWS" => rest[..*least].iter().all(capital),
            _ => rest.iter().any(capital),
        })
    })?;
    Some(Kind::Maker(name))
}

/// Base64 of a name and a password, or of JSON: printable text with a colon.
fn is_credentials(word: &[u8]) -> bool {
    if word.len() < 8 {
        return false;
    }
    let text = decoded(word);
    let colon =
        text.iter().position(|b| *b == b':').is_some_and(|at| at > 0 && at + 1 < text.len());
    colon && text.iter().all(|b| (b' '..=b'~').contains(b) || b"\t\r\n".contains(b))
}

fn decoded(word: &[u8]) -> Vec<u8> {
    let (mut bits, mut count, mut out) = (0_u32, 0, Vec::new());
    for byte in word {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return Vec::new(),
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}

/// Whether a word is no word: its signs change their kind too often, or it has no syllables.
///
/// Names, dates and numbers change between small letters, capitals and figures a few times; in
/// random letters and figures every second or third sign does.
pub(super) fn is_random(word: &[u8]) -> bool {
    // Identifiers of databases are shorter than the digests that keys and sessions are.
    let short =
        word.len() < 32 && word.iter().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(b));
    if short || is_uuid(word) {
        return false;
    }
    let (mut changes, mut length, mut figures) = (0, 0, 0);
    let (mut run, mut longest, mut hard, mut hardest) = (0, 0, 0, 0);
    let (mut before, mut letters) = (b'-', 0_u32);
    for byte in word {
        let (figure, letter) = (byte.is_ascii_digit(), byte.is_ascii_alphabetic());
        let alone = !before.is_ascii_alphanumeric();
        changes += usize::from(!alone && figure && !before.is_ascii_digit());
        changes += usize::from(!alone && letter && before.is_ascii_digit());
        changes += usize::from(byte.is_ascii_uppercase() && before.is_ascii_lowercase());
        figures += usize::from(figure);
        length += usize::from(figure || letter);
        run = if figure || letter { run + 1 } else { 0 };
        let vowel = b"aeiouy".contains(&byte.to_ascii_lowercase());
        hard = if letter && !vowel { hard + 1 } else { 0 };
        (longest, hardest) = (longest.max(run), hardest.max(hard));
        letters |= if letter { 1 << (byte.to_ascii_lowercase() - b'a') } else { 0 };
        before = *byte;
    }
    let mixed = figures > 0 && longest >= 10 && changes >= 4 && changes * 5 >= length;
    length >= 16
        && (mixed || length >= 20 && longest >= 16 && hardest >= 7 && letters.count_ones() >= 9)
}

fn is_uuid(word: &[u8]) -> bool {
    word.len() == 36
        && word.iter().enumerate().all(|(at, b)| match at {
            8 | 13 | 18 | 23 => *b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}
