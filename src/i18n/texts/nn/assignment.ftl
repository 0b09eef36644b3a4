assignment-list-title = Oppdrag
assignment-gone-title = Fann ikkje oppdraget
assignment-gone-text = Det er kanskje avslutta. Ring kontoret viss du er i tvil.
assignment-from = Frå { $date }
assignment-no-end = Ingen sluttdato
assignment-period = { $from } til { $until }
assignment-office = Kontor
assignment-dates = Gjeld
assignment-goals = Mål og tiltak
assignment-no-goals = Ingen mål er skrivne inn.
assignment-terms = Vilkår
assignment-granted-month = { $duration } i månaden
assignment-granted-period = { $duration } i perioden
assignment-granted-week = { $duration } i veka
assignment-granted = Innvilga timar
assignment-distance-cap = Køyring du får betalt
assignment-expense-cap = Utlegg du får att
assignment-pot = Køyring og utlegg til saman
assignment-at-most = Høgst { $amount } i månaden
assignment-at-most-a-period = Høgst { $amount } i perioden
assignment-at-most-a-year = Høgst { $amount } i året
assignment-at-most-a-week = Høgst { $amount } i veka
assignment-at-most-a-day = Høgst { $amount } per dag
assignment-at-most-an-hour = Høgst { $amount } per time
assignment-an-hour-within = { $each } per time. { $limit }
assignment-no-cap = Inga grense
assignment-supervisor = Rettleiar
assignment-supervisor-weeks =
    { $weeks ->
        [one] Avtalt kvar veke
       *[other] Avtalt kvar { $weeks }. veke
    }
assignment-supervisor-by-need = Avtalt ved behov
assignment-no-supervisor = Ingen rettleiar er sett opp. Ring kontoret viss du treng nokon å snakke med.
assignment-month = Sjå månaden
assignment-ended = Avslutta
assignment-ending = Når oppdraget sluttar
assignment-ending-todo = Skriv opp det siste samværet, send inn siste månad, og skriv rapporten.
assignment-ending-month = Gå til siste månad
assignment-ending-after = Tre månader etter at alt er godkjent, blir det borte frå telefonen. Kommunen har det enno.
