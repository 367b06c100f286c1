//! Routes, slugs, relative addresses, percent-encoding, safe schemes: each is decided here, once.
//!
//! Nothing here knows which files there are.

mod address;
mod encoding;
mod names;
mod route;
mod slug;

pub use address::{AddressError, Scheme, Target, resolve, scheme};
pub use encoding::percent_decode;
pub use names::UniqueNames;
pub use route::Route;
pub use slug::slug;
