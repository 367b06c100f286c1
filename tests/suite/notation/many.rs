//! Several stories in one file are several stories.

use super::{PARTS, site_of, tells};
use crate::desk::Desk;

const OTHER: [&str; 4] = [
    "Rosa began in March.",
    "She was to run the till by May.",
    "I sat with her on Tuesdays.",
    "She ran it in April.",
];

fn labelled(labels: [&str; 4], parts: [&str; 4], join: &str) -> String {
    let lines: Vec<String> = labels
        .iter()
        .zip(parts)
        .map(|(it, words)| format!("{it}{words}"))
        .collect();
    lines.join(join)
}

#[track_caller]
fn are_two(text: &str) -> crate::desk::Site {
    let site = site_of(text);
    tells(&site, "stories/the-bakery.html", PARTS);
    tells(&site, "stories/the-newcomer.html", OTHER);
    super::loss::loses_nothing(text, &site);
    site
}

#[test]
fn stories_are_cut_where_their_parts_begin_again() {
    let bold = [
        "**Situation:** ",
        "**Task:** ",
        "**Action:** ",
        "**Result:** ",
    ];
    let letters = ["**S:** ", "**T:** ", "**A:** ", "**R:** "];
    let items = ["- S: ", "- T: ", "- A: ", "- R: "];
    let plain = ["Situation: ", "Task: ", "Action: ", "Result: "];
    let heads = [
        "### Situation\n",
        "### Task\n",
        "### Action\n",
        "### Result\n",
    ];
    for (labels, join) in [
        (bold, "\n\n"),
        (bold, "\n"),
        (letters, "\n"),
        (items, "\n"),
        (plain, "\n\n"),
        (heads, "\n\n"),
    ] {
        let [one, two] = [PARTS, OTHER].map(|parts| labelled(labels, parts, join));
        are_two(&format!(
            "# My stories\n\n## Story 1: The bakery\n\n{one}\n\n## Story 2: The newcomer\n\n{two}\n"
        ));
        are_two(&format!(
            "## The bakery\n\n{one}\n\n---\n\n## The newcomer\n\n{two}\n\n---\n"
        ));
        are_two(&format!(
            "# The bakery\n\n{one}\n\n# The newcomer\n\n{two}\n"
        ));
        if labels != heads {
            are_two(&format!(
                "**The bakery**\n\n{one}\n\n**The newcomer**\n\n{two}\n"
            ));
            are_two(&format!(
                "Story 1: The bakery\n\n{one}\n\nStory 2: The newcomer\n\n{two}\n"
            ));
        }
    }
}

#[test]
fn stories_of_one_file_may_have_notations_of_their_own() {
    let one = labelled(
        [
            "**S（情境）**：",
            "**T（任务）**：",
            "**A（行动）**：",
            "**R（结果）**：",
        ],
        PARTS,
        "\n\n",
    );
    let two = labelled(
        ["**S：** ", "**T：** ", "**A：** ", "**R：** "],
        OTHER,
        "\n",
    );
    are_two(&format!(
        "## 故事 1：The bakery\n\n{one}\n\n## 故事 2：The newcomer\n\n{two}\n"
    ));
    let one = labelled(
        [
            "### ✅ **S - Situation**\n",
            "### ✅ **T - Task**\n",
            "### ✅ **A - Action**\n",
            "### ✅ **R - Result**\n",
        ],
        PARTS,
        "\n",
    );
    let two = labelled(
        [
            "### ⭐ **Situation:**\n",
            "### 🎯 **Task:**\n",
            "### ⚙️ **Action:**\n",
            "### 📈 **Result:**\n",
        ],
        OTHER,
        "\n",
    );
    are_two(&format!(
        "# 1. The bakery\n\n{one}\n---\n\n# 2. The newcomer\n\n{two}\n"
    ));
    let two = labelled(
        [
            "**Situation:** ",
            "**Task:** ",
            "**Action:** ",
            "**Result:** ",
        ],
        OTHER,
        "\n\n",
    );
    are_two(&format!(
        "# 1. The bakery\n\n{one}\n\n# 2. The newcomer\n\n{two}\n"
    ));
}

#[test]
fn a_table_has_a_story_in_each_row() {
    let row =
        |title: &str, parts: [&str; 4]| format!("| {title} | {} | Calm |\n", parts.join(" | "));
    let table = format!(
        "# My stories\n\n| Story | Situation | Task | Action | Result | Skills |\n|---|---|---|---|---|---|\n{}{}",
        row("The bakery", PARTS),
        row("The newcomer", OTHER)
    );
    let site = are_two(&table);
    assert_eq!(site.portfolio().tags[0].name, "Calm");
    assert_eq!(site.portfolio().tags[0].stories.len(), 2);
}

#[test]
fn what_belongs_to_no_story_has_a_page_for_its_author() {
    let bold = [
        "**Situation:** ",
        "**Task:** ",
        "**Action:** ",
        "**Result:** ",
    ];
    let text = format!(
        "# My stories\n\nRead them the evening before.\n\n## Story 1: The bakery\n\n{}\n\n## Story 2: The newcomer\n\n{}\n\n\
         ## Tips\n\nBreathe, then see [the first one](#story-1-the-bakery).\n",
        labelled(bold, PARTS, "\n\n"),
        labelled(bold, OTHER, "\n\n")
    );
    let site = are_two(&text);
    let page = site.page("notes/notes.html");
    page.says(&[
        "My stories",
        "Read them the evening before.",
        "Tips",
        "Breathe",
        "The bakery",
        "The newcomer",
    ]);
    assert_eq!(page.link("the first one"), "../stories/the-bakery.html");
    site.page("index.html").says(&["Notes", "My stories"]);
    assert_eq!(
        site.page("stories/the-bakery.html").link("My stories"),
        "../notes/notes.html"
    );
    // Nobody else is to read it.
    let others = Desk::new()
        .settings("visibility = \"public\"")
        .story("notes", &text)
        .build();
    others.keeps("evening before");
    assert!(!others.has("notes/notes.html"));
    tells(&others, "stories/the-bakery.html", PARTS);
}

#[test]
fn what_the_front_matter_says_of_one_story_is_the_first_ones() {
    let bold = [
        "**Situation:** ",
        "**Task:** ",
        "**Action:** ",
        "**Result:** ",
    ];
    let text = format!(
        "+++\ntags = [\"work\"]\nheadline = \"I kept it open\"\n+++\n## The bakery\n\n{}\n\n## The newcomer\n\n{}\n",
        labelled(bold, PARTS, "\n\n"),
        labelled(bold, OTHER, "\n\n")
    );
    let site = are_two(&text);
    site.only("key-of-one-story");
    site.page("stories/the-bakery.html")
        .says(&["I kept it open"]);
    site.page("stories/the-newcomer.html")
        .never_says("I kept it open");
    assert_eq!(site.portfolio().tags[0].stories.len(), 2);
    // A draft keeps all of them back.
    let draft = text.replace("+++\ntags", "+++\ndraft = true\ntags");
    site_of(&draft).keeps("newcomer");
}

#[test]
fn two_stories_with_one_title_have_two_addresses() {
    let bold = [
        "**Situation:** ",
        "**Task:** ",
        "**Action:** ",
        "**Result:** ",
    ];
    let [one, two] = [PARTS, OTHER].map(|parts| labelled(bold, parts, "\n\n"));
    let site = site_of(&format!("## Untitled\n\n{one}\n\n## Untitled\n\n{two}\n"));
    tells(&site, "stories/untitled.html", PARTS);
    tells(&site, "stories/untitled-2.html", OTHER);
}

#[test]
fn the_list_says_how_each_story_was_read() {
    let text = "# B\n\n## One\n\n**Situation:** a\n\n**Task:** b\n\n**Result:** c\n\n## Two\n\n- S: a\n- T: b\n- A: c\n- R: d\n";
    let desk = Desk::new()
        .story("notes", text)
        .whole_story("lift", "title = \"Three\"");
    let ran = desk.run(&["list", "-v"]).ends_with(0);
    let ran = ran.says("(without actions, script)  <- content/stories/notes.md:3, by labels in bold: `Situation` on line 5, `Task` on line 7");
    let ran = ran.says("<- content/stories/notes.md:11");
    ran.says("Three")
        .says("<- content/stories/lift.md:2, by headings: `Situation` on line 4");
}

#[test]
fn answers_that_are_folded_are_stories() {
    let bold = [
        "**Situation:** ",
        "**Task:** ",
        "**Action:** ",
        "**Result:** ",
    ];
    let fold = |parts| {
        format!(
            "<details>\n<summary>Answer</summary>\n\n{}\n\n</details>\n",
            labelled(bold, parts, "\n\n")
        )
    };
    let site = are_two(&format!(
        "## The bakery\n\n{}\n\n## The newcomer\n\n{}",
        fold(PARTS),
        fold(OTHER)
    ));
    assert!(!site.rules().contains(&"raw-html"), "{}", site.drawn());
}

#[test]
fn nothing_private_of_any_notation_is_on_a_public_site() {
    let text = "# Bank\n\nNever below 90k, Zimtstern.\n\n## Story 1: The bakery\n\n**Situation:** Broke.\n\n**Task:** Open.\n\n**Action:** Borrowed.\n\n\
                **Result:** Sold.\n\n**Coaching:** say it slowly, Zimtstern\n\n## Story 2: The lift\n\n**S:** Broke.\n**T:** Open.\n**A:** Borrowed.\n\
                **R:** Sold [your number].\n\n### Coaching\n\nZimtstern here\n\n%%Zimtstern%%\n\n- TODO ask Zimtstern\n";
    let public = Desk::new()
        .settings("visibility = \"public\"")
        .story("notes", text)
        .build();
    public.keeps("Zimtstern");
    assert!(public.has("stories/the-bakery.html") && public.has("stories/the-lift.html"));
    let own = site_of(text);
    for (page, words) in [
        ("stories/the-bakery.html", "say it slowly"),
        ("stories/the-lift.html", "Zimtstern here"),
        ("notes/notes.html", "90k"),
    ] {
        own.page(page).says(&[words]);
    }
}

#[test]
fn a_table_has_a_story_in_each_column() {
    let names = ["Situation", "**Task**", "Action", "Result"];
    let rows = names.iter().zip(PARTS.iter().zip(OTHER));
    let rows: Vec<String> = rows
        .map(|(name, (one, two))| format!("| {name} | {one} | {two} |"))
        .collect();
    are_two(&format!(
        "# My stories\n\n| | The bakery | The newcomer |\n|---|---|---|\n{}\n",
        rows.join("\n")
    ));
}
