//! The pages of a story that has something of everything.

use crate::desk::{Desk, Site};

/// A story that has something of everything.
const RICH: &str = r#"+++
title = "The lift that stopped for nobody"
headline = "I mended what nobody else would touch"
date = 2025-03-14
role = "Caretaker"
tags = ["Repair", "Night shift"]
covers = ["Tell me about a failure", { question = "Why you?", angle = "Open on the noise" }]
metrics = [{ value = "4", label = "floors" }, { value = "~5 min", label = "stuck", estimate = true }, "nobody hurt"]
gaps = ["Who rang first?"]
[cues]
situation = "noise · lift · Monday"
+++

## S — Situation
On a Monday the lift stopped between two floors, with four people in it.[^people]

## T — Task
I had to get them out, and then find out why nobody had rung.

## A — Actions (at once + afterwards)
### At once
I called the firm and talked to the people through the door.

### Afterwards
- **A bell** — that rings in my flat.
- **A card** — with the number, in every cabin.

## R — Result
Nobody was hurt. The bell has rung twice since.

## What I learned
Ask who would notice.

## 90-second version
On a Monday the lift stopped with four people in it. I had to get them out.

I called the firm. Afterwards I put a bell in my flat and a card in every cabin.

Nobody was hurt, and the bell has rung twice since.

## Coaching
Pause after *four people*.

[^people]: Two of them children.
"#;

fn rich() -> Site {
    Desk::new()
        .story("lift", RICH)
        .whole_story("stairs", "")
        .build()
        .clean()
}

#[test]
fn a_rich_story_page() {
    insta::assert_snapshot!(rich().page("stories/lift.html").lines());
}

#[test]
fn the_cheat_sheet_of_a_rich_story() {
    insta::assert_snapshot!(rich().page("cheat-sheets/lift.html").lines());
}
