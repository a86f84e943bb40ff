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

    /// The answer to the next request, and which item of the flow it is.
    pub(super) fn answer(&mut self, flow: &Flow, url: &str) -> (Response, Option<usize>) {
        if self.visit > 0
            && let Some(again) = self.again(url)
        {
            return (flow.responses[again].clone(), Some(again));
        }
        let Some(response) = flow.responses.get(self.next) else {
            return (Response { status: 200, ..Response::default() }, None);
        };
        let item = self.next;
        self.next += 1;
        if flow.visits > 1 {
            self.given.push((url.to_owned(), item, self.visit));
        }
        (response.clone(), Some(item))
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
        let ask = |servers: &mut Servers, url| servers.answer(&flow, url).0.status;
        assert_eq!(["a", "b", "c"].map(|url| ask(&mut servers, url)), [301, 302, 200]);
        servers.next_visit();
        assert_eq!(["b", "c", "d"].map(|url| ask(&mut servers, url)), [302, 200, 200]);
        assert_eq!(servers.answer(&flow, "b").1, None, "b has been answered already");
    }
}
