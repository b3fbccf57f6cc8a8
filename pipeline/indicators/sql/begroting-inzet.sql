/* ---
id: begroting-inzet
versie: 1
label: Inzet uit een andere regel
omschrijving: >-
  Bedrag dat voor deze regel uit een andere regel van de begroting wordt ingezet. Het telt in die
  andere regel mee.
eenheid: euro
decimalen: 0
afronding: hele euro's, half van nul af
dimensies: [regel, thema]
totaal_over: []
soort: aantal
telt: euro
beschermt: geen
regels: [BR32]
herkomst: Begroting van de organisatie
--- */
SELECT thema, regel, inzet AS waarde, 'opgegeven' AS herkomst
FROM begroting
WHERE inzet IS NOT NULL
ORDER BY thema, regel
