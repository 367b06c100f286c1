//! Pages that were copied as plain text: a story and a guide with every element in its place.

use super::{part_of, site_of};
use crate::desk::Desk;

const STORY: &str = "\
Calm under pressure
Supplier trouble
Team work
S — Situation
On the Saturday before the fair our big oven failed. The firm that made it was closed until Monday, and 300 loaves were ordered. I was in charge of the shift.
T — Task
Two things were needed: bread for the next morning, and a way not to depend on one oven again.
A — Actions (at once + later)
AT ONCE
Rang the two bakeries in the street and borrowed the night hours of one of them. Moved the dough there with the van.
LATER — 2 CHANGES
Service contract
Signed a contract with a second firm that comes at weekends too.
Spare parts
Put a heating coil and a fan on the shelf, so that the usual fault takes an hour.
R — Result
All the bread was on the stand at nine. In the two years since then no order was late because of an oven.
300 loaves on time
2 ovens no longer matter alone
Fill in if you can: what did the night hours cost? A rough figure is fine.
60-second version — ready to say out loud
\"On the Saturday before the fair our oven failed, and 300 loaves were ordered. The firm was closed. That was my shift, and I had no plan for it.
I rang the bakeries in the street, and one of them lent us the night. We moved the dough with the van.
Afterwards I signed a second contract and put the usual parts on the shelf.
The bread was there at nine, and no order has been late since.\"
Click to practice this story — I'll ask and you answer
Covers: \"Tell me about a crisis\" · \"When did you improvise\" · \"How do you prepare\"
Say the sentence about the missing plan once and go on. It shows that you own it.
";

#[test]
fn a_copied_story_has_every_element_in_its_place() {
    let site = site_of(STORY);
    let page = site.page("stories/notes.html");
    let said = |part: &str| part_of(&page, part);
    assert!(said("situation").contains("On the Saturday before"));
    assert!(said("task").contains("Two things were needed"));
    assert!(said("actions").contains("Rang the two bakeries"));
    assert!(said("result").contains("All the bread was on the stand"));
    page.has("id=\"at-once\"").has("AT ONCE");
    assert_eq!(
        page.html().matches("class=\"card-title\"").count(),
        2,
        "{}",
        page.html()
    );
    page.says(&[
        "Service contract",
        "Signed a contract",
        "Spare parts",
        "Put a heating coil",
    ]);
    page.says(&["Facts to fill in", "what did the night hours cost?"]);
    assert_eq!(
        page.html().matches("class=\"spoken").count(),
        4,
        "{}",
        page.html()
    );
    page.says(&["Only for you", "Say the sentence about the missing plan"]);
    page.never_says("Click to practice");
    // Nobody says the quotes around a script.
    page.says(&["0:00", "On the Saturday before the fair our oven failed"]);
    page.never_says("“On the Saturday")
        .never_says("late since.”")
        .never_says("late since.“");

    let portfolio = site.portfolio();
    let story = &portfolio.stories[0];
    assert_eq!(portfolio.tags.len(), 3);
    assert_eq!(story.metrics.len(), 2);
    let asked: Vec<&str> = portfolio
        .questions
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(
        asked,
        [
            "Tell me about a crisis",
            "When did you improvise",
            "How do you prepare"
        ]
    );
    assert_eq!(site.rules(), ["other-notation"], "{}", site.drawn());
    assert!(
        site.drawn().contains("Click to practice this story"),
        "{}",
        site.drawn()
    );
    // The note is for nobody else.
    let others = Desk::new()
        .settings("visibility = \"public\"")
        .story("notes", STORY)
        .build();
    others
        .keeps("sentence about the missing plan")
        .keeps("night hours cost");
}

#[test]
fn a_copied_story_has_its_title_over_it() {
    for text in [
        format!("The Saturday without an oven\n{STORY}"),
        format!("The oven\n\n{STORY}"),
        format!("# The Saturday without an oven\n{STORY}"),
    ] {
        let site = site_of(&text);
        let title = text.lines().next().unwrap().trim_start_matches("# ");
        site.page("stories/notes.html")
            .has(&format!("<h1>{title}</h1>"));
    }
}

#[test]
fn a_copied_story_with_lines_of_one_width_has_whole_paragraphs() {
    let site = site_of(
        "Situation\nOn the Saturday before the fair our big oven failed, and nobody knew\nwhom to call so late in the evening.\n\
         Task\nBread for the next morning.\nAction\nRang the bakeries in the street and borrowed the night hours of\none of them.\n\
         Result\nAll the bread was on the stand at nine.\n",
    );
    let page = site.page("stories/notes.html");
    page.has("nobody knew\nwhom to call");
    assert!(part_of(&page, "actions").contains("night hours of one of them."));
}

const GUIDE: &str = "\
Tell me about a supplier who let you down, and what you did afterwards.
A question about dependence. Say what broke and what you did at once, then spend most of the time on what is different now.
Structure your story (roughly)
1. The failure — short. What was missing, and what hung on it.
2. At once. What you did the same day.
3. Afterwards — the contract, the stock, the second source.
The part the question is actually about: \"what you did afterwards\"
Most of the answer. Not \"I watched them more closely\".
- A second source — \"we have two of everything that matters\".
- A stock — parts that are cheap to keep.
What signals seniority
- Calm — failures are normal.
- **The cause is gone**, not only the symptom.
Pitfalls
- Blaming the supplier.
- Stopping at \"it came in the end\".
The framing
\"I would pick a real one, say in two sentences what was missing, and then talk about the second source.\"
Follow-up questions
- •What did it cost?
- •Who decided?
Common mistakes
- •Telling it as a complaint.
Performance considerations
- •Not applicable.
Edge cases
- •A supplier within your own firm.
Real-world examples
- •An oven that failed before a fair.
";

#[test]
fn a_copied_guide_has_every_element_in_its_place() {
    let site = Desk::new().guide("supplier", GUIDE).build().clean();
    let page = site.page("questions/supplier.html");
    page.has("<h1>Tell me about a supplier who let you down, and what you did afterwards.</h1>");
    page.says(&["A question about dependence."]);
    for topic in [
        "structure",
        "crux",
        "signals",
        "pitfalls",
        "framing",
        "follow-ups",
        "mistakes",
        "edge-cases",
        "examples",
    ] {
        page.has(&format!("class=\"topic-{topic}\""));
    }
    // What does not apply is not shown.
    page.lacks("topic-performance");
    let structure = page.html().split("topic-structure").nth(1).unwrap();
    let structure = structure.split("</section>").next().unwrap();
    assert_eq!(
        structure.matches("<li>").count() + structure.matches("class=\"card\"").count(),
        3,
        "{structure}"
    );
    page.never_says("•").never_says("**");
    page.says(&["What did it cost?", "Who decided?"]);
}
