# Nære dager, med liten bokstav: de står også inne i setninger.
units-today = i dag
units-yesterday = i går
units-tomorrow = i morgen
units-days-ago = { $days ->
    [one] for { $days } dag siden
   *[other] for { $days } dager siden
}
units-in-days = { $days ->
    [one] om { $days } dag
   *[other] om { $days } dager
}
