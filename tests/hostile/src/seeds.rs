//! What a search starts from: real input for each body, from the published vectors.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use credential::cbor::{Encoder, Map, Profile};
use credential::cose::Sign1;
use credential::{binary, inflate, limits};
use policy::import::{Publication, RulesImport, TrustImport};
use policy::packs::content::rules::RulesContent;
use policy::packs::content::trust::TrustContent;
use policy::requirements::YELLOW_FEVER_SAMPLE;
use qr::moving::{Receiver, Sender};
use qr::render::animation;
use serde_json::Value;

use crate::bodies::cards::{EXAMPLES, jws};
use crate::bodies::certlogic;
use crate::bodies::keyless::texts as keyless_texts;
use crate::bodies::pack::seeds as packs;
use crate::bodies::seals::{authority, texts as seal_texts};
use crate::bodies::who::texts as samples;
use crate::bodies::{enrolment, mark, presentation, request, revocation, rule_book, sd_cwt, sealed};
use crate::originals::compressed;
use crate::vectors::{contents, files, hex, json};
use crate::{Originals, Random};

/// Largest picture among the seeds, in bytes: a search needs many tries.
const PICTURE: usize = 6 << 10;

/// The seeds of a body.
///
/// # Panics
/// When there is no body of this name.
pub fn of(body: &str) -> Vec<Vec<u8>> {
    match body {
        "scan" => texts().into_iter().chain(messages()).collect(),
        "inflate" => texts()
            .iter()
            .filter_map(|text| compressed(std::str::from_utf8(text).ok()?))
            .collect(),
        "cbor" => cbor(),
        "cose" => cose(),
        "certificates" => certificates(),
        "picture" => picture(),
        "document" => documents(),
        "store" => store(),
        "mrz" => mrz(),
        "cards" => cards(),
        "who" => who(),
        "seals" => seals(),
        "keyless" => keyless(),
        "moving" => moving(),
        "revocation" => revocation::seeds(),
        "pack" => packs(),
        "contents" => contents_of_packs(),
        "certlogic" => certlogic::seeds(),
        "rule_book" => rule_book::seeds(),
        "sd_cwt" => sd_cwt::seeds(),
        "enrolment" => enrolment::seeds(),
        "presentation" => presentation::seeds(),
        "request" => request::seeds(),
        "sealed" => sealed::seeds(),
        "mark" => mark::seeds(),
        _ => panic!("{body} is no body"),
    }
}

/// Published passes of every format but the EU's, which [`Originals`] reads: SMART Health Cards, WHO's, seals, Israel's and
/// DIVOC's.
pub fn passes() -> Vec<String> {
    jws()
        .chain(samples())
        .chain(seal_texts())
        .chain(keyless_texts())
        .collect()
}

/// Frames, receivers half-way and whole, both kinds of animation, and a series of ids.
fn moving() -> Vec<Vec<u8>> {
    let object: Vec<u8> = (0..700_u32).map(|n| (n * n / 7) as u8).collect();
    let sender = Sender::within(&object, 60).expect("it fits");
    let mut receiver = Receiver::new();
    let mut seeds = vec![receiver.save()];
    for n in 0..sender.needed() {
        seeds.push(sender.frame(n * 2).into_bytes());
        receiver.take(&sender.frame(n)).expect("our own frame");
        seeds.push(receiver.save());
    }
    let symbols = || [sender.symbol(0), sender.symbol(9)].into_iter();
    seeds.push(animation::gif(symbols(), 1, 8).expect("two codes"));
    seeds.push(animation::apng(symbols(), 1, 8).expect("two codes"));
    let ids = (0..30_u8).flat_map(|n| [n % 2 * 255, 0, n]);
    seeds.push([0, 3, 0, 40].into_iter().chain(ids).collect());
    seeds
}

/// The samples' texts, the archives and the JSON in them, and texts that only point.
fn keyless() -> Vec<Vec<u8>> {
    let texts = keyless_texts();
    let archives = texts.iter().filter_map(|text| binary::bytes_of(text));
    let documents = texts
        .iter()
        .filter_map(|text| Some(text.split_once('#')?.1.as_bytes().to_vec()));
    let pointers = [
        "https://verify.example.org/c?id=1",
        "shlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUub3JnIn0",
    ];
    let inside: Vec<Vec<u8>> = archives.chain(documents).collect();
    texts
        .iter()
        .map(|text| text.as_bytes().to_vec())
        .chain(inside)
        .chain(pointers.map(|text| text.as_bytes().to_vec()))
        .collect()
}

fn seals() -> Vec<Vec<u8>> {
    let texts = seal_texts().into_iter().map(String::into_bytes);
    texts
        .chain(authority())
        .chain(contents("vds-nc/jcs-rfc8785/testdata/input", "json"))
        .collect()
}

fn texts() -> Vec<Vec<u8>> {
    Originals::read()
        .all()
        .iter()
        .step_by(4)
        .map(|original| original.text.clone().into_bytes())
        .collect()
}

fn cbor() -> Vec<Vec<u8>> {
    let examples = String::from_utf8(contents("cbor/rfc8949-appendix-a", "tsv").concat()).expect("UTF-8");
    let examples = examples
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .map(hex);
    let claims = Originals::read();
    let claims = claims
        .all()
        .iter()
        .step_by(8)
        .map(|original| original.message.claims.clone());
    examples.chain(claims).chain([encoded()]).collect()
}

fn encoded() -> Vec<u8> {
    let (mut map, mut encoder) = (Map::new(), Encoder::new());
    for number in 0..8 {
        map.entry(|key| key.i64(number - 4), |value| value.array(2).float(0.5).null())
            .expect("each key once");
    }
    encoder.tag(61).map(&map);
    encoder.finish()
}

fn cose() -> Vec<Vec<u8>> {
    let examples = json("cose/cose-wg-examples");
    let examples = examples
        .filter_map(|case| case["output"]["cbor"].as_str().map(hex))
        .collect::<Vec<_>>();
    examples.into_iter().chain(messages()).collect()
}

fn messages() -> Vec<Vec<u8>> {
    let originals = Originals::read();
    originals
        .all()
        .iter()
        .step_by(8)
        .map(|original| original.message.bytes())
        .collect()
}

fn publication(bytes: &[u8]) -> Publication<'_> {
    Publication {
        source: "seed",
        bytes,
        fetched: None,
    }
}

/// Publications of every form that is not among the certificates, and bodies made of them.
fn contents_of_packs() -> Vec<Vec<u8>> {
    let source: Arc<str> = "seed".into();
    let mut keys = TrustImport::new();
    let mut seeds = Vec::new();
    for list in certificates()
        .into_iter()
        .chain(contents("vds-nc/dfat-extracted", "der"))
    {
        if keys.add(&publication(&list)).is_ok() {
            seeds.push(list);
        }
    }
    // ICAO's forms, made for the tests of the policy crate.
    for file in ["pkd.ldif", "master-list.der", "master-list.ber"] {
        let icao = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../core/policy/testdata/icao");
        seeds.push(fs::read(icao.join(file)).expect(file));
    }
    let (content, _) = keys.finish();
    seeds.push(content.encode());
    let small = TrustContent {
        keys: content.keys.into_iter().take(2).collect(),
        ..TrustContent::default()
    };
    seeds.push(small.encode());

    let states = files("certlogic/dgc-business-rules-testdata", "json");
    let rules: Vec<Vec<u8>> = states
        .iter()
        .filter(|path| path.ends_with("rule.json"))
        .step_by(20)
        .filter_map(|path| fs::read(path).ok())
        .collect();
    let mut import = RulesImport::new();
    for rule in &rules {
        import.add(&publication(rule)).expect("a rule");
    }
    let sets = br#"{"a-set": ["AD", "AE"]}"#.to_vec();
    import.add(&publication(&sets)).expect("a value set");
    let requirements = YELLOW_FEVER_SAMPLE.as_bytes().to_vec();
    import.add(&publication(&requirements)).expect("requirements");
    let body = import.finish().0.encode();
    assert!(RulesContent::decode(&body, &source).is_ok());
    seeds.extend(rules);
    seeds.extend([sets, requirements, body]);
    seeds
}

fn certificates() -> Vec<Vec<u8>> {
    let originals = Originals::read();
    let mut seeds: Vec<Vec<u8>> = originals
        .all()
        .iter()
        .step_by(10)
        .map(|original| original.certificate.clone())
        .collect();
    seeds.extend(contents("trust/covpass-dsc-list", "pem"));
    let pem = |der: &Vec<u8>| {
        let base64 = <base64ct::Base64 as base64ct::Encoding>::encode_string(der);
        format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n").into_bytes()
    };
    seeds.push(seeds.iter().take(3).map(pem).collect::<Vec<_>>().concat());
    // Lists are large; their first entries have every shape.
    for mut list in json("trust/who-gdhcn") {
        for member in ["verificationMethod", "assertionMethod"] {
            if let Some(Value::Array(entries)) = list.get_mut(member) {
                entries.truncate(4);
            }
        }
        let keys: Vec<Value> = list["verificationMethod"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|of| of["publicKeyJwk"].clone())
            .collect();
        seeds.push(list.to_string().into_bytes());
        seeds.push(serde_json::json!({ "keys": keys }).to_string().into_bytes());
    }
    // Its signature no longer fits, so its entries come in as a search finds them: not at all.
    seeds.extend(
        contents("trust/covpass-dsc-list", "json")
            .into_iter()
            .map(|list| list[..4096].to_vec()),
    );
    seeds
}

fn picture() -> Vec<Vec<u8>> {
    let pictures = ["qr-images", "eu-dcc/dgc-testdata", "eu-dcc/dcc-quality-assurance"];
    let pictures = pictures
        .iter()
        .flat_map(|folder| ["png", "jpg", "webp"].map(|extension| files(folder, extension)));
    let small = pictures
        .flatten()
        .filter_map(|path| std::fs::read(path).ok())
        .filter(|bytes| bytes.len() <= PICTURE);
    let mut seeds: Vec<Vec<u8>> = small.step_by(8).take(12).collect();
    let symbol = qr::encode("HC1:SEED").expect("a short text");
    seeds.push(qr::render::png(&symbol, 2).expect("a small picture"));
    seeds
}

/// Pages with a code on them: its modules as filled squares, and as an image. A module is one point wide, as a page of
/// nothing is looked at in all resolutions, and a search needs many tries.
fn documents() -> Vec<Vec<u8>> {
    let symbol = qr::encode("HC1:SEED").expect("a short text");
    let size = symbol.size();
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[-4 -4 {0} {0}]/Contents 4 0 R/Resources<</XObject<</C 5 0 R>>>>>>",
        size + 4
    );
    let modules: Vec<(usize, usize)> = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).collect();
    let dark = modules.iter().filter(|&&(x, y)| symbol.is_dark(x, y));
    let squares: String = dark.map(|(x, y)| format!("{x} {} 1 1 re f\n", size - 1 - y)).collect();
    let shade = |&(x, y)| if symbol.is_dark(x, y) { "00" } else { "ff" };
    let shades: String = modules.iter().map(shade).collect();
    let image = format!(
        "/Type/XObject/Subtype/Image/Width {size}/Height {size}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode"
    );
    [
        vec![page.clone(), stream("", &squares)],
        vec![
            page,
            stream("", &format!("{size} 0 0 {size} 0 0 cm /C Do")),
            stream(&image, &shades),
        ],
    ]
    .map(pdf)
    .into()
}

fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// A document of one page: its object has number 3, and the others follow.
fn pdf(page: Vec<String>) -> Vec<u8> {
    let objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>"];
    let objects: Vec<String> = objects.map(str::to_owned).into_iter().chain(page).collect();
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let trailer = format!(
        "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    (file + &table + &trailer).into_bytes()
}

/// Patches in every part of the file; the body says what they mean.
fn store() -> Vec<Vec<u8>> {
    let mut random = Random::new(3);
    let mut seeds: Vec<Vec<u8>> = (0..16)
        .map(|part: u8| {
            let mut seed = vec![1, part << 4, random.byte(), 8];
            seed.extend((0..8).map(|_| random.byte()));
            seed
        })
        .collect();
    seeds.push(b"\x00SQLite format 3\0".to_vec());
    seeds
}

/// Texts in every form, and payloads; the large example is one of each.
fn cards() -> Vec<Vec<u8>> {
    let forms = ["txt", "smart-health-card"];
    let texts = forms.iter().flat_map(|extension| contents(EXAMPLES, extension));
    let payloads = files(EXAMPLES, "json").into_iter();
    let payloads = payloads.filter(|path| path.to_string_lossy().contains("minified"));
    texts
        .chain(payloads.filter_map(|path| std::fs::read(path).ok()))
        .collect()
}

/// The samples' texts, and their certificates with every place one can have.
fn who() -> Vec<Vec<u8>> {
    let claims = |text: &String| {
        let message = inflate::zlib(&compressed(text)?, limits::HC1_INFLATED).ok()?;
        let sign1 = Sign1::parse(&message, Profile::Lenient).ok()?;
        Some(sign1.payload().to_vec())
    };
    let samples = samples();
    let mut seeds: Vec<Vec<u8>> = samples.iter().map(|text| text.clone().into_bytes()).collect();
    for claims in samples.iter().filter_map(claims) {
        // A certificate is the last in its claims set: what follows claim -260 and its key.
        let at = claims.windows(4).position(|bytes| bytes == [0x39, 0x01, 0x03, 0xa1]);
        let certificate = at.and_then(|at| claims.get(at + 5..)).unwrap_or(&claims);
        seeds.extend((0..3).map(|place| [&[place], certificate].concat()));
        seeds.push([&[3], &claims[..]].concat());
    }
    seeds
}

fn mrz() -> Vec<Vec<u8>> {
    // The specimens of ICAO Doc 9303 parts 4 (TD3), 6 (TD2) and 5 (TD1), and names.
    [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "O'Néill-Müller, Þóra Ļvova Ткаченко",
    ]
    .map(|text| text.as_bytes().to_vec())
    .into()
}
