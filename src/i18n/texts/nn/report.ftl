# Rapport: sidene til støttekontakten
report-title = Rapport
report-write = Skriv rapporten
report-days = Frå { $from } til { $until }
report-due = Frist { $date }
report-due-passed = Fristen var { $date }
report-gone-title = Fann ikkje rapporten
report-gone-text = Det er kanskje bytt skjema. Gå tilbake til oppdraget og sjå der.
report-no-names-title = Teieplikt
report-no-names = Skriv ikkje noko som viser kven det er: namn, adresse eller kjende stader.
report-no-names-here = Skriv ikkje namn eller stader.
report-from-sessions-title = Dette veit appen frå samværa dine
report-not-over = Tida er ikkje over enno. Tala blir talde på nytt når du sender.
report-counted-sessions =
    { $held ->
        [one] { $held } samvær
       *[other] { $held } samvær
    }
report-counted-missed =
    { $missed ->
        [one] { $missed } vart det ikkje noko av
       *[other] { $missed } vart det ikkje noko av
    }
report-counted-hours = { $duration } saman
report-counted-hours-of = { $duration } saman, av { $granted } innvilga
report-counted-driven = { $distance } køyrt
report-counted-activity = { $activity }: { $times }
report-yes = Ja
report-partly = Delvis
report-no = Nei
report-goal-words = Meir om dette målet
report-no-goals = Avtalen har ingen mål.
report-answer-missing = Svar på dette: { $question }
report-answer-number = Skriv eit heilt tal, til dømes 12.
report-answer-choice = Vel eit av svara.
report-preview = Sjå over
report-preview-title = Slik blir rapporten
report-edit = Endre
report-not-answered = Ikkje svart på
report-send = Send rapporten
report-kept = Lagra. Vi sender den når du har nett.
report-discard = Slett det du har skrive
report-discarded = Sletta
report-history = Tidlegare rapportar
report-open = Sjå rapporten
report-withdraw = Trekk tilbake
report-withdrawn = Trekt tilbake
report-again = Skriv den om
report-comment = Kontoret skriv: { $comment }
report-refused = Kontoret kunne ikkje ta imot rapporten. Ring kontoret.
report-withdraw-refused = Den kunne ikkje trekkjast tilbake. Kontoret har kanskje lese den.
report-understood = Eg har lese det

# Kor langt den er komen
report-state-sending = Ikkje sendt enno
report-state-taking-back = Blir trekt tilbake
report-state-received = Motteken
report-state-read = Lesen
report-state-returned = Send tilbake til deg
report-state-withdrawn = Trekt tilbake
report-state-not-sent = Ikkje teken imot
report-nobody-knows = Kontoret har den ikkje enno. Den blir send når du har nett.
report-received-at = Kontoret fekk den { $date }.

# Kontoret
report-desk-title = Rapportar
report-desk-waiting = { $count ->
    [one] { $count } rapport er ikkje lesen
   *[other] { $count } rapportar er ikkje lesne
}
report-desk-empty = Ingen rapportar ventar på å bli lesne.
report-desk-handled = Lesne, sende tilbake eller trekte tilbake
report-desk-about = Skjema
report-desk-days = Dagar
report-desk-sent = Motteken
report-desk-open = Les rapporten frå { $contact }: { $days }
report-desk-sheet = Rapport frå { $contact }
report-desk-version = Versjon { $version } av skjemaet
report-desk-counted-title = Frå samværa
report-desk-state-returned = Send tilbake
report-desk-read = Merk som lesen
report-desk-return = Send tilbake
report-desk-return-comment = Kva manglar?
report-desk-return-hint = Støttekontakten les dette. Skriv ikkje namn.
report-desk-comment-missing = Skriv kva som manglar.
report-desk-too-long = Teksten er for lang. Skriv høgst { NUMBER($most) } teikn.
report-desk-changed = Den er endra sidan du såg på den. Sjå igjen.
report-step = { $step } av { $steps }
