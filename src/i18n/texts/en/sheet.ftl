# The reckoned month on paper, in spreadsheets and on the command line
sheet-hours = Hours ({ $key })
sheet-supplement = Supplement ({ $key })
sheet-allowance = Allowance ({ $key })
sheet-holiday-pay = In lieu of holiday pay ({ $share })
sheet-passengers = Passengers
sheet-expense = Expense: { $kind }
sheet-fixed-sum = Fixed sum
sheet-sum = { $quantity } × { $rate } = { $amount }
sheet-tax-free = Tax-free
sheet-taxable = Taxable
sheet-corrections = Corrections
sheet-total = In all
sheet-type = Type
sheet-unit = Unit
sheet-contact = Contact
sheet-carry-over = Moves to the next period: { $amount } ({ $cap })
sheet-nothing = Nothing is logged in this period.
sheet-clock = Clock times
sheet-entry = Id
