# Kva som er gale i ei fil som nokon har skrive, for kommandolinja. Kvar har utvegen under .way
file-problems =
    { $count ->
        [one] 1 feil
       *[other] { $count } feil
    }
file-more = og { NUMBER($count) } til
file-line = linje { $number }
file-column = kolonne { $number }
file-key = nøkkel `{ $name }`
file-field = felt `{ $name }`

# Inga fil
file-unreadable = Kan ikkje lese { $path }: { $cause }
file-not-found = fila finst ikkje.
    .way = Sjå over stigen.
file-no-permission = du har ikkje lov til å lese ho.
    .way = Spør den som eig fila, eller lag ein kopi.
file-folder = det er ei mappe.
    .way = Skriv namnet på ei fil i mappa.
file-not-utf8 = dette er ikkje tekst i UTF-8
    .way = Lagre fila som UTF-8. Norske bokstavar i Windows-1252 ser slik ut.
file-other-cause = { $cause }.
    .way = Sjå over stigen og disken.

# Kva fil som helst
file-missing = `{ $name }` manglar
    .way = Skriv `{ $name }` her.
file-unknown-key = ukjend nøkkel `{ $name }`
file-unknown-choice = ukjent val `{ $name }`
file-unknown-word = ukjent ord `{ $name }`
file-unknown-heading = ukjend overskrift `{ $name }`
file-did-you-mean = Meinte du `{ $name }`?
file-known = Dette kan stå her: { $list }.
file-nothing-known = Her kan det ikkje stå noko.
file-twice = `{ $name }` står to gonger
    .way = Ta vare på den eine, eller gje kvar sitt namn.
file-one-choice = her skal eitt val stå
    .way = Skriv eit av vala, slik som { $example }. `folgesvenn schema` viser dei.
file-other-kind = her står { $found }, men det skal vere { $wanted }
    .way = Skriv { $wanted } her. `folgesvenn schema` fortel meir.
file-thing-text = ein tekst i hermeteikn
file-thing-number = eit tal
file-thing-boolean = true eller false
file-thing-list = ei liste i [klammer]
file-thing-section = ein seksjon
file-thing-nothing = ingenting
file-thing-other = noko anna
file-out-of-range = { $found } er for lite eller for stort
    .way = Sjå over talet. `folgesvenn schema` viser grensene.
file-amount-way = Skriv det med eining, slik som { $example }.
file-number-empty = det er tomt
file-number-not = `{ $written }` er ikkje eit tal
file-number-negative = `{ $written }` er under null
file-number-too-large = `{ $written }` er for stort
file-number-too-fine = `{ $written }` har meir enn { NUMBER($most) } desimalar
file-share = `{ $written }` er ikkje ein del
    .way = Skriv { $example }.
file-time-of-day = `{ $written }` er ikkje eit klokkeslett
    .way = Skriv { $example }.
file-zone = ukjend tidssone `{ $name }`
    .way = Skriv eit namn som { $example }.
file-not-a-date = ikkje ein dato
    .way = Skriv år, månad og dag: { $example }.
file-no-such-date = datoen finst ikkje
    .way = Skriv ein dag som månaden har: { $example }.
file-not-toml = linja kan ikkje lesast
    .way = Rett linja. Ein tekst står i hermeteikn, ei liste i [klammer], og ein seksjon byrjar med [namn].
file-not-json = JSON-en kan ikkje lesast
    .way = Rett han: nøklar og tekstar i hermeteikn, komma imellom, kvar { "{" } og [ lukka.
file-other = dette passar ikkje her: { $cause }
    .way = Rett det. README og `folgesvenn schema` fortel kva som kan stå her.

# Ein kommune
file-fine = { $path }: i orden. { $name } har { $content }.
file-count-offices =
    { $count ->
        [one] 1 eining
       *[other] { $count } einingar
    }
file-count-rates =
    { $count ->
        [one] 1 sats
       *[other] { $count } satsar
    }
file-count-caps =
    { $count ->
        [one] 1 tak
       *[other] { $count } tak
    }
file-count-forms =
    { $count ->
        [one] 1 skjema
       *[other] { $count } skjema
    }
file-count-activities =
    { $count ->
        [one] 1 aktivitet
       *[other] { $count } aktivitetar
    }
file-no-office = inga eining
    .way = Skriv minst éin [[offices]]-seksjon. Timelistene går til ei eining.
file-no-name = namnet er tomt
    .way = Skriv namnet på kommunen.
file-short-name = `{ $name }` er ikkje eit kort namn
    .way = Bruk små bokstavar a–z, siffer, bindestrek og understrek, slik som { $example }.
file-not-newer = versjon { NUMBER($version) } er ikkje nyare
    .way = Tel versjonane oppover, og lat dei eldre stå: svara høyrer til dei.
file-not-after = han byrjar ikkje etter den førre versjonen
    .way = Lat kvar versjon byrje etter den før.
file-no-question = ingen spørsmål
    .way = Spør om minst éin ting.
file-due-days = eit anna tal på dagar enn det skal skrivast rapport
    .way = Skriv { NUMBER($days) } dagar i året, eller ta bort `due`.
file-text-room = svaret har ikkje plass, eller for mykje
    .way = Skriv eit tal frå 1 til { NUMBER($most) }.
file-choices = for få eller for mange val
    .way = La det vere frå 2 til { NUMBER($most) } val.
file-form-room = svara blir for lange til saman
    .way = La tekstane ha høgst { NUMBER($most) } teikn til saman.
file-no-such-day = ingen år har den dagen: { $day }
    .way = Skriv ein dag som finst, slik som { $example }.
file-kept-too-short =
    { $years ->
        [one] for kort tid: eitt år er det minste
       *[other] for kort tid: { $years } år er det minste
    }
    .way = Skriv { NUMBER($years) } eller meir. Rekneskap skal takast vare på i fem år etter at året er slutt (bokføringslova § 13), og loggen minst like lenge.
file-kept-too-long = for lang tid: { NUMBER($years) } år er det meste
    .way = Skriv { NUMBER($years) } eller mindre.

# Reglane
file-rule-date-outside = { $date } er utanfor 1990–2100
    .way = Skriv ein dato frå 1990-01-01 til 2100-12-31.
file-rule-ends-first = han sluttar før han byrjar
    .way = Lat `until` vere same dag som `{ $from }` eller ein dag etter.
file-rule-overlaps = han gjeld dei same dagane som { $other }
    .way = Set `until` på den eldste av dei to til dagen før den nye byrjar.
file-rule-undecided = ho passar til det same arbeidet som { $other }, og ingenting seier kven som gjeld
    .way = Lat ei av dei spørje om meir, eller legg til ei rad som spør om det begge spør om.
file-rule-missing-rate = ingen sats gjeld { $date }
    .way = Legg til ei rad for dei dagane, eller ta bort `until` på rada før.
file-rule-too-large = beløpet er for stort
    .way = Sjå over talet og eininga.
file-rule-unit = eininga passar ikkje til taket
    .way = Bruk km for avstand, kr for pengar, h for timar, times for turar.
file-rule-twice = namnet `{ $name }` er brukt to gonger
    .way = Gje kvar sitt namn.
file-rule-reserved = namnet `granted` er oppteke av dei innvilga timane
    .way = Vel eit anna namn, eller set timane under `granted`.
file-rule-more-than-whole = den skattefrie delen er større enn det heile
    .way = Lat den skattefrie delen vere høgst det heile.
file-rule-pay = denne betalinga passar ikkje til rolla på rada
    .way = Timar har `per_hour`. Tillegg har `per_hour` eller `{ $share }`. Godtgjersle har `per_day` eller `{ $each }`.
file-rule-never-fits = ingenting kan passe til dette
    .way = Lat den nedre grensa vere under den øvre.
file-rule-no-such-day = ingen månad har den dagen
    .way = Skriv ein dag frå 1 til 31, og høgst 12 månader etter.
file-rule-zero = det må vere meir enn null
    .way = Skriv meir enn null, eller ta bort innstillinga.
file-rule-no-effect = det verkar ikkje saman med `{ $other }`
    .way = Ta bort den eine av dei to.
file-rule-other-start-day = periodane byrjar den { $day }. i månaden, og det kan ikkje endrast her
    .way = Skriv `start_day` slik han står under `period`.
file-rule-inside-period = timar og tak kan ikkje endrast midt i ein periode; periodar byrjar den { $day }. i månaden
    .way = Lat `{ $from }` vere den første dagen i ein periode, og `until` den siste.
file-rule-no-step = det er ingen steg
    .way = Skriv minst eitt steg, slik som { $example }.
file-rule-other = regelen går ikkje opp: { $cause }
    .way = Rett han.

# Ein logg
file-empty = fila er tom
    .way = Skriv overskriftene først: { $example }.
file-spreadsheet = dette er eit rekneark (xlsx eller ods), ikkje ei CSV-fil
file-utf16 = dette er tekst i UTF-16 («Unicode-tekst»)
file-not-text = dette er ikkje tekst
file-broken-row = rada kan ikkje lesast
file-save-as-csv = Lagre reknearket som «CSV UTF-8 (semikolondelt)».
file-windows = { $path } er ikkje UTF-8. Ho er lesen som Windows-1252.
    .way = Ser æ, ø og å feil ut? Lagre ho som «CSV UTF-8 (semikolondelt)».
file-quote-open = eit hermeteikn er opna og aldri lukka
    .way = Ta det bort, eller skriv det to gonger inne i ei celle som står i hermeteikn.
file-heading-missing = overskrifta `{ $name }` manglar
    .way = Skriv `{ $name }` i første rad. Overskriftene er: { $list }.
file-heading-twice = overskrifta står to gonger
    .way = Ta vare på den eine av dei to kolonnane.
file-no-heading = ein verdi utan overskrift
    .way = Skriv ei overskrift over han, eller ta han bort.
file-cell-empty = tomt
    .way = Fyll det ut.
file-start-missing = tomt
    .way = Skriv start og slutt: på ein annan dato byrjar eit nytt samvær.
file-no-session-above = tomt
    .way = Skriv start og slutt: det er ikkje noko samvær over som dette høyrer til.
file-without-km = ein tur utan kilometer
    .way = Skriv kilometerane under `{ $name }` på same rad, eller ta dette bort.
file-without-kr = eit utlegg utan kroner
    .way = Skriv kronene under `{ $name }` på same rad, eller ta dette bort.
file-people = `{ $written }` er ikkje eit tal på personar
    .way = Skriv 0, 1, 2 …
file-birth-date = { $date } er utanfor 1890–2100
    .way = Skriv fødselsdatoen slik: 1996-03-14.
file-no-such-period = ingen av periodane tek til { $date }
    .way = Skriv { NUMBER($day) } i `start_day`, slik periodane til kommunen er.
file-stored-too-large = `{ $field }` for { $period } er større enn i nokon månad
    .way = Ta timelista slik ho vart skriven ut.
file-stored-sum = `{ $field }` for { $period } er { $stated }, men delane er { $sum } til saman
file-recipient = `{ $name }` er ikkje ein brukar i oppdraget
    .way = Skriv namnet under `recipients` i oppdraget, eller rett det her.
file-period-key = ein periode har namn etter år og månad
    .way = Skriv året og månaden som perioden sluttar i: 2026-03.
file-period-start = ein periode byrjar på dag 1 til 28 i ein månad
    .way = Skriv ein dag frå 1 til 28.
file-period-length = ein periode har 1 til 62 dagar
    .way = Rett dei to datoane.
file-period-outside = perioden er utanfor 1990–2100
    .way = Skriv året og månaden som perioden sluttar i: 2026-03.
file-spreadsheet-error = `{ $written }` er ikkje ein verdi
    .way = Det er ein feil frå reknearket. Rett formelen, eller skriv verdien sjølv.
file-serial = `{ $written }` er eit tal, ikkje ein dato
    .way = Excel meiner { $date }. Gje kolonnen datoformat (dd.mm.åååå) og lagre på nytt.
file-part-of-day = `{ $written }` er eit tal, ikkje eit klokkeslett
    .way = Det er Excel sin del av eit døgn. Gje kolonnen tidsformat (tt:mm) og lagre på nytt.
file-date = `{ $written }` er ikkje ein dato
    .way = Skriv dag, månad og år: 31.01.2026.
file-time = `{ $written }` er ikkje eit klokkeslett
    .way = Skriv timar og minutt: 17:30.
file-number-way = Skriv siffer med desimalkomma: 12,5.
file-round-way =
    { $most ->
        [one] Rund av til 1 desimal.
       *[other] Rund av til { $most } desimalar.
    }
file-distance = `{ $written }` er under { $least } eller over { $most }
    .way = Skriv kilometerane som er køyrde: 12,5.
file-kroner = `{ $written }` er ingenting, eller meir enn { $most }
    .way = Skriv kronene som er betalte: 120,50.
file-clock-forward = `{ $written }` finst ikkje den natta
    .way = Klokka vart stilt fram. Skriv { $before } eller { $after }.
file-clock-back = `{ $written }` kjem to gonger den natta
    .way = Klokka vart stilt tilbake. Skriv `{ $written } sumartid` for den første eller `{ $written } normaltid` for den andre.
file-outside = `{ $written }` er utanfor 1990–2100
    .way = Skriv årstalet med fire siffer: 31.01.2026.
file-too-long-stay = det varer lenger enn { $most }
    .way = Rett datoen og dei to klokkesletta.
file-wrong-span = datoen og dei to klokkesletta passar ikkje saman
    .way = Rett datoen og dei to klokkesletta.
file-too-long-text = meir enn { NUMBER($most) } teikn
    .way = Skriv det kortare.
file-too-many = meir enn { NUMBER($most) } av dei
    .way = Del dei på fleire samvær.
file-end-date = `{ $written }` er ikkje ein dato
    .way = Skriv sluttdatoen som dd.mm.åååå, eller lat han stå tom.
file-end-days = samværet sluttar { NUMBER($days) } dagar frå starten
    .way = Skriv datoen då samværet slutta: same dag eller ein dag etter.
file-end-first = slutten er ikkje etter starten
    .way = Skriv når det slutta. Varte det til over klokka tolv ein annan dag, skriv den datoen òg (kolonnen sluttdato).

# Ein logg og ein kommune
file-sheet-office = oppdraget `{ $assignment }` til kontakten `{ $contact }` høyrer til eininga `{ $office }`, som kommunen ikkje har.
    .way = Rett `office` i loggen. Kommunen har: { $list }.
