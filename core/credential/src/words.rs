//! Field names as words: `passportNumber`, `passport_number` and `Passport-Number` are all passport, number.

/// The words of a field name, in lower case.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut characters = name.chars().peekable();
    let mut previous = ' ';
    while let Some(character) = characters.next() {
        // A hump starts a word: `idCard`; the last of several capitals too, if small letters follow: `DNAProfile`.
        let hump = character.is_uppercase()
            && (previous.is_lowercase()
                || previous.is_ascii_digit()
                || (previous.is_uppercase() && characters.peek().is_some_and(|next| next.is_lowercase())));
        if hump || !character.is_alphanumeric() {
            words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
        }
        if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        }
        previous = character;
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_humps_and_separators() {
        assert_eq!(words("passportNumber"), ["passport", "number"]);
        assert_eq!(words("passport_number"), ["passport", "number"]);
        assert_eq!(words("PASSPORT-NO"), ["passport", "no"]);
        assert_eq!(words("DNAProfile"), ["dna", "profile"]);
        assert_eq!(words("whole genome"), ["whole", "genome"]);
        assert_eq!(words("brca1Status"), ["brca1", "status"]);
        assert_eq!(words("Größe"), ["größe"]);
        assert_eq!(words("..."), [""; 0]);
    }
}
