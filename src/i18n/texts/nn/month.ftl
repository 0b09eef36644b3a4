month-title = { CAPITAL($period) }
month-previous = Førre månad
month-next = Neste månad
month-measures = Så langt
month-cannot-reckon = Appen må oppdaterast før han kan rekne ut denne månaden. Alt er lagra.
month-switch = Byt månad
month-calendar = Dagar med samvær
month-calendar-day =
    { $count ->
        [one] 1 samvær, { $duration }
       *[other] { $count } samvær, { $duration }
    }
month-sessions = Samvær
month-none = Ingen samvær i denne perioden enno.
month-drove = køyrde { $distance }
month-spent = utlegg { $amount }
month-findings = Å sjå på
month-finding-open = Sjå samværet
month-to-pay = Til utbetaling
month-pay-hours = { $duration } arbeid
month-pay-distance = { $distance } køyring
month-pay-expenses = Utlegg
month-pay-corrections = Retting av tidlegare månader
month-sum = Sum
month-not-paid-distance = Køyrt, ikkje betalt
month-not-paid-expenses = Lagt ut, ikkje betalt
month-pay-day = Blir betalt ut { $date }
month-before-tax = Før skatt. Kommunen reknar ut det endelege.
month-send = Send inn { $period }
month-send-title = Send inn { $period }?
month-send-confirm = Send inn
month-send-not-yet = Ikkje no
month-sending = Sender inn …
month-check-sessions =
    { $count ->
        [one] 1 samvær, { $duration }
       *[other] { $count } samvær, { $duration }
    }
month-check-driving = { $distance } køyring
month-check-expenses =
    { $count ->
        [one] 1 utlegg, { $amount }
       *[other] { $count } utlegg, { $amount }
    }
month-check-receipts-missing =
    { $count ->
        [one] 1 kvittering manglar
       *[other] { $count } kvitteringar manglar
    }
month-check-receipts-good = Alle kvitteringar er på plass
month-check-unsent =
    { $count ->
        [one] 1 samvær blir sendt saman med lista
       *[other] { $count } samvær blir sende saman med lista
    }
month-check-refused =
    { $count ->
        [one] 1 samvær vart ikkje teke imot. Rett det først.
       *[other] { $count } samvær vart ikkje tekne imot. Rett dei først.
    }
month-check-not-over = Perioden varer til { $date }. Har du fleire samvær, så vent.
month-check-draft = Du har eit samvær som ikkje er lagra enno.
month-check-over = { $amount } over taket blir ikkje betalt
month-sent-title = Sendt inn
month-sent-waiting = Ligg på telefonen og går av garde når du har nett.
month-received-title = Motteken av kommunen
month-received-text = Du får svar her når nokon har sett på lista.
month-returned-title = Sendt tilbake
month-returned-text = Rett det som står her, og send inn på nytt.
month-returned-no-comment = Kommunen skreiv inga grunngiving. Ring kontoret.
month-approved-title = Godkjend
month-approved-text = Ho er godkjend. Så går ho til løn.
month-way = På veg til løn
month-way-sent = Send
month-exported-title = Send til løn
month-exported-text = Lønskontoret har fått henne.
month-paid-title = Betalt
month-paid-text = Pengane er sende til deg.
month-revised = Noko er endra etterpå. Skilnaden kjem på neste liste.
month-refused-title = Innsendinga vart ikkje teken imot
month-withdraw = Trekk tilbake
month-withdrawn = Trekt tilbake. No kan du endre.
month-send-again = Send inn på nytt
month-failed = Det gjekk ikkje. Prøv igjen.
month-choose-assignment = Oppdrag
