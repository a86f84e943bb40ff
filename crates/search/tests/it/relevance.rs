//! Real queries and what has to come first: `tests/relevance.tsv`.

use crate::codes;
use std::fmt::Write;
use std::path::Path;

struct Case {
    kind: String,
    query: String,
    codes: Vec<u16>,
}

fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/relevance.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let case = |line: &str| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [kind, query, codes] = parts[..] else { panic!("not three parts: {line}") };
        let codes = codes.split(',').map(|code| code.trim().parse().unwrap()).collect();
        Case { kind: kind.to_owned(), query: query.to_owned(), codes }
    };
    lines.map(case).collect()
}

/// The share of the wanted codes among as many first results as there are wanted, three at least.
fn recall(found: &[u16], wanted: &[u16]) -> f64 {
    let first = &found[..found.len().min(wanted.len().max(3))];
    wanted.iter().filter(|code| first.contains(code)).count() as f64 / wanted.len() as f64
}

/// One over the place of the first wanted code.
fn reciprocal_rank(found: &[u16], wanted: &[u16]) -> f64 {
    found.iter().position(|code| wanted.contains(code)).map_or(0.0, |at| 1.0 / (at + 1) as f64)
}

#[test]
fn what_is_meant_comes_first() {
    let cases = cases();
    assert!(cases.len() >= 120, "only {} queries", cases.len());
    let mut missed = String::new();
    let mut by_kind: Vec<(String, usize, f64, f64)> = Vec::new();
    for Case { kind, query, codes: wanted } in &cases {
        let found = codes(query);
        let exact = ["number", "facet"].contains(&kind.as_str());
        let recall = match exact {
            true => {
                let mut found = found.clone();
                found.sort_unstable();
                f64::from(u8::from(found == *wanted))
            }
            false => recall(&found, wanted),
        };
        if recall < 1.0 {
            let first = &found[..found.len().min(5)];
            writeln!(missed, "{kind}: {query:?} wants {wanted:?}, found {first:?}").unwrap();
        }
        let row = by_kind.iter().position(|(own, ..)| own == kind).unwrap_or_else(|| {
            by_kind.push((kind.clone(), 0, 0.0, 0.0));
            by_kind.len() - 1
        });
        let (_, count, recalls, ranks) = &mut by_kind[row];
        *count += 1;
        *recalls += recall;
        *ranks += if exact { recall } else { reciprocal_rank(&found, wanted) };
    }
    println!("kind      queries  recall@3    MRR");
    let mut rest = (0, 0.0, 0.0);
    for (kind, count, recalls, ranks) in &by_kind {
        let (recall, rank) = (recalls / *count as f64, ranks / *count as f64);
        println!("{kind:<9} {count:>7}  {recall:>8.3}  {rank:>5.3}");
        match kind.as_str() {
            "number" | "facet" => assert_eq!(recall, 1.0, "{missed}"),
            _ => rest = (rest.0 + count, rest.1 + recalls, rest.2 + ranks),
        }
    }
    let (recall, rank) = (rest.1 / f64::from(rest.0 as u32), rest.2 / f64::from(rest.0 as u32));
    println!(
        "but numbers and facets: {} queries, recall@3 {recall:.3}, MRR {rank:.3}\n{missed}",
        rest.0
    );
    assert!(recall >= 0.95, "recall@3 is {recall:.3}\n{missed}");
}
