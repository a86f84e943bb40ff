//! The site owner's own notes: a file that changes without a build, and outlives each.

/// The file, beside the start page.
pub const FILE: &str = "overlay.json";

/// What a build puts there where its owner has put nothing.
pub const EMPTY: &str = "{ \"version\": 1, \"notes\": {} }\n";
