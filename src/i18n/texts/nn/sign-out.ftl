sign-out-confirm = Logg ut
sign-out-open = Logg ut av denne telefonen
sign-out-title = Logg ut av denne telefonen?
sign-out-text = Alt som ligg på telefonen, blir sletta: samvær, oppdrag og utkast. Det du har sendt, har kommunen.
sign-out-again = Vil du bruke appen igjen, treng du ein ny invitasjon frå kontoret.
sign-out-unsent =
    { $count ->
        [one] 1 føring er ikkje sendt
       *[other] { $count } føringar er ikkje sende
    }
sign-out-unsent-text = Det som ikkje er sendt, blir borte for godt når du loggar ut. Send det først, eller lagre det som ei fil til kontoret.
sign-out-half-written = Du har byrja på noko som ikkje er lagra. Det blir òg borte.
sign-out-offline = Utan nett gløymer telefonen alt med ein gong. Kommunen får vite det neste gong appen er på nett.
sign-out-discard = Slett og logg ut
