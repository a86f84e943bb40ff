//! What is wrong with a file, where, and what to write instead.

use std::fmt;

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The build stops, once all diagnostics are printed.
    Error,
    /// The build goes on.
    Warning,
}

/// A remark about a place in a file of `content/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// The rule, as a stable identifier: `duplicate-code`.
    pub code: &'static str,
    /// The file's path below the project's root; empty where only a text was given.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: u32,
    /// The line itself, without its line break.
    pub text: String,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Diagnostic {
    /// The same remark, about a line of this file.
    pub fn in_file(self, file: &str) -> Diagnostic {
        Diagnostic { file: file.to_owned(), ..self }
    }

    /// Whether it stops the build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { severity, code, file, line, column, text, message, help } = self;
        let file = if file.is_empty() { "<input>" } else { file };
        writeln!(f, "{file}:{line}:{column}: {severity}[{code}]: {message}")?;
        writeln!(f, "  {line} | {text}")?;
        write!(f, "  help: {help}")
    }
}
