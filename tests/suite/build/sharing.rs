//! A copy for somebody: where it is, whom it is for, and what is said of it.

use super::{built, public, tells};
use crate::desk::{Desk, WHOLE, tree};

/// A site with something of everything that a copy is without.
fn own() -> Desk {
    Desk::new()
        .settings("title = \"Ada at Kwolek\"\nbase_url = \"https://me.example\"\n[share]\nredact = { \"Kwolek\" = \"a firm\" }\n")
        .story("lift", &format!("+++\ngaps = [\"Quetzal\"]\n+++\n{WHOLE}## Coaching\nQuetzal, at Kwolek.\n"))
        .whole_story("boat", "draft = true")
        .file("content/interviews/acme.md", "+++\ncompany = \"Acme\"\nbanks = [\"Of Acme\"]\n[[rounds]]\nname = \"One\"\nminutes = 45\n+++\n")
        .file("content/questions/acme.toml", "name = \"Of Acme\"\n[[question]]\ntext = \"Why Acme?\"\n")
}

#[test]
fn a_copy_is_beside_the_private_site_and_nobody_finds_it_by_searching() {
    let desk = own();
    desk.run(&["build"]).ends_with(0);
    let private = tree(&public(&desk));
    desk.run(&["build", "--share"])
        .ends_with(0)
        .says("-> shared/");
    assert!(tree(&public(&desk)) == private);
    assert!(desk.has("shared/stories/lift.html") && !desk.has("shared/stories/boat.html"));
    let shared = desk.root().join("shared");
    assert_eq!(
        tells(&shared, "quetzal"),
        [""; 0].map(std::path::PathBuf::from)
    );
    assert_eq!(
        desk.read("shared/robots.txt"),
        "User-agent: *\nDisallow: /\n"
    );
    assert!(!desk.has("shared/sitemap.xml"));
    for (path, bytes) in tree(&shared) {
        if path.extension() == Some("html".as_ref()) {
            let page = String::from_utf8(bytes).unwrap();
            assert!(
                page.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"),
                "{path:?}"
            );
            assert!(
                !page.contains("canonical") && !page.contains("Private:"),
                "{path:?}"
            );
        }
    }
    // The private site is no part of it, nor it of the private site.
    desk.run(&["build"]).ends_with(0).says("0 changed");
    desk.run(&["build", "--share"])
        .ends_with(0)
        .says("0 changed");
}

#[test]
fn a_copy_goes_where_it_is_told_to_and_takes_everything_back_there() {
    let desk = own();
    desk.run(&["build"]).ends_with(0);
    desk.run(&["build", "--share", "--output-dir", "public"])
        .ends_with(0);
    assert!(!desk.has("shared") && !desk.has("public/interviews/acme.html"));
    desk.run(&["build", "--share", "-o", "for-mara"])
        .ends_with(0);
    assert!(tree(&public(&desk)) == tree(&desk.root().join("for-mara")));
}

#[test]
fn a_site_may_be_a_copy_for_others_by_its_settings() {
    let desk = built();
    desk.write("starling.toml", "visibility = \"shared\"\n");
    desk.run(&["build"]).ends_with(0).says("-> public/");
    assert_eq!(
        desk.read("public/robots.txt"),
        "User-agent: *\nDisallow: /\n"
    );
    assert!(!desk.has("public/coverage.html") && !desk.has("shared"));
    // A flag is stronger than the settings.
    desk.write("starling.toml", "visibility = \"public\"\n");
    desk.run(&["build", "--share"]).ends_with(0);
    assert_eq!(
        desk.read("shared/robots.txt"),
        "User-agent: *\nDisallow: /\n"
    );
}

#[test]
fn a_folder_that_is_somebody_elses_is_not_built_into() {
    let desk = own().file("shared/holiday.txt", "mine");
    desk.run(&["build", "--share"])
        .ends_with(2)
        .complains("it holds what no build wrote")
        .complains("--output-dir");
}

#[test]
fn the_records_of_a_copy_are_made_from_nothing_but_its_files() {
    let desk = own();
    desk.run(&["build", "--share"]).ends_with(0);
    let records = desk.read("shared/.starling/manifest.json");
    assert!(
        records.contains("\"input\": \"\"") && records.contains("\"note\": \"\""),
        "{records}"
    );
    assert!(!records.contains("made_from"), "{records}");
    // What nobody sees of the project leaves no trace.
    let before = tree(&desk.root().join("shared"));
    desk.write(
        "content/stories/boat.md",
        format!("+++\ndraft = true\n+++\n{WHOLE}More.\n"),
    );
    desk.write(
        "content/interviews/acme.md",
        "+++\ncompany = \"Globex\"\n+++\n",
    );
    desk.run(&["build", "--share"]).ends_with(0);
    assert!(tree(&desk.root().join("shared")) == before);
}

#[test]
fn what_was_left_out_is_said_in_one_line() {
    let desk = own();
    desk.run(&["build", "--share"]).ends_with(0).says(
        "For others: left out 1 draft, 1 interview, 1 bank of interviews, 1 file's notes and gaps; replaced names in 2 places\n",
    );
    desk.run(&["build", "--share", "--quiet"])
        .ends_with(0)
        .says_nothing();
    desk.run(&["build", "--share", "--format", "json"])
        .ends_with(0)
        .says("\"left_out\":{\"banks\":1,\"drafts\":1,\"interviews\":1,\"names\":2,\"notes\":1}");
    let ran = desk.run(&["build"]).ends_with(0);
    assert!(!ran.out.contains("For others"), "{ran}");
    Desk::new()
        .story("lift", WHOLE)
        .run(&["build", "--share"])
        .ends_with(0)
        .says("For others: left out nothing\n");
}

#[test]
fn a_name_that_stands_nowhere_is_said() {
    let desk = Desk::new()
        .story("lift", WHOLE)
        .settings("[share]\nredact = { \"Kwolekk\" = \"a firm\", \"Müllerr\" = \"a friend\" }\n");
    desk.build().clean();
    let site = desk.settings("visibility = \"shared\"\n[share]\nredact = { \"Kwolekk\" = \"a firm\", \"lift\" = \"crane\" }\n").build();
    let site = site.reports(&["unused-redaction"]);
    insta::assert_snapshot!(site.drawn(), @r#"
    advice[unused-redaction]: `Kwolekk` stands nowhere
     --> starling.toml:3:12
      |
    3 | redact = { "Kwolekk" = "a firm", "lift" = "crane" }
      |            ^^^^^^^^^ this name
      |
      = help: write it as it is written in your files, or take it out
    "#);
}

#[test]
fn drafts_notes_to_self_and_interviews_are_not_given_to_others() {
    let desk = own();
    for arguments in [
        &["build", "--share", "--drafts"][..],
        &["export", "json", "--share", "--drafts"],
    ] {
        desk.run(arguments)
            .ends_with(2)
            .complains("drafts are not shown to others");
    }
    desk.run(&["print", "--all", "--share", "--coaching"])
        .ends_with(2)
        .complains("sheets for others hold no coaching");
    desk.run(&["print", "--interview", "acme", "--share"])
        .ends_with(2)
        .complains("others see no interviews");
    assert!(!desk.has("cheat-sheets.pdf"));
}

#[test]
fn nothing_is_given_to_others_while_there_is_an_error() {
    // What cannot be read may be a draft.
    let desk = own().story(
        "broken",
        &format!("+++\ndraft = true\ntitle = \"Quetzal\n+++\n{WHOLE}"),
    );
    desk.run(&["build", "--share"]).ends_with(1);
    desk.run(&["export", "json", "--share", "-o", "all.json"])
        .ends_with(1)
        .complains("Nothing was written");
    desk.run(&["print", "--all", "--share", "-o", "all.pdf"])
        .ends_with(1)
        .complains("Nothing was written");
    assert!(!desk.has("shared") && !desk.has("all.json") && !desk.has("all.pdf"));
}

#[test]
fn a_setting_that_is_not_understood_is_an_error_for_others() {
    for settings in [
        "[share]\nredacted = { \"Kwolek\" = \"a firm\" }\n",
        "[redact]\n\"Kwolek\" = \"a firm\"\n",
    ] {
        let desk = Desk::new().settings(settings).story("lift", WHOLE);
        desk.run(&["build"])
            .ends_with(0)
            .complains("warning[unknown-key]");
        desk.run(&["build", "--share"])
            .ends_with(1)
            .complains("error[unknown-key]");
        assert!(!desk.has("shared"));
    }
}

#[test]
fn a_name_that_comes_through_keeps_a_file_for_others_from_being_written() {
    let settings = "[share]\nredact = { \"Kwolek\" = \"a firm\", \"firmament\" = \"a sky\", \"sky\" = \"a firmament\" }\n";
    let desk = Desk::new()
        .settings(settings)
        .story("lift", &format!("{WHOLE}\nOur sky.\n"));
    for arguments in [
        &["build", "--share"][..],
        &["export", "json", "--share", "-o", "all.json"],
        &["print", "--all", "--share", "-o", "all.pdf"],
    ] {
        desk.run(arguments)
            .ends_with(1)
            .complains("[redacted-name]");
    }
    assert!(!desk.has("shared") && !desk.has("all.json") && !desk.has("all.pdf"));
}

#[test]
fn links_to_what_is_only_for_their_author_are_plain_words_for_others() {
    let links = "[the day](../interviews/acme.md) and [my notes](#coaching)";
    let desk = own().story("lift", &format!("{WHOLE}{links}\n## Coaching\nQuetzal.\n"));
    desk.build().clean();
    let site = desk.settings("visibility = \"shared\"\n").build();
    let site = site.reports(&["link-to-own", "dangling-anchor"]);
    site.page("stories/lift.html")
        .says(&["the day and my notes"])
        .lacks("acme");
}

#[test]
fn a_draft_may_be_a_bank() {
    let bank = "draft = true\n[[question]]\ntext = \"Why us?\"\naliases = [\"Quetzal?\"]\n";
    let list = "+++\ndraft = true\n+++\n# Questions\n\n- Quetzal, why?\n- Quetzal, when?\n";
    let desk = Desk::new()
        .whole_story("lift", "covers = [\"Why us?\"]")
        .bank(bank)
        .guide("list", list);
    desk.build().clean().keeps("quetzal");
}
