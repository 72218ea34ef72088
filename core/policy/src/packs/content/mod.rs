//! What the contents of packs say.

pub mod agreements;
pub mod verifiers;
