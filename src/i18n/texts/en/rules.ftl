# What the rules noticed (findings). Each says what it is; the way out stands under “rules-remedy”.
rules-over-cap-unpaid = { $over } is over the cap of { $limit } and will not be paid.
rules-over-cap-ask = { $over } is over the cap of { $limit }. The office decides whether it is paid.
rules-over-cap-refused = { $over } is over the cap of { $limit }. The list cannot be sent in like this.
rules-receipt-comes-later = The receipt is still missing.
rules-receipt-missing = There must be a receipt here.
rules-needs-pre-approval = Expenses above { $over } must be agreed beforehand.
rules-companion-card-possible = The companion card could have given you a free ticket.
rules-companion-card-used = You used the companion card, but have listed a ticket for yourself.
rules-late-next-run = { $days ->
    [one] Logged { $days } day later. Paid with the next salary.
   *[other] Logged { $days } days later. Paid with the next salary.
}
rules-late-explain = { $days ->
    [one] Logged { $days } day later. Write why.
   *[other] Logged { $days } days later. Write why.
}
rules-late-leader = { $days ->
    [one] Logged { $days } day later. A manager must agree.
   *[other] Logged { $days } days later. A manager must agree.
}
rules-late-refused = { $days ->
    [one] Logged { $days } day later. That is too late to be paid.
   *[other] Logged { $days } days later. That is too late to be paid.
}
rules-across-year-next-run = From last year or before. Paid with the next salary.
rules-across-year-explain = From last year or before. Write why it comes now.
rules-across-year-leader = From last year or before. A manager must agree.
rules-across-year-refused = From last year or before. That is too late to be paid.
rules-after-deadline = The deadline for sending in was { $date }. The money may come a month later.
rules-in-future = The day has not come yet.
rules-before-agreement = The agreement does not begin until { $date }.
rules-after-agreement = The agreement ended { $date }.
rules-overlaps = At the same time as another session.
rules-more-than-a-day = { $duration } in one day ({ $date }) is more than the day has.
rules-long-stay = { $duration } without a break. The longest that is agreed is { $most }.
rules-clock-changed = The clocks changed that night. You are paid for { $elapsed }, although the clock shows { $shown }.
rules-other-zone = Logged in another time zone than Norway’s.
rules-split-at-period-end = { $here } of { $all } belongs to this period. The rest is on the other list.
rules-no-hour-rate = The municipality has no hourly rate for { $date }.
rules-no-km-rate = The municipality has no rate per kilometre for { $date }.
rules-birth-date-unknown = The rate goes by age, and the municipality has not registered your date of birth.
rules-recipient-birth-date-unknown = The rate goes by the recipient's age, and the municipality has not registered the date of birth.
rules-nobody-present = Nobody is ticked off as present.
rules-unknown-recipient = Someone who is ticked off does not belong to the assignment.
rules-earlier-month-open = { CAPITAL($period) } is not approved yet. What is left of it may be added.
rules-empty-trip = The drive has no legs.
rules-paid-by-kind = { $kind }: { $counted } count.
rules-repeated-no-show = { $times ->
    [one] The recipient did not show up { $times } time in this period.
   *[other] The recipient did not show up { $times } times in this period.
}
rules-corrects-approved = Corrects { $period }, which is approved: { $amount }.
rules-not-confirmed-recipient = The recipient has not confirmed the month.
rules-not-confirmed-guardian = No parent or guardian has confirmed the month.
rules-not-confirmed-other = The person the municipality named has not confirmed the month.
rules-confirmed-before-recipient = { $entries ->
    [one] { $entries } entry has changed since the recipient confirmed.
   *[other] { $entries } entries have changed since the recipient confirmed.
}
rules-confirmed-before-guardian = { $entries ->
    [one] { $entries } entry has changed since a guardian confirmed.
   *[other] { $entries } entries have changed since a guardian confirmed.
}
rules-confirmed-before-other = { $entries ->
    [one] { $entries } entry has changed since the month was confirmed.
   *[other] { $entries } entries have changed since the month was confirmed.
}

# The way out
rules-remedy-nothing = You need not do anything.
rules-remedy-mend-entry = Correct it.
rules-remedy-add-receipt = If you have it on paper, choose that under Receipt.
rules-remedy-ask-office = Call the office and agree on it.
rules-remedy-explain = Write why in the note.
rules-remedy-office-completes = The office must sort this out. Call them.
rules-remedy-confirm = Ask for it on the page of the month.

# How grave
rules-blocker = Must be corrected
rules-warning = Look at this
rules-note = Good to know

# Why something is paid as it is
rules-reason-cap-reached = { $paid } of { $all } will be paid. The cap of { $limit } is reached.
rules-reason-awaits-receipt = Paid when the receipt comes.
rules-reason-without-receipt = Paid without a receipt.
rules-reason-without-receipt-taxed = Paid without a receipt, but taxed.
rules-reason-expense-kind-not-paid = The municipality does not pay such expenses.
rules-reason-leg-not-paid = The municipality does not pay such driving.
rules-reason-no-recipient-in-car = Only driving with the recipient in the car is paid.
rules-reason-kind-rule = { $kind }: { $counted } of { $all } count.
rules-reason-kind-not-covered = { $kind }: driving and expenses are not paid.
rules-reason-rounded = Rounded from { $from } to { $to }.
rules-reason-no-rate = The municipality has no rate for { $date }.
rules-reason-too-late = { $days ->
    [one] Logged { $days } day later, and that is too late.
   *[other] Logged { $days } days later, and that is too late.
}

# Why a rate applies
rules-rate-from = The rate holds from { $date }.
rules-rate-age-from = The contact is { NUMBER($age) } or older.
rules-rate-age-below = The contact is under { NUMBER($age) }.
rules-rate-recipient-age-from = The recipient is { NUMBER($age) } or older.
rules-rate-recipient-age-below = The recipient is under { NUMBER($age) }.
rules-rate-qualification = The contact has the course { $key }.
rules-rate-contractor = The contact is a contractor.
rules-rate-employee = The contact is employed.
rules-rate-respite = The contact gives respite care.
rules-rate-kinds = Kinds of session: { $kinds }.
rules-rate-weekdays = Days: { $days }.
rules-rate-times = Time of day: { $times }.
rules-rate-holiday = It was a public holiday.
rules-rate-holiday-tariff = It was a holiday by the tariff.
rules-rate-holiday-peace = It was holiday peace.
rules-rate-persons = Age or course fits as well.

# Caps
rules-cap-distance = Driving
rules-cap-driving = Driving allowance
rules-cap-expenses = Expenses
rules-cap-pot = Driving and expenses
rules-cap-hours = Hours
rules-cap-trips = Number of trips
