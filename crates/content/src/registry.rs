//! IANA's registry as its CSV file: reading it, and saying what changed.

use std::collections::BTreeMap;

/// The registry as it was last compared with `content/codes/`, and the day of that edition. Its
/// rows were put together from copies of the registry of that day, in the form of its CSV file.
pub const SNAPSHOT: &str = include_str!("../../../content/iana-2025-09-15.csv");
/// The day of that edition.
pub const EDITION: &str = "2025-09-15";

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name; `Unassigned` for what is free.
    pub description: String,
    /// Where it is defined, as the registry writes it.
    pub reference: String,
}

/// Reads a registry: code to row, without the unassigned ones. The error names the line.
pub fn read(csv: &str) -> Result<BTreeMap<u16, Row>, String> {
    let mut lines = csv.lines().zip(1..);
    match lines.next() {
        Some(("Value,Description,Reference", _)) => {}
        _ => return Err("line 1: not `Value,Description,Reference`: this is no CSV file of IANA's registry of status codes".to_owned()),
    }
    let mut rows = BTreeMap::new();
    for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty()) {
        let cells = cells(line).ok_or(format!("line {number}: a quotation mark is not closed"))?;
        let [value, description, reference] = &cells[..] else {
            return Err(format!("line {number}: {} cells, not 3", cells.len()));
        };
        if description == "Unassigned" {
            continue;
        }
        let code = value.parse().map_err(|_| format!("line {number}: `{value}` is no code"))?;
        let row = Row { description: description.clone(), reference: reference.clone() };
        if rows.insert(code, row).is_some() {
            return Err(format!("line {number}: {code} stands there twice"));
        }
    }
    Ok(rows)
}

/// What is different in `new`, a line each.
pub fn changes(old: &BTreeMap<u16, Row>, new: &BTreeMap<u16, Row>) -> Vec<String> {
    let mut found = Vec::new();
    for (code, row) in new {
        match old.get(code) {
            None => found.push(format!("{code}: new: {} {}", row.description, row.reference)),
            Some(before) => {
                let members = [
                    ("description", &before.description, &row.description),
                    ("reference", &before.reference, &row.reference),
                ];
                for (name, before, now) in members.into_iter().filter(|(_, a, b)| a != b) {
                    found.push(format!("{code}: {name}: {before} → {now}"));
                }
            }
        }
    }
    for (code, row) in old.iter().filter(|(code, _)| !new.contains_key(code)) {
        found.push(format!("{code}: gone: {} {}", row.description, row.reference));
    }
    found.sort();
    found
}

/// The cells of a line; quotation marks enclose commas, doubled they stand for themselves.
fn cells(line: &str) -> Option<Vec<String>> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let cell = cells.last_mut()?;
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cell.push(c),
        }
    }
    (!quoted).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Value,Description,Reference\n";

    fn rows(lines: &str) -> Result<BTreeMap<u16, Row>, String> {
        read(&format!("{HEAD}{lines}"))
    }

    #[test]
    fn a_mistake_names_its_line() {
        for (lines, error) in [
            ("100,Continue", "line 2: 2 cells, not 3"),
            ("100,\"Continue,x", "line 2: a quotation mark is not closed"),
            ("100,A,\n\n100,B,", "line 4: 100 stands there twice"),
            ("1xx,A,", "line 2: `1xx` is no code"),
        ] {
            assert_eq!(rows(lines), Err(error.to_owned()));
        }
        assert!(read("code;name").is_err());
    }

    #[test]
    fn every_kind_of_change_is_named() {
        let old = rows("100,Continue,[A]\n104,Upload,[D]\n105-199,Unassigned,").expect("rows");
        let new = rows("100,Continue,\"[A, Section 1]\"\n418,\"I'm a \"\"teapot\"\"\",[T]")
            .expect("rows");
        assert_eq!(
            changes(&old, &new),
            [
                "100: reference: [A] → [A, Section 1]",
                "104: gone: Upload [D]",
                "418: new: I'm a \"teapot\" [T]",
            ]
        );
        assert_eq!(changes(&old, &old), [""; 0]);
    }
}
