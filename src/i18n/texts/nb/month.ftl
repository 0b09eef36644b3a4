month-title = { CAPITAL($period) }
month-previous = Forrige måned
month-next = Neste måned
month-measures = Så langt
month-cannot-reckon = Appen må oppdateres før den kan regne ut denne måneden. Alt er lagret.
month-switch = Bytt måned
month-calendar = Dager med samvær
month-calendar-day =
    { $count ->
        [one] 1 samvær, { $duration }
       *[other] { $count } samvær, { $duration }
    }
month-sessions = Samvær
month-none = Ingen samvær i denne perioden ennå.
month-drove = kjørte { $distance }
month-spent = utlegg { $amount }
month-findings = Å se på
month-finding-open = Se samværet
month-to-pay = Til utbetaling
month-pay-hours = { $duration } arbeid
month-pay-distance = { $distance } kjøring
month-pay-expenses = Utlegg
month-pay-corrections = Retting av tidligere måneder
month-sum = Sum
month-not-paid-distance = Kjørt, ikke betalt
month-not-paid-expenses = Lagt ut, ikke betalt
month-pay-day = Utbetales { $date }
month-before-tax = Før skatt. Kommunen regner ut det endelige.
month-send = Send inn { $period }
month-send-title = Send inn { $period }?
month-send-confirm = Send inn
month-send-not-yet = Ikke nå
month-sending = Sender inn …
month-check-sessions =
    { $count ->
        [one] 1 samvær, { $duration }
       *[other] { $count } samvær, { $duration }
    }
month-check-driving = { $distance } kjøring
month-check-expenses =
    { $count ->
        [one] 1 utlegg, { $amount }
       *[other] { $count } utlegg, { $amount }
    }
month-check-receipts-missing =
    { $count ->
        [one] 1 kvittering mangler
       *[other] { $count } kvitteringer mangler
    }
month-check-receipts-good = Alle kvitteringer er på plass
month-check-unsent =
    { $count ->
        [one] 1 samvær sendes sammen med listen
       *[other] { $count } samvær sendes sammen med listen
    }
month-check-refused =
    { $count ->
        [one] 1 samvær ble ikke tatt imot. Rett det først.
       *[other] { $count } samvær ble ikke tatt imot. Rett dem først.
    }
month-check-not-over = Perioden varer til { $date }. Har du flere samvær, så vent.
month-check-draft = Du har et samvær som ikke er lagret ennå.
month-check-over = { $amount } over taket blir ikke betalt
month-sent-title = Sendt inn
month-sent-waiting = Ligger på telefonen og går av gårde når du har nett.
month-received-title = Mottatt av kommunen
month-received-text = Du får svar her når den er sett på.
month-returned-title = Sendt tilbake
month-returned-text = Rett det som står her, og send inn på nytt.
month-returned-no-comment = Kommunen skrev ingen begrunnelse. Ring kontoret.
month-approved-title = Godkjent
month-approved-text = Den er godkjent. Så går den til lønn.
month-way = På vei til lønn
month-way-sent = Sendt
month-exported-title = Sendt til lønn
month-exported-text = Lønnskontoret har fått den.
month-paid-title = Betalt
month-paid-text = Pengene er sendt til deg.
month-revised = Noe er endret etterpå. Forskjellen kommer på neste liste.
month-refused-title = Innsendingen ble ikke tatt imot
month-withdraw = Trekk tilbake
month-withdrawn = Trukket tilbake. Nå kan du endre.
month-send-again = Send inn på nytt
month-failed = Det gikk ikke. Prøv igjen.
month-choose-assignment = Oppdrag
