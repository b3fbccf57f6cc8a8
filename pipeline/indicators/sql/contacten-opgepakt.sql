/* ---
id: contacten-opgepakt
versie: 1
label: Opgepakte aanmeldingen
omschrijving: Aantal aanmeldingen bij een dienst in de periode dat is opgepakt.
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
verbanden:
  - soort: deel
    geheel: contacten
--- */
SELECT soort AS contact, dienst_id AS dienst, count(*) FILTER (opgepakt) AS waarde
FROM dienst_contacten($van, $tot)
WHERE opgepakt IS NOT NULL
GROUP BY dienst_id, soort
ORDER BY dienst_id, soort
