//! A rule's description in the traveller's language.

use std::borrow::Cow;

use credential::view::clean;
use serde::Deserialize;

use crate::import::json_text::members;
use crate::language::choose;
use crate::limits;

/// Words in one of the languages that a rule has them in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Which language, as the rule writes it (BCP 47, though some states write their country's code).
    pub language: String,
    /// The words, fit for a screen.
    pub words: String,
}

#[derive(Deserialize)]
struct Description<'t> {
    #[serde(borrow)]
    lang: Cow<'t, str>,
    #[serde(borrow)]
    desc: Cow<'t, str>,
}

/// The description of a rule in the first of these languages that it has.
pub(super) fn description<L: AsRef<str>>(rule: &str, languages: &[L]) -> Words {
    let written = members(rule).find(|(name, _)| *name == "\"Description\"");
    let descriptions: Vec<Description<'_>> = written
        .and_then(|(_, list)| serde_json::from_str(list).ok())
        .unwrap_or_default();
    let chosen = choose(&descriptions, |one| &one.lang, languages);
    chosen.map(fit).unwrap_or_default()
}

/// Bounded, on one line, without what a screen must not get.
fn fit(description: &Description<'_>) -> Words {
    let cut = |text: &str, most| -> String {
        let words = text.split_whitespace().map(clean).filter(|word| !word.is_empty());
        let line = words.fold(String::new(), |mut line, word| {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
            line
        });
        match line.char_indices().nth(most) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
            None => line,
        }
    };
    Words {
        language: cut(&description.lang, limits::LANGUAGE_TAG),
        words: cut(&description.desc, limits::RULE_WORDS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(descriptions: &str, languages: &[&str]) -> (String, String) {
        let rule = format!(r#"{{"Identifier":"GR-AT-0001","Description":{descriptions},"Logic":{{}}}}"#);
        let words = description(&rule, languages);
        (words.language, words.words)
    }

    #[test]
    fn the_first_language_that_there_is_counts() {
        let all = r#"[{"lang":"fr","desc":"f"},{"lang":"de-AT","desc":"a"},{"lang":"de","desc":"d"},{"lang":"en","desc":"e"}]"#;
        for (languages, expected) in [
            (&["de"][..], "d"),
            (&["DE-at"], "a"),
            (&["de-CH"], "a"),
            (&["it", "fr-CA"], "f"),
            (&["it"], "e"),
            (&[], "e"),
        ] {
            assert_eq!(shown(all, languages).1, expected, "{languages:?}");
        }
        assert_eq!(
            shown(r#"[{"lang":"cs","desc":"c"},{"lang":"sk","desc":"s"}]"#, &["de"]).1,
            "c"
        );
        assert_eq!(shown("[]", &["de"]).1, "");
    }

    #[test]
    fn words_are_fit_for_a_screen() {
        let (language, words) = shown(
            "[{\"lang\":\"en\u{202e}\",\"desc\":\" One\\n\\n\\u001b[31mtwo\u{202e} \\u0000 three\"}]",
            &[],
        );
        assert_eq!((language.as_str(), words.as_str()), ("en", "One [31mtwo three"));
        let (_, long) = shown(&format!(r#"[{{"lang":"en","desc":"{}"}}]"#, "é".repeat(10_000)), &[]);
        assert_eq!(long.chars().count(), limits::RULE_WORDS + 1);
    }
}
