//! `starling build --lock`: where the password comes from, and what is said of it.

use std::process::Command;

use super::{PASSWORD, SALT, run_with_password};
use crate::desk::{Desk, Ran, program, run};

fn desk() -> Desk {
    Desk::new().whole_story("lift", "title = \"The lift\"")
}

#[test]
fn a_locked_site_has_a_folder_of_its_own() {
    let desk = desk();
    run_with_password(&desk, PASSWORD, &["build", "--lock"])
        .ends_with(0)
        .says("-> locked/");
    assert!(desk.has("locked/index.html"));
    assert!(!desk.has("public"));
}

#[test]
fn the_password_comes_from_a_file_without_the_end_of_its_line() {
    let desk = desk().settings(&format!("lock.salt = \"{SALT}\"\n"));
    let desk = desk.file("password.txt", format!("{PASSWORD}\r\n"));
    let arguments = ["build", "--lock", "--password-file", "password.txt"];
    desk.run(&arguments).ends_with(0).does_not_complain();
    let of_file = desk.read("locked/index.html");
    run_with_password(&desk, PASSWORD, &["build", "--lock", "-o", "other"]).ends_with(0);
    assert!(
        of_file == desk.read("other/index.html"),
        "it is another password"
    );
}

#[test]
fn without_a_password_nothing_is_written_and_the_ways_to_give_one_are_told() {
    let desk = desk();
    desk.run(&["build", "--lock"])
        .ends_with(2)
        .complains("there is no password to lock the site with")
        .complains("`--password-file`")
        .complains("`STARLING_PASSWORD`");
    assert!(!desk.has("locked"));
}

#[test]
fn an_empty_password_is_refused() {
    let desk = desk();
    run_with_password(&desk, "", &["build", "--lock"])
        .ends_with(2)
        .complains("the password is empty");
    desk.file("password.txt", "\n")
        .run(&["build", "--lock", "--password-file", "password.txt"])
        .ends_with(2)
        .complains("the password is empty");
}

#[test]
fn a_password_file_that_is_not_there_is_named() {
    desk()
        .run(&["build", "--lock", "--password-file", "secret.txt"])
        .ends_with(2)
        .complains("`secret.txt` cannot be read for the password");
}

#[test]
fn a_password_file_without_a_lock_is_refused() {
    desk()
        .run(&["build", "--password-file", "secret.txt"])
        .ends_with(2)
        .complains("--lock");
}

#[test]
fn a_weak_password_is_told_with_the_time_to_guess_it() {
    run_with_password(&desk(), "hunter2", &["build", "--lock"])
        .ends_with(0)
        .complains("This password is weak")
        .complains("less than a second");
}

#[test]
fn the_password_of_the_environment_is_no_setting_and_is_never_shown() {
    let ran = run_with_password(&desk(), PASSWORD, &["build"]).ends_with(0);
    assert!(!format!("{ran}").contains(PASSWORD), "{ran}");
    ran.does_not_complain();
}

#[test]
fn a_new_salt_is_told_once_and_kept_in_the_folder() {
    let desk = desk();
    let ran = run_with_password(&desk, PASSWORD, &["build", "--lock"]);
    let ran = ran.ends_with(0).complains("put `lock.salt = \"");
    let salt = ran.err.split('"').nth(1).unwrap().to_owned();
    let before = desk.read("locked/index.html");
    assert!(before.contains(&salt));
    run_with_password(&desk, PASSWORD, &["build", "--lock"])
        .ends_with(0)
        .does_not_complain()
        .says("0 changed");
    assert!(before == desk.read("locked/index.html"));
}

#[test]
fn a_salt_that_is_none_is_shown_at_its_place() {
    let desk = desk().settings("[lock]\nsalt = \"pepper\"\n");
    run_with_password(&desk, PASSWORD, &["build", "--lock"])
        .ends_with(1)
        .complains("this is no salt")
        .complains("starling.toml:2:8");
}

#[test]
fn an_open_site_never_takes_the_place_of_a_locked_one() {
    let desk = desk();
    run_with_password(&desk, PASSWORD, &["build", "--lock"]).ends_with(0);
    let before = desk.read("locked/index.html");
    desk.run(&["build", "-o", "locked"])
        .ends_with(2)
        .complains("the site in `locked` is locked, and this one would not be")
        .complains("`--lock`");
    assert!(before == desk.read("locked/index.html"));
}

#[test]
fn who_sits_at_a_terminal_is_asked_twice() {
    let desk = desk();
    let typed = format!("{PASSWORD}\\n{PASSWORD}\\n");
    at_terminal(&desk, &typed)
        .ends_with(0)
        .says("Password for the site:")
        .says("The same again:");
    assert!(desk.has("locked/index.html"));
}

#[test]
fn two_different_passwords_lock_nothing() {
    let desk = desk();
    at_terminal(&desk, &format!("{PASSWORD}\\nanother\\n"))
        .ends_with(2)
        .says("these are two different passwords");
    assert!(!desk.has("locked"));
}

/// Builds, locked, at a terminal in which this is typed, as `script` of util-linux makes one.
fn at_terminal(desk: &Desk, typed: &str) -> Ran {
    let build = format!("{} build --lock", env!("CARGO_BIN_EXE_starling"));
    let command =
        format!("printf '{typed}' | script --quiet --return --command '{build}' /dev/null");
    let mut shell = Command::new("bash");
    shell.current_dir(desk.root()).args(["-c", &command]);
    for (name, value) in program(desk.root()).get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    run(&mut shell)
}
