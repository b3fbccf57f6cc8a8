/* ---
id: opgave-zrm-eind
versie: 1
label: Gemiddelde score aan het eind
omschrijving: >-
  Gemiddelde eindscore op dit hoofddomein van de Zelfredzaamheid-Matrix, over de individuele
  trajecten van een opgave waarvan start- en eindscore bekend zijn. Ook wie achteruitging, telt mee.
eenheid: score
decimalen: 2
afronding: twee decimalen, half van nul af
dimensies: [domein, thema]
totaal_over: [domein]
noemer: metingen bij de start en aan het eind op dit hoofddomein
soort: score
telt: trajecten
beschermt: personen
regels: [BR02, BR03, BR10, BR21, BR30]
herkomst: Trajectregistratie van de organisatie
breuk: {noemer: opgave-zrm-paren}
--- */
SELECT domein, thema, sum(eind_score) AS teller, count(*) AS noemer
FROM zrm_paren($van, $tot)
GROUP BY GROUPING SETS ((thema), (thema, domein))
ORDER BY thema, domein NULLS FIRST
