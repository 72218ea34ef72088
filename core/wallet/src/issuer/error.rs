//! What an issuer cannot do, and what to do about it.

use credential::native::{LIFE_DAYS, NativeError, NativeKind};
use credential::sdcwt::IssueError;
use present::{BatchError, EnrolmentError};

/// Why an issuer did not do what was asked. Never holds what a pass says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IssuerError {
    /// The name cannot stand in a pass.
    #[error("An issuer's name has 1 to 32 printable characters, as in AT-EMBASSY-CAIRO")]
    Name,
    /// No kinds.
    #[error("An issuer issues at least one kind of pass")]
    NoKinds,
    /// The status list's address.
    #[error("That is no address of a status list. It looks like https://example.org/status/1")]
    StatusUri,
    /// The book is none that was written here.
    #[error("The issuer's book is damaged. Put a copy of the folder back")]
    Book,
    /// The key is not the one that the folder was made with.
    #[error("The key in the folder is not the one that the folder was made with. Put the right key file back")]
    OtherKey,
    /// A kind that the issuer was not made for.
    #[error("This issuer does not issue passes of the kind {}. Make an issuer that does with `carnet issuer init`", .0.name())]
    NotOurKind(NativeKind),
    /// An invitation that would stay open too long.
    #[error("An invitation stays open for 1 to {} days", super::limits::OPEN_DAYS)]
    OpenDays,
    /// The enrolment is none.
    #[error("{}", sentence(.0))]
    Enrolment(#[from] EnrolmentError),
    /// It answers no invitation that is open.
    #[error(
        "The enrolment answers no invitation of this issuer that is still open. Make a new one with `carnet issuer enrol`"
    )]
    NotInvited,
    /// It was answered with passes already.
    #[error("Passes were issued for this enrolment already. Make a new invitation with `carnet issuer enrol`")]
    Answered,
    /// The claims are no JSON object.
    #[error("The claims are no JSON object, as in {{\"name\": \"BOCK<<ANN\", …}}")]
    Shape,
    /// A member that is no field.
    #[error(
        "The claims have a member, number {0}, that is no field of a pass. core/present/PROFILE.md lists the fields"
    )]
    UnknownField(usize),
    /// The claims or the times.
    #[error("{}", sentence(.0))]
    Claims(#[from] NativeError),
    /// The last day.
    #[error(
        "A pass lives at most {} days from today and ends no earlier than today. Choose another last day, and issue anew near the journey",
        LIFE_DAYS
    )]
    Until,
    /// A mark that would count for too long, or not at all.
    #[error("A check mark counts for 24 hours at most, from now on. Choose an earlier end")]
    MarkUntil,
    /// A copy could not be made.
    #[error("{}", sentence(.0))]
    Issue(#[from] IssueError),
    /// The batch could not be sealed.
    #[error("{}", sentence(.0))]
    Batch(#[from] BatchError),
    /// An issuer whose passes cannot be revoked.
    #[error(
        "This issuer has no status list: its passes end by themselves. `carnet issuer init --status URI` makes one that has"
    )]
    NoStatusList,
    /// Half of it is taken.
    #[error(
        "The status list is half full, and a fuller one would tell too much. Make a new issuer's folder with another --status URI"
    )]
    StatusListFull,
    /// An index that no living pass has.
    #[error(
        "{0} is no index of a pass that this issuer issued and that has not ended. Nothing was changed; look at the receipt"
    )]
    NoSuchPlace(u64),
    /// Nothing random.
    #[error("The system gives no random numbers. Nothing was made; try again")]
    Random,
    /// The clock is beyond any calendar.
    #[error("The system's clock is wrong. Set it and try again")]
    Clock,
}

impl IssuerError {
    /// Stable name for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::NoKinds => "no_kinds",
            Self::StatusUri => "status_uri",
            Self::Book => "book",
            Self::OtherKey => "other_key",
            Self::NotOurKind(_) => "not_our_kind",
            Self::OpenDays => "open_days",
            Self::Enrolment(EnrolmentError::Expired) => "invitation_expired",
            Self::Enrolment(_) => "enrolment",
            Self::NotInvited => "not_invited",
            Self::Answered => "answered",
            Self::Shape | Self::UnknownField(_) | Self::Claims(_) => "claims",
            Self::Until => "until",
            Self::MarkUntil => "mark_until",
            Self::Issue(_) => "issue",
            Self::Batch(_) => "batch",
            Self::NoStatusList => "no_status_list",
            Self::StatusListFull => "status_list_full",
            Self::NoSuchPlace(_) => "no_such_index",
            Self::Random => "random",
            Self::Clock => "clock",
        }
    }
}

/// First letter large.
pub(super) fn sentence(cause: &impl std::fmt::Display) -> String {
    let text = cause.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), letters.as_str())
    })
}
