/* ---
id: tevredenheid
versie: 1
label: Gemiddeld rapportcijfer
omschrijving: >-
  Gemiddeld rapportcijfer dat inwoners voor de hulp gaven, van 1 tot en met 10. Het gaat om inwoners
  van wie de individuele hulp was afgerond en die de vragenlijst in de periode invulden.
eenheid: rapportcijfer
decimalen: 1
afronding: op één decimaal, half van nul af
dimensies: []
totaal_over: []
noemer: ingevulde vragenlijsten met een rapportcijfer
soort: score
telt: vragenlijsten
beschermt: personen
regels: [BR30]
herkomst: Onderzoek onder inwoners van wie de hulp was afgerond
breuk: {noemer: kto-respons}
rust_op: [kto-respons-aandeel]
--- */
SELECT coalesce(sum(rapportcijfer), 0) AS teller, count(rapportcijfer) AS noemer
FROM main.kto_respons
WHERE datum BETWEEN $van AND $tot
ORDER BY teller
