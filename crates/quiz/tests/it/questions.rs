//! Every question that can be asked, in both languages.

use crate::material::both;
use quiz::card::{Card, Kind};
use quiz::make::question;
use quiz::material::Material;
use quiz::question::{Answer, Form, Question};
use quiz::random::Random;
use redirect::follow;
use std::collections::BTreeSet;

/// So many requests are drawn for each redirect.
const DRAWN: usize = 600;

/// Calls `check` with every question.
fn each(mut check: impl FnMut(&Material, &Question)) -> usize {
    let mut count = 0;
    for material in both() {
        for code in &material.codes {
            for card in material.cards_of(code.code) {
                for variant in material.variants(card) {
                    let times = if card.kind == Kind::Predict { DRAWN } else { 1 };
                    for time in 0..times {
                        let mut random = Random::new(&format!("{card} {variant} {time}"));
                        let made = question(&material, card, &variant, &mut random);
                        let place = format!("{card} {variant}");
                        check(
                            &material,
                            &made.unwrap_or_else(|| panic!("{place} has no question")),
                        );
                        count += 1;
                    }
                }
            }
        }
    }
    count
}

#[test]
fn exactly_one_choice_is_right() {
    let count = each(|_, question| {
        let right = question.choices.iter().filter(|choice| choice.right).count();
        let want = if question.form == Form::Order { question.choices.len() } else { 1 };
        assert_eq!(right, want, "{question:#?}");
    });
    assert!(count > 1000, "{count}");
}

#[test]
fn choices_differ_and_all_have_reasons() {
    each(|_, question| {
        let texts: BTreeSet<&str> = question.choices.iter().map(|choice| &*choice.text).collect();
        assert_eq!(texts.len(), question.choices.len(), "{question:#?}");
        for choice in &question.choices {
            assert!(!choice.text.trim().is_empty(), "{question:#?}");
            assert!(choice.reason.text.chars().count() > 3, "{question:#?}");
        }
        let want = match (question.form, question.card.kind) {
            (Form::Type, _) => 1..=1,
            (_, Kind::Fact) => 2..=4,
            _ => 4..=4,
        };
        assert!(want.contains(&question.choices.len()), "{question:#?}");
        assert!(!question.ask.is_empty());
    });
}

/// A choice that stands for the right code is the right one, and no text of a wrong choice is a
/// name or a number of the right code.
#[test]
fn no_wrong_choice_is_also_right() {
    each(|material, question| {
        if matches!(question.form, Form::Order | Form::Type) {
            return;
        }
        let own = material.code(question.card.code).unwrap();
        for choice in question.choices.iter().filter(|choice| !choice.right) {
            assert_ne!(choice.code, Some(question.card.code), "{question:#?}");
            assert_ne!(choice.text, own.title, "{question:#?}");
        }
    });
}

#[test]
fn no_question_gives_its_answer_away() {
    each(|material, question| {
        let number = question.card.code.to_string();
        let own = material.code(question.card.code).unwrap();
        match question.card.kind {
            Kind::Number | Kind::Recall | Kind::Scenario => {
                let told = [&question.ask, &question.about];
                assert!(!told.iter().any(|text| text.contains(&number)), "{question:#?}");
            }
            Kind::Meaning => assert!(!question.ask.contains(&own.title), "{question:#?}"),
            _ => {}
        }
    });
}

#[test]
fn names_that_are_typed_belong_to_one_code() {
    for material in both() {
        let mut asked = BTreeSet::new();
        for code in &material.codes {
            let card = Card { code: code.code, kind: Kind::Recall };
            if !material.variants(card).is_empty() {
                let question = question(&material, card, "", &mut Random::new("")).unwrap();
                assert!(asked.insert(question.ask.clone()), "{} twice", question.ask);
            }
        }
    }
}

#[test]
fn predictions_are_what_the_engine_does() {
    each(|material, question| {
        let Some(flow) = &question.flow else { return };
        let client = material.clients.iter().find(|client| client.id == flow.client).unwrap();
        let trace = follow(client, flow).unwrap();
        let right = &question.choices[question.right().unwrap()];
        match trace.visits[0].hops.get(1) {
            Some(hop) => {
                assert!(right.text.contains(&format!("`{} ", hop.request.method)), "{question:#?}");
                let asked = &flow.request;
                let says =
                    |yes: &str, no: &str| right.text.contains(yes) && !right.text.contains(no);
                if asked.body.is_some() {
                    let (yes, no) = if material.lang == model::Lang::Zh {
                        ("，带内容", "不带内容")
                    } else {
                        ("with the content", "no content")
                    };
                    assert_eq!(says(yes, no), hop.request.body.is_some(), "{question:#?}");
                }
                if asked.headers.get("Authorization").is_some() {
                    let (yes, no) = if material.lang == model::Lang::Zh {
                        ("，带`Auth", "不带`Auth")
                    } else {
                        ("with `Auth", "no `Auth")
                    };
                    assert_eq!(
                        says(yes, no),
                        hop.request.headers.get("Authorization").is_some(),
                        "{question:#?}"
                    );
                }
            }
            None => assert!(!right.text.contains('`'), "{question:#?}"),
        }
    });
}

#[test]
fn predictions_never_end() {
    let [zh, _] = both();
    let card = Card::parse("302.predict").unwrap();
    let mut random = Random::new("endless");
    let made: BTreeSet<String> = (0..2000)
        .map(|_| {
            let question = question(&zh, card, "", &mut random).unwrap();
            format!("{} {}", question.ask, question.about)
        })
        .collect();
    assert!(made.len() > 150, "{} different ones", made.len());
}

#[test]
fn answers_are_judged() {
    let [zh, _] = both();
    let make = |card: &str| {
        let card = Card::parse(card).unwrap();
        question(&zh, card, "", &mut Random::new("x")).unwrap()
    };
    let typed = make("409.recall");
    for (text, right) in
        [("409", true), (" 409 ", true), ("404", false), ("", false), ("4 0 9", false)]
    {
        assert_eq!(typed.is_right(&Answer::Typed(text.to_owned())), right, "{text}");
    }
    let number = |text: &str| typed.mistaken_for(&Answer::Typed(text.to_owned()));
    assert_eq!(number("404").map(|code| code.number()), Some(404));
    assert_eq!(number("409"), None);
    let order = make("409.order");
    assert!(order.is_right(&Answer::Ordered(order.in_order())));
    assert!(!order.is_right(&Answer::Ordered(vec![0, 1, 2, 3])), "{order:#?}");
    assert!(!order.is_right(&Answer::Ordered(order.in_order()[..3].to_vec())));
}
