//! What packs carry, and the publications it is made from.

use std::sync::Arc;

use policy::import::{Publication, RulesImport, TrustImport};
use policy::packs::content::rules::RulesContent;
use policy::packs::content::trust::TrustContent;

/// Takes the data as the bodies of packs of both kinds, and as a publication; what is made of that is read back whole.
pub fn contents(data: &[u8]) {
    let source: Arc<str> = "hostile".into();
    if let Ok((content, skipped)) = TrustContent::decode(data, &source)
        && skipped.is_empty()
        && content.encode() != data
    {
        // Notes are left out where they cannot be read, and nothing else is.
        assert!(content.encode().len() < data.len(), "two forms of the same keys");
    }
    if let Ok((content, skipped)) = RulesContent::decode(data, &source)
        && skipped.is_empty()
        && content.encode() != data
    {
        assert!(content.encode().len() < data.len(), "two forms of the same rules");
    }
    let publication = Publication {
        source: "hostile",
        bytes: data,
        fetched: None,
    };
    let mut import = TrustImport::new();
    if import.add(&publication).is_ok() {
        let (content, _) = import.finish();
        let (read, skipped) = TrustContent::decode(&content.encode(), &source).expect("our own form");
        assert!(skipped.is_empty(), "what was imported is not read back");
        assert_eq!(read.encode(), content.encode());
    }
    let mut import = RulesImport::new();
    if import.add(&publication).is_ok() {
        let (content, _) = import.finish();
        let (read, skipped) = RulesContent::decode(&content.encode(), &source).expect("our own form");
        assert!(skipped.is_empty(), "what was imported is not read back");
        assert_eq!(read.encode(), content.encode());
    }
}
