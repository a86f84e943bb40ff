//! The command line.

use crate::suite::{SUITES, Suite};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// What `cargo xtask` prints.
pub const HELP: &str = "\
usage: cargo xtask TASK

  serve [--port N]        build the site and serve it on http://127.0.0.1:8080/
  dev [--port N]          the same, built for debugging, again at every change
  build [--site-url URL]  build the site into dist/, and say what it weighs
  precompress [DIR]       lay .br and .gz beside the files of DIR (default dist/)
  package [--site-url URL]  build, and write an archive, its checksums and the list of what is in
                          the WASM (CycloneDX) into target/release-files/
  test [SUITE…]           fmt, clippy, deny, unit, clients, types, build, dist, anki, servers, e2e, fuzz:
                          all, or some
  bench [NAME…]           benchmarks: of the crates, `size`, `page`, `load`, `peers`; all, or those named
        [--page-bench DIR]  the folder of the page benchmark (default ../shared/bench)
  fuzz [TARGET]           feed the parsers with made-up input
       [--seconds N]        for that long each (default 60)
  clients [CLIENT…]       run real clients against the redirect engine: all, or those named
          [--record DATE]   write what was seen to tests/clients/measured.json
  registry FILE           compare a newer CSV file of IANA's registry with ours

What a task needs and is missing gets installed into ~/.cache/status-atlas.";

/// A task with its arguments.
#[derive(Debug)]
pub enum Task {
    /// Build and serve.
    Serve {
        /// The port to begin with.
        port: u16,
    },
    /// Build and serve, again at every change.
    Dev {
        /// The port to begin with.
        port: u16,
    },
    /// Build.
    Build {
        /// The address that the site will have.
        site_url: Option<String>,
    },
    /// Compress the files of a built site beforehand.
    Precompress {
        /// The site's folder; none means the one that is built.
        folder: Option<PathBuf>,
    },
    /// Build, and make the files of a release.
    Package {
        /// The address that the site will have.
        site_url: Option<String>,
    },
    /// Run test suites.
    Test {
        /// Which; in the order of [`SUITES`].
        suites: Vec<&'static Suite>,
    },
    /// Run benchmarks.
    Bench {
        /// Which; none means all.
        names: Vec<String>,
        /// The page benchmark's folder.
        page_bench: Option<PathBuf>,
    },
    /// Run fuzz targets.
    Fuzz {
        /// Which; none means all.
        target: Option<String>,
        /// How long each.
        seconds: u32,
    },
    /// Run real clients against the redirect engine.
    Clients {
        /// Which; none means all.
        names: Vec<String>,
        /// The date to record what was seen under.
        record: Option<String>,
    },
    /// Compare IANA's registry with the snapshot.
    Registry {
        /// The newer CSV file.
        file: PathBuf,
    },
}

impl Task {
    /// The task that the arguments name; none where they name none.
    pub fn parse(arguments: Vec<String>) -> Result<Option<Task>> {
        let mut words = Words(arguments);
        let Some(name) = words.next_name()? else {
            return Ok(None);
        };
        let task = match name.as_str() {
            "serve" => Task::Serve { port: words.number("--port", 8080)? },
            "dev" => Task::Dev { port: words.number("--port", 8080)? },
            "build" => Task::Build { site_url: words.option("--site-url")? },
            "precompress" => Task::Precompress { folder: words.next_name()?.map(PathBuf::from) },
            "package" => Task::Package { site_url: words.option("--site-url")? },
            "test" => Task::Test { suites: suites(&words.names()?)? },
            "bench" => {
                let page_bench = words.option("--page-bench")?.map(PathBuf::from);
                Task::Bench { names: words.names()?, page_bench }
            }
            "fuzz" => {
                let seconds = words.number("--seconds", 60)?;
                Task::Fuzz { target: words.next_name()?, seconds }
            }
            "clients" => {
                let record = words.option("--record")?;
                Task::Clients { names: words.names()?, record }
            }
            "registry" => {
                let file =
                    words.next_name()?.context("`registry` needs the CSV file to compare")?;
                Task::Registry { file: file.into() }
            }
            "help" | "--help" | "-h" => return Ok(None),
            _ => bail!("there is no task `{name}`"),
        };
        match words.0.first() {
            Some(word) => bail!("`{name}` takes no `{word}`"),
            None => Ok(Some(task)),
        }
    }
}

/// The suites of these names; all if there is none.
fn suites(names: &[String]) -> Result<Vec<&'static Suite>> {
    if let Some(name) = names.iter().find(|name| SUITES.iter().all(|suite| suite.name != **name)) {
        bail!("there is no suite `{name}`");
    }
    let asked = |suite: &&Suite| names.is_empty() || names.iter().any(|name| name == suite.name);
    Ok(SUITES.iter().filter(asked).collect())
}

/// The words that are still to be understood.
struct Words(Vec<String>);

impl Words {
    fn option(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        let mut taken = self.0.drain(at..(at + 2).min(self.0.len()));
        taken.nth(1).map(Some).with_context(|| format!("`{name}` needs a value"))
    }

    fn number<T: std::str::FromStr>(&mut self, name: &str, default: T) -> Result<T> {
        match self.option(name)? {
            Some(text) => {
                text.parse().ok().with_context(|| format!("`{name} {text}` is no number that fits"))
            }
            None => Ok(default),
        }
    }

    fn next_name(&mut self) -> Result<Option<String>> {
        Ok((!self.0.is_empty()).then(|| self.0.remove(0)))
    }

    fn names(&mut self) -> Result<Vec<String>> {
        match self.0.iter().find(|word| word.starts_with('-')) {
            Some(word) => bail!("there is no option `{word}` here"),
            None => Ok(std::mem::take(&mut self.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Option<Task>> {
        Task::parse(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn options_stand_anywhere() {
        assert!(matches!(parse("serve").unwrap(), Some(Task::Serve { port: 8080 })));
        assert!(matches!(parse("serve --port 9").unwrap(), Some(Task::Serve { port: 9 })));
        for line in ["fuzz parse --seconds 3", "fuzz --seconds 3 parse"] {
            let Some(Task::Fuzz { target, seconds }) = parse(line).unwrap() else {
                panic!("{line}")
            };
            assert_eq!((target.as_deref(), seconds), (Some("parse"), 3));
        }
    }

    #[test]
    fn suites_run_in_their_own_order() {
        let Some(Task::Test { suites }) = parse("test unit fmt").unwrap() else { panic!() };
        assert_eq!(suites.iter().map(|suite| suite.name).collect::<Vec<_>>(), ["fmt", "unit"]);
        let Some(Task::Test { suites }) = parse("test").unwrap() else { panic!() };
        assert_eq!(suites.len(), SUITES.len());
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, error) in [
            ("srve", "there is no task `srve`"),
            ("test units", "there is no suite `units`"),
            ("test --all", "there is no option `--all` here"),
            ("serve --port", "`--port` needs a value"),
            ("serve --port 70000", "`--port 70000` is no number that fits"),
            ("registry", "`registry` needs the CSV file to compare"),
            ("build now", "`build` takes no `now`"),
        ] {
            assert_eq!(parse(line).unwrap_err().to_string(), error);
        }
    }

    #[test]
    fn help_names_every_suite() {
        let suites = HELP.lines().find(|line| line.contains("test [SUITE")).unwrap();
        assert!(SUITES.iter().all(|suite| suites.contains(suite.name)), "{suites}");
    }
}
