//! How one thing moves when another rises. Nothing is claimed that is not known.

/// Truth rises from no over unknown to yes, a value from less to more, a candidate from worse to better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It stays as it is.
    Still,
    Up,
    Down,
    /// It may move either way, or nobody can tell.
    Open,
}

use Effect::Down;
use Effect::Open;
use Effect::Still;
use Effect::Up;

impl Effect {
    /// Both at once.
    pub fn and(self, other: Effect) -> Effect {
        match (self, other) {
            (Still, effect) | (effect, Still) => effect,
            (Up, Up) => Up,
            (Down, Down) => Down,
            (Up | Down | Open, Up | Down | Open) => Open,
        }
    }

    pub fn all(effects: impl IntoIterator<Item = Effect>) -> Effect {
        effects.into_iter().fold(Still, Effect::and)
    }

    pub fn turned(self) -> Effect {
        match self {
            Up => Down,
            Down => Up,
            Still | Open => self,
        }
    }

    /// What it means for something further on, which is asked only if there is anything to pass on.
    pub fn through(self, further: impl FnOnce() -> Effect) -> Effect {
        match self {
            Still => Still,
            Up => further(),
            Down => further().turned(),
            Open if further() == Still => Still,
            Open => Open,
        }
    }

    /// The same if nothing moves, and otherwise not known.
    pub fn blurred(self) -> Effect {
        if self == Still { Still } else { Open }
    }
}
