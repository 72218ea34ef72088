//! What a clerk types of a pass.

use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
use serde_json::Value;

use super::IssuerError;

/// The fields of a pass from a JSON object of their names, as core/present/PROFILE.md has them.
///
/// # Errors
/// [`IssuerError::Shape`], [`IssuerError::UnknownField`], and [`IssuerError::Claims`] where one is not of the kind, not written as
/// it has to be, or missing. None holds what was typed.
pub fn claims(kind: NativeKind, json: &[u8]) -> Result<NativeClaims, IssuerError> {
    let Ok(Value::Object(members)) = serde_json::from_slice(json) else {
        return Err(IssuerError::Shape);
    };
    let mut claims = NativeClaims::new(kind);
    for (number, (name, value)) in (1..).zip(&members) {
        let field = Field::named(name).ok_or(IssuerError::UnknownField(number))?;
        claims.set(field, FieldValue::from_json(field, value)?)?;
    }
    claims.complete()?;
    Ok(claims)
}

#[cfg(test)]
mod tests {
    use credential::native::NativeError;

    use super::*;

    const RECOVERY: &str =
        r#"{"name": "BOCK<<ANN", "birth_date": "1990-05-05", "disease": "840539006", "date": "2026-11-02"}"#;

    fn refused(kind: NativeKind, json: &str) -> IssuerError {
        claims(kind, json.as_bytes()).err().unwrap()
    }

    #[test]
    fn fields_are_read_by_their_names() {
        let read = claims(NativeKind::Recovery, RECOVERY.as_bytes()).unwrap();
        assert_eq!(read.text(Field::Name), Some("BOCK<<ANN"));
        assert_eq!(read.iter().count(), 4);
    }

    #[test]
    fn what_is_no_pass_of_the_kind_is_refused_without_repeating_it() {
        assert_eq!(refused(NativeKind::Venue, "[]"), IssuerError::Shape);
        assert_eq!(refused(NativeKind::Venue, "{"), IssuerError::Shape);
        assert_eq!(
            refused(NativeKind::Venue, r#"{"nom": "BOCK"}"#),
            IssuerError::UnknownField(1)
        );
        assert_eq!(
            refused(NativeKind::Venue, RECOVERY),
            IssuerError::Claims(NativeError::NotOfKind(NativeKind::Venue, Field::BirthDate))
        );
        assert_eq!(
            refused(NativeKind::Test, RECOVERY),
            IssuerError::Claims(NativeError::Missing(NativeKind::Test, Field::TestType))
        );
        let misspelt = RECOVERY.replace("BOCK", "Bock");
        let error = refused(NativeKind::Recovery, &misspelt);
        assert_eq!(error, IssuerError::Claims(NativeError::Value(Field::Name)));
        assert!(!error.to_string().contains("Bock"));
    }
}
