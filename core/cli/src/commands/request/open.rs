//! `carnet request open`: what an answer says of what was asked.

use std::ops::ControlFlow;
use std::path::Path;

use serde_json::{Value, json};
use wallet::moving::{PREFIX, Receiver};
use wallet::native::Prefix;
use wallet::requests::{AnswerReport, Inquiry, ReportedPass};
use wallet::{Assurance, Clock as _, PolicyClock, SystemClock, Verdict, texts};

use super::args::Open;
use crate::args::Global;
use crate::failure::Failure;
use crate::output::{self, CARE, QUIET, styled};
use crate::{inputs, trust_files};

pub(super) fn run(args: &Open, global: &Global) -> Result<(), Failure> {
    let mut inquiry = Inquiry::resume(&inputs::read(&args.waiting)?)?;
    let answer = answer(&args.answer)?;
    let trust = trust_files::load(&args.trust)?;
    let report = inquiry.open(&answer, &trust, &PolicyClock::at(SystemClock.now()))?;
    // Its one answer has come: what opens it is of no more use.
    std::fs::remove_file(&args.waiting).map_err(|cause| Failure::write(&args.waiting, cause))?;
    if global.json {
        output::json(&describe(&report));
    } else {
        print(&report);
    }
    let all_valid = report.unanswered.is_empty() && report.passes.iter().all(|pass| pass.verdict == Verdict::Valid);
    if all_valid { Ok(()) } else { Err(Failure::No) }
}

/// The bytes of an answer: what was typed, a file, a code in a picture, or a moving one.
fn answer(argument: &str) -> Result<Vec<u8>, Failure> {
    let prefix = Prefix::Sealed.as_str();
    if argument.starts_with(prefix) {
        return Ok(argument.as_bytes().to_vec());
    }
    let bytes = inputs::read(Path::new(argument))?;
    if wallet::native::Sealed::is_sealed(&bytes) {
        return Ok(bytes);
    }
    let mut receiver = Receiver::new();
    if let Ok(Some(done)) = receiver.take_animation(&bytes, |_| ControlFlow::Continue(())) {
        return Ok(done);
    }
    let mut receiver = Receiver::new();
    for text in texts(&bytes).unwrap_or_default() {
        if text.starts_with(prefix) {
            return Ok(text.into_bytes());
        }
        let done = text.starts_with(PREFIX).then(|| receiver.take(&text).ok()?.done);
        if let Some(Some(done)) = done {
            return Ok(done);
        }
    }
    Err(Failure::Usage(format!(
        "There is no answer in {argument}: it begins with {prefix}, or is a moving code with all its frames."
    )))
}

fn describe(report: &AnswerReport) -> Value {
    json!({
        "passes": report.passes.iter().map(pass).collect::<Vec<_>>(),
        "unanswered": report.unanswered,
    })
}

fn pass(pass: &ReportedPass) -> Value {
    let claims = pass
        .claims
        .iter()
        .map(|(field, said)| (field.name().to_owned(), json!(said)));
    json!({
        "ask": pass.ask,
        "verdict": pass.verdict.name(),
        "reason": pass.reason.as_ref().map(wallet::Reason::code),
        "assurance": pass.assurance,
        "issuer": pass.issuer,
        "age": pass.age,
        "claims": claims.collect::<serde_json::Map<_, _>>(),
        "more": pass.more,
    })
}

fn print(report: &AnswerReport) {
    for pass in &report.passes {
        let assurance = match pass.assurance {
            Assurance::Answered => "made for this request by the holder's phone",
            _ => "a copy would look the same",
        };
        output::line(format_args!("{}  {assurance}", output::badge(pass.verdict)));
        if let Some(reason) = &pass.reason {
            output::line(output::sentence(reason));
        }
        if pass.ask.is_none() {
            output::line("A pass that was not asked for; nothing of it is shown.");
            continue;
        }
        if let Some(issuer) = &pass.issuer {
            output::line(format_args!("  signed by  {issuer}"));
        }
        for (field, said) in &pass.claims {
            let said = said
                .as_deref()
                .map_or_else(|| styled(QUIET, "kept back, or not in it"), str::to_owned);
            output::line(format_args!("  {:16} {said}", field.name()));
        }
        if pass.verdict == Verdict::Valid {
            output::line(styled(
                CARE,
                "Is the traveller whom the pass names? Compare the travel document.",
            ));
        }
    }
    for ask in &report.unanswered {
        output::line(styled(
            CARE,
            format_args!("Not answered: ask number {}.", ask.saturating_add(1)),
        ));
    }
    output::line(styled(QUIET, "Nothing of it was stored."));
}
