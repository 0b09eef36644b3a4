# Hva som er galt i en fil som noen har skrevet, for kommandolinja. Hver har utveien under .way
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

# Ingen fil
file-unreadable = Kan ikke lese { $path }: { $cause }
file-not-found = fila finnes ikke.
    .way = Se over stien.
file-no-permission = du har ikke lov til å lese den.
    .way = Spør den som eier fila, eller lag en kopi.
file-folder = det er en mappe.
    .way = Skriv navnet på en fil i mappa.
file-not-utf8 = dette er ikke tekst i UTF-8
    .way = Lagre fila som UTF-8. Norske bokstaver i Windows-1252 ser slik ut.
file-other-cause = { $cause }.
    .way = Se over stien og disken.

# Hvilken som helst fil
file-missing = `{ $name }` mangler
    .way = Skriv `{ $name }` her.
file-unknown-key = ukjent nøkkel `{ $name }`
file-unknown-choice = ukjent valg `{ $name }`
file-unknown-word = ukjent ord `{ $name }`
file-unknown-heading = ukjent overskrift `{ $name }`
file-did-you-mean = Mente du `{ $name }`?
file-known = Dette kan stå her: { $list }.
file-nothing-known = Her kan det ikke stå noe.
file-twice = `{ $name }` står to ganger
    .way = Behold den ene, eller gi hver sitt navn.
file-one-choice = her skal ett valg stå
    .way = Skriv et av valgene, slik som { $example }. `folgesvenn schema` viser dem.
file-other-kind = her står { $found }, men det skal være { $wanted }
    .way = Skriv { $wanted } her. `folgesvenn schema` forteller mer.
file-thing-text = en tekst i hermetegn
file-thing-number = et tall
file-thing-boolean = true eller false
file-thing-list = en liste i [klammer]
file-thing-section = en seksjon
file-thing-nothing = ingenting
file-thing-other = noe annet
file-out-of-range = { $found } er for lite eller for stort
    .way = Se over tallet. `folgesvenn schema` viser grensene.
file-amount-way = Skriv det med enhet, slik som { $example }.
file-number-empty = det er tomt
file-number-not = `{ $written }` er ikke et tall
file-number-negative = `{ $written }` er under null
file-number-too-large = `{ $written }` er for stort
file-number-too-fine = `{ $written }` har mer enn { NUMBER($most) } desimaler
file-share = `{ $written }` er ikke en andel
    .way = Skriv { $example }.
file-time-of-day = `{ $written }` er ikke et klokkeslett
    .way = Skriv { $example }.
file-zone = ukjent tidssone `{ $name }`
    .way = Skriv et navn som { $example }.
file-not-a-date = ikke en dato
    .way = Skriv år, måned og dag: { $example }.
file-no-such-date = datoen finnes ikke
    .way = Skriv en dag som måneden har: { $example }.
file-not-toml = linja kan ikke leses
    .way = Rett linja. En tekst står i hermetegn, en liste i [klammer], og en seksjon begynner med [navn].
file-not-json = JSON-en kan ikke leses
    .way = Rett den: nøkler og tekster i hermetegn, komma imellom, hver { "{" } og [ lukket.
file-other = dette passer ikke her: { $cause }
    .way = Rett det. README og `folgesvenn schema` forteller hva som kan stå her.

# En kommune
file-fine = { $path }: i orden. { $name } har { $content }.
file-count-offices =
    { $count ->
        [one] 1 enhet
       *[other] { $count } enheter
    }
file-count-rates =
    { $count ->
        [one] 1 sats
       *[other] { $count } satser
    }
file-count-caps =
    { $count ->
        [one] 1 tak
       *[other] { $count } tak
    }
file-count-forms =
    { $count ->
        [one] 1 skjema
       *[other] { $count } skjemaer
    }
file-count-activities =
    { $count ->
        [one] 1 aktivitet
       *[other] { $count } aktiviteter
    }
file-no-office = ingen enhet
    .way = Skriv minst én [[offices]]-seksjon. Timelistene går til en enhet.
file-no-name = navnet er tomt
    .way = Skriv navnet på kommunen.
file-short-name = `{ $name }` er ikke et kort navn
    .way = Bruk små bokstaver a–z, sifre, bindestrek og understrek, slik som { $example }.
file-not-newer = versjon { NUMBER($version) } er ikke nyere
    .way = Tell versjonene oppover, og la de eldre stå: svarene hører til dem.
file-not-after = den begynner ikke etter den forrige versjonen
    .way = La hver versjon begynne etter den før.
file-no-question = ingen spørsmål
    .way = Spør om minst én ting.
file-due-days = et annet antall dager enn det skal skrives rapport
    .way = Skriv { NUMBER($days) } dager i året, eller ta bort `due`.
file-text-room = svaret har ikke plass, eller for mye
    .way = Skriv et tall fra 1 til { NUMBER($most) }.
file-choices = for få eller for mange valg
    .way = La det være fra 2 til { NUMBER($most) } valg.
file-form-room = svarene blir for lange til sammen
    .way = La tekstene ha høyst { NUMBER($most) } tegn til sammen.
file-no-such-day = ingen år har den dagen: { $day }
    .way = Skriv en dag som finnes, slik som { $example }.
file-kept-too-short =
    { $years ->
        [one] for kort tid: ett år er det minste
       *[other] for kort tid: { $years } år er det minste
    }
    .way = Skriv { NUMBER($years) } eller mer. Regnskap tas vare på i fem år etter årets slutt (bokføringsloven § 13), og loggen minst like lenge.
file-kept-too-long = for lang tid: { NUMBER($years) } år er det meste
    .way = Skriv { NUMBER($years) } eller mindre.

# Reglene
file-rule-date-outside = { $date } er utenfor 1990–2100
    .way = Skriv en dato fra 1990-01-01 til 2100-12-31.
file-rule-ends-first = den slutter før den begynner
    .way = La `until` være samme dag som `{ $from }` eller en dag etter.
file-rule-overlaps = den gjelder de samme dagene som { $other }
    .way = Sett `until` på den eldste av de to til dagen før den nye begynner.
file-rule-undecided = den passer til det samme arbeidet som { $other }, og ingenting sier hvem som gjelder
    .way = La en av dem spørre om mer, eller legg til en rad som spør om det begge spør om.
file-rule-missing-rate = ingen sats gjelder { $date }
    .way = Legg til en rad for de dagene, eller ta bort `until` på raden før.
file-rule-too-large = beløpet er for stort
    .way = Se over tallet og enheten.
file-rule-unit = enheten passer ikke til taket
    .way = Bruk km for avstand, kr for penger, h for timer, times for turer.
file-rule-twice = navnet `{ $name }` er brukt to ganger
    .way = Gi hver sitt navn.
file-rule-reserved = navnet `granted` er opptatt av de innvilgede timene
    .way = Velg et annet navn, eller sett timene under `granted`.
file-rule-more-than-whole = den skattefrie delen er større enn det hele
    .way = La den skattefrie delen være høyst det hele.
file-rule-pay = denne betalingen passer ikke til radens rolle
    .way = Timer har `per_hour`. Tillegg har `per_hour` eller `{ $share }`. Godtgjøring har `per_day` eller `{ $each }`.
file-rule-never-fits = ingenting kan passe til dette
    .way = La den nedre grensen være under den øvre.
file-rule-no-such-day = ingen måned har den dagen
    .way = Skriv en dag fra 1 til 31, og høyst 12 måneder etter.
file-rule-zero = det må være mer enn null
    .way = Skriv mer enn null, eller ta bort innstillingen.
file-rule-no-effect = det virker ikke sammen med `{ $other }`
    .way = Ta bort den ene av de to.
file-rule-other-start-day = periodene begynner den { $day }. i måneden, og det kan ikke endres her
    .way = Skriv `start_day` slik den står under `period`.
file-rule-inside-period = timer og tak kan ikke endres midt i en periode; perioder begynner den { $day }. i måneden
    .way = La `{ $from }` være den første dagen i en periode, og `until` den siste.
file-rule-no-step = det er ingen steg
    .way = Skriv minst ett steg, slik som { $example }.
file-rule-other = regelen går ikke opp: { $cause }
    .way = Rett den.

# En logg
file-empty = fila er tom
    .way = Skriv overskriftene først: { $example }.
file-spreadsheet = dette er et regneark (xlsx eller ods), ikke en CSV-fil
file-utf16 = dette er tekst i UTF-16 («Unicode-tekst»)
file-not-text = dette er ikke tekst
file-broken-row = raden kan ikke leses
file-save-as-csv = Lagre regnearket som «CSV UTF-8 (semikolondelt)».
file-windows = { $path } er ikke UTF-8. Den er lest som Windows-1252.
    .way = Ser æ, ø og å feil ut? Lagre den som «CSV UTF-8 (semikolondelt)».
file-quote-open = et hermetegn er åpnet og aldri lukket
    .way = Ta det bort, eller skriv det to ganger inne i en celle som står i hermetegn.
file-heading-missing = overskriften `{ $name }` mangler
    .way = Skriv `{ $name }` i første rad. Overskriftene er: { $list }.
file-heading-twice = overskriften står to ganger
    .way = Behold den ene av de to kolonnene.
file-no-heading = en verdi uten overskrift
    .way = Skriv en overskrift over den, eller ta den bort.
file-cell-empty = tomt
    .way = Fyll det ut.
file-start-missing = tomt
    .way = Skriv start og slutt: på en annen dato begynner et nytt samvær.
file-no-session-above = tomt
    .way = Skriv start og slutt: det er ikke noe samvær over som dette hører til.
file-without-km = en tur uten kilometer
    .way = Skriv kilometerne under `{ $name }` på samme rad, eller ta dette bort.
file-without-kr = et utlegg uten kroner
    .way = Skriv kronene under `{ $name }` på samme rad, eller ta dette bort.
file-people = `{ $written }` er ikke et antall personer
    .way = Skriv 0, 1, 2 …
file-birth-date = { $date } er utenfor 1890–2100
    .way = Skriv fødselsdatoen slik: 1996-03-14.
file-no-such-period = ingen av periodene begynner { $date }
    .way = Skriv { NUMBER($day) } i `start_day`, slik kommunens perioder er.
file-stored-too-large = `{ $field }` for { $period } er større enn i noen måned
    .way = Ta timelista slik den ble skrevet ut.
file-stored-sum = `{ $field }` for { $period } er { $stated }, men delene er { $sum } til sammen
file-recipient = `{ $name }` er ikke en bruker i oppdraget
    .way = Skriv navnet under `recipients` i oppdraget, eller rett det her.
file-period-key = en periode har navn etter år og måned
    .way = Skriv året og måneden som perioden slutter i: 2026-03.
file-period-start = en periode begynner på dag 1 til 28 i en måned
    .way = Skriv en dag fra 1 til 28.
file-period-length = en periode har 1 til 62 dager
    .way = Rett de to datoene.
file-period-outside = perioden er utenfor 1990–2100
    .way = Skriv året og måneden som perioden slutter i: 2026-03.
file-spreadsheet-error = `{ $written }` er ikke en verdi
    .way = Det er en feil fra regnearket. Rett formelen, eller skriv verdien selv.
file-serial = `{ $written }` er et tall, ikke en dato
    .way = Excel mener { $date }. Gi kolonnen datoformat (dd.mm.åååå) og lagre på nytt.
file-part-of-day = `{ $written }` er et tall, ikke et klokkeslett
    .way = Det er Excels del av et døgn. Gi kolonnen tidsformat (tt:mm) og lagre på nytt.
file-date = `{ $written }` er ikke en dato
    .way = Skriv dag, måned og år: 31.01.2026.
file-time = `{ $written }` er ikke et klokkeslett
    .way = Skriv timer og minutter: 17:30.
file-number-way = Skriv sifre med desimalkomma: 12,5.
file-round-way =
    { $most ->
        [one] Rund av til 1 desimal.
       *[other] Rund av til { $most } desimaler.
    }
file-distance = `{ $written }` er under { $least } eller over { $most }
    .way = Skriv kilometerne som er kjørt: 12,5.
file-kroner = `{ $written }` er ingenting, eller mer enn { $most }
    .way = Skriv kronene som er betalt: 120,50.
file-clock-forward = `{ $written }` finnes ikke den natta
    .way = Klokka ble stilt fram. Skriv { $before } eller { $after }.
file-clock-back = `{ $written }` kommer to ganger den natta
    .way = Klokka ble stilt tilbake. Skriv `{ $written } sommertid` for den første eller `{ $written } normaltid` for den andre.
file-outside = `{ $written }` er utenfor 1990–2100
    .way = Skriv årstallet med fire sifre: 31.01.2026.
file-too-long-stay = det varer lenger enn { $most }
    .way = Rett datoen og de to klokkeslettene.
file-wrong-span = datoen og de to klokkeslettene passer ikke sammen
    .way = Rett datoen og de to klokkeslettene.
file-too-long-text = mer enn { NUMBER($most) } tegn
    .way = Skriv det kortere.
file-too-many = mer enn { NUMBER($most) } av dem
    .way = Del dem på flere samvær.
file-end-date = `{ $written }` er ikke en dato
    .way = Skriv sluttdatoen som dd.mm.åååå, eller la den stå tom.
file-end-days = samværet slutter { NUMBER($days) } dager fra starten
    .way = Skriv datoen da samværet sluttet: samme dag eller en dag etter.
file-end-first = slutten er ikke etter starten
    .way = Skriv når det sluttet. Varte det til over klokka tolv en annen dag, skriv også den datoen (kolonnen sluttdato).

# En logg og en kommune
file-sheet-office = oppdraget `{ $assignment }` til kontakten `{ $contact }` hører til enheten `{ $office }`, som kommunen ikke har.
    .way = Rett `office` i loggen. Kommunen har: { $list }.
