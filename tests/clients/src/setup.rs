//! Getting the clients: a virtual environment, a folder of Node packages, a compiled Go program.

use crate::target::Driver;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// The program of this name in PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn drivers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("drivers")
}

/// Runs a program; what it says stands in the error.
fn run(program: &Path, arguments: &[&str], folder: &Path) -> Result<(), String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    Err(format!("{} {}: {last}", program.display(), arguments.join(" ")))
}

/// Makes `folder` with `make` unless it was made from the same pins.
fn once(
    folder: &Path,
    pins: &[PathBuf],
    make: impl Fn() -> Result<(), String>,
) -> Result<(), String> {
    let mut hash = Sha256::new();
    for file in pins {
        hash.update(fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?);
    }
    let stamp: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let mark = folder.join("made-from");
    if fs::read_to_string(&mark).is_ok_and(|made| made == stamp) {
        return Ok(());
    }
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)?;
    make()?;
    fs::write(mark, stamp).map_err(failed)
}

fn plain(program: PathBuf) -> Driver {
    Driver { program, arguments: Vec::new(), environment: Vec::new() }
}

/// Python with the packages of `requirements.txt`.
pub fn python(cache: &Path) -> Result<Driver, String> {
    let system = find("python3").ok_or("no python3 in PATH")?;
    let (folder, pins) = (cache.join("python"), drivers().join("python/requirements.txt"));
    let own = folder.join("bin/python");
    once(&folder, std::slice::from_ref(&pins), || {
        run(&system, &["-m", "venv", &folder.to_string_lossy()], cache)?;
        let pins = pins.to_string_lossy();
        run(&own, &["-m", "pip", "install", "--quiet", "--requirement", &pins], cache)
    })?;
    Ok(plain(own))
}

/// Node with the packages of `package.json`.
pub fn node(cache: &Path) -> Result<Driver, String> {
    let (node, npm) =
        (find("node").ok_or("no node in PATH")?, find("npm").ok_or("no npm in PATH")?);
    let folder = cache.join("node");
    let pins = ["package.json", "package-lock.json"].map(|name| drivers().join("node").join(name));
    once(&folder, &pins, || {
        for file in &pins {
            let name = file.file_name().unwrap_or_default();
            fs::copy(file, folder.join(name)).map_err(|error| error.to_string())?;
        }
        run(&npm, &["ci", "--no-audit", "--no-fund", "--ignore-scripts"], &folder)
    })?;
    let modules = folder.join("node_modules").to_string_lossy().into_owned();
    let environment =
        vec![("ATLAS_MODULES", modules), ("NODE_TLS_REJECT_UNAUTHORIZED", "0".to_owned())];
    Ok(Driver { program: node, arguments: Vec::new(), environment })
}

/// Java, which runs a source file as it is.
pub fn java() -> Result<Driver, String> {
    let program = find("java").ok_or("no java in PATH")?;
    let compiles = find("javac").is_some();
    let arguments = vec!["-Djdk.internal.httpclient.disableHostnameVerification=true".to_owned()];
    let driver = Driver { program, arguments, environment: Vec::new() };
    if compiles { Ok(driver) } else { Err("java is there, but no compiler".to_owned()) }
}

/// A compiled driver in Go: by the `go` in PATH, or by the one that a Python package brings.
pub fn go(cache: &Path) -> Result<Driver, String> {
    let (folder, source) = (cache.join("go"), drivers().join("go/main.go"));
    let pins = drivers().join("go/requirements.txt");
    let binary = folder.join("driver");
    once(&folder, &[source.clone(), pins.clone()], || {
        let system = find("python3").ok_or("no python3 in PATH")?;
        let tools = folder.join("tools");
        run(&system, &["-m", "venv", &tools.to_string_lossy()], cache)?;
        let pins = pins.to_string_lossy();
        let pip = tools.join("bin/python");
        run(&pip, &["-m", "pip", "install", "--quiet", "--requirement", &pins], cache)?;
        let binary = binary.to_string_lossy();
        run(&tools.join("bin/go"), &["build", "-o", &binary, &source.to_string_lossy()], cache)
    })?;
    Ok(plain(binary))
}
