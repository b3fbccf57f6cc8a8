/* ---
id: doel-streefaandeel
versie: 1
label: Streefaandeel van een doel
omschrijving: Voor welk deel van het geplande bereik een doel gehaald moet worden.
eenheid: "%"
decimalen: 0
afronding: hele procenten
dimensies: [doel]
totaal_over: []
noemer: gepland bereik van de diensten bij het doel
soort: aandeel
telt: bereik
beschermt: geen
regels: [BR30]
herkomst: Doelen van de organisatie
--- */
SELECT doel_id AS doel, streefaandeel AS waarde, 'opgegeven' AS herkomst
FROM main.doel
WHERE jaar = $jaar AND streefaandeel IS NOT NULL
ORDER BY doel_id
