// A follow-up from the guide, asked cold: a short round of its own within the round, without a grade.

function prepareFollowUp() {
  onClick("back-to-feedback", leaveFollowUp);
  onClick("another-follow-up", askFollowUp);
}

function askFollowUp() {
  const round = roundNow();
  const text = nextFollowUp(questionNow().followUps, round.followUpsAsked);
  round.followUpsAsked.push(text);
  round.reply = { text, startedAt: null, seconds: null };
  goTo("followUp");
}

// One that was not asked yet, as long as there is one.
function nextFollowUp(all, askedBefore) {
  const fresh = all.filter((text) => !askedBefore.includes(text));
  const choice = fresh.length > 0 ? fresh : all;
  return choice[Math.floor(Math.random() * choice.length)];
}

function showReplied() {
  const { reply } = roundNow();
  fillQuestion("replied");
  byId("replied-facts").textContent = timeOf(reply.seconds ?? 0);
  byId("another-follow-up").hidden = questionNow().followUps.length < 2;
  showScreen("replied", "replied");
}

function leaveFollowUp() {
  roundNow().reply = null;
  goTo("feedback");
}
