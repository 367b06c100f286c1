//! Lists, tables, tasks, footnotes.

use insta::assert_snapshot;

use super::read;

#[test]
fn lists_quotes_and_rules_become_html() {
    let read = read("3. a\n4. b\n\n   c\n\n***\n\n> d\n> - e\n>   - f\n");
    assert_snapshot!(read.html(), @r#"
    <ol start="3">
    <li>
    <p>a</p></li>
    <li>
    <p>b</p>
    <p>c</p></li>
    </ol>
    <hr>
    <blockquote>
    <p>d</p>
    <ul>
    <li>e
    <ul>
    <li>f</li>
    </ul></li>
    </ul>
    </blockquote>
    "#);
}

#[test]
fn tables_say_what_their_head_cells_head() {
    let read = read("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | *2* | 3 |\n");
    assert_snapshot!(read.html(), @r#"
    <table>
    <thead>
    <tr><th scope="col">a</th><th scope="col" class="align-start">b</th><th scope="col" class="align-center">c</th><th scope="col" class="align-end">d</th></tr>
    </thead>
    <tbody>
    <tr><td>1</td><td class="align-start"><em>2</em></td><td class="align-center">3</td><td class="align-end"></td></tr>
    </tbody>
    </table>
    "#);
}

#[test]
fn a_wide_table_scrolls_by_itself_under_the_words_of_its_head() {
    let read = read("| a | *b* & c | | d | e |\n|---|---|---|---|---|\n| 1 | 2 |\n\nafter");
    let html = read.html();
    let start = "<div class=\"scroller\" role=\"group\" tabindex=\"0\" aria-label=\"a · b &amp; c · d · e\">\n<table>\n";
    assert!(html.starts_with(start), "{html}");
    assert!(html.contains("</table>\n</div>\n"), "{html}");
}

#[test]
fn tasks_are_labelled_boxes_that_nobody_can_tick() {
    let read = read("- [ ] to do\n  - [x] done\n\ntext\n\n- [x] loose\n\n  more\n\n- [ ] end\n");
    assert_snapshot!(read.html(), @r#"
    <ul>
    <li><label><input type="checkbox" disabled> to do</label>
    <ul>
    <li><label><input type="checkbox" disabled checked> done</label></li>
    </ul></li>
    </ul>
    <p>text</p>
    <ul>
    <li>
    <p><label><input type="checkbox" disabled checked> loose</label></p>
    <p>more</p></li>
    <li>
    <p><label><input type="checkbox" disabled> end</label></p></li>
    </ul>
    "#);
}

#[test]
fn footnotes_are_numbered_by_their_first_reference() {
    let read = read(
        "[^last]: Defined first, *named* last.\n\n## A\n\nOne[^b], two[^a], one again[^B].\n\n\
         ## B\n\nThree[^last] and [^nowhere].\n\n> [^a]: In a quote, see[^deep].\n\n[^B]: Note b.\n\n    More.\n\n[^deep]: Deep.\n",
    );
    assert_snapshot!(read.html(), @r##"
    2 #a A
    <p>One<sup class="footnote"><a href="#fn:1" id="fnref:1" role="doc-noteref">1</a></sup>, two<sup class="footnote"><a href="#fn:2" id="fnref:2" role="doc-noteref">2</a></sup>, one again<sup class="footnote"><a href="#fn:1" id="fnref:1:2" role="doc-noteref">1</a></sup>.</p>
    2 #b B
    <p>Three<sup class="footnote"><a href="#fn:3" id="fnref:3" role="doc-noteref">3</a></sup> and [^nowhere].</p>
    <blockquote>
    </blockquote>
    fn:1 <p>Note b.</p>
    <p>More.</p>
    fn:2 <p>In a quote, see<sup class="footnote"><a href="#fn:4" id="fnref:4" role="doc-noteref">4</a></sup>.</p>
    fn:3 <p>Defined first, <em>named</em> last.</p>
    fn:4 <p>Deep.</p>
    "##);
    assert_snapshot!(read.problems(), @"");
}

#[test]
fn a_footnote_that_nothing_refers_to_is_reported() {
    let read = read("Text.\n\n[^lost]: Nobody comes here.\n");
    assert_eq!(read.html(), "<p>Text.</p>");
    assert_snapshot!(read.problems(), @"unused-footnote: story.md:3:1: this footnote is not shown");
}

#[test]
fn a_cell_too_many_is_told() {
    let read = read("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |\n| 1 \\| 1 | 2 |\n| 1 |\n");
    let told: Vec<&str> = read.diagnostics.iter().map(|it| it.rule).collect();
    assert_eq!(told, ["lost-cell"]);
    let place = read.diagnostics[0].place.as_ref().unwrap();
    assert_eq!(read.sources.slice(place.span), "| 1 | 2 | 3 |");
}
