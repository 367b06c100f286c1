//! Where the links and pictures of a story lead.

use super::{situation, told};
use crate::desk::{Desk, WHOLE};

/// A site with files to link to, and a story in a subfolder whose Situation and script say this.
fn linking(words: &str) -> Desk {
    let story = WHOLE
        .replace("The lift broke.\n## Task", &format!("{words}\n## Task"))
        .replace("version\nThe lift broke.", &format!("version\n{words}"));
    Desk::new()
        .story("office/from", &story)
        .story("other story", &told("It was [the Task](#task)."))
        .guide("a-guide", "# Why you?\n## The crux\nYou.\n")
        .file("content/stories/office/plan.PNG", "a plan")
        .file("content/stories/notes.pdf", "notes")
}

#[test]
fn links_to_files_lead_to_their_pages_from_every_page_they_are_shown_on() {
    for (written, page) in [
        ("../other%20story.md", "stories/other-story.html"),
        ("<../other story.md>", "stories/other-story.html"),
        ("/stories/other%20story.md", "stories/other-story.html"),
        (
            "./.././other%20story.md#task",
            "stories/other-story.html#task",
        ),
        ("../../questions/a-guide.md", "questions/a-guide.html"),
        (
            "/questions/a-guide.md#the-crux",
            "questions/a-guide.html#the-crux",
        ),
        ("from.md", "stories/from.html"),
    ] {
        let site = linking(&format!("See [over there]({written}) now."))
            .build()
            .clean();
        let within = page
            .strip_prefix("stories/")
            .map_or(format!("../{page}"), str::to_owned);
        assert_eq!(
            site.page("stories/from.html").link("over there"),
            within,
            "{written}"
        );
        assert_eq!(
            site.page("cheat-sheets/from.html").link("over there"),
            format!("../{page}"),
            "{written}"
        );
        assert_eq!(
            site.page("cheat-sheets/index.html").link("over there"),
            format!("../{page}"),
            "{written}"
        );
    }
}

#[test]
fn a_link_to_a_heading_of_its_own_file_leads_to_the_page_of_that_file() {
    let site = linking("See [below](#result) now.").build().clean();
    assert_eq!(site.page("stories/from.html").link("below"), "#result");
    assert_eq!(
        site.page("cheat-sheets/from.html").link("below"),
        "../stories/from.html#result"
    );
}

#[test]
fn links_to_the_world_stay_as_they_are() {
    for address in [
        "https://example.org/a?b=c&d#e",
        "http://example.org",
        "mailto:ada@example.org",
        "tel:+123",
        "HTTPS://example.org",
    ] {
        let site = linking(&format!("See [over there]({address})."))
            .build()
            .clean();
        assert_eq!(
            site.page("stories/from.html")
                .link("over there")
                .replace("&amp;", "&"),
            address
        );
    }
}

#[test]
fn pictures_and_files_are_copied_under_names_that_change_with_them() {
    let desk = linking("![The plan](plan.PNG \"Floors\") and [notes](../notes.pdf).");
    let site = desk.build().clean();
    let picture = site
        .paths()
        .into_iter()
        .find(|path| path.starts_with("assets/plan."))
        .unwrap();
    assert!(
        picture.split('.').next_back() == Some("png")
            && picture.len() > "assets/plan..png".len() + 8,
        "{picture}"
    );
    assert_eq!(site.files.get(&picture), Some(&b"a plan"[..]));
    let image = format!("<img src=\"../{picture}\" alt=\"The plan\" title=\"Floors\"");
    site.page("stories/from.html").has(&image);
    site.page("cheat-sheets/from.html").has(&image);
    let notes = site.page("stories/from.html").link("notes");
    assert!(site.has(notes.trim_start_matches("../")), "{notes}");

    desk.write("content/stories/office/plan.PNG", "another plan");
    assert!(!desk.build().has(&picture));
}

#[test]
fn a_file_that_nothing_refers_to_is_not_copied() {
    assert!(!linking("Nothing.").build().clean().tells("a plan"));
}

#[test]
fn a_link_that_leads_nowhere_is_an_error_that_says_what_was_probably_meant() {
    for (written, rule, help) in [
        (
            "../other-story.md",
            "dangling-link",
            "did you mean `/stories/other story.md`?",
        ),
        (
            "/stories/other%20stori.md",
            "dangling-link",
            "did you mean `/stories/other story.md`?",
        ),
        (
            "a-guide.md",
            "dangling-link",
            "did you mean `/questions/a-guide.md`?",
        ),
        ("../../../../etc/passwd", "dangling-link", ""),
        (
            "../other%20story.md#tusk",
            "dangling-anchor",
            "did you mean `#task`?",
        ),
        ("#rezult", "dangling-anchor", "did you mean `#result`?"),
        (
            "/questions/a-guide.md#crux",
            "dangling-anchor",
            "the headings there are #the-crux",
        ),
    ] {
        let site = linking(&format!("See [over there]({written}) now.")).build();
        let problem = site.report.diagnostics.iter().find(|it| it.rule == rule);
        let problem = problem.unwrap_or_else(|| panic!("{written}: {}", site.drawn()));
        assert!(problem.is_error());
        assert!(
            problem.help.iter().any(|it| it.contains(help)),
            "{written}: {:?}",
            problem.help
        );
    }
}

#[test]
fn a_link_to_a_heading_that_a_page_does_not_show_leads_nowhere() {
    let story = format!(
        "{}\n## Reflection\n## Coaching\nQuiet.\n",
        told("See [the empty one](#reflection).")
    );
    Desk::new()
        .story("lift", &story)
        .build()
        .reports(&["dangling-anchor"]);
    let story = format!(
        "{}\n## Coaching\nQuiet.\n",
        told("See [my notes](#coaching).")
    );
    Desk::new().story("lift", &story).build().clean();
}

#[test]
fn links_that_run_code_never_pass_in_any_disguise() {
    for written in [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](<java&#9;script:alert(1)>)",
        "[a](<java&#10;script:alert(1)>)",
        "[a](&#1;javascript:alert(1))",
        "[a](<&#32;javascript:alert(1)>)",
        "[a](javascript&#58;alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](&#x6A;avascript:alert(1))",
        "[a](\\javascript:alert(1))",
        "[a](data:text/html,<b>)",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "![a](data:image/png;base64,AAAA)",
        "![a](javascript:alert(1))",
        "[a](vbscript:x)",
        "[a](file:///etc/passwd)",
        "[a](//example.org/x)",
        "[a](\\\\\\\\example.org\\\\x)",
        "[a](blob:x)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "[a][r]\n\n[r]: javascript:alert(1)",
        "[![a](javascript:alert(1))](javascript:alert(2))",
        "[a](%6Aavascript:alert(1))",
        "[a](javascript%3Aalert(1))",
        "[a](feed:javascript:alert(1))",
    ] {
        let site = situation(written).build();
        assert!(
            site.report
                .diagnostics
                .iter()
                .any(starling::testing::diagnostic::Diagnostic::is_error),
            "{written} passes:\n{}",
            site.page("stories/lift.html").main()
        );
        for page in site.pages() {
            let html = page.html().to_lowercase();
            for attribute in ["href=\"", "src=\""] {
                for value in html.split(attribute).skip(1) {
                    let value = value.split('"').next().unwrap();
                    let scheme = value.split(['/', '#']).next().unwrap();
                    assert!(
                        !scheme.contains(':') && !scheme.contains('\\') && !value.starts_with("//"),
                        "{written} became {value}"
                    );
                }
            }
        }
    }
}

#[test]
fn pictures_from_elsewhere_never_pass() {
    let site = situation("![A cat](https://example.org/cat.png)")
        .build()
        .reports(&["outside-picture"]);
    site.keeps("example.org");
    site.page("stories/lift.html").says(&["A cat"]);
}

#[test]
fn a_picture_cannot_be_a_story() {
    linking("![x](../other%20story.md)")
        .build()
        .reports(&["dangling-link", "dangling-link"]);
}

#[test]
fn an_address_that_is_none_is_refused() {
    for address in [
        "https:xq9",
        "https:/a.example",
        "https://",
        "http://a\\\\b.example",
        "http://-a.example",
        "https://a.example:8o",
        "https://a b.example",
        "mailto:",
    ] {
        let site = Desk::new()
            .story("x", &format!("{WHOLE}\n[x](<{address}>)\n"))
            .build();
        assert_eq!(site.rules(), ["malformed-link"], "{address}");
    }
    for address in [
        "https://a.example",
        "HTTPS://A.example:8080/a/b?c=d&e#f",
        "http://[::1]:80/",
        "https://ada@a.example/~x/(y)",
        "https://münchen.example/straße",
        "mailto:ada@a.example?subject=Hello%20you",
        "tel:+49-30-123",
    ] {
        let story = format!("{WHOLE}\n[x](<{address}>)\n");
        Desk::new().story("x", &story).build().clean();
    }
}

#[test]
fn anchors_are_numbered_as_on_github_and_case_makes_no_difference() {
    let story = "- [second](#step-1)\n- [first](#Step)\n- [situation](#Situation)\n\n## Situation\n### Step\nOne.\n### Step\nTwo.\n";
    let site = Desk::new()
        .story(
            "x",
            &format!(
                "{story}\n{}",
                WHOLE
                    .split_once("## Task")
                    .unwrap()
                    .1
                    .replacen("", "## Task", 1)
            ),
        )
        .story("y", &format!("{WHOLE}\n[there](x.md#STEP-1)\n"))
        .build()
        .clean();
    let page = site.page("stories/x.html");
    page.has("href=\"#step-1\"")
        .has("href=\"#step\"")
        .has("href=\"#situation\"");
    page.has("id=\"step-1\"");
    site.page("stories/y.html").has("x.html#step-1");
}

#[test]
fn names_of_files_are_compared_in_one_form_of_their_accents() {
    let site = Desk::new()
        .story("cafe\u{301}", WHOLE)
        .file("content/stories/Ä.png", "x")
        .story("x", &format!("{WHOLE}\n[a](café.md) ![b](A\u{308}.png)\n"))
        .build()
        .clean();
    assert!(
        site.paths()
            .iter()
            .any(|path| path.starts_with("assets/") && path.ends_with("png"))
    );
}
