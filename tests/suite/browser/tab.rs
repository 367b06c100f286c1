//! An open page: what one can do with it and see of it.

use std::cell::RefCell;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};

use super::devtools::{PATIENCE, Session};

/// What the reader's system prefers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scheme {
    Light,
    Dark,
}

/// A sheet in a printer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paper {
    A4,
    Letter,
}

/// What is held while a key is pressed, as the protocol counts it.
const NO_KEY: u8 = 0;
const CONTROL: u8 = 2;

/// An open page. A new one has a storage of its own.
pub(crate) struct Tab {
    session: Session,
    /// What has happened since the page was asked for.
    events: RefCell<Vec<Value>>,
}

impl Tab {
    pub(crate) fn new() -> Self {
        Self::of(Session::new())
    }

    /// Another tab of the same window: both share a storage.
    pub(super) fn beside(&self) -> Self {
        Self::of(self.session.beside())
    }

    fn of(session: Session) -> Self {
        for domain in ["Page", "Runtime", "Log", "Network"] {
            session.call(&format!("{domain}.enable"), &json!({}));
        }
        let on = json!({ "enabled": true });
        session.call("Page.setLifecycleEventsEnabled", &on);
        session.call("Emulation.setFocusEmulationEnabled", &on);
        let events = RefCell::default();
        let tab = Self { session, events };
        tab.resize(1280);
        tab
    }

    /// Opens an address and waits until all of it has come.
    #[track_caller]
    pub(crate) fn open(&self, address: &str) {
        self.forget_events();
        let opened = self
            .session
            .call("Page.navigate", &json!({ "url": address }));
        assert!(opened["errorText"].is_null(), "{address}: {opened}");
        self.wait_for(|event| event["name"] == "load" && event["loaderId"] == opened["loaderId"]);
    }

    /// Loads the page again and waits until all of it has come.
    #[track_caller]
    pub(super) fn reload(&self) {
        self.forget_events();
        self.session.call("Page.reload", &json!({}));
        self.wait_for(|event| event["name"] == "load");
    }

    fn forget_events(&self) {
        self.events.borrow_mut().clear();
        let _ = self.session.events().count();
    }

    /// Waits for an event that tells this.
    #[track_caller]
    fn wait_for(&self, is_it: impl Fn(&Value) -> bool) {
        loop {
            let event = self.session.next_event();
            let has_come = is_it(&event["params"]);
            self.events.borrow_mut().push(event);
            if has_come {
                return;
            }
        }
    }

    /// Makes the window this wide, in CSS pixels.
    pub(super) fn resize(&self, width: u32) {
        let size = json!({
            "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false,
        });
        self.session
            .call("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Shows the page as on a screen.
    pub(super) fn on_screen(&self, scheme: Scheme) {
        self.emulate("screen", scheme);
    }

    /// Shows the page as it is laid out for paper.
    pub(super) fn as_printed(&self, scheme: Scheme) {
        self.emulate("print", scheme);
    }

    fn emulate(&self, media: &str, scheme: Scheme) {
        let value = format!("{scheme:?}").to_lowercase();
        let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
        let media = json!({ "media": media, "features": features });
        self.session.call("Emulation.setEmulatedMedia", &media);
    }

    /// Has the clock of this place, such as "UTC".
    pub(super) fn in_time_zone(&self, place: &str) {
        let zone = json!({ "timezoneId": place });
        self.session.call("Emulation.setTimezoneOverride", &zone);
    }

    /// Lets pages that are opened from now on run no script.
    pub(super) fn without_scripts(&self) {
        let off = json!({ "value": true });
        self.session
            .call("Emulation.setScriptExecutionDisabled", &off);
    }

    /// Lets each page that is opened from now on run a script before any of its own.
    pub(super) fn before_each_page(&self, script: &str) {
        let script = json!({ "source": script });
        self.session
            .call("Page.addScriptToEvaluateOnNewDocument", &script);
    }

    /// What an expression says, or what it promises.
    #[track_caller]
    pub(crate) fn evaluate(&self, expression: &str) -> Value {
        let evaluation = json!({
            "expression": expression, "awaitPromise": true, "returnByValue": true,
        });
        let mut outcome = self.session.call("Runtime.evaluate", &evaluation);
        let exception = &outcome["exceptionDetails"];
        assert!(exception.is_null(), "{exception:#}");
        outcome["result"]["value"].take()
    }

    /// Waits until an expression is true, over reloads of the page if need be.
    #[track_caller]
    pub(crate) fn wait_until(&self, expression: &str) {
        let look = format!(
            "new Promise(resolve => {{
                const look = left => ({expression}) ? resolve(true)
                    : left ? requestAnimationFrame(() => look(left - 1)) : resolve(false);
                look(30);
                // A page that is written anew has no more frames for whoever asked before.
                setTimeout(resolve, 500, false);
            }})"
        );
        let evaluation = json!({
            "expression": look, "awaitPromise": true, "returnByValue": true,
        });
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            // A page that is just being left answers with an error.
            let outcome = self.session.try_to_call("Runtime.evaluate", &evaluation);
            if outcome.is_some_and(|outcome| outcome["result"]["value"] == true) {
                return;
            }
        }
        panic!("it never came true: {expression}");
    }

    /// The texts that an expression lists.
    #[track_caller]
    pub(super) fn list(&self, expression: &str) -> Vec<String> {
        serde_json::from_value(self.evaluate(expression)).unwrap()
    }

    /// Presses a key and lets it go.
    pub(super) fn press(&self, key: &str) {
        self.press_with(NO_KEY, key);
    }

    /// Presses a key while the control key is held.
    pub(super) fn press_with_control(&self, key: &str) {
        self.press_with(CONTROL, key);
    }

    fn press_with(&self, held: u8, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            " " => (32, " "),
            "ArrowUp" => (38, ""),
            "ArrowDown" => (40, ""),
            "/" => (191, "/"),
            "k" => (75, ""),
            "1" | "2" | "3" | "4" => (u32::from(key.as_bytes()[0]), key),
            _ => panic!("a key that no test has pressed yet: {key}"),
        };
        for what in ["keyDown", "keyUp"] {
            let key = json!({
                "type": what, "key": key, "windowsVirtualKeyCode": code, "text": text, "modifiers": held,
            });
            self.session.call("Input.dispatchKeyEvent", &key);
        }
    }

    /// Types a text to where the focus is.
    pub(super) fn write(&self, text: &str) {
        let text = json!({ "text": text });
        self.session.call("Input.insertText", &text);
    }

    /// Asks the browser about the page, as its own tools do.
    #[track_caller]
    pub(super) fn ask(&self, method: &str, parameters: &Value) -> Value {
        self.session.call(method, parameters)
    }

    /// Lets pages have the microphone, or keeps it from them.
    pub(super) fn permit_microphone(&self, is_permitted: bool) {
        let answer = if is_permitted { "granted" } else { "denied" };
        self.session.set_permission("microphone", answer);
    }

    /// The addresses of all that is open in the window: pages, and frames that are pages of their own.
    #[track_caller]
    pub(super) fn open_pages(&self) -> Vec<String> {
        self.session.open_pages()
    }

    /// Clicks on something that saves a file, and waits until it is in a folder.
    #[track_caller]
    pub(super) fn save(&self, selector: &str, folder: &Path) {
        self.session.save_to(folder);
        self.click(selector);
        self.wait_for(|event| event["state"] == "completed");
    }

    /// Clicks into the middle of the element that a selector finds.
    #[track_caller]
    pub(super) fn click(&self, selector: &str) {
        self.click_with(NO_KEY, selector);
    }

    /// Clicks while the control key is held.
    #[track_caller]
    pub(super) fn click_with_control(&self, selector: &str) {
        self.click_with(CONTROL, selector);
    }

    #[track_caller]
    fn click_with(&self, held: u8, selector: &str) {
        let middle = self.evaluate(&format!(
            "(() => {{
                const {{ x, y, width, height }} = document.querySelector('{selector}').getBoundingClientRect();
                return [x + width / 2, y + height / 2];
            }})()"
        ));
        for what in ["mousePressed", "mouseReleased"] {
            let event = json!({
                "type": what, "x": middle[0], "y": middle[1], "button": "left", "clickCount": 1,
                "modifiers": held,
            });
            self.session.call("Input.dispatchMouseEvent", &event);
        }
    }

    /// The printed page as a PDF, in Base64.
    pub(super) fn print(&self, paper: Paper) -> String {
        let (width, height) = match paper {
            Paper::A4 => (210.0 / 25.4, 297.0 / 25.4),
            Paper::Letter => (8.5, 11.0),
        };
        let paper = json!({ "paperWidth": width, "paperHeight": height });
        let mut printed = self.session.call("Page.printToPDF", &paper);
        serde_json::from_value(printed["data"].take()).unwrap()
    }

    /// What the browser or the page has written to the console since the page was asked for.
    pub(super) fn console(&self) -> Vec<String> {
        let said = [
            "Runtime.consoleAPICalled",
            "Runtime.exceptionThrown",
            "Log.entryAdded",
        ];
        let said = said.into_iter().flat_map(|method| self.events_of(method));
        said.map(|event| event.to_string()).collect()
    }

    /// The addresses that were asked for since the page was.
    pub(super) fn requests(&self) -> Vec<String> {
        let requests = self.events_of("Network.requestWillBeSent").into_iter();
        requests
            .map(|event| event["request"]["url"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The requests that were not answered, or answered that there is nothing.
    pub(super) fn failures(&self) -> Vec<String> {
        let failed = self.events_of("Network.loadingFailed").into_iter();
        let answered = self.events_of("Network.responseReceived").into_iter();
        let refused = answered.filter(|event| event["response"]["status"].as_u64() >= Some(400));
        failed
            .chain(refused)
            .map(|event| event.to_string())
            .collect()
    }

    /// What the events of one name tell. Those of a call that has ended have all come.
    fn events_of(&self, method: &str) -> Vec<Value> {
        self.events.borrow_mut().extend(self.session.events());
        let events = self.events.borrow();
        let events = events.iter().filter(|event| event["method"] == method);
        events.map(|event| event["params"].clone()).collect()
    }
}
