//! Interviews: what their files say, which story is told where, and how that is shown.

mod assignment;
mod banks;
mod files;
mod pages;
mod plans;

use starling::testing::interview::plan;

use crate::desk::{Desk, Site};

/// A site with stories that cover what is named behind them.
fn site_of(stories: &[(&str, &[&str])]) -> Desk {
    stories.iter().fold(Desk::new(), |desk, (name, questions)| {
        desk.whole_story(name, &format!("title = \"{name}\"\ncovers = {questions:?}"))
    })
}

/// For each round of the only interview what is expected in it: the question and the story, "-" for none.
fn planned(site: &Site) -> Vec<Vec<String>> {
    let portfolio = site.portfolio();
    let [interview] = portfolio.interviews.as_slice() else {
        panic!("there is not one interview: {}", site.drawn());
    };
    let plan = plan(portfolio, interview);
    let rounds = plan.rounds.iter().map(|round| {
        let expected = round.expected.iter().map(|it| {
            let question = it.question.map(|id| portfolio.question(id).text.as_str());
            let story = it.story.map(|id| portfolio.story(id).body.slug.as_str());
            format!("{}: {}", question.unwrap_or("-"), story.unwrap_or("-"))
        });
        expected.collect()
    });
    rounds.collect()
}
