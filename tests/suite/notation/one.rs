//! One story, in one notation after another.

use super::{PARTS, is_the_story, site_of, tells};

/// The story with these four marks before its parts, in lines that `join` puts together.
fn marked(marks: [&str; 4], join: &str) -> String {
    let lines: Vec<String> = marks
        .iter()
        .zip(PARTS)
        .map(|(mark, words)| format!("{mark}{words}"))
        .collect();
    format!("# The bakery\n\n{}\n", lines.join(join))
}

/// Labels that part a name from what it labels.
const LABELS: [[&str; 4]; 22] = [
    [
        "**Situation:** ",
        "**Task:** ",
        "**Action:** ",
        "**Result:** ",
    ],
    [
        "**Situation**: ",
        "**Task**: ",
        "**Actions**: ",
        "**Results**: ",
    ],
    [
        "**Situation.** ",
        "**Task.** ",
        "**Action.** ",
        "**Result.** ",
    ],
    [
        "**Situation** — ",
        "**Task** — ",
        "**Action** — ",
        "**Result** — ",
    ],
    [
        "**SITUATION** - ",
        "**TASK** - ",
        "**ACTION** - ",
        "**RESULT** - ",
    ],
    ["**S:** ", "**T:** ", "**A:** ", "**R:** "],
    ["**S** – ", "**T** – ", "**A** – ", "**R** – "],
    [
        "**S (Situation):** ",
        "**T (Task):** ",
        "**A (Action):** ",
        "**R (Result):** ",
    ],
    [
        "**S (Situation)** - ",
        "**T (Task)** - ",
        "**A (Action)** - ",
        "**R (Result)** - ",
    ],
    [
        "**S - Situation:** ",
        "**T - Task:** ",
        "**A - Action:** ",
        "**R - Result:** ",
    ],
    ["**[S]** ", "**[T]** ", "**[A]** ", "**[R]** "],
    [
        "__Situation:__ ",
        "__Task:__ ",
        "__Action:__ ",
        "__Result:__ ",
    ],
    ["*Situation:* ", "*Task:* ", "*Action:* ", "*Result:* "],
    [
        "***Situation:*** ",
        "***Task:*** ",
        "***Action:*** ",
        "***Result:*** ",
    ],
    [
        "🎬 **Situation:** ",
        "🎯 **Task:** ",
        "⚙️ **Action:** ",
        "📈 **Result:** ",
    ],
    [
        "1️⃣ **Situation:** ",
        "2️⃣ **Task:** ",
        "3️⃣ **Action:** ",
        "4️⃣ **Result:** ",
    ],
    [
        "**S**ituation: ",
        "**T**ask: ",
        "**A**ction: ",
        "**R**esult: ",
    ],
    [
        "**Situation：**",
        "**Task：**",
        "**Action：**",
        "**Result：**",
    ],
    ["Situation: ", "Task: ", "Action: ", "Result: "],
    ["SITUATION: ", "TASK: ", "ACTION: ", "RESULT: "],
    ["S: ", "T: ", "A: ", "R: "],
    ["[S] ", "[T] ", "[A] ", "[R] "],
];

#[test]
fn parts_are_found_by_labels_in_paragraphs_lines_and_lists() {
    for labels in LABELS {
        is_the_story(&marked(labels, "\n\n"));
        is_the_story(&marked(labels, "\n"));
        is_the_story(&marked(labels, "  \n"));
        for marker in ["- ", "* ", "1. "] {
            let items = labels.map(|label| format!("{marker}{label}"));
            is_the_story(&marked(items.each_ref().map(String::as_str), "\n"));
        }
        let quoted = labels.map(|label| format!("> {label}"));
        is_the_story(&marked(quoted.each_ref().map(String::as_str), "\n>\n"));
    }
}

#[test]
fn parts_are_found_by_names_that_have_a_line_for_themselves() {
    for names in [
        ["**Situation**", "**Task**", "**Action**", "**Result**"],
        [
            "**SITUATION** (2-3 sentences)",
            "**TASK**",
            "**ACTION**",
            "**RESULT**",
        ],
        ["**Situation:**", "**Task:**", "**Action:**", "**Result:**"],
        ["Situation", "Task", "Actions", "Results"],
        ["SITUATION", "TASK", "ACTION", "RESULT"],
        [
            "S — Situation",
            "T — Task",
            "A — Actions (at once + later)",
            "R — Result",
        ],
        ["Situation:", "Task:", "Action:", "Result:"],
    ] {
        let lines = names.map(|name| format!("{name}\n"));
        is_the_story(&marked(lines.each_ref().map(String::as_str), "\n"));
        is_the_story(&marked(lines.each_ref().map(String::as_str), "\n\n"));
    }
}

#[test]
fn parts_are_found_by_headings_however_they_are_decorated() {
    for names in [
        ["##Situation", "##Task", "##Actions", "##Result"],
        [
            "##\u{a0}Situation",
            "##\u{a0}Task",
            "##\u{a0}Actions",
            "##\u{a0}Result",
        ],
        [
            "## Situation {#one}",
            "## Task {#two}",
            "## Actions {#three}",
            "## Result {#four}",
        ],
        [
            "## 1️⃣ Situation",
            "## 2️⃣ Task",
            "## 3️⃣ Actions",
            "## 4️⃣ Result",
        ],
        [
            "## [S] Situation",
            "## [T] Task",
            "## [A] Action",
            "## [R] Result",
        ],
        ["## [S]", "## [T]", "## [A]", "## [R]"],
        [
            "### ✅ **S - Situation**",
            "### ✅ **T - Task**",
            "### ✅ **A - Action**",
            "### ✅ **R - Result**",
        ],
        [
            "## Situation/Context",
            "## Task / Goal",
            "## Actions & Approach",
            "## Results and Impact",
        ],
        ["## Background", "## Obstacle", "## Solution", "## Outcomes"],
        [
            "## The Situation:",
            "## My Task:",
            "## What I did",
            "## The Results!",
        ],
        [
            "## **Situation**",
            "## *Task*",
            "## __Actions__",
            "## `Result`",
        ],
        [
            "## Situation (S)",
            "## Target (T)",
            "## Activities (A)",
            "## Results (R)",
        ],
        [
            "## (S) Situation",
            "## (T) Task",
            "## (A) Action",
            "## (R) Result",
        ],
    ] {
        let lines = names.map(|name| format!("{name}\n"));
        is_the_story(&marked(lines.each_ref().map(String::as_str), "\n"));
    }
}

#[test]
fn a_heading_for_two_parts_tells_both() {
    let site = site_of(
        "# The bakery\n\n## Situation & Task\nThe oven broke and the shop had to open.\n\n## Action\nI borrowed one.\n\n## Result\nWe sold 40.\n",
    );
    assert_eq!(site.rules(), ["missing-script"], "{}", site.drawn());
    site.page("stories/notes.html").lacks("part part-task");
}

#[test]
fn parts_are_found_in_tables() {
    let rows = |marks: [&str; 4]| {
        let rows = marks.iter().zip(PARTS);
        let rows: Vec<String> = rows
            .map(|(mark, words)| format!("| {mark} | {words} |"))
            .collect();
        format!(
            "# The bakery\n\n| Stage | Content |\n|---|---|\n{}\n",
            rows.join("\n")
        )
    };
    is_the_story(&rows(["Situation", "Task", "Action", "Result"]));
    is_the_story(&rows([
        "**Situation**",
        "**Task**",
        "**Action**",
        "**Result**",
    ]));
    is_the_story(&rows(["S", "T", "A", "R"]));
    is_the_story(&rows([
        "**S**ituation",
        "**T**ask",
        "**A**ction",
        "**R**esult",
    ]));
    // Its head is the first part.
    is_the_story(
        "| Situation | The oven broke on a Saturday. |\n|---|---|\n| Task | I had to keep the shop open. |\n\
         | Action | I borrowed one from next door. |\n| Result | We sold 40 loaves. |\n",
    );
}

#[test]
fn parts_are_found_in_code_and_in_a_file_that_is_one_block_of_code() {
    let plain = "SITUATION: The oven broke on a Saturday.\n\nTASK: I had to keep the shop open.\n\n\
                 ACTION:\n- I borrowed one from next door.\n\nRESULT:\n- We sold 40 loaves.";
    is_the_story(&format!("## The bakery\n\n```\n{plain}\n```\n"));
    is_the_story(&format!("## The bakery\n\n~~~text\n{plain}\n~~~\n"));
    let headed = marked(
        ["## Situation\n", "## Task\n", "## Action\n", "## Result\n"],
        "\n\n",
    );
    is_the_story(&format!("```markdown\n{headed}```\n"));
    is_the_story(&format!("\n````md\n{headed}````\n\n"));
    is_the_story(&format!("```\n{}```", marked(LABELS[0], "\n\n")));
}

#[test]
fn parts_are_found_on_one_line() {
    for labels in [
        ["S: ", "T: ", "A: ", "R: "],
        [
            "**Situation:** ",
            "**Task:** ",
            "**Action:** ",
            "**Result:** ",
        ],
        ["Situation: ", "Task: ", "Action: ", "Result: "],
    ] {
        is_the_story(&marked(labels, " "));
    }
    // One label in a sentence parts nothing.
    let site = is_the_story(
        &marked(LABELS[0], "\n\n").replace("from next door.", "from next door. Result: it fitted."),
    );
    let page = site.page("stories/notes.html");
    assert!(super::part_of(&page, "actions").contains("Result: it fitted."));
}

#[test]
fn a_title_may_be_called_like_a_part() {
    for title in ["# Result", "# The situation", "# Task: the oven"] {
        let text = marked(
            ["## Situation\n", "## Task\n", "## Actions\n", "## Result\n"],
            "\n\n",
        );
        let site = is_the_story(&text.replace("# The bakery", title));
        site.page("stories/notes.html")
            .has(&format!("<h1>{}</h1>", title.trim_start_matches("# ")));
    }
}

#[test]
fn schemes_without_a_task_or_a_situation_are_whole() {
    for headings in [
        ["Context", "Action", "Result"].as_slice(),
        &["Challenge", "Action", "Result"],
        &["Context", "Action", "Result", "Learning"],
        &["Problem", "Action", "Result"],
        &["C", "A", "R", "L"],
        &["Situation", "Obstacle", "Action", "Result"],
        &["Situation", "Task", "Action", "Result", "Reflection"],
    ] {
        let by_heading: Vec<String> = headings
            .iter()
            .map(|it| format!("## {it}\nWords of {it}.\n"))
            .collect();
        let by_label: Vec<String> = headings
            .iter()
            .map(|it| format!("**{it}:** Words of {it}.\n"))
            .collect();
        for text in [by_heading.concat(), by_label.join("\n")] {
            let site = site_of(&format!("# The bakery\n\n{text}"));
            assert!(
                !site.rules().contains(&"missing-part"),
                "{headings:?}\n{}",
                site.drawn()
            );
            for it in headings {
                site.page("stories/notes.html")
                    .says(&[&format!("Words of {it}.")]);
            }
        }
    }
    // Who writes Situation means STAR.
    let site = site_of("# The bakery\n\n## Situation\nA.\n\n## Action\nB.\n\n## Result\nC.\n");
    assert_eq!(site.rules(), ["missing-part", "missing-script"]);
}

#[test]
fn what_is_under_an_item_stays_with_its_part() {
    let site = site_of(
        "## The bakery\n\n- **S** — The oven broke on a Saturday.\n- **T** — I had to keep the shop open.\n\
         - **A** — I borrowed one from next door.\n  - First I rang.\n  - Then I drove.\n\n  It took an hour.\n\
         - **R** — We sold 40 loaves.\n",
    );
    tells(&site, "stories/notes.html", PARTS);
    let page = site.page("stories/notes.html");
    let actions = super::part_of(&page, "actions");
    assert!(
        actions.contains("First I rang.") && actions.contains("It took an hour."),
        "{actions}"
    );
    page.has("<li>First I rang.</li>");
}

#[test]
fn words_that_happen_to_be_names_of_parts_are_no_labels() {
    // The notation is that of the headings; a label within a part is its author's.
    let site = is_the_story(
        "# The bakery\n\n## Situation\nThe oven broke on a Saturday.\n\n## Task\nI had to keep the shop open.\n\n\
         ## Actions\nI borrowed one from next door.\n\n**Result:** it fitted.\n\n- Task: carry it.\n\n## Result\nWe sold 40 loaves.\n",
    );
    let page = site.page("stories/notes.html");
    assert!(super::part_of(&page, "actions").contains("it fitted"));
    // One label alone is a sentence.
    let site = site_of("# The bakery\n\nResult: we closed at noon. The situation: bad.\n");
    site.page("stories/notes.html")
        .says(&["Result: we closed at noon."]);
}

#[test]
fn lines_about_a_story_become_what_they_say() {
    let site = is_the_story(
        "# The bakery\n\n**Tags:** #ovens, calm heads\n**Principle:** Ownership\n**Question:** \"How do you handle pressure?\"\n\
         **Role:** Baker\n\n**Situation:** The oven broke on a Saturday.\n\n**Task:** I had to keep the shop open.\n\n\
         **Action:** I borrowed one from next door. It cost [X euros].\n\n**Result:** We sold 40 loaves.\n\n**Metrics:** 40 loaves\n\n\
         **Best for questions about:**\n- Tell me about a time you improvised\n- teamwork\n\n\
         One-liner:\n\n> I kept the shop open with a borrowed oven.\n\n**Lesson:** Ask the neighbours first.\n",
    );
    let page = site.page("stories/notes.html");
    page.says(&[
        "The bakery",
        "I kept the shop open with a borrowed oven.",
        "Baker",
        "Ask the neighbours first.",
    ]);
    page.has("ovens")
        .has("calm heads")
        .has("Ownership")
        .has("teamwork");
    let portfolio = site.portfolio();
    let asked: Vec<&str> = portfolio
        .questions
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(
        asked,
        [
            "How do you handle pressure?",
            "Tell me about a time you improvised"
        ]
    );
    assert_eq!(portfolio.tags.len(), 4);
    assert_eq!(portfolio.stories[0].metrics.len(), 1);
    assert_eq!(portfolio.stories[0].gaps[0].value, "X euros");
}

#[test]
fn the_title_is_freed_of_its_decoration() {
    for title in [
        "## Story 3: The bakery",
        "## Story #3 — The bakery",
        "## 3. The bakery",
        "## 3) \"The bakery\"",
        "## ⭐ The bakery ⭐",
        "## [Pressure] The bakery",
        "## The bakery (Pressure)",
        "## Pressure — \"The bakery\"",
        "## **The bakery**",
        "## Story A · The bakery",
        "## STAR Example: The bakery",
        "### Example 2 - The bakery",
        "## 故事 3：The bakery",
        "## Frage 3: The bakery",
        "## The bakery (Northwind, 2019)",
    ] {
        let site = is_the_story(&marked(LABELS[0], "\n\n").replace("# The bakery", title));
        let page = site.page("stories/notes.html");
        page.has("<h1>The bakery</h1>");
        if title.contains("2019") {
            page.says(&["Northwind, 2019"]);
        }
        let tags = site.portfolio().tags.len();
        assert_eq!(tags, usize::from(title.contains("Pressure")), "{title}");
    }
}

#[test]
fn a_question_over_a_story_is_covered_by_it() {
    for heading in [
        "## \"Tell me about a time you improvised\"",
        "## Q4. Tell me about a time you improvised",
        "## Question 2: Tell me about a time you improvised",
        "### ❓ Frage 1: \"Tell me about a time you improvised\"",
    ] {
        let text = marked(LABELS[3], "\n\n");
        let with_title = text.replace(
            "# The bakery",
            &format!("{heading}\n\n**Story: The bakery**"),
        );
        let site = is_the_story(&with_title);
        site.page("stories/notes.html").has("<h1>The bakery</h1>");
        assert_eq!(
            site.portfolio().questions[0].text,
            "Tell me about a time you improvised"
        );
        let without = text.replace("# The bakery", heading);
        let site = is_the_story(&without);
        site.page("stories/notes.html")
            .has("<h1>Tell me about a time you improvised</h1>");
        assert_eq!(site.portfolio().questions.len(), 1);
    }
}

#[test]
fn a_sentence_of_a_part_that_begins_like_a_line_about_the_story_stays() {
    let site = is_the_story(
        "# The bakery\n\n## Situation\nThe oven broke on a Saturday.\n\n## Task\nI had to keep the shop open.\n\n\
         ## Actions\nI borrowed one from next door.\n\nNumbers: forty loaves were ordered.\n\n## Result\nWe sold 40 loaves.\n\nSkills: calm.\n",
    );
    let page = site.page("stories/notes.html");
    assert!(super::part_of(&page, "actions").contains("Numbers: forty loaves"));
    assert!(site.portfolio().tags.is_empty());
}

#[test]
fn parts_are_found_behind_names_of_emoji_and_before_arrows_and_as_questions() {
    for labels in [
        [
            ":dart: **Situation**: ",
            ":dart: **Task**: ",
            ":dart: **Action**: ",
            ":dart: **Result**: ",
        ],
        ["Situation → ", "Task → ", "Action → ", "Result → "],
        [
            "**What was the situation?** ",
            "**What was your task?** ",
            "**What did you do?** ",
            "**What was the result?** ",
        ],
    ] {
        is_the_story(&marked(labels, "\n\n"));
    }
}
