/* ---
id: contacten
versie: 1
label: Contacten naar soort
omschrijving: >-
  Aantal gebeurtenissen van een dienst in de periode, naar soort: matches, aanmeldingen, gesprekken.
  Niet elke soort telt mee in het bereik.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [contact, dienst]
totaal_over: []
soort: aantal
telt: contacten
beschermt: personen
regels: [BR07, BR10]
herkomst: Contactregistratie van de organisatie
--- */
SELECT soort AS contact, dienst_id AS dienst, count(*) AS waarde
FROM dienst_contacten($van, $tot)
GROUP BY dienst_id, soort
ORDER BY dienst_id, soort
