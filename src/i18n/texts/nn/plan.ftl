plan-title = Planlagde samvær
plan-new = Planlegg eit samvær
plan-lead = Ein plan er berre til hjelp for deg. Han blir ikkje tald.
plan-empty = Ingenting er planlagt.
plan-next-title = Det som kjem
plan-passed-title = Vart det noko av?
plan-when = { $date } kl. { $time }
plan-next = Neste: { $when } · { $what }
plan-took-place = Vart det noko av { $when }?
plan-more-passed =
    { $count ->
        [one] Eitt planlagt samvær til ventar på svar
       *[other] { $count } planlagde samvær til ventar på svar
    }
plan-yes = Ja
plan-yes-as-planned = Ja, som planlagt
plan-changed = Ja, men annleis
plan-cancelled = Nei, det vart avlyst
plan-no-show = Nei, brukaren møtte ikkje
plan-written = Skrive opp: { $when }
plan-undone = Angra
plan-gone-title = Samværet er ikkje i planen
plan-gone-text = Det er skrive opp, eller teke ut av planen.
plan-move-title = Endre planen
plan-move = Flytt samværet
plan-move-wrong = Vel dag og klokkeslett.
plan-moved = Samværet er flytta
plan-drop = Ta det ut av planen
plan-dropped = Teke ut av planen
plan-end = Avslutt rekkja frå denne dagen
plan-ended = Rekkja er avslutta
plan-weekly = Kvar veke
plan-until = Siste dag
plan-until-wrong = Skriv siste dag.
plan-until-before = Siste dag kan ikkje vere før første.
plan-until-too-far = Vel ein dag innan eitt år.
plan-date-wrong = Skriv datoen.
plan-time-wrong = Skriv klokkeslettet, som 16:30.
plan-activity = Kva skal de gjere?
plan-activity-open = Ikkje bestemt
plan-save = Lagre planen
plan-kept = Planen er lagra
plan-refused = Kommunen tok ikkje imot planen
