//! The one table of codes. Every code has a page in `docs/errors/`, a message in each language and a test that raises it.

macro_rules! codes {
    ($($variant:ident $id:literal $name:literal $severity:ident,)*) => {
        /// What kind of thing is wrong. The number never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant,)* }

        impl Code {
            /// All codes, in the order of their numbers.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The number, such as `E0201`.
            pub fn id(self) -> &'static str {
                match self { $(Code::$variant => $id,)* }
            }

            /// The name, which is also the key of its messages.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// The pages that explain the code, in `en`, `ru` and `kk`.
            pub fn pages(self) -> [&'static str; 3] {
                match self {
                    $(Code::$variant => [
                        include_str!(concat!("../../docs/errors/en/", $id, ".md")),
                        include_str!(concat!("../../docs/errors/ru/", $id, ".md")),
                        include_str!(concat!("../../docs/errors/kk/", $id, ".md")),
                    ],)*
                }
            }
        }
    };
}

/// Whether a problem stops the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Warning,
    Error,
}

codes! {
    // The text of a policy.
    Unexpected "E0101" "unexpected" Error,
    UnclosedBrace "E0102" "unclosed-brace" Error,
    StrayBrace "E0103" "stray-brace" Error,
    TooDeep "E0104" "too-deep" Error,
    DecimalComma "E0105" "decimal-comma" Error,
    DateFormat "E0106" "date-format" Error,
    OperatorSign "E0107" "operator-sign" Error,
    LookAlike "E0108" "look-alike" Error,
    MissingColon "E0109" "missing-colon" Error,
    ReservedWord "E0110" "reserved-word" Error,
    UnclosedString "E0111" "unclosed-string" Error,
    MissingBar "E0112" "missing-bar" Error,
    UnknownDeclaration "E0113" "unknown-declaration" Error,
    ImpossibleDate "E0114" "impossible-date" Error,
    FileTooLarge "E0115" "file-too-large" Error,
    NotUtf8 "E0116" "not-utf8" Error,
    StrangeCharacter "E0117" "strange-character" Error,
    NotComposed "E0118" "not-composed" Error,
    TooLong "E0119" "too-long" Error,
    LabelNotFirst "E0120" "label-not-first" Error,
    HiddenSign "E0121" "hidden-sign" Error,
    DeepDefinitions "E0122" "deep-definitions" Error,
    GroupOfConditions "E0125" "group-of-conditions" Error,

    // The meaning of a policy.
    UnknownName "E0201" "unknown-name" Error,
    DuplicateName "E0202" "duplicate-name" Error,
    Misplaced "E0203" "misplaced" Error,
    MissingPart "E0204" "missing-part" Error,
    RepeatedPart "E0205" "repeated-part" Error,
    TypeMismatch "E0206" "type-mismatch" Error,
    MixedAndOr "E0207" "mixed-and-or" Error,
    NotOrdered "E0208" "not-ordered" Error,
    FactAgainstFact "E0209" "fact-against-fact" Error,
    OutsideRecord "E0210" "outside-record" Error,
    SecondRecord "E0211" "second-record" Error,
    Cycle "E0212" "cycle" Error,
    EmptyInterval "E0213" "empty-interval" Error,
    OverlappingRows "E0214" "overlapping-rows" Error,
    ColumnCount "E0215" "column-count" Error,
    NotACondition "E0216" "not-a-condition" Error,
    HiddenName "E0217" "hidden-name" Error,
    NoPeriod "E0218" "no-period" Error,
    WrongForm "E0219" "wrong-form" Error,
    OutcomeInCondition "E0220" "outcome-in-condition" Error,
    TwoBodies "E0221" "two-bodies" Error,
    NeverTested "E0222" "never-tested" Error,
    MeaninglessNumber "E0223" "meaningless-number" Error,
    UnknownTarget "E0224" "unknown-target" Error,
    NotAsExpected "E0225" "not-as-expected" Error,
    RowsWithoutEnd "E0226" "rows-without-end" Error,
    SameDay "E0227" "same-day" Error,
    WrongDirection "E0228" "wrong-direction" Error,
    NotAKey "E0229" "not-a-key" Error,
    RepeatedKey "E0230" "repeated-key" Error,
    ListsNotSaid "E0231" "lists-not-said" Error,
    OtherWorth "E0232" "other-worth" Error,
    NoGroups "E0233" "no-groups" Error,
    AboutSubject "E0234" "about-subject" Error,
    NoTieRule "E0235" "no-tie-rule" Error,
    RateWithoutPieces "E0240" "rate-without-pieces" Error,
    NothingRemains "E0241" "nothing-remains" Error,
    LevelWithoutWorth "E0242" "level-without-worth" Error,
    LimitsCrossed "E0243" "limits-crossed" Error,
    FactArithmetic "E0244" "fact-arithmetic" Error,
    AbsentLeftOut "E0263" "absent-left-out" Error,
    RecordsInMean "E0264" "records-in-mean" Error,
    LimitNotSaid "E0265" "limit-not-said" Error,
    CannotShare "E0268" "cannot-share" Error,
    NothingToShare "E0269" "nothing-to-share" Error,
    ShareInSum "E0270" "share-in-sum" Error,
    NeverWhole "E0273" "never-whole" Error,
    DaysBesideMonths "E0280" "days-beside-months" Error,

    // Doubts about a policy that do not stop it.
    MissingTranslation "W0301" "missing-translation" Warning,
    GapInRanges "W0302" "gap-in-ranges" Warning,
    EmptyStep "W0303" "empty-step" Warning,
    ChangesNothing "W0304" "changes-nothing" Warning,
    MixedScript "W0305" "mixed-script" Warning,
    WrongLanguage "W0306" "wrong-language" Warning,
    ActNotInForce "W0307" "act-not-in-force" Warning,
    UnknownDefect "W0308" "unknown-defect" Warning,
    NoReason "W0309" "no-reason" Warning,
    NothingAccepted "W0310" "nothing-accepted" Warning,
    NeverHolds "W0311" "never-holds" Warning,
    Swallowed "W0312" "swallowed" Warning,
    EasierStep "W0313" "easier-step" Warning,
    SkippedStep "W0314" "skipped-step" Warning,
    FlatStair "W0315" "flat-stair" Warning,
    RepeatedItem "W0316" "repeated-item" Warning,
    ScaleNotKept "W0317" "scale-not-kept" Warning,
    NeverScores "W0318" "never-scores" Warning,
    NeverOwed "W0319" "never-owed" Warning,
    HoleInRanges "W0320" "hole-in-ranges" Warning,
    RowsMeet "W0321" "rows-meet" Warning,
    TwoNumbers "W0322" "two-numbers" Warning,
    MissingLabel "W0323" "missing-label" Warning,
    MissingCitation "W0324" "missing-citation" Warning,
    QuoteNotFound "W0325" "quote-not-found" Warning,
    NumberFormat "W0326" "number-format" Warning,
    UnusedName "W0327" "unused-name" Warning,
    DeadBranch "W0328" "dead-branch" Warning,
    WeightsOff "W0332" "weights-off" Warning,
    Unanalysed "W0333" "unanalysed" Warning,
    ValuesMeet "W0353" "values-meet" Warning,
    NothingShared "W0358" "nothing-shared" Warning,

    // A dossier or a vacancy.
    BrokenDocument "E0401" "broken-document" Error,
    UnknownField "E0402" "unknown-field" Error,
    WrongType "E0403" "wrong-type" Error,
    UnknownValue "E0404" "unknown-value" Error,
    NoSuchDate "E0405" "no-such-date" Error,
    ReversedPeriod "E0406" "reversed-period" Error,
    OutOfRange "E0407" "out-of-range" Error,
    RepeatedField "E0408" "repeated-field" Error,
    ContradictsAssumption "E0409" "contradicts-assumption" Error,
    UnknownJudgement "E0410" "unknown-judgement" Error,
    TooManyRecords "E0411" "too-many-records" Error,
    OtherEdition "W0401" "other-edition" Warning,

    // A call of the program.
    CannotRead "E0501" "cannot-read" Error,
    NoPolicies "E0502" "no-policies" Error,
    UnknownPosition "E0503" "unknown-position" Error,
    NoDate "E0504" "no-date" Error,
    NoValueOnDate "E0505" "no-value-on-date" Error,
    UnknownCode "E0506" "unknown-code" Error,
    UnknownNotice "E0507" "unknown-notice" Error,
    UnknownVacancy "E0508" "unknown-vacancy" Error,
    UnknownSide "E0509" "unknown-side" Error,
    CannotWrite "E0510" "cannot-write" Error,
    NoSamples "E0511" "no-samples" Error,
    NoSources "E0512" "no-sources" Error,
    AlreadyThere "E0513" "already-there" Error,
    NoReceipt "E0514" "no-receipt" Error,
    NoRanking "E0515" "no-ranking" Error,
    UnknownRanking "E0516" "unknown-ranking" Error,
    SameDossier "E0517" "same-dossier" Error,
    NoDossiers "E0518" "no-dossiers" Error,
    NoPosition "E0519" "no-position" Error,
    UnknownSheet "E0520" "unknown-sheet" Error,
    NoSheet "E0521" "no-sheet" Error,
    NeedsFile "E0522" "needs-file" Error,
    NoSuchSample "E0526" "no-such-sample" Error,
    OutputLost "E0529" "output-lost" Error,

    // A table of dossiers.
    NoTable "E0530" "no-table" Error,
    EmptyTable "E0531" "empty-table" Error,
    UnknownWorksheet "E0532" "unknown-worksheet" Error,
    UnknownColumn "E0533" "unknown-column" Error,
    ColumnTwice "E0534" "column-twice" Error,
    NoIdColumn "E0535" "no-id-column" Error,
    MergedCells "E0536" "merged-cells" Error,
    UnknownLabel "E0537" "unknown-label" Error,
    UnclearDate "E0538" "unclear-date" Error,
    UnclearNumber "E0539" "unclear-number" Error,
    ErrorCell "E0540" "error-cell" Error,
    UnknownApplicant "E0541" "unknown-applicant" Error,
    ApplicantTwice "E0542" "applicant-twice" Error,
    RowWithoutId "E0543" "row-without-id" Error,
    UnusableId "E0544" "unusable-id" Error,
    WrongMap "E0545" "wrong-map" Error,
    OpenList "E0546" "open-list" Error,
    TableTooLarge "E0547" "table-too-large" Error,
    NoClause "E0548" "no-clause" Error,
    HiddenCells "W0406" "hidden-cells" Warning,
}
