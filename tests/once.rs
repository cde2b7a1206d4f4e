//! Records that serve once, against all ways of sharing them out and of filling the gaps.

use crate::support::case;
use crate::support::cases;
use crate::support::codes;
use crate::support::evaluate;
use crate::support::program;
use crate::support::sound;
use jiff::civil::Date;
use saty::catalog::Catalog;
use saty::eval;
use saty::eval::Case;
use saty::eval::Dossier;
use saty::eval::Outcome;
use saty::eval::facts;
use saty::explain::brief::brief;
use saty::explain::json;
use saty::explain::phrases::Phrases;
use saty::explain::worksheet;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::suite::slips;
use saty::suite::slips::Scales;
use saty::syntax::ast::Lang;
use saty::value::Number;
use saty::value::Truth;
use saty::value::Value;
use std::collections::HashMap;

const DATE: Date = Date::constant(2025, 4, 1);

/// Draws numbers; always the same ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) as usize) % bound
    }
}

/// A row that takes records: what each gives, how many count, how much they give at most.
#[derive(Debug, Clone, Copy)]
struct Row {
    each: i64,
    best: Option<usize>,
    cap: Option<i64>,
    needed: usize,
}

impl Row {
    fn draw(dice: &mut Dice) -> Row {
        let best = (dice.below(3) == 0).then(|| 1 + dice.below(2));
        let cap = (dice.below(3) == 0).then(|| 1 + dice.below(5) as i64);
        Row { each: dice.below(4) as i64, best, cap, needed: 1 + dice.below(2) }
    }

    fn gives(&self, count: usize) -> i64 {
        let points = self.each * count.min(self.best.unwrap_or(usize::MAX)) as i64;
        points.min(self.cap.unwrap_or(i64::MAX))
    }
}

/// A requirement and a row for each flag of a record, and a requirement and a sum over which each record serves once.
fn policy(rows: &[Row], in_criterion: bool) -> String {
    let names = || (0..rows.len()).map(|row| format!("r{row}")).collect::<Vec<String>>().join(", ");
    let all = |text: &dyn Fn(usize, &Row) -> String| {
        rows.iter().enumerate().map(|(number, row)| text(number, row)).collect::<Vec<String>>().join("\n")
    };
    let flags = all(&|row, _| format!("f{row}: yes or no"));
    let terms = all(&|row, _| format!("define n{row}: defined as count of medals where f{row}"));
    let demands = all(&|row, it| match it.needed {
        1 => format!("requirement r{row} {{ when has a medal where f{row} }}"),
        needed => format!("requirement r{row} {{ when n{row} at least {needed} }}"),
    });
    let gives = |row: usize, it: &Row| {
        let best = it.best.map_or(String::new(), |best| format!(", best {best}"));
        let cap = it.cap.map_or(String::new(), |cap| format!(", at most {cap} in all"));
        format!("gives {} for each medal{best}{cap}, where f{row}", it.each)
    };
    let once = format!("each medal serves once over {}", names());
    let sheet = match in_criterion {
        true => format!(
            "criterion c {{ {once} sum of {{ {} other: gives 1 }} }}",
            all(&|row, it| format!("r{row}: {}", gives(row, it)))
        ),
        false => format!(
            "{once} {} criterion other {{ gives 1 }}",
            all(&|row, it| format!("criterion r{row} {{ {} }}", gives(row, it)))
        ),
    };
    format!(
        "record medal plural medals {{ {flags} }}\n{terms}\n\
         position guard {{ {demands} requirement apart {{ {once} }} }}\n\
         score-sheet sheet {{ score: sum of criteria {sheet} }}"
    )
}

fn evaluated(plan: &Plan, records: Option<&[Vec<Option<bool>>]>) -> Outcome {
    let mut dossier = Dossier::empty(&plan.model, DATE);
    let flag = |flag: &Option<bool>| flag.map_or(Possible::anything(false), |flag| Possible::known(Value::Flag(flag)));
    dossier.records[0] = records.map(|all| all.iter().map(|record| record.iter().map(flag).collect()).collect());
    let vacancy = facts::empty_vacancy(&plan.model, DATE);
    eval::evaluate(plan, &Case { dossier, vacancy, position: Some(0), date: DATE })
}

/// Whether all requirements can have records of their own, and the most points, over all ways of sharing records out.
fn shared_out(records: &[Vec<bool>], rows: &[Row]) -> (bool, i64) {
    let (mut enough, mut most) = (false, 0);
    let ways = (rows.len() + 1).pow(records.len() as u32);
    for way in 0..ways {
        let mut counts = vec![0; rows.len()];
        let mut rest = way;
        let is_allowed = records.iter().all(|record| {
            let row = rest % (rows.len() + 1);
            rest /= rows.len() + 1;
            if row < rows.len() {
                counts[row] += 1;
            }
            row == rows.len() || record[row]
        });
        if is_allowed {
            enough |= counts.iter().zip(rows).all(|(count, row)| *count >= row.needed);
            most = most.max(counts.iter().zip(rows).map(|(count, row)| row.gives(*count)).sum());
        }
    }
    (enough, most)
}

/// All ways of choosing one from each list.
fn ways<T: Clone>(lists: &[Vec<T>]) -> Vec<Vec<T>> {
    let one_more = |ways: Vec<Vec<T>>, list: &Vec<T>| {
        let with =
            |way: &Vec<T>| list.iter().map(|next| [&way[..], std::slice::from_ref(next)].concat()).collect::<Vec<_>>();
        ways.iter().flat_map(with).collect()
    };
    lists.iter().fold(vec![Vec::new()], one_more)
}

/// All that open facts may turn out to be.
fn completions(records: &[Vec<Option<bool>>]) -> Vec<Vec<Vec<bool>>> {
    let values = |flag: &Option<bool>| flag.map_or(vec![false, true], |flag| vec![flag]);
    let of_record = |record: &Vec<Option<bool>>| ways(&record.iter().map(values).collect::<Vec<Vec<bool>>>());
    ways(&records.iter().map(of_record).collect::<Vec<Vec<Vec<bool>>>>())
}

#[test]
fn what_serves_once_is_shared_out_as_the_best_of_all_ways() {
    let mut dice = Dice(11);
    let mut done = 0;
    while done < cases(5_000) {
        let rows: Vec<Row> = (0..2 + dice.below(2)).map(|_| Row::draw(&mut dice)).collect();
        let plan = sound(&policy(&rows, dice.below(2) == 0));
        let mut known: HashMap<Vec<Vec<bool>>, (bool, i64)> = HashMap::new();
        for _ in 0..100 {
            let flag = |dice: &mut Dice| [Some(true), Some(true), Some(false), None][dice.below(4)];
            let records: Vec<Vec<Option<bool>>> =
                (0..dice.below(5)).map(|_| rows.iter().map(|_| flag(&mut dice)).collect()).collect();
            if records.iter().flatten().filter(|flag| flag.is_none()).count() > 6 {
                continue;
            }
            let outcome = evaluated(&plan, Some(&records));
            let answers: Vec<(bool, i64)> = completions(&records)
                .into_iter()
                .map(|way| *known.entry(way.clone()).or_insert_with(|| shared_out(&way, &rows)))
                .collect();
            let enough: Vec<bool> = answers.iter().map(|(enough, _)| *enough).collect();
            let wanted = match (enough.contains(&true), enough.contains(&false)) {
                (true, false) => Truth::Yes,
                (false, _) => Truth::No,
                (true, true) => Truth::Unknown,
            };
            let apart = outcome.requirements.last().expect("a requirement");
            assert_eq!(apart.truth, wanted, "{rows:?}\n{records:?}");
            let points = |points: Option<i64>| points.map(|points| Number::from_integer(points + 1));
            let ends =
                (answers.iter().map(|(_, points)| *points).min(), answers.iter().map(|(_, points)| *points).max());
            let ends = (points(ends.0), points(ends.1));
            assert_eq!(outcome.sheets[0].total.numbers(), ends, "{rows:?}\n{records:?}");
            done += 1;
        }
    }
}

#[test]
fn a_list_that_is_not_stated_leaves_all_open() {
    let rows =
        [Row { each: 2, best: None, cap: Some(5), needed: 1 }, Row { each: 3, best: None, cap: Some(3), needed: 1 }];
    let outcome = evaluated(&sound(&policy(&rows, false)), None);
    assert_eq!(outcome.requirements.last().map(|verdict| verdict.truth), Some(Truth::Unknown));
    assert_eq!(outcome.sheets[0].total.numbers(), (Some(Number::from_integer(1)), Some(Number::from_integer(9))));
}

const CLUB: &str = "record diploma plural diplomas {
  kk \"диплом\" ru \"диплом\" en \"diploma\"
  rescue: yes or no kk \"құтқару\" ru \"спасение\" en \"of rescue\"
  swimming: yes or no kk \"жүзу\" ru \"плавание\" en \"of swimming\"
}
record award plural awards, none if not stated {
  kk \"марапат\" ru \"награда\" en \"award\"
  national: yes or no kk \"республикалық\" ru \"республиканская\" en \"national\"
  olympic: yes or no kk \"олимпиадалық\" ru \"олимпийская\" en \"olympic\"
}
position guard {
  kk \"құтқарушы\" ru \"спасатель\" en \"lifeguard\"
  requirement basic { kk \"негізгі білім\" ru \"основное образование\" en \"basic education\" when has a diploma where rescue }
  requirement second { kk \"тағы бір диплом\" ru \"еще один диплом\" en \"a further diploma\" when has a diploma where swimming }
  requirement apart { kk \"екі бөлек диплом\" ru \"два разных диплома\" en \"two diplomas\" each diploma serves once over basic, second }
}
score-sheet deeds {
  kk \"істер\" ru \"дела\" en \"deeds\"
  score: sum of criteria
  each award serves once over nat, oly
  criterion nat { kk \"республикалық марапаттар\" ru \"республиканские награды\" en \"national awards\" gives 2 for each award, where national }
  criterion oly { kk \"олимпиадалық марапаттар\" ru \"олимпийские награды\" en \"olympic awards\" gives 3 for each award, where olympic }
}
";

const BOTH: &str = "diplomas: [{rescue: yes, swimming: yes}]\nawards: [{national: yes, olympic: yes}]\n";

fn lines(text: &str, dossier: &str, lang: Lang) -> Vec<String> {
    let plan = sound(text);
    let outcome = evaluate(&plan, dossier, "2025-04-01");
    let catalog = Catalog::new(lang);
    let phrases = Phrases { model: &plan.model, catalog: &catalog };
    worksheet::worksheet(&outcome, &[], &phrases).lines.into_iter().map(|line| line.text).collect()
}

#[test]
fn the_answer_names_what_serves_where_and_what_serves_elsewhere() {
    let said = |dossier: &str, lang: Lang| lines(CLUB, dossier, lang).join("\n");
    let text = said(BOTH, Lang::En);
    for wanted in [
        "“basic education”: diploma no. 1",
        "“a further diploma”: no record is left (diploma)\ndiploma no. 1 already serves for “basic education”",
        "award no. 1 already serves for “olympic awards”",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    assert!(
        said(BOTH, Lang::Ru).contains("запись «диплом № 1» уже учтена в «основное образование»"),
        "{}",
        said(BOTH, Lang::Ru)
    );
    assert!(said(BOTH, Lang::Kk).contains("«негізгі білім» үшін есептеліп қойған"), "{}", said(BOTH, Lang::Kk));
    // The first diploma could serve for both, the second for one of them only; that is found.
    let two = "diplomas: [{rescue: yes, swimming: yes}, {rescue: yes, swimming: no}]\n";
    let text = said(two, Lang::En);
    assert!(
        text.contains("“basic education”: diploma no. 2") && text.contains("“a further diploma”: diploma no. 1"),
        "{text}"
    );
}

#[test]
fn programs_read_the_same() {
    let plan = sound(CLUB);
    let outcome = evaluate(&plan, BOTH, "2025-04-01");
    let json = json::outcome(&outcome, &[], &plan.model, "");
    let served = &json["requirements"][2]["served"];
    assert_eq!(json["requirements"][2]["met"], "no");
    assert_eq!(served[0]["records"], serde_json::json!([1]));
    assert_eq!(served[1]["elsewhere"], serde_json::json!([{ "number": 1, "serves": "guard.basic" }]));
    let criteria = &json["sheets"][0]["criteria"];
    assert_eq!((&criteria[0]["points"], &criteria[1]["points"]), (&"0".into(), &"3".into()));
    assert_eq!(criteria[0]["elsewhere"], serde_json::json!([{ "number": 1, "serves": "deeds.oly" }]));
    let said: Vec<String> = brief(&outcome, &plan.model).iter().map(|it| format!("{}: {}", it.id, it.said)).collect();
    for wanted in ["guard.second: yes", "guard.apart: no", "deeds: 3", "deeds.nat: 0"] {
        assert!(said.iter().any(|line| line == wanted), "{wanted}: {said:?}");
    }
}

#[test]
fn an_open_fact_leaves_only_that_open_which_it_decides() {
    let plan = sound(CLUB);
    let dossier = "diplomas: [{rescue: yes, swimming: yes}, {rescue: unknown, swimming: no}]\n\
                   awards: [{national: yes, olympic: yes}, {national: unknown, olympic: no}]\n";
    let outcome = evaluate(&plan, dossier, "2025-04-01");
    assert_eq!(outcome.requirements[2].truth, Truth::Unknown);
    assert_eq!(outcome.sheets[0].total.numbers(), (Some(Number::from_integer(3)), Some(Number::from_integer(5))));
    let outcome = eval::evaluate(&plan, &case(&plan, BOTH, "", Some(0), "2025-04-01"));
    assert_eq!(outcome.requirements[2].truth, Truth::No);
}

#[test]
fn a_long_list_is_shared_out_at_once() {
    let rows = [Row { each: 2, best: None, cap: None, needed: 2 }, Row { each: 3, best: None, cap: None, needed: 2 }];
    let plan = sound(&policy(&rows, false));
    let records: Vec<Vec<Option<bool>>> = (0..20_000).map(|number| vec![Some(true), Some(number % 2 == 0)]).collect();
    let outcome = evaluated(&plan, Some(&records));
    assert_eq!(outcome.sheets[0].total.numbers().0, Some(Number::from_integer(50_001)));
}

#[test]
fn e0268_what_cannot_share_is_refused() {
    let position = |second: &str, over: &str| {
        format!(
            "record diploma plural diplomas {{ rescue: yes or no swimming: yes or no }}\n\
             record other plural others {{ other-thing: yes or no }}\n\
             subject swimmer {{ fit: yes or no }}\n\
             define some: defined as count of diplomas where swimming\n\
             position guard {{ requirement basic {{ when has a diploma where rescue }} requirement second {{ {second} }} \
             requirement apart {{ each diploma serves once over {over} }} }}"
        )
    };
    let demands: &[(&str, &str, &[&str])] = &[
        ("when some at least 2", "basic, second", &[]),
        ("when some more than 2", "basic, second", &[]),
        ("when some at most 2", "basic, second", &["E0268"]),
        ("when has no diploma", "basic, second", &["E0268"]),
        ("when has a other", "basic, second", &["E0268"]),
        ("when fit", "basic, second", &["E0268"]),
        ("when has a diploma and fit", "basic, second", &["E0268"]),
        ("if available when has a diploma", "basic, second", &["E0268"]),
        ("commission decides", "basic, second", &["E0268"]),
        ("when has a diploma", "basic, apart", &["E0268"]),
        ("when has a diploma", "basic, third", &["E0224"]),
        ("when has a diploma", "basic, basic", &["E0202"]),
    ];
    for (second, over, wanted) in demands {
        assert_eq!(codes(&position(second, over)), *wanted, "{second}, {over}");
    }
}

#[test]
fn e0269_one_name_shares_nothing() {
    let text = "record diploma plural diplomas { rescue: yes or no }\n\
                position guard { requirement basic { when has a diploma where rescue } \
                requirement apart { each diploma serves once over basic } }";
    assert_eq!(codes(text), ["E0269"]);
}

#[test]
fn e0270_rows_share_only_in_a_sum() {
    let sheet = |total: &str, second: &str| {
        format!(
            "record award plural awards {{ national: yes or no  held: date }}\n\
             define worth on award as decimal: defined as first of {{ big: gives 2 when national otherwise 1 }}\n\
             score-sheet deeds {{ score: {total} criteria each award serves once over nat, oly \
             criterion nat {{ gives 2 for each award, where national }} criterion oly {{ {second} }} }}"
        )
    };
    let rows: &[(&str, &str, &[&str])] = &[
        ("sum of", "gives 3 for each award, best 2, at most 5 in all", &[]),
        ("highest of", "gives 3 for each award", &["E0270"]),
        ("sum of", "gives worth for each award", &["E0268"]),
        ("sum of", "gives -1 for each award", &["E0268"]),
        ("sum of", "gives 1 for each award, once per held", &["E0268"]),
        ("sum of", "gives 1 for each award, at most 1 per year of held", &["E0268"]),
        ("sum of", "gives 1 for each award rounded up to a multiple of 2", &["E0268"]),
        ("sum of", "gives 1 when has an award", &["E0268"]),
        ("sum of", "each award serves once over one, two gives 1", &["E0268", "E0270"]),
    ];
    for (total, second, wanted) in rows {
        assert_eq!(
            codes(&sheet(total, second)).iter().collect::<std::collections::BTreeSet<_>>(),
            wanted.iter().collect(),
            "{total}, {second}"
        );
    }
}

#[test]
fn a_slip_may_leave_it_out() {
    let items = crate::support::parse(CLUB);
    let scales = Scales::new(&items);
    let sheet = items.iter().find(|item| item.name() == "deeds").expect("the sheet");
    let texts: Vec<String> =
        (0..).map_while(|number| slips::slip(&mut sheet.clone(), number, &scales)).map(|slip| slip.before).collect();
    assert!(texts.iter().any(|text| text == "each award serves once over nat, oly"), "{texts:?}");
}

#[test]
fn an_amendment_brings_it_in_and_takes_it_back_to_fewer() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("once");
    let _ = std::fs::remove_dir_all(&folder);
    for name in ["old", "new"] {
        std::fs::create_dir_all(folder.join(name)).expect("a folder");
    }
    let old = CLUB.replace("  each award serves once over nat, oly\n", "");
    std::fs::write(folder.join("old/club.saty"), &old).expect("a file");
    std::fs::write(folder.join("new/club.saty"), CLUB).expect("a file");
    let run = |arguments: &[&str]| {
        let out = program(&folder).args(arguments).args(["--lang", "en"]).output().expect("a run");
        String::from_utf8(out.stdout).expect("text") + &String::from_utf8_lossy(&out.stderr)
    };
    let text = run(&["diff", "old", "new"]);
    assert!(text.contains("each award serves once over nat, oly") && text.contains("deeds"), "{text}");
    let text = run(&["amend", "old", "new", "--name", "later", "--from", "2026-01-01"]);
    assert!(text.contains("each award serves once over nat, oly"), "{text}");
}
