//! One list of what is private, and one search for it in all that others get.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::search_for::found;
use crate::desk::{Desk, WHOLE, tree};

/// What is private. Each stands in one place of [`everything`], which its name tells.
const PRIVATE: [&str; 44] = [
    "zimtgap",
    "zimtcoaching",
    "zimtcoachalt",
    "zimtcoachpicture",
    "zimtdelivery",
    "zimtlessons",
    "zimtboldnote",
    "zimtcallout",
    "zimtcomment",
    "zimtpercentcomment",
    "zimtkeycomment",
    "zimtsettingscomment",
    "zimttemplatecomment",
    "zimtextra",
    "zimtdraftfile",
    "zimtdrafttitle",
    "zimtdrafttag",
    "zimtdraftquestion",
    "zimtdraftfigure",
    "zimtdrafttext",
    "zimtdraftpicture",
    "zimtprivatefile",
    "zimtprivatetitle",
    "zimtyamldraft",
    "zimtbeside",
    "zimtstray",
    "zimtnotesfile",
    "zimtnotestext",
    "zimtunused",
    "zimtuncovered",
    "zimtuncoveredalias",
    "zimtuncoveredcompetency",
    "zimtdraftbank",
    "zimtbankname",
    "zimtbankalias",
    "zimtbankcompetency",
    "zimtguidenote",
    "zimtdraftguide",
    "zimtinterviewfile",
    "zimtcompany",
    "zimtinterviewer",
    "zimtround",
    "zimtask",
    "zimtasked",
];

/// The names that are replaced.
const NAMES: [&str; 4] = ["Kwolek", "Vandermeer Industries", "Żółtowski", "Müller"];

const SETTINGS: &str = "# zimtsettingscomment
title = \"Ada, late of Kwolek\"
author = \"Ada Kwolek\"
base_url = \"https://me.example\"
theme = \"own\"
[share]
redact = { \"Kwolek\" = \"a firm\", \"Vandermeer Industries\" = \"a client\", \"Żółtowski\" = \"my boss\", \"Müller\" = \"a friend\" }
[sections]
\"Lessons for Kwolek\" = \"coaching\"
[labels]
numbers = \"Numbers at Kwolek\"
[search]
same = [[\"NPS\", \"Kwolek score\"]]
[markdown]
raw_html = true
[extra]
place = \"Kwolek\"
\"Kwolek\" = [\"KWOLEK\"]
";

const LEFT: &str = "+++
title = \"Leaving Kwolek\"
headline = \"KWOLEK let me go\"
role = \"Lead, KwolekCloud\"
tags = [\"Kwolek\"]
covers = [{ question = \"Why did you leave Vandermeer Industries?\", angle = \"Kwolek first\" }, \"A question of a bank?\"]
metrics = [\"4 floors at Kwolek\", { value = \"2 h\", label = \"Żółtowski’s hours\" }]
gaps = [\"zimtgap\"] # zimtkeycomment
[cues]
situation = \"Kwolek · Monday\"
[extra]
place = \"Kwolek\"
secret = \"zimtextra\"
+++
<!-- zimtcomment -->

%%zimtpercentcomment%%

## Situation
The lift at Kwo\u{ad}lek broke; Vandermeer
Industries waited. KWOLEK, Kwo**lek**, K&#119;olek, Zo\u{301}łtowski, ŻÓŁTOWSKI, Zoltowski, Mueller, mu\u{308}ller.
See [the other](kwolek-lines/after.md#kwolek \"Kwolek\") and ![our Kwolek](kwolek-lines/kwolek.png \"Kwolek\").
And ![[kwolek.png]], [[kwolek-left]], [a plan](plan.svg), [a report](kwolek.txt), <https://kwolek.example/jobs>.
<b title=\"Kwolek\" id=\"kwolek\">Vandermeer</b> Industries <!-- zimtcomment --> <a href=\"mailto:ada@kwolek.example\">Kwolek</a>

| Kwolek | `kwolek` |
|---|---|
| a | Vandermeer Industries |

```sh
ping kwolek.example # Kwolek
```

A footnote[^1], [a draft](zimtdraftfile.md), [an interview](../interviews/zimtinterviewfile.md), [notes](#delivery).

[^1]: Of Kwolek.

## Task
I had to mend it.
## Actions
### At Kwolek {#kwolek-anchor}
- **Kwolek** I called the firm.
## Result
It ran again.
## 90-second version
The lift broke at Kwolek. I had to mend it. I called Vandermeer Industries. It ran again.
### Delivery
zimtdelivery
## Coaching
zimtcoaching ![zimtcoachalt](zimtcoachpicture.png)
## Lessons for Kwolek
zimtlessons
";

const INTERVIEW: &str = "+++
company = \"zimtcompany\"
banks = [\"zimtbankname\"]
ask = [\"zimtask?\"]
[[rounds]]
name = \"zimtround\"
minutes = 45
interviewer = \"zimtinterviewer\"
stories = [\"kwolek-left\"]
[[asked]]
question = \"zimtasked?\"
story = \"kwolek-left\"
went = \"well\"
+++
";

/// A project with something private in every place where that can be.
fn everything(visibility: &str) -> Desk {
    let after = format!(
        "{WHOLE}## Kwolek\nAfterwards.\n\n**Coaching:** zimtboldnote\n\n> [!tip] Coaching\n> zimtcallout\n"
    );
    let draft = "title = \"zimtdrafttitle\"\ndraft = true\ntags = [\"zimtdrafttag\"]\ncovers = [\"zimtdraftquestion?\"]\nmetrics = [\"7 zimtdraftfigure\"]";
    let bank = |name: &str, word: &str, text: &str| {
        format!(
            "{name}\n[[question]]\ntext = \"{text}?\"\ncompetency = \"{word}competency\"\naliases = [\"{word}alias?\"]\n"
        )
    };
    Desk::new()
        .settings(&format!("{visibility}\n{SETTINGS}"))
        .story("kwolek-left", LEFT)
        .story("kwolek-lines/after", &after)
        .story(
            "zimtdraftfile",
            &format!("+++\n{draft}\n+++\n{WHOLE}zimtdrafttext ![x](zimtdraftpicture.png)\n"),
        )
        .whole_story("zimtprivatefile", "title = \"zimtprivatetitle\"\nprivate = true")
        .story("yaml", &format!("---\ntitle: zimtyamldraft\ndraft: yes\n---\n{WHOLE}"))
        .story("many", &format!("# Many\n\nzimtbeside alone.\n\n# One\n{WHOLE}\n# Two\n{WHOLE}"))
        .file("content/stories/kwolek-lines/kwolek.png", b"\x89PNG\xff1")
        .file("content/stories/zimtcoachpicture.png", b"\x89PNG\xff2")
        .file("content/stories/zimtdraftpicture.png", b"\x89PNG\xff3")
        .file("content/stories/zimtunused.png", b"\x89PNG\xff4")
        .file("content/stories/plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>Kwolek</title><text>Vandermeer<tspan> Industries</tspan></text></svg>")
        .file("content/stories/kwolek.txt", "Of Kwolek and Vandermeer\nIndustries.")
        .file("content/todo.md", "zimtstray")
        .file("content/notes/zimtnotesfile.md", "zimtnotestext")
        .bank(&bank("", "zimtuncovered", "zimtuncovered"))
        .file("content/questions/draft.toml", format!("draft = true\n{}", bank("", "zimtdraftbank", "A question of a bank")))
        .file("content/questions/named.toml", bank("name = \"zimtbankname\"", "zimtbank", "A question of a bank"))
        .guide("kwolek-why", "+++\naliases = [\"Kwolek, why?\"]\ncompetency = \"Kwolek values\"\n+++\n# Why did you leave Vandermeer Industries?\n## Crux\nKwolek.\n## Coaching\nzimtguidenote\n")
        .guide("draft", "+++\ndraft = true\n+++\n# zimtdraftguide?\n")
        .file("content/interviews/zimtinterviewfile.md", INTERVIEW)
        .file("themes/own/templates/hooks/story-end.html", "{# zimttemplatecomment #}<p>{{ story.title }} {{ site.extra.place }}</p>")
        .file("themes/own/styles/kwolek.css", "/* Kwolek */")
        .file("themes/own/static/kwolek.txt", "Kwolek")
}

/// What others must not find in a folder.
#[track_caller]
fn holds_nothing_private(folder: &Path) {
    assert!(!tree(folder).is_empty());
    let words: Vec<&str> = PRIVATE
        .into_iter()
        .chain(NAMES)
        .chain(["Mueller", "Zoltowski"])
        .collect();
    assert_eq!(found(folder, &words), []);
}

#[test]
fn the_list_of_what_is_private_is_that_of_the_project() {
    let desk = everything("");
    let words: Vec<&str> = PRIVATE.into_iter().chain(NAMES).collect();
    let told = found(desk.root(), &words);
    for word in words {
        assert!(told.iter().any(|(told, _)| told == word), "{word}");
    }
    // What its author sees of it is on their own site.
    desk.run(&["build"]).ends_with(0);
    let told = found(
        &desk.root().join("public"),
        &["zimtgap", "zimtcoaching", "zimtcompany", "Kwolek"],
    );
    assert!(told.len() > 20, "{told:?}");
}

#[test]
fn nothing_private_is_in_any_byte_that_others_get() {
    let desk = everything("");
    desk.run(&["build", "--share"]).ends_with(0);
    holds_nothing_private(&desk.root().join("shared"));

    let out = |name: &str| format!("out/{name}");
    std::fs::create_dir(desk.root().join("out")).unwrap();
    for format in ["json", "csv", "anki"] {
        desk.run(&["export", format, "--share", "-o", &out(format)])
            .ends_with(0);
    }
    desk.run(&["print", "--all", "--share", "-o", &out("all.pdf")])
        .ends_with(0);
    holds_nothing_private(&desk.root().join("out"));
}

#[test]
fn nothing_private_is_in_any_byte_of_a_public_site() {
    let desk = everything("visibility = \"public\"");
    desk.run(&["build"]).ends_with(0);
    holds_nothing_private(&desk.root().join("public"));
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn nothing_private_is_in_the_words_and_the_properties_of_a_printed_sheet() {
    let desk = everything("");
    desk.run(&["build", "--share"]).ends_with(0);
    let sheets = desk.root().join("shared/cheat-sheets");
    let printed = tree(&sheets).into_iter().map(|(path, _)| path);
    let printed: Vec<PathBuf> = printed
        .filter(|path| path.extension() == Some("pdf".as_ref()))
        .collect();
    assert!(printed.len() > 3, "{printed:?}");
    for path in printed {
        for (number, (tool, arguments)) in [
            ("pdftotext", &["-raw"][..]),
            ("pdfinfo", &["-struct-text"]),
            ("pdfinfo", &["-meta"]),
            ("pdfinfo", &[]),
        ]
        .into_iter()
        .enumerate()
        {
            let mut command = Command::new(tool);
            command.args(arguments).arg(sheets.join(&path));
            if tool == "pdftotext" {
                command.arg("-");
            }
            let said = command.output().unwrap().stdout;
            assert!(!said.is_empty(), "{tool} {arguments:?}");
            let name = format!("said/{}.{number}", path.file_name().unwrap().display());
            desk.write(&name, said);
        }
    }
    holds_nothing_private(&desk.root().join("said"));
}
