-- Small tools that every part of the house style uses.

local M = {}

-- Stop with a message that the Python side takes apart: key (to find the line), sentence, remedy.
-- `assert` and not `error`: Quarto replaces the latter by a function that logs and goes on.
function M.stop(key, sentence, remedy)
  assert(false, ("feitenwerk|%s|%s|%s|"):format(key, sentence, remedy))
end

function M.escape_html(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;"))
end

-- A string literal of typst.
function M.quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("[\r\n]+", " ") .. '"'
end

function M.has(element, class)
  return element.classes ~= nil and element.classes:includes(class)
end

function M.raw(format, text)
  return pandoc.RawBlock(format, text)
end

-- `opening`, blocks, `closing` as one list.
function M.wrap(format, opening, blocks, closing)
  local list = pandoc.Blocks({ M.raw(format, opening) })
  list:extend(blocks)
  list:insert(M.raw(format, closing))
  return list
end

-- Inlines of a paragraph-like block, else nil.
function M.inlines(block)
  if block.t == "Para" or block.t == "Plain" then
    return block.content
  end
  return nil
end

-- The one span of this class that fills a paragraph, else nil.
function M.only_span(block, class)
  local inlines = M.inlines(block)
  if inlines and #inlines == 1 and inlines[1].t == "Span" and M.has(inlines[1], class) then
    return inlines[1]
  end
  return nil
end

function M.read_file(path)
  local handle = io.open(path, "rb")
  if not handle then
    return nil
  end
  local text = handle:read("a")
  handle:close()
  return text
end

local LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

-- Bytes as text for a data address.
function M.base64(bytes)
  local parts = {}
  for at = 1, #bytes, 3 do
    local a, b, c = bytes:byte(at, at + 2)
    local word = (a << 16) | ((b or 0) << 8) | (c or 0)
    for step = 0, 3 do
      local six = (word >> (18 - 6 * step)) & 63
      local padding = (step == 2 and not b) or (step == 3 and not c)
      parts[#parts + 1] = padding and "=" or LETTERS:sub(six + 1, six + 1)
    end
  end
  return table.concat(parts)
end

function M.write_file(path, text)
  local handle = assert(io.open(path, "wb"))
  handle:write(text)
  handle:close()
end

return M
