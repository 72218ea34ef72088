//! A real code, mutated at one layer; the layers around it are valid.

use credential::{KeyId, base45, hc1};

use crate::message::{Message, byte_string};
use crate::mutate::disguise;
use crate::originals::compressed;
use crate::{Layer, Original, Originals, Random, mutate};

/// Characters of Base45 (RFC 9285 section 4.2), and some that are not.
const CHARACTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:az\t\xc3\xa9\x00";

/// The COSE algorithms accepted, some that are not, and their encodings.
const ALGORITHMS: [&[u8]; 10] = [
    &[0x26],
    &[0x38, 0x22],
    &[0x38, 0x24],
    &[0x38, 0x25],
    &[0x38, 0x26],
    &[0x27],
    &[0x32],
    &[0x05],
    &[0x39, 0x01, 0x00],
    &[0xf6],
];

/// A line for `carnet check --lines`: a real code mutated at this layer. It holds no newline; it need not be UTF-8.
///
/// # Panics
/// For [`Layer::Certificate`], which [`Certificates::mutant`] makes.
pub fn mutant(originals: &Originals, layer: Layer, random: &mut Random) -> Vec<u8> {
    let (original, other) = (random.pick(originals.all()), random.pick(originals.all()));
    let mut message = original.message.clone();
    match layer {
        Layer::None => return original.text.clone().into_bytes(),
        Layer::Text => return text(original, other, random),
        Layer::Compressed => {
            let mut bytes = compressed(&original.text).unwrap_or_default();
            mutate(&mut bytes, &compressed(&other.text).unwrap_or_default(), random);
            return format!("HC1:{}", base45::encode(&bytes)).into_bytes();
        }
        Layer::Message => {
            let mut bytes = message.bytes();
            mutate(&mut bytes, &other.message.bytes(), random);
            return wrapped(&bytes);
        }
        Layer::Headers => headers(&mut message, &other.message, random),
        Layer::Claims => claims(&mut message, &other.message, random),
        Layer::Signature => signature(&mut message, &other.message, random),
        Layer::Certificate => panic!("mutants of certificates come in sets"),
    }
    wrapped(&message.bytes())
}

/// Mutated certificates, to be trusted, and codes that name them.
pub struct Certificates<'o> {
    mutants: Vec<(&'o Original, Vec<u8>)>,
}

impl<'o> Certificates<'o> {
    /// As many mutated certificates.
    pub fn new(originals: &'o Originals, count: usize, random: &mut Random) -> Self {
        let mutants = (0..count).map(|_| {
            let (original, other) = (random.pick(originals.all()), random.pick(originals.all()));
            let mut der = original.certificate.clone();
            match random.below(4) {
                0 => mutate(&mut der, &other.certificate, random),
                1 => disguise(&mut der, random),
                _ => {
                    // One byte: where the lengths survive, most certificates still read.
                    let at = random.below(der.len());
                    der[at] ^= 1 << random.below(8);
                }
            }
            (original, der)
        });
        Self {
            mutants: mutants.collect(),
        }
    }

    /// Their DER.
    pub fn files(&self) -> impl Iterator<Item = &[u8]> {
        self.mutants.iter().map(|(_, der)| &**der)
    }

    /// A line with the code that belonged to one of them, and now names its new key id.
    pub fn mutant(&self, random: &mut Random) -> Vec<u8> {
        let (original, der) = random.pick(&self.mutants);
        let mut message = original.message.clone();
        let old = KeyId::of_certificate(&original.certificate);
        let new = KeyId::of_certificate(der);
        for header in [&mut message.protected, &mut message.unprotected] {
            exchange(header, old.as_bytes(), new.as_bytes());
        }
        if random.once_in(4) {
            disguise(&mut message.claims, random);
        }
        wrapped(&message.bytes())
    }
}

/// The characters of a code.
fn text(original: &Original, other: &Original, random: &mut Random) -> Vec<u8> {
    let mut text = original.text.clone().into_bytes();
    match random.below(8) {
        0 => mutate(&mut text, other.text.as_bytes(), random),
        1 => {
            let around: &[&[u8]] = &[b" ", b"\t", b"\r", b"\xef\xbb\xbf", b"\xc2\xa0", b"HC1:", b"\x00"];
            text = [*random.pick(around), &text, *random.pick(around)].concat();
        }
        2 => {
            let start: &[&[u8]] = &[b"", b"hc1:", b"HC2:", b"HC1", b"HC1:HC1:", b" HC1: ", b"HCERT:"];
            text.splice(..4, random.pick(start).iter().copied()).for_each(drop);
        }
        3 => text.make_ascii_lowercase(),
        4 => text = text.repeat(1 + random.below(20)),
        _ => {
            for _ in 0..=random.below(3) {
                let at = random.below(text.len());
                text[at] = *random.pick(CHARACTERS);
            }
        }
    }
    text.retain(|&byte| byte != b'\n');
    text
}

fn headers(message: &mut Message, other: &Message, random: &mut Random) {
    match random.below(9) {
        0 | 1 => mutate(&mut message.protected, &other.protected, random),
        2 => mutate(&mut message.unprotected, &other.unprotected, random),
        3 => message.protected.clone_from(&other.protected),
        4 => message.unprotected.clone_from(&other.unprotected),
        5 => {
            message.tags = random
                .pick(&[&[][..], &[18], &[61], &[61, 18], &[18, 18], &[18, 61], &[98], &[17]])
                .to_vec()
        }
        6 => {
            // The whole protected header goes where the signature does not cover it.
            message.unprotected = std::mem::take(&mut message.protected);
            message.protected = random.pick(&[&[][..], &[0xa0], &[0xa1, 0x01, 0x26]]).to_vec();
        }
        _ => {
            // {1: algorithm, 4: key id}, with another algorithm.
            let mut header = vec![0xa1, 0x01];
            header.extend_from_slice(random.pick::<&[u8]>(&ALGORITHMS));
            if let Some(id) = key_id(message) {
                header[0] = 0xa2;
                header.push(0x04);
                byte_string(id.as_bytes(), &mut header);
            }
            let place = if random.once_in(3) {
                &mut message.unprotected
            } else {
                &mut message.protected
            };
            *place = header;
        }
    }
}

fn claims(message: &mut Message, other: &Message, random: &mut Random) {
    match random.below(8) {
        0 | 1 => mutate(&mut message.claims, &other.claims, random),
        2 if random.once_in(3) => message.claims.clone_from(&other.claims),
        _ => disguise(&mut message.claims, random),
    }
}

fn signature(message: &mut Message, other: &Message, random: &mut Random) {
    match random.below(6) {
        0 => message.signature.clone_from(&other.signature),
        1 => {
            let half = message.signature.len() / 2;
            message.signature.rotate_left(half);
        }
        2 => {
            let (zeros, start) = (random.byte(), random.below(2) * message.signature.len() / 2);
            let end = start + message.signature.len() / 2;
            message.signature[start..end].fill(if zeros < 128 { 0 } else { 0xff });
        }
        _ => mutate(&mut message.signature, &other.signature, random),
    }
}

fn key_id(message: &Message) -> Option<KeyId> {
    let bytes = message.bytes();
    let sign1 = credential::cose::Sign1::parse(&bytes, credential::cbor::Profile::Lenient).ok()?;
    sign1.key_id().copied()
}

fn exchange(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    if let Some(at) = bytes.windows(old.len()).position(|window| window == old) {
        bytes[at..at + old.len()].copy_from_slice(new);
    }
}

/// The text around a message. What is too large for one is cut.
fn wrapped(message: &[u8]) -> Vec<u8> {
    match hc1::encode(message) {
        Ok(text) => text.into_bytes(),
        Err(_) => hc1::encode(&message[..message.len() / 2])
            .unwrap_or_default()
            .into_bytes(),
    }
}
