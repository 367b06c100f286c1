//! Completions for every shell.

use std::process::Command;

use crate::desk::Desk;

#[test]
fn there_are_completions_for_every_shell() {
    let desk = Desk::bare();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = desk
            .run(&["completions", shell])
            .ends_with(0)
            .does_not_complain();
        for word in ["init", "build", "output-dir", "eject"] {
            assert!(ran.out.contains(word), "{shell} knows no {word}");
        }
        assert!(ran.out.ends_with('\n'));
    }
    desk.run(&["completions", "fsh"])
        .ends_with(2)
        .complains("a similar value exists");

    let script = desk.run(&["completions", "bash"]).out;
    desk.write("completions.bash", script);
    let checked = Command::new("bash")
        .arg("-n")
        .arg(desk.root().join("completions.bash"))
        .status();
    if let Ok(status) = checked {
        assert!(status.success());
    }
}
