### The list of a competition.

rank-vacancy = Vacancy: { $name }
rank-position = Position: { $name }
rank-counts = Candidates: { $all }; on the list: { $listed }; open: { $open }; papers returned: { $returned }; not ranked: { $out }
rank-nobody = Nobody.
rank-list-title = List { $list }. { $title }
rank-if-listed = if on this list
rank-place = place { $place }
rank-place-on-list = place { $place } on list { $list }
rank-place-on-one-list = place { $place } on the one list
rank-decided = Before the next by { $key }: { $own }; the next: { $other }
rank-rivals = May be ahead: { $names }
rank-rivals-more = May be ahead: { $names } and { $more } more
rank-tie-share = Equal by all keys, they share place { $place }: { $names }
rank-tie-lot = Equal by all keys; places { $place }, drawn by lot: { $names }
rank-tie-undecided = Equal by all keys; places { $place }; the source does not say who comes first: { $names }
rank-status-returned = papers returned
rank-status-unqualified = not ranked
rank-status-no-sheet = not ranked: the condition “exactly one sheet applies” does not hold
rank-section-ties = Equal candidates
rank-section-returned = Papers returned: what is missing
rank-section-not-listed = Not ranked: what fails
rank-section-open = What would settle the places
rank-section-readings = Places under other readings of the source
rank-open-papers = Papers:
rank-open-requirements = Requirements (any one of these is enough):
rank-open-condition = What else must hold (any one of these is enough):
rank-open-sheet = Which sheet applies:
rank-open-key = { $key }:
rank-open-undecided = { $key }: not decided by the source; no fact can settle it

## The protocol

rank-protocol = Protocol of the competition
rank-list = List
rank-grounds = Grounds
rank-taken = Taken together
rank-column-place = Place
rank-column-name = Name
rank-column-why = Why before the next; who may be ahead
rank-decided-short = { $key }: { $own }; the next: { $other }
