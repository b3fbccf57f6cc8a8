/* ---
id: begroting-norm
versie: 1
label: Uren per fte
omschrijving: >-
  Hoeveel uren een volledige baan (fte) in dit jaar telt in de begroting.
eenheid: uren
decimalen: 0
afronding: hele uren
dimensies: []
totaal_over: []
soort: aantal
telt: uren
beschermt: geen
regels: [BR32]
herkomst: Begroting van de organisatie
--- */
SELECT n.uren_per_fte AS waarde, 'opgegeven' AS herkomst
FROM main.begroting_norm AS n
WHERE n.jaar = $jaar
ORDER BY n.jaar
