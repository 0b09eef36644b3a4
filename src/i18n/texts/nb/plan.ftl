plan-title = Planlagte samvær
plan-new = Planlegg et samvær
plan-lead = En plan er bare til hjelp for deg. Den telles ikke.
plan-empty = Ingenting er planlagt.
plan-next-title = Det som kommer
plan-passed-title = Ble det noe av?
plan-when = { $date } kl. { $time }
plan-next = Neste: { $when } · { $what }
plan-took-place = Ble det noe av { $when }?
plan-more-passed =
    { $count ->
        [one] Ett planlagt samvær til venter på svar
       *[other] { $count } planlagte samvær til venter på svar
    }
plan-yes = Ja
plan-yes-as-planned = Ja, som planlagt
plan-changed = Ja, men annerledes
plan-cancelled = Nei, det ble avlyst
plan-no-show = Nei, brukeren møtte ikke
plan-written = Skrevet opp: { $when }
plan-undone = Angret
plan-gone-title = Samværet er ikke i planen
plan-gone-text = Det er skrevet opp, eller tatt ut av planen.
plan-move-title = Endre planen
plan-move = Flytt samværet
plan-move-wrong = Velg dag og klokkeslett.
plan-moved = Samværet er flyttet
plan-drop = Ta det ut av planen
plan-dropped = Tatt ut av planen
plan-end = Avslutt rekka fra denne dagen
plan-ended = Rekka er avsluttet
plan-weekly = Hver uke
plan-until = Siste dag
plan-until-wrong = Skriv siste dag.
plan-until-before = Siste dag kan ikke være før første.
plan-until-too-far = Velg en dag innen ett år.
plan-date-wrong = Skriv datoen.
plan-time-wrong = Skriv klokkeslettet, som 16:30.
plan-activity = Hva skal dere gjøre?
plan-activity-open = Ikke bestemt
plan-save = Lagre planen
plan-kept = Planen er lagret
plan-refused = Kommunen tok ikke imot planen
