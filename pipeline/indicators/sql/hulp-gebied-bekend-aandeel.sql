/* ---
id: hulp-gebied-bekend-aandeel
versie: 1
label: Aandeel waarvan het gebied bekend is
omschrijving: >-
  Deel van de individuele hulp in deze vorm waarbij het gebied van de inwoner is vastgelegd;
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
breuk: {teller: hulp-gebied-bekend, noemer: individuele-hulp-vorm}
dekking:
  naam: Gebied
  kolommen: [traject.gebied_id]
  herstel: >-
    Vul het gebied of team in waar de inwoner bij hoort; een adres is niet nodig.
--- */
SELECT
    v.code AS vorm,
    count(t.traject_id) FILTER (t.gebied_id IS NOT NULL) AS teller,
    count(t.traject_id) AS noemer
-- BR01: informatie en advies goes without personal data
FROM (SELECT code FROM codelijst WHERE lijst = 'vorm' AND code <> 'info_advies') AS v
LEFT JOIN lopend($van, $tot) AS t ON t.vorm = v.code
GROUP BY v.code
ORDER BY v.code
