-- Small drawings beside a name. The name says what the drawing means, so the drawing stays silent.

return function(h)
  local M = {}

  -- The drawing of this name in the colours of the document; nothing if there is none.
  function M.read(name)
    if not name or not name:match("^[a-z0-9_-]+$") then
      return nil
    end
    local svg = h.hulp.read_file(pandoc.path.join({ h.folder, "iconen", name .. ".svg" }))
    return svg and (svg:gsub("%s+$", ""))
  end

  return M
end
