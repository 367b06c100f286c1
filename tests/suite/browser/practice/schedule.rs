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
    let tab = scheduling();
    tab.evaluate(&reference);
    assert_eq!(tab.list(DIFFERENCES), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_is_due_after_an_interview_is_shared_out_evenly_over_the_days_before_it() {
    let tab = scheduling();
    // A week before the interview, on the morning of a day, with 21 questions last rehearsed long before.
    let shared = |now: &str, last: &str| {
        tab.list(&format!(
            "(() => {{
                const at = date => new Date(`${{date}}T09:00`).getTime();
                const schedule = {{ due: at('2026-09-01'), interval: 100, last: at('{last}') }};
                const days = new Map();
                for (let place = 0; place < 21; place += 1) {{
                    const due = dueBefore(schedule, at('{now}'), '2026-06-20', place);
                    const day = new Date(due).toISOString().slice(0, 10);
                    days.set(day, (days.get(day) ?? 0) + 1);
                }}
                return [...days].sort().map(([day, count]) => `${{day}}: ${{count}}`);
            }})()"
        ))
    };
    let week: Vec<String> = (13..20).map(|day| format!("2026-06-{day}: 3")).collect();
    assert_eq!(shared("2026-04-02", "2026-04-01"), week);
    assert_eq!(shared("2026-06-13", "2026-04-01"), week);
    // Who comes late has as many on each day that is left.
    assert_eq!(
        shared("2026-06-17", "2026-04-01"),
        ["2026-06-17: 7", "2026-06-18: 7", "2026-06-19: 7"]
    );
    assert_eq!(shared("2026-06-19", "2026-04-01"), ["2026-06-19: 21"]);
    // What was rehearsed on its own day or later is done; the others come on theirs.
    assert_eq!(
        shared("2026-06-17", "2026-06-17"),
        ["2026-06-18: 3", "2026-06-19: 3", "2026-09-01: 15"]
    );
    // After the interview nothing is changed.
    assert_eq!(shared("2026-06-21", "2026-04-01"), ["2026-09-01: 21"]);
}

/// A page with the functions of the schedule.
fn scheduling() -> Tab {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/scripts/practice");
    let schedule = fs::read_to_string(scripts.join("schedule.js")).unwrap();
    let tab = Tab::new();
    // The page counts the days of the place, its reference those of UTC.
    tab.in_time_zone("UTC");
    tab.evaluate(&format!(
        "{schedule}\n;Object.assign(globalThis, {{ scheduleOf, dueBefore }}); true"
    ));
    tab
}
