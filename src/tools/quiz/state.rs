//! The page's state: the progress, the round, the question that is shown.

use super::exam;
use super::keep::{self, Kept};
use super::round;
use super::words;
use crate::platform::{address, clock, dom};
use crate::route::Route;
use leptos::prelude::*;
use model::Phrase;
use quiz::deck::Deck;
use quiz::fsrs::Grade;
use quiz::material::Material;
use quiz::progress::{Given, Progress, Undo};
use quiz::question::{Answer, Form};
use quiz::queue::{Waiting, waiting};
use quiz::session::{Asked, Mode, Session, seed};
use std::sync::Arc;

/// What the left side of the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Decks to choose from.
    Start,
    /// A question.
    Question,
    /// The end of a round.
    Summary,
}

/// The signals of the page.
#[derive(Clone, Copy)]
pub struct State {
    /// The page's place.
    pub route: Route,
    /// What questions are made from.
    pub material: StoredValue<Arc<Material>>,
    /// The learner's progress.
    pub progress: RwSignal<Progress>,
    /// What is shown.
    pub screen: RwSignal<Screen>,
    /// The deck chosen.
    pub deck: RwSignal<Deck>,
    /// How questions are chosen.
    pub mode: RwSignal<Mode>,
    /// Whether an exam has a clock.
    pub timed: RwSignal<bool>,
    /// How many seconds an exam has left, if it has a clock.
    pub left: RwSignal<Option<i64>>,
    /// The round.
    pub session: RwSignal<Option<Session>>,
    /// Which of its questions is shown.
    pub at: RwSignal<usize>,
    /// What is typed.
    pub typed: RwSignal<String>,
    /// The choices put in order so far.
    pub order: RwSignal<Vec<usize>>,
    /// Whether the reasons of all choices are shown.
    pub why: RwSignal<bool>,
    /// What the last answers have changed, the last one at the end.
    pub undo: RwSignal<Vec<Undo>>,
    /// The progress before it was replaced.
    pub before: RwSignal<Option<Progress>>,
    /// A line about the address, or about what is kept.
    pub remark: RwSignal<String>,
    /// The time, as far as the page has noticed.
    pub now: RwSignal<i64>,
    /// What the browser keeps, and whether it does.
    pub kept: StoredValue<Kept>,
}

impl State {
    /// The state that the page is prerendered with: a new learner's.
    pub fn new(material: Arc<Material>, route: Route) -> State {
        State {
            route,
            material: StoredValue::new(material),
            progress: RwSignal::new(Progress::default()),
            screen: RwSignal::new(Screen::Start),
            deck: RwSignal::new(Deck::Document),
            mode: RwSignal::new(Mode::Spaced),
            timed: RwSignal::new(false),
            left: RwSignal::new(None),
            session: RwSignal::new(None),
            at: RwSignal::new(0),
            typed: RwSignal::new(String::new()),
            order: RwSignal::new(Vec::new()),
            why: RwSignal::new(false),
            undo: RwSignal::new(Vec::new()),
            before: RwSignal::new(None),
            remark: RwSignal::new(String::new()),
            now: RwSignal::new(0),
            kept: StoredValue::new(Kept::default()),
        }
    }

    /// Takes over what the browser keeps, and follows what other tabs change.
    pub fn load(self) {
        keep::load(self);
        round::take_up(self);
        // A new learner's page stays as it was prerendered.
        if !self.progress.with_untracked(Progress::is_empty) {
            self.now.set(clock::now());
        }
    }

    /// Takes deck and seed from the address, and begins a shared quiz if there are both.
    pub fn read_link(self, search: &str) {
        let value = |name: &str| {
            let pairs = search.trim_start_matches('?').split('&');
            pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name)
        };
        let Some((_, id)) = value("deck") else { return };
        let Some(deck) = self.material.with_value(|material| Deck::parse(material, id)) else {
            return self.mend(words::NO_DECK);
        };
        self.deck.set(deck.clone());
        let is_seed = |seed: &&str| {
            (1..=16).contains(&seed.len()) && seed.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        match value("seed").map(|(_, seed)| seed) {
            Some(seed) if is_seed(&seed) && self.is_in(&deck, seed) => {}
            Some(seed) if is_seed(&seed) => self.begin(deck, Mode::Shared, seed),
            Some(_) => self.mend(words::NO_SEED),
            None => {}
        }
    }

    /// Whether the round that goes on is this shared one.
    fn is_in(self, deck: &Deck, seed: &str) -> bool {
        self.session.with_untracked(|session| {
            session
                .as_ref()
                .is_some_and(|it| it.mode == Mode::Shared && it.deck == *deck && it.seed == seed)
        })
    }

    /// Says what was wrong with the address, and takes it out of it.
    fn mend(self, words: Phrase) {
        self.remark.set(words.get(self.route.lang).to_owned());
        address::forget(&["deck", "seed"]);
    }

    /// How many cards of a deck wait.
    pub fn waiting(self, deck: &Deck) -> Waiting {
        let now = self.now.get();
        self.progress.with(|progress| {
            let cards = self.material.with_value(|material| deck.cards(material, progress));
            waiting(&cards, progress, now, self.day(now))
        })
    }

    /// The learner's day of a time; before the app is there, the first one.
    pub fn day(self, now: i64) -> i64 {
        if now == 0 { 0 } else { clock::day_of(now) }
    }

    /// Begins a round.
    pub fn begin(self, deck: Deck, mode: Mode, seed: &str) {
        self.now.set(clock::now());
        let session = self.material.with_value(|material| Session::new(material, deck, mode, seed));
        self.session.set(Some(session));
        self.undo.set(Vec::new());
        self.at.set(0);
        exam::set_clock(self, mode);
        let asked = mode == Mode::Exam || self.ask();
        let any =
            self.session.with_untracked(|it| it.as_ref().is_some_and(|it| !it.asked.is_empty()));
        let nothing = words::NOTHING_DUE.get(self.route.lang);
        if asked && any {
            if self.remark.with_untracked(|remark| remark == nothing) {
                self.remark.set(String::new());
            }
            self.show(0);
        } else {
            self.remark.set(nothing.to_owned());
            self.screen.set(Screen::Start);
        }
    }

    /// Begins a round of the deck and in the way chosen.
    pub fn start(self) {
        let (deck, mode) = (self.deck.get_untracked(), self.mode.get_untracked());
        self.begin(deck, mode, &seed(clock::now().unsigned_abs()));
    }

    /// Draws the next question; false if the round is over.
    fn ask(self) -> bool {
        let now = clock::now();
        let drawn = self.progress.with_untracked(|progress| {
            self.material.with_value(|material| {
                self.session.try_update(|session| {
                    session
                        .as_mut()
                        .is_some_and(|it| it.ask(material, progress, now, clock::day_of(now)))
                })
            })
        });
        drawn.unwrap_or_default()
    }

    /// Shows a question of the round.
    pub fn show(self, at: usize) {
        batch(|| {
            self.at.set(at);
            self.why.set(false);
            self.typed.set(String::new());
            self.order.set(Vec::new());
            self.screen.set(Screen::Question);
        });
        self.restore();
        dom::focus_soon("question".to_owned());
    }

    /// Puts an exam's answer back into its field.
    fn restore(self) {
        match self.with_asked(|asked| asked.answer.clone()).flatten() {
            Some(Answer::Typed(text)) => self.typed.set(text),
            Some(Answer::Ordered(order)) => self.order.set(order),
            _ => {}
        }
    }

    /// Hands the question that is shown to `read`.
    pub fn with_asked<T>(self, read: impl FnOnce(&Asked) -> T) -> Option<T> {
        let at = self.at.get();
        self.session.with(|session| session.as_ref()?.asked.get(at).map(read))
    }

    /// Whether the round is an exam.
    pub fn is_exam(self) -> bool {
        self.session.with(|session| session.as_ref().is_some_and(|it| it.mode == Mode::Exam))
    }

    /// Takes an answer to the question that is shown.
    pub fn answer(self, answer: Answer) {
        let told = untrack(|| self.with_asked(|asked| asked.answer.is_some())).unwrap_or(true);
        let exam = untrack(|| self.is_exam());
        if told && !exam {
            return;
        }
        let at = self.at.get_untracked();
        let focus = match &answer {
            Answer::Chosen(at) => format!("option-{at}"),
            Answer::Typed(_) => "typed".to_owned(),
            Answer::Ordered(_) => "question".to_owned(),
        };
        self.session.update(|session| {
            if let Some(asked) = session.as_mut().and_then(|session| session.asked.get_mut(at)) {
                asked.answer = Some(answer);
            }
        });
        if exam {
            // The card is made anew.
            return dom::focus_soon(focus);
        }
        self.count(None);
        // What was right stays in view.
        dom::focus_in_place("next");
    }

    /// Shows the reasons of all choices, or of two only.
    pub fn explain(self) {
        self.why.update(|why| *why = !*why);
        dom::focus_soon("why".to_owned());
    }

    /// Lets the answer to the question that is shown count; `grade` where the learner says how
    /// well a right one was known.
    fn count(self, grade: Option<Grade>) {
        let now = clock::now();
        let spaced =
            self.session.with_untracked(|it| it.as_ref().is_some_and(|it| it.mode == Mode::Spaced));
        let given = untrack(|| self.with_asked(|asked| given(asked, spaced, grade, now))).flatten();
        let Some(given) = given else { return };
        self.now.set(now);
        let undo = keep::change(self, move |progress| progress.answer(given));
        self.undo.update(|all| all.push(undo));
    }

    /// Says how well the answer just given was known.
    pub fn regrade(self, grade: Grade) {
        self.take_back();
        self.count(Some(grade));
        dom::focus_in_place("next");
    }

    /// Takes the last answer out of the progress.
    fn take_back(self) {
        // What was deleted elsewhere must not come back.
        keep::follow(self);
        if let Some(undo) = self.undo.try_update(Vec::pop).flatten() {
            keep::change(self, move |progress| progress.undo(&undo));
        }
    }

    /// Takes the last answer back: the question is open again. From a question that is not
    /// answered yet, it is the one before.
    pub fn undo(self) {
        let answered =
            untrack(|| self.with_asked(|asked| asked.answer.is_some())).unwrap_or_default();
        let at = self.at.get_untracked();
        let Some(at) = (if answered { Some(at) } else { at.checked_sub(1) }) else { return };
        if self.undo.with_untracked(Vec::is_empty) {
            return;
        }
        self.take_back();
        self.session.update(|session| {
            if let Some(session) = session {
                session.asked.truncate(at + 1);
                session.asked[at].answer = None;
            }
        });
        self.show(at);
    }

    /// Goes on: to the next question, or to the end of the round.
    pub fn next(self) {
        if untrack(|| self.is_exam()) {
            return exam::next(self);
        }
        let at = self.at.get_untracked() + 1;
        let drawn =
            self.session.with_untracked(|it| it.as_ref().is_some_and(|it| at < it.asked.len()));
        match drawn || self.ask() {
            true => self.show(at),
            false => self.end(),
        }
    }

    /// Ends the round. An exam's answers count now.
    pub fn end(self) {
        if untrack(|| self.is_exam()) {
            exam::take_in(self);
            let count =
                self.session.with_untracked(|it| it.as_ref().map_or(0, |it| it.asked.len()));
            for at in 0..count {
                self.at.set(at);
                if untrack(|| self.with_asked(Asked::is_open)) == Some(false) {
                    self.count(None);
                }
            }
        }
        self.now.set(clock::now());
        self.left.set(None);
        self.screen.set(Screen::Summary);
        dom::focus_soon("summary".to_owned());
    }

    /// Back to the decks.
    pub fn leave(self) {
        self.left.set(None);
        self.session.set(None);
        self.now.set(clock::now());
        self.screen.set(Screen::Start);
        dom::focus_soon("decks".to_owned());
    }

    /// The form of the question that is shown.
    pub fn form(self) -> Option<Form> {
        untrack(|| self.with_asked(|asked| asked.question.form))
    }
}

/// What an answer means for the progress.
fn given(asked: &Asked, spaced: bool, grade: Option<Grade>, now: i64) -> Option<Given> {
    let answer = asked.answer.as_ref()?;
    let right = asked.question.is_right(answer);
    let grade = match right {
        true => grade.unwrap_or(Grade::Good),
        false => Grade::Again,
    };
    Some(Given {
        card: asked.question.card,
        right,
        grade: spaced.then_some(grade),
        mistaken_for: asked.question.mistaken_for(answer).filter(|_| !right),
        now,
        day: clock::day_of(now),
    })
}
