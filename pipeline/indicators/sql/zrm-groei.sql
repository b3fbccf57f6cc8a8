/* ---
id: zrm-groei
versie: 1
label: Gemiddelde groei in zelfredzaamheid
omschrijving: >-
  Gemiddeld verschil tussen eindscore en startscore op dit hoofddomein, op een schaal van 1 (acute
  problematiek) tot en met 5 (volledig zelfredzaam). Trajecten waarin iemand achteruitging, tellen
  mee. Of de groei door de hulp komt, is niet gemeten.
eenheid: punten
decimalen: 2
afronding: op twee decimalen, half van nul af
dimensies: [domein]
totaal_over: []
noemer: individuele trajecten met een startscore en een eindscore op dit domein
soort: score
telt: trajecten
beschermt: personen
regels: [BR02, BR21, BR30]
herkomst: Trajectregistratie van de organisatie
breuk: {noemer: zrm-paren}
--- */
SELECT domein, sum(eind - start) AS teller, count(*) AS noemer
FROM scoreparen($van, $tot)
GROUP BY domein
ORDER BY domein
