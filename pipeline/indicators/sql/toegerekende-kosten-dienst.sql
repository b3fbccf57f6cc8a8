/* ---
id: toegerekende-kosten-dienst
versie: 1
label: Kosten van een dienst
omschrijving: >-
  De begrote kosten van deze dienst. Alleen als een regel van de begroting alleen deze dienst
  betaalt of zegt welk deel ernaartoe gaat.
eenheid: euro
decimalen: 0
afronding: hele euro's, half van nul af
dimensies: [dienst]
totaal_over: []
soort: aantal
telt: euro
beschermt: geen
regels: [BR03, BR30, BR32]
herkomst: Begroting van de organisatie
--- */
SELECT dienst, bedrag AS waarde
FROM dienst_kosten
ORDER BY dienst
