//! The theme: strict templates, an overlay file by file, labels in one's own words, named assets.

mod templates;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use starling::testing::theme::{embedded, embedded_paths};

use crate::desk::{Desk, Site, WHOLE, tree};
use crate::html::is_page;

/// A site that has something for every corner of every template.
fn rich() -> Desk {
    let story = format!(
        "+++\ntitle = \"The lift\"\nheadline = \"I mended it\"\ndate = 2024-05-06\nrole = \"Caretaker\"\n\
         tags = [\"repairs\", \"calm\"]\n\
         covers = [\"Why us?\", {{ question = \"Tell me about a failure\", angle = \"Open on the fall\" }}]\n\
         metrics = [\"4 lifts run\", {{ value = \"~5 min\", label = \"lost\", estimate = true }}]\n\
         gaps = [\"Who called first?\"]\n[cues]\nsituation = \"lift · stuck\"\n+++\n\
         An introduction.[^1]\n\n[^1]: A footnote.\n\n{WHOLE}\n\
         ## Reflection\nA section of my own.\n\n```rust\nfn main() {{}}\n```\n\n\
         ## Coaching\n### At once\n- **Slow down** — breathe.\n- **Look up** — smile.\n"
    );
    let guide = "+++\nquestion = \"Tell me about a failure\"\naliases = [\"What went wrong?\"]\n\
                 competency = \"Ownership\"\ntags = [\"repairs\"]\n+++\n\
                 ## What it tests\nNerve.\n\n## Follow-up questions\n- And then?\n\n## My own\nText.[^1]\n\n[^1]: Note.\n";
    Desk::new()
        .settings("title = \"Mine\"\nauthor = \"Ada\"\n")
        .story("lift", &story)
        .whole_story(
            "boat",
            "title = \"The boat\"\ntags = [\"repairs\"]\ncovers = [\"Why us?\"]",
        )
        .story("half", "# Half told\n\n## Task\n\nTo tell it.\n")
        .story("bank", "# My bank\n\nRead it before.\n\n## One\n\n**Task:** To begin.\n\n**Result:** Begun.\n\n## Two\n\n**Task:** To go on.\n\n**Result:** Gone.\n")
        .whole_story("idea", "title = \"An idea\"\ndraft = true")
        .guide("failure", guide)
        .guide("bare", "# A bare guide?\n")
        .bank(
            "[[question]]\ntext = \"Why us?\"\ncompetency = \"Motivation\"\n\
             [[question]]\ntext = \"Which lift is best?\"\n",
        )
        .file(
            "content/interviews/north.md",
            "+++\ncompany = \"North\"\nrole = \"Caretaker\"\ndate = 2030-05-06T09:30\nask = [\"Who?\"]\n\
             [[rounds]]\nname = \"First\"\nminutes = 45\ninterviewer = \"Ada\"\nnotes = \"Calm.\"\n\
             competencies = [\"Ownership\", \"Motivation\"]\nask = [\"When?\"]\n\
             [[asked]]\nquestion = \"Why us?\"\nstory = \"lift\"\nwent = \"well\"\n+++\nNotes.\n",
        )
}

#[track_caller]
fn without_template_faults(site: &Site) {
    assert!(!site.rules().contains(&"template"), "{}", site.drawn());
    assert!(!site.rules().contains(&"broken-link"), "{}", site.drawn());
    assert!(
        site.has("index.html") && site.has("404.html"),
        "{}",
        site.drawn()
    );
}

/// The path of the one asset whose name begins and ends like this.
#[track_caller]
fn asset(site: &Site, start: &str, end: &str) -> String {
    let paths = site.paths().into_iter();
    let mut paths =
        paths.filter(|it| it.starts_with(&format!("assets/{start}.")) && it.ends_with(end));
    let path = paths
        .next()
        .unwrap_or_else(|| panic!("no asset {start}{end}: {:#?}", site.paths()));
    assert_eq!(paths.next(), None);
    path
}

fn text(site: &Site, path: &str) -> String {
    String::from_utf8(site.files.get(path).unwrap().to_vec()).unwrap()
}

// Overlay

#[test]
fn a_partial_of_ones_own_stands_in_for_the_default_one() {
    let site = rich()
        .file(
            "themes/default/templates/partials/footer.html",
            "<footer>Mine alone.</footer>",
        )
        .build();
    without_template_faults(&site);
    for page in ["index.html", "stories/lift.html", "404.html"] {
        site.page(page)
            .has("<footer>Mine alone.</footer>")
            .lacks("Made with Starling");
    }
}

#[test]
fn only_what_a_template_calls_safe_is_shown_as_it_stands() {
    let own = "<footer>{{ '<b>bold</b>' | safe }} {{ 3 | safe }} {{ ['<b>'] | safe }} {{ '<i>' }}</footer>";
    let site = rich()
        .file("themes/default/templates/partials/footer.html", own)
        .build();
    without_template_faults(&site);
    let page = site.page("404.html");
    page.has("<footer><b>bold</b> 3 [").has("<b>");
    page.has("] &lt;i&gt;</footer>");
}

#[test]
fn a_template_may_change_one_block_of_the_default_one() {
    let site = rich()
        .file(
            "themes/default/templates/story.html",
            "{% extends \"default/story.html\" %}\n\
             {% block title %}Told: {{ story.title }}{% endblock %}\n",
        )
        .build();
    without_template_faults(&site);
    site.page("stories/lift.html")
        .has("<title>Told: The lift</title>")
        .says(&["I called the firm."]);
    site.page("cheat-sheets/lift.html").lacks("Told:");
}

#[test]
fn a_component_of_ones_own_is_used_on_every_page() {
    let own = "{% component tag.list(tags: array, root: string, @labels) %}\n\
               <p class=\"mine\">{{ tags | length }} tags</p>\n{% endcomponent tag.list %}\n";
    let site = rich()
        .file("themes/default/templates/components/tag.html", own)
        .build();
    without_template_faults(&site);
    site.page("stories/lift.html")
        .has("<p class=\"mine\">2 tags</p>")
        .lacks("<ul class=\"tags\"");
}

#[test]
fn hooks_are_empty_until_somebody_fills_them() {
    let plain = rich().build();
    for hook in ["head", "body-start", "body-end", "story-end"] {
        let path = format!("themes/default/templates/hooks/{hook}.html");
        let site = rich().file(&path, "<!-- hooked -->").build();
        without_template_faults(&site);
        site.page("stories/lift.html").has("<!-- hooked -->");
        plain.page("stories/lift.html").lacks("<!-- hooked -->");
        let everywhere = hook != "story-end";
        assert_eq!(
            site.page("numbers.html").html().contains("<!-- hooked -->"),
            everywhere,
            "{hook}"
        );
    }
}

#[test]
fn a_style_of_ones_own_stands_in_for_the_default_one_and_leaves_the_others() {
    let default = rich().build();
    let default = text(&default, &asset(&default, "style", ".css"));
    let tokens = rich()
        .file("themes/default/styles/tokens.css", ":root { --mine: 1 }")
        .build();
    let tokens = text(&tokens, &asset(&tokens, "style", ".css"));
    assert!(tokens.starts_with(":root { --mine: 1 }\n"), "{tokens}");
    let default_tokens = str::from_utf8(embedded("styles/tokens.css").unwrap()).unwrap();
    assert_eq!(
        tokens,
        default.replace(default_tokens, ":root { --mine: 1 }")
    );

    let more = rich()
        .file("themes/default/styles/zebra.css", ".zebra { color: red }")
        .build();
    let more = text(&more, &asset(&more, "style", ".css"));
    let (zebra, print) = (more.find(".zebra"), more.find("@page"));
    assert!(
        zebra.is_some() && zebra < print,
        "what is printed has the last word"
    );
}

#[test]
fn an_icon_of_ones_own_is_shown_under_a_name_of_its_own() {
    let default = rich().build();
    let icon = asset(&default, "icon", ".svg");
    let site = rich()
        .file("themes/default/static/icon.svg", "<svg/>")
        .build();
    without_template_faults(&site);
    let own = asset(&site, "icon", ".svg");
    assert_ne!(icon, own);
    assert_eq!(text(&site, &own), "<svg/>");
    site.page("stories/lift.html")
        .has(&format!("href=\"../{own}\""))
        .lacks(&icon);
}

#[test]
fn other_files_of_a_theme_are_known_to_its_templates() {
    let site = rich()
        .file("themes/default/static/photo.jpg", b"\xff\xd8\xff")
        .file(
            "themes/default/templates/hooks/body-end.html",
            "<img src=\"{{ page.root }}{{ assets['photo.jpg'] }}\" alt=\"\">",
        )
        .build();
    without_template_faults(&site);
    let photo = asset(&site, "photo", ".jpg");
    site.page("tags/index.html")
        .has(&format!("<img src=\"../{photo}\""));
}

#[test]
fn a_theme_has_a_name_and_holds_only_what_differs() {
    let site = rich()
        .settings("theme = \"mine\"\n")
        .file(
            "themes/mine/templates/partials/footer.html",
            "<footer>Mine</footer>",
        )
        .file(
            "themes/default/templates/partials/footer.html",
            "<footer>Not this one</footer>",
        )
        .build();
    without_template_faults(&site);
    site.page("stories/lift.html")
        .has("<footer>Mine</footer>")
        .lacks("Not this one")
        .says(&["The lift"]);
}

#[test]
fn a_theme_that_is_not_there_is_answered_with_the_nearest() {
    let desk = rich()
        .settings("theme = \"mien\"\n")
        .file("themes/mine/styles/tokens.css", "")
        .file("themes/other/styles/tokens.css", "");
    let site = desk.build();
    assert!(site.rules().contains(&"unknown-theme"));
    let drawn = site.drawn();
    for words in [
        "there is no theme `mien`",
        "--> starling.toml:1:9",
        "did you mean `mine`?",
    ] {
        assert!(drawn.contains(words), "no {words:?} in\n{drawn}");
    }
}

#[test]
fn a_theme_that_the_environment_names_is_looked_for_as_well() {
    let desk = rich().variable("STARLING_THEME", "mien");
    let drawn = desk.build().drawn();
    assert!(drawn.contains("there is no theme `mien`"), "{drawn}");
    assert!(drawn.contains("--> the environment:1:16"), "{drawn}");
}

// Skins

/// The custom properties that a style sets on the root, and whether it does anything else.
fn tokens(style: &str) -> (BTreeSet<&str>, bool) {
    let lines = style.lines().map(str::trim);
    let (mut names, mut is_more) = (BTreeSet::new(), false);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with("/*") && *line != "}") {
        match line.split_once(':') {
            Some((name, _)) if name.starts_with("--") => {
                names.insert(name);
            }
            _ => is_more |= ![":root {", "@media (prefers-contrast: more) {"].contains(&line),
        }
    }
    (names, is_more)
}

#[test]
fn a_skin_is_nothing_but_tokens() {
    let all = str::from_utf8(embedded("styles/tokens.css").unwrap()).unwrap();
    let (all, _) = tokens(all);
    let skins = embedded_paths();
    let skins: Vec<&str> = skins.filter(|it| it.starts_with("skins/")).collect();
    assert!(!skins.is_empty());
    for path in skins {
        let skin = str::from_utf8(embedded(path).unwrap()).unwrap();
        let (names, is_more) = tokens(skin);
        assert!(!is_more, "{path} is more than tokens");
        assert!(
            names.contains("--accent") && names.is_subset(&all),
            "{path}"
        );
    }
}

#[test]
fn a_skin_lies_over_the_tokens_and_under_the_other_styles() {
    let plain = rich().build();
    let plain = text(&plain, &asset(&plain, "style", ".css"));
    let skin = str::from_utf8(embedded("skins/ink.css").unwrap()).unwrap();
    let tokens = str::from_utf8(embedded("styles/tokens.css").unwrap()).unwrap();
    for desk in [
        rich().settings("skin = \"ink\"\n"),
        rich().variable("STARLING_SKIN", "ink"),
        rich()
            .settings("theme = \"mine\"\nskin = \"ink\"")
            .file("themes/mine/static/a.txt", ""),
    ] {
        let site = desk.build();
        without_template_faults(&site);
        let style = text(&site, &asset(&site, "style", ".css"));
        assert_eq!(
            style,
            plain.replacen(tokens, &format!("{tokens}\n{skin}"), 1)
        );
    }
    let named = rich().settings("skin = \"default\"\n").build();
    assert_eq!(text(&named, &asset(&named, "style", ".css")), plain);
}

#[test]
fn a_skin_of_ones_own_is_chosen_by_its_name() {
    let site = rich()
        .settings("skin = \"night\"\n")
        .file("themes/default/skins/night.css", ":root { --ink: navy }")
        .build();
    without_template_faults(&site);
    assert!(!site.rules().contains(&"unknown-skin"), "{}", site.drawn());
    assert!(text(&site, &asset(&site, "style", ".css")).contains("--ink: navy"));
}

#[test]
fn a_skin_that_is_not_there_is_answered_with_the_nearest() {
    let site = rich().settings("skin = \"inc\"\n").build();
    assert!(site.only("unknown-skin").is_error());
    let drawn = site.drawn();
    for words in [
        "there is no skin `inc`",
        "--> starling.toml:1:8",
        "did you mean `ink`?",
    ] {
        assert!(drawn.contains(words), "no {words:?} in\n{drawn}");
    }
}

// Labels

#[test]
fn labels_are_overridden_by_the_theme_and_over_it_by_the_settings() {
    let theme = "situation = \"Lage\"\ntask = \"Aufgabe\"\n\
                 story_count = { one = \"{n} Geschichte\", other = \"{n} Geschichten\" }\n";
    let desk = rich().file("themes/default/labels.toml", theme);
    let site = desk.build();
    without_template_faults(&site);
    site.page("stories/half.html")
        .says(&["Lage", "Task", "Result"])
        .lacks("Aufgabe");
    site.page("index.html").says(&["5 Geschichten"]);

    let desk = desk
        .settings("[labels]\nsituation = \"Szene\"\nstory_count = { other = \"{n} Sachen\" }\n");
    let site = desk.build();
    without_template_faults(&site);
    site.page("stories/half.html")
        .says(&["Szene", "Result"])
        .lacks("Lage");
    site.page("index.html").says(&["5 Sachen"]);
    desk.remove("content/stories/half.md");
    desk.remove("content/stories/boat.md");
    desk.remove("content/stories/bank.md");
    desk.build().page("index.html").says(&["1 Geschichte"]);
}

#[test]
fn a_label_that_nothing_shows_or_of_the_wrong_kind_is_told() {
    let desk = rich().settings(
        "[labels]\nsitution = \"Szene\"\ntask = { one = \"a\" }\nstory_count = \"many\"\n",
    );
    let drawn = desk.build().drawn();
    for words in [
        "warning[unknown-label]: no label is called `sitution`",
        "--> starling.toml:2:1",
        "did you mean `situation`?",
        "expected a text for the label `task`",
        "--> starling.toml:3:8",
        "for the label `story_count`",
        "--> starling.toml:4:15",
    ] {
        assert!(drawn.contains(words), "no {words:?} in\n{drawn}");
    }
}

#[test]
fn a_label_of_the_wrong_kind_in_the_theme_is_told() {
    let desk = rich().file(
        "themes/default/labels.toml",
        "own = \"for my templates\"\nstory_count = 3\nmonths = \"May\"\n",
    );
    let site = desk.build();
    let drawn = site.drawn();
    assert!(
        drawn.contains("for the label `story_count`, found a whole number"),
        "{drawn}"
    );
    assert!(
        drawn.contains("--> themes/default/labels.toml:2:15"),
        "{drawn}"
    );
    assert!(!site.rules().contains(&"unknown-label"), "{drawn}");
}

// Assets

#[test]
fn an_asset_is_named_by_its_content() {
    let site = rich().build();
    let style = asset(&site, "style", ".css");
    assert_eq!(asset(&rich().build(), "style", ".css"), style);
    let changed = rich()
        .file("themes/default/styles/tokens.css", ":root {}")
        .build();
    let other = asset(&changed, "style", ".css");
    assert_ne!(style, other);
    for path in changed.paths().iter().filter(|path| is_page(path)) {
        changed.page(path).lacks(&style).has(&other);
    }
}

#[test]
fn the_style_for_code_is_loaded_only_where_there_is_code() {
    let site = rich().build();
    let syntax = asset(&site, "syntax", ".css");
    site.page("stories/lift.html")
        .has(&format!("href=\"../{syntax}\""));
    site.page("stories/boat.html").lacks(&syntax);
    site.page("index.html").lacks(&syntax);
}

#[test]
fn the_default_theme_in_the_binary_is_the_one_in_the_repository() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let on_disk = tree(&folder);
    let inside = embedded_paths();
    let inside: Vec<_> = inside
        .map(|path| (path.into(), embedded(path).unwrap().to_vec()))
        .collect();
    assert_eq!(
        on_disk.iter().map(|(path, _)| path).collect::<Vec<_>>(),
        inside.iter().map(|(path, _)| path).collect::<Vec<_>>(),
    );
    assert!(on_disk == inside);
    assert_eq!(embedded("templates/gone.html"), None);
    assert!(fs::exists(folder.join("theme.toml")).unwrap());
}

#[test]
fn the_page_for_what_is_missing_leads_home_from_any_depth_once_the_site_has_an_address() {
    let home = |settings: &str| {
        let site = Desk::new().settings(settings).build();
        site.page("404.html").link("To the first page")
    };
    let address = "base_url = \"https://me.example/stories/\"\n";
    let public = format!("{address}visibility = \"public\"");
    assert_eq!(home(&public), "https://me.example/stories/index.html");
    assert_eq!(home(address), "index.html");
}

#[test]
fn every_page_of_a_public_site_says_in_a_line_what_it_is() {
    let site = Desk::demo().settings("title = \"Twelve stories\"\nvisibility = \"public\"\n");
    for page in site.build().pages() {
        let html = page.html();
        let told = html.split("<meta name=\"description\" content=\"").nth(1);
        let told = told.and_then(|rest| rest.split('"').next());
        assert!(told.is_some_and(|told| told.len() > 10), "{html}");
    }
}
