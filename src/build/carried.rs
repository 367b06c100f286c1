//! What lets a site be carried about: its web manifest, and a service worker that keeps all of it.
//!
//! Both are plain whatever the rest of the site is, so they say nothing of its content but what they
//! are given: what the site is called, and where each written file is.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::output::Digest;
use crate::url::Route;

use super::inputs::Inputs;

/// How many letters of a name a home screen has room for.
const ROOM: usize = 12;

/// The icons for home screens among the theme's files, and how large they are.
const ICONS: [(&str, &str); 2] = [("icon-192.png", "192x192"), ("icon-512.png", "512x512")];

/// What only machines ask for, and some hosts write anew: no page needs it.
const NOT_KEPT: [&str; 2] = ["robots.txt", "sitemap.xml"];

/// What a site is called and looks like on a home screen.
pub(super) struct HomeScreen<'a> {
    pub(super) name: &'a str,
    pub(super) language: &'a str,
    pub(super) direction: &'a str,
    /// The colour of its pages, as in `#fbfaf6`, where the theme says so.
    pub(super) paper: Option<&'a str>,
    /// The address of each icon, counted from the site's root, and its size as in `192x192`.
    pub(super) icons: Vec<(&'a str, &'static str)>,
}

impl<'a> HomeScreen<'a> {
    /// As the settings and the theme of a site have it.
    pub(super) fn of(inputs: &'a Inputs) -> Self {
        let theme = inputs.theme.as_ref();
        let icon = |(name, size)| Some((theme?.asset(name)?, size));
        let label = |name| inputs.labels.get(name).and_then(Value::as_str);
        let direction = label("direction");
        // Of a locked site everybody may read this, so that it has no title.
        let name = match &inputs.lock {
            Some(_) => label("locked").unwrap_or_default(),
            None => &inputs.project.config.title,
        };
        Self {
            name,
            language: &inputs.project.config.language,
            direction: direction.unwrap_or("auto"),
            paper: theme.and_then(|theme| theme.paper()),
            icons: ICONS.into_iter().filter_map(icon).collect(),
        }
    }

    /// The web manifest. Every address in it counts from the manifest, so that it is right below any path.
    pub(super) fn manifest(&self) -> Vec<u8> {
        let icons = self.icons.iter().map(|(address, size)| Icon {
            src: address,
            sizes: size,
            r#type: "image/png",
            purpose: "any maskable",
        });
        let manifest = Manifest {
            name: self.name,
            short_name: short(self.name),
            lang: self.language,
            dir: self.direction,
            start_url: "index.html",
            scope: "./",
            display: "standalone",
            background_color: self.paper,
            theme_color: self.paper,
            icons: icons.collect(),
        };
        let json = serde_json::to_vec(&manifest);
        let mut json = json.unwrap_or_else(|error| unreachable!("a table of texts: {error}"));
        json.push(b'\n');
        json
    }
}

/// Where the web manifest is. Every host knows what a file with this ending is.
pub(super) fn manifest() -> Route {
    Route::new("manifest.json")
}

/// Where the service worker is. It sees what lies beside it and below.
pub(super) fn service_worker() -> Route {
    Route::new("service-worker.js")
}

/// The list of what a service worker keeps, as JSON: the digest of each file by its route.
pub(super) fn kept(files: &BTreeMap<Route, Digest>) -> String {
    let kept = files
        .iter()
        .filter(|(route, _)| !NOT_KEPT.contains(&route.as_str()));
    let kept: BTreeMap<&str, String> = kept
        .map(|(route, digest)| (route.as_str(), digest.to_integrity()))
        .collect();
    let json = serde_json::to_string(&kept);
    json.unwrap_or_else(|error| unreachable!("a table of texts: {error}"))
}

/// The first words of a name, as many as a home screen has room for.
fn short(name: &str) -> &str {
    let ends = name.match_indices(' ').map(|(at, _)| at);
    let fits = |end: &usize| name[..*end].chars().count() <= ROOM;
    let mut ends = ends.chain([name.len()]);
    let first = ends.next().unwrap_or_default();
    let end = ends.take_while(fits).last().unwrap_or(first);
    &name[..end]
}

#[derive(Serialize)]
struct Manifest<'a> {
    name: &'a str,
    short_name: &'a str,
    lang: &'a str,
    dir: &'a str,
    start_url: &'a str,
    scope: &'a str,
    display: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    background_color: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme_color: Option<&'a str>,
    icons: Vec<Icon<'a>>,
}

#[derive(Serialize)]
struct Icon<'a> {
    src: &'a str,
    sizes: &'a str,
    r#type: &'a str,
    purpose: &'a str,
}
