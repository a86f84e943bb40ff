//! The servers of a flow: they answer what reaches them with the flow's responses, in order.

use crate::{Flow, Response};

/// The servers, over all visits.
///
/// In a later visit some requests reach no server, because the client kept a redirect. So the
/// first visit is the measure: a URL that was answered by an item then is answered by the same
/// item again, in the same order.
#[derive(Default)]
pub(super) struct Servers {
    next: usize,
    visit: u32,
    /// URL, item, and the visit in which it was last given.
    given: Vec<(String, usize, u32)>,
}

impl Servers {
    /// Begins another visit.
    pub(super) fn next_visit(&mut self) {
        self.visit += 1;
    }

    /// The answer to the next request, and which item of the flow it is; none at all if there is
    /// nothing left and nothing may be made up.
    pub(super) fn answer(&mut self, flow: &Flow, url: &str) -> Option<(Response, Option<usize>)> {
        if self.visit > 0
            && let Some(again) = self.again(url)
        {
            return Some((flow.responses[again].clone(), Some(again)));
        }
        let Some(response) = flow.responses.get(self.next) else {
            let assumed = Response { status: 200, ..Response::default() };
            return flow.recorded.is_none().then_some((assumed, None));
        };
        let item = self.next;
        self.next += 1;
        if flow.visits > 1 {
            self.given.push((url.to_owned(), item, self.visit));
        }
        Some((response.clone(), Some(item)))
    }

    fn again(&mut self, url: &str) -> Option<usize> {
        let visit = self.visit;
        let free = |(at, _, last): &&mut (String, usize, u32)| at == url && *last < visit;
        let given = self.given.iter_mut().find(free)?;
        given.2 = visit;
        Some(given.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_visit_gets_what_the_url_got_before() {
        let responses = [301, 302, 200].map(|status| Response { status, ..Response::default() });
        let flow = Flow { responses: responses.to_vec(), visits: 2, ..Flow::default() };
        let mut servers = Servers::default();
        let ask = |servers: &mut Servers, url| servers.answer(&flow, url).expect("one").0.status;
        assert_eq!(["a", "b", "c"].map(|url| ask(&mut servers, url)), [301, 302, 200]);
        servers.next_visit();
        assert_eq!(["b", "c", "d"].map(|url| ask(&mut servers, url)), [302, 200, 200]);
        assert_eq!(servers.answer(&flow, "b").map(|it| it.1), Some(None), "b has been answered");
        let recorded = Flow { recorded: Some(crate::Recorded::default()), ..flow };
        assert_eq!(servers.answer(&recorded, "b"), None, "and nothing is made up");
    }
}
