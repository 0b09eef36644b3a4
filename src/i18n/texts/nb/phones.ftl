# Kontoret: støttekontaktenes telefoner
phones-title = Telefoner
phones-text = Steng en telefon som er borte. Den kommer ikke inn igjen, og det som ikke er sendt, kan gå tapt.
phones-none = Ingen telefon.
phones-unnamed = Uten navn
phones-enrolled = Koblet til { $date }
phones-ended = Stengt { $date }
phones-shut-out = Steng { $phone } til { $contact }
phones-shut-out-short = Steng
