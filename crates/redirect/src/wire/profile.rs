//! A profile as `content/clients.toml` becomes JSON.

use crate::client::{
    Action, Arm, Boundary, Client, Content, Crossing, End, Jar, Kind, Limit, Location, Loops,
    Referer, Rule, Scheme, Several, Topic, Utf8,
};
use crate::url::Syntax;
use model::Lang;
use model::wire::{Node, read_said};

/// Reads a profile, with its rules in one language; `None` if it is not of that shape.
pub fn read_client(node: &impl Node, lang: Lang) -> Option<Client> {
    let follow = node.get("follow")?;
    let methods = node.get("method")?;
    let row = |status: &str| methods.get(status)?.items()?.iter().map(arm).collect();
    let rows = ["300", "301", "302", "303", "304", "305", "306", "307", "308", "other"];
    let method: Vec<Vec<Arm>> = rows.into_iter().map(row).collect::<Option<_>>()?;
    let cookies = node.get("cookies")?;
    Some(Client {
        id: node.get("id")?.text()?,
        name: node.get("name")?.text()?,
        language: node.get("language")?.text()?,
        version: node.get("version")?.text()?,
        kind: match node.get("kind")?.text()?.as_str() {
            "fetch" => Kind::Fetch,
            "navigation" => Kind::Navigation,
            _ => Kind::Library,
        },
        follows: truth(&follow, "default"),
        switch: text(&follow, "switch"),
        method: method.try_into().ok()?,
        content: content(&node.get("content")?),
        credentials: node.get("credentials")?.items()?.iter().map(boundary).collect(),
        jar: truth(&cookies, "jar").then(|| Jar { ip: truth(&cookies, "ip") }),
        referer: match text(&node.get("referer")?, "sends").as_str() {
            "previous" => Referer::Previous,
            "previous-unless-downgrade" => Referer::PreviousUnlessDowngrade,
            "policy" => Referer::Policy,
            _ => Referer::None,
        },
        location: location(&node.get("location")?),
        inherits_fragment: truth(&node.get("fragment")?, "inherit"),
        scheme: scheme(&node.get("scheme")?),
        limit: limit(&node.get("limit")?)?,
        loops: node.get("loop").and_then(|node| loops(&node)),
        caches: node.get("cache").is_some(),
        upgrades: node.get("hsts").is_some(),
        rules: node.get("rules")?.items()?.iter().filter_map(|item| rule(item, lang)).collect(),
    })
}

fn rule(node: &impl Node, lang: Lang) -> Option<Rule> {
    let name = node.get("topic")?.text()?;
    let topic = Topic::ALL.into_iter().find(|topic| topic.name() == name)?;
    Some(Rule { topic, id: node.get("id")?.text()?, said: read_said(node, lang) })
}

fn arm(node: &impl Node) -> Option<Arm> {
    let action = match node.get("action")?.text()?.as_str() {
        "keep" => Action::Keep,
        "GET" => Action::Get,
        "HEAD" => Action::Head,
        "return" => Action::Return,
        _ => Action::Error,
    };
    Some(Arm { methods: texts(node, "methods"), except: truth(node, "except"), action })
}

fn content(node: &impl Node) -> Content {
    let statuses = node.get("drop_on").and_then(|node| node.items()).unwrap_or_default();
    let status = |node: &_| u16::try_from(Node::number(node)?).ok();
    Content {
        drop_on: statuses.iter().filter_map(status).collect(),
        fields: texts(node, "fields"),
        fields_303: texts(node, "fields_303"),
        stream: end(&text(node, "stream")),
    }
}

fn boundary(node: &impl Node) -> Boundary {
    let crossing = |name: &String| match name.as_str() {
        "host" => Crossing::Host,
        "host-unless-subdomain" => Crossing::HostUnlessSubdomain,
        "port" => Crossing::Port,
        "port-written" => Crossing::PortWritten,
        "scheme" => Crossing::Scheme,
        "upgrade" => Crossing::Upgrade,
        "downgrade" => Crossing::Downgrade,
        _ => Crossing::Always,
    };
    Boundary {
        names: texts(node, "names"),
        drop: texts(node, "drop").iter().map(crossing).collect(),
        default_upgrade_is_safe: !texts(node, "keep").is_empty(),
        compare_first: text(node, "compare") == "first",
        comes_back: text(node, "back") == "sent",
    }
}

fn location(node: &impl Node) -> Location {
    let missing = end(&text(node, "missing")).unwrap_or(End::Return);
    Location {
        syntax: match text(node, "syntax").as_str() {
            "whatwg" => Syntax::Whatwg,
            _ => Syntax::Rfc3986,
        },
        query_takes_segment: text(node, "syntax") == "rfc2396",
        missing,
        empty: end(&text(node, "empty")),
        several: match text(node, "several").as_str() {
            "last" => Several::Last,
            "joined" => Several::Joined,
            "glued" => Several::Glued,
            "error" => Several::Error,
            _ => Several::First,
        },
        space: end(&text(node, "space")),
        utf8: match text(node, "utf8").as_str() {
            "error" => Utf8::Error,
            "latin1" => Utf8::Latin1,
            _ => Utf8::Encode,
        },
    }
}

fn scheme(node: &impl Node) -> Scheme {
    Scheme {
        others: end(&text(node, "others")).unwrap_or(End::Error),
        downgrade: end(&text(node, "downgrade")),
        upgrade: end(&text(node, "upgrade")),
    }
}

fn limit(node: &impl Node) -> Option<Limit> {
    Some(Limit { max: node.get("max")?.number()?, at: end(&text(node, "at"))? })
}

fn loops(node: &impl Node) -> Option<Loops> {
    Some(Loops { limit: limit(node)?, counts_first: text(node, "counts") == "requests" })
}

fn end(word: &str) -> Option<End> {
    match word {
        "return" => Some(End::Return),
        "error" => Some(End::Error),
        _ => None,
    }
}

fn text(node: &impl Node, key: &str) -> String {
    node.get(key).and_then(|node| node.text()).unwrap_or_default()
}

fn texts(node: &impl Node, key: &str) -> Vec<String> {
    let items = node.get(key).and_then(|node| node.items()).unwrap_or_default();
    items.iter().filter_map(Node::text).collect()
}

fn truth(node: &impl Node, key: &str) -> bool {
    node.get(key).is_some_and(|node| node.truth() == Some(true))
}
