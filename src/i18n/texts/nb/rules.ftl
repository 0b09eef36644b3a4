# Det reglene har lagt merke til (avvik). Hver sier hva det er; veien ut står under «rules-remedy».
rules-over-cap-unpaid = { $over } er over taket på { $limit } og blir ikke betalt.
rules-over-cap-ask = { $over } er over taket på { $limit }. Kontoret avgjør om det blir betalt.
rules-over-cap-refused = { $over } er over taket på { $limit }. Listen kan ikke sendes slik.
rules-receipt-comes-later = Kvitteringen mangler ennå.
rules-receipt-missing = Her må det være en kvittering.
rules-needs-pre-approval = Utlegg over { $over } må være avtalt på forhånd.
rules-companion-card-possible = Ledsagerbeviset kunne gitt deg gratis billett.
rules-companion-card-used = Du brukte ledsagerbevis, men har ført opp en billett til deg selv.
rules-late-next-run = { $days ->
    [one] Ført { $days } dag etterpå. Betales med neste lønn.
   *[other] Ført { $days } dager etterpå. Betales med neste lønn.
}
rules-late-explain = { $days ->
    [one] Ført { $days } dag etterpå. Skriv hvorfor.
   *[other] Ført { $days } dager etterpå. Skriv hvorfor.
}
rules-late-leader = { $days ->
    [one] Ført { $days } dag etterpå. En leder må si ja.
   *[other] Ført { $days } dager etterpå. En leder må si ja.
}
rules-late-refused = { $days ->
    [one] Ført { $days } dag etterpå. Det er for sent til å bli betalt.
   *[other] Ført { $days } dager etterpå. Det er for sent til å bli betalt.
}
rules-across-year-next-run = Gjelder i fjor eller før. Betales med neste lønn.
rules-across-year-explain = Gjelder i fjor eller før. Skriv hvorfor det kommer nå.
rules-across-year-leader = Gjelder i fjor eller før. En leder må si ja.
rules-across-year-refused = Gjelder i fjor eller før. Det er for sent til å bli betalt.
rules-after-deadline = Fristen for å sende inn var { $date }. Pengene kan komme en måned senere.
rules-in-future = Dagen har ikke vært ennå.
rules-before-agreement = Avtalen begynner først { $date }.
rules-after-agreement = Avtalen sluttet { $date }.
rules-overlaps = Samtidig med et annet samvær.
rules-more-than-a-day = { $duration } på én dag ({ $date }) er mer enn dagen har.
rules-long-stay = { $duration } uten pause. Det lengste som er avtalt, er { $most }.
rules-clock-changed = Klokka ble stilt denne natta. Du får betalt for { $elapsed }, selv om klokka viser { $shown }.
rules-other-zone = Ført i en annen tidssone enn den norske.
rules-split-at-period-end = { $here } av { $all } hører til denne perioden. Resten kommer på den andre listen.
rules-no-hour-rate = Kommunen har ingen timesats for { $date }.
rules-no-km-rate = Kommunen har ingen kilometersats for { $date }.
rules-birth-date-unknown = Satsen går etter alder, og kommunen har ikke lagt inn fødselsdatoen din.
rules-recipient-birth-date-unknown = Satsen går etter brukerens alder, og kommunen har ikke lagt inn fødselsdatoen.
rules-nobody-present = Ingen er krysset av som til stede.
rules-unknown-recipient = En som er krysset av, hører ikke til oppdraget.
rules-earlier-month-open = { CAPITAL($period) } er ikke godkjent ennå. Har du noe igjen derfra, kan det komme i tillegg.
rules-empty-trip = Kjøringen har ingen etapper.
rules-paid-by-kind = { $kind }: { $counted } teller.
rules-repeated-no-show = { $times ->
    [one] Brukeren møtte ikke { $times } gang i denne perioden.
   *[other] Brukeren møtte ikke { $times } ganger i denne perioden.
}
rules-corrects-approved = Retter { $period }, som er godkjent: { $amount }.
rules-not-confirmed-recipient = Brukeren har ikke bekreftet måneden.
rules-not-confirmed-guardian = Ingen foresatt eller verge har bekreftet måneden.
rules-not-confirmed-other = Måneden mangler bekreftelse fra den som kommunen har pekt ut.
rules-confirmed-before-recipient = { $entries ->
    [one] { $entries } samvær er endret etter at brukeren bekreftet.
   *[other] { $entries } samvær er endret etter at brukeren bekreftet.
}
rules-confirmed-before-guardian = { $entries ->
    [one] { $entries } samvær er endret etter at foresatt eller verge bekreftet.
   *[other] { $entries } samvær er endret etter at foresatt eller verge bekreftet.
}
rules-confirmed-before-other = { $entries ->
    [one] { $entries } samvær er endret etter at måneden ble bekreftet.
   *[other] { $entries } samvær er endret etter at måneden ble bekreftet.
}

# Veien ut
rules-remedy-nothing = Du trenger ikke gjøre noe.
rules-remedy-mend-entry = Rett det.
rules-remedy-add-receipt = Har du den på papir, så velg det under Kvittering.
rules-remedy-ask-office = Ring kontoret og avtal det.
rules-remedy-explain = Skriv hvorfor i notatet.
rules-remedy-office-completes = Kontoret må ordne dette. Ring dem.
rules-remedy-confirm = Be om bekreftelse på siden for måneden.

# Hvor alvorlig
rules-blocker = Må rettes
rules-warning = Se på dette
rules-note = Til orientering

# Hvorfor noe betales som det gjør
rules-reason-cap-reached = { $paid } av { $all } blir betalt. Taket på { $limit } er nådd.
rules-reason-awaits-receipt = Betales når kvitteringen kommer.
rules-reason-without-receipt = Betales uten kvittering.
rules-reason-without-receipt-taxed = Betales uten kvittering, men det trekkes skatt.
rules-reason-expense-kind-not-paid = Kommunen betaler ikke slike utlegg.
rules-reason-leg-not-paid = Kommunen betaler ikke slik kjøring.
rules-reason-no-recipient-in-car = Bare kjøring med bruker i bilen blir betalt.
rules-reason-kind-rule = { $kind }: { $counted } av { $all } teller.
rules-reason-kind-not-covered = { $kind }: kjøring og utlegg blir ikke betalt.
rules-reason-rounded = Rundet av fra { $from } til { $to }.
rules-reason-no-rate = Kommunen har ingen sats for { $date }.
rules-reason-too-late = { $days ->
    [one] Ført { $days } dag etterpå, og det er for sent.
   *[other] Ført { $days } dager etterpå, og det er for sent.
}

# Hvorfor en sats gjelder
rules-rate-from = Satsen gjelder fra { $date }.
rules-rate-age-from = Kontakten har fylt { NUMBER($age) } år.
rules-rate-age-below = Kontakten er under { NUMBER($age) } år.
rules-rate-recipient-age-from = Brukeren har fylt { NUMBER($age) } år.
rules-rate-recipient-age-below = Brukeren er under { NUMBER($age) } år.
rules-rate-qualification = Kontakten har kurset { $key }.
rules-rate-contractor = Kontakten har oppdragsavtale.
rules-rate-employee = Kontakten er ansatt.
rules-rate-respite = Kontakten er avlaster.
rules-rate-kinds = Slags samvær: { $kinds }.
rules-rate-weekdays = Dager: { $days }.
rules-rate-times = Tid på dagen: { $times }.
rules-rate-holiday = Det var helligdag.
rules-rate-holiday-tariff = Det var helligdag etter tariffen.
rules-rate-holiday-peace = Det var helligdagsfred.
rules-rate-persons = Alder eller kurs passer også.

# Tak
rules-cap-distance = Kjøring
rules-cap-driving = Kjøregodtgjørelse
rules-cap-expenses = Utlegg
rules-cap-pot = Kjøring og utlegg
rules-cap-hours = Timer
rules-cap-trips = Antall turer
