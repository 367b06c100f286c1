//! What the pages' own policy lets through, and what it stops.

use super::NOTHING;
use super::sites::Site;
use super::tab::Tab;
use crate::desk::{Desk, WHOLE};
use crate::server::serve;

/// A red point.
const PICTURE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"9\"/></svg>";

/// Lists what of the site's own has not come: the style, the script, the picture.
const ABSENT: &str = "
    document.querySelector('main img').decode().then(() => true, () => false).then(has_picture => [
        ['style', getComputedStyle(document.body).maxWidth !== 'none'],
        ['script', !document.querySelector('.theme-toggle').hidden],
        ['picture', has_picture],
    ].flatMap(([what, is_there]) => is_there ? [] : [what]))
";

/// Tries what no page of the theme does, and lists what was stopped.
const TRY_OTHERS: &str = "
    new Promise(resolve => {
        const stopped = new Set();
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            stopped.add(effectiveDirective);
            if (stopped.size === 5) resolve([...stopped].sort());
        });
        const add = (name, attributes) => {
            const it = document.createElement(name);
            for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
            document.body.append(it);
        };
        add('script', { src: 'https://example.org/a.js' });
        add('img', { src: 'https://example.org/a.png', style: 'color: red' });
        add('iframe', { src: 'https://example.org/' });
        fetch('https://example.org/').catch(() => {});
        setTimeout(() => resolve([...stopped].sort()), 5000);
    })
";

fn desk() -> Desk {
    let story = format!("# The lift\n\n![A point](point.svg)\n\n{WHOLE}");
    Desk::new()
        .story("lift", &story)
        .file("content/stories/point.svg", PICTURE)
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_policy_lets_the_sites_own_files_through_and_nothing_else() {
    let desk = desk();
    let site = Site::of(&desk);
    let address = serve(site.folder.clone(), "/a/b/");
    let hosted = format!("http://{address}/a/b/stories/lift.html");
    let tab = Tab::new();
    for page in [site.on_disk("stories/lift.html"), hosted] {
        tab.open(&page);
        assert_eq!(tab.list(ABSENT), NOTHING, "absent from {page}");
        assert_eq!(tab.console(), NOTHING, "the console of {page}");
        assert_eq!(
            tab.list(TRY_OTHERS),
            [
                "connect-src",
                "frame-src",
                "img-src",
                "script-src-elem",
                "style-src-attr"
            ],
            "stopped on {page}"
        );
    }
}
