/* ---
id: hulp-tijdig-vastgelegd-aandeel
versie: 1
label: Aandeel dat op tijd is vastgelegd
omschrijving: >-
  Deel van de individuele hulp in deze vorm die uiterlijk een maand na het begin is vastgelegd.
  Wat later wordt vastgelegd, ontbreekt in een rapport met een peildatum.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [vorm]
totaal_over: []
noemer: individuele hulp in deze vorm
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR30, BR40]
herkomst: Trajectregistratie van de organisatie
registratie: traject
breuk: {teller: hulp-tijdig-vastgelegd, noemer: individuele-hulp-vorm}
dekking:
  naam: Op tijd vastgelegd
  kolommen: [traject.registratie_datum]
  herstel: >-
    Leg hulp vast in de week waarin zij begint, en spreek af wie nakijkt of dat is gebeurd.
--- */
SELECT
    v.code AS vorm,
    count(t.traject_id) FILTER (t.registratie_datum <= t.start_datum + INTERVAL 1 MONTH) AS teller,
    count(t.traject_id) AS noemer
FROM (SELECT code FROM codelijst WHERE lijst = 'vorm') AS v
LEFT JOIN lopend($van, $tot) AS t ON t.vorm = v.code
GROUP BY v.code
ORDER BY v.code
