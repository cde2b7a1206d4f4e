//! How items and properties are called in a policy.

use super::ast::Item;
use super::ast::ItemKind;
use super::ast::PropertyKind;

impl Item {
    /// Its name; what has none is called by its word.
    pub fn called(&self) -> &str {
        self.name.as_ref().map_or(self.kind.word(), |name| &name.text)
    }
}

impl ItemKind {
    /// The word in policies; for a named line, a phrase of the catalog says it.
    pub fn word(self) -> &'static str {
        match self {
            ItemKind::Act => "act",
            ItemKind::Unit => "unit",
            ItemKind::Division => "division",
            ItemKind::Levels => "levels",
            ItemKind::Kinds => "kinds",
            ItemKind::Record => "record",
            ItemKind::Subject => "subject",
            ItemKind::Vacancy => "vacancy",
            ItemKind::Define => "define",
            ItemKind::Value => "value",
            ItemKind::Assume => "assume",
            ItemKind::Position => "position",
            ItemKind::ScoreSheet => "score-sheet",
            ItemKind::Sheets => "sheets",
            ItemKind::Package => "package",
            ItemKind::Calendar => "calendar",
            ItemKind::TimeLimit => "time-limit",
            ItemKind::Pay => "pay",
            ItemKind::Outcome => "outcome",
            ItemKind::Ranking => "ranking",
            ItemKind::Property => "property",
            ItemKind::Amendment => "amendment",
            ItemKind::Notice => "notice",
            ItemKind::Requirement => "requirement",
            ItemKind::Stair => "stair",
            ItemKind::Step => "step",
            ItemKind::Thresholds => "thresholds",
            ItemKind::Competence => "competence",
            ItemKind::Criterion => "criterion",
            ItemKind::Document => "document",
            ItemKind::Group => "group",
            ItemKind::Exemption => "exemption",
            ItemKind::Rule => "rule",
            ItemKind::Key => "key",
            ItemKind::Interpretation => "interpretation",
            ItemKind::Entry => "name:",
        }
    }
}

impl PropertyKind {
    /// The words it begins with.
    pub fn word(&self) -> &'static str {
        match self {
            PropertyKind::Label(_) => "kk, ru, en",
            PropertyKind::Original(_) => "original",
            PropertyKind::Source(_) => "source",
            PropertyKind::Quote(_) => "quote",
            PropertyKind::Note(_) => "note",
            PropertyKind::Evidence(_) => "evidence",
            PropertyKind::KnownDefect(..) => "known defect",
            PropertyKind::ActNumber(_) => "act-number",
            PropertyKind::Adopted(_) => "adopted",
            PropertyKind::InForceFrom(_) => "in force from",
            PropertyKind::Ended(_) => "ended",
            PropertyKind::When(_) => "when",
            PropertyKind::AppliesWhen(_) => "applies when",
            PropertyKind::RequiredWhen(_) => "required when",
            PropertyKind::Required => "required",
            PropertyKind::IfAvailable => "if available",
            PropertyKind::CommissionDecides => "commission decides",
            PropertyKind::SameAs(_) => "same as",
            PropertyKind::Combine { satisfied: true, .. } => "satisfied by",
            PropertyKind::Combine { .. } => "group { }",
            PropertyKind::Recombine { .. } => "combine",
            PropertyKind::Gives(_) => "gives",
            PropertyKind::Otherwise(_) => "otherwise",
            PropertyKind::Rounded { .. } => "rounded",
            PropertyKind::DefinedAs(_) => "defined as",
            PropertyKind::Type(_) => "type",
            PropertyKind::Period(..) => "period",
            PropertyKind::CountsWhen(_) => "counts when",
            PropertyKind::ServesOnce { .. } => "each … serves once over",
            PropertyKind::EvaluationDate(_) => "evaluation date",
            PropertyKind::FiledDocuments(_) => "filed documents",
            PropertyKind::Score { .. } => "score",
            PropertyKind::PrintedScale(..) => "printed scale",
            PropertyKind::Worth(_) => "worth",
            PropertyKind::EntersWith(_) => "enters with",
            PropertyKind::BuildsOn(_) => "builds on",
            PropertyKind::FollowsBlock(_) => "follows …",
            PropertyKind::On(_) => "on",
            PropertyKind::As(_) => "as",
            PropertyKind::Plural(_) => "plural",
            PropertyKind::NoneIfNotStated => "none if not stated",
            PropertyKind::For(_) => "for",
            PropertyKind::FreesFrom(_) => "frees from",
            PropertyKind::Blank(_) => "blank",
            PropertyKind::Weekend(_) => "weekend",
            PropertyKind::Covers(..) => "covers",
            PropertyKind::Holiday(..) => "holiday",
            PropertyKind::Workday(..) => "workday",
            PropertyKind::Length { .. } => "length",
            PropertyKind::Starts(_) => "starts",
            PropertyKind::FirstDayCounts => "first day counts",
            PropertyKind::CountFromNextDay => "count from the next day",
            PropertyKind::ByCalendar(_) => "by calendar",
            PropertyKind::Product(_) => "product of",
            PropertyKind::Announced(..) => "announced",
            PropertyKind::Papers { .. } => "complete papers of, returned by",
            PropertyKind::RequirementsMustHold => "requirements must hold",
            PropertyKind::OnlyThoseWith(_) => "only those with",
            PropertyKind::Lists { .. } => "separate lists for, one list for",
            PropertyKind::RankedBy(..) => "by",
            PropertyKind::Ties(_) => "ties",
            PropertyKind::Dated(..) => "VALUE from DATE",
            PropertyKind::SheetList(_) => "exactly one of",
            PropertyKind::Chosen(_) => "chosen",
            PropertyKind::Always(_) => "always",
            PropertyKind::IfThen(..) => "if",
            PropertyKind::Never { .. } => "when … gains",
            PropertyKind::Amends(_) => "amends",
            PropertyKind::Follows(_) => "follows",
            PropertyKind::AppliedAfter(_) => "applied after",
            PropertyKind::Patch(_) => "change",
        }
    }

    /// Whether an item may have several of it.
    pub fn is_repeatable(&self) -> bool {
        matches!(
            self,
            PropertyKind::Source(_)
                | PropertyKind::Quote(_)
                | PropertyKind::Note(_)
                | PropertyKind::Evidence(_)
                | PropertyKind::KnownDefect(..)
                | PropertyKind::Holiday(..)
                | PropertyKind::Workday(..)
                | PropertyKind::Dated(..)
                | PropertyKind::Patch(_)
                | PropertyKind::Always(_)
        )
    }
}
