//! Withdrawn means gone.

use std::path::PathBuf;

use super::{built, public, tells};
use crate::desk::{Desk, WHOLE, tree};

/// Withdraws a story, given its text, from a desk.
type Withdrawal = fn(&Desk, &str);

#[test]
fn a_story_that_is_renamed_deleted_or_drafted_is_gone_from_every_file() {
    let keys = "title = \"The Quetzal affair\"\nheadline = \"I let the quetzal out\"\n\
                tags = [\"quetzals\"]\ncovers = [\"Have you met a quetzal?\"]\n\
                metrics = [{ value = \"3\", label = \"quetzals caught\" }]\n\
                gaps = [\"Which quetzal was it?\"]";
    let text = WHOLE.replace("The lift broke.", "The quetzal escaped.");
    let story = format!("+++\n{keys}\n+++\n{text}## Coaching\nDo not say quetzal twice.\n");
    let withdrawals: [(&str, Withdrawal); 3] = [
        ("renamed", |desk, story| {
            desk.remove("content/stories/quetzal.md");
            let renamed = story
                .replace("quetzal", "toucan")
                .replace("Quetzal", "Toucan");
            desk.write("content/stories/toucan.md", renamed);
        }),
        ("deleted", |desk, _| {
            desk.remove("content/stories/quetzal.md");
        }),
        ("drafted", |desk, story| {
            let drafted = story.replacen("+++\n", "+++\ndraft = true\n", 1);
            desk.write("content/stories/quetzal.md", drafted);
        }),
    ];
    for (how, withdraw) in withdrawals {
        let desk = built();
        let without = tree(&public(&desk));
        desk.write("content/stories/quetzal.md", &story);
        desk.run(&["build"]).ends_with(0).does_not_complain();
        let told = tells(&public(&desk), "quetzal");
        for path in [
            "index.html",
            "numbers.html",
            "tags/quetzals.html",
            "cheat-sheets/index.html",
        ] {
            assert!(told.contains(&path.into()), "{path} is not in {told:?}");
        }
        withdraw(&desk, &story);
        desk.run(&["build"]).ends_with(0).does_not_complain();
        assert_eq!(
            tells(&public(&desk), "quetzal"),
            Vec::<PathBuf>::new(),
            "{how}"
        );
        if how == "deleted" {
            assert!(tree(&public(&desk)) == without);
        } else {
            assert_eq!(
                how == "renamed",
                !tells(&public(&desk), "toucan").is_empty()
            );
        }
    }
}

#[test]
fn a_guide_and_a_question_that_are_withdrawn_are_gone_from_every_file() {
    let desk = built();
    let without = tree(&public(&desk));
    desk.write(
        "content/questions/quetzal.md",
        "# Have you met a quetzal?\n\n## Structure\n\nOne.\n",
    );
    desk.write(
        "content/questions.toml",
        "[[question]]\ntext = \"Tell me about a failure\"\n[[question]]\ntext = \"Any quetzals?\"\n",
    );
    desk.run(&["build"]).ends_with(0).does_not_complain();
    assert!(tells(&public(&desk), "quetzal").len() > 4);
    desk.remove("content/questions/quetzal.md");
    desk.write(
        "content/questions.toml",
        "[[question]]\ntext = \"Tell me about a failure\"\n",
    );
    desk.run(&["build"]).ends_with(0).says(", 2 removed)");
    assert!(tree(&public(&desk)) == without);
}

#[test]
fn the_last_story_of_a_folder_takes_the_folder_with_it() {
    let desk = Desk::new().story("lift", WHOLE);
    desk.run(&["build"]).ends_with(0);
    desk.remove("content/stories/lift.md");
    desk.run(&["build"]).ends_with(0);
    assert!(!desk.has("public/stories"));
    assert!(desk.has("public/index.html"));
}
