//! No JSON makes its readers panic; what they take for blocks or a flow is written and read as it
//! was.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::Lang;
use model::wire::{
    read_article, read_blocks, read_class, read_entry, read_errata, read_guide, read_rows,
    read_said, read_sets, write_blocks,
};
use redirect::wire::{read_client, read_flow, write_flow};
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return };
    if let Some(blocks) = read_blocks(&value) {
        assert!(read_blocks(&write_blocks(&blocks)) == Some(blocks));
    }
    if let Ok(flow) = read_flow(&value) {
        let written: Value = serde_json::from_str(&write_flow(&flow)).expect("JSON");
        assert_eq!(read_flow(&written), Ok(flow));
    }
    read_entry(&value);
    for lang in Lang::ALL {
        read_article(&value, lang);
        read_class(&value, lang);
        read_errata(&value, lang);
        read_guide(&value, lang);
        read_rows(&value, lang);
        read_said(&value, lang);
        read_sets(&value, lang);
        read_client(&value, lang);
        quiz::wire::read_material(&value, lang);
    }
});
