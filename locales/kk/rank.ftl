### Конкурс тізімі.

rank-vacancy = Бос орын: { $name }
rank-position = Лауазым: { $name }
rank-counts = Кандидаттар саны: { $all }; тізімде: { $listed }; айқындалмағаны: { $open }; құжаты қайтарылатыны: { $returned }; тізімге енбегені: { $out }
rank-nobody = Ешкім жоқ.
rank-list-title = { $list }-тізім. { $title }
rank-if-listed = осы тізімге енсе
rank-place = { $place }-орын
rank-place-on-list = { $list }-тізімде { $place }-орын
rank-place-on-one-list = бір тізімде { $place }-орын
rank-decided = Келесіден «{ $key }» кілті бойынша алда: { $own }; келесіде: { $other }
rank-rivals = Алда болуы мүмкін: { $names }
rank-rivals-more = Алда болуы мүмкін: { $names } және тағы { $more } кандидат
rank-tie-share = Барлық кілт бойынша тең, бір орынды бөліседі (орны: { $place }): { $names }
rank-tie-lot = Барлық кілт бойынша тең, жеребе тартылады (орындары: { $place }): { $names }
rank-tie-undecided = Барлық кілт бойынша тең, кімнің алда тұратыны дереккөзде айқындалмаған (орындары: { $place }): { $names }
rank-status-returned = құжаттары қайтарылады
rank-status-unqualified = тізімге енбейді
rank-status-no-sheet = тізімге енбейді: «дәл бір парақ қолданылады» шарты орындалмайды
rank-section-ties = Тең кандидаттар
rank-section-returned = Құжаттары қайтарылады: не жетіспейді
rank-section-not-listed = Тізімге енбейді: не орындалмаған
rank-section-open = Орындарды айқындау үшін не білу керек
rank-section-readings = Дереккөз басқаша түсіндірілгендегі орындар
rank-open-papers = Құжаттар:
rank-open-requirements = Талаптар (бірі жеткілікті):
rank-open-condition = Тағы орындалуға тиіс шарт (бірі жеткілікті):
rank-open-sheet = Қай парақ қолданылады:
rank-open-key = { $key }:
rank-open-undecided = { $key }: дереккөзде айқындалмаған; ешқандай мәлімет оны айқындамайды

## Хаттама

rank-protocol = Конкурс хаттамасы
rank-list = Тізім
rank-grounds = Негіздеме
rank-taken = Қорытынды
rank-column-place = Орны
rank-column-name = Тегі, аты, әкесінің аты
rank-column-why = Келесіден неге алда; кімнің алда болуы мүмкін
rank-decided-short = { $key }: { $own }; келесіде: { $other }
