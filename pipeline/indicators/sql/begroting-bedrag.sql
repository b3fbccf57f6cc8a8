/* ---
id: begroting-bedrag
versie: 1
label: Bedrag in de begroting
omschrijving: >-
  Uren maal tarief, of het vaste bedrag van een regel zonder tarief; per regel, per thema en in
  totaal. Alles wordt onafgerond berekend en opgeteld.
eenheid: euro
decimalen: 0
afronding: hele euro's, half van nul af
dimensies: [regel, thema]
totaal_over: [regel, thema]
soort: aantal
telt: euro
beschermt: geen
regels: [BR30, BR32]
herkomst: Begroting van de organisatie
--- */
SELECT thema, regel, bedrag AS waarde, 'berekend' AS herkomst
FROM begroting
WHERE bedrag IS NOT NULL
UNION ALL
SELECT thema, NULL AS regel, sum(bedrag), 'berekend'
FROM begroting
WHERE bedrag IS NOT NULL
GROUP BY thema
UNION ALL
SELECT NULL AS thema, NULL AS regel, sum(bedrag), 'berekend'
FROM begroting
HAVING count(bedrag) > 0
ORDER BY thema NULLS FIRST, regel NULLS FIRST
