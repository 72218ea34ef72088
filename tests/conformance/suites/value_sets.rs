//! The published value sets of the EU DCC: every code of each, active or not, is shown by its name on a pass that carries it.

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::{Arc, LazyLock};

use carnet_conformance::{Outcome, Trial, ensure, run, same, vectors};
use credential::hc1::issue::{Claims, issue};
use credential::{KeyId, SigningKey, parse};
use serde_json::{Map, Value, json};

/// What Carnet ships, made from the same sets.
const TABLE: &str = include_str!("../../../core/credential/data/value-sets.tsv");

/// A set by its published id, its name in Carnet's table, the entry and field of a certificate that carries its codes, and
/// where the view shows them.
struct Place {
    id: &'static str,
    name: &'static str,
    entry: &'static str,
    field: &'static str,
    shown: &'static str,
}

const PLACES: [Place; 8] = [
    place("country-2-codes", "country", "v", "co", "/country"),
    place("covid-19-lab-result", "test-result", "t", "tr", "/event/result"),
    place(
        "covid-19-lab-test-manufacturer-and-name",
        "test-device",
        "t",
        "ma",
        "/event/device",
    ),
    place("covid-19-lab-test-type", "test-type", "t", "tt", "/event/test_type"),
    place("disease-agent-targeted", "disease", "r", "tg", "/event/disease"),
    place("sct-vaccines-covid-19", "prophylaxis", "v", "vp", "/event/prophylaxis"),
    place(
        "vaccines-covid-19-auth-holders",
        "manufacturer",
        "v",
        "ma",
        "/event/manufacturer",
    ),
    place("vaccines-covid-19-names", "product", "v", "mp", "/event/product"),
];

const fn place(
    id: &'static str,
    name: &'static str,
    entry: &'static str,
    field: &'static str,
    shown: &'static str,
) -> Place {
    Place {
        id,
        name,
        entry,
        field,
        shown,
    }
}

/// The example of a set that a newer version stands for in the table: its displays were edited since.
const EXAMPLE: &str = "test-manf-example.json";

static KEY: LazyLock<SigningKey> = LazyLock::new(|| {
    SigningKey::from_pkcs8(&SigningKey::generate_pkcs8().unwrap())
        .ok()
        .unwrap()
});

fn main() -> ExitCode {
    let mut sets: Vec<(String, Value)> = vectors::files("eu-dcc/eu-dcc-valuesets", &["json"])
        .into_iter()
        .map(|file| (file.name.clone(), file.json().unwrap()))
        .collect();
    let app = vectors::file("certlogic/covpass-rules", "eu-value-sets.json")
        .json()
        .unwrap();
    for set in app.as_array().unwrap() {
        // Maps products to what goes with them; has no displays.
        if set["valueSetId"] != "vaccines-covid-19-encoding-instructions" {
            sets.push((format!("covpass {}", set["valueSetId"].as_str().unwrap()), set.clone()));
        }
    }
    let sets = Arc::new(sets);
    let table = {
        let sets = sets.clone();
        Trial::test("the table is what the sets say", move || table(&sets))
    };
    let each = (0..sets.len()).map(|at| {
        let sets = sets.clone();
        Trial::test(sets[at].0.clone(), move || every_code(&sets[at].0, &sets[at].1))
    });
    let each: Vec<Trial> = each.collect();
    run(8 + 8 + 1, each.into_iter().chain([table]))
}

/// Every code of a set on a pass of its own.
fn every_code(name: &str, set: &Value) -> Outcome {
    let place = place_of(set);
    for (code, value) in values(set) {
        ensure!(value["lang"] == "en", "{code} is in another language");
        let display = value["display"].as_str().unwrap().trim();
        let view = view_of(place, code);
        let shown = view.pointer(place.shown).unwrap();
        same("code", &shown["code"].as_str(), &Some(code.as_str()))?;
        if name == EXAMPLE {
            ensure!(shown["display"] != code.as_str(), "{code} has no name");
        } else {
            same(code, &shown["display"].as_str(), &Some(display))?;
        }
    }
    Ok(())
}

/// The table has the codes of all sets and no others.
fn table(sets: &[(String, Value)]) -> Outcome {
    let published: BTreeSet<(&str, &str)> = sets
        .iter()
        .flat_map(|(_, set)| values(set).keys().map(|code| (place_of(set).name, code.as_str())))
        .collect();
    let shipped: BTreeSet<(&str, &str)> = TABLE
        .lines()
        .map(|line| {
            let mut parts = line.split('\t');
            (parts.next().unwrap(), parts.next().unwrap())
        })
        .collect();
    same("lines", &shipped.len(), &TABLE.lines().count())?;
    same("codes", &shipped, &published)
}

fn place_of(set: &Value) -> &'static Place {
    PLACES.iter().find(|place| set["valueSetId"] == place.id).unwrap()
}

fn values(set: &Value) -> &Map<String, Value> {
    set["valueSetValues"].as_object().unwrap()
}

/// What a screen shows of a pass that carries the code.
fn view_of(place: &Place, code: &str) -> Value {
    let mut certificate = json!({"ver": "1.3.0", "nam": {"fnt": "BOCK"}, "dob": "1990-01-01"});
    certificate[place.entry] = json!([{"tg": "840539006", place.field: code}]);
    let claims = Claims {
        issuer: "AT",
        issued: "2021-06-01T00:00:00Z".parse().unwrap(),
        expires: "2022-06-01T00:00:00Z".parse().unwrap(),
        certificate: &certificate,
    };
    let text = issue(&claims, &KeyId::new(b"demo-key").unwrap(), &KEY).unwrap();
    serde_json::to_value(parse(&text).ok().unwrap().claimed().view()).unwrap()
}
