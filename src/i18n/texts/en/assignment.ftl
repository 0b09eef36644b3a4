assignment-list-title = Assignments
assignment-gone-title = Assignment not found
assignment-gone-text = It may have ended. Call the office if you are in doubt.
assignment-from = From { $date }
assignment-no-end = No end date
assignment-period = { $from } to { $until }
assignment-office = Office
assignment-dates = Applies
assignment-goals = Goals and measures
assignment-no-goals = No goals are written down.
assignment-terms = Terms
assignment-granted-month = { $duration } a month
assignment-granted-period = { $duration } a period
assignment-granted-week = { $duration } a week
assignment-granted = Granted hours
assignment-distance-cap = Driving you are paid for
assignment-expense-cap = Expenses you get back
assignment-pot = Driving and expenses together
assignment-at-most = At most { $amount } a month
assignment-at-most-a-period = At most { $amount } a period
assignment-at-most-a-year = At most { $amount } a year
assignment-at-most-a-week = At most { $amount } a week
assignment-at-most-a-day = At most { $amount } a day
assignment-at-most-an-hour = At most { $amount } per hour
assignment-an-hour-within = { $each } per hour. { $limit }
assignment-no-cap = No limit
assignment-supervisor = Supervisor
assignment-supervisor-weeks =
    { $weeks ->
        [one] Agreed every week
       *[other] Agreed every { $weeks } weeks
    }
assignment-supervisor-by-need = Agreed as needed
assignment-no-supervisor = No supervisor is set up. Call the office if you need someone to talk to.
assignment-month = See the month
assignment-ended = Ended
assignment-ending = When the assignment ends
assignment-ending-todo = Write down the last session, send in the last month, and write the report.
assignment-ending-month = Go to the last month
assignment-ending-after = Three months after all is approved it is gone from this phone. The municipality still has it.
