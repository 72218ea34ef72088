//! Versions of rules, engines and schemas (Semantic Versioning 2.0.0, section 2).

use std::fmt;

use super::rule::is_number;

/// Three numbers, the first of which weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Version(pub [u32; 3]);

impl Version {
    /// From `1.0.15`, each number with nine digits at most.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let mut numbers = [0; 3];
        for number in &mut numbers {
            *number = parts.next().filter(|digits| is_number(digits, 9))?.parse().ok()?;
        }
        parts.next().is_none().then_some(Self(numbers))
    }

    /// The first number.
    #[must_use]
    pub fn major(self) -> u32 {
        let [major, _, _] = self.0;
        major
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(out, "{major}.{minor}.{patch}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers_and_not_texts() {
        let version = |text: &str| Version::parse(text).unwrap();
        assert!(version("1.0.9") < version("1.0.10") && version("1.10.0") < version("2.0.0"));
        assert_eq!(version("1.02.3").to_string(), "1.2.3");
        for text in [
            "",
            "1",
            "1.0",
            "1.0.0.0",
            "1.0.-1",
            "1.0.+1",
            "1.0.a",
            "1..0",
            "1.0.1234567890",
            " 1.0.0",
        ] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
