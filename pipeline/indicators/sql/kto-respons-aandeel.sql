/* ---
id: kto-respons-aandeel
versie: 1
label: Respons op de vragenlijst over tevredenheid
omschrijving: >-
  Deel van de uitgenodigde inwoners dat de vragenlijst over tevredenheid heeft ingevuld. Een
  uitnodiging van het eind van de ene periode kan in de volgende zijn beantwoord.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: []
totaal_over: []
noemer: inwoners die zijn gevraagd de vragenlijst in te vullen
soort: aandeel
telt: vragenlijsten
beschermt: personen
regels: [BR30, BR40]
herkomst: Onderzoek onder inwoners van wie de hulp was afgerond
breuk: {teller: kto-respons, noemer: kto-uitgenodigd}
dekking:
  naam: Oordeel van inwoners
  kolommen: [kto_respons.rapportcijfer]
  herstel: >-
    Vraag bij elke afsluiting om een oordeel, en herinner mensen er een keer aan.
--- */
SELECT
    (SELECT count(rapportcijfer) FROM main.kto_respons WHERE datum BETWEEN $van AND $tot) AS teller,
    (SELECT coalesce(sum(aantal), 0) FROM main.kto_uitnodiging WHERE datum BETWEEN $van AND $tot)
        AS noemer
ORDER BY teller
