/* ---
id: zrm-domeinen
versie: 1
label: Hoofddomeinen van het instrument
omschrijving: >-
  Aantal hoofddomeinen waaruit een medewerker kan kiezen, per instrument: de Zelfredzaamheid-Matrix
  zelf en het supplement Ouderschap.
eenheid: domeinen
decimalen: 0
afronding: hele aantallen
dimensies: [instrument]
totaal_over: []
soort: aantal
telt: domeinen
beschermt: geen
regels: [BR46]
herkomst: Codelijst van de domeinen
--- */
SELECT instrument, count(*) AS waarde
FROM zrm_instrument
GROUP BY instrument
ORDER BY instrument
