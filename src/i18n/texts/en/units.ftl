# Near days, in lower case: they stand inside sentences too.
units-today = today
units-yesterday = yesterday
units-tomorrow = tomorrow
units-days-ago = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}
units-in-days = { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
