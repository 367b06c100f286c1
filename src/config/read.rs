//! Checks the settings, one by one.

use super::{BadLinks, Config, Paper, Redaction, Sheets, Speaking, ThemeChoice, Visibility};
use super::{check, host, lock, search};
use crate::diagnostic::Diagnostic;
use crate::record::{Reader, Table};
use crate::source::Spanned;

/// Lays `layers` over each other, the lowest first (file, environment, flags), and reads the whole.
///
/// A setting that is wrong or missing has its default. Reports what every [`Reader`] does, and
/// `invalid-url`, `invalid-language`, `invalid-theme` and `unsafe-redaction`.
pub fn read(layers: Vec<Table>, diagnostics: &mut Vec<Diagnostic>) -> Config {
    let default = Config::default();
    let Some(table) = layers.into_iter().reduce(Table::overlay) else {
        return default;
    };
    let mut reader = Reader::new(table, "the settings", diagnostics);
    let settings = &mut reader;
    let visibilities = [
        ("private", Visibility::Private),
        ("shared", Visibility::Shared),
        ("public", Visibility::Public),
    ];
    let language = settings
        .text("language")
        .and_then(|text| language(text, settings))
        .unwrap_or(default.language);
    let default_pace = Speaking {
        characters_per_minute: characters_per_minute(&language),
        ..default.speaking
    };
    let config = Config {
        title: settings
            .text("title")
            .map_or(default.title, |title| title.value),
        author: settings.text("author").map(|author| author.value),
        language,
        base_url: settings
            .text("base_url")
            .and_then(|text| base_url(&text, settings)),
        visibility: settings
            .choice("visibility", &visibilities)
            .unwrap_or(default.visibility),
        links: settings
            .choice(
                "links",
                &[("error", BadLinks::Refused), ("warn", BadLinks::Tolerated)],
            )
            .unwrap_or(default.links),
        theme: settings
            .text("theme")
            .and_then(|text| theme(text, settings))
            .unwrap_or(default.theme),
        skin: settings.text("skin").filter(|skin| skin.value != "default"),
        speaking: speaking(settings, default_pace),
        sheets: sheets(settings, default.sheets),
        redactions: redactions(settings),
        sections: settings.pairs("sections"),
        labels: settings.table("labels"),
        check: check::read(settings),
        host: host::read(settings),
        search: search::read(settings),
        salt: lock::read(settings),
        raw_html: raw_html(settings, default.raw_html),
        extra: settings
            .table("extra")
            .map_or(default.extra, |extra| extra.to_json()),
    };
    reader.finish();
    config
}

fn language(tag: Spanned<String>, settings: &mut Reader<'_>) -> Option<String> {
    let mut parts = tag.value.split('-');
    let letters =
        |part: &str| part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let starts_well = parts.clone().next().is_some_and(letters);
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if starts_well && parts.all(subtag) {
        return Some(tag.value);
    }
    let problem =
        Diagnostic::error("invalid-language", "this is not a language tag").at(tag.span, "");
    settings.report(problem.help("write a tag such as `en`, `de` or `pt-BR`"));
    None
}

/// The address without the slashes at its end.
fn base_url(address: &Spanned<String>, settings: &mut Reader<'_>) -> Option<String> {
    let Some(fault) = fault_of(&address.value) else {
        return Some(address.value.trim_end_matches('/').to_owned());
    };
    settings.report(
        Diagnostic::error("invalid-url", "the site cannot be at this address")
            .at(address.span, fault)
            .help("write where the home page will be, as in `https://example.org/stories`"),
    );
    None
}

/// What keeps other addresses from being built on this one.
fn fault_of(address: &str) -> Option<String> {
    let web = |scheme: &str| {
        ["http", "https"]
            .iter()
            .any(|web| scheme.eq_ignore_ascii_case(web))
    };
    let Some((_, rest)) = address.split_once("://").filter(|(scheme, _)| web(scheme)) else {
        return Some("it does not start with `https://`".to_owned());
    };
    let strange = |character: &char| {
        character.is_whitespace() || character.is_control() || "\"'<>\\^`{|}@".contains(*character)
    };
    if let Some(character) = rest.chars().find(strange) {
        return Some(format!("{character:?} cannot stand in it"));
    }
    if rest.contains(['?', '#']) {
        return Some("it has a query or a fragment".to_owned());
    }
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    host.is_empty().then(|| "it has no host".to_owned())
}

fn theme(name: Spanned<String>, settings: &mut Reader<'_>) -> Option<ThemeChoice> {
    let text = name.value.as_str();
    let elsewhere = |character: char| "/\\:".contains(character) || character.is_control();
    if text.starts_with('.') || text.contains(elsewhere) {
        let problem =
            Diagnostic::error("invalid-theme", "this is not the name of a theme").at(name.span, "");
        settings.report(problem.help("write the name of a folder in `themes`, without a path"));
        return None;
    }
    Some(ThemeChoice {
        name: name.value,
        span: Some(name.span),
    })
}

/// How many letters are read out in a minute, calmly, in a language without blanks between words.
fn characters_per_minute(language: &str) -> u32 {
    match language.split('-').next() {
        Some("zh") => 250,
        _ => 300,
    }
}

fn speaking(settings: &mut Reader<'_>, default: Speaking) -> Speaking {
    let Some(table) = settings.table("speaking") else {
        return default;
    };
    let mut reader = Reader::new(table, "`[speaking]`", settings.diagnostics());
    let words = reader.whole_number("words_per_minute", 60..=400);
    let characters = reader.whole_number("characters_per_minute", 100..=800);
    let seconds = reader.whole_number("target_seconds", 15..=600);
    reader.finish();
    Speaking {
        words_per_minute: words.map_or(default.words_per_minute, |words| words.value),
        characters_per_minute: characters.map_or(default.characters_per_minute, |it| it.value),
        target_seconds: seconds.map_or(default.target_seconds, |seconds| seconds.value),
    }
}

fn sheets(settings: &mut Reader<'_>, default: Sheets) -> Sheets {
    let Some(table) = settings.table("sheets") else {
        return default;
    };
    let mut reader = Reader::new(table, "`[sheets]`", settings.diagnostics());
    let paper = reader.choice("paper", &Paper::ALL);
    let per_page = reader.whole_number("per_page", 1..=4);
    let pdf = reader.flag("pdf");
    let fonts = reader.texts("fonts");
    let paper = paper.unwrap_or(default.paper);
    let per_page = per_page.filter(|per_page| {
        let problem = crowded(paper, per_page);
        let is_fine = problem.is_none();
        reader.diagnostics().extend(problem);
        is_fine
    });
    reader.finish();
    Sheets {
        paper,
        per_page: per_page.map_or(default.per_page, |per_page| per_page.value),
        pdf: pdf.unwrap_or(default.pdf),
        fonts,
    }
}

/// What keeps so many sheets from sharing a paper.
fn crowded(paper: Paper, per_page: &Spanned<u32>) -> Option<Diagnostic> {
    let problem = |message: &str, help: &str| {
        let problem = Diagnostic::error("out-of-range", message);
        Some(problem.at(per_page.span, "").help(help))
    };
    match (per_page.value, paper) {
        (3, _) => problem("three sheets do not divide a page", "write 1, 2 or 4"),
        (1, _) | (_, Paper::A4 | Paper::Letter) => None,
        _ => problem(
            "only A4 and Letter are shared by several sheets",
            "write `per_page = 1`, or `paper = \"a4\"`: two sheets on it are A5, four are A6",
        ),
    }
}

fn raw_html(settings: &mut Reader<'_>, default: bool) -> bool {
    let Some(table) = settings.table("markdown") else {
        return default;
    };
    let mut reader = Reader::new(table, "`[markdown]`", settings.diagnostics());
    let raw_html = reader.flag("raw_html");
    reader.finish();
    raw_html.unwrap_or(default)
}

fn redactions(settings: &mut Reader<'_>) -> Vec<Redaction> {
    let Some(table) = settings.table("share") else {
        return Vec::new();
    };
    let mut reader = Reader::new(table, "`[share]`", settings.diagnostics());
    let pairs = reader.pairs("redact");
    let redactions = pairs
        .into_iter()
        .filter_map(|(name, replacement)| redaction(&name, replacement, &mut reader))
        .collect();
    reader.finish();
    redactions
}

/// A redaction that hides its name and cannot break out of where the name was.
fn redaction(
    name: &Spanned<String>,
    replacement: Spanned<String>,
    share: &mut Reader<'_>,
) -> Option<Redaction> {
    let hidden = name.value.trim();
    let text = replacement.value.as_str();
    let breaks_out = |character: &char| character.is_control() || "\"'\\".contains(*character);
    let refused = |message: &str| Diagnostic::error("unsafe-redaction", message);
    let problem = if hidden.is_empty() {
        refused("a redaction has to name what it hides")
            .at(name.span, "an empty name")
            .help("write the name that others must not see")
    } else if let Some(character) = text.chars().find(breaks_out) {
        refused("a replacement cannot hold quotes, backslashes or line breaks")
            .at(replacement.span, format!("it holds {character:?}"))
            .help("write plain words; the apostrophe ’ is fine")
    } else if text.to_lowercase().contains(&hidden.to_lowercase()) {
        refused("a replacement cannot hold the name that it hides")
            .at(replacement.span, format!("it holds `{hidden}`"))
            .related(name.span, "the name to hide")
            .help("describe it without its name")
    } else {
        return Some(Redaction {
            name: hidden.to_owned(),
            replacement: replacement.value,
            span: name.span,
        });
    };
    share.report(problem);
    None
}
