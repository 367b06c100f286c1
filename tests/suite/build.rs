//! The promises of a build, held through the program: what it refuses, keeps, removes and tells.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::desk::{Desk, WHOLE, program, run, run_in, tree};

/// A site with two stories, a guide and a bank, built once.
fn built() -> Desk {
    let desk = Desk::new()
        .whole_story(
            "lift",
            "title = \"The lift\"\ncovers = [\"Tell me about a failure\"]",
        )
        .whole_story("boat", "title = \"The boat\"\ntags = [\"rivers\"]")
        .guide("why-us", "# Why us?\n\n## Structure\n\nThree sentences.\n")
        .bank("[[question]]\ntext = \"Tell me about a failure\"\n");
    desk.run(&["build"]).ends_with(0).does_not_complain();
    desk
}

fn public(desk: &Desk) -> PathBuf {
    desk.root().join("public")
}

/// What tells whether a file was touched: its inode and when it was last changed.
type Identity = (u64, SystemTime);

/// Every file and folder below a folder, and what tells whether it was touched. Where builds keep
/// their records, only the records count.
fn identities(folder: &Path) -> BTreeMap<PathBuf, Identity> {
    let identity = |path: &Path| {
        let metadata = fs::symlink_metadata(path).unwrap();
        (metadata.ino(), metadata.modified().unwrap())
    };
    let mut identities = BTreeMap::from([(PathBuf::new(), identity(folder))]);
    for (path, _) in tree(folder) {
        for part in path.ancestors() {
            identities.insert(part.to_owned(), identity(&folder.join(part)));
        }
    }
    identities.remove(Path::new(".starling"));
    identities
}

/// Says that a file was last changed long ago, so that any later change shows.
fn age(path: &Path) {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_hours(300_000);
    File::open(path).unwrap().set_modified(long_ago).unwrap();
}

fn age_all(folder: &Path) {
    for path in identities(folder).into_keys() {
        age(&folder.join(path));
    }
}

/// Whether the words stand anywhere below a folder, in the name or in the bytes of a file.
fn tells(folder: &Path, words: &str) -> Vec<PathBuf> {
    let words = words.to_lowercase();
    let told = tree(folder).into_iter().filter(|(path, bytes)| {
        path.to_string_lossy().to_lowercase().contains(&words)
            || String::from_utf8_lossy(bytes)
                .to_lowercase()
                .contains(&words)
    });
    told.map(|(path, _)| path).collect()
}

// A build never eats files.

#[test]
fn a_folder_that_holds_a_persons_work_is_never_built_into() {
    let desk = Desk::bare()
        .file("home/letter.txt", "dear")
        .file("home/desk/site/starling.toml", "")
        .file("home/desk/site/content/stories/lift.md", WHOLE)
        .file("home/desk/site/themes/mine/labels.toml", "")
        .file("home/desk/site/a-file", "mine")
        .file("home/desk/other/index.html", "mine");
    let site = desk.root().join("home/desk/site");
    symlink(site.join("content"), site.join("link")).unwrap();
    let before = tree(desk.root());
    let refused = [
        (".", "it is the project itself"),
        ("", "a value is required"),
        ("content/..", "it is the project itself"),
        ("..", "it holds the project"),
        ("../..", "it holds the project"),
        ("/", "it holds the project"),
        ("content", "it is in the project's `content`"),
        ("content/stories", "it is in the project's `content`"),
        ("content/new/deeper", "it is in the project's `content`"),
        ("link/pages", "it is in the project's `content`"),
        ("themes", "it is in the project's `themes`"),
        ("themes/mine", "it is in the project's `themes`"),
        ("a-file", "a-file"),
        ("starling.toml", "starling.toml"),
        ("../other", "it holds what no build wrote: `index.html`"),
    ];
    for (target, reason) in refused {
        let ran = run_in(&site, &["build", "--output-dir", target]);
        ran.ends_with(2).says_nothing().complains(reason);
        assert!(tree(desk.root()) == before, "{target}");
        // What is foreign can be taken over; and `/` is not the place to try whether it can.
        if !target.ends_with("other") && target != "/" {
            let force = ["build", "--force", "--output-dir", target];
            run_in(&site, &force)
                .ends_with(2)
                .says_nothing()
                .complains(reason);
            assert!(tree(desk.root()) == before, "{target} with force");
        }
    }

    // Home is refused even where the site is elsewhere, and so is every folder above home.
    for target in [desk.root().join("home"), desk.root().to_owned()] {
        let elsewhere = Desk::new().story("lift", WHOLE);
        let target = target.to_str().unwrap();
        for arguments in [&["build", "-o", target][..], &["build", "-f", "-o", target]] {
            let home = desk.root().join("home");
            let ran = run(program(elsewhere.root()).args(arguments).env("HOME", home));
            ran.ends_with(2)
                .says_nothing()
                .complains("it is or holds your home folder");
            assert!(tree(desk.root()) == before, "{target}");
        }
    }
}

#[test]
fn a_folder_taken_over_by_force_keeps_all_that_was_there() {
    let desk = Desk::new()
        .story("lift", WHOLE)
        .story("boat", WHOLE)
        .file("site/notes.txt", "mine")
        .file("site/stories/draft.txt", "mine")
        .file("site/index.html", "an old page");
    desk.run(&["build", "-o", "site"])
        .ends_with(2)
        .complains("`--force`");
    assert_eq!(desk.read("site/index.html"), "an old page");

    desk.run(&["build", "-o", "site", "--force"]).ends_with(0);
    assert!(desk.read("site/index.html").contains("<!DOCTYPE html>"));
    desk.remove("content/stories/boat.md");
    desk.run(&["build", "-o", "site"])
        .ends_with(0)
        .says(", 3 removed)");
    assert!(!desk.has("site/stories/boat.html"));
    assert_eq!(desk.read("site/notes.txt"), "mine");
    assert_eq!(desk.read("site/stories/draft.txt"), "mine");
}

#[test]
fn what_others_put_into_the_output_stays_through_every_build() {
    let desk = Desk::new()
        .story("lift", WHOLE)
        .file("public/.gitkeep", "")
        .file("public/.git/HEAD", "ref: refs/heads/pages");
    desk.run(&["build"]).ends_with(0);
    desk.write("public/CNAME", "stories.example");
    desk.write("public/stories/own.html", "mine");
    desk.write("content/stories/boat.md", WHOLE);
    desk.run(&["build"]).ends_with(0);
    desk.remove("content/stories/boat.md");
    desk.remove("content/stories/lift.md");
    desk.run(&["build"]).ends_with(0);
    for (path, text) in [
        ("public/.gitkeep", ""),
        ("public/.git/HEAD", "ref: refs/heads/pages"),
        ("public/CNAME", "stories.example"),
        ("public/stories/own.html", "mine"),
    ] {
        assert_eq!(desk.read(path), text, "{path}");
    }
    assert!(!desk.has("public/stories/lift.html"));
}

#[test]
fn a_page_of_ones_own_is_not_written_over() {
    let desk = built();
    desk.write("public/stories/new.html", "mine");
    let before = tree(&public(&desk));
    desk.write("content/stories/new.md", WHOLE);
    let ran = desk.run(&["build"]).ends_with(2).says_nothing();
    ran.complains("something that no build wrote is in the way")
        .complains("stories/new.html");
    assert!(tree(&public(&desk)) == before);
}

#[test]
fn a_withdrawn_page_that_was_edited_is_kept_and_said_so() {
    let desk = built();
    desk.write("public/stories/boat.html", "edited by hand");
    desk.remove("content/stories/boat.md");
    let ran = desk.run(&["build"]).ends_with(0);
    ran.complains("kept public/stories/boat.html: no story makes it any more");
    assert_eq!(desk.read("public/stories/boat.html"), "edited by hand");
    desk.run(&["build"]).ends_with(0).does_not_complain();
}

// The old site or the new one.

#[test]
fn an_error_leaves_the_last_site_whole() {
    let errors = [
        (
            "content/stories/lift.md",
            "+++\ndate = \"soon\"\n+++\n# The lift\n",
        ),
        ("content/stories/lift.md", "# Linked\n[gone](nowhere.md)\n"),
        ("content/questions.toml", "[[question]\n"),
        ("starling.toml", "theme = \"gone\"\n"),
        ("themes/default/templates/story.html", "{% if %}"),
        (
            "themes/default/templates/story.html",
            "{{ nothing.like.it }}",
        ),
        (
            "themes/default/templates/hooks/head.html",
            "<a href=\"gone.html\">x</a>",
        ),
    ];
    for (path, text) in errors {
        let desk = built();
        let before = tree(&public(&desk));
        let identities_before = identities(&public(&desk));
        desk.write(path, text);
        let ran = desk.run(&["build"]).ends_with(1).says_nothing();
        ran.complains("error[")
            .complains("nothing was written, the last site is as it was");
        assert!(tree(&public(&desk)) == before, "{path}");
        assert_eq!(identities(&public(&desk)), identities_before, "{path}");
    }
}

#[test]
fn an_error_in_the_first_build_leaves_nothing_behind() {
    let desk = Desk::new().story("broken", "+++\ndate = \"soon\"\n+++\n");
    desk.run(&["build"]).ends_with(1);
    assert!(!desk.has("public"));
    // Some errors show only when pages are staged already.
    let desk = Desk::new().story("whole", WHOLE).file(
        "themes/default/templates/hooks/head.html",
        "<a href=\"gone.html\">x</a>",
    );
    desk.run(&["build", "-o", "new/folder"]).ends_with(1);
    assert!(!desk.has("new"));
}

#[test]
fn files_that_stay_the_same_are_not_touched() {
    let desk = built();
    age_all(&public(&desk));
    let (pages, before) = (tree(&public(&desk)), identities(&public(&desk)));
    let changed = WHOLE.replace("The lift broke.", "The lift fell.");
    desk.write(
        "content/stories/lift.md",
        format!("+++\ntitle = \"The lift\"\n+++\n{changed}"),
    );
    desk.run(&["build"]).ends_with(0);

    let (now, after) = (tree(&public(&desk)), identities(&public(&desk)));
    let same: Vec<_> = now.iter().filter(|file| pages.contains(file)).collect();
    assert!(
        same.len() > 10 && now.len() > same.len() + 2,
        "{} are the same",
        same.len()
    );
    for (path, bytes) in &now {
        let is_same = pages.contains(&(path.clone(), bytes.clone()));
        assert_eq!(
            is_same,
            before.get(path) == after.get(path),
            "{}",
            path.display()
        );
    }
}

#[test]
fn an_unchanged_site_is_built_without_touching_anything() {
    let desk = built();
    age_all(&public(&desk));
    let before = identities(&public(&desk));
    let ran = desk.run(&["build"]).ends_with(0).does_not_complain();
    ran.says(", 0 changed, 0 removed)");
    desk.run(&["build", "--strict", "--force", "--verbose"])
        .ends_with(0);
    assert_eq!(identities(&public(&desk)), before);
}

#[test]
fn a_page_that_was_edited_or_removed_by_hand_is_mended() {
    let desk = built();
    let before = tree(&public(&desk));
    desk.write("public/stories/lift.html", "edited by hand");
    desk.run(&["build"])
        .ends_with(0)
        .says(", 1 changed, 0 removed)");
    assert!(tree(&public(&desk)) == before);
    desk.remove("public/index.html");
    desk.run(&["build"])
        .ends_with(0)
        .says(", 1 changed, 0 removed)");
    assert!(tree(&public(&desk)) == before);
    fs::remove_dir_all(desk.root().join("public/stories")).unwrap();
    desk.run(&["build"])
        .ends_with(0)
        .says(", 2 changed, 0 removed)");
    assert!(tree(&public(&desk)) == before);
}

#[test]
fn one_input_makes_the_same_bytes_wherever_and_whenever_it_is_built() {
    let desk = Desk::demo();
    desk.run(&["build"]).ends_with(0);
    let expected = tree(&public(&desk));
    assert!(expected.len() > 100);
    for threads in ["1", "2", "7"] {
        let (other, nowhere) = (Desk::demo(), Desk::bare());
        age_all(&other.root().join("content"));
        let root = other.root().to_str().unwrap();
        let mut build = program(nowhere.root());
        build
            .args(["build", "--root", root])
            .env("RAYON_NUM_THREADS", threads);
        build
            .env("TZ", "Pacific/Auckland")
            .env("LANG", "de_DE.UTF-8");
        run(&mut build).ends_with(0);
        assert!(tree(&public(&other)) == expected, "with {threads} threads");
    }
    desk.run(&["build", "-o", "again"]).ends_with(0);
    assert!(tree(&desk.root().join("again")) == expected);
}

#[test]
fn problems_are_told_again_at_every_build() {
    let desk = Desk::new().story("half", "# Half told\n\n## Situation\n\nIt rained.\n");
    let first = desk
        .run(&["build"])
        .ends_with(0)
        .complains("warning[missing-part]");
    let before = identities(&public(&desk));
    let again = desk
        .run(&["build"])
        .ends_with(0)
        .says(", 0 changed, 0 removed)");
    assert_eq!(first.err, again.err);
    assert_eq!(identities(&public(&desk)), before);
}

#[test]
fn a_file_that_cannot_be_read_is_told_though_nothing_else_changed() {
    let desk = built();
    let inside = desk.root().join("content/stories/round");
    symlink(desk.root().join("content"), &inside).unwrap();
    desk.run(&["build"])
        .ends_with(1)
        .complains("error[link-loop]");
    fs::remove_file(inside).unwrap();
    desk.run(&["build"]).ends_with(0).does_not_complain();
}

#[test]
fn a_theme_that_goes_away_is_noticed() {
    let desk = built();
    fs::create_dir_all(desk.root().join("themes/mine")).unwrap();
    desk.write("starling.toml", "theme = \"mine\"\n");
    desk.run(&["build"]).ends_with(0).does_not_complain();
    fs::remove_dir(desk.root().join("themes/mine")).unwrap();
    desk.run(&["build"])
        .ends_with(1)
        .complains("error[unknown-theme]");
}

// Withdrawn means gone.

/// Withdraws a story, given its text, from a desk.
type Withdrawal = fn(&Desk, &str);

#[test]
fn a_story_that_is_renamed_deleted_or_drafted_is_gone_from_every_file() {
    let keys = "title = \"The Quetzal affair\"\nheadline = \"I let the quetzal out\"\n\
                tags = [\"quetzals\"]\ncovers = [\"Have you met a quetzal?\"]\n\
                metrics = [{ value = \"3\", label = \"quetzals caught\" }]\n\
                gaps = [\"Which quetzal was it?\"]";
    let text = WHOLE.replace("The lift broke.", "The quetzal escaped.");
    let story = format!("+++\n{keys}\n+++\n{text}## Coaching\nDo not say quetzal twice.\n");
    let withdrawals: [(&str, Withdrawal); 3] = [
        ("renamed", |desk, story| {
            desk.remove("content/stories/quetzal.md");
            let renamed = story
                .replace("quetzal", "toucan")
                .replace("Quetzal", "Toucan");
            desk.write("content/stories/toucan.md", renamed);
        }),
        ("deleted", |desk, _| {
            desk.remove("content/stories/quetzal.md");
        }),
        ("drafted", |desk, story| {
            let drafted = story.replacen("+++\n", "+++\ndraft = true\n", 1);
            desk.write("content/stories/quetzal.md", drafted);
        }),
    ];
    for (how, withdraw) in withdrawals {
        let desk = built();
        let without = tree(&public(&desk));
        desk.write("content/stories/quetzal.md", &story);
        desk.run(&["build"]).ends_with(0).does_not_complain();
        let told = tells(&public(&desk), "quetzal");
        for path in [
            "index.html",
            "numbers.html",
            "tags/quetzals.html",
            "cheat-sheets/index.html",
        ] {
            assert!(told.contains(&path.into()), "{path} is not in {told:?}");
        }
        withdraw(&desk, &story);
        desk.run(&["build"]).ends_with(0).does_not_complain();
        assert_eq!(
            tells(&public(&desk), "quetzal"),
            Vec::<PathBuf>::new(),
            "{how}"
        );
        if how == "deleted" {
            assert!(tree(&public(&desk)) == without);
        } else {
            assert_eq!(
                how == "renamed",
                !tells(&public(&desk), "toucan").is_empty()
            );
        }
    }
}

#[test]
fn a_guide_and_a_question_that_are_withdrawn_are_gone_from_every_file() {
    let desk = built();
    let without = tree(&public(&desk));
    desk.write(
        "content/questions/quetzal.md",
        "# Have you met a quetzal?\n\n## Structure\n\nOne.\n",
    );
    desk.write(
        "content/questions.toml",
        "[[question]]\ntext = \"Tell me about a failure\"\n[[question]]\ntext = \"Any quetzals?\"\n",
    );
    desk.run(&["build"]).ends_with(0).does_not_complain();
    assert!(tells(&public(&desk), "quetzal").len() > 4);
    desk.remove("content/questions/quetzal.md");
    desk.write(
        "content/questions.toml",
        "[[question]]\ntext = \"Tell me about a failure\"\n",
    );
    desk.run(&["build"]).ends_with(0).says(", 2 removed)");
    assert!(tree(&public(&desk)) == without);
}

#[test]
fn the_last_story_of_a_folder_takes_the_folder_with_it() {
    let desk = Desk::new().story("lift", WHOLE);
    desk.run(&["build"]).ends_with(0);
    desk.remove("content/stories/lift.md");
    desk.run(&["build"]).ends_with(0);
    assert!(!desk.has("public/stories"));
    assert!(desk.has("public/index.html"));
}

// Private by default.

/// Every address with a host that stands in a file of the site.
fn addresses(folder: &Path) -> BTreeMap<String, Vec<PathBuf>> {
    let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    // What a PDF file says of itself names notations by addresses that nobody calls.
    let mut files = tree(folder);
    files.retain(|(path, _)| path.extension() != Some("pdf".as_ref()));
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for (at, _) in text.match_indices("//") {
            let scheme: String = text[..at]
                .chars()
                .rev()
                .take_while(|letter| letter.is_ascii_alphabetic() || *letter == ':')
                .collect();
            let end = text[at..]
                .find(['"', '\'', '<', ' ', ')', '\n'])
                .unwrap_or(text.len() - at);
            let scheme: String = scheme.chars().rev().collect();
            let is_open = text[..at].ends_with(['"', '\'', '(', '=']);
            if scheme.ends_with(':') || is_open {
                let address = format!("{scheme}{}", &text[at..at + end]);
                found.entry(address).or_default().push(path.clone());
            }
        }
    }
    found
}

#[test]
fn a_site_is_private_unless_it_is_said_to_be_public() {
    let desk = Desk::demo();
    desk.run(&["build"]).ends_with(0);
    let pages = tree(&public(&desk)).into_iter();
    let pages: Vec<_> = pages
        .filter(|(path, _)| path.extension() == Some("html".as_ref()))
        .collect();
    assert!(pages.len() > 100);
    for (path, bytes) in pages {
        let page = String::from_utf8(bytes).unwrap();
        let shown = path.display();
        assert!(
            page.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"),
            "{shown}"
        );
        assert!(
            page.contains("<meta name=\"referrer\" content=\"no-referrer\">"),
            "{shown}"
        );
        assert!(!page.contains("rel=\"canonical\""), "{shown}");
    }
    assert_eq!(
        desk.read("public/robots.txt"),
        "User-agent: *\nDisallow: /\n"
    );
    assert!(!desk.has("public/sitemap.xml"));
}

#[test]
fn a_site_calls_nobody_but_whom_its_author_links_to() {
    let desk = Desk::demo();
    let link = "[a paper](https://paper.example/a?b=c)";
    desk.write(
        "content/stories/linked.md",
        WHOLE.replace("I called the firm.", link),
    );
    desk.run(&["build"]).ends_with(0);
    let mut found = addresses(&public(&desk));
    // The name of a notation, not a place that anything is fetched from.
    found.remove("http://www.w3.org/2000/svg");
    let found: Vec<_> = found.keys().collect();
    assert_eq!(found, ["https://paper.example/a?b=c"]);

    let picture = "![A lift](https://picture.example/lift.png)";
    desk.write(
        "content/stories/linked.md",
        WHOLE.replace("I called the firm.", picture),
    );
    desk.run(&["build"])
        .ends_with(1)
        .complains("a picture comes from another site");
}

#[test]
fn a_base_url_alone_does_not_make_a_site_public() {
    let desk = built();
    let private = tree(&public(&desk));
    desk.run(&["build", "--base-url", "https://me.example"])
        .ends_with(0);
    let pages = |tree: Vec<(PathBuf, Vec<u8>)>| -> Vec<_> {
        tree.into_iter()
            .filter(|(path, _)| !path.starts_with(".starling"))
            .collect()
    };
    assert!(pages(tree(&public(&desk))) == pages(private));
}

#[test]
fn a_public_site_says_where_it_is_and_tells_nothing_that_is_the_authors_own() {
    let desk = Desk::new()
        .settings("visibility = \"public\"\nbase_url = \"https://me.example/stories\"\n")
        .story(
            "lift",
            &format!(
                "+++\ntitle = \"The lift\"\ntags = [\"a & b\"]\ngaps = [\"Secret gap\"]\n\
                 covers = [\"Tell me about a failure\"]\n+++\n{WHOLE}## Coaching\nSecret note.\n"
            ),
        )
        .whole_story("idea", "title = \"Secret draft\"\ndraft = true")
        .bank("[[question]]\ntext = \"Secret question without an answer\"\n");
    desk.run(&["build"]).ends_with(0);
    assert_eq!(tells(&public(&desk), "secret"), Vec::<PathBuf>::new());
    assert_eq!(tells(&public(&desk), "noindex"), Vec::<PathBuf>::new());

    let canonical =
        "<link rel=\"canonical\" href=\"https://me.example/stories/stories/lift.html\">";
    assert!(desk.read("public/stories/lift.html").contains(canonical));
    assert_eq!(
        desk.read("public/robots.txt"),
        "User-agent: *\nAllow: /\nSitemap: https://me.example/stories/sitemap.xml\n"
    );
    let map = desk.read("public/sitemap.xml");
    let rest = map
        .strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .unwrap();
    let rest =
        rest.strip_prefix("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let urls = rest.unwrap().strip_suffix("</urlset>\n").unwrap();
    let mut listed = Vec::new();
    for line in urls.lines() {
        let address = line
            .strip_prefix("<url><loc>")
            .unwrap()
            .strip_suffix("</loc></url>")
            .unwrap();
        let path = address.strip_prefix("https://me.example/stories/").unwrap();
        let file = if path.is_empty() { "index.html" } else { path };
        assert!(
            desk.has(&format!("public/{file}")),
            "{path} is listed but not there"
        );
        listed.push(file.to_owned());
    }
    assert!(listed.contains(&"stories/lift.html".to_owned()), "{map}");
    assert!(listed.contains(&"index.html".to_owned()), "{map}");
    assert!(!listed.contains(&"404.html".to_owned()), "{map}");
}

#[test]
fn a_public_site_without_an_address_has_no_map() {
    let desk = built();
    desk.write("starling.toml", "visibility = \"public\"\n");
    desk.run(&["build"]).ends_with(0);
    assert!(!desk.has("public/sitemap.xml"));
    assert_eq!(tells(&public(&desk), "canonical"), Vec::<PathBuf>::new());
    assert_eq!(desk.read("public/robots.txt"), "User-agent: *\nAllow: /\n");
}

#[test]
fn a_site_that_becomes_private_again_takes_everything_back() {
    let desk = built();
    let private = tree(&public(&desk));
    desk.write(
        "starling.toml",
        "visibility = \"public\"\nbase_url = \"https://me.example\"\n",
    );
    desk.run(&["build"]).ends_with(0);
    assert!(desk.has("public/sitemap.xml"));
    desk.write("starling.toml", "");
    desk.run(&["build"]).ends_with(0);
    assert!(tree(&public(&desk)) == private);
}
