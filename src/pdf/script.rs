//! Names a font for a sign that no font has, by the script that the sign belongs to.

/// A family that most systems have or offer for the script of a character.
pub(super) fn family_for(character: char) -> &'static str {
    match character {
        '\u{0590}'..='\u{05ff}' => "Noto Sans Hebrew",
        '\u{0600}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' | '\u{fb50}'..='\u{fdff}' => {
            "Noto Sans Arabic"
        }
        '\u{0900}'..='\u{097f}' => "Noto Sans Devanagari",
        '\u{0980}'..='\u{09ff}' => "Noto Sans Bengali",
        '\u{0b80}'..='\u{0bff}' => "Noto Sans Tamil",
        '\u{0e00}'..='\u{0e7f}' => "Noto Sans Thai",
        '\u{10a0}'..='\u{10ff}' => "Noto Sans Georgian",
        '\u{0530}'..='\u{058f}' => "Noto Sans Armenian",
        '\u{3040}'..='\u{30ff}' => "Noto Sans CJK JP",
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => {
            "Noto Sans CJK KR"
        }
        '\u{2e80}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3fffd}' => "Noto Sans CJK SC",
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' => "Noto Emoji",
        '\u{2190}'..='\u{25ff}' | '\u{2900}'..='\u{2bff}' => "Noto Sans Symbols 2",
        _ => "Noto Sans",
    }
}
