//! Names that a shared site replaces, in every form in which a person writes them and in every place; and
//! the gate at the end, which lets nothing through.

use starling::testing::diagnostic::Diagnostic;

use crate::desk::{Desk, Site, WHOLE};

const DRAFT: &str = "+++\ndraft = true\n+++\n# T\n\n## Situation\n\nThe merger with the other firm is not announced yet.\n";

fn public(name: &str) -> Desk {
    Desk::new().settings(&format!(
        "visibility = \"public\"\n[share]\nredact = {{ \"{name}\" = \"a firm\" }}\n"
    ))
}

/// Letters and figures alone, in small, without tags.
fn bare(text: &str) -> String {
    let mut is_tag = false;
    let mut bare = String::new();
    for letter in text.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if is_tag => {}
            _ => bare.extend(letter.to_lowercase().filter(|it| it.is_alphanumeric())),
        }
    }
    bare
}

/// Holds that no file of the site has the name, in its text, in its source or in its own name.
#[track_caller]
fn keeps(site: &Site, name: &str) {
    for path in site.paths() {
        let bytes = site.files.get(path.as_str()).unwrap();
        let text = String::from_utf8_lossy(bytes);
        let raw: String = text.to_lowercase();
        assert!(
            !bare(&text).contains(&bare(name)),
            "{path} shows {name}:\n{text}"
        );
        assert!(
            !raw.contains(&name.to_lowercase()),
            "{path} has {name}:\n{text}"
        );
        assert!(!bare(&path).contains(&bare(name)), "{path}");
    }
}

#[test]
fn a_name_is_replaced_in_every_form_in_which_people_write_it() {
    for (name, written) in [
        ("Kwolek", "KWOLEK and kwolek"),
        ("Kwolek", "two Kwoleks, Kwolek's lift, Kwolek’s"),
        ("Kwolek", "Kwoleks Lager, mit Kwoleken"),
        (
            "Kwolek",
            "KwolekCloud, getKwolekPrice, `kwolek_db`, kwolek\\_db",
        ),
        ("Kwolek", "Kwolek2024 and pre-Kwolek-time"),
        ("Kwolek", "Kwo**lek**, **Kwo**lek, Kwo*lek* and `Kwo`lek"),
        (
            "Kwolek",
            "Kwo\u{ad}lek, Kwo\u{200b}lek, Kwo\u{feff}lek, Kwo&shy;lek",
        ),
        ("Kwolek", "&#75;wolek and &#x4B;wolek"),
        ("Kwolek", "Ｋｗｏｌｅｋ and K%77olek and Kwólek"),
        (
            "Kwolek",
            "[there](https://kwolek.example/jobs) and <https://kwolek.example>",
        ),
        ("Kwolek", "Istanbul Kwolekte"),
        (
            "Kwolek",
            "Kwo__lek__, Kwo_lek, K w o l e k, K.w.o.l.e.k and Kwo-\nlek",
        ),
        (
            "Kwolek",
            "#kwolek, www.kwolek.com, <ada@kwolek.example>, ex-Kwolek",
        ),
        ("Kwolek Corporation", "kwolekcorporation.com"),
        (
            "Kwolek Corporation",
            "Kwolek\nCorporation and **Kwolek** Corporation",
        ),
        ("Kwolek Corporation", "> Kwolek\n> Corporation"),
        (
            "Kwolek Corporation",
            "Kwolek\\\nCorporation and Kwolek&nbsp;Corporation",
        ),
        ("Kwolek Corporation", "Kwolek [Corporation](#situation)"),
        (
            "Kwolek Corporation",
            "| a | b |\n|---|---|\n| Kwolek | Corporation |",
        ),
        (
            "Kwolek Corporation",
            "kwolek-corporation, KwolekCorporation, kwolek_corporation",
        ),
        ("Kwolek & Sons", "Kwolek &amp; Sons"),
        ("O'Kwolek", "O’Kwolek, O'Kwolek and O&#39;Kwolek"),
        ("K.W.O. Lek", "K.W.O. Lek and K\\.W\\.O\\. Lek"),
        ("Kwolek – Lek", "Kwolek - Lek and Kwolek—Lek"),
        ("Kwolekß", "KWOLEKSS and Kwolekss"),
        ("Żółwik", "ZOLWIK, Zolwik, Zo\u{301}łwik and zolwik.example"),
        ("Sørlle & Æsop", "Sorlle & Aesop"),
        ("Κουλέκος", "ΚΟΥΛΕΚΟΣ"),
        ("京海テック", "京海テックで働いた。"),
        ("京海科技", "我在京海科技工作"),
        ("올렉", "과올렉에서"),
        ("كواليك", "عملت بكواليك ثم والكواليك"),
        ("โควเลก", "ที่โควเลกครับ"),
    ] {
        let site = public(name)
            .story("x", &format!("{WHOLE}\n{written}\n"))
            .build();
        keeps(&site, name);
        assert!(
            !site.report.diagnostics.iter().any(Diagnostic::is_error),
            "{}",
            site.drawn()
        );
        assert!(site.tells("a firm") || site.tells("#"), "{name}: {written}");
    }
}

#[test]
fn a_name_is_replaced_in_every_place() {
    let keys = "title = \"At \\u004bwolek\"\nheadline = \"Kwolek\"\ntags = [\"Kwolek\"]\ncovers = [\"Why Kwolek?\"]\n\
                [cues]\ntask = \"Kwolek\"\n[extra]\nnote = \"Kwolek\"";
    let desk = Desk::new()
        .settings(
            "title = \"Kwolek and I\"\nauthor = \"Ada of Kwolek\"\nvisibility = \"public\"\ntheme = \"own\"\n\
             [share]\nredact = { \"Kwolek\" = \"a firm\" }\n[labels]\ntags = \"Kwolek\"\n[extra]\nnote = \"Kwolek\"\n",
        )
        .story(
            "x",
            &format!("+++\n{keys}\n+++\n{WHOLE}\n[a](kwolek.txt) [b](b.html) ![c](c.svg)\n"),
        )
        .story("yaml", &format!("---\ntitle: \"Mr \\x4bwolek\"\n---\n{WHOLE}"))
        .file("content/stories/kwolek.txt", "At Kwolek.")
        .file("content/stories/b.html", "<p>Kwolek</p>")
        .file("content/stories/c.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>Kwolek</title></svg>")
        .file("themes/own/templates/hooks/story-end.html", "<p>Kwolek {{ story.extra.note }} {{ site.extra.note }}</p>")
        .file("themes/own/styles/z.css", "/* Kwolek */")
        .file("themes/own/static/Kwolek.png", "x")
        .file("themes/own/labels.toml", "numbers = \"Kwolek\"\n");
    keeps(&desk.build(), "Kwolek");
}

#[test]
fn a_name_is_known_with_two_letters_for_one_as_well() {
    for (name, written) in [
        ("Möllner", "Moellner, MOELLNER and moellner@firm.example"),
        ("Ørsted", "Oersted and Orsted"),
        ("Mo\u{308}llner", "Moellner"),
    ] {
        let site = public(name)
            .story("x", &format!("{WHOLE}\n{written}\n"))
            .build()
            .clean();
        for word in ["Moellner", "Oersted", "Orsted"] {
            assert!(!site.tells(word), "{written}");
        }
    }
}

#[test]
fn links_to_what_is_called_by_a_name_still_lead_there() {
    let text = "[hither](#kwolek-now) [thither](<kwolek two.md>) [[kwolek two|yonder]] ![[my kwolek.png]] ![p](my%20kwolek.png)\n\n\
                <a href=\"kwolek-two.html\" title=\"Kwolek\">beyond</a>\n\n## Now {#kwolek-now}\n\nText.\n";
    let settings = "[markdown]\nraw_html = true\n[share]\nredact = { \"Kwolek\" = \"a firm\" }\n";
    let desk = public("Kwolek")
        .settings(settings)
        .story("x", &format!("{WHOLE}\n{text}"))
        .story("kwolek two", WHOLE)
        .file("content/stories/my kwolek.png", b"\x89PNG\xff");
    desk.build().clean();
    let desk = desk.settings(&format!("visibility = \"public\"\n{settings}"));
    let site = desk.build().reports(&["unsearched-file"]);
    keeps(&site, "Kwolek");
    let page = site.page("stories/x.html");
    assert_eq!(page.link("hither"), "#a-firm-now");
    for link in ["thither", "yonder", "beyond"] {
        assert_eq!(page.link(link), "a-firm-two.html");
    }
}

#[test]
fn what_cannot_be_replaced_is_an_error_and_nothing_is_written() {
    for (desk, path) in [
        (public("Kwolek").settings("base_url = \"https://kwolek.example\"\nvisibility = \"public\"\n[share]\nredact = { \"Kwolek\" = \"a firm\" }\n").whole_story("x", ""), "index.html"),
        (public("Kwolek").story("x", &format!("{WHOLE}\n![a](a.png)\n")).file("content/stories/a.png", b"\x89PNG\xff Author Kwolek"), "assets/a."),
    ] {
        let ran = desk.run(&["build"]).ends_with(1);
        ran.complains("[redacted-name]").complains(path);
        assert!(!desk.has("public/index.html"));
    }
}

#[test]
fn a_longer_word_that_begins_with_a_name_is_replaced_and_said() {
    let site = public("Angel")
        .story("x", &format!("{WHOLE}\nLos Angeles, evangelists.\n"))
        .build();
    let site = site.reports(&["redacted-name-inside-word"]);
    assert!(!site.tells("Angeles") && site.tells("evangelists"));
    let site = public("Kwolek")
        .story("x", &format!("{WHOLE}\nA Kwolekish day.\n"))
        .build();
    let site = site.reports(&["redacted-word"]);
    assert!(!site.tells("Kwolek"));
    // A short name is only itself and what English and German make of it.
    let site = public("Ann").story(
        "x",
        &format!("{WHOLE}\nAnnual planning with Ann and Anns team.\n"),
    );
    let site = site.build().clean();
    assert!(
        site.tells("Annual planning with a firm and a firm team"),
        "{:?}",
        site.paths()
    );
}

#[test]
fn pictures_of_a_site_that_hides_names_are_named() {
    let desk = public("Kwolek")
        .story("x", &format!("{WHOLE}\n![a](a.png)\n"))
        .file("content/stories/a.png", b"\x89PNG\xff");
    let site = desk
        .build()
        .reports(&["unsearched-file", "unused-redaction"]);
    assert!(
        site.drawn().contains("content/stories/a.png"),
        "{}",
        site.drawn()
    );
}

#[test]
fn a_private_text_that_a_template_shows_is_an_error() {
    let story = format!(
        "+++\ngaps = [\"How many people were really stuck in there?\"]\n+++\n{WHOLE}\n## Coaching\n\nNever say that the landlord had been warned twice.\n"
    );
    let desk = Desk::new()
        .settings("visibility = \"public\"\ntheme = \"own\"\n")
        .story("x", &story)
        .story("d", DRAFT);
    desk.file("themes/own/styles/z.css", "").build().clean();
    for leak in [
        "How many people were really stuck in there?",
        "<p>Never say that the <b>landlord</b> had been warned twice.</p>",
        "<p title='The merger with the other firm is not announced yet'></p>",
    ] {
        let desk = Desk::new()
            .settings("visibility = \"public\"\ntheme = \"own\"\n")
            .story("x", &story)
            .story("d", DRAFT)
            .file("themes/own/templates/hooks/story-end.html", leak);
        let site = desk.build();
        assert!(
            site.rules().contains(&"private-text"),
            "{leak} {:?}",
            site.rules()
        );
        // On a private site it is nobody's business.
        let site = desk.settings("theme = \"own\"\n").build();
        assert!(!site.rules().contains(&"private-text"));
    }
}

#[test]
fn a_comment_over_an_empty_line_is_left_out_and_said() {
    let desk = Desk::new().story("x", &format!("{WHOLE}\nx <!-- a\n\nZimtstern\n\nb --> y\n"));
    let site = desk.build().reports(&["split-comment"]);
    site.keeps("Zimtstern");
    // One that never ends hides the rest.
    let desk = Desk::new().story("x", &format!("{WHOLE}\nx <!-- a\n\nZimtstern\n"));
    desk.build().reports(&["split-comment"]).keeps("Zimtstern");
    let code = format!(
        "{WHOLE}\n```html\nx <!-- a\n\nb -->\n```\n\nUse `<!--` here.\n\nAnd `-->` there.\n"
    );
    let site = Desk::new().story("x", &code).build().clean();
    assert!(site.tells("Use &lt;!-- here") || site.tells("&lt;!--"));
}
