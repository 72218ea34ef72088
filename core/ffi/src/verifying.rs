//! The inspector's side: a verdict, and what to compare with the travel document. Nothing is stored.

use jiff::Timestamp;
use wallet::native::Verifier;
use wallet::{CheckedPass, Comparison, pass_headline};

use crate::carnet::Carnet;
use crate::doors::Open;
use crate::records::own;
use crate::{CarnetError, Field, PassKind, Reason, Signer, Verdict};

/// What an inspector sees.
#[derive(uniffi::Record)]
pub struct Verification {
    /// The one word.
    pub verdict: Verdict,
    /// Why it is not `valid`.
    pub reason: Option<Reason>,
    /// What the pass certifies; none where there is no pass.
    pub kind: Option<PassKind>,
    /// Product, test type or disease.
    pub title: String,
    /// Dose or result.
    pub detail: String,
    /// Day of the event.
    pub event_date: String,
    /// The holder's name as printed.
    pub name: String,
    /// The holder's name as a machine-readable zone writes it.
    pub name_mrz: Option<String>,
    /// Date of birth.
    pub birth_date: Option<String>,
    /// Number of the travel document.
    pub document_number: Option<String>,
    /// Who signed.
    pub signer: Option<Signer>,
    /// When it was issued.
    pub issued: Option<i64>,
    /// Until when it counts by its own word.
    pub expires: Option<i64>,
    /// When this check was made.
    pub at: i64,
    /// Checked against the specimens' signer.
    pub specimens: bool,
    /// What the showing itself proves.
    pub assurance: Assurance,
    /// Of a live code: seconds since the holder's phone signed it; negative where its clock is ahead.
    pub age: Option<i64>,
    /// Of a live code: seconds since this wallet saw the very same one first. After its few seconds it is a copy.
    pub seen_before: Option<i64>,
    /// Of one of Carnet's own passes: everything that its holder chose to show, in reading order.
    pub disclosed: Vec<Field>,
}

/// What a showing itself proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Assurance {
    /// Nothing: a copy would look the same.
    Static,
    /// The holder's phone signed it just now; the code can still be passed on from elsewhere.
    Live,
    /// The holder's phone signed it to this verifier's request.
    Answered,
}

/// What comparing a pass with a machine-readable zone gives.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ZoneComparison {
    /// Everything the pass says of its holder agrees.
    Match,
    /// These do not agree, or the pass lacks them.
    Differs {
        /// Which.
        clashes: Vec<Clash>,
    },
    /// No machine-readable zone, or a wrong check digit.
    Unreadable,
}

/// A field that does not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Clash {
    /// Family or given name.
    Name,
    /// Date of birth.
    BirthDate,
    /// Number of the travel document.
    DocumentNumber,
}

#[uniffi::export]
impl Carnet {
    /// Checks a text against the signers this wallet trusts.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn verify(&self, text: String) -> Result<Verification, CarnetError> {
        self.call(|doors| {
            let mut desk = match doors.desk.take() {
                Some(desk) => desk,
                None => Verifier::new()?,
            };
            let open = doors.open()?;
            let seen = open.wallet.verify(&text, &mut desk);
            let verdict = seen.check.verdict;
            let verification = verification(seen, &open);
            doors.desk = Some(desk);
            doors.asking.count(verdict);
            Ok(verification)
        })
    }

    /// Compares the pass in a text with the machine-readable zone of a travel document, as typed or read.
    ///
    /// # Errors
    /// [`CarnetError::NotKept`] where the text is no pass; [`CarnetError::Locked`].
    pub fn compare(&self, text: String, zone: String) -> Result<ZoneComparison, CarnetError> {
        self.open(|open| {
            let check = open.wallet.check(&text);
            let holder = check
                .holder_check
                .as_ref()
                .ok_or_else(|| CarnetError::not_kept(&check))?;
            Ok(match holder.compare_mrz(&zone) {
                Comparison::Match => ZoneComparison::Match,
                Comparison::Differs(clashes) => ZoneComparison::Differs {
                    clashes: clashes.into_iter().map(Clash::from).collect(),
                },
                Comparison::Unreadable => ZoneComparison::Unreadable,
            })
        })
    }
}

fn verification(seen: wallet::native::Verification, open: &Open<'_>) -> Verification {
    let check = seen.check;
    let pass = check.pass.as_ref().map(CheckedPass::pass);
    let view = pass.map(wallet::Pass::view);
    let headline = pass.zip(view.as_ref()).map(|(pass, view)| pass_headline(pass, view));
    let (title, detail, event_date) = headline.unwrap_or_default();
    let disclosed = pass
        .and_then(wallet::Pass::native)
        .map(|native| own::rows(&native.claims));
    let holder = check.holder_check.as_ref();
    Verification {
        verdict: check.verdict.into(),
        reason: check.reason.as_ref().map(Reason::from),
        kind: view.as_ref().map(|view| view.kind.into()),
        title,
        detail,
        event_date,
        name: holder.map(|holder| holder.name.clone()).unwrap_or_default(),
        name_mrz: holder.and_then(|holder| holder.name_mrz.clone()),
        birth_date: holder.and_then(|holder| holder.birth_date.clone()),
        document_number: holder.and_then(|holder| holder.document_number.clone()),
        signer: check.signer.as_ref().map(Signer::from),
        issued: check.issued.map(Timestamp::as_second),
        expires: check.expires.map(Timestamp::as_second),
        at: open.wallet.now().as_second(),
        specimens: open.specimens,
        assurance: check.assurance.into(),
        age: seen.age,
        seen_before: seen.seen_before,
        disclosed: disclosed.into_iter().flatten().map(|(_, row)| row).collect(),
    }
}

impl From<wallet::Assurance> for Assurance {
    fn from(assurance: wallet::Assurance) -> Self {
        match assurance {
            wallet::Assurance::Static => Self::Static,
            wallet::Assurance::Live => Self::Live,
            wallet::Assurance::Answered => Self::Answered,
        }
    }
}

impl From<wallet::Clash> for Clash {
    fn from(clash: wallet::Clash) -> Self {
        match clash {
            wallet::Clash::Name => Self::Name,
            wallet::Clash::BirthDate => Self::BirthDate,
            wallet::Clash::DocumentNumber => Self::DocumentNumber,
        }
    }
}
