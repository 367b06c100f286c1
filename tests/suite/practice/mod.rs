//! Rehearsal: what is said of an answer, in the terminal and on the page.

mod calibration;
mod commands;
mod given;
mod interview;
mod page;
