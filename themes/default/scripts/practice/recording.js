// Recording the answer, if somebody wants to hear it: it stays in the page, and goes with it.

const recording = { isWanted: false, recorder: null, stream: null, measure: null, address: null, type: "" };

function canRecord() {
  return Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder && globalThis.AudioContext);
}

// Whether the microphone may be used is asked when recording is chosen, not when the clock runs.
function prepareMicrophone() {
  const box = byId("record");
  byId("record-option").hidden = !canRecord();
  box.addEventListener("change", async () => {
    recording.isWanted = box.checked;
    if (!box.checked) return;
    try {
      closeMicrophone(await openMicrophone());
    } catch {
      haveNoMicrophone();
    }
  });
}

function openMicrophone() {
  return navigator.mediaDevices.getUserMedia({ audio: true });
}

function closeMicrophone(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function haveNoMicrophone() {
  recording.isWanted = false;
  byId("record").checked = false;
  notify(labelOf("practice_no_microphone"));
}

async function startRecording() {
  forgetRecording();
  if (!recording.isWanted) return;
  const round = roundNow();
  try {
    const stream = await openMicrophone();
    if (round.startedAt === null) return closeMicrophone(stream);
    const recorder = new MediaRecorder(stream);
    const pieces = [];
    recorder.ondataavailable = ({ data }) => data.size > 0 && pieces.push(data);
    recorder.onstop = () => practiceRun.now?.round === round && keepRecording(pieces, recorder.mimeType);
    Object.assign(recording, { recorder, stream, measure: measureLoudness(stream) });
    recorder.start();
  } catch {
    haveNoMicrophone();
  }
}

function measureLoudness(stream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 4096;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const loudness = [];
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    loudness.push(Math.sqrt(power));
  }, 1000 / measuresPerSecond);
  return () => {
    clearInterval(timer);
    context.close();
    return speakingOf(loudness);
  };
}

function stopRecording() {
  const { recorder, stream, measure } = recording;
  Object.assign(recording, { recorder: null, stream: null, measure: null });
  if (!recorder) return;
  Object.assign(roundNow(), measure());
  recorder.stop();
  closeMicrophone(stream);
}

function keepRecording(pieces, type) {
  recording.type = type;
  recording.address = URL.createObjectURL(new Blob(pieces, { type }));
  showRecording();
}

function showRecording() {
  byId("recording").hidden = !recording.address;
  if (!recording.address) return;
  byId("audio").src = recording.address;
  const link = byId("save-recording");
  link.href = recording.address;
  link.download = `${cardNow().question}.${endingOfSound(recording.type)}`;
}

// Each browser records in a format of its own.
function endingOfSound(type) {
  if (type.includes("mp4")) return "m4a";
  return type.includes("ogg") ? "ogg" : "webm";
}

// How it was spoken, where it was recorded.
function recordingFacts({ pauses, secondsSpoken }) {
  if (pauses === null) return [];
  return [
    labelOf("practice_speaking_time", { time: timeOf(secondsSpoken) }),
    labelOf("practice_pauses", { n: pauses, seconds: shortestPause }),
  ];
}

function forgetRecording() {
  if (recording.address) URL.revokeObjectURL(recording.address);
  recording.address = null;
  byId("audio").removeAttribute("src");
  byId("recording").hidden = true;
}
