//! For each of our own rules a site that it has nothing to say of, and one that it reports.

use std::fmt::Write;

use crate::desk::{Desk, WHOLE};

/// A case for a rule: sites that differ in what the rule is about.
pub(crate) struct Case {
    pub(crate) rule: &'static str,
    pub(crate) fine: Desk,
    pub(crate) faulty: Desk,
}

fn story(rule: &'static str, fine: &str, faulty: &str) -> Case {
    let desk = |text: &str| Desk::new().story("lift", text);
    Case {
        rule,
        fine: desk(fine),
        faulty: desk(faulty),
    }
}

/// A story of a mistake that nothing is wrong with, and with one thing in it said otherwise.
fn said(rule: &'static str, said: &str, otherwise: &str) -> Case {
    assert!(MISTAKE.contains(said), "{said}");
    story(rule, MISTAKE, &MISTAKE.replace(said, otherwise))
}

/// A script divided into parts of so many words.
fn divided(words: [usize; 4]) -> String {
    let parts = ["Situation", "Task", "Actions", "Result"];
    let (before, _) = WHOLE.split_once("## 90").unwrap();
    let mut text = format!("{before}## Script\n");
    for (part, words) in parts.into_iter().zip(words) {
        writeln!(text, "### {part}\n{}", "word ".repeat(words)).unwrap();
    }
    text
}

pub(super) const MISTAKE: &str = "\
+++
title = \"The wrong crate\"
covers = [\"Tell me about a mistake\"]
metrics = [\"no wrong crate in 14 months\"]
+++
## Situation
I led the night crew of a warehouse. A crate with medicine for a clinic went to a shop, because I had not checked the label.
## Task
It was my crate, and the clinic needed it by noon.
## Actions
I stopped the truck and sent a car with the right crate. Then I found out why: 30 labels were printed at once. I made a new rule that each crate has its label before the next is opened.
## Result
The clinic had its medicine at eleven. In 14 months no crate has gone wrong.
## Script
I led the night crew of a warehouse. A crate with medicine for a clinic went to a shop, because I had not checked the label. The clinic needed it by noon.

I stopped the truck, and I sent a car with the right crate. Then I found out why: thirty labels were printed at once. So I made a new rule. Each crate has its label before the next is opened. I showed it to the crew at every start of a shift.

The clinic had its medicine at eleven. In fourteen months no crate has gone wrong.
";

/// A site with an interview on a day, in which the question of the story is expected, and another one.
fn interview(date: &str, question: &str) -> Desk {
    let rounds = format!(
        "[[rounds]]\nname = \"One\"\nminutes = 30\nquestions = [\"Tell me about a mistake\", \"{question}\"]"
    );
    let text = format!("+++\ncompany = \"Acme\"\ndate = {date}\n{rounds}\n+++\n");
    Desk::new()
        .story("lift", MISTAKE)
        .bank("[[question]]\ntext = \"Why do you want this job?\"\n")
        .file("content/interviews/acme.md", text)
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = of_interviews();
    cases.extend(of_stories());
    cases
}

fn of_interviews() -> Vec<Case> {
    let expected = "Why do you want this job?";
    vec![
        Case {
            rule: "interview-not-covered",
            fine: interview("2026-03-01", expected),
            faulty: interview("2026-03-02", expected),
        },
        Case {
            rule: "unknown-question",
            fine: interview("2026-03-02", expected),
            faulty: interview("2026-03-02", "Why would you want the job?"),
        },
    ]
}

fn of_stories() -> Vec<Case> {
    let untold = "## Situation\n## Task\n## Actions\n## Result\n";
    let together = |rule, fine: &str, faulty: &str| Case {
        rule,
        fine: Desk::new().story("lift", MISTAKE).bank(fine),
        faulty: Desk::new().story("lift", MISTAKE).bank(faulty),
    };
    let asked = |text: &str, competency: &str| {
        format!("[[question]]\ntext = \"{text}\"\ncompetency = \"{competency}\"\n")
    };
    let covers = |count: usize| {
        let questions = (0..count).map(|number| format!("\"Question {number}\""));
        let questions: Vec<String> = questions.collect();
        format!("+++\ncovers = [{}]\n+++\n{WHOLE}", questions.join(", "))
    };
    vec![
        story("missing-part", WHOLE, "## Situation\nA.\n## Result\nC.\n"),
        story("empty-part", WHOLE, untold),
        story("missing-script", WHOLE, WHOLE.split_once("## 90").unwrap().0),
        story("unknown-rule", "+++\nallow = [\"missing-part\"]\n+++\n## Task\nA.\n", "+++\nallow = [\"missing-parts\"]\n+++\n"),
        story("allowed-error", "+++\nallow = [\"missing-part\"]\n+++\n## Task\nA.\n", "+++\nallow = [\"dangling-link\"]\n+++\n"),
        story("script-too-long", &divided([40, 20, 150, 48]), &divided([40, 20, 150, 50])),
        story("script-too-short", &divided([40, 20, 100, 32]), &divided([40, 20, 100, 30])),
        story("long-setup", &divided([50, 20, 100, 30]), &divided([52, 20, 98, 30])),
        story("short-action", &divided([40, 20, 90, 50]), &divided([40, 20, 88, 52])),
        story("short-result", &divided([40, 20, 124, 16]), &divided([40, 20, 125, 15])),
        said("no-outcome", "The clinic had its medicine at eleven. In 14 months no crate has gone wrong.\n## Script", "I wrote a report of two pages. I was proud of my crew.\n## Script"),
        story(
            "no-metric",
            &MISTAKE.replace("metrics = [\"no wrong crate in 14 months\"]\n", ""),
            &MISTAKE
                .replace("metrics = [\"no wrong crate in 14 months\"]\n", "")
                .replace("The clinic had its medicine at eleven. In 14 months no crate has gone wrong.", "It all went much better, and the mood in the hall improved.")
                .replace("The clinic had its medicine at eleven. In fourteen months no crate has gone wrong.", "It all went much better, and the mood in the hall improved."),
        ),
        said("no-ownership", "because I had not checked the label", "because of the label"),
        said("hedged-ownership", "I led the night crew of a warehouse. A crate with medicine for a clinic went to a shop, because I had not checked the label.\n##", "I led the night crew. I suppose it was partly my fault, maybe.\n##"),
        said("blame", "Then I found out why:", "The day crew could not be bothered to look."),
        said("we-not-i", "I stopped the truck, and I sent a car with the right crate. Then I found out why: thirty labels were printed at once. So I made a new rule. Each crate has its label before the next is opened. I showed it to the crew at every start of a shift.", "We stopped the truck, and we sent a car with the right crate. Then we found out why: thirty labels were printed at once. So we made a new rule. Each crate has its label before the next is opened."),
        story(
            "no-systemic-change",
            MISTAKE,
            &MISTAKE
                .replace("I made a new rule that each crate has its label before the next is opened.", "I called the clinic.")
                .replace("So I made a new rule. Each crate has its label before the next is opened. I showed it to the crew at every start of a shift.", "I called the clinic, and I told them when it would come.")
                .replace("In 14 months no crate has gone wrong.", "They were content.")
                .replace("In fourteen months no crate has gone wrong.", "They were content.")
                .replace("no wrong crate in 14 months", "medicine there at eleven"),
        ),
        story(
            "cause-before-mitigation",
            MISTAKE,
            &MISTAKE
                .replace("\"Tell me about a mistake\"", "\"Tell me about an incident\"")
                .replace("I stopped the truck, and I sent a car with the right crate. Then I found out why: thirty labels were printed at once.", "First I went through the log to find out who had done it. Then I stopped the truck."),
        ),
        said("unsupported-number", "thirty labels", "forty labels"),
        said("long-sentence", "So I made a new rule. Each crate has its label before the next is opened. I showed it to the crew at every start of a shift.", "So I made a new rule that each crate has its label before the next is opened and I showed it to the crew at every start of a shift until each of them could say it and nobody had to ask me for it any more at night."),
        said("filler", "Then I found out why: thirty labels", "Basically I, you know, sort of found out why: thirty labels"),
        said("unexplained-acronym", "So I made a new rule.", "So I told the TSC."),
        said("covers-nothing", "covers = [\"Tell me about a mistake\"]\n", ""),
        said("open-gap", "covers = [\"Tell me about a mistake\"]\n", "covers = [\"Tell me about a mistake\"]\ngaps = [\"When was it?\"]\n"),
        said("unspoken-metric", "\"no wrong crate in 14 months\"", "\"no wrong crate in 14 months\", \"2,000 crates a night\""),
        Case {
            rule: "guide-without-story",
            fine: Desk::new().story("lift", MISTAKE).guide("a", "# Tell me about a mistake\n"),
            faulty: Desk::new().story("lift", MISTAKE).guide("a", "# Why us?\n"),
        },
        together(
            "near-duplicate-question",
            &asked("Describe a conflict with a customer", "Conflict"),
            &(asked("Describe a conflict with a customer", "Conflict") + &asked("Tell me about conflicts with your customers", "Conflict")),
        ),
        together(
            "needs-aliases",
            &asked("Tell me about a mistake that you made", "Failure"),
            &asked("Tell me about the Hartmann buoys", "Failure"),
        ),
        Case {
            rule: "near-duplicate-story",
            fine: Desk::new().story("lift", MISTAKE).story("boat", WHOLE),
            faulty: Desk::new().story("lift", MISTAKE).story("boat", &MISTAKE.replace("fourteen", "some")),
        },
        together("uncovered-competency", &asked("Tell me about a mistake", "Failure"), &asked("Why us?", "Motivation")),
        story("overused-story", &covers(8), &covers(9)),
        Case {
            rule: "no-failure-story",
            fine: Desk::new().story("lift", MISTAKE),
            faulty: Desk::new().story("lift", WHOLE),
        },
        Case {
            rule: "no-conflict-story",
            fine: Desk::new().story("lift", &MISTAKE.replace("Tell me about a mistake", "Tell me about a conflict")),
            faulty: Desk::new().story("lift", WHOLE),
        },
    ]
}
