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

# Sida til støttekontakten
message-concern-title = Meld ei uro
message-concern-lead = Er du i tvil, så ring. Då får du snakke med nokon med ein gong.
message-concern-told = Kva har du sett og høyrt?
message-concern-hint = Skriv òg når det var. Skriv ikkje namn. Kontoret veit kven du møter.
message-incident-title = Meld ei hending
message-incident-lead = Skriv når nokon er skadd, noko er øydelagt, eller noko nesten gjekk gale.
message-incident-hint = Skriv ikkje namn. Kontoret veit kven du møter.
message-today = Uroleg, eller har noko hendt?
message-call = Ring når det hastar
message-office = Kontoret, på dagtid
message-time = Klokkeslett
message-told-missing = Skriv kva det gjeld.
message-online-only = Meldinga går med ein gong du trykkjer. Utan nett går ho ikkje, og då må du ringje.
message-send = Send til kontoret
message-sending = Sender
message-not-sent-title = Ho er ikkje send
message-not-sent-no-answer = Kontoret svarar ikkje. Rekn med at ingen har fått ho. Det du har skrive, ligg på telefonen.
message-not-sent-refused = Kontoret kunne ikkje ta ho imot. Det du har skrive, ligg på telefonen.
message-not-sent-call = Ring { $number }
message-received-title = Kontoret har fått ho
message-received-next = Hastar det, så ring òg. Du ser her når nokon har lese ho.
message-received-at = Kontoret fekk ho { $moment }
message-sent = Det du har sendt
message-name = { $kind } nummer { NUMBER($number) }
message-unsent-concern-title = Du har ei uro som ikkje er send
message-unsent-incident-title = Du har ei hending som ikkje er send
message-unsent-text = Ingen har fått ho. Send ho, ring, eller slett ho.
message-state-received = Motteken
