-- Cells of a table that span others, and cells that hold points.
--
-- A pipe table has one line per cell. `[]{.boven}` in a cell says that it belongs to the cell above,
-- `[]{.naast}` to the cell before it; `[…]{.punt}` is one point of a list.

return function()
  local M = {}

  local function mark_of(cell, class)
    local found = false
    cell.contents:walk({
      Span = function(span)
        found = found or span.classes:includes(class)
      end,
    })
    return found
  end

  -- The points of a cell as a list; other cells stay what they are.
  local function points(cell)
    local items = pandoc.List({})
    cell.contents:walk({
      Span = function(span)
        if span.classes:includes("punt") then
          items:insert({ pandoc.Plain(span.content) })
        end
      end,
    })
    if #items == 1 then
      cell.contents = pandoc.Blocks(items[1])
    elseif #items > 1 then
      cell.contents = pandoc.Blocks({ pandoc.BulletList(items) })
    end
  end

  -- Rows of cells in their places; a place that was stretched over holds the cell that did it. On a
  -- page the first cell is the head of its row: it stays in its column and has empty cells beside it.
  local function stretch(rows, heads)
    local above = {}
    for _, row in ipairs(rows) do
      local kept, before, here, beside = pandoc.List({}), nil, {}, 0
      for column, cell in ipairs(row.cells) do
        local naast = before and mark_of(cell, "naast")
        if above[column] and mark_of(cell, "boven") then
          local over = above[column]
          if over.row ~= row then
            over.cell.row_span = over.cell.row_span + 1
            over.row = row
          end
          here[column], before = over, nil
        elseif naast and not (heads and before.column == 1) then
          before.cell.col_span = before.cell.col_span + 1
          here[column] = before
        else
          if naast then
            cell.contents = pandoc.Blocks({})
          else
            points(cell)
            before = { cell = cell, column = column }
          end
          here[column] = { cell = cell, row = row, column = column }
          kept:insert(cell)
        end
        beside = beside + (naast and before and before.column == 1 and 1 or 0)
      end
      above, row.cells = here, kept
      if beside > 0 and beside == #here - 1 then
        row.attr = pandoc.Attr("", { "groep" })
      end
    end
  end

  -- Join the cells of a table; `heads` says that first cells are heads of their rows.
  function M.join(tbl, heads)
    for _, body in ipairs(tbl.bodies) do
      stretch(body.body, heads)
    end
    return tbl
  end

  -- Rows of a table; a row with a list counts twice for every point, which seldom fits on one line.
  function M.height(rows)
    local lines = 0
    for _, row in ipairs(rows) do
      local most = 1
      for _, cell in ipairs(row.cells) do
        local list = cell.contents[1]
        if list and list.t == "BulletList" and cell.row_span == 1 then
          most = math.max(most, 2 * #list.content)
        end
      end
      lines = lines + most
    end
    return lines
  end

  return M
end
