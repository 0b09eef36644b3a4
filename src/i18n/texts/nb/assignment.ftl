assignment-list-title = Oppdrag
assignment-gone-title = Fant ikke oppdraget
assignment-gone-text = Det er kanskje avsluttet. Ring kontoret hvis du er i tvil.
assignment-from = Fra { $date }
assignment-no-end = Ingen sluttdato
assignment-period = { $from } til { $until }
assignment-office = Kontor
assignment-dates = Gjelder
assignment-goals = Mål og tiltak
assignment-no-goals = Ingen mål er skrevet inn.
assignment-terms = Vilkår
assignment-granted-month = { $duration } i måneden
assignment-granted-period = { $duration } i perioden
assignment-granted-week = { $duration } i uka
assignment-granted = Innvilgede timer
assignment-distance-cap = Kjøring du får betalt
assignment-expense-cap = Utlegg du får igjen
assignment-pot = Kjøring og utlegg til sammen
assignment-at-most = Høyst { $amount } i måneden
assignment-at-most-a-period = Høyst { $amount } i perioden
assignment-at-most-a-year = Høyst { $amount } i året
assignment-at-most-a-week = Høyst { $amount } i uka
assignment-at-most-a-day = Høyst { $amount } per dag
assignment-at-most-an-hour = Høyst { $amount } per time
assignment-an-hour-within = { $each } per time. { $limit }
assignment-no-cap = Ingen grense
assignment-supervisor = Veileder
assignment-supervisor-weeks =
    { $weeks ->
        [one] Avtalt hver uke
       *[other] Avtalt hver { $weeks }. uke
    }
assignment-supervisor-by-need = Avtalt ved behov
assignment-no-supervisor = Ingen veileder er satt opp. Ring kontoret hvis du trenger noen å snakke med.
assignment-month = Se måneden
assignment-ended = Avsluttet
assignment-ending = Når oppdraget slutter
assignment-ending-todo = Skriv opp det siste samværet, send inn siste måned, og skriv rapporten.
assignment-ending-month = Gå til siste måned
assignment-ending-after = Tre måneder etter at alt er godkjent, blir det borte fra telefonen. Kommunen har det ennå.
