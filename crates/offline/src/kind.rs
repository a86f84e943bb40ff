//! Kinds of files, by their extension.

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The extension, without its dot.
    pub extension: &'static str,
    /// The `Content-Type`.
    pub mime: &'static str,
    /// Whether its bytes are worth compressing.
    pub compresses: bool,
}

const fn dense(extension: &'static str, mime: &'static str) -> Kind {
    Kind { extension, mime, compresses: true }
}

const fn packed(extension: &'static str, mime: &'static str) -> Kind {
    Kind { extension, mime, compresses: false }
}

/// The kinds that a site has.
static KINDS: [Kind; 19] = [
    dense("html", "text/html; charset=utf-8"),
    dense("css", "text/css; charset=utf-8"),
    dense("js", "text/javascript; charset=utf-8"),
    dense("mjs", "text/javascript; charset=utf-8"),
    dense("json", "application/json"),
    dense("map", "application/json"),
    dense("wasm", "application/wasm"),
    dense("svg", "image/svg+xml"),
    dense("xml", "application/xml"),
    dense("md", "text/markdown; charset=utf-8"),
    dense("mmd", "text/plain; charset=utf-8"),
    dense("txt", "text/plain; charset=utf-8"),
    dense("webmanifest", "application/manifest+json"),
    packed("png", "image/png"),
    packed("jpg", "image/jpeg"),
    packed("webp", "image/webp"),
    packed("ico", "image/x-icon"),
    packed("woff2", "font/woff2"),
    packed("apkg", "application/octet-stream"),
];

/// All of them: what servers are configured to send is held to this.
pub fn all() -> &'static [Kind] {
    &KINDS
}

/// The kind of a file with this extension; bytes of no known kind where it is not listed.
pub fn of(extension: &str) -> Kind {
    let known = KINDS.iter().find(|kind| kind.extension == extension);
    known.copied().unwrap_or(packed("", "application/octet-stream"))
}

/// The kind of the file at `path`.
pub fn of_path(path: &str) -> Kind {
    of(path.rsplit_once('.').map_or("", |(_, extension)| extension))
}
