//! From an input that fails to a small one that fails in the same way.

use std::time::Duration;
use std::time::Instant;

/// It takes no longer than this.
const PATIENCE: Duration = Duration::from_secs(20);

/// The smallest text that is found by taking away lines, then characters.
pub fn smallest(text: &str, fails: impl Fn(&str) -> bool) -> String {
    let until = Instant::now() + PATIENCE;
    let lines: Vec<String> = text.split_inclusive('\n').map(String::from).collect();
    let text = fewest(lines, &fails, until).concat();
    let letters: Vec<String> = text.chars().map(String::from).collect();
    fewest(letters, &fails, until).concat()
}

/// Takes away ever smaller runs of parts, as long as what is left fails.
fn fewest(mut parts: Vec<String>, fails: &impl Fn(&str) -> bool, until: Instant) -> Vec<String> {
    let mut run = parts.len() / 2;
    while run > 0 && Instant::now() < until {
        let mut at = 0;
        while at < parts.len() && Instant::now() < until {
            let end = (at + run).min(parts.len());
            let left: Vec<String> = parts[..at].iter().chain(&parts[end..]).cloned().collect();
            match fails(&left.concat()) {
                true => parts = left,
                false => at = end,
            }
        }
        run /= 2;
    }
    parts
}
