//! What holds for any bytes and any name whatever.

use proptest::prelude::*;
use starling::testing::url::{Route, slug};

use super::assert_sound;
use crate::desk::Desk;

/// Bytes of the pieces that mean something to the format.
fn significant_bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&'static [u8]> = vec![
        b"+++\n",
        b"---\n",
        b"...\n",
        b"title = \"x\"\n",
        b"title: x\n",
        b"covers = [",
        b"]",
        b"{ question = \"",
        b"\"",
        b"metrics:\n  - ",
        b"[cues]\n",
        b"= ",
        b": ",
        b"\n",
        b"\r\n",
        b"## Situation\n",
        b"### Task\n",
        b"# Actions\n",
        b"## R \xe2\x80\x94 Result\n",
        b"## 90-second version\n",
        b"## Coaching\n",
        b"- **Card** \xe2\x80\x94 ",
        b"[a](lift.md#",
        b")",
        b"[a](#result)",
        b"![a](b.png)",
        b"[^1]",
        b"[^1]: ",
        b"<b>",
        b"<!--",
        b"-->",
        b"Sentence one. Two! ",
        b"\xff",
        b"\xe2\x80",
        b"\0",
        b"\xef\xbb\xbf",
        b" Initech ",
        b"\xe6\x97\xa5",
        b"|a|\n|-|\n",
        b"```rust\n",
        b"    ",
        b"> ",
        b"draft = true\n",
        b"date = 2025-03-14\n",
        b"'",
        b"&",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_story_are_built_and_every_place_lies_in_its_file(
        bytes in prop_oneof![significant_bytes(), prop::collection::vec(any::<u8>(), 0..400)],
        guide in significant_bytes(),
        is_public in any::<bool>(),
    ) {
        let settings = if is_public { "visibility = \"public\"\n[share]\nredact = { Initech = \"a firm\" }" } else { "" };
        let site = Desk::new()
            .settings(settings)
            .file("content/stories/lift.md", bytes)
            .file("content/questions/why.md", &guide)
            .file("content/questions.toml", &guide)
            .build();
        assert_sound(&site);
        prop_assert!(!is_public || !site.tells("initech"));
        prop_assert!(!site.rules().contains(&"broken-link"), "{}", site.drawn());
    }
}

proptest! {
    #[test]
    fn any_text_makes_a_safe_name(text in any::<String>()) {
        let name = slug(&text);
        prop_assert!(!name.is_empty() && name.len() <= 110);
        prop_assert!(!name.contains(['/', '\\', '.', '%', '#', '?', '"', '<', '>', ':', '*', '|', ' ', '\n']));
        prop_assert!(name.chars().all(|it| !it.is_control()));
        prop_assert_eq!(slug(&name), name.clone());
        let path = format!("stories/{name}.html");
        let route = Route::new(path.clone());
        prop_assert_eq!(route.as_str(), path);
    }
}
