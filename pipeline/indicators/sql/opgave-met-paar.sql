/* ---
id: opgave-met-paar
versie: 1
label: Trajecten met een start- en eindmeting
omschrijving: >-
  Aantal individuele trajecten van een opgave waarvan op ten minste een hoofddomein zowel een
  startscore als een eindscore is vastgelegd.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [thema]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR03, BR10, BR21]
herkomst: Trajectregistratie van de organisatie
--- */
SELECT thema, count(DISTINCT traject_id) AS waarde
FROM zrm_paren($van, $tot)
GROUP BY thema
ORDER BY thema
