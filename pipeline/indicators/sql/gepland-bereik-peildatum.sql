/* ---
id: gepland-bereik-peildatum
versie: 1
label: Gepland bereik tot en met de peildatum
omschrijving: >-
  Het deel van het jaarplan dat bij de periode hoort: het jaarplan van een dienst maal het deel van
  het jaar, afgerond op een heel getal. Een totaal is de som van de afgeronde diensten.
eenheid: bereik
decimalen: 0
afronding: per dienst op hele aantallen, half van nul af
dimensies: [dienst, thema]
totaal_over: [dienst, thema]
soort: aantal
telt: bereik
beschermt: geen
regels: [BR03, BR11, BR30, BR45]
herkomst: Planning van de organisatie
--- */
WITH gepland AS (
    SELECT
        t.thema, t.dienst_id AS dienst, p.status,
        plan_tot_peildatum(p.bereik, coalesce($planfactor, 1)) AS waarde
    FROM dienst_thema AS t
    JOIN main.planning AS p ON p.dienst_id = t.dienst_id
    -- Without a share a plan of a whole year says nothing about a part of it.
    WHERE p.jaar = $jaar AND ($planfactor IS NOT NULL OR $tot - $van >= 364)
)

SELECT
    dienst, thema, waarde,
    CASE status WHEN 'ntb' THEN 'nader_te_bepalen' WHEN 'geen' THEN 'niet_gepland' END AS status
FROM gepland
UNION ALL
SELECT NULL AS dienst, thema, coalesce(sum(waarde), 0) AS waarde, NULL AS status
FROM gepland
GROUP BY GROUPING SETS ((thema), ())
HAVING count(*) > 0
ORDER BY thema NULLS FIRST, dienst NULLS FIRST
