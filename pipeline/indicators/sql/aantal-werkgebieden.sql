/* ---
id: aantal-werkgebieden
versie: 1
label: Gebieden waarin de organisatie werkt
omschrijving: >-
  Aantal gebieden waarin de organisatie de gemeente verdeelt, naar soort: gebiedsteams,
  woonservicezones of zones voor een doelgroep.
eenheid: gebieden
decimalen: 0
afronding: hele aantallen
dimensies: [gebied_soort]
totaal_over: []
soort: aantal
telt: gebieden
beschermt: geen
regels: [BR46]
herkomst: Gebieden van de organisatie
--- */
SELECT soort AS gebied_soort, count(*) AS waarde
FROM main.gebied
WHERE soort IN ('gebiedsteam', 'woonservicezone', 'doelgroepzone')
GROUP BY soort
ORDER BY soort
