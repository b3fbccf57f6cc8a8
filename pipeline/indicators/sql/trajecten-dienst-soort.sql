/* ---
id: trajecten-dienst-soort
versie: 1
label: Trajecten van een dienst naar soort
omschrijving: >-
  Aantal trajecten dat in de periode liep volgens de extra registratie van deze dienst, naar wat het
  traject inhoudt. Trajecten waarvan dat niet is vastgelegd, tellen hier niet mee.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, soort]
totaal_over: [soort]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02]
herkomst: Extra registratie van de dienst
verbanden:
  - soort: deel
    geheel: trajecten-dienst
    over: soort
--- */
SELECT dienst_id AS dienst, soort AS soort, count(*) AS waarde
FROM diensttrajecten($van, $tot)
WHERE soort IS NOT NULL
GROUP BY GROUPING SETS ((dienst_id), (dienst_id, soort))
ORDER BY dienst_id, soort NULLS FIRST
