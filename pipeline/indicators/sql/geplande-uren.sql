/* ---
id: geplande-uren
versie: 1
label: Geplande uren
omschrijving: >-
  Hoeveel uur er voor het jaar is gepland: het geplande aantal maal de geplande tijd per keer. Het
  totaal telt alleen diensten met een gepland aantal en een geplande tijd.
eenheid: uur
decimalen: 0
afronding: hele aantallen
dimensies: [dienst]
totaal_over: [dienst]
soort: aantal
telt: uren
beschermt: geen
regels: [BR01]
herkomst: Planning van de organisatie
--- */
SELECT
    p.dienst_id AS dienst,
    sum(p.bereik * p.tijdsbesteding_uur) AS waarde,
    'opgegeven' AS herkomst
FROM main.planning AS p
WHERE p.jaar = $jaar AND p.bereik * p.tijdsbesteding_uur IS NOT NULL
    AND p.dienst_id IN (SELECT dienst_id FROM dienst_thema)
GROUP BY ROLLUP (p.dienst_id)
HAVING count(*) > 0
ORDER BY dienst NULLS FIRST
