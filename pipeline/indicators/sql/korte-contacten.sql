/* ---
id: korte-contacten
versie: 1
label: Korte contacten
omschrijving: >-
  Aantal korte contacten voor informatie en advies in de periode, naar het thema van de dienst.
  Van wie contact had, is niet altijd vastgelegd wie het was; het zijn contacten, geen mensen.
eenheid: contacten
decimalen: 0
afronding: hele aantallen
dimensies: [thema]
totaal_over: [thema]
soort: aantal
telt: hulp
beschermt: personen
regels: [BR01, BR02]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: individuele-hulp-vorm
    waar: {vorm: info_advies}
--- */
SELECT thema, count(*) AS waarde
FROM contacten_thema($van, $tot)
GROUP BY ROLLUP (thema)
HAVING count(*) > 0
ORDER BY thema NULLS FIRST
