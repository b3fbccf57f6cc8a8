/* ---
id: doelregistratie-dekking
versie: 1
label: Dekking van de doelregistratie
omschrijving: >-
  Deel van de individuele trajecten van volwassenen met dit hoofddomein waarvoor een doelscore en
  een eindscore zijn vastgelegd. Hoe hoger, hoe meer de uitkomsten over alle trajecten zeggen.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [domein]
totaal_over: []
noemer: individuele trajecten van volwassenen met dit hoofddomein
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR23, BR30, BR40]
herkomst: Trajectregistratie van de organisatie
registratie: zrm_meting
breuk: {teller: doelregistraties, noemer: trajecten-volwassen}
dekking:
  naam: Doelscores
  kolommen: [zrm_meting.score]
  herstel: >-
    Spreek bij het begin een doel af en leg de doelscore vast, en leg bij het afsluiten de eindscore
    vast.
--- */
SELECT d.domein, count(p.traject_id) AS teller, count(v.traject_id) AS noemer
FROM domeinen() AS d
LEFT JOIN volwassen($van, $tot) AS v ON v.domein = d.domein
LEFT JOIN doelparen($van, $tot) AS p ON p.traject_id = v.traject_id AND p.domein = v.domein
GROUP BY d.domein
ORDER BY d.domein
