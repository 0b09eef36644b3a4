app-name = Følgesvenn
page-title = { CAPITAL($page) } – Følgesvenn
skip-to-content = Hopp til innhaldet
nav-label = Hovudmeny
nav-today = I dag
nav-month = Månad
nav-assignments = Oppdrag
nav-settings = Innstillingar
back = Tilbake
cancel = Avbryt
close = Lukk
undo = Angre
try-again = Prøv igjen
loading = Hentar det du har lagra …
optional = (valfritt)

not-found-title = Fann ikkje sida
not-found-text = Lenkja er gammal eller feil skriven. Det du har lagra, ligg trygt.
not-found-home = Gå til I dag

today-title = I dag
today-log = Skriv opp eit samvær
today-again = Skriv opp som sist
today-continue = Hald fram med det du byrja på
today-unfinished-title = Du har eit samvær som ikkje er lagra
today-unfinished-text = Det du skreiv { $date }, er teke vare på.
today-returned-title = { CAPITAL($period) } er send tilbake
today-returned-open = Sjå kva du skal rette
today-refused-title =
    { $count ->
        [one] Eitt samvær vart ikkje teke imot
       *[other] { $count } samvær vart ikkje tekne imot
    }
today-refused-open = Sjå kvifor
today-open-month = Sjå { $period }
today-cleared-title = Nettlesaren sletta det som låg på telefonen
today-cleared-text = Det kommunen hadde fått, kjem tilbake av seg sjølv. Det som ikkje var sendt, må du skrive på nytt.
today-nearly-full-title = Det er snart ikkje plass til meir
today-nearly-full-text = Slett noko anna frå telefonen, til dømes bilete. Då kan appen framleis lagre.
today-empty-title = Ingen oppdrag enno
today-empty-text = Oppdraget ditt kjem hit når kommunen har lagt det inn. Har du venta meir enn nokre dagar, så ring kontoret.
today-not-enrolled-title = Telefonen er ikkje kopla til kommunen
today-not-enrolled-text = Opne lenkja i invitasjonen frå kommunen på denne telefonen.

measure-of = { $used } av { $cap }
measure-left = { $left } att
measure-none-left = Ingenting att
measure-hours-over = { $over } meir enn innvilga
measure-over = { $over } over taket blir ikkje betalt

state-on-phone = Berre på telefonen
state-received = Motteke
state-refused = Ikkje teke imot
state-conflict = Endra to stader
state-locked = Kom for seint
state-approved = Godkjent
state-at-office = Hos kontoret
state-exported = Til løn
state-paid = Betalt
state-submitted = Sendt inn
state-returned = Sendt tilbake
state-draft = Ikkje sendt inn
state-waiting = Ventar på å bli sendt

sync-all-sent = Alt er sendt
sync-arrived = Kommunen har fått alt.
sync-unsent =
    { $count ->
        [0] Alt er sendt
        [one] 1 ikkje sendt
       *[other] { $count } ikkje sende
    }
sync-unsent-receipts =
    { $count ->
        [one] 1 kvittering ikkje send
       *[other] { $count } kvitteringar ikkje sende
    }
sync-refused-receipts =
    { $count ->
        [one] Kommunen kunne ikkje lese 1 kvittering. Ta biletet på nytt.
       *[other] Kommunen kunne ikkje lese { $count } kvitteringar. Ta bileta på nytt.
    }
sync-oldest-today = frå i dag
sync-oldest-days =
    { $days ->
        [one] eldste er 1 dag
       *[other] eldste er { $days } dagar
    }
sync-line = { $unsent }, { $oldest }
sync-offline = Utan nett. Alt blir lagra på telefonen og sendt seinare.
sync-sending = Sender …
sync-stopped-sign-in = Telefonen må koplast til på nytt før noko kan sendast. Be kontoret om ein ny invitasjon. Ingenting er borte.
sync-stopped-safer = Du må logge inn på ein sikrare måte før dette kan sendast. Ingenting er borte.
sync-stopped-update = Appen må oppdaterast før noko kan sendast. Ingenting er borte.
sync-server-trouble = Kommunen svarer ikkje akkurat no. Appen prøver igjen av seg sjølv.
sync-clock-fast = Klokka på telefonen går { $off } for fort. Sjekk dato og tid i innstillingane på telefonen.
sync-clock-slow = Klokka på telefonen går { $off } for seint. Sjekk dato og tid i innstillingane på telefonen.

update-ready = Ein ny versjon er klar.
update-use = Bruk no
update-later = Seinare

blocked-title = Appen opnar ikkje
blocked-safe = Det du har lagra, er ikkje sletta
blocked-other-tab = Appen er open i eit anna vindauge. Lukk det, og prøv igjen.
blocked-newer = Appen er oppdatert. Prøv igjen for å bruke den nye.
blocked-full = Telefonen er full. Slett noko anna, til dømes bilete, og prøv igjen.
blocked-private = Nettlesaren lèt ikkje appen lagre her. Opne han i eit vanleg vindauge, ikkje privat.
blocked-restart = Start telefonen på nytt, og prøv igjen. Hjelper ikkje det, så ring kontoret.

missing-title = Resten av appen manglar
missing-text = Sjekk nettet, og prøv igjen.
missing-recovery = Hjelper det ikkje? Last ned appen på nytt
