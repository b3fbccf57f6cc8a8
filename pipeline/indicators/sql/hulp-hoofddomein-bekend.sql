/* ---
id: hulp-hoofddomein-bekend
versie: 1
label: Trajecten waarvan een hoofddomein bekend is
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep en waarbij ten minste een hoofddomein is
  vastgelegd.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [vorm]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR20]
herkomst: Trajectregistratie van de organisatie
registratie: traject_hoofddomein
verbanden:
  - {soort: deel, geheel: individuele-hulp-vorm}
--- */
SELECT t.vorm, count(DISTINCT h.traject_id) AS waarde
FROM lopend($van, $tot) AS t
LEFT JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
WHERE t.vorm = 'individueel_traject'
GROUP BY t.vorm
ORDER BY t.vorm
