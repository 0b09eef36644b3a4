# Den ferdig utregnede måneden på papir, i regneark og på kommandolinjen
sheet-hours = Timer ({ $key })
sheet-supplement = Tillegg ({ $key })
sheet-allowance = Godtgjørelse ({ $key })
sheet-holiday-pay = I stedet for feriepenger ({ $share })
sheet-passengers = Passasjerer
sheet-expense = Utlegg: { $kind }
sheet-fixed-sum = Fast sum
sheet-sum = { $quantity } × { $rate } = { $amount }
sheet-tax-free = Skattefritt
sheet-taxable = Skattepliktig
sheet-corrections = Rettinger
sheet-total = Til sammen
sheet-type = Type
sheet-unit = Enhet
sheet-contact = Kontakt
sheet-carry-over = Følger med til neste periode: { $amount } ({ $cap })
sheet-nothing = Ingenting er skrevet opp i denne perioden.
sheet-clock = Klokkeslett
sheet-entry = Id
