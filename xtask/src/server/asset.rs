//! A file as it is sent: its bytes, its type, its tag.

use crate::compress::brotli;
use offline::kind::{self, Kind};
use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

/// Quick, and still close to what a host sends.
const BROTLI_QUALITY: i32 = 5;

/// Below this many bytes a packet is a packet.
const WORTH_COMPRESSING: usize = 1_000;

/// Bytes and the tag that names them.
#[derive(Debug)]
pub struct Body {
    /// What is sent.
    pub bytes: Arc<[u8]>,
    /// An ETag, with its quotes.
    pub tag: String,
}

/// A file in the two forms that it is sent in.
#[derive(Debug)]
pub struct Asset {
    /// Its `Content-Type`.
    pub mime: &'static str,
    plain: Body,
    brotli: Option<Body>,
}

impl Asset {
    /// An asset of a file's bytes, whose type is that of the extension.
    pub fn new(extension: &str, bytes: Vec<u8>) -> Asset {
        let Kind { mime, compresses, .. } = kind::of(extension);
        let tag = tag(&bytes);
        let worth_it = compresses && bytes.len() > WORTH_COMPRESSING;
        let packed = worth_it.then(|| brotli(&bytes, BROTLI_QUALITY).ok()).flatten();
        let brotli =
            packed.map(|packed| Body { bytes: packed.into(), tag: format!("\"{tag}-br\"") });
        Asset { mime, plain: Body { bytes: bytes.into(), tag: format!("\"{tag}\"") }, brotli }
    }

    /// Whether there is more than one form, so that a cache has to look at `Accept-Encoding`.
    pub fn varies(&self) -> bool {
        self.brotli.is_some()
    }

    /// The form for this `Accept-Encoding`, and its `Content-Encoding`.
    pub fn body(&self, accept: &str) -> (&Body, Option<&'static str>) {
        match &self.brotli {
            Some(brotli) if accepts_brotli(accept) => (brotli, Some("br")),
            _ => (&self.plain, None),
        }
    }
}

fn accepts_brotli(accept: &str) -> bool {
    accept.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok());
        name.trim() == "br" && weight.is_some_and(|weight| weight > 0.0)
    })
}

fn tag(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_is_sent_to_those_who_take_it() {
        for accept in ["br", "gzip, br", "gzip;q=1.0, br;q=0.5"] {
            assert!(accepts_brotli(accept), "{accept}");
        }
        for accept in ["", "gzip", "br;q=0", "br;q=x", "brotli"] {
            assert!(!accepts_brotli(accept), "{accept}");
        }
    }

    #[test]
    fn the_two_forms_have_tags_of_their_own() {
        let asset = Asset::new("html", vec![b'a'; 5_000]);
        let (plain, brotli) = (asset.body("gzip"), asset.body("br"));
        assert_eq!((plain.1, brotli.1), (None, Some("br")));
        assert_ne!(plain.0.tag, brotli.0.tag);
        assert!(brotli.0.bytes.len() < 100);
    }

    #[test]
    fn small_and_packed_files_are_left_alone() {
        assert!(!Asset::new("js", vec![b'a'; 100]).varies());
        assert!(!Asset::new("png", vec![b'a'; 5_000]).varies());
    }
}
