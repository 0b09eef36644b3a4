sign-out-confirm = Logg ut
sign-out-open = Logg ut av denne telefonen
sign-out-title = Logg ut av denne telefonen?
sign-out-text = Alt som ligger på telefonen, blir slettet: samvær, oppdrag og utkast. Det du har sendt, har kommunen.
sign-out-again = Vil du bruke appen igjen, trenger du en ny invitasjon fra kontoret.
sign-out-unsent =
    { $count ->
        [one] 1 føring er ikke sendt
       *[other] { $count } føringer er ikke sendt
    }
sign-out-unsent-text = Det som ikke er sendt, blir borte for godt når du logger ut. Send det først, eller lagre det som en fil til kontoret.
sign-out-half-written = Du har begynt på noe som ikke er lagret. Det blir også borte.
sign-out-offline = Uten nett glemmer telefonen alt med en gang. Kommunen får vite det neste gang appen er på nett.
sign-out-discard = Slett og logg ut
