/* ---
id: begroting-uren
versie: 1
label: Uren in de begroting
omschrijving: >-
  Fte maal de norm van het jaar, per regel, per thema en in totaal. Een totaal is de som van de
  onafgeronde uren.
eenheid: uren
decimalen: 0
afronding: hele uren, half van nul af
dimensies: [regel, thema]
totaal_over: [regel, thema]
soort: aantal
telt: uren
beschermt: geen
regels: [BR30, BR32]
herkomst: Begroting van de organisatie
--- */
SELECT thema, regel, uren AS waarde, 'berekend' AS herkomst
FROM begroting
WHERE uren IS NOT NULL
UNION ALL
SELECT thema, NULL AS regel, sum(uren), 'berekend'
FROM begroting
WHERE uren IS NOT NULL
GROUP BY thema
UNION ALL
SELECT NULL AS thema, NULL AS regel, sum(uren), 'berekend'
FROM begroting
HAVING count(uren) > 0
ORDER BY thema NULLS FIRST, regel NULLS FIRST
