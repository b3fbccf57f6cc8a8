/* ---
id: gepland-bereik
versie: 1
label: Gepland bereik
omschrijving: >-
  Hoeveel bereik voor het jaar is gepland, per dienst. Diensten tellen verschillende dingen, zoals
  inwoners, gezinnen of contacten; een totaal is daarom een som van bereik, geen aantal inwoners.
eenheid: bereik
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, thema]
totaal_over: [dienst, thema]
soort: aantal
telt: bereik
beschermt: geen
regels: [BR01, BR03, BR11]
herkomst: Planning van de organisatie
--- */
WITH gepland AS (
    SELECT t.thema, t.dienst_id AS dienst, p.bereik AS waarde, p.status
    FROM dienst_thema AS t
    JOIN main.planning AS p ON p.dienst_id = t.dienst_id
    WHERE p.jaar = $jaar
)

SELECT
    thema, dienst, waarde,
    CASE status WHEN 'ntb' THEN 'nader_te_bepalen' WHEN 'geen' THEN 'niet_gepland' END AS status,
    'opgegeven' AS herkomst
FROM gepland
UNION ALL
SELECT thema, NULL AS dienst, coalesce(sum(waarde), 0), NULL AS status, 'opgegeven' AS herkomst
FROM gepland
GROUP BY thema
UNION ALL
SELECT NULL AS thema, NULL AS dienst, sum(waarde), NULL AS status, 'opgegeven' AS herkomst
FROM gepland
HAVING count(*) > 0
ORDER BY thema NULLS FIRST, dienst NULLS FIRST
