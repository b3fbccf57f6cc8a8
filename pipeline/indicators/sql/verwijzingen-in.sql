/* ---
id: verwijzingen-in
versie: 1
label: Verwijzingen naar de organisatie
omschrijving: >-
  Aantal keren dat een andere partij een inwoner naar de organisatie verwees, bij individuele
  trajecten met een hoofddomein van dit thema. Alleen verwijzingen die in de periode zijn
  vastgelegd tellen mee; de registratie is niet volledig.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [thema, partij]
totaal_over: [partij]
soort: aantal
telt: verwijzingen
beschermt: personen
regels: [BR02, BR34]
herkomst: Trajectregistratie van de organisatie
registratie: doorverwijzing
rust_op: [verwijzing-bekend-aandeel, verwijzer-bekend-aandeel]
--- */
WITH geregistreerd AS (
    SELECT thema, partij, count(*) AS aantal
    FROM verwijzingen($van, $tot, 'in')
    GROUP BY thema, partij
)

SELECT t.thema, NULL AS partij, coalesce(sum(g.aantal), 0) AS waarde
FROM (SELECT DISTINCT thema FROM thema_domein) AS t
LEFT JOIN geregistreerd AS g ON g.thema = t.thema
GROUP BY t.thema
UNION ALL
SELECT thema, partij, aantal AS waarde FROM geregistreerd
ORDER BY thema, partij NULLS FIRST
