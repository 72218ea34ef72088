//! Publishers: who they are, what they say, how old it is; packs by file and by moving QR.

use std::sync::{Arc, Mutex, PoisonError};

use wallet::moving::{Arrival, MovingError, Receiver, Sender};
use wallet::packs::{Kind, PackError, PublisherId};
use wallet::publishers;

use crate::CarnetError;
use crate::carnet::{Carnet, caught};
use crate::records::small;

/// A publisher. Times are seconds since 1970 UTC.
#[derive(Clone, uniffi::Record)]
pub struct Publisher {
    /// Its id, in hexadecimal digits.
    pub id: String,
    /// Its name, by its newest root. It is not translated.
    pub name: String,
    /// The twelve words of its fingerprint, in English, whatever the language.
    pub words: Vec<String>,
    /// For development: its keys are no secret, and the screen has to say so.
    pub development: bool,
    /// It came with Carnet.
    pub bundled: bool,
    /// When the newest of its parts was made.
    pub updated: i64,
    /// After this it shows as stale.
    pub refresh_by: i64,
    /// After this nothing is valid by it.
    pub expires: i64,
    /// Whether what it says still counts.
    pub freshness: Freshness,
    /// What it says, by kind.
    pub contents: Vec<PublisherContent>,
}

/// Whether what a publisher says still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Freshness {
    /// In time.
    Fresh,
    /// It should have been renewed.
    Stale,
    /// Nothing is valid by it any more.
    Expired,
}

/// One kind of what a publisher says.
#[derive(Clone, Copy, uniffi::Record)]
pub struct PublisherContent {
    /// The kind.
    pub kind: ContentKind,
    /// Its number.
    pub sequence: u64,
    /// Entries.
    pub entries: u32,
    /// When it was made.
    pub issued: i64,
}

/// What a publisher speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ContentKind {
    /// Signers of passes.
    Trust,
    /// Passes taken back.
    Revocation,
    /// Rules of states.
    Rules,
    /// Who accepts whose passes.
    Agreements,
    /// Verifiers accredited to ask.
    Verifiers,
}

/// Why a pack is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PackTrouble {
    /// It is no pack.
    NotAPack,
    /// Larger than any pack may be.
    TooLarge,
    /// Cut off or altered on the way.
    Damaged,
    /// Made for a newer Carnet.
    TooNew,
    /// Not signed as it has to be, or not written as a pack is: not to be used.
    NotGenuine,
    /// Older than what is kept.
    Older,
    /// Only the changes since something that is not kept.
    Changes,
    /// Its end has passed.
    Expired,
    /// Made later than the time on this clock.
    FromFuture,
    /// The clock is behind a time that is known to have passed.
    Clock,
}

/// Publishers that say different things of one key.
#[derive(Clone, uniffi::Record)]
pub struct Conflict {
    /// Who holds the key, in words, or its id.
    pub signer: String,
    /// ISO 3166-1 alpha-2, or the organisation; else empty.
    pub country: String,
    /// What each says.
    pub opinions: Vec<Opinion>,
}

/// What one publisher says of a key.
#[derive(Clone, uniffi::Record)]
pub struct Opinion {
    /// Its name.
    pub publisher: String,
    /// What it says.
    pub state: SignerState,
    /// Since when.
    pub since: Option<i64>,
}

/// Whether a signer's key is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum SignerState {
    /// In use.
    Active,
    /// No longer used; what was issued before counts.
    Retired,
    /// In the wrong hands.
    Compromised,
}

/// A pack that was read and is not taken yet.
#[derive(uniffi::Object)]
pub struct PackOffer(publishers::Offer);

#[uniffi::export]
impl PackOffer {
    /// Places, from 1, of the two words that have to be typed from where the publisher made its fingerprint known; none where
    /// the publisher is known already.
    pub fn asked(&self) -> Vec<u32> {
        self.0.asked().into_iter().flatten().map(small).collect()
    }
}

#[uniffi::export]
impl Carnet {
    /// The publishers, those that came with Carnet first.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn publishers(&self) -> Result<Vec<Publisher>, CarnetError> {
        self.open(|open| {
            let now = open.wallet.now();
            Ok(open.wallet.publishers()?.iter().map(|one| record(one, now)).collect())
        })
    }

    /// Whether a publisher is for development: its keys are no secret, and every screen has to say so.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn trusts_development(&self) -> Result<bool, CarnetError> {
        self.open(|open| Ok(open.wallet.trusts_development()?))
    }

    /// Reads a pack. Nothing is kept.
    ///
    /// # Errors
    /// [`CarnetError::PackRefused`], [`CarnetError::Locked`].
    pub fn offer_pack(&self, bytes: Vec<u8>) -> Result<Arc<PackOffer>, CarnetError> {
        self.open(|open| Ok(Arc::new(PackOffer(open.wallet.offer(&bytes)?))))
    }

    /// The publisher of an offered pack, as it would be.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn offered(&self, offer: Arc<PackOffer>) -> Result<Publisher, CarnetError> {
        self.open(|open| Ok(record(offer.0.publisher(), open.wallet.now())))
    }

    /// Takes an offered pack and judges every kept pass again. `words` are the two that [`PackOffer::asked`] asks for, or all
    /// twelve, or none where it asks for none.
    ///
    /// # Errors
    /// [`CarnetError::WrongWords`], [`CarnetError::PackRefused`], [`CarnetError::NotWritten`]: nothing was changed.
    /// [`CarnetError::Locked`].
    pub fn take_pack(&self, offer: Arc<PackOffer>, words: Vec<String>) -> Result<Publisher, CarnetError> {
        self.open(|open| {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let taken = open.wallet.take(&offer.0, &words)?;
            Ok(record(&taken, open.wallet.now()))
        })
    }

    /// Trusts a publisher no longer and judges every kept pass again.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPublisher`], [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn remove_publisher(&self, id: String) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.remove_publisher(publisher_id(&id)?)?))
    }

    /// A publisher's newest pack as a file, to be handed on.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPublisher`], [`CarnetError::Locked`].
    pub fn pack(&self, id: String) -> Result<Vec<u8>, CarnetError> {
        self.open(|open| Ok(open.wallet.pack(publisher_id(&id)?)?))
    }

    /// A publisher's newest pack as a moving QR, for another phone to scan.
    ///
    /// # Errors
    /// [`CarnetError::NoSuchPublisher`], [`CarnetError::TooLongToShow`]: hand it over as a file; [`CarnetError::Locked`].
    pub fn show_pack(&self, id: String) -> Result<Arc<MovingCode>, CarnetError> {
        let pack = self.pack(id)?;
        caught(|| {
            let sender = Sender::new(&pack).map_err(|_| CarnetError::TooLongToShow)?;
            Ok(Arc::new(MovingCode::new(sender)))
        })
    }

    /// Keys of which publishers say different things.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn conflicts(&self) -> Result<Vec<Conflict>, CarnetError> {
        self.open(|open| {
            let conflicts = open.wallet.trust().conflicts();
            Ok(conflicts
                .into_iter()
                .map(|(key, opinions)| conflict(key, &opinions))
                .collect())
        })
    }
}

/// An object as a moving QR.
#[derive(uniffi::Object)]
pub struct MovingCode(Sender);

impl MovingCode {
    pub(crate) fn new(sender: Sender) -> Self {
        Self(sender)
    }
}

/// One code of a moving QR.
#[derive(uniffi::Record)]
pub struct MovingFrame {
    /// Modules a side, quiet zone included.
    pub size: u32,
    /// One byte a module, 1 for dark, row by row from the top left.
    pub modules: Vec<u8>,
}

#[uniffi::export]
impl MovingCode {
    /// Frames that a phone needs that misses none.
    pub fn needed(&self) -> u32 {
        self.0.needed()
    }

    /// The code of frame `n`, from 0 and without end; all have the same size.
    pub fn frame(&self, n: u32) -> MovingFrame {
        let symbol = self.0.symbol(n);
        MovingFrame {
            size: small(symbol.size()),
            modules: symbol.modules(),
        }
    }
}

/// Collects the frames of a moving QR: that of the first frame, until told to start anew.
#[derive(Default, uniffi::Object)]
pub struct MovingReceiver(Mutex<Reception>);

/// A receiver, and how far it is.
#[derive(Default)]
struct Reception {
    receiver: Receiver,
    percent: u8,
}

/// How far a receiver is.
#[derive(Clone, uniffi::Record)]
pub struct MovingProgress {
    /// 0 to 100; it never falls, and is 100 only when all is there.
    pub percent: u32,
    /// What the frame was.
    pub arrival: MovingArrival,
    /// The object, with the frame that made it whole.
    pub done: Option<Vec<u8>>,
}

/// What a text was to a receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum MovingArrival {
    /// A new frame.
    New,
    /// One that was there before.
    Again,
    /// One of another moving QR: this one is kept to.
    Other,
    /// No frame, or a misread one: keep scanning.
    Unread,
    /// What arrived is not what was sent: all was dropped, and the next frame begins anew.
    Dropped,
}

#[uniffi::export]
impl MovingReceiver {
    /// One that waits for its first frame.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Takes the text of one code.
    pub fn take(&self, text: String) -> MovingProgress {
        let mut reception = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (arrival, done) = match reception.receiver.take(&text) {
            Ok(progress) => {
                reception.percent = progress.percent;
                let arrival = match progress.arrival {
                    Arrival::New => MovingArrival::New,
                    Arrival::Again => MovingArrival::Again,
                    Arrival::Other => MovingArrival::Other,
                };
                (arrival, progress.done)
            }
            Err(MovingError::WrongDigest) => {
                reception.percent = 0;
                (MovingArrival::Dropped, None)
            }
            Err(_) => (MovingArrival::Unread, None),
        };
        MovingProgress {
            percent: u32::from(reception.percent),
            arrival,
            done,
        }
    }

    /// Drops all that was received.
    pub fn start_anew(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Reception::default();
    }
}

fn record(publisher: &publishers::Publisher, now: jiff::Timestamp) -> Publisher {
    let dates = publisher.bounds();
    Publisher {
        id: publisher.id.to_string(),
        name: publisher.name.clone(),
        words: publisher.id.words().map(str::to_owned).to_vec(),
        development: publisher.development,
        bundled: publisher.bundled,
        updated: publisher.updated().as_second(),
        refresh_by: dates.refresh_by.as_second(),
        expires: dates.expires.as_second(),
        freshness: match publisher.freshness(now) {
            publishers::Freshness::Fresh => Freshness::Fresh,
            publishers::Freshness::Stale => Freshness::Stale,
            publishers::Freshness::Expired => Freshness::Expired,
        },
        contents: publisher.contents.iter().filter_map(content).collect(),
    }
}

fn content(said: &publishers::Said) -> Option<PublisherContent> {
    let kind = match said.kind {
        Kind::Trust => ContentKind::Trust,
        Kind::Revocation => ContentKind::Revocation,
        Kind::Rules => ContentKind::Rules,
        Kind::Agreements => ContentKind::Agreements,
        Kind::Verifiers => ContentKind::Verifiers,
        Kind::Root | Kind::Index => return None,
    };
    Some(PublisherContent {
        kind,
        sequence: said.sequence,
        entries: small(said.entries),
        issued: said.dates.issued.as_second(),
    })
}

fn conflict(key: &wallet::TrustedKey, opinions: &[wallet::Opinion]) -> Conflict {
    Conflict {
        signer: key.issuer.clone().unwrap_or_else(|| key.key_id.to_string()),
        country: key.jurisdiction.clone().unwrap_or_default(),
        opinions: opinions.iter().map(Opinion::from).collect(),
    }
}

impl From<&wallet::Opinion> for Opinion {
    fn from(opinion: &wallet::Opinion) -> Self {
        Self {
            publisher: opinion.source.to_string(),
            state: match opinion.state {
                wallet::KeyState::Active => SignerState::Active,
                wallet::KeyState::Retired { .. } => SignerState::Retired,
                wallet::KeyState::Compromised { .. } => SignerState::Compromised,
            },
            since: opinion.state.since().map(jiff::Timestamp::as_second),
        }
    }
}

impl From<PackError> for PackTrouble {
    fn from(error: PackError) -> Self {
        match error {
            PackError::NotAPack => Self::NotAPack,
            PackError::TooLarge => Self::TooLarge,
            PackError::Damaged => Self::Damaged,
            PackError::Version => Self::TooNew,
            PackError::Rollback(_) => Self::Older,
            PackError::Base(_) | PackError::Missing(_) => Self::Changes,
            PackError::Expired(_) => Self::Expired,
            PackError::FromFuture(_) => Self::FromFuture,
            PackError::Clock => Self::Clock,
            _ => Self::NotGenuine,
        }
    }
}

fn publisher_id(text: &str) -> Result<PublisherId, CarnetError> {
    PublisherId::from_hex(text).ok_or(CarnetError::NoSuchPublisher)
}
