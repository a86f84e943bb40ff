//! No bytes make the reader panic, and it reads the same in one piece and in two.

#![no_main]

use libfuzzer_sys::fuzz_target;
use redirect::import::har::{Entry, Reader, chains, flow};
use redirect::import::{Expected, Refusal, text};

fn entries(pieces: &[&[u8]]) -> Result<Vec<Entry>, Refusal> {
    let mut reader = Reader::new();
    for piece in pieces {
        reader.feed(piece)?;
    }
    reader.finish()
}

fn place(refusal: Refusal) -> (u32, u32, Expected) {
    assert!(refusal.line >= 1 && refusal.found.chars().count() <= 60);
    (refusal.line, refusal.byte, refusal.expected)
}

fuzz_target!(|bytes: &[u8]| {
    // The first byte says where the rest is split.
    let Some((at, bytes)) = bytes.split_first() else { return };
    let (before, behind) = bytes.split_at(usize::from(*at).min(bytes.len()));
    // A file that is opened is either text or compressed.
    let is_compressed = text(bytes).is_err();
    let whole = entries(&[bytes]).map_err(place);
    assert!(entries(&[before, behind]).map_err(place) == whole);
    let refused = whole.as_ref().err().map(|(_, _, expected)| *expected);
    assert_eq!(is_compressed, refused == Some(Expected::Uncompressed));
    let Ok(entries) = whole else { return };
    let chains = chains(&entries);
    let mut seen: Vec<usize> = chains.iter().flat_map(|chain| chain.entries.clone()).collect();
    seen.sort_unstable();
    assert!(seen.into_iter().eq(0..entries.len()));
    for chain in &chains {
        flow(&entries, chain);
    }
});
