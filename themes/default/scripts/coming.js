// Says in how many days something is, in the language of the page, and puts what is over behind the rest. What
// day it is, only the reader's clock knows.
(() => {
  "use strict";
  const dayInMilliseconds = 24 * 60 * 60 * 1000;

  // Days from today in the reader's calendar: both are taken at noon, so that no change of clocks matters.
  const daysUntil = (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    const noon = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), 12);
    return Math.round((Date.UTC(year, month - 1, day, 12) - noon(new Date())) / dayInMilliseconds);
  };

  const language = document.documentElement.lang || "en";
  const inWords = (days) => {
    try {
      return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
    } catch {
      return "";
    }
  };

  const sayWhen = (time) => {
    const words = inWords(daysUntil(time.dateTime));
    if (!words) return;
    const said = document.createElement("span");
    said.className = "in-days";
    said.textContent = `${words}: `;
    time.before(said);
  };

  // A list that has only coming ones on this page hides the others; else they stand last.
  const standAside = (row) => {
    const time = row.querySelector("time[data-day]");
    const isPast = time !== null && daysUntil(time.dateTime) < 0;
    if (!isPast && row.dataset.over === undefined) return;
    row.classList.add("is-past");
    if (row.parentElement.dataset.coming !== undefined) row.hidden = true;
    else row.parentElement.append(row);
  };

  const hideEmpty = (section) => {
    section.hidden = section.querySelector(".interview-row:not([hidden])") === null;
  };

  document.querySelectorAll(".interview-row").forEach(standAside);
  document.querySelectorAll("time[data-day]").forEach(sayWhen);
  document.querySelectorAll("[data-coming-section]").forEach(hideEmpty);
})();
