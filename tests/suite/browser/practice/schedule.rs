//! The page's schedule is that of FSRS-6 as its reference for JavaScript, ts-fsrs, has it.

use std::fs;
use std::path::Path;

use super::super::tab::Tab;
use super::super::{NOTHING, tool};

/// Lists where the schedule and its reference differ over many histories of reviews, which are the same in
/// each run. A review is some days after the last one, or some minutes.
const DIFFERENCES: &str = "
    (() => {
        let seed = 20260302;
        const random = () => {
            seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
            return seed / 2 ** 32;
        };
        const below = count => Math.floor(random() * count);
        const { fsrs, createEmptyCard } = FSRS;
        const reference = fsrs({
            request_retention: 0.9, enable_fuzz: false, enable_short_term: true,
            learning_steps: [], relearning_steps: [],
        });
        const minute = 60_000, day = 1440 * minute;
        const isNear = (one, other) => Math.abs(one - other) <= 1e-6;
        const differences = [];
        let compared = 0;
        for (let history = 0; history < 500; history += 1) {
            const reviews = [];
            let at = Date.UTC(2026, 0, 1, 12);
            let card = createEmptyCard(new Date(at));
            for (let review = 0; review < 12; review += 1) {
                const grade = 1 + below(4);
                card = reference.next(card, new Date(at), grade).card;
                reviews.push({ at, grade });
                const ours = scheduleOf(reviews);
                // What went wrong comes back on the same day, and not after one.
                const interval = grade === 1 ? 0 : card.scheduled_days;
                compared += 1;
                if (!isNear(ours.stability, card.stability) || !isNear(ours.difficulty, card.difficulty)
                    || ours.interval !== interval || ours.lapses !== card.lapses) {
                    const { stability, difficulty, lapses } = card;
                    differences.push(JSON.stringify(
                        { reviews, ours, reference: { stability, difficulty, interval, lapses } }));
                }
                const isSameDay = below(5) === 0;
                at += isSameDay ? (1 + below(9)) * minute : (1 + below(3 * card.scheduled_days + 3)) * day;
            }
        }
        return compared === 6000 ? differences.slice(0, 5) : ['not all were compared'];
    })()
";

#[test]
#[ignore = "needs Chromium and ts-fsrs: `tests/run` installs them and runs this"]
fn a_question_comes_back_when_the_reference_of_fsrs_says_so() {
    let reference = fs::read_to_string(tool("ts-fsrs/dist/index.umd.js")).unwrap();
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/scripts/practice");
    let schedule = fs::read_to_string(scripts.join("schedule.js")).unwrap();
    let tab = Tab::new();
    // The page counts the days of the place, its reference those of UTC.
    tab.in_time_zone("UTC");
    tab.evaluate(&reference);
    tab.evaluate(&format!(
        "{schedule}\n;globalThis.scheduleOf = scheduleOf; true"
    ));
    assert_eq!(tab.list(DIFFERENCES), NOTHING);
}
