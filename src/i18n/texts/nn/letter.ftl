# Beskjedar frå kontoret, på telefonen
letter-title = Beskjedar frå kontoret
letter-none = Ingen beskjedar enno. Når kontoret skriv til deg, ser du det her.
letter-new = Ny
letter-news =
    { $count ->
        [one] Ny beskjed frå kontoret
       *[other] { $count } nye beskjedar frå kontoret
    }
letter-answer = Vil du svare, kan du ringje kontoret.

# Kontoret
letter-desk-title = Beskjedar til støttekontaktar
letter-desk-nav = Skriv beskjed
letter-desk-new = Skriv ein beskjed
letter-desk-hint = Den som får beskjeden, les han på telefonen sin. Skriv ikkje namn, adresse eller noko om den dei møter.
letter-desk-nobody = Du følgjer ikkje opp nokon støttekontaktar enno.
letter-desk-to = Til
letter-desk-all =
    { $count ->
        [one] Alle du følgjer opp ({ $count })
       *[other] Alle du følgjer opp ({ $count })
    }
letter-desk-subject = Kva gjeld det?
letter-desk-text = Beskjeden
letter-desk-look = Sjå over
letter-desk-check-title = Sjå over beskjeden
letter-desk-send = Send beskjeden
letter-desk-change = Endre
letter-desk-sent = Sendt
letter-desk-none = Ingen beskjedar er sende.
letter-desk-by = { $officer }, { $moment }
letter-desk-take-back = Trekk tilbake
letter-desk-take-back-this = Trekk tilbake «{ $subject }»
letter-desk-take-back-title = Vil du trekkje tilbake beskjeden?
letter-desk-take-back-text = Han blir borte frå telefonane neste gong dei får nett. Nokon kan ha lese han.
letter-desk-no-one = Vel kven beskjeden er til.
letter-desk-no-subject = Skriv kva det gjeld.
letter-desk-no-text = Skriv beskjeden.
letter-desk-too-long = Kort ned til { NUMBER($most) } teikn.
