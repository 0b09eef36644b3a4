# Det reglane har lagt merke til (avvik). Kvart seier kva det er; vegen ut står under «rules-remedy».
rules-over-cap-unpaid = { $over } er over taket på { $limit } og blir ikkje betalt.
rules-over-cap-ask = { $over } er over taket på { $limit }. Kontoret avgjer om det blir betalt.
rules-over-cap-refused = { $over } er over taket på { $limit }. Lista kan ikkje sendast slik.
rules-receipt-comes-later = Kvitteringa manglar enno.
rules-receipt-missing = Her må det vere ei kvittering.
rules-needs-pre-approval = Utlegg over { $over } må vere avtalt på førehand.
rules-companion-card-possible = Ledsagarbeviset kunne gitt deg gratis billett.
rules-companion-card-used = Du brukte ledsagarbevis, men har ført opp ein billett til deg sjølv.
rules-late-next-run = { $days ->
    [one] Ført { $days } dag etterpå. Blir betalt med neste løn.
   *[other] Ført { $days } dagar etterpå. Blir betalt med neste løn.
}
rules-late-explain = { $days ->
    [one] Ført { $days } dag etterpå. Skriv kvifor.
   *[other] Ført { $days } dagar etterpå. Skriv kvifor.
}
rules-late-leader = { $days ->
    [one] Ført { $days } dag etterpå. Ein leiar må seie ja.
   *[other] Ført { $days } dagar etterpå. Ein leiar må seie ja.
}
rules-late-refused = { $days ->
    [one] Ført { $days } dag etterpå. Det er for seint til å bli betalt.
   *[other] Ført { $days } dagar etterpå. Det er for seint til å bli betalt.
}
rules-across-year-next-run = Gjeld i fjor eller før. Blir betalt med neste løn.
rules-across-year-explain = Gjeld i fjor eller før. Skriv kvifor det kjem no.
rules-across-year-leader = Gjeld i fjor eller før. Ein leiar må seie ja.
rules-across-year-refused = Gjeld i fjor eller før. Det er for seint til å bli betalt.
rules-after-deadline = Fristen for å sende inn var { $date }. Pengane kan kome ein månad seinare.
rules-in-future = Dagen har ikkje vore enno.
rules-before-agreement = Avtalen byrjar først { $date }.
rules-after-agreement = Avtalen slutta { $date }.
rules-overlaps = Samtidig med eit anna samvær.
rules-more-than-a-day = { $duration } på éin dag ({ $date }) er meir enn dagen har.
rules-long-stay = { $duration } utan pause. Det lengste som er avtalt, er { $most }.
rules-clock-changed = Klokka vart stilt denne natta. Du får betalt for { $elapsed }, sjølv om klokka viser { $shown }.
rules-other-zone = Ført i ei anna tidssone enn den norske.
rules-split-at-period-end = { $here } av { $all } høyrer til denne perioden. Resten kjem på den andre lista.
rules-no-hour-rate = Kommunen har ingen timesats for { $date }.
rules-no-km-rate = Kommunen har ingen kilometersats for { $date }.
rules-birth-date-unknown = Satsen går etter alder, og kommunen har ikkje lagt inn fødselsdatoen din.
rules-recipient-birth-date-unknown = Satsen går etter alderen til brukaren, og kommunen har ikkje lagt inn fødselsdatoen.
rules-nobody-present = Ingen er kryssa av som til stades.
rules-unknown-recipient = Ein som er kryssa av, høyrer ikkje til oppdraget.
rules-earlier-month-open = { CAPITAL($period) } er ikkje godkjend enno. Har du noko att derifrå, kan det kome i tillegg.
rules-empty-trip = Køyringa har ingen etappar.
rules-paid-by-kind = { $kind }: { $counted } tel.
rules-repeated-no-show = { $times ->
    [one] Brukaren møtte ikkje { $times } gong i denne perioden.
   *[other] Brukaren møtte ikkje { $times } gonger i denne perioden.
}
rules-corrects-approved = Rettar { $period }, som er godkjend: { $amount }.
rules-not-confirmed-recipient = Brukaren har ikkje stadfesta månaden.
rules-not-confirmed-guardian = Ingen føresett eller verje har stadfesta månaden.
rules-not-confirmed-other = Månaden manglar stadfesting frå den som kommunen har peika ut.
rules-confirmed-before-recipient = { $entries ->
    [one] { $entries } samvær er endra etter at brukaren stadfesta.
   *[other] { $entries } samvær er endra etter at brukaren stadfesta.
}
rules-confirmed-before-guardian = { $entries ->
    [one] { $entries } samvær er endra etter at føresett eller verje stadfesta.
   *[other] { $entries } samvær er endra etter at føresett eller verje stadfesta.
}
rules-confirmed-before-other = { $entries ->
    [one] { $entries } samvær er endra etter at månaden vart stadfesta.
   *[other] { $entries } samvær er endra etter at månaden vart stadfesta.
}

# Vegen ut
rules-remedy-nothing = Du treng ikkje gjere noko.
rules-remedy-mend-entry = Rett det.
rules-remedy-add-receipt = Har du ho på papir, så vel det under Kvittering.
rules-remedy-ask-office = Ring kontoret og avtal det.
rules-remedy-explain = Skriv kvifor i notatet.
rules-remedy-office-completes = Kontoret må ordne dette. Ring dei.
rules-remedy-confirm = Be om stadfesting på sida for månaden.

# Kor alvorleg
rules-blocker = Må rettast
rules-warning = Sjå på dette
rules-note = Til orientering

# Kvifor noko blir betalt som det blir
rules-reason-cap-reached = { $paid } av { $all } blir betalt. Taket på { $limit } er nådd.
rules-reason-awaits-receipt = Blir betalt når kvitteringa kjem.
rules-reason-without-receipt = Blir betalt utan kvittering.
rules-reason-without-receipt-taxed = Blir betalt utan kvittering, men det blir trekt skatt.
rules-reason-expense-kind-not-paid = Kommunen betaler ikkje slike utlegg.
rules-reason-leg-not-paid = Kommunen betaler ikkje slik køyring.
rules-reason-no-recipient-in-car = Berre køyring med brukar i bilen blir betalt.
rules-reason-kind-rule = { $kind }: { $counted } av { $all } tel.
rules-reason-kind-not-covered = { $kind }: køyring og utlegg blir ikkje betalt.
rules-reason-rounded = Runda av frå { $from } til { $to }.
rules-reason-no-rate = Kommunen har ingen sats for { $date }.
rules-reason-too-late = { $days ->
    [one] Ført { $days } dag etterpå, og det er for seint.
   *[other] Ført { $days } dagar etterpå, og det er for seint.
}

# Kvifor ein sats gjeld
rules-rate-from = Satsen gjeld frå { $date }.
rules-rate-age-from = Kontakten har fylt { NUMBER($age) } år.
rules-rate-age-below = Kontakten er under { NUMBER($age) } år.
rules-rate-recipient-age-from = Brukaren har fylt { NUMBER($age) } år.
rules-rate-recipient-age-below = Brukaren er under { NUMBER($age) } år.
rules-rate-qualification = Kontakten har kurset { $key }.
rules-rate-contractor = Kontakten har oppdragsavtale.
rules-rate-employee = Kontakten er tilsett.
rules-rate-respite = Kontakten er avlastar.
rules-rate-kinds = Slags samvær: { $kinds }.
rules-rate-weekdays = Dagar: { $days }.
rules-rate-times = Tid på dagen: { $times }.
rules-rate-holiday = Det var heilagdag.
rules-rate-holiday-tariff = Det var heilagdag etter tariffen.
rules-rate-holiday-peace = Det var heilagdagsfred.
rules-rate-persons = Alder eller kurs passar òg.

# Tak
rules-cap-distance = Køyring
rules-cap-driving = Køyregodtgjersle
rules-cap-expenses = Utlegg
rules-cap-pot = Køyring og utlegg
rules-cap-hours = Timar
rules-cap-trips = Talet på turar
