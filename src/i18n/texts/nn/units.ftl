# Nære dagar, med liten bokstav: dei står òg inne i setningar.
units-today = i dag
units-yesterday = i går
units-tomorrow = i morgon
units-days-ago = { $days ->
    [one] for { $days } dag sidan
   *[other] for { $days } dagar sidan
}
units-in-days = { $days ->
    [one] om { $days } dag
   *[other] om { $days } dagar
}
