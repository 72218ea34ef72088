//! The paths that nearly all rules read, which are looked up once for all rules of a state.

/// Paths of an EU certificate and of the external parameters, in order of their bytes.
pub(super) const PATHS: [&str; 57] = [
    "external.countryCode",
    "external.exp",
    "external.iat",
    "external.issuerCountryCode",
    "external.kid",
    "external.region",
    "external.validationClock",
    "external.valueSets.country-2-codes",
    "external.valueSets.covid-19-lab-result",
    "external.valueSets.covid-19-lab-test-manufacturer-and-name",
    "external.valueSets.covid-19-lab-test-type",
    "external.valueSets.disease-agent-targeted",
    "external.valueSets.sct-vaccines-covid-19",
    "external.valueSets.vaccines-covid-19-auth-holders",
    "external.valueSets.vaccines-covid-19-names",
    "payload.dob",
    "payload.r",
    "payload.r.0",
    "payload.r.0.ci",
    "payload.r.0.co",
    "payload.r.0.df",
    "payload.r.0.du",
    "payload.r.0.fr",
    "payload.r.0.is",
    "payload.r.0.tg",
    "payload.r.1",
    "payload.t",
    "payload.t.0",
    "payload.t.0.ci",
    "payload.t.0.co",
    "payload.t.0.is",
    "payload.t.0.ma",
    "payload.t.0.nm",
    "payload.t.0.sc",
    "payload.t.0.tc",
    "payload.t.0.tg",
    "payload.t.0.tr",
    "payload.t.0.tt",
    "payload.t.1",
    "payload.v",
    "payload.v.0",
    "payload.v.0.ci",
    "payload.v.0.co",
    "payload.v.0.dn",
    "payload.v.0.dt",
    "payload.v.0.is",
    "payload.v.0.ma",
    "payload.v.0.mp",
    "payload.v.0.sd",
    "payload.v.0.tg",
    "payload.v.0.vp",
    "payload.v.1",
    "payload.v.1.dt",
    "payload.v.1.mp",
    "payload.v.2",
    "payload.v.2.mp",
    "payload.v.3",
];

/// The number of a path here.
pub(super) fn number(path: &str) -> Option<u8> {
    u8::try_from(PATHS.binary_search(&path).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found() {
        for (at, path) in PATHS.iter().enumerate() {
            assert_eq!(number(path).map(usize::from), Some(at), "{path}: out of order");
        }
        assert_eq!(number(""), None);
        assert_eq!(number("payload.v.0.x"), None);
    }
}
