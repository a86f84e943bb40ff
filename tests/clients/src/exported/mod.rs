//! What is exported, run: the configurations by the servers that they are for, the command by curl.

pub mod command;
mod flows;
pub mod servers;

use std::path::PathBuf;
use std::{env, fs, io, process};

/// How many checks passed, and what failed.
#[derive(Debug, Default)]
pub struct Checked {
    /// So many passed.
    pub passed: usize,
    /// What was wrong.
    pub faults: Vec<String>,
}

impl Checked {
    /// Notes one check.
    fn note(&mut self, fault: Option<String>) {
        match fault {
            Some(fault) => self.faults.push(fault),
            None => self.passed += 1,
        }
    }

    /// Prints the faults, and the last line that the tasks read; whether there was no fault.
    pub fn report(&self) -> bool {
        for fault in &self.faults {
            println!("    {fault}");
        }
        println!("{} passed, {} failed, 0 skipped", self.passed, self.faults.len());
        self.faults.is_empty()
    }
}

/// A folder for what a server writes; it goes with this.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> io::Result<Folder> {
        let path = env::temp_dir().join(format!("status-atlas-{name}-{}", process::id()));
        fs::create_dir_all(&path)?;
        Ok(Folder(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the system's own folder for such things.
        let _ = fs::remove_dir_all(&self.0);
    }
}
