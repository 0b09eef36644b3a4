# Innlogging hos ID-porten, Entra ID og lignende. Sidene lages av serveren
sign-in-title = Logg inn
sign-in-needed-text = Logg inn, eller åpne lenken du har fått.
sign-in-desk-text = Velg hvor du vil logge inn. Du kommer tilbake hit etterpå.
sign-in-phone-text = Logg inn for å koble telefonen til. Du kommer tilbake hit etterpå.
sign-in-safer-text = Noe du har skrevet, må sendes med en sikrere innlogging, for eksempel BankID. Du kommer tilbake hit etterpå.
sign-in-at = Logg inn med { $provider }
sign-in-leaving-title = Du sendes videre
sign-in-leaving-text = Skjer det ikke noe, så trykk på lenken.
sign-in-go-on = Gå videre
sign-in-done-title = Du er logget inn
sign-in-out-text = Du kan lukke vinduet. Deler du maskinen med andre, så logg også ut der du logget inn.
sign-in-again = Prøv igjen

# Når det ikke går
sign-in-down-title = Innloggingen svarer ikke
sign-in-down-text = { $provider } svarer ikke nå. Prøv igjen om litt. Det du har skrevet, er trygt.
sign-in-not-set-up-title = Innloggingen er ikke satt opp rett
sign-in-not-set-up-text = { $provider } kjenner ikke denne serveren. Si fra til den som drifter Følgesvenn hos dere.
sign-in-cancelled-title = Du avbrøt innloggingen
sign-in-cancelled-text = Ingenting er endret. Prøv igjen når du vil.
sign-in-stale-title = Innloggingen må begynne på nytt
sign-in-stale-text = Den tok for lang tid, eller den er brukt før. Prøv igjen.
sign-in-not-proved-title = Innloggingen ble ikke godtatt
sign-in-not-proved-text = Vi kan ikke stole på svaret fra { $provider }. Prøv igjen. Skjer det flere ganger, så si fra til kommunen.
sign-in-clock-title = Klokka går feil
sign-in-clock-text = Klokka hos { $provider } og klokka på serveren er ikke like. Si fra til den som drifter Følgesvenn hos dere.
sign-in-too-low-title = Du må logge inn på en sikrere måte
sign-in-too-low-text = Velg en sikrere måte hos { $provider }, for eksempel BankID.
sign-in-unknown-title = Vi kjenner deg ikke her
sign-in-unknown-text = Be den som drifter Følgesvenn hos dere, om å legge deg til.
sign-in-unknown-phone-text = Ring kontoret ditt. De kan legge deg til, eller sende deg en invitasjon.
sign-in-other-person-title = Telefonen er en annens
sign-in-other-person-text = Du logget inn som en annen enn den telefonen er koblet til. Logg inn som rett person, eller logg først ut i appen.
sign-in-too-many-title = Det er prøvd for mange ganger
sign-in-too-many-text = Vent ett minutt, og prøv igjen.
sign-in-nowhere-title = Her er det ikke noe
sign-in-nowhere-text = Kommunen bruker invitasjon. Åpne lenken du har fått, eller ring kontoret ditt.
