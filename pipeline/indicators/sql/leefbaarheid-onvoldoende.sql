/* ---
id: leefbaarheid-onvoldoende
versie: 1
label: Buurten met een onvoldoende leefbaarheid
omschrijving: >-
  Aantal buurten van de gemeente waarvan de Leefbaarometer de leefbaarheid onvoldoende, ruim
  onvoldoende of zeer onvoldoende noemt.
eenheid: buurten
decimalen: 0
afronding: hele aantallen
dimensies: [jaar]
totaal_over: []
soort: aantal
telt: buurten
beschermt: geen
regels: [BR46]
herkomst: Geteld uit de cijfers per buurt van de bron die erbij staat
--- */
SELECT
    jaar,
    -- The three lowest of the nine classes are the insufficient ones.
    count(*) FILTER (klasse <= 3) AS waarde,
    min(bron) AS bron,
    max(herkomst) AS herkomst
FROM leefbaarheid_buurten($jaar)
GROUP BY jaar
ORDER BY jaar
