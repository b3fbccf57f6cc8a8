/* ---
id: leefbaarheid-buurten
versie: 1
label: Buurten naar klasse van leefbaarheid
omschrijving: Aantal buurten van de gemeente met deze klasse van leefbaarheid in de Leefbaarometer.
eenheid: buurten
decimalen: 0
afronding: hele aantallen
dimensies: [jaar, klasse]
totaal_over: [klasse]
soort: aantal
telt: buurten
beschermt: geen
regels: [BR46]
herkomst: Geteld uit de cijfers per buurt van de bron die erbij staat
--- */
WITH buurten AS (
    SELECT * FROM leefbaarheid_buurten($jaar)
),

raster AS (
    SELECT j.jaar, j.bron, j.herkomst, k.code AS klasse
    FROM (
        SELECT jaar, min(bron) AS bron, max(herkomst) AS herkomst FROM buurten GROUP BY jaar
    ) AS j
    CROSS JOIN (
        SELECT code FROM codelijst WHERE lijst = 'leefbaarheid_klasse' UNION ALL SELECT NULL
    ) AS k
)

SELECT r.jaar, r.klasse, count(b.buurt) AS waarde, r.bron, r.herkomst
FROM raster AS r
LEFT JOIN buurten AS b
    ON b.jaar = r.jaar AND (r.klasse IS NULL OR CAST(CAST(b.klasse AS INTEGER) AS VARCHAR) = r.klasse)
GROUP BY r.jaar, r.klasse, r.bron, r.herkomst
ORDER BY r.jaar, r.klasse NULLS FIRST
