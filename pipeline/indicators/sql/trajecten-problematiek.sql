/* ---
id: trajecten-problematiek
versie: 1
label: Problematiek van trajecten
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep en waarbij deze problematiek is vastgelegd,
  naar het thema van de dienst. Bij een traject kan meer dan een soort zijn vastgelegd; de soorten
  tellen dus niet op tot het aantal trajecten.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [problematiek, thema]
totaal_over: [thema]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR34]
herkomst: Trajectregistratie van de organisatie
--- */
SELECT thema, problematiek, count(*) AS waarde
FROM problemen($van, $tot)
GROUP BY GROUPING SETS ((thema, problematiek), (problematiek))
ORDER BY problematiek, thema NULLS FIRST
