/* ---
id: bijeenkomsten-geteld-aandeel
versie: 1
label: Aandeel waarvan de deelnemers zijn geteld
omschrijving: >-
  Deel van de bijeenkomsten in de periode waarbij is geteld hoeveel inwoners er waren. Overleggen van
  hulpverleners over een cliënt tellen niet mee.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: []
totaal_over: []
noemer: bijeenkomsten in de periode
soort: aandeel
telt: bijeenkomsten
beschermt: geen
regels: [BR05, BR08, BR30]
herkomst: Registratie van collectieve activiteiten
registratie: bijeenkomst
dekking:
  naam: Aantal deelnemers
  kolommen: [bijeenkomst.aantal_inwoners]
  herstel: >-
    Tel bij elke bijeenkomst de inwoners en vul ook een nul in; een lege cel is onbekend.
--- */
SELECT count(aantal_inwoners) AS teller, count(*) AS noemer
FROM bijeenkomsten($van, $tot)
ORDER BY teller
