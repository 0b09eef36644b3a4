# Måneden på papir: støttekontaktens utskrift
paper-open = Skriv ut eller lagre som PDF
paper-title = Timeliste for { $period }
paper-print = Skriv ut
paper-name = Støttekontaktens navn
paper-purpose = Formål
paper-route = Fra – til
paper-passengers = { $count ->
    [one] { $count } passasjer
   *[other] { $count } passasjerer
}
paper-receipt = Kvittering
paper-receipt-here = Lagt ved
paper-receipt-on-paper = På papir
paper-receipt-later = Kommer senere
paper-receipt-none = Ingen
paper-signatures = Dato og underskrift
paper-sign-contact = Støttekontakt
paper-sign-recipient = Bruker eller verge
paper-sign-office = Kommunen
