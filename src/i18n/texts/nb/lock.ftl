lock-title = Skriv koden din
lock-code = Kode
lock-open = Lås opp
lock-opening = Låser opp …
lock-wrong =
    { $left ->
        [one] Feil kode. Du har 1 forsøk igjen.
       *[other] Feil kode. Du har { $left } forsøk igjen.
    }
lock-length = Koden må ha 6 til 32 tall.
lock-digits-only = Bruk bare tall.
lock-repeats = Koden gjentar seg. Velg en som er vanskelig å gjette.
lock-counts = Koden teller opp eller ned. Velg en som er vanskelig å gjette.
lock-date = Koden kan leses som en dato. Velg en som er vanskelig å gjette.
lock-differs = Kodene er ikke like. Skriv den samme to ganger.
lock-no-network = Telefonen må ha nett for å låse opp. Koble til, og prøv igjen. Forsøket er ikke talt.
lock-shut-out = Kommunen slipper ikke denne telefonen inn. Be kontoret om en ny invitasjon. Forsøket er ikke talt.
lock-failed = Koden ble ikke prøvd. Lukk andre apper, og prøv igjen.
lock-forgotten = Glemt koden?
lock-forgotten-title = Har du glemt koden?
lock-forgotten-text = Da trenger du en ny invitasjon fra kontoret. Du kan også prøve igjen med en kode til.
lock-kept = Glemmer du koden, mister du ingen timer. Det du har lagret, er også forseglet for kommunen, og sendes når du er koblet til på nytt.
lock-lost = Skjemaer du ikke har lagret, og bilder av kvitteringer som ikke er sendt, går tapt.
lock-try-again = Prøv igjen
lock-give-up = Slett nøkkelen på telefonen
lock-wiped-title = Telefonen er stengt
lock-wiped-text = Nøkkelen på telefonen er slettet.
lock-wiped-next = Be kontoret om en ny invitasjon, og åpne lenken på denne telefonen.
lock-choose-title = Velg en kode
lock-choose-text = Koden låser appen på denne telefonen, så ingen andre kan lese det du skriver.
lock-choose-before = Koden du har nå
lock-choose-code = Ny kode
lock-choose-hint = Minst 6 tall. Ikke en dato, og ikke tall på rad.
lock-choose-again = Gjenta koden
lock-choose-save = Bruk koden
lock-choose-saving = Lagrer koden …
lock-choose-no-network = Telefonen må ha nett når du velger kode. Koble til, og prøv igjen.
lock-chosen = Koden er valgt.
lock-offered = Lås appen med en kode
lock-soon = Velg en kode innen { $date }
lock-settings = Lås
lock-none = Appen har ingen kode.
lock-change = Bytt kode
lock-now = Lås nå
lock-hidden = Lås når appen ikke er fremme
lock-idle = Lås når du ikke rører telefonen
lock-after =
    { $minutes ->
        [one] Etter 1 minutt
       *[other] Etter { $minutes } minutter
    }
lock-minute-left = Appen låser seg om ett minutt.
lock-stay = Bli her
