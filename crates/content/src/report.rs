//! What was found in `content/`, for a reader at a terminal.

use crate::Diagnostic;

/// So many mistakes are named where each is a line among a compiler's.
const NAMED: usize = 10;

/// The line that a run ends with: where the first mistake is, what it is, and how many there are.
/// None where nothing stops the build.
pub fn last_line(found: &[Diagnostic]) -> Option<String> {
    let mut errors = found.iter().filter(|found| found.is_error());
    let first = line(errors.next()?);
    let all = errors.count() + 1;
    Some(match all {
        1 => format!("{first} (1 mistake)"),
        all => format!("{first} (the first of {all} mistakes)"),
    })
}

/// All of it, each with its line of the file and what to write instead; warnings first, since the
/// end is what is read.
pub fn in_full(found: &[Diagnostic]) -> String {
    let (errors, warnings): (Vec<_>, Vec<_>) = found.iter().partition(|found| found.is_error());
    warnings.into_iter().chain(errors).map(|found| format!("{found}\n\n")).collect()
}

/// The mistakes in a line each, for build scripts: several of them may say the same. None where
/// nothing stops the build.
pub fn compact(found: &[Diagnostic]) -> Option<String> {
    let errors: Vec<_> = found.iter().filter(|found| found.is_error()).collect();
    if errors.is_empty() {
        return None;
    }
    let mut text: String = errors.iter().take(NAMED).map(|found| line(found) + "\n").collect();
    if errors.len() > NAMED {
        text += &format!("and {} more\n", errors.len() - NAMED);
    }
    Some(text + "`cargo run -p content --bin check` shows what to write instead")
}

fn line(found: &Diagnostic) -> String {
    let Diagnostic { file, line, column, message, .. } = found;
    format!("{file}:{line}:{column}: {message}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;

    fn found(errors: usize) -> Vec<Diagnostic> {
        let source = Source::new("a\nb");
        let warning = source.warning(0, "odd", "this is odd".to_owned(), "help");
        let error = source.error(2, "bad", "this is bad".to_owned(), "mend it");
        let all = std::iter::repeat_n(error, errors).chain([warning]);
        all.map(|found| found.in_file("content/a.toml")).collect()
    }

    #[test]
    fn the_last_line_says_what_is_wrong() {
        assert_eq!(last_line(&found(0)), None);
        let one = "content/a.toml:2:1: this is bad (1 mistake)";
        assert_eq!(last_line(&found(1)).as_deref(), Some(one));
        let many = "content/a.toml:2:1: this is bad (the first of 3 mistakes)";
        assert_eq!(last_line(&found(3)).as_deref(), Some(many));
    }

    #[test]
    fn warnings_come_before_mistakes() {
        let text = in_full(&found(1));
        assert!(text.find("this is odd") < text.find("this is bad"), "{text}");
        assert!(text.contains("help: mend it"));
    }

    #[test]
    fn a_build_script_is_brief() {
        assert_eq!(compact(&found(0)), None);
        let text = compact(&found(500)).expect("mistakes");
        assert_eq!(text.lines().count(), NAMED + 2);
        assert!(text.contains("and 490 more") && text.contains("--bin check"));
    }
}
