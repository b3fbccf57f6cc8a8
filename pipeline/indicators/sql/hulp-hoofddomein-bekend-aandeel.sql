/* ---
id: hulp-hoofddomein-bekend-aandeel
versie: 1
label: Aandeel waarvan een hoofddomein bekend is
omschrijving: >-
  Deel van de individuele trajecten waarbij ten minste een hoofddomein van de
  Zelfredzaamheid-Matrix is vastgelegd.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [vorm]
totaal_over: []
noemer: individuele trajecten die in de periode liepen
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR20, BR30, BR40]
herkomst: Trajectregistratie van de organisatie
registratie: traject_hoofddomein
breuk: {teller: hulp-hoofddomein-bekend, noemer: individuele-hulp-vorm}
dekking:
  naam: Hoofddomein
  kolommen: [traject_hoofddomein.zrm_domein]
  herstel: >-
    Kies bij elk individueel traject waar de hulp vooral over gaat.
--- */
SELECT t.vorm, count(DISTINCT h.traject_id) AS teller, count(DISTINCT t.traject_id) AS noemer
FROM lopend($van, $tot) AS t
LEFT JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
WHERE t.vorm = 'individueel_traject'
GROUP BY t.vorm
ORDER BY t.vorm
