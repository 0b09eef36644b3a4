settings-title = Innstillingar
settings-language = Språk
settings-scheme = Utsjånad
settings-scheme-auto = Som telefonen
settings-scheme-light = Lyst
settings-scheme-dark = Mørkt
settings-text = Tekststorleik
settings-text-usual = Vanleg
settings-text-larger = Større
settings-text-largest = Størst
settings-sending = Sending
settings-send-now = Send no
settings-last-contact = Sist i kontakt med kommunen: { $when }
settings-never-contact = Har ikkje vore i kontakt med kommunen enno
settings-unsent-title = Ikkje sendt
settings-unsent-session = Samvær { $date }
settings-unsent-submit = Timeliste { $period }
settings-unsent-withdraw = Timeliste trekt tilbake
settings-rescue = Lagre som fil
settings-rescue-text = Kjem det ikkje av garde? Lagre det som ei fil, og gi ho til kontoret. Berre kommunen kan opne ho.
settings-rescued = Fila er lagra. Gi ho til kontoret.
settings-rescued-without =
    { $count ->
        [one] Fila er lagra, men { $count } kvittering fekk ikkje plass. Ho ligg her framleis.
       *[other] Fila er lagra, men { $count } kvitteringar fekk ikkje plass. Dei ligg her framleis.
    }
settings-rescue-nothing = Det er ikkje noko å lagre. Telefonen må ha vore på nett éin gong først.
settings-rescue-failed = Fila vart ikkje laga. Prøv igjen, eller start telefonen på nytt.
settings-stored-title = På denne telefonen
settings-stored-text = Samvær, oppdrag og det du har skrive. Alt er kryptert, og ingen namn på dei du møter, er med.
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
settings-kept = Nettlesaren har lova å ta vare på det, òg når telefonen blir full.
settings-not-kept = Nettlesaren har ikkje lova å ta vare på det. Legg appen på startskjermen, og send ofte.
settings-kept-unknown = Nettlesaren seier ikkje om han tek vare på det. Send ofte.
settings-room = Han brukar { $used } MB. Det er plass til { $left } MB til.
settings-municipality = Kommune
settings-about = Om appen
settings-version = Versjon { $version }
