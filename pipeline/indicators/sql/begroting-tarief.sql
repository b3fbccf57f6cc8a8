/* ---
id: begroting-tarief
versie: 1
label: Uurtarief in de begroting
omschrijving: >-
  De prijs van een uur in deze regel van de begroting.
eenheid: euro
decimalen: 2
afronding: centen
dimensies: [regel, thema]
totaal_over: []
soort: aantal
telt: euro
beschermt: geen
regels: [BR32]
herkomst: Begroting van de organisatie
--- */
SELECT thema, regel, tarief AS waarde, 'opgegeven' AS herkomst
FROM begroting
WHERE tarief IS NOT NULL
ORDER BY thema, regel
