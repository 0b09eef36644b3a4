# Kvitteringer som en annen app på telefonen deler med denne
share-title = Legg ved kvittering
share-file = { $name } ({ $size })
share-where = Hvilket samvær gjelder det?
share-new = Et nytt samvær
share-attach = Legg ved
share-failed-title = Ikke lagt ved
share-gone-title = Bildet er ikke her lenger
share-gone-text = Gå tilbake til bildet, og del det en gang til. Eller velg det i skjemaet.
