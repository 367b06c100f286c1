//! Files of questions: a bank, guides, or both.

use crate::desk::Desk;

#[test]
fn a_list_of_questions_is_a_bank_with_its_headings_as_competencies() {
    let list = "# Questions\n\n## Ownership\n\n1. Tell me about a failure.\n2. What did you learn from it?\n\n## Teams\n\n- Describe a conflict\n- **How do you give feedback?**\n";
    let site = Desk::new().guide("list", list).build().clean();
    let portfolio = site.portfolio();
    let asked: Vec<&str> = portfolio
        .questions
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(
        asked,
        [
            "Tell me about a failure.",
            "What did you learn from it?",
            "Describe a conflict",
            "How do you give feedback?"
        ]
    );
    let groups: Vec<Option<&str>> = portfolio
        .competencies
        .iter()
        .map(|it| it.name.as_deref())
        .collect();
    assert_eq!(groups, [Some("Ownership"), Some("Teams")]);
}

#[test]
fn questions_with_advice_are_guides_one_or_many_in_a_file() {
    let many = "# Behavioural questions\n\nRead one a day.\n\n## Conflict\n\n### Tell me about a conflict\n\nOwn your part.\n\n#### Pitfalls\n\n- Blame.\n\n\
                ### How do you disagree?\n\nCalmly.\n\n### Why us?\n";
    let site = Desk::new().guide("many", many).build().clean();
    site.page("questions/tell-me-about-a-conflict.html").says(&[
        "Own your part.",
        "Pitfalls",
        "Blame.",
    ]);
    site.page("questions/how-do-you-disagree.html")
        .says(&["Calmly."]);
    let portfolio = site.portfolio();
    assert_eq!(portfolio.questions.len(), 3);
    assert_eq!(portfolio.competencies[0].name.as_deref(), Some("Conflict"));
    site.page("notes/many.html")
        .says(&["Behavioural questions", "Read one a day."]);
    // A native guide is one guide, whatever its sections ask.
    let native = "# Tell me about a conflict\n\n## What it tests\n\nNerve?\n\n## Structure\n\nShort.\n\n## Why does it matter?\n\nIt does.\n";
    let site = Desk::new().guide("conflict", native).build().clean();
    site.page("questions/conflict.html")
        .says(&["Why does it matter?", "It does."]);
}
