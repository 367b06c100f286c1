//! Templates: what each receives, and what is wrong with one that asks for more.

use std::collections::BTreeSet;

use starling::testing::theme::embedded_paths;

use super::{rich, without_template_faults};
use crate::desk::{Desk, WHOLE};
use crate::html::kind_of;
use crate::page_text::PageText;

/// What opens a locked site.
const PASSWORD: &str = "seven dark tea towels";

#[test]
fn no_template_asks_for_what_it_is_not_given() {
    for visibility in ["private", "public"] {
        let settings = format!(
            "author = \"Ada\"\nvisibility = \"{visibility}\"\nbase_url = \"https://me.example\"\n"
        );
        for desk in [rich(), Desk::new(), Desk::new().story("one", WHOLE)] {
            let desk = desk.settings(&settings);
            without_template_faults(&desk.build());
            without_template_faults(&desk.locked(PASSWORD));
            if visibility == "private" {
                without_template_faults(&desk.with_drafts().build());
            }
        }
        without_template_faults(&rich().settings("").build());
    }
}

/// The names between backticks of `text` that are in no parentheses; a `?` at their end is left out.
fn names_outside_parentheses(text: &str) -> BTreeSet<String> {
    let mut depth = 0;
    let mut names = BTreeSet::new();
    for (index, piece) in text.split('`').enumerate() {
        if index % 2 == 1 && depth == 0 {
            names.insert(piece.trim_end_matches('?').to_owned());
        } else if index % 2 == 0 {
            depth += piece.matches('(').count();
            depth -= piece.matches(')').count();
        }
    }
    names
}

#[test]
fn the_manual_of_the_theme_names_every_field_that_a_template_receives() {
    let manual = include_str!("../../../themes/default/README.md");
    let table = manual.split("## What each page receives").nth(1).unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
    let rows = rows.filter_map(|line| line.split_once(".html` | "));
    let mut checked = 0;
    for (template, row) in rows {
        let received = row.split_once(" | ").unwrap().1;
        let (variable, fields) = received.split_once(": ").unwrap();
        let variable = variable.trim_matches('`');
        let of_site = "{% for key, value in site %}<b>{{ key }}</b>{% endfor %}";
        let dump = "{% for key, value in VIEW %}<i>{{ key }}</i>{% endfor %}";
        let dump = dump.replace("VIEW", variable) + of_site;
        let path = format!("themes/default/templates/{template}.html");
        let desk = rich().file(&path, dump);
        let site = match template {
            "locked" => desk.locked(PASSWORD),
            _ => desk.build(),
        };
        let pages: Vec<PageText> = site.pages().collect();
        let mut page = pages.iter().map(PageText::html);
        let page = page.find(|it| it.starts_with("<i>"));
        let page = page.unwrap_or_else(|| panic!("no page of {template}: {}", site.drawn()));
        let between = |start: &str, end: &str| -> BTreeSet<String> {
            let names = page.split(start).skip(1);
            names
                .map(|it| it.split_once(end).unwrap().0.to_owned())
                .collect()
        };
        assert_eq!(
            between("<i>", "</i>"),
            names_outside_parentheses(fields),
            "{template}"
        );
        let about_site = manual.split("| `site` | ").nth(1).unwrap();
        let about_site = about_site.lines().next().unwrap();
        assert_eq!(
            between("<b>", "</b>"),
            names_outside_parentheses(about_site)
        );
        checked += 1;
    }
    assert_eq!(checked, starling::testing::page::KINDS.len());
}

#[test]
fn every_template_of_a_page_is_rendered_for_the_author_and_for_others() {
    let templates = embedded_paths().filter_map(|path| {
        let name = path.strip_prefix("templates/")?.strip_suffix(".html")?;
        (!name.contains('/') && name != "base").then(|| name.to_owned())
    });
    let templates: BTreeSet<String> = templates.collect();
    for visibility in ["private", "public"] {
        let desk = rich().settings(&format!("visibility = \"{visibility}\"\n"));
        let mut kinds = BTreeSet::new();
        for site in [desk.build(), desk.locked(PASSWORD)] {
            without_template_faults(&site);
            kinds.extend(site.pages().map(|page| kind_of(page.html()).to_owned()));
        }
        let left: Vec<&String> = templates.difference(&kinds).collect();
        // What is not covered yet is the author's own.
        let expected = if visibility == "public" {
            &["coverage", "interview", "interviews", "notes"][..]
        } else {
            &[]
        };
        assert_eq!(left, expected, "{visibility}");
    }
}

#[test]
fn what_a_template_is_not_given_is_a_fault_told_at_its_place() {
    let desk = rich().file(
        "themes/default/templates/hooks/story-end.html",
        "<p>{{ story.titel }}</p>\n",
    );
    let site = desk.build();
    assert_eq!(
        site.rules()
            .iter()
            .filter(|rule| **rule == "template")
            .count(),
        1
    );
    let drawn = site.drawn();
    for words in [
        "--> themes/default/templates/hooks/story-end.html:1:",
        "met while rendering `stories/",
        "which is made from `content/stories/",
        "and on 4 more pages",
    ] {
        assert!(drawn.contains(words), "no {words:?} in\n{drawn}");
    }
}

#[test]
fn a_template_that_cannot_be_read_is_told_at_its_place() {
    let desk = rich().file("themes/default/templates/story.html", "<p>\n{% if %}\n");
    let drawn = desk.build().drawn();
    assert!(drawn.contains("error[template]"), "{drawn}");
    assert!(
        drawn.contains("--> themes/default/templates/story.html:2:"),
        "{drawn}"
    );
}

#[test]
fn a_template_that_does_not_end_is_stopped_at_its_line() {
    let doubling =
        "\n{% set x = \"xxxxxxxxxxxxxxxx\" %}\n".to_owned() + &"{% set x = x ~ x %}".repeat(40);
    let blocks = "\n{% set x %}xxxxxxxxxxxxxxxx{% endset %}\n".to_owned()
        + &"{% set x %}{{ x }}{{ x }}{% endset %}".repeat(40);
    for (template, line, message) in [
        (
            "\n{% for i in range(end=100000) -%}\n{% for j in range(end=100000) %}{% endfor %}{% endfor %}",
            3,
            "the loops of this page take more than 1000000 turns",
        ),
        (&doubling, 3, "this value has grown beyond all measure"),
        (&blocks, 3, "this value has grown beyond all measure"),
    ] {
        let desk = rich().file("themes/default/templates/hooks/story-end.html", template);
        let drawn = desk.build().drawn();
        assert!(drawn.contains(message), "{drawn}");
        assert!(
            drawn.contains(&format!("hooks/story-end.html:{line}:")),
            "{drawn}"
        );
    }
    let long = "{% for i in range(end=100000) %}{{ labels.months | join(sep=\"                                                                                                    \") }}{% endfor %}";
    let desk = rich().file("themes/default/templates/hooks/story-end.html", long);
    assert!(desk.build().drawn().contains("longer than 64 MiB"));
}

#[test]
fn what_a_template_shows_is_the_same_with_loops_counted() {
    let template = "<ul>{%- for tag in story.tags -%} <li>{{ tag.title }} {% endfor %}</ul>\n\
                    {% set x = 1 -%}  \n{% set y %}a{% endset %}{{ y }}{{ x }}{% raw %}{% for %}{% endraw %}\
                    {# {% for %} #}{{ \"{% set z = 1 %}\" }}{% for i in [1, 2] -%}  {{ i }}{% endfor %}";
    let desk = rich().file("themes/default/templates/hooks/story-end.html", template);
    let site = desk.build();
    without_template_faults(&site);
    let page = site.page("stories/lift.html");
    assert!(
        page.html()
            .contains("<ul><li>repairs <li>calm </ul>\na1{% for %}{% set z = 1 %}12"),
        "{}",
        page.html()
    );
}

#[test]
fn a_fault_behind_a_loop_is_told_at_its_column() {
    let template = "{% for tag in story.tags %}<b>{{ tag.titel }}</b>{% endfor %}";
    let desk = rich().file("themes/default/templates/hooks/story-end.html", template);
    let drawn = desk.build().drawn();
    assert!(drawn.contains("hooks/story-end.html:1:38"), "{drawn}");
}
