/* ---
id: doel-behaald
versie: 1
label: Doel behaald
omschrijving: >-
  Aantal individuele trajecten van volwassenen waarvan de eindscore op dit hoofddomein minstens zo
  hoog is als de doelscore. Of dat door de hulp komt, is niet gemeten.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [domein]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR23]
herkomst: Trajectregistratie van de organisatie
registratie: zrm_meting
--- */
SELECT d.domein, count(p.traject_id) AS waarde
FROM domeinen() AS d
LEFT JOIN doelparen($van, $tot) AS p ON p.domein = d.domein AND p.behaald
GROUP BY d.domein
ORDER BY d.domein
