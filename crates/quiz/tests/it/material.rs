//! The material of the real content.

use content::atlas::Atlas;
use content::files::Files;
use model::Lang;
use quiz::material::Material;
use quiz::wire::read_material;
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

static JSON: LazyLock<Value> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = Files::read(&root).unwrap();
    let (atlas, diagnostics) = Atlas::check(&files);
    assert!(!diagnostics.iter().any(content::Diagnostic::is_error));
    content::quiz::json(&atlas)
});

/// The material in both languages.
pub fn both() -> [Material; 2] {
    Lang::ALL.map(|lang| read_material(&*JSON, lang).unwrap())
}

#[test]
fn both_languages_hold_the_same() {
    let [zh, en] = both();
    assert!(zh.scenarios.len() >= 80, "{} scenarios", zh.scenarios.len());
    assert!(zh.claims.len() >= 30, "{} claims", zh.claims.len());
    assert!(zh.codes.len() >= 95);
    assert_eq!(zh.pool, en.pool);
    for (zh, en) in zh.codes.iter().zip(&en.codes) {
        assert_eq!(zh.code, en.code);
        assert_eq!(zh.tempting, en.tempting);
    }
}

#[test]
fn every_code_has_what_it_is_confused_with() {
    for material in both() {
        for code in &material.codes {
            let tempting = quiz::make::tempting(&material, code);
            assert!(tempting.len() >= 3, "{}: {}", code.code, tempting.len());
            assert!(tempting.iter().all(|other| other.code != code.code));
        }
    }
}
