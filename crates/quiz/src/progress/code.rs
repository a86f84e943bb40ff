//! Progress as a short code, to be typed or pasted on another device: base64url of a version, the
//! numbers of the text, and a checksum.
//!
//! Days and pairs are left out: the code carries what is remembered, not the history.

use super::{NEW_A_DAY, Progress, RETENTION, set};
use crate::card::{Card, Kind};
use crate::fsrs::{LONGEST, Memory, SHORTEST, Stage};
use model::StatusCode;

/// The first character of a code of this version.
const VERSION: char = '1';

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Stability in hundredths of a day, difficulty in hundredths, times in minutes.
const HUNDRED: f64 = 100.0;
const MINUTE: i64 = 60;

/// The code of a progress.
pub fn to_code(progress: &Progress) -> String {
    let mut out = Vec::new();
    put(&mut out, u64::from(progress.retention));
    put(&mut out, u64::from(progress.new_a_day));
    let mut before = 0;
    for (card, it) in &progress.cards {
        let key = key(*card);
        put(&mut out, key - before);
        before = key;
        put(&mut out, (it.stage as u64) * 10 + u64::from(it.step));
        put(&mut out, (it.stability * HUNDRED + 0.5) as u64);
        put(&mut out, (it.difficulty * HUNDRED + 0.5) as u64);
        let last = it.last / MINUTE;
        put(&mut out, last.unsigned_abs());
        put(&mut out, (it.due / MINUTE - last).unsigned_abs());
        put(&mut out, u64::from(it.reps));
        put(&mut out, u64::from(it.lapses));
    }
    let sum = checksum(&out);
    out.extend(sum.to_le_bytes());
    format!("{VERSION}{}", encode(&out))
}

/// The progress of a code; `None` if it is damaged or of a later version.
pub fn from_code(text: &str) -> Option<Progress> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text: String = text.split_whitespace().collect();
    let bytes = decode(text.strip_prefix(VERSION)?)?;
    let (body, sum) = bytes.split_at_checked(bytes.len().checked_sub(2)?)?;
    if checksum(body).to_le_bytes() != *sum {
        return None;
    }
    let mut numbers = Numbers(body);
    let mut progress = Progress {
        retention: within(numbers.next()?, RETENTION)?,
        new_a_day: within(numbers.next()?, NEW_A_DAY)?,
        ..Progress::default()
    };
    let mut at = 0;
    while !numbers.0.is_empty() {
        at += numbers.next()?;
        let memory = memory(&mut numbers)?;
        set(&mut progress.cards, card(at)?, Some(memory));
    }
    Some(progress)
}

fn within(number: u64, (least, most): (u8, u8)) -> Option<u8> {
    u8::try_from(number).ok().filter(|number| (least..=most).contains(number))
}

fn memory(numbers: &mut Numbers) -> Option<Memory> {
    let state = numbers.next()?;
    let stability = numbers.next()? as f64 / HUNDRED;
    let difficulty = numbers.next()? as f64 / HUNDRED;
    let last = i64::try_from(numbers.next()?).ok()?;
    let after = i64::try_from(numbers.next()?).ok()?;
    Some(Memory {
        stage: Stage::ALL.get((state / 10) as usize).copied()?,
        step: (state % 10) as u8,
        // Forgotten within minutes, but not at once; and no more than the scheduler gives.
        stability: stability.clamp(SHORTEST, LONGEST),
        difficulty: difficulty.clamp(1.0, 10.0),
        due: last.checked_add(after)?.checked_mul(MINUTE)?,
        last: last.checked_mul(MINUTE)?,
        reps: u32::try_from(numbers.next()?).ok()?,
        lapses: u32::try_from(numbers.next()?).ok()?,
    })
}

fn key(card: Card) -> u64 {
    u64::from(card.code.number()) * 8 + card.kind as u64
}

fn card(key: u64) -> Option<Card> {
    let code = StatusCode::new(u16::try_from(key / 8).ok()?).ok()?;
    Some(Card { code, kind: Kind::ALL[(key % 8) as usize] })
}

/// Seven bits a byte, the lowest first.
fn put(out: &mut Vec<u8>, mut number: u64) {
    while number > 127 {
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn next(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..63).step_by(7) {
            let (first, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(first & 127) << shift;
            if first & 128 == 0 {
                return Some(number);
            }
        }
        None
    }
}

/// Fletcher's, of 16 bits: enough against a slip of the hand.
fn checksum(bytes: &[u8]) -> u16 {
    let (mut low, mut high) = (0u32, 0u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 255;
        high = (high + low) % 255;
    }
    (high << 8 | low) as u16
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut bits = [0; 4];
        bits[1..=chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes(bits);
        let digit = |nth: usize| char::from(DIGITS[(bits >> (18 - 6 * nth) & 63) as usize]);
        text.extend((0..=chunk.len()).map(digit));
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for digit in chunk {
            let value = DIGITS.iter().position(|known| known == digit)?;
            bits = bits << 6 | value as u32;
        }
        bits <<= 6 * (4 - chunk.len());
        bytes.extend(&bits.to_be_bytes()[1..chunk.len().max(1)]);
    }
    Some(bytes)
}
