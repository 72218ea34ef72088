//! What holds for every check, whatever is in the text.

use jiff::Timestamp;
use policy::{Check, Clock, Trust, Verdict, check};

/// Reads a text, checks it at `now`, in seconds since 1970 UTC, and prints the report. Gives the check, and whether a
/// trusted signer's signature fits.
pub(super) fn checked(text: &str, trust: &Trust, now: i64) -> (Check, bool) {
    let clock = Clock::at(Timestamp::from_second(now).expect("it is in range"));
    let check = check(credential::parse(text), trust, &clock);
    serde_json::to_vec(&check.report()).expect("every report is JSON");
    assert_eq!(
        check.reason.is_none(),
        check.verdict == Verdict::Valid,
        "a reason exactly where it is not valid"
    );
    let fits = check.signer.as_ref().is_some_and(|signer| signer.key.is_some());
    assert!(fits || check.verdict != Verdict::Valid, "valid without a signer");
    (check, fits)
}
