//! What is written for the hosts that ask for it, and for no reader.

use crate::config::HostSettings;
use crate::url::Route;

/// What keeps a page from being framed, guessed at and found. Most of what pages may do, they say themselves.
const OF_EVERY_FILE: &str = "\
/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(self)
";

/// A site that search engines may not list also asks for this, as its pages do.
const OF_AN_UNLISTED_SITE: &str = "  X-Robots-Tag: noindex, nofollow\n";

/// What has its content in its name stays as it is. Of the rest these hosts have browsers ask each time; two values
/// for one file would be joined, so the rest is not named.
const OF_ASSETS: &str = "
/assets/*
  Cache-Control: public, max-age=31536000, immutable

/service-worker.js
  Cache-Control: no-cache
";

/// Every file that the settings ask for, with what is in it. `is_listed` says whether search engines may list the site.
pub(super) fn files(host: HostSettings, is_listed: bool) -> Vec<(Route, Vec<u8>)> {
    let mut files = Vec::new();
    if host.headers {
        files.push((Route::new("_headers"), headers(is_listed)));
    }
    if host.nojekyll {
        // GitHub Pages takes a site with this file as it is, be it empty.
        files.push((Route::new(".nojekyll"), Vec::new()));
    }
    files
}

/// Headers in the format of Netlify and Cloudflare Pages, which serve a site at the root of its host.
fn headers(is_listed: bool) -> Vec<u8> {
    let robots = if is_listed { "" } else { OF_AN_UNLISTED_SITE };
    [OF_EVERY_FILE, robots, OF_ASSETS].concat().into_bytes()
}
