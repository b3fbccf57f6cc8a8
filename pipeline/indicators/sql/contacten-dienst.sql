/* ---
id: contacten-dienst
versie: 1
label: Bereik van een dienst die contacten telt
omschrijving: >-
  Aantal contacten van deze dienst in de periode die meetellen in het bereik, zoals matches, geholpen
  vrijwilligers en contacten met organisaties.
eenheid: contacten
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, contact]
totaal_over: [contact]
soort: aantal
telt: contacten
beschermt: personen
regels: [BR01, BR07]
herkomst: Registratie van contacten door de dienst
--- */
WITH geteld AS (
    SELECT dienst_id, soort, count(*) AS aantal
    FROM gezien_contact
    WHERE telt_mee AND datum BETWEEN $van AND $tot
        AND dienst_id IN (SELECT dienst_id FROM dienst_thema)
    GROUP BY dienst_id, soort
)

SELECT dienst_id AS dienst, soort AS contact, sum(aantal) AS waarde
FROM geteld
GROUP BY GROUPING SETS ((dienst_id, soort), (dienst_id))
ORDER BY dienst, contact NULLS FIRST
