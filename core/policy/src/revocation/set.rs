//! One set of a revocation pack: whose passes, ids of which kind, and in which form.

use credential::RevocationIds;
use credential::cbor::{Decoder, Encoder, Map, Profile};
use jiff::Timestamp;

use super::RevocationError;
use super::bucket::Buckets;
use super::cascade::{Cascade, CascadeAnswer};
use super::exact::{ExactSet, Listed, WHOLE};
use super::fuse::Fuse;
use super::held::HeldBuckets;
use super::id::{Entry, IdKind, in_order};
use super::scope::{Scope, SignedBy};
use super::wire;
use crate::cbor::put;
use crate::limits;

/// Ids that were taken back.
#[derive(Clone, PartialEq, Eq)]
pub struct RevocationSet {
    /// Whose passes it speaks of. Of none: a hit counts whosever pass it is, and that a pass is not on it says nothing.
    pub scopes: Vec<Scope>,
    /// What its ids are made from.
    pub kind: IdKind,
    /// The ids.
    pub form: Form,
    /// When the publication that it was made from was.
    pub made: Timestamp,
    /// When that publication's next edition was due.
    pub due: Option<Timestamp>,
    /// The edition as its publisher counts (`ctr` of SMART Health Cards).
    pub counter: Option<u64>,
}

/// How a set holds its ids.
#[derive(Clone, PartialEq, Eq)]
pub enum Form {
    /// All of them.
    Exact(ExactSet),
    /// A filter, and the buckets that a hit is looked up in.
    Filter(Fuse, Buckets),
    /// A cascade over all that was issued, and the buckets for what was not listed.
    Cascade(Cascade, Option<Buckets>),
}

/// What a set says of a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It does not speak of such a pass.
    Silent,
    /// It is not on it.
    No,
    /// It may be: the exact bucket is not at hand.
    Possible,
    /// It is.
    Yes,
}

/// What is asked about.
pub(crate) struct Question<'p> {
    pub(crate) signed_by: SignedBy<'p>,
    pub(crate) issued: Option<Timestamp>,
    pub(crate) ids: &'p RevocationIds,
}

impl RevocationSet {
    /// The set of these ids in the form that suits how many there are: whole up to [`limits::EXACT_IDS`]; else a filter, with
    /// the files of its buckets, in which ids are cut to [`limits::ID_WIDTH`] bytes.
    ///
    /// # Errors
    /// [`RevocationError::TooLarge`] for more ids than a filter takes.
    pub fn of(
        scopes: Vec<Scope>,
        kind: IdKind,
        entries: impl IntoIterator<Item = Entry>,
        made: Timestamp,
    ) -> Result<(Self, Vec<Vec<u8>>), RevocationError> {
        let entries = in_order(entries);
        let (form, files) = if entries.len() <= limits::EXACT_IDS {
            (Form::Exact(ExactSet::of_ordered(&entries, WHOLE)?), Vec::new())
        } else {
            let keys: Vec<u64> = entries.iter().map(|entry| Entry::key(&entry.id)).collect();
            let (buckets, files) = Buckets::cut(entries, limits::ID_WIDTH)?;
            (Form::Filter(Fuse::build(&keys)?, buckets), files)
        };
        let set = Self {
            scopes,
            kind,
            form,
            made,
            due: None,
            counter: None,
        };
        Ok((set, files))
    }

    /// What it says of a pass, with the buckets at hand.
    pub(crate) fn ask(&self, pass: &Question<'_>, buckets: &HeldBuckets) -> Answer {
        if !self.scopes.is_empty() && !self.scopes.iter().any(|scope| scope.has(&pass.signed_by)) {
            return Answer::Silent;
        }
        let Some(id) = self.kind.of(pass.ids) else {
            return Answer::Silent;
        };
        let listed = |listed: Option<Listed>| match (listed, pass.issued) {
            (None, _) => Answer::No,
            (Some(Listed::Always), _) => Answer::Yes,
            (Some(Listed::Before(_)), None) => Answer::Possible,
            (Some(Listed::Before(before)), Some(issued)) => {
                // A time before 1970 is before any that a list can name.
                let issued = u64::try_from(issued.as_second()).unwrap_or_default();
                if issued < before { Answer::Yes } else { Answer::No }
            }
        };
        let exactly = |named: Option<&Buckets>| match named.and_then(|named| buckets.get(named, &id)) {
            Some(bucket) => listed(bucket.find(&id)),
            None => Answer::Possible,
        };
        let answer = match &self.form {
            Form::Exact(set) => listed(set.find(&id)),
            Form::Filter(filter, named) if filter.contains(Entry::key(&id)) => exactly(Some(named)),
            Form::Filter(..) => Answer::No,
            Form::Cascade(cascade, named) => match cascade.ask(&id, pass.issued) {
                CascadeAnswer::No => Answer::No,
                CascadeAnswer::Yes => Answer::Yes,
                CascadeAnswer::Possible => exactly(named.as_ref()),
            },
        };
        match answer {
            // Nobody knows of every issuer there is.
            Answer::No if self.scopes.is_empty() => Answer::Silent,
            answer => answer,
        }
    }

    /// The buckets that it names.
    pub(crate) fn buckets(&self) -> Option<&Buckets> {
        match &self.form {
            Form::Exact(_) => None,
            Form::Filter(_, buckets) => Some(buckets),
            Form::Cascade(_, buckets) => buckets.as_ref(),
        }
    }

    /// Bytes of memory.
    pub(crate) fn bytes(&self) -> usize {
        match &self.form {
            Form::Exact(set) => set.bytes(),
            Form::Filter(filter, _) => filter.bytes(),
            Form::Cascade(cascade, _) => cascade.bytes(),
        }
    }

    /// Writes the map.
    pub(crate) fn write(&self, encoder: &mut Encoder) {
        let mut map = Map::new();
        put(&mut map, key::SCOPES, |value| {
            value.array(self.scopes.len());
            for scope in &self.scopes {
                scope.write(value);
            }
            value
        });
        put(&mut map, key::KIND, |value| value.u64(self.kind.number()));
        put(&mut map, key::FORM, |value| self.form.write(value));
        put(&mut map, key::MADE, |value| value.i64(self.made.as_second()));
        if let Some(due) = self.due {
            put(&mut map, key::DUE, |value| value.i64(due.as_second()));
        }
        if let Some(counter) = self.counter {
            put(&mut map, key::COUNTER, |value| value.u64(counter));
        }
        encoder.map(&map);
    }

    /// Reads one set that stands by itself.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, RevocationError> {
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        let (mut scopes, mut kind, mut form, mut made, mut due, mut counter) = (None, None, None, None, None, None);
        decoder.map()?;
        while decoder.more()? {
            match decoder.i64()? {
                key::SCOPES => scopes = Some(read_scopes(&mut decoder)?),
                key::KIND => kind = Some(IdKind::from_number(decoder.u64()?).ok_or(RevocationError::Shape)?),
                key::FORM => form = Some(Form::read(&mut decoder)?),
                key::MADE => made = Some(wire::time(&mut decoder)?),
                key::DUE => due = Some(wire::time(&mut decoder)?),
                key::COUNTER => counter = Some(decoder.u64()?),
                _ => return Err(RevocationError::Shape),
            }
        }
        decoder.finish()?;
        let (Some(scopes), Some(kind), Some(form), Some(made)) = (scopes, kind, form, made) else {
            return Err(RevocationError::Shape);
        };
        Ok(Self {
            scopes,
            kind,
            form,
            made,
            due,
            counter,
        })
    }
}

mod key {
    pub(super) const SCOPES: i64 = 1;
    pub(super) const KIND: i64 = 2;
    pub(super) const FORM: i64 = 3;
    pub(super) const MADE: i64 = 4;
    pub(super) const DUE: i64 = 5;
    pub(super) const COUNTER: i64 = 6;
}

mod form {
    pub(super) const EXACT: u64 = 0;
    pub(super) const FILTER: u64 = 1;
    pub(super) const CASCADE: u64 = 2;
}

fn read_scopes(decoder: &mut Decoder<'_>) -> Result<Vec<Scope>, RevocationError> {
    let mut scopes = Vec::new();
    decoder.array()?;
    while decoder.more()? {
        if scopes.len() >= limits::REVOCATION_SCOPES {
            return Err(RevocationError::TooLarge);
        }
        scopes.push(Scope::read(decoder)?);
    }
    Ok(scopes)
}

impl Form {
    fn write<'e>(&self, encoder: &'e mut Encoder) -> &'e mut Encoder {
        match self {
            Self::Exact(set) => set.write(encoder.array(4).u64(form::EXACT)),
            Self::Filter(filter, buckets) => {
                filter.write(encoder.array(4).u64(form::FILTER));
                buckets.write(encoder);
            }
            Self::Cascade(cascade, buckets) => {
                let length = if buckets.is_some() { 6 } else { 4 };
                cascade.write(encoder.array(length).u64(form::CASCADE));
                buckets.iter().for_each(|buckets| buckets.write(encoder));
            }
        }
        encoder
    }

    fn read(decoder: &mut Decoder<'_>) -> Result<Self, RevocationError> {
        let length = decoder.array()?;
        let form = match (decoder.u64()?, length) {
            (form::EXACT, Some(4)) => Self::Exact(ExactSet::read(decoder)?),
            (form::FILTER, Some(4)) => Self::Filter(Fuse::read(decoder)?, Buckets::read(decoder)?),
            (form::CASCADE, Some(4)) => Self::Cascade(Cascade::read(decoder)?, None),
            (form::CASCADE, Some(6)) => Self::Cascade(Cascade::read(decoder)?, Some(Buckets::read(decoder)?)),
            _ => return Err(RevocationError::Shape),
        };
        decoder.end()?;
        Ok(form)
    }
}
