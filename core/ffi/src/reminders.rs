//! What to be reminded of about passes. What trips ask for is in [`Carnet::trip_reminders`].

use crate::CarnetError;
use crate::carnet::Carnet;
use crate::records::card::Card;
use crate::trips::noon;

/// One thing to be reminded of about a pass.
#[derive(Clone, uniffi::Record)]
pub struct PassReminder {
    /// When, in seconds since 1970 UTC; now, where its time has come already.
    pub at: i64,
    /// Of what.
    pub code: PassReminderCode,
    /// The pass.
    pub card: Card,
    /// The moment that it speaks of: the end of the pass, or noon UTC of the day on which another dose is due.
    pub moment: Option<i64>,
    /// The publisher whose rule says so; empty: the pass itself, or a file without a publisher.
    pub publisher: String,
}

/// What to be reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PassReminderCode {
    /// The pass ends, and no other takes its place.
    Expires,
    /// Another dose is due, by a rule of the country that issued the pass or by the pass itself.
    BoosterDue,
}

#[uniffi::export]
impl Carnet {
    /// What to be reminded of about passes, in the order of time.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn pass_reminders(&self) -> Result<Vec<PassReminder>, CarnetError> {
        self.open(|open| {
            let clock = open.wallet.policy_clock();
            let reminders = open.wallet.pass_reminders().into_iter();
            Ok(reminders
                .map(|reminder| {
                    use wallet::PassReminderCode as Code;
                    let at = reminder.at.as_second();
                    let (code, moment, publisher) = match &reminder.code {
                        Code::Expires(end) => (PassReminderCode::Expires, Some(end.as_second()), None),
                        Code::BoosterDue(rule) => (PassReminderCode::BoosterDue, Some(at), rule.source().name()),
                        Code::NextDose(day) => (PassReminderCode::BoosterDue, noon(*day), None),
                    };
                    PassReminder {
                        at,
                        code,
                        moment,
                        publisher: publisher.unwrap_or_default().to_owned(),
                        card: Card::of(reminder.card, &clock),
                    }
                })
                .collect())
        })
    }
}
