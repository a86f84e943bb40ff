use model::StatusCode;

/// A move through the results by an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next one.
    Right,
    /// To the one before.
    Left,
    /// One row down.
    Down,
    /// One row up.
    Up,
    /// To the first one of the row; of a list, to its first.
    First,
    /// To the last one of the row; of a list, to its last.
    Last,
    /// To the first one of the class before.
    ClassUp,
    /// To the first one of the class after.
    ClassDown,
}

/// Where `step` leads from `from` among `shown`, the codes in the order they stand on the page;
/// `None` beyond an edge. In a grid `place` says row and column, and of the next row that has a
/// code the nearest column is taken; in a list, which has no `place`, every code is a row.
pub fn step(
    shown: &[StatusCode],
    from: StatusCode,
    step: Step,
    place: Option<Place>,
) -> Option<StatusCode> {
    let at = shown.iter().position(|code| *code == from)?;
    let neighbour = |forward: bool| match forward {
        true => shown.get(at + 1).copied(),
        false => at.checked_sub(1).map(|before| shown[before]),
    };
    let in_row = |code: &StatusCode| place.is_none_or(|place| place(*code).0 == place(from).0);
    let class = |code: StatusCode| code.number() / 100;
    match step {
        Step::First => shown.iter().copied().find(in_row),
        Step::Last => shown.iter().copied().rfind(in_row),
        Step::ClassDown => shown[at..].iter().copied().find(|code| class(*code) != class(from)),
        Step::ClassUp => {
            let before = shown[..at].iter().rfind(|code| class(**code) != class(from))?;
            let same = |code: &StatusCode| class(*code) == class(*before);
            shown[..at].iter().copied().find(same)
        }
        Step::Right => neighbour(true),
        Step::Left => neighbour(false),
        Step::Down => match place {
            Some(place) => nearest(shown[at..].iter().copied(), from, place),
            None => neighbour(true),
        },
        Step::Up => match place {
            Some(place) => nearest(shown[..at].iter().rev().copied(), from, place),
            None => neighbour(false),
        },
    }
}

/// Row and column of a code.
pub type Place = fn(StatusCode) -> (u16, u16);

/// The code nearest to `from`'s column in the first row of `codes` that is not `from`'s.
fn nearest(
    codes: impl Iterator<Item = StatusCode>,
    from: StatusCode,
    place: Place,
) -> Option<StatusCode> {
    let (own, column) = place(from);
    let mut others = codes.skip_while(|code| place(*code).0 == own).peekable();
    let row = place(*others.peek()?).0;
    let in_row = others.take_while(|code| place(*code).0 == row);
    in_row.min_by_key(|code| place(*code).1.abs_diff(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: u16, by: Step, grid: bool, expect: Option<u16>) {
        let code = |number| StatusCode::new(number).expect("a code");
        let shown = [200, 201, 206, 301, 308, 404, 444, 494].map(code);
        let place: Place = |code| (code.decade(), code.unit());
        let reached = step(&shown, code(from), by, grid.then_some(place)).map(StatusCode::number);
        assert_eq!(reached, expect, "{from} {by:?}");
    }

    #[test]
    fn sideways_follows_the_page() {
        check(200, Step::Right, true, Some(201));
        check(206, Step::Right, true, Some(301));
        check(301, Step::Left, true, Some(206));
        check(200, Step::Left, true, None);
        check(494, Step::Right, true, None);
    }

    #[test]
    fn up_and_down_keep_the_column() {
        check(206, Step::Down, true, Some(308));
        check(308, Step::Up, true, Some(206));
        check(301, Step::Down, true, Some(404));
        check(404, Step::Down, true, Some(444));
        check(494, Step::Down, true, None);
        check(201, Step::Up, true, None);
    }

    #[test]
    fn ends_of_rows_and_of_classes() {
        check(201, Step::Last, true, Some(206));
        check(206, Step::First, true, Some(200));
        check(301, Step::Last, false, Some(494));
        check(301, Step::First, false, Some(200));
        check(206, Step::ClassDown, true, Some(301));
        check(444, Step::ClassUp, true, Some(301));
        check(200, Step::ClassUp, true, None);
        check(404, Step::ClassDown, false, None);
    }

    #[test]
    fn in_a_list_every_code_is_a_row() {
        check(200, Step::Down, false, Some(201));
        check(201, Step::Up, false, Some(200));
        check(200, Step::Up, false, None);
    }

    #[test]
    fn a_code_that_is_not_shown_leads_nowhere() {
        check(599, Step::Right, true, None);
    }
}
