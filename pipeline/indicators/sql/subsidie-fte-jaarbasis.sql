/* ---
id: subsidie-fte-jaarbasis
versie: 1
label: Inzet omgerekend naar een heel jaar
omschrijving: >-
  Inzet in fte omgerekend naar een heel jaar: fte maal het aantal maanden waarvoor de subsidie
  geldt, gedeeld door de maanden van een jaar. Het totaal telt de verleende subsidies en wordt pas
  na het optellen afgerond.
eenheid: fte
decimalen: 1
afronding: een cijfer achter de komma, half van nul af
dimensies: [soort]
totaal_over: [soort]
soort: gemiddelde
telt: fte
beschermt: geen
regels: [BR30, BR33]
herkomst: Subsidies van de organisatie
noemer: de maanden van een jaar
--- */
WITH inzet AS (
    SELECT
        soort, fte,
        -- Months of thirty days, whole where a grant begins and ends with a month.
        12 * (year(na) - year(van)) + (month(na) - month(van))
            + CAST(day(na) - day(van) AS DECIMAL(9, 4)) / 30 AS maanden
    FROM (
        SELECT
            soort, fte, greatest(van, $van) AS van, CAST(least(tot, $tot) + 1 AS DATE) AS na
        FROM main.subsidie
        WHERE jaar = $jaar AND fte IS NOT NULL
    )
)

SELECT
    soort,
    CAST(sum(fte * maanden) AS DECIMAL(18, 6)) AS teller,
    12 AS noemer,
    'opgegeven' AS herkomst
FROM inzet
GROUP BY soort
UNION ALL
SELECT
    NULL AS soort,
    CAST(sum(fte * maanden) AS DECIMAL(18, 6)) AS teller,
    12 AS noemer,
    'opgegeven' AS herkomst
FROM inzet
WHERE soort <> 'gevraagd'
HAVING count(*) > 0
ORDER BY soort NULLS FIRST
