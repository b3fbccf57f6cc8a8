/* ---
id: doelregistraties
versie: 1
label: Trajecten met doelscore en eindscore
omschrijving: >-
  Aantal individuele trajecten van volwassenen waarvoor op dit hoofddomein zowel een doelscore als
  een eindscore op de Zelfredzaamheid-Matrix is vastgelegd.
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
verbanden:
  - soort: som
    delen: [doel-behaald, doel-niet-behaald]
  - soort: deel
    geheel: trajecten-volwassen
--- */
SELECT d.domein, count(p.traject_id) AS waarde
FROM domeinen() AS d
LEFT JOIN doelparen($van, $tot) AS p ON p.domein = d.domein
GROUP BY d.domein
ORDER BY d.domein
