//! Rows of the trust table: files handed in, and publishers.

use std::collections::BTreeMap;

use credential::cbor::{CborError, Decoder, Encoder, Profile, Type};
use policy::packs::{Kind, Marks, Pack, PublisherId};

/// A row of the trust table.
pub(crate) enum Row {
    /// A file handed in: its name and its bytes.
    File(String, Vec<u8>),
    /// A publisher.
    Publisher(Kept),
}

/// What is kept of a publisher.
#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) id: PublisherId,
    /// What no later pack may fall below.
    pub(crate) marks: Marks,
    /// Its newest pack, whole; `None` once it was removed.
    pub(crate) file: Option<Vec<u8>>,
}

impl Kept {
    /// Of a publisher that was never heard of.
    pub(crate) fn nothing(id: PublisherId) -> Self {
        Self {
            id,
            marks: Marks::default(),
            file: None,
        }
    }

    pub(crate) fn pack(&self) -> Option<Pack> {
        Pack::read(self.file.as_ref()?).ok()
    }
}

impl Row {
    /// Deterministic CBOR: `[name, bytes]` of a file; `[publisher id, {kind: [number, digest]}, pack / null]`.
    pub(crate) fn encode(&self) -> Vec<u8> {
        match self {
            Self::File(name, bytes) => {
                let mut row = Encoder::with_capacity(bytes.len().saturating_add(name.len()).saturating_add(32));
                row.array(2).text(name).bytes(bytes);
                row.finish()
            }
            Self::Publisher(kept) => {
                let mut row = Encoder::new();
                row.array(3).bytes(&kept.id.0).array(kept.marks.0.len());
                for (kind, (number, digest)) in &kept.marks.0 {
                    row.array(3).u64(kind.number()).u64(*number).bytes(digest);
                }
                match &kept.file {
                    Some(file) => row.bytes(file),
                    None => row.null(),
                };
                row.finish()
            }
        }
    }

    /// `None` for a row of another version.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        read(bytes).ok().flatten()
    }
}

fn read(bytes: &[u8]) -> Result<Option<Row>, CborError> {
    let mut row = Decoder::new(bytes, Profile::Strict);
    let found = match row.array()? {
        Some(2) => Some(Row::File(row.text()?.into_owned(), row.bytes()?.into_owned())),
        Some(3) => publisher(&mut row)?.map(Row::Publisher),
        _ => return Ok(None),
    };
    if found.is_some() {
        row.end()?;
        row.finish()?;
    }
    Ok(found)
}

fn publisher(row: &mut Decoder<'_>) -> Result<Option<Kept>, CborError> {
    let Ok(id) = row.bytes()?.as_ref().try_into() else {
        return Ok(None);
    };
    let mut marks = BTreeMap::new();
    row.array()?;
    while row.more()? {
        row.array()?;
        let (kind, number, digest) = (row.u64()?, row.u64()?, row.bytes()?);
        let (Some(kind), Ok(digest)) = (Kind::from_number(kind), digest.as_ref().try_into()) else {
            return Ok(None);
        };
        row.end()?;
        marks.insert(kind, (number, digest));
    }
    let file = if row.peek()? == Type::Null {
        row.null()?;
        None
    } else {
        Some(row.bytes()?.into_owned())
    };
    Ok(Some(Kept {
        id: PublisherId(id),
        marks: Marks(marks),
        file,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_were_written() {
        let marks = Marks(BTreeMap::from([
            (Kind::Root, (3, [7; 32])),
            (Kind::Trust, (12, [9; 32])),
        ]));
        for file in [None, Some(b"pack".to_vec())] {
            let row = Row::Publisher(Kept {
                id: PublisherId([5; 32]),
                marks: marks.clone(),
                file: file.clone(),
            });
            let Some(Row::Publisher(read)) = Row::decode(&row.encode()) else {
                panic!("not a publisher")
            };
            assert!(read.id.0 == [5; 32] && read.marks == marks && read.file == file);
        }
        let source = Row::File("list.pem".to_owned(), b"bytes".to_vec());
        let read = Row::decode(&source.encode());
        assert!(matches!(read, Some(Row::File(name, bytes)) if name == "list.pem" && bytes == b"bytes"));
    }

    #[test]
    fn rows_of_another_shape_are_passed_over() {
        let row = Row::Publisher(Kept {
            id: PublisherId([5; 32]),
            marks: Marks::default(),
            file: None,
        });
        let bytes = row.encode();
        assert!((0..bytes.len()).all(|cut| Row::decode(&bytes[..cut]).is_none()));
        assert!(Row::decode(b"\x84\x01\x02\x03\x04").is_none());
    }
}
