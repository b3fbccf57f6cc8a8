/* ---
id: kosten-per-bereik-dienst
versie: 1
label: Kosten per bereik van een dienst
omschrijving: >-
  De begrote kosten van deze dienst gedeeld door het geplande bereik. Alleen berekend als de regel
  van de begroting alleen deze dienst betaalt of zegt welk deel ernaartoe gaat.
eenheid: euro
decimalen: 0
afronding: hele euro's, half van nul af
dimensies: [dienst]
totaal_over: []
noemer: het geplande bereik van deze dienst
soort: gemiddelde
telt: euro
beschermt: geen
regels: [BR01, BR30, BR32]
herkomst: Begroting en planning van de organisatie
--- */
SELECT k.dienst, k.bedrag AS teller, g.bereik AS noemer
FROM dienst_kosten AS k
JOIN gepland AS g ON g.dienst = k.dienst
WHERE g.bereik > 0
ORDER BY k.dienst
