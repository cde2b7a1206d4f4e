//! Did you mean.

/// Finds the candidate that differs from `name` in at most a third of its letters, the closest first.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance > 0 && (*distance <= allowed || is_longer_form(name, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// `swim` for `swimming`: a beginning of at least four letters.
fn is_longer_form(name: &str, candidate: &str) -> bool {
    name.chars().count() >= 4 && candidate.starts_with(name)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn offers_only_what_is_close() {
        assert_eq!(closest("levl", ["level", "label", "other"]), Some("level"));
        assert_eq!(closest("swim", ["swimming"]), Some("swimming"));
        assert_eq!(closest("zebra", ["level", "label"]), None);
        assert_eq!(closest("ab", ["xy"]), None);
    }
}
