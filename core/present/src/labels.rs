//! Every domain-separation label of a showing, and nowhere else: a signature or a key made for one purpose never serves another. A
//! label is never changed in place; a new meaning takes a new number at its end.

/// Stands before the body of an enrolment in what each of its holder keys signs. No COSE message begins so.
pub(crate) const ENROLMENT: &[u8] = b"carnet/enrolment/holder/1\0";

/// Begins the `info` that a batch is sealed with; the digest of the enrolment's body follows.
pub(crate) const BATCH: &[u8] = b"carnet/enrolment/1";

/// Content type of a request (`typ`, RFC 9596).
pub(crate) const REQUEST: &str = "carnet/request/1";

/// Begins the `info` that an answer is sealed with; the digest of the request follows.
pub(crate) const ANSWER: &[u8] = b"carnet/sealed/1";

/// Begins whom an answer is for; the digest of the request follows, in base64url.
pub(crate) const ANSWER_AUDIENCE: &str = "urn:carnet:req:";

/// Whom a live frame is for: whoever stands before it.
pub(crate) const LIVE: &str = "urn:carnet:live:1";
