-- Figures: title above, measure below it, the picture, its source, the numbers as a table.

return function(h)
  -- `inside`: whether what is given its form now belongs to a figure.
  local M = { inside = false }

  local function find_image(div)
    local image
    div.content:walk({
      Image = function(found)
        image = image or found
      end,
    })
    return image
  end

  local function holds_image(block)
    local inlines = h.hulp.inlines(block)
    return inlines ~= nil and #inlines == 1 and inlines[1].t == "Image"
  end

  -- What a figure div says: image, alternative text, title and whatever else stands in it.
  function M.read(div)
    local image = find_image(div)
    local id = div.identifier
    if not image then
      h.hulp.stop(id, "De figuur ‘" .. id .. "’ heeft geen afbeelding.", "Zet in de figuur één afbeelding.")
    end
    local alt = image.attributes["fig-alt"] or image.attributes.alt or ""
    if alt:match("^%s*$") then
      h.hulp.stop(id, "De figuur ‘" .. id .. "’ heeft geen alternatieve tekst.",
        "Geef de afbeelding een fig-alt die zegt wat de figuur laat zien.")
    end
    local figure = {
      id = id,
      alt = alt,
      src = image.src,
      target = h.nummering.targets[id],
      facts = div.attributes["data-feiten-alt"] or div.attributes["feiten-alt"],
      title = pandoc.Inlines({}),
    }
    for _, block in ipairs(div.content) do
      if not holds_image(block) and h.hulp.inlines(block) then
        figure.title = h.hulp.inlines(block)
      end
    end
    return figure
  end

  local function present(figure)
    if figure.src:match("^%a+://") then
      h.hulp.stop(figure.src, "De figuur ‘" .. figure.id .. "’ komt van een ander adres.",
        "Zet de afbeelding in de map figuren van het document.")
    end
    if not h.hulp.read_file(figure.src) then
      h.hulp.stop(figure.src, "De afbeelding ‘" .. figure.src .. "’ bestaat niet.",
        "Maak de figuren opnieuw of verbeter de naam.")
    end
  end

  -- A figuurblok holds subtitle, figure, source and table; a figure alone is a block with nothing else.
  function M.render(blocks)
    local figure, subtitle, source
    local rest = pandoc.Blocks({})
    for _, block in ipairs(blocks) do
      local under = h.hulp.only_span(block, "ondertitel")
      local from = h.hulp.only_span(block, "bron")
      if block.t == "Div" and h.hulp.has(block, "figuur") then
        figure = M.read(block)
      elseif under then
        subtitle = under.content
      elseif from then
        source = from.content
      else
        rest:insert(block)
      end
    end
    if not figure then
      return nil
    end
    present(figure)
    figure.subtitle, figure.source, figure.rest = subtitle, source, rest
    M.inside = true
    local drawn = h.vorm.figuur(figure)
    M.inside = false
    return drawn
  end

  return M
end
