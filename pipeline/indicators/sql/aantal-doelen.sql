/* ---
id: aantal-doelen
versie: 1
label: Doelen
omschrijving: Aantal vastgestelde doelen dat de organisatie in dit jaar bij het thema heeft.
eenheid: doelen
decimalen: 0
afronding: hele aantallen
dimensies: [thema]
totaal_over: []
soort: aantal
telt: doelen
beschermt: geen
regels: [BR46]
herkomst: Doelen en inspanningen van de organisatie
--- */
SELECT t.thema, count(*) AS waarde
FROM thema AS t
JOIN main.doel AS d ON d.thema = t.thema
WHERE d.jaar = $jaar AND d.akkoord IS NOT FALSE
GROUP BY t.thema
ORDER BY t.thema
