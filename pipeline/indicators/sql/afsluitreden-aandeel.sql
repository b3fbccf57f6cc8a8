/* ---
id: afsluitreden-aandeel
versie: 1
label: Aandeel van een reden van afsluiten
omschrijving: >-
  Deel van de individuele trajecten die in de periode eindigden, dat om deze reden eindigde. Uitval
  is een traject dat voortijdig stopte.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [afsluitreden]
totaal_over: []
noemer: individuele trajecten die in de periode eindigden
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR30, BR40]
herkomst: Trajectregistratie van de organisatie
breuk: {teller: trajecten-afgesloten, noemer: trajecten-afgesloten, totaal_over: afsluitreden}
dekking:
  naam: Reden van afsluiten
  kolommen: [traject.afsluitreden]
  ontbreekt: {afsluitreden: onbekend}
  herstel: >-
    Kies bij het afsluiten altijd een reden; laat onbekend alleen staan als het echt niet te
    achterhalen is.
--- */
WITH afgesloten AS (
    SELECT coalesce(afsluitreden, 'onbekend') AS reden
    FROM lopend($van, $tot)
    WHERE vorm = 'individueel_traject' AND eind_datum <= $tot
)

SELECT
    r.code AS afsluitreden,
    count(a.reden) FILTER (a.reden = r.code) AS teller,
    count(a.reden) AS noemer
FROM (SELECT code FROM codelijst WHERE lijst = 'afsluitreden') AS r
LEFT JOIN afgesloten AS a ON true
GROUP BY r.code
ORDER BY r.code
