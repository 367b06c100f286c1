//! `[host]`: what is written for those who host the site.

use crate::record::Reader;

/// What is written for those who host the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostSettings {
    /// Whether the site, served over `https`, can be kept on a device and opened without a connection.
    /// By default it can.
    pub offline: bool,
    /// Whether there is a file `_headers`, as Netlify and Cloudflare Pages read it.
    pub headers: bool,
    /// Whether there is a file `.nojekyll`, so that GitHub Pages takes the site as it is.
    pub nojekyll: bool,
}

impl Default for HostSettings {
    fn default() -> Self {
        Self {
            offline: true,
            headers: false,
            nojekyll: false,
        }
    }
}

/// Reads `[host]`.
pub(super) fn read(settings: &mut Reader<'_>) -> HostSettings {
    let default = HostSettings::default();
    let Some(table) = settings.table("host") else {
        return default;
    };
    let mut reader = Reader::new(table, "`[host]`", settings.diagnostics());
    let offline = reader.flag("offline");
    let headers = reader.flag("headers");
    let nojekyll = reader.flag("nojekyll");
    reader.finish();
    HostSettings {
        offline: offline.unwrap_or(default.offline),
        headers: headers.unwrap_or(default.headers),
        nojekyll: nojekyll.unwrap_or(default.nojekyll),
    }
}
