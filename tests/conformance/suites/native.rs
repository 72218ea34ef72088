//! Carnet's own passes (core/present/PROFILE.md): the vectors are what is read, and what would be written again.

use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, Trial, ensure, hex, run, same, vectors};
use credential::Ed25519SigningKey;
use credential::native::{Field, FieldValue};
use credential::sdcwt::{UnverifiedKeyBinding, UnverifiedSdCwt};
use jiff::Timestamp;
use present::{
    AnswerItem, Asking, Enrolment, EnrolmentKeys, Invitation, LiveRefusal, Prefix, Replay, Request, Sealed, Seen,
    answered, check, limits,
};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const FOLDER: &str = "native";

/// Claims of a showing, by what they are.
const SHOWN: [(&str, &[Field]); 2] = [
    (
        "all",
        &[
            Field::Name,
            Field::BirthDate,
            Field::Disease,
            Field::Date,
            Field::ValidUntil,
        ],
    ),
    ("none", &[]),
];

fn main() -> ExitCode {
    let mut trials = vec![
        Trial::test("invitation.txt", invitation),
        Trial::test("enrolment.txt", enrolment),
        Trial::test("batch.txt", batch),
        Trial::test("claims.cbor", claims),
        Trial::test("bare-copy.txt", bare_copy),
        Trial::test("request.txt", request),
        Trial::test("answer.txt", answer),
        Trial::test("mark.cbor", mark),
        Trial::test("shown-mark.txt", shown_mark),
    ];
    for number in 0..2 {
        trials.push(Trial::test(format!("copy-{number}.cbor"), move || copy(number)));
    }
    for (name, fields) in SHOWN {
        trials.push(Trial::test(format!("shown-{name}.txt"), move || shown(name, fields)));
    }
    run(13, trials)
}

fn text(name: &str) -> Result<String, Failed> {
    vectors::file(FOLDER, name).text()
}

fn bytes(name: &str) -> Result<Vec<u8>, Failed> {
    vectors::file(FOLDER, name).bytes()
}

fn issuer() -> Ed25519SigningKey {
    Ed25519SigningKey::from_seed(&Zeroizing::new([1; 32]))
}

/// SHA-256 of the label and a number of 8 bytes, one after the other: SOURCE.md.
fn random(label: &str, bytes: usize) -> Zeroizing<Vec<u8>> {
    let block = |at: u64| {
        Sha256::new()
            .chain_update(label)
            .chain_update(at.to_be_bytes())
            .finalize()
    };
    Zeroizing::new((0..).flat_map(block).take(bytes).collect())
}

/// The wallet of the vectors.
fn wallet() -> Result<(EnrolmentKeys, Enrolment), Failed> {
    let invitation = Invitation::read(&text("invitation.txt")?)?;
    Ok(EnrolmentKeys::answer(
        &invitation,
        &random("wallet", invitation.random_bytes()),
    )?)
}

fn invitation() -> Outcome {
    let text = text("invitation.txt")?;
    let invitation = Invitation::read(&text)?;
    same("issuer", invitation.issuer(), "AT-EMB")?;
    same("kind", invitation.kind().name(), "recovery")?;
    same("copies", &invitation.copies(), &2)?;
    same("expires", &invitation.expires(), &"2026-11-24T00:00:00Z".parse()?)?;
    same("nonce", invitation.nonce(), &[7; 16])?;
    same("written again", &invitation.text(), &text)
}

fn enrolment() -> Outcome {
    let text = text("enrolment.txt")?;
    let read = Enrolment::read(&text)?;
    let invitation = Invitation::read(&self::text("invitation.txt")?)?;
    let now: Timestamp = "2026-11-23T23:59:59Z".parse()?;
    same("answers", &read.answers(&invitation, now), &Ok(()))?;
    same("written again", &wallet()?.1.text(), &text)
}

/// The copies as they were sealed, opened and in order; sealed again with the same seed, the same bytes.
fn batch() -> Outcome {
    let text = text("batch.txt")?;
    let (keys, enrolment) = wallet()?;
    let sealed = Sealed::read(text.as_bytes())?;
    let batch = keys.open(&sealed, [&issuer().verifying_key()?])?;
    let copies = [bytes("copy-0.cbor")?, bytes("copy-1.cbor")?];
    for (copy, expected) in batch.copies.iter().zip(&copies) {
        same("copy", copy.bytes(), expected.as_slice())?;
    }
    same("copies", &batch.copies.len(), &2)?;
    let again = present::seal_batch(&enrolment, &copies, &Zeroizing::new([9; 32]))?;
    same("sealed again", &again.text(), &text)
}

fn copy(number: usize) -> Outcome {
    let bytes = bytes(&format!("copy-{number}.cbor"))?;
    let token = UnverifiedSdCwt::parse(&bytes)?;
    let token = token
        .verify([&issuer().verifying_key()?])
        .map_err(|failed| failed.reason)?;
    let contents = token.contents();
    contents.complete()?;
    same("digests", &contents.disclosures().len(), &12)?;
    let status = contents.status()?.ok_or("no status")?;
    same("place", &status.index, &(40_000 + number as u64))?;
    let (_, enrolment) = wallet()?;
    ensure!(contents.holder_key()? == enrolment.holders()[number], "another holder");
    // Opened, every copy says the same but for the holder's key and the place.
    let pass = credential::native::NativePass::read(contents)?;
    same("name", &pass.claims.text(Field::Name), &Some("BOCK<<ANN<MARIA"))
}

fn claims() -> Outcome {
    let copy = bytes("copy-0.cbor")?;
    let claims = UnverifiedSdCwt::parse(&copy)?.claimed().claims().to_cbor();
    same("validated claims set", &claims, &bytes("claims.cbor")?)
}

fn shown(name: &str, fields: &[Field]) -> Outcome {
    let text = text(&format!("shown-{name}.txt"))?;
    let unverified = credential::parse(&text)?;
    let (verified, _) = unverified
        .verify([&issuer().verifying_key()?])
        .map_err(|failed| failed.reason)?;
    let pass = verified.pass();
    let (pass, binding) = pass.native().zip(pass.binding()).ok_or("no pass of Carnet's own")?;
    let seen: Vec<Field> = pass.claims.iter().map(|(field, _)| field).collect();
    same("fields", seen.as_slice(), fields)?;
    let at = |time: &str| time.parse::<Timestamp>();
    let age = |time| Ok::<_, Failed>(check(&binding.terms(), at(time)?).map(|age| age.seconds()));
    same("in time", &age("2026-11-23T00:31:19Z")?, &Ok(79))?;
    ensure!(
        matches!(age("2026-11-23T00:31:20Z")?, Err(LiveRefusal::TooOld(_))),
        "a stale frame"
    );
    same("ahead", &age("2026-11-23T00:29:00Z")?, &Ok(-60))?;
    ensure!(
        matches!(age("2026-11-23T00:28:59Z")?, Err(LiveRefusal::FromTheFuture(_))),
        "a frame to come"
    );
    let mut replay = Replay::new(Zeroizing::new([0; 32]));
    let now = at("2026-11-23T00:30:01Z")?;
    same(
        "first",
        &replay.see(&binding.holder, &binding.terms(), now),
        &Seen::First,
    )?;
    same(
        "again",
        &replay.see(&binding.holder, &binding.terms(), now),
        &Seen::Again { after: 0 },
    )?;
    let token = Prefix::Presentation.read(&text, limits::FRAME)?;
    let hidden = UnverifiedKeyBinding::parse(&token)?.claimed().hidden();
    same("digests kept back", &hidden, &(12 - fields.len()))?;
    same("type of the token", &token.get(..2), &Some(hex("d284")?.as_slice()))
}

fn bare_copy() -> Outcome {
    let refused = credential::parse(&text("bare-copy.txt")?)
        .err()
        .map(|refusal| refusal.code());
    same("refused", &refused, &Some("no_key_binding"))
}

/// The border post of the vectors, as it waits.
fn asking() -> Result<Asking, Failed> {
    let request = Request::read(&text("request.txt")?)?;
    let post = Ed25519SigningKey::from_seed(&Zeroizing::new([3; 32]));
    let bytes = random("asking", limits::ASKING_RANDOM);
    let bytes = Zeroizing::new(bytes.as_slice().try_into()?);
    Ok(Asking::new(request.wanted(), request.issued(), &post, &bytes)?)
}

fn request() -> Outcome {
    let text = text("request.txt")?;
    let request = Request::read(&text)?;
    let wanted = request.wanted();
    same("requester", wanted.requester.as_str(), "Border police")?;
    same("place", wanted.place.as_str(), "Gate F")?;
    same("purpose", wanted.purpose.as_str(), "border")?;
    let ask = wanted.asks.first().ok_or("nothing is asked")?;
    same("fields", ask.fields(), &[Field::Name, Field::BirthDate, Field::Disease])?;
    same("from", &request.issued(), &"2026-11-23T00:30:00Z".parse()?)?;
    same("until", &request.expires(), &"2026-11-23T00:35:00Z".parse()?)?;
    let post = Ed25519SigningKey::from_seed(&Zeroizing::new([3; 32]));
    same("signer", request.key(), &post.public())?;
    same("written again", &asking()?.request().text(), &text)
}

/// One presentation, bound to the request, and one pass of another format; opened by whoever asked and nobody else.
fn answer() -> Outcome {
    let sealed = Sealed::read(text("answer.txt")?.as_bytes())?;
    ensure!(sealed.is_answer(), "a batch");
    let asking = asking()?;
    let now: Timestamp = "2026-11-23T00:30:09Z".parse()?;
    let items = asking.open(&sealed, now)?;
    let [AnswerItem::Presentation(token), AnswerItem::Text(enclosed)] = items.as_slice() else {
        return Err("two passes in this order".into());
    };
    same("enclosed", enclosed.as_str(), "HC1:NOT A REAL PASS")?;
    let unverified = credential::parse(&Prefix::Presentation.write(token))?;
    let (verified, _) = unverified
        .verify([&issuer().verifying_key()?])
        .map_err(|failed| failed.reason)?;
    let (pass, binding) = verified
        .pass()
        .native()
        .zip(verified.pass().binding())
        .ok_or("no own pass")?;
    let seen: Vec<Field> = pass.claims.iter().map(|(field, _)| field).collect();
    same("fields", seen.as_slice(), &[Field::Name, Field::Disease])?;
    same("age", &answered(&binding.terms(), asking.request(), now), &Ok(9))?;
    ensure!(
        check(&binding.terms(), now).is_err(),
        "an answer counts as a live frame"
    );
    let late = asking.open(&sealed, "2026-11-23T00:40:00Z".parse()?);
    ensure!(late.is_err(), "an answer after its time");
    let batch = text("batch.txt")?;
    ensure!(
        asking.open(&Sealed::read(batch.as_bytes())?, now).is_err(),
        "a batch counts as an answer"
    );
    Ok(())
}

fn mark() -> Outcome {
    let bytes = bytes("mark.cbor")?;
    let token = UnverifiedSdCwt::parse(&bytes)?;
    let token = token
        .verify([&issuer().verifying_key()?])
        .map_err(|failed| failed.reason)?;
    let pass = credential::native::NativePass::read(token.contents())?;
    same("kind", pass.claims.kind().name(), "mark")?;
    same("policy", &pass.claims.text(Field::Policy), &Some("door/1"))?;
    let digest = FieldValue::Digest(Sha256::digest(b"Vaccinated or recovered.").into());
    ensure!(pass.claims.get(Field::PolicyDigest) == Some(&digest), "another policy");
    same("complete", &pass.claims.complete(), &Ok(()))
}

/// All that a mark has to say; it ends with its policy, before its token.
fn shown_mark() -> Outcome {
    let unverified = credential::parse(&text("shown-mark.txt")?)?;
    let (verified, _) = unverified
        .verify([&issuer().verifying_key()?])
        .map_err(|failed| failed.reason)?;
    let pass = verified.pass();
    same("until", &pass.counts_until(), &Some("2026-11-23T04:30:00Z".parse()?))?;
    let native = pass.native().ok_or("no own pass")?;
    same("complete", &native.claims.complete(), &Ok(()))
}
