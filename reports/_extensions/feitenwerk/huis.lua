-- House style of Feitenwerk: one filter for both engines and both formats.
--
-- It runs on the document as pandoc read it, in Quarto at `pre-ast`. Everything that the two engines
-- would do in their own way (numbering, references, figures, captions) is written here once, so it
-- cannot differ between them.

local function folder()
  if quarto and quarto.utils and quarto.utils.resolve_path then
    return quarto.utils.resolve_path(".")
  end
  return pandoc.path.directory(PANDOC_SCRIPT_FILE)
end

-- Loaded when the document arrives: only then does Quarto know where this file stands.
local function house()
  local here = folder()
  local function part(name)
    return dofile(pandoc.path.join({ here, "lua", name .. ".lua" }))
  end
  local h = { folder = here, hulp = part("hulp") }
  h.format = FORMAT:match("typst") and "typst" or "html"
  h.stijl = part("stijl")(h)
  h.nummering = part("nummering")(h)
  h.kracht = part("kracht")(h)
  h.cellen = part("cellen")()
  h.iconen = part("iconen")(h)
  h.tabel = part("tabel")(h)
  h.bestand = part("bestand")(h)
  h.figuur = part("figuur")(h)
  h.vorm = part(h.format == "typst" and "druk" or "web")(h)
  h.blokken = part("blokken")(h)
  return h
end

function Pandoc(doc)
  local h = house()
  doc = h.format == "typst" and doc:walk({ Str = h.vorm.known }) or doc
  doc.meta = h.stijl.apply(doc.meta, doc.blocks)
  doc.blocks = h.tabel.name(doc.blocks)
  h.nummering.collect(doc.blocks)
  doc.blocks = h.nummering.resolve(doc.blocks)
  doc.blocks = h.blokken.shape(doc.blocks)
  doc.meta = h.stijl.count(doc.meta, h.nummering)
  return doc
end
