/* ---
id: hulp-leeftijd-bekend
versie: 1
label: Hulp waarvan de leeftijd bekend is
omschrijving: >-
  Aantal keren individuele hulp in deze vorm waarbij de leeftijd aan het begin is vastgelegd;
  zonder informatie en advies.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [vorm]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR01, BR02]
herkomst: Trajectregistratie van de organisatie
registratie: traject
verbanden:
  - {soort: deel, geheel: individuele-hulp-vorm}
--- */
SELECT v.code AS vorm, count(t.traject_id) FILTER (t.leeftijd_bij_start IS NOT NULL) AS waarde
-- BR01: informatie en advies goes without personal data
FROM (SELECT code FROM codelijst WHERE lijst = 'vorm' AND code <> 'info_advies') AS v
LEFT JOIN lopend($van, $tot) AS t ON t.vorm = v.code
GROUP BY v.code
ORDER BY v.code
