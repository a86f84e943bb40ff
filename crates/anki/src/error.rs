//! What keeps a package from being written.

use std::fmt;

/// A package could not be written.
#[derive(Debug)]
pub struct Error(Kind);

#[derive(Debug)]
enum Kind {
    /// What was given is no package, for this reason.
    Content(String),
    /// The database refused.
    Database(rusqlite::Error),
    /// The zip could not be made.
    Zip(zip::result::ZipError),
}

impl Error {
    pub(crate) fn content(reason: String) -> Error {
        Error(Kind::Content(reason))
    }

    pub(crate) fn zip(error: zip::result::ZipError) -> Error {
        Error(Kind::Zip(error))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error(Kind::Database(error))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Content(reason) => f.write_str(reason),
            Kind::Database(error) => write!(f, "the collection cannot be written: {error}"),
            Kind::Zip(error) => write!(f, "the package cannot be packed: {error}"),
        }
    }
}

impl std::error::Error for Error {}
