//! Private by default.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{built, public, tells};
use crate::desk::{Desk, WHOLE, tree};

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
                "+++\ntitle = \"The lift\"\ntags = [\"a & b\"]\ngaps = [\"Quetzal gap\"]\n\
                 covers = [\"Tell me about a failure\"]\n+++\n{WHOLE}## Coaching\nQuetzal note.\n"
            ),
        )
        .whole_story("idea", "title = \"Quetzal draft\"\ndraft = true")
        .bank("[[question]]\ntext = \"Quetzal question without an answer\"\n");
    desk.run(&["build"]).ends_with(0);
    assert_eq!(tells(&public(&desk), "quetzal"), Vec::<PathBuf>::new());
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
    assert_eq!(
        tells(&public(&desk), "rel=\"canonical"),
        Vec::<PathBuf>::new()
    );
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
