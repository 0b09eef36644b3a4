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

# Støttekontaktens side
message-concern-title = Meld en bekymring
message-concern-lead = Er du i tvil, så ring. Da får du snakke med noen med en gang.
message-concern-told = Hva har du sett og hørt?
message-concern-hint = Skriv også når det var. Skriv ikke navn. Kontoret vet hvem du møter.
message-incident-title = Meld en hendelse
message-incident-lead = Skriv når noen er skadet, noe er ødelagt, eller noe nesten gikk galt.
message-incident-hint = Skriv ikke navn. Kontoret vet hvem du møter.
message-today = Bekymret, eller har noe hendt?
message-call = Ring når det haster
message-office = Kontoret, på dagtid
message-time = Klokkeslett
message-told-missing = Skriv hva det gjelder.
message-online-only = Meldingen går med en gang du trykker. Uten nett går den ikke, og da må du ringe.
message-send = Send til kontoret
message-sending = Sender
message-not-sent-title = Den er ikke sendt
message-not-sent-no-answer = Kontoret svarer ikke. Regn med at ingen har fått den. Det du har skrevet, ligger på telefonen.
message-not-sent-refused = Kontoret kunne ikke ta den imot. Det du har skrevet, ligger på telefonen.
message-not-sent-call = Ring { $number }
message-received-title = Kontoret har fått den
message-received-next = Haster det, så ring også. Du ser her når noen har lest den.
message-received-at = Kontoret fikk den { $moment }
message-sent = Det du har sendt
message-name = { $kind } nummer { NUMBER($number) }
message-unsent-concern-title = Du har en bekymring som ikke er sendt
message-unsent-incident-title = Du har en hendelse som ikke er sendt
message-unsent-text = Ingen har fått den. Send den, ring, eller slett den.
message-state-received = Mottatt
