//! The search beside JavaScript libraries, in Node: `tests/peers`.

use crate::project::Project;
use crate::tools::{npm, wasm_bindgen, wasm_opt};
use anyhow::{Context, Result};
use xshell::cmd;

/// The engine that is compared, as WASM of its own.
pub const ENGINE: &str = "tests/peers/engine/Cargo.toml";

/// Builds the engine, writes the texts, and prints how it and the libraries fare with them.
pub fn run(project: &Project) -> Result<()> {
    npm::require(project)?;
    let (bindgen, opt) = (wasm_bindgen(project)?, wasm_opt(project)?);
    let (bindgen, opt) = (bindgen.ensure(project)?, opt.ensure(project)?);
    let (sh, folder) = (&project.sh, project.cache("peers"));
    sh.create_dir(&folder)?;
    for file in sh.read_dir(project.path("tests/peers"))?.iter().filter(|path| path.is_file()) {
        sh.copy_file(file, &folder)?;
    }
    cmd!(sh, "npm ci --prefix {folder} --no-audit --no-fund")
        .run()
        .context("peers: the libraries cannot be fetched: connect to the network")?;
    cmd!(sh, "cargo run --locked --release -p search --example texts -- {folder}").run()?;
    // Not below the folder, whose scripts are modules: what wasm-bindgen makes for Node is none.
    let (target, engine) = (project.path("target/peers"), project.cache("peers-engine"));
    cmd!(sh, "cargo build --locked --release --target wasm32-unknown-unknown")
        .args(["--manifest-path", ENGINE, "--target-dir"])
        .arg(&target)
        .run()?;
    let built = target.join("wasm32-unknown-unknown/release/peer.wasm");
    cmd!(sh, "{bindgen} --target nodejs --out-dir {engine} {built}").run()?;
    let wasm = engine.join("peer_bg.wasm");
    let features = [
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
        "--converge",
        "--low-memory-unused",
    ];
    cmd!(sh, "{opt} -Oz {wasm} -o {wasm}").args(features).run()?;
    let relevance = project.path("crates/search/tests/relevance.tsv");
    cmd!(sh, "node {folder}/compare.mjs --texts {folder}/texts.json --many {folder}/many.json")
        .args(["--relevance".as_ref(), relevance.as_os_str()])
        .args(["--engine".as_ref(), engine.as_os_str()])
        .run()?;
    Ok(())
}
