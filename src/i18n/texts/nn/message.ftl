# Meldingar til kontoret: ei uro, eller noko som har hendt
message-kind-concern = Uro
message-kind-incident = Hending
message-told = Kva har hendt?
message-when = Når hende det?
message-harm = Kven vart skadd, eller kva vart øydelagt?
message-done = Kva vart gjort?
message-informed = Kven har fått vite det?

# Kor langt ho er komen
message-state-read = Lesen
message-state-answered = Svart på
message-read-at = Lesen { $moment }
message-answered-at = Svart på { $moment }

# Kontoret
message-desk-title = Meldingar
message-desk-waiting = { $count ->
    [one] { $count } utan svar
   *[other] { $count } utan svar
}
message-desk-empty = Ingen meldingar ventar på svar.
message-desk-number = Nr.
message-desk-kind = Gjeld
message-desk-received = Kom inn
message-desk-unread = Ikkje lesen
message-desk-overdue = Eldre enn ei veke
message-desk-open = Les melding { NUMBER($number) } frå { $contact }: { $kind }
message-desk-sheet = Melding { NUMBER($number) } frå { $contact }
message-desk-assess = Ei uro skal vurderast innan ei veke.
message-desk-read-save = Merk som lesen
message-desk-answer = Svar, eller kva som er gjort
message-desk-answer-hint = Støttekontakten les dette. Skriv ikkje namn.
message-desk-answer-save = Send svaret
