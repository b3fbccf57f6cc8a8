-- How the blocks of the house look in print: calls of the functions in blad.typ.

return function(h)
  local M = {}
  local quoted = h.hulp.quoted

  -- What the typeface of the house has: first and last code of every range.
  local known = {}
  for first, last in h.hulp.read_file(pandoc.path.join({ h.folder, "letters", "tekens.txt" })):gmatch("(%x+) (%x+)") do
    known[#known + 1] = { tonumber(first, 16), tonumber(last, 16) }
  end

  local function has(code)
    for _, range in ipairs(known) do
      if code <= range[2] then
        return code >= range[1]
      end
    end
    return false
  end

  -- Accents for which there is no letter; a picture cannot carry them.
  local function is_mark(code)
    return code >= 0x300 and code <= 0x36F
  end

  -- Joiners and selectors, which show nothing by themselves.
  local function bare(code)
    return is_mark(code) or (code >= 0x200B and code <= 0x200F) or (code >= 0x2060 and code <= 0x2064) or (code >= 0xFE00 and code <= 0xFE0F)
  end

  -- A PDF for everyone refuses characters without a shape; print shows a block for each run of them.
  local function shaped(text, drawn)
    local parts, missing = {}, false
    for _, code in utf8.codes(text) do
      if code < 0x20 or (has(code) and not (drawn and is_mark(code))) then
        parts[#parts + 1], missing = utf8.char(code), false
      elseif not missing and not bare(code) then
        parts[#parts + 1], missing = "■", true
      end
    end
    return table.concat(parts)
  end

  function M.known(str)
    return pandoc.Str(shaped(str.text))
  end

  -- The same for the words in a picture, which print gets as a copy.
  local function picture(path)
    local drawn = h.hulp.read_file(path)
    local printed = drawn and utf8.len(drawn) and shaped(drawn, true)
    if not printed or printed == drawn then
      return path
    end
    local copy = path:gsub("%.svg$", "") .. "-druk.svg"
    h.hulp.write_file(copy, printed)
    return copy
  end

  local function typst(text)
    return h.hulp.raw("typst", text)
  end

  local function call(name)
    return function(block, shape)
      return h.hulp.wrap("typst", "#" .. name .. "[", shape(block.content), "]")
    end
  end

  function M.logo(path, alt)
    return typst(("#beeldmerk(%s, %s)"):format(quoted(path), quoted(alt)))
  end

  M.noot, M.partners = call("noot"), call("partners")
  M.cijfertabel = call("cijfertabel")

  -- The words of a quote and, smaller, who said them.
  function M.citaat(block, shape)
    local words, speaker = pandoc.Blocks({}), pandoc.Blocks({})
    for _, part in ipairs(shape(block.content)) do
      (part.t == "BlockQuote" and words or speaker):insert(part)
    end
    local list = h.hulp.wrap("typst", "#citaat([", words, "],")
    if #speaker == 0 then
      list:insert(typst("none)"))
      return list
    end
    list:extend(h.hulp.wrap("typst", "[", speaker, "])"))
    return list
  end

  -- A card is one argument; a tile is a call with its paragraphs as arguments: number, what, comparison.
  local function card(blocks)
    return h.hulp.wrap("typst", "[", blocks, "],")
  end

  local function tile(blocks)
    local list = pandoc.Blocks({ typst("kerncijfer(") })
    for _, block in ipairs(blocks) do
      if block.t == "RawBlock" then
        list:insert(block)
      else
        list:extend(h.hulp.wrap("typst", "[", { block }, "],"))
      end
    end
    list:insert(typst("),"))
    return list
  end

  -- Tiles and cards are arguments of one function, which lays them out in rows.
  local function group(name, child, open_close)
    return function(block, shape)
      local list = pandoc.Blocks({ typst("#" .. name .. "(") })
      local others = pandoc.Blocks({})
      for _, item in ipairs(block.content) do
        if item.t == "Div" and h.hulp.has(item, child) then
          list:extend(open_close(shape(item.content)))
        else
          others:insert(item)
        end
      end
      list:insert(typst(")"))
      list:extend(shape(others))
      return list
    end
  end

  M.kerncijfers = group("kerncijfers", "kerncijfer", tile)
  M.kaarten = group("kaarten", "kaart", card)

  -- A tile or card outside its group is a group of one.
  function M.kerncijfer(block, shape)
    return M.kerncijfers(pandoc.Div({ block }), shape)
  end

  function M.kaart(block, shape)
    return M.kaarten(pandoc.Div({ block }), shape)
  end

  local function titled(label, content)
    local inlines = pandoc.Inlines({ pandoc.RawInline("typst", "#nummer[" .. label .. ".]"), pandoc.Space() })
    inlines:extend(content)
    return pandoc.Plain(inlines)
  end

  function M.figuur(figure)
    local list = pandoc.Blocks({ typst("#figuur(titel: [") , titled(figure.target.label, figure.title) })
    if figure.subtitle then
      list:extend({ typst("], ondertitel: ["), pandoc.Plain(figure.subtitle) })
    end
    if figure.source then
      list:extend({ typst("], bron: ["), pandoc.Plain(figure.source) })
    end
    list:insert(typst(("], kenmerk: %s, alt: %s, %s)"):format(quoted(figure.id), quoted(figure.alt), quoted(picture(figure.src)))))
    list:extend(h.blokken.shape_only(figure.rest))
    return list
  end

  function M.tabel(tbl, target, caption, identifier, long)
    local breaks = long and "true" or "false"
    if not target then
      return { typst("#tabel(lang: " .. breaks .. ")["), tbl, typst("]") }
    end
    return {
      typst("#tabel(titel: ["), titled(target.label, caption),
      typst(("], kenmerk: %s, lang: %s)["):format(quoted(identifier), breaks)), tbl, typst("]"),
    }
  end

  -- A piece of text that typst takes as it is; the semicolon ends what it reads as code.
  local function as_it_is(text)
    return pandoc.RawInline("typst", "#" .. quoted(text) .. ";")
  end

  -- What pandoc leaves to typst: the beginning of a heading or list, also in a cell or point, and
  -- what typst writes in its own way: three dots, a minus, a hyphen that shows at the end of a line.
  local function means_something(text)
    return text:match("^=+$") or text:match("^[-+/]$") or text:match("^%d+%.$")
      or text:match("%.%.%.") or text:match("%-%?") or text:match("%-%d")
  end

  -- pandoc writes ’ as ', which typst would turn into a mark of its own choice.
  function M.letters(str)
    if means_something(str.text) then
      return as_it_is(str.text)
    end
    if not str.text:match("[‘’“”]") then
      return nil
    end
    local list = pandoc.Inlines({})
    for _, code in utf8.codes(str.text) do
      local sign = utf8.char(code)
      local last = list[#list]
      if ("‘’“”"):find(sign, 1, true) then
        list:insert(as_it_is(sign))
      elseif last and last.t == "Str" then
        last.text = last.text .. sign
      else
        list:insert(pandoc.Str(sign))
      end
    end
    return list
  end

  function M.span(span)
    if h.hulp.has(span, "label") then
      local icon = h.iconen.read(span.attributes.icoon)
      local drawn = icon and quoted((icon:gsub("currentColor", "#" .. h.stijl.accent))) or "none"
      local list = pandoc.Inlines({ pandoc.RawInline("typst", "#etiket(icoon: " .. drawn .. ")[") })
      list:extend(span.content)
      list:insert(pandoc.RawInline("typst", "]"))
      return list
    end
    return span
  end

  return M
end
