/* ---
id: begroting-fte
versie: 1
label: Formatie in de begroting
omschrijving: >-
  Aantal volledige banen (fte) in de begroting, per regel, per thema en in totaal.
eenheid: fte
decimalen: 2
afronding: twee decimalen
dimensies: [regel, thema]
totaal_over: [regel, thema]
soort: aantal
telt: fte
beschermt: geen
regels: [BR32]
herkomst: Begroting van de organisatie
--- */
SELECT thema, regel, fte AS waarde, 'opgegeven' AS herkomst
FROM begroting
WHERE fte IS NOT NULL
UNION ALL
SELECT thema, NULL AS regel, sum(fte), 'opgegeven'
FROM begroting
WHERE fte IS NOT NULL
GROUP BY thema
UNION ALL
SELECT NULL AS thema, NULL AS regel, sum(fte), 'opgegeven'
FROM begroting
HAVING count(fte) > 0
ORDER BY thema NULLS FIRST, regel NULLS FIRST
