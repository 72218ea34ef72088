//! Parts of a Unique Certificate Identifier (eHealth Network, interoperability guidelines, annex 2).

const PREFIX: &str = "URN:UVCI:";

/// The fragment of this number, from 0. The identifier is split at every `/`, `#` and `:`, without its optional prefix, and
/// is not checked in any other way.
pub(super) fn fragment(uci: &str, index: i64) -> Option<&str> {
    let index = usize::try_from(index).ok()?;
    uci.strip_prefix(PREFIX)
        .unwrap_or(uci)
        .split(['/', '#', ':'])
        .nth(index)
}

#[cfg(test)]
mod tests {
    use super::fragment;

    #[test]
    fn only_the_prefix_as_it_is_written_is_left_out() {
        assert_eq!(fragment("URN:UVCI:01:NL:187/3", 0), Some("01"));
        assert_eq!(fragment("URN:UVCI:", 0), Some(""));
        assert_eq!(fragment("URN:UVCI", 0), Some("URN"));
        assert_eq!(fragment("urn:uvci:01", 2), Some("01"));
        assert_eq!(fragment("01:NL#B", 2), Some("B"));
        assert_eq!(fragment("01:NL#B", 3), None);
        assert_eq!(fragment("01:NL#B", i64::MIN), None);
        assert_eq!(fragment("01:NL#B", i64::MAX), None);
    }
}
