/* ---
id: verwijzing-bekend-aandeel
versie: 1
label: Aandeel waarvan de verwijzer bekend is
omschrijving: >-
  Deel van de individuele trajecten waarbij is vastgelegd wie de inwoner verwees.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [vorm]
totaal_over: []
noemer: individuele trajecten die in de periode liepen
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR30, BR34, BR40]
herkomst: Trajectregistratie van de organisatie
registratie: doorverwijzing
breuk: {teller: verwijzing-bekend, noemer: individuele-hulp-vorm}
dekking:
  naam: Verwijzer
  kolommen: [doorverwijzing.partij]
  herstel: >-
    Vraag bij het begin wie de inwoner verwees en leg dat vast; kwam iemand uit zichzelf, leg dan
    dat vast.
--- */
WITH verwezen AS (
    SELECT DISTINCT w.traject_id
    FROM gezien_doorverwijzing AS w
    WHERE w.richting = 'in' AND w.datum <= $tot AND w.partij IS NOT NULL
)

SELECT t.vorm, count(w.traject_id) AS teller, count(t.traject_id) AS noemer
FROM lopend($van, $tot) AS t
LEFT JOIN verwezen AS w ON w.traject_id = t.traject_id
WHERE t.vorm = 'individueel_traject'
    -- where help has a theme, verwijzer-bekend-aandeel says it
    AND NOT EXISTS (SELECT 1 FROM trajecten_thema($van, $tot))
GROUP BY t.vorm
ORDER BY t.vorm
