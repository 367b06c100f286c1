//! Parts in the languages that are known, without a word in the settings.

use super::{PARTS, is_the_story, site_of};

/// Situation, task, actions and result, as people write them.
const NAMES: [[&str; 4]; 22] = [
    ["Situation", "Aufgabe", "Handlung", "Ergebnis"],
    ["Ausgangslage", "Ziel", "Vorgehen", "Resultat"],
    ["Situation", "Tâche", "Action", "Résultat"],
    ["Contexte", "Mission", "Actions menées", "Résultats"],
    ["Situación", "Tarea", "Acción", "Resultado"],
    ["Situação", "Tarefa", "Ação", "Resultado"],
    ["Situazione", "Compito", "Azione", "Risultato"],
    ["Situatie", "Taak", "Actie", "Resultaat"],
    ["Sytuacja", "Zadanie", "Działanie", "Rezultat"],
    ["Durum", "Görev", "Eylem", "Sonuç"],
    ["Ситуация", "Задача", "Действия", "Результат"],
    ["情境", "任务", "行动", "结果"],
    ["背景", "目标", "措施", "成果"],
    ["情況", "任務", "行動", "結果"],
    ["状況", "課題", "行動", "結果"],
    ["상황", "과제", "행동", "결과"],
    ["الموقف", "المهمة", "الإجراء", "النتيجة"],
    ["स्थिति", "कार्य", "कार्रवाई", "परिणाम"],
    ["S (情境)", "T (任务)", "A (行动)", "R (结果)"],
    ["S（情境）", "T（任务）", "A（行动）", "R（结果）"],
    [
        "S – Ситуация",
        "T – Задача",
        "A – Действия",
        "R – Результат",
    ],
    ["С", "З", "Д", "Р"],
];

#[test]
fn parts_are_found_in_every_language_that_is_known() {
    for names in NAMES {
        let told = |label: fn(&str) -> String| -> String {
            let lines = names.iter().zip(PARTS);
            let lines = lines.map(|(name, words)| format!("{}{words}\n\n", label(name)));
            lines.collect::<Vec<String>>().concat()
        };
        for label in [
            (|name| format!("## {name}\n")) as fn(&str) -> String,
            |name| format!("**{name}:** "),
            |name| format!("**{name}**："),
            |name| format!("- **{name}**: "),
            |name| format!("{name}: "),
            |name| format!("{name}："),
        ] {
            is_the_story(&format!("# X\n\n{}", told(label)));
        }
    }
}

#[test]
fn chinese_and_japanese_are_told_without_blanks_that_nobody_wrote() {
    let site = site_of(
        "# 漏水\n\n## 情境\n天花板**漏水。**档案室\n进了水。\n\n## 任务\n保住**“纸质档案”**的安全。\n\n## 行动\n先搬书架。\n\n## 结果\n全部保住。\n",
    );
    let page = site.page("stories/notes.html");
    page.has("<strong>漏水</strong>。档案室进了水。")
        .has("“<strong>纸质档案</strong>”的安全");
}

#[test]
fn settings_name_parts_for_labels_too() {
    let text = "# X\n\n**Lähtötilanne:** The oven broke on a Saturday.\n\n**Tehtävä:** I had to keep the shop open.\n\n\
                **Teot:** I borrowed one from next door.\n\n**Tulos:** We sold 40 loaves.\n";
    let settings = "[sections]\n\"Lähtötilanne\" = \"situation\"\n\"Tehtävä\" = \"task\"\nTeot = \"actions\"\nTulos = \"result\"\n";
    let site = crate::desk::Desk::new()
        .settings(settings)
        .story("notes", text)
        .build();
    super::tells(&site, "stories/notes.html", PARTS);
    site_of(text)
        .only("missing-part")
        .help
        .iter()
        .find(|it| it.contains("[sections]"))
        .unwrap();
}

#[test]
fn a_chinese_script_is_timed_by_its_letters() {
    let script = "水".repeat(250);
    let text = format!(
        "# 漏水\n\n## 情境\n水。\n\n## 任务\n水。\n\n## 行动\n水。\n\n## 结果\n水。\n\n## 口述版\n{script}。\n"
    );
    let timed = |settings: &str| {
        let desk = crate::desk::Desk::new()
            .settings(settings)
            .story("notes", &text);
        desk.run(&["list"]).out
    };
    assert!(
        timed("language = \"zh\"").contains("60 s"),
        "{}",
        timed("language = \"zh\"")
    );
    assert!(timed("language = \"ja\"").contains("50 s"));
    assert!(timed("[speaking]\ncharacters_per_minute = 500").contains("30 s"));
}
