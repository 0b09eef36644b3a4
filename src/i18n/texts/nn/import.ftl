# Kontoret: ei fil med det som ein telefon ikkje fekk sendt
import-title = Ta inn fil
import-text = Ein støttekontakt utan nett kan lagre det som ikkje er sendt, i ei fil. Vel fila her.
import-file = Fil frå telefonen
import-take = Ta inn
import-whose = Fila er frå telefonen til { $name }.
import-applied = { $count ->
    [one] { $count } føring er teken inn.
   *[other] { $count } føringar er tekne inn.
}
import-known = { $count ->
    [one] { $count } føring hadde vi frå før.
   *[other] { $count } føringar hadde vi frå før.
}
import-refused = { $count ->
    [one] { $count } føring vart lagd til side.
   *[other] { $count } føringar vart lagde til side.
}
import-waiting = { $count ->
    [one] { $count } føring ventar på noko som manglar.
   *[other] { $count } føringar ventar på noko som manglar.
}
import-not-receipts = { $count ->
    [one] { $count } kvittering kunne ikkje lesast.
   *[other] { $count } kvitteringar kunne ikkje lesast.
}

# Når fila ikkje vert teken inn
import-no-file = Vel ei fil.
import-other-file = Dette er ikkje ei fil frå appen. Vel ei anna.
import-other-municipality = Fila er laga for ein annan kommune.
import-damaged = Fila er skadd. Be om ei ny.
import-other-version = Appen som laga fila, er nyare enn tenesta. Ta vare på fila, og prøv igjen seinare.
import-unknown-phone = Telefonen som fila nemner, kjenner vi ikkje.
