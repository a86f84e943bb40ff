//! Where the site is: with a host, or in one file.

#[cfg(not(feature = "single"))]
mod served;
#[cfg(feature = "single")]
mod single;

#[cfg(not(feature = "single"))]
pub use served::*;
#[cfg(feature = "single")]
pub use single::*;
