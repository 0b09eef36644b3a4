# Rapport: støttekontaktens sider
report-title = Rapport
report-write = Skriv rapporten
report-days = Fra { $from } til { $until }
report-due = Frist { $date }
report-due-passed = Fristen var { $date }
report-gone-title = Fant ikke rapporten
report-gone-text = Det er kanskje byttet skjema. Gå tilbake til oppdraget og se der.
report-no-names-title = Taushetsplikt
report-no-names = Skriv ikke noe som viser hvem det er: navn, adresse eller kjente steder.
report-no-names-here = Skriv ikke navn eller steder.
report-from-sessions-title = Dette vet appen fra samværene dine
report-not-over = Tiden er ikke over ennå. Tallene telles på nytt når du sender.
report-counted-sessions =
    { $held ->
        [one] { $held } samvær
       *[other] { $held } samvær
    }
report-counted-missed =
    { $missed ->
        [one] { $missed } ble ikke noe av
       *[other] { $missed } ble ikke noe av
    }
report-counted-hours = { $duration } sammen
report-counted-hours-of = { $duration } sammen, av { $granted } innvilget
report-counted-driven = { $distance } kjørt
report-counted-activity = { $activity }: { $times }
report-yes = Ja
report-partly = Delvis
report-no = Nei
report-goal-words = Mer om dette målet
report-no-goals = Avtalen har ingen mål.
report-answer-missing = Svar på dette: { $question }
report-answer-number = Skriv et helt tall, for eksempel 12.
report-answer-choice = Velg et av svarene.
report-preview = Se over
report-preview-title = Slik blir rapporten
report-edit = Endre
report-not-answered = Ikke besvart
report-send = Send rapporten
report-kept = Lagret. Vi sender den når du har nett.
report-discard = Slett det du har skrevet
report-discarded = Slettet
report-history = Tidligere rapporter
report-open = Se rapporten
report-withdraw = Trekk tilbake
report-withdrawn = Trukket tilbake
report-again = Skriv den om
report-comment = Kontoret skriver: { $comment }
report-refused = Kontoret kunne ikke ta imot rapporten. Ring kontoret.
report-withdraw-refused = Den kunne ikke trekkes tilbake. Kontoret har kanskje lest den.
report-understood = Jeg har lest det

# Hvor langt den er kommet
report-state-sending = Ikke sendt ennå
report-state-taking-back = Trekkes tilbake
report-state-received = Mottatt
report-state-read = Lest
report-state-returned = Sendt tilbake til deg
report-state-withdrawn = Trukket tilbake
report-state-not-sent = Ikke tatt imot
report-nobody-knows = Kontoret har den ikke ennå. Den sendes når du har nett.
report-received-at = Kontoret fikk den { $date }.

# Kontoret
report-desk-title = Rapporter
report-desk-waiting = { $count ->
    [one] { $count } rapport er ikke lest
   *[other] { $count } rapporter er ikke lest
}
report-desk-empty = Ingen rapporter venter på å bli lest.
report-desk-handled = Lest, sendt tilbake eller trukket tilbake
report-desk-about = Skjema
report-desk-days = Dager
report-desk-sent = Mottatt
report-desk-open = Les rapporten fra { $contact }: { $days }
report-desk-sheet = Rapport fra { $contact }
report-desk-version = Skjemaets versjon { $version }
report-desk-counted-title = Fra samværene
report-desk-state-returned = Sendt tilbake
report-desk-read = Merk som lest
report-desk-return = Send tilbake
report-desk-return-comment = Hva mangler?
report-desk-return-hint = Støttekontakten leser dette. Skriv ikke navn.
report-desk-comment-missing = Skriv hva som mangler.
report-desk-too-long = Teksten er for lang. Skriv høyst { NUMBER($most) } tegn.
report-desk-changed = Den er endret siden du så på den. Se igjen.
report-step = { $step } av { $steps }
