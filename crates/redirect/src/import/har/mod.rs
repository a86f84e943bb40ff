//! HAR 1.2 files: what a browser saw, as flows.

mod chains;
mod entry;
mod json;
mod place;
mod scan;

use super::{Import, Refusal};
pub use chains::{Chain, chains, flow, flow_as};
pub use entry::Entry;
pub use json::Reader;

/// Reads a whole file, and takes the longest of its chains.
pub(super) fn raw(text: &str) -> Result<Import, Refusal> {
    let mut reader = Reader::new();
    reader.feed(text.as_bytes())?;
    let entries = reader.finish()?;
    let chains = chains(&entries);
    let mut longest = &chains[0];
    for chain in &chains[1..] {
        if chain.entries.len() > longest.entries.len() {
            longest = chain;
        }
    }
    Ok(chains::raw(&entries, longest))
}

#[cfg(test)]
mod tests;
