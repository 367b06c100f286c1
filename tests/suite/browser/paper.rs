//! What comes out of a printer: one sheet of paper for each cheat sheet, and nothing dark.

use std::io::Write;
use std::process::{Command, Stdio};

use super::NOTHING;
use super::sites::{Site, demo, hostile, in_skin};
use super::tab::Scheme::{Dark, Light};
use super::tab::{Paper, Tab};
use crate::desk::tree;

/// Lists what would print dark on white paper, whatever the reader has chosen for the screen.
const DARK_FILLS: &str = "
    (() => {
        document.documentElement.dataset.theme = 'dark';
        const canvas = document.createElement('canvas').getContext('2d');
        const paint = colour => {
            canvas.fillStyle = '#fff';
            canvas.fillRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
            return 0.21 * red + 0.72 * green + 0.07 * blue;
        };
        return [...document.querySelectorAll('html, body, body *')]
            .filter(it => it.checkVisibility())
            .flatMap(it => {
                const { backgroundColor, color } = getComputedStyle(it);
                const is_wrong = paint(backgroundColor) < 100 || paint(color) > 140;
                return is_wrong ? [`${it.outerHTML.slice(0, 200)}: ${color} on ${backgroundColor}`] : [];
            });
    })()
";

/// How many pages a PDF has, by the word of Poppler.
#[track_caller]
fn pages(pdf: &str) -> usize {
    let mut pdfinfo = Command::new("sh")
        .args(["-c", "base64 -d | pdfinfo -"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = pdfinfo.stdin.take().unwrap();
    let _ = input.write_all(pdf.as_bytes());
    drop(input);
    let told = String::from_utf8(pdfinfo.wait_with_output().unwrap().stdout).unwrap();
    let pages = told.lines().find_map(|line| line.strip_prefix("Pages:"));
    let pages = pages.expect("`pdfinfo` is missing; `tests/run` installs it");
    pages.trim().parse().unwrap()
}

#[test]
#[ignore = "needs Chromium and poppler: `tests/run` installs them and runs this"]
fn each_cheat_sheet_is_one_sheet_of_paper() {
    let tab = Tab::new();
    let mut wrong = Vec::new();
    let mut sheets = 0;
    let mut files = tree(&demo().folder.join("cheat-sheets"));
    files.retain(|(path, _)| path.extension() == Some("html".as_ref()));
    for (path, _) in files {
        let path = format!("cheat-sheets/{}", path.display());
        tab.open(&demo().on_disk(&path));
        let stories = tab.evaluate("document.querySelectorAll('.sheet').length");
        let stories = usize::try_from(stories.as_u64().unwrap()).unwrap();
        for paper in [Paper::A4, Paper::Letter] {
            let pages = pages(&tab.print(paper));
            if pages != stories {
                wrong.push(format!(
                    "{path}: {stories} stories on {pages} pages of {paper:?}"
                ));
            }
        }
        sheets += stories;
    }
    assert_eq!(wrong, NOTHING);
    assert_eq!(
        sheets, 24,
        "each story on a page of its own and on the page of all"
    );
}

/// Lists what reaches beyond the right edge of the window.
const CUT_OFF: &str = "
    [...document.querySelectorAll('body *')]
        .filter(it => it.checkVisibility() && it.getBoundingClientRect().right > innerWidth + 1)
        .map(it => it.outerHTML.slice(0, 200))
";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn nothing_is_cut_off_at_the_edge_of_the_paper() {
    let desk = hostile();
    let hostile = Site::of(&desk);
    let tab = Tab::new();
    // What the margins leave of A4, the narrower of the two.
    tab.resize(718);
    let mut cut = Vec::new();
    for site in [demo(), &hostile] {
        for path in site.pages_of_every_kind() {
            tab.open(&site.on_disk(&path));
            tab.as_printed(Light);
            let found = tab.list(CUT_OFF).into_iter();
            cut.extend(found.map(|it| format!("{path}: {it}")));
        }
    }
    assert!(cut.is_empty(), "{}", cut.join("\n"));
}

#[test]
#[ignore = "needs Chromium and poppler: `tests/run` installs them and runs this"]
fn the_figures_to_know_by_heart_are_one_sheet_of_paper() {
    let tab = Tab::new();
    tab.open(&demo().on_disk("numbers.html"));
    for paper in [Paper::A4, Paper::Letter] {
        assert_eq!(pages(&tab.print(paper)), 1, "on {paper:?}");
    }
}

#[test]
#[ignore = "needs Chromium and poppler: `tests/run` installs them and runs this"]
fn a_story_is_read_from_two_sheets_of_paper() {
    let tab = Tab::new();
    for story in ["the-form-behind-the-anger", "the-patient-who-looked-fine"] {
        tab.open(&demo().on_disk(&format!("stories/{story}.html")));
        for paper in [Paper::A4, Paper::Letter] {
            assert_eq!(pages(&tab.print(paper)), 2, "{story} on {paper:?}");
        }
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_dark_screen_never_bleeds_into_print() {
    let tab = Tab::new();
    let desk = in_skin("ink");
    let in_ink = Site::of(&desk);
    let mut dark = Vec::new();
    for site in [demo(), &in_ink] {
        for path in site.pages_of_every_kind() {
            tab.open(&site.on_disk(&path));
            tab.as_printed(Dark);
            let found = tab.list(DARK_FILLS).into_iter();
            dark.extend(found.map(|it| format!("{path}: {it}")));
        }
    }
    assert!(dark.is_empty(), "{}", dark.join("\n"));
}
