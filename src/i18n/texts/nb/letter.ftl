# Beskjeder fra kontoret, på telefonen
letter-title = Beskjeder fra kontoret
letter-none = Ingen beskjeder ennå. Når kontoret skriver til deg, ser du det her.
letter-new = Ny
letter-news =
    { $count ->
        [one] Ny beskjed fra kontoret
       *[other] { $count } nye beskjeder fra kontoret
    }
letter-answer = Vil du svare, kan du ringe kontoret.

# Kontoret
letter-desk-title = Beskjeder til støttekontakter
letter-desk-nav = Skriv beskjed
letter-desk-new = Skriv en beskjed
letter-desk-hint = Den som får beskjeden, leser den på telefonen sin. Skriv ikke navn, adresse eller noe om den de møter.
letter-desk-nobody = Du følger ikke opp noen støttekontakter ennå.
letter-desk-to = Til
letter-desk-all =
    { $count ->
        [one] Alle du følger opp ({ $count })
       *[other] Alle du følger opp ({ $count })
    }
letter-desk-subject = Hva gjelder det?
letter-desk-text = Beskjeden
letter-desk-look = Se over
letter-desk-check-title = Se over beskjeden
letter-desk-send = Send beskjeden
letter-desk-change = Endre
letter-desk-sent = Sendt
letter-desk-none = Ingen beskjeder er sendt.
letter-desk-by = { $officer }, { $moment }
letter-desk-take-back = Trekk tilbake
letter-desk-take-back-this = Trekk tilbake «{ $subject }»
letter-desk-take-back-title = Vil du trekke tilbake beskjeden?
letter-desk-take-back-text = Den blir borte fra telefonene neste gang de får nett. Noen kan ha lest den.
letter-desk-no-one = Velg hvem beskjeden er til.
letter-desk-no-subject = Skriv hva det gjelder.
letter-desk-no-text = Skriv beskjeden.
letter-desk-too-long = Kort ned til { NUMBER($most) } tegn.
