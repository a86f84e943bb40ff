//! No fragment makes the reader of links panic, and what it takes for a flow is one that it writes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use redirect::export::link::{decode, encode};

fuzz_target!(|text: &str| {
    if let Ok(flow) = decode(text) {
        let again = encode(&flow).expect("what was read can be written");
        assert_eq!(decode(&again), Ok(flow));
    }
});
