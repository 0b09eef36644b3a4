# Kontoret: det som telefonane bad om og ikkje fekk
aside-title = Lagt til side
aside-text = Dette er ikkje teke med i noka timeliste. Ingenting er sletta.
aside-empty = Ingenting er lagt til side.
aside-since = Sidan { $date }
aside-note = Kva er gjort med det?
aside-note-missing = Skriv kva som er gjort.
aside-deal = Ferdig behandla
aside-gone = Det er behandla alt.
aside-correct = Ta med som retting
aside-correct-hint = Det godkjende står. Skilnaden kjem på neste liste.
aside-correct-not = Det kan ikkje takast med no. Ei liste for same dag ventar på svar, eller samværet er endra sidan. Sjå på listene, og prøv igjen.
aside-corrected = Endringa er teken med. Skilnaden kjem på neste liste.
aside-corrected-note = Teke med som retting.

# Kva det galdt
aside-put-session = Eit samvær { $date }
aside-delete-session = Eit samvær skulle slettast
aside-submit = Timelista for { $period }
aside-withdraw = Ei timeliste skulle trekkjast tilbake
aside-supervision = Noko om rettleiing
aside-report = Noko om ein rapport
aside-plan = Noko om ein plan
aside-sign-off = Noko om ei stadfesting
aside-unknown = Ei endring som ikkje kan lesast

# Kvifor, og kva ein kan gjere
aside-why-waiting = Det manglar noko frå telefonen, som ikkje er kome på fem dagar. Be støttekontakten opne appen med nett.
aside-why-conflict = Det same vart endra på ein annan telefon. Støttekontakten vel kva som skal gjelde.
aside-why-locked = Månaden var send inn eller godkjend. Det kan rettast på neste liste.
aside-why-damaged = Det vart øydelagt på vegen. Støttekontakten må lagre det på nytt.
aside-why-not-theirs = Oppdraget høyrer ikkje til støttekontakten. Sjå på avtalen.
aside-why-outside-agreement = Dagen er utanfor avtalen. Rett avtalen eller datoen.
aside-why-not-valid = Noko i føringa er ikkje gyldig. Støttekontakten må rette det.
aside-why-incomplete = Lista var ikkje heil. Støttekontakten må sende ho inn på nytt.
aside-why-period = Perioden kunne ikkje sendast inn slik han var. Sjå på timelista.
aside-why-other = Tenesta kunne ikkje ta imot dette. Snakk med støttekontakten.
aside-change = Sjå korleis det skal bli
