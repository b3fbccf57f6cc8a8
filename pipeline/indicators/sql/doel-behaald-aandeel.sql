/* ---
id: doel-behaald-aandeel
versie: 1
label: Aandeel dat het doel behaalde
omschrijving: >-
  Deel van de individuele trajecten van volwassenen met een doelscore en een eindscore waarin de
  eindscore op dit hoofddomein minstens zo hoog is als de doelscore. Of dat door de hulp komt, is
  niet gemeten.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [domein]
totaal_over: []
noemer: trajecten van volwassenen met een doelscore en een eindscore op dit domein
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR23, BR30, BR40]
herkomst: Trajectregistratie van de organisatie
registratie: zrm_meting
breuk: {teller: doel-behaald, noemer: doelregistraties}
--- */
SELECT d.domein, count(p.traject_id) FILTER (p.behaald) AS teller, count(p.traject_id) AS noemer
FROM domeinen() AS d
LEFT JOIN doelparen($van, $tot) AS p ON p.domein = d.domein
GROUP BY d.domein
ORDER BY d.domein
