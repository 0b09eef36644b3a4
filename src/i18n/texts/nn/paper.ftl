# Månaden på papir: utskrifta til støttekontakten
paper-open = Skriv ut eller lagre som PDF
paper-title = Timeliste for { $period }
paper-print = Skriv ut
paper-name = Namnet til støttekontakten
paper-purpose = Føremål
paper-route = Frå – til
paper-passengers = { $count ->
    [one] { $count } passasjer
   *[other] { $count } passasjerar
}
paper-receipt = Kvittering
paper-receipt-here = Lagd ved
paper-receipt-on-paper = På papir
paper-receipt-later = Kjem seinare
paper-receipt-none = Ingen
paper-signatures = Dato og underskrift
paper-sign-contact = Støttekontakt
paper-sign-recipient = Brukar eller verje
paper-sign-office = Kommunen
