//! What is wrong with the names and places of files.

use insta::assert_snapshot;

use crate::desk::{Desk, WHOLE};

#[test]
fn two_files_with_one_address() {
    assert_snapshot!(Desk::new().story("Lift", WHOLE).story("lift", WHOLE).build().drawn(), @r"
    error[duplicate-slug]: two stories have the address `lift`
     --> content/stories/lift.md:1:1
      |
    1 | ## Situation
      | ^ `content/stories/lift.md`
      |
     ::: content/stories/Lift.md:1:1
      |
    1 | ## Situation
      | - `content/stories/Lift.md`
      |
      = help: rename one of the files
    ");
}

#[test]
fn a_file_with_the_name_of_another_page() {
    assert_snapshot!(Desk::new().story("index", WHOLE).build().drawn(), @r"
    error[taken-name]: `index` is the name of another page
     --> content/stories/index.md:1:1
      |
    1 | ## Situation
      | ^ this file would have its address
      |
      = help: rename the file
    ");
}

#[test]
fn a_file_that_belongs_nowhere() {
    assert_snapshot!(Desk::new().file("content/storys/lift.md", WHOLE).build().drawn(), @r"
    warning[stray-file]: this file belongs to no part of the site
    --> content/storys/lift.md
     = help: stories are in `content/stories`, guides are in `content/questions`, the bank is
             `content/questions.toml`, more of them are in `content/questions`, interviews are in
             `content/interviews`, notes that only you see are in `content/notes`; a name that starts
             with `_` is left alone
    ");
}

#[test]
fn notes_that_no_kind_of_content_takes_are_named_with_what_to_do() {
    for (path, remedy) in [
        (
            "content/interviews/northwind.toml",
            "interviews are in `content/interviews`",
        ),
        ("content/stories/lift.mdx", "save it as Markdown"),
        ("content/stories/lift.txt", "`starling import` reads it"),
        ("content/questions/why.docx", "`starling import` reads it"),
        ("content/notes.md", "stories are in `content/stories`"),
        (
            "content/stories/questions.toml",
            "the bank is `content/questions.toml`",
        ),
    ] {
        let site = Desk::new().file(path, WHOLE).build();
        let problem = site.only("stray-file");
        assert_eq!(problem.path.as_deref(), Some(path));
        assert!(problem.help[0].contains(remedy), "{}", site.drawn());
    }
}

#[test]
fn files_that_content_may_refer_to_are_no_strays_and_neither_is_what_is_set_aside() {
    Desk::new()
        .story("lift", &format!("{WHOLE}\n[The letter](letter.txt)\n"))
        .file("content/stories/letter.txt", "Dear all")
        .file("content/stories/lift.png", "a picture")
        .file("content/_ideas.md", WHOLE)
        .file("content/stories/_later/boat.txt", WHOLE)
        .build()
        .clean();
}

#[test]
fn a_file_that_is_not_utf8() {
    let latin = [b"# The caf\xe9\n\n".as_slice(), WHOLE.as_bytes()].concat();
    assert_snapshot!(Desk::new().file("content/stories/lift.md", latin).build().drawn(), @r#"
    error[not-utf8]: this file is not UTF-8 text
     --> content/stories/lift.md:1:10
      |
    1 | # The caf�
      |          ^ the first byte that is not
      |
      = help: save it as UTF-8; most editors offer that under "Save with encoding"
    "#);
}
