# Den ferdig utrekna månaden på papir, i rekneark og på kommandolinja
sheet-hours = Timar ({ $key })
sheet-supplement = Tillegg ({ $key })
sheet-allowance = Godtgjersle ({ $key })
sheet-holiday-pay = I staden for feriepengar ({ $share })
sheet-passengers = Passasjerar
sheet-expense = Utlegg: { $kind }
sheet-fixed-sum = Fast sum
sheet-sum = { $quantity } × { $rate } = { $amount }
sheet-tax-free = Skattefritt
sheet-taxable = Skattepliktig
sheet-corrections = Rettingar
sheet-total = Til saman
sheet-type = Type
sheet-unit = Eining
sheet-contact = Kontakt
sheet-carry-over = Følgjer med til neste periode: { $amount } ({ $cap })
sheet-nothing = Ingenting er skrive opp i denne perioden.
sheet-clock = Klokkeslett
sheet-entry = Id
