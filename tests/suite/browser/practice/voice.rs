//! Speaking: the recording of it, the question read aloud, and what is written down as it is said.

use super::super::NOTHING;
use super::super::tab::Tab;
use super::{QUESTION, Rehearsal};

/// Takes down how dictation is begun, and has it hear two sentences, the second of which ends after the stop.
const RECOGNISER: &str = "
    globalThis.asked = [];
    globalThis.begun = [];
    globalThis.SpeechRecognition = class {
        static available(options) {
            asked.push(JSON.stringify(options));
            return Promise.resolve(OFFER);
        }
        start() {
            begun.push(JSON.stringify([this.lang, this.processLocally]));
            const said = (transcript, isFinal) => Object.assign([{ transcript }], { isFinal });
            const hear = (resultIndex, ...results) => this.onresult({ resultIndex, results });
            const first = said('I lost the account.', true);
            setTimeout(() => hear(0, first, said(' And then', false)));
            globalThis.hear_the_end = () => hear(1, first, said(' And then they left.', true));
        }
        stop() {}
    };
";

/// A voice of the device and one of a service, and a device that takes down what it is to say.
const VOICES: &str = "
    globalThis.spoken = [];
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(globalThis, 'speechSynthesis', { value: {
        speaking: false,
        getVoices: () => [
            { lang: 'en-GB', localService: false, name: 'of a service' },
            { lang: 'de-DE', localService: true, name: 'German' },
            { lang: 'en-US', localService: true, name: 'of the device' },
        ].filter(HAS_VOICE),
        speak: ({ text, voice }) => spoken.push(`${voice.name}: ${text}`),
        cancel() {},
    } });
";

/// Opens a question in a browser that was changed by a script.
#[track_caller]
fn in_browser(script: &str) -> Rehearsal {
    let rehearsal = Rehearsal::of(Tab::new());
    rehearsal.tab.before_each_page(script);
    rehearsal.open(QUESTION);
    rehearsal.arrives_at("question");
    rehearsal
}

/// Somebody who speaks, and whose words are written down.
#[track_caller]
fn dictating() -> Rehearsal {
    let rehearsal = in_browser(&RECOGNISER.replace("OFFER", "'available'"));
    rehearsal.shows("#site-dictate-option");
    rehearsal.walk_to("#site-dictate");
    rehearsal.tab.press(" ");
    rehearsal.choose("#site-speak");
    rehearsal.arrives_at("speaking");
    rehearsal
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_recording_can_be_played_and_saved_and_tells_the_speaking_time() {
    let tab = Tab::new();
    tab.permit_microphone(true);
    // Sound takes its time: here the clock of the page is the real one.
    let rehearsal = Rehearsal { tab };
    let tab = &rehearsal.tab;
    rehearsal.open(QUESTION);
    rehearsal.arrives_at("question");
    rehearsal.walk_to("#site-record");
    tab.press(" ");
    rehearsal.choose("#site-speak");
    rehearsal.is_at("speaking");
    rehearsal.tells("#site-time", "0:03");
    tab.press(" ");

    rehearsal.arrives_at("answer");
    rehearsal.shows("#site-audio");
    let plays = "(async () => {
        const audio = document.getElementById('site-audio');
        audio.muted = true;
        await audio.play();
        return audio.error === null;
    })()";
    assert_eq!(tab.evaluate(plays), true);
    let saved = "document.getElementById('site-save-recording').download";
    assert_eq!(tab.evaluate(saved), "a-failure.webm");
    let address = "document.getElementById('site-save-recording').href.startsWith('blob:')";
    assert_eq!(tab.evaluate(address), true);
    rehearsal.tells("#site-pauses", "of it spoken · 0 pauses");
    assert_ne!(
        rehearsal.text("#site-pauses"),
        "0:00 of it spoken · 0 pauses longer than 2 s"
    );
    rehearsal.choose("#site-to-feedback");
    rehearsal.arrives_at("feedback");
    rehearsal.tells("#site-facts", "of it spoken");
    assert_eq!(tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_microphone_that_is_denied_is_told_in_one_sentence_and_the_round_goes_on() {
    let tab = Tab::new();
    tab.permit_microphone(false);
    let rehearsal = Rehearsal::of(tab);
    rehearsal.open(QUESTION);
    rehearsal.arrives_at("question");
    rehearsal.walk_to("#site-record");
    rehearsal.tab.press(" ");
    rehearsal.tells(
        "#site-notice",
        "There is no microphone for this page. Everything else goes on.",
    );
    let ticked = "document.getElementById('site-record').checked";
    assert_eq!(rehearsal.tab.evaluate(ticked), false);
    rehearsal.choose("#site-speak");
    rehearsal.arrives_at("speaking");
    assert_eq!(rehearsal.text("#site-notice"), "");
    rehearsal.tab.press(" ");
    rehearsal.arrives_at("answer");
    rehearsal.hides("#site-recording");
    rehearsal.tab.press("Enter");
    rehearsal.arrives_at("feedback");
    assert_eq!(rehearsal.tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_a_browser_cannot_do_is_not_offered() {
    let able = in_browser(&VOICES.replace("HAS_VOICE", "() => true"));
    able.shows("#site-record-option");
    able.shows("#site-read-question");
    for (missing, control) in [
        ("MediaRecorder", "#site-record-option"),
        ("AudioContext", "#site-record-option"),
        ("speechSynthesis", "#site-read-question"),
    ] {
        let rehearsal = in_browser(&format!(
            "Object.defineProperty(globalThis, '{missing}', {{ value: undefined }})"
        ));
        rehearsal.hides(control);
        assert_eq!(rehearsal.tab.console(), NOTHING, "without {missing}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn dictation_is_offered_only_where_speech_is_recognised_on_the_device() {
    let nothing_of_the_kind = "
        for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) {
            Object.defineProperty(globalThis, name, { value: undefined });
        }
    ";
    let by_a_service = "globalThis.SpeechRecognition = class {}";
    let unwilling = "globalThis.SpeechRecognition = class {
        static available() { throw new TypeError('langs'); }
    }";
    let mut browsers = vec![
        nothing_of_the_kind.to_owned(),
        by_a_service.to_owned(),
        unwilling.to_owned(),
    ];
    for offer in ["unavailable", "downloadable", "downloading"] {
        browsers.push(RECOGNISER.replace("OFFER", &format!("'{offer}'")));
    }
    for browser in browsers {
        let rehearsal = in_browser(&browser);
        rehearsal
            .tab
            .evaluate("new Promise(resolve => setTimeout(resolve))");
        rehearsal.hides("#site-dictate-option");
        assert_eq!(rehearsal.tab.console(), NOTHING, "with {browser}");
    }
    let able = in_browser(&RECOGNISER.replace("OFFER", "'available'"));
    able.shows("#site-dictate-option");
    let asked = r#"{"langs":["en"],"processLocally":true}"#;
    assert_eq!(able.tab.list("asked"), [asked]);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_is_dictated_is_recognised_on_the_device_and_becomes_the_answer() {
    let rehearsal = dictating();
    rehearsal.tells("#site-heard", "I lost the account. And then");
    assert_eq!(rehearsal.tab.list("begun"), [r#"["en",true]"#]);
    rehearsal.tab.press(" ");
    rehearsal.arrives_at("answer");
    assert_eq!(rehearsal.answer(), "I lost the account. And then");
    rehearsal.tab.evaluate("hear_the_end()");
    let whole = "I lost the account. And then they left.";
    assert_eq!(rehearsal.answer(), whole);
    rehearsal.tab.reload();
    rehearsal.arrives_at("answer");
    assert_eq!(rehearsal.answer(), whole);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_last_words_of_a_dictation_take_nothing_from_what_is_typed() {
    let rehearsal = dictating();
    rehearsal.tells("#site-heard", "And then");
    rehearsal.tab.press(" ");
    rehearsal.arrives_at("answer");
    rehearsal.walk_to("#site-text");
    rehearsal
        .tab
        .evaluate("document.getElementById('site-text').select()");
    rehearsal.tab.write("My own words.");
    rehearsal.tab.evaluate("hear_the_end()");
    rehearsal.tab.press_with_control("Enter");
    rehearsal.arrives_at("feedback");
    rehearsal.tells("#site-compared-answer", "My own words.");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_question_is_read_aloud_by_a_voice_of_the_device() {
    let rehearsal = in_browser(&VOICES.replace("HAS_VOICE", "() => true"));
    rehearsal.choose("#site-read-question");
    let question = rehearsal.text("#site-question");
    let spoken = format!("of the device: {question}");
    assert_eq!(rehearsal.tab.list("spoken"), [spoken]);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_device_without_a_voice_is_offered_none_of_a_service() {
    let of_a_service = VOICES.replace("HAS_VOICE", "voice => !voice.localService");
    let rehearsal = in_browser(&of_a_service);
    rehearsal.arrives_at("question");
    rehearsal.hides("#site-read-question");
    assert_eq!(rehearsal.tab.list("spoken"), NOTHING);
}
