//! What other programs read in a printed file.

use super::{RICH, info, on_paper, pdf, poppler, words};
use crate::desk::{Desk, WHOLE};

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn other_programs_read_every_word_as_it_was_written() {
    let site = Desk::new().story("lift", RICH).build().clean();
    let pdf = pdf(&site, "cheat-sheets/lift.pdf");
    let text = words(pdf);
    for expected in [
        "The lift broke on the hottest day — “never”, they’d said — in Łódź.",
        "I had to get forty people home.",
        "heat · lift · forty people",
        "of repair (estimate)",
        "Angle: Open on the stairwell",
        "Breathe before the stairwell.",
        "1/1",
    ] {
        let found = text.split('\n').any(|line| line.contains(expected))
            || text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(expected);
        assert!(found, "no {expected:?} in {text}");
    }
    assert_eq!(info(pdf, "Tagged"), "yes");
    assert_eq!(info(pdf, "Title"), "The lift that stopped");
    assert!(info(pdf, "Page size").contains("A4"));
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_sheet_is_read_aloud_in_its_order() {
    let site = Desk::new().story("lift", RICH).build();
    let told = poppler(
        "pdfinfo",
        &["-struct-text", "-"],
        pdf(&site, "cheat-sheets/lift.pdf"),
    );
    let order = [
        "H1",
        "The lift that stopped",
        "L (",
        "40",
        "Open",
        "never",
        "Lbl",
        "\"S\"",
        "LBody",
        "heat",
        "Close",
        "H2",
        "Script",
        "H2",
        "Questions",
        "H2",
        "Coaching",
        "Breathe",
    ];
    let mut rest = told.as_str();
    for next in order {
        let at = rest
            .find(next)
            .unwrap_or_else(|| panic!("no {next:?} behind what came before in {told}"));
        rest = &rest[at + next.len()..];
    }
    assert!(
        !told.contains("1/1"),
        "the foot of a page is not read: {told}"
    );
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn every_paper_has_its_size() {
    for (name, size) in [
        ("a4", "595.276 x 841.89 pts"),
        ("letter", "612 x 792 pts"),
        ("a5", "419.528 x 595.276 pts"),
        ("a6", "297.638 x 419.528 pts"),
        ("4x6in", "288 x 432 pts"),
        ("3x5in", "216 x 360 pts"),
    ] {
        let site = on_paper(name, RICH).build().clean();
        let pdf = pdf(&site, "cheat-sheets/lift.pdf");
        assert_eq!(info(pdf, "Pages"), "1", "{name}");
        assert!(info(pdf, "Page size").starts_with(size), "{name}");
    }
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn all_sheets_together_have_a_page_each_and_say_which_they_are() {
    let site = Desk::new()
        .whole_story("boat", "title = \"The boat\"\ndate = 2024-01-01")
        .whole_story("lift", "title = \"The lift\"\ndate = 2025-01-01")
        .build()
        .clean();
    let all = pdf(&site, "cheat-sheets/all.pdf");
    assert_eq!(info(all, "Pages"), "2");
    assert_eq!(info(all, "Title"), "Cheat sheets · My stories");
    let text = words(all);
    let places: Vec<usize> = ["The lift", "1/2", "The boat", "2/2"]
        .iter()
        .map(|words| text.find(words).unwrap())
        .collect();
    assert!(places.is_sorted(), "{text}");
    for (page, link) in [
        ("cheat-sheets/lift.html", "../cheat-sheets/lift.pdf"),
        ("stories/lift.html", "../cheat-sheets/lift.pdf"),
        ("cheat-sheets/index.html", "../cheat-sheets/all.pdf"),
    ] {
        let html = site.page(page).html().to_owned();
        assert!(html.contains(&format!("href=\"{link}\"")), "{page}");
    }
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_story_without_parts_or_script_has_a_sheet_that_says_so() {
    let site = Desk::new().story("lift", "# The lift\n").build();
    let text = words(pdf(&site, "cheat-sheets/lift.pdf"));
    assert_eq!(text.matches("nothing yet").count(), 4, "{text}");
    let public = Desk::new()
        .settings("visibility = \"public\"")
        .story("lift", "# The lift\n")
        .build();
    let text = words(pdf(&public, "cheat-sheets/lift.pdf"));
    assert!(
        !text.contains("nothing yet") && text.contains("The lift"),
        "{text}"
    );
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_public_sheet_keeps_what_is_the_authors_own() {
    let desk = Desk::new()
        .settings("visibility = \"public\"\n[share]\nredact = { \"Łódź\" = \"a town\" }")
        .story("lift", RICH);
    let text = words(pdf(&desk.build().clean(), "cheat-sheets/lift.pdf"));
    assert!(text.contains("a town") && !text.contains("Łódź"), "{text}");
    assert!(
        !text.contains("Breathe") && !text.contains("Coaching"),
        "{text}"
    );
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_character_that_no_font_has_is_told_and_leaves_no_empty_box() {
    let site = Desk::new()
        .story(
            "lift",
            &WHOLE.replace("It ran again.\n", "It ran again 🎉 (☃︎).\n"),
        )
        .build()
        .reports(&["missing-character"]);
    insta::assert_snapshot!(site.drawn(), @r#"
    warning[missing-character]: no font has 2 characters of this story: `🎉` `☃`
     --> content/stories/lift.md:8:14
      |
    8 | It ran again 🎉 (☃︎).
      |              ^^ U+1F389
      |
      = note: they are left out of the printed cheat sheet
      = help: name a font that has them under `[sheets]`: `fonts = ["Noto Emoji"]`, or a file,
              `["fonts/mine.ttf"]`
    "#);
    let text = words(pdf(&site, "cheat-sheets/lift.pdf"));
    assert!(
        !text.contains('🎉') && text.contains("It ran again"),
        "{text}"
    );
}

#[test]
fn words_in_another_script_ask_for_a_font() {
    let site = Desk::new()
        .settings("[labels]\ndirection = \"rtl\"")
        .story("lift", &WHOLE.replace("The lift broke.", "تعطل المصعد."))
        .build()
        .reports(&["missing-character"]);
    let problem = site.only("missing-character");
    assert!(
        problem
            .message
            .starts_with("no font has 8 characters of this story: `ت` `ع`"),
        "{}",
        problem.message
    );
}

#[test]
fn no_sheet_is_printed_where_none_is_wanted() {
    let site = Desk::new()
        .settings("[sheets]\npdf = false")
        .story("lift", RICH)
        .build()
        .clean();
    assert!(site.paths().iter().all(|path| !path.contains("pdf")));
    assert!(site.pages().all(|page| !page.html().contains("pdf")));
}

#[test]
fn the_same_stories_are_printed_in_the_same_bytes_by_one_thread_or_many() {
    let desk = Desk::demo();
    let first = desk.build();
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let again = one.install(|| desk.build());
    let printed = first
        .paths()
        .into_iter()
        .filter(|path| path.contains(".pdf"));
    let mut count = 0;
    for path in printed {
        assert!(pdf(&first, &path) == pdf(&again, &path), "{path}");
        count += 1;
    }
    assert_eq!(count, 15);
}

#[test]
#[ignore = "needs poppler: what a reader finds in the properties"]
fn a_control_character_in_a_title_leaves_the_properties_valid() {
    let desk = Desk::new()
        .settings("[sheets]\npdf = true")
        .whole_story("x", "title = \"a\\u000bb\"");
    desk.run(&["build", "-q"]).ends_with(0);
    let info = std::process::Command::new("pdfinfo")
        .args(["-meta", "public/cheat-sheets/x.pdf"])
        .current_dir(desk.root())
        .output()
        .unwrap();
    let info = String::from_utf8(info.stdout).unwrap();
    assert!(
        info.contains("<dc:title>") && !info.contains('\u{b}'),
        "{info}"
    );
}
