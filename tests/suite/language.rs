//! The interface in any language: every word of it is a label, and each language counts, and is
//! written, in its own way.

use std::fmt::Write;

use starling::testing::config::Language;
use starling::testing::theme::{embedded, embedded_paths};
use toml::{Table, Value};

use crate::desk::{Desk, Site};
use crate::html::tags;

/// The labels of the default theme.
fn english() -> Table {
    let labels = embedded("labels.toml").unwrap();
    str::from_utf8(labels).unwrap().parse().unwrap()
}

/// What stands for a label where each has a number in place of its words.
fn number_of(label: &str) -> String {
    let number = english().keys().position(|it| it == label).unwrap();
    format!("⟦{number}⟧")
}

/// A `labels.toml` without a word: each label has a number in place of its words, beside what
/// is filled in.
fn numbered() -> String {
    let mut labels = String::new();
    for (label, words) in english().iter().filter(|(label, _)| *label != "direction") {
        let number = number_of(label);
        let number = match words {
            Value::Table(_) => format!("{{ one = \"{number}\", other = \"{number}\" }}"),
            Value::Array(words) => format!("{:?}", vec![number; words.len()]),
            words => {
                let filled = words.as_str().unwrap().split('{').skip(1);
                let filled = filled.map(|rest| format!(" {{{}}}", rest.split_once('}').unwrap().0));
                format!("\"{number}{}\"", filled.collect::<String>())
            }
        };
        writeln!(labels, "{label} = {number}").unwrap();
    }
    labels
}

/// Greek settings: the author writes no Latin letter either.
fn greek(visibility: &str) -> String {
    format!(
        "title = \"Ιστορίες\"\nauthor = \"Άδα\"\nlanguage = \"el\"\nvisibility = \"{visibility}\"\n\
         [sections]\n\"Κατάσταση\" = \"situation\"\n\"Στόχος\" = \"task\"\n\"Πράξεις\" = \"actions\"\n\
         \"Έκβαση\" = \"result\"\n\"Λόγος\" = \"script\"\n\"Συμβουλές\" = \"coaching\"\n"
    )
}

/// A whole story in Greek, with a script of this many sentences.
fn story(keys: &str, sentences: usize) -> String {
    let sentence = |number| format!("Ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα {number}. ");
    let script: String = (0..sentences).map(sentence).collect();
    format!(
        "+++\n{keys}\n+++\nΑρχή.[^1]\n\n[^1]: Σημείωση.\n\n## Κατάσταση\nΈνα.\n\n## Στόχος\nΔύο.\n\n\
         ## Πράξεις\n### Αμέσως\n- **Τρία** — τέσσερα.\n- **Πέντε** — έξι.\n\n## Έκβαση\nΕπτά.\n\n\
         ## Λόγος\n{script}\n\n## Συμβουλές\nΟκτώ.\n"
    )
}

/// The site with an interview of which everything is said, before and after.
fn interview(desk: Desk) -> Desk {
    let text = "+++\ncompany = 'Όμικρον'\nrole = 'Θυρωρός'\ndate = 2030-05-06T09:30\nask = ['Ποιος;']\n\
                [[rounds]]\nname = 'Πρώτος'\nminutes = 45\ninterviewer = 'Νίκη'\ncompetencies = ['Λόγος']\n\
                notes = 'Ήρεμα'\nask = ['Πότε;']\nstories = ['γ', 'α']\n\
                [[rounds]]\nname = 'Δεύτερος'\nminutes = 9\nstories = ['α', 'η']\n\
                questions = ['Πώς;', 'Πού 0;', 'Ίσως;']\n\
                [[asked]]\nquestion = 'Πώς;'\nstory = 'α'\nwent = 'well'\n\
                [[asked]]\nquestion = 'Γιατί;'\nstory = 'α'\nwent = 'fairly'\n\
                [[asked]]\nquestion = 'Πού 0;'\nstory = 'β'\nwent = 'badly'\n+++\nΣημείωση.\n";
    let list = "name = 'Κατάλογος'\n[[question]]\ntext = 'Ίσως;'\ncompetency = 'Λόγος'\n";
    let coming = "+++\ncompany = 'Πι'\n[[rounds]]\nname = 'Ένας'\nminutes = 9\n+++\n";
    desk.file("content/interviews/ο.md", text)
        .file("content/interviews/π.md", coming)
        .file("content/questions/κατάλογος.toml", list)
}

/// Greek sites that together show all there is: much and nothing, for the author and for others.
fn greek_sites() -> Vec<Site> {
    let keys = |title: &str| {
        format!(
            "title = \"{title}\"\nheadline = \"Άνοδος\"\ndate = 2024-05-06\nrole = \"Θυρωρός\"\n\
             tags = [\"έργα\", \"ηρεμία\"]\ncovers = [\"Γιατί;\", {{ question = \"Πώς;\", angle = \"Έτσι\" }}]\n\
             metrics = [\"4 ναι\", {{ value = \"~5\", label = \"όχι\", estimate = true }}]\n\
             gaps = [\"Ποιος;\"]"
        )
    };
    let guide = "+++\nquestion = \"Πώς;\"\naliases = [\"Πώς αλλιώς;\"]\ncompetency = \"Θάρρος\"\n\
                 tags = [\"έργα\"]\n+++\n## Μέτρο\nΝεύρο.[^1]\n\n[^1]: Σημείωση.\n";
    let mut bank = "[[question]]\ntext = \"Γιατί;\"\ncompetency = \"Λόγος\"\n".to_owned();
    let mut covers = Vec::new();
    for number in 0..12 {
        writeln!(bank, "[[question]]\ntext = \"Τι {number};\"").unwrap();
        let question = format!("Πού {number};");
        writeln!(
            bank,
            "[[question]]\ntext = {question:?}\ncompetency = \"Λόγος\""
        )
        .unwrap();
        covers.push(question);
    }
    let rich = |visibility: &str| {
        let desk = Desk::new()
            .settings(&greek(visibility))
            .file("themes/default/labels.toml", numbered())
            .story("α", &story(&keys("Άλφα"), 1))
            .story("β", &story(&keys("Βήτα"), 22))
            .story("γ", &story(&keys("Γάμμα"), 80))
            .story("δ", &story(&format!("{}\ndraft = true", keys("Δέλτα")), 20))
            .story(
                "ε",
                &story(&format!("title = \"Έψιλον\"\ncovers = {covers:?}"), 20),
            )
            .story("ζ", "# Μισή\n\n## Στόχος\n\n- [ ] Ένα.\n")
            .story("η", "# Άδεια\n\n## L\n\nΈνα.\n")
            .story("θ", "# Βιβλίο\n\nΠώς γίνεται.\n\n## Πρώτη\n\n**Στόχος:** Ένα.\n\n**Έκβαση:** Δύο.\n\n## Δεύτερη\n\n**Στόχος:** Τρία.\n\n**Έκβαση:** Τέσσερα.\n")
            .guide("πώς", guide)
            .bank(&bank);
        let desk = match visibility {
            "private" => interview(desk),
            _ => desk,
        };
        // Nobody else sees drafts.
        match visibility {
            "private" => desk.with_drafts().build(),
            _ => desk.build(),
        }
    };
    let many = (0..101).fold(Desk::new().settings(&greek("private")), |desk, number| {
        let keys = format!("title = \"{number}\"\ncovers = [\"Πώς;\"]");
        desk.story(&number.to_string(), &story(&keys, 20))
    });
    let many = many.file("themes/default/labels.toml", numbered()).build();
    let few = || {
        Desk::new()
            .settings(&greek("private"))
            .file("themes/default/labels.toml", numbered())
    };
    let empty = few().build();
    // A home page names one next step at a time.
    let with_gap = few().story("α", &story("title = \"Άλφα\"\ngaps = [\"Ποιος;\"]", 20));
    let with_question = few()
        .story("α", &story("title = \"Άλφα\"", 20))
        .bank("[[question]]\ntext = \"Γιατί;\"\n");
    let locked = few().story("α", &story("title = \"Άλφα\"", 20));
    vec![
        locked.locked("άλφα βήτα γάμμα δέλτα"),
        rich("private"),
        rich("public"),
        many,
        empty,
        with_gap.build(),
        with_question.build(),
    ]
}

/// What a page says to somebody in its language, seen or read aloud. The coach speaks English, and its words
/// say so.
fn said(html: &str) -> String {
    let mut said = String::new();
    let mut foreign = html.split("lang=\"en\"");
    let mut own = foreign.next().unwrap().to_owned();
    own.extend(foreign.map(|rest| rest.split_once("</p>").unwrap().1));
    // What scripts read is data: labels among it, and a language of which they know the words.
    let html = &without_data(&own);
    for piece in html.split('<') {
        said.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    let attributes = [
        "data-newer",
        "data-load",
        "aria-label",
        "aria-description",
        "title",
        "alt",
        "placeholder",
    ];
    for mut tag in tags(html) {
        for value in attributes.iter().filter_map(|name| tag.remove(*name)) {
            writeln!(said, "{value}").unwrap();
        }
    }
    said
}

/// A page without what its scripts read.
fn without_data(html: &str) -> String {
    let mut pieces = html.split("<template");
    let mut text = pieces.next().unwrap().to_owned();
    text.extend(pieces.map(|rest| rest.split_once("</template>").unwrap().1));
    text
}

/// The labels that a page hands to its scripts, which show them when their time comes.
fn handed_to_scripts(html: &str) -> &str {
    let data = html.split_once("id=\"site-labels\">");
    data.map_or("", |(_, rest)| rest.split_once("</template>").unwrap().0)
}

#[test]
fn every_word_of_the_interface_is_a_label_and_every_label_is_shown() {
    let mut shown = String::new();
    for site in greek_sites() {
        assert!(!site.rules().contains(&"template"), "{}", site.drawn());
        for page in site.pages() {
            let said = said(page.html());
            let is_latin = |letter: char| letter.is_ascii_alphabetic();
            let latin = said.lines().find(|line| line.contains(is_latin));
            assert_eq!(latin, None, "words of its own in\n{}", page.html());
            shown.push_str(&said);
            shown.push_str(handed_to_scripts(page.html()));
        }
        // The labels around what is found come with it.
        if site.has("search-index.js") {
            let index = site.text("search-index.js");
            shown.push_str(index.rsplit_once("\"labels\":").unwrap().1);
        }
    }
    let labels = english();
    // One is no word, and one stands on paper only.
    let is_elsewhere = |label: &str| ["direction", "print_scale"].contains(&label);
    let unseen: Vec<&String> = labels
        .keys()
        .filter(|label| !is_elsewhere(label) && !shown.contains(&number_of(label)))
        .collect();
    assert!(unseen.is_empty(), "no page shows {unseen:?}");
}

/// The labels that a script names whole.
fn asked_for(script: &str) -> impl Iterator<Item = &str> {
    let pieces = script.split("labelOf(\"").skip(1);
    pieces.map(|rest| rest.split_once('"').unwrap().0)
}

#[test]
fn scripts_are_handed_every_label_that_they_ask_for() {
    let site = Desk::demo().build();
    let practice = site.page("practice.html");
    let handed = handed_to_scripts(practice.html());
    let scripts = embedded_paths().filter(|path| path.starts_with("scripts/practice/"));
    for path in scripts {
        let script = str::from_utf8(embedded(path).unwrap()).unwrap();
        for label in asked_for(script) {
            assert!(handed.contains(&format!("\"{label}\":")), "{path}: {label}");
        }
    }
}

#[test]
fn no_style_says_a_word() {
    let paths = embedded_paths();
    for path in paths.filter(|path| path.starts_with("styles/")) {
        let style = str::from_utf8(embedded(path).unwrap()).unwrap();
        for content in style.split("content:").skip(1) {
            let value = content.split([';', '}']).next().unwrap();
            let texts = value.split('"').skip(1).step_by(2);
            for text in texts {
                let has_letter = text.contains(|letter: char| letter.is_alphabetic());
                assert!(!has_letter, "{path} says {text:?}");
            }
        }
    }
}

/// A site of this many stories that names its language.
fn stories_in(language: &str, stories: usize, labels: &str) -> Site {
    let settings = format!("language = \"{language}\"\n[labels]\n{labels}\n");
    let desk = (0..stories).fold(Desk::new().settings(&settings), |desk, number| {
        desk.whole_story(&number.to_string(), "tags = [\"one\"]")
    });
    desk.build()
}

#[test]
fn a_count_takes_the_form_that_the_language_has_for_it() {
    let polish = "story_count = { one = \"{n} historia\", few = \"{n} historie\", \
                  many = \"{n} historii\", other = \"{n} historii\" }";
    for (stories, words) in [
        (1, "1 historia"),
        (2, "2 historie"),
        (5, "5 historii"),
        (12, "12 historii"),
        (22, "22 historie"),
    ] {
        let site = stories_in("pl", stories, polish).clean();
        site.page("tags/index.html").says(&[words]);
    }
    // A form that nobody has written is `other`.
    let site = stories_in("pl", 2, "story_count = { other = \"{n} sztuk\" }").clean();
    site.page("tags/index.html").says(&["2 sztuk"]);
}

#[test]
fn a_form_that_no_language_has_and_one_that_is_no_text_are_told() {
    let site = stories_in("pl", 1, "story_count = { ones = \"a\", few = 3 }");
    let drawn = site.drawn();
    for words in [
        "warning[unknown-plural]: a label that counts has no form `ones`",
        "--> starling.toml:3:17",
        "did you mean `one`?",
        "error[wrong-type]: expected a text for the label `story_count.few`",
    ] {
        assert!(drawn.contains(words), "no {words:?} in\n{drawn}");
    }
    site.page("tags/index.html").says(&["1 story"]);
}

#[test]
fn the_direction_of_a_page_follows_its_language_unless_a_label_says_otherwise() {
    for (language, labels, html) in [
        ("en", "", "<html lang=\"en\" dir=\"ltr\""),
        ("he", "", "<html lang=\"he\" dir=\"rtl\""),
        (
            "fa-IR",
            "direction = \"auto\"",
            "<html lang=\"fa-IR\" dir=\"rtl\"",
        ),
        ("ar", "direction = \"ltr\"", "<html lang=\"ar\" dir=\"ltr\""),
    ] {
        let site = stories_in(language, 1, labels).clean();
        site.page("index.html").has(html);
        site.page("stories/0.html").has(html);
    }
    let site = stories_in("ar", 1, "direction = \"right\"");
    let problem = site.only("invalid-direction");
    assert!(problem.is_error());
    assert!(
        site.drawn().contains("--> starling.toml:3:13"),
        "{}",
        site.drawn()
    );
    site.page("index.html").has("dir=\"rtl\"");
}

/// The translations that are here to prove that there can be some.
const TRANSLATIONS: [(&str, &str); 2] = [
    ("de", include_str!("../languages/german.toml")),
    ("ar", include_str!("../languages/arabic.toml")),
];

#[test]
fn a_translation_names_only_labels_that_there_are() {
    let english = english();
    for (language, labels) in TRANSLATIONS {
        let labels: Table = labels.parse().unwrap();
        let known = |label: &&String| english.contains_key(*label);
        let unknown: Vec<&String> = labels.keys().filter(|it| !known(it)).collect();
        assert!(unknown.is_empty(), "{language} has {unknown:?}");
        assert!(
            labels.len() * 10 >= english.len() * 9,
            "{language} is far from whole"
        );
    }
}

#[test]
fn a_site_in_another_language_speaks_it_throughout() {
    let (language, labels) = TRANSLATIONS[0];
    let desk = Desk::new()
        .settings(&format!("language = \"{language}\"\n"))
        .file("themes/default/labels.toml", labels)
        .whole_story(
            "aufzug",
            "title = \"Der Aufzug\"\ndate = 2024-03-01\ntags = [\"Ruhe\"]",
        )
        .story("halb", "# Halb\n\n## Task\n\nSie zu erzählen.\n");
    let site = desk.build();
    site.page("index.html")
        .has("<html lang=\"de\" dir=\"ltr\">")
        .says(&["2 Geschichten", "Unfertige Geschichten"])
        .has("Suchmaschinen werden gebeten");
    site.page("stories/aufzug.html")
        .says(&["März 2024", "kurz"]);
    site.page("stories/halb.html")
        .says(&["Noch keine Lage.", "Noch kein Sprechtext."]);
    site.page("tags/index.html")
        .says(&["Schlagwörter", "1 Geschichte"]);
    site.page("404.html").says(&["Hier ist keine Seite"]);
}

/// What a declaration of a style says of left or right rather than of start or end.
fn is_physical(property: &str, value: &str) -> bool {
    let sides: Vec<&str> = value.split_whitespace().collect();
    let one_sided = match property {
        "margin" | "padding" | "inset" | "border-width" | "border-style" | "border-color" => {
            sides.len() == 4 && sides[1] != sides[3]
        }
        "border-radius" => sides.len() > 1,
        "text-align" | "float" | "clear" | "justify-content" | "justify-items" | "caption-side" => {
            ["left", "right"].contains(&value)
        }
        _ => false,
    };
    one_sided
        || property
            .split('-')
            .any(|word| ["left", "right"].contains(&word))
}

#[test]
fn no_style_knows_left_from_right() {
    let paths = embedded_paths();
    for path in paths.filter(|path| path.starts_with("styles/") || path.starts_with("skins/")) {
        let style = str::from_utf8(embedded(path).unwrap()).unwrap();
        for declaration in style.split(['{', '}', ';']) {
            let Some((property, value)) = declaration.split_once(':') else {
                continue;
            };
            let (property, value) = (property.trim(), value.trim());
            assert!(!is_physical(property, value), "{path}: {property}: {value}");
        }
    }
    assert!(is_physical("padding-left", "0") && is_physical("left", "0"));
    assert!(is_physical("margin", "0 1px 0 0") && is_physical("text-align", "right"));
    assert!(!is_physical("margin", "0 1px 2px 1px") && !is_physical("text-align", "start"));
}

#[test]
fn each_language_counts_in_its_own_way() {
    for (tag, expected) in [
        ("en", "other one other other other other"),
        ("pl", "many one few few many many"),
        ("ar", "zero one two few few many"),
        ("ja", "other other other other other other"),
        ("pt-BR", "one one other other other other"),
        ("pt-PT", "other one other other other other"),
        ("EN-x-mine", "other one other other other other"),
        ("tlh", "other one other other other other"),
    ] {
        let language = Language::of(tag);
        let forms = [0, 1, 2, 3, 5, 12].map(|n| language.plural(n));
        assert_eq!(forms.join(" "), expected, "{tag}");
    }
}

#[test]
fn a_tag_says_which_way_it_is_written() {
    for tag in ["ar", "he", "fa-IR", "UR", "az-Arab", "pa-Arab-PK", "ckb"] {
        assert_eq!(Language::of(tag).direction, "rtl", "{tag}");
    }
    for tag in ["en", "az", "ar-Latn", "ja", "pl-x-arab", "ks-Deva"] {
        assert_eq!(Language::of(tag).direction, "ltr", "{tag}");
    }
}
