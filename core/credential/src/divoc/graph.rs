//! What is signed: the credential as an RDF dataset in its canonical form (RDF Dataset Canonicalization, RDFC-1.0, which
//! writes what URDNA2015 did).
//!
//! Contexts are not read from the code. DIVOC's (`vaccination-context.js` and `test-certificate-context.js` of its
//! repository) and `https://www.w3.org/2018/credentials/v1` are laid down here as the one tree they allow: each known member
//! in its place is one quad. Whatever else JSON-LD could say (other members, keywords, lists, nested contexts) is refused,
//! so that nothing is shown that no quad holds. `vac:` stays as it is: its namespace ends in a digit, so that JSON-LD 1.1
//! takes it for no prefix.

use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BlankNode, Dataset, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};

use crate::json::Json;
use crate::limits;

const CREDENTIALS: &str = "https://www.w3.org/2018/credentials#";
const SCHEMA: &str = "https://schema.org/";

/// A member that an object may have.
struct Member(&'static str, Value);

/// What stands in a member, and the quad that it is.
#[derive(Clone, Copy)]
enum Value {
    /// Not part of the dataset: looked at elsewhere.
    Elsewhere,
    /// A text or a whole number.
    Plain(&'static str, &'static str),
    /// A text that is a time.
    Time(&'static str, &'static str),
    /// The address of something.
    Link(&'static str, &'static str),
    /// One object, with its shape.
    One(&'static str, &'static str, &'static Shape),
    /// An array of objects.
    Many(&'static str, &'static str, &'static [Shape]),
}

use Value::{Elsewhere, Link, Many, One, Plain, Time};

/// An object: its types, the members that it may have with them.
struct Shape {
    /// Name and address of each type; an object without any has none.
    types: &'static [(&'static str, &'static str, &'static str)],
    members: &'static [Member],
}

static CREDENTIAL: Shape = Shape {
    types: &[
        ("VerifiableCredential", CREDENTIALS, "VerifiableCredential"),
        ("ProofOfVaccinationCredential", SCHEMA, "ProofOfVaccinationCredential"),
        ("ProofOfTestCertificateCredential", SCHEMA, "ProofOfTestCredential"),
    ],
    members: &[
        Member("@context", Elsewhere),
        Member("type", Elsewhere),
        Member("proof", Elsewhere),
        Member("issuer", Link(CREDENTIALS, "issuer")),
        Member("issuanceDate", Time(CREDENTIALS, "issuanceDate")),
        Member("expirationDate", Time(CREDENTIALS, "expirationDate")),
        Member("credentialSubject", One(CREDENTIALS, "credentialSubject", &PERSON)),
        Member("evidence", Many(CREDENTIALS, "evidence", &EVENTS)),
        Member("nonTransferable", Plain("vac:", "nonTransferable")),
    ],
};

static PERSON: Shape = Shape {
    types: &[("Person", SCHEMA, "Person")],
    members: &[
        Member("type", Elsewhere),
        Member("id", Elsewhere),
        Member("refId", Plain(SCHEMA, "id")),
        Member("uhid", Plain(SCHEMA, "id")),
        Member("name", Plain(SCHEMA, "name")),
        Member("age", Plain(SCHEMA, "Number")),
        Member("dob", Plain(SCHEMA, "date")),
        Member("gender", Plain(SCHEMA, "gender")),
        Member("nationality", Plain(SCHEMA, "nationality")),
        Member("address", One(SCHEMA, "PostalAddress", &ADDRESS)),
    ],
};

static ADDRESS: Shape = Shape {
    types: &[],
    members: &[
        Member("streetAddress", Plain(SCHEMA, "streetAddress")),
        Member("streetAddress2", Plain("vac:", "addressLine2")),
        Member("city", Plain("vac:", "city")),
        Member("district", Plain("vac:", "district")),
        Member("addressRegion", Plain(SCHEMA, "addressRegion")),
        Member("postalCode", Plain(SCHEMA, "postalCode")),
        Member("addressCountry", Plain(SCHEMA, "addressCountry")),
    ],
};

static VERIFIER: Shape = Shape {
    types: &[],
    members: &[
        Member("name", Plain(SCHEMA, "name")),
        Member("sign-image", Plain(SCHEMA, "image")),
    ],
};

static FACILITY: Shape = Shape {
    types: &[],
    members: &[
        Member("name", Plain(SCHEMA, "name")),
        Member("address", One(SCHEMA, "PostalAddress", &ADDRESS)),
        Member("seal-image", Plain(SCHEMA, "image")),
    ],
};

/// A vaccination, or a test.
static EVENTS: [Shape; 2] = [
    Shape {
        types: &[("Vaccination", "vac:", "Vaccination")],
        members: &[
            Member("type", Elsewhere),
            Member("id", Elsewhere),
            Member("certificateId", Plain(SCHEMA, "id")),
            Member("feedbackUrl", Plain(SCHEMA, "url")),
            Member("infoUrl", Plain(SCHEMA, "url")),
            Member("batch", Plain(SCHEMA, "id")),
            Member("vaccine", Plain(SCHEMA, "id")),
            Member("manufacturer", Plain(SCHEMA, "id")),
            Member("icd11Code", Plain(SCHEMA, "id")),
            Member("prophylaxis", Plain(SCHEMA, "name")),
            Member("date", Plain(SCHEMA, "date")),
            Member("effectiveStart", Plain(SCHEMA, "date")),
            Member("effectiveUntil", Plain(SCHEMA, "date")),
            Member("dose", Plain(SCHEMA, "doseValue")),
            Member("totalDoses", Plain(SCHEMA, "doseValue")),
            Member("verifier", One("vac:", "verifier", &VERIFIER)),
            Member("facility", One("vac:", "Facility", &FACILITY)),
        ],
    },
    Shape {
        types: &[("TestDetails", "vac:", "TestDetails")],
        members: &[
            Member("type", Elsewhere),
            Member("id", Elsewhere),
            Member("certificateId", Plain(SCHEMA, "id")),
            Member("feedbackUrl", Plain(SCHEMA, "url")),
            Member("infoUrl", Plain(SCHEMA, "url")),
            Member("testName", Plain(SCHEMA, "name")),
            Member("sampleCollectionTimestamp", Plain(SCHEMA, "dateTime")),
            Member("resultTimestamp", Plain(SCHEMA, "dateTime")),
            Member("result", Plain(SCHEMA, "id")),
            Member("testType", Plain(SCHEMA, "id")),
            Member("disease", Plain(SCHEMA, "id")),
            Member("manufacturer", Plain(SCHEMA, "id")),
            Member("sampleOrigin", Plain(SCHEMA, "id")),
            Member("verifier", One("vac:", "verifier", &VERIFIER)),
            Member("facility", One("vac:", "Facility", &FACILITY)),
        ],
    },
];

/// What a credential is in canonical form.
pub(super) struct Canonical {
    pub(super) text: String,
    /// It has what programs differ about: a mismatch then does not say that it was altered.
    pub(super) doubtful: bool,
}

/// The canonical form; `None` where the document is not the tree described above.
pub(super) fn canonical(credential: Json<'_>) -> Option<Canonical> {
    let mut graph = Graph::default();
    graph.object(credential, &CREDENTIAL)?;
    Some(Canonical {
        doubtful: graph.doubtful,
        text: written(graph.dataset),
    })
}

/// The canonical form of what is signed of a proof: one node, of which each member is a link or a time.
pub(super) fn proof(kind: &str, created: &str, method: &str) -> String {
    const SECURITY: &str = "https://w3id.org/security#";
    let node = NamedOrBlankNode::from(BlankNode::new_unchecked("p"));
    let mut graph = Graph::default();
    let link = |to: String| Term::from(NamedNode::new_unchecked(to));
    graph.quad(&node, rdf::TYPE.into_owned(), link(format!("{SECURITY}{kind}")));
    graph.quad(
        &node,
        named("http://purl.org/dc/terms/", "created"),
        Literal::new_typed_literal(created, xsd::DATE_TIME).into(),
    );
    graph.quad(
        &node,
        named(SECURITY, "proofPurpose"),
        link(format!("{SECURITY}assertionMethod")),
    );
    graph.quad(&node, named(SECURITY, "verificationMethod"), link(method.to_owned()));
    written(graph.dataset)
}

fn written(mut dataset: Dataset) -> String {
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    lines.concat()
}

fn named(namespace: &str, name: &str) -> NamedNode {
    NamedNode::new_unchecked([namespace, name].concat())
}

#[derive(Default)]
struct Graph {
    dataset: Dataset,
    nodes: usize,
    doubtful: bool,
}

impl Graph {
    fn quad(&mut self, node: &NamedOrBlankNode, predicate: NamedNode, object: Term) {
        let quad = Quad::new(node.clone(), predicate, object, GraphName::DefaultGraph);
        self.dataset.insert(&quad);
    }

    /// An object of this shape, and the node that it is.
    fn object(&mut self, object: Json<'_>, shape: &Shape) -> Option<NamedOrBlankNode> {
        if !object.is_object() {
            return None;
        }
        let node = self.node(object)?;
        for name in types(object)? {
            let (_, namespace, name) = shape.types.iter().find(|(known, ..)| *known == name)?;
            let object = Term::from(named(namespace, name));
            self.quad(&node, rdf::TYPE.into_owned(), object);
        }
        // The members of an object with types are known by one of them.
        if !shape.types.is_empty() && types(object)?.next().is_none() {
            return None;
        }
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in object.members() {
            let Member(_, of) = shape.members.iter().find(|Member(known, _)| *known == name)?;
            if seen.contains(&name) {
                return None;
            }
            seen.push(name);
            if !value.is_null() {
                self.member(&node, *of, value)?;
            }
        }
        Some(node)
    }

    fn member(&mut self, node: &NamedOrBlankNode, of: Value, value: Json<'_>) -> Option<()> {
        let (namespace, name, object) = match of {
            Elsewhere => return Some(()),
            Plain(namespace, name) => (namespace, name, self.plain(value)?.into()),
            Time(namespace, name) => {
                let time = Literal::new_typed_literal(self.text(value)?, xsd::DATE_TIME);
                (namespace, name, time.into())
            }
            Link(namespace, name) => (namespace, name, self.link(value.as_str()?)?.into()),
            One(namespace, name, shape) => (namespace, name, self.object(value, shape)?.into()),
            Many(namespace, name, shapes) => {
                let mut addresses: Vec<&str> = Vec::new();
                for (number, item) in value.is_array().then(|| value.items())?.enumerate() {
                    // Each is an event of its own: two with one address would be one, with the members of both.
                    let address = item.get("id")?.as_str()?;
                    if number >= limits::DIVOC_EVENTS || addresses.contains(&address) {
                        return None;
                    }
                    addresses.push(address);
                    let kind = types(item)?.next()?;
                    let shape = shapes
                        .iter()
                        .find(|shape| shape.types.iter().any(|(name, ..)| *name == kind))?;
                    let event = self.object(item, shape)?;
                    self.quad(node, named(namespace, name), event.into());
                }
                return Some(());
            }
        };
        self.quad(node, named(namespace, name), object);
        Some(())
    }

    fn node(&mut self, object: Json<'_>) -> Option<NamedOrBlankNode> {
        match object.get("id") {
            Some(id) => self.link(id.as_str()?).map(Into::into),
            None => {
                self.nodes = self.nodes.saturating_add(1);
                Some(BlankNode::new_unchecked(format!("n{}", self.nodes)).into())
            }
        }
    }

    /// An address. One without a scheme is none, and what hangs on it would not be in the dataset. Programs differ about
    /// those with blanks, as in `did:Aadhaar Card:`: some write them, some leave them out.
    fn link(&mut self, address: &str) -> Option<NamedNode> {
        let (scheme, _) = address.split_once(':')?;
        let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
        if !is_scheme || address.contains(['<', '>', '"', '\\', '{', '}', '|', '^', '`']) {
            return None;
        }
        self.doubtful |= address.contains(|one: char| one.is_whitespace() || one.is_control());
        (!address.contains(char::is_control)).then(|| NamedNode::new_unchecked(address))
    }

    fn plain(&mut self, value: Json<'_>) -> Option<Literal> {
        match value.as_number() {
            // A fraction would be a double, whose digits programs write each in their own way.
            Some(number) => Some(Literal::new_typed_literal(number.as_i64()?.to_string(), xsd::INTEGER)),
            None => self.text(value).map(Literal::new_simple_literal),
        }
    }

    /// A text. URDNA2015 writes control characters as they are, and RDFC-1.0 does not.
    fn text<'n>(&mut self, value: Json<'n>) -> Option<&'n str> {
        let text = value.as_str()?;
        let escaped =
            |one: char| (one.is_control() && !matches!(one, '\n' | '\r')) || matches!(one, '\u{fffe}' | '\u{ffff}');
        self.doubtful |= text.contains(escaped);
        Some(text)
    }
}

/// The types of an object, each a text; none where it has no such member.
fn types(object: Json<'_>) -> Option<impl Iterator<Item = &str>> {
    let value = object.get("type");
    let texts = value.is_none_or(|value| value.as_str().is_some() || value.items().all(|item| item.as_str().is_some()));
    let one = value.into_iter().filter_map(Json::as_str);
    let items = value.into_iter().flat_map(Json::items).filter_map(Json::as_str);
    texts.then(|| one.chain(items))
}
