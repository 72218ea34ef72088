//! Which passes make one person: by what the traveller decided, then by names and dates of birth.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::holder::{BirthDate, Holder};

/// What the traveller decided, by the passes' places in the list.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// Sets of passes that are one person's.
    pub(crate) together: Vec<Vec<usize>>,
    /// Passes, and those that each is never grouped with.
    pub(crate) apart: Vec<(usize, Vec<usize>)>,
}

/// Groups passes by person: each inner list holds indexes into `holders`, in order; groups in order of their first.
///
/// A holder belongs with every holder of the same date of birth that it is the [same](Holder::same_as) as, so that a
/// pass with a fuller name brings two spellings together. One whose date of birth is partial or missing never brings two
/// people together: it joins the only person it fits, and stays with its like where it fits several.
pub(crate) fn group(holders: &[Holder], rules: &Rules) -> Vec<Vec<usize>> {
    let mut sets = Sets::new(holders.len());
    for (one, from) in &rules.apart {
        from.iter().for_each(|other| sets.set_apart(*one, *other));
    }
    for together in &rules.together {
        if let [first, rest @ ..] = together.as_slice() {
            for other in rest {
                sets.join(*first, *other);
            }
        }
    }
    let mut people = People::default();
    for known in (0..=BirthDate::FULL).rev() {
        let level: Vec<(usize, &Holder)> = holders
            .iter()
            .enumerate()
            .filter(|(_, holder)| holder.birth().known() == known)
            .collect();
        if !level.is_empty() {
            people.add(&level, &mut sets);
        }
    }
    sets.into_groups()
}

/// The people found so far.
#[derive(Default)]
struct People<'h> {
    /// Passes that have a component of a name, one of each kind of holder.
    with_component: HashMap<&'h str, Vec<(usize, &'h Holder)>>,
    /// By their passes.
    found: Vec<usize>,
}

impl<'h> People<'h> {
    /// Adds the passes whose dates of birth are known to the same part. Those before were known better.
    fn add(&mut self, level: &[(usize, &'h Holder)], sets: &mut Sets) {
        let known: BTreeSet<usize> = self.found.iter().map(|pass| sets.root(*pass)).collect();
        // What the traveller put with someone known is that person's, and no longer fits by its name alone.
        let (placed, open): (Vec<_>, Vec<_>) = level.iter().partition(|(at, _)| known.contains(&sets.root(*at)));
        self.index(&placed);
        let distinct = link(&open, sets);
        let mut fits: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        if !self.found.is_empty() {
            for (at, holder) in &distinct {
                let people = holder.keys().filter_map(|key| self.with_component.get(key)).flatten();
                let same = people.filter(|(_, person)| person.same_as(holder));
                let same: BTreeSet<usize> = same.map(|(pass, _)| sets.root(*pass)).collect();
                fits.entry(sets.root(*at)).or_default().extend(same);
            }
        }
        for (own, people) in fits {
            if let (Some(person), 1) = (people.first(), people.len()) {
                sets.join(own, *person);
            }
        }
        self.index(&distinct);
        self.found.extend(level.iter().map(|(at, _)| *at));
    }

    fn index(&mut self, passes: &[(usize, &'h Holder)]) {
        for (at, holder) in passes {
            for key in holder.keys() {
                self.with_component.entry(key).or_default().push((*at, holder));
            }
        }
    }
}

/// Joins passes that are the same person's and have the same date of birth. Gives one of each kind of holder, and more
/// where a decision keeps equal ones apart. Only those that share a component are compared.
fn link<'h>(passes: &[(usize, &'h Holder)], sets: &mut Sets) -> Vec<(usize, &'h Holder)> {
    let mut equal: HashMap<&Holder, Vec<usize>> = HashMap::with_capacity(passes.len());
    let mut with_component: HashMap<(&str, BirthDate), Vec<(usize, &Holder)>> = HashMap::with_capacity(passes.len());
    let mut distinct = Vec::new();
    for &(at, holder) in passes {
        let equals = equal.entry(holder).or_default();
        if equals.iter().any(|first| sets.join(*first, at)) {
            continue;
        }
        equals.push(at);
        distinct.push((at, holder));
        for key in holder.keys() {
            let others = with_component.entry((key, holder.birth())).or_default();
            for (other, theirs) in others.iter() {
                if theirs.same_as(holder) {
                    sets.join(*other, at);
                }
            }
            others.push((at, holder));
        }
    }
    distinct
}

/// Union-find over indexes; the root of a set is its smallest index. Sets can be kept apart.
struct Sets {
    parents: Vec<usize>,
    /// By a set's root, the roots of those that it is kept apart from; in both directions.
    apart: BTreeMap<usize, BTreeSet<usize>>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
            apart: BTreeMap::new(),
        }
    }

    fn root(&mut self, index: usize) -> usize {
        let mut at = index;
        while let Some(&parent) = self.parents.get(at) {
            if parent == at {
                break;
            }
            let grandparent = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = grandparent;
            }
            at = grandparent;
        }
        at
    }

    /// The two are never joined.
    fn set_apart(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            self.apart.entry(a).or_default().insert(b);
            self.apart.entry(b).or_default().insert(a);
        }
    }

    /// Whether both are one set now.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let (stays, goes) = (a.min(b), a.max(b));
        if stays == goes {
            return true;
        }
        if self.apart.get(&stays).is_some_and(|apart| apart.contains(&goes)) {
            return false;
        }
        if let Some(slot) = self.parents.get_mut(goes) {
            *slot = stays;
        }
        for other in self.apart.remove(&goes).unwrap_or_default() {
            if let Some(apart) = self.apart.get_mut(&other) {
                apart.remove(&goes);
                apart.insert(stays);
            }
            self.apart.entry(stays).or_default().insert(other);
        }
        true
    }

    fn into_groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut place: HashMap<usize, usize> = HashMap::new();
        for index in 0..self.parents.len() {
            let root = self.root(index);
            let at = *place.entry(root).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len().saturating_sub(1)
            });
            if let Some(group) = groups.get_mut(at) {
                group.push(index);
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn grouped(holders: &[Holder]) -> Vec<Vec<usize>> {
        group(holders, &Rules::default())
    }

    #[test]
    fn a_fuller_name_brings_two_spellings_together() {
        let holders = [
            Holder::new("MUSTERMANN", "ERIKA", "1980-02-03"),
            Holder::new("GABLER", "MARIA", "1980-02-03"),
            Holder::new("OTHER", "PERSON", "1980-02-03"),
            Holder::new("MUSTERMANN<GABLER", "ERIKA<MARIA", "1980-02-03"),
        ];
        assert_eq!(grouped(&holders), [vec![0, 1, 3], vec![2]]);
    }

    #[test]
    fn what_has_no_full_date_of_birth_joins_the_only_person_it_fits() {
        let father = Holder::new("MATTILA", "MIKA", "1950-01-01");
        let son = Holder::new("MATTILA", "MIKA", "1980-02-03");
        let year = Holder::new("MATTILA", "MIKA", "1980");
        let undated = Holder::in_one_line("Mika Mattila", "");
        let all = [
            undated.clone(),
            year.clone(),
            son.clone(),
            father.clone(),
            undated.clone(),
        ];
        assert_eq!(grouped(&all), [vec![0, 4], vec![1, 2], vec![3]]);
        assert_eq!(grouped(&[undated.clone(), year.clone(), son.clone()]), [vec![0, 1, 2]]);
        assert_eq!(grouped(&[undated.clone(), undated.clone()]), [vec![0, 1]]);

        // One undated pass is the father's by the traveller's word: that makes the other no less doubtful.
        let rules = Rules {
            together: vec![vec![0, 3]],
            ..Rules::default()
        };
        assert_eq!(group(&all, &rules), [vec![0, 3], vec![1, 2], vec![4]]);
        let rules = Rules {
            apart: vec![(0, vec![1])],
            ..Rules::default()
        };
        assert_eq!(
            group(&[undated.clone(), son.clone(), undated], &rules),
            [vec![0, 2], vec![1]]
        );
    }

    /// For what a failing property prints.
    impl std::fmt::Debug for Holder {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{:?} {:?}", self.keys().collect::<Vec<_>>(), self.birth().parts())
        }
    }

    fn any_holder() -> impl Strategy<Value = Holder> {
        let name = select(vec!["", "MATTILA", "LOPEZ", "MATTILA<LOPEZ", "Müller"]);
        let given = select(vec!["", "MIKA", "ANNA", "ANNA<MARIA", "MARIA"]);
        let birth = select(vec!["", "1980", "1980-02", "1980-02-03", "1980-02-04", "1950-01-01"]);
        (name, given, birth, any::<bool>()).prop_map(|(family, given, birth, in_one_line)| {
            if in_one_line {
                Holder::in_one_line(&format!("{given} {family}"), birth)
            } else {
                Holder::new(family, given, birth)
            }
        })
    }

    fn any_rules() -> impl Strategy<Value = Rules> {
        let places = || proptest::collection::vec(0..12_usize, 0..4);
        (places(), places(), 0..12_usize).prop_map(|(together, mut from, one)| {
            from.retain(|other| *other != one && !(together.contains(&one) && together.contains(other)));
            Rules {
                together: vec![together],
                apart: vec![(one, from)],
            }
        })
    }

    proptest! {
        #[test]
        fn everyone_is_one_person_whatever_the_order(holders in proptest::collection::vec(any_holder(), 0..12)) {
            let groups = grouped(&holders);
            let mut all: Vec<usize> = groups.concat();
            all.sort_unstable();
            prop_assert_eq!(all, (0..holders.len()).collect::<Vec<_>>());
            prop_assert!(groups.iter().all(|group| group.is_sorted()) && groups.is_sorted_by_key(|group| group[0]));

            let backwards: Vec<Holder> = holders.iter().rev().cloned().collect();
            let there = |at: usize| holders.len() - 1 - at;
            let mut again = grouped(&backwards);
            for group in &mut again {
                group.iter_mut().for_each(|at| *at = there(*at));
                group.sort_unstable();
            }
            again.sort();
            prop_assert_eq!(groups, again);
        }

        #[test]
        fn nobody_has_two_dates_of_birth(holders in proptest::collection::vec(any_holder(), 0..12)) {
            for group in grouped(&holders) {
                let full: BTreeSet<_> = group.iter().map(|at| holders[*at].birth()).filter(|birth| birth.known() == BirthDate::FULL).map(|birth| birth.parts()).collect();
                prop_assert!(full.len() <= 1);
            }
        }

        #[test]
        fn the_traveller_s_word_counts(holders in proptest::collection::vec(any_holder(), 12), rules in any_rules()) {
            let groups = group(&holders, &rules);
            let person = |at: usize| groups.iter().position(|group| group.contains(&at));
            for set in &rules.together {
                prop_assert!(set.iter().all(|at| person(*at) == person(set[0])));
            }
            for (one, from) in &rules.apart {
                prop_assert!(from.iter().all(|at| person(*at) != person(*one)));
            }
        }
    }
}
