-- What the templates need from the front matter: accent, marks, language, line above the title.

local SENTENCES = {
  voorbeeld = { "Voorbeelddata", "de registraties achter dit document zijn verzonnen en gaan niet over echte mensen." },
  concept = { "Concept", "dit document is nog niet vastgesteld." },
  ["niet-publiceren"] = { "Niet publiceren", "dit document is alleen bedoeld voor gebruik binnen de organisatie." },
}
-- Letters of Dutch words that a file name does without.
local BARE = {
  ["á"] = "a", ["à"] = "a", ["ä"] = "a", ["é"] = "e", ["è"] = "e", ["ë"] = "e", ["ê"] = "e", ["ç"] = "c",
  ["í"] = "i", ["ï"] = "i", ["ó"] = "o", ["ö"] = "o", ["ú"] = "u", ["ü"] = "u",
}
-- The strongest warning first.
local ORDER = { "niet-publiceren", "concept", "voorbeeld" }

return function(h)
  local M = {}
  local text = pandoc.utils.stringify

  -- The brand in the folder beside the document, else the one of the house with this name. In a folder of its
  -- own Quarto does not find it by itself: it would set the logo once more, without words, in the PDF.
  local function brand(name)
    local yaml = h.hulp.read_file("huisstijl/_brand.yml")
      or h.hulp.read_file(pandoc.path.join({ h.folder, "huisstijlen", name ~= "" and name or "standaard", "_brand.yml" }))
    if not yaml then
      h.hulp.stop(name, "De huisstijl ‘" .. name .. "’ bestaat niet.",
        "Kies een huisstijl uit de map huisstijlen of voeg haar daar toe.")
    end
    return pandoc.read("---\n" .. yaml .. "\n---\n", "markdown-smart").meta
  end

  -- The logo as a block of the format, if the brand has one.
  local function logo(style)
    local images = style.logo and style.logo.images
    local image = images and images[text(style.logo.medium)]
    if not image then
      return nil
    end
    return pandoc.MetaBlocks({ h.vorm.logo("huisstijl/" .. text(image.path), text(image.alt)) })
  end

  local function marks(list)
    local asked = {}
    if list and pandoc.utils.type(list) ~= "List" then
      list = { list }
    end
    for _, mark in ipairs(list or {}) do
      local name = text(mark)
      if not SENTENCES[name] then
        h.hulp.stop(name, "Het merk ‘" .. name .. "’ bestaat niet.",
          "Gebruik voorbeeld, concept of niet-publiceren.")
      end
      asked[name] = true
    end
    local found = pandoc.List({})
    for _, name in ipairs(ORDER) do
      if asked[name] then
        found:insert({ naam = name, kop = SENTENCES[name][1], zin = SENTENCES[name][2] })
      end
    end
    return found
  end

  -- The name to print: given as such, or an organisation that is written as a name and not as an id.
  local function sender(own)
    local name = own.afzender or own.organisatie
    name = name and text(name) or ""
    if name:match("^[a-z0-9-]*$") then
      return nil
    end
    return name
  end

  function M.apply(meta)
    local own = meta.feitenwerk or {}
    local style = brand(own.huisstijl and text(own.huisstijl) or "")
    for key, colour in pairs(style.color.palette) do
      meta[key] = text(colour):gsub("^#", "")
    end
    meta.beeldmerk = logo(style)
    M.accent = meta.accent
    M.marks = marks(own.merk)
    meta.merken = M.marks
    local heads = {}
    for _, mark in ipairs(M.marks) do
      heads[#heads + 1] = mark.kop
    end
    if own.inhoudsopgave then
      meta.inhoudsopgave = true
      meta.hoofdstukken = true
    end
    if own.kiezer and h.format == "html" then
      local script = h.hulp.read_file(pandoc.path.join({ h.folder, "kiezer.js" }))
      meta.kiezer = pandoc.MetaBlocks({ h.hulp.raw("html", "<script>\n" .. script .. "</script>") })
    end
    meta.merkregel = #heads > 0 and table.concat(heads, " · ") or nil
    meta.afzender = sender(own)
    meta.taal = (meta.lang and text(meta.lang) or "nl"):match("^%a+")
    meta.titel = meta.title and text(meta.title) or nil
    M.title, M.period = meta.titel or "", own.periode and text(own.periode) or ""
    return meta
  end

  -- The name of a file that leaves the page: the document and its period stay known, and so does what
  -- it may not be taken for.
  function M.file_name(part)
    local parts = pandoc.List({ M.title })
    if not M.title:find(M.period, 1, true) then
      parts:insert(M.period)
    end
    parts:insert(part)
    for _, mark in ipairs(M.marks) do
      parts:insert(mark.naam)
    end
    local words = pandoc.text.lower(table.concat(parts, "-")):gsub("[\xC3-\xC5][\x80-\xBF]", BARE)
    return (words:gsub("[^%w]+", "-"):gsub("^%-+", ""):gsub("%-+$", ""))
  end

  -- A printed table of contents is for the long reports; a feitenblad opens with its key figures.
  function M.count(meta, numbering)
    if numbering.chapters >= 10 then
      meta.inhoudsopgave = true
    end
    return meta
  end

  return M
end
