//! The verdict of the whole check, which must agree with every flag at once.

use carnet_conformance::{Failed, Outcome, ensure};
use credential::parse;
use policy::{Clock, Trust, Verdict, check};

use crate::case::Case;

/// The check at the case's clock, with the case's certificate as the only one trusted.
pub(crate) fn of(case: &Case) -> Result<Verdict, Failed> {
    let mut trust = Trust::new();
    let _ = trust.add("case", &case.certificate)?;
    let clock = Clock::at(case.clock);
    Ok(check(parse(&case.prefix), &trust, &clock).verdict)
}

pub(crate) fn fits(case: &Case) -> Outcome {
    let verdict = of(case)?;
    for (flag, &expected) in &case.expected {
        ensure!(
            agrees(verdict, flag, expected),
            "{flag} is {expected}, and the check says {verdict:?}"
        );
    }
    let passes = |flag| case.expected.get(flag) == Some(&true);
    let may_sign = case.expected.get("EXPECTEDKEYUSAGE") != Some(&false);
    if passes("EXPECTEDVERIFY") && passes("EXPECTEDEXPIRATIONCHECK") && may_sign {
        ensure!(
            verdict == Verdict::Valid,
            "nothing is wrong with it, and the check says {verdict:?}"
        );
    }
    Ok(())
}

/// Whether a flag leaves room for a verdict.
fn agrees(verdict: Verdict, flag: &str, expected: bool) -> bool {
    use Verdict::{Expired, Invalid, NotYetValid, Revoked, SignerNotAllowed, Undecodable, Unknown, UnknownSigner};
    match (flag, expected) {
        ("EXPECTEDUNPREFIX" | "EXPECTEDB45DECODE" | "EXPECTEDCOMPRESSION" | "EXPECTEDDECODE", false) => {
            verdict == Undecodable
        }
        ("EXPECTEDDECODE" | "EXPECTEDVALIDJSON", true) => verdict != Undecodable,
        ("EXPECTEDVERIFY", true) => !matches!(verdict, Undecodable | Invalid | UnknownSigner),
        ("EXPECTEDVERIFY", false) => matches!(verdict, Invalid | UnknownSigner),
        ("EXPECTEDKEYUSAGE", true) => verdict != SignerNotAllowed,
        ("EXPECTEDKEYUSAGE", false) => verdict == SignerNotAllowed,
        ("EXPECTEDEXPIRATIONCHECK", true) => !matches!(verdict, Expired | NotYetValid),
        ("EXPECTEDEXPIRATIONCHECK", false) => matches!(verdict, Expired | NotYetValid),
        // Nothing here is revoked, and nothing beyond judging.
        _ => !matches!(verdict, Revoked | Unknown),
    }
}
