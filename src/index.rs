//! The atlas of `content/`, as constant data written by the build script.

include!(concat!(env!("OUT_DIR"), "/index.rs"));
