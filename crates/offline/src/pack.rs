//! Many files in one: each is a list of pieces of one stretch of bytes, and what two files have in
//! common is there once.
//!
//! Pages of one site repeat the style sheet, the navigation and each other's sentences at distances
//! that gzip does not see, and that Brotli sees at its better qualities only.

use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::ops::Range;

/// The length of what is looked up, in bytes.
const BLOCK: usize = 32;

/// A repetition shorter than this costs more to name than to repeat: with Brotli it makes no
/// difference between 150 and 1,000, with gzip shorter is better.
const SHORTEST: usize = 300;

/// The multiplier of the rolling hash; any odd number with its bits well spread does.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// A pack that grows file by file.
#[derive(Debug, Default)]
pub struct Pack {
    bytes: Vec<u8>,
    /// Where a block with this hash begins: every block at a multiple of its length.
    blocks: HashMap<u64, usize>,
    /// Up to where the bytes are in `blocks`.
    indexed: usize,
    table: Map<String, Value>,
}

impl Pack {
    /// The pack as a file: a line of JSON, `{path:[start,length,…]}`, and the stretch of bytes that
    /// the starts count in.
    pub fn file(&self) -> Vec<u8> {
        let table = Value::from(self.table.clone()).to_string();
        [table.as_bytes(), b"\n", &self.bytes].concat()
    }

    /// Adds a file.
    pub fn add(&mut self, path: &str, file: &[u8]) {
        let pieces = self.pieces(file);
        let numbers = pieces.iter().flat_map(|piece| [json!(piece.start), json!(piece.len())]);
        self.table.insert(path.to_owned(), numbers.collect());
    }

    /// The pieces that a file consists of, in order.
    fn pieces(&mut self, file: &[u8]) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let mut rest = file;
        while let Some((at, found)) = self.repetition(rest) {
            self.append(&rest[..at], &mut pieces);
            rest = &rest[at + found.len()..];
            push(&mut pieces, found);
        }
        self.append(rest, &mut pieces);
        pieces
    }

    fn append(&mut self, bytes: &[u8], pieces: &mut Vec<Range<usize>>) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        push(pieces, start..self.bytes.len());
        while self.indexed + BLOCK <= self.bytes.len() {
            let block = &self.bytes[self.indexed..self.indexed + BLOCK];
            self.blocks.entry(hash(block)).or_insert(self.indexed);
            self.indexed += BLOCK;
        }
    }

    /// The first long repetition in `file`: where it begins there, and where in the pack it is.
    fn repetition(&self, file: &[u8]) -> Option<(usize, Range<usize>)> {
        // What a block's first byte still weighs in its hash.
        let highest = (1..BLOCK).fold(1_u64, |weight, _| weight.wrapping_mul(FACTOR));
        let mut rolling = hash(file.get(..BLOCK)?);
        for at in 0..=file.len() - BLOCK {
            if at > 0 {
                let (gone, come) = (file[at - 1], file[at + BLOCK - 1]);
                let less = rolling.wrapping_sub(u64::from(gone).wrapping_mul(highest));
                rolling = less.wrapping_mul(FACTOR).wrapping_add(u64::from(come));
            }
            let Some(found) = self.blocks.get(&rolling) else { continue };
            let (before, after) = (common_end(&file[..at], &self.bytes[..*found]), *found);
            let length = before + common_start(&file[at..], &self.bytes[after..]);
            if length >= SHORTEST {
                return Some((at - before, found - before..found - before + length));
            }
        }
        None
    }
}

/// Adds a piece; one that goes on where the last one ends makes it longer.
fn push(pieces: &mut Vec<Range<usize>>, piece: Range<usize>) {
    match pieces.last_mut() {
        Some(last) if last.end == piece.start => last.end = piece.end,
        _ if piece.is_empty() => {}
        _ => pieces.push(piece),
    }
}

fn hash(block: &[u8]) -> u64 {
    block.iter().fold(0, |hash, byte| hash.wrapping_mul(FACTOR).wrapping_add(u64::from(*byte)))
}

fn common_start(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn common_end(a: &[u8], b: &[u8]) -> usize {
    a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}
