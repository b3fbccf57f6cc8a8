/* ---
id: subsidie-fte
versie: 1
label: Inzet bij de subsidie
omschrijving: >-
  Inzet in fte in de tijd waarvoor de subsidie geldt, naar soort subsidie.
eenheid: fte
decimalen: 2
afronding: twee cijfers achter de komma
dimensies: [soort]
totaal_over: []
soort: aantal
telt: fte
beschermt: geen
regels: [BR33]
herkomst: Subsidies van de organisatie
--- */
SELECT soort, sum(fte) AS waarde, 'opgegeven' AS herkomst
FROM main.subsidie
WHERE jaar = $jaar AND fte IS NOT NULL
GROUP BY soort
ORDER BY soort
