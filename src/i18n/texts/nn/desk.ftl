# Kontoret: sidene til saksbehandlaren
desk-name = Kontoret
desk-page-title = { CAPITAL($page) } – Følgesvenn for kontoret
desk-nav = Menyen til kontoret
desk-language = Språk
desk-sign-out = Logg ut
desk-signed-in-as = Logga inn som { $name }

# Inn og ut
desk-sign-in-title = Logg inn
desk-sign-in-text = Lenkja verkar éin gong, på denne maskina.
desk-sign-in = Logg inn
desk-no-session-title = Du er ikkje logga inn
desk-no-session-text = Opne lenkja du har fått. Har du inga, så spør den som driftar Følgesvenn hos dykk.
desk-link-wrong-title = Lenkja er ikkje rett
desk-link-used-title = Lenkja er brukt før
desk-link-expired-title = Lenkja er for gammal
desk-link-text = Be om ei ny lenkje.
desk-signed-out = Du er logga ut

# Lista
desk-list-title = Timelister
desk-list-waiting = Ventar på deg
desk-list-handled = Behandla
desk-list-empty = Ingen timelister ventar.
desk-list-handled-empty = Ingen er behandla enno.
desk-list-count = { $count ->
    [one] { $count } timeliste ventar
   *[other] { $count } timelister ventar
}
desk-contact = Støttekontakt
desk-assignment = Oppdrag
desk-recipient = Brukar
desk-period = Periode
desk-sent = Sendt inn
desk-state = Status
desk-hours = Timar
desk-distance = Køyrt
desk-expenses = Utlegg
desk-amount = Beløp
desk-to-pay = Til utbetaling
desk-findings = Avvik
desk-open-named = Sjå timelista til { $contact } for { $period }
desk-back-to-list = Til lista

# Éi timeliste
desk-sheet-title = { $contact }, { $period }
desk-submitted-at = Sendt inn { $date } kl. { $time }
desk-sessions = Samvær
desk-no-sessions = Ingen samvær.
desk-date = Dato
desk-time = Tid
desk-duration = Lengd
desk-driving = Køyring
desk-no-driving = Inga køyring.
desk-driven = Køyrt
desk-paid = Blir betalt
desk-not-paid = Blir ikkje betalt
desk-why = Kvifor
desk-no-expenses = Ingen utlegg.
desk-what = Kva
desk-receipt-open = Opne kvittering { NUMBER($number) }
desk-receipt-waiting = Kvitteringa er ikkje komen enno
desk-no-findings = Reglane fann ingenting å sjå på.
desk-caps = Brukt av tak
desk-lines = Lønslinjer
desk-line = Linje
desk-correction = Retting av { $period }
desk-quantity = Mengd
desk-rate = Sats
desk-sum = Sum
desk-history = Kva som har hendt

# Vedtaket over timelista
desk-decide = Avgjer
desk-approve = Godkjenn
desk-approved = Godkjend. Støttekontakten ser det neste gong telefonen har nett.
desk-blocked = Timelista har avvik som må rettast. Send ho tilbake.
desk-return = Send tilbake
desk-return-comment = Kva skal rettast?
desk-return-hint = Støttekontakten les dette. Skriv aldri namnet på brukaren.
desk-return-lines = Sei noko om eitt samvær
desk-return-comment-missing = Skriv kva som skal rettast.
desk-comment-too-long = Teksten er for lang. Det er plass til { NUMBER($most) } teikn.
desk-returned = Send tilbake. Støttekontakten ser det neste gong telefonen har nett.
desk-approved-by = Godkjend av { $name } { $date }
desk-returned-by = Send tilbake av { $name } { $date }
desk-changed-meanwhile = Timelista vart endra medan du såg på ho. Sjå over på nytt.
desk-withdrawn-meanwhile = Støttekontakten har trekt timelista tilbake.

# Når det går gale
desk-not-found-title = Fann ikkje sida
desk-not-found-text = Lenkja er gammal, eller timelista er trekt tilbake.
desk-not-allowed-title = Du har ikkje tilgang til dette
desk-not-allowed-text = Spør den som styrer tilgangar hos dykk.
desk-failed-title = Det gjekk ikkje
desk-failed-text = Ingenting er endra. Prøv igjen om litt.
desk-expired-form = Sida var open for lenge. Prøv igjen.
desk-signed-out-text = Du kan lukke vindauget. Skal du inn att, treng du ei ny lenkje.

# Meir om timelista
desk-tax-free = Skattefritt
desk-taxable = Skattepliktig
desk-findings-seen = Teksten er den som støttekontakten ser.

# Godkjenning og angre
desk-approve-title = Godkjenn timelista?
desk-approve-text = Ei godkjend timeliste kan ikkje endrast. Feil blir retta på neste liste.
desk-step = Trinn { NUMBER($number) } av { NUMBER($of) }: { $step }
desk-step-taken-by = { $step }: { $name } { $date }
desk-step-another = Du har teke eit trinn. Ein annan må ta det neste.
desk-step-other-role = Neste trinn høyrer til ei anna rolle enn di.
desk-too-near = Du kan ikkje avgjere noko her. Du er støttekontakten sjølv eller nær familie.
desk-step-attest = Attestering
desk-step-authorise = Tilvising
desk-step-leader = Leiar
desk-undo-return = Angre
desk-undo-too-late = For seint å angre. Støttekontakten har byrja å rette.
desk-return-undone-by = Angra av { $name } { $date }
