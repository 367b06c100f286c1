// Writing down what is said, where the browser recognises speech on the device; never through a service.

const dictation = { recognition: null, isWanted: false };

// What is an error to a browser, and to a speaker a pause.
const passingErrors = ["no-speech", "aborted"];

function recogniser() {
  return globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition ?? null;
}

async function prepareDictation() {
  const language = page.repertoire.language;
  try {
    const offer = await recogniser()?.available?.({ langs: [language], processLocally: true });
    byId("dictate-option").hidden = offer !== "available";
  } catch {
    // A browser that knows nothing of this has no dictation here.
  }
  byId("dictate").addEventListener("change", (event) => {
    dictation.isWanted = event.target.checked;
  });
}

function startDictation() {
  if (!dictation.isWanted) return;
  const recognition = new (recogniser())();
  recognition.lang = page.repertoire.language;
  recognition.processLocally = true;
  recognition.continuous = true;
  recognition.interimResults = true;
  const round = roundNow();
  const before = round.text;
  let finished = "";
  let written = before;
  recognition.onresult = ({ results, resultIndex }) => {
    if (!isStillDictated(round, written)) return;
    let passing = "";
    for (const result of Array.from(results).slice(resultIndex)) {
      if (result.isFinal) finished += `${result[0].transcript.trim()} `;
      else passing += result[0].transcript;
    }
    const heard = `${finished}${passing.trim()}`;
    written = `${before} ${heard}`.trim();
    round.text = written;
    byId("heard").textContent = heard;
    if (isShown("answer")) showAnswerText();
    keepRun();
  };
  recognition.onerror = ({ error }) => {
    if (dictation.recognition !== recognition || passingErrors.includes(error)) return;
    stopDictation();
    notify(labelOf(error === "not-allowed" ? "practice_no_microphone" : "practice_no_dictation"));
  };
  // It ends by itself at a long pause; the speaker has not.
  recognition.onend = () => dictation.recognition === recognition && tryToStart(recognition);
  dictation.recognition = recognition;
  tryToStart(recognition);
}

// What was said last comes when the answer is shown already: it is taken until somebody types or goes on.
function isStillDictated(round, written) {
  const run = practiceRun.now;
  return run?.round === round && round.text === written && ["speaking", "answer"].includes(run.phase);
}

function tryToStart(recognition) {
  try {
    recognition.start();
  } catch {
    dictation.recognition = null;
    notify(labelOf("practice_no_dictation"));
  }
}

function stopDictation() {
  const { recognition } = dictation;
  dictation.recognition = null;
  recognition?.stop();
}
