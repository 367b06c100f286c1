//! The files that no template makes: for robots, and the map of a public site.

use crate::url::Route;

use super::{Page, Plan, Subject};

/// `robots.txt`, and for a public site with a `base_url` its `sitemap.xml`.
pub fn plain_files<'p>(
    plan: &Plan<'_>,
    pages: impl Iterator<Item = &'p Page>,
) -> Vec<(Route, Vec<u8>)> {
    let robots = Route::new("robots.txt");
    let sitemap = Route::new("sitemap.xml");
    if plan.is_private() {
        return vec![(robots, b"User-agent: *\nDisallow: /\n".to_vec())];
    }
    let Some(address) = plan.canonical(&sitemap) else {
        return vec![(robots, b"User-agent: *\nAllow: /\n".to_vec())];
    };
    let rules = format!("User-agent: *\nAllow: /\nSitemap: {address}\n");
    vec![
        (robots, rules.into_bytes()),
        (sitemap, map_of(plan, pages).into_bytes()),
    ]
}

/// The pages that search engines may list. Cheat sheets repeat their stories, so they are left out.
fn map_of<'p>(plan: &Plan<'_>, pages: impl Iterator<Item = &'p Page>) -> String {
    let mut addresses: Vec<String> = pages
        .filter(|page| {
            !matches!(
                page.subject,
                Subject::NotFound | Subject::Sheet(_) | Subject::Sheets(_)
            )
        })
        .filter_map(|page| plan.canonical(&page.route))
        .collect();
    addresses.sort_unstable();
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in addresses {
        map.push_str("<url><loc>");
        map.push_str(&address.replace('&', "&amp;"));
        map.push_str("</loc></url>\n");
    }
    map.push_str("</urlset>\n");
    map
}
