//! `sitemap.xml`: the pages that search engines may list, on a public site with a `base_url`.

use crate::build::inputs::Inputs;
use crate::html;
use crate::url::Route;

use super::OutputKind;

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        let has_address = inputs.plan().canonical(&route()).is_some();
        let sitemap = has_address.then(|| (route(), 0));
        sitemap.into_iter().collect()
    },
    key: None,
    shows_content: |_, _| true,
    make: |inputs, _| Ok(sitemap(inputs).into_bytes().into()),
};

pub(super) fn route() -> Route {
    Route::new("sitemap.xml")
}

fn sitemap(inputs: &Inputs) -> String {
    let plan = inputs.plan();
    let pages = inputs.pages.iter().filter(|page| page.kind.in_sitemap);
    let mut addresses: Vec<String> = pages
        .filter_map(|page| plan.canonical(&page.route))
        .collect();
    addresses.sort_unstable();
    let entries = addresses.iter();
    let entries =
        entries.map(|address| format!("<url><loc>{}</loc></url>\n", html::escape(address)));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
         {}</urlset>\n",
        entries.collect::<String>()
    )
}
