plan-title = Planned meetings
plan-new = Plan a meeting
plan-lead = A plan is only there to help you. It does not count.
plan-empty = Nothing is planned.
plan-next-title = To come
plan-passed-title = Did it take place?
plan-when = { $date } at { $time }
plan-next = Next: { $when } · { $what }
plan-took-place = Did it take place, { $when }?
plan-more-passed =
    { $count ->
        [one] One more planned meeting waits for an answer
       *[other] { $count } more planned meetings wait for an answer
    }
plan-yes = Yes
plan-yes-as-planned = Yes, as planned
plan-changed = Yes, but otherwise
plan-cancelled = No, it was cancelled
plan-no-show = No, nobody came
plan-written = Written down: { $when }
plan-undone = Undone
plan-gone-title = The meeting is not in the plan
plan-gone-text = It is written down, or was taken out of the plan.
plan-move-title = Change the plan
plan-move = Move the meeting
plan-move-wrong = Choose a day and a time.
plan-moved = The meeting is moved
plan-drop = Take it out of the plan
plan-dropped = Taken out of the plan
plan-end = End the series from this day
plan-ended = The series has ended
plan-weekly = Each week
plan-until = Last day
plan-until-wrong = Write the last day.
plan-until-before = The last day cannot be before the first.
plan-until-too-far = Choose a day within a year.
plan-date-wrong = Write the date.
plan-time-wrong = Write the time, such as 16:30.
plan-activity = What will you do?
plan-activity-open = Not decided
plan-save = Save the plan
plan-kept = The plan is saved
plan-refused = The municipality did not take in the plan
