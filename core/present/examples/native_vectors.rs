//! Writes the vectors of PROFILE.md: `native_vectors FOLDER`. From published seeds, so that every run gives the same bytes.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
use credential::sdcwt::{Issuing, UnverifiedSdCwt};
use credential::{Country, Ed25519SigningKey, KeyId};
use jiff::Timestamp;
use present::{Answering, Ask, Asking, EnrolmentKeys, Invitation, PassCopy, Wanted, limits, seal_batch};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Copies of the batch.
const COPIES: usize = 2;

/// The fields, all of which the pass has.
const FIELDS: [(Field, &str); 5] = [
    (Field::Name, "BOCK<<ANN<MARIA"),
    (Field::BirthDate, "1990-05-05"),
    (Field::Disease, "840539006"),
    (Field::Date, "2026-11-02"),
    (Field::ValidUntil, "2027-05-02"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("usage: native_vectors FOLDER")?;
    fs::create_dir_all(&folder)?;
    let write = |name: &str, content: &[u8]| fs::write(Path::new(&folder).join(name), content);
    let issuer = Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]));
    let issued: Timestamp = "2026-11-23T00:30:00Z".parse()?;
    let until: Timestamp = "2026-11-24T00:00:00Z".parse()?;

    let invitation = Invitation::new("AT-EMB", NativeKind::Recovery, COPIES, until, [7; 16])?;
    let (keys, enrolment) = EnrolmentKeys::answer(&invitation, &random("wallet", invitation.random_bytes()))?;
    write("invitation.txt", invitation.text().as_bytes())?;
    write("enrolment.txt", enrolment.text().as_bytes())?;

    let mut claims = NativeClaims::new(NativeKind::Recovery);
    for (field, text) in FIELDS {
        claims.set(field, FieldValue::text(text))?;
    }
    let plan = claims.plan("AT-EMB", 20_780, 20_790)?;
    let mut copies = Vec::new();
    for (number, holder) in enrolment.holders().iter().enumerate() {
        let issuing = Issuing::new(&plan)
            .key_id(KeyId::new(b"issuer-1").ok_or("too long")?)
            .holder(holder)?;
        let issuing = issuing.status("https://emb.example/1", 40_000_u64.saturating_add(number as u64))?;
        let copy = issuing.sign(&random(&format!("copy {number}"), issuing.salts()), &issuer)?;
        write(&format!("copy-{number}.cbor"), &copy)?;
        copies.push(copy);
    }
    let sealed = seal_batch(&enrolment, &copies, &Zeroizing::new([9; 32]))?;
    write("batch.txt", sealed.text().as_bytes())?;

    let batch = keys.open(&sealed, [&issuer.verifying_key()?])?;
    for (number, (copy, name)) in batch.copies.into_iter().zip(["all", "none"]).enumerate() {
        let shown: Vec<Field> = match name {
            "all" => FIELDS.map(|(field, _)| field).to_vec(),
            _ => Vec::new(),
        };
        let mut id = *b"frame-00";
        *id.last_mut().ok_or("eight bytes")? = u8::try_from(number)?;
        let frame = copy.choose(&shown)?.frame(issued, &id)?;
        write(&format!("shown-{name}.txt"), frame.text.as_bytes())?;
    }
    let first = copies.first().ok_or("there are two")?;
    write(
        "claims.cbor",
        &UnverifiedSdCwt::parse(first)?.claimed().claims().to_cbor(),
    )?;
    write("bare-copy.txt", format!("CRN1:{}", base45::encode(first)).as_bytes())?;

    let asking = asking(issued)?;
    write("request.txt", asking.request().text().as_bytes())?;
    let again = keys.open(&sealed, [&issuer.verifying_key()?])?;
    let copy = again.copies.into_iter().next().ok_or("there are two")?;
    let mut answering = Answering::new(asking.request(), issued)?;
    answering.present(&copy.choose(&[Field::Name, Field::Disease])?)?;
    answering.enclose(ENCLOSED)?;
    let answer = answering.seal(&Zeroizing::new([10; 32]))?;
    write("answer.txt", answer.text().as_bytes())?;

    let mark = mark(&issuer)?;
    write("mark.cbor", mark.bytes())?;
    let frame = mark.choose(&[Field::Policy, Field::PolicyDigest, Field::Until])?;
    let frame = frame.frame(issued, b"frame-02")?;
    write("shown-mark.txt", frame.text.as_bytes())?;
    Ok(())
}

/// A text that stands for a pass of another format: nothing looks into it before it is checked.
const ENCLOSED: &str = "HC1:NOT A REAL PASS";

/// What a border post asks.
fn asking(now: Timestamp) -> Result<Asking, Box<dyn Error>> {
    let kinds = [NativeKind::Vaccination, NativeKind::Recovery];
    let wanted = Wanted {
        requester: "Border police".to_owned(),
        place: "Gate F".to_owned(),
        country: Country::from_alpha2("AT"),
        purpose: "border".to_owned(),
        asks: vec![Ask::new(&kinds, &[Field::Name, Field::BirthDate, Field::Disease])?],
        kept: 0,
    };
    let post = Ed25519SigningKey::from_seed(&Zeroizing::new([3; 32]));
    let bytes = random("asking", limits::ASKING_RANDOM);
    let bytes = Zeroizing::new(bytes.as_slice().try_into()?);
    Ok(Asking::new(&wanted, now, &post, &bytes)?)
}

/// A mark whose holder's seed is 32 bytes 04.
fn mark(issuer: &Ed25519SigningKey) -> Result<PassCopy, Box<dyn Error>> {
    let mut claims = NativeClaims::new(NativeKind::Mark);
    claims.set(Field::Policy, FieldValue::text("door/1"))?;
    claims.set(
        Field::PolicyDigest,
        FieldValue::Digest(Sha256::digest(b"Vaccinated or recovered.").into()),
    )?;
    claims.set(Field::Until, FieldValue::Number(1_795_408_200))?;
    let plan = claims.plan("AT-EMB", 20_780, 20_781)?;
    let seed = Zeroizing::new([4; 32]);
    let holder = Ed25519SigningKey::from_seed(&seed).verifying_key()?;
    let issuing = Issuing::new(&plan)
        .key_id(KeyId::new(b"issuer-1").ok_or("too long")?)
        .holder(&holder)?;
    let copy = issuing.sign(&random("mark", issuing.salts()), issuer)?;
    Ok(PassCopy::new(copy, seed)?)
}

/// SHA-256 of the label and a number of 8 bytes, one after the other.
fn random(label: &str, bytes: usize) -> Zeroizing<Vec<u8>> {
    let block = |at: u64| {
        Sha256::new()
            .chain_update(label)
            .chain_update(at.to_be_bytes())
            .finalize()
    };
    Zeroizing::new((0..).flat_map(block).take(bytes).collect())
}
