/* ---
id: aanmelders-dienst
versie: 1
label: Aanmelders van een dienst
omschrijving: >-
  Aantal trajecten dat in de periode liep volgens de extra registratie van deze dienst, naar wie de
  inwoner aanmeldde. Trajecten waarvan dat niet is vastgelegd, tellen hier niet mee.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, partij]
totaal_over: [partij]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02]
herkomst: Extra registratie van de dienst
verbanden:
  - soort: deel
    geheel: trajecten-dienst
    over: partij
--- */
SELECT dienst_id AS dienst, aanmelder AS partij, count(*) AS waarde
FROM diensttrajecten($van, $tot)
WHERE aanmelder IS NOT NULL
GROUP BY GROUPING SETS ((dienst_id), (dienst_id, aanmelder))
ORDER BY dienst_id, partij NULLS FIRST
