/* ---
id: bereik-zonder-plan
versie: 1
label: Bereik van diensten zonder plan
omschrijving: >-
  Bereik in de periode van diensten waarvoor geen bereik gepland was. Dit bereik telt niet mee in de
  vergelijking met het plan.
eenheid: bereik
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, thema]
totaal_over: [dienst, thema]
soort: aantal
telt: bereikte mensen
beschermt: personen
regels: [BR01, BR12]
herkomst: Registraties en planning van de organisatie
verbanden:
  - soort: deel
    geheel: bereik-dienst
--- */
WITH deel AS (
    SELECT thema, dienst_id AS dienst, status, aantal
    FROM dienst_bereik($van, $tot)
    WHERE NOT gepland
)

SELECT dienst, thema, status, CASE WHEN status != 'niet_gestart' THEN aantal END AS waarde
FROM deel
UNION ALL
-- Every opgave has this part, be it nothing: the parts of an opgave add up to its reach.
SELECT
    NULL AS dienst, b.thema,
    CASE WHEN bool_or(d.status = 'ondergrens') THEN 'ondergrens' ELSE 'zichtbaar' END AS status,
    coalesce(sum(d.aantal), 0) AS waarde
FROM (SELECT DISTINCT thema FROM dienst_bereik($van, $tot)) AS b
LEFT JOIN deel AS d ON d.thema = b.thema
GROUP BY GROUPING SETS ((b.thema), ())
HAVING count(*) > 0
ORDER BY thema NULLS FIRST, dienst NULLS FIRST
