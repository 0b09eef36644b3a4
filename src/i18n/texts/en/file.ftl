# What is wrong in a file that somebody wrote, for the command line. Each has its way out under .way
file-problems =
    { $count ->
        [one] 1 problem
       *[other] { $count } problems
    }
file-more = and { NUMBER($count) } more
file-line = line { $number }
file-column = column { $number }
file-key = key `{ $name }`
file-field = field `{ $name }`

# No file
file-unreadable = Cannot read { $path }: { $cause }
file-not-found = there is no such file.
    .way = Check the path.
file-no-permission = you may not read it.
    .way = Ask whoever owns the file, or copy it.
file-folder = it is a folder.
    .way = Name a file in it.
file-not-utf8 = this is not text in UTF-8
    .way = Save it as UTF-8. Norwegian letters in Windows-1252 look like this.
file-other-cause = { $cause }.
    .way = Check the path and the disk.

# Any file
file-missing = `{ $name }` is missing
    .way = Write `{ $name }` here.
file-unknown-key = unknown key `{ $name }`
file-unknown-choice = unknown choice `{ $name }`
file-unknown-word = unknown word `{ $name }`
file-unknown-heading = unknown heading `{ $name }`
file-did-you-mean = Did you mean `{ $name }`?
file-known = Known here: { $list }.
file-nothing-known = Nothing may stand here.
file-twice = `{ $name }` stands twice
    .way = Keep one, or give each its own name.
file-one-choice = one choice is wanted here
    .way = Write one of the choices, such as { $example }. `folgesvenn schema` lists them.
file-other-kind = here stands { $found }, but { $wanted } is wanted
    .way = Write { $wanted } here. `folgesvenn schema` tells more.
file-thing-text = a text in quotes
file-thing-number = a number
file-thing-boolean = true or false
file-thing-list = a list in [brackets]
file-thing-section = a section
file-thing-nothing = nothing
file-thing-other = something else
file-out-of-range = { $found } is too small or too large
    .way = Check the number. `folgesvenn schema` tells the bounds.
file-amount-way = Write it with its unit, such as { $example }.
file-number-empty = it is empty
file-number-not = `{ $written }` is not a number
file-number-negative = `{ $written }` is negative
file-number-too-large = `{ $written }` is too large
file-number-too-fine = `{ $written }` has more than { NUMBER($most) } decimals
file-share = `{ $written }` is not a share
    .way = Write { $example }.
file-time-of-day = `{ $written }` is not a time of day
    .way = Write { $example }.
file-zone = unknown time zone `{ $name }`
    .way = Write a name such as { $example }.
file-not-a-date = not a date
    .way = Write year, month and day: { $example }.
file-no-such-date = no such date
    .way = Write a day that the month has: { $example }.
file-not-toml = the line cannot be read
    .way = Correct the line. A text stands in quotes, a list in [brackets], and a section begins with [name].
file-not-json = the JSON cannot be read
    .way = Correct it: keys and texts in quotes, commas between, every { "{" } and [ closed.
file-other = it does not fit here: { $cause }
    .way = Correct it. The README and `folgesvenn schema` tell what may stand here.

# A municipality
file-fine = { $path }: fine. { $name } has { $content }.
file-count-offices =
    { $count ->
        [one] 1 office
       *[other] { $count } offices
    }
file-count-rates =
    { $count ->
        [one] 1 rate
       *[other] { $count } rates
    }
file-count-caps =
    { $count ->
        [one] 1 cap
       *[other] { $count } caps
    }
file-count-forms =
    { $count ->
        [one] 1 report form
       *[other] { $count } report forms
    }
file-count-activities =
    { $count ->
        [one] 1 activity
       *[other] { $count } activities
    }
file-no-office = no office
    .way = Write at least one [[offices]] section: timesheets go to an office.
file-no-name = the name is empty
    .way = Write the municipality’s name.
file-short-name = `{ $name }` is not a short name
    .way = Use small letters a–z, digits, hyphens and underscores, such as { $example }.
file-not-newer = version { NUMBER($version) } is not newer
    .way = Count versions upwards, and leave older ones as they are: answers belong to them.
file-not-after = it does not begin after the earlier version
    .way = Let each version begin after the one before it.
file-no-question = no question
    .way = Ask at least one.
file-due-days = another number of days than reports are written
    .way = Write { NUMBER($days) } days of the year, or take `due` away.
file-text-room = the answer has no room, or too much
    .way = Write a number from 1 to { NUMBER($most) }.
file-choices = too few or too many choices
    .way = Let there be 2 to { NUMBER($most) } choices.
file-form-room = the answers are too long together
    .way = Let the texts have at most { NUMBER($most) } characters together.
file-no-such-day = no year has that day: { $day }
    .way = Write a day that exists, such as { $example }.
file-kept-too-short =
    { $years ->
        [one] too short: one year is the least
       *[other] too short: { $years } years is the least
    }
    .way = Write { NUMBER($years) } or more. Accounts are kept for five years after the year’s end (the Bookkeeping Act, section 13), and the log at least as long.
file-kept-too-long = too long: { NUMBER($years) } years is the most
    .way = Write { NUMBER($years) } or fewer.

# Its rules
file-rule-date-outside = { $date } is outside 1990–2100
    .way = Write a date from 1990-01-01 to 2100-12-31.
file-rule-ends-first = it ends before it begins
    .way = Let `until` be the day of `{ $from }` or a later one.
file-rule-overlaps = it holds on the same days as { $other }
    .way = Set `until` on the older of the two to the day before the newer begins.
file-rule-undecided = it fits the same work as { $other }, and nothing says which of them counts
    .way = Let one of them ask for more, or add a row that asks for what both ask for.
file-rule-missing-rate = no rate holds on { $date }
    .way = Add a row for those days, or leave out `until` on the row before.
file-rule-too-large = the amount is too large
    .way = Check the number and its unit.
file-rule-unit = the unit is not that of the cap
    .way = Use km for distance, kr for money, h for hours, times for trips.
file-rule-twice = the name `{ $name }` is used twice
    .way = Give each its own name.
file-rule-reserved = the name `granted` is taken by the granted hours
    .way = Choose another name, or set the hours under `granted`.
file-rule-more-than-whole = the tax-free part is more than the whole
    .way = Let the tax-free part be at most the whole.
file-rule-pay = this kind of pay does not go with the row’s role
    .way = Hours take `per_hour`. Supplements take `per_hour` or `{ $share }`. Allowances take `per_day` or `{ $each }`.
file-rule-never-fits = nothing can ever fit this
    .way = Let the lower bound be below the upper one.
file-rule-no-such-day = no month has that day
    .way = Write a day from 1 to 31 and at most 12 months after.
file-rule-zero = it must be more than nothing
    .way = Write an amount above nothing, or leave the setting out.
file-rule-no-effect = it has no effect beside `{ $other }`
    .way = Leave one of the two out.
file-rule-other-start-day = periods begin on day { $day } of the month, and that cannot be changed here
    .way = Write `start_day` as it stands under `period`.
file-rule-inside-period = hours and caps cannot change inside a period; periods begin on day { $day } of the month
    .way = Let `{ $from }` be the first day of a period, and `until` the last day of one.
file-rule-no-step = there is no step
    .way = Write at least one step, such as { $example }.
file-rule-other = the rule cannot hold: { $cause }
    .way = Correct it.

# A log
file-empty = the file is empty
    .way = Write the headings first: { $example }.
file-spreadsheet = this is a spreadsheet (xlsx or ods), not a CSV file
file-utf16 = this is text in UTF-16 (“Unicode text”)
file-not-text = this is not text
file-broken-row = the row cannot be read
file-save-as-csv = Save it as “CSV UTF-8 (semikolondelt)” from the spreadsheet.
file-windows = { $path } is not UTF-8. It was read as Windows-1252.
    .way = Do æ, ø and å look wrong? Save it as “CSV UTF-8 (semikolondelt)”.
file-quote-open = a quotation mark is opened and never closed
    .way = Remove it, or write it twice inside a cell that stands in quotes.
file-heading-missing = the heading `{ $name }` is missing
    .way = Write `{ $name }` in the first row. Headings are: { $list }.
file-heading-twice = the heading stands twice
    .way = Keep one of the two columns.
file-no-heading = a value without a heading
    .way = Write a heading above it, or remove it.
file-cell-empty = empty
    .way = Fill it in.
file-start-missing = empty
    .way = Write start and end: on another date begins another session.
file-no-session-above = empty
    .way = Write start and end: there is no session above to which this belongs.
file-without-km = a trip without kilometres
    .way = Write the kilometres under `{ $name }` in the same row, or take this out.
file-without-kr = an expense without kroner
    .way = Write the kroner under `{ $name }` in the same row, or take this out.
file-people = `{ $written }` is not a number of people
    .way = Write 0, 1, 2 …
file-birth-date = { $date } is outside 1890–2100
    .way = Write the birth date like this: 1996-03-14.
file-no-such-period = no period begins on { $date }
    .way = Write { NUMBER($day) } in `start_day`, as the municipality’s periods have it.
file-stored-too-large = `{ $field }` of { $period } is larger than in any month
    .way = Take the timesheet as it was printed.
file-stored-sum = `{ $field }` of { $period } is { $stated }, but its parts sum to { $sum }
file-recipient = `{ $name }` is not a recipient of the assignment
    .way = Write the name under `recipients` of the assignment, or correct it here.
file-period-key = a period is named by year and month
    .way = Write the year and month in which the period ends: 2026-03.
file-period-start = a period begins on day 1 to 28 of a month
    .way = Write a day from 1 to 28.
file-period-length = a period has 1 to 62 days
    .way = Correct the two dates.
file-period-outside = the period is outside 1990–2100
    .way = Write the year and month in which the period ends: 2026-03.
file-spreadsheet-error = `{ $written }` is not a value
    .way = It is an error of the spreadsheet. Correct the formula, or write the value itself.
file-serial = `{ $written }` is a number, not a date
    .way = Excel means { $date }. Format the column as a date (dd.mm.yyyy) and save again.
file-part-of-day = `{ $written }` is a number, not a time
    .way = It is Excel’s part of a day. Format the column as a time (hh:mm) and save again.
file-date = `{ $written }` is not a date
    .way = Write day, month and year: 31.01.2026.
file-time = `{ $written }` is not a time
    .way = Write hours and minutes: 17:30.
file-number-way = Write digits with a decimal comma: 12,5.
file-round-way =
    { $most ->
        [one] Round it to 1 decimal.
       *[other] Round it to { $most } decimals.
    }
file-distance = `{ $written }` is less than { $least } or more than { $most }
    .way = Write the kilometres driven: 12,5.
file-kroner = `{ $written }` is nothing, or more than { $most }
    .way = Write the kroner paid: 120,50.
file-clock-forward = `{ $written }` does not exist that night
    .way = The clock went forward. Write { $before } or { $after }.
file-clock-back = `{ $written }` comes twice that night
    .way = The clock went back. Write `{ $written } sommertid` for the first or `{ $written } normaltid` for the second.
file-outside = `{ $written }` is outside 1990–2100
    .way = Write the year with four digits: 31.01.2026.
file-too-long-stay = it lasts longer than { $most }
    .way = Correct the date and the two times.
file-wrong-span = the date and the two times do not go together
    .way = Correct the date and the two times.
file-too-long-text = more than { NUMBER($most) } characters
    .way = Write it shorter.
file-too-many = more than { NUMBER($most) } of them
    .way = Divide them on more sessions.
file-end-date = `{ $written }` is not a date
    .way = Write the date of the end as dd.mm.yyyy, or leave it out.
file-end-days = the session ends { NUMBER($days) } days from its start
    .way = Write the date on which the session ended: the same day or one after it.
file-end-first = the end is not after the start
    .way = Write the time at which it ended. Did it last past noon of another day, write that date too (column sluttdato).

# A log and a municipality
file-sheet-office = the assignment `{ $assignment }` of contact `{ $contact }` belongs to the office `{ $office }`, which the municipality does not have.
    .way = Correct `office` in the log. The municipality has: { $list }.
