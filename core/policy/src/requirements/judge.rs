//! Judging a requirement: whether it is asked of this person, and whether they meet it.

use jiff::civil::Date;
use jiff::{SignedDuration, Span, Timestamp};

use super::event::{Days, days_from, doses, tests};
use super::perhaps::Perhaps;
use super::{
    Ages, Before, CameFrom, Duty, Itinerary, Need, NotAsked, Open, Otherwise, Outcome, Owed, Remedy, Requirement,
    Scope, Since, Traveller, Visit,
};
use crate::places::Moment;

/// What passes say of a need.
struct Found {
    /// The first that meets it.
    met: Option<usize>,
    /// Of the first that may meet it, what cannot be told.
    open: Option<Open>,
    /// What would meet it.
    remedy: Remedy,
}

impl Found {
    fn add(&mut self, by: usize, meets: Perhaps) {
        match meets {
            Perhaps::Yes => self.met = self.met.or(Some(by)),
            Perhaps::Open(open) => self.open = self.open.or(Some(open)),
            Perhaps::No => {}
        }
    }
}

impl Requirement {
    /// What it asks of this person at this stop.
    ///
    /// A further pass never makes it worse. Where it cannot be told whether the requirement is for this person, a pass that
    /// meets it still does.
    pub fn judge(&self, itinerary: &Itinerary<'_>, traveller: &Traveller<'_>) -> Outcome {
        let Some(here) = itinerary.here() else {
            return Outcome::Open(Open::When);
        };
        if here.country != self.country {
            return Outcome::NotAsked(NotAsked::Elsewhere);
        }
        if itinerary.scope != self.scope {
            return Outcome::NotAsked(NotAsked::Scope);
        }
        let Some(moment) = itinerary.moment() else {
            return Outcome::Open(Open::When);
        };
        if !self.in_force_on(moment.date()) {
            return Outcome::NotAsked(NotAsked::NotInForce);
        }
        let conditions = [
            (self.is_here(here), NotAsked::Elsewhere),
            (self.is_of_age(traveller, moment.date()), NotAsked::Age),
            (self.came_from(itinerary, moment), NotAsked::CameFrom),
        ];
        if let Some((_, why)) = conditions.iter().find(|(holds, _)| *holds == Perhaps::No) {
            return Outcome::NotAsked(*why);
        }
        let asked = conditions.iter().fold(Perhaps::Yes, |all, (holds, _)| all.and(*holds));
        let found = match self.needs {
            Need::Nothing => return Outcome::NotAsked(NotAsked::Nothing),
            Need::Duty(duty) => {
                return match asked {
                    Perhaps::Open(open) => Outcome::Open(open),
                    _ => Outcome::Duty(self.owed(duty, itinerary, moment, None)),
                };
            }
            Need::Vaccination { days_before } => self.vaccination(days_before, itinerary, traveller, moment),
            Need::Test { hours, before } => match base(before, itinerary, moment) {
                Some(base) => self.test(hours, itinerary, traveller, base),
                None => return Outcome::Open(Open::When),
            },
        };
        if let Some(by) = found.met {
            return Outcome::Met { by };
        }
        match (asked, self.otherwise, found.open) {
            (Perhaps::Open(open), ..) => Outcome::Open(open),
            // Whether a pass will do or not: nobody has to do more than this.
            (_, Otherwise::Duty(duty), _) => Outcome::Duty(self.owed(duty, itinerary, moment, Some(found.remedy))),
            (_, Otherwise::Refuse, Some(open)) => Outcome::Open(open),
            (_, Otherwise::Refuse, None) => Outcome::Missing(found.remedy),
        }
    }

    fn is_here(&self, here: &Visit) -> Perhaps {
        match (&self.region, &here.region) {
            (None, _) => Perhaps::Yes,
            (Some(_), None) => Perhaps::Open(Open::Region),
            (Some(asks), Some(is)) => Perhaps::between(asks == is, asks == is, Open::Region),
        }
    }

    fn is_of_age(&self, traveller: &Traveller<'_>, on: Date) -> Perhaps {
        let Some(ages) = self.ages else {
            return Perhaps::Yes;
        };
        match traveller.birth_date.and_then(Days::of) {
            // The younger somebody may be, the later they were born.
            Some(born) => {
                let (oldest, youngest) = (ages.holds(born.first, on), ages.holds(born.last, on));
                let (from, below) = (oldest.0.max(youngest.0), oldest.1.max(youngest.1));
                let surely = oldest.0.min(youngest.0) && oldest.1.min(youngest.1);
                Perhaps::between(surely, from && below, Open::Age)
            }
            None => Perhaps::Open(Open::Age),
        }
    }

    fn came_from(&self, itinerary: &Itinerary<'_>, moment: &Moment) -> Perhaps {
        let Some(came_from) = &self.came_from else {
            return Perhaps::Yes;
        };
        self.exposures(came_from, itinerary)
            .map(|visit| came_from.counts(visit).and(came_from.is_recent(visit, moment)))
            .fold(Perhaps::No, Perhaps::or)
    }

    /// The visits before to countries that are named.
    fn exposures<'t>(&self, came_from: &CameFrom, itinerary: &Itinerary<'t>) -> impl Iterator<Item = &'t Visit> {
        let before = itinerary.before().iter();
        before.filter(|visit| visit.country != self.country && came_from.countries.contains(&visit.country))
    }

    fn vaccination(
        &self,
        days_before: u16,
        itinerary: &Itinerary<'_>,
        traveller: &Traveller<'_>,
        moment: &Moment,
    ) -> Found {
        let day = moment.date();
        let last_day = days_from(day, i64::from(days_before).saturating_neg());
        let today = moment.zone().to_datetime(itinerary.now).date();
        let mut found = Found {
            met: None,
            open: None,
            remedy: Remedy {
                needs: self.needs,
                not_before: None,
                last_day: Some(last_day),
                not_after: None,
                possible: today <= last_day,
                counts_from: None,
            },
        };
        for dose in doses(self, traveller.passes, days_before) {
            found.add(dose.by, dose.on(day));
            let later = dose.later().filter(|from| *from > day);
            found.remedy.counts_from = [found.remedy.counts_from, later].into_iter().flatten().min();
        }
        found
    }

    fn test(&self, hours: u16, itinerary: &Itinerary<'_>, traveller: &Traveller<'_>, base: &Moment) -> Found {
        let hours = SignedDuration::from_hours(hours.into());
        let back = |time: Timestamp| time.checked_sub(hours).unwrap_or(Timestamp::MIN);
        let (earliest, latest) = (base.earliest(), base.latest());
        let mut found = Found {
            met: None,
            open: None,
            remedy: Remedy {
                needs: self.needs,
                not_before: Some(back(latest).min(earliest)),
                last_day: None,
                not_after: Some(earliest),
                possible: itinerary.now <= earliest,
                counts_from: None,
            },
        };
        for (by, first, last) in tests(self, traveller.passes) {
            let surely = back(latest) <= first && last <= earliest;
            let maybe = back(earliest) <= last && first <= latest;
            found.add(by, Perhaps::between(surely, maybe, Open::TestTime));
        }
        found
    }

    fn owed(&self, duty: Duty, itinerary: &Itinerary<'_>, moment: &Moment, lifted_by: Option<Remedy>) -> Owed {
        let after = |time: Timestamp, hours: i64| time.checked_add(SignedDuration::from_hours(hours)).ok();
        let ends = match duty {
            Duty::Registration => None,
            Duty::Test { hours } => after(moment.latest(), hours.into()),
            Duty::Quarantine { days, since } => {
                let left = || {
                    let came_from = self.came_from.as_ref()?;
                    let all = self.exposures(came_from, itinerary);
                    let left = all.filter(|visit| came_from.counts(visit) != Perhaps::No);
                    left.filter_map(|visit| visit.leave.as_ref()).map(Moment::latest).max()
                };
                let start = match since {
                    Since::Arrival => Some(moment.latest()),
                    Since::Exposure => left(),
                };
                start.and_then(|start| after(start, i64::from(days).saturating_mul(24)))
            }
        };
        Owed { duty, ends, lifted_by }
    }
}

/// What a test's hours are counted back from.
fn base<'t>(before: Before, itinerary: &Itinerary<'t>, moment: &'t Moment) -> Option<&'t Moment> {
    match (before, itinerary.scope) {
        (Before::Arrival, _) | (_, Scope::Exit) => Some(moment),
        (Before::Departure, _) => itinerary.before().last()?.leave.as_ref(),
    }
}

impl Ages {
    /// Whether somebody born on this day has reached the first age, and not the second.
    fn holds(self, born: Date, on: Date) -> (bool, bool) {
        let reached = |months: u16| {
            let span = Span::new().try_months(i64::from(months)).unwrap_or_default();
            born.checked_add(span).is_ok_and(|day| day <= on)
        };
        (reached(self.from_months), !self.below_months.is_some_and(reached))
    }
}

impl CameFrom {
    /// Whether the visit was a stay, or a change of planes that took long enough.
    fn counts(&self, visit: &Visit) -> Perhaps {
        if visit.entered {
            return Perhaps::Yes;
        }
        let Some(hours) = self.transit_over_hours else {
            return Perhaps::No;
        };
        let (Some(arrive), Some(leave)) = (&visit.arrive, &visit.leave) else {
            return Perhaps::Open(Open::CameFrom);
        };
        let limit = SignedDuration::from_hours(hours.into());
        let shortest = leave.earliest().duration_since(arrive.latest());
        let longest = leave.latest().duration_since(arrive.earliest());
        Perhaps::between(shortest > limit, longest > limit, Open::CameFrom)
    }

    /// Whether it was left within the days before.
    fn is_recent(&self, visit: &Visit, moment: &Moment) -> Perhaps {
        let Some(days) = self.within_days else {
            return Perhaps::Yes;
        };
        let Some(leave) = &visit.leave else {
            return Perhaps::Open(Open::CameFrom);
        };
        let limit = SignedDuration::from_hours(i64::from(days).saturating_mul(24));
        let longest = moment.latest().duration_since(leave.earliest());
        let shortest = moment.earliest().duration_since(leave.latest());
        Perhaps::between(longest <= limit, shortest <= limit, Open::CameFrom)
    }
}
