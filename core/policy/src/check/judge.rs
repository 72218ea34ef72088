//! What a pass is worth if a given key signed it. Nothing here looks at the signature.

use credential::native::NativeKind;
use credential::{Format, Kind, Pass};
use jiff::Timestamp;

use super::{Reason, Standing, Verdict, Warning};
use crate::Clock;
use crate::trust::{Country, Domain, KeyState, Trust, TrustedKey, Usage};

/// Verdict, reason and warnings of one pass under one key.
pub(super) struct Judgement {
    pub(super) verdict: Verdict,
    pub(super) reason: Option<Reason>,
    pub(super) warnings: Vec<Warning>,
    pub(super) standing: Standing,
}

/// Judges what `pass` claims, as signed by `key`. Never answers more than `revoked` on the way down the precedence of
/// [`Verdict`]: text and signature come before, and are settled elsewhere.
pub(super) fn judge(pass: &Pass, key: &TrustedKey, trust: &Trust, clock: &Clock) -> Judgement {
    weigh(
        pass,
        key,
        None,
        clock,
        entitled(pass, key, trust),
        &TakenBack::default(),
    )
}

/// What is said of a pass having been taken back.
#[derive(Default)]
pub(super) struct TakenBack {
    /// What it makes of the pass.
    pub(super) objection: Option<(Verdict, Reason)>,
    /// From when on it is not known any more that nobody took the pass back.
    pub(super) ends: Option<Timestamp>,
}

/// What a pass is worth when it is known whether its signer may sign it, and what was said of its being taken back. It counts
/// from `start` at the earliest.
pub(super) fn weigh(
    pass: &Pass,
    key: &TrustedKey,
    start: Option<Timestamp>,
    clock: &Clock,
    entitled: Result<(), Reason>,
    taken_back: &TakenBack,
) -> Judgement {
    let not_allowed = entitled.err().map(|reason| match reason {
        Reason::Disputed => (Verdict::Unknown, reason),
        _ => (Verdict::SignerNotAllowed, reason),
    });
    let objections = [not_allowed, taken_back.objection.clone(), understood(pass).err()];
    let first = objections.into_iter().flatten().min_by_key(|(verdict, _)| *verdict);
    let timeless = first.map_or(Ok(()), Err);
    let standing = Standing::new(
        timeless
            .as_ref()
            .map_or_else(|(verdict, _)| *verdict, |()| Verdict::Valid),
        starts(pass).max(start),
        ends(pass, key),
    )
    .trusted_until(vouched_until(key).into_iter().chain(taken_back.ends).min());
    let verdict = standing.at(clock);
    let reason = match verdict {
        Verdict::Expired => Some(if outlived(pass, clock) {
            Reason::Expired
        } else {
            Reason::SignerExpired
        }),
        Verdict::NotYetValid => Some(if issued_later(pass, clock) {
            Reason::IssuedInFuture
        } else {
            Reason::NotYetValid
        }),
        Verdict::Unknown if clock.is_behind() => Some(Reason::Clock),
        Verdict::Unknown if timeless.is_ok() => Some(if vouched_until(key).is_some_and(|end| clock.now >= end) {
            Reason::StaleTrust
        } else {
            Reason::StaleRevocation
        }),
        _ => timeless.err().map(|(_, reason)| reason),
    };
    Judgement {
        verdict,
        reason,
        warnings: warnings(pass, key, clock),
        standing,
    }
}

/// Whether the key may sign such a pass.
pub(super) fn entitled(pass: &Pass, key: &TrustedKey, trust: &Trust) -> Result<(), Reason> {
    if key.usage != Usage::Dsc {
        return Err(Reason::WrongUsage);
    }
    if !signs_domain(key, pass.format()) {
        return Err(Reason::WrongDomain);
    }
    // The EU's kinds (hcert specification, appendix A.4) bind EU certificates, and DDCCs, which the same keys may sign;
    // ICAO's document types bind seals; whoever names an issuer of Carnet's own passes names the kinds.
    let bound_to_kinds = matches!(
        pass.format(),
        Format::EuDcc | Format::Ddcc | Format::VdsNc | Format::Native
    );
    if bound_to_kinds && !key.kinds.contains(pass.kind()) {
        return Err(Reason::WrongKind);
    }
    if pass.format() == Format::VdsNc && !is_state(key, pass.issuer().unwrap_or_default()) {
        return Err(Reason::WrongCountry);
    }
    if matches!(pass.format(), Format::Shc | Format::Native)
        && !signs_for_issuer(key, pass.issuer().unwrap_or_default(), trust)
    {
        return Err(Reason::WrongIssuer);
    }
    // An issuer in words ("CNAM", "CH BAG") names no country, and so does a key of a list's "WW".
    let issuer = match pass.format() {
        Format::IsraelGreenPass => Some(Country::ISRAEL),
        // A name of its own choosing, which its key is bound to.
        Format::Native => None,
        _ => pass.issuer().and_then(country_of),
    };
    if issuer.is_some() && is_for_tests(key, pass.format()) {
        return Err(Reason::WrongCountry);
    }
    if issuer
        .zip(key.country)
        .is_some_and(|(issuer, country)| !country.signs_for(issuer))
    {
        return Err(Reason::WrongCountry);
    }
    match key.state {
        KeyState::Compromised { .. } => return Err(Reason::SignerCompromised),
        state @ KeyState::Retired { .. } if state.refuses(pass.issued()) => return Err(Reason::SignerRetired),
        _ => {}
    }
    if issued_after(pass, key.valid_until) {
        return Err(Reason::IssuedAfterSigner);
    }
    if trust.is_disputed(&key.key, pass.issued()) {
        Err(Reason::Disputed)
    } else {
        Ok(())
    }
}

/// Whether a seal's signer is of the state that the seal names, by ICAO's code of three letters. What is no state of ISO
/// 3166-1 has to be named by both alike.
fn is_state(key: &TrustedKey, issuer: &str) -> bool {
    match (Country::from_icao(issuer), &key.jurisdiction) {
        (Some(state), _) => key.country.is_some_and(|country| country.signs_for(state)),
        (None, Some(code)) => code == issuer || ORGANISATIONS.contains(&(issuer, code)),
        (None, None) => false,
    }
}

/// Codes of ICAO Doc 9303-3 section 5 that stand for no state, in three letters and in two. Utopia is the state of specimens.
const ORGANISATIONS: [(&str, &str); 5] = [
    ("EUE", "EU"),
    ("UNA", "UN"),
    ("UNO", "UN"),
    ("UTO", "UT"),
    ("UTO", "XX"),
];

/// Whether the key may be this issuer's: its source names the issuer, or names none while no other source knows that
/// issuer's keys.
fn signs_for_issuer(key: &TrustedKey, issuer: &str, trust: &Trust) -> bool {
    match &key.issuer_url {
        Some(url) => url == issuer,
        None => !trust.has_keys_of(issuer),
    }
}

/// WHO's guides want an alpha-2 code as issuer, and name participants by alpha-3: passes carry either.
pub(crate) fn country_of(issuer: &str) -> Option<Country> {
    Country::from_alpha2(issuer).or_else(|| Country::from_alpha3(issuer))
}

/// Whether the key stands for no state in WHO's network. The EU's own lists write `XX` where they name none, so that an EU
/// DCC's signer has to be called so by WHO's code of three letters.
fn is_for_tests(key: &TrustedKey, format: Format) -> bool {
    let is_bound = match format {
        Format::Icvp | Format::Ddcc => true,
        Format::EuDcc => key.jurisdiction.as_ref().is_some_and(|code| code.len() == 3),
        _ => false,
    };
    is_bound && key.is_of_test_participant()
}

fn signs_domain(key: &TrustedKey, format: Format) -> bool {
    match (&key.domain, format) {
        // What names a key of a SMART Health Card is its thumbprint, and the import looks at that.
        (domain, Format::Shc) => *domain == Some(Domain::Shc),
        // Nobody signs such passes by the way: whoever may is named for it.
        (domain, Format::Native) => *domain == Some(Domain::Native),
        (None, _) => true,
        // What is in it is not read yet, so no other domain can be ruled out.
        (Some(domain), Format::Hcert) => !matches!(domain, Domain::Dcc | Domain::Shc),
        (Some(domain), Format::EuDcc) => *domain == Domain::Dcc,
        (Some(domain), Format::Icvp) => *domain == Domain::Icvp,
        // WHO's list calls the domain DCC that its guide calls DDCC: one circle of signers, for both formats.
        (Some(domain), Format::Ddcc) => matches!(domain, Domain::Ddcc | Domain::Dcc),
        (Some(domain), Format::VdsNc) => *domain == Domain::VdsNc,
        (Some(domain), Format::Divoc) => *domain == Domain::Divoc,
        (Some(domain), Format::IsraelGreenPass) => *domain == Domain::IsraelGreenPass,
    }
}

fn issued_after(pass: &Pass, end: Option<Timestamp>) -> bool {
    pass.issued().zip(end).is_some_and(|(issued, end)| issued > end)
}

/// From when the pass counts: the latest of `nbf`, `iat` and what its certificate says.
fn starts(pass: &Pass) -> Option<Timestamp> {
    pass.not_before().max(pass.issued()).max(pass.counts_from())
}

/// Until when the pass counts by its own word: `exp`, or an earlier end of its certificate (core/adr/0009).
fn own_end(pass: &Pass) -> Option<Timestamp> {
    [pass.expires(), pass.counts_until()].into_iter().flatten().min()
}

/// Until when the pass counts. The key's end cuts a longer pass short: states do issue beyond it.
///
/// Both ends are part of the time: `iat <= now <= exp`, as the EU's test suite has it (EXPIRATIONCHECK of
/// dgc-testdata), where RFC 7519 section 4.1.4 would end a pass one second earlier.
fn ends(pass: &Pass, key: &TrustedKey) -> Option<Timestamp> {
    [own_end(pass), key.valid_until].into_iter().flatten().min()
}

fn outlived(pass: &Pass, clock: &Clock) -> bool {
    own_end(pass).is_some_and(|end| clock.now > end)
}

fn issued_later(pass: &Pass, clock: &Clock) -> bool {
    let start = pass.not_before().max(pass.counts_from());
    start.is_none_or(|start| clock.now >= start)
}

/// From when on nothing is valid by the publisher that names the key.
fn vouched_until(key: &TrustedKey) -> Option<Timestamp> {
    key.voice.as_ref().map(|voice| voice.dates.expires)
}

/// A content that is not read cannot be vouched for (design, promise 5).
fn understood(pass: &Pass) -> Result<(), (Verdict, Reason)> {
    let silent = pass.native().is_some_and(|native| {
        let claims = &native.claims;
        // What a mark stands for and until when is all there is to it.
        claims.kind() == NativeKind::Mark && claims.complete().is_err()
    });
    if pass.kind() == Kind::Other || silent {
        Err((Verdict::Unknown, Reason::NotUnderstood))
    } else {
        Ok(())
    }
}

fn warnings(pass: &Pass, key: &TrustedKey, clock: &Clock) -> Vec<Warning> {
    let outlives = pass
        .expires()
        .zip(key.valid_until)
        .is_some_and(|(end, key_end)| end > key_end);
    let precedes = pass
        .issued()
        .zip(key.valid_from)
        .is_some_and(|(issued, start)| issued < start);
    let stale = key.voice.as_ref().is_some_and(|voice| voice.dates.is_stale(clock.now));
    [
        // Most SMART Health Cards have none, and are meant to; seals have no place for either.
        (
            pass.expires().is_none() && !matches!(pass.format(), Format::Shc | Format::VdsNc),
            Warning::NoExpiry,
        ),
        (
            pass.issued().is_none() && pass.format() != Format::VdsNc,
            Warning::NoIssueDate,
        ),
        (precedes, Warning::IssuedBeforeSigner),
        (outlives, Warning::OutlivesSigner),
        (stale, Warning::StaleTrust),
    ]
    .into_iter()
    .filter_map(|(applies, warning)| applies.then_some(warning))
    .collect()
}
