/* ---
id: leefbaarheid-buurt
versie: 1
label: Klasse van leefbaarheid van een buurt
omschrijving: Oordeel van de Leefbaarometer over de leefbaarheid in deze buurt.
eenheid: klasse
decimalen: 0
afronding: zoals de bron
dimensies: [buurt, jaar]
totaal_over: []
soort: aantal
telt: klassen
beschermt: geen
regels: [BR46]
herkomst: De bron die bij het cijfer staat
--- */
SELECT buurt, jaar, klasse AS waarde, bron, herkomst
FROM leefbaarheid_buurten($jaar)
ORDER BY buurt, jaar
