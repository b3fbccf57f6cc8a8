-- Numbers of figures and tables, heading levels, and what `@fig-…`, `@tbl-…`, `@sec-…` point to.

local KINDS = { fig = "Figuur", tbl = "Tabel", sec = "Paragraaf" }

return function(h)
  local M = { targets = {}, chapters = 0, shift = 0 }
  local counts = { fig = 0, tbl = 0 }

  local function kind_of(identifier)
    local kind = identifier:match("^(%a+)%-")
    return KINDS[kind] and kind or nil
  end

  local function register(identifier, content)
    local kind = kind_of(identifier)
    if not kind then
      return
    end
    if M.targets[identifier] then
      h.hulp.stop(identifier, "Het kenmerk ‘" .. identifier .. "’ komt twee keer voor.",
        "Geef elke figuur, tabel en paragraaf een eigen kenmerk.")
    end
    local target = { kind = kind, id = identifier }
    if kind == "sec" then
      target.text = "paragraaf ‘" .. pandoc.utils.stringify(content) .. "’"
    else
      counts[kind] = counts[kind] + 1
      target.number = counts[kind]
      target.text = KINDS[kind]:lower() .. "\u{a0}" .. counts[kind]  -- never apart at the end of a line
      target.label = KINDS[kind] .. " " .. counts[kind]
    end
    M.targets[identifier] = target
  end

  -- Chapters are level 1 in a PDF and level 2 under the title of a page, whatever the source starts with.
  local function levels(blocks)
    local lowest, chapters = 9, 0
    blocks:walk({
      Header = function(header)
        lowest = math.min(lowest, header.level)
      end,
    })
    blocks:walk({
      Header = function(header)
        if header.level == lowest then
          chapters = chapters + 1
        end
      end,
    })
    M.chapters = chapters
    M.shift = (h.format == "typst" and 1 or 2) - (lowest == 9 and 1 or lowest)
  end

  function M.collect(blocks)
    levels(blocks)
    blocks:walk({
      traverse = "topdown",
      Header = function(header)
        register(header.identifier, header.content)
      end,
      Div = function(div)
        register(div.identifier)
      end,
      Table = function(tbl)
        register(tbl.identifier)
      end,
    })
  end

  local function link(citation, suffix)
    local target = M.targets[citation.id]
    if not target then
      h.hulp.stop("@" .. citation.id, "De verwijzing @" .. citation.id .. " wijst nergens naar.",
        "Verwijs naar een figuur, tabel of paragraaf die in dit document staat.")
    end
    local attributes = pandoc.Attr("", { "verwijzing" })
    local result = pandoc.Inlines({ pandoc.Link(target.text, "#" .. target.id, "", attributes) })
    result:extend(suffix)
    return result
  end

  -- Quotation marks as the reader sees them, so that no writer and no engine picks its own.
  local function quotation(quoted)
    local single = quoted.quotetype == "SingleQuote"
    local list = pandoc.Inlines({ pandoc.Str(single and "‘" or "“") })
    list:extend(quoted.content)
    list:insert(pandoc.Str(single and "’" or "”"))
    return list
  end

  function M.resolve(blocks)
    return blocks:walk({
      Quoted = quotation,
      Cite = function(cite)
        local result = pandoc.Inlines({})
        for position, citation in ipairs(cite.citations) do
          if position > 1 then
            result:extend({ pandoc.Str(","), pandoc.Space() })
          end
          result:extend(link(citation, citation.suffix))
        end
        return result
      end,
    })
  end

  return M
end
