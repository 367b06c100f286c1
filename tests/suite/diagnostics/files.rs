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
     = help: stories are in `content/stories`, guides in `content/questions`, the bank is `content/questions.toml`; a name that starts with `_` is left alone
    ");
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
