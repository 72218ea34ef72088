//! Publishers of signed lists whose keys come with Carnet. Where each was published stands in
//! `data/publishers/SOURCE.md`.

use credential::VerifyingKey;

use super::certificates;

/// Germany's signer list: the list of the running service, and that of the acceptance environment.
const PINNED: [&str; 2] = [
    include_str!("../../data/publishers/covpass-production.pem"),
    include_str!("../../data/publishers/covpass-acceptance.pem"),
];

/// The keys signed lists are tried with from the start.
pub(crate) fn pinned() -> Vec<VerifyingKey> {
    PINNED
        .iter()
        .filter_map(|pem| certificates::from_pem(&"".into(), pem.as_bytes()).ok())
        .flat_map(|import| import.publishers)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pinned_key_can_be_read() {
        assert_eq!(pinned().len(), PINNED.len());
    }
}
