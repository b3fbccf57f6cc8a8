/* ---
id: streefwaarde
versie: 1
label: Streefwaarde van een doel
omschrijving: >-
  Het geplande bereik van de diensten die bij dit doel horen, samen en per vorm. Een dienst hoort
  bij hoogstens een doel, dus doelen tellen op tot het bereik van hun diensten.
eenheid: bereik
decimalen: 0
afronding: hele aantallen
dimensies: [doel, vorm]
totaal_over: [vorm]
soort: aantal
telt: bereik
beschermt: geen
regels: [BR01, BR03]
herkomst: Planning en doelen van de organisatie
--- */
WITH gekoppeld AS (
    SELECT v.doel_id AS doel, n.vorm, p.bereik
    FROM main.doel AS d
    JOIN main.doel_dienst AS v ON v.doel_id = d.doel_id
    JOIN main.dienst AS n ON n.dienst_id = v.dienst_id
    JOIN main.planning AS p ON p.dienst_id = v.dienst_id AND p.jaar = d.jaar
    WHERE d.jaar = $jaar AND d.thema IN (SELECT thema FROM thema) AND p.status <> 'geen'
)

SELECT
    doel,
    vorm,
    sum(bereik) AS waarde,
    -- Without one number among them there is no target yet.
    CASE WHEN count(bereik) = 0 THEN 'nader_te_bepalen' END AS status,
    'opgegeven' AS herkomst
FROM gekoppeld
GROUP BY GROUPING SETS ((doel), (doel, vorm))
HAVING GROUPING(vorm) = 1 OR vorm IS NOT NULL
ORDER BY doel, vorm NULLS FIRST
