// Reading a question aloud, with a voice of the device: others would send the words elsewhere.

function canReadAloud() {
  return Boolean(globalThis.speechSynthesis && globalThis.SpeechSynthesisUtterance);
}

// Offers it where there is a voice. Chromium has none at first, and says when they have come.
function offerReadingAloud() {
  if (!canReadAloud()) return;
  const offer = () => {
    byId("read-question").hidden = voiceOfDevice() === null;
  };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
}

function readAloud(text) {
  const voice = voiceOfDevice();
  if (!voice) {
    byId("read-question").hidden = true;
    notify(labelOf("practice_no_voice"));
    byId("speak").focus();
    return;
  }
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

// In the language of the site; the default one first where it fits.
function voiceOfDevice() {
  const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  const speaks = ({ lang }) => primary(lang) === primary(page.repertoire.language);
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService && speaks(voice));
  return voices.find((voice) => voice.default) ?? voices[0] ?? null;
}

function isReadingAloud() {
  return canReadAloud() && speechSynthesis.speaking;
}

function stopReadingAloud() {
  if (canReadAloud()) speechSynthesis.cancel();
}
