# Kontoret: saksbehandlerens sider
desk-name = Kontoret
desk-page-title = { CAPITAL($page) } – Følgesvenn for kontoret
desk-nav = Kontorets meny
desk-language = Språk
desk-sign-out = Logg ut
desk-signed-in-as = Logget inn som { $name }

# Inn og ut
desk-sign-in-title = Logg inn
desk-sign-in-text = Lenken virker én gang, på denne maskinen.
desk-sign-in = Logg inn
desk-no-session-title = Du er ikke logget inn
desk-no-session-text = Åpne lenken du har fått. Har du ingen, så spør den som drifter Følgesvenn hos dere.
desk-link-wrong-title = Lenken er ikke riktig
desk-link-used-title = Lenken er brukt før
desk-link-expired-title = Lenken er for gammel
desk-link-text = Be om en ny lenke.
desk-signed-out = Du er logget ut

# Listen
desk-list-title = Timelister
desk-list-waiting = Venter på deg
desk-list-handled = Behandlet
desk-list-empty = Ingen timelister venter.
desk-list-handled-empty = Ingen er behandlet ennå.
desk-list-count = { $count ->
    [one] { $count } timeliste venter
   *[other] { $count } timelister venter
}
desk-contact = Støttekontakt
desk-assignment = Oppdrag
desk-recipient = Bruker
desk-period = Periode
desk-sent = Sendt inn
desk-state = Status
desk-hours = Timer
desk-distance = Kjørt
desk-expenses = Utlegg
desk-amount = Beløp
desk-to-pay = Til utbetaling
desk-findings = Avvik
desk-open-named = Se timelisten til { $contact } for { $period }
desk-back-to-list = Til listen

# Én timeliste
desk-sheet-title = { $contact }, { $period }
desk-submitted-at = Sendt inn { $date } kl. { $time }
desk-sessions = Samvær
desk-no-sessions = Ingen samvær.
desk-date = Dato
desk-time = Tid
desk-duration = Varighet
desk-driving = Kjøring
desk-no-driving = Ingen kjøring.
desk-driven = Kjørt
desk-paid = Betales
desk-not-paid = Betales ikke
desk-why = Hvorfor
desk-no-expenses = Ingen utlegg.
desk-what = Hva
desk-receipt-open = Åpne kvittering { NUMBER($number) }
desk-receipt-waiting = Kvitteringen er ikke kommet ennå
desk-no-findings = Reglene fant ingenting å se på.
desk-caps = Brukt av tak
desk-lines = Lønnslinjer
desk-line = Linje
desk-correction = Retting av { $period }
desk-quantity = Mengde
desk-rate = Sats
desk-sum = Sum
desk-history = Hva som har skjedd

# Vedtaket over timelisten
desk-decide = Avgjør
desk-approve = Godkjenn
desk-approved = Godkjent. Støttekontakten ser det neste gang telefonen har nett.
desk-blocked = Timelisten har avvik som må rettes. Send den tilbake.
desk-return = Send tilbake
desk-return-comment = Hva skal rettes?
desk-return-hint = Støttekontakten leser dette. Skriv aldri navnet på brukeren.
desk-return-lines = Si noe om ett samvær
desk-return-comment-missing = Skriv hva som skal rettes.
desk-comment-too-long = Teksten er for lang. Det er plass til { NUMBER($most) } tegn.
desk-returned = Sendt tilbake. Støttekontakten ser det neste gang telefonen har nett.
desk-approved-by = Godkjent av { $name } { $date }
desk-returned-by = Sendt tilbake av { $name } { $date }
desk-changed-meanwhile = Timelisten ble endret mens du så på den. Se over på nytt.
desk-withdrawn-meanwhile = Støttekontakten har trukket timelisten tilbake.

# Når det går galt
desk-not-found-title = Fant ikke siden
desk-not-found-text = Lenken er gammel, eller timelisten er trukket tilbake.
desk-not-allowed-title = Du har ikke tilgang til dette
desk-not-allowed-text = Spør den som styrer tilganger hos dere.
desk-failed-title = Det gikk ikke
desk-failed-text = Ingenting er endret. Prøv igjen om litt.
desk-expired-form = Siden var åpen for lenge. Prøv igjen.
desk-signed-out-text = Du kan lukke vinduet. Skal du inn igjen, trenger du en ny lenke.

# Mer om timelisten
desk-tax-free = Skattefritt
desk-taxable = Skattepliktig
desk-findings-seen = Teksten er den som støttekontakten ser.

# Godkjenning og angre
desk-approve-title = Godkjenn timelisten?
desk-approve-text = En godkjent timeliste kan ikke endres. Feil rettes på neste liste.
desk-step = Trinn { NUMBER($number) } av { NUMBER($of) }: { $step }
desk-step-taken-by = { $step }: { $name } { $date }
desk-step-another = Du har tatt et trinn. En annen må ta det neste.
desk-step-other-role = Neste trinn hører til en annen rolle enn din.
desk-too-near = Du kan ikke avgjøre noe her. Du er støttekontakten selv eller nær familie.
desk-step-attest = Attestering
desk-step-authorise = Anvisning
desk-step-leader = Leder
desk-undo-return = Angre
desk-undo-too-late = For sent å angre. Støttekontakten har begynt å rette.
desk-return-undone-by = Angret av { $name } { $date }
