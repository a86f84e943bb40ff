//! Brotli and gzip, as hosts send them.

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// `bytes` in Brotli, of a quality from 0 to 11.
///
/// # Errors
///
/// None for bytes in memory, as far as the encoder's own interface can say.
pub fn brotli(bytes: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let params =
        BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(bytes), &mut packed, &params)?;
    Ok(packed)
}

/// `bytes` in gzip at its best level, without a name or a time: the same bytes give the same file.
///
/// # Errors
///
/// None for bytes in memory, as far as the encoder's own interface can say.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
