//! The same site for Hugo: a page and a sheet for each story, a page for each question and tag, the lists.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

const SETTINGS: &str = r#"
baseURL = "/"
title = "Many stories"
disableKinds = ["RSS", "sitemap"]
[taxonomies]
tag = "tags"
question = "questions"
[outputFormats.sheet]
mediaType = "text/html"
baseName = "sheet"
[outputs]
page = ["HTML", "sheet"]
"#;

const BASE: &str = r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }} · {{ .Site.Title }}</title></head>
<body>
<nav><a href="/">Stories</a> <a href="/questions/">Questions</a> <a href="/tags/">Tags</a></nav>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"#;

const CARD: &str = r#"<article>
<h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
<p>{{ .Params.headline }}</p>
<ul>{{ range .Params.metrics }}<li>{{ if reflect.IsMap . }}<b>{{ .value }}</b> {{ .label }}{{ else }}{{ . }}{{ end }}</li>{{ end }}</ul>
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}
</article>
"#;

const STORY: &str = r#"{{ define "main" }}
<h1>{{ .Title }}</h1>
<p>{{ .Params.headline }}</p>
<p>{{ .Date.Format "2 January 2006" }} · {{ .Params.role }} · {{ .WordCount }} words</p>
{{ partial "card.html" . }}
{{ .TableOfContents }}
{{ .Content }}
<ul>{{ range .GetTerms "questions" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ end }}"#;

const SHEET: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ partial "card.html" . }}
{{ range $part, $cue := .Params.cues }}<p><b>{{ $part }}</b> {{ $cue }}</p>{{ end }}
{{ .Content }}
<ul>{{ range .GetTerms "questions" }}<li>{{ .LinkTitle }}</li>{{ end }}</ul></body></html>"#;

const TERM: &str = r#"{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ range .Pages }}{{ partial "card.html" . }}{{ end }}
{{ end }}"#;

const TERMS: &str = r#"{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>
{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</li>{{ end }}</ul>
{{ end }}"#;

const STORIES: &str = r#"{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ range where .Site.RegularPages "Section" "stories" }}{{ partial "card.html" . }}{{ end }}
{{ end }}"#;

/// Writes the site again for Hugo.
pub(crate) fn write(folder: &Path, site: &Path) -> io::Result<()> {
    for (path, text) in [
        ("config.toml", SETTINGS),
        ("layouts/_default/baseof.html", BASE),
        ("layouts/_default/single.html", STORY),
        ("layouts/_default/single.sheet.html", SHEET),
        ("layouts/_default/term.html", TERM),
        ("layouts/_default/terms.html", TERMS),
        ("layouts/_default/list.html", STORIES),
        ("layouts/index.html", STORIES),
        ("layouts/partials/card.html", CARD),
    ] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder"))?;
        fs::write(path, text)?;
    }
    let stories = folder.join("content/stories");
    fs::create_dir_all(&stories)?;
    for story in fs::read_dir(site.join("content/stories"))? {
        let story = story?;
        let text = fs::read_to_string(story.path())?;
        fs::write(stories.join(story.file_name()), with_questions(&text))?;
    }
    Ok(())
}

/// A story whose questions are a list of texts, as a taxonomy wants them.
fn with_questions(text: &str) -> String {
    let (covers, _) = text
        .split_once("covers = [")
        .and_then(|(_, rest)| rest.split_once("]\n"))
        .expect("a story covers something");
    let questions = covers.lines().filter_map(|line| {
        let line = line.trim().trim_start_matches("{ question = ");
        line.split('"').nth(1)
    });
    let questions: Vec<String> = questions.map(|it| format!("\"{it}\"")).collect();
    let list = format!("+++\nquestions = [{}]\n", questions.join(", "));
    text.replacen("+++\n", &list, 1)
}

/// Builds the site with the `hugo` that is installed.
pub(crate) fn build(site: &Path, folder: &Path) {
    let status = Command::new("hugo")
        .args(["--quiet", "--source"])
        .arg(site)
        .arg("--destination")
        .arg(folder)
        .status()
        .expect("hugo runs");
    assert!(status.success(), "hugo failed");
}
