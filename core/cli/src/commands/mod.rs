//! One file per command.

pub(crate) mod add;
pub(crate) mod answer;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod enrol;
pub(crate) mod issuer;
pub(crate) mod ledger;
pub(crate) mod list;
pub(crate) mod live;
pub(crate) mod lock;
pub(crate) mod man;
pub(crate) mod pack;
pub(crate) mod people;
pub(crate) mod pin;
pub(crate) mod reminders;
pub(crate) mod remove;
pub(crate) mod request;
pub(crate) mod rules;
pub(crate) mod show;
pub(crate) mod trip;
pub(crate) mod trust;
pub(crate) mod verify;
