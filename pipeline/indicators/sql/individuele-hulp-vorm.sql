/* ---
id: individuele-hulp-vorm
versie: 1
label: Individuele hulp naar vorm
omschrijving: >-
  Aantal keren dat inwoners in de periode individuele hulp kregen in deze vorm: een individueel
  traject, leun en steun, of informatie en advies. Wie meer dan eens hulp kreeg, telt elke keer mee.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [vorm]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR01, BR02, BR04]
herkomst: Trajectregistratie van de organisatie
rust_op: [hulp-tijdig-vastgelegd-aandeel]
--- */
SELECT v.code AS vorm, count(t.traject_id) AS waarde
FROM (SELECT code FROM codelijst WHERE lijst = 'vorm') AS v
LEFT JOIN lopend($van, $tot) AS t ON t.vorm = v.code
GROUP BY v.code
ORDER BY v.code
