/* ---
id: aanmelders-dienst-aandeel
versie: 1
label: Aandeel aanmelders van een dienst
omschrijving: >-
  Deel van de trajecten van deze dienst dat door deze partij is aangemeld, van alle trajecten die in
  de periode liepen en waarvan de aanmelder is vastgelegd.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [dienst, partij]
totaal_over: []
noemer: trajecten van de dienst waarvan dit is vastgelegd
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR20, BR30, BR40]
herkomst: Extra registratie van de dienst
breuk: {teller: aanmelders-dienst, noemer: aanmelders-dienst, totaal_over: partij}
--- */
WITH geteld AS (
    SELECT dienst_id, aanmelder, count(*) AS aantal
    FROM diensttrajecten($van, $tot)
    WHERE aanmelder IS NOT NULL
    GROUP BY dienst_id, aanmelder
)

SELECT
    dienst_id AS dienst,
    aanmelder AS partij,
    aantal AS teller,
    sum(aantal) OVER (PARTITION BY dienst_id) AS noemer
FROM geteld
ORDER BY dienst_id, aanmelder
