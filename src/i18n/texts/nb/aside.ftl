# Kontoret: det som telefonene ba om og ikke fikk
aside-title = Lagt til side
aside-text = Dette er ikke tatt med i noen timeliste. Ingenting er slettet.
aside-empty = Ingenting er lagt til side.
aside-since = Siden { $date }
aside-note = Hva er gjort med det?
aside-note-missing = Skriv hva som er gjort.
aside-deal = Ferdig behandlet
aside-gone = Det er behandlet allerede.
aside-correct = Ta med som retting
aside-correct-hint = Det godkjente står. Forskjellen kommer på neste liste.
aside-correct-not = Det kan ikke tas med nå. En liste for samme dag venter på svar, eller samværet er endret siden. Se på listene, og prøv igjen.
aside-corrected = Endringen er tatt med. Forskjellen kommer på neste liste.
aside-corrected-note = Tatt med som retting.

# Hva det gjaldt
aside-put-session = Et samvær { $date }
aside-delete-session = Et samvær skulle slettes
aside-submit = Timelisten for { $period }
aside-withdraw = En timeliste skulle trekkes tilbake
aside-supervision = Noe om veiledning
aside-report = Noe om en rapport
aside-plan = Noe om en plan
aside-sign-off = Noe om en bekreftelse
aside-unknown = En endring som ikke kan leses

# Hvorfor, og hva man kan gjøre
aside-why-waiting = Det mangler noe fra telefonen, som ikke er kommet på fem dager. Be støttekontakten åpne appen med nett.
aside-why-conflict = Det samme ble endret på en annen telefon. Støttekontakten velger hva som skal gjelde.
aside-why-locked = Måneden var sendt inn eller godkjent. Det kan rettes på neste liste.
aside-why-damaged = Det ble ødelagt på veien. Støttekontakten må lagre det på nytt.
aside-why-not-theirs = Oppdraget hører ikke til støttekontakten. Se på avtalen.
aside-why-outside-agreement = Dagen er utenfor avtalen. Rett avtalen eller datoen.
aside-why-not-valid = Noe i føringen er ikke gyldig. Støttekontakten må rette det.
aside-why-incomplete = Listen var ikke hel. Støttekontakten må sende den inn på nytt.
aside-why-period = Perioden kunne ikke sendes inn slik den var. Se på timelisten.
aside-why-other = Tjenesten kunne ikke ta imot dette. Snakk med støttekontakten.
aside-change = Se hvordan det skal bli
