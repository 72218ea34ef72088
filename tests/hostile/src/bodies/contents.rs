//! What packs carry, and the publications it is made from.

use std::sync::Arc;

use policy::import::{Publication, RulesImport, TrustImport};
use policy::packs::content::rules::RulesContent;
use policy::packs::content::trust::TrustContent;
use policy::requirements::{Itinerary, Requirement, Traveller, Visit};

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
    if let Ok((content, skipped)) = RulesContent::decode(data, &source) {
        content.requirements().for_each(judge);
        if skipped.is_empty() && content.encode() != data {
            assert!(content.encode().len() < data.len(), "two forms of the same rules");
        }
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
        content.requirements().for_each(judge);
        let (read, skipped) = RulesContent::decode(&content.encode(), &source).expect("our own form");
        assert!(skipped.is_empty(), "what was imported is not read back");
        assert_eq!(read.encode(), content.encode());
    }
}

/// Judges a requirement on a trip to its own country from the first that it names, with times that are and are not known.
fn judge(requirement: &Requirement) {
    let origin = requirement
        .came_from
        .as_ref()
        .and_then(|origin| origin.countries.first());
    let visit = |country, arrive: &str, leave: &str, entered| Visit {
        country,
        region: requirement.region.clone(),
        arrive: arrive.parse().ok(),
        leave: leave.parse().ok(),
        entered,
    };
    let visits = [
        visit(
            *origin.unwrap_or(&requirement.country),
            "",
            "2026-08-01[Africa/Kampala]",
            true,
        ),
        visit(
            requirement.country,
            "2026-08-01T23:00[Africa/Cairo]",
            "2199-12-31[Pacific/Apia]",
            false,
        ),
    ];
    let itinerary = Itinerary {
        visits: &visits,
        stop: 1,
        scope: requirement.scope,
        now: "2026-07-01T00:00:00Z".parse().expect("a time"),
    };
    for birth_date in [None, Some("1990-05"), Some("2025-11-02")] {
        let traveller = Traveller {
            birth_date,
            passes: &[],
        };
        let _ = requirement.judge(&itinerary, &traveller);
    }
}
