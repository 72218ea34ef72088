//! Where certlogic-js and the specification, or certlogic-js and this implementation, part: all that is known.

/// One of them.
pub(crate) struct Difference {
    /// What it is about.
    pub(crate) name: &'static str,
    pub(crate) logic: &'static str,
    pub(crate) data: &'static str,
    /// Our result in JSON; empty for an error.
    pub(crate) ours: &'static str,
    /// Theirs.
    pub(crate) theirs: &'static str,
    /// Why ours is what it is.
    #[expect(dead_code, reason = "for the reader")]
    pub(crate) because: &'static str,
}

impl Difference {
    /// As both are asked.
    pub(crate) fn line(&self) -> String {
        format!(r#"{{"logic": {}, "data": {}}}"#, self.logic, self.data)
    }
}

pub(crate) const DIFFERENCES: [Difference; 20] = [
    Difference {
        name: "in nothing",
        logic: r#"{"in": [{"var": "x"}, {"var": "y"}]}"#,
        data: r#"{"x": 1}"#,
        ours: "false",
        theirs: "",
        because: "the suite's assertions on it ask for false; it has them skipped for implementations that throw",
    },
    Difference {
        name: "two dates under ===",
        logic: r#"{"===": [{"plusTime": ["2021-01-01", 0, "day"]}, {"plusTime": ["2021-01-01", 0, "day"]}]}"#,
        data: "null",
        ours: "",
        theirs: "false",
        because: "=== is specified for texts and integers; JavaScript compares objects by identity, Kotlin's implementation by value",
    },
    Difference {
        name: "two arrays of the rule under ===",
        logic: r#"{"===": [["a"], ["a"]]}"#,
        data: "null",
        ours: "",
        theirs: "false",
        because: "as dates",
    },
    Difference {
        name: "an array of the data under ===",
        logic: r#"{"===": [{"var": "x"}, {"var": "x"}]}"#,
        data: r#"{"x": ["a"]}"#,
        ours: "",
        theirs: "true",
        because: "as dates",
    },
    Difference {
        name: "an array in an array",
        logic: r#"{"in": [["a"], [["a"]]]}"#,
        data: "null",
        ours: "",
        theirs: "false",
        because: "as dates: `in` asks === of each item",
    },
    Difference {
        name: "a fraction is truthy",
        logic: r#"{"!": [{"var": "x"}]}"#,
        data: r#"{"x": 0.5}"#,
        ours: "",
        theirs: "false",
        because: "truthy are integers that are not zero; other numbers are neither truthy nor falsy",
    },
    Difference {
        name: "fractions under ===",
        logic: r#"{"===": [{"var": "x"}, {"var": "y"}]}"#,
        data: r#"{"x": 0.5, "y": 0.5}"#,
        ours: "",
        theirs: "true",
        because: "=== is specified for integers; there are no other numbers in CertLogic",
    },
    Difference {
        name: "integers past 2^53",
        logic: r#"{"===": [{"var": "x"}, {"var": "y"}]}"#,
        data: r#"{"x": 9007199254740992, "y": 9007199254740993}"#,
        ours: "false",
        theirs: "true",
        because: "a double has no room for the second one; ours are exact to 64 bits",
    },
    Difference {
        name: "sums past 2^63",
        logic: r#"{"+": [{"var": "x"}, 1]}"#,
        data: r#"{"x": 9223372036854775807}"#,
        ours: "",
        theirs: "9223372036854776000",
        because: "an overflow is an error, not a number nearby",
    },
    Difference {
        name: "the length of an array",
        logic: r#"{"var": "x.length"}"#,
        data: r#"{"x": [1, 2]}"#,
        ours: "null",
        theirs: "2",
        because: "an array has items and no members; `length` is JavaScript's",
    },
    Difference {
        name: "a letter of a text",
        logic: r#"{"var": "x.0"}"#,
        data: r#"{"x": "abc"}"#,
        ours: "null",
        theirs: "\"a\"",
        because: "an integer in a path is the index of an array's item",
    },
    Difference {
        name: "a number and more as index",
        logic: r#"{"var": "x.1st"}"#,
        data: r#"{"x": [1, 2]}"#,
        ours: "null",
        theirs: "2",
        because: "`1st` is no integer; parseInt stops where the digits end",
    },
    Difference {
        name: "a member whose name begins with a digit",
        logic: r#"{"var": "x.1st"}"#,
        data: r#"{"x": {"1st": true}}"#,
        ours: "true",
        theirs: "null",
        because: "the same: they look for a member `1`",
    },
    Difference {
        name: "a member with a leading zero",
        logic: r#"{"var": "x.01"}"#,
        data: r#"{"x": {"01": true}}"#,
        ours: "true",
        theirs: "null",
        because: "the same: `01` becomes 1",
    },
    Difference {
        name: "what every object of JavaScript has",
        logic: r#"{"===": [{"var": "x.toString"}, {"var": "missing"}]}"#,
        data: r#"{"x": {}}"#,
        ours: "true",
        theirs: "false",
        because: "what is not in the data is nothing; theirs is a function",
    },
    Difference {
        name: "a member named toString",
        logic: r#"{"if": [{"var": "x"}, 1, 2]}"#,
        data: r#"{"x": {"toString": 1}}"#,
        ours: "1",
        theirs: "",
        because: "an object with a member is truthy; theirs calls it",
    },
    Difference {
        name: "30 February",
        logic: r#"{"plusTime": ["2021-02-30", 0, "day"]}"#,
        data: "null",
        ours: "",
        theirs: "\"2021-03-02T00:00:00.000Z\"",
        because: "there is no such day: the specification leaves it undefined, and a pass that says so is not to be guessed at",
    },
    Difference {
        name: "a date past the calendar",
        logic: r#"{"before": [{"plusTime": ["2021", 300000, "year"]}, {"plusTime": ["2021", 0, "day"]}]}"#,
        data: "null",
        ours: "",
        theirs: "false",
        because: "JavaScript's dates end in 275760; what is past them is an error, and no date that all others are not before",
    },
    Difference {
        name: "an offset that ends in a colon",
        logic: r#"{"plusTime": ["2021-06-14T12:05:26+02:", 0, "day"]}"#,
        data: "null",
        ours: "",
        theirs: "\"2021-06-14T10:05:26.000Z\"",
        because: "none of the specification's formats",
    },
    Difference {
        name: "a name twice",
        logic: "true",
        data: r#"{"x": 1, "x": 2}"#,
        ours: "",
        theirs: "true",
        because: "one reader takes the first, the next the last: neither is right",
    },
];
