//! Whether a response is what was wanted.

use super::ask::{Answer, ask};
use super::case::{Body, Case, Want, form};
use crate::hosts::{Recipe, Site};
use anyhow::{Context, Result};

/// What comes with every response.
const ALWAYS: [(&str, &str); 3] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// What comes with none: pages may be embedded, and nobody is told apart.
const NEVER: [&str; 4] =
    ["x-frame-options", "set-cookie", "cross-origin-opener-policy", "strict-transport-security"];

/// The policy of every file but the one that carries its own scripts.
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'";
/// The file that does.
const SINGLE_FILE: &str = "/status-atlas.html";

/// A server to ask.
pub struct Asked<'a> {
    /// Its recipe.
    pub recipe: &'a Recipe,
    /// What it serves.
    pub site: &'a Site,
    /// Its port.
    pub port: u16,
    /// The site's path, without a slash at its end.
    pub base: &'a str,
}

impl Asked<'_> {
    /// What is wrong with the response; nothing if all is well.
    pub fn faults(&self, case: &Case) -> Result<Vec<String>> {
        let filled = |(name, value): &(&'static str, String)| Ok((*name, self.fill(case, value)?));
        let sends = case.sends.iter().map(filled).collect::<Result<Vec<_>>>()?;
        let answer = ask(self.port, case.method, &format!("{}{}", self.base, case.path), &sends)?;
        let mut faults = Vec::new();
        if !case.status.contains(&answer.status) {
            faults.push(format!("status {}, not one of {:?}", answer.status, case.status));
        }
        faults.extend(always(case, &answer));
        faults.extend(twice(&answer));
        for (name, want) in &case.fields {
            faults.extend(self.field(case, name, want, answer.field(name))?);
        }
        faults.extend(self.body(case, &answer)?);
        Ok(faults)
    }

    fn field(
        &self,
        case: &Case,
        name: &str,
        want: &Want,
        found: Option<&str>,
    ) -> Result<Option<String>> {
        let is_right = match want {
            Want::Is(value) => found == Some(&*self.fill(case, value)?),
            Want::Absent => found.is_none(),
            Want::Without(part) => !found.is_some_and(|value| value.contains(part)),
            Want::NotAtFirst(part) => !found.is_some_and(|value| value.starts_with(part)),
            Want::Any => found.is_some_and(|value| value.len() > 2),
        };
        Ok((!is_right).then(|| format!("{name} is {found:?}, wanted {want:?}")))
    }

    fn body(&self, case: &Case, answer: &Answer) -> Result<Option<String>> {
        let (bytes, coding) = match &case.body {
            Body::Whatever => return Ok(None),
            Body::Empty => (Vec::new(), answer.field("content-encoding")),
            Body::Part(path, range) => (self.site.bytes(path)?[range.clone()].to_vec(), None),
            Body::File(path, codings) => {
                let (sent, coding) = form(self.site, path, codings, self.recipe.brotli);
                (self.site.bytes(&sent)?, coding)
            }
        };
        let found = answer.field("content-encoding");
        if found != coding {
            return Ok(Some(format!("content-encoding is {found:?}, wanted {coding:?}")));
        }
        let told = || format!("{} bytes that are not the {}", answer.body.len(), bytes.len());
        Ok((answer.body != bytes).then(told))
    }

    /// The value with what the server itself says in its places.
    fn fill(&self, case: &Case, value: &str) -> Result<String> {
        let coding = || case.sends.iter().filter(|(name, _)| *name == "Accept-Encoding").cloned();
        let mut filled = value.replace("{base}", self.base);
        for (place, path, sends, field) in [
            ("{etag}", &*case.path, coding().collect(), "etag"),
            ("{etag of plain}", &*case.path, Vec::new(), "etag"),
            ("{date}", &*case.path, Vec::new(), "last-modified"),
            ("{date of 404.html}", "/404.html", Vec::new(), "last-modified"),
        ] {
            if filled.contains(place) {
                let answer = ask(self.port, "GET", &format!("{}{path}", self.base), &sends)?;
                let found = answer.field(field);
                filled = filled.replace(place, found.with_context(|| format!("no {field}"))?);
            }
        }
        Ok(filled)
    }
}

fn always(case: &Case, answer: &Answer) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, value) in ALWAYS {
        if answer.field(name) != Some(value) {
            faults.push(format!("{name} is {:?}, wanted {value:?}", answer.field(name)));
        }
    }
    for name in NEVER {
        if let Some(value) = answer.field(name) {
            faults.push(format!("{name} is {value:?}, wanted nothing"));
        }
    }
    let policy = (case.path != SINGLE_FILE).then_some(POLICY);
    let found = answer.field("content-security-policy");
    if found != policy {
        faults.push(format!("content-security-policy is {found:?}, wanted {policy:?}"));
    }
    faults
}

/// Fields that come more than once. nginx adds all of its own again, with the same values, when it
/// turns an answer into a 416.
fn twice(answer: &Answer) -> Vec<String> {
    let again = |at: usize, (name, value): &(String, String)| {
        let mut earlier = answer.fields[..at].iter().filter(|(known, _)| known == name);
        earlier.any(|(_, other)| answer.status != 416 || other != value)
    };
    let fields = answer.fields.iter().enumerate();
    fields
        .filter(|(at, field)| again(*at, field))
        .map(|(_, (name, _))| format!("{name} twice"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, fields: &[(&str, &str)]) -> Answer {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Answer { status, fields: fields.collect(), body: Vec::new() }
    }

    #[test]
    fn what_comes_with_every_response_is_missed() {
        let mut fields = ALWAYS.to_vec();
        fields.push(("content-security-policy", POLICY));
        assert_eq!(always(&Case::get("", "/"), &answer(200, &fields)), [""; 0]);
        assert_eq!(always(&Case::get("", SINGLE_FILE), &answer(200, &fields)).len(), 1);
        fields.push(("x-frame-options", "DENY"));
        assert_eq!(always(&Case::get("", "/"), &answer(200, &fields)).len(), 1);
        assert_eq!(always(&Case::get("", "/"), &answer(200, &[])).len(), 4);
    }

    #[test]
    fn a_field_that_comes_twice_is_told() {
        let fields = [("vary", "a"), ("etag", "b"), ("vary", "a")];
        assert_eq!(twice(&answer(200, &fields)), ["vary twice"]);
        assert_eq!(twice(&answer(416, &fields)), [""; 0]);
    }
}
