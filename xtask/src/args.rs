//! The command line.

use crate::suite::{SUITES, Suite};
use anyhow::{Context, Result, anyhow, bail};
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
            "build" => Task::Build { site_url: words.site_url()? },
            "precompress" => Task::Precompress { folder: words.next_name()?.map(PathBuf::from) },
            "package" => Task::Package { site_url: words.site_url()? },
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
                let (record, names) = (words.date("--record")?, words.names()?);
                if record.is_some() && !names.is_empty() {
                    bail!("`--record` records all clients: name none");
                }
                Task::Clients { names, record }
            }
            "registry" => {
                let file =
                    words.next_name()?.context("`registry` needs the CSV file to compare")?;
                Task::Registry { file: file.into() }
            }
            "help" | "--help" | "-h" => return Ok(None),
            _ => bail!("there is no task `{name}`: `cargo xtask` alone lists them"),
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
        let all: Vec<&str> = SUITES.iter().map(|suite| suite.name).collect();
        bail!("there is no suite `{name}`; there are: {}", all.join(", "));
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

    /// The address that the site will have, as the URL standard writes it.
    fn site_url(&mut self) -> Result<Option<String>> {
        let text = self.option("--site-url")?;
        let address = text.map(|text| address::site(&text)).transpose();
        address.map_err(|wrong| anyhow!("--site-url: {wrong}"))
    }

    /// A day, written `2026-11-23`.
    fn date(&mut self, name: &str) -> Result<Option<String>> {
        let Some(text) = self.option(name)? else { return Ok(None) };
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str, length| {
            let digits = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse::<u32>().ok()).flatten()
        };
        match parts.as_slice() {
            [year, month, day]
                if number(year, 4).is_some()
                    && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
                    && number(day, 2).is_some_and(|day| (1..=31).contains(&day)) =>
            {
                Ok(Some(text))
            }
            _ => bail!("`{name} {text}` is no day: write 2026-11-23"),
        }
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
            ("srve", "there is no task `srve`: `cargo xtask` alone lists them"),
            (
                "test units",
                "there is no suite `units`; there are: fmt, clippy, deny, unit, clients, types, \
                build, dist, anki, servers, e2e, fuzz",
            ),
            ("test --all", "there is no option `--all` here"),
            ("serve --port", "`--port` needs a value"),
            ("serve --port 70000", "`--port 70000` is no number that fits"),
            ("registry", "`registry` needs the CSV file to compare"),
            ("build now", "`build` takes no `now`"),
            ("clients --record today", "`--record today` is no day: write 2026-11-23"),
            ("clients --record 2026-13-01", "`--record 2026-13-01` is no day: write 2026-11-23"),
            ("clients --record 2026-11-23 curl", "`--record` records all clients: name none"),
        ] {
            assert_eq!(parse(line).unwrap_err().to_string(), error);
        }
    }

    #[test]
    fn an_address_that_is_none_is_refused_before_anything_is_built() {
        for task in ["build", "package"] {
            for address in ["foo", "ftp://x/", "https://", "https://a.b/x?y", "https://a.b/#x"] {
                let error = parse(&format!("{task} --site-url {address}")).unwrap_err().to_string();
                let begin = format!("--site-url: `{address}` cannot be the site's address: ");
                assert!(error.starts_with(&begin), "{error}");
                assert_eq!(error.lines().count(), 1);
            }
        }
        let Some(Task::Build { site_url }) = parse("build --site-url https://A.b/x").unwrap()
        else {
            panic!()
        };
        assert_eq!(site_url.as_deref(), Some("https://a.b/x/"));
    }

    #[test]
    fn help_names_every_suite() {
        let suites = HELP.lines().find(|line| line.contains("test [SUITE")).unwrap();
        assert!(SUITES.iter().all(|suite| suites.contains(suite.name)), "{suites}");
    }
}
