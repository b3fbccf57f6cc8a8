/* ---
id: doel-streefaantal
versie: 1
label: Streefaantal van een doel
omschrijving: >-
  Voor hoeveel bereik een doel gehaald moet worden: het streefaandeel van het jaarplan van de
  diensten bij dat doel.
eenheid: bereik
decimalen: 0
afronding: hele aantallen, half van nul af
dimensies: [doel]
totaal_over: []
soort: aantal
telt: bereik
beschermt: geen
regels: [BR30]
herkomst: Doelen en planning van de organisatie
--- */
SELECT
    d.doel_id AS doel,
    any_value(d.streefaandeel) * sum(p.bereik) AS teller,
    100 AS noemer
FROM main.doel AS d
JOIN main.doel_dienst AS v ON v.doel_id = d.doel_id
JOIN main.planning AS p ON p.dienst_id = v.dienst_id AND p.jaar = d.jaar
WHERE d.jaar = $jaar AND d.streefaandeel IS NOT NULL AND p.bereik IS NOT NULL
GROUP BY d.doel_id
ORDER BY d.doel_id
