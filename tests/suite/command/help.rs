//! Help, the version, and wrong arguments.

use crate::desk::{Desk, tree};

#[test]
fn every_command_has_a_help_that_says_all_it_takes() {
    let commands: [&[&str]; 10] = [
        &[],
        &["init"],
        &["new"],
        &["build"],
        &["list"],
        &["print"],
        &["theme"],
        &["theme", "list"],
        &["theme", "eject"],
        &["completions"],
    ];
    let desk = Desk::bare();
    let mut told = String::new();
    for command in commands {
        let help = desk.run(&[command, &["--help"]].concat());
        let help = help.ends_with(0).does_not_complain();
        told.extend([
            "$ starling ",
            &command.join(" "),
            " --help\n",
            &help.out,
            "\n",
        ]);
        let same = desk.run(&[&["help"], command].concat()).ends_with(0);
        assert_eq!(same.out, help.out, "help {command:?}");
        let short = desk.run(&[command, &["-h"]].concat()).ends_with(0);
        assert!(short.out.len() <= help.out.len(), "{command:?}");
    }
    insta::assert_snapshot!("help", told.replace(env!("CARGO_PKG_VERSION"), "[version]"));
}

#[test]
fn without_a_command_the_help_is_shown() {
    let ran = Desk::bare().run(&[]).ends_with(2).says_nothing();
    let ran = ran.complains("Usage: starling").complains("build");
    ran.complains("Turn a folder of interview stories into a prep site");
}

#[test]
fn the_version_is_told() {
    let expected = format!("starling {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(Desk::bare().run(&["--version"]).ends_with(0).out, expected);
}

#[test]
fn wrong_arguments_are_answered_with_what_was_meant() {
    let desk = Desk::bare();
    let answers: [(&[&str], &str); 9] = [
        (&["biuld"], "a similar subcommand exists: 'build'"),
        (
            &["build", "--frmat", "json"],
            "a similar argument exists: '--format'",
        ),
        (
            &["build", "--format", "jsno"],
            "a similar value exists: 'json'",
        ),
        (&["build", "here"], "unexpected argument 'here'"),
        (&["build", "-q", "-v"], "cannot be used with '--verbose'"),
        (&["new", "storry", "X"], "a similar value exists: 'story'"),
        (&["new", "story"], "<TITLE>"),
        (&["list", "question"], "a similar value exists: 'questions'"),
        (
            &["--color", "sometimes", "list"],
            "[possible values: auto, always, never]",
        ),
    ];
    for (arguments, answer) in answers {
        desk.run(arguments)
            .ends_with(2)
            .says_nothing()
            .complains(answer);
    }
    assert!(tree(desk.root()).is_empty());
}
