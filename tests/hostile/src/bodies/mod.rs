//! One body per way in. Each takes any bytes; what it asserts holds for all of them.

pub(crate) mod cards;
mod cbor;
mod certificates;
pub(crate) mod certlogic;
mod checked;
mod contents;
mod cose;
mod document;
pub(crate) mod enrolment;
mod inflate;
pub(crate) mod keyless;
pub(crate) mod mark;
mod moving;
mod mrz;
pub(crate) mod pack;
mod picture;
pub(crate) mod presentation;
pub(crate) mod request;
pub(crate) mod revocation;
pub(crate) mod rule_book;
mod scan;
pub(crate) mod sd_cwt;
pub(crate) mod sealed;
pub(crate) mod seals;
mod store;
pub(crate) mod who;

pub use self::cards::cards;
pub use self::cbor::cbor;
pub use self::certificates::certificates;
pub use self::certlogic::certlogic;
pub use self::contents::contents;
pub use self::cose::cose;
pub use self::document::document;
pub use self::enrolment::enrolment;
pub use self::inflate::inflate;
pub use self::keyless::keyless;
pub use self::mark::mark;
pub use self::moving::moving;
pub use self::mrz::mrz;
pub use self::pack::pack;
pub use self::picture::picture;
pub use self::presentation::presentation;
pub use self::request::request;
pub use self::revocation::revocation;
pub use self::rule_book::rule_book;
pub use self::scan::scan;
pub use self::sd_cwt::sd_cwt;
pub use self::sealed::sealed;
pub use self::seals::seals;
pub use self::store::store;
pub use self::who::who;

/// Takes any bytes; panics where what holds for all of them does not.
pub type Body = fn(&[u8]);

/// Every body by its name, which is also that of its fuzz target.
pub const BODIES: [(&str, Body); 25] = [
    ("scan", scan),
    ("inflate", inflate),
    ("cbor", cbor),
    ("cose", cose),
    ("certificates", certificates),
    ("picture", picture),
    ("document", document),
    ("store", store),
    ("mrz", mrz),
    ("cards", cards),
    ("who", who),
    ("seals", seals),
    ("keyless", keyless),
    ("moving", moving),
    ("revocation", revocation),
    ("pack", pack),
    ("contents", contents),
    ("certlogic", certlogic),
    ("rule_book", rule_book),
    ("sd_cwt", sd_cwt),
    ("enrolment", enrolment),
    ("presentation", presentation),
    ("request", request),
    ("sealed", sealed),
    ("mark", mark),
];
