# Kontoret: en fil med det som en telefon ikke fikk sendt
import-title = Ta inn fil
import-text = En støttekontakt uten nett kan lagre det som ikke er sendt, i en fil. Velg fila her.
import-file = Fil fra telefonen
import-take = Ta inn
import-whose = Fila er fra telefonen til { $name }.
import-applied = { $count ->
    [one] { $count } føring er tatt inn.
   *[other] { $count } føringer er tatt inn.
}
import-known = { $count ->
    [one] { $count } føring hadde vi fra før.
   *[other] { $count } føringer hadde vi fra før.
}
import-refused = { $count ->
    [one] { $count } føring ble lagt til side.
   *[other] { $count } føringer ble lagt til side.
}
import-waiting = { $count ->
    [one] { $count } føring venter på noe som mangler.
   *[other] { $count } føringer venter på noe som mangler.
}
import-not-receipts = { $count ->
    [one] { $count } kvittering kunne ikke leses.
   *[other] { $count } kvitteringer kunne ikke leses.
}

# Når fila ikke tas inn
import-no-file = Velg en fil.
import-other-file = Dette er ikke en fil fra appen. Velg en annen.
import-other-municipality = Fila er laget for en annen kommune.
import-damaged = Fila er skadet. Be om en ny.
import-other-version = Appen som laget fila, er nyere enn tjenesten. Ta vare på fila, og prøv igjen senere.
import-unknown-phone = Telefonen som fila nevner, kjenner vi ikke.
