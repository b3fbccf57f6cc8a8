/* ---
id: trajecten-dienst-soort-aandeel
versie: 1
label: Aandeel trajecten van een dienst naar soort
omschrijving: >-
  Deel van de trajecten van deze dienst dat van deze soort is, van alle trajecten die in de periode
  liepen en waarvan de soort is vastgelegd.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [dienst, soort]
totaal_over: []
noemer: trajecten van de dienst waarvan dit is vastgelegd
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR20, BR30, BR40]
herkomst: Extra registratie van de dienst
breuk: {teller: trajecten-dienst-soort, noemer: trajecten-dienst-soort, totaal_over: soort}
--- */
WITH geteld AS (
    SELECT dienst_id, soort, count(*) AS aantal
    FROM diensttrajecten($van, $tot)
    WHERE soort IS NOT NULL
    GROUP BY dienst_id, soort
)

SELECT
    dienst_id AS dienst,
    soort AS soort,
    aantal AS teller,
    sum(aantal) OVER (PARTITION BY dienst_id) AS noemer
FROM geteld
ORDER BY dienst_id, soort
