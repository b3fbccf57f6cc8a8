/* ---
id: tijdsbesteding
versie: 1
label: Geplande tijd per keer
omschrijving: >-
  Hoeveel uur er in het plan staat voor een traject of contact.
eenheid: uur
decimalen: 1
afronding: een cijfer achter de komma
dimensies: [dienst]
totaal_over: []
soort: aantal
telt: uren
beschermt: geen
regels: [BR01]
herkomst: Planning van de organisatie
--- */
SELECT p.dienst_id AS dienst, p.tijdsbesteding_uur AS waarde, 'opgegeven' AS herkomst
FROM main.planning AS p
WHERE p.jaar = $jaar AND p.tijdsbesteding_uur IS NOT NULL
    AND p.dienst_id IN (SELECT dienst_id FROM dienst_thema)
ORDER BY p.dienst_id
