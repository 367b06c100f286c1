//! What is served: the built site and nothing else, to this machine and nobody else.

use super::Served;
use crate::desk::{Desk, WHOLE};

#[test]
fn what_is_served_is_what_is_built_and_one_script_more() {
    let desk = Desk::demo();
    let built = desk.build();
    let served = Served::start(&desk, &[]);
    let mut pages = 0;
    for (route, bytes) in built.files.iter() {
        // What keeps a site on a device would keep it from changing.
        if ["manifest.json", "service-worker.js"].contains(&route.as_str()) {
            assert_eq!(served.get(&format!("/{route}")).status, 404, "{route}");
            continue;
        }
        let answer = served.get(&format!("/{route}").replace(' ', "%20"));
        assert_eq!(answer.status, 200, "{route}");
        if route.ending() != "html" {
            assert!(answer.body == bytes, "{route}");
            continue;
        }
        pages += 1;
        let page = String::from_utf8(answer.body).unwrap();
        let start = page.find("<script src=\"/.starling/live.js\"").unwrap();
        let end = start + page[start..].find('\n').unwrap() + 1;
        assert!(
            format!("{}{}", &page[..start], &page[end..]).as_bytes() == bytes,
            "{route}"
        );
    }
    assert!(pages > 100);
    assert!(!desk.has("public"));
}

#[test]
fn folders_show_their_index_and_what_is_not_there_says_so() {
    let served = Served::start(&Desk::new().story("lift", WHOLE), &[]);
    assert_eq!(served.page("/"), served.page("/index.html"));
    assert_eq!(
        served.page("/questions/"),
        served.page("/questions/index.html")
    );
    assert_eq!(
        served.page("/stories/lift.html?from=a#b"),
        served.page("/stories/lift.html")
    );
    let gone = served.get("/stories/gone.html");
    assert_eq!(gone.status, 404);
    assert!(String::from_utf8(gone.body).unwrap().contains("<main"));
}

#[test]
fn who_is_shown_a_copy_sees_no_line_of_the_files() {
    let desk = Desk::new()
        .story("lift", &format!("{WHOLE}## Coaching\nQuetzal.\n"))
        .file(
            "content/interviews/acme.md",
            "+++\ncompany = \"Acme\"\n+++\n",
        );
    let served = Served::start(&desk, &["--share"]);
    assert!(!served.page("/stories/lift.html").contains("Quetzal"));
    assert_eq!(served.get("/interviews/acme.html").status, 404);
    let mut news = served.listen("stories/lift.html");
    desk.write(
        "content/interviews/acme.md",
        "+++\ncompany = 7\n+++\nQuetzal.\n",
    );
    let problems = news.expect("problems");
    assert!(
        problems.contains("the last save has a problem"),
        "{problems}"
    );
    assert!(
        !problems.contains("acme") && !problems.contains("company"),
        "{problems}"
    );
}

#[test]
fn no_address_leads_out_of_the_site() {
    let desk = Desk::new()
        .story("lift", WHOLE)
        .file("secret.txt", "a secret");
    let served = Served::start(&desk, &[]);
    for path in [
        "/../secret.txt",
        "/stories/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/stories/%2e%2e/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "//secret.txt",
        "/secret.txt",
        "/starling.toml",
        "/content/stories/lift.md",
        "/.starling/",
        "/.starling/manifest.json",
        "/%00",
        "/%ff%fe",
        "/%",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            !String::from_utf8_lossy(&answer.body).contains("a secret"),
            "{path}"
        );
    }
}

#[test]
fn only_this_machine_by_its_own_address_is_answered() {
    let served = Served::start(&Desk::new().story("lift", WHOLE), &[]);
    let port = served.address.port();
    assert!(served.address.ip().is_loopback());
    let status = |host: &str| {
        served
            .ask(&format!("GET / HTTP/1.1\r\nHost: {host}"))
            .status
    };
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(status(&format!("{host}:{port}")), 200, "{host}");
    }
    for host in [
        "example.org",
        "127.0.0.1.example.org",
        "192.168.0.1",
        "localhost.",
        "a b",
    ] {
        assert!(status(&format!("{host}:{port}")) >= 400, "{host}");
    }
    assert_eq!(status("127.0.0.1:1"), 421);
    assert_eq!(served.ask("GET / HTTP/1.1").status, 421);
}

#[test]
fn a_host_that_is_named_twice_or_with_a_user_is_not_answered() {
    let served = Served::start(&Desk::new().story("lift", WHOLE), &[]);
    let (host, port) = (served.address, served.address.port());
    for head in [
        format!("Host: {host}\r\nHost: evil.example"),
        format!("Host: {host}\r\nHost: {host}"),
        format!("Host: user@localhost:{port}"),
        format!("Host: evil.example@127.0.0.1:{port}"),
        format!("Host: [localhost]:{port}"),
    ] {
        let status = served.ask(&format!("GET / HTTP/1.1\r\n{head}")).status;
        assert!([400, 421].contains(&status), "{head}: {status}");
    }
}

#[test]
fn no_other_site_may_frame_a_page() {
    let served = Served::start(&Desk::new().story("lift", WHOLE), &[]);
    let answer = served.ask(&format!("GET / HTTP/1.1\r\nHost: {}", served.address));
    assert!(answer.head.contains("x-frame-options: deny"));
    assert!(answer.head.contains("frame-ancestors 'none'"));
}

#[test]
fn a_part_of_a_version_that_is_named_is_the_whole() {
    let desk = Desk::demo();
    let served = Served::start(&desk, &[]);
    let head = format!(
        "GET /cheat-sheets/all.pdf HTTP/1.1\r\nHost: {}\r\nRange: bytes=0-3",
        served.address
    );
    assert_eq!(served.ask(&head).status, 206);
    assert_eq!(
        served.ask(&format!("{head}\r\nIf-Range: \"x\"")).status,
        200
    );
}

#[test]
fn a_large_file_is_sent_whole_and_in_parts() {
    let bytes: Vec<u8> = (0..6_000_000_u32).flat_map(u32::to_le_bytes).collect();
    let desk = Desk::new()
        .story("x", &format!("{WHOLE}\n[v](v.mp4)\n"))
        .file("content/stories/v.mp4", &bytes);
    let served = Served::start(&desk, &[]);
    let paths = desk.build().paths();
    let path = paths
        .iter()
        .find(|path| path.rsplit('.').next() == Some("mp4"))
        .unwrap();
    let head = format!("GET /{path} HTTP/1.1\r\nHost: {}", served.address);
    let whole = served.ask(&head);
    assert_eq!(whole.status, 200);
    assert!(
        whole.head.contains("content-length: 24000000"),
        "{}",
        whole.head
    );
    assert!(whole.body == bytes);
    let part = served.ask(&format!("{head}\r\nRange: bytes=10000000-20999999"));
    assert_eq!(part.status, 206);
    assert!(part.body == bytes[10_000_000..21_000_000]);
    let end = served.ask(&format!("{head}\r\nRange: bytes=-5"));
    assert!(end.body == bytes[bytes.len() - 5..]);
}

#[test]
fn a_style_that_a_page_asks_for_just_after_a_save_is_still_there() {
    let desk = Desk::new()
        .settings("theme = \"own\"")
        .story("lift", WHOLE)
        .file("themes/own/styles/z.css", "p { color: red }");
    let mut served = Served::start(&desk, &[]);
    let head = |path: &str| format!("GET /{path} HTTP/1.1\r\nHost: {}", served.address);
    let page = served.ask(&head("index.html"));
    let page = String::from_utf8(page.body).unwrap();
    let style = page
        .split("href=\"")
        .find(|it| it.starts_with("assets/style."))
        .unwrap();
    let style = head(style.split('"').next().unwrap());
    assert_eq!(served.ask(&style).status, 200);
    desk.write("themes/own/styles/z.css", "p { color: blue }");
    served.running.line();
    let answer = served.ask(&style);
    assert_eq!(answer.status, 200);
    assert!(String::from_utf8(answer.body).unwrap().contains("red"));
}

#[test]
fn the_site_can_only_be_read() {
    let served = Served::start(&Desk::new().story("lift", WHOLE), &[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let answer = served.ask(&format!("{method} / HTTP/1.1\r\nHost: {}", served.address));
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("allow: get, head"));
    }
    let head = served.ask(&format!("HEAD / HTTP/1.1\r\nHost: {}", served.address));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert!(!head.head.contains("content-length: 0"));
}

#[test]
fn every_file_says_what_it_is_and_is_not_kept() {
    let desk = Desk::demo();
    let served = Served::start(&desk, &[]);
    for (path, kind) in [
        ("/index.html", "text/html; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/.starling/live.js", "text/javascript; charset=utf-8"),
        ("/.starling/overlay.css", "text/css; charset=utf-8"),
    ] {
        let answer = served.get(path);
        assert!(
            answer.head.contains(&format!("content-type: {kind}")),
            "{}",
            answer.head
        );
        assert!(
            answer.head.contains("cache-control: no-store"),
            "{}",
            answer.head
        );
        assert!(answer.head.contains("x-content-type-options: nosniff"));
    }
    let icon = desk
        .build()
        .paths()
        .into_iter()
        .find(|path| path.rsplit('.').next() == Some("svg"))
        .unwrap();
    assert!(
        served
            .get(&format!("/{icon}"))
            .head
            .contains("content-type: image/svg+xml")
    );
}

#[test]
fn a_part_of_a_file_is_given_to_who_asks_for_it() {
    let desk = Desk::new().story("lift", &format!("{WHOLE}\n[plan](plan.pdf)\n"));
    let desk = desk.file("content/stories/plan.pdf", "0123456789");
    let plan = desk
        .build()
        .paths()
        .into_iter()
        .find(|path| path.rsplit('.').next() == Some("pdf"))
        .unwrap();
    let served = Served::start(&desk, &[]);
    let part = |range: &str| {
        let host = served.address;
        let answer = served.ask(&format!(
            "GET /{plan} HTTP/1.1\r\nHost: {host}\r\nRange: {range}"
        ));
        (answer.status, String::from_utf8(answer.body).unwrap())
    };
    let whole = (200, "0123456789".to_owned());
    assert_eq!(part("bytes=2-4"), (206, "234".to_owned()));
    assert_eq!(part("bytes=7-"), (206, "789".to_owned()));
    assert_eq!(part("bytes=-3"), (206, "789".to_owned()));
    assert_eq!(part("bytes=8-99"), (206, "89".to_owned()));
    assert_eq!(part("bytes=10-"), (416, String::new()));
    for nonsense in [
        "bytes=4-2",
        "bytes=a-b",
        "lines=1-2",
        "bytes=-",
        "bytes=0-1,3-4",
    ] {
        assert_eq!(part(nonsense), whole, "{nonsense}");
    }
}

#[test]
fn where_a_port_is_taken_the_next_one_serves() {
    let desk = Desk::new().story("lift", WHOLE);
    let first = Served::start(&desk, &[]);
    let port = first.address.port().to_string();
    let second = Served::start(&desk, &["--port", &port]);
    assert_ne!(first.address, second.address);
    assert_eq!(first.page("/"), second.page("/"));
}

#[test]
fn many_who_wait_and_many_who_dawdle_stall_nobody() {
    let desk = Desk::new().story("lift", WHOLE);
    let served = Served::start(&desk, &[]);
    let dawdling: Vec<_> = (0..100).map(|_| served.send("GET / HT")).collect();
    let mut waiting: Vec<_> = (0..400)
        .map(|_| served.listen("stories/lift.html"))
        .collect();
    desk.write(
        "content/stories/lift.md",
        format!("{WHOLE}\n## Reflection\n\nNews.\n"),
    );
    for news in &mut waiting {
        news.expect("reload");
    }
    assert!(served.page("/stories/lift.html").contains("News."));
    drop(dawdling);
}
