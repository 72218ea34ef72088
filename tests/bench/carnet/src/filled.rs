//! A wallet with many passes, each issued and signed for it, that opens without stretching a secret.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use credential::cbor::Encoder;
use credential::hc1::issue::{Claims, issue};
use credential::{Format, KeyId, Kind, SigningKey};
use jiff::{Timestamp, ToSpan as _};
use policy::Verdict;
use serde::Serialize;
use store::{BiometricError, Locked, StoreError, SystemBootClock, Unlock};
use wallet::{
    BiometricKey, Card, FixedClock, LockedWallet, MemoryVault, PassId, PendingPass, Pin, Scanned, Secret, Showing,
    Wallet, WalletError, Zeroizing,
};

use crate::Failure;

/// The PIN of every wallet here.
pub const PIN: &str = "271828";

const ISSUED: &str = "2026-01-10T08:00:00Z";
const NOW: &str = "2026-06-01T12:00:00Z";

/// A key of the system that answers at once: opening with it needs no Argon2id.
struct AtOnce;

impl BiometricKey for AtOnce {
    fn wrap(&self, secret: &[u8]) -> Result<Vec<u8>, BiometricError> {
        Ok(secret.iter().map(|byte| byte ^ 0x5a).collect())
    }

    fn unwrap(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, BiometricError> {
        self.wrap(wrapped).map(Zeroizing::new)
    }
}

/// What a row of the passes table holds; the wallet's own type is private.
#[derive(Serialize)]
struct PassRow<'a> {
    text: &'a str,
    kept: i64,
}

/// A folder with a locked wallet in it.
pub struct Filled {
    folder: tempfile::TempDir,
    vault: Arc<MemoryVault>,
    boot: SystemBootClock,
}

impl Filled {
    /// Issues `passes` passes and keeps them, the first through the wallet and the others in one transaction.
    pub fn new(passes: usize) -> Result<Self, Failure> {
        let filled = Self {
            folder: tempfile::tempdir()?,
            vault: Arc::new(MemoryVault::default()),
            boot: SystemBootClock::new()?,
        };
        let issuer = Issuer::new()?;
        let mut wallet = Wallet::create(
            filled.path(),
            filled.vault.clone(),
            Secret::Pin(&Pin::new(PIN)?),
            clock()?,
        )?;
        wallet.set_biometric(&AtOnce)?;
        let rows: Vec<(Vec<u8>, Vec<u8>)> = (1..passes)
            .map(|number| {
                let text = issuer.pass(number)?;
                let pending = scan(&wallet, &text)?;
                Ok((row(&text, pending.card().kept)?, encoded(pending.card())))
            })
            .collect::<Result<_, Failure>>()?;
        let text = issuer.pass(0)?;
        let pending = scan(&wallet, &text)?;
        let card = encoded(pending.card());
        wallet.keep(*pending)?;
        drop(wallet.lock()?);

        let locked = Locked::open(filled.path())?;
        let unlocked = locked.unlock(filled.vault.clone(), &filled.boot, Unlock::Biometric(&AtOnce));
        let mut store = unlocked.map_err(|(_, error)| error)?;
        assert!(
            store.cards().all(|kept| kept.bytes == card),
            "a card is encoded as the wallet does"
        );
        store.write(|tx| -> Result<(), StoreError> {
            rows.iter()
                .try_for_each(|(row, card)| tx.insert_pass(row, card).map(drop))
        })?;
        drop(store.lock()?);
        assert_eq!(filled.open().cards().len(), passes);
        Ok(filled)
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Opens the wallet without Argon2id.
    pub fn open(&self) -> Wallet {
        let locked = LockedWallet::find(self.path(), clock().unwrap()).unwrap();
        locked
            .unlock_biometric(self.vault.clone(), &self.boot, &AtOnce)
            .map_err(|still| still.reason)
            .unwrap()
    }

    /// How many bytes each row of the ledger has, of a wallet that is locked for it.
    pub fn ledger_rows(&self, wallet: Wallet) -> Result<Vec<usize>, Failure> {
        drop(wallet.lock()?);
        let unlocked = Locked::open(self.path())?.unlock(self.vault.clone(), &self.boot, Unlock::Biometric(&AtOnce));
        let store = unlocked.map_err(|(_, error)| error)?;
        let sizes = store.ledger()?.entries.iter().map(|row| row.content.len()).collect();
        drop(store.lock()?);
        Ok(sizes)
    }

    /// Opens the wallet as its owner does.
    pub fn open_with_pin(&self, pin: &Pin) -> Wallet {
        let locked = LockedWallet::find(self.path(), clock().unwrap()).unwrap();
        locked
            .unlock(self.vault.clone(), &self.boot, &Secret::Pin(pin))
            .map_err(|still| still.reason)
            .unwrap()
    }
}

/// A wallet that is locked when it is dropped, as its owner would, so that the next one to open it finds it so.
pub struct Locking(Option<Wallet>);

impl Locking {
    pub fn of(wallet: Wallet) -> Self {
        Self(Some(wallet))
    }

    pub fn show(&mut self, id: &PassId) -> Result<Showing, WalletError> {
        self.0.as_mut().expect("not dropped yet").show(id)
    }
}

impl Drop for Locking {
    fn drop(&mut self) {
        drop(self.0.take().map(Wallet::lock));
    }
}

/// Reads and checks a text that is a pass.
pub fn scan(wallet: &Wallet, text: &str) -> Result<Box<PendingPass>, Failure> {
    match wallet.scan(text) {
        Scanned::Pass(pending) => Ok(pending),
        _ => Err("not a pass".into()),
    }
}

fn clock() -> Result<Arc<FixedClock>, Failure> {
    Ok(Arc::new(FixedClock(NOW.parse()?)))
}

fn row(text: &str, kept: Timestamp) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    ciborium::into_writer(
        &PassRow {
            text,
            kept: kept.as_second(),
        },
        &mut bytes,
    )?;
    Ok(bytes)
}

/// Signs passes of a family each.
pub struct Issuer {
    key: SigningKey,
    key_id: KeyId,
}

impl Issuer {
    pub fn new() -> Result<Self, Failure> {
        let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8()?)?;
        Ok(Self {
            key,
            key_id: KeyId::new(b"bench-01").ok_or("too long")?,
        })
    }

    /// Its key, as trust files have it.
    pub fn jwk(&self) -> serde_json::Value {
        let point = self.key.public_point();
        serde_json::json!({
            "kty": "EC", "crv": "P-256", "kid": Base64UrlUnpadded::encode_string(self.key_id.as_bytes()),
            "x": Base64UrlUnpadded::encode_string(&point[1..33]), "y": Base64UrlUnpadded::encode_string(&point[33..]),
        })
    }

    /// The text of one pass; every number gives another holder and identifier.
    pub fn pass(&self, number: usize) -> Result<String, Failure> {
        let born = "1950-01-01"
            .parse::<jiff::civil::Date>()?
            .checked_add((number as i64 % 18_000).days())?;
        let certificate = serde_json::json!({
            "ver": "1.3.0",
            "nam": {"fn": format!("Müller-{number:05}"), "fnt": format!("MUELLER<{number:05}"),
                    "gn": "Anna Katharina", "gnt": "ANNA<KATHARINA"},
            "dob": born.to_string(),
            "v": [{"tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": 2, "sd": 2,
                   "dt": "2026-01-09", "co": "AT", "is": "Ministry of Health, Austria",
                   "ci": format!("URN:UVCI:01:AT:10807843F94AEE0EE5093FBC25{number:06}#B")}],
        });
        let claims = Claims {
            issuer: "AT",
            issued: ISSUED.parse()?,
            expires: "2027-01-10T00:00:00Z".parse()?,
            certificate: &certificate,
        };
        Ok(issue(&claims, &self.key_id, &self.key)?)
    }
}

/// The numbers that stand for format, kind and verdict in an encoded card.
pub fn numbers(card: &Card) -> (u8, u8, u8) {
    let kinds = [Kind::Vaccination, Kind::Test, Kind::Recovery, Kind::Other];
    let kind = kinds.iter().position(|kind| *kind == card.kind).unwrap_or_default();
    let verdict = Verdict::ALL
        .iter()
        .position(|verdict| *verdict == card.standing.verdict())
        .unwrap_or_default();
    (u8::from(card.format != Format::EuDcc), kind as u8, verdict as u8)
}

/// A card as the wallet writes it.
fn encoded(card: &Card) -> Vec<u8> {
    let (format, kind, verdict) = numbers(card);
    let mut out = Encoder::new();
    out.array(19).u64(4).u64(format.into()).u64(kind.into());
    let texts = [
        &card.title,
        &card.detail,
        &card.name,
        &card.family,
        &card.given,
        &card.birth_date,
    ];
    for text in texts
        .into_iter()
        .chain([&card.country, &card.event_date, &card.document])
    {
        out.text(text);
    }
    let time = |out: &mut Encoder, at: Option<Timestamp>| match at {
        Some(at) => drop(out.i64(at.as_second())),
        None => drop(out.null()),
    };
    time(&mut out, card.issued);
    time(&mut out, Some(card.kept));
    out.u64(verdict.into());
    time(&mut out, card.standing.from());
    time(&mut out, card.standing.until());
    out.bytes(&card.fingerprint);
    // Nobody is trusted, whose word could end.
    time(&mut out, None);
    out.finish()
}
