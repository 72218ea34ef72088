//! `carnet issuer issue`: a pass of what a clerk typed.

use wallet::issuer::claims;
use wallet::{Clock as _, SystemClock, Zeroizing};

use super::args::Issue;
use super::error::IssuerFailure;
use super::folder::Folder;
use super::{enrolment, hand_over};
use crate::args::Global;
use crate::failure::Failure;
use crate::inputs;

pub(super) fn run(args: &Issue, global: &Global) -> Result<(), Failure> {
    let now = SystemClock.now();
    args.hand_over.possible(global)?;
    let folder = Folder::open(&args.folder, now)?;
    let text = enrolment::text(&args.enrolment)?;
    let (enrolment, kind) = folder.book.enrolment(&text, now).map_err(IssuerFailure::from)?;
    let typed = Zeroizing::new(inputs::read(&args.claims)?);
    let claims = claims(kind, &typed).map_err(IssuerFailure::from)?;
    hand_over::issue(folder, &enrolment, &claims, args.until, &args.hand_over, now, global)
}
