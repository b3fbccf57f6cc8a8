-- The scale of five steps, drawn. The words beside it say the same, so the drawing itself stays silent.

return function(h)
  local M = {}
  local STEPS, WIDTH, GAP, HEIGHT = 5, 34, 5, 11

  local function level(span, name)
    local written = span.attributes[name]
    if written == nil or written == "" then
      return nil
    end
    local value = math.tointeger(tonumber(written))
    if not value or value < 1 or value > STEPS then
      h.hulp.stop(name .. '="' .. written .. '"', "Een krachtschaal kent alleen de stappen één tot en met vijf.",
        "Geef " .. name .. " een heel getal op de schaal, of laat het weg.")
    end
    return value
  end

  local function marks(start, final)
    if start and start == final then
      return { [start] = "start en eind" }
    end
    local names = {}
    if start then
      names[start] = "start"
    end
    if final then
      names[final] = "eind"
    end
    return names
  end

  -- Steps that were there at the start are outlined, gained ones filled, lost ones dashed.
  local function class_of(step, start, final)
    if step <= math.min(start or 0, final or start or 0) then
      return "begin"
    elseif final and step <= final then
      return "gegroeid"
    elseif final and step <= (start or 0) then
      return "verloren"
    end
    return "leeg"
  end

  local function svg(start, final)
    local parts = {}
    local names = marks(start, final)
    for step = 1, STEPS do
      local x = (step - 1) * (WIDTH + GAP) + 1
      parts[#parts + 1] = ('<rect class="%s" x="%d" y="1" width="%d" height="%d" rx="2"/>')
        :format(class_of(step, start, final), x, WIDTH, HEIGHT)
      if names[step] then
        local anchor = step == 1 and "start" or step == STEPS and "end" or "middle"
        local at = step == 1 and x or step == STEPS and x + WIDTH or x + WIDTH / 2
        parts[#parts + 1] = ('<text x="%g" y="%d" text-anchor="%s">%s</text>')
          :format(at, HEIGHT + 15, anchor, names[step])
      end
    end
    local width = STEPS * WIDTH + (STEPS - 1) * GAP + 2
    return ('<svg class="krachtschaal" aria-hidden="true" focusable="false" viewBox="0 0 %d %d" width="%d" height="%d">%s</svg>')
      :format(width, HEIGHT + 20, width, HEIGHT + 20, table.concat(parts))
  end

  function M.draw(span)
    local start, final = level(span, "start"), level(span, "eind")
    if h.format == "typst" then
      return pandoc.RawInline("typst", ("#krachtschaal(%s, %s)"):format(start or "none", final or "none"))
    end
    return pandoc.RawInline("html", svg(start, final))
  end

  return M
end
