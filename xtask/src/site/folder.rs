//! The folder that a site is built into: whether it can be, and by one build at a time.

use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::fs::{self, File, TryLockError};
use std::path::Path;

/// Fails where a build would, at its end: the last line says why then.
pub fn check(dist: &Path) -> Result<()> {
    let name = dist.display();
    match fs::symlink_metadata(dist) {
        Ok(found) if found.is_symlink() && !dist.exists() => {
            bail!("{name} is a link that leads nowhere: remove it, or make the folder it leads to")
        }
        Ok(_) if !dist.is_dir() => {
            bail!("{name} is a file, and the site is a folder of that name: move it away")
        }
        _ => {}
    }
    fs::create_dir_all(dist).with_context(|| format!("the folder {name} cannot be made"))?;
    let written = tempfile::NamedTempFile::new_in(dist).map(drop);
    written.with_context(|| format!("nothing can be written into {name}"))
}

/// A folder that no other build touches; let go of when dropped, and by the system when the process
/// ends.
#[derive(Debug)]
pub struct Held {
    _lock: File,
}

impl Held {
    /// Waits until no other build is running in this folder.
    pub fn wait(project: &Project, dist: &Path) -> Result<Held> {
        let lock = file(project, dist)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("Another build is running in {}: waiting for its end", dist.display());
                lock.lock().context("the other build's end cannot be waited for")?;
            }
            Err(TryLockError::Error(error)) => return Err(error).context("no lock can be had"),
        }
        Ok(Held { _lock: lock })
    }

    /// The same for what runs until it is stopped: there is no end to wait for.
    pub fn at_once(project: &Project, dist: &Path) -> Result<Held> {
        let lock = file(project, dist)?;
        match lock.try_lock() {
            Ok(()) => Ok(Held { _lock: lock }),
            Err(TryLockError::WouldBlock) => {
                bail!("another process builds in {}: stop it, or use it", dist.display())
            }
            Err(TryLockError::Error(error)) => Err(error).context("no lock can be had"),
        }
    }
}

/// Beside what Cargo builds: the folder itself is emptied by each build.
fn file(project: &Project, dist: &Path) -> Result<File> {
    let name = dist.file_name().unwrap_or_default().to_string_lossy();
    let folder = project.path("target");
    fs::create_dir_all(&folder).with_context(|| format!("no folder {}", folder.display()))?;
    let path = folder.join(format!("{name}.lock"));
    File::create(&path).with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;
    use std::time::Duration;
    use std::{sync::mpsc, thread};

    #[test]
    fn a_folder_that_cannot_be_built_into_is_refused_with_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        let [file, link, dist] = ["file", "link", "a/dist"].map(|name| folder.path().join(name));
        fs::write(&file, "text").unwrap();
        symlink(folder.path().join("nowhere"), &link).unwrap();
        let wrong = |path: &Path| check(path).unwrap_err().to_string();
        assert!(
            wrong(&file)
                .ends_with("is a file, and the site is a folder of that name: move it away")
        );
        assert!(wrong(&link).contains("is a link that leads nowhere"));
        assert!(wrong(&file.join("dist")).contains("cannot be made"));
        check(&dist).unwrap();
        assert_eq!(fs::read_dir(&dist).unwrap().count(), 0, "nothing is left there");
        fs::remove_file(&link).unwrap();
        symlink(&dist, &link).unwrap();
        check(&link).unwrap();
    }

    #[test]
    fn a_second_build_waits_for_the_first() {
        let project = Project::open().unwrap();
        let dist = Path::new("tests-of-the-lock");
        let first = Held::wait(&project, dist).unwrap();
        let refused = Held::at_once(&project, dist).unwrap_err().to_string();
        assert_eq!(refused, "another process builds in tests-of-the-lock: stop it, or use it");
        let (sender, receiver) = mpsc::channel();
        let second = thread::spawn(move || {
            let held = Held::wait(&Project::open().unwrap(), dist).unwrap();
            sender.send(()).unwrap();
            drop(held);
        });
        assert!(receiver.recv_timeout(Duration::from_millis(200)).is_err(), "it did not wait");
        drop(first);
        receiver.recv_timeout(Duration::from_secs(10)).unwrap();
        second.join().unwrap();
        Held::at_once(&project, dist).unwrap();
    }
}
