/* ---
id: hulp-tijdig-vastgelegd
versie: 1
label: Hulp die op tijd is vastgelegd
omschrijving: >-
  Aantal keren individuele hulp in deze vorm die uiterlijk een maand na het begin is vastgelegd.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [vorm]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02]
herkomst: Trajectregistratie van de organisatie
registratie: traject
verbanden:
  - {soort: deel, geheel: individuele-hulp-vorm}
--- */
SELECT v.code AS vorm, count(t.traject_id) FILTER (t.registratie_datum <= t.start_datum + INTERVAL 1 MONTH) AS waarde
FROM (SELECT code FROM codelijst WHERE lijst = 'vorm') AS v
LEFT JOIN lopend($van, $tot) AS t ON t.vorm = v.code
GROUP BY v.code
ORDER BY v.code
