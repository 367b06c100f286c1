//! The coach: what it says of a story, to whom, and what can be made of it.

pub(crate) mod cases;

mod calibration;
mod commands;
mod external;
mod pages;
mod policy;
mod sentences;
mod shown;
