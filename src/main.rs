use saty::source::*;
fn main() {
    let mut sources = Sources::default();
    let mut items = vec![]; let mut problems = vec![];
    let s = std::time::Instant::now();
    for p in std::env::args().skip(1) {
        let t = std::fs::read_to_string(&p).unwrap();
        let id = sources.add(p.clone(), &t);
        let parsed = saty::syntax::parse(sources.get(id), id);
        items.extend(parsed.items); problems.extend(parsed.problems);
    }
    eprintln!("parse {:?}", s.elapsed());
    let s = std::time::Instant::now();
    let (items, more) = saty::model::with_chosen_views(&items);
    eprintln!("views {:?}", s.elapsed());
    problems.extend(more);
    let s = std::time::Instant::now();
    let c = saty::model::check(&items);
    eprintln!("check {:?}", s.elapsed());
    problems.extend(c.problems);
        for x in problems { let sp = x.span.unwrap(); let f=sources.get(sp.file); let lc = f.line_column(sp.start); println!("{}:{}:{} {:?} {:?}   [{}]", f.name, lc.line, lc.column,x.code, x.arguments, &f.text[sp.start as usize..sp.end as usize].chars().take(60).collect::<String>()); }
}
