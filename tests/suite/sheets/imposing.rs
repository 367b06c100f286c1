//! Several sheets on one page, in front and at the back.

use super::{info, pdf, poppler, three_stories, words};
use crate::desk::{Desk, WHOLE};

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn two_or_four_sheets_share_a_page_with_a_ruler_to_check_the_size() {
    let three = |per_page: u32, paper: &str| {
        Desk::new()
            .settings(&format!(
                "[sheets]\npaper = \"{paper}\"\nper_page = {per_page}"
            ))
            .whole_story("boat", "")
            .whole_story("lift", "")
            .whole_story("tram", "")
            .build()
            .clean()
    };
    for (per_page, paper, pages, size) in [
        (2, "a4", "2", "841.89 x 595.276 pts"),
        (4, "a4", "1", "595.276 x 841.89 pts"),
        (2, "letter", "2", "792 x 612 pts"),
        (4, "letter", "1", "612 x 792 pts"),
    ] {
        let site = three(per_page, paper);
        let all = pdf(&site, "cheat-sheets/all.pdf");
        assert_eq!(info(all, "Pages"), pages, "{per_page} on {paper}");
        assert!(
            info(all, "Page size").starts_with(size),
            "{per_page} on {paper}"
        );
        let text = words(all);
        assert!(text.contains("1/3") && text.contains("3/3"), "{text}");
        let notes = text.matches("print at 100 %").count().to_string();
        assert_eq!(notes, if per_page == 4 { "1" } else { pages }, "{text}");
    }
    let site = three(1, "a6");
    assert!(!words(pdf(&site, "cheat-sheets/all.pdf")).contains("100 %"));
}

#[test]
fn several_sheets_share_only_a4_and_letter() {
    let site = Desk::new()
        .settings("[sheets]\npaper = \"a6\"\nper_page = 4")
        .story("lift", WHOLE)
        .build();
    insta::assert_snapshot!(site.drawn(), @r#"
    error[out-of-range]: only A4 and Letter are shared by several sheets
     --> starling.toml:3:12
      |
    3 | per_page = 4
      |            ^
      |
      = help: write `per_page = 1`, or `paper = "a4"`: two sheets on it are A5, four are A6
    "#);
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn the_backs_of_cards_are_mirrored() {
    let desk = three_stories();
    desk.run(&["print", "--all", "--per-page", "2", "--duplex"])
        .ends_with(0)
        .says("Printed 3 sheets on 2 pages");
    let pdf = std::fs::read(desk.root().join("cheat-sheets.pdf")).unwrap();
    let left = |foot: &str| {
        let boxes = poppler("pdftotext", &["-bbox", "-", "-"], &pdf);
        let word = boxes.lines().find(|line| line.contains(foot)).unwrap();
        let left = word.split('"').nth(1).unwrap();
        left.parse::<f32>().unwrap()
    };
    // The first and the third card are side by side in front. The second sheet is the back of the
    // first card, so it stands on the right of its page.
    assert!(left("1/3") < 420.0 && left("3/3") > 420.0 && left("2/3") > 420.0);
}
