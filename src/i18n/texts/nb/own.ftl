# Hva vi lagrer om deg
own-title = Hva vi lagrer om deg
own-phone-title = På denne telefonen
own-phone-text = Det du har skrevet, ligger låst her. Når du logger ut, slettes alt.
own-there-title = Hos kommunen
own-years = Slettes { NUMBER($years) } år etter at året er slutt.
own-person = Når du har sluttet og årene er over, slettes navnet ditt også.
own-undecided = Kommunen har ikke sagt når det slettes. Spør kontoret.
own-reports =
    { $count ->
        [one] 1 rapport
       *[other] { $count } rapporter
    }
own-supervision =
    { $count ->
        [one] 1 gang du ba om veiledning
       *[other] { $count } ganger du ba om veiledning
    }
own-messages =
    { $count ->
        [one] 1 melding om bekymring eller hendelse
       *[other] { $count } meldinger om bekymring eller hendelse
    }
own-letters =
    { $count ->
        [one] 1 beskjed fra kontoret
       *[other] { $count } beskjeder fra kontoret
    }
own-sign-offs =
    { $count ->
        [one] 1 gang noen ble bedt om å bekrefte
       *[other] { $count } ganger noen ble bedt om å bekrefte
    }
own-log = Hvem på kontoret som har sett hva
own-file-title = Last ned en kopi
own-file-text = Fila viser timer, kjøring, utlegg og når du har sendt noe. Notater, steder og rapporter er ikke med, for de handler om andre også. Spør kontoret om dem.
own-file-open = Fila er ikke låst. Lagre den et trygt sted.
own-file-save = Last ned fila
own-file-saved = Fila er lastet ned.
own-file-failed = Fila ble ikke lagret. Prøv igjen.
own-delete-title = Rette eller slette
own-delete-text = Du kan be kontoret om å rette eller slette noe. Det som lønn regnes ut fra, må kommunen ta vare på i minst 5 år. Den godkjente timelista blir stående.
