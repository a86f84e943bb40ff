//! No text makes the reader of a kept round panic, and what it takes is written and read as it was.

#![no_main]

use content::atlas::Atlas;
use content::files::Files;
use libfuzzer_sys::fuzz_target;
use model::Lang;
use quiz::material::Material;
use quiz::session::Round;
use quiz::wire::read_material;
use std::path::Path;
use std::sync::LazyLock;

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = Files::read(&root).expect("content/ is readable");
    let (atlas, _) = Atlas::check(&files);
    read_material(&content::quiz::json(&atlas), Lang::En).expect("content/ has questions")
});

fuzz_target!(|text: &str| {
    // Most of what is made up breaks at the first line.
    for head in ["", "round 1\n"] {
        let Ok(round) = Round::read(&MATERIAL, &format!("{head}{text}")) else { continue };
        assert!(round.at < round.session.asked.len());
        assert!(round.session.right() <= round.session.asked.len());
        for asked in &round.session.asked {
            if let Some(answer) = &asked.answer {
                asked.question.mistaken_for(answer);
            }
        }
        let written = round.write();
        let again = Round::read(&MATERIAL, &written).expect("what was written is read");
        assert_eq!(again.write(), written);
    }
});
