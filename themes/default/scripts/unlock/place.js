// Where one was on a page: the browser scrolls before there is anything to scroll, so that it has to be done again.

const millisecondsOfStandstill = 100;

// A browser that has begun to reload a page takes nothing any more, so that the place is written down before.
function keepPlace() {
  let standstill;
  addEventListener("scroll", () => {
    clearTimeout(standstill);
    standstill = setTimeout(writePlace, millisecondsOfStandstill);
  });
  addEventListener("pagehide", writePlace);
}

// Safari throws where this is done too often.
function writePlace() {
  tried(() => history.replaceState({ ...history.state, starlingPlace: [scrollX, scrollY] }, ""));
}

// To where one was, when one comes back, else to the anchor of the address.
function goToPlace() {
  const place = history.state?.starlingPlace;
  if (location.hash.length > 1) location.replace(location.hash);
  if (place) scrollTo({ left: place[0], top: place[1], behavior: "instant" });
}
