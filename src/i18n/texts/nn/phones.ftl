# Kontoret: telefonane til støttekontaktane
phones-title = Telefonar
phones-text = Steng ein telefon som er borte. Han kjem ikkje inn igjen, og det som ikkje er sendt, kan gå tapt.
phones-none = Ingen telefon.
phones-unnamed = Utan namn
phones-enrolled = Kopla til { $date }
phones-ended = Stengd { $date }
phones-shut-out = Steng { $phone } til { $contact }
phones-shut-out-short = Steng
