# Kva vi lagrar om deg
own-title = Kva vi lagrar om deg
own-phone-title = På denne telefonen
own-phone-text = Det du har skrive, ligg låst her. Når du loggar ut, blir alt sletta.
own-there-title = Hos kommunen
own-years = Blir sletta { NUMBER($years) } år etter at året er slutt.
own-person = Når du har slutta og åra er over, blir namnet ditt òg sletta.
own-undecided = Kommunen har ikkje sagt når det blir sletta. Spør kontoret.
own-reports =
    { $count ->
        [one] 1 rapport
       *[other] { $count } rapportar
    }
own-supervision =
    { $count ->
        [one] 1 gong du bad om rettleiing
       *[other] { $count } gonger du bad om rettleiing
    }
own-messages =
    { $count ->
        [one] 1 melding om uro eller hending
       *[other] { $count } meldingar om uro eller hending
    }
own-letters =
    { $count ->
        [one] 1 beskjed frå kontoret
       *[other] { $count } beskjedar frå kontoret
    }
own-sign-offs =
    { $count ->
        [one] 1 gong nokon vart bede om å stadfeste
       *[other] { $count } gonger nokon vart bede om å stadfeste
    }
own-log = Kven på kontoret som har sett kva
own-file-title = Last ned ein kopi
own-file-text = Fila viser timar, køyring, utlegg og når du har sendt noko. Notat, stader og rapportar er ikkje med, for dei handlar om andre òg. Spør kontoret om dei.
own-file-open = Fila er ikkje låst. Lagre ho ein trygg stad.
own-file-save = Last ned fila
own-file-saved = Fila er lasta ned.
own-file-failed = Fila vart ikkje lagra. Prøv igjen.
own-delete-title = Rette eller slette
own-delete-text = Du kan be kontoret om å rette eller slette noko. Det som løn blir rekna ut frå, må kommunen ta vare på i minst 5 år. Den godkjende timelista blir ståande.
