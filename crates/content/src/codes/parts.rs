//! The sections of a code's file, each turned into a member of `api/v1/NNN.json`.

use super::Open;
use crate::exchange::{self, check_request, check_response, check_unfinished, is_token};
use crate::sources::Sources;
use crate::table::Table;
use crate::words;
use model::{StatusCode, Traits};
use serde_json::{Map, Value, json};

const ROLES: [&str; 3] = ["client", "server", "on-call"];
const LEVELS: [&str; 5] = ["MUST", "as-200", "SHOULD", "MAY", "usual"];
const RETRY: [&str; 5] = ["none", "changed", "elsewhere", "later", "never"];
const METHOD: [&str; 3] = ["keeps", "may-change", "becomes-get"];
const WIRE: [&str; 6] = ["yes", "no", "log", "substatus", "body", "historical"];
const VERIFICATION: [&str; 4] = ["source", "docs", "report", "unverified"];

pub(super) struct Parts<'r, 't> {
    root: Table<'r, 't>,
    sources: &'r Sources,
    code: Option<StatusCode>,
    registered: bool,
    pub traits: Traits,
    pub open: Open,
}

impl<'r, 't> Parts<'r, 't> {
    pub fn new(
        root: Table<'r, 't>,
        sources: &'r Sources,
        code: Option<StatusCode>,
        registered: bool,
    ) -> Parts<'r, 't> {
        Parts { root, sources, code, registered, traits: Traits::NONE, open: Open::default() }
    }

    /// All members, read in the order of the file's sections.
    pub fn members(&mut self) -> Map<String, Value> {
        let members = [
            ("spec", self.spec()),
            ("errata", self.errata()),
            ("summary", words::cited(self.root, "summary", self.sources)),
            ("facts", self.facts()),
            ("use", self.guide()),
            ("trouble", self.trouble()),
            ("near", self.near()),
            ("symptoms", self.symptoms()),
            ("example", self.example()),
            ("meanings", self.meanings()),
            ("related", self.related()),
            ("aliases", self.aliases()),
        ];
        members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn spec(&self) -> Value {
        let text = match self.registered {
            true => self.root.text("spec"),
            false => self.root.text_if("spec"),
        };
        let Some(text) = text else { return Value::Null };
        let mut link = self.sources.first(self.root, text);
        if let Some(members) = link.as_object_mut() {
            let (title, section) = text.value.split_once(" §").unwrap_or((text.value, ""));
            members.insert("title".to_owned(), json!(title));
            members.insert("section".to_owned(), json!(section));
            members.remove("name");
        }
        link
    }

    fn errata(&mut self) -> Value {
        let errata = words::errata(self.root, self.sources, &mut self.open);
        self.traits = self.traits | Traits::ERRATUM.when(errata != json!([]));
        errata
    }

    fn code_at(&mut self, (number, at): (u32, usize)) -> u32 {
        self.open.codes.push((number, at));
        number
    }

    fn related(&mut self) -> Value {
        let codes = self.root.numbers("related");
        codes.into_iter().map(|found| self.code_at(found)).collect()
    }

    fn aliases(&self) -> Value {
        let Some(table) = self.root.table_if("aliases", &["zh", "en"]) else {
            return json!({"zh": [], "en": []});
        };
        let of = |lang| table.texts(lang).iter().map(|text| text.value).collect::<Value>();
        json!({"zh": of("zh"), "en": of("en")})
    }

    fn facts(&mut self) -> Value {
        const KEYS: [&str; 5] =
            ["heuristically_cacheable", "content_allowed", "retry", "method", "fields"];
        let table = match self.registered {
            true => self.root.table("facts", &KEYS),
            false => self.root.table_if("facts", &KEYS),
        };
        let Some(table) = table else {
            return json!({
                "heuristically_cacheable": null, "content_allowed": null, "retry": null,
                "required_headers": [], "typical_headers": [], "details": [], "fields": [],
            });
        };
        let cacheable = self.truth(table, KEYS[0]);
        let content = self.truth(table, KEYS[1]);
        let retry = self.value(table, KEYS[2], &RETRY, self.registered);
        let method = self.value(table, KEYS[3], &METHOD, false);
        let is = |fact: &Value, value: &str| fact["value"] == value;
        self.traits = self.traits
            | Traits::CACHEABLE.when(is(&cacheable, "true"))
            | Traits::BODYLESS.when(is(&content, "false"))
            | Traits::RETRYABLE.when(is(&retry, "later"))
            | Traits::KEEPS_METHOD.when(is(&method, "keeps"))
            | Traits::TURNS_METHOD.when(is(&method, "may-change") || is(&method, "becomes-get"));
        let fields = self.fields(table);
        let named = |must: bool| -> Value {
            let wanted = fields.iter().filter(|field| (field["level"] == "MUST") == must);
            wanted.map(|field| field["name"].clone()).collect()
        };
        let (required, typical) = (named(true), named(false));
        let truth = |fact: &Value| fact["value"].as_str().map(|value| value == "true");
        let facts = (truth(&cacheable), truth(&content), retry["value"].clone());
        let details = [cacheable, content, retry, method];
        let details: Value = details.into_iter().filter(|fact| !fact.is_null()).collect();
        json!({
            "heuristically_cacheable": facts.0,
            "content_allowed": facts.1,
            "retry": facts.2,
            "required_headers": required,
            "typical_headers": typical,
            "details": details,
            "fields": fields,
        })
    }

    fn truth(&self, table: Table, name: &str) -> Value {
        let keys = ["value", "note", "source"];
        let fact = match self.registered {
            true => table.table(name, &keys),
            false => table.table_if(name, &keys),
        };
        let Some(fact) = fact else { return Value::Null };
        let Some(value) = fact.truth("value") else { return Value::Null };
        let mut said = match fact.table_if("note", &["zh", "en"]) {
            Some(note) => words::of(note),
            None => json!({"zh": "", "en": ""}),
        };
        said["name"] = json!(name);
        said["value"] = json!(value.to_string());
        said["sources"] = self.sources.cited(fact);
        said
    }

    fn value(&self, table: Table, name: &str, choices: &[&str], needed: bool) -> Value {
        let keys = ["value", "zh", "en", "source"];
        let fact = match needed {
            true => table.table(name, &keys),
            false => table.table_if(name, &keys),
        };
        let Some(fact) = fact else { return Value::Null };
        let Some(value) = fact.choice("value", choices) else { return Value::Null };
        let mut said = words::of(fact);
        said["name"] = json!(name);
        said["value"] = json!(value.value);
        said["sources"] = self.sources.cited(fact);
        said
    }

    fn fields(&self, table: Table) -> Vec<Value> {
        let fields = table.tables("fields", &["name", "level", "source"]).into_iter();
        let read = |field: Table| {
            let (name, level) = (field.text("name")?, field.choice("level", &LEVELS)?);
            if !is_token(name.value) {
                let message = format!("`{}` is no field name", name.value);
                field.error(name.at, "bad-field-name", message, "write a token: `Retry-After`");
            }
            let sources = self.sources.cited(field);
            Some(json!({"name": name.value, "level": level.value, "sources": sources}))
        };
        fields.filter_map(read).collect()
    }

    fn guide(&mut self) -> Value {
        let keys = ["pick", "send_when", "send_instead", "client_does"];
        let Some(table) = self.root.table("use", &keys) else { return json!({}) };
        let instead = table.tables("send_instead", &["code", "zh", "en"]).into_iter();
        let instead: Value = instead
            .filter_map(|item| {
                let mut said = words::of(item);
                said["code"] = json!(self.code_at(item.number("code")?));
                Some(said)
            })
            .collect();
        json!({
            "pick": self.pick(table),
            "send_when": words::advice(table, "send_when", self.sources),
            "instead": instead,
            "client_does": words::advice(table, "client_does", self.sources),
        })
    }

    /// What completes "choose it if …"; nobody chooses a vendor's code.
    fn pick(&self, table: Table) -> Option<Value> {
        let pick = match self.registered {
            true => table.table("pick", &["zh", "en"]),
            false => table.table_if("pick", &["zh", "en"]),
        };
        pick.map(words::of)
    }

    fn trouble(&self) -> Value {
        let items = self.root.tables("trouble", &["role", "zh", "en", "source"]).into_iter();
        let mut roles = Vec::new();
        let read = |item: Table| {
            let role = item.choice("role", &ROLES)?.value.to_owned();
            let mut said = words::of(item);
            said["role"] = json!(role);
            said["sources"] = self.sources.cited_if(item);
            roles.push(role);
            Some(said)
        };
        let trouble: Vec<Value> = items.filter_map(read).collect();
        let error = self.code.is_some_and(|code| code.number() >= 400);
        for role in ROLES.iter().filter(|role| error && !roles.iter().any(|found| found == *role)) {
            let message = format!("no [[trouble]] for the role {role}");
            let help = "an error's file tells causes and first checks to all three roles";
            self.root.error(self.root.at(), "missing-role", message, help);
        }
        Value::from(trouble)
    }

    fn near(&mut self) -> Value {
        let items = self.root.tables("near", &["codes", "zh", "en", "source"]);
        let read = |item: Table| {
            let codes = item.numbers("codes");
            let own = self.code.map(|code| u32::from(code.number()));
            let first = codes.first().map(|(code, _)| *code);
            if codes.len() < 2 || (own.is_some() && first != own) {
                let message = "near misses begin with the file's own code".to_owned();
                let help = "write the file's code and one to three others: codes = [301, 308]";
                item.error(item.at(), "bad-near", message, help);
            }
            let codes: Value = codes.into_iter().map(|found| self.code_at(found)).collect();
            let mut said = words::of(item);
            said["codes"] = codes;
            said["sources"] = self.sources.cited_if(item);
            said
        };
        items.into_iter().map(read).collect()
    }

    fn symptoms(&self) -> Value {
        let keys = ["text", "seen_in", "zh", "en", "source"];
        let read = |item: Table| {
            let mut said = words::of(item);
            said["text"] = json!(item.text("text")?.value);
            said["seen_in"] = json!(item.text("seen_in")?.value);
            said["sources"] = self.sources.cited(item);
            Some(said)
        };
        self.root.tables("symptoms", &keys).into_iter().filter_map(read).collect()
    }

    fn example(&self) -> Value {
        let keys = ["note", "request", "response", "wire_code"];
        let Some(table) = self.root.table("example", &keys) else { return Value::Null };
        let note = table.table_if("note", &["zh", "en"]).map(words::of);
        let request = table.text("request");
        let response = table.text_if("response");
        let wire_code = table.number_if("wire_code").map(|(code, _)| code);
        let own = self.code.map(StatusCode::number);
        let sent = wire_code.map_or(own, |code| u16::try_from(code).ok());
        let report = |text: crate::table::Text, found: Result<(), exchange::Fault>| {
            if let Err((offset, fault)) = found {
                // Behind `'''` and the line break that does not count.
                let help = "write it as it is on the wire, as RFC 9112 has it";
                table.error(text.at + 4 + offset, "bad-message", fault, help);
            }
        };
        if let Some(request) = request {
            let check = if own == Some(408) { check_unfinished } else { check_request };
            report(request, check(request.value));
        }
        if let (Some(response), Some(sent)) = (response, sent) {
            let to_head = request.is_some_and(|request| request.value.starts_with("HEAD "));
            report(response, check_response(response.value, sent, to_head));
        } else if response.is_none() && note.is_none() {
            let message = "there is no response, and no word why".to_owned();
            table.error(table.at(), "missing-key", message, "add `response` or `note`");
        }
        json!({
            "note": note,
            "request": request.map(|text| text.value),
            "response": response.map(|text| text.value),
            "wire_code": wire_code,
        })
    }

    fn meanings(&mut self) -> Value {
        const KEYS: [&str; 8] = [
            "vendor",
            "name",
            "name_zh",
            "summary",
            "on_the_wire",
            "wire",
            "verification",
            "source",
        ];
        let iana = self.registered.then(|| json!({"origin": "iana"}));
        let vendors: Vec<Value> = self
            .root
            .tables("meanings", &KEYS)
            .into_iter()
            .filter_map(|item| self.meaning(item))
            .collect();
        if !self.registered && vendors.is_empty() {
            let message = "an unregistered code without a vendor's meaning".to_owned();
            let help = "add [[meanings]]: who sends it, and what it means there";
            self.root.error(self.root.at(), "missing-meaning", message, help);
        }
        self.traits = self.traits | Traits::VENDOR.when(!vendors.is_empty());
        iana.into_iter().chain(vendors).collect()
    }

    fn meaning(&self, item: Table) -> Option<Value> {
        let verification = item.choice("verification", &VERIFICATION)?;
        let sources = match verification.value {
            "unverified" => self.sources.cited_if(item),
            _ => self.sources.cited(item),
        };
        let text = |key| item.text(key).map(|text| text.value);
        Some(json!({
            "origin": "vendor",
            "vendor": text("vendor"),
            "name": text("name"),
            "name_zh": text("name_zh"),
            "summary": item.table("summary", &["zh", "en"]).map(words::of),
            "on_the_wire": item.choice("on_the_wire", &WIRE)?.value,
            "wire": item.table_if("wire", &["zh", "en"]).map(words::of),
            "verification": verification.value,
            "sources": sources,
        }))
    }
}
