### Список конкурса.

rank-vacancy = Вакансия: { $name }
rank-position = Должность: { $name }
rank-counts = Кандидатов: { $all }; в списке: { $listed }; не установлено: { $open }; документы возвращаются: { $returned }; не в списке: { $out }
rank-nobody = Никого.
rank-list-title = Список { $list }. { $title }
rank-if-listed = если войдет в этот список
rank-place = место { $place }
rank-place-on-list = место { $place } в списке { $list }
rank-place-on-one-list = место { $place } в одном списке
rank-decided = Впереди следующего по ключу «{ $key }»: { $own }; у следующего: { $other }
rank-rivals = Возможно, впереди: { $names }
rank-rivals-more = Возможно, впереди: { $names } и еще { $more }
rank-tie-share = Равны по всем ключам и делят место { $place }: { $names }
rank-tie-lot = Равны по всем ключам; места { $place }, по жребию: { $names }
rank-tie-undecided = Равны по всем ключам; места { $place }; кто впереди, источником не определено: { $names }
rank-status-returned = документы возвращаются
rank-status-unqualified = не в списке
rank-status-no-sheet = не в списке: условие «применяется ровно один лист» не выполняется
rank-section-ties = Равные кандидаты
rank-section-returned = Документы возвращаются: чего нет
rank-section-not-listed = Не в списке: что не выполнено
rank-section-open = Что нужно узнать, чтобы определить места
rank-section-readings = Места при других толкованиях источника
rank-open-papers = Документы:
rank-open-requirements = Требования (достаточно чего-либо одного):
rank-open-condition = Что еще должно выполняться (достаточно чего-либо одного):
rank-open-sheet = Какой лист применяется:
rank-open-key = { $key }:
rank-open-undecided = { $key }: источником не определено; никакие сведения этого не установят

## Протокол

rank-protocol = Протокол конкурса
rank-list = Список
rank-grounds = Основание
rank-taken = Итог
rank-column-place = Место
rank-column-name = Фамилия, имя, отчество
rank-column-why = Почему впереди следующего; кто, возможно, впереди
rank-decided-short = { $key }: { $own }; у следующего: { $other }
