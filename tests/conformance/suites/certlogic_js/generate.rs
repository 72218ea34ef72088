//! Pairs of logic and data within the specification: nearly all of the types that operations take, with dates that there are.

use hostile::Random;
use serde_json::{Value, json};

/// How deep expressions go.
const DEPTH: usize = 5;

const PRODUCTS: [&str; 4] = ["EU/1/20/1528", "EU/1/20/1507", "EU/1/21/1529", ""];
const UNITS: [&str; 4] = ["year", "month", "day", "hour"];
const UCIS: [&str; 5] = [
    "URN:UVCI:01:NL:187/37512422923",
    "01:AT:10807843F94AEE0EE5093FBC254BD813#B",
    "a::c/#/f",
    "URN:UVCI:",
    "",
];

pub(crate) struct Generator {
    random: Random,
    /// Whether an expression stands in the lambda of a `reduce`, which sees nothing of the data.
    in_lambda: bool,
}

impl Generator {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed + 1),
            in_lambda: false,
        }
    }

    /// `{"logic", "data"}`.
    pub(crate) fn pair(&mut self) -> Value {
        let logic = if self.random.once_in(3) {
            self.any(DEPTH)
        } else {
            self.boolean(DEPTH)
        };
        json!({"logic": logic, "data": self.data()})
    }

    fn data(&mut self) -> Value {
        let doses = self.random.below(4);
        let mut payload = json!({
            "dob": self.birth_date(),
            "v": (0..doses).map(|_| self.dose()).collect::<Vec<_>>(),
        });
        if self.random.once_in(2) {
            payload["t"] = json!([{"sc": self.date(), "tt": "LP217198-3"}]);
        }
        let numbers: Vec<i64> = (0..self.random.below(5)).map(|_| self.number()).collect();
        json!({
            "payload": payload,
            "external": {
                "validationClock": self.date(),
                "valueSets": {"mp": PRODUCTS, "none": []},
                "numbers": numbers,
                "n": self.number(),
            },
        })
    }

    fn dose(&mut self) -> Value {
        let mut dose = json!({
            "dn": self.random.below(4),
            "sd": self.random.below(3),
            "mp": *self.random.pick(&PRODUCTS),
            "dt": self.date(),
            "ci": *self.random.pick(&UCIS),
        });
        let members = ["dn", "sd", "mp", "dt", "ci"];
        if self.random.once_in(4) {
            dose[*self.random.pick(&members)] = Value::Null;
        }
        dose
    }

    fn boolean(&mut self, depth: usize) -> Value {
        if depth == 0 {
            return json!(self.random.once_in(2));
        }
        let next = depth - 1;
        match self.random.below(10) {
            0 => json!({"===": [self.text(next), self.text(next)]}),
            1 => json!({"===": [self.integer(next), self.integer(next)]}),
            2 => json!({"===": [self.text(next), self.integer(next)]}),
            3 => json!({"in": [self.text(next), self.texts(next)]}),
            4 | 5 => {
                let name = *self.random.pick(&["<", ">", "<=", ">="]);
                let mut operands: Vec<Value> = (0..2 + self.random.below(2)).map(|_| self.integer(next)).collect();
                if self.random.once_in(20) {
                    operands[1] = self.date_time(next);
                }
                json!({name: operands})
            }
            6 | 7 => {
                let name = *self.random.pick(&["before", "after", "not-before", "not-after"]);
                let operands: Vec<Value> = (0..2 + self.random.below(2)).map(|_| self.date_time(next)).collect();
                json!({name: operands})
            }
            8 => json!({"!": [self.any(next)]}),
            _ => json!({"if": [self.any(next), self.boolean(next), self.boolean(next)]}),
        }
    }

    fn integer(&mut self, depth: usize) -> Value {
        if depth == 0 {
            return json!(self.number());
        }
        let next = depth - 1;
        match self.random.below(8) {
            0 | 1 => json!(self.number()),
            2 | 3 => self.read(
                &["external.n", "external.n", "external.numbers.0", "payload.v.0.dn"],
                json!(1),
            ),
            4 => self.random_else_integer(next),
            5 => json!({"+": [self.integer(next), self.integer(next)]}),
            6 => json!({"if": [self.any(next), self.integer(next), self.integer(next)]}),
            _ => {
                let items = self.read(&["external.numbers", "payload.v", "payload.missing"], json!([1, 2, 3]));
                let start = self.integer(next);
                let was_in = std::mem::replace(&mut self.in_lambda, true);
                let each = self.integer(next);
                self.in_lambda = was_in;
                json!({"reduce": [items, {"+": [{"var": "accumulator"}, each]}, start]})
            }
        }
    }

    /// Mostly an integer; else what is an error for who takes one.
    fn random_else_integer(&mut self, depth: usize) -> Value {
        match self.random.below(12) {
            0 => self.text(depth),
            1 => self.boolean(depth),
            _ => self.integer(depth),
        }
    }

    fn text(&mut self, depth: usize) -> Value {
        let next = depth.saturating_sub(1);
        match self.random.below(if depth == 0 { 3 } else { 5 }) {
            0 => json!(*self.random.pick(&PRODUCTS)),
            1 | 2 => self.read(
                &["payload.v.0.mp", "payload.v.1.mp", "payload.t.0.tt", "payload.v.0.ci"],
                json!("LP217198-3"),
            ),
            3 => json!({"if": [self.any(next), self.text(next), self.text(next)]}),
            _ => {
                let index = self.random.below(7) as i64 - 1;
                let uci = self.read(&["payload.v.0.ci", "payload.v.9.ci"], json!(UCIS[0]));
                json!({"extractFromUVCI": [uci, index]})
            }
        }
    }

    fn texts(&mut self, depth: usize) -> Value {
        if self.random.once_in(3) {
            return self.read(
                &["external.valueSets.mp", "external.valueSets.none"],
                json!(["LP217198-3"]),
            );
        }
        let items: Vec<Value> = (0..self.random.below(4)).map(|_| self.text(depth.min(1))).collect();
        json!(items)
    }

    fn date_time(&mut self, depth: usize) -> Value {
        if self.random.once_in(5) {
            return json!({"dccDateOfBirth": [self.read(&["payload.dob"], json!("1990-06"))]});
        }
        let own = json!(self.date());
        let date = match self.random.below(12) {
            0 if depth > 0 => self.text(0),
            1 => json!(self.birth_date()),
            2..6 => own,
            _ => self.read(
                &[
                    "external.validationClock",
                    "external.validationClock",
                    "payload.dob",
                    "payload.v.0.dt",
                ],
                own,
            ),
        };
        let amount = if self.random.once_in(20) { 250_000 } else { 400 };
        let amount = self.random.below(2 * amount) as i64 - amount as i64;
        let amount = if self.random.once_in(4) { 0 } else { amount };
        json!({"plusTime": [date, amount, *self.random.pick(&UNITS)]})
    }

    /// Truthy or falsy in every way there is, and seldom neither.
    fn any(&mut self, depth: usize) -> Value {
        let next = depth.saturating_sub(1);
        match self.random.below(if depth == 0 { 4 } else { 9 }) {
            0 | 1 => {
                let paths = [
                    "payload.v.0",
                    "payload.v.2",
                    "payload.t",
                    "payload.dob",
                    "external.valueSets.none",
                    "",
                    "x.y",
                ];
                self.read(&paths, json!(""))
            }
            2 => self.text(next),
            3 => json!(self.number()),
            4 => {
                let operands: Vec<Value> = (0..2 + self.random.below(2)).map(|_| self.any(next)).collect();
                json!({"and": operands})
            }
            5 => {
                let items: Vec<Value> = (0..self.random.below(3)).map(|_| self.any(next)).collect();
                json!(items)
            }
            6 if self.random.once_in(4) => self.date_time(next),
            7 => self.integer(next),
            _ => self.boolean(next),
        }
    }

    /// A `var`; in a lambda of what it is given, or what stands in for a field there.
    fn read(&mut self, paths: &[&str], instead: Value) -> Value {
        match self.in_lambda {
            false => json!({"var": *self.random.pick(paths)}),
            true => instead,
        }
    }

    fn number(&mut self) -> i64 {
        self.random.below(7) as i64 - 3
    }

    fn birth_date(&mut self) -> String {
        let date = self.day();
        date[..*self.random.pick(&[4, 7, 10])].to_owned()
    }

    /// In one of the formats that `plusTime` takes.
    fn date(&mut self) -> String {
        let day = self.day();
        if self.random.once_in(3) {
            return day;
        }
        let part = |random: &mut Random, end: usize| format!("{:02}", random.below(end));
        let random = &mut self.random;
        let (hour, minute, second) = (part(random, 24), part(random, 60), part(random, 60));
        let decimals = *random.pick(&["", "", ".1", ".12", ".123", ".1239", ".000999999"]);
        let offset = *random.pick(&[
            "", "Z", "Z", "+2", "-02", "+130", "-0130", "+1:30", "-01:30", "+14:00", "+00:00",
        ]);
        format!("{day}T{hour}:{minute}:{second}{decimals}{offset}")
    }

    /// A day that there is, often the last of a month.
    fn day(&mut self) -> String {
        let year = 1950 + self.random.below(120);
        let month = 1 + self.random.below(12);
        let last = match month {
            2 if year.is_multiple_of(4) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let day = if self.random.once_in(3) {
            last
        } else {
            1 + self.random.below(last)
        };
        format!("{year:04}-{month:02}-{day:02}")
    }
}
