app-name = Følgesvenn
page-title = { CAPITAL($page) } – Følgesvenn
skip-to-content = Hopp til innholdet
nav-label = Hovedmeny
nav-today = I dag
nav-month = Måned
nav-assignments = Oppdrag
nav-settings = Innstillinger
back = Tilbake
cancel = Avbryt
close = Lukk
undo = Angre
try-again = Prøv igjen
loading = Henter det du har lagret …
optional = (valgfritt)

not-found-title = Fant ikke siden
not-found-text = Lenken er gammel eller skrevet feil. Det du har lagret, ligger trygt.
not-found-home = Gå til I dag

today-title = I dag
today-log = Skriv opp et samvær
today-again = Skriv opp som sist
today-continue = Fortsett på det du begynte på
today-unfinished-title = Du har et samvær som ikke er lagret
today-unfinished-text = Det du skrev { $date }, er tatt vare på.
today-returned-title = { CAPITAL($period) } er sendt tilbake
today-returned-open = Se hva du skal rette
today-refused-title =
    { $count ->
        [one] Ett samvær ble ikke tatt imot
       *[other] { $count } samvær ble ikke tatt imot
    }
today-refused-open = Se hvorfor
today-open-month = Se { $period }
today-cleared-title = Nettleseren slettet det som lå på telefonen
today-cleared-text = Det kommunen hadde fått, kommer tilbake av seg selv. Det som ikke var sendt, må du skrive på nytt.
today-nearly-full-title = Det er snart ikke plass til mer
today-nearly-full-text = Slett noe annet fra telefonen, for eksempel bilder. Da kan appen fortsatt lagre.
today-empty-title = Ingen oppdrag ennå
today-empty-text = Oppdraget ditt kommer hit når kommunen har lagt det inn. Har du ventet mer enn noen dager, så ring kontoret.
today-not-enrolled-title = Telefonen er ikke koblet til kommunen
today-not-enrolled-text = Åpne lenken i invitasjonen fra kommunen på denne telefonen.

measure-of = { $used } av { $cap }
measure-left = { $left } igjen
measure-none-left = Ingenting igjen
measure-hours-over = { $over } mer enn innvilget
measure-over = { $over } over taket blir ikke betalt

state-on-phone = Bare på telefonen
state-received = Mottatt
state-refused = Ikke tatt imot
state-conflict = Endret to steder
state-locked = Kom for sent
state-approved = Godkjent
state-at-office = Hos kontoret
state-exported = Til lønn
state-paid = Betalt
state-submitted = Sendt inn
state-returned = Sendt tilbake
state-draft = Ikke sendt inn
state-waiting = Venter på å bli sendt

sync-all-sent = Alt er sendt
sync-arrived = Kommunen har fått alt.
sync-unsent =
    { $count ->
        [0] Alt er sendt
        [one] 1 ikke sendt
       *[other] { $count } ikke sendt
    }
sync-unsent-receipts =
    { $count ->
        [one] 1 kvittering ikke sendt
       *[other] { $count } kvitteringer ikke sendt
    }
sync-refused-receipts =
    { $count ->
        [one] Kommunen kunne ikke lese 1 kvittering. Ta bildet på nytt.
       *[other] Kommunen kunne ikke lese { $count } kvitteringer. Ta bildene på nytt.
    }
sync-oldest-today = fra i dag
sync-oldest-days =
    { $days ->
        [one] eldste er 1 dag
       *[other] eldste er { $days } dager
    }
sync-line = { $unsent }, { $oldest }
sync-offline = Uten nett. Alt lagres på telefonen og sendes senere.
sync-sending = Sender …
sync-stopped-sign-in = Telefonen må kobles til på nytt før noe kan sendes. Be kontoret om en ny invitasjon. Ingenting er borte.
sync-stopped-safer = Du må logge inn på en sikrere måte før dette kan sendes. Ingenting er borte.
sync-stopped-update = Appen må oppdateres før noe kan sendes. Ingenting er borte.
sync-server-trouble = Kommunen svarer ikke akkurat nå. Appen prøver igjen av seg selv.
sync-clock-fast = Klokka på telefonen går { $off } for fort. Sjekk dato og tid i telefonens innstillinger.
sync-clock-slow = Klokka på telefonen går { $off } for sakte. Sjekk dato og tid i telefonens innstillinger.

update-ready = En ny versjon er klar.
update-use = Bruk nå
update-later = Senere

blocked-title = Appen åpner ikke
blocked-safe = Det du har lagret, er ikke slettet
blocked-other-tab = Appen er åpen i et annet vindu. Lukk det, og prøv igjen.
blocked-newer = Appen er oppdatert. Prøv igjen for å bruke den nye.
blocked-full = Telefonen er full. Slett noe annet, for eksempel bilder, og prøv igjen.
blocked-private = Nettleseren lar ikke appen lagre her. Åpne den i et vanlig vindu, ikke privat.
blocked-restart = Start telefonen på nytt, og prøv igjen. Hjelper det ikke, så ring kontoret.

missing-title = Resten av appen mangler
missing-text = Sjekk nettet, og prøv igjen.
missing-recovery = Hjelper det ikke? Last ned appen på nytt
