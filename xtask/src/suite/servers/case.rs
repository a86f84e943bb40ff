//! What is asked, and what has to come.

use crate::hosts::Site;
use crate::precompress::sidecar;
use std::path::Path;

/// Kept for a year: names with a hash.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// Kept, and asked for each time.
pub const NO_CACHE: &str = "no-cache";
/// What browsers accept over TLS.
pub const BROWSER: &str = "gzip, deflate, br, zstd";

/// A request, and what is wanted of its response besides what holds for all.
#[derive(Debug, Clone)]
pub struct Case {
    /// What it is about.
    pub about: &'static str,
    /// Its method.
    pub method: &'static str,
    /// The path below the site's.
    pub path: String,
    /// Fields that are sent. `{etag}` stands for the tag of the same path and coding, `{etag of
    /// plain}` for that of the file as it is, `{date}` for its date.
    pub sends: Vec<(&'static str, String)>,
    /// The statuses that will do.
    pub status: &'static [u16],
    /// Fields that are wanted.
    pub fields: Vec<(&'static str, Want)>,
    /// What is wanted of the body.
    pub body: Body,
}

/// What is wanted of a field.
#[derive(Debug, Clone)]
pub enum Want {
    /// This value; `{base}` stands for the site's path, `{etag}` as in what is sent.
    Is(String),
    /// That it is missing.
    Absent,
    /// Not this in it.
    Without(&'static str),
    /// If it is there, another beginning.
    NotAtFirst(&'static str),
    /// That it is there.
    Any,
}

/// What is wanted of a body.
#[derive(Debug, Clone)]
pub enum Body {
    /// The bytes of this file, in the first of these codings that the server has, or as it is.
    File(String, &'static [&'static str]),
    /// These bytes of it.
    Part(String, std::ops::Range<usize>),
    /// That there is none.
    Empty,
    /// Nothing in particular.
    Whatever,
}

/// The file that a server sends in place of `path`, and what it says of the coding.
pub fn form(
    site: &Site,
    path: &str,
    codings: &[&'static str],
    brotli: bool,
) -> (String, Option<&'static str>) {
    let ending = |coding: &str| if coding == "br" { "br" } else { "gz" };
    let beside = |coding: &str| sidecar(Path::new(path), ending(coding));
    let has =
        |coding: &&&str| (brotli || **coding != "br") && site.root().join(beside(coding)).is_file();
    match codings.iter().find(has) {
        Some(coding) => (beside(coding).to_string_lossy().into_owned(), Some(coding)),
        None => (path.to_owned(), None),
    }
}

impl Case {
    /// A GET that is answered with 200.
    pub fn get(about: &'static str, path: &str) -> Case {
        Case {
            about,
            method: "GET",
            path: path.to_owned(),
            sends: Vec::new(),
            status: &[200],
            fields: Vec::new(),
            body: Body::Whatever,
        }
    }

    /// With another method.
    pub fn method(self, method: &'static str) -> Case {
        Case { method, ..self }
    }

    /// With one of these statuses.
    pub fn status(self, status: &'static [u16]) -> Case {
        Case { status, ..self }
    }

    /// A field is sent.
    pub fn send(mut self, name: &'static str, value: &str) -> Case {
        self.sends.push((name, value.to_owned()));
        self
    }

    /// A field comes with this value.
    pub fn is(self, name: &'static str, value: &str) -> Case {
        self.want(name, Want::Is(value.to_owned()))
    }

    /// Something is wanted of a field.
    pub fn want(mut self, name: &'static str, want: Want) -> Case {
        self.fields.push((name, want));
        self
    }

    /// A body comes.
    pub fn body(self, body: Body) -> Case {
        Case { body, ..self }
    }

    /// The file's bytes come, as it is.
    pub fn file(self, path: &str) -> Case {
        self.body(Body::File(path.to_owned(), &[]))
    }

    /// The file's bytes come, in one of these codings.
    pub fn coded(self, accepted: &str, path: &str, codings: &'static [&'static str]) -> Case {
        self.send("Accept-Encoding", accepted).body(Body::File(path.to_owned(), codings))
    }

    /// Other origins may read it; or need not.
    pub fn shared(self, is: bool) -> Case {
        match is {
            true => self
                .is("access-control-allow-origin", "*")
                .is("cross-origin-resource-policy", "cross-origin"),
            false => self
                .want("access-control-allow-origin", Want::Absent)
                .want("cross-origin-resource-policy", Want::Absent),
        }
    }

    /// `404.html` comes with its status and type, whatever was asked for.
    pub fn missing(about: &'static str, path: &str) -> Case {
        Case::get(about, path)
            .status(&[404])
            .is("content-type", "text/html; charset=utf-8")
            .is("cache-control", NO_CACHE)
            .file("404.html")
    }
}
