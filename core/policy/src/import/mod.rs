//! What publishers issue today, made into the contents of packs. One bad entry is passed over and listed; it never spoils a
//! publication.

pub mod revocation;
