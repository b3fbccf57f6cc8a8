-- A table as a file for a spreadsheet, carried by the page itself: semicolon, and a mark that says UTF-8.

local MARK = "\u{FEFF}"

return function(h)
  local M = {}
  local text = pandoc.utils.stringify

  local function has(cell, class)
    local found = false
    cell.contents:walk({
      Span = function(span)
        found = found or span.classes:includes(class)
      end,
    })
    return found
  end

  -- What a reader sees in a cell; the points of a list behind each other.
  local function shown(cell)
    local points = pandoc.List({})
    cell.contents:walk({
      Span = function(span)
        if span.classes:includes("punt") then
          points:insert(text(span.content))
        end
      end,
    })
    local words = #points > 0 and table.concat(points, ", ") or text(cell.contents)
    return (words:gsub("\u{A0}", " "):gsub("\u{202F}", " "):gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
  end

  -- A spreadsheet computes what begins like a formula and is more than a number with its signs; an
  -- apostrophe makes it show the words as they are.
  local function inert(words)
    if words:match("^[=+%-@]") and not words:match("^[+-]?[%d.,%s]*[*+%%]*%s*$") then
      return "'" .. words
    end
    return words
  end

  local function field(words)
    words = inert(words)
    if words:match('[;"]') then
      return '"' .. words:gsub('"', '""') .. '"'
    end
    return words
  end

  -- A cell that was joined to the one above repeats it, so that every row can stand by itself.
  local function line(row, above)
    local fields = {}
    for column, cell in ipairs(row.cells) do
      if has(cell, "boven") then
        fields[column] = above[column] or ""
      else
        fields[column] = has(cell, "naast") and "" or field(shown(cell))
      end
    end
    return fields
  end

  local function content(tbl)
    local lines, above = {}, {}
    local rows = pandoc.List({})
    rows:extend(tbl.head.rows)
    for _, body in ipairs(tbl.bodies) do
      rows:extend(body.body)
    end
    for _, row in ipairs(rows) do
      above = line(row, above)
      lines[#lines + 1] = table.concat(above, ";") .. "\r\n"
    end
    return MARK .. table.concat(lines)
  end

  local function has_facts(tbl)
    local found = false
    tbl:walk({
      Span = function(span)
        found = found or span.classes:includes("feit")
      end,
    })
    return found
  end

  -- A link that saves a table as it stands in the document, before its cells are joined. A table of words
  -- that stands by itself is not worth a file.
  function M.link(tbl, identifier)
    if not h.figuur.inside and not has_facts(tbl) then
      return nil
    end
    local name = h.stijl.file_name(identifier:gsub("^tbl%-", "")) .. ".csv"
    local data = h.hulp.base64(content(tbl))
    return ('<a download="%s" href="data:text/csv;charset=utf-8;base64,%s">Bewaar deze cijfers als CSV-bestand</a>')
      :format(name, data)
  end

  return M
end
