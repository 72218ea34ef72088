//! Which of several languages a traveller reads.

/// Of things in several languages that in the first of the wanted languages (BCP 47): as the tag stands, or else the same
/// language of wherever (RFC 4647 section 3.4); then in English; then the first there is.
pub(crate) fn choose<'a, T, L: AsRef<str>>(
    there: &'a [T],
    tag: impl Fn(&'a T) -> &'a str,
    wanted: &[L],
) -> Option<&'a T> {
    let mut wanted = wanted.iter().map(AsRef::as_ref).chain(["en"]);
    let found = wanted.find_map(|asked| {
        let exact = there.iter().find(|one| tag(one).eq_ignore_ascii_case(asked));
        exact.or_else(|| {
            there
                .iter()
                .find(|one| primary(tag(one)).eq_ignore_ascii_case(primary(asked)))
        })
    });
    found.or(there.first())
}

/// The language of a tag, without region and script.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}
