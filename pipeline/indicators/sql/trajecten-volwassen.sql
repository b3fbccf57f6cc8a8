/* ---
id: trajecten-volwassen
versie: 1
label: Individuele trajecten van volwassenen
omschrijving: >-
  Aantal individuele trajecten die in de periode liepen met dit hoofddomein, van inwoners die bij
  de start achttien jaar of ouder waren.
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
registratie: traject
verbanden:
  - soort: deel
    geheel: individuele-hulp
    waar: {vorm: individueel_traject}
rust_op: [hulp-leeftijd-bekend-aandeel]
--- */
SELECT d.domein, count(v.traject_id) AS waarde
FROM domeinen() AS d
LEFT JOIN volwassen($van, $tot) AS v ON v.domein = d.domein
GROUP BY d.domein
ORDER BY d.domein
