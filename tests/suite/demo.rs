//! The repository's own site: what a newcomer reads first is whole, clean, and all of it linked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Seek, Write};
use std::process::Command;

use crate::desk::{Desk, tree};
use crate::html::{follow, ids, is_outside, is_page, kind_of, links, tags};
use crate::server::{crawl, get, serve};

/// The demo, built by the program without a problem.
fn built() -> Desk {
    let desk = Desk::demo();
    desk.run(&["build", "--strict"])
        .ends_with(0)
        .does_not_complain();
    desk
}

/// Every file of the built site by its path, with `/` between its parts.
fn files(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let tree = tree(&desk.root().join("public")).into_iter();
    let files = tree.map(|(path, bytes)| (path.to_str().unwrap().replace('\\', "/"), bytes));
    files
        .filter(|(path, _)| !path.starts_with(".starling/"))
        .collect()
}

/// Every page of the built site.
fn pages(desk: &Desk) -> BTreeMap<String, String> {
    let files = files(desk).into_iter();
    let pages = files.filter(|(path, _)| is_page(path));
    pages
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// How many pages there are of each kind.
fn count_of_kinds(pages: &BTreeMap<String, String>) -> BTreeMap<String, usize> {
    let mut kinds = BTreeMap::new();
    for html in pages.values() {
        *kinds.entry(kind_of(html).to_owned()).or_insert(0) += 1;
    }
    kinds
}

#[test]
fn a_newcomers_first_command_says_only_that_the_site_is_built() {
    let folder = tempfile::tempdir().unwrap();
    let cargo = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--locked", "--", "build", "--output-dir"])
        .arg(folder.path().join("public"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&cargo.stderr), "");
    let said = String::from_utf8_lossy(&cargo.stdout);
    assert!(
        said.starts_with("Built 12 stories, ") && said.lines().count() == 1,
        "{said}"
    );
}

/// The first block of the README that is in this notation and begins so.
fn example(notation: &str, beginning: &str) -> &'static str {
    let readme = include_str!("../../README.md");
    let fence = format!("```{notation}\n");
    let mut blocks = readme.split(&fence).skip(1);
    let block = blocks.find(|it| it.starts_with(beginning)).unwrap();
    block.split_once("```").unwrap().0
}

#[test]
fn the_readmes_examples_name_only_what_there_is() {
    let settings = example("toml", "title = ").replace("https://...", "https://example.org");
    let desk = Desk::new().settings(&settings);
    let story = example("markdown", "+++\ntitle = ");
    let site = desk.story("lift", story).build();
    // The example shows the headings of some parts without a text.
    let rules = site.rules().into_iter();
    let others: Vec<&str> = rules.filter(|rule| *rule != "empty-part").collect();
    assert!(others.is_empty(), "{}", site.drawn());
}

#[test]
fn the_readmes_interview_names_only_what_there_is_before_and_after() {
    let before = example("markdown", "+++\ncompany = ");
    let asked = example("toml", "[[asked]]");
    let (keys, notes) = before.rsplit_once("+++\n").unwrap();
    let after = format!("{keys}\n{asked}+++\n{notes}");
    for interview in [before, &after] {
        Desk::new()
            .whole_story(
                "the-lift",
                "title = \"The lift\"\ncovers = [\"Tell me about a failure\"]",
            )
            .whole_story(
                "the-tram",
                "title = \"The tram\"\ncovers = [\"A quarrel?\"]",
            )
            .bank(
                "[[question]]\ntext = \"Tell me about a failure\"\ncompetency = \"Ownership\"\n\
                 [[question]]\ntext = \"A quarrel?\"\ncompetency = \"Conflict\"\n\
                 [[question]]\ntext = \"Why us?\"\n",
            )
            .file(
                "content/questions/northwind.toml",
                "name = \"Northwind's list\"\n",
            )
            .file("content/interviews/northwind.md", interview)
            .build()
            .clean();
    }
}

#[test]
fn the_demo_has_all_that_it_promises() {
    let desk = Desk::demo();
    let site = desk.build().clean();
    assert_eq!(site.portfolio().stories.len(), 12);
    let questions = site.portfolio().questions.iter();
    assert!(questions.filter(|it| it.guide.is_some()).count() >= 8);

    let bank = desk.read("content/questions.toml");
    assert!(bank.lines().filter(|line| *line == "[[question]]").count() >= 80);
    let competencies = bank
        .lines()
        .filter_map(|line| line.strip_prefix("competency = "));
    let competencies: BTreeSet<&str> = competencies.collect();
    assert!((12..=16).contains(&competencies.len()), "{competencies:?}");
}

#[test]
fn every_guide_of_the_demo_has_every_section() {
    let desk = Desk::demo();
    let sections = [
        "What it tests",
        "Structure",
        "The crux",
        "Signals of seniority",
        "Pitfalls",
        "Framing",
        "Follow-up questions",
        "Common mistakes",
        "Performance considerations",
        "Edge cases",
        "Real-world examples",
    ];
    let mut whole = 0;
    for (path, bytes) in tree(&desk.root().join("content/questions")) {
        let text = String::from_utf8(bytes).unwrap();
        let has = |section: &&str| text.contains(&format!("\n## {section}\n"));
        let missing: Vec<&str> = sections.iter().filter(|it| !has(it)).copied().collect();
        assert!(missing.is_empty(), "{} has no {missing:?}", path.display());
        whole += 1;
    }
    assert!(whole >= 8);
}

#[test]
fn every_kind_of_page_is_there() {
    let desk = built();
    let pages = pages(&desk);
    for path in [
        "index.html",
        "numbers.html",
        "coverage.html",
        "404.html",
        "questions/index.html",
        "tags/index.html",
        "cheat-sheets/index.html",
        "stories/the-release-with-no-way-back.html",
        "cheat-sheets/the-release-with-no-way-back.html",
        "questions/a-bug-you-shipped.html",
    ] {
        assert!(pages.contains_key(path), "no {path}");
    }
    assert!(files(&desk).contains_key("robots.txt"));
    let kinds = count_of_kinds(&pages);
    assert_eq!(
        (kinds["story"], kinds["cheat-sheet"]),
        (12, 12),
        "{kinds:?}"
    );
    assert!(kinds["question"] >= 80, "{kinds:?}");
    let stories = tree(&desk.root().join("content/stories"));
    let is_tagged = stories
        .iter()
        .all(|(_, text)| String::from_utf8_lossy(text).contains("\ntags"));
    assert!(is_tagged && kinds["tag"] > 12, "{kinds:?}");
    for (path, html) in &pages {
        for text in [
            "<!DOCTYPE html>",
            "<html lang=\"en\"",
            "<title>",
            "<main",
            "</h1>",
        ] {
            assert_eq!(html.matches(text).count(), 1, "{text} in {path}");
        }
    }
}

#[test]
fn every_link_and_anchor_leads_somewhere_from_the_disk() {
    let desk = built();
    let (files, pages) = (files(&desk), pages(&desk));
    let anchors: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, html)| (path.as_str(), ids(html).into_iter().collect()))
        .collect();
    let mut followed = BTreeMap::<usize, usize>::new();
    for (page, html) in &pages {
        let depth = page.matches('/').count();
        for link in links(html) {
            if is_outside(&link) {
                continue;
            }
            let (path, anchor) = follow(page, &link);
            assert!(
                !link.starts_with('/'),
                "{page} links to {link}, which is not relative"
            );
            let up = link.split('/').filter(|part| *part == "..").count();
            assert!(
                up <= depth,
                "{page} links to {link}, which is above the site"
            );
            assert!(
                files.contains_key(&path),
                "{page} links to {link}, and there is no {path}"
            );
            // `#` alone is the page itself.
            if let Some(anchor) = anchor.filter(|it| !it.is_empty()) {
                let has = anchors
                    .get(path.as_str())
                    .is_some_and(|ids| ids.contains(&anchor));
                assert!(has, "{page} links to {link}, and {path} has no such anchor");
            }
            *followed.entry(depth).or_default() += 1;
        }
    }
    assert!(followed[&0] > 100 && followed[&1] > 1_000, "{followed:?}");
}

#[test]
fn every_page_is_reached_from_the_home_page_below_any_address() {
    let desk = built();
    let address = serve(desk.root().join("public"), "/a/b/");
    assert!(get(address, "/index.html").is_none());
    let (reached, broken) = crawl(address, "a/b/index.html");
    assert_eq!(broken, Vec::<String>::new());

    let reached: BTreeSet<&str> = reached
        .iter()
        .map(|path| path.strip_prefix("a/b/").unwrap())
        .collect();
    let files = files(&desk);
    let unreached: Vec<&str> = files
        .keys()
        .map(String::as_str)
        .filter(|path| !reached.contains(path))
        .collect();
    // What servers, search engines and scripts ask for by name; and nothing else.
    let (icons, unreached): (Vec<&str>, Vec<&str>) = unreached
        .iter()
        .partition(|path| path.starts_with("assets/icon-512."));
    assert_eq!(icons.len(), 1);
    assert_eq!(
        unreached,
        [
            "404.html",
            "manifest.json",
            "robots.txt",
            "search-index.js",
            "service-worker.js"
        ]
    );
}

#[test]
fn no_id_stands_twice_on_a_page() {
    for (path, html) in pages(&built()) {
        let mut seen = BTreeSet::new();
        for id in ids(&html) {
            assert!(
                !id.is_empty() && !id.contains(char::is_whitespace),
                "{id:?} in {path}"
            );
            assert!(seen.insert(id.clone()), "{id} stands twice in {path}");
        }
    }
}

#[test]
fn no_page_holds_a_script_or_a_style_or_needs_more_than_its_policy_allows() {
    let desk = built();
    let files = files(&desk);
    for (path, html) in pages(&desk) {
        let head = html.split_once("<head>\n").unwrap().1;
        let start = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ";
        assert!(head.starts_with(start), "the policy of {path}");
        assert!(!html.contains("unsafe-"), "{path} has a loose policy");
        for script in html.split("<script").skip(1) {
            let src = script.strip_prefix(" src=\"").unwrap_or_default();
            let (src, rest) = src.split_once('"').unwrap_or_default();
            let (file, _) = follow(&path, src);
            let is_own = files.contains_key(&file) && file.starts_with("assets/");
            let (_, text) = rest.split_once('>').unwrap_or_default();
            assert!(
                is_own && text.starts_with("</script>"),
                "{script:.80} in {path}"
            );
        }
        assert!(!html.contains("<style"), "{path} has a style");
        for tag in tags(&html) {
            let inline = tag.keys().find(|it| *it == "style" || it.starts_with("on"));
            assert_eq!(inline, None, "an attribute in {path}");
        }
    }
}

#[test]
fn these_tests_see_the_links_that_a_browser_sees() {
    let html = "<p id=a><!-- <a href=\"no\"> --><a class='x' href='b/c%20d.html#e&amp;f' hidden>\
                <img src=\"../p.png\"/><i id=\"two\">1 < 2</i>";
    assert_eq!(links(html), ["b/c%20d.html#e&f", "../p.png"]);
    assert_eq!(ids(html), ["a", "two"]);
    assert_eq!(
        follow("x/y.html", "b/c%20d.html#e"),
        ("x/b/c d.html".into(), Some("e".into()))
    );
    assert_eq!(follow("x/y.html", "../p.png"), ("p.png".into(), None));
    assert_eq!(
        follow("x/y.html", "#z"),
        ("x/y.html".into(), Some("z".into()))
    );
    assert!(is_outside("mailto:a@b") && is_outside("https://a/b") && !is_outside("a/b:c"));
}

#[test]
fn a_story_with_its_style_comes_in_fourteen_kilobytes() {
    let desk = built();
    let script = "for story in stories/*; do cat $story assets/style.* | gzip -9 | wc -c; done";
    let weighed = Command::new("sh")
        .args(["-c", script])
        .current_dir(desk.root().join("public"))
        .output()
        .unwrap();
    let weights = String::from_utf8(weighed.stdout).unwrap();
    let weights: Vec<usize> = weights
        .lines()
        .map(|it| it.trim().parse().unwrap())
        .collect();
    assert_eq!(weights.len(), 12);
    let heaviest = weights.into_iter().max().unwrap();
    assert!((4_000..=14_000).contains(&heaviest), "{heaviest} bytes");
}

#[test]
fn the_practice_page_without_its_deck_comes_in_sixty_kilobytes() {
    let desk = built();
    let public = desk.root().join("public");
    let page = fs::read_to_string(public.join("practice.html")).unwrap();
    let (before, rest) = page
        .split_once("<template id=\"site-repertoire\">")
        .unwrap();
    let (_, after) = rest.split_once("</template>").unwrap();
    let (_, script) = before.split_once("src=\"assets/practice.").unwrap();
    let (hash, _) = script.split_once('"').unwrap();
    let script = public.join("assets").join(format!("practice.{hash}"));
    let script = fs::read_to_string(script).unwrap();
    let mut loaded = tempfile::tempfile().unwrap();
    write!(loaded, "{before}{after}{script}").unwrap();
    loaded.rewind().unwrap();
    let packed = Command::new("gzip").arg("-9").stdin(loaded).output();
    let weight = packed.unwrap().stdout.len();
    assert!((40_000..=60_000).contains(&weight), "{weight} bytes");
}
