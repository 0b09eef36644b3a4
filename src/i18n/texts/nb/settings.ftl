settings-title = Innstillinger
settings-language = Språk
settings-scheme = Utseende
settings-scheme-auto = Som telefonen
settings-scheme-light = Lyst
settings-scheme-dark = Mørkt
settings-text = Tekststørrelse
settings-text-usual = Vanlig
settings-text-larger = Større
settings-text-largest = Størst
settings-sending = Sending
settings-send-now = Send nå
settings-last-contact = Sist i kontakt med kommunen: { $when }
settings-never-contact = Har ikke vært i kontakt med kommunen ennå
settings-unsent-title = Ikke sendt
settings-unsent-session = Samvær { $date }
settings-unsent-submit = Timeliste { $period }
settings-unsent-withdraw = Timeliste trukket tilbake
settings-rescue = Lagre som fil
settings-rescue-text = Kommer det ikke av gårde? Lagre det som en fil, og gi den til kontoret. Bare kommunen kan åpne den.
settings-rescued = Fila er lagret. Gi den til kontoret.
settings-rescued-without =
    { $count ->
        [one] Fila er lagret, men { $count } kvittering fikk ikke plass. Den ligger her fortsatt.
       *[other] Fila er lagret, men { $count } kvitteringer fikk ikke plass. De ligger her fortsatt.
    }
settings-rescue-nothing = Det er ikke noe å lagre. Telefonen må ha vært på nett én gang først.
settings-rescue-failed = Fila ble ikke laget. Prøv igjen, eller start telefonen på nytt.
settings-stored-title = På denne telefonen
settings-stored-text = Samvær, oppdrag og det du har skrevet. Alt er kryptert, og ingen navn på dem du møter, er med.
settings-stored-assignments =
    { $count ->
        [one] 1 oppdrag
       *[other] { $count } oppdrag
    }
settings-stored-sessions =
    { $count ->
        [one] 1 samvær
       *[other] { $count } samvær
    }
settings-kept = Nettleseren har lovet å ta vare på det, også når telefonen blir full.
settings-not-kept = Nettleseren har ikke lovet å ta vare på det. Legg appen på startskjermen, og send ofte.
settings-kept-unknown = Nettleseren sier ikke om den tar vare på det. Send ofte.
settings-room = Den bruker { $used } MB. Det er plass til { $left } MB til.
settings-municipality = Kommune
settings-about = Om appen
settings-version = Versjon { $version }
