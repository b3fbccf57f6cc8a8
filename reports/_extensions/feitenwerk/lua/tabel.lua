-- Tables: caption with number, column widths in print, header cells that assistive software knows.

-- Rows, points of a list counted as rows, from which a table may continue on the next page.
local LONG = 16

return function(h)
  local M = {}
  local text = pandoc.utils.stringify

  local function rows_of(tbl)
    local rows = pandoc.List({})
    rows:extend(tbl.head.rows)
    for _, body in ipairs(tbl.bodies) do
      rows:extend(body.body)
    end
    return rows
  end

  -- Print gives every column a share of the width by its longest cell; a screen measures for itself.
  local function share_width(tbl)
    local longest, total = {}, 0
    for _, row in ipairs(rows_of(tbl)) do
      for column, cell in ipairs(row.cells) do
        local size = pandoc.text.len(text(cell.contents))
        longest[column] = math.max(longest[column] or 6, math.min(size, 42))
      end
    end
    for _, size in ipairs(longest) do
      total = total + size + 3
    end
    for column, spec in ipairs(tbl.colspecs) do
      tbl.colspecs[column] = { spec[1], (longest[column] + 3) / total }
    end
  end

  local function reset_width(tbl)
    for column, spec in ipairs(tbl.colspecs) do
      tbl.colspecs[column] = { spec[1], nil }
    end
  end

  local function attributes_of(inlines)
    local last = inlines[#inlines]
    return last and last.t == "Str" and last.text:match("^{#([%w_-]+)}$")
  end

  -- Quarto's reader leaves `{#tbl-…}` in the caption as text; pandoc's makes it the table's identifier.
  function M.name(blocks)
    return blocks:walk({
      Table = function(tbl)
        local inlines = pandoc.utils.blocks_to_inlines(tbl.caption.long)
        local identifier = tbl.identifier == "" and attributes_of(inlines)
        if not identifier then
          return nil
        end
        inlines:remove(#inlines)
        if #inlines > 0 and inlines[#inlines].t == "Space" then
          inlines:remove(#inlines)
        end
        tbl.identifier = identifier
        tbl.caption = { long = { pandoc.Plain(inlines) } }
        return tbl
      end,
    })
  end

  -- Take number and caption from a table: label, caption inlines, identifier.
  local function take_caption(tbl)
    local target = h.nummering.targets[tbl.identifier]
    local caption = pandoc.utils.blocks_to_inlines(tbl.caption.long)
    local identifier = tbl.identifier
    if #caption > 0 and not target then
      h.hulp.stop(text(caption):sub(1, 30), "Een tabel met een bijschrift heeft geen kenmerk.",
        "Zet achter het bijschrift een kenmerk, bijvoorbeeld {#tbl-naam}.")
    end
    tbl.identifier = ""
    return target, caption, identifier
  end

  function M.render(tbl)
    local target, caption, identifier = take_caption(tbl)
    tbl.caption = { long = {} }
    local file = h.format == "html" and target and h.bestand.link(tbl, identifier)
    if h.format == "typst" then
      share_width(tbl)
      tbl.classes:insert("typst:no-figure")
    else
      reset_width(tbl)
      for _, body in ipairs(tbl.bodies) do
        body.row_head_columns = 1
      end
    end
    h.cellen.join(tbl, h.format == "html")
    return h.vorm.tabel(tbl, target, caption, identifier, h.cellen.height(rows_of(tbl)) > LONG, file)
  end

  return M
end
