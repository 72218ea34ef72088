//! `carnet lock`: from here on, what was removed is gone for good.

use crate::args::Global;
use crate::failure::Failure;
use crate::{output, profile};

pub(crate) fn run(global: &Global) -> Result<(), Failure> {
    let wallet = profile::open(global)?;
    let gone = wallet.removed().len();
    wallet.lock()?;
    if global.json {
        output::json(&serde_json::json!({"locked": true, "gone": gone}));
    } else {
        output::line(match gone {
            0 => "Locked.".to_owned(),
            1 => "Locked. One removed pass is gone for good.".to_owned(),
            n => format!("Locked. {n} removed passes are gone for good."),
        });
    }
    Ok(())
}
