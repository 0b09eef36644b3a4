# Innlogging hos ID-porten, Entra ID og liknande. Sidene blir laga av serveren
sign-in-title = Logg inn
sign-in-needed-text = Logg inn, eller opne lenkja du har fått.
sign-in-desk-text = Vel kvar du vil logge inn. Du kjem tilbake hit etterpå.
sign-in-phone-text = Logg inn for å kople telefonen til. Du kjem tilbake hit etterpå.
sign-in-safer-text = Noko du har skrive, må sendast med ei sikrare innlogging, til dømes BankID. Du kjem tilbake hit etterpå.
sign-in-at = Logg inn med { $provider }
sign-in-leaving-title = Du blir send vidare
sign-in-leaving-text = Skjer det ikkje noko, så trykk på lenkja.
sign-in-go-on = Gå vidare
sign-in-done-title = Du er logga inn
sign-in-out-text = Du kan lukke vindauget. Deler du maskina med andre, så logg òg ut der du logga inn.
sign-in-again = Prøv igjen

# Når det ikkje går
sign-in-down-title = Innlogginga svarer ikkje
sign-in-down-text = { $provider } svarer ikkje no. Prøv igjen om litt. Det du har skrive, er trygt.
sign-in-not-set-up-title = Innlogginga er ikkje sett opp rett
sign-in-not-set-up-text = { $provider } kjenner ikkje denne serveren. Sei frå til den som driftar Følgesvenn hos dykk.
sign-in-cancelled-title = Du avbraut innlogginga
sign-in-cancelled-text = Ingenting er endra. Prøv igjen når du vil.
sign-in-stale-title = Innlogginga må byrje på nytt
sign-in-stale-text = Ho tok for lang tid, eller ho er brukt før. Prøv igjen.
sign-in-not-proved-title = Innlogginga vart ikkje godteken
sign-in-not-proved-text = Vi kan ikkje stole på svaret frå { $provider }. Prøv igjen. Skjer det fleire gonger, så sei frå til kommunen.
sign-in-clock-title = Klokka går feil
sign-in-clock-text = Klokka hos { $provider } og klokka på serveren er ikkje like. Sei frå til den som driftar Følgesvenn hos dykk.
sign-in-too-low-title = Du må logge inn på ein sikrare måte
sign-in-too-low-text = Vel ein sikrare måte hos { $provider }, til dømes BankID.
sign-in-unknown-title = Vi kjenner deg ikkje her
sign-in-unknown-text = Be den som driftar Følgesvenn hos dykk, om å leggje deg til.
sign-in-unknown-phone-text = Ring kontoret ditt. Dei kan leggje deg til, eller sende deg ein invitasjon.
sign-in-other-person-title = Telefonen er ein annan sin
sign-in-other-person-text = Du logga inn som ein annan enn den telefonen er kopla til. Logg inn som rett person, eller logg først ut i appen.
sign-in-too-many-title = Det er prøvd for mange gonger
sign-in-too-many-text = Vent eitt minutt, og prøv igjen.
sign-in-nowhere-title = Her er det ikkje noko
sign-in-nowhere-text = Her kjem du inn med invitasjon. Opne lenkja du har fått, eller ring kontoret ditt.
