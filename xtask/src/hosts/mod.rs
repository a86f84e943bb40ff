//! Real servers with the configuration of `deploy/`, on loopback ports, at the root and under a
//! path: for the suite `servers` and the load test.

mod running;
mod site;

pub use running::Running;
pub use site::Site;

use crate::project::Project;
use crate::tools::system;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// A server, and the file that configures it.
#[derive(Debug)]
pub struct Recipe {
    /// What it is called in reports.
    pub name: &'static str,
    /// Its configuration.
    pub file: &'static str,
    /// Lines that end so are taken out, as the file itself proposes.
    without: Option<&'static str>,
    /// Whether it sends files in Brotli.
    pub brotli: bool,
    /// The program in the foreground, with the configuration and a folder to write to.
    command: fn(&Path, &Path) -> Result<Command>,
}

/// nginx as it is proposed, which the load test takes.
pub const NGINX: Recipe = Recipe {
    name: "nginx",
    file: "deploy/nginx.conf",
    without: None,
    brotli: true,
    command: nginx,
};

/// All of them.
pub const RECIPES: [Recipe; 4] = [
    NGINX,
    Recipe { name: "nginx without Brotli", without: Some("# brotli"), brotli: false, ..NGINX },
    Recipe { name: "Caddy", file: "deploy/Caddyfile", without: None, brotli: true, command: caddy },
    Recipe {
        name: "Apache httpd",
        file: "deploy/apache.conf",
        without: None,
        brotli: true,
        command: apache,
    },
];

/// The path of the configurations that have the site below the root.
pub const BELOW: &str = "/wiki/http";

/// Where Debian's package has put the module that two lines of `nginx.conf` name.
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Installs the servers that are missing.
pub fn ensure(project: &Project) -> Result<()> {
    let missing = [
        (system::daemon("nginx").is_none(), "nginx"),
        (!Path::new(NGINX_BROTLI).is_file(), "libnginx-mod-http-brotli-static"),
        (system::daemon("caddy").is_none(), "caddy"),
        // The program and its modules, without the service that Debian's `apache2` is.
        (system::daemon("apache2").is_none(), "apache2-bin"),
    ];
    let missing: Vec<&str> =
        missing.iter().filter(|(is, _)| *is).map(|(_, package)| *package).collect();
    match missing.is_empty() {
        true => Ok(()),
        false => system::install_idle(project, "The servers of deploy/", &missing),
    }
}

fn nginx(config: &Path, run: &Path) -> Result<Command> {
    let mut command = Command::new(system::require_daemon("nginx")?);
    command.arg("-e").arg(run.join("error.log")).arg("-c").arg(config);
    Ok(command)
}

fn caddy(config: &Path, _: &Path) -> Result<Command> {
    let mut command = Command::new(system::require_daemon("caddy")?);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(config);
    Ok(command)
}

fn apache(config: &Path, _: &Path) -> Result<Command> {
    let mut command = Command::new(system::require_daemon("apache2")?);
    command.args(["-X", "-f"]).arg(config);
    Ok(command)
}
