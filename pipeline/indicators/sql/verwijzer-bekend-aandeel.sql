/* ---
id: verwijzer-bekend-aandeel
versie: 1
label: Aandeel waarvan de verwijzer bekend is, naar thema
omschrijving: >-
  Deel van de individuele trajecten waarbij is vastgelegd wie de inwoner verwees, naar het thema van
  de dienst.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [thema]
totaal_over: [thema]
noemer: individuele trajecten die in de periode liepen
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR30, BR34, BR40]
herkomst: Trajectregistratie van de organisatie
registratie: doorverwijzing
breuk: {teller: verwijzers, noemer: trajecten-lopend}
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

SELECT t.thema, count(DISTINCT w.traject_id) AS teller, count(DISTINCT t.traject_id) AS noemer
FROM trajecten_thema($van, $tot) AS t
LEFT JOIN verwezen AS w ON w.traject_id = t.traject_id
GROUP BY GROUPING SETS ((), (t.thema))
HAVING count(DISTINCT t.traject_id) > 0
ORDER BY t.thema NULLS FIRST
