//! Whatever is in a file, it is read, and every place is one in the file.

use std::sync::LazyLock;

use proptest::prelude::*;
use starling::testing::naming::Names;
use starling::testing::notation::{Found, guides, read};

static NAMES: LazyLock<Names> = LazyLock::new(Names::default);

/// Pieces that notations are made of, and letters that are more than one byte.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  ",
        "\t",
        "# ",
        "## ",
        "##",
        "###### ",
        "#",
        "- ",
        "* ",
        "1. ",
        "> ",
        ">",
        "**",
        "*",
        "__",
        "`",
        "```\n",
        "~~~",
        "|",
        "| ",
        "---\n",
        "===\n",
        "[",
        "]",
        "[[",
        "]]",
        "![[",
        "(",
        ")",
        "](",
        "%%",
        "==",
        "<!--",
        "-->",
        "<br>",
        "<b>",
        "</b>",
        ":",
        "::",
        "：",
        "—",
        " - ",
        ".",
        "。",
        "(S)",
        "[S]",
        "S",
        "T",
        "A",
        "R",
        "+R",
        "Situation",
        "Task",
        "Action",
        "Result",
        "情境",
        "任务",
        "行动",
        "结果",
        "Tags",
        "Best for",
        "Question",
        "Story 1",
        "TODO ",
        "[!note]",
        "^id",
        "id:: x",
        "é",
        "😀",
        "1️⃣",
        "\u{fe0f}",
        "\u{a0}",
        "\u{200b}",
        "words",
        "Why?",
        "\"",
        "“",
        "”",
        "•",
        "Click to go",
        "IMMEDIATE",
        "SITUATION",
        "\\",
        "\u{feff}",
        "ﬀ",
        "İ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Holds that something is at a place of the text.
fn is_placed(text: &str, found: &Found) {
    assert!(
        text.get(found.place.clone()).is_some(),
        "{found:?} in {text:?}"
    );
}

proptest! {
    #[test]
    fn everything_is_read_with_places_in_the_text(text in anything()) {
        let reading = read(&text, &NAMES, &[]);
        for story in &reading.stories {
            assert!(reading.text.text().get(story.text.clone()).is_some());
            let facts = &story.facts;
            let single = [&facts.title, &facts.headline, &facts.role];
            let lists = [&facts.covers, &facts.tags, &facts.metrics, &facts.gaps];
            single.into_iter().flatten().chain(lists.into_iter().flatten()).for_each(|it| is_placed(&text, it));
        }
        reading.left_out.iter().for_each(|it| is_placed(&text, it));
        let reading = guides(&text, &NAMES);
        for guide in &reading.guides {
            assert!(reading.text.text().get(guide.text.clone()).is_some());
        }
        reading.questions.iter().for_each(|it| is_placed(&text, &it.text));
    }

    #[test]
    fn the_way_back_of_every_letter_is_on_a_letter(text in anything()) {
        let reading = read(&text, &NAMES, &[]);
        for (at, _) in reading.text.text().char_indices() {
            assert!(text.is_char_boundary(reading.text.origin(at)), "{at} of {:?} from {text:?}", reading.text.text());
        }
    }
}
