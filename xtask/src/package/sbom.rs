//! What is in the WASM, as CycloneDX says it.

use super::VERSION;
use crate::project::Project;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use xshell::cmd;

const ROOT: &str = "status-atlas";
const TARGET: &str = "wasm32-unknown-unknown";

/// A crate: its name and its version.
type Name = (String, String);

/// The list for the crates that the three builds of the app are made of.
pub fn of(project: &Project) -> Result<String> {
    let sh = &project.sh;
    let tree = cmd!(
        sh,
        "cargo tree --locked --package {ROOT} --target {TARGET} --features hydrate --edges normal,no-proc-macro --prefix none"
    );
    let metadata = cmd!(
        sh,
        "cargo metadata --locked --format-version 1 --filter-platform {TARGET} --features hydrate"
    );
    let metadata = serde_json::from_str(&metadata.quiet().read()?)?;
    let lock: toml::Table = project.read("Cargo.lock")?.parse()?;
    let rustc = cmd!(sh, "rustc --version").quiet().read()?;
    let rustc = rustc.split_whitespace().nth(1).context("rustc names no version")?;
    let list = list(&linked(&tree.quiet().read()?), &metadata, &sums(&lock), rustc)?;
    Ok(format!("{list:#}\n"))
}

/// The crates that `cargo tree` names: what one package is linked from. `cargo metadata` resolves
/// the whole workspace at once, where tools of ours switch on features that the app does without.
fn linked(tree: &str) -> BTreeSet<Name> {
    let name = |line: &str| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    tree.lines().filter_map(name).collect()
}

/// The digest of each crate's file.
fn sums(lock: &toml::Table) -> BTreeMap<Name, String> {
    let packages =
        lock.get("package").and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
    let text = |package: &toml::Value, key: &str| Some(package.get(key)?.as_str()?.to_owned());
    let sum = |package: &toml::Value| {
        let name = (text(package, "name")?, text(package, "version")?);
        Some((name, text(package, "checksum")?))
    };
    packages.iter().filter_map(sum).collect()
}

fn list(
    linked: &BTreeSet<Name>,
    metadata: &Value,
    sums: &BTreeMap<Name, String>,
    rustc: &str,
) -> Result<Value> {
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let mut components = BTreeMap::new();
    let mut names = BTreeMap::new();
    let mut root = Value::Null;
    for package in packages {
        let name = (text(package, "name"), text(package, "version"));
        if !linked.contains(&name) {
            continue;
        }
        names.insert(text(package, "id"), name.clone());
        let component = component(package, &name, sums.get(&name));
        if name.0 == ROOT {
            root = component;
        } else {
            components.insert(name, component);
        }
    }
    let missing = linked.len() - components.len() - usize::from(!root.is_null());
    anyhow::ensure!(missing == 0, "cargo metadata does not know {missing} of the crates");
    let graph = graph(metadata, &names)?;
    let components: Vec<Value> =
        components.into_values().chain([standard_library(rustc)]).collect();
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "tools": { "components": [{ "type": "application", "name": "cargo xtask package", "version": VERSION }] },
            "component": root,
            // Why there is neither a time nor a serial number: CycloneDX' own name for it.
            "properties": [{ "name": "cdx:reproducible", "value": "true" }],
        },
        "components": components,
        "dependencies": graph,
    }))
}

fn component(package: &Value, name: &Name, sum: Option<&String>) -> Value {
    let (is_root, is_ours) = (name.0 == ROOT, package["source"].is_null());
    let mut component = json!({
        "type": if is_root { "application" } else { "library" },
        "bom-ref": reference(name),
        "name": name.0,
        "version": name.1,
    });
    if let Some(license) = package["license"].as_str() {
        // Old crates write "MIT/Apache-2.0" and mean either.
        component["licenses"] = json!([{ "expression": license.replace('/', " OR ") }]);
    }
    if !is_ours {
        component["purl"] = json!(reference(name));
    }
    if let Some(sum) = sum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    if let Some(address) = package["repository"].as_str() {
        component["externalReferences"] = json!([{ "type": "vcs", "url": address }]);
    }
    component
}

/// Cargo knows nothing of it, and it is linked as well.
fn standard_library(rustc: &str) -> Value {
    json!({
        "type": "library",
        "bom-ref": format!("rust-std@{rustc}"),
        "name": "rust-std",
        "version": rustc,
        "description": "Rust's standard library with what it contains",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "externalReferences": [{ "type": "vcs", "url": "https://github.com/rust-lang/rust" }],
    })
}

/// Which crate uses which, among those that are linked.
fn graph(metadata: &Value, names: &BTreeMap<String, Name>) -> Result<Vec<Value>> {
    let nodes = metadata["resolve"]["nodes"].as_array().context("cargo metadata has no graph")?;
    let mut graph = BTreeMap::new();
    for node in nodes {
        let Some(name) = names.get(&text(node, "id")) else { continue };
        let uses = node["deps"].as_array().map_or(&[][..], Vec::as_slice);
        let normal = |used: &&Value| {
            let kinds = used["dep_kinds"].as_array();
            kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
        };
        let uses = uses.iter().filter(normal).filter_map(|used| names.get(&text(used, "pkg")));
        let uses: BTreeSet<String> = uses.map(reference).collect();
        graph.insert(reference(name), json!({ "ref": reference(name), "dependsOn": uses }));
    }
    Ok(graph.into_values().collect())
}

fn reference((name, version): &Name) -> String {
    format!("pkg:cargo/{name}@{version}")
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_is_listed_and_nothing_else() {
        let package = |name: &str, source: Value| json!({ "name": name, "version": "1.0.0", "id": format!("id of {name}"), "source": source, "license": "MIT/Apache-2.0" });
        let used = |name: &str, kind: Value| json!({ "pkg": format!("id of {name}"), "dep_kinds": [{ "kind": kind }] });
        let registry = json!("registry+https://github.com/rust-lang/crates.io-index");
        let metadata = json!({
            "packages": [package(ROOT, Value::Null), package("a", registry.clone()), package("tool", registry)],
            "resolve": { "nodes": [
                { "id": format!("id of {ROOT}"), "deps": [used("a", Value::Null), used("tool", json!("build"))] },
                { "id": "id of a", "deps": [] },
            ] },
        });
        let linked = linked(&format!("{ROOT} v1.0.0 (/somewhere)\na v1.0.0\na v1.0.0 (*)\n"));
        let sums = BTreeMap::from([(("a".to_owned(), "1.0.0".to_owned()), "00ff".to_owned())]);
        let found = list(&linked, &metadata, &sums, "1.95.0").unwrap();
        let names: Vec<_> =
            found["components"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
        assert_eq!(names, ["a", "rust-std"]);
        let a = &found["components"][0];
        assert_eq!(a["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(
            (&a["purl"], &a["hashes"][0]["content"]),
            (&json!("pkg:cargo/a@1.0.0"), &json!("00ff"))
        );
        assert_eq!(found["dependencies"][1]["dependsOn"], json!(["pkg:cargo/a@1.0.0"]));
        assert!(found["metadata"]["component"]["purl"].is_null());
        let unknown =
            linked.iter().cloned().chain([("b".to_owned(), "2.0.0".to_owned())]).collect();
        assert!(list(&unknown, &metadata, &sums, "1.95.0").is_err());
    }
}
