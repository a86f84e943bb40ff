//! Brotli, as hosts send it.

use brotli::enc::BrotliEncoderParams;
use std::io;

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
