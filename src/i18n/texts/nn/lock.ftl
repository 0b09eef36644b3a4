lock-title = Skriv koden din
lock-code = Kode
lock-open = Lås opp
lock-opening = Låser opp …
lock-wrong =
    { $left ->
        [one] Feil kode. Du har 1 forsøk att.
       *[other] Feil kode. Du har { $left } forsøk att.
    }
lock-length = Koden må ha 6 til 32 tal.
lock-digits-only = Bruk berre tal.
lock-repeats = Koden tek seg opp att. Vel ein som er vanskeleg å gjette.
lock-counts = Koden tel opp eller ned. Vel ein som er vanskeleg å gjette.
lock-date = Koden kan lesast som ein dato. Vel ein som er vanskeleg å gjette.
lock-differs = Kodane er ikkje like. Skriv den same to gonger.
lock-no-network = Telefonen må ha nett for å låse opp. Kople til, og prøv igjen. Forsøket er ikkje talt.
lock-shut-out = Kommunen slepp ikkje denne telefonen inn. Be kontoret om ei ny innbyding. Forsøket er ikkje talt.
lock-failed = Koden vart ikkje prøvd. Lukk andre appar, og prøv igjen.
lock-forgotten = Gløymt koden?
lock-forgotten-title = Har du gløymt koden?
lock-forgotten-text = Då treng du ei ny innbyding frå kontoret. Du kan òg prøve igjen med ein kode til.
lock-kept = Gløymer du koden, mister du ingen timar. Det du har lagra, er òg forsegla for kommunen, og blir sendt når du er kopla til på nytt.
lock-lost = Skjema du ikkje har lagra, og bilete av kvitteringar som ikkje er sende, går tapt.
lock-try-again = Prøv igjen
lock-give-up = Slett nøkkelen på telefonen
lock-wiped-title = Telefonen er stengd
lock-wiped-text = Nøkkelen på telefonen er sletta.
lock-wiped-next = Be kontoret om ei ny innbyding, og opne lenkja på denne telefonen.
lock-choose-title = Vel ein kode
lock-choose-text = Koden låser appen på denne telefonen, så ingen andre kan lese det du skriv.
lock-choose-before = Koden du har no
lock-choose-code = Ny kode
lock-choose-hint = Minst 6 tal. Ikkje ein dato, og ikkje tal på rad.
lock-choose-again = Skriv koden ein gong til
lock-choose-save = Bruk koden
lock-choose-saving = Lagrar koden …
lock-choose-no-network = Telefonen må ha nett når du vel kode. Kople til, og prøv igjen.
lock-chosen = Koden er vald.
lock-offered = Lås appen med ein kode
lock-soon = Vel ein kode innan { $date }
lock-settings = Lås
lock-none = Appen har ingen kode.
lock-change = Byt kode
lock-now = Lås no
lock-hidden = Lås når appen ikkje er framme
lock-idle = Lås når du ikkje rører telefonen
lock-after =
    { $minutes ->
        [one] Etter 1 minutt
       *[other] Etter { $minutes } minutt
    }
lock-minute-left = Appen låser seg om eitt minutt.
lock-stay = Bli her
