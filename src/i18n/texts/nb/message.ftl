# Meldinger til kontoret: en bekymring, eller noe som har skjedd
message-kind-concern = Bekymring
message-kind-incident = Hendelse
message-told = Hva har skjedd?
message-when = Når skjedde det?
message-harm = Hvem ble skadet, eller hva ble ødelagt?
message-done = Hva ble gjort?
message-informed = Hvem har fått vite det?

# Hvor langt den er kommet
message-state-read = Lest
message-state-answered = Besvart
message-read-at = Lest { $moment }
message-answered-at = Besvart { $moment }

# Kontoret
message-desk-title = Meldinger
message-desk-waiting = { $count ->
    [one] { $count } uten svar
   *[other] { $count } uten svar
}
message-desk-empty = Ingen meldinger venter på svar.
message-desk-number = Nr.
message-desk-kind = Gjelder
message-desk-received = Kom inn
message-desk-unread = Ikke lest
message-desk-overdue = Eldre enn en uke
message-desk-open = Les melding { NUMBER($number) } fra { $contact }: { $kind }
message-desk-sheet = Melding { NUMBER($number) } fra { $contact }
message-desk-assess = En bekymring skal vurderes innen en uke.
message-desk-read-save = Merk som lest
message-desk-answer = Svar, eller hva som er gjort
message-desk-answer-hint = Støttekontakten leser dette. Skriv ikke navn.
message-desk-answer-save = Send svaret
