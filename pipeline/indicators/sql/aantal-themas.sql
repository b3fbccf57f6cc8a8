/* ---
id: aantal-themas
versie: 1
label: Thema’s waarover de organisatie rapporteert
omschrijving: Aantal thema’s, ook opgaven genoemd, waarover de organisatie in de periode rapporteert.
eenheid: thema’s
decimalen: 0
afronding: hele aantallen
dimensies: []
totaal_over: []
soort: aantal
telt: thema’s
beschermt: geen
regels: [BR46]
herkomst: Inrichting van de rapporten
--- */
SELECT count(*) AS waarde
FROM thema
ORDER BY waarde
