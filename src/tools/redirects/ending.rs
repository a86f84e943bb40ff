//! How a visit ends, in words: nothing that was not there is called the result.

use super::words;
use model::Lang;
use redirect::{Flow, Hop, Outcome, Repetition, Visit};

/// How a visit ends, in a few words.
pub fn ending(lang: Lang, visit: &Visit) -> String {
    let reason = visit.reason.map(|reason| words::reason(reason).get(lang));
    if let Some(round) = visit.repetition() {
        return words::circle(lang, places(&round), reason);
    }
    match visit.outcome {
        Outcome::Response => response(lang, visit),
        Outcome::Error => match reason {
            Some(reason) => words::failed(lang, reason),
            None => words::FAILS.get(lang).to_owned(),
        },
        Outcome::Unknown => words::UNRECORDED.get(lang).to_owned(),
    }
}

fn response(lang: Lang, visit: &Visit) -> String {
    if let Some(opaque) = visit.kind.filter(|_| visit.status == Some(0)) {
        return opaque.name().to_owned();
    }
    let status = visit.status.map_or(String::new(), |status| status.to_string());
    if visit.hops.last().is_some_and(Hop::is_assumed) {
        words::assumed(lang, &status)
    } else {
        status
    }
}

/// The first and the last hop of a round, from 1.
fn places(round: &Repetition) -> (usize, usize) {
    (round.first + 1, round.again)
}

/// The line that tells the end: what comes out, and where.
pub fn result(lang: Lang, visit: &Visit) -> String {
    let ending = ending(lang, visit);
    match visit.outcome {
        _ if visit.repetition().is_some() => ending,
        Outcome::Unknown => words::unknown_end(lang, &visit.url),
        _ => words::ends(lang, &ending, &visit.url),
    }
}

/// The last line of the transcript, where it has one that says how it ended.
pub fn said(lang: Lang, flow: &Flow) -> String {
    let end = flow.recorded.as_ref().and_then(|recorded| recorded.end.as_ref());
    let text = end.map(|end| &*end.text).filter(|text| !text.is_empty());
    text.map_or_else(String::new, |text| words::end_said(lang, text))
}
