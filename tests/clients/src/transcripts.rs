//! Loops as curl and wget really print them: read as a reader would paste them, and played. The
//! result is never an answer that nobody gave.

use crate::server::Server;
use crate::setup::find;
use anyhow::{Context, Result, ensure};
use redirect::diagnosis::{Kind, diagnose};
use redirect::import::read;
use redirect::{Change, Client, EndKind, Outcome, Response, follow};
use std::process::Command;

/// What came of it.
#[derive(Default)]
pub struct Found {
    /// How many transcripts were read.
    pub read: usize,
    /// What is wrong, a line each.
    pub wrong: Vec<String>,
}

/// URLs that lead to each other in a circle, and what is to be found of that.
struct Loop {
    name: &'static str,
    urls: Vec<String>,
    /// Sets a cookie at the first of them.
    cookie: bool,
    kind: Kind,
    /// What each hop of the round changes.
    changes: &'static [Change],
}

/// Makes every loop with every command, and reads what they print.
///
/// # Errors
/// If a client that is there cannot be run.
pub fn run(server: &Server, profiles: &[Client]) -> Result<Found> {
    let mut found = Found::default();
    for (number, own) in loops(server).iter().enumerate() {
        for (at, (program, arguments)) in commands(server).iter().enumerate() {
            if find(program).is_none() {
                continue;
            }
            let case = format!("loop{number}x{at}");
            let urls: Vec<String> = own.urls.iter().map(|url| url.replace("CASE", &case)).collect();
            server.expect(&case, &answers(own, &urls));
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let (typed, printed) = printed(program, &arguments, &urls[0])?;
            // With the command above it, and without where the output has the first URL itself.
            let whole = format!("$ {typed}\n{printed}");
            let bare = (!arguments.contains(&"-sSIL")).then_some(printed);
            for text in [Some(whole), bare].into_iter().flatten() {
                found.read += 1;
                if let Err(error) = check(own, program, &text, profiles) {
                    found.wrong.push(format!("{} by {typed}: {error:#}", own.name));
                }
            }
        }
    }
    Ok(found)
}

fn loops(server: &Server) -> Vec<Loop> {
    let (a, t) = (server.ports.a, server.ports.t);
    let http = |path: &str| format!("http://127.0.0.1:{a}/CASE/{path}");
    let made = |name, urls, kind, changes| Loop { name, urls, cookie: false, kind, changes };
    vec![
        made("itself", vec![http("x")], Kind::SelfRedirect, &[Change::Itself]),
        made(
            "slash",
            vec![http("x"), http("x/")],
            Kind::SlashPingPong,
            &[Change::AddsSlash, Change::DropsSlash],
        ),
        made(
            "scheme",
            vec![http("x"), format!("https://127.0.0.1:{t}/CASE/x")],
            Kind::SchemePingPong,
            &[Change::ToHttps, Change::ToHttp],
        ),
        made(
            "www",
            vec![format!("http://loop.test:{a}/CASE/"), format!("http://www.loop.test:{a}/CASE/")],
            Kind::WwwPingPong,
            &[Change::AddsWww, Change::DropsWww],
        ),
        Loop {
            name: "login",
            urls: vec![http("login"), http("check")],
            cookie: true,
            kind: Kind::CookieLoop,
            changes: &[Change::Path, Change::Path],
        },
    ]
}

/// The programs with their options. No name is looked up: curl is told where the hosts are, and
/// wget asks the server as its proxy.
fn commands(server: &Server) -> Vec<(&'static str, Vec<String>)> {
    let port = server.ports.a;
    let at = |host: &str| format!("{host}:{port}:127.0.0.1");
    let with = |options: &[&str]| options.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let curl = |option: &str| {
        let (bare, www) = (at("loop.test"), at("www.loop.test"));
        with(&["-k", option, "--resolve", &bare, "--resolve", &www])
    };
    vec![
        ("curl", curl("-vL")),
        ("curl", curl("-sSIL")),
        ("wget", with(&["-S", "-O", "/dev/null", "--no-check-certificate"])),
        ("wget", with(&["-O", "/dev/null", "--no-check-certificate"])),
    ]
}

/// More answers than any client asks for: each URL leads to the next, the last to the first.
fn answers(own: &Loop, urls: &[String]) -> Vec<Response> {
    let answer = |at: usize| {
        let next = urls[(at + 1) % urls.len()].as_str();
        let mut response =
            Response { status: 302, headers: [("Location", next)].into_iter().collect() };
        if own.cookie && at.is_multiple_of(urls.len()) {
            response.headers.add("Set-Cookie", "sid=1; Path=/");
        }
        response
    };
    (0..80).map(answer).collect()
}

/// The command as it is typed, and all that it prints, in the order of a terminal.
fn printed(program: &str, arguments: &[&str], url: &str) -> Result<(String, String)> {
    let typed = [&[program], arguments, &[url]].concat();
    let mut command = Command::new("sh");
    command.args(["-c", "exec \"$@\" 2>&1", "sh"]).args(&typed).env("LC_ALL", "C");
    if program == "wget" && url.contains("loop.test") {
        let authority = url.split('/').nth(2).unwrap_or_default();
        let port = authority.rsplit(':').next().unwrap_or_default();
        command.env("http_proxy", format!("http://127.0.0.1:{port}"));
    }
    let output = command.output().with_context(|| format!("cannot run {program}"))?;
    Ok((typed.join(" "), String::from_utf8_lossy(&output.stdout).into_owned()))
}

fn check(own: &Loop, program: &str, text: &str, profiles: &[Client]) -> Result<()> {
    let flow = read(text).map_err(|refusal| anyhow::anyhow!("refused: {refusal:?}"))?.flow;
    let (client, kept, limit) = if program == "curl" { ("curl", 51, 50) } else { ("wget", 21, 20) };
    ensure!(flow.client == client, "taken for {}", flow.client);
    ensure!(flow.responses.len() == kept, "{} responses are kept", flow.responses.len());
    let end = flow.recorded.as_ref().and_then(|recorded| recorded.end.as_ref());
    let kind = end.map(|end| end.kind);
    ensure!(kind == Some(EndKind::TooManyRedirects(Some(limit))), "the end is {end:?}");
    let profile = profiles.iter().find(|profile| profile.id == client).context("no profile")?;
    let trace = follow(profile, &flow)?;
    let visit = &trace.visits[0];
    ensure!(visit.hops.len() == kept, "{} hops", visit.hops.len());
    ensure!(visit.outcome == Outcome::Error && visit.status.is_none(), "it ends well");
    ensure!(visit.hops.iter().all(|hop| hop.is_given()), "an answer is made up");
    let repetition = visit.repetition().context("no loop is found")?;
    let changes: Vec<Change> = repetition.steps.iter().map(|step| step.change).collect();
    // wget sends the cookie back, so it is the second round that is made again, from its check on.
    let has_jar = own.cookie && profile.jar.is_some();
    ensure!(changes == own.changes, "the steps are {changes:?}");
    let kind = if has_jar { Kind::Loop } else { own.kind };
    let first = diagnose(profile, &flow, &trace, profiles).into_iter().next();
    let told = first.map(|finding| finding.kind);
    ensure!(told == Some(kind), "it is called {told:?}");
    Ok(())
}
