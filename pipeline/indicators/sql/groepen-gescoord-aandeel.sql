/* ---
id: groepen-gescoord-aandeel
versie: 1
label: Aandeel waarvan ook het eind is gescoord
omschrijving: >-
  Deel van de groepen met een startscore in de periode waarvan de kracht, op een latere dag in de
  periode, ook aan het eind is gescoord.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: []
totaal_over: []
noemer: groepen met een startscore in de periode
soort: aandeel
telt: groepen
beschermt: geen
regels: [BR30, BR43]
herkomst: Registratie van collectieve activiteiten
registratie: groep_kracht
dekking:
  naam: Kracht van groepen
  kolommen: [groep_kracht.score]
  herstel: >-
    Scoor elke groep aan het begin en aan het eind, op verschillende dagen.
--- */
SELECT count(e.groep_id) AS teller, count(*) AS noemer
FROM main.groep_kracht AS s
LEFT JOIN main.groep_kracht AS e
    ON e.activiteit_id = s.activiteit_id AND e.groep_id = s.groep_id
    AND e.soort = 'eind' AND e.datum > s.datum AND e.datum <= $tot
WHERE s.soort = 'start' AND s.datum BETWEEN $van AND $tot
ORDER BY teller
