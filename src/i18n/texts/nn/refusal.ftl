# Kvifor kommunen ikkje tok imot ei føring, og kva ein gjer då
refusal-id-reuse = Noko vart sendt to gonger med ulikt innhald. Lagre det på nytt.
refusal-damaged = Det vart øydelagt på vegen. Lagre det på nytt.
refusal-unknown-change = Kommunen forstår ikkje denne endringa enno. Ta vare på ho, og prøv igjen seinare.
refusal-not-your-assignment = Oppdraget er ikkje ditt lenger. Ring kontoret.
refusal-not-yours = Dette høyrer til ein annan. Ring kontoret.
refusal-outside-agreement = Dagen er utanfor avtalen. Rett datoen, eller ring kontoret.
refusal-out-of-bounds = Eit tal er for stort eller for lite. Rett det.
refusal-unknown-choice = Noko du valde, finst ikkje lenger. Vel på nytt.
refusal-not-answered = Rapporten manglar eit svar. Svar på det, og send på nytt.
refusal-no-such-subject = Det finst ikkje hos kommunen. Lagre det på nytt.
refusal-not-a-period = Perioden høyrer ikkje til oppdraget. Ring kontoret.
refusal-manifest-differs = Kommunen har ikkje fått alt enno. Vent til alt er sendt, og send inn på nytt.
refusal-wrong-state = Lista er alt behandla. Sjå kva som står der no.
refusal-timesheet-exists = Månaden er alt send inn frå ein annan telefon.
refusal-other = Kommunen tok ikkje imot dette. Ring kontoret.
