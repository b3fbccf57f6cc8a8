-- Walks the document and gives every block of the house its form.

return function(h)
  local M = {}
  local shape
  local current, in_card = 0, false

  local function template_mark(block)
    return block.format:match("html") and block.text:match("^%s*<!%-%-%s*bron:%s*(.-)%s*%-%->%s*$")
  end

  local function raw(block)
    local place = template_mark(block)
    if place and h.format == "typst" then
      -- Kept in the intermediate file: a typst error then leads back to the template.
      return { h.hulp.raw("typst", "// bron: " .. place) }
    elseif place or block.text:match("^%s*<!%-%-.*%-%->%s*$") then
      return {}
    end
    h.hulp.stop(block.text:sub(1, 40), "Het document bevat ruwe opmaak.",
      "Gebruik alleen wat docs/qmd.md noemt.")
  end

  -- The head of a card stands one level under the chapter or paragraph it is in, whatever was typed.
  local function header(block)
    if in_card then
      block.level = math.min(6, current + 1)
    else
      block.level = math.max(1, math.min(6, block.level + h.nummering.shift))
      current = block.level
    end
    return { block }
  end

  local FORMS = { "kerncijfers", "kerncijfer", "kaarten", "kaart", "citaat", "noot", "partners", "cijfertabel" }

  -- A quote that is put in a block of quotes is one quote.
  local function unnest(block, name)
    local list = pandoc.Blocks({})
    for _, part in ipairs(block.content) do
      if part.t == "Div" and h.hulp.has(part, name) then
        list:extend(part.content)
      else
        list:insert(part)
      end
    end
    block.content = list
  end

  local function div(block)
    if h.hulp.has(block, "citaat") then
      unnest(block, "citaat")
    end
    if h.hulp.has(block, "figuurblok") then
      local figure = h.figuur.render(block.content)
      return figure or shape(block.content)
    elseif h.hulp.has(block, "figuur") then
      return h.figuur.render(pandoc.Blocks({ block }))
    end
    for _, name in ipairs(FORMS) do
      if h.hulp.has(block, name) then
        local outer = in_card
        in_card = outer or name == "kaart" or name == "kaarten"
        local result = h.vorm[name](block, shape)
        in_card = outer
        return result
      end
    end
    block.content = shape(block.content)
    return { block }
  end

  -- Whether the next thing a reader sees after this place is a heading.
  local function heading_follows(blocks, place)
    for at = place + 1, #blocks do
      if blocks[at].t ~= "RawBlock" then
        return blocks[at].t == "Header"
      end
    end
    return false
  end

  shape = function(blocks)
    local result = pandoc.Blocks({})
    for place, block in ipairs(blocks) do
      if block.t == "RawBlock" then
        result:extend(raw(block))
      elseif block.t == "Header" then
        result:extend(header(block))
        if h.format == "typst" and not in_card and heading_follows(blocks, place) then
          result:insert(h.hulp.raw("typst", "#aansluitend"))
        end
      elseif block.t == "Div" then
        result:extend(div(block))
      elseif block.t == "Table" then
        result:extend(h.tabel.render(block))
      else
        result:insert(block)
      end
    end
    return result
  end

  local function spans(blocks)
    return blocks:walk({
      Span = function(span)
        if h.hulp.has(span, "kracht") then
          return h.kracht.draw(span)
        end
        return h.vorm.span(span)
      end,
    })
  end

  -- For blocks whose spans have been given their form already.
  function M.shape_only(blocks)
    return shape(blocks)
  end

  function M.shape(blocks)
    local result = shape(spans(blocks))
    return h.format == "typst" and result:walk({ Str = h.vorm.letters }) or result
  end

  return M
end
