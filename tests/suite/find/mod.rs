//! Finding: which question is this, and which story?

mod figures;
mod given;
mod interviews;
mod page;
mod privacy;
mod ranking;
mod searched;
mod terminal;
