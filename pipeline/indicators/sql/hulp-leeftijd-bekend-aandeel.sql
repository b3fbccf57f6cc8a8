/* ---
id: hulp-leeftijd-bekend-aandeel
versie: 1
label: Aandeel waarvan de leeftijd bekend is
omschrijving: >-
  Deel van de individuele hulp in deze vorm waarbij de leeftijd aan het begin is vastgelegd;
  zonder informatie en advies.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [vorm]
totaal_over: []
noemer: individuele hulp in deze vorm
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR01, BR02, BR30, BR40]
herkomst: Trajectregistratie van de organisatie
registratie: traject
breuk: {teller: hulp-leeftijd-bekend, noemer: individuele-hulp-vorm}
dekking:
  naam: Leeftijd
  kolommen: [traject.leeftijd_bij_start, traject.geboortedatum]
  herstel: >-
    Vul bij het begin van de hulp de leeftijd in, of de geboortedatum; daarvan blijft alleen de
    leeftijd bewaard.
--- */
SELECT
    v.code AS vorm,
    count(t.traject_id) FILTER (t.leeftijd_bij_start IS NOT NULL) AS teller,
    count(t.traject_id) AS noemer
-- BR01: informatie en advies goes without personal data
FROM (SELECT code FROM codelijst WHERE lijst = 'vorm' AND code <> 'info_advies') AS v
LEFT JOIN lopend($van, $tot) AS t ON t.vorm = v.code
GROUP BY v.code
ORDER BY v.code
