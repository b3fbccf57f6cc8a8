/* ---
id: trajecten-met-hoofddomein
versie: 1
label: Individuele trajecten met een hoofddomein
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep en waarbij minstens één hoofddomein is
  vastgelegd.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: []
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR20]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - {soort: som, delen: [{indicator: hulp-hoofddomein-bekend, over: vorm}]}
  - {soort: deel, geheel: individuele-hulp-vorm, waar: {vorm: individueel_traject}}
--- */
SELECT count(DISTINCT t.traject_id) AS waarde
FROM lopend($van, $tot) AS t
JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
WHERE t.vorm = 'individueel_traject'
ORDER BY waarde
