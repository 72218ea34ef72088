//! From a text, a picture or a camera frame to a pass about to be kept.

use wallet::native::NativeError;
use wallet::{Refusal, Scanned, Unreadable, WalletError};

use crate::carnet::{Carnet, caught};
use crate::passes::pass_id;
use crate::records::reason::subject;
use crate::records::small;
use crate::showing::revealed;
use crate::{CarnetError, Detail, EnrolmentOffer, Reason, Revealed, Verdict};

/// What a text is.
#[derive(uniffi::Enum)]
#[allow(clippy::large_enum_variant, reason = "crosses to the shells by value, one at a time")]
pub enum Scan {
    /// A pass.
    Pass {
        /// All there is to say of it. Its card has no id yet.
        detail: Detail,
        /// How it stands to those kept.
        relation: Relation,
        /// The kept pass that it is a copy of, or newer or older than.
        related_id: Option<String>,
        /// What whoever reads its code learns.
        reveals: Vec<Revealed>,
        /// Whether it can be kept: not when it is `invalid`, nor when a phone showed it live.
        keepable: bool,
    },
    /// One of several codes of a pass: collect the others, then [`Carnet::join`].
    Part {
        /// Parts that are there.
        have: u32,
        /// Parts that there are.
        need: u32,
    },
    /// One frame of a moving QR: collect the others with a [`MovingReceiver`](crate::MovingReceiver).
    Frame,
    /// An issuer's invitation: [`Carnet::enrol`] answers it.
    Invitation {
        /// What it offers.
        offer: EnrolmentOffer,
    },
    /// A verifier's request: [`Carnet::consider`] says who asks for what.
    Request,
    /// A traveller's sealed answer: [`Carnet::open_answer`] takes the bytes of the text.
    Answer,
    /// A batch of passes: [`Carnet::receive`] takes the bytes of the text.
    Batch,
    /// No pass.
    Nothing {
        /// `undecodable`, `invalid`, or `unknown` for a code that only points into a database.
        verdict: Verdict,
        /// Why.
        reason: Reason,
        /// What the reason speaks of: the host that would be asked, the field with genetic data; else empty.
        subject: String,
    },
}

/// What several texts are together.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Joined {
    /// All parts of one pass.
    Whole {
        /// The pass, as [`Carnet::preview`] takes it.
        text: String,
    },
    /// Parts of one pass, not all of them.
    Missing {
        /// Parts that are there; the same one twice counts once.
        have: u32,
        /// Parts that there are.
        need: u32,
    },
    /// Not parts of one and the same pass.
    Apart,
}

/// How a scanned pass stands to those kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Relation {
    /// Nothing like it is kept.
    New,
    /// The very same is kept.
    Duplicate,
    /// A newer copy or renewal of one that is kept, which it can replace.
    Newer,
    /// An older copy of one that is kept.
    Older,
}

/// The text of a code whose bytes the phone's own scanner gives: its characters, or the text form of bytes that are none.
/// Every other call takes and gives texts only.
#[uniffi::export]
pub fn text_of_bytes(bytes: Vec<u8>) -> String {
    wallet::text_of_bytes(bytes)
}

#[uniffi::export]
impl Carnet {
    /// What a text is. Nothing is stored.
    ///
    /// # Errors
    /// [`CarnetError::Native`] for what begins as an invitation and is none; [`CarnetError::Locked`].
    pub fn preview(&self, text: String) -> Result<Scan, CarnetError> {
        self.open(|open| {
            let pending = match open.wallet.scan(&text) {
                Scanned::Pass(pending) => pending,
                Scanned::Part { have, need } => {
                    let (have, need) = (small(have), small(need));
                    return Ok(Scan::Part { have, need });
                }
                Scanned::Frame => return Ok(Scan::Frame),
                Scanned::Invitation(invitation) => {
                    let offer = open.offer(&invitation);
                    return Ok(Scan::Invitation { offer });
                }
                Scanned::NoInvitation(error) => return Err(NativeError::from(error).into()),
                Scanned::Request => return Ok(Scan::Request),
                Scanned::Answer => return Ok(Scan::Answer),
                Scanned::Sealed => return Ok(Scan::Batch),
                Scanned::Unknown(check) => {
                    return Ok(Scan::Nothing {
                        verdict: check.verdict.into(),
                        reason: Reason::of(&check),
                        subject: subject(&check),
                    });
                }
                _ => return Err(CarnetError::Internal),
            };
            let check = pending.check();
            let (relation, related) = match pending.relation() {
                wallet::Relation::New => (Relation::New, None),
                wallet::Relation::Duplicate(id) => (Relation::Duplicate, Some(id)),
                wallet::Relation::NewerThan(id) => (Relation::Newer, Some(id)),
                wallet::Relation::OlderThan(id) => (Relation::Older, Some(id)),
            };
            let card = open.card(pending.card().clone());
            Ok(Scan::Pass {
                detail: Detail::of(card, check, open.specimens),
                relation,
                related_id: related.map(|id| id.to_string()),
                reveals: revealed(&pending.reveals()),
                // What somebody's phone showed is for one check.
                keepable: check.verdict != wallet::Verdict::Invalid && check.format() != Some(wallet::Format::Native),
            })
        })
    }

    /// Keeps the pass in a text and gives its id. The same pass twice is kept once. `replacing` is the kept pass that it is
    /// [`Relation::Newer`] than: that one is removed in the same step, and can be brought back until the wallet is locked.
    ///
    /// # Errors
    /// [`CarnetError::NotKept`], [`CarnetError::NotWritten`]: nothing of it is kept. [`CarnetError::NoSuchPass`],
    /// [`CarnetError::NotNewer`]: no pass is kept as `replacing`, or one that this is no newer copy of, and nothing was
    /// changed. [`CarnetError::Locked`].
    pub fn keep(&self, text: String, replacing: Option<String>) -> Result<String, CarnetError> {
        self.open(|open| {
            let older = replacing.as_deref().map(pass_id).transpose()?;
            let pending = match open.wallet.scan(&text) {
                Scanned::Pass(pending) => pending,
                Scanned::Part { .. } => {
                    return Err(CarnetError::NotKept { reason: Reason::Part });
                }
                Scanned::Unknown(check) => return Err(CarnetError::not_kept(&check)),
                Scanned::NoInvitation(error) => return Err(NativeError::from(error).into()),
                _ => return Err(CarnetError::Internal),
            };
            let not_kept = CarnetError::not_kept(pending.check());
            let kept = match older {
                Some(older) => open.wallet.keep_instead_of(*pending, &older),
                None => open.wallet.keep(*pending),
            };
            match kept {
                Err(WalletError::NotKept { .. }) => Err(not_kept),
                kept => Ok(kept?.card.id.to_string()),
            }
        })
    }

    /// What several texts are together: the codes of one pass, scanned one after another in any order.
    ///
    /// # Errors
    /// None of its own.
    pub fn join(&self, texts: Vec<String>) -> Result<Joined, CarnetError> {
        caught(|| {
            let mut joined = wallet::join(&texts);
            Ok(match (joined.pop(), joined.is_empty()) {
                (Some(Ok(text)), true) => Joined::Whole { text },
                (Some(Err(Refusal::Part { have, need })), true) => Joined::Missing {
                    have: small(have),
                    need: small(need),
                },
                _ => Joined::Apart,
            })
        })
    }

    /// Texts of the codes in a picture, a PDF document, an e-mail message, a web page or a text: a file, or the UTF-8 of what
    /// was pasted or shared, whatever stands around the codes in it. A text without a code gives its lines. Empty: it holds
    /// no code.
    ///
    /// # Errors
    /// [`CarnetError::Unreadable`]: it is none of these, is damaged, or is past a limit.
    pub fn texts_in_file(&self, bytes: Vec<u8>) -> Result<Vec<String>, CarnetError> {
        Self::decode(|| wallet::texts(&bytes).map(whole))
    }

    /// Texts of the codes in a camera frame: one byte of brightness a pixel, rows of `stride` bytes.
    ///
    /// # Errors
    /// [`CarnetError::Unreadable`] where the sizes do not fit together.
    pub fn texts_in_frame(
        &self,
        width: u32,
        height: u32,
        stride: u32,
        luma: Vec<u8>,
    ) -> Result<Vec<String>, CarnetError> {
        Self::decode(|| wallet::texts_in_frame(width, height, stride, &luma).map(whole))
    }
}

impl Carnet {
    /// Decoding takes long and needs no wallet: other calls go on meanwhile.
    fn decode(f: impl FnOnce() -> Result<Vec<String>, Unreadable>) -> Result<Vec<String>, CarnetError> {
        caught(|| {
            f().map_err(|error| CarnetError::Unreadable {
                detail: error.to_string(),
            })
        })
    }
}

/// Parts of a pass in one file or frame as one text; where some are missing, all texts as they are.
fn whole(texts: Vec<String>) -> Vec<String> {
    let joined: Result<Vec<String>, _> = wallet::join(&texts).into_iter().collect();
    joined.unwrap_or(texts)
}
