//! `carnet demo`: the whole life of a pass, on specimens, in a temporary wallet that is gone afterwards.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};
use wallet::native::{Field, NativeKind, Verifier};
use wallet::requests::{AnswerPart, Ask, Wanted};
use wallet::specimen::{self, SOURCE, Specimens};
use wallet::{
    Card, Check, FixedClock, MemoryVault, Passphrase, Relation, Scanned, Secret, Trust, Verdict, Wallet, WalletError,
    check_text, render,
};

use crate::args::{Demo, Global, List};
use crate::commands::{list, show};
use crate::failure::Failure;
use crate::output::{self, BAD, GOOD, QUIET, STRONG, badge, styled};

/// The temporary wallet's passphrase: it guards nothing but specimens for a few seconds.
const PASSPHRASE: &str = "utopia specimen wallet kept for one short demonstration";

/// Pixels a module in the PNG.
const MODULE_PIXELS: u32 = 8;

pub(crate) fn run(args: &Demo, global: &Global) -> Result<(), Failure> {
    let mut guide = Guide {
        step: 0,
        pause: args.step,
        json: global.json,
        told: Vec::new(),
    };
    walk(&mut guide, args)?;
    if global.json {
        output::json(&json!({"steps": guide.told}));
    }
    Ok(())
}

fn walk(guide: &mut Guide, args: &Demo) -> Result<(), Failure> {
    let now = Timestamp::now();
    let folder = tempfile::tempdir().map_err(|cause| Failure::write(&std::env::temp_dir(), cause))?;
    let mut specimens = Specimens::issue(now)?;
    guide.say("An issuer is made up on the spot and signs specimen passes of each kind. No real wallet trusts it.");

    let mut wallet = new_wallet(folder.path(), now)?;
    let _ = wallet.add_trust(SOURCE, specimens.trust())?;
    guide
        .say("A wallet is made in a temporary folder: sealed rows, a key behind a passphrase, no network, no account.");

    let cards = keep_all(guide, &mut wallet, specimens.texts())?;
    guide.say("The list comes from one sealed summary; no pass is opened for it. People are grouped across spellings.");
    if !guide.json {
        let everything = List {
            search: Vec::new(),
            removed: false,
        };
        list::print(&wallet, &everything, false);
    }

    let Some(card) = cards.first() else { return Ok(()) };
    show_one(guide, &mut wallet, card, args.png.as_deref())?;
    check_and_tamper(guide, &specimens, now)?;

    let clearance = show_live(guide, &mut wallet, &mut specimens)?;
    answer(guide, &mut wallet, &clearance)?;

    let ledger = wallet.history()?.len();
    guide.say(format_args!(
        "The ledger holds {ledger} showings: what was shown, when, and which fields it revealed."
    ));
    wallet.lock()?;
    drop(folder);
    guide.say("Locked, and the temporary wallet is gone. `carnet add FILE` keeps your own first pass.");
    Ok(())
}

fn new_wallet(folder: &Path, now: Timestamp) -> Result<Wallet, Failure> {
    let passphrase = Passphrase::choose(PASSPHRASE).map_err(WalletError::from)?;
    let no_keystore = Arc::new(MemoryVault::new());
    Ok(Wallet::create(
        folder,
        no_keystore,
        Secret::Passphrase(&passphrase),
        Arc::new(FixedClock(now)),
    )?)
}

fn keep_all(guide: &mut Guide, wallet: &mut Wallet, texts: &[String]) -> Result<Vec<Card>, Failure> {
    guide.say("Each text is scanned: parsed once, its signature checked, judged; and then kept.");
    let mut cards = Vec::new();
    for text in texts {
        let Scanned::Pass(pending) = wallet.scan(text) else {
            continue;
        };
        let verdict = pending.check().verdict;
        let new = pending.relation() == Relation::New;
        let kept = wallet.keep(*pending)?;
        let card = kept.card;
        // Some have no detail, such as a recovery.
        let what = format!("{} {}", card.title, card.detail);
        guide.detail(format_args!(
            "  {}  {} · {} · {}",
            badge(verdict),
            card.name,
            what.trim_end(),
            card.format.name()
        ));
        guide.tell(
            json!({"kept": card.id.to_string(), "verdict": verdict.name(), "new": new, "format": card.format.name(), "kind": card.kind.name()}),
        );
        cards.push(card);
    }
    Ok(cards)
}

fn show_one(guide: &mut Guide, wallet: &mut Wallet, card: &Card, png: Option<&Path>) -> Result<(), Failure> {
    let reveals = wallet.reveals(&card.id)?;
    guide.say(format_args!(
        "Before a pass is shown, the traveller sees what it reveals: {} fields, such as {}.",
        reveals.len(),
        reveals
            .iter()
            .take(4)
            .map(|one| one.field.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    ));
    let showing = wallet.show(&card.id)?;
    let symbol = showing.symbol();
    guide.say(format_args!(
        "Shown, and written to the ledger first. Scan it with a phone: version {}.",
        symbol.version()
    ));
    if !guide.json {
        show::print_symbol(&showing);
    }
    if let Some(path) = png {
        let picture = render::png(symbol, MODULE_PIXELS)
            .map_err(|error| Failure::write(path, std::io::Error::other(error.to_string())))?;
        std::fs::write(path, picture).map_err(|cause| Failure::write(path, cause))?;
    }
    guide.tell(json!({"shown": card.id.to_string(), "size": symbol.size(), "version": symbol.version()}));
    Ok(())
}

/// An inspector's check of the code as shown, and of one with a single character changed.
fn check_and_tamper(guide: &mut Guide, specimens: &Specimens, now: Timestamp) -> Result<(), Failure> {
    let mut trust = Trust::new();
    let _ = trust
        .add(SOURCE, specimens.trust())
        .map_err(|error| WalletError::Trust(error.to_string()))?;
    let Some(text) = specimens.texts().first() else {
        return Ok(());
    };

    let good = check_text(text, &trust, now);
    guide.say("An inspector checks the code offline, and compares the name with the travel document.");
    guide.detail(format_args!("  {}", badge(good.verdict)));
    guide.tell(json!({"checked": good.verdict.name()}));

    let stranger = check_text(text, &Trust::new(), now);
    guide.say("Under real trust, where nobody knows the demo's issuer, the same code is never valid.");
    guide.detail(format_args!("  {}", badge(stranger.verdict)));
    guide.tell(json!({"checked_under_real_trust": stranger.verdict.name()}));

    let Some(forged) = specimens.forged() else {
        return Ok(());
    };
    let bad = check_text(&forged, &trust, now);
    guide.say("A forger puts another name into the pass and keeps the signature. It no longer fits.");
    guide.detail(format_args!("  {}", badge(bad.verdict)));
    guide.tell(json!({"tampered": bad.verdict.name(), "reason": bad.reason.as_ref().map(wallet::Reason::code)}));
    if good.verdict == Verdict::Valid && bad.verdict == Verdict::Invalid {
        guide.detail(styled(GOOD, "  One changed letter is noticed."));
        Ok(())
    } else {
        guide.detail(styled(BAD, "  This should not have happened; please report it."));
        Err(Failure::No)
    }
}

/// The pass that only this wallet can show: from an embassy's counter to a gate, two fields of it.
fn show_live(guide: &mut Guide, wallet: &mut Wallet, specimens: &mut Specimens) -> Result<Card, Failure> {
    let card = specimens.counter().serve(wallet)?;
    let copies = wallet.copies(&card.id)?.map_or(0, |copies| copies.all);
    guide.say(format_args!(
        "An embassy's counter invites the wallet, which makes {copies} keys; a clearance comes back in {copies} copies, each for one showing."
    ));
    guide.detail(format_args!(
        "  {}  {} · {}",
        badge(wallet.verdict(&card)),
        card.name,
        card.title
    ));
    guide.tell(json!({"kept": card.id.to_string(), "verdict": wallet.verdict(&card).name(), "new": true, "format": card.format.name(), "kind": card.kind.name()}));

    let showing = wallet.show_live(&card.id, &[Field::Name, Field::Colour], false)?;
    let frame = showing.frame(wallet.now())?;
    guide.say("It is shown live: name and finding alone, signed by this device for twenty seconds. No two showings can be linked.");
    let mut gate = Verifier::new()?;
    let seen = wallet.verify(&frame.text, &mut gate);
    guide.detail(format_args!("  {}  {}", badge(seen.check.verdict), learnt(&seen.check)));
    guide.tell(json!({"shown_live": card.id.to_string(), "version": frame.symbol.version(), "checked_live": seen.check.verdict.name(), "assurance": seen.check.assurance}));
    Ok(card)
}

/// A border post asks, by the leave of somebody whom a publisher names, and gets two claims that nobody else can read.
fn answer(guide: &mut Guide, wallet: &mut Wallet, clearance: &Card) -> Result<(), Failure> {
    let asker = wallet.set_asker("Border post of Utopia (SPECIMEN)")?;
    let pack = specimen::accreditation(asker.key, &asker.name, wallet.now()).unwrap_or_default();
    let offer = wallet.offer(&pack)?;
    let words = offer.publisher().id.words();
    wallet.take(&offer, &words)?;
    let fields = [Field::Name, Field::BirthDate, Field::Colour, Field::Route];
    let ask = Ask::new(&[NativeKind::Clearance], &fields).map_err(WalletError::from)?;
    let mut inquiry = wallet.ask(Wanted {
        requester: String::new(),
        place: "Gate F".to_owned(),
        country: None,
        purpose: "clearance".to_owned(),
        asks: vec![ask],
        kept: 0,
    })?;
    let asked = wallet.considered(&inquiry.request().text())?;
    let by = asked.accredited_by().unwrap_or("nobody").to_owned();
    guide.say(format_args!(
        "A border post asks for {} claims; the traveller agrees to two, sealed to that post alone.",
        fields.len()
    ));
    guide.detail(format_args!(
        "  It is accredited by the {by}, says a publisher that the traveller chose."
    ));
    let part = AnswerPart {
        ask: 0,
        pass: clearance.id,
        fields: vec![Field::Name, Field::Colour],
    };
    let answer = wallet.answer(&asked, &[part], false)?;
    let size = answer.sealed().bytes().len();
    guide.detail(format_args!(
        "  {size} bytes. A camera over the shoulder learns that, and nothing else."
    ));
    let report = wallet.open_answer(&mut inquiry, answer.sealed().bytes())?;
    let Some(pass) = report.passes.first() else {
        return Err(Failure::No);
    };
    let said = pass.claims.iter().map(|(field, words)| {
        let words = words.as_deref().unwrap_or("kept back");
        format!("{}: {words}", field.name())
    });
    guide.detail(format_args!(
        "  {}  {}",
        badge(pass.verdict),
        said.collect::<Vec<_>>().join(", ")
    ));
    guide.tell(json!({"answered": clearance.id.to_string(), "sealed_bytes": size, "accredited_by": by, "opened": pass.verdict.name(), "opened_assurance": pass.assurance}));
    Ok(())
}

/// What the gate learns of the fields of one of Carnet's own passes.
fn learnt(check: &Check) -> String {
    let native = check.pass.as_ref().and_then(|pass| pass.pass().native());
    let claims = native.map(|native| &native.claims);
    let words = claims.into_iter().flat_map(|claims| {
        let field = |(field, _): (Field, _)| Some(format!("{}: {}", field.name(), claims.words(field)?));
        claims.iter().filter_map(field)
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Numbers the steps and tells them, as text or as JSON.
struct Guide {
    step: u32,
    pause: bool,
    json: bool,
    told: Vec<Value>,
}

impl Guide {
    /// One step in one line.
    fn say(&mut self, sentence: impl std::fmt::Display) {
        self.step = self.step.saturating_add(1);
        if self.json {
            self.told.push(json!({"step": self.step, "what": sentence.to_string()}));
            return;
        }
        if self.pause && self.step > 1 && std::io::stdin().is_terminal() {
            output::note(styled(QUIET, "Press Enter for the next step."));
            let _ = std::io::stdin().read_line(&mut String::new());
        }
        output::line(format_args!(
            "{} {sentence}",
            styled(STRONG, format_args!("{:>2}.", self.step))
        ));
    }

    /// Something that belongs to the step, for people only.
    fn detail(&self, text: impl std::fmt::Display) {
        if !self.json {
            output::line(text);
        }
    }

    /// Something that belongs to the step, for programs only.
    fn tell(&mut self, fact: Value) {
        if self.json {
            self.told.push(fact);
        }
    }
}
